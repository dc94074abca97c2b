//! A column and its pages → the items of each page.

use std::sync::Arc;

use crate::drawing::Point;
use crate::pdf::frame::{Frame, Item, ItemKind, Owner, Rect, Target};
use crate::pdf::layout::boxes::{BoxKind, LayoutBox, Table};
use crate::pdf::layout::convert::border_width;
use crate::pdf::layout::tree::Tree;
use crate::pdf::markup::{Document, NodeId};
use crate::pdf::pages::breaks::Stretch;
use crate::pdf::pages::slices::row_extent;
use crate::pdf::style::Styles;
use crate::pdf::style::computed::{Border, BorderStyle, Display, Style, TextAlign};
use crate::pdf::text::inline::Paragraph;
use crate::pdf::text::lines::{Line, Lines, PieceKind};
use crate::pdf::text::shape::Shaped;
use crate::theme::Dash;

/// What a chapter gives to the document: its pages, and what was noted on the way.
#[derive(Default)]
pub struct Emitted {
    /// The pages, without running heads.
    pub frames: Vec<Frame>,
    /// Elements with an `id`: the id, the page from 0, and y.
    pub anchors: Vec<(String, usize, f32)>,
    /// Elements with a bookmark: the element, its level, the page from 0, and y.
    pub bookmarks: Vec<(NodeId, u8, usize, f32)>,
    /// Values of named strings: the name, the text, the page from 0.
    pub strings: Vec<(String, String, usize)>,
}

/// Where content stands on its pages.
#[derive(Clone, Copy)]
pub struct Margins {
    /// From the left edge of the page to the content.
    pub left: f32,
    /// From the top edge, on the first page of the chapter.
    pub top_first: f32,
    /// From the top edge, on each other page.
    pub top: f32,
}

/// Places everything in a column on its pages.
#[must_use]
pub fn emit(
    document: &Document,
    styles: &Styles,
    tree: &Tree<'_, '_>,
    stretches: &[Stretch],
    margins: Margins,
) -> Emitted {
    let mut emitter = Emitter {
        document,
        styles,
        tree,
        stretches,
        margins,
        out: Emitted {
            frames: stretches.iter().map(|_| Frame::default()).collect(),
            ..Emitted::default()
        },
        fixed: None,
        parents: parents(tree),
    };
    for (page, stretch) in stretches.iter().enumerate() {
        if let Some(table) = stretch.table {
            emitter.repeat_head(table, page);
        }
    }
    emitter.walk(0, Point::new(0.0, 0.0));
    emitter.out
}

struct Emitter<'a, 'b, 'f> {
    document: &'a Document,
    styles: &'a Styles,
    tree: &'a Tree<'b, 'f>,
    stretches: &'a [Stretch],
    margins: Margins,
    out: Emitted,
    /// While a table's head is repeated: the page, and what to add to y. Its items are artifacts.
    fixed: Option<(usize, f32)>,
    parents: Vec<Option<usize>>,
}

