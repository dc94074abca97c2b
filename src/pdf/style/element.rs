//! An element of the page as the `selectors` crate sees it.

use selectors::attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint};
use selectors::bloom::BloomFilter;
use selectors::matching::{ElementSelectorFlags, MatchingContext};
use selectors::{Element, OpaqueElement};

use super::selector::{Name, Never, Ours, PseudoBox};
use crate::pdf::markup::{self, Document, NodeId, NodeKind};

/// An element, with its place among its siblings.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The page.
    pub document: &'a Document,
    /// Which node.
    pub node: NodeId,
    /// The place of every node among its parent's children.
    pub places: &'a [u32],
}

impl<'a> Seen<'a> {
    fn own(&self) -> &'a markup::Element {
        self.document.element(self.node).expect("only elements are matched")
    }

    fn at(&self, node: NodeId) -> Self {
        Self { node, ..*self }
    }

    fn siblings(&self) -> &'a [NodeId] {
        match self.document.node(self.node).parent {
            Some(parent) => &self.document.node(parent).children,
            None => &[],
        }
    }

    fn place(&self) -> usize {
        self.places[self.node.0 as usize] as usize
    }

    fn attribute(&self, name: &str) -> Option<String> {
        let own = self.own();
        match name {
            "id" => own.id.clone(),
            "class" if own.classes.is_empty() => None,
            "class" => Some(own.classes.join(" ")),
            _ => own.attributes.get(name).cloned(),
        }
    }
}

impl Element for Seen<'_> {
    type Impl = Ours;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.document.node(self.node))
    }

    fn parent_element(&self) -> Option<Self> {
        self.document.node(self.node).parent.map(|parent| self.at(parent))
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let before = self.siblings().get(..self.place())?;
        let found = before.iter().rev().find(|&&node| self.document.element(node).is_some())?;
        Some(self.at(*found))
    }

    fn next_sibling_element(&self) -> Option<Self> {
        let after = self.siblings().get(self.place() + 1..)?;
        let found = after.iter().find(|&&node| self.document.element(node).is_some())?;
        Some(self.at(*found))
    }

    fn first_element_child(&self) -> Option<Self> {
        let children = &self.document.node(self.node).children;
        let found = children.iter().find(|&&node| self.document.element(node).is_some())?;
        Some(self.at(*found))
    }

    fn is_html_element_in_html_document(&self) -> bool {
        true
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.own().name == name
    }

    fn has_namespace(&self, namespace: &str) -> bool {
        namespace.is_empty()
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.own().name == other.own().name
    }

    fn attr_matches(
        &self,
        _: &NamespaceConstraint<&Name>,
        name: &Name,
        operation: &AttrSelectorOperation<&Name>,
    ) -> bool {
        self.attribute(&name.0).is_some_and(|value| operation.eval_str(&value))
    }

    fn match_non_ts_pseudo_class(&self, class: &Never, _: &mut MatchingContext<Ours>) -> bool {
        match *class {}
    }

    fn match_pseudo_element(&self, _: &PseudoBox, _: &mut MatchingContext<Ours>) -> bool {
        // Rules for generated boxes are matched against the element that has them.
        true
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn is_link(&self) -> bool {
        self.own().name == "a" && self.own().attributes.contains_key("href")
    }

    fn is_html_slot_element(&self) -> bool {
        false
    }

    fn has_id(&self, id: &Name, case: CaseSensitivity) -> bool {
        self.own().id.as_ref().is_some_and(|own| case.eq(own.as_bytes(), id.0.as_bytes()))
    }

    fn has_class(&self, name: &Name, case: CaseSensitivity) -> bool {
        self.own().classes.iter().any(|own| case.eq(own.as_bytes(), name.0.as_bytes()))
    }

    fn has_custom_state(&self, _: &Name) -> bool {
        false
    }

    fn imported_part(&self, _: &Name) -> Option<Name> {
        None
    }

    fn is_part(&self, _: &Name) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        self.document.node(self.node).children.iter().all(|&child| {
            matches!(&self.document.node(child).kind, NodeKind::Text(text) if text.is_empty())
        })
    }

    fn is_root(&self) -> bool {
        self.document.node(self.node).parent.is_none()
    }

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}
