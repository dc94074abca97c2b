//! The way from a page to a PDF: markup, styles, chapters laid out apart from each other and at
//! the same time, pages, and what can only be known when all pages are: numbers and links.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::drawing::{Drawing, Shape};
use crate::error::{Failure, Problem};
use crate::pdf::attachment::Carry;
use crate::pdf::fonts::{FontFile, Fonts};
use crate::pdf::frame::{Bookmark, Frames, ItemKind, Target};
use crate::pdf::layout::boxes::Builder;
use crate::pdf::layout::tree::Tree;
use crate::pdf::markup::{self, Document, NodeId, NodeKind};
use crate::pdf::pages::breaks::{Heights, stretches};
use crate::pdf::pages::chapters::{Chapter, body, chapters};
use crate::pdf::pages::emit::{Emitted, Margins, collapse, emit};
use crate::pdf::pages::running::{PageFacts, PageKind, margins, running};
use crate::pdf::pages::slices::{head_height, slices};
use crate::pdf::paint::{self, Info, Labels, Made};
use crate::pdf::style::computed::{Content, Style};
use crate::pdf::style::{Styles, Stylesheet, cascade};
use crate::pdf::text::inline::Surroundings;
use crate::pdf::text::shape::Shaper;

/// The paper that pages are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// What the maker of a PDF may choose.
#[derive(Default)]
pub struct Options {
    /// The paper.
    pub paper: Paper,
    /// The day that the file claims to be from: `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Font files of the user, for scripts that the shipped faces do not have.
    pub fonts: Vec<FontFile>,
    /// A file that the PDF carries.
    pub carried: Option<Carry>,
}

/// A finished PDF.
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What should be told, such as characters without a glyph.
    pub warnings: Vec<Problem>,
}

/// A page with the style of every element: all that can be known of it without its drawings.
pub struct Styled<'a> {
    /// What messages call the page.
    pub(super) name: &'a str,
    pub(super) document: Document,
    styles: Styles,
}

impl<'a> Styled<'a> {
    /// Reads a page of HTML and computes its styles. `name` is how messages call it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the markup, all at once.
    pub fn new(html: &str, name: &'a str, sheets: &[&Stylesheet]) -> Result<Self, Failure> {
        let document = markup::parse(html, name).map_err(Failure::Usage)?;
        let styles = cascade(&document, sheets);
        Ok(Self { name, document, styles })
    }

    /// Makes a PDF of the page and the drawings that it names.
    ///
    /// # Errors
    ///
    /// A drawing that there is not, or everything that the painting finds wrong.
    pub fn render(
        &self,
        drawings: &BTreeMap<String, Drawing>,
        options: &Options,
    ) -> Result<Rendered, Failure> {
        let Self { name, document, styles } = self;
        check_drawings(document, name, drawings).map_err(Failure::Usage)?;
        let texts = texts(document, drawings);
        let (fonts, warnings) = Fonts::for_characters(&texts, &options.fonts);
        let (frames, labels) = rayon::join(
            || lay_out(document, styles, drawings, &fonts, options.paper),
            || labels(drawings, &fonts),
        );
        let info = Info {
            title: document.title.clone(),
            language: document.language.clone(),
            date: options.date.clone(),
        };
        let made = Made { info: &info, carried: options.carried.as_ref() };
        let bytes = paint::pdf(document, &frames, fonts.faces(), drawings, &labels, &made)
            .map_err(Failure::Usage)?;
        Ok(Rendered { bytes, pages: frames.pages.len(), warnings })
    }
}

/// Lays out a page: chapters apart from each other, at the same time.
#[must_use]
pub fn lay_out(
    document: &Document,
    styles: &Styles,
    drawings: &BTreeMap<String, Drawing>,
    fonts: &Fonts,
    paper: Paper,
) -> Frames {
    Engine { document, styles, drawings, fonts, size: paper.size() }.frames()
}

