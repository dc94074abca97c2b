//! A drawing's shapes, with its labels already shaped into glyphs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Labels;
use super::canvas::Canvas;
use super::faces::Faces;
use super::shapes;
use crate::drawing::{Anchor, Drawing, Label, Mark, Point, Shape, Stamp};
use crate::error::Problem;
use crate::pdf::finish::Form;
use crate::pdf::frame::{Frames, GlyphRun, ItemKind, Rect};

/// The glyphs of one label.
type Words = Vec<Arc<GlyphRun>>;

/// All drawings that the pages show, and the stamps in them.
#[derive(Debug, Default)]
pub(super) struct Drawings<'a> {
    drawings: BTreeMap<&'a str, Labelled<'a, Drawing>>,
    stamps: BTreeMap<&'a str, Labelled<'a, Stamp>>,
}

#[derive(Debug)]
struct Labelled<'a, T> {
    drawn: &'a T,
    /// In the order of the labels among the shapes.
    labels: Vec<Words>,
}

impl<'a> Drawings<'a> {
    /// Finds the drawings that the frames name and shapes their labels.
    pub(super) fn gather(
        frames: &Frames,
        drawings: &'a BTreeMap<String, Drawing>,
        labels: &Labels,
    ) -> Result<Self, Vec<Problem>> {
        let mut found = Self::default();
        let mut problems = vec![];
        for item in frames.pages.iter().flat_map(|page| &page.items) {
            let ItemKind::Drawing { name, .. } = &item.kind else { continue };
            if found.drawings.contains_key(name.as_str()) {
                continue;
            }
            match drawings.get_key_value(name) {
                Some((name, drawing)) => found.add(name, drawing, labels),
                None => problems.push(Problem::error(format!("there is no drawing `{name}`"))),
            }
        }
        if problems.is_empty() { Ok(found) } else { Err(problems) }
    }

    fn add(&mut self, name: &'a str, drawing: &'a Drawing, labels: &Labels) {
        for shape in &drawing.shapes {
            if let Shape::Stamp(stamp) = shape {
                self.stamps.entry(&stamp.id).or_insert_with(|| Labelled {
                    drawn: stamp,
                    labels: set_labels(&stamp.shapes, labels),
                });
            }
        }
        let labels = set_labels(&drawing.shapes, labels);
        self.drawings.insert(name, Labelled { drawn: drawing, labels });
    }

