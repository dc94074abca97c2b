//! The usual words for the columns that are not traits.

mod cells;
mod consent;
mod consent_asked;
mod consent_headers;
mod consent_words;
mod counting;
mod end_words;
mod ends;
mod headers;
mod languages;
mod numbered;
mod rosters;
mod scales;

pub(super) use self::cells::{
    FAILED_FORMULA, OUTSIDE, is_before_or_after, is_below_zero, is_cross, is_dropped,
    is_failed_formula, is_finished, is_in_doubt, is_kept, is_left_blank, is_missing, is_no,
    is_of_a_wave, is_outside, is_reason_to_drop, is_unfinished, is_yes, is_yes_with_reason,
    percent,
};
pub(super) use self::consent::{is_agreed, is_consent, refuses};
use self::counting::{DROPPED, KEPT, PERHAPS_DROPPED, marks};
pub(super) use self::ends::{End, end, is_above, is_utmost, speaks_of_ends};
use self::headers::{
    BEGAN, CHANNEL, DURATION, EMAIL, FAMILY_NAME, FINISHED, GIVEN_NAME, ID, NAME, PERHAPS_PART,
    PERHAPS_WAVE, RESPONSE_ID, STATUS, TEAM, TEST, TIMESTAMP, WAVE, WEIGHT,
};
pub(super) use self::numbered::{
    in_survey, is_behind_a_number, is_one_word, may_be_group, numbered,
};
pub(super) use self::scales::{Unclear, UsualScale, is_at, is_label, may_be, scale, step};
use super::names;
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
    /// The same, if the cells say so.
    PerhapsWave,
    Status,
    Channel,
    /// Whether a response is only a test.
    Test,
    /// Whether a response is not to be counted.
    Dropped,
    /// The same, where it is not known of what the column speaks.
    PerhapsDropped,
    /// Whether it is to be counted, or may be.
    Kept,
    /// The same, where it is not known what somebody agreed to.
    PerhapsKept,
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

impl Usual {
    /// Whether the column says who somebody is.
    pub(super) fn is_of_a_person(self) -> bool {
        matches!(
            self,
            Self::Name | Self::GivenName | Self::FamilyName | Self::Email | Self::Id | Self::Team
        )
    }
}

/// Words that a question puts around what it asks for: `What is your name?` asks for `name`.
const FILLERS: &[&str] = &[
    "what",
    "whats",
    "is",
    "s",
    "your",
    "please",
    "enter",
    "give",
    "us",
    "tell",
    "select",
    "choose",
    "pick",
    "the",
    "a",
    "are",
    "you",
    "do",
    "in",
    "on",
    "to",
    "of",
    "which",
    "belong",
    "work",
    "my",
    "and",
    "optional",
    "required",
    // German, French, Spanish, Portuguese, Italian and Dutch.
    "welchem",
    "welcher",
    "welches",
    "arbeitest",
    "du",
    "arbeiten",
    "sie",
    "dein",
    "deine",
    "ihr",
    "ihre",
    "gehörst",
    "gehören",
    "zu",
    "an",
    "dans",
    "quelle",
    "quel",
    "travaillez",
    "travailles",
    "vous",
    "tu",
    "votre",
    "ton",
    "est",
    "faites",
    "appartenez",
    "appartiens",
    "perteneces",
    "pertenece",
    "appartieni",
    "appartiene",
    "à",
    "partie",
    "de",
    "en",
    "qué",
    "cuál",
    "es",
    "su",
    "trabajas",
    "trabaja",
    "em",
    "que",
    "qual",
    "é",
    "seu",
    "sua",
    "você",
    "trabalha",
    "quale",
    "lavori",
    "lavora",
    "il",
    "tuo",
    "suo",
    "welk",
    "werk",
    "je",
    "jouw",
    "uw",
];

/// What a survey's column holds by its whole header.
fn unnumbered(header: &str) -> Option<(Usual, usize)> {
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
            (Usual::PerhapsWave, PERHAPS_WAVE),
            (Usual::Status, STATUS),
            (Usual::Channel, CHANNEL),
            (Usual::Test, TEST),
            (Usual::Dropped, DROPPED),
            (Usual::PerhapsDropped, PERHAPS_DROPPED),
            (Usual::Kept, KEPT),
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
            (Usual::Finished, languages::FINISHED),
        ],
    )
    .or_else(|| is_stamp(header).then_some((Usual::Timestamp, LAST_RANK)))
    .or_else(|| marks(header).map(|usual| (usual, LAST_RANK)))
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
            (Usual::Dropped, rosters::NOT_ASKED),
            (Usual::Start, rosters::START),
            (Usual::Leave, rosters::LEAVE),
        ],
    )
}

