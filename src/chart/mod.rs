//! Scores → Drawings: every chart of the report, drawn with plotters into a
//! [`Drawing`](crate::drawing::Drawing).
//!
//! ```text
//! scores ──► geometry (pure) ──► canvas: plotters areas and elements ──► recorder ──► Drawing
//!               ▲                                                                       │
//!               └── measure: the real advances of Noto Sans                             ├─► svg
//!                                                                                       └─► pdf
//! ```
//!
//! Geometry is plain functions of numbers, so that it can be tested without drawing. plotters draws
//! on a grid of 1/100 pt; [`recorder`] is the back-end that writes down what it is asked to draw.

mod beside;
mod camps;
mod canvas;
mod corner_names;
mod cover;
mod diverging;
mod dot_plot;
mod dumbbell;
mod file;
mod fit;
mod gaps;
mod heat_map;
mod lattice;
pub mod measure;
mod mixes;
mod narrow;
mod person_radar;
mod polar;
mod radar;
mod radar_words;
mod recorder;
mod rect;
mod rows;
mod shapes;
mod share_bar;
mod small;
mod spoke_labels;
mod spread;
mod svg;
mod team_dots;
mod team_triangle;
mod ternary;
mod ternary_named;
#[cfg(test)]
mod tests;
mod wanted;
mod words;

use std::collections::BTreeMap;

use crate::change::Change;
use crate::drawing::Drawing;
use crate::instrument::{Instrument, Mode};
use crate::score::Scores;
use crate::target::Gaps;

pub use camps::{Camp, camps};
pub use cover::{MOST_MARKS, cover};
pub use dot_plot::dot_plot;
pub use dumbbell::{dumbbell, trait_dumbbells};
pub use file::svg_file;
pub use gaps::{gap_bars, is_below_middle, rating_bars};
pub use heat_map::heat_map;
pub use narrow::{NARROW_SUFFIX, narrow, narrow_comparison, narrow_shares, say_values_once};
pub use person_radar::{RadarFrame, has_named_bars};
pub use radar::{
    Compared, is_in_rows, section_radar, slide_radar, team_radar, team_radar_compared,
};
pub use share_bar::share_bar;
pub use small::{MOST_STRIP_MARKS, answers_strip, line_sample, mark, mark_none, trait_strip};
pub use spread::spread;
pub use svg::{StampsSeen, Telling, svg};
pub use team_dots::{MOST_TEAMS, TeamDots, team_dots};
pub use team_triangle::team_triangle;
pub use ternary::ternary;
pub use ternary_named::{ternary_named, ternary_teams};

/// The width of a page's content in points: A4 within margins of 20 mm.
pub const CONTENT_WIDTH: f32 = 481.9;

/// The most people or teams that are named in a triangle.
pub const MOST_NAMED: usize = 16;

/// Which charts of single people are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleCharts {
    /// None, and nobody is named anywhere.
    None,
    /// Small radars.
    Small,
    /// Strips of answers.
    Strips,
    /// Large radars, and strips.
    Pages,
}

/// All drawings of a report, by the names that templates use.
#[must_use]
pub fn all(
    instrument: &Instrument,
    scores: &Scores,
    people: PeopleCharts,
) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    let mut add = |name: &str, drawing: Drawing| {
        all.insert(name.to_owned(), drawing);
    };
    add("cover", cover(instrument, scores));
    add("share-bar", share_bar(instrument, &scores.team));
    add("team-radar", team_radar(instrument, &scores.team));
    if let Some(triangle) = ternary(instrument, scores, people != PeopleCharts::None) {
        add("ternary", triangle);
    } else {
        add("spread", spread(instrument, scores, people != PeopleCharts::None));
    }
    if people != PeopleCharts::None
        && scores.people.len() <= MOST_NAMED
        && let Some(triangle) = ternary_named(instrument, scores)
    {
        add("ternary-named", triangle);
    }
    for (index, team) in scores.teams.iter().enumerate() {
        add(&format!("team-radar-{}", index + 1), section_radar(instrument, team));
    }
    if scores.team.people > 1
        && let Some(bars) = rating_bars(instrument, &scores.team)
    {
        add("ratings", bars);
    }
    if scores.team.people > 1 && instrument.mode() == Mode::Choose {
        for (place, row) in instrument.traits().iter().enumerate() {
            add(&format!("trait-{}", row.id), trait_strip(instrument, place, &scores.team));
        }
    }
    add_people(instrument, scores, people, &mut add);
    all.extend(marks(instrument));
    all
}

