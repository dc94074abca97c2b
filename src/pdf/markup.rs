//! The page's HTML → a tree of elements and text that style, layout and tags share.

mod arena;
pub mod lint;
mod parse;
pub(super) mod rules;

use html5ever::LocalName;

pub use parse::parse;

/// The index of a node in its [`Document`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A parsed page: nodes in document order, the root element first.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// All nodes; a parent stands before its children.
    pub nodes: Vec<Node>,
    /// The text of `<title>`.
    pub title: String,
    /// The `lang` of the root element.
    pub language: String,
}

/// One node.
#[derive(Debug, Clone)]
pub struct Node {
    /// The element it stands in; none for the root.
    pub parent: Option<NodeId>,
    /// In document order.
    pub children: Vec<NodeId>,
    /// An element or text.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// An element.
    Element(Element),
    /// Text with its character references resolved; white space as written.
    Text(String),
}

/// An element that the print engine knows.
#[derive(Debug, Clone)]
pub struct Element {
    /// The name in lower case; one of [`KNOWN`].
    pub name: &'static str,
    /// The `id` attribute.
    pub id: Option<String>,
    /// The words of the `class` attribute.
    pub classes: Vec<String>,
    /// All other attributes.
    pub attributes: Attributes,
    /// The line of the page it starts on, from 1.
    pub line: u32,
}

/// The attributes of an element, in the order of the page: few enough to be looked through.
#[derive(Debug, Clone, Default)]
pub struct Attributes(Vec<(LocalName, String)>);

impl Attributes {
    /// The value of the attribute with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&String> {
        self.0.iter().find(|(known, _)| &**known == name).map(|(_, value)| value)
    }

    /// Whether there is an attribute with this name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl Document {
    /// The node with this index.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The element with this index, if it is one.
    #[must_use]
    pub fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).kind {
            NodeKind::Element(element) => Some(element),
            NodeKind::Text(_) => None,
        }
    }

    /// The text below a node, in document order.
    #[must_use]
    pub fn text(&self, id: NodeId) -> String {
        let mut text = String::new();
        self.gather(id, &mut text);
        text
    }

    fn gather(&self, id: NodeId, text: &mut String) {
        match &self.node(id).kind {
            NodeKind::Text(own) => text.push_str(own),
            NodeKind::Element(_) => {
                for &child in &self.node(id).children {
                    self.gather(child, text);
                }
            }
        }
    }
}

/// The elements that the print engine lays out. `svg` stands for a drawing, named by its
/// `data-drawing` attribute; what is inside it is not read.
pub const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "body",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "li",
    "main",
    "mark",
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msub",
    "msup",
    "mtext",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "wbr",
];

/// Elements that are read but not laid out: their content is for the screen only.
pub const SKIPPED: &[&str] = &[
    "head", "link", "meta", "script", "style", "template", "title", "button", "input", "label",
    "noscript", "details", "summary", "select", "option", "form", "search",
];
