//! The cover's ornament: every answer as a mark, a column per trait.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, label, opaque, solid};
use super::measure;
use super::recorder::MarkLook;
use super::words::{count_noun, list_and, plain};
use crate::drawing::{Anchor, Drawing, Point, Weight};
use crate::instrument::{Instrument, Trait};
use crate::score::{Measure, Scores, TraitScores};
use crate::theme::{self, ORIENTATIONS};

/// Size of the traits' names, in points.
const NAME: f32 = 7.0;
const STACK: f32 = 292.0;
const TOP: f32 = 8.0;
/// Up to so many people, every answer is a mark; beyond, marks would be too small, and bars take
/// their place.
pub const MOST_MARKS: usize = 45;
/// Beyond so many traits, names would be too narrow.
const MOST_NAMES: usize = 24;

/// Draws the answers of everybody who was scored.
#[must_use]
pub fn cover(instrument: &Instrument, scores: &Scores) -> Drawing {
    cover_within(instrument, scores, (CONTENT_WIDTH, STACK))
}

/// The same in a frame this wide, with columns this high at most.
pub(super) fn cover_within(
    instrument: &Instrument,
    scores: &Scores,
    (width, stack): (f32, f32),
) -> Drawing {
    let traits = instrument.traits().len();
    let people = scores.people.len().max(1);
    let pitch = width / traits as f32;
    let named = has_names(instrument.traits(), pitch) && width >= CONTENT_WIDTH;
    let is_chosen = Measure::of(instrument).is_chosen();
    let step = if is_chosen { (stack / people as f32).min(24.0) } else { stack / people as f32 };
    let height = TOP + step * people as f32 + if named { 28.0 } else { 18.0 };
    let canvas = Canvas::new(width, height);
    let ground = TOP + step * people as f32;
    let measure = Measure::of(instrument);
    for (column, own) in scores.team.traits.iter().enumerate() {
        let left = column as f32 * pitch;
        if !measure.is_chosen() {
            levels(&canvas, (left, pitch), ground, own, measure);
        } else if people > MOST_MARKS {
            bars(&canvas, left + pitch * 0.12, pitch * 0.76, ground, step, &own.counts);
        } else {
            let blank = people.saturating_sub(own.answered);
            marks(&canvas, left + pitch / 2.0, (ground, step, pitch), &own.counts, blank);
        }
        let middle = Point::new(left + pitch / 2.0, f32::midpoint(TOP, ground));
        canvas.value(vec![middle], column_words(instrument, column, own));
        let rule =
            [Point::new(left + 1.5, ground + 4.0), Point::new(left + pitch - 1.5, ground + 4.0)];
        canvas.line(&rule, solid(theme::INK, 0.75));
        if named {
            name(&canvas, instrument.traits(), column, pitch, ground);
        } else {
            number(&canvas, traits, column, pitch, ground);
        }
    }
    let answers: usize = scores.team.traits.iter().map(|own| own.answered).sum();
    if !is_chosen {
        let shown = if measure.shares_a_whole() { "shares" } else { "mean scores" };
        let title = format!(
            "The team’s {shown} of each orientation, in a column per trait: {}, {}.",
            count_noun(scores.people.len(), "person", "people"),
            count_noun(traits, "trait", "traits")
        );
        return canvas.finish(title, String::new());
    }
    let title = format!(
        "Every answer, in a column per trait: {}, {}, {}.",
        count_noun(scores.people.len(), "person", "people"),
        count_noun(traits, "trait", "traits"),
        count_noun(answers, "answer", "answers")
    );
    let totals: Vec<String> = instrument
        .orientations()
        .iter()
        .enumerate()
        .map(|(place, pole)| {
            let sum: usize = scores.team.traits.iter().map(|own| own.counts[place]).sum();
            format!("{sum} {}", pole.name)
        })
        .collect();
    canvas.finish(title, format!("Answers in all: {}.", list_and(&totals)))
}

/// What a column says.
fn column_words(instrument: &Instrument, column: usize, own: &TraitScores) -> String {
    let name = &instrument.traits()[column].name;
    if own.answered == 0 {
        return format!("{name}: no answer");
    }
    let measure = Measure::of(instrument);
    let poles = instrument.orientations().iter().enumerate();
    let numbers =
        poles.map(|(place, pole)| format!("{} {}", pole.name, measure.trait_number(own, place)));
    plain(&format!("{name}: {}", numbers.collect::<Vec<_>>().join(", ")))
}

fn marks(
    canvas: &Canvas,
    x: f32,
    (ground, step, pitch): (f32, f32, f32),
    counts: &[usize],
    blank: usize,
) {
    let radius = (step * 0.34).min(pitch * 0.3).min(6.4);
    let mut row = 0;
    let mut next = || {
        row += 1;
        Point::new(x, ground - (row as f32 - 0.5) * step)
    };
    for (orientation, count) in counts.iter().enumerate() {
        let look = &ORIENTATIONS[orientation];
        let mark =
            MarkLook { marker: look.marker, radius, fill: Some(opaque(look.fill)), stroke: None };
        for _ in 0..*count {
            canvas.mark(next(), mark);
        }
    }
    for _ in 0..blank {
        let at = next();
        let dash = [Point::new(at.x - radius * 0.7, at.y), Point::new(at.x + radius * 0.7, at.y)];
        canvas.line(&dash, solid(theme::FRAME, 0.8));
    }
}

