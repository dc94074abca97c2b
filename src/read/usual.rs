//! The usual words for the columns that are not traits.

mod cells;
mod languages;
mod rosters;
mod scales;

pub(super) use self::cells::{
    FAILED_FORMULA, OUTSIDE, is_failed_formula, is_left_blank, is_missing, is_outside,
    is_unfinished, is_yes,
};
pub(super) use self::scales::{Unclear, UsualScale, may_be, scale, step};
use super::words::{contains, words};

/// What such a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Usual {
    Timestamp,
    Name,
    GivenName,
    FamilyName,
    Email,
    Id,
    Team,
    /// Which of several waves in one file a response belongs to.
    Wave,
    Status,
    Channel,
    /// Whether a response is only a test.
    Test,
    Finished,
    /// How many a row stands for, or how much it weighs.
    Weight,
    /// When answering began.
    Began,
    /// When it was last gone on with.
    LastAction,
    Duration,
    /// Known, and of no use.
    Other,
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
    "submissiondate",
    "created time",
    "end date utc",
    "submitted at utc",
    "submitted at gmt",
    "submit date gmt",
    "filled in on",
    "end date",
    "enddate",
    "end time",
    "endtime",
    "finish time",
    "time finished",
    "finished at",
    "completed at",
    "ended at",
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
    "datestamp",
    "submission time",
    "submitted on",
    "submitted date",
    "response date",
    "date of response",
    "completion date",
    "completed on",
    "date completed",
    "created at",
    "created",
    "created on",
    "date created",
    "date and time",
    "datetime",
    "timestamp mm dd yyyy",
    "entry date",
    "submit time",
    "submission timestamp",
    "submitted time",
    "survey timestamp",
    "response timestamp",
    "conversion date",
    "finished on",
    "received at",
    "received on",
    "added time",
    "added on",
    "completed time",
    "completion timestamp",
    "entry date submitted",
    "entry datesubmitted",
    "last submitted",
    "timestamp dd mm yyyy",
];
/// When answering began; the time of the answer where no other is told.
const BEGAN: &[&str] = &[
    "start time",
    "starttime",
    "start date",
    "startdate",
    "start date utc",
    "started at",
    "started",
    "date started",
    "time started",
    "begin time",
    "began",
    "began at",
    "startzeit",
];
const DURATION: &[&str] = &[
    "duration in seconds",
    "duration seconds",
    "duration s",
    "duration sec",
    "duration secs",
    "time taken in seconds",
    "time taken seconds",
    "time taken s",
    "time taken sec",
    "time spent in seconds",
    "time spent seconds",
    "time spent s",
    "completion time in seconds",
    "completion time seconds",
    "completion time s",
    "time to complete in seconds",
    "time to complete seconds",
    "time to complete s",
    "total time in seconds",
    "total time seconds",
    "total time s",
    "response time in seconds",
    "response time seconds",
    "response time s",
    "time taken to complete seconds",
    "elapsed seconds",
    "elapsed time seconds",
    "elapsed time s",
    "seconds",
    "seconds taken",
    "seconds spent",
    "interviewtime",
    "interview time",
    "total time",
    "duration",
    "time taken",
    "time spent",
    "time to complete",
    "time elapsed",
    "elapsed time",
    "elapsed",
    "duration in minutes",
    "duration minutes",
    "duration min",
    "time taken in minutes",
    "time taken minutes",
    "time taken min",
    "time spent in minutes",
    "time spent minutes",
    "time to complete in minutes",
    "time to complete minutes",
    "completion time in minutes",
    "completion time minutes",
    "minutes",
    "minutes taken",
    "dauer in sekunden",
    "dauer sekunden",
    "dauer s",
    "dauer in minuten",
    "dauer",
    "bearbeitungszeit",
    "bearbeitungsdauer",
    "durée en secondes",
    "durée en minutes",
    "durée",
    "duración en segundos",
    "duración en minutos",
    "duración",
    "durata in secondi",
    "durata in minuti",
    "durata",
    "duração em segundos",
    "duração",
    "duur in seconden",
    "duur",
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
    "user display name",
    "employee",
    "employee name",
    "person",
];
/// What heads a whole name, and a part of it where another column has the other part.
const PERHAPS_PART: &[&str] = &["name", "nom", "naam", "nombre", "nome", "namn", "navn"];
const GIVEN_NAME: &[&str] = &[
    "first name",
    "firstname",
    "given name",
    "forename",
    "recipientfirstname",
    "name first",
    "name first name",
    "full name first name",
    "your name first name",
    "invite first name",
    "first",
];
const FAMILY_NAME: &[&str] = &[
    "last name",
    "lastname",
    "surname",
    "family name",
    "recipientlastname",
    "name last",
    "name last name",
    "invite last name",
    "last",
    "full name last name",
    "your name last name",
];
const EMAIL: &[&str] = &[
    "email",
    "e mail",
    "email address",
    "e mail address",
    "mail",
    "mail address",
    "recipientemail",
    "respondent email",
    "invite email",
    "email adress",
    "work email",
    "work email address",
];
const TEAM: &[&str] =
    &["team", "team name", "name team", "department", "group", "squad", "unit", "business unit"];
