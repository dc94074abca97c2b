//! Markup and styles → pages: chapters laid out apart from each other and at the same time, then
//! what can only be known when all pages are: numbers, margins and links.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::drawing::Drawing;
use crate::pdf::frame::{Bookmark, Frames, Item, ItemKind, Target};
use crate::pdf::layout::boxes::{BoxKind, Builder};
use crate::pdf::layout::convert::Converted;
use crate::pdf::layout::tree::Tree;
use crate::pdf::markup::{Document, NodeId};
use crate::pdf::pages::breaks::{Heights, stretches};
use crate::pdf::pages::chapters::{Chapter, body, chapters};
use crate::pdf::pages::emit::{Emitted, Margins, collapse, emit};
use crate::pdf::pages::running::{PageFacts, PageKind, margins, running};
use crate::pdf::pages::slices::{head_height, slices};
use crate::pdf::press::Shapers;
use crate::pdf::style::Styles;
use crate::pdf::style::computed::{Content, Style};
use crate::pdf::text::inline::Surroundings;
use crate::pdf::text::shape::Shaper;

/// What laying out needs to see.
pub(super) struct Engine<'a, 'f> {
    pub(super) document: &'a Document,
    pub(super) styles: &'a Styles,
    pub(super) drawings: &'a BTreeMap<String, Drawing>,
    pub(super) shapers: &'a Shapers<'f>,
    /// Width and height of a page in points.
    pub(super) size: (f32, f32),
}

/// The world around a paragraph, with the page numbers that are known so far.
struct World<'a, 'f> {
    engine: &'a Engine<'a, 'f>,
    targets: &'a BTreeMap<NodeId, usize>,
}

impl Surroundings for World<'_, '_> {
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

impl Engine<'_, '_> {
    /// The pages.
    pub(super) fn frames(&self) -> Frames {
        let nothing = BTreeMap::new();
        let world = World { engine: self, targets: &nothing };
        let chapters = chapters(self.document, &world);
        // The longest first, so that nobody waits for it in the end.
        let starts: Vec<u32> = chapters.iter().map(|chapter| chapter.units[0].0).collect();
        let end = |at: usize| starts.get(at + 1).map_or(self.document.nodes.len() as u32, |s| *s);
        let mut order: Vec<usize> = (0..chapters.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(end(at).saturating_sub(starts[at])));
        // One after the other to whoever is free: halves of the list would not be equally long.
        let laid_out = order.into_iter().par_bridge().map(|at| {
            let mut shaper = self.shapers.take();
            let emitted = self.chapter(&chapters[at], at == 0, &world, &mut shaper);
            self.shapers.give(shaper);
            (at, emitted)
        });
        let mut laid_out: Vec<(usize, Emitted)> = laid_out.collect();
        laid_out.sort_by_key(|(at, _)| *at);
        let mut done: Vec<Emitted> = laid_out.into_iter().map(|(_, emitted)| emitted).collect();
        let sequence = Sequence::of(&chapters, &done);
        let (renumbered, margins) = rayon::join(
            || {
                self.number_pages(&chapters, &mut done);
                Sequence::of(&chapters, &done)
            },
            || self.margins(&sequence),
        );
        let margins = if renumbered == sequence { margins } else { self.margins(&renumbered) };
        self.finish(done, margins)
    }

