//! The team's shares as one bar, with a label over each part; scores, which make no whole, as a bar
//! for each orientation.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque, solid};
use super::fit::{Room, wrap};
use super::measure;
use super::narrow::NARROW;
use super::recorder::MarkLook;
use super::words::{list_and, percent};
use crate::drawing::{Anchor, Drawing, Point, Weight};
use crate::instrument::Instrument;
use crate::score::{Measure, TeamScores};
use crate::theme::{self, ORIENTATIONS};

const SIZE: f32 = 9.0;
const LINE: f32 = 11.0;
const BAR: f32 = 18.0;
const GAP: f32 = 10.0;

/// Draws the shares of a team.
#[must_use]
pub fn share_bar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    if !Measure::of(instrument).shares_a_whole() {
        return score_bars(instrument, team, (CONTENT_WIDTH, 132.0));
    }
    let poles = instrument.orientations();
    let width = CONTENT_WIDTH / poles.len() as f32 - GAP - 10.0;
    let texts: Vec<(Vec<String>, String)> = poles
        .iter()
        .zip(&team.shares)
        .map(|(pole, share)| {
            let share = percent(*share);
            let beside = width - 3.0 - measure::width(&share, Weight::Bold, SIZE);
            let room = |width| Room { weight: Weight::Regular, size: SIZE, width, indent: 0.0 };
            let wrapped = wrap(&pole.name, room(beside), 4);
            if wrapped.whole {
                return (wrapped.lines, share);
            }
            // Rather than within a word, the line ends before the share.
            let mut lines = wrap(&pole.name, room(width), 4).lines;
            lines.push(String::new());
            (lines, share)
        })
        .collect();
    let widths: Vec<f32> = texts
        .iter()
        .map(|(lines, share)| {
            let end = |line: &String| measure::width(line, Weight::Regular, SIZE);
            let share = measure::width(share, Weight::Bold, SIZE);
            let below = lines.last().is_some_and(String::is_empty);
            let longest = lines.iter().map(end).fold(0.0, f32::max);
            10.0 + if below { longest.max(share) } else { longest + 3.0 + share }
        })
        .collect();
    let most = texts.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1).max(1);
    let top = 15.0 + (most - 1) as f32 * LINE;
    let canvas = Canvas::new(CONTENT_WIDTH, top + BAR + 2.0);
    let mut starts: Vec<f32> = Vec::new();
    let mut left = 0.0;
    for (place, share) in team.shares.iter().enumerate() {
        let width = *share as f32 * CONTENT_WIDTH;
        if width > 0.0 {
            let gap = if width > 3.0 { 1.5 } else { 0.0 };
            canvas.bar(left, top, width - gap, BAR, opaque(ORIENTATIONS[place].fill));
        }
        let middle = Point::new(left + width / 2.0, top + BAR / 2.0);
        canvas.value(vec![middle], part_words(instrument, team, place));
        starts.push(left);
        left += width;
    }
    let xs = apart(&starts, &widths);
    for (place, (lines, share)) in texts.iter().enumerate() {
        let look = &ORIENTATIONS[place];
        let x = xs[place];
        let first = top - 6.0 - lines.len().saturating_sub(1) as f32 * LINE;
        let mark = MarkLook {
            marker: look.marker,
            radius: 3.3,
            fill: Some(opaque(look.fill)),
            stroke: None,
        };
        canvas.mark(Point::new(x + 3.6, first - 3.4), mark);
        let mut at = Point::new(x + 10.0, first);
        for (index, line) in lines.iter().enumerate() {
            at.y = first + index as f32 * LINE;
            canvas.label(&label(at, Anchor::Start, SIZE, look.text, line));
        }
        let last = lines.last().map_or("", String::as_str);
        if !last.is_empty() {
            at.x += measure::width(last, Weight::Regular, SIZE) + 3.0;
        }
        canvas.label(&bold(at, Anchor::Start, SIZE, look.text, share));
    }
    canvas.finish(title(instrument, team), String::new())
}

fn title(instrument: &Instrument, team: &TeamScores) -> String {
    format!("Shares of {}: {}.", team.name, list_and(&all_words(instrument, team)))
}

/// What each part or bar says.
fn all_words(instrument: &Instrument, team: &TeamScores) -> Vec<String> {
    (0..team.shares.len()).map(|place| part_words(instrument, team, place)).collect()
}

fn part_words(instrument: &Instrument, team: &TeamScores, place: usize) -> String {
    let measure = Measure::of(instrument);
    let share = team.shares[place];
    let number = if measure.shares_a_whole() { percent(share) } else { measure.level(share) };
    format!("{} {number}", instrument.orientations()[place].name)
}

