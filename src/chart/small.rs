//! Small drawings that stand among words: marks, line samples, strips of answers.

use super::canvas::{Canvas, opaque, solid};
use super::recorder::MarkLook;
use super::words::{count_noun, list_and, plain};
use crate::drawing::{Drawing, Point, Stroke};
use crate::instrument::Instrument;
use crate::score::{Measure, PersonScores, TeamScores, answer_shares};
use crate::theme::{self, Marker, ORIENTATIONS};

/// An orientation's mark; it decorates the words beside it.
#[must_use]
pub fn mark(orientation: usize) -> Drawing {
    let look = &ORIENTATIONS[orientation % ORIENTATIONS.len()];
    let canvas = Canvas::new(8.0, 8.0);
    let mark =
        MarkLook { marker: look.marker, radius: 3.0, fill: Some(opaque(look.fill)), stroke: None };
    let lower = if look.marker == Marker::Triangle { 0.7 } else { 0.0 };
    canvas.mark(Point::new(4.0, 4.0 + lower), mark);
    canvas.finish(String::new(), String::new())
}

/// The ring that stands for no single orientation.
#[must_use]
pub fn mark_none() -> Drawing {
    let canvas = Canvas::new(8.0, 8.0);
    canvas.ring(Point::new(4.0, 4.0), 2.7, solid(theme::INK, 1.3));
    canvas.finish(String::new(), String::new())
}

/// How an orientation's lines look.
#[must_use]
pub fn line_sample(orientation: usize) -> Drawing {
    const WIDTH: f32 = 154.0;
    let look = &ORIENTATIONS[orientation % ORIENTATIONS.len()];
    let canvas = Canvas::new(WIDTH, 8.0);
    let stroke = Stroke { color: look.fill, width: 1.5, dash: look.dash };
    canvas.line(&[Point::new(0.0, 4.0), Point::new(WIDTH, 4.0)], stroke);
    let mark =
        MarkLook { marker: look.marker, radius: 3.0, fill: Some(opaque(look.fill)), stroke: None };
    for share in [0.25, 0.75] {
        canvas.mark(Point::new(WIDTH * share, 4.0), mark);
    }
    canvas.finish(String::new(), String::new())
}

/// The most people who have a mark each in a trait's drawing; more become a bar.
pub const MOST_STRIP_MARKS: usize = 30;

/// What people chose on a trait: a mark for each, the orientations in their order and blanks last,
/// or a bar with a part for each orientation where there are too many people for marks.
#[must_use]
pub fn trait_strip(instrument: &Instrument, place: usize, team: &TeamScores) -> Drawing {
    const WIDTH: f32 = 150.0;
    const HEIGHT: f32 = 9.0;
    let scores = &team.traits[place];
    let canvas = Canvas::new(WIDTH, HEIGHT);
    if team.people > MOST_STRIP_MARKS {
        let mut left = 0.0;
        for (orientation, count) in scores.counts.iter().enumerate() {
            let width = WIDTH * *count as f32 / scores.answered.max(1) as f32;
            if width > 0.0 {
                let gap = if width > 2.0 { 1.0 } else { 0.0 };
                let fill = opaque(ORIENTATIONS[orientation].fill);
                canvas.bar(left, 1.0, width - gap, HEIGHT - 2.0, fill);
            }
            left += width;
        }
    } else {
        let pitch = (WIDTH / team.people.max(1) as f32).min(11.0);
        let radius = (pitch * 0.36).min(3.2);
        let at = |index: usize| Point::new((index as f32 + 0.5) * pitch, HEIGHT / 2.0);
        let chosen = scores.counts.iter().enumerate();
        let chosen = chosen.flat_map(|(orientation, count)| vec![orientation; *count]);
        for (index, orientation) in chosen.enumerate() {
            let look = &ORIENTATIONS[orientation];
            let fill = Some(opaque(look.fill));
            canvas.mark(at(index), MarkLook { marker: look.marker, radius, fill, stroke: None });
        }
        for index in scores.answered..team.people {
            let middle = at(index);
            let dash =
                [Point::new(middle.x - radius, middle.y), Point::new(middle.x + radius, middle.y)];
            canvas.line(&dash, solid(theme::FRAME, 0.8));
        }
    }
    // The marks say which orientation was chosen; the trait and its statements stand beside them.
    let poles = instrument.orientations().iter().zip(&scores.counts);
    let mut counts: Vec<String> =
        poles.map(|(pole, count)| format!("{count} {}", pole.name)).collect();
    let blank = team.people.saturating_sub(scores.answered);
    if blank > 0 {
        counts.push(format!("{blank} not answered"));
    }
    canvas.finish(format!("{}.", list_and(&counts)), String::new())
}

/// A person's answers as marks, in the order of the instrument: each the orientation that was chosen
/// or has the largest number of the trait, a ring where several have.
#[must_use]
pub fn answers_strip(instrument: &Instrument, person: &PersonScores) -> Drawing {
    const HEIGHT: f32 = 9.0;
    let count = person.answers.len().max(1);
    let pitch = (150.0 / count as f32).min(10.0);
    let canvas = Canvas::new(pitch * count as f32, HEIGHT);
    let radius = (pitch * 0.33).min(2.9);
    for (place, answer) in person.answers.iter().enumerate() {
        let at = Point::new((place as f32 + 0.5) * pitch, HEIGHT / 2.0);
        let first = answer_shares(*answer, place, instrument).map(|shares| {
            let most = shares.iter().copied().fold(0.0, f64::max);
            let mut first = (0..shares.len()).filter(|&of| shares[of] >= most);
            first.next().filter(|_| first.next().is_none())
        });
        match first {
            Some(Some(orientation)) => {
                let look = &ORIENTATIONS[orientation];
                let mark = MarkLook {
                    marker: look.marker,
                    radius,
                    fill: Some(opaque(look.fill)),
                    stroke: None,
                };
                canvas.mark(at, mark);
            }
            Some(None) => canvas.ring(at, radius * 0.8, solid(theme::INK, 1.0)),
            None => {
                let dash = [Point::new(at.x - radius, at.y), Point::new(at.x + radius, at.y)];
                canvas.line(&dash, solid(theme::FRAME, 0.8));
            }
        }
    }
    let measure = Measure::of(instrument);
    let number = |place: usize| {
        if measure.is_chosen() {
            person.counts[place].to_string()
        } else {
            plain(&measure.level(person.shares[place]))
        }
    };
    let poles = instrument.orientations().iter().enumerate();
    let numbers: Vec<String> = if measure.is_chosen() {
        poles.map(|(place, pole)| format!("{} {}", number(place), pole.name)).collect()
    } else {
        poles.map(|(place, pole)| format!("{} {}", pole.name, number(place))).collect()
    };
    let answered = count_noun(person.answered, "answer", "answers");
    let title = if measure.is_chosen() {
        format!("{}: {} of {answered}.", person.name, list_and(&numbers))
    } else {
        format!("{}: {}, {answered}.", person.name, list_and(&numbers))
    };
    canvas.finish(title, String::new())
}
