//! Answers that may have been given without reading: the same throughout, in long rows, or too fast.
//!
//! A flag is no verdict: an honest person may be all tactical. Flagged answers stay in every number;
//! what the headline would be without them is told beside it.

use std::collections::BTreeMap;

use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Response};
use crate::score::PersonScores;

/// What must be this rare by chance to be flagged.
pub const RARE: f64 = 0.01;

/// Fewest seconds for a question or a statement that somebody has read (Huang and others 2012).
///
/// The bound is one for all teams: a bound relative to a team's median would flag quick readers in a
/// careful team and nobody in a careless one, and of three people a median says little.
pub const SECONDS_PER_STATEMENT: usize = 2;

/// Why somebody's answers are looked at twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Flag {
    /// All answers are the same, and there are so many that random ones would hardly be.
    Same {
        /// How many answers there are.
        answers: usize,
    },
    /// The same answer stands in a row of half of all answers or more, and had the same answers come
    /// in another order, so long a row would be rare. So it is no sign of one's orientation.
    Run {
        /// The length of the row.
        length: usize,
        /// How many answers there are.
        answers: usize,
        /// How likely a row so long is when these answers come in any order.
        chance: f64,
    },
    /// The answers took less time than reading does.
    Fast {
        /// How long they took.
        seconds: usize,
        /// How long reading takes at the least.
        least: usize,
    },
}

impl Flag {
    /// The words of all flags.
    pub const WORDS: [&str; 3] = ["same", "run", "fast"];

    /// The word used in `scores.json`, one of [`Flag::WORDS`].
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Same { .. } => "same",
            Self::Run { .. } => "run",
            Self::Fast { .. } => "fast",
        }
    }
}

/// The flags of one person; `seconds` is how long the answers took, when the file tells.
pub(super) fn flags(
    person: &PersonScores,
    seconds: Option<usize>,
    instrument: &Instrument,
) -> Vec<Flag> {
    let row = row(&person.answers, instrument);
    let mut flags: Vec<Flag> = straight(&row, kinds(instrument)).into_iter().collect();
    if let Some(seconds) = seconds {
        let least = SECONDS_PER_STATEMENT * statements(person, instrument);
        if seconds < least {
            flags.push(Flag::Fast { seconds, least });
        }
    }
    flags
}

/// How many statements somebody read who answered these traits: one choice, or all of them.
fn statements(person: &PersonScores, instrument: &Instrument) -> usize {
    match instrument.mode() {
        // Field practice counts two seconds per question, and a choice is one question.
        Mode::Choose => person.answered,
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
            person.answered * instrument.orientations().len()
        }
    }
}

/// The answers in the order of the instrument, equal ones as equal numbers: each choice, each single
/// rating, each division of points, each ranking.
fn row(answers: &[Answer], instrument: &Instrument) -> Vec<u64> {
    let orientations = instrument.orientations().len();
    let mut row = Vec::new();
    for answer in answers.iter().filter(|answer| answer.is_in_scale()) {
        match answer {
            Answer::Blank | Answer::Outside => {}
            Answer::Chosen(orientation) => row.push(*orientation as u64),
            Answer::Rated(marks) => {
                row.extend((0..orientations).filter_map(|place| marks.of(place)).map(u64::from));
            }
            Answer::Allocated(marks) | Answer::Ranked(marks) => {
                let numbers = (0..orientations).filter_map(|place| marks.of(place));
                // Six numbers below 2^16 do not fit; equal rows stay equal and others hardly meet.
                row.push(numbers.fold(0, |sum: u64, number| {
                    sum.wrapping_mul(65_537).wrapping_add(u64::from(number) + 1)
                }));
            }
        }
    }
    row
}

/// How many different answers there are to one question.
fn kinds(instrument: &Instrument) -> usize {
    let orientations = instrument.orientations().len();
    match instrument.mode() {
        // Points can be divided in many more ways; so few are a careful guess of those in use.
        Mode::Choose | Mode::Allocate { .. } => orientations,
        Mode::Rate(scale) => scale.steps(),
        Mode::Rank => (1..=orientations).product(),
    }
}

/// Whether a row of answers of so many kinds is all the same, or has a run that its own answers do
/// not explain.
pub(super) fn straight(row: &[u64], kinds: usize) -> Option<Flag> {
    let answers = row.len();
    let length = row.chunk_by(|one, other| one == other).map(<[_]>::len).max()?;
    if length == answers {
        // By chance, the second answer and each one after it is like the first.
        let chance = libm::pow(kinds as f64, -(answers as f64 - 1.0));
        return (chance <= RARE).then_some(Flag::Same { answers });
    }
    if 2 * length < answers {
        return None;
    }
    let counts = equal(row).into_iter();
    let enough: Vec<usize> = counts.filter(|&count| count >= length).collect();
    let one: f64 = enough.iter().map(|&count| run_chance(answers, count, length)).sum();
    // Two kinds reach half of the answers each: both runs at once are counted twice.
    let both = match enough[..] {
        [_, _] => 2.0 / choose(answers, length),
        _ => 0.0,
    };
    let chance = one - both;
    (chance <= RARE).then_some(Flag::Run { length, answers, chance })
}

/// How often each answer of a row stands in it.
fn equal(row: &[u64]) -> Vec<usize> {
    let mut sorted = row.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|one, other| one == other).map(<[_]>::len).collect()
}

/// How many of somebody's answers are of each kind, the most first.
pub(crate) fn counts_of_kinds(person: &PersonScores, instrument: &Instrument) -> Vec<usize> {
    let mut counts = equal(&row(&person.answers, instrument));
    counts.sort_by(|one, other| other.cmp(one));
    counts
}

/// How likely a run of this length or more is when so many equal ones stand anywhere among all.
///
/// By inclusion and exclusion over the gaps between the others: of all the ways to place the equal
/// ones, those with a run that begins at a given gap, less those with two such runs, and so on.
fn run_chance(all: usize, equal: usize, length: usize) -> f64 {
    let gaps = all - equal + 1;
    let mut sum = 0.0;
    for runs in 1..=gaps.min(equal / length) {
        let sign = if runs % 2 == 1 { 1.0 } else { -1.0 };
        sum += sign * choose(gaps, runs) * choose(all - runs * length, all - equal);
    }
    sum / choose(all, equal)
}

/// How many ways there are to choose so many of all.
fn choose(all: usize, some: usize) -> f64 {
    if some > all {
        return 0.0;
    }
    (1..=some.min(all - some)).fold(1.0, |ways, step| ways * (all + 1 - step) as f64 / step as f64)
}

/// How many seconds the answers of each response took, by the id of the person, where the file tells.
fn times(responses: &[Response]) -> BTreeMap<&str, usize> {
    let told = responses.iter().map(|one| (one.person.id.as_str(), one.seconds));
    told.filter_map(|(id, seconds)| Some((id, seconds?))).collect()
}

/// Of how many people the file tells how long answering took.
pub(super) fn timed(people: &[PersonScores], responses: &[Response]) -> usize {
    let times = times(responses);
    people.iter().filter(|person| times.contains_key(person.id.as_str())).count()
}

/// Everybody's flags, for those who have any: the place among the people, and why.
pub(super) fn all(
    people: &[PersonScores],
    responses: &[Response],
    instrument: &Instrument,
) -> Vec<(usize, Flag)> {
    let times = times(responses);
    let of = |(place, person): (usize, &PersonScores)| {
        let seconds = times.get(person.id.as_str()).copied();
        flags(person, seconds, instrument).into_iter().map(move |flag| (place, flag))
    };
    people.iter().enumerate().flat_map(of).collect()
}
