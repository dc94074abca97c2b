//! Drawing → inline SVG.
//!
//! Colours are plain attributes in lower-case hexadecimal, so that the style sheet of the screen
//! can replace each in the dark. Text from outside is escaped and isolated.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use crate::drawing::{Anchor, Drawing, Fill, Label, Mark, Point, Shape, Stamp, Stroke, Weight};
use crate::theme::{Dash, Marker};

/// The stamps that a page has already: each is written once.
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
        Telling::Hidden => out.push_str(" aria-hidden=\"true\" focusable=\"false\">"),
        Telling::Named(label) => {
            let _ = write!(out, " role=\"img\" aria-label=\"{label}\">");
        }
    }
    for alike in drawing.shapes.chunk_by(|one, other| {
        look(one).is_some_and(|look_of_one| look(other) == Some(look_of_one))
    }) {
        match (alike, look(&alike[0])) {
            ([Shape::Stamp(stamp)], _) => use_stamp(&mut out, stamp, stamps),
            ([Shape::Label(label)], _) => write_label(&mut out, label, usual),
            ([_, _, ..], Some(look)) => write_alike(&mut out, alike, look),
            (plain, _) => plain.iter().for_each(|shape| write_shape(&mut out, shape)),
        }
    }
    out.push_str("</svg>");
    out
}

/// The size of most labels, where there are several of one size.
fn usual_size(shapes: &[Shape]) -> Option<f32> {
    let mut sizes: Vec<i64> = Vec::new();
    for shape in shapes {
        if let Shape::Label(label) = shape {
            sizes.push(number(label.size).0);
        }
    }
    sizes.sort_unstable();
    let most = sizes.chunk_by(|one, other| one == other).max_by_key(|alike| alike.len())?;
    (most.len() > 2).then(|| most[0] as f32 / 100.0)
}

/// What shapes look like of which several in a row make one path.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Look {
    /// Marks with corners that have neither an edge nor anything to be seen through.
    Filled(Fill),
    /// Lines.
    Drawn(Stroke),
}

fn look(shape: &Shape) -> Option<Look> {
    match shape {
        Shape::Line { stroke, .. } => Some(Look::Drawn(*stroke)),
        Shape::Mark(mark) => {
            let fill = mark.fill.filter(|fill| fill.opacity > 0.999 && mark.stroke.is_none())?;
            (mark.marker != Marker::Circle).then_some(Look::Filled(fill))
        }
        _ => None,
    }
}

/// Shapes of one look as one path.
fn write_alike(out: &mut String, shapes: &[Shape], look: Look) {
    out.push_str("<path d=\"");
    for shape in shapes {
        match shape {
            Shape::Line { points, .. } => out.push_str(&path(points, false)),
            Shape::Mark(mark) => {
                out.push_str(&mark.outline().map_or_else(String::new, |all| path(&all, true)));
            }
            _ => {}
        }
    }
    out.push('"');
    match look {
        Look::Filled(fill) => paint(out, Some(fill), None),
        Look::Drawn(stroke) => paint(out, None, Some(stroke)),
    }
    out.push_str("/>");
}

fn use_stamp(out: &mut String, stamp: &Stamp, stamps: &mut StampsSeen) {
    if stamps.0.insert(stamp.id.clone()) {
        let _ = write!(out, "<defs><g id=\"{}\">", stamp.id);
        for shape in &stamp.shapes {
            write_shape(out, shape);
        }
        out.push_str("</g></defs>");
    }
    let _ = write!(out, "<use href=\"#{}\"/>", stamp.id);
}

pub(super) fn write_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Line { points, stroke } => {
            let _ = write!(out, "<path d=\"{}\"", path(points, false));
            paint(out, None, Some(*stroke));
            out.push_str("/>");
        }
        Shape::Polygon { points, fill, stroke } => {
            let _ = write!(out, "<path d=\"{}\"", path(points, true));
            paint(out, *fill, *stroke);
            out.push_str("/>");
        }
        Shape::Circle { center, radius, fill, stroke } => {
            circle(out, *center, *radius, *fill, *stroke);
        }
        Shape::Mark(mark) => write_mark(out, mark),
        Shape::Label(label) => write_label(out, label, None),
        Shape::Stamp(_) => {}
    }
}

