//! A wave as far as a comparison needs it, whether from answers or from an earlier `scores.json`.

use std::collections::BTreeMap;

use crate::response::{Answer, Person, Response};
use crate::score::Scores;

/// One wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    /// Its name: `2026-Q3`.
    pub name: String,
    /// How many people were scored.
    pub people: usize,
    /// The team's share of each orientation.
    pub shares: Vec<f64>,
    /// For each trait, the share of each orientation among those who answered it.
    pub traits: Vec<Vec<f64>>,
    /// Everybody who was scored; nobody when the file does not say who.
    pub members: Vec<Member>,
}

/// Somebody who was scored in a wave.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Answers per orientation.
    pub counts: Vec<usize>,
    /// How many traits were answered: at least one.
    pub answered: usize,
    /// One per trait; empty when the file does not say them.
    pub answers: Vec<Answer>,
}

impl Member {
    /// The share of an orientation.
    #[must_use]
    pub fn share(&self, orientation: usize) -> f64 {
        self.counts[orientation] as f64 / self.answered.max(1) as f64
    }
}

impl Wave {
    /// The wave that was scored from these responses.
    #[must_use]
    pub fn of(scores: &Scores, responses: &[Response]) -> Self {
        let people: BTreeMap<usize, &Person> =
            responses.iter().map(|response| (response.row, &response.person)).collect();
        let members = scores.people.iter().filter_map(|one| {
            Some(Member {
                person: (*people.get(&one.row)?).clone(),
                counts: one.counts.clone(),
                answered: one.answered,
                answers: one.answers.clone(),
            })
        });
        Self {
            name: scores.wave.clone(),
            people: scores.people.len(),
            shares: scores.team.shares.clone(),
            traits: scores.team.traits.iter().map(|one| one.shares.clone()).collect(),
            members: members.collect(),
        }
    }
}
