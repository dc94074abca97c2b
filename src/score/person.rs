//! One person's answers → [`PersonScores`].

use super::certainty::{certainty, effective_certainty};
use super::{PersonScores, Strength, Weighed, points};
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Response};

/// Scores one person, who answered at least one trait.
pub(super) fn score(response: Response, instrument: &Instrument) -> PersonScores {
    let Response { person, row, answers, .. } = response;
    let weights = instrument.weights();
    let counts = count(&answers, &vec![1; weights.len()], instrument);
    let points = count(&answers, &weights, instrument);
    let answered = answers.iter().filter(|answer| answer.is_in_scale()).count();
    let weighed = Weighed::of(&answers, &weights);
    let whole = weighed.sum * points::whole(instrument);
    let shares: Vec<f64> = points.iter().map(|&points| share(points, whole)).collect();

    let Standing { first, tied, lead, others } = Standing::of(&points);
    // Only chosen statements are counts that a posterior can be taken of.
    let (certainty, needed) = match instrument.mode() {
        Mode::Choose if weighed.is_even() => (certainty(counts[first], &others), lead.div_ceil(2)),
        Mode::Choose => (
            effective_certainty(&shares, first, weighed.answers()),
            changes(&answers, &weights, &points, first),
        ),
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => (0.0, 0),
    };
    let strength =
        if tied.is_empty() { Strength::of(certainty, instrument.bounds()) } else { Strength::None };
    PersonScores {
        id: person.id,
        name: person.name,
        team: person.team,
        row,
        answers,
        answered,
        shares,
        orientation: (strength != Strength::None).then_some(first),
        strength,
        certainty,
        tied,
        answers_from_losing_first: needed,
        counts,
        points,
        weighed,
    }
}

/// The points of each orientation, each trait's as often as it weighs: with weights of 1, how many
/// of the answers are for it in the mode `choose`.
fn count(answers: &[Answer], weights: &[usize], instrument: &Instrument) -> Vec<usize> {
    let of = |orientation| {
        let all = answers.iter().zip(weights).enumerate();
        all.map(|(place, (answer, weight))| {
            weight * points::given(*answer, place, orientation, instrument)
        })
        .sum()
    };
    (0..instrument.orientations().len()).map(of).collect()
}

/// How few chosen statements would have to be others for the first orientation to lose its lead,
/// where traits weigh differently: the heaviest go first. One that was for the first orientation
/// takes its weight from that and gives it to the rival; any other one only gives it.
fn changes(answers: &[Answer], weights: &[usize], points: &[usize], first: usize) -> usize {
    let against = |rival: usize| {
        let moved = answers.iter().zip(weights).filter_map(|(answer, weight)| {
            let chosen = answer.chosen().filter(|&chosen| chosen != rival)?;
            Some(if chosen == first { 2 * weight } else { *weight })
        });
        let mut moved: Vec<usize> = moved.collect();
        moved.sort_unstable_by(|a, b| b.cmp(a));
        let lead = points[first] - points[rival];
        let so_far = moved.iter().scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        if lead == 0 { 0 } else { 1 + so_far.take_while(|sum| *sum < lead).count() }
    };
    let rivals = (0..points.len()).filter(|&rival| rival != first);
    rivals.map(against).min().unwrap_or_default()
}

/// `part ÷ whole`, and 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Who is first, and by how much; in whole numbers, so that a tie is a tie.
pub(super) struct Standing<N> {
    /// The place of the first orientation, or of one of the first.
    pub(super) first: usize,
    /// All that share the first place; empty when one is alone.
    pub(super) tied: Vec<usize>,
    /// The first minus the second; 0 at a tie.
    pub(super) lead: N,
    /// The numbers of all but the first.
    pub(super) others: Vec<N>,
}

impl<N: Copy + Ord + std::ops::Sub<Output = N>> Standing<N> {
    /// The standing of at least two orientations.
    pub(super) fn of(numbers: &[N]) -> Self {
        let most = *numbers.iter().max().expect("an instrument has at least two orientations");
        let leaders: Vec<usize> =
            (0..numbers.len()).filter(|&place| numbers[place] == most).collect();
        let first = leaders[0];
        let mut others = numbers.to_vec();
        others.remove(first);
        let second = *others.iter().max().expect("an instrument has at least two orientations");
        let tied = if leaders.len() > 1 { leaders } else { Vec::new() };
        Self { first, tied, lead: most - second, others }
    }
}
