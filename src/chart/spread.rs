//! People and team along a scale for each orientation, where no triangle holds them.

use super::canvas::{Canvas, bold, label, opaque, solid};
use super::fit::cut;
use super::measure;
use super::recorder::MarkLook;
use super::words::{count_noun, plain};
use crate::drawing::{Anchor, Drawing, Fill, Point, Weight};
use crate::format::capital;
use crate::instrument::Instrument;
use crate::score::{Measure, PersonScores, Scores};
use crate::theme::{self, Marker, ORIENTATIONS};

/// As wide as the column of 101 mm beside the facts.
const WIDTH: f32 = 286.0;
const LEFT: f32 = 6.0;
const NAME: f32 = 13.0;
const SIZE: f32 = 8.5;
const TEAM: f32 = 4.6;
/// How much higher lanes become at most where many stand at one place.
const TALLEST: f32 = 1.7;
/// The size below which the shape of a mark cannot be seen.
const SMALLEST: f32 = 1.2;

/// Draws everybody who was scored as a mark on the scale of each orientation; where nobody is `named`,
/// only if they are not too few.
#[must_use]
pub fn spread(instrument: &Instrument, scores: &Scores, named: bool) -> Drawing {
    spread_within(instrument, scores, named, WIDTH)
}

/// The same in a frame this wide.
pub(super) fn spread_within(
    instrument: &Instrument,
    scores: &Scores,
    named: bool,
    width: f32,
) -> Drawing {
    let marked = if named { &scores.people } else { scores.marked_where_nobody_is_named() };
    let right = width - 12.0;
    let measure = Measure::of(instrument);
    let poles = instrument.orientations();
    let size = match marked.len() {
        0..=16 if poles.len() > 4 => 2.4,
        0..=16 => 3.2,
        17..=60 => 2.4,
        _ => 1.8,
    };
    let lane = match poles.len() {
        2 => 44.0,
        3 => 36.0,
        4 => 28.0,
        5 => 23.0,
        _ => 18.0,
    };
    let x = |share: f64| LEFT + (right - LEFT) * share as f32;
    let of_lane = |place: usize| {
        let mut own: Vec<f32> = marked.iter().map(|person| x(person.shares[place])).collect();
        // The order of the file would tell whose mark is whose.
        own.sort_by(f32::total_cmp);
        own
    };
    let lanes: Vec<Vec<f32>> = (0..poles.len()).map(of_lane).collect();
    let (swarm, lane) = fitting(&lanes, size, lane);
    let step = NAME + lane + 7.0;
    let bottom = step * poles.len() as f32;
    let canvas = Canvas::new(width, bottom + 20.0);
    for (place, pole) in poles.iter().enumerate() {
        let look = &ORIENTATIONS[place];
        let top = step * place as f32;
        let middle = top + NAME + lane / 2.0;
        let fill = Some(opaque(look.fill));
        let sample = MarkLook { marker: look.marker, radius: 3.2, fill, stroke: None };
        canvas.mark(Point::new(LEFT, top + 6.4), sample);
        let level = measure.level(scores.team.shares[place]);
        let number = measure::width(&level, Weight::Bold, SIZE);
        let name = cut(&pole.name, Weight::Regular, SIZE, right - LEFT - number - 14.0);
        let at = Point::new(LEFT + 7.0, top + 9.4);
        canvas.label(&label(at, Anchor::Start, SIZE, look.text, &name));
        let after = at.x + measure::width(&name, Weight::Regular, SIZE) + 4.0;
        canvas.label(&bold(Point::new(after, at.y), Anchor::Start, SIZE, look.text, &level));
        canvas.bar(LEFT, top + NAME, right - LEFT, lane, opaque(theme::TINT));
        for quarter in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let line =
                [Point::new(x(quarter), top + NAME), Point::new(x(quarter), top + NAME + lane)];
            canvas.line(&line, solid(theme::RULE, 0.5));
        }
        // The team stands below the people, of whom it would hide those in the middle.
        let team_at = Point::new(x(scores.team.shares[place]), top + NAME + lane);
        canvas.line(&[Point::new(team_at.x, top + NAME), team_at], solid(theme::INK, 0.7));
        let own = &swarm.lanes[place];
        let fill = Fill { color: look.fill, opacity: if own.len() > 60 { 0.6 } else { 1.0 } };
        let edge = (own.len() <= 60).then(|| solid(theme::PAPER, 0.5));
        for at in own {
            let at = Point::new(at.x, middle + at.y);
            let radius = swarm.size;
            canvas
                .mark(at, MarkLook { marker: look.marker, radius, fill: Some(fill), stroke: edge });
        }
        let team = MarkLook {
            marker: Marker::Diamond,
            radius: TEAM,
            fill: Some(opaque(theme::INK)),
            stroke: Some(solid(theme::PAPER, 0.9)),
        };
        canvas.mark(team_at, team);
        canvas.value(vec![team_at], row_words(instrument, scores, marked, place));
    }
    for quarter in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let text = measure.level(quarter);
        let half = measure::width(&text, Weight::Regular, 7.0) / 2.0;
        let at = Point::new(x(quarter).clamp(half, width - half), bottom + 4.0);
        canvas.label(&label(at, Anchor::Middle, 7.0, theme::INK_SOFT, &text));
    }
    let fill = Some(opaque(theme::INK));
    let diamond = MarkLook { marker: Marker::Diamond, radius: 3.2, fill, stroke: None };
    canvas.mark(Point::new(LEFT, bottom + 13.4), diamond);
    let at = Point::new(LEFT + 7.0, bottom + 16.0);
    canvas.label(&label(at, Anchor::Start, 7.0, theme::INK_SOFT, scores.everybody_in_short()));
    let (title, description) = words(instrument, scores, marked);
    canvas.finish(title, description)
}

