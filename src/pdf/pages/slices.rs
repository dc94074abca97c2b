//! Laid-out boxes → slices: the pieces of a column that no page break may cut.
//!
//! A slice is a line, a drawing, a table row, or several of them side by side. Between two slices
//! stands a [`Join`] that says how gladly the column may be broken there.

use crate::pdf::layout::boxes::{BoxKind, Table};
use crate::pdf::layout::tree::Tree;
use crate::pdf::style::computed::{Break, Display, FlexDirection, Style};

/// How gladly a column may be broken before a slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Join {
    /// As well as anywhere.
    #[default]
    Free,
    /// Rather not: it would leave single lines of a paragraph or a single row of a table.
    Loose,
    /// Only where nothing else is left.
    Tight,
    /// Always.
    Forced,
}

/// A piece of a column that stays whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    /// From the top of the column.
    pub top: f32,
    /// The end of what can be seen, from the top of the column.
    pub ink: f32,
    /// The end, empty space at the end of boxes included.
    pub bottom: f32,
    /// Whether a page may begin here.
    pub before: Join,
    /// The table whose head is repeated where a page begins here.
    pub table: Option<usize>,
}

/// All slices of a column, from top to bottom; pages are `height` tall.
#[must_use]
pub fn slices(tree: &Tree<'_, '_>, height: f32) -> Vec<Slice> {
    let mut cutter = Cutter { tree, height };
    let mut out = Vec::new();
    cutter.cut(0, 0.0, &mut out);
    out
}

struct Cutter<'a, 'b, 'f> {
    tree: &'a Tree<'b, 'f>,
    height: f32,
}

impl Cutter<'_, '_, '_> {
    /// Appends the slices of a box whose parent stands at `above`; returns what its end asks of
    /// the next slice.
    fn cut(&mut self, index: usize, above: f32, out: &mut Vec<Slice>) -> Join {
        let own = &self.tree.boxes[index];
        let top = above + own.layout.location.y;
        let bottom = top + own.layout.size.height;
        let start = out.len();
        let mut after = Join::Free;
        match &own.kind {
            BoxKind::Text(_, shaped) => {
                let lines = self.tree.shaper.break_lines(shaped, own.layout.size.width);
                let count = lines.lines.len();
                for (number, line) in lines.lines.iter().enumerate() {
                    let few = number > 0
                        && (number < usize::from(own.style.orphans)
                            || count - number < usize::from(own.style.widows));
                    let before = if few { Join::Loose } else { Join::Free };
                    out.push(slice(top + line.top, top + line.top + line.height, before));
                }
                return after;
            }
            BoxKind::Drawing(..) => out.push(slice(top, bottom, Join::Free)),
            BoxKind::Table(table) => self.table(index, table, top, out),
            BoxKind::Container => {
                if side_by_side(&own.style) {
                    self.rows(&own.children, top, out);
                } else {
                    after = self.column(&own.children, top, out);
                }
            }
        }
        self.close(index, (start, top, bottom), out);
        after.max(join_after(&own.style))
    }

    /// Lets the first slice begin and the last one end where the box does.
    fn close(&self, index: usize, (start, top, bottom): (usize, f32, f32), out: &mut Vec<Slice>) {
        let own = &self.tree.boxes[index];
        if out.len() == start {
            // An empty box that can be seen, such as a rule, is a slice of its own.
            let seen = own.style.background.is_some() || own.layout.border.top > 0.0;
            if bottom > top || seen {
                let mut empty = slice(top, bottom, Join::Free);
                if !seen {
                    empty.ink = top;
                }
                out.push(empty);
            } else {
                return;
            }
        }
        let painted = own.style.background.is_some()
            || own.layout.border.bottom > 0.0
            || own.layout.border.left > 0.0;
        out[start].top = out[start].top.min(top);
        let last = out.last_mut().expect("the box has a slice");
        if bottom > last.bottom {
            last.bottom = bottom;
            if painted && bottom - last.ink < self.height {
                last.ink = bottom;
            }
        }
        if own.style.break_inside_avoid {
            for inner in &mut out[start + 1..] {
                inner.before = inner.before.max(Join::Tight);
            }
        }
        if own.style.break_before != Break::Auto {
            out[start].before = out[start].before.max(join(own.style.break_before));
        }
    }

    /// Children one below the other.
    fn column(&mut self, children: &[usize], top: f32, out: &mut Vec<Slice>) -> Join {
        let mut after = Join::Free;
        for &child in children {
            let start = out.len();
            let next = self.cut(child, top, out);
            if out.len() > start {
                if start > 0 {
                    out[start].before = out[start].before.max(after);
                }
                after = next;
            }
        }
        after
    }

    /// Children side by side: those that overlap form a row.
    fn rows(&mut self, children: &[usize], top: f32, out: &mut Vec<Slice>) {
        let mut order: Vec<usize> = children.to_vec();
        let place = |index: usize| self.tree.boxes[index].layout.location.y;
        order.sort_by(|a, b| place(*a).total_cmp(&place(*b)));
        let mut row: Vec<usize> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for child in order {
            let own = &self.tree.boxes[child].layout;
            if !row.is_empty() && own.location.y >= end - 0.01 {
                self.row(&row, top, out);
                row.clear();
                end = f32::NEG_INFINITY;
            }
            end = end.max(own.location.y + own.size.height);
            row.push(child);
        }
        self.row(&row, top, out);
    }

    /// One row of boxes side by side. It stays whole, unless it is so tall that this would leave
    /// much of a page empty.
    fn row(&mut self, children: &[usize], top: f32, out: &mut Vec<Slice>) {
        let mut inner: Vec<Slice> = Vec::new();
        for &child in children {
            let start = inner.len();
            self.cut(child, top, &mut inner);
            if let Some(first) = inner.get_mut(start) {
                first.top = first.top.min(top + self.tree.boxes[child].layout.location.y);
            }
        }
        let mut merged = merge(inner);
        let Some((first, last)) = merged.first().zip(merged.last()) else { return };
        if last.bottom - first.top < self.height * 0.4 {
            for part in merged.iter_mut().skip(1) {
                part.before = part.before.max(Join::Tight);
            }
        }
        out.append(&mut merged);
    }

    fn table(&mut self, index: usize, table: &Table, top: f32, out: &mut Vec<Slice>) {
        let head = head_height(self.tree, table);
        let mut covered = 0;
        let last = table.rows.len().saturating_sub(1);
        for (number, row) in table.rows.iter().enumerate() {
            let Some((from, to)) = row_extent(self.tree, table, number) else { continue };
            let (from, to) = (top + from, top + to);
            let mut parts = vec![slice(from, to, Join::Free)];
            if to - from > self.height - head {
                parts = self.tall_row(row.cells.iter().map(|cell| cell.index), top, (from, to));
            }
            let body = number >= table.head_rows;
            if number > 0 {
                let tight = number <= table.head_rows || covered > 0;
                let lonely = number == last && number > table.head_rows + 1;
                let own = join(row.style.break_before);
                let given = match (tight, lonely) {
                    (true, _) => Join::Tight,
                    (false, true) => Join::Loose,
                    (false, false) => Join::Free,
                };
                parts[0].before = own.max(given);
                if number > 0 && table.rows[number - 1].style.break_after == Break::Page {
                    parts[0].before = Join::Forced;
                }
            }
            for (place, part) in parts.iter_mut().enumerate() {
                let continued = place > 0 || number > table.head_rows;
                part.table = (body && continued && table.head_rows > 0).then_some(index);
            }
            covered = covered.max(row.cells.iter().map(|cell| cell.rows).max().unwrap_or(1));
            covered = covered.saturating_sub(1);
            out.append(&mut parts);
        }
    }

    /// A row that no page can hold is broken inside, so that nothing of it is lost.
    fn tall_row(
        &mut self,
        cells: impl Iterator<Item = usize>,
        top: f32,
        (from, to): (f32, f32),
    ) -> Vec<Slice> {
        let mut inner = Vec::new();
        for cell in cells {
            self.cut(cell, top, &mut inner);
        }
        let mut merged = merge(inner);
        if merged.is_empty() {
            merged.push(slice(from, to, Join::Free));
        }
        merged[0].top = from;
        let last = merged.last_mut().expect("there is at least one slice");
        last.bottom = last.bottom.max(to);
        merged
    }
}

