//! Inline nodes → one paragraph: a string, its spans, and the drawings that stand in it.

use std::sync::Arc;

use crate::pdf::markup::{Document, NodeId, NodeKind};
use crate::pdf::style::computed::{
    Content, Display, Size, Style, TextTransform, VerticalAlign, WhiteSpace,
};

/// The inline content of a block.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// The text, white space collapsed, in logical order.
    pub text: String,
    /// Covering the text from start to end, in order.
    pub spans: Vec<Span>,
    /// In order.
    pub drawings: Vec<InlineDrawing>,
    /// The style of the block.
    pub style: Arc<Style>,
    /// Inline elements with an `id`, a bookmark or a named string.
    pub noted: Vec<NodeId>,
}

/// A stretch of text of one style and one owner.
#[derive(Debug, Clone)]
pub struct Span {
    /// The byte after its last.
    pub end: usize,
    /// Its style.
    pub style: Arc<Style>,
    /// The element whose content it is.
    pub owner: NodeId,
    /// The link that it stands in.
    pub link: Option<NodeId>,
    /// Raised or lowered.
    pub shift: VerticalAlign,
}

/// A drawing among words.
#[derive(Debug, Clone)]
pub struct InlineDrawing {
    /// The byte of the text before which it stands.
    pub at: usize,
    /// The `svg` element.
    pub node: NodeId,
    /// The name in the page's drawings.
    pub name: String,
    /// Points.
    pub width: f32,
    /// Points.
    pub height: f32,
    /// How far its bottom is raised from the baseline.
    pub raise: f32,
}

/// What a paragraph needs to know of the world around it.
pub trait Surroundings {
    /// The computed style of an element.
    fn style(&self, node: NodeId) -> &Arc<Style>;
    /// Width and height of a drawing, if there is one of this name.
    fn drawing_size(&self, name: &str) -> Option<(f32, f32)>;
    /// The number, from 1, of the page where the link's target stands.
    fn target_page(&self, link: NodeId) -> Option<usize>;
}

/// Gathers inline nodes into a paragraph.
pub struct Gatherer<'a, S: Surroundings> {
    document: &'a Document,
    around: &'a S,
    paragraph: Paragraph,
    /// A space is due before the next visible character.
    space_due: bool,
    /// Nothing visible stands on the line yet, so spaces are dropped.
    at_start: bool,
}

/// Where the walk is: the owner, link and shift that content gets.
#[derive(Clone, Copy)]
struct Scope {
    owner: NodeId,
    link: Option<NodeId>,
    shift: VerticalAlign,
}

impl<'a, S: Surroundings> Gatherer<'a, S> {
    /// A gatherer for the content of `owner`, a block of this style.
    pub fn new(document: &'a Document, around: &'a S, style: Arc<Style>) -> Self {
        let paragraph = Paragraph {
            text: String::new(),
            spans: Vec::new(),
            drawings: Vec::new(),
            style,
            noted: Vec::new(),
        };
        Self { document, around, paragraph, space_due: false, at_start: true }
    }

    /// Adds one inline node and what is in it.
    pub fn add(&mut self, node: NodeId, owner: NodeId) {
        let scope = Scope { owner, link: self.link(node), shift: VerticalAlign::Baseline };
        let style = self.paragraph.style.clone();
        self.walk(node, &style, scope);
    }

    /// Adds generated text in a style of its own.
    pub fn add_generated(&mut self, text: &str, style: &Arc<Style>, owner: NodeId) {
        let link = self.is_link(owner).then_some(owner).or_else(|| self.link(owner));
        let scope = Scope { owner, link, shift: VerticalAlign::Baseline };
        self.push_text(text, style, scope);
    }

    /// The link that a node stands in: one that is a box of its own, such as an item of a grid, is
    /// a link all the same.
    fn link(&self, node: NodeId) -> Option<NodeId> {
        let above = |at: &NodeId| self.document.node(*at).parent;
        std::iter::successors(above(&node), above).find(|&at| self.is_link(at))
    }

    fn is_link(&self, node: NodeId) -> bool {
        let element = self.document.element(node);
        element.is_some_and(|one| one.name == "a" && one.attributes.contains_key("href"))
    }