fn circle(out: &mut String, at: Point, radius: f32, fill: Option<Fill>, stroke: Option<Stroke>) {
    let (x, y, radius) = (number(at.x), number(at.y), number(radius));
    let _ = write!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
    paint(out, fill, stroke);
    out.push_str("/>");
}

fn write_mark(out: &mut String, mark: &Mark) {
    match mark.outline() {
        None => circle(out, mark.at, mark.radius, mark.fill, mark.stroke),
        Some(corners) => {
            let _ = write!(out, "<path d=\"{}\"", path(&corners, true));
            paint(out, mark.fill, mark.stroke);
            out.push_str("/>");
        }
    }
}

/// A label; its size where it is not the usual one.
fn write_label(out: &mut String, label: &Label, usual: Option<f32>) {
    let _ = write!(out, "<text x=\"{}\" y=\"{}\"", number(label.at.x), number(label.at.y));
    match label.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if usual.is_none_or(|usual| number(usual).0 != number(label.size).0) {
        let _ = write!(out, " font-size=\"{}\"", number(label.size));
    }
    let _ = write!(out, " fill=\"{}\"", label.color.css());
    if label.weight == Weight::Bold {
        out.push_str(" font-weight=\"700\"");
    }
    let _ = write!(out, ">{}</text>", escaped(&label.text));
}

fn paint(out: &mut String, fill: Option<Fill>, stroke: Option<Stroke>) {
    match fill {
        None => out.push_str(" fill=\"none\""),
        Some(fill) => {
            let _ = write!(out, " fill=\"{}\"", fill.color.css());
            if fill.opacity < 0.999 {
                let _ = write!(out, " fill-opacity=\"{}\"", number(fill.opacity));
            }
        }
    }
    let Some(stroke) = stroke else { return };
    let width = stroke.width;
    let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", stroke.color.css(), number(width));
    match stroke.dash {
        Dash::Solid => {}
        Dash::Dashed => {
            let (on, off) = (number(width * 4.0), number(width * 3.0));
            let _ = write!(out, " stroke-dasharray=\"{on} {off}\"");
        }
        Dash::Dotted => {
            let gap = number(width * 2.2);
            let _ = write!(out, " stroke-dasharray=\"0 {gap}\" stroke-linecap=\"round\"");
        }
    }
}

fn path(points: &[Point], closed: bool) -> String {
    let mut path = String::new();
    let mut before: Option<(i64, i64)> = None;
    for point in points {
        let at = (number(point.x).0, number(point.y).0);
        // Steps are shorter than places; on the grid of hundredths nothing is lost.
        let (x, y) = before.map_or(at, |(x, y)| (at.0 - x, at.1 - y));
        path.push(if before.is_none() { 'M' } else { 'l' });
        let _ = write!(path, "{}", Hundredths(x));
        if y >= 0 {
            path.push(' ');
        }
        let _ = write!(path, "{}", Hundredths(y));
        before = Some(at);
    }
    if closed {
        path.push('Z');
    }
    path
}

/// A number with at most two decimals.
pub(super) fn number(value: f32) -> Hundredths {
    Hundredths((f64::from(value) * 100.0).round() as i64)
}

/// A number of hundredths in its shortest form: `12.5`, `-0.07`, `3`.
pub(super) struct Hundredths(i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if self.0 < 0 {
            out.write_str("-")?;
        }
        match part {
            0 => write!(out, "{whole}"),
            tenths if tenths % 10 == 0 => write!(out, "{whole}.{}", tenths / 10),
            hundredths => write!(out, "{whole}.{hundredths:02}"),
        }
    }
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
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
        };
        let text = svg(&drawing, "x", Telling::Picture, &mut StampsSeen::default());
        insta::assert_snapshot!(text, @r##"<svg viewBox="0 0 10 10" width="10" height="10" role="img" aria-labelledby="x-title"><title id="x-title">A &amp; B</title><text x="1" y="2.5" text-anchor="end" font-size="8.5" fill="#15181c" font-weight="700">&lt;/svg&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;�</text></svg>"##);
    }

    #[test]
    fn numbers_have_two_decimals_at_most() {
        let text = |value| number(value).to_string();
        assert_eq!([1.0, -0.5, 12.345, 0.001].map(text), ["1", "-0.5", "12.35", "0"]);
    }
}