impl Emitter<'_, '_, '_> {
    /// The page that shows this height of the column, and what to add to get y on the page.
    fn page(&self, y: f32) -> (usize, f32) {
        if let Some(fixed) = self.fixed {
            return fixed;
        }
        let after = self.stretches.partition_point(|stretch| stretch.top <= y + 0.02);
        let page = after.saturating_sub(1);
        (page, self.shift(page))
    }

    fn shift(&self, page: usize) -> f32 {
        let margin = if page == 0 { self.margins.top_first } else { self.margins.top };
        let stretch = &self.stretches[page];
        margin + stretch.head - stretch.top
    }

    fn push(&mut self, page: usize, owner: Owner, kind: ItemKind) {
        let owner = if self.fixed.is_some() { Owner::Artifact } else { owner };
        self.out.frames[page].items.push(Item { owner, kind });
    }

    fn walk(&mut self, index: usize, origin: Point) {
        let own = &self.tree.boxes[index];
        let at = Point::new(origin.x + own.layout.location.x, origin.y + own.layout.location.y);
        if self.stretches.is_empty() {
            return;
        }
        match &own.kind {
            BoxKind::Text(paragraph, shaped) => {
                self.text(paragraph, shaped, at, own.layout.size.width);
                return;
            }
            BoxKind::Drawing(name, width, height) => {
                self.note(own.node, at);
                self.drawing(own, name, (*width, *height), at);
                return;
            }
            BoxKind::Table(table) => {
                self.decorate(&own.style, own, at);
                self.row_decorations(table, at);
            }
            BoxKind::Container => {
                // The block around a table repeats its style; only the grid inside is painted.
                if own.style.display == Display::Table {
                    self.note(own.node, at);
                } else {
                    self.note(own.node, at);
                    self.decorate(&own.style, own, at);
                }
            }
        }
        if let Some((paragraph, shaped)) = own.marker.as_deref() {
            self.marker(own, paragraph, shaped, at);
        }
        for &child in &own.children {
            self.walk(child, at);
        }
    }

    /// Keeps the place of an element's id, bookmark and named string.
    fn note(&mut self, node: NodeId, at: Point) {
        if self.fixed.is_some() {
            return;
        }
        let Some(element) = self.document.element(node) else { return };
        let style = self.styles.style(node);
        let (page, shift) = self.page(at.y);
        let y = at.y + shift;
        if let Some(id) = &element.id {
            self.out.anchors.push((id.clone(), page, y));
        }
        if let Some(level) = style.bookmark_level {
            self.out.bookmarks.push((node, level, page, y));
        }
        if let Some(set) = &style.string_set {
            let text = collapse(&self.document.text(node)) + &set.after;
            self.out.strings.push((set.name.clone(), text, page));
        }
    }

    fn drawing(&mut self, own: &LayoutBox, name: &str, (width, height): (f32, f32), at: Point) {
        let (page, shift) = self.page(at.y);
        let size = own.layout.size;
        let scale = (size.width / width.max(0.01)).min(size.height / height.max(0.01));
        let (shown_width, shown_height) = (width * scale, height * scale);
        let free = size.width - shown_width;
        let x = match own.style.text_align {
            TextAlign::Center => at.x + free / 2.0,
            TextAlign::End | TextAlign::Right => at.x + free,
            TextAlign::Start | TextAlign::Left | TextAlign::Justify => at.x,
        };
        let rect = Rect {
            x: x + self.margins.left,
            y: at.y + shift,
            width: shown_width,
            height: shown_height,
        };
        let kind = ItemKind::Drawing { name: name.to_owned(), rect };
        self.push(page, self.drawing_owner(own.node), kind);
    }

    fn drawing_owner(&self, node: NodeId) -> Owner {
        let hidden = self
            .document
            .element(node)
            .is_some_and(|e| e.attributes.get("aria-hidden").is_some_and(|v| v == "true"));
        if hidden { Owner::Artifact } else { Owner::Element(node) }
    }

    fn text(&mut self, paragraph: &Paragraph, shaped: &Shaped, at: Point, width: f32) {
        for &node in &paragraph.noted {
            self.note(node, at);
        }
        let lines = self.tree.shaper.break_lines(shaped, width);
        for line in &lines.lines {
            let x = at.x + aligned(&paragraph.style, line, width);
            self.line(paragraph, line, Point::new(x, at.y), None);
        }
    }

    fn marker(&mut self, own: &LayoutBox, paragraph: &Paragraph, shaped: &Shaped, at: Point) {
        let lines: Arc<Lines> = Arc::new((*self.tree.shaper.break_lines(shaped, f32::MAX)).clone());
        let Some(line) = lines.lines.first() else { return };
        let gap = own.style.font_size * 0.45;
        let top = at.y + own.layout.border.top + own.layout.padding.top;
        let x = if own.style.right_to_left {
            at.x + own.layout.size.width + gap
        } else {
            at.x - gap - line.width
        };
        self.line(paragraph, line, Point::new(x, top), Some(Owner::Marker(own.node)));
    }

    fn line(&mut self, paragraph: &Paragraph, line: &Line, at: Point, owner: Option<Owner>) {
        let (page, shift) = self.page(at.y + line.top);
        let left = self.margins.left;
        for piece in &line.pieces {
            let at = Point::new(at.x + piece.x + left, at.y + piece.y + shift);
            match &piece.kind {
                PieceKind::Glyphs(run) => {
                    let span = &paragraph.spans[piece.span.min(paragraph.spans.len() - 1)];
                    let owner = owner.unwrap_or(Owner::Element(span.owner));
                    let color = span.style.color;
                    self.push(page, owner, ItemKind::Text { at, color, run: run.clone() });
                    let rule = |y: f32| ItemKind::Line {
                        from: Point::new(at.x, at.y + y),
                        to: Point::new(at.x + run.width, at.y + y),
                        width: run.size * 0.055,
                        color,
                        dash: Dash::Solid,
                    };
                    if span.style.underline {
                        self.push(page, Owner::Artifact, rule(run.size * 0.13));
                    }
                    if span.style.line_through {
                        self.push(page, Owner::Artifact, rule(-run.size * 0.27));
                    }
                    if let Some(link) = span.link {
                        let rect = Rect {
                            x: at.x,
                            y: at.y - line.baseline + line.top,
                            width: run.width,
                            height: line.height,
                        };
                        self.link(page, link, rect);
                    }
                }
                PieceKind::Drawing { index, width, height } => {
                    let drawing = &paragraph.drawings[*index];
                    let rect = Rect { x: at.x, y: at.y, width: *width, height: *height };
                    let owner = self.drawing_owner(drawing.node);
                    let name = drawing.name.clone();
                    self.push(page, owner, ItemKind::Drawing { name, rect });
                }
            }
        }
    }

    fn link(&mut self, page: usize, link: NodeId, rect: Rect) {
        let Some(element) = self.document.element(link) else { return };
        let Some(href) = element.attributes.get("href") else { return };
        // Places in the document are known once all chapters are; see `pages::resolve_links`.
        let target = Target::Address(href.clone());
        self.push(page, Owner::Element(link), ItemKind::Link { rect, target });
    }

    /// Background and borders, cut where a page ends.
    fn decorate(&mut self, style: &Style, own: &LayoutBox, at: Point) {
        let size = own.layout.size;
        let has_border =
            [style.border.top, style.border.right, style.border.bottom, style.border.left]
                .iter()
                .any(|side| border_width(*side) > 0.0);
        if style.background.is_none() && !has_border {
            return;
        }
        let rect = Rect { x: at.x, y: at.y, width: size.width, height: size.height };
        self.paint_box(style, rect);
    }

    fn row_decorations(&mut self, table: &Table, at: Point) {
        for (number, row) in table.rows.iter().enumerate() {
            let Some((top, bottom)) = row_extent(self.tree, table, number) else { continue };
            let cells = row.cells.iter().map(|cell| &self.tree.boxes[cell.index].layout);
            let (mut left, mut right) = (f32::MAX, 0.0_f32);
            for layout in cells {
                left = left.min(layout.location.x);
                right = right.max(layout.location.x + layout.size.width);
            }
            if right > left && bottom > top {
                let rect = Rect {
                    x: at.x + left,
                    y: at.y + top,
                    width: right - left,
                    height: bottom - top,
                };
                self.paint_box(&row.style, rect);
            }
        }
    }

    fn paint_box(&mut self, style: &Style, rect: Rect) {
        let bottom = rect.y + rect.height;
        let (first, _) = self.page(rect.y);
        let (last, _) = self.page((bottom - 0.05).max(rect.y));
        for page in first..=last {
            let stretch = &self.stretches[page];
            let (mut top, mut end) = (rect.y, bottom);
            if self.fixed.is_none() {
                top = if page == first { top } else { stretch.top };
                end = if page == last { end } else { end.min(stretch.bottom) };
            }
            if end < top {
                continue;
            }
            let (_, shift) = self.page(top);
            let part = Rect {
                x: rect.x + self.margins.left,
                y: top + shift,
                width: rect.width,
                height: end - top,
            };
            if let Some(color) = style.background {
                let kind = ItemKind::Fill { rect: part, color, radius: style.border_radius };
                self.push(page, Owner::Artifact, kind);
            }
            self.borders(style, part, page, (page == first, page == last));
        }
    }

    fn borders(&mut self, style: &Style, rect: Rect, page: usize, (open, close): (bool, bool)) {
        let border = style.border;
        let uniform = border.top == border.right
            && border.top == border.bottom
            && border.top == border.left
            && border_width(border.top) > 0.0;
        if uniform && style.border_radius > 0.0 {
            let half = border.top.width / 2.0;
            let middle = Rect {
                x: rect.x + half,
                y: rect.y + half,
                width: rect.width - border.top.width,
                height: rect.height - border.top.width,
            };
            let kind = ItemKind::Outline {
                rect: middle,
                width: border.top.width,
                color: border.top.color,
                radius: (style.border_radius - half).max(0.0),
            };
            self.push(page, Owner::Artifact, kind);
            return;
        }
        let (left, right) = (rect.x, rect.x + rect.width);
        let (top, bottom) = (rect.y, rect.y + rect.height);
        let half = |side: Border| side.width / 2.0;
        if open {
            let y = top + half(border.top);
            self.side(page, border.top, Point::new(left, y), Point::new(right, y));
        }
        if close {
            let y = bottom - half(border.bottom);
            self.side(page, border.bottom, Point::new(left, y), Point::new(right, y));
        }
        let x = left + half(border.left);
        self.side(page, border.left, Point::new(x, top), Point::new(x, bottom));
        let x = right - half(border.right);
        self.side(page, border.right, Point::new(x, top), Point::new(x, bottom));
    }

    fn side(&mut self, page: usize, border: Border, from: Point, to: Point) {
        if border_width(border) <= 0.0 {
            return;
        }
        let kind = ItemKind::Line {
            from,
            to,
            width: border.width,
            color: border.color,
            dash: dash(border.style),
        };
        self.push(page, Owner::Artifact, kind);
    }

    /// Sets a table's head once more at the top of a later page.
    fn repeat_head(&mut self, index: usize, page: usize) {
        let BoxKind::Table(table) = &self.tree.boxes[index].kind else { return };
        let origin = self.origin(index);
        let Some((top, _)) = row_extent(self.tree, table, 0) else { return };
        let margin = if page == 0 { self.margins.top_first } else { self.margins.top };
        self.fixed = Some((page, margin - (origin.y + top)));
        let cells = table.rows[..table.head_rows].iter().flat_map(|row| &row.cells);
        for cell in cells {
            self.walk(cell.index, origin);
        }
        self.fixed = None;
    }

    /// The place of a box in the column.
    fn origin(&self, index: usize) -> Point {
        let mut sum = Point::new(0.0, 0.0);
        let mut at = Some(index);
        while let Some(own) = at {
            let place = self.tree.boxes[own].layout.location;
            sum = Point::new(sum.x + place.x, sum.y + place.y);
            at = self.parents[own];
        }
        sum
    }
}

/// The parent of every box; none for the root.
fn parents(tree: &Tree<'_, '_>) -> Vec<Option<usize>> {
    let mut parents = vec![None; tree.boxes.len()];
    for (index, own) in tree.boxes.iter().enumerate() {
        for &child in &own.children {
            parents[child] = Some(index);
        }
    }
    parents
}

/// How far a line is moved to the right in a block of this width.
fn aligned(style: &Style, line: &Line, width: f32) -> f32 {
    let free = width - line.width;
    let right = match style.text_align {
        TextAlign::Left => false,
        TextAlign::Right => true,
        TextAlign::Start | TextAlign::Justify => style.right_to_left,
        TextAlign::End => !style.right_to_left,
        TextAlign::Center => return free / 2.0 - line.start,
    };
    if style.text_align == TextAlign::Justify && line.soft {
        return 0.0;
    }
    if right { free - line.start } else { -line.start }
}

fn dash(style: BorderStyle) -> Dash {
    match style {
        BorderStyle::None | BorderStyle::Solid => Dash::Solid,
        BorderStyle::Dashed => Dash::Dashed,
        BorderStyle::Dotted => Dash::Dotted,
    }
}

/// Text with its white space collapsed to single spaces.
#[must_use]
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
