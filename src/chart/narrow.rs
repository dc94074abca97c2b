//! The same charts for a narrow window, such as that of a telephone: drawn anew, so that all of a chart
//! is seen at once and its text keeps its size.

use std::collections::BTreeMap;

use super::cover::cover_within;
use super::dot_plot::narrow_dot_plot;
use super::dumbbell::{narrow_dumbbell, narrow_trait_dumbbells};
use super::gaps::{narrow_gap_bars, narrow_rating_bars};
use super::radar::narrow_radar;
use super::radar_words::Names;
use super::share_bar::narrow_share_bar;
use super::spread::spread_within;
use super::team_dots::narrow_team_dots;
use super::ternary::narrow_ternary;
use super::ternary_named::{narrow_named, narrow_teams};
use super::{Compared, MOST_NAMED, PeopleCharts, TeamDots};
use crate::change::Change;
use crate::drawing::{Drawing, Label, Mark, Point, Shape, Value};
use crate::instrument::Instrument;
use crate::score::{Scores, TeamScores};

/// The width of a narrow chart, in points: a window of 320 pixels without its margins.
pub(super) const NARROW: f32 = 216.0;

/// What the name of a chart for a narrow window ends with.
pub const NARROW_SUFFIX: &str = "-narrow";

/// The narrow charts of a report, by the names of the wide ones that they stand for.
#[must_use]
pub fn narrow(
    instrument: &Instrument,
    scores: &Scores,
    people: PeopleCharts,
    (change, with): (Option<&Change>, Compared<'_>),
) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    let mut add = |name: &str, drawing: Option<Drawing>| {
        all.extend(drawing.map(|drawing| (format!("{name}{NARROW_SUFFIX}"), drawing)));
    };
    add("cover", Some(cover_within(instrument, scores, (NARROW, 216.0))));
    add("share-bar", Some(narrow_share_bar(instrument, &scores.team)));
    add("team-radar", Some(narrow_radar(instrument, &scores.team, with, Names::Below)));
    let named = people != PeopleCharts::None;
    let triangle = narrow_ternary(instrument, scores, named);
    if triangle.is_none() {
        add("spread", Some(spread_within(instrument, scores, named, NARROW)));
    }
    add("ternary", triangle);
    if people != PeopleCharts::None && scores.people.len() <= MOST_NAMED {
        add("ternary-named", narrow_named(instrument, scores));
    }
    for (index, team) in scores.teams.iter().enumerate() {
        let radar = narrow_radar(instrument, team, Compared::default(), Names::InTable);
        add(&format!("team-radar-{}", index + 1), Some(radar));
    }
    if scores.team.people > 1 {
        add("ratings", narrow_rating_bars(instrument, &scores.team));
    }
    add("change", change.and_then(|change| narrow_dumbbell(instrument, change)));
    add("change-traits", change.and_then(|change| narrow_trait_dumbbells(instrument, change)));
    add("target-gaps", with.target.and_then(|gaps| narrow_gap_bars(instrument, gaps)));
    all
}

/// The narrow charts of teams side by side, by the names of the wide ones that they stand for.
#[must_use]
pub fn narrow_comparison(
    instrument: &Instrument,
    scores: &Scores,
    teams: &[TeamDots<'_>],
) -> BTreeMap<String, Drawing> {
    let own: Vec<&TeamScores> = teams.iter().map(|team| team.scores).collect();
    let dots = narrow_team_dots(instrument, &scores.team, teams);
    let all =
        [("ternary-teams", narrow_teams(instrument, scores, &own)), ("team-dots", Some(dots))];
    let named = |(name, drawing): (&str, Option<Drawing>)| {
        drawing.map(|drawing| (format!("{name}{NARROW_SUFFIX}"), drawing))
    };
    all.into_iter().filter_map(named).collect()
}

/// The narrow chart of the team's shares and their intervals, by the name of the wide one.
#[must_use]
pub fn narrow_shares(
    instrument: &Instrument,
    team: TeamDots<'_>,
    without: Option<&str>,
) -> (String, Drawing) {
    (format!("dot-plot{NARROW_SUFFIX}"), narrow_dot_plot(instrument, team, without))
}

/// Takes what the marks of a narrow chart say away where the wide one of the same name says it already.
pub fn say_values_once(all: &mut BTreeMap<String, Drawing>) {
    let says_the_same = |one: &Drawing, other: &Drawing| {
        one.values.iter().map(|value| &value.text).eq(other.values.iter().map(|value| &value.text))
    };
    let said = all.iter().filter(|(name, narrow)| {
        let wide = name.strip_suffix(NARROW_SUFFIX).and_then(|wide| all.get(wide));
        wide.is_some_and(|wide| says_the_same(wide, narrow))
    });
    for name in said.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
        let values = all.get_mut(&name).into_iter().flat_map(|narrow| &mut narrow.values);
        values.for_each(|value| value.text.clear());
    }
}

/// Charts one below the other, told as the first of them.
pub(super) fn stacked(parts: Vec<Drawing>, between: f32) -> Option<Drawing> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next()?;
    for part in parts {
        let down = whole.height + between;
        whole.shapes.extend(part.shapes.into_iter().map(|shape| moved(shape, down)));
        whole.values.extend(part.values.into_iter().map(|value| Value {
            at: value.at.into_iter().map(|at| Point::new(at.x, at.y + down)).collect(),
            ..value
        }));
        whole.height = down + part.height;
    }
    Some(whole)
}

/// The shape so many points farther down.
fn moved(shape: Shape, down: f32) -> Shape {
    let to = |at: Point| Point::new(at.x, at.y + down);
    let all = |points: Vec<Point>| points.into_iter().map(to).collect();
    match shape {
        Shape::Line { points, stroke } => Shape::Line { points: all(points), stroke },
        Shape::Polygon { points, fill, stroke } => {
            Shape::Polygon { points: all(points), fill, stroke }
        }
        Shape::Circle { center, radius, fill, stroke } => {
            Shape::Circle { center: to(center), radius, fill, stroke }
        }
        Shape::Mark(mark) => Shape::Mark(Mark { at: to(mark.at), ..mark }),
        Shape::Label(label) => Shape::Label(Label { at: to(label.at), ..label }),
        // A part that pages share keeps its place; no chart that is stacked has one.
        Shape::Stamp(stamp) => Shape::Stamp(stamp),
    }
}