/// Every `svg` must name a drawing that there is.
fn check_drawings(
    document: &Document,
    name: &str,
    drawings: &BTreeMap<String, Drawing>,
) -> Result<(), Vec<Problem>> {
    let file = name;
    let mut problems = Vec::new();
    for node in &document.nodes {
        let NodeKind::Element(element) = &node.kind else { continue };
        if element.name != "svg" {
            continue;
        }
        let place = crate::error::Place::Line {
            file: file.to_owned(),
            line: element.line as usize,
            column: None,
        };
        match element.attributes.get("data-drawing") {
            Some(name) if drawings.contains_key(name) => {}
            Some(name) => {
                let mut problem = Problem::error(format!("there is no drawing `{name}`")).at(place);
                let known = drawings.keys().map(String::as_str);
                if let Some(near) = crate::error::nearest(name, known) {
                    problem = problem.hint(format!("did you mean `{near}`?"));
                }
                problems.push(problem);
            }
            None => problems.push(
                Problem::error("`svg` without `data-drawing`")
                    .at(place)
                    .hint("name one of the report's drawings: `<svg data-drawing=\"team-radar\">`"),
            ),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Every character of the document with a text that it stands in.
fn texts<'a>(
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

/// The labels of all drawings as runs from left to right.
#[must_use]
pub fn labels(drawings: &BTreeMap<String, Drawing>, fonts: &Fonts) -> Labels {
    let mut shaper = Shaper::new(fonts);
    let mut labels = Labels::default();
    let mut add = |shape: &Shape| {
        if let Shape::Label(label) = shape {
            labels.add(label, |label| shaper.label(label));
        }
    };
    for shape in drawings.values().flat_map(|drawing| &drawing.shapes) {
        match shape {
            Shape::Stamp(stamp) => stamp.shapes.iter().for_each(&mut add),
            Shape::Line { .. }
            | Shape::Polygon { .. }
            | Shape::Circle { .. }
            | Shape::Mark(_)
            | Shape::Label(_) => add(shape),
        }
    }
    labels
}

/// What laying out needs to see.
struct Engine<'a> {
    document: &'a Document,
    styles: &'a Styles,
    drawings: &'a BTreeMap<String, Drawing>,
    fonts: &'a Fonts,
    size: (f32, f32),
}

/// The world around a paragraph, with the page numbers that are known so far.
struct World<'a> {
    engine: &'a Engine<'a>,
    targets: &'a BTreeMap<NodeId, usize>,
}

impl Surroundings for World<'_> {
    fn style(&self, node: NodeId) -> &Arc<Style> {
        self.engine.styles.style(node)
    }

    fn drawing_size(&self, name: &str) -> Option<(f32, f32)> {
        self.engine.drawings.get(name).map(|drawing| (drawing.width, drawing.height))
    }

    fn target_page(&self, link: NodeId) -> Option<usize> {
        self.targets.get(&link).copied()
    }
}

