//! Many traits: a row for each, with the orientations as marks along one scale, in two columns where
//! they are many.

use super::canvas::{Canvas, label, opaque, solid};
use super::fit::cut;
use super::measure;
use super::recorder::MarkLook;
use super::wanted;
use crate::drawing::{Anchor, Point, Weight};
use crate::instrument::{Instrument, Trait};
use crate::score::{Measure, TraitScores};
use crate::target::Gaps;
use crate::theme::{self, ORIENTATIONS};

const SIZE: f32 = 7.5;
const HEAD: f32 = 14.0;
/// The most that all rows of a column take, so that the chart stands on the page of its headline.
const TALLEST: f32 = 400.0;
/// The same where dot plot and table below the chart have many rows.
const TALLEST_OF_MANY: f32 = 292.0;
/// From so many traits on, there are two columns.
const FEWEST_FOR_TWO: usize = 25;
/// The smallest radius of a mark whose shape can be told.
const SMALLEST: f32 = 1.7;
const BETWEEN: f32 = 20.0;
const GAP: f32 = 8.0;

/// Draws the numbers of traits, as wide as this; the caller says what it shows, and what the marks of
/// each trait say.
pub(super) fn rows(
    instrument: &Instrument,
    traits: &[TraitScores],
    (width, target): (f32, Option<&Gaps>),
    says: &dyn Fn(usize) -> String,
) -> Canvas {
    let measure = Measure::of(instrument);
    let all = instrument.traits().len();
    let columns = if all >= FEWEST_FOR_TWO && width > 300.0 { 2 } else { 1 };
    let rows = all.div_ceil(columns);
    let poles = instrument.orientations().len() as f32;
    // Three marks that touch can be told; more of them keep to their lanes.
    let are_many = poles > 3.0;
    let (share, widest) = if are_many { (3.0, 4.4) } else { (2.4, 3.2) };
    let below = if target.is_some() { wanted::LEGEND } else { 0.0 };
    let tallest = if are_many { TALLEST_OF_MANY } else { TALLEST } - below;
    let height = (8.0 + share * poles).min(tallest / rows as f32).max(9.6);
    let bottom = HEAD + height * rows as f32 + 4.0;
    let canvas = Canvas::new(width, bottom + below);
    let column = (width - BETWEEN * (columns as f32 - 1.0)) / columns as f32;
    let names = names(instrument, column * 0.44);
    for side in 0..columns {
        let left = side as f32 * (column + BETWEEN);
        let (from, to) = (left + names + GAP, left + column - 8.0);
        let own = rows * side..all.min(rows * (side + 1));
        // Every other row is tinted: it leads from the name to its marks, and tells them from those of
        // the next row.
        for row in (0..own.len()).step_by(2) {
            let top = HEAD + height * row as f32;
            canvas.bar(left, top, to + 8.0 - left, height, opaque(theme::TINT));
        }
        axis(&canvas, (from, to), HEAD + height * own.len() as f32, measure);
        for (row, place) in own.enumerate() {
            let middle = HEAD + height * (row as f32 + 0.5);
            name(&canvas, (left, names), middle, place, &instrument.traits()[place].name);
            let scores = &traits[place];
            // Each orientation has a lane of its own, so that equal numbers do not hide each other.
            let lane = ((height - 3.0) / poles).min(widest);
            let radius = if are_many { (lane * 0.62).clamp(SMALLEST, 2.2) } else { 2.2 };
            let at =
                |orientation: usize| middle + (orientation as f32 - (poles - 1.0) / 2.0) * lane;
            if let Some(own) = target.and_then(|gaps| gaps.traits[place].as_ref()) {
                wanted::in_row(&canvas, own, measure, (from, to), at);
            }
            if scores.answered == 0 {
                let at = Point::new(from + 4.0, middle + SIZE * 0.35);
                canvas.label(&label(at, Anchor::Start, 7.0, theme::INK_SOFT, "no answer"));
                canvas.value(vec![Point::new(from, middle)], says(place));
                continue;
            }
            let x = |share: f64| from + (to - from) * measure.reach(share) as f32;
            let spots = scores.shares.iter().enumerate();
            let spots = spots.map(|(orientation, share)| Point::new(x(*share), at(orientation)));
            let spots: Vec<Point> = spots.collect();
            for (look, spot) in ORIENTATIONS.iter().zip(&spots) {
                let mark = MarkLook {
                    marker: look.marker,
                    radius,
                    fill: Some(opaque(look.fill)),
                    // An edge would cut into the mark of the lane above.
                    stroke: (!are_many).then(|| solid(theme::PAPER, 0.4)),
                };
                canvas.mark(*spot, mark);
            }
            canvas.value(spots, says(place));
        }
    }
    if let Some(gaps) = target {
        wanted::legend(&canvas, gaps, instrument.orientations().len(), width, bottom);
    }
    canvas
}

/// The room for the names of the traits with their numbers: as much as they need, up to this.
fn names(instrument: &Instrument, most: f32) -> f32 {
    let wide = |one: &Trait| measure::width(&one.name, Weight::Regular, SIZE);
    let widest = instrument.traits().iter().map(wide).fold(0.0, f32::max);
    (indent() + widest + 4.0).min(most)
}

/// Where names begin, beside their numbers.
fn indent() -> f32 {
    measure::width("00", Weight::Regular, SIZE) + 7.0
}

/// The scale over a column, and its lines down to the last row.
fn axis(canvas: &Canvas, (from, to): (f32, f32), bottom: f32, measure: Measure) {
    let start = std::iter::once((0.0, "0".to_owned()));
    for (along, text) in start.chain(measure.scale()) {
        let x = from + (to - from) * along as f32;
        let line = [Point::new(x, HEAD - 3.0), Point::new(x, bottom)];
        canvas.line(&line, solid(theme::HAIRLINE, 0.5));
        let half = measure::width(&text, Weight::Regular, 7.0) / 2.0;
        let at = Point::new(x.min(to + 8.0 - half), HEAD - 6.0);
        canvas.label(&label(at, Anchor::Middle, 7.0, theme::INK_SOFT, &text));
    }
}

/// The number and the name of a trait, on one line.
fn name(canvas: &Canvas, (left, width): (f32, f32), middle: f32, place: usize, text: &str) {
    let number = (place + 1).to_string();
    let indent = indent();
    let y = middle + SIZE * 0.35;
    let at = Point::new(left + indent - 3.0, y);
    canvas.label(&label(at, Anchor::End, SIZE, theme::INK_SOFT, &number));
    let text = cut(text, Weight::Regular, SIZE, width - indent);
    canvas.label(&label(Point::new(left + indent, y), Anchor::Start, SIZE, theme::INK, &text));
}
