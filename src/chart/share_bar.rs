//! The team's shares as one bar, with a label over each part.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque};
use super::fit::cut;
use super::measure;
use super::recorder::MarkLook;
use super::words::{listed, percent};
use crate::drawing::{Anchor, Drawing, Point, Weight};
use crate::instrument::Instrument;
use crate::score::TeamScores;
use crate::theme::ORIENTATIONS;

const SIZE: f32 = 9.0;
const BAR: f32 = 18.0;
const GAP: f32 = 10.0;

/// Draws the shares of a team.
#[must_use]
pub fn share_bar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    let canvas = Canvas::new(CONTENT_WIDTH, BAR + 17.0);
    let poles = instrument.orientations();
    let room = CONTENT_WIDTH / poles.len() as f32 - GAP - 34.0;
    let texts: Vec<(String, String)> = poles
        .iter()
        .zip(&team.shares)
        .map(|(pole, share)| (cut(&pole.name, Weight::Regular, SIZE, room), percent(*share)))
        .collect();
    let widths: Vec<f32> = texts
        .iter()
        .map(|(name, share)| {
            10.0 + measure::width(name, Weight::Regular, SIZE)
                + 3.0
                + measure::width(share, Weight::Bold, SIZE)
        })
        .collect();
    let mut starts: Vec<f32> = Vec::new();
    let mut left = 0.0;
    for (place, share) in team.shares.iter().enumerate() {
        let width = *share as f32 * CONTENT_WIDTH;
        if width > 0.0 {
            let gap = if width > 3.0 { 1.5 } else { 0.0 };
            canvas.bar(left, 15.0, width - gap, BAR, opaque(ORIENTATIONS[place].fill));
        }
        starts.push(left);
        left += width;
    }
    let xs = apart(&starts, &widths);
    for (place, (name, share)) in texts.iter().enumerate() {
        let look = &ORIENTATIONS[place];
        let x = xs[place];
        let mark = MarkLook {
            marker: look.marker,
            radius: 3.3,
            fill: Some(opaque(look.fill)),
            stroke: None,
        };
        canvas.mark(Point::new(x + 3.6, 5.6), mark);
        canvas.label(&label(Point::new(x + 10.0, 9.0), Anchor::Start, SIZE, look.text, name));
        let after = x + 10.0 + measure::width(name, Weight::Regular, SIZE) + 3.0;
        canvas.label(&bold(Point::new(after, 9.0), Anchor::Start, SIZE, look.text, share));
    }
    let all: Vec<String> = poles
        .iter()
        .zip(&team.shares)
        .map(|(pole, share)| format!("{} {}", pole.name, percent(*share)))
        .collect();
    canvas.finish(format!("Shares of {}: {}.", team.name, listed(&all)), String::new())
}

/// Where labels begin: at their parts, but never on each other and never beyond the end.
fn apart(starts: &[f32], widths: &[f32]) -> Vec<f32> {
    let mut xs = starts.to_vec();
    let mut floor = 0.0_f32;
    for (x, width) in xs.iter_mut().zip(widths) {
        *x = x.max(floor);
        floor = *x + width + GAP;
    }
    let mut ceiling = CONTENT_WIDTH;
    for (x, width) in xs.iter_mut().zip(widths).rev() {
        *x = x.min(ceiling - width).max(0.0);
        ceiling = *x - GAP;
    }
    xs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_tiny_parts_stand_beside_each_other() {
        let xs = apart(&[0.0, 470.0, 476.0], &[80.0, 80.0, 80.0]);
        assert!(xs[0] + 80.0 < xs[1] && xs[1] + 80.0 < xs[2], "{xs:?}");
        assert!(xs[2] + 80.0 <= CONTENT_WIDTH + 0.01);
    }
}
