//! A target on a team's radar or in its rows: hollow marks in ink, in the shape of their orientation,
//! with a line from the team's mark; and what it wants, in words.

use super::canvas::{Canvas, label, solid};
use super::fit::cut;
use super::polar::place;
use super::recorder::MarkLook;
use super::words::plain;
use crate::drawing::{Anchor, Point, Weight};
use crate::format;
use crate::instrument::Instrument;
use crate::score::{Measure, TeamScores};
use crate::target::{Gaps, TraitGap, Wish};
use crate::theme::{self, ORIENTATIONS};

/// What the legend below a chart takes.
pub(super) const LEGEND: f32 = 18.0;
const SIZE: f32 = 7.5;
/// How far outside the rim a mark stands whose orientation should be first.
const OUTSIDE: f32 = 5.0;

/// A hollow mark of an orientation.
fn hollow(orientation: usize, radius: f32) -> MarkLook {
    let marker = ORIENTATIONS[orientation].marker;
    MarkLook { marker, radius, fill: None, stroke: Some(solid(theme::INK, 1.1)) }
}

/// The marks on the spokes of a radar.
pub(super) fn on_spokes(
    canvas: &Canvas,
    gaps: &Gaps,
    team: &TeamScores,
    (measure, center, radius): (Measure, Point, f32),
) {
    let spokes = gaps.traits.len();
    for (spoke, own) in gaps.with_target() {
        match &own.wish {
            Wish::First(orientation) => {
                let at = place(center, radius + OUTSIDE, spoke, spokes);
                canvas.mark(at, hollow(*orientation, 2.8));
            }
            Wish::Shares(_) => {
                let along =
                    |share: f64| place(center, radius * measure.reach(share) as f32, spoke, spokes);
                let scores = &team.traits[spoke];
                for (orientation, wanted) in wanted(own) {
                    let to = along(wanted);
                    if scores.answered > 0 {
                        let from = along(scores.shares[orientation]);
                        canvas.line(&[from, to], solid(theme::INK, 0.8));
                    }
                    canvas.mark(to, hollow(orientation, 3.6));
                }
            }
        }
    }
}

/// The marks of one trait in a row, whose scale goes from one place to the other and whose lanes
/// stand so far from its middle.
pub(super) fn in_row(
    canvas: &Canvas,
    own: &TraitGap,
    measure: Measure,
    (from, to): (f32, f32),
    lane: impl Fn(usize) -> f32,
) {
    match &own.wish {
        Wish::First(orientation) => {
            canvas.mark(Point::new(to + 5.0, lane(*orientation)), hollow(*orientation, 2.2));
        }
        Wish::Shares(_) => {
            for (orientation, wanted) in wanted(own) {
                let x = from + (to - from) * measure.reach(wanted) as f32;
                canvas.mark(Point::new(x, lane(orientation)), hollow(orientation, 2.8));
            }
        }
    }
}

/// The wanted share of each orientation that has one.
fn wanted(own: &TraitGap) -> impl Iterator<Item = (usize, f64)> {
    (0..own.gaps.len()).filter_map(|place| Some((place, own.wanted(place)?)))
}

/// What the marks are, in the middle below a chart that ends there.
pub(super) fn legend(canvas: &Canvas, gaps: &Gaps, orientations: usize, width: f32, bottom: f32) {
    let all = || gaps.with_target();
    let has_first = all().any(|(_, own)| matches!(own.wish, Wish::First(_)));
    let has_shares = all().any(|(_, own)| matches!(own.wish, Wish::Shares(_)));
    let means = match (has_shares, has_first) {
        (true, true) => "wanted; at the end: wanted first",
        (true, false) => "wanted",
        (false, _) => "at the end: wanted first",
    };
    let marks = 9.0 * orientations as f32 + 3.0;
    // A long name is cut, and never what the marks mean.
    let means = format!(": {means}");
    let room = width - marks - super::measure::width(&means, Weight::Regular, SIZE);
    let text = cut(&gaps.name, Weight::Regular, SIZE, room) + &means;
    let long = marks + super::measure::width(&text, Weight::Regular, SIZE);
    let (left, y) = ((width - long) / 2.0, bottom + LEGEND - 5.0);
    for orientation in 0..orientations {
        let at = Point::new(left + 4.0 + 9.0 * orientation as f32, y - SIZE * 0.36);
        canvas.mark(at, hollow(orientation, 2.8));
    }
    canvas.label(&label(Point::new(left + marks, y), Anchor::Start, SIZE, theme::INK, &text));
}

/// What the target wants and how far the team is from it, trait by trait.
pub(super) fn words(instrument: &Instrument, gaps: &Gaps) -> String {
    let measure = Measure::of(instrument);
    let rows: Vec<String> = gaps
        .with_target()
        .map(|(place, own)| {
            let wishes: Vec<String> = match &own.wish {
                Wish::First(orientation) => {
                    let name = &instrument.orientations()[*orientation].name;
                    vec![format!("{name} first{}", apart(own, *orientation, measure))]
                }
                Wish::Shares(_) => wanted(own)
                    .map(|(orientation, share)| {
                        let name = &instrument.orientations()[orientation].name;
                        let number = format::decimal(measure.on_scale(share), 1);
                        let sign = if measure.is_chosen() { " %" } else { "" };
                        format!("{name} {number}{sign}{}", apart(own, orientation, measure))
                    })
                    .collect(),
            };
            format!("{}: {}", instrument.traits()[place].name, wishes.join(", "))
        })
        .collect();
    plain(&format!(" Target {}: {}. No target on the other traits.", gaps.name, rows.join(". ")))
        .replace(
            " No target on the other traits.",
            if rows.len() < gaps.traits.len() { " No target on the other traits." } else { "" },
        )
}

/// ` (gap −33.3)`
fn apart(own: &TraitGap, orientation: usize, measure: Measure) -> String {
    own.gaps[orientation].map_or_else(String::new, |gap| {
        format!(" (gap {})", format::points_tenths(measure.on_scale(gap) / 100.0))
    })
}
