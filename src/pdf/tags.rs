//! The structure tree: what each piece of content is, from the page's elements.
//!
//! An element becomes a structure element when some of its content is on a page; containers that
//! add no meaning are passed over. Kids stand in the order in which they are read.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId, StringFormat, dictionary};

use crate::drawing::Drawing;
use crate::pdf::markup::{Document, NodeId, NodeKind};

/// Whose content a marked sequence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The content of an element.
    Content(NodeId),
    /// The marker of a list item.
    Marker(NodeId),
    /// A drawing.
    Figure(NodeId),
}

/// What each element of a page is in the structure tree.
pub struct Skeleton<'a> {
    document: &'a Document,
    /// By node: the role of an element that has one.
    roles: Vec<Option<&'static str>>,
    drawings: &'a BTreeMap<String, Drawing>,
}

impl<'a> Skeleton<'a> {
    /// The roles of all elements.
    #[must_use]
    pub fn new(document: &'a Document, drawings: &'a BTreeMap<String, Drawing>) -> Self {
        let roles =
            (0..document.nodes.len() as u32).map(|node| role(document, NodeId(node))).collect();
        Self { document, roles, drawings }
    }

    /// The content of the nearest element that has a role.
    #[must_use]
    pub fn content(&self, node: NodeId) -> Option<Slot> {
        self.nearest(node).map(Slot::Content)
    }

    /// The marker of a list item.
    #[must_use]
    pub fn marker(&self, node: NodeId) -> Option<Slot> {
        self.roles[node.0 as usize].map(|_| Slot::Marker(node))
    }

    /// A drawing, unless it only decorates.
    #[must_use]
    pub fn figure(&self, node: NodeId, name: &str) -> Option<Slot> {
        let label = self.document.element(node)?.attributes.contains_key("aria-label");
        let says = self.drawings.get(name).is_some_and(|drawing| !drawing.title.is_empty());
        (label || says).then_some(Slot::Figure(node))
    }

    /// The tag of a marked sequence.
    #[must_use]
    pub fn tag(&self, slot: Slot) -> &'static str {
        match slot {
            Slot::Content(node) => match self.roles[node.0 as usize] {
                Some("LI") => "LBody",
                Some(role) => role,
                None => "P",
            },
            Slot::Marker(_) => "Lbl",
            Slot::Figure(_) => "Figure",
        }
    }

    fn nearest(&self, node: NodeId) -> Option<NodeId> {
        let mut at = Some(node);
        while let Some(own) = at {
            if self.roles[own.0 as usize].is_some() {
                return Some(own);
            }
            at = self.document.node(own).parent;
        }
        None
    }

    /// What a reader hears instead of a drawing.
    fn alternative(&self, node: NodeId) -> String {
        let Some(element) = self.document.element(node) else { return String::new() };
        if let Some(label) = element.attributes.get("aria-label") {
            return label.clone();
        }
        let drawing =
            element.attributes.get("data-drawing").and_then(|name| self.drawings.get(name));
        drawing.map_or_else(String::new, |drawing| {
            format!("{} {}", drawing.title, drawing.description).trim().to_owned()
        })
    }
}

/// The role of an element; none for text and for elements that add no meaning.
fn role(document: &Document, node: NodeId) -> Option<&'static str> {
    let element = document.element(node)?;
    Some(match element.name {
        "html" => "Document",
        "section" | "article" | "nav" | "aside" => "Sect",
        "h1" => "H1",
        "h2" => "H2",
        "h3" => "H3",
        "h4" => "H4",
        "h5" => "H5",
        "h6" => "H6",
        "p" | "pre" | "dt" | "dd" => "P",
        "ul" | "ol" => "L",
        "li" => "LI",
        "table" => "Table",
        "caption" | "figcaption" => "Caption",
        "thead" => "THead",
        "tbody" => "TBody",
        "tfoot" => "TFoot",
        "tr" => "TR",
        "th" => "TH",
        "td" => "TD",
        "blockquote" => "BlockQuote",
        "a" if element.attributes.contains_key("href") => "Link",
        "svg" => return None,
        "div" | "header" | "footer" | "main" | "figure" | "body" | "dl" | "address" => {
            return holds_text(document, node).then_some("P");
        }
        _ if element.attributes.contains_key("lang") => "Span",
        _ => return None,
    })
}

/// Whether words stand in an element itself, not in blocks inside it.
fn holds_text(document: &Document, node: NodeId) -> bool {
    document.node(node).children.iter().any(|&child| match &document.node(child).kind {
        NodeKind::Text(text) => !text.trim().is_empty(),
        NodeKind::Element(element) => matches!(
            element.name,
            "a" | "abbr"
                | "b"
                | "bdi"
                | "bdo"
                | "cite"
                | "code"
                | "em"
                | "i"
                | "mark"
                | "q"
                | "s"
                | "small"
                | "span"
                | "strong"
                | "sub"
                | "sup"
                | "time"
                | "u"
        ),
    })
}

