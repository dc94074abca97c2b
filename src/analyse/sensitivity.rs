//! Whether the headline is the same under other rules for whose answers count.

use std::collections::HashMap;

use crate::instrument::Instrument;
use crate::response::{Becomes, OtherRule, Partial, Response, Responses};
use crate::score::{self, Difference, Headline, PersonScores, Scores, Tally};

/// Another rule for whose answers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Everybody counts who answered at least one trait.
    PartialsIn,
    /// Only those count who answered every trait.
    PartialsOut,
    /// Of several responses by one person, the first counts.
    DuplicatesFirst,
    /// Of several responses by one person, the latest counts.
    DuplicatesLatest,
    /// Whoever has a flag does not count.
    FlaggedOut,
}

impl Choice {
    /// All choices, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::PartialsIn,
        Self::PartialsOut,
        Self::DuplicatesFirst,
        Self::DuplicatesLatest,
        Self::FlaggedOut,
    ];

    /// The word used in `scores.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PartialsIn => "partials_in",
            Self::PartialsOut => "partials_out",
            Self::DuplicatesFirst => "duplicates_first",
            Self::DuplicatesLatest => "duplicates_latest",
            Self::FlaggedOut => "flagged_out",
        }
    }
}

/// What the headline is under another rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The rule.
    pub choice: Choice,
    /// How many responses it brings in, takes out or exchanges; at least one.
    pub responses: usize,
    /// How many people are scored under it; may be none.
    pub people: usize,
    /// The headline under it.
    pub headline: Headline,
    /// How far it is apart from the report's.
    pub difference: Difference,
}

/// Every rule under which other answers would count; a rule that changes nobody is left out.
pub(super) fn variants(
    scores: &Scores,
    responses: &Responses,
    flagged: &[usize],
    instrument: &Instrument,
) -> Vec<Variant> {
    let told = scores.team.headline();
    let of = |choice| {
        let (changed, people, headline) = match choice {
            Choice::PartialsIn => partials_in(scores, responses, instrument)?,
            Choice::PartialsOut => {
                let traits = instrument.traits().len();
                keeping(scores, instrument, |_, person| person.answered == traits)?
            }
            Choice::DuplicatesFirst => exchanged(scores, responses, OtherRule::First, instrument)?,
            Choice::DuplicatesLatest => {
                exchanged(scores, responses, OtherRule::Latest, instrument)?
            }
            Choice::FlaggedOut => {
                keeping(scores, instrument, |place, _| flagged.binary_search(&place).is_err())?
            }
        };
        let difference = told.difference(&headline);
        Some(Variant { choice, responses: changed, people, headline, difference })
    };
    Choice::ALL.into_iter().filter_map(of).collect()
}

type Changed = Option<(usize, usize, Headline)>;

/// Fewer people of the same team: the others are then absent.
fn keeping(
    scores: &Scores,
    instrument: &Instrument,
    keeps: impl Fn(usize, &PersonScores) -> bool,
) -> Changed {
    let kept: Vec<&PersonScores> = scores
        .people
        .iter()
        .enumerate()
        .filter(|(place, person)| keeps(*place, person))
        .map(|(_, person)| person)
        .collect();
    let out = scores.people.len() - kept.len();
    let headline = Tally::of(&kept, instrument).headline(scores.team.invited, instrument);
    (out > 0).then_some((out, kept.len(), headline))
}

fn partials_in(scores: &Scores, responses: &Responses, instrument: &Instrument) -> Changed {
    let changed = scores.not_scored.iter().filter(|one| one.answered > 0).count();
    (changed > 0).then(|| {
        let mut responses = responses.clone();
        responses.people.iter_mut().for_each(|one| one.unfinished = None);
        let again = again(scores, responses, Partial::All, instrument);
        (changed, again.people.len(), again.team.headline())
    })
}

/// The responses that would count under another rule for several by one person.
fn exchanged(
    scores: &Scores,
    responses: &Responses,
    rule: OtherRule,
    instrument: &Instrument,
) -> Changed {
    let (responses, changed) = under(responses, rule, scores.needed);
    (changed > 0).then(|| {
        let partial = if scores.needed == Partial::All.answers_needed(instrument) {
            Partial::All
        } else {
            Partial::Scored
        };
        let again = again(scores, responses, partial, instrument);
        (changed, again.people.len(), again.team.headline())
    })
}

/// The responses as they would be under another rule, and how many of those it changes who have a score now
/// or then.
fn under(responses: &Responses, rule: OtherRule, needed: usize) -> (Responses, usize) {
    let mut responses = responses.clone();
    let others = std::mem::take(&mut responses.others);
    let rows = responses.people.iter().map(|one| one.row);
    let place_of: HashMap<usize, usize> = rows.enumerate().map(|(at, row)| (row, at)).collect();
    let mut people: Vec<Option<Response>> =
        std::mem::take(&mut responses.people).into_iter().map(Some).collect();
    let mut changed = 0;
    for other in others.into_iter().filter(|other| other.under == rule) {
        let row = match other.becomes {
            Becomes::Instead(row) => row,
            Becomes::LeftOut => other.row,
        };
        let Some(place) = place_of.get(&row).map(|at| &mut people[*at]) else { continue };
        let is_scored =
            |one: &Option<Response>| one.as_ref().is_some_and(|one| one.is_scored(needed));
        let was_scored = is_scored(place);
        match other.becomes {
            Becomes::Instead(_) => {
                if let Some(one) = place {
                    one.answers = other.answers;
                }
            }
            Becomes::LeftOut => *place = None,
        }
        changed += usize::from(was_scored || is_scored(place));
    }
    responses.people = people.into_iter().flatten().collect();
    (responses, changed)
}

fn again(
    scores: &Scores,
    responses: Responses,
    partial: Partial,
    instrument: &Instrument,
) -> Scores {
    let options =
        score::Options { wave: scores.wave.clone(), team: scores.team.name.clone(), partial };
    score::score(responses, instrument, &options)
}
