//! Names and numbers that only count the rows of a file: `Respondent 1`, `Respondent 2` and so on. They say
//! nothing of another file; codes such as `P01` may be kept by people.

use super::name;
use crate::change::{Member, Wave};
use crate::response::{Person, Roster};

/// So many in a row are no accident.
const FEWEST: usize = 3;

/// What programs call people whom they number; nothing where the number is all.
const PEOPLE: &[&str] = &[
    "",
    "respondent",
    "participant",
    "person",
    "user",
    "subject",
    "anonymous",
    "teilnehmer",
    "teilnehmerin",
    "teilnehmende",
    "befragter",
    "befragte",
    "proband",
    "nutzer",
    "répondant",
    "participante",
    "encuestado",
    "respondente",
    "rispondente",
    "partecipante",
    "deelnemer",
];

/// Whether everybody in both waves is called by a number that counts the rows; on a list of people, such names are
/// those that they keep.
pub(super) fn have_running_names(waves: [&Wave; 2], roster: Option<&Roster>) -> bool {
    let mut listed = roster.into_iter().flat_map(|roster| &roster.people);
    if listed.any(|invited| invited.answered) {
        return false;
    }
    waves.into_iter().all(|wave| {
        let names = wave.members.iter().map(|member| {
            let name = name(&member.person)?;
            let word = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned();
            let number = name[word.len()..].parse().ok()?;
            Some((word, number))
        });
        let names: Option<Vec<(String, u64)>> = names.collect();
        names.is_some_and(|names| {
            let is_alike = names.iter().all(|(word, _)| *word == names[0].0);
            let begins = names.iter().any(|(_, number)| *number == 1);
            let is_person = names.first().is_some_and(|(word, _)| PEOPLE.contains(&word.trim()));
            is_alike
                && begins
                && is_person
                && run(&wave.members, names.iter().map(|(_, number)| *number))
        })
    })
}

/// Whether everybody in both waves has a number that counts the rows, and neither a name nor an address.
pub(super) fn have_running_numbers(waves: [&Wave; 2]) -> bool {
    waves.into_iter().all(|wave| {
        let numbers = wave.members.iter().map(|member| {
            let person = &member.person;
            let is_bare = person.email.is_none() && name(person).is_none();
            person.number.as_ref().filter(|_| is_bare)?.parse().ok()
        });
        let numbers: Option<Vec<u64>> = numbers.collect();
        numbers.is_some_and(|numbers| run(&wave.members, numbers.into_iter()))
    })
}

/// Whether numbers count the rows of people.
fn run(members: &[Member], numbers: impl Iterator<Item = u64>) -> bool {
    let rows = members.iter().enumerate().map(|(at, member)| member.row.unwrap_or(at) as u64);
    let mut steps = rows.zip(numbers).map(|(row, number)| number.wrapping_sub(row));
    let first = steps.next();
    members.len() >= FEWEST && steps.all(|step| Some(step) == first)
}

/// Somebody as one whom the file does not name.
pub(super) fn unnamed(at: usize, member: &Member) -> Person {
    let row = member.row.unwrap_or(at);
    Person { id: format!("row-{row}"), name: Person::of_row(row), ..member.person.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::paired;

    #[test]
    fn codes_that_people_keep_and_addresses_tell_who_is_who() {
        let codes = ["P01", "P02", "P03", "P04"];
        assert_eq!(paired(&codes, &codes).0, [(0, 0), (1, 1), (2, 2), (3, 3)]);
        let then = ["Respondent 1 <a@x>", "Respondent 2 <b@x>", "Respondent 3 <c@x>"];
        let now = ["Respondent 1 <c@x>", "Respondent 2 <a@x>", "Respondent 3 <b@x>"];
        assert_eq!(paired(&then, &now), (vec![(2, 0), (0, 1), (1, 2)], String::new()));
    }
}
