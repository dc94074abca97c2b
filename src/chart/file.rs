//! Drawing → a file of SVG that stands alone, for a deck.
//!
//! Text stays text, in Noto Sans or what is there in its place, so that it can be searched, edited
//! and read aloud; the PNG beside it shows the letters as they are meant.

use std::fmt::Write as _;

use super::shapes::{Step, Writer, escaped, number};
use crate::drawing::{Drawing, Shape};
use crate::theme::FAMILY;

/// The drawing as a whole file.
#[must_use]
pub fn svg_file(drawing: &Drawing) -> String {
    let mut out = String::with_capacity(4096);
    let (width, height) = (number(drawing.width), number(drawing.height));
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}pt\" height=\"{height}pt\" font-family=\"'{FAMILY}', 'Segoe UI', Arial, \
         sans-serif\" role=\"img\" aria-labelledby=\"title desc\"><title id=\"title\">{}</title>\
         <desc id=\"desc\">{}</desc>",
        escaped(&drawing.title),
        escaped(&drawing.description)
    );
    let mut writer = Writer { out, step: Step::Hundredth, size: None };
    shapes(&mut writer, &drawing.shapes);
    writer.out.push_str("</svg>\n");
    writer.out
}

fn shapes(writer: &mut Writer, all: &[Shape]) {
    for shape in all {
        match shape {
            Shape::Stamp(stamp) => shapes(writer, &stamp.shapes),
            Shape::Line { .. }
            | Shape::Polygon { .. }
            | Shape::Circle { .. }
            | Shape::Mark(_)
            | Shape::Label(_) => writer.shape(shape),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Anchor, Label, Point, Weight};
    use crate::theme::INK;

    #[test]
    fn a_file_stands_alone_and_names_its_faces() {
        let label = Label {
            at: Point::new(1.0, 2.5),
            anchor: Anchor::Start,
            size: 8.5,
            weight: Weight::Regular,
            color: INK,
            text: "A & <b>".to_owned(),
        };
        let drawing = Drawing {
            width: 10.0,
            height: 20.5,
            title: "Shares".to_owned(),
            description: "Strategic < Tactical".to_owned(),
            shapes: vec![Shape::Label(label)],
            values: vec![],
        };
        insta::assert_snapshot!(svg_file(&drawing), @r##"
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20.5" width="10pt" height="20.5pt" font-family="'Noto Sans', 'Segoe UI', Arial, sans-serif" role="img" aria-labelledby="title desc"><title id="title">Shares</title><desc id="desc">Strategic &lt; Tactical</desc><text x="1" y="2.5" font-size="8.5" fill="#15181c">A &amp; &lt;b&gt;</text></svg>
        "##);
    }
}
