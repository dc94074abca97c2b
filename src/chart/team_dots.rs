//! Teams side by side: a mark for each team's share of each orientation, with its interval where
//! there is one. The teams keep the order in which they are given; it is no ranking.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque, solid};
use super::dumbbell::Axis;
use super::fit::{Room, wrap};
use super::narrow::{NARROW, stacked};
use super::recorder::MarkLook;
use super::words::{count_noun, plain};
use crate::drawing::{Anchor, Drawing, Point, Stroke, Weight};
use crate::instrument::Instrument;
use crate::score::{Measure, TeamScores};
use crate::theme::{self, Color, Dash, ORIENTATIONS};

/// The most teams that one chart holds: with more, the table alone is read more easily.
pub const MOST_TEAMS: usize = 30;

const NAMES: f32 = 106.0;
const GAP: f32 = 24.0;
/// The same where many orientations stand side by side.
const NARROW_NAMES: f32 = 78.0;
const NARROW_GAP: f32 = 18.0;
/// The most orientations with all the room.
const MOST_WIDE: usize = 4;
/// Room for half of the last number.
const END: f32 = 12.0;
const SIZE: f32 = 8.0;
const LINE: f32 = 9.6;
const ROW: f32 = 16.0;
/// The same where a name takes two lines, of so many teams at most.
const TALL_ROW: f32 = 21.0;
const MOST_TALL: usize = 20;

/// One team of the chart.
#[derive(Debug, Clone, Copy)]
pub struct TeamDots<'a> {
    /// Its numbers.
    pub scores: &'a TeamScores,
    /// For each orientation the ends of the interval, where there is one.
    pub intervals: &'a [Option<(f64, f64)>],
}

impl TeamDots<'_> {
    /// The orientations whose interval overlaps with that of the first one, in their order; one
    /// without an interval stands at its share. None at a tie.
    #[must_use]
    pub fn overlapping_first(&self) -> Vec<usize> {
        let Some(first) = self.scores.first() else { return Vec::new() };
        let ends = |place: usize| {
            let share = self.scores.shares[place];
            self.intervals.get(place).copied().flatten().unwrap_or((share, share))
        };
        let others = (0..self.scores.shares.len()).filter(|&place| place != first);
        others.filter(|&place| ends(place).1 >= ends(first).0).collect()
    }
}