    /// The glyphs of all labels, by drawing and then by stamp.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Arc<GlyphRun>> {
        let drawings = self.drawings.values().flat_map(|labelled| &labelled.labels);
        drawings.chain(self.stamps.values().flat_map(|labelled| &labelled.labels)).flatten()
    }

    /// Paints a drawing, scaled to fit into a place.
    pub(super) fn paint(&self, canvas: &mut Canvas, faces: &Faces, name: &str, rect: Rect) {
        let Some((bottom_left, scale)) = self.fit(name, rect) else { return };
        let labelled = self.named(name);
        canvas.save_and_place(bottom_left, scale, labelled.drawn.height);
        self.shapes(canvas, faces, &labelled.drawn.shapes, &labelled.labels);
        canvas.restore();
    }

    /// Paints drawings one after the other.
    pub(super) fn paint_series(&self, canvas: &mut Canvas, faces: &Faces, series: &[(&str, Rect)]) {
        let own_size = |&(name, rect): &(&str, Rect)| {
            self.fit(name, rect).filter(|(_, scale)| (scale - 1.0).abs() < 0.000_1)
        };
        for same in
            series.chunk_by(|one, other| own_size(one).is_some() == own_size(other).is_some())
        {
            if same.len() < 2 || own_size(&same[0]).is_none() {
                for &(name, rect) in same {
                    self.paint(canvas, faces, name, rect);
                }
                continue;
            }
            canvas.begin_places();
            for &(name, rect) in same {
                let Some((bottom_left, _)) = self.fit(name, rect) else { continue };
                let labelled = self.named(name);
                canvas.place(bottom_left, labelled.drawn.height);
                self.shapes(canvas, faces, &labelled.drawn.shapes, &labelled.labels);
            }
            canvas.end_places();
        }
    }

    fn named(&self, name: &str) -> &Labelled<'a, Drawing> {
        self.drawings.get(name).expect("gathering found every drawing")
    }

    /// Where a drawing's bottom left comes to stand, and how it is scaled.
    fn fit(&self, name: &str, rect: Rect) -> Option<(Point, f32)> {
        let drawing = self.named(name).drawn;
        let scale = (rect.width / drawing.width).min(rect.height / drawing.height);
        // Whatever room is left is shared between both sides, as SVG does it.
        let x = rect.x + (rect.width - drawing.width * scale) / 2.0;
        let bottom = rect.y + rect.height - (rect.height - drawing.height * scale) / 2.0;
        (scale.is_finite() && scale > 0.0).then(|| (Point::new(x, bottom), scale))
    }

    /// Paints each stamp on a canvas of its own, by number.
    pub(super) fn forms(&self, faces: &Faces) -> Vec<Form> {
        let paint = |labelled: &Labelled<'a, Stamp>| {
            let stamp = labelled.drawn;
            let mut canvas = Canvas::form(stamp.height);
            self.shapes(&mut canvas, faces, &stamp.shapes, &labelled.labels);
            let (content, opacities) = canvas.finish();
            Form { width: stamp.width, height: stamp.height, content, opacities }
        };
        self.stamps.values().map(paint).collect()
    }

    fn shapes(&self, canvas: &mut Canvas, faces: &Faces, shapes: &[Shape], labels: &[Words]) {
        let mut labels = labels.iter();
        for shape in shapes {
            match shape {
                Shape::Line { points, stroke } => shapes::polyline(canvas, points, *stroke),
                Shape::Polygon { points, fill, stroke } => {
                    shapes::polygon(canvas, points, *fill, *stroke);
                }
                Shape::Circle { center, radius, fill, stroke } => {
                    shapes::circle(canvas, *center, *radius, *fill, *stroke);
                }
                Shape::Mark(mark) => paint_mark(canvas, mark),
                Shape::Label(label) => {
                    let words = labels.next().expect("each label was shaped");
                    paint_label(canvas, faces, label, words);
                }
                Shape::Stamp(stamp) => {
                    let number = self.stamps.keys().position(|&id| id == stamp.id);
                    canvas.show_form(number.expect("gathering found every stamp"));
                }
            }
        }
    }
}

fn set_labels(shapes: &[Shape], labels: &Labels) -> Vec<Words> {
    let found = shapes.iter().filter_map(|shape| match shape {
        Shape::Label(label) => Some(label),
        Shape::Line { .. }
        | Shape::Polygon { .. }
        | Shape::Circle { .. }
        | Shape::Mark(_)
        | Shape::Stamp(_) => None,
    });
    found.map(|label| labels.words(label).to_vec()).collect()
}

/// A report shows thousands of marks: their outlines are written around the same point each, so
/// that only their places differ and they pack well.
fn paint_mark(canvas: &mut Canvas, mark: &Mark) {
    let around_zero = Mark { at: Point::new(0.0, 0.0), ..*mark };
    match around_zero.outline() {
        Some(points) => shapes::polygon_at(canvas, mark.at, &points, mark.fill, mark.stroke),
        None => shapes::circle(canvas, mark.at, mark.radius, mark.fill, mark.stroke),
    }
}

fn paint_label(canvas: &mut Canvas, faces: &Faces, label: &Label, words: &Words) {
    let width: f32 = words.iter().map(|run| run.width).sum();
    let mut at = label.at;
    at.x -= match label.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    canvas.opacity(1.0);
    for run in words {
        canvas.show(at, label.color, faces.set(run));
        at.x += run.width;
    }
}
