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
    /// Whose content each marked sequence is; its index is its number.
    pub(super) marks: Vec<Slot>,
}

/// Paints a page.
pub(super) fn paint(
    frame: &Frame,
    height: f32,
    skeleton: &Skeleton<'_>,
    faces: &Faces,
    drawings: &Drawings<'_>,
) -> Page {
    let mut canvas = Canvas::new(height);
    canvas.round_joins();
    let mut marks = vec![];
    let painted = frame.items.iter().filter(|item| !matches!(item.kind, ItemKind::Link { .. }));
    let painted: Vec<(Option<Slot>, &Item)> =
        painted.map(|item| (slot(skeleton, item), item)).collect();
    for group in painted.chunk_by(|(one, _), (other, _)| one == other) {
        let only_text = group.iter().all(|(_, item)| matches!(item.kind, ItemKind::Text { .. }));
        let extent = if only_text { Extent::Text } else { Extent::Mixed };
        match group[0].0 {
            Some(slot) => {
                canvas.begin(skeleton.tag(slot), marks.len(), extent);
                marks.push(slot);
            }
            None => canvas.begin_artifact(extent),
        }
        for (_, item) in group {
            paint_item(&mut canvas, item, faces, drawings);
        }
        canvas.end();
    }
    let (content, opacities) = canvas.finish();
    Page { content, opacities, marks }
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
