//! Diverging bars: how far a team is from its target, and how ratings stand around the middle of
//! their scale.

use super::diverging::{Bar, Diverging, LOOSE, Row, Section, TIGHT};
use super::narrow::stacked;
use super::words::{count_noun, plain};
use crate::drawing::{Drawing, Weight};
use crate::format;
use crate::instrument::{Instrument, Mode};
use crate::score::{Measure, TeamScores, TraitScores};
use crate::target::{Gaps, TraitGap, Wish};

/// How high the rows of a chart may be on the page of a chapter's head, and on a page of their own.
const BELOW_HEAD: f32 = 400.0;
const ALONE: f32 = 560.0;

/// How far the team is from its target, trait by trait; none where nobody answered what it names.
#[must_use]
pub fn gap_bars(instrument: &Instrument, gaps: &Gaps) -> Option<Drawing> {
    let drawn = of_gaps(instrument, gaps)?;
    let (title, description) = gap_words(instrument, gaps, Measure::of(instrument));
    Some(drawn.draw(instrument).finish(title, description))
}

/// The same for a narrow window.
pub(super) fn narrow_gap_bars(instrument: &Instrument, gaps: &Gaps) -> Option<Drawing> {
    let parts = of_gaps(instrument, gaps)?.narrow(instrument);
    let (title, description) = gap_words(instrument, gaps, Measure::of(instrument));
    Some(Drawing { title, description, ..stacked(parts, 12.0)? })
}

fn of_gaps(instrument: &Instrument, gaps: &Gaps) -> Option<Diverging> {
    let measure = Measure::of(instrument);
    let distance = |gap: f64| measure.on_scale(gap);
    let all = || gaps.judged().flat_map(|(_, own)| own.gaps.iter().flatten());
    let most = all().map(|gap| distance(*gap).abs()).fold(0.0, f64::max);
    all().next()?;
    let columns: Vec<usize> = (0..instrument.orientations().len())
        .filter(|&place| gaps.judged().any(|(_, own)| own.gaps[place].is_some()))
        .collect();
    let reach = nice(most, measure.most());
    let places = usize::from(reach.fract() > 0.0);
    let end = format::decimal(reach, places);
    let rows = |is_first: bool| -> Vec<Row> {
        let own = gaps.judged().filter(|(_, own)| matches!(own.wish, Wish::First(_)) == is_first);
        own.map(|(place, own)| row(&instrument.traits()[place].name, own, &columns, measure))
            .collect()
    };
    let (first, shares) = (rows(true), rows(false));
    let title = |text: &str| (!first.is_empty() && !shares.is_empty()).then(|| text.to_owned());
    let titles = [
        title("Wanted first: left behind, right ahead"),
        title("Wanted so much: left less, right more"),
    ];
    let sections = titles.into_iter().zip([first, shares]).filter(|(_, rows)| !rows.is_empty());
    Some(Diverging {
        columns,
        sections: sections.map(|(title, rows)| Section { title, rows }).collect(),
        reach,
        ticks: [format!("{}{end}", format::MINUS), "0".to_owned(), format!("+{end}")],
        row: TIGHT,
        tallest: BELOW_HEAD,
    })
}

fn row(name: &str, own: &TraitGap, columns: &[usize], measure: Measure) -> Row {
    let cells = columns.iter().map(|&place| {
        let distance = measure.on_scale(own.gaps[place]?);
        let weight = if own.met[place] { Weight::Regular } else { Weight::Bold };
        Some(Bar { distance, text: format::points_tenths(distance / 100.0), weight })
    });
    Row { name: name.to_owned(), cells: cells.collect() }
}

/// The least round distance that holds this one, of a scale that ends there.
fn nice(most: f64, end: f64) -> f64 {
    let steps = [0.1, 0.2, 0.25, 0.5, 0.75, 1.0];
    steps.into_iter().map(|step| step * end).find(|step| *step >= most - 1e-9).unwrap_or(end)
}

