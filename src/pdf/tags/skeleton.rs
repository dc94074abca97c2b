//! Which structure elements a page's elements may become.

use std::collections::BTreeMap;

use super::role::{Holds, Role};
use crate::drawing::Drawing;
use crate::pdf::markup::{Document, Element, NodeId, NodeKind};
use crate::pdf::style::Styles;
use crate::pdf::style::computed::Display;

/// The index of a structure element in its [`Skeleton`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pdf) struct Slot(pub(super) u32);

/// The structure elements that a document can have, in its order.
#[derive(Debug)]
pub(in crate::pdf) struct Skeleton<'a> {
    pub(super) document: &'a Document,
    drawings: &'a BTreeMap<String, Drawing>,
    pub(super) bones: Vec<Bone>,
    /// By node: where its content goes; none when nobody reads it.
    homes: Vec<Option<Slot>>,
    /// By node, for list items: where the marker goes.
    markers: Vec<Option<Slot>>,
}

/// A structure element that may come to be.
#[derive(Debug, Clone)]
pub(super) struct Bone {
    pub(super) role: Role,
    pub(super) parent: Option<Slot>,
    pub(super) node: NodeId,
    /// The language, where it is not that of the parent.
    pub(super) language: Option<String>,
}

/// Elements that stand in lines of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time", "u",
];

impl<'a> Skeleton<'a> {
    /// The skeleton of a document.
    pub(in crate::pdf) fn of(
        document: &'a Document,
        styles: &Styles,
        drawings: &'a BTreeMap<String, Drawing>,
    ) -> Self {
        let count = document.nodes.len();
        let skeleton = Self {
            document,
            drawings,
            bones: vec![],
            homes: vec![None; count],
            markers: vec![None; count],
        };
        Builder { skeleton, hidden: vec![false; count], items: vec![None; count] }.build(styles)
    }

    /// Where text of this element goes.
    pub(in crate::pdf) fn content(&self, node: NodeId) -> Option<Slot> {
        let mut slot = self.homes[node.0 as usize]?;
        while self.bone(slot).role.holds() == Holds::Parts {
            slot = self.bone(slot).parent?;
        }
        Some(slot)
    }

    /// Where the marker of this list item goes.
    pub(in crate::pdf) fn marker(&self, node: NodeId) -> Option<Slot> {
        self.markers[node.0 as usize].or_else(|| self.content(node))
    }

    /// Where a drawing goes that stands in this element, or is it.
    pub(in crate::pdf) fn figure(&self, node: NodeId, name: &str) -> Option<Slot> {
        let is_it = |element: &Element| {
            element.name == "svg"
                && element.attributes.get("data-drawing").is_none_or(|known| known == name)
        };
        if self.document.element(node).is_some_and(is_it) {
            let slot = self.homes[node.0 as usize]?;
            return (self.bone(slot).role == Role::Figure).then_some(slot);
        }
        let children = &self.document.node(node).children;
        children.iter().find_map(|&child| self.figure(child, name))
    }

    /// What stands for a drawing for somebody who cannot see it: the label of its element, or what
    /// the drawing says of itself.
    pub(in crate::pdf) fn alternative(&self, slot: Slot) -> String {
        let Some(element) = self.document.element(self.bone(slot).node) else {
            return String::new();
        };
        if let Some(label) = element.attributes.get("aria-label") {
            return label.clone();
        }
        let name = element.attributes.get("data-drawing");
        let drawing = name.and_then(|name| self.drawings.get(name));
        drawing.map_or_else(String::new, |drawing| {
            format!("{} {}", drawing.title, drawing.description).trim().to_owned()
        })
    }

    /// The row of a table, or the part that is one of many, which an element stands in.
    pub(in crate::pdf) fn row(&self, slot: Slot) -> Option<Slot> {
        let mut around = std::iter::successors(Some(slot), |&at| self.bone(at).parent);
        around.find(|&at| matches!(self.bone(at).role, Role::TR | Role::Art))
    }

    /// The words of an element in one line.
    pub(in crate::pdf) fn words(&self, node: NodeId) -> String {
        self.document.text(node).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn bone(&self, slot: Slot) -> &Bone {
        &self.bones[slot.0 as usize]
    }
}

struct Builder<'a> {
    skeleton: Skeleton<'a>,
    hidden: Vec<bool>,
    /// By node, for description lists: the item that the next description belongs to.
    items: Vec<Option<Slot>>,
}