/// What numbers a person; the number that a tool gives each response is not one.
const ID: &[&str] = &[
    "employee id",
    "employee number",
    "staff id",
    "staff number",
    "personnel number",
    "person id",
    "participant id",
    "user id",
    "member id",
    "associate id",
    "worker id",
    "employee no",
    "staff no",
    "personnel no",
    "personalnummer",
    "matricule",
    "username",
    "user name",
    "token",
    "access code",
];
const WAVE: &[&str] = &[
    "wave",
    "survey wave",
    "wave name",
    "wave number",
    "survey round",
    "round",
    "quarter",
    "survey quarter",
    "fiscal quarter",
    "year and quarter",
    "which quarter",
    "which quarter is this",
    "which quarter is this for",
    "which wave",
    "which round",
    "period",
    "survey period",
    "reporting period",
    "survey cycle",
    "cycle",
    "event name",
    "redcap event name",
    "year",
    "survey year",
    "survey name",
    "survey",
    "semester",
    "sprint",
    "month",
    "week",
    "welle",
    "befragungswelle",
    "quartal",
    "vague",
    "trimestre",
    "ronda",
    "ola",
    "rodada",
    "meting",
    "kwartaal",
];
const STATUS: &[&str] = &[
    "status",
    "response type",
    "response status",
    "validation status",
    "review state",
    "reviewstate",
    "review status",
    "approval status",
];
const CHANNEL: &[&str] = &["distribution channel"];
const FINISHED: &[&str] = &["finished", "completed", "complete"];
const TEST: &[&str] = &[
    "test",
    "is test",
    "test data",
    "is test data",
    "test response",
    "is test response",
    "test entry",
    "test mode",
    "testdatensatz",
    "preview",
    "is preview",
];
const WEIGHT: &[&str] = &[
    "weight",
    "weights",
    "weighting",
    "case weight",
    "count",
    "counts",
    "frequency",
    "number of responses",
    "number of people",
    "gewicht",
    "gewichtung",
    "anzahl",
    "häufigkeit",
    "effectif",
    "poids",
    "peso",
    "frecuencia",
];
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
            (Usual::Id, ID),
            (Usual::Team, TEAM),
            (Usual::Wave, WAVE),
            (Usual::Status, STATUS),
            (Usual::Channel, CHANNEL),
            (Usual::Test, TEST),
            (Usual::Finished, FINISHED),
            (Usual::Weight, WEIGHT),
            (Usual::Began, BEGAN),
            (Usual::Duration, DURATION),
            (Usual::Timestamp, languages::TIMESTAMP),
            (Usual::Name, languages::NAME),
            (Usual::GivenName, languages::GIVEN_NAME),
            (Usual::FamilyName, languages::FAMILY_NAME),
            (Usual::Email, languages::EMAIL),
            (Usual::Team, languages::TEAM),
        ],
    )
    .or_else(|| is_stamp(header).then_some((Usual::Timestamp, LAST_RANK)))
}

/// The rank of a header that is less usual than all others.
const LAST_RANK: usize = 1000;

/// Whether a header ends as those of time stamps do, such as REDCap's `team_survey_timestamp`.
fn is_stamp(header: &str) -> bool {
    let words = words(header);
    words.ends_with(" timestamp") && !words.starts_with("start") && !words.starts_with("begin")
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
            (Usual::Name, rosters::NAME),
            (Usual::GivenName, rosters::GIVEN_NAME),
            (Usual::FamilyName, rosters::FAMILY_NAME),
            (Usual::Email, rosters::EMAIL),
            (Usual::Team, rosters::TEAM),
            (Usual::Name, languages::NAME),
            (Usual::GivenName, languages::GIVEN_NAME),
            (Usual::FamilyName, languages::FAMILY_NAME),
            (Usual::Email, languages::EMAIL),
            (Usual::Team, languages::TEAM),
            (Usual::Status, rosters::STATUS),
            (Usual::Start, rosters::START),
            (Usual::Leave, rosters::LEAVE),
        ],
    )
}

/// Whether a header of names may head one part of them.
pub(super) fn may_be_part(header: &str) -> bool {
    PERHAPS_PART.contains(&words(header).as_str())
}

/// Whether a header says which part of a name it heads, and not that it heads names.
pub(super) fn is_bare_part(header: &str) -> bool {
    matches!(words(header).as_str(), "first" | "last")
}

/// Whether a column and one of first or last names beside it hold a part each: the one seldom
/// contains the other.
pub(super) fn are_parts<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> bool {
    let (mut all, mut whole) = (0, 0);
    for (name, part) in cells {
        all += 1;
        whole += usize::from(contains(&words(name), &words(part)));
    }
    all > 0 && whole * 2 < all
}

fn find(header: &str, table: &[(Usual, &[&str])]) -> Option<(Usual, usize)> {
    let words = words(header);
    let asked: Vec<&str> = words.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    let asked = asked.join(" ");
    let is_of_a_person = |usual: &Usual| {
        matches!(
            usual,
            Usual::Name
                | Usual::GivenName
                | Usual::FamilyName
                | Usual::Email
                | Usual::Id
                | Usual::Team
        )
    };
    [(words.as_str(), false), (asked.as_str(), true)].into_iter().find_map(|(text, is_asked)| {
        // `What is your start date?` asks for something else than a tool writes by itself.
        let mut known = table.iter().filter(|(usual, _)| !is_asked || is_of_a_person(usual));
        known.find_map(|(usual, known)| {
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
        assert_eq!(usual("E-Mail-Adresse"), Some(Usual::Email));
        assert_eq!(usual("Dirección de correo electrónico"), Some(Usual::Email));
        assert_eq!(usual("Ihr Name"), Some(Usual::Name));
        assert_eq!(usual("氏名"), Some(Usual::Name));
        assert_eq!(usual("team_survey_timestamp"), Some(Usual::Timestamp));
        assert_eq!(usual("Start timestamp"), None);
        assert_eq!(usual("Manager name"), None);
        assert_eq!(usual("Date of birth"), None);
        assert_eq!(usual("What is your start date?"), None);
        assert_eq!(usual("1. Role: which fits your work best?"), None);
        assert_eq!(in_roster("Start date").map(|(usual, _)| usual), Some(Usual::Start));
    }
}
