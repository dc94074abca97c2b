//! Microsoft Forms: the workbook that it makes, or that workbook saved as CSV. Before the questions
//! stand the form's own columns in the language of its owner. A rating question has a column per
//! statement with nothing but the statement above it, and a text that comes again gets a number.

use super::super::duplicates::names_nobody;
use super::super::moments::Stamp;
use super::super::names;
use super::super::usual;
use super::super::words::words;
use super::heading::{self, Heading};
use super::{Dialect, Ending, Tail, count};
use crate::read::usual::Usual;

/// The form's columns: when an answer began and ended, and whose it is.
const OWN: &[(&str, Usual)] = &[
    // English
    ("completion time", Usual::Timestamp),
    ("start time", Usual::Began),
    ("last modified time", Usual::Other),
    ("email", Usual::Email),
    ("name", Usual::Name),
    // German
    ("fertigstellungszeit", Usual::Timestamp),
    ("startzeit", Usual::Began),
    ("e mail", Usual::Email),
    // French
    ("heure de fin", Usual::Timestamp),
    ("heure de début", Usual::Began),
    ("adresse de messagerie", Usual::Email),
    ("nom", Usual::Name),
    // Spanish
    ("hora de finalización", Usual::Timestamp),
    ("hora de inicio", Usual::Began),
    ("correo electrónico", Usual::Email),
    ("nombre", Usual::Name),
    // Italian
    ("ora di completamento", Usual::Timestamp),
    ("ora di inizio", Usual::Began),
    ("posta elettronica", Usual::Email),
    ("nome", Usual::Name),
    // Portuguese
    ("hora de conclusão", Usual::Timestamp),
    ("hora da conclusão", Usual::Timestamp),
    ("hora de início", Usual::Began),
    // Dutch
    ("tijd van voltooien", Usual::Timestamp),
    ("begintijd", Usual::Began),
    ("naam", Usual::Name),
    // Polish
    ("godzina ukończenia", Usual::Timestamp),
    ("godzina rozpoczęcia", Usual::Began),
    ("adres e mail", Usual::Email),
    ("nazwa", Usual::Name),
    // Japanese
    ("完了時刻", Usual::Timestamp),
    ("開始時刻", Usual::Began),
    ("メール", Usual::Email),
    ("名前", Usual::Name),
];

pub(super) static DIALECT: Dialect = Dialect {
    name: "Microsoft Forms",
    header_rows: |rows| {
        let known = |wanted: Usual| -> Vec<&str> {
            OWN.iter().filter(|(_, usual)| *usual == wanted).map(|(word, _)| *word).collect()
        };
        let row = rows.first()?;
        let both = count(row, &known(Usual::Began)) > 0 && count(row, &known(Usual::Timestamp)) > 0;
        both.then_some(1)
    },
    headings,
    may_have_parts: false,
    own_words: OWN,
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};

/// The same in a language whose words are not known: below `ID` stands a number, beside it two moments,
/// an address or `anonymous`, and a name.
pub(super) static OTHER_LANGUAGE: Dialect = Dialect {
    name: "Microsoft Forms",
    header_rows: |rows| {
        let [header, answers @ ..] = rows else { return None };
        let is_answer = |row: &Vec<String>| {
            let [id, began, ended, address, ..] = &row[..] else { return false };
            let moments =
                [began, ended].map(|cell| Stamp::parse(cell).filter(|_| cell.contains(':')));
            let ours = moments.iter().all(Option::is_some) && !id.is_empty();
            ours && id.bytes().all(|byte| byte.is_ascii_digit())
                && (names::is_address(address) || (!address.is_empty() && names_nobody(address)))
        };
        let first = words(heading::cell(rows.first(), 0));
        let begins = ["id", "kimlik"].contains(&first.as_str()) && header.len() > FIRST.len();
        // A known heading in another's place says that the table is somebody else's.
        let is_other = |(at, cell): (usize, &String)| match (at, usual::in_survey(cell)) {
            (1..=4, None) => cell.contains(['?', ':']),
            (1 | 2, Some((known, _))) => !matches!(known, Usual::Began | Usual::Timestamp),
            (3, Some((known, _))) => known != Usual::Email,
            (4, Some((known, _))) => known != Usual::Name,
            (5.., Some((known, _))) => {
                matches!(known, Usual::Email | Usual::Name | Usual::GivenName | Usual::FamilyName)
            }
            _ => false,
        };
        let known = |at: usize| header.get(at).is_some_and(|cell| usual::in_survey(cell).is_some());
        let begins = begins && (known(4) || !known(3)) && !header.iter().enumerate().any(is_other);
        (begins && !answers.is_empty() && answers.iter().all(is_answer)).then_some(1)
    },
    headings: |rows| {
        let mut all = headings(rows);
        for (heading, code) in all.iter_mut().skip(1).zip(FIRST) {
            (*code).clone_into(&mut heading.code);
        }
        all
    },
    ..DIALECT
};

/// What the columns behind `ID` hold, whatever they are called.
const FIRST: &[&str] = &["start time", "completion time", "email", "name"];

/// One heading per column, without the number of a text that comes again.
fn headings(rows: &[Vec<String>]) -> Vec<Heading> {
    let Some(row) = rows.first() else { return Vec::new() };
    let once = |text: &String| {
        let base = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let again = base.len() < text.len() && row.iter().any(|other| other == base);
        Heading::of(if again { base } else { text })
    };
    row.iter().map(once).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_columns_are_known_in_several_languages() {
        let header = |text: &str| vec![text.split(',').map(str::to_owned).collect::<Vec<_>>()];
        for text in [
            "ID,Start time,Completion time,Email,Name",
            "ID,Startzeit,Fertigstellungszeit,E-Mail,Name",
            "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom",
            "ID,Hora de inicio,Hora de finalización,Correo electrónico,Nombre",
            "ID,開始時刻,完了時刻,メール,名前",
        ] {
            let rows = header(text);
            assert_eq!((DIALECT.header_rows)(&rows), Some(1), "{text}");
            let found: Vec<_> = heading::plain(&rows)
                .iter()
                .filter_map(|one| DIALECT.usual(one).map(|(usual, _)| usual))
                .collect();
            let wanted = [Usual::Began, Usual::Timestamp, Usual::Email, Usual::Name];
            assert!(found.ends_with(&wanted), "{text}: {found:?}");
        }
    }
}
