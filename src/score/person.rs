//! One person's answers → [`PersonScores`].

use super::certainty::certainty;
use super::{PersonScores, Strength, points};
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Response};

/// Scores one person, who answered at least one trait.
pub(super) fn score(response: Response, instrument: &Instrument) -> PersonScores {
    let Response { person, row, answers, .. } = response;
    let counts = count(&answers, instrument);
    let answered = answers.iter().filter(|answer| answer.is_in_scale()).count();
    let whole = answered * points::whole(instrument);
    let shares = counts.iter().map(|&count| share(count, whole)).collect();

    let Standing { first, tied, lead, others } = Standing::of(&counts);
    // Only chosen statements are counts that a posterior can be taken of.
    let (certainty, needed) = match instrument.mode() {
        Mode::Choose => (certainty(counts[first], &others), lead.div_ceil(2)),
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
    }
}

/// The points of each orientation: how many of the answers are for it in the mode `choose`.
pub(super) fn count(answers: &[Answer], instrument: &Instrument) -> Vec<usize> {
    let of = |orientation| {
        answers.iter().map(|answer| points::given(*answer, orientation, instrument)).sum()
    };
    (0..instrument.orientations().len()).map(of).collect()
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