/// Whether a header of names may head one part of them.
pub(super) fn may_be_part(header: &str) -> bool {
    PERHAPS_PART.contains(&words(header).as_str())
}

/// Whether a name begins or ends with the word for a team: `Team A`, `Sales department`.
pub(super) fn is_called_team(name: &str) -> bool {
    let words = words(name);
    let known = |word: &str| [TEAM, languages::TEAM].iter().any(|list| list.contains(&word));
    words.split_once(' ').is_some_and(|(first, _)| known(first))
        || words.rsplit_once(' ').is_some_and(|(_, last)| known(last))
}

/// Whether a header heads the number that a tool gives each response.
pub(super) fn is_response_id(header: &str) -> bool {
    RESPONSE_ID.contains(&words(header).as_str())
}

/// Whether a header of teams may as well head ratings of something.
pub(super) fn may_be_rated(header: &str) -> bool {
    const RATED: &[&str] = &[
        "service",
        "área",
        "division",
        "tribe",
        "bereich",
        "gruppe",
        "grupo",
        "gruppo",
        "groep",
        "grupp",
        "grupa",
        "группа",
        "グループ",
        "csoport",
        "ryhmä",
        "nhóm",
        "小组",
        "小組",
        "hold",
    ];
    RATED.contains(&words(header).as_str())
}

/// Whether the parts of a question are facts about whoever answers.
pub(super) fn is_about_somebody(question: &str) -> bool {
    const ABOUT: [&str; 20] = [
        "about you",
        "about yourself",
        "all about you",
        "about me",
        "your details",
        "your data",
        "personal details",
        "personal data",
        "personal information",
        "your information",
        "demographics",
        "profile",
        "your profile",
        "who are you",
        "über sie",
        "über dich",
        "zur person",
        "angaben zur person",
        "à propos de vous",
        "sobre usted",
    ];
    ABOUT.contains(&words(question).as_str())
}

/// Whether a header asks for another team than the one that somebody is in: `Previous team`.
pub(super) fn is_another_team(header: &str) -> bool {
    const OTHER: [&str; 9] =
        ["previous", "former", "last", "old", "preferred", "desired", "next", "second", "future"];
    let words = words(header);
    words
        .split_once(' ')
        .is_some_and(|(first, rest)| OTHER.contains(&first) && TEAM.contains(&rest))
}

/// Whether a header says which part of a name it heads, and not that it heads names.
pub(super) fn is_bare_part(header: &str) -> bool {
    matches!(words(header).as_str(), "first" | "last")
}

/// Whether a column and one of first or last names beside it hold a part each: the one seldom
/// contains the other, where both are filled.
pub(super) fn are_parts<'c>(cells: impl Iterator<Item = (&'c str, &'c str)>) -> bool {
    let cells = cells.map(|(name, part)| (words(name), words(part)));
    let (mut all, mut whole) = (0, 0);
    for (name, part) in cells.filter(|(name, part)| !name.is_empty() && !part.is_empty()) {
        all += 1;
        whole += usize::from(holds(&name, &part));
    }
    all > 0 && whole * 2 < all
}

/// Whether a name holds a part of it: its words, the first letter of a word after the first, or, where
/// the script has no spaces between the parts of a name, the letters at either end.
fn holds(name: &str, part: &str) -> bool {
    let is_initial = part.chars().count() == 1;
    contains(name, part)
        || (is_initial && name.split(' ').skip(1).any(|word| word.starts_with(part)))
        || (name.chars().all(names::is_unspaced)
            && (name.starts_with(part) || name.ends_with(part)))
}

