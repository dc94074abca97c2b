//! Responses → Scores: shares, strength, certainty and agreement as the instrument defines them.
//!
//! Definitions and their sources stand in `docs/numbers.md`. Every comparison that decides a word
//! (who is first, a tie, whether the absent could change it) is made in whole numbers, never
//! between two rounded ones.

mod certainty;
mod crowd;
#[cfg(test)]
pub(crate) mod fixtures;
mod measure;
mod person;
mod points;
mod side_by_side;
mod tally;
mod team;
#[cfg(test)]
mod tests;
mod whole;

pub use certainty::certainty;
pub use measure::Measure;
pub use side_by_side::PRIVATE_BELOW;
pub use tally::{Difference, Headline, Tally};
pub(crate) use whole::Whole;

use crate::instrument::{Bounds, Instrument};
use crate::response::{Answer, Ledger, LeftOut, Partial, Reason, Response, Responses, Roster};

/// What everybody together is called where neither the file nor the call has a name.
pub const UNNAMED_TEAM: &str = "The team";

/// What the call says of the answers, and the file does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The wave: `2026-Q4`.
    pub wave: String,
    /// The name of everybody together: `Sales Operations`.
    pub team: String,
    /// Which incomplete responses count.
    pub partial: Partial,
}

/// Scores everybody who answered enough traits, and the teams they make.
///
/// Whoever answered too few stands in `not_scored`, and in the ledger as left out; then
/// `ledger.used` is the number of scored people. Nobody scored is a result, too: all shares are 0.
#[must_use]
pub fn score(mut responses: Responses, instrument: &Instrument, options: &Options) -> Scores {
    if let Some(crowd) = responses.crowd.take() {
        return crowd::score(&crowd, responses, instrument, options);
    }
    let ledger = ledger(&responses, instrument, options.partial);
    let Responses { people: answered, roster, .. } = responses;
    let needed = options.partial.answers_needed(instrument);
    let names = team::names(&answered);

    let mut people = Vec::with_capacity(answered.len());
    let mut not_scored = Vec::new();
    for response in answered {
        if response.is_scored(needed) {
            people.push(person::score(response, instrument));
            continue;
        }
        let answered = response.answered();
        let Response { person, row, unfinished, .. } = response;
        let (name, team) = (person.name, person.team);
        not_scored.push(NotScored { name, team, row, answered, unfinished });
    }

    let everybody: Vec<&PersonScores> = people.iter().collect();
    let invited = team::invited(roster.as_ref(), None, people.len() + not_scored.len());
    let team = team::score(&options.team, &everybody, invited, instrument);
    let teams = team::each(&names, &people, &not_scored, roster.as_ref(), instrument);
    Scores { wave: options.wave.clone(), ledger, team, teams, people, not_scored, roster, needed }
}

/// What became of each row, with whoever answered too few traits for a score among those left out.
#[must_use]
pub fn ledger(responses: &Responses, instrument: &Instrument, partial: Partial) -> Ledger {
    let mut ledger = responses.ledger.clone();
    let needed = partial.answers_needed(instrument);
    // Those that were not finished are left out already.
    for response in responses.people.iter().filter(|one| one.unfinished.is_none()) {
        let given = response.answered();
        if given < needed {
            let name = response.person.name.clone();
            leave_out(&mut ledger, response.row, Some(name), [given, needed], instrument);
        }
    }
    ledger.left_out.sort_by_key(|left_out| left_out.row);
    ledger
}

/// Moves one row of the ledger from the used to the left out.
fn leave_out(
    ledger: &mut Ledger,
    row: usize,
    person: Option<String>,
    [given, needed]: [usize; 2],
    instrument: &Instrument,
) {
    let traits = instrument.traits().len();
    ledger.used = ledger.used.saturating_sub(1);
    ledger.left_out.push(LeftOut {
        row,
        reason: Reason::Partial,
        seen: format!("{given} of {traits} traits answered; a score needs {needed}"),
        person,
    });
}

/// Everything that was computed for one wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// The wave: `2026-Q4`.
    pub wave: String,
    /// The account of every row, people with too few answers among the left out.
    pub ledger: Ledger,
    /// Everybody who was scored, as one team.
    pub team: TeamScores,
    /// Each team, in the order of the source; empty when there is no more than one.
    pub teams: Vec<TeamScores>,
    /// Everybody who was scored, in the order of the source.
    pub people: Vec<PersonScores>,
    /// Everybody who answered too few traits for a score, in the order of the source.
    pub not_scored: Vec<NotScored>,
    /// Who was invited, when that is known.
    pub roster: Option<Roster>,
    /// How many traits had to be answered for a score.
    pub needed: usize,
}

