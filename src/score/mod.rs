//! Responses → Scores: shares, strength, certainty and agreement as the instrument defines them.
//!
//! Definitions and their sources stand in `docs/numbers.md`.

use crate::response::{Answer, Ledger, Roster};

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
}

/// What one team's answers say.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamScores {
    /// The team's name.
    pub name: String,
    /// How many people were scored.
    pub people: usize,
    /// How many were asked, when that is known.
    pub invited: Option<usize>,
    /// The mean of the people's shares, one per orientation; sums to 1.
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

/// What a team said to one trait.
#[derive(Debug, Clone, PartialEq)]
pub struct TraitScores {
    /// How many of the scored people answered it.
    pub answered: usize,
    /// People per orientation.
    pub counts: Vec<usize>,
    /// `counts ÷ answered`, one per orientation; zeros when nobody answered.
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
    /// Answers per orientation.
    pub counts: Vec<usize>,
    /// `counts ÷ answered`, one per orientation; sums to 1.
    pub shares: Vec<f64>,
    /// The place of the first orientation; none at a tie or without a single orientation.
    pub orientation: Option<usize>,
    /// How firmly the first orientation leads.
    pub strength: Strength,
    /// Probability that the first orientation's true share is the largest.
    pub certainty: f64,
    /// The orientations that share the first place exactly; empty without a tie.
    pub tied: Vec<usize>,
    /// How many answers would have to differ for another orientation to be first or level.
    pub answers_from_losing_first: usize,
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
