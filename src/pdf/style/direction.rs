//! The direction of an element's text from its `dir` attribute.

use crate::pdf::markup::{Document, NodeId, NodeKind};

/// The direction that an element asks for: `true` is right to left, none keeps the parent's.
#[must_use]
pub fn direction(document: &Document, node: NodeId) -> Option<bool> {
    let element = document.element(node)?;
    let isolated = element.name == "bdi";
    match element.attributes.get("dir").map(|dir| dir.to_ascii_lowercase()).as_deref() {
        Some("rtl") => Some(true),
        Some("ltr") => Some(false),
        Some("auto") => Some(first_strong(document, node).unwrap_or(false)),
        _ if isolated => Some(first_strong(document, node).unwrap_or(false)),
        _ => None,
    }
}

fn first_strong(document: &Document, node: NodeId) -> Option<bool> {
    match &document.node(node).kind {
        NodeKind::Text(text) => text.chars().find_map(strong),
        NodeKind::Element(_) => {
            document.node(node).children.iter().find_map(|&child| first_strong(document, child))
        }
    }
}

/// Whether a character is strongly right to left (`true`) or left to right (`false`).
fn strong(character: char) -> Option<bool> {
    match u32::from(character) {
        // Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours; presentation forms; the
        // right-to-left scripts of the supplementary planes.
        0x590..=0x8FF
        | 0xFB1D..=0xFDFF
        | 0xFE70..=0xFEFF
        | 0x10800..=0x10FFF
        | 0x1E800..=0x1EFFF
            if character.is_alphabetic() =>
        {
            Some(true)
        }
        _ if character.is_alphabetic() => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::strong;

    #[test]
    fn letters_have_a_direction_and_digits_have_none() {
        assert_eq!("12 נועה".chars().find_map(strong), Some(true));
        assert_eq!("12 Noa".chars().find_map(strong), Some(false));
        assert_eq!("12 – 7".chars().find_map(strong), None);
    }
}
