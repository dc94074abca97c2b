//! The usual words for the columns that are not traits.

use super::words::words;

/// What such a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Usual {
    Timestamp,
    Name,
    GivenName,
    FamilyName,
    Email,
    Team,
    Status,
    Start,
    Leave,
}

/// Words that a question puts around what it asks for: `What is your name?` asks for `name`.
const FILLERS: &[&str] = &[
    "what", "whats", "is", "s", "your", "please", "enter", "type", "give", "us", "tell", "select",
    "choose", "pick", "the", "a", "are", "you", "do", "in", "on", "to", "of", "which", "belong",
    "work", "my", "and", "optional", "required",
];

const TIMESTAMP: &[&str] = &[
    "timestamp",
    "time stamp",
    "completion time",
    "submit date utc",
    "submit date",
    "submitdate",
    "submitted at",
    "submitted",
    "date submitted",
    "submission date",
    "end date",
    "enddate",
    "recorded date",
    "recordeddate",
    "date time",
    "response time",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "informazioni cronologiche",
    "date",
    "time",
    "start time",
    "start date",
    "startdate",
    "datestamp",
];
const NAME: &[&str] = &[
    "name",
    "full name",
    "first last name",
    "name first last",
    "name surname",
    "respondent",
    "respondent name",
    "participant",
    "participant name",
    "employee",
    "employee name",
    "person",
];
const GIVEN_NAME: &[&str] =
    &["first name", "firstname", "given name", "forename", "recipientfirstname"];
const FAMILY_NAME: &[&str] =
    &["last name", "lastname", "surname", "family name", "recipientlastname"];
const EMAIL: &[&str] = &[
    "email",
    "e mail",
    "email address",
    "e mail address",
    "mail",
    "mail address",
    "recipientemail",
    "email adress",
    "work email",
    "work email address",
];
const TEAM: &[&str] =
    &["team", "team name", "name team", "department", "group", "squad", "unit", "business unit"];
const STATUS: &[&str] = &["status", "response type", "response status"];
const START: &[&str] = &["start", "start date", "started", "joined", "hire date"];
const LEAVE: &[&str] = &["leave", "leave date", "left", "end", "end date", "leaving date"];

/// What a survey's column with this header holds, and how usual the word is: 0 is the most usual.
pub(super) fn in_survey(header: &str) -> Option<(Usual, usize)> {
    find(
        header,
        &[
            (Usual::Timestamp, TIMESTAMP),
            (Usual::Name, NAME),
            (Usual::GivenName, GIVEN_NAME),
            (Usual::FamilyName, FAMILY_NAME),
            (Usual::Email, EMAIL),
            (Usual::Team, TEAM),
            (Usual::Status, STATUS),
        ],
    )
}

/// What a roster's column with this header holds, and how usual the word is.
pub(super) fn in_roster(header: &str) -> Option<(Usual, usize)> {
    find(
        header,
        &[
            (Usual::Name, NAME),
            (Usual::GivenName, GIVEN_NAME),
            (Usual::FamilyName, FAMILY_NAME),
            (Usual::Email, EMAIL),
            (Usual::Team, TEAM),
            (Usual::Start, START),
            (Usual::Leave, LEAVE),
        ],
    )
}

fn find(header: &str, table: &[(Usual, &[&str])]) -> Option<(Usual, usize)> {
    let words = words(header);
    let asked: Vec<&str> = words.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    let asked = asked.join(" ");
    [words.as_str(), asked.as_str()].into_iter().find_map(|text| {
        table.iter().find_map(|(usual, known)| {
            known.iter().position(|&word| word == text).map(|rank| (*usual, rank))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_headers_are_known_in_their_usual_forms() {
        let usual = |header| in_survey(header).map(|(usual, _)| usual);
        assert_eq!(usual("Timestamp"), Some(Usual::Timestamp));
        assert_eq!(usual("What's your name?"), Some(Usual::Name));
        assert_eq!(usual("Name "), Some(Usual::Name));
        assert_eq!(usual("First and last name"), Some(Usual::Name));
        assert_eq!(usual("E-Mail"), Some(Usual::Email));
        assert_eq!(usual("Email address"), Some(Usual::Email));
        assert_eq!(usual("Which team do you work in?"), Some(Usual::Team));
        assert_eq!(usual("Manager name"), None);
        assert_eq!(usual("Date of birth"), None);
        assert_eq!(usual("1. Role: which fits your work best?"), None);
        assert_eq!(in_roster("Start date").map(|(usual, _)| usual), Some(Usual::Start));
    }
}