    /// Ends the paragraph with a space, which is not seen: it parts the words for a reader.
    pub fn end_with_space(&mut self) {
        if let Some(last) = self.paragraph.spans.last_mut() {
            self.paragraph.text.push(' ');
            last.end = self.paragraph.text.len();
        }
    }

    /// The paragraph, unless nothing in it can be seen.
    #[must_use]
    pub fn finish(mut self) -> Option<Paragraph> {
        while self.paragraph.text.ends_with('\n') {
            self.paragraph.text.pop();
        }
        let end = self.paragraph.text.len();
        self.paragraph.spans.retain_mut(|span| {
            span.end = span.end.min(end);
            true
        });
        let mut start = 0;
        self.paragraph.spans.retain(|span| {
            let keep = span.end > start;
            start = start.max(span.end);
            keep
        });
        for drawing in &mut self.paragraph.drawings {
            drawing.at = drawing.at.min(end);
        }
        let empty = self.paragraph.text.trim().is_empty() && self.paragraph.drawings.is_empty();
        (!empty).then_some(self.paragraph)
    }

    fn walk(&mut self, node: NodeId, style: &Arc<Style>, scope: Scope) {
        match &self.document.node(node).kind {
            NodeKind::Text(text) => self.push_text(text, style, scope),
            NodeKind::Element(element) => {
                let style = self.around.style(node).clone();
                match (element.name, style.display) {
                    (_, Display::None) => {}
                    ("br", _) => self.push_break(&style, scope),
                    ("wbr", _) => self.push_raw("\u{200b}", &style, scope),
                    ("svg", _) => self.push_drawing(node, &style, scope),
                    _ => self.element(node, &style, scope),
                }
            }
        }
    }

    fn element(&mut self, node: NodeId, style: &Arc<Style>, outer: Scope) {
        let element = self.document.element(node).expect("the caller matched an element");
        let mut scope = outer;
        if element.id.is_some() || style.string_set.is_some() || style.bookmark_level.is_some() {
            self.paragraph.noted.push(node);
        }
        if self.is_link(node) {
            scope.owner = node;
            scope.link = Some(node);
        } else if element.attributes.contains_key("lang") {
            scope.owner = node;
        }
        match style.vertical_align {
            VerticalAlign::Super | VerticalAlign::Sub => scope.shift = style.vertical_align,
            VerticalAlign::Baseline
            | VerticalAlign::Top
            | VerticalAlign::Middle
            | VerticalAlign::Bottom => {}
        }
        let isolated =
            matches!(element.name, "bdi" | "bdo") || element.attributes.contains_key("dir");
        if isolated {
            let isolate = if element.attributes.get("dir").is_none_or(|d| d == "auto") {
                "\u{2068}"
            } else if style.right_to_left {
                "\u{2067}"
            } else {
                "\u{2066}"
            };
            self.push_invisible(isolate, style, scope);
        }
        if let Some(before) = &style.before {
            self.generated(&before.content, &before.style, node, scope);
        }
        for &child in &self.document.node(node).children {
            self.walk(child, style, scope);
        }
        if let Some(after) = &style.after {
            self.generated(&after.content, &after.style, node, scope);
        }
        if isolated {
            self.push_invisible("\u{2069}", style, scope);
        }
    }

    fn generated(&mut self, content: &[Content], style: &Arc<Style>, node: NodeId, scope: Scope) {
        let text = generated_text(content, self.document, node, self.around);
        self.push_text(&text, style, scope);
    }

    fn push_text(&mut self, text: &str, style: &Arc<Style>, scope: Scope) {
        let transformed;
        let text = match style.text_transform {
            TextTransform::None => text,
            TextTransform::Uppercase => {
                transformed = text.to_uppercase();
                &transformed
            }
        };
        if style.white_space == WhiteSpace::PreWrap {
            self.push_raw(text, style, scope);
            return;
        }
        let mut words = text.split([' ', '\t', '\n', '\r', '\u{c}']).peekable();
        let mut first = true;
        while let Some(word) = words.next() {
            if !first {
                self.space_due = true;
            }
            first = false;
            if !word.is_empty() {
                self.push_raw(word, style, scope);
            }
            if words.peek().is_none() {
                break;
            }
        }
    }

