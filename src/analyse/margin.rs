//! How much would have to change for the first place to change, and whether one person decides it.

use std::collections::BTreeMap;

use crate::instrument::{Instrument, Mode};
use crate::score::{Difference, Headline, PersonScores, Tally, Whole};

/// How far the first place is from being lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margin {
    /// The first share minus the second.
    pub lead: f64,
    /// The fewest answers that would have to be others for another orientation to draw level or
    /// pass; none outside of the mode `choose`.
    pub answers: Option<usize>,
    /// The fewest people who would have to answer for another orientation throughout.
    pub people: usize,
}

/// The margin of an orientation that is alone in the first place.
pub(super) fn margin(
    people: &[&PersonScores],
    tally: &Tally,
    headline: &Headline,
    instrument: &Instrument,
) -> Option<Margin> {
    let [first] = headline.leaders[..] else { return None };
    let shares = tally.shares();
    let rivals: Vec<usize> = (0..shares.len()).filter(|&place| place != first).collect();
    let lead = rivals.iter().map(|&rival| shares[first] - shares[rival]).fold(1.0, f64::min);
    let weights = instrument.weights();
    let answers = |rival: usize| {
        let moves = people.iter().flat_map(|person| {
            // One answer from the first to the rival counts twice, one from elsewhere once.
            let mut of_weight: BTreeMap<u64, u64> = BTreeMap::new();
            for (answer, &weight) in person.answers.iter().zip(&weights) {
                let times = match answer.chosen() {
                    Some(chosen) if chosen == first => 2,
                    Some(chosen) if chosen != rival => 1,
                    Some(_) | None => continue,
                };
                *of_weight.entry(times * weight as u64).or_default() += 1;
            }
            let one = tally.one_point(person);
            of_weight.into_iter().map(move |(weight, times)| (times, one.times(weight)))
        });
        fewest(moves.collect(), tally.part(rival), tally.part(first))
    };
    let whole_people = |rival: usize| {
        let moves = people.iter().map(|person| {
            let now = tally.of_person(person, first).plus(&tally.reach());
            (1, now.minus(&tally.of_person(person, rival)))
        });
        fewest(moves.collect(), tally.part(rival), tally.part(first))
    };
    let least = |of: &dyn Fn(usize) -> u64| rivals.iter().map(|&rival| of(rival) as usize).min();
    Some(Margin {
        lead,
        answers: match instrument.mode() {
            Mode::Choose => least(&answers),
            Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => None,
        },
        people: least(&whole_people)?,
    })
}

/// The fewest of these moves, each kind so often at most, that bring one number up to another: the
/// largest first.
fn fewest(mut moves: Vec<(u64, Whole)>, from: &Whole, to: &Whole) -> u64 {
    moves.sort_by(|(_, one), (_, other)| other.cmp(one));
    let mut reached = from.clone();
    let mut taken = 0;
    for (times, size) in moves {
        if reached >= *to {
            break;
        }
        let all = reached.plus(&size.times(times));
        if all < *to {
            reached = all;
            taken += times;
            continue;
        }
        let enough = (1..=times).find(|&some| reached.plus(&size.times(some)) >= *to);
        return taken + enough.unwrap_or(times);
    }
    taken
}

/// What the headline would be without some one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Influence {
    /// The largest difference that the absence of one person makes.
    pub difference: Difference,
    /// Everybody whose absence makes it, by their places among the people who were asked about;
    /// empty when nobody's does.
    pub people: Vec<usize>,
}

/// Fewest people for the question; without one of two, the other would be the team.
pub const FEWEST_FOR_INFLUENCE: usize = 3;

/// Scores the team without each of its people in turn.
pub(super) fn influence(
    people: &[&PersonScores],
    tally: &Tally,
    headline: &Headline,
    invited: Option<usize>,
    instrument: &Instrument,
) -> Option<Influence> {
    if people.len() < FEWEST_FOR_INFLUENCE {
        return None;
    }
    // Whoever leaves was not asked, either.
    let invited = invited.map(|invited| invited.saturating_sub(1));
    let differences: Vec<Difference> = people
        .iter()
        .map(|person| headline.difference(&tally.without(person).headline(invited, instrument)))
        .collect();
    let difference = differences.iter().copied().max().unwrap_or(Difference::None);
    let people = match difference {
        Difference::None => Vec::new(),
        Difference::Strength | Difference::Orientation | Difference::FirstPlace => {
            (0..people.len()).filter(|&place| differences[place] == difference).collect()
        }
    };
    Some(Influence { difference, people })
}