/// Draws up to [`MOST_TEAMS`] teams; a dashed line stands where everybody together does.
#[must_use]
pub fn team_dots(instrument: &Instrument, all: &TeamScores, teams: &[TeamDots<'_>]) -> Drawing {
    let columns: Vec<usize> = (0..instrument.orientations().len()).collect();
    columns_of(&columns, CONTENT_WIDTH, instrument, (all, teams))
}

/// The same for a narrow window: an orientation below the other.
pub(super) fn narrow_team_dots(
    instrument: &Instrument,
    all: &TeamScores,
    teams: &[TeamDots<'_>],
) -> Drawing {
    let each = 0..instrument.orientations().len();
    let parts = each.map(|place| columns_of(&[place], NARROW, instrument, (all, teams)));
    stacked(parts.collect(), 12.0).expect("an instrument has orientations")
}

/// A column for each of these orientations.
fn columns_of(
    columns: &[usize],
    whole: f32,
    instrument: &Instrument,
    (all, teams): (&TeamScores, &[TeamDots<'_>]),
) -> Drawing {
    let measure = Measure::of(instrument);
    let poles = instrument.orientations();
    let many = columns.len() as f32;
    let is_narrow = columns.len() > MOST_WIDE;
    let (names, gap) = if is_narrow { (NARROW_NAMES, NARROW_GAP) } else { (NAMES, GAP) };
    let width = (whole - names - END - gap * (many - 1.0)) / many;
    // Of many, the names reach into the gaps.
    let head = width - 11.0 + if is_narrow { gap - 3.0 } else { 0.0 };
    let heads: Vec<Vec<String>> = columns
        .iter()
        .map(|&place| {
            let room = Room { weight: Weight::Bold, size: SIZE, width: head, indent: 0.0 };
            wrap(&poles[place].name, room, 4).lines
        })
        .collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
    let top = lines * LINE + 18.0;
    let names_of: Vec<Vec<String>> = teams
        .iter()
        .map(|team| {
            let room =
                Room { weight: Weight::Regular, size: SIZE, width: names - 8.0, indent: 0.0 };
            wrap(&team.scores.name, room, if teams.len() > MOST_TALL { 1 } else { 2 }).lines
        })
        .collect();
    let is_tall = names_of.iter().any(|lines| lines.len() > 1);
    let row_height = if is_tall { TALL_ROW } else { ROW };
    let height = top + row_height * teams.len() as f32;
    let canvas = Canvas::new(whole, height + 2.0);
    let reach = teams
        .iter()
        .flat_map(|team| {
            team.intervals
                .iter()
                .flatten()
                .map(|ends| ends.1)
                .chain(team.scores.shares.iter().copied())
        })
        .chain(all.shares.iter().copied())
        .fold(0.0, f64::max);
    for (row, team) in teams.iter().enumerate() {
        let middle = top + row_height * (row as f32 + 0.5);
        let mut dots = Vec::with_capacity(columns.len());
        for (column, &place) in columns.iter().enumerate() {
            let left = names + column as f32 * (width + gap);
            let axis = Axis::up_to(reach, left, left + width);
            dots.push(Point::new(axis.at(team.scores.shares[place]), middle));
        }
        canvas.value(dots, team_words(instrument, team, columns));
        let line = [
            Point::new(0.0, middle + row_height / 2.0),
            Point::new(whole, middle + row_height / 2.0),
        ];
        canvas.line(&line, solid(theme::HAIRLINE, 0.5));
        let first = middle + SIZE * 0.36 - (names_of[row].len() as f32 - 1.0) * LINE / 2.0;
        for (index, line) in names_of[row].iter().enumerate() {
            let at = Point::new(0.0, first + index as f32 * LINE);
            canvas.label(&label(at, Anchor::Start, SIZE, theme::INK, line));
        }
    }
    for (column, (&place, lines)) in columns.iter().zip(&heads).enumerate() {
        let look = ORIENTATIONS[place];
        let left = names + column as f32 * (width + gap);
        let axis = Axis::up_to(reach, left, left + width);
        let fill = Some(opaque(look.fill));
        let mark = |radius| MarkLook { marker: look.marker, radius, fill, stroke: None };
        canvas.mark(Point::new(left + 3.2, 5.6), mark(3.0));
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(left + 11.0, 8.4 + index as f32 * LINE);
            canvas.label(&bold(at, Anchor::Start, SIZE, look.text, line));
        }
        axis.draw(&canvas, top - 5.0, height, if measure.shares_a_whole() { " %" } else { "" });
        let x = axis.at(all.shares[place]);
        let dashed = Stroke { color: theme::INK_SOFT, width: 0.8, dash: Dash::Dashed };
        canvas.line(&[Point::new(x, top - 1.0), Point::new(x, height)], dashed);
        for (row, team) in teams.iter().enumerate() {
            let middle = top + row_height * (row as f32 + 0.5);
            if let Some(&Some(ends)) = team.intervals.get(place) {
                interval_line(&canvas, &axis, ends, middle, look.fill);
            }
            canvas.mark(Point::new(axis.at(team.scores.shares[place]), middle), mark(3.0));
        }
    }
    let (title, description) = words(instrument, teams, measure);
    canvas.finish(title, description)
}

/// The line of an interval.
pub(super) fn interval_line(
    canvas: &Canvas,
    axis: &Axis,
    (low, high): (f64, f64),
    y: f32,
    color: Color,
) {
    let ends = [Point::new(axis.at(low), y), Point::new(axis.at(high), y)];
    canvas.line(&ends, solid(color, 1.4));
}

/// `Tactical 52 %, interval 47 % to 57 %`, or the share alone.
pub(super) fn share_words(instrument: &Instrument, team: TeamDots<'_>, place: usize) -> String {
    let measure = Measure::of(instrument);
    let level = |share: f64| plain(&measure.level(share));
    let share =
        format!("{} {}", instrument.orientations()[place].name, level(team.scores.shares[place]));
    match team.intervals.get(place) {
        Some(&Some((low, high))) => format!("{share}, interval {} to {}", level(low), level(high)),
        Some(None) | None => share,
    }
}

/// What a team's marks say in these columns.
fn team_words(instrument: &Instrument, team: &TeamDots<'_>, columns: &[usize]) -> String {
    let cells = columns.iter().map(|&place| share_words(instrument, *team, place));
    let cells: Vec<String> = cells.collect();
    let people = count_noun(team.scores.people, "person", "people");
    format!("{}, {people}: {}", team.scores.name, cells.join("; "))
}

/// From where to where the teams reach on each orientation, then each team.
fn words(instrument: &Instrument, teams: &[TeamDots<'_>], measure: Measure) -> (String, String) {
    let level = |share: f64| plain(&measure.level(share));
    let poles = instrument.orientations();
    let ranges = poles.iter().enumerate().map(|(place, pole)| {
        let own = teams.iter().map(|team| team.scores.shares[place]);
        let least = own.clone().fold(f64::INFINITY, f64::min);
        let most = own.fold(0.0, f64::max);
        format!("{} {} to {}", pole.name, level(least.min(most)), level(most))
    });
    let ranges: Vec<String> = ranges.collect();
    let columns: Vec<usize> = (0..poles.len()).collect();
    let rows = teams.iter().map(|team| team_words(instrument, team, &columns));
    let rows: Vec<String> = rows.collect();
    let title = format!(
        "{} side by side: {}.",
        count_noun(teams.len(), "team", "teams"),
        ranges.join(", ")
    );
    (title, format!("{}.", rows.join(". ")))
}
