//! A person's radar: which statement was chosen on each spoke. Rings, spokes and names are one
//! stamp that everybody's radar shares.

use std::sync::Arc;

use super::canvas::{Canvas, label, opaque, solid};
use super::polar::place;
use super::radar::{frame, name};
use super::recorder::MarkLook;
use super::spoke_labels::{Around, lay_out};
use super::words::{counted, listed};
use crate::drawing::{Anchor, Drawing, Fill, Point, Shape, Stamp, Stroke};
use crate::instrument::Instrument;
use crate::score::PersonScores;
use crate::theme::{self, ORIENTATIONS};

/// Rings, spokes and names of a size; made once for everybody.
pub struct RadarFrame {
    stamp: Arc<Stamp>,
    center: Point,
    radius: f32,
    mark: f32,
}

impl RadarFrame {
    /// With the traits' names, for a page of one's own: as wide as its column of 101 mm.
    #[must_use]
    pub fn large(instrument: &Instrument) -> Self {
        let names: Vec<&str> = instrument.traits().iter().map(|one| one.name.as_str()).collect();
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let radius = if longest > 16 { 60.0 } else { 78.0 };
        let around = Around { width: 286.0, radius, size: 7.5, below: 0.0 };
        let laid = lay_out(&names, around);
        let canvas = Canvas::new(around.width, laid.height);
        frame(&canvas, laid.center, around.radius, names.len());
        for own in &laid.labels {
            name(&canvas, own);
        }
        let stamp = stamp("radar-large", around.width, laid.height, &canvas);
        let mark = mark_radius(3.4, around.radius, names.len());
        Self { stamp, center: laid.center, radius: around.radius, mark }
    }

    /// With the traits' numbers, for a table of people.
    #[must_use]
    pub fn small(instrument: &Instrument) -> Self {
        const SIZE: f32 = 150.0;
        let spokes = instrument.traits().len();
        let center = Point::new(SIZE / 2.0, SIZE / 2.0);
        let radius = 54.0;
        let canvas = Canvas::new(SIZE, SIZE);
        frame(&canvas, center, radius, spokes);
        // So many spokes that numbers would touch: only every fifth has one.
        let step = if spokes > 24 { 5 } else { 1 };
        // The last ones stand beside the first, which always has its number.
        let apart = |spoke: usize| (spoke + 1).is_multiple_of(step) && spoke + 3 <= spokes;
        for spoke in (0..spokes).filter(|&spoke| step == 1 || spoke == 0 || apart(spoke)) {
            let at = place(center, radius + 11.5, spoke, spokes);
            let at = Point::new(at.x, at.y + 3.5);
            let text = (spoke + 1).to_string();
            // Shown at 108 of its 150 points, this is just above the least size of 7.
            canvas.label(&label(at, Anchor::Middle, 9.8, theme::INK_SOFT, &text));
        }
        let stamp = stamp("radar-small", SIZE, SIZE, &canvas);
        Self { stamp, center, radius, mark: mark_radius(2.8, radius, spokes) }
    }

    /// A person's answers in this frame.
    #[must_use]
    pub fn person(&self, instrument: &Instrument, person: &PersonScores) -> Drawing {
        let spokes = person.answers.len();
        let canvas = Canvas::new(self.stamp.width, self.stamp.height);
        let chosen = |orientation: usize| {
            person.answers.iter().map(move |answer| answer.chosen() == Some(orientation))
        };
        for (orientation, look) in
            ORIENTATIONS.iter().enumerate().take(instrument.orientations().len())
        {
            if !chosen(orientation).any(|own| own) {
                continue;
            }
            let stroke = Stroke { color: look.fill, width: 1.2, dash: look.dash };
            let fill = Fill { color: look.fill, opacity: 0.12 };
            for points in self.outlines(&chosen(orientation).collect::<Vec<_>>()) {
                // There and back, the dashes of a lone spoke would fill each other's gaps.
                if points.len() < 3 {
                    canvas.line(&points, stroke);
                } else {
                    canvas.polygon(&points, Some(fill), Some(stroke));
                }
            }
        }
        for (spoke, answer) in person.answers.iter().enumerate() {
            let at = place(self.center, self.radius, spoke, spokes);
            match answer.chosen() {
                Some(orientation) => {
                    let look = &ORIENTATIONS[orientation];
                    let mark = MarkLook {
                        marker: look.marker,
                        radius: self.mark,
                        fill: Some(opaque(look.fill)),
                        stroke: None,
                    };
                    canvas.mark(at, mark);
                }
                None => {
                    let dash = [Point::new(at.x - 3.0, at.y), Point::new(at.x + 3.0, at.y)];
                    canvas.line(&dash, solid(theme::FRAME, 1.0));
                }
            }
        }
        let (title, description) = words(instrument, person);
        let mut drawing = canvas.finish(title, description);
        drawing.shapes.insert(0, Shape::Stamp(self.stamp.clone()));
        drawing
    }

    /// The parts of an orientation: for each run of neighbouring spokes where it was chosen, the
    /// centre and their ends on the rim. Where it was chosen everywhere, the rim alone.
    fn outlines(&self, chosen: &[bool]) -> Vec<Vec<Point>> {
        let spokes = chosen.len();
        let end = |spoke: usize| place(self.center, self.radius, spoke % spokes, spokes);
        let Some(gap) = chosen.iter().position(|own| !own) else {
            return vec![(0..spokes).map(end).collect()];
        };
        // From a gap on, no run goes over the end of the circle.
        let around: Vec<usize> = (gap..gap + spokes).collect();
        around
            .chunk_by(|one, other| chosen[one % spokes] == chosen[other % spokes])
            .filter(|run| chosen[run[0] % spokes])
            .map(|run| {
                let rim = run.iter().map(|&spoke| end(spoke));
                std::iter::once(self.center).chain(rim).collect()
            })
            .collect()
    }
}

/// The radius of marks on a rim: as wished, or smaller where neighbours would touch.
fn mark_radius(wished: f32, rim: f32, spokes: usize) -> f32 {
    let apart = rim * std::f32::consts::TAU / spokes as f32;
    wished.min(apart * 0.42)
}

fn stamp(id: &str, width: f32, height: f32, canvas: &Canvas) -> Arc<Stamp> {
    Arc::new(Stamp { id: id.to_owned(), width, height, shapes: canvas.take() })
}

fn words(instrument: &Instrument, person: &PersonScores) -> (String, String) {
    let counts: Vec<String> = instrument
        .orientations()
        .iter()
        .zip(&person.counts)
        .map(|(pole, count)| format!("{} {count}", pole.name))
        .collect();
    let title = format!(
        "Radar of {}: {} of {}.",
        person.name,
        listed(&counts),
        counted(person.answered, "answer", "answers")
    );
    let rows = instrument.orientations().iter().enumerate().filter_map(|(place, pole)| {
        let chosen: Vec<&str> = instrument
            .traits()
            .iter()
            .zip(&person.answers)
            .filter(|(_, answer)| answer.chosen() == Some(place))
            .map(|(own, _)| own.name.as_str())
            .collect();
        (!chosen.is_empty()).then(|| format!("{}: {}.", pole.name, listed(&chosen)))
    });
    (title, rows.collect::<Vec<_>>().join(" "))
}