/// The same for a narrow window: the bar, and below it a line for each part.
pub(super) fn narrow_share_bar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    if !Measure::of(instrument).shares_a_whole() {
        return score_bars(instrument, team, (NARROW, 84.0));
    }
    let number = percent;
    let room = |share: f64| Room {
        weight: Weight::Regular,
        size: SIZE,
        width: NARROW - 18.0 - measure::width(&number(share), Weight::Bold, SIZE),
        indent: 0.0,
    };
    let poles = instrument.orientations().iter().zip(&team.shares);
    let names: Vec<Vec<String>> =
        poles.map(|(pole, share)| wrap(&pole.name, room(*share), 3).lines).collect();
    let lines: usize = names.iter().map(|lines| lines.len().max(1)).sum();
    let below = lines as f32 * LINE + names.len() as f32 * 3.0;
    let canvas = Canvas::new(NARROW, BAR + 6.0 + below);
    let (mut left, mut y) = (0.0, BAR + 6.0);
    for (place, (share, lines)) in team.shares.iter().zip(&names).enumerate() {
        let look = &ORIENTATIONS[place];
        let width = *share as f32 * NARROW;
        if width > 0.0 {
            let gap = if width > 3.0 { 1.5 } else { 0.0 };
            canvas.bar(left, 0.0, width - gap, BAR, opaque(look.fill));
        }
        let middle = Point::new(left + width / 2.0, BAR / 2.0);
        canvas.value(vec![middle], part_words(instrument, team, place));
        left += width;
        let mark = MarkLook {
            marker: look.marker,
            radius: 3.3,
            fill: Some(opaque(look.fill)),
            stroke: None,
        };
        canvas.mark(Point::new(3.6, y + LINE - 5.4), mark);
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(10.0, y + LINE - 2.0 + index as f32 * LINE);
            canvas.label(&label(at, Anchor::Start, SIZE, look.text, line));
        }
        let at = Point::new(NARROW, y + LINE - 2.0);
        canvas.label(&bold(at, Anchor::End, SIZE, look.text, &number(*share)));
        y += lines.len().max(1) as f32 * LINE + 3.0;
    }
    canvas.finish(title(instrument, team), String::new())
}

/// A bar from 0 to 100 for each orientation.
fn score_bars(
    instrument: &Instrument,
    team: &TeamScores,
    (width, names_width): (f32, f32),
) -> Drawing {
    const HEIGHT: f32 = 11.0;
    const NUMBER: f32 = 26.0;
    let measure = Measure::of(instrument);
    let (from, to) = (names_width, width - NUMBER);
    let room = Room { weight: Weight::Regular, size: SIZE, width: names_width - 16.0, indent: 0.0 };
    let names: Vec<Vec<String>> =
        instrument.orientations().iter().map(|pole| wrap(&pole.name, room, 3).lines).collect();
    // Many bars stand closer, so that the summary stays on its page.
    let air = if names.len() > 4 { 3.0 } else { 7.0 };
    let heights: Vec<f32> = names
        .iter()
        .map(|lines| (lines.len() as f32 * LINE + air - 2.0).max(HEIGHT + air))
        .collect();
    let bottom = heights.iter().sum::<f32>();
    let canvas = Canvas::new(width, bottom + 12.0);
    let start = std::iter::once((0.0, "0".to_owned()));
    for (along, text) in start.chain(measure.scale()) {
        let x = from + (to - from) * along as f32;
        canvas.line(&[Point::new(x, 0.0), Point::new(x, bottom)], solid(theme::HAIRLINE, 0.5));
        let at = Point::new(x, bottom + 9.0);
        canvas.label(&label(at, Anchor::Middle, 7.0, theme::INK_SOFT, &text));
    }
    let mut top = 0.0;
    for (place, lines) in names.iter().enumerate() {
        let look = &ORIENTATIONS[place];
        let middle = top + heights[place] / 2.0;
        let first = middle + 3.2 - (lines.len() as f32 - 1.0) * LINE / 2.0;
        let mark = MarkLook {
            marker: look.marker,
            radius: 3.3,
            fill: Some(opaque(look.fill)),
            stroke: None,
        };
        canvas.mark(Point::new(3.6, first - 3.4), mark);
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(10.0, first + index as f32 * LINE);
            canvas.label(&label(at, Anchor::Start, SIZE, look.text, line));
        }
        let long = (to - from) * team.shares[place] as f32;
        if long > 0.0 {
            canvas.bar(from, middle - HEIGHT / 2.0, long, HEIGHT, opaque(look.fill));
        }
        let end = Point::new(from + long, middle);
        canvas.value(vec![end], part_words(instrument, team, place));
        let at = Point::new(from + long + 4.0, middle + 3.2);
        let number = measure.level(team.shares[place]);
        canvas.label(&bold(at, Anchor::Start, SIZE, look.text, &number));
        top += heights[place];
    }
    let all = list_and(&all_words(instrument, team));
    let title = format!("Scores of {} from 0 to 100: {all}.", team.name);
    canvas.finish(title, String::new())
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
