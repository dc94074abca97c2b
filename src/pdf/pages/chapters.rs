//! The page's elements → chapters: stretches of the document that begin on a page of their own
//! and can be laid out apart from each other.

use crate::pdf::markup::{Document, NodeId, NodeKind};
use crate::pdf::style::computed::{Break, Display, Size, Style};
use crate::pdf::text::inline::Surroundings;

/// Elements that follow each other without a forced break between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// In document order.
    pub units: Vec<NodeId>,
    /// The name of the pages it stands on.
    pub page: Option<String>,
    /// Containers that begin with this chapter and are not laid out themselves.
    pub opened: Vec<NodeId>,
}

/// All chapters of a document.
#[must_use]
pub fn chapters<S: Surroundings>(document: &Document, around: &S) -> Vec<Chapter> {
    let mut splitter =
        Splitter { document, around, chapters: Vec::new(), cut: true, opened: Vec::new() };
    if let Some(body) = body(document) {
        for &child in &document.node(body).children {
            splitter.unit(child);
        }
    }
    splitter.chapters
}

/// The `body` element.
#[must_use]
pub fn body(document: &Document) -> Option<NodeId> {
    (0..document.nodes.len() as u32)
        .map(NodeId)
        .find(|&node| document.element(node).is_some_and(|element| element.name == "body"))
}

struct Splitter<'a, S: Surroundings> {
    document: &'a Document,
    around: &'a S,
    chapters: Vec<Chapter>,
    /// The next unit begins a chapter.
    cut: bool,
    opened: Vec<NodeId>,
}

impl<S: Surroundings> Splitter<'_, S> {
    fn unit(&mut self, node: NodeId) {
        if self.document.element(node).is_none() {
            return;
        }
        let style = self.around.style(node).clone();
        if style.display == Display::None {
            return;
        }
        if self.transparent(node, &style) {
            self.cut |= style.break_before == Break::Page;
            self.opened.push(node);
            for &child in &self.document.node(node).children {
                self.unit(child);
            }
            self.cut |= style.break_after == Break::Page;
            return;
        }
        let same_page = self.chapters.last().is_some_and(|last| last.page == style.page);
        if self.cut || style.break_before == Break::Page || !same_page {
            self.chapters.push(Chapter {
                units: Vec::new(),
                page: style.page.clone(),
                opened: Vec::new(),
            });
        }
        let chapter = self.chapters.last_mut().expect("a chapter was begun");
        chapter.units.push(node);
        chapter.opened.append(&mut self.opened);
        self.cut = style.break_after == Break::Page;
    }

    /// Whether an element only holds others, so that its children can stand in its place.
    fn transparent(&self, node: NodeId, style: &Style) -> bool {
        let plain = style.display == Display::Block
            && style.background.is_none()
            && style.page.is_none()
            && style.width == Size::Auto
            && style.max_width == Size::Auto
            && style.before.is_none()
            && style.after.is_none()
            && [style.border.top, style.border.right, style.border.bottom, style.border.left]
                .iter()
                .all(|side| crate::pdf::layout::convert::border_width(*side) <= 0.0)
            && [style.padding.top, style.padding.right, style.padding.bottom, style.padding.left]
                .iter()
                .chain(&[style.margin.left, style.margin.right])
                .all(|size| matches!(size, Size::Points(points) if points.abs() < 0.01));
        plain && self.holds_break(node)
    }

    /// Whether a forced break or a named page stands among the children, and nothing but elements.
    fn holds_break(&self, node: NodeId) -> bool {
        let mut breaks = false;
        for &child in &self.document.node(node).children {
            match &self.document.node(child).kind {
                NodeKind::Text(text) if text.trim().is_empty() => {}
                NodeKind::Text(_) => return false,
                NodeKind::Element(_) => {
                    let style = self.around.style(child);
                    match style.display {
                        Display::None => continue,
                        Display::Inline => return false,
                        _ => {}
                    }
                    breaks |= style.break_before == Break::Page
                        || style.break_after == Break::Page
                        || style.page.is_some()
                        || self.transparent(child, style);
                }
            }
        }
        breaks
    }
}
