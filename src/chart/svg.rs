//! Drawing → inline SVG.
//!
//! Colours are plain attributes in lower-case hexadecimal, so that the style sheet of the screen
//! can replace each in the dark. Text from outside is escaped and isolated.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::shapes::{Step, Writer, escaped, number};
use crate::drawing::{Drawing, Shape, Stamp, Value};

/// What a page has already and can use again: stamps, and drawings of a single shape.
#[derive(Debug, Default)]
pub struct StampsSeen(BTreeSet<String>);

/// How a drawing is told to those who cannot see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling<'a> {
    /// By its title and description.
    Picture,
    /// Not at all: it decorates.
    Hidden,
    /// By these words, already escaped.
    Named(&'a str),
}

/// The drawing as an `svg` element; `name` is unique on the page.
#[must_use]
pub fn svg(drawing: &Drawing, name: &str, telling: Telling<'_>, stamps: &mut StampsSeen) -> String {
    let mut out = String::with_capacity(1024);
    let (width, height) = (number(drawing.width), number(drawing.height));
    let _ =
        write!(out, "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"");
    // What most labels have is said once.
    let usual = usual_size(&drawing.shapes);
    if let Some(size) = usual {
        let _ = write!(out, " font-size=\"{}\"", number(size));
    }
    match telling {
        Telling::Picture => {
            let _ = write!(out, " role=\"img\" aria-labelledby=\"{name}-title\">");
            let _ = write!(out, "<title id=\"{name}-title\">{}</title>", escaped(&drawing.title));
        }
        Telling::Hidden => out.push_str(" aria-hidden=\"true\">"),
        Telling::Named(label) => {
            let _ = write!(out, " role=\"img\" aria-label=\"{label}\">");
        }
    }
    // A tenth of a point is not seen on a chart; on a mark the size of a letter it is.
    let step = if drawing.width > SMALL { Step::Tenth } else { Step::Hundredth };
    let mut writer = Writer { out, step, size: usual };
    match &drawing.shapes[..] {
        [shape] if telling != Telling::Picture => use_shape(&mut writer, name, shape, stamps),
        shapes => write_shapes(&mut writer, shapes, stamps),
    }
    if telling != Telling::Hidden {
        write_values(&mut writer, &drawing.values);
    }
    writer.out.push_str("</svg>");
    writer.out
}

/// Up to how many points wide a drawing stands among words.
const SMALL: f32 = 100.0;

/// What the marks say, over them and unseen: a browser shows it at the pointer, and the script of the
/// page reads it.
fn write_values(writer: &mut Writer, values: &[Value]) {
    /// How large the dots are in which a mark is found.
    const NEAR: f32 = 12.0;
    if values.is_empty() {
        return;
    }
    let near = number(NEAR);
    let _ = write!(
        writer.out,
        "<g class=\"values\" stroke-width=\"{near}\" stroke-linecap=\"round\" pointer-events=\"stroke\">"
    );
    for value in values {
        writer.out.push_str("<path d=\"");
        value.at.iter().for_each(|at| writer.dot(*at));
        if value.text.is_empty() {
            writer.out.push_str("\"/>");
        } else {
            let _ = write!(writer.out, "\"><title>{}</title></path>", escaped(&value.text));
        }
    }
    writer.out.push_str("</g>");
}

fn write_shapes(writer: &mut Writer, mut shapes: &[Shape], stamps: &mut StampsSeen) {
    while let Some((first, others)) = shapes.split_first() {
        if let Shape::Stamp(stamp) = first {
            use_stamp(writer, stamp, stamps);
            shapes = others;
        } else {
            shapes = &shapes[writer.alike(shapes)..];
        }
    }
}

/// A mark that stands in many lines of text is written once.
fn use_shape(writer: &mut Writer, name: &str, shape: &Shape, stamps: &mut StampsSeen) {
    if stamps.0.insert(name.to_owned()) {
        let _ = write!(writer.out, "<g id=\"{name}\">");
        writer.shape(shape);
        writer.out.push_str("</g>");
    } else {
        let _ = write!(writer.out, "<use href=\"#{name}\"/>");
    }
}

/// The size of most labels, where there are several of one size.
fn usual_size(shapes: &[Shape]) -> Option<f32> {
    let sizes = shapes.iter().filter_map(|shape| match shape {
        Shape::Label(label) => Some(label.size),
        _ => None,
    });
    let mut sizes: Vec<f32> = sizes.collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let most = sizes.chunk_by(|one, other| one == other).max_by_key(|alike| alike.len())?;
    (most.len() > 2).then(|| most[0])
}

fn use_stamp(writer: &mut Writer, stamp: &Stamp, stamps: &mut StampsSeen) {
    if stamps.0.insert(stamp.id.clone()) {
        let _ = write!(writer.out, "<defs><g id=\"{}\">", stamp.id);
        // Where it is used again, other sizes are said around it.
        let size = writer.size.take();
        stamp.shapes.iter().for_each(|shape| writer.shape(shape));
        writer.size = size;
        writer.out.push_str("</g></defs>");
    }
    let _ = write!(writer.out, "<use href=\"#{}\"/>", stamp.id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Anchor, Label, Point, Weight};
    use crate::theme::INK;

    #[test]
    fn a_hostile_name_is_text() {
        let label = Label {
            at: Point::new(1.0, 2.5),
            anchor: Anchor::End,
            size: 8.5,
            weight: Weight::Bold,
            color: INK,
            text: "</svg><script>alert(\"1\")</script>\u{7}".to_owned(),
        };
        let drawing = Drawing {
            width: 10.0,
            height: 10.0,
            title: "A & B".to_owned(),
            description: String::new(),
            shapes: vec![Shape::Label(label)],
            values: vec![Value { at: vec![Point::new(1.0, 2.0)], text: "<b> & 7".to_owned() }],
        };
        let text = svg(&drawing, "x", Telling::Picture, &mut StampsSeen::default());
        insta::assert_snapshot!(text, @r##"<svg viewBox="0 0 10 10" width="10" height="10" role="img" aria-labelledby="x-title"><title id="x-title">A &amp; B</title><text x="1" y="2.5" text-anchor="end" font-size="8.5" fill="#15181c" font-weight="700">&lt;/svg&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;�</text><g class="values" stroke-width="12" stroke-linecap="round" pointer-events="stroke"><path d="M1 2h0"><title>&lt;b&gt; &amp; 7</title></path></g></svg>"##);
    }
}
