//! The names at the corners of a triangle.

use super::canvas::{Canvas, bold, opaque};
use super::fit::{Room, wrap};
use super::measure;
use super::recorder::MarkLook;
use crate::drawing::{Anchor, Point, Weight};
use crate::instrument::Orientation;
use crate::theme::ORIENTATIONS;

/// The orientations' names at the corners, in as many lines as they need.
pub(super) struct CornerNames {
    names: [Vec<String>; 3],
    /// The room that the name on top takes.
    pub(super) above: f32,
    /// The room below the base.
    pub(super) below: f32,
    /// How much farther than usual the name on top stands from its corner.
    raised: f32,
}

impl CornerNames {
    const SIZE: f32 = 8.5;
    const LINE: f32 = 10.5;

    pub(super) fn new(poles: &[Orientation; 3], width: f32) -> Self {
        let lines = |place: usize| {
            // The one on top keeps clear of the legend.
            let width = if place == 2 { 112.0 } else { (width / 2.0 - 24.0).min(150.0) };
            let room = Room { weight: Weight::Bold, size: Self::SIZE, width, indent: 0.0 };
            wrap(&poles[place].name, room, 4).lines
        };
        let names = [0, 1, 2].map(lines);
        let more = |lines: &Vec<String>| lines.len().saturating_sub(1) as f32 * Self::LINE;
        let above = 20.0 + more(&names[2]);
        let below = 26.0 + more(&names[0]).max(more(&names[1]));
        Self { names, above, below, raised: 0.0 }
    }

    /// With room for a mark of this radius on the corner on top.
    pub(super) fn above_mark(mut self, radius: f32) -> Self {
        self.raised = (radius - 5.0).max(0.0);
        self.above += self.raised;
        self
    }

    /// Where the name on top begins, from the left of a drawing of this width.
    pub(super) fn top_from(&self, width: f32) -> f32 {
        (width - Self::wide(&self.names[2])) / 2.0
    }

    /// How wide a name is with its mark.
    fn wide(lines: &[String]) -> f32 {
        let measured = |line: &String| measure::width(line, Weight::Bold, Self::SIZE);
        lines.iter().map(measured).fold(0.0, f32::max) + 9.0
    }

    pub(super) fn draw(&self, canvas: &Canvas, corners: [Point; 3], width: f32) {
        for (orientation, lines) in self.names.iter().enumerate() {
            let look = &ORIENTATIONS[orientation];
            let spot = corners[orientation];
            let wide = Self::wide(lines);
            let left = match orientation {
                // The two on the base keep to their own sides of the middle.
                0 => (spot.x - 22.0).min(width / 2.0 - 6.0 - wide).max(1.0),
                1 => (spot.x + 22.0 - wide).max(width / 2.0 + 6.0).min(width - wide - 1.0),
                _ => spot.x - wide / 2.0,
            };
            let y = if orientation == 2 {
                spot.y - 7.0 - self.raised - lines.len().saturating_sub(1) as f32 * Self::LINE
            } else {
                spot.y + 22.0
            };
            let mark = MarkLook {
                marker: look.marker,
                radius: 3.2,
                fill: Some(opaque(look.fill)),
                stroke: None,
            };
            canvas.mark(Point::new(left + 3.4, y - 3.0), mark);
            for (index, line) in lines.iter().enumerate() {
                let at = Point::new(left + 9.0, y + index as f32 * Self::LINE);
                canvas.label(&bold(at, Anchor::Start, Self::SIZE, look.text, line));
            }
        }
    }
}
