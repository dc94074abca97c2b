//! Whoever was scored in the earlier wave only: those who left, and those who answered too little now.

use super::Change;
use crate::response::{Invited, Person, Responses};
use crate::score::Scores;

/// The names of those who have no score now, in the order of the earlier wave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone<'a> {
    /// Those of whom this wave has no answers.
    pub left: Vec<&'a str>,
    /// Those who were asked, too, and gave no answer or too few for a score.
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
        let asked: Vec<&Invited> = (responses.roster.iter())
            .flat_map(|roster| &roster.people)
            .filter(|invited| !invited.answered)
            .collect();
        let members = self.before.members.iter().enumerate();
        let gone = members
            .filter(|(then, _)| !self.pairs.iter().any(|(own, _)| own == then))
            .map(|(_, member)| &member.person);
        let (without_score, left): (Vec<&Person>, Vec<&Person>) = gone.partition(|person| {
            began.iter().any(|own| is_same(person, own))
                || asked.iter().any(|invited| is_invited(person, invited))
        });
        Gone { left: names(&left), without_score: names(&without_score) }
    }
}

fn names<'a>(people: &[&'a Person]) -> Vec<&'a str> {
    people.iter().map(|person| person.name.as_str()).collect()
}

/// Whether somebody is one of those who were asked: by address where both have one, else by name.
fn is_invited(one: &Person, invited: &Invited) -> bool {
    match (&one.email, &invited.email) {
        (Some(own), Some(other)) => own.to_lowercase() == other.to_lowercase(),
        _ => one.name.to_lowercase() == invited.name.to_lowercase(),
    }
}

/// Whether two are the same person: by address where both have one, else by number, else by name.
fn is_same(one: &Person, other: &Person) -> bool {
    match ((&one.email, &other.email), (&one.number, &other.number)) {
        ((Some(own), Some(other)), _) => own.to_lowercase() == other.to_lowercase(),
        (_, (Some(own), Some(other))) => own == other,
        _ => one.name == other.name,
    }
}
