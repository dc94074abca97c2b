//! The scores of people who are not listed: what a team's numbers are made from is counted, and
//! nobody's own scores are kept.
//!
//! Only chosen statements are counted so; where answers are numbers, everybody is scored and the list
//! is dropped. A test holds that both ways give the same numbers.

use std::collections::BTreeMap;

use super::{Options, Scores, Strength, TeamScores, TraitScores, certainty, leave_out, team};
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Crowd, Person, Response, Responses};
use crate::score::NotScored;

/// The most orientations of an instrument.
const ORIENTATIONS: usize = 6;

/// Scores a crowd as [`score`](super::score) scores people, without the list of them.
pub(super) fn score(
    crowd: &Crowd,
    mut responses: Responses,
    instrument: &Instrument,
    options: &Options,
) -> Scores {
    match instrument.mode() {
        Mode::Choose if u8::try_from(instrument.traits().len()).is_ok() => {
            counted(crowd, responses, instrument, options)
        }
        Mode::Choose | Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
            responses.people = listed(crowd);
            let mut scores = super::score(responses, instrument, options);
            scores.people = Vec::new();
            scores
        }
    }
}

/// Everybody by the number of their row.
fn listed(crowd: &Crowd) -> Vec<Response> {
    let one = |place: usize| {
        let row = crowd.rows[place] as usize;
        let team = crowd.teams.get(place).copied().flatten();
        Response {
            person: Person {
                id: format!("row-{row}"),
                name: format!("Row {row}"),
                email: None,
                team: team.map(|team| crowd.names[team as usize].clone()),
            },
            row,
            answers: crowd.answers.of(place).collect(),
        }
    };
    (0..crowd.rows.len()).map(one).collect()
}

fn counted(
    crowd: &Crowd,
    responses: Responses,
    instrument: &Instrument,
    options: &Options,
) -> Scores {
    let Responses { mut ledger, roster, .. } = responses;
    let needed = options.partial.answers_needed(instrument);
    let traits = instrument.traits().len();
    // Whoever has no team stands in the last place.
    let mut tallies = vec![Tally::new(traits); crowd.names.len() + 1];
    let mut not_scored = Vec::new();
    let mut partial = vec![0; tallies.len()];
    for (place, row) in crowd.rows.iter().enumerate() {
        let team = crowd.teams.get(place).copied().flatten().map(|team| team as usize);
        let place_of_team = team.unwrap_or(crowd.names.len());
        let answered = crowd.answers.of(place).filter(|answer| answer.is_in_scale()).count();
        if answered >= needed {
            tallies[place_of_team].add(crowd.answers.of(place));
            continue;
        }
        partial[place_of_team] += 1;
        let row = *row as usize;
        let team = team.map(|team| crowd.names[team].clone());
        leave_out(&mut ledger, row, None, [answered, needed], instrument);
        not_scored.push(NotScored { name: format!("Row {row}"), team, row, answered });
    }
    ledger.left_out.sort_by_key(|left_out| left_out.row);

    let mut all = Tally::new(traits);
    for tally in &tallies {
        all.merge(tally);
    }
    let invited = team::invited(roster.as_ref(), None, all.people() + not_scored.len());
    let whole = all.team(&options.team, invited, instrument);
    let mut teams = Vec::new();
    if crowd.names.len() > 1 {
        for (place, name) in crowd.names.iter().enumerate() {
            let responded = tallies[place].people() + partial[place];
            let invited = team::invited(roster.as_ref(), Some(name), responded);
            teams.push(tallies[place].team(name, invited, instrument));
        }
    }
    Scores {
        wave: options.wave.clone(),
        ledger,
        team: whole,
        teams,
        people: Vec::new(),
        not_scored,
        roster,
        needed,
    }
}

/// How often each way to divide one's answers among the orientations occurs, and each answer.
#[derive(Debug, Clone)]
struct Tally {
    /// The answers for each orientation, one byte for each.
    patterns: BTreeMap<u64, usize>,
    /// For each trait the people who chose each orientation.
    traits: Vec<[usize; ORIENTATIONS]>,
}

impl Tally {
    fn new(traits: usize) -> Self {
        Self { patterns: BTreeMap::new(), traits: vec![[0; ORIENTATIONS]; traits] }
    }

    /// Adds a person.
    fn add(&mut self, answers: impl Iterator<Item = Answer>) {
        let mut pattern = 0_u64;
        for (answer, counts) in answers.zip(&mut self.traits) {
            if let Answer::Chosen(orientation) = answer {
                counts[orientation] += 1;
                pattern += 1 << (8 * orientation);
            }
        }
        *self.patterns.entry(pattern).or_insert(0) += 1;
    }

    fn merge(&mut self, other: &Self) {
        for (&pattern, &people) in &other.patterns {
            *self.patterns.entry(pattern).or_insert(0) += people;
        }
        for (counts, more) in self.traits.iter_mut().zip(&other.traits) {
            for (count, more) in counts.iter_mut().zip(more) {
                *count += more;
            }
        }
    }

    fn people(&self) -> usize {
        self.patterns.values().sum()
    }

    /// The numbers of these people as a team, by the definitions in [`team`].
    fn team(&self, name: &str, invited: Option<usize>, instrument: &Instrument) -> TeamScores {
        let orientations = instrument.orientations().len();
        let counts = |pattern: u64| (0..orientations).map(move |at| pattern >> (8 * at) & 0xFF);
        let patterns = &self.patterns;
        let answered = |pattern: u64| u128::from(counts(pattern).sum::<u64>());
        let whole = patterns
            .keys()
            .fold(1, |whole, pattern| team::common_multiple(whole, answered(*pattern)));
        let mut parts = vec![0_u128; orientations];
        let mut inverses = 0_u128;
        for (&pattern, &people) in patterns {
            let each = whole / answered(pattern) * people as u128;
            for (part, count) in parts.iter_mut().zip(counts(pattern)) {
                *part += each * u128::from(count);
            }
            inverses += each;
        }
        let alone = patterns.keys().next().filter(|_| self.people() == 1).map(|pattern| {
            let mut counts: Vec<usize> = counts(*pattern).map(|count| count as usize).collect();
            counts.sort_unstable_by(|one, other| other.cmp(one));
            let is_tied = counts[0] == counts[1];
            let certainty = certainty(counts[0], &counts[1..]);
            if is_tied { Strength::None } else { Strength::of(certainty, instrument.bounds()) }
        });
        let traits = self.traits.iter().map(|counts| {
            let counts = counts[..orientations].to_vec();
            let answered = counts.iter().sum();
            team::one_trait(counts, answered, instrument)
        });
        let traits: Vec<TraitScores> = traits.collect();
        let sums = team::Sums { parts, whole, inverses, per_answer: 1 };
        team::of_sums(name, self.people(), &sums, alone, invited, traits, instrument)
    }
}
