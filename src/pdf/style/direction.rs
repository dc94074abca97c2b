//! The direction of an element's text from its `dir` attribute.

use crate::direction::strong;
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