fn slice(top: f32, bottom: f32, before: Join) -> Slice {
    Slice { top, ink: bottom, bottom, before, table: None }
}

fn side_by_side(style: &Style) -> bool {
    match style.display {
        Display::Grid => true,
        Display::Flex => style.flex_direction == FlexDirection::Row,
        _ => false,
    }
}

fn join(wish: Break) -> Join {
    match wish {
        Break::Auto => Join::Free,
        Break::Avoid => Join::Tight,
        Break::Page => Join::Forced,
    }
}

fn join_after(style: &Style) -> Join {
    join(style.break_after)
}

/// Slices that overlap become one; the order is from top to bottom.
fn merge(mut parts: Vec<Slice>) -> Vec<Slice> {
    parts.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut merged: Vec<Slice> = Vec::with_capacity(parts.len());
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.top < last.ink - 0.01 => {
                last.ink = last.ink.max(part.ink);
                last.bottom = last.bottom.max(part.bottom);
            }
            _ => merged.push(part),
        }
    }
    merged
}

/// Top and bottom of a row, from the top of its table.
#[must_use]
pub fn row_extent(tree: &Tree<'_, '_>, table: &Table, row: usize) -> Option<(f32, f32)> {
    let cells = &table.rows.get(row)?.cells;
    let single = cells.iter().filter(|cell| cell.rows == 1);
    let mut extent: Option<(f32, f32)> = None;
    for cell in single {
        let layout = &tree.boxes[cell.index].layout;
        let (top, bottom) = (layout.location.y, layout.location.y + layout.size.height);
        extent = Some(extent.map_or((top, bottom), |(t, b)| (t.min(top), b.max(bottom))));
    }
    // A row of spanning cells only: it begins where they do and ends with the next row.
    extent.or_else(|| {
        let top =
            cells.iter().map(|cell| tree.boxes[cell.index].layout.location.y).reduce(f32::min)?;
        Some((top, top))
    })
}

/// The height of the rows that are repeated.
#[must_use]
pub fn head_height(tree: &Tree<'_, '_>, table: &Table) -> f32 {
    let extents = (0..table.head_rows).filter_map(|row| row_extent(tree, table, row));
    let (top, bottom) =
        extents.fold((f32::MAX, 0.0_f32), |(t, b), (top, bottom)| (t.min(top), b.max(bottom)));
    if top > bottom { 0.0 } else { bottom - top }
}
