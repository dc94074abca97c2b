//! Where html5ever's tree builder builds: nodes linked to each other by index.
//!
//! The tree builder may move nodes about while it repairs markup, so links are cheap to change
//! here and the final [`Document`](super::Document) is written in one walk at the end.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};

/// How deep elements may stand in each other. Everything behind this stage may recurse.
pub const DEEPEST: u16 = 256;

/// The index that stands for no node.
pub const NONE: u32 = u32::MAX;

/// A node under construction.
pub struct Knot {
    pub parent: u32,
    pub first: u32,
    pub next: u32,
    last: u32,
    previous: u32,
    depth: u16,
    pub line: u32,
    /// Moved here by the tree builder because a table may not hold it.
    pub out_of_table: bool,
    pub what: What,
}

/// What a node is.
pub enum What {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(StrTendril),
    /// A comment, a processing instruction: read by nobody.
    Remark,
}

/// What the tree builder holds of a node: its index, and its name, which it asks for often.
#[derive(Clone)]
pub struct Handle {
    index: u32,
    namespace: Namespace,
    local: LocalName,
}

/// The sink of html5ever's tree builder.
pub struct Arena {
    knots: RefCell<Vec<Knot>>,
    line: Cell<u32>,
    too_deep: Cell<Option<u32>>,
}

impl Arena {
    /// An arena with the document node, and room for a page of so many bytes.
    pub fn for_page(bytes: usize) -> Self {
        let mut knots = Vec::with_capacity(bytes / 24 + 16);
        knots.push(Knot::new(What::Document, 1));
        Self { knots: RefCell::new(knots), line: Cell::new(1), too_deep: Cell::new(None) }
    }

    /// The line where elements first stood deeper than [`DEEPEST`].
    pub fn too_deep(&self) -> Option<u32> {
        self.too_deep.get()
    }

    /// The finished nodes; the first is the document.
    pub fn into_knots(self) -> Vec<Knot> {
        self.knots.into_inner()
    }

    fn add(&self, what: What) -> u32 {
        let mut knots = self.knots.borrow_mut();
        let index = u32::try_from(knots.len()).expect("a page has fewer than 2^32 nodes");
        knots.push(Knot::new(what, self.line.get()));
        index
    }

    fn nameless(&self, what: What) -> Handle {
        Handle {
            index: self.add(what),
            namespace: Namespace::default(),
            local: LocalName::default(),
        }
    }

    fn place_last(&self, parent: u32, child: NodeOrText<Handle>) -> Option<u32> {
        let last = self.knots.borrow()[parent as usize].last;
        let child = self.knot_of(last, child)?;
        let depth = self.knots.borrow_mut().link_last(parent, child);
        if depth > DEEPEST && self.too_deep.get().is_none() {
            self.too_deep.set(Some(self.line.get()));
        }
        Some(child)
    }

    fn place_before(&self, sibling: u32, child: NodeOrText<Handle>) -> Option<u32> {
        let previous = self.knots.borrow()[sibling as usize].previous;
        let child = self.knot_of(previous, child)?;
        self.knots.borrow_mut().link_before(sibling, child);
        Some(child)
    }

    /// The node to link; none when the text went into the text node beside it.
    fn knot_of(&self, neighbour: u32, child: NodeOrText<Handle>) -> Option<u32> {
        let text = match child {
            NodeOrText::AppendNode(node) => {
                self.knots.borrow_mut().unlink(node.index);
                return Some(node.index);
            }
            NodeOrText::AppendText(text) => text,
        };
        if neighbour != NONE
            && let What::Text(before) = &mut self.knots.borrow_mut()[neighbour as usize].what
        {
            before.push_tendril(&text);
            return None;
        }
        Some(self.add(What::Text(text)))
    }
}

impl Knot {
    fn new(what: What, line: u32) -> Self {
        Self {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
            line,
            out_of_table: false,
            what,
        }
    }
}

/// Changing the links between nodes.
trait Links {
    fn link_last(&mut self, parent: u32, child: u32) -> u16;
    fn link_before(&mut self, sibling: u32, child: u32);
    fn unlink(&mut self, node: u32);
}

impl Links for Vec<Knot> {
    fn link_last(&mut self, parent: u32, child: u32) -> u16 {
        let depth = self[parent as usize].depth.saturating_add(1);
        let last = std::mem::replace(&mut self[parent as usize].last, child);
        match last {
            NONE => self[parent as usize].first = child,
            last => self[last as usize].next = child,
        }
        let knot = &mut self[child as usize];
        (knot.parent, knot.previous, knot.next, knot.depth) = (parent, last, NONE, depth);
        depth
    }

    fn link_before(&mut self, sibling: u32, child: u32) {
        let Knot { parent, previous, depth, .. } = self[sibling as usize];
        let knot = &mut self[child as usize];
        (knot.parent, knot.previous, knot.next, knot.depth) = (parent, previous, sibling, depth);
        self[sibling as usize].previous = child;
        match previous {
            NONE => self[parent as usize].first = child,
            previous => self[previous as usize].next = child,
        }
    }

    fn unlink(&mut self, node: u32) {
        let Knot { parent, previous, next, .. } = self[node as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self[parent as usize].first = next,
            previous => self[previous as usize].next = next,
        }
        match next {
            NONE => self[parent as usize].last = previous,
            next => self[next as usize].previous = previous,
        }
        let knot = &mut self[node as usize];
        (knot.parent, knot.previous, knot.next) = (NONE, NONE, NONE);
    }
}

impl TreeSink for Arena {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {
        // The tree builder repairs as every browser does; what it must not repair in silence
        // shows in the tree.
    }

    fn get_document(&self) -> Handle {
        Handle { index: 0, namespace: Namespace::default(), local: LocalName::default() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        ExpandedName { ns: &target.namespace, local: &target.local }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        let (namespace, local) = (name.ns.clone(), name.local.clone());
        Handle { index: self.add(What::Element { name, attributes }), namespace, local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.nameless(What::Remark)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.nameless(What::Remark)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.place_last(parent.index, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let placed = match self.knots.borrow()[element.index as usize].parent {
            NONE => None,
            _ => Some(element.index),
        };
        let placed = match placed {
            Some(sibling) => self.place_before(sibling, child),
            None => self.place_last(previous.index, child),
        };
        if let Some(index) = placed {
            self.knots.borrow_mut()[index as usize].out_of_table = true;
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.index == other.index
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.place_before(sibling.index, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<Attribute>) {
        if let What::Element { attributes, .. } =
            &mut self.knots.borrow_mut()[target.index as usize].what
        {
            for attribute in more {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.knots.borrow_mut().unlink(target.index);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut knots = self.knots.borrow_mut();
        while knots[node.index as usize].first != NONE {
            let child = knots[node.index as usize].first;
            knots.unlink(child);
            knots.link_last(new_parent.index, child);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}