/// What a header asks for, without the words that a question puts around it.
pub(super) fn asked(header: &str) -> String {
    let words: Vec<String> = words(header).split(' ').map(str::to_owned).collect();
    // `Type name` asks for the name; `Employee type`, `Type of employee` and the Dutch `Type team` for
    // something else.
    let is_known = |at: usize| FILLERS.contains(&words[at].as_str());
    let is_order = |at: usize| {
        let next = words.get(at + 1).map_or("", String::as_str);
        let is_asked_for = || match next {
            "name" | "full" | "first" | "last" | "e" | "email" => (0..at).all(is_known),
            "team" => at == 0 && words.len() > 2,
            _ => false,
        };
        let is_plea = || at > 0 && words[at - 1] == "please" && !matches!(next, "" | "of");
        words[at] == "type"
            && (matches!(next, "in" | "your" | "the" | "here") || is_asked_for() || is_plea())
    };
    let is_filler = |at: usize| is_known(at) || is_order(at);
    let asked = (0..words.len()).filter(|&at| !is_filler(at)).map(|at| words[at].as_str());
    asked.collect::<Vec<_>>().join(" ")
}

/// How a question begins that is answered by yes or no: `Are you an employee?` asks for nobody's name.
const YES_OR_NO: &[&str] = &[
    "are you ",
    "do you ",
    "is this ",
    "is your ",
    "sind sie ",
    "bist du ",
    "êtes vous ",
    "es tu ",
    "eres ",
    "es usted ",
    "é um ",
    "é uma ",
    "ben je ",
    "bent u ",
];

fn find(header: &str, table: &[(Usual, &[&str])]) -> Option<(Usual, usize)> {
    let words = words(header);
    let asked = asked(header);
    let is_yes_or_no = YES_OR_NO.iter().any(|start| words.starts_with(start));
    [(words.as_str(), false), (asked.as_str(), true)].into_iter().find_map(|(text, is_asked)| {
        // `What is your start date?` asks for something else than a tool writes by itself.
        let mut known = table.iter().filter(|(usual, _)| {
            !is_asked || usual.is_of_a_person() && (*usual == Usual::Team || !is_yes_or_no)
        });
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
        for name in ["Please type in your name", "Type name", "Please type name", "Type full name"]
        {
            assert_eq!(usual(name), Some(Usual::Name), "{name}");
        }
        assert_eq!(usual("Type e-mail address"), Some(Usual::Email));
        assert_eq!(usual("Type team name"), Some(Usual::Team));
        assert_eq!(usual("Do you work in a team?"), Some(Usual::Team));
        assert_eq!(usual("Please type employee ID"), Some(Usual::Id));
        for other in ["Employee type", "Type of employee", "User ID type", "Are you an employee?"] {
            assert_eq!(usual(other), None, "{other}");
        }
        for other in ["Type team", "Type de groupe", "Type ID", "Please give the type of team"] {
            assert_eq!(usual(other), None, "{other}");
        }
        for (header, what) in [
            ("1. Your name", Usual::Name),
            ("2) Your team", Usual::Team),
            ("Q2: E-mail address", Usual::Email),
            ("Question 2: Employee ID", Usual::Id),
            ("1. Do you consent to take part?", Usual::Kept),
            ("1. Name", Usual::Name),
            ("2. E-mail", Usual::Email),
            ("2. Which quarter is this for?", Usual::Wave),
        ] {
            assert_eq!(usual(header), Some(what), "{header}");
        }
        for team in [
            "What team are you part of?",
            "À quelle équipe appartenez-vous ?",
            "¿A qué equipo perteneces?",
            "Dept",
            "Equipo de trabajo",
            "Team di appartenenza",
            "Di quale team fai parte?",
            "De qual equipe você faz parte?",
        ] {
            assert_eq!(usual(team), Some(Usual::Team), "{team}");
        }
        assert_eq!(usual("Part name"), None);
        assert_eq!(in_roster("Dept").map(|(usual, _)| usual), Some(Usual::Team));
        for other in ["360 Name", "#1 team", "3. Use", "4. Status", "5. Test", "1. Manager name"] {
            assert_eq!(usual(other), None, "{other}");
        }
        for item in ["18. Team", "17. Employee", "16. Consent", "17. Quarter", "4. Department"] {
            assert_eq!(usual(item), None, "{item}");
        }
        assert!(in_survey("2. Your team") > in_survey("Squad"), "a number says less");
        assert!(in_survey("Dept") > in_survey("Squad"));
        assert_eq!(usual("Date of birth"), None);
        assert_eq!(usual("What is your start date?"), None);
        assert_eq!(usual("1. Role: which fits your work best?"), None);
        assert_eq!(in_roster("Start date").map(|(usual, _)| usual), Some(Usual::Start));
    }
}