/// What one team's answers say.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamScores {
    /// The team's name.
    pub name: String,
    /// How many people were scored.
    pub people: usize,
    /// How many were asked, when that is known: the roster, and whoever answered without being
    /// on it.
    pub invited: Option<usize>,
    /// The mean of the people's shares, one per orientation; sums to 1, or to 0 without people.
    pub shares: Vec<f64>,
    /// The place of the first orientation; none at a tie or without a single orientation.
    pub orientation: Option<usize>,
    /// How firmly the first orientation leads.
    pub strength: Strength,
    /// The orientations that share the first place exactly; empty without a tie.
    pub tied: Vec<usize>,
    /// Whether no answer of those who did not respond could change the first place; false when
    /// the team's size is not known.
    pub holds_whatever_the_absent_say: bool,
    /// One per trait of the instrument, in its order.
    pub traits: Vec<TraitScores>,
}

impl Scores {
    /// Whether people were scored of whom none is listed.
    #[must_use]
    pub fn is_crowd(&self) -> bool {
        self.people.is_empty() && self.team.people > 0
    }

    /// Whether somebody has no score since only finished responses count.
    #[must_use]
    pub fn counts_finished_only(&self) -> bool {
        self.not_scored.iter().any(|one| one.unfinished.is_some())
    }

    /// What everybody is called together.
    #[must_use]
    pub fn everybody(&self) -> &'static str {
        if self.teams.len() > 1 { "the whole group" } else { "the team" }
    }

    /// What a mark or a row for everybody is called.
    #[must_use]
    pub fn everybody_in_short(&self) -> &'static str {
        if self.teams.len() > 1 { "all people" } else { "team" }
    }
}

impl TeamScores {
    /// What the shares say in one line.
    #[must_use]
    pub fn headline(&self) -> Headline {
        let leaders = match self.first() {
            Some(first) => vec![first],
            None => self.tied.clone(),
        };
        Headline {
            leaders,
            orientation: self.orientation,
            strength: self.strength,
            holds_whatever_the_absent_say: self.holds_whatever_the_absent_say,
        }
    }

    /// How many were asked and are not scored, when the team's size is known.
    #[must_use]
    pub fn absent(&self) -> Option<usize> {
        self.invited.map(|invited| invited.saturating_sub(self.people))
    }

    /// The place of the orientation with the largest share, whatever its strength; none at a tie
    /// and when nobody was scored.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        first_alone(&self.tied, &self.shares).filter(|_| self.people > 0)
    }

    /// The largest share minus the second largest: 0 at a tie, and when nobody was scored.
    #[must_use]
    pub fn lead(&self) -> f64 {
        let (first, second) = first_two(&self.shares);
        if self.tied.is_empty() { first - second } else { 0.0 }
    }

    /// What the shares of the first and of the second orientation would be if everybody absent
    /// chose the second one throughout; none when the team's size is not known.
    #[must_use]
    pub fn worst_case(&self) -> Option<(f64, f64)> {
        let absent = self.absent()? as f64;
        let (first, second) = first_two(&self.shares);
        let scored = self.people as f64;
        let everybody = (scored + absent).max(1.0);
        Some((first * scored / everybody, (second * scored + absent) / everybody))
    }
}

/// The most that the share of one orientation can be: 1, but 2 ÷ k where k statements are ranked,
/// since the others keep the ranks below.
#[must_use]
pub fn most_share(instrument: &Instrument) -> f64 {
    points::widest_lead(instrument) as f64 / points::whole(instrument) as f64
}

/// The places of the largest counts; none where all are zero.
#[must_use]
pub fn leaders(counts: &[usize]) -> Vec<usize> {
    let most = counts.iter().copied().max().unwrap_or(0);
    let first = |&place: &usize| most > 0 && counts[place] == most;
    (0..counts.len()).filter(first).collect()
}

/// The largest and the second largest of some shares.
#[must_use]
pub fn first_two(shares: &[f64]) -> (f64, f64) {
    shares.iter().fold((0.0, 0.0), |(first, second), &share| {
        if share > first { (share, first) } else { (first, f64::max(second, share)) }
    })
}

/// What a team said to one trait.
#[derive(Debug, Clone, PartialEq)]
pub struct TraitScores {
    /// How many of the scored people answered it.
    pub answered: usize,
    /// People per orientation; outside of the mode `choose`, the sum of their points.
    pub counts: Vec<usize>,
    /// `counts ÷ answered`, or what stands for it in another mode; zeros when nobody answered.
    pub shares: Vec<f64>,
    /// 1 − IQV: 1 when all agree, 0 when the statements are chosen equally often; none when
    /// nobody answered.
    pub agreement: Option<f64>,
}