    /// Appends visible text, with the space that is due before it.
    fn push_raw(&mut self, text: &str, style: &Arc<Style>, scope: Scope) {
        if text.is_empty() {
            return;
        }
        if self.space_due && !self.at_start {
            self.paragraph.text.push(' ');
        }
        self.space_due = false;
        self.at_start = false;
        self.paragraph.text.push_str(text);
        self.close_span(style, scope);
    }

    /// Appends characters that are not seen and take no part in collapsing.
    fn push_invisible(&mut self, text: &str, style: &Arc<Style>, scope: Scope) {
        if self.space_due && !self.at_start {
            self.paragraph.text.push(' ');
            self.space_due = false;
        }
        self.paragraph.text.push_str(text);
        self.close_span(style, scope);
    }

    fn push_break(&mut self, style: &Arc<Style>, scope: Scope) {
        if !self.at_start {
            // Unseen at the end of its line; without it a reader would run two words together.
            self.paragraph.text.push(' ');
        }
        self.paragraph.text.push('\n');
        self.space_due = false;
        self.at_start = true;
        self.close_span(style, scope);
    }

    fn push_drawing(&mut self, node: NodeId, style: &Arc<Style>, scope: Scope) {
        let element = self.document.element(node).expect("the caller matched an element");
        let Some(name) = element.attributes.get("data-drawing") else { return };
        let Some((own_width, own_height)) = self.around.drawing_size(name) else { return };
        if self.space_due && !self.at_start {
            self.paragraph.text.push(' ');
        }
        self.space_due = false;
        self.at_start = false;
        self.close_span(&self.paragraph.style.clone(), scope);
        let (width, height) = drawing_extent(style, own_width, own_height);
        // Centred on half the height of capitals, which is where marks look level with words.
        let middle = self.paragraph.style.font_size * 0.357;
        self.paragraph.drawings.push(InlineDrawing {
            at: self.paragraph.text.len(),
            node,
            name: name.clone(),
            width,
            height,
            raise: middle - height / 2.0,
        });
    }

    fn close_span(&mut self, style: &Arc<Style>, scope: Scope) {
        let end = self.paragraph.text.len();
        if let Some(last) = self.paragraph.spans.last_mut()
            && Arc::ptr_eq(&last.style, style)
            && last.owner == scope.owner
            && last.link == scope.link
            && last.shift == scope.shift
        {
            last.end = end;
            return;
        }
        let start = self.paragraph.spans.last().map_or(0, |span| span.end);
        if end > start {
            self.paragraph.spans.push(Span {
                end,
                style: style.clone(),
                owner: scope.owner,
                link: scope.link,
                shift: scope.shift,
            });
        }
    }
}

/// The extent of a drawing under its style: what is not set follows from the drawing's own ratio.
#[must_use]
pub fn drawing_extent(style: &Style, own_width: f32, own_height: f32) -> (f32, f32) {
    let ratio = own_height / own_width.max(0.01);
    match (style.width, style.height) {
        (Size::Points(width), Size::Points(height)) => (width, height),
        (Size::Points(width), _) => (width, width * ratio),
        (_, Size::Points(height)) => (height / ratio.max(0.0001), height),
        _ => (own_width, own_height),
    }
}

/// The text of `content` for an element; page numbers of links need a first layout.
#[must_use]
pub fn generated_text(
    content: &[Content],
    document: &Document,
    node: NodeId,
    around: &impl Surroundings,
) -> String {
    let mut text = String::new();
    for piece in content {
        match piece {
            Content::Text(own) => text.push_str(own),
            Content::Attribute(name) => {
                if let Some(element) = document.element(node)
                    && let Some(value) = element.attributes.get(name)
                {
                    text.push_str(value);
                }
            }
            Content::TargetPage => match around.target_page(node) {
                Some(page) => text.push_str(&page.to_string()),
                None => text.push_str("00"),
            },
            Content::Page | Content::Pages | Content::Named(_) => {}
        }
    }
    text
}