/// The marks and samples of lines of the orientations, as they stand in text.
#[must_use]
pub fn marks(instrument: &Instrument) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::from([("mark-none".to_owned(), mark_none())]);
    for (place, orientation) in instrument.orientations().iter().enumerate() {
        all.insert(format!("mark-{}", orientation.id), mark(place));
        all.insert(format!("line-{}", orientation.id), line_sample(place));
    }
    all
}

/// The charts of single people, by the names that templates use.
#[must_use]
pub fn of_people(
    instrument: &Instrument,
    scores: &Scores,
    people: PeopleCharts,
) -> BTreeMap<String, Drawing> {
    let mut all = BTreeMap::new();
    add_people(instrument, scores, people, &mut |name: &str, drawing| {
        all.insert(name.to_owned(), drawing);
    });
    all
}

/// The charts of the slides and of a deck: larger lettering than on paper, and nobody by themselves.
#[must_use]
pub fn of_slides(
    instrument: &Instrument,
    scores: &Scores,
    with: Compared<'_>,
) -> BTreeMap<String, Drawing> {
    let radar = slide_radar(instrument, &scores.team, with);
    let mut all = BTreeMap::from([("team-radar-slide".to_owned(), radar)]);
    let triangle = team_triangle(instrument, scores, with.before);
    all.extend(triangle.map(|drawing| ("team-triangle".to_owned(), drawing)));
    if scores.team.people > 1 {
        all.insert("heat-map".to_owned(), heat_map(instrument, &scores.team));
    }
    all
}

/// The drawings of a change since an earlier wave and of a target, by their names; the team's radar
/// among them, which then has the earlier wave behind it and the target on it.
#[must_use]
pub fn of_comparisons(
    instrument: &Instrument,
    scores: &Scores,
    change: Option<&Change>,
    target: Option<&Gaps>,
) -> BTreeMap<String, Drawing> {
    let with = Compared { before: change.map(|change| &change.before), target };
    let is_compared = change.is_some() || target.is_some();
    let radar = is_compared.then(|| team_radar_compared(instrument, &scores.team, with));
    let all = [
        ("team-radar", radar),
        ("change", change.and_then(|change| dumbbell(instrument, change))),
        ("change-traits", change.and_then(|change| trait_dumbbells(instrument, change))),
        ("target-gaps", target.and_then(|gaps| gap_bars(instrument, gaps))),
    ];
    all.into_iter().filter_map(|(name, drawing)| Some((name.to_owned(), drawing?))).collect()
}

fn add_people(
    instrument: &Instrument,
    scores: &Scores,
    people: PeopleCharts,
    add: &mut impl FnMut(&str, Drawing),
) {
    let one = scores.people.len() == 1;
    let (small, strips, pages) = match people {
        PeopleCharts::None => return,
        PeopleCharts::Small => (true, false, one),
        PeopleCharts::Strips => (false, true, false),
        PeopleCharts::Pages => (false, true, true),
    };
    if small {
        let frame = RadarFrame::small(instrument);
        for person in &scores.people {
            add(&format!("person-{}", person.id), frame.person(instrument, person));
        }
    }
    if strips {
        for person in &scores.people {
            add(&format!("strip-{}", person.id), answers_strip(instrument, person));
        }
    }
    if pages {
        let frame = RadarFrame::large(instrument);
        for person in &scores.people {
            add(&format!("person-page-{}", person.id), frame.person(instrument, person));
        }
    }
}