/// What one person's answers say.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonScores {
    /// Unique short name for files and keys.
    pub id: String,
    /// The name as the source has it.
    pub name: String,
    /// The team, when the source has one.
    pub team: Option<String>,
    /// The row in the source, from 1.
    pub row: usize,
    /// One answer per trait.
    pub answers: Vec<Answer>,
    /// How many traits were answered.
    pub answered: usize,
    /// Answers per orientation; outside of the mode `choose`, points as `docs/numbers.md` counts
    /// them. Each trait counts once, whatever it weighs.
    pub counts: Vec<usize>,
    /// The same with each trait's as often as it weighs, in the whole numbers of
    /// [`Instrument::weights`]: who is first is decided in these.
    pub points: Vec<usize>,
    /// What the answered traits weigh.
    pub weighed: Weighed,
    /// `points ÷ what the answered traits weigh`, one per orientation; sums to 1. In the mode
    /// `rate` it is the score divided by 100, and sums to anything.
    pub shares: Vec<f64>,
    /// The place of the first orientation; none at a tie or without a single orientation.
    pub orientation: Option<usize>,
    /// How firmly the first orientation leads.
    pub strength: Strength,
    /// Probability that the first orientation's true share is the largest; 0 outside of the mode
    /// `choose`, which alone defines it.
    pub certainty: f64,
    /// The orientations that share the first place exactly; empty without a tie.
    pub tied: Vec<usize>,
    /// How many answers would have to differ for another orientation to be first or level.
    pub answers_from_losing_first: usize,
}

impl PersonScores {
    /// The place of the orientation with the largest share, whatever its strength; none at a tie.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        first_alone(&self.tied, &self.shares)
    }
}

/// The place of the largest share where no others are tied with it.
fn first_alone(tied: &[usize], shares: &[f64]) -> Option<usize> {
    let most = shares.iter().copied().fold(0.0, f64::max);
    shares.iter().position(|share| *share >= most).filter(|_| tied.is_empty())
}

/// What an answer to the trait with this place gives to each orientation, as parts of the share of
/// 1: `1, 0, 0` for a chosen statement; none where the answer does not count.
#[must_use]
pub fn answer_shares(answer: Answer, place: usize, instrument: &Instrument) -> Option<Vec<f64>> {
    let whole = points::whole(instrument) as f64;
    let of = |orientation| points::given(answer, place, orientation, instrument) as f64 / whole;
    answer.is_in_scale().then(|| (0..instrument.orientations().len()).map(of).collect())
}

/// What the traits that one person answered weigh, in the whole numbers of
/// [`Instrument::weights`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// All of them together: how many they are, where all weigh the same.
    pub sum: usize,
    /// The sum of their squares.
    pub squares: usize,
}

impl Weighed {
    /// The weights of the answers that count.
    #[must_use]
    pub fn of(answers: &[Answer], weights: &[usize]) -> Self {
        let given = answers.iter().zip(weights).filter(|(answer, _)| answer.is_in_scale());
        let (sum, squares) = given
            .fold((0, 0), |(sum, squares), (_, weight)| (sum + weight, squares + weight * weight));
        Self { sum, squares }
    }

    /// Whether each of them weighs 1.
    #[must_use]
    pub fn is_even(self) -> bool {
        self.sum == self.squares
    }

    /// How many answers of equal weight would say as much: (Σw)² ÷ Σw² (Kish, 1965).
    #[must_use]
    pub fn answers(self) -> f64 {
        if self.squares == 0 {
            return 0.0;
        }
        (self.sum as f64) * (self.sum as f64) / self.squares as f64
    }
}

/// Somebody who answered too few traits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotScored {
    /// The name as the source has it.
    pub name: String,
    /// The team, when the source has one.
    pub team: Option<String>,
    /// The row in the source, from 1.
    pub row: usize,
    /// How many traits were answered.
    pub answered: usize,
    /// What says that the form was not finished, where only finished ones count.
    pub unfinished: Option<String>,
}

/// How firmly the first orientation leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Certainty at or above the instrument's bound for `clear`.
    Clear,
    /// Certainty at or above the instrument's bound for `leaning`.
    Leaning,
    /// Neither, or a tie: there is no single orientation.
    None,
}

impl Strength {
    /// The word for a certainty.
    fn of(certainty: f64, bounds: Bounds) -> Self {
        if certainty >= bounds.clear {
            Self::Clear
        } else if certainty >= bounds.leaning {
            Self::Leaning
        } else {
            Self::None
        }
    }

    /// The word used in `scores.json`, in tables and in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Leaning => "leaning",
            Self::None => "none",
        }
    }
}
