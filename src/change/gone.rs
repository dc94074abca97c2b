//! Whoever was scored in the earlier wave only: those who left, and those who answered too little now.

use super::Change;
use crate::response::{Person, Responses};
use crate::score::Scores;

/// The names of those who have no score now, in the order of the earlier wave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone<'a> {
    /// Those of whom this wave has no answers.
    pub left: Vec<&'a str>,
    /// Those who began, but answered too little for a score.
    pub without_score: Vec<&'a str>,
}

impl Change {
    /// Who was scored in the earlier wave and is not now. `scores` and `responses` are those of now.
    #[must_use]
    pub fn gone(&self, scores: &Scores, responses: &Responses) -> Gone<'_> {
        let is_not_scored = |row: usize| scores.not_scored.iter().any(|one| one.row == row);
        let began: Vec<&Person> = (responses.people.iter())
            .filter(|response| is_not_scored(response.row))
            .map(|response| &response.person)
            .collect();
        let members = self.before.members.iter().enumerate();
        let gone = members
            .filter(|(then, _)| !self.pairs.iter().any(|(own, _)| own == then))
            .map(|(_, member)| &member.person);
        let (without_score, left): (Vec<&Person>, Vec<&Person>) =
            gone.partition(|person| began.iter().any(|own| is_same(person, own)));
        Gone { left: names(&left), without_score: names(&without_score) }
    }
}

fn names<'a>(people: &[&'a Person]) -> Vec<&'a str> {
    people.iter().map(|person| person.name.as_str()).collect()
}

/// Whether two are the same person: by address where both have one, else by number, else by name.
fn is_same(one: &Person, other: &Person) -> bool {
    match ((&one.email, &other.email), (&one.number, &other.number)) {
        ((Some(own), Some(other)), _) => own.to_lowercase() == other.to_lowercase(),
        (_, (Some(own), Some(other))) => own == other,
        _ => one.name == other.name,
    }
}
