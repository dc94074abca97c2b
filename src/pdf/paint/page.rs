//! One page: its items as content, with marks that say whose content it is.

use super::canvas::{Canvas, Extent};
use super::drawing::Drawings;
use super::faces::Faces;
use super::shapes;
use crate::drawing::Stroke;
use crate::pdf::frame::{Frame, Item, ItemKind, Owner};
use crate::pdf::tags::{Skeleton, Slot};
use crate::theme::Dash;

/// A painted page.
#[derive(Debug)]
pub(super) struct Page {
    /// Its operators.
    pub(super) content: String,
    /// The opacities that they name, in percent.
    pub(super) opacities: Vec<u8>,
    /// Whose content each marked sequence is; its index is its number, which not all have.
    pub(super) marks: Vec<Option<Slot>>,
}

/// A page's items by what they are for.
#[derive(Debug)]
pub(super) struct Sorted<'a> {
    /// What nobody reads, as it is painted: all of it lies below all content.
    pub(super) decoration: Vec<Item>,
    /// What is read, and whose it is.
    content: Vec<(Slot, &'a Item)>,
}

/// Tells decoration from content.
pub(super) fn sort<'a>(frame: &'a Frame, skeleton: &Skeleton<'_>) -> Sorted<'a> {
    let painted = frame.items.iter().filter(|item| !matches!(item.kind, ItemKind::Link { .. }));
    let (mut decoration, mut content) = (vec![], vec![]);
    for item in painted {
        match slot(skeleton, item) {
            Some(slot) => content.push((slot, item)),
            None => decoration.push(item),
        }
    }
    decoration.sort_by_key(|item| layer(&item.kind));
    Sorted { decoration: joined(decoration.into_iter()), content }
}

/// Paints what many pages begin with, so that it leaves the state as it was.
pub(super) fn paint_underlay(
    items: &[Item],
    height: f32,
    faces: &Faces,
    drawings: &Drawings<'_>,
) -> String {
    let mut canvas = Canvas::page(height);
    paint_decoration(&mut canvas, items, faces, drawings);
    let (content, _) = canvas.finish();
    format!("q\n{content}Q\n")
}

fn paint_decoration(canvas: &mut Canvas, items: &[Item], faces: &Faces, drawings: &Drawings<'_>) {
    if items.is_empty() {
        return;
    }
    // One sequence instead of one between any two cells.
    canvas.begin_artifact(Extent::Mixed);
    let is_drawing = |item: &Item| matches!(item.kind, ItemKind::Drawing { .. });
    for group in items.chunk_by(|one, other| is_drawing(one) == is_drawing(other)) {
        let series = group.iter().filter_map(|item| match &item.kind {
            ItemKind::Drawing { name, rect } => Some((name.as_str(), *rect)),
            ItemKind::Fill { .. }
            | ItemKind::Line { .. }
            | ItemKind::Outline { .. }
            | ItemKind::Text { .. }
            | ItemKind::Link { .. } => None,
        });
        let series: Vec<_> = series.collect();
        if series.is_empty() {
            for item in group {
                paint_item(canvas, item, faces, drawings);
            }
        } else {
            drawings.paint_series(canvas, faces, &series);
        }
    }
    canvas.end();
}

/// The marks of a row are numbered from a multiple of this on. So the last digit tells the column,
/// and each row says what the row before said, but for the digits that stand before: deflate finds
/// that, and a mark costs less.
const ROW: usize = 10;

/// Paints a page.
pub(super) fn paint(
    sorted: &Sorted<'_>,
    skeleton: &Skeleton<'_>,
    height: f32,
    faces: &Faces,
    drawings: &Drawings<'_>,
) -> Page {
    let mut canvas = Canvas::page(height);
    let mut marks: Vec<Option<Slot>> = vec![];
    let mut row = None;
    paint_decoration(&mut canvas, &sorted.decoration, faces, drawings);
    for group in sorted.content.chunk_by(|(one, _), (other, _)| one == other) {
        let only_text = group.iter().all(|(_, item)| matches!(item.kind, ItemKind::Text { .. }));
        let extent = if only_text { Extent::Text } else { Extent::Mixed };
        let (slot, _) = group[0];
        let own = skeleton.row(slot);
        if own != row {
            marks.resize(marks.len().next_multiple_of(ROW), None);
            row = own;
        }
        canvas.begin(marks.len(), extent);
        for (_, item) in group {
            paint_item(&mut canvas, item, faces, drawings);
        }
        marks.resize(canvas.end(), Some(slot));
    }
    let (content, opacities) = canvas.finish();
    Page { content, opacities, marks }
}

/// Areas lie below lines, lines below marks and words. Each in its layer, they need fewer operators.
fn layer(kind: &ItemKind) -> u8 {
    match kind {
        ItemKind::Fill { .. } => 0,
        ItemKind::Line { .. } | ItemKind::Outline { .. } => 1,
        ItemKind::Drawing { .. } => 2,
        ItemKind::Text { .. } | ItemKind::Link { .. } => 3,
    }
}

/// Lines that go on where the one before ends, as under the cells of a row, become one.
fn joined<'a>(items: impl Iterator<Item = &'a Item>) -> Vec<Item> {
    let mut all: Vec<Item> = Vec::new();
    for item in items {
        if let (
            ItemKind::Line { from, to, width, color, dash },
            Some(Item {
                kind: ItemKind::Line { from: start, to: end, width: w, color: c, dash: d },
                ..
            }),
        ) = (&item.kind, all.last_mut())
            && (width, color, dash) == (&*w, &*c, &*d)
            && (start.y - end.y).abs() < 0.01
            && (from.y - end.y).abs() < 0.01
            && (to.y - end.y).abs() < 0.01
            && (from.x - end.x).abs() < 0.02
        {
            end.x = to.x;
            continue;
        }
        all.push(item.clone());
    }
    all
}

/// Whose content an item is; none for decoration.
fn slot(skeleton: &Skeleton<'_>, item: &Item) -> Option<Slot> {
    match (item.owner, &item.kind) {
        (Owner::Artifact, _) => None,
        (Owner::Marker(node), _) => skeleton.marker(node),
        (Owner::Element(node), ItemKind::Drawing { name, .. }) => skeleton.figure(node, name),
        (Owner::Element(node), _) => skeleton.content(node),
    }
}

fn paint_item(canvas: &mut Canvas, item: &Item, faces: &Faces, drawings: &Drawings<'_>) {
    match &item.kind {
        ItemKind::Fill { rect, color, radius } => {
            shapes::fill_rectangle(canvas, *rect, *color, *radius);
        }
        ItemKind::Line { from, to, width, color, dash } => {
            let stroke = Stroke { color: *color, width: *width, dash: *dash };
            shapes::line(canvas, *from, *to, stroke);
        }
        ItemKind::Outline { rect, width, color, radius } => {
            let stroke = Stroke { color: *color, width: *width, dash: Dash::Solid };
            shapes::outline(canvas, *rect, stroke, *radius);
        }
        ItemKind::Text { at, color, run } => canvas.show(*at, *color, faces.set(run)),
        ItemKind::Drawing { name, rect } => drawings.paint(canvas, faces, name, *rect),
        ItemKind::Link { .. } => {}
    }
}