impl Engine<'_> {
    fn frames(&self) -> Frames {
        let nothing = BTreeMap::new();
        let world = World { engine: self, targets: &nothing };
        let chapters = chapters(self.document, &world);
        // The longest first, so that nobody waits for it in the end.
        let starts: Vec<u32> = chapters.iter().map(|chapter| chapter.units[0].0).collect();
        let end = |at: usize| starts.get(at + 1).map_or(self.document.nodes.len() as u32, |s| *s);
        let mut order: Vec<usize> = (0..chapters.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(end(at).saturating_sub(starts[at])));
        // A shaper remembers the words it has set, so each goes on from chapter to chapter.
        let shapers: Mutex<Vec<Shaper<'_>>> = Mutex::new(Vec::new());
        let waiting = || shapers.lock().unwrap_or_else(PoisonError::into_inner);
        let laid_out = order.par_iter().with_max_len(1).map(|&at| {
            let waits = waiting().pop();
            let mut shaper = waits.unwrap_or_else(|| Shaper::new(self.fonts));
            let emitted = self.chapter(&chapters[at], at == 0, &world, &mut shaper);
            waiting().push(shaper);
            (at, emitted)
        });
        let mut laid_out: Vec<(usize, Emitted)> = laid_out.collect();
        laid_out.sort_by_key(|(at, _)| *at);
        let mut done: Vec<Emitted> = laid_out.into_iter().map(|(_, emitted)| emitted).collect();
        let shaper = waiting().pop().unwrap_or_else(|| Shaper::new(self.fonts));
        self.number_pages(&chapters, &mut done, shaper);
        self.finish(&chapters, done)
    }

    fn chapter(
        &self,
        chapter: &Chapter,
        first: bool,
        world: &World<'_>,
        shaper: &mut Shaper<'_>,
    ) -> Emitted {
        let body = body(self.document).unwrap_or(NodeId(0));
        let style = self.styles.style(body).clone();
        let rules = self.styles.page_rules();
        let later = margins(rules, &PageKind { name: chapter.page.clone(), first: false });
        let opening = margins(rules, &PageKind { name: chapter.page.clone(), first });
        let height = self.size.1 - later.top - later.bottom;
        let heights = Heights { first: self.size.1 - opening.top - opening.bottom, other: height };
        let mut builder =
            Builder { document: self.document, around: world, shaper, boxes: Vec::new() };
        builder.root(body, &style, &chapter.units);
        let boxes = builder.boxes;
        let tallest = heights.first.min(heights.other) * 0.97;
        let mut tree = Tree { boxes, shaper, tallest };
        tree.lay_out(self.size.0 - later.left - later.right);
        let slices = slices(&tree, heights.first.min(heights.other));
        let head = |index: usize| match &tree.boxes[index].kind {
            crate::pdf::layout::boxes::BoxKind::Table(table) => head_height(&tree, table),
            _ => 0.0,
        };
        let pages = stretches(&slices, heights, &head);
        let margins = Margins { left: later.left, top_first: opening.top, top: later.top };
        let mut out = emit(self.document, self.styles, &tree, &pages, margins);
        if !out.frames.is_empty() {
            for &node in &chapter.opened {
                if let Some(id) = self.document.element(node).and_then(|element| element.id.clone())
                {
                    out.anchors.push((id, 0, opening.top));
                }
            }
        }
        out
    }

    /// Sets the chapters that print page numbers of other places once more, now that these are
    /// known; again if that moved anything.
    fn number_pages(&self, chapters: &[Chapter], done: &mut [Emitted], mut shaper: Shaper<'_>) {
        let asking: Vec<(usize, Vec<NodeId>)> = chapters
            .iter()
            .enumerate()
            .map(|(index, chapter)| (index, self.page_askers(chapter)))
            .filter(|(_, askers)| !askers.is_empty())
            .collect();
        for _ in 0..3 {
            if asking.is_empty() {
                return;
            }
            let places = places(done);
            let mut targets = BTreeMap::new();
            for &node in asking.iter().flat_map(|(_, askers)| askers) {
                let href = self.document.element(node).and_then(|e| e.attributes.get("href"));
                let id = href.and_then(|href| href.strip_prefix('#'));
                if let Some((page, _)) = id.and_then(|id| places.get(id)) {
                    targets.insert(node, page + 1);
                }
            }
            let world = World { engine: self, targets: &targets };
            let mut moved = false;
            for (index, _) in &asking {
                let again = self.chapter(&chapters[*index], *index == 0, &world, &mut shaper);
                moved |= again.frames.len() != done[*index].frames.len();
                done[*index] = again;
            }
            if !moved {
                return;
            }
        }
    }

    /// Elements of a chapter whose generated content asks for a page number.
    fn page_askers(&self, chapter: &Chapter) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open: Vec<NodeId> = chapter.units.clone();
        while let Some(node) = open.pop() {
            if self.document.element(node).is_none() {
                continue;
            }
            let style = self.styles.style(node);
            let asks = [&style.before, &style.after]
                .into_iter()
                .flatten()
                .any(|generated| generated.content.contains(&Content::TargetPage));
            if asks {
                found.push(node);
            }
            open.extend(&self.document.node(node).children);
        }
        found
    }

    /// Joins the chapters, fills the margins, and resolves what leads from page to page.
    fn finish(&self, chapters: &[Chapter], done: Vec<Emitted>) -> Frames {
        let places = places(&done);
        let mut frames = Frames {
            width: self.size.0,
            height: self.size.1,
            pages: Vec::new(),
            bookmarks: Vec::new(),
        };
        let mut kinds = Vec::new();
        let mut strings: Vec<(String, String, usize)> = Vec::new();
        for (chapter, emitted) in chapters.iter().zip(done) {
            let before = frames.pages.len();
            for (node, level, page, y) in emitted.bookmarks {
                let title = collapse(&self.document.text(node));
                frames.bookmarks.push(Bookmark { level, title, page: page + before, y });
            }
            strings.extend(emitted.strings.into_iter().map(|(n, t, page)| (n, t, page + before)));
            for frame in emitted.frames {
                let first = frames.pages.is_empty();
                kinds.push(PageKind { name: chapter.page.clone(), first });
                frames.pages.push(frame);
            }
        }
        for item in frames.pages.iter_mut().flat_map(|frame| &mut frame.items) {
            if let ItemKind::Link { target, .. } = &mut item.kind
                && let Target::Address(address) = target
                && let Some((page, y)) = address.strip_prefix('#').and_then(|id| places.get(id))
            {
                *target = Target::Place { page: *page, y: *y };
            }
        }
        self.fill_margins(&mut frames, &kinds, &strings);
        frames
    }

    fn fill_margins(
        &self,
        frames: &mut Frames,
        kinds: &[PageKind],
        strings: &[(String, String, usize)],
    ) {
        let nothing = BTreeMap::new();
        let world = World { engine: self, targets: &nothing };
        let mut shaper = Shaper::new(self.fonts);
        let pages = frames.pages.len();
        let mut current: BTreeMap<String, String> = BTreeMap::new();
        for (index, frame) in frames.pages.iter_mut().enumerate() {
            let mut shown = current.clone();
            // A page shows the first value that it sets; the last one goes on to the next page.
            let mut set = Vec::new();
            for (name, text, _) in strings.iter().filter(|(_, _, page)| *page == index) {
                if !set.contains(&name) {
                    shown.insert(name.clone(), text.clone());
                    set.push(name);
                }
                current.insert(name.clone(), text.clone());
            }
            let facts = PageFacts { number: index + 1, pages, strings: &shown, size: self.size };
            let rules = self.styles.page_rules();
            let kind = &kinds[index];
            frame.items.extend(running(self.document, &world, &mut shaper, rules, kind, &facts));
        }
    }
}

/// Where each id stands: page from 0, and y.
fn places(done: &[Emitted]) -> BTreeMap<String, (usize, f32)> {
    let mut places = BTreeMap::new();
    let mut before = 0;
    for emitted in done {
        for (id, page, y) in &emitted.anchors {
            places.entry(id.clone()).or_insert((page + before, *y));
        }
        before += emitted.frames.len();
    }
    places
}