    fn chapter(
        &self,
        chapter: &Chapter,
        first: bool,
        world: &World<'_, '_>,
        shaper: &mut Shaper<'_>,
    ) -> Emitted {
        let body = body(self.document).unwrap_or(NodeId(0));
        let style = self.styles.style(body).clone();
        let rules = self.styles.page_rules();
        let later = margins(rules, &PageKind { name: chapter.page.clone(), first: false });
        let opening = margins(rules, &PageKind { name: chapter.page.clone(), first });
        let height = self.size.1 - later.top - later.bottom;
        let heights = Heights { first: self.size.1 - opening.top - opening.bottom, other: height };
        // Room for all boxes is asked for once, and never copied to be wider.
        let boxes = Vec::with_capacity(self.count(chapter));
        let converted = Converted::default();
        let mut builder =
            Builder { document: self.document, around: world, shaper, boxes, converted };
        builder.root(body, &style, &chapter.units);
        let boxes = builder.boxes;
        let tallest = heights.first.min(heights.other) * 0.97;
        let mut tree = Tree { boxes, shaper, tallest };
        tree.lay_out(self.size.0 - later.left - later.right);
        let slices = slices(&tree, heights.first.min(heights.other));
        let head = |index: usize| match &tree.boxes[index].kind {
            BoxKind::Table(table) => head_height(&tree, table),
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

    /// How many nodes a chapter has; it makes no more boxes, but for a few that generated text needs.
    fn count(&self, chapter: &Chapter) -> usize {
        let mut count = 0;
        let mut open: Vec<NodeId> = chapter.units.clone();
        while let Some(node) = open.pop() {
            count += 1;
            open.extend(&self.document.node(node).children);
        }
        count
    }

    /// Sets the chapters that print page numbers of other places once more, now that these are
    /// known; again if that moved anything.
    fn number_pages(&self, chapters: &[Chapter], done: &mut [Emitted]) {
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
            let again: Vec<Emitted> = asking
                .par_iter()
                .with_max_len(1)
                .map(|(index, _)| {
                    let mut shaper = self.shapers.take();
                    let again = self.chapter(&chapters[*index], *index == 0, &world, &mut shaper);
                    self.shapers.give(shaper);
                    again
                })
                .collect();
            let mut moved = false;
            for ((index, _), again) in asking.iter().zip(again) {
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

    /// Joins the chapters and resolves what leads from page to page. `margins` holds by page what
    /// stands around it.
    fn finish(&self, done: Vec<Emitted>, margins: Vec<Vec<Item>>) -> Frames {
        let places = places(&done);
        let mut frames = Frames {
            width: self.size.0,
            height: self.size.1,
            pages: Vec::new(),
            bookmarks: Vec::new(),
        };
        for emitted in done {
            let before = frames.pages.len();
            for (node, level, page, y) in emitted.bookmarks {
                let title = collapse(&self.document.text(node));
                frames.bookmarks.push(Bookmark { level, title, page: page + before, y });
            }
            frames.pages.extend(emitted.frames);
        }
        for item in frames.pages.iter_mut().flat_map(|frame| &mut frame.items) {
            if let ItemKind::Link { target, .. } = &mut item.kind
                && let Target::Address(address) = target
                && let Some((page, y)) = address.strip_prefix('#').and_then(|id| places.get(id))
            {
                *target = Target::Place { page: *page, y: *y };
            }
        }
        for (frame, around) in frames.pages.iter_mut().zip(margins) {
            frame.items.extend(around);
        }
        frames
    }

    /// By page: what stands in its margins.
    fn margins(&self, sequence: &Sequence) -> Vec<Vec<Item>> {
        let nothing = BTreeMap::new();
        let world = World { engine: self, targets: &nothing };
        let mut shaper = self.shapers.take();
        let pages = sequence.kinds.len();
        let mut current: BTreeMap<String, String> = BTreeMap::new();
        let mut margins = Vec::with_capacity(pages);
        for (index, kind) in sequence.kinds.iter().enumerate() {
            let mut shown = current.clone();
            // A page shows the first value that it sets; the last one goes on to the next page.
            let mut set = Vec::new();
            for (name, text, _) in sequence.strings.iter().filter(|(_, _, page)| *page == index) {
                if !set.contains(&name) {
                    shown.insert(name.clone(), text.clone());
                    set.push(name);
                }
                current.insert(name.clone(), text.clone());
            }
            let facts = PageFacts { number: index + 1, pages, strings: &shown, size: self.size };
            let rules = self.styles.page_rules();
            margins.push(running(self.document, &world, &mut shaper, rules, kind, &facts));
        }
        self.shapers.give(shaper);
        margins
    }
}

/// The pages in their order, as far as their margins must know them.
#[derive(PartialEq)]
struct Sequence {
    /// By page.
    kinds: Vec<PageKind>,
    /// The named strings with their values, and the page that sets them.
    strings: Vec<(String, String, usize)>,
}

impl Sequence {
    fn of(chapters: &[Chapter], done: &[Emitted]) -> Self {
        let mut sequence = Self { kinds: Vec::new(), strings: Vec::new() };
        for (chapter, emitted) in chapters.iter().zip(done) {
            let before = sequence.kinds.len();
            let strings = emitted.strings.iter();
            let strings = strings.map(|(n, t, page)| (n.clone(), t.clone(), page + before));
            sequence.strings.extend(strings);
            for _ in &emitted.frames {
                let first = sequence.kinds.is_empty();
                sequence.kinds.push(PageKind { name: chapter.page.clone(), first });
            }
        }
        sequence
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