/// Marks of one lane or of several, all of one size.
struct Swarm {
    size: f32,
    lanes: Vec<Vec<Point>>,
}

/// Everybody's places and the height of the lanes: as much more as they need for marks of this size, up to
/// [`TALLEST`].
fn fitting(lanes: &[Vec<f32>], size: f32, lane: f32) -> (Swarm, f32) {
    let mut tall = 1.0;
    loop {
        let found = swarm(lanes, size, lane * tall);
        if found.size >= size || tall >= TALLEST {
            return (found, lane * tall);
        }
        tall += 0.1;
    }
}

/// Everybody's places along each lane of this height: nobody is left out, nor drawn at the place of
/// another. Marks become smaller where a lane has no room for them, down to [`SMALLEST`]; from there on
/// they overlap.
fn swarm(lanes: &[Vec<f32>], size: f32, lane: f32) -> Swarm {
    let mut size = size;
    let mut pitch = size * 2.0;
    loop {
        let all = lanes.iter().map(|xs| apart(xs, size, pitch, lane));
        if let Some(lanes) = all.collect() {
            return Swarm { size, lanes };
        }
        if size > SMALLEST {
            size = (size - 0.2).max(SMALLEST);
            pitch = size * 2.0;
        } else {
            pitch *= 0.8;
        }
    }
}

/// Where marks stand: at their place along the scale, in steps of a pitch above or below each other
/// where they would meet, never out of a lane this high; none where that has no room for all.
fn apart(xs: &[f32], size: f32, pitch: f32, lane: f32) -> Option<Vec<Point>> {
    let most = ((lane / 2.0 - size * 1.3) / pitch).max(0.0) as usize;
    // Where the last mark of each step is, from the middle outwards.
    let mut last = vec![f32::NEG_INFINITY; 2 * most + 1];
    let place = |&x: &f32| {
        let index = last.iter().position(|before| x - before >= size * 2.0)?;
        last[index] = x;
        let step = index.div_ceil(2) as f32;
        Some(Point::new(x, if index % 2 == 0 { step } else { -step } * pitch))
    };
    xs.iter().map(place).collect()
}

/// From where to where people stand on the scale of an orientation, and where the team does.
fn row_words(
    instrument: &Instrument,
    scores: &Scores,
    marked: &[PersonScores],
    place: usize,
) -> String {
    let measure = Measure::of(instrument);
    let level = |share: f64| plain(&measure.level(share));
    let name = &instrument.orientations()[place].name;
    let team = format!("{} {}", scores.everybody(), level(scores.team.shares[place]));
    if marked.is_empty() {
        return format!("{name}: {team}");
    }
    let own = marked.iter().map(|person| person.shares[place]);
    let least = own.clone().fold(f64::INFINITY, f64::min);
    let most = own.fold(0.0, f64::max);
    let (least, most) = (level(least.min(most)), level(most));
    let people = if least == most {
        format!("everybody at {most}")
    } else {
        format!("people from {least} to {most}")
    };
    format!("{name}: {people}, {team}")
}

fn words(instrument: &Instrument, scores: &Scores, marked: &[PersonScores]) -> (String, String) {
    let places = 0..instrument.orientations().len();
    let rows: Vec<String> =
        places.map(|place| row_words(instrument, scores, marked, place)).collect();
    let team = scores.everybody();
    let who = match marked.len() {
        0 => capital(team),
        people => format!("{} and {team}", count_noun(people, "person", "people")),
    };
    let title = format!("{who} on the scale of each orientation.");
    (title, format!("{}.", rows.join(". ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_stand_above_each_other_and_stay_in_their_lane() {
        let placed = apart(&[50.0; 5], 3.0, 6.0, 44.0).unwrap();
        for (index, one) in placed.iter().enumerate() {
            assert!(one.y.abs() + 3.0 <= 22.0, "{one:?}");
            for other in &placed[index + 1..] {
                assert!((one.y - other.y).abs() >= 5.0, "{one:?} meets {other:?}");
            }
        }
        assert!(apart(&[50.0; 60], 3.0, 6.0, 21.0).is_none());
    }

    #[test]
    fn every_mark_of_many_has_a_place_of_its_own() {
        for people in [5, 60, 200, 5000] {
            let Swarm { size, lanes } = swarm(&[vec![50.0; people], vec![20.0]], 3.0, 21.0);
            let mut heights: Vec<f32> = lanes[0].iter().map(|one| one.y).collect();
            assert!(heights.iter().all(|y| y.abs() + size <= 10.5), "{people}");
            heights.sort_by(f32::total_cmp);
            heights.dedup();
            assert_eq!((heights.len(), lanes[1].len()), (people, 1));
        }
    }
}
