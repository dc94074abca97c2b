//! Scores → [`Findings`]: how far the numbers carry. Where people agree and where they split, what
//! the absent and what a single person could change, which answers may not have been read, and
//! whether the headline is the same under other rules.
//!
//! ```text
//! scores ──┬──► agreement, camps ──► words for each trait
//!          ├──► interval, absent, margin ──► how firm the first place is
//!          ├──► flags, reliability
//!          └──► sensitivity ◄── responses, those left out included
//! ```
//!
//! Definitions, bounds and sources stand in `docs/numbers.md`. What is not defined has its reason as
//! a value, never a number.

mod absent;
mod agreement;
mod camps;
mod distribution;
mod factor;
mod flags;
mod interval;
mod margin;
mod reliability;
mod sensitivity;
#[cfg(test)]
mod tests;

use crate::change::Change;
use crate::instrument::Instrument;
use crate::response::Responses;
use crate::score::{PersonScores, Scores, Tally, TeamScores};
use crate::target::Gaps;

pub use absent::{Absent, Rival};
pub(crate) use agreement::slight_skew_variance;
pub use agreement::{Ratings, STRONG, Spread, TraitFindings, Word};
pub(crate) use camps::first_choices;
pub use camps::{ByChance, MOST_ENUMERATED, Split};
pub(crate) use flags::counts_of_kinds;
pub use flags::{Flag, RARE, SECONDS_PER_STATEMENT};
pub use interval::{FEWEST_FOR_INTERVAL, Interval, LEVEL, NoInterval};
pub(crate) use margin::Moves;
pub use margin::{FEWEST_FOR_INFLUENCE, Influence, Margin};
pub use reliability::{
    Alpha, FEWEST_FOR_ALPHA, FEWEST_FOR_OMEGA, FEWEST_TRAITS, Omega, Refusal, Reliability,
};
pub use sensitivity::{Choice, Variant};

/// Everything that was found about one wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// Of everybody together.
    pub team: TeamFindings,
    /// Of each team, in the order of the scores.
    pub teams: Vec<TeamFindings>,
    /// Whose answers may not have been read, by the place among the scored people.
    pub flags: Vec<(usize, Flag)>,
    /// Of how many scored people the file tells how long answering took.
    pub timed: usize,
    /// α and ω of each orientation, or why there are none.
    pub reliability: Result<Vec<Reliability>, Refusal>,
    /// What the headline is under other rules.
    pub sensitivity: Vec<Variant>,
    /// How many of them are not told, where nobody is named, since too few people count under them.
    pub rules_withheld: usize,
}

impl Findings {
    /// How many people have the flag with this word.
    #[must_use]
    pub fn having(&self, word: &str) -> usize {
        self.flags.iter().filter(|(_, flag)| flag.word() == word).count()
    }

    /// The people who have a flag, each once, by their places among the scored people.
    #[must_use]
    pub fn flagged(&self) -> Vec<usize> {
        flagged(&self.flags)
    }
}

/// One wave with everything that is known of it: what the later stages tell.
#[derive(Debug, Clone, Copy)]
pub struct Analysed<'a> {
    /// Its numbers.
    pub scores: &'a Scores,
    /// How far they carry; none of people who are not listed, since that takes each one's answers.
    pub findings: Option<&'a Findings>,
    /// What changed since an earlier wave, where it is compared with one.
    pub change: Option<&'a Change>,
    /// How far the team is from a target, where one is given.
    pub target: Option<&'a Gaps>,
    /// What it was made from.
    pub responses: &'a Responses,
    /// What was asked.
    pub instrument: &'a Instrument,
}

/// What was found about one team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamFindings {
    /// One per trait of the instrument.
    pub traits: Vec<TraitFindings>,
    /// How many words answers at random would make; none where that is not computed.
    pub by_chance: Option<ByChance>,
    /// An interval per orientation, or why there is none.
    pub intervals: Result<Vec<Option<Interval>>, NoInterval>,
    /// What the absent could change; none when nobody is absent, or nobody knows.
    pub absent: Option<Absent>,
    /// How far the first place is from being lost; none when it is shared.
    pub margin: Option<Margin>,
    /// Whether one person decides the headline; the people are places among all scored people.
    /// None for fewer than [`FEWEST_FOR_INFLUENCE`].
    pub influence: Option<Influence>,
}

impl TeamFindings {
    /// The ends of the intervals, one for each orientation; nothing where there are none.
    #[must_use]
    pub fn interval_ends(&self) -> Vec<Option<(f64, f64)>> {
        let each = self.intervals.iter().flatten();
        each.map(|one| one.map(|interval| (interval.low, interval.high))).collect()
    }
}

/// Analyses the scores of a wave whose people are listed; `responses` are what they were made from.
#[must_use]
pub fn analyse(scores: &Scores, responses: &Responses, instrument: &Instrument) -> Findings {
    debug_assert!(!scores.is_crowd(), "findings take the answers of each person");
    let everybody: Vec<usize> = (0..scores.people.len()).collect();
    let members = |team: &TeamScores| -> Vec<usize> {
        let is_member = |&place: &usize| scores.people[place].team.as_ref() == Some(&team.name);
        everybody.iter().copied().filter(is_member).collect()
    };
    let flags = flags::all(&scores.people, &responses.people, instrument);
    let sensitivity = sensitivity::variants(scores, responses, &flagged(&flags), instrument);
    Findings {
        team: one_team(scores, &scores.team, &everybody, instrument),
        teams: scores
            .teams
            .iter()
            .map(|team| one_team(scores, team, &members(team), instrument))
            .collect(),
        flags,
        timed: flags::timed(&scores.people, &responses.people),
        reliability: reliability::reliability(&scores.people, instrument),
        sensitivity,
        rules_withheld: 0,
    }
}

fn flagged(flags: &[(usize, Flag)]) -> Vec<usize> {
    let mut places: Vec<usize> = flags.iter().map(|(place, _)| *place).collect();
    places.dedup();
    places
}

fn one_team(
    scores: &Scores,
    team: &TeamScores,
    members: &[usize],
    instrument: &Instrument,
) -> TeamFindings {
    let people: Vec<&PersonScores> = members.iter().map(|&place| &scores.people[place]).collect();
    let tally = Tally::of(&people, instrument);
    let headline = team.headline();
    let absent = absent::absent(&tally, &headline, team.absent().unwrap_or(0));
    let bounds = absent.as_ref().map_or(&[][..], |absent| &absent.bounds);
    let answered: Vec<usize> = team.traits.iter().map(|one| one.answered).collect();
    let mut influence = margin::influence(&people, &tally, &headline, team.invited, instrument);
    if let Some(influence) = &mut influence {
        for place in &mut influence.people {
            *place = members[*place];
        }
    }
    TeamFindings {
        traits: (0..instrument.traits().len())
            .map(|place| agreement::of(&people, place, instrument))
            .collect(),
        by_chance: camps::by_chance(&answered, instrument),
        intervals: interval::intervals(&people, team, bounds),
        absent,
        margin: margin::margin(&people, &tally, &headline, instrument),
        influence,
    }
}