/// A structure element under construction.
struct Elem {
    role: &'static str,
    id: ObjectId,
    parent: Option<usize>,
    kids: Vec<Kid>,
    node: NodeId,
    /// Where a figure stands, with y up: left, bottom, right, top.
    place: Option<[f32; 4]>,
}

/// What a structure element holds.
enum Kid {
    Elem(usize),
    Mark { page: usize, number: usize },
    Annotation { page: usize, id: ObjectId },
}

/// Builds the tree as pages are read.
pub struct Tree<'a> {
    skeleton: &'a Skeleton<'a>,
    elems: Vec<Elem>,
    known: BTreeMap<Slot, usize>,
    /// By page, by number of the marked sequence: its element.
    parents: Vec<Vec<usize>>,
    /// The annotations' elements, in the order of their keys.
    annotations: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// A tree without content.
    #[must_use]
    pub fn new(skeleton: &'a Skeleton<'a>) -> Self {
        Self {
            skeleton,
            elems: Vec::new(),
            known: BTreeMap::new(),
            parents: Vec::new(),
            annotations: Vec::new(),
        }
    }

    /// Adds a page's marked sequences, in the order of their numbers.
    pub fn page(&mut self, file: &mut File, marks: &[Slot]) {
        let page = self.parents.len();
        let mut own = Vec::with_capacity(marks.len());
        for (number, &slot) in marks.iter().enumerate() {
            let elem = self.elem(file, slot);
            self.elems[elem].kids.push(Kid::Mark { page, number });
            own.push(elem);
        }
        self.parents.push(own);
    }

    /// Notes where a figure stands.
    pub fn place(&mut self, node: NodeId, bounds: [f32; 4]) {
        if let Some(&elem) = self.known.get(&Slot::Figure(node)) {
            self.elems[elem].place.get_or_insert(bounds);
        }
    }

    /// Adds an annotation to its link; returns its key in the parent tree.
    pub fn annotation(
        &mut self,
        file: &mut File,
        node: NodeId,
        page: usize,
        id: ObjectId,
        pages: usize,
    ) -> i64 {
        let elem = self.elem(file, Slot::Content(node));
        self.elems[elem].kids.push(Kid::Annotation { page, id });
        self.annotations.push(elem);
        (pages + self.annotations.len() - 1) as i64
    }

    fn elem(&mut self, file: &mut File, slot: Slot) -> usize {
        if let Some(&known) = self.known.get(&slot) {
            return known;
        }
        let (node, role) = match slot {
            Slot::Content(node) => (node, self.skeleton.roles[node.0 as usize].unwrap_or("P")),
            Slot::Marker(node) => (node, "Lbl"),
            Slot::Figure(node) => (node, "Figure"),
        };
        // A list item's own content stands in its body.
        if role == "LI" {
            let item = self.item(file, node);
            let body = self.add(file, "LBody", Some(item), node);
            self.known.insert(slot, body);
            return body;
        }
        let parent = match slot {
            Slot::Marker(node) => Some(self.item(file, node)),
            Slot::Content(_) | Slot::Figure(_) => self.parent(file, node),
        };
        if let Some(&known) = self.known.get(&slot) {
            // Attaching a row attaches all of its cells.
            return known;
        }
        let elem = self.add(file, role, parent, node);
        self.known.insert(slot, elem);
        if role == "TR" {
            self.cells(file, node, elem);
        }
        elem
    }

    /// The `LI` of a list item.
    fn item(&mut self, file: &mut File, node: NodeId) -> usize {
        // Items are known by a slot that no content can have.
        let key = Slot::Figure(node);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let parent = self.parent(file, node);
        let item = self.add(file, "LI", parent, node);
        self.known.insert(key, item);
        item
    }

    /// All cells of a row belong to it, also those without content.
    fn cells(&mut self, file: &mut File, row: NodeId, elem: usize) {
        for &child in &self.skeleton.document.node(row).children {
            if let Some(role @ ("TH" | "TD")) = self.skeleton.roles[child.0 as usize] {
                let cell = self.add(file, role, Some(elem), child);
                self.known.insert(Slot::Content(child), cell);
            }
        }
    }

    fn parent(&mut self, file: &mut File, node: NodeId) -> Option<usize> {
        let above = self.skeleton.document.node(node).parent?;
        let nearest = self.skeleton.nearest(above)?;
        Some(self.elem(file, Slot::Content(nearest)))
    }

    fn add(
        &mut self,
        file: &mut File,
        role: &'static str,
        parent: Option<usize>,
        node: NodeId,
    ) -> usize {
        let elem = self.elems.len();
        let id = file.new_object_id();
        self.elems.push(Elem { role, id, parent, kids: Vec::new(), node, place: None });
        if let Some(parent) = parent {
            self.elems[parent].kids.push(Kid::Elem(elem));
        }
        elem
    }

    /// Writes the tree into the file; returns the id of its root.
    pub fn write(self, file: &mut File, pages: &[ObjectId]) -> ObjectId {
        let root = file.new_object_id();
        let mut top = Vec::new();
        for elem in &self.elems {
            if elem.parent.is_none() {
                top.push(Object::Reference(elem.id));
            }
            let dictionary = self.dictionary(elem, root, pages);
            file.objects.insert(elem.id, dictionary.into());
        }
        let mut numbers = Vec::new();
        for (page, own) in self.parents.iter().enumerate() {
            let ids = own.iter().map(|&elem| Object::Reference(self.elems[elem].id)).collect();
            numbers.push(Object::Integer(page as i64));
            numbers.push(Object::Array(ids));
        }
        for (index, &elem) in self.annotations.iter().enumerate() {
            numbers.push(Object::Integer((pages.len() + index) as i64));
            numbers.push(Object::Reference(self.elems[elem].id));
        }
        let parents = file.add_object(dictionary! { "Nums" => Object::Array(numbers) });
        let next = (pages.len() + self.annotations.len()) as i64;
        file.objects.insert(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => Object::Array(top),
                "ParentTree" => parents,
                "ParentTreeNextKey" => next,
            }
            .into(),
        );
        root
    }

    fn dictionary(&self, elem: &Elem, root: ObjectId, pages: &[ObjectId]) -> Dictionary {
        let parent = elem.parent.map_or(root, |parent| self.elems[parent].id);
        let mut out = dictionary! { "S" => elem.role, "P" => parent };
        let first = elem.kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            Kid::Elem(_) | Kid::Annotation { .. } => None,
        });
        if let Some(page) = first {
            out.set("Pg", pages[page]);
        }
        let mut kids: Vec<Object> = elem
            .kids
            .iter()
            .map(|kid| match kid {
                Kid::Elem(kid) => Object::Reference(self.elems[*kid].id),
                Kid::Mark { page, number } if Some(*page) == first => {
                    Object::Integer(*number as i64)
                }
                Kid::Mark { page, number } => dictionary! {
                    "Type" => "MCR", "Pg" => pages[*page], "MCID" => *number as i64,
                }
                .into(),
                Kid::Annotation { page, id } => dictionary! {
                    "Type" => "OBJR", "Pg" => pages[*page], "Obj" => *id,
                }
                .into(),
            })
            .collect();
        match kids.len() {
            0 => {}
            1 => out.set("K", kids.remove(0)),
            _ => out.set("K", Object::Array(kids)),
        }
        self.attributes(elem, &mut out);
        out
    }

    fn attributes(&self, elem: &Elem, out: &mut Dictionary) {
        let Some(element) = self.skeleton.document.element(elem.node) else { return };
        let number = |name: &str| {
            element
                .attributes
                .get(name)
                .and_then(|value| value.parse::<i64>().ok())
                .filter(|n| *n > 1)
        };
        match elem.role {
            "Figure" => {
                out.set("Alt", text(&self.skeleton.alternative(elem.node)));
                if let Some(bounds) = elem.place {
                    let bounds = bounds.iter().map(|n| Object::Real((n * 100.0).round() / 100.0));
                    let bounds = Object::Array(bounds.collect());
                    out.set("A", dictionary! { "O" => "Layout", "BBox" => bounds });
                }
            }
            "TH" | "TD" => {
                let mut own = dictionary! { "O" => "Table" };
                if elem.role == "TH" {
                    let row = element.attributes.get("scope").is_some_and(|s| s.starts_with("row"));
                    own.set("Scope", if row { "Row" } else { "Column" });
                }
                if let Some(span) = number("colspan") {
                    own.set("ColSpan", span);
                }
                if let Some(span) = number("rowspan") {
                    own.set("RowSpan", span);
                }
                if own.len() > 1 {
                    out.set("A", own);
                }
            }
            "L" => {
                let numbering = if element.name == "ol" { "Decimal" } else { "Disc" };
                out.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
            }
            _ => {}
        }
        if let Some(language) = element.attributes.get("lang")
            && element.name != "html"
            && !matches!(elem.role, "Lbl" | "LBody")
        {
            out.set("Lang", text(language));
        }
    }
}

/// A text string: as it is when it is plain ASCII, else as UTF-16.
#[must_use]
pub fn text(value: &str) -> Object {
    if value.is_ascii() && !value.bytes().any(|byte| byte < b' ') {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Literal)
}