impl<'a> Builder<'a> {
    fn build(mut self, styles: &Styles) -> Skeleton<'a> {
        for index in 0..self.skeleton.document.nodes.len() {
            let id = NodeId(index as u32);
            let node = self.skeleton.document.node(id);
            let outer = node.parent.and_then(|parent| self.skeleton.homes[parent.0 as usize]);
            let hidden = node.parent.is_some_and(|parent| self.hidden[parent.0 as usize]);
            self.skeleton.homes[index] = match &node.kind {
                NodeKind::Element(element) => {
                    self.hidden[index] = hidden
                        || styles.style(id).display == Display::None
                        || element.attributes.get("aria-hidden").is_some_and(|is| is == "true");
                    if self.hidden[index] { None } else { self.element(id, element, outer) }
                }
                NodeKind::Text(_) => outer,
            };
        }
        self.skeleton
    }

    fn element(&mut self, id: NodeId, element: &Element, outer: Option<Slot>) -> Option<Slot> {
        let Some(role) = self.role(id, element) else { return outer };
        match element.name {
            "li" => {
                let item = self.add(Role::LI, id, outer);
                let label = self.add(Role::Lbl, id, Some(item));
                self.skeleton.markers[id.0 as usize] = Some(label);
                Some(self.add(role, id, Some(item)))
            }
            "dt" | "dd" => {
                let list = self.list_of(id);
                let started = if role == Role::Lbl { None } else { self.items[list.0 as usize] };
                let item = started.unwrap_or_else(|| self.add(Role::LI, id, outer));
                self.items[list.0 as usize] = Some(item);
                Some(self.add(role, id, Some(item)))
            }
            _ => Some(self.add(role, id, outer)),
        }
    }

    fn list_of(&self, id: NodeId) -> NodeId {
        let document = self.skeleton.document;
        let above = std::iter::successors(document.node(id).parent, |&at| document.node(at).parent);
        let mut lists = above.filter(|&at| document.element(at).is_some_and(|e| e.name == "dl"));
        lists.next().unwrap_or(id)
    }

    fn add(&mut self, role: Role, node: NodeId, parent: Option<Slot>) -> Slot {
        let slot = Slot(self.skeleton.bones.len() as u32);
        let again = parent.is_some_and(|parent| self.skeleton.bone(parent).node == node);
        let language = if again { None } else { self.language(node) };
        self.skeleton.bones.push(Bone { role, parent, node, language });
        slot
    }

    /// The language that an element switches to.
    fn language(&self, node: NodeId) -> Option<String> {
        let document = self.skeleton.document;
        let own = document.element(node)?.attributes.get("lang")?;
        let above =
            std::iter::successors(document.node(node).parent, |&at| document.node(at).parent);
        let mut known = above.filter_map(|at| document.element(at)?.attributes.get("lang"));
        let around = known.next().map_or(document.language.as_str(), String::as_str);
        (own != around && !own.is_empty()).then(|| own.clone())
    }

    /// What an element becomes; none when it only groups or styles.
    fn role(&self, id: NodeId, element: &Element) -> Option<Role> {
        let switches = self.language(id).is_some();
        Some(match element.name {
            "html" => Role::Document,
            "section" | "nav" => Role::Sect,
            "article" => Role::Art,
            "aside" | "figure" => Role::Div,
            "blockquote" => Role::BlockQuote,
            "p" | "pre" => Role::P,
            "h1" => Role::H(1),
            "h2" => Role::H(2),
            "h3" => Role::H(3),
            "h4" => Role::H(4),
            "h5" => Role::H(5),
            "h6" => Role::H(6),
            "ul" | "ol" | "dl" => Role::L,
            "li" | "dd" => Role::LBody,
            "dt" => Role::Lbl,
            "table" => Role::Table,
            "caption" | "figcaption" => Role::Caption,
            "thead" => Role::THead,
            "tbody" => Role::TBody,
            "tfoot" => Role::TFoot,
            "tr" => Role::TR,
            "th" => Role::TH,
            "td" => Role::TD,
            // A drawing that says nothing is decoration.
            "svg" if self.says_nothing(element) => return None,
            "svg" => Role::Figure,
            "math" => Role::Formula,
            "a" if element.attributes.contains_key("href") => Role::Link,
            "code" => Role::Code,
            "q" => Role::Quote,
            "body" | "div" | "footer" | "header" | "main" => {
                match (self.has_text(id), self.has_blocks(id), switches) {
                    (true, false, _) => Role::P,
                    (true, true, _) | (false, _, true) => Role::Div,
                    (false, _, false) => return None,
                }
            }
            _ if switches => Role::Span,
            _ => return None,
        })
    }

    fn says_nothing(&self, element: &Element) -> bool {
        let name = element.attributes.get("data-drawing");
        let drawing = name.and_then(|name| self.skeleton.drawings.get(name));
        let untitled = drawing.is_none_or(|drawing| drawing.title.is_empty());
        untitled && !element.attributes.contains_key("aria-label")
    }

    fn has_text(&self, id: NodeId) -> bool {
        let document = self.skeleton.document;
        document.node(id).children.iter().any(|&child| match &document.node(child).kind {
            NodeKind::Text(text) => !text.trim().is_empty(),
            NodeKind::Element(element) => INLINE.contains(&element.name) && self.has_text(child),
        })
    }

    fn has_blocks(&self, id: NodeId) -> bool {
        let document = self.skeleton.document;
        let children = document.node(id).children.iter();
        children.filter_map(|&child| document.element(child)).any(|element| {
            !INLINE.contains(&element.name) && !matches!(element.name, "svg" | "br" | "wbr")
        })
    }
}