fn gap_words(instrument: &Instrument, gaps: &Gaps, measure: Measure) -> (String, String) {
    let all = gaps.judged().count();
    let reached = gaps.judged().filter(|(_, own)| own.is_reached()).count();
    let name = |place: usize, of: usize| {
        let (on, of) = (&instrument.traits()[place].name, &instrument.orientations()[of].name);
        format!("{of} on {on}")
    };
    let text = |gap: f64| format::points_tenths(measure.on_scale(gap) / 100.0);
    let mut missed: Vec<(usize, usize, f64)> = gaps
        .judged()
        .filter(|(_, own)| !own.is_reached())
        .filter_map(|(place, own)| own.furthest().map(|(of, gap)| (place, of, gap)))
        .collect();
    missed.sort_by(|one, other| other.2.abs().total_cmp(&one.2.abs()));
    let furthest = missed.first().map_or_else(String::new, |(place, of, gap)| {
        format!("; furthest: {}, {} {}", name(*place, *of), text(*gap), measure.unit())
    });
    let traits = count_noun(all, "trait", "traits");
    let title = format!("Gaps to {}: reached on {reached} of {traits}{furthest}.", gaps.name);
    let rows = gaps.judged().flat_map(|(place, own)| {
        let known = own.gaps.iter().enumerate();
        known.filter_map(move |(of, gap)| Some((place, of, (*gap)?)))
    });
    let rows: Vec<String> =
        rows.map(|(place, of, gap)| format!("{} {}", name(place, of), text(gap))).collect();
    (plain(&title), plain(&format!("{}.", rows.join(". "))))
}

/// How the ratings of a team stand around the middle of their scale; none where people do not rate, or
/// nobody answered.
#[must_use]
pub fn rating_bars(instrument: &Instrument, team: &TeamScores) -> Option<Drawing> {
    let (drawn, (title, description)) = of_ratings(instrument, team)?;
    Some(drawn.draw(instrument).finish(title, description))
}

/// The same for a narrow window.
pub(super) fn narrow_rating_bars(instrument: &Instrument, team: &TeamScores) -> Option<Drawing> {
    let (drawn, (title, description)) = of_ratings(instrument, team)?;
    Some(Drawing { title, description, ..stacked(drawn.narrow(instrument), 12.0)? })
}

fn of_ratings(instrument: &Instrument, team: &TeamScores) -> Option<(Diverging, (String, String))> {
    let measure = Measure::of(instrument);
    let Mode::Rate(_) = instrument.mode() else { return None };
    let middle = measure.most() / 2.0;
    let answered =
        || instrument.traits().iter().zip(&team.traits).filter(|(_, own)| own.answered > 0);
    answered().next()?;
    let rows = answered().map(|(of, own)| Row {
        name: of.name.clone(),
        cells: (own.shares.iter().enumerate())
            .map(|(place, share)| {
                let distance = measure.on_scale(*share) - middle;
                let text = measure.trait_number(own, place);
                Some(Bar { distance, text, weight: Weight::Regular })
            })
            .collect(),
    });
    let far = |own: &TraitScores| {
        own.shares.iter().map(|share| (measure.on_scale(*share) - middle).abs()).fold(0.0, f64::max)
    };
    let reach = nice(answered().map(|(_, own)| far(own)).fold(0.0, f64::max), measure.most());
    let reach = reach.min(middle);
    let drawn = Diverging {
        columns: (0..instrument.orientations().len()).collect(),
        sections: vec![Section { title: None, rows: rows.collect() }],
        reach,
        ticks: [middle - reach, middle, middle + reach].map(|tick| format::decimal(tick, 0)),
        row: LOOSE,
        tallest: ALONE,
    };
    let all = answered().flat_map(|(of, own)| {
        let poles = instrument.orientations().iter().zip(&own.shares);
        poles.map(move |(pole, share)| (format!("{} on {}", pole.name, of.name), *share))
    });
    let all: Vec<(String, f64)> = all.collect();
    let below = all.iter().filter(|(_, share)| is_below_middle(*share)).count();
    let title = format!(
        "Scores around {}, the middle of the scale: {below} of {} are below it.",
        format::decimal(middle, 0),
        count_noun(all.len(), "statement", "statements")
    );
    let rows: Vec<String> = all
        .iter()
        .map(|(name, share)| format!("{name} {}", format::percent_number(*share)))
        .collect();
    Some((drawn, (title, format!("{}.", rows.join(". ")))))
}

/// Whether a score is below the middle of the scale, by more than a hair.
#[must_use]
pub fn is_below_middle(share: f64) -> bool {
    share < 0.5 - 1e-9
}