/// What a trait's orientations have: parts of one bar where they share a whole, else marks between
/// 0 at the ground and 100.
fn levels(
    canvas: &Canvas,
    (left, pitch): (f32, f32),
    ground: f32,
    own: &TraitScores,
    measure: Measure,
) {
    let tall = ground - TOP;
    if own.answered == 0 {
        return;
    }
    let mut bottom = ground;
    if !measure.shares_a_whole() {
        let middle = left + pitch / 2.0;
        let line = [Point::new(middle, TOP), Point::new(middle, ground)];
        canvas.line(&line, solid(theme::HAIRLINE, 0.6));
    }
    let lanes = own.shares.len() as f32;
    let lane = (pitch * 0.5 / lanes).min(6.0);
    for (orientation, share) in own.shares.iter().enumerate() {
        let look = &ORIENTATIONS[orientation];
        let height = tall * *share as f32;
        if measure.shares_a_whole() {
            let gap = if height > 2.0 { 0.8 } else { 0.0 };
            bottom -= height;
            let fill = opaque(look.fill);
            canvas.bar(left + pitch * 0.12, bottom + gap / 2.0, pitch * 0.76, height - gap, fill);
        } else {
            let off = (orientation as f32 - (lanes - 1.0) / 2.0) * lane;
            let radius = (pitch * 0.2).min(5.2);
            let fill = Some(opaque(look.fill));
            let stroke = Some(solid(theme::PAPER, 0.6));
            let mark = MarkLook { marker: look.marker, radius, fill, stroke };
            canvas.mark(Point::new(left + pitch / 2.0 + off, ground - height), mark);
        }
    }
}

fn bars(canvas: &Canvas, left: f32, width: f32, ground: f32, step: f32, counts: &[usize]) {
    let mut bottom = ground;
    for (orientation, count) in counts.iter().enumerate() {
        let height = *count as f32 * step;
        let gap = if height > 2.0 { 0.8 } else { 0.0 };
        bottom -= height;
        if *count > 0 {
            let fill = opaque(ORIENTATIONS[orientation].fill);
            canvas.bar(left, bottom + gap / 2.0, width, height - gap, fill);
        }
    }
}

/// Whether every name has room below its column; where one has not, all columns have numbers.
fn has_names(traits: &[Trait], pitch: f32) -> bool {
    let fits = |(column, own): (usize, &Trait)| {
        measure::width(&own.name, Weight::Regular, NAME) <= room(traits, column, pitch)
    };
    traits.len() <= MOST_NAMES && traits.iter().enumerate().all(fits)
}

/// A trait's number below its column, of many only every fifth.
fn number(canvas: &Canvas, traits: usize, column: usize, pitch: f32, ground: f32) {
    let is_roomy = traits <= MOST_NAMES && pitch > 10.0;
    if is_roomy || column == 0 || (column + 1).is_multiple_of(5) {
        let text = (column + 1).to_string();
        let half = measure::width(&text, Weight::Regular, NAME) / 2.0;
        let end = (pitch * traits as f32 - half).max(half);
        let x = (column as f32 * pitch + pitch / 2.0).clamp(half, end);
        let at = Point::new(x, ground + 13.0);
        canvas.label(&label(at, Anchor::Middle, NAME, theme::INK_SOFT, &text));
    }
}

/// A trait's name below its column; neighbours stand on two lines in turn.
fn name(canvas: &Canvas, traits: &[Trait], column: usize, pitch: f32, ground: f32) {
    let left = column as f32 * pitch;
    let (x, anchor) = if column + 1 == traits.len() && column > 0 {
        (left + pitch - 1.5, Anchor::End)
    } else {
        (left + 1.5, Anchor::Start)
    };
    let y = ground + 13.0 + if column % 2 == 1 { 9.5 } else { 0.0 };
    let at = Point::new(x, y);
    canvas.label(&label(at, anchor, NAME, theme::INK_SOFT, &traits[column].name));
}

/// How wide a name may be: it may reach under the column beside it, whose own name is on the other
/// line. The last name reaches back instead, and shares three columns with the last but two.
fn room(traits: &[Trait], column: usize, pitch: f32) -> f32 {
    let two = (pitch * 2.0 - 6.0).min(CONTENT_WIDTH);
    let last = traits.len() - 1;
    let other = match column {
        column if last >= 2 && column == last => last - 2,
        column if column + 2 == last => last,
        _ => return two,
    };
    let three = pitch * 3.0 - 9.0;
    let others = measure::width(&traits[other].name, Weight::Regular, NAME).min(two);
    (three - others).max(three / 2.0).min(two)
}
