//! Who of the earlier wave was asked again, and has no score now.

use std::collections::{BTreeSet, HashMap};

use super::{contradicts, name};
use crate::read::names::number;
use crate::response::{Invited, Person, Responses};

/// The places of those members of the earlier wave who are nobody of `scored`, the rows with a score
/// now, but gave answers now, or were asked and gave none. `alone` are the places of those who are
/// not paired.
pub(super) fn unscored(
    then: &[&Person],
    alone: &[usize],
    responses: &Responses,
    scored: &BTreeSet<usize>,
) -> Vec<usize> {
    let began = responses.people.iter().filter(|response| !scored.contains(&response.row));
    let silent = (responses.roster.iter())
        .flat_map(|roster| &roster.people)
        .filter(|invited| !invited.answered)
        .map(person);
    let asked: Vec<Person> = began.map(|response| response.person.clone()).chain(silent).collect();
    let mut by_key: HashMap<Key, Vec<&Person>> = HashMap::new();
    for person in &asked {
        for key in keys(person) {
            by_key.entry(key).or_default().push(person);
        }
    }
    let is_asked = |at: &usize| {
        let own = then[*at];
        let mut same = keys(own).into_iter().filter_map(|key| by_key.get(&key)).flatten();
        same.any(|other| !contradicts(own, other))
    };
    alone.iter().copied().filter(is_asked).collect()
}

/// Somebody on the roster as the survey knows people.
fn person(invited: &Invited) -> Person {
    Person {
        id: String::new(),
        name: invited.name.clone(),
        email: invited.email.clone(),
        team: None,
        number: None,
    }
}

/// By what somebody is known, as it is compared.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Email(String),
    Number(String),
    Name(String),
}

fn keys(person: &Person) -> Vec<Key> {
    let email = person.email.as_ref().map(|email| Key::Email(email.to_lowercase()));
    let number = person.number.as_ref().map(|text| Key::Number(number(text)));
    [email, number, name(person).map(Key::Name)].into_iter().flatten().collect()
}
