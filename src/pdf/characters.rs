//! Which characters a document shows, each with a text that it stands in: from these its faces are
//! chosen, and a message can say where a character without a glyph stands.

use std::collections::BTreeMap;

use crate::drawing::{Drawing, Shape};
use crate::pdf::markup::{Document, NodeKind};

/// Every character of the drawings with a text that it stands in.
#[must_use]
pub fn of_drawings(drawings: &BTreeMap<String, Drawing>) -> BTreeMap<char, &str> {
    drawings.values().flat_map(of_drawing).collect()
}

/// Every character of a drawing with a text that it stands in.
pub fn of_drawing(drawing: &Drawing) -> impl Iterator<Item = (char, &str)> {
    let shapes = drawing.shapes.iter().flat_map(|shape| match shape {
        Shape::Stamp(stamp) => &stamp.shapes[..],
        other => std::slice::from_ref(other),
    });
    let texts = shapes.filter_map(|shape| match shape {
        Shape::Label(label) => Some(label.text.as_str()),
        Shape::Line { .. }
        | Shape::Polygon { .. }
        | Shape::Circle { .. }
        | Shape::Mark(_)
        | Shape::Stamp(_) => None,
    });
    texts.flat_map(|text| text.chars().map(move |character| (character, text)))
}

/// Every character of the document with a text that it stands in.
pub(super) fn of_document<'a>(
    document: &'a Document,
    drawings: &'a BTreeMap<String, Drawing>,
) -> BTreeMap<char, &'a str> {
    let mut found = BTreeMap::new();
    let mut seen = [false; 128];
    let mut add = |text: &'a str| {
        for character in text.chars() {
            match seen.get_mut(character as usize) {
                Some(true) => {}
                Some(mark) => {
                    *mark = true;
                    found.insert(character, text);
                }
                None => {
                    found.entry(character).or_insert(text);
                }
            }
        }
    };
    add("0123456789.•–…");
    for node in &document.nodes {
        if let NodeKind::Text(text) = &node.kind {
            add(text);
        }
    }
    for drawing in drawings.values() {
        for shape in &drawing.shapes {
            match shape {
                Shape::Label(label) => add(&label.text),
                Shape::Stamp(stamp) => {
                    for shape in &stamp.shapes {
                        if let Shape::Label(label) = shape {
                            add(&label.text);
                        }
                    }
                }
                Shape::Line { .. }
                | Shape::Polygon { .. }
                | Shape::Circle { .. }
                | Shape::Mark(_) => {}
            }
        }
    }
    found
}
