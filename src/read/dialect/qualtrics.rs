//! Qualtrics: a row of short names, a row of questions in the language of the account, and a row of
//! `{"ImportId":…}`, which an editor may have deleted. The older export has two rows, and its own
//! columns are called `V1`, `V2` and so on. Choices come as text or as recoded numbers.

use super::heading::{self, CHOSEN, Heading};
use super::{Dialect, Ending, Tail, count};
use crate::read::moments::Stamp;
use crate::read::usual::Usual;
use crate::read::words::words;

pub(super) static DIALECT: Dialect = Dialect {
    name: "Qualtrics",
    header_rows: |rows| {
        let first = rows.first()?;
        let ids = |row: &&Vec<String>| row.iter().any(|cell| cell.starts_with("{\"ImportId\""));
        if let Some(last) = rows.iter().position(|row| ids(&row)) {
            return Some(last + 1);
        }
        let older = count(first, &["v1"]) > 0 && count(rows.get(1)?, &["responseid"]) > 0;
        if older {
            return Some(2);
        }
        let own = ["responseid", "recordeddate", "distributionchannel", "finished", "progress"];
        let is_ours = count(first, &["responseid"]) > 0 && count(first, &own) > 1;
        is_ours.then(|| 1 + usize::from(rows.get(1).is_some_and(|row| is_header(first, row))))
    },
    headings: |rows| {
        let ids = |row: &Vec<String>| row.iter().any(|cell| cell.starts_with("{\"ImportId\""));
        let questions = rows.get(1).filter(|row| !ids(row));
        let one =
            |column| heading(heading::cell(rows.first(), column), heading::cell(questions, column));
        (0..heading::width(rows)).map(one).collect()
    },
    may_have_parts: false,
    own_words: &[
        ("externalreference", Usual::Id),
        ("externaldatareference", Usual::Id),
        ("distributionchannel", Usual::Channel),
        ("emailaddress", Usual::Email),
        ("startdate", Usual::Began),
    ],
    // Spam, too: the tool has found that no person answered.
    previews: &[
        "1",
        "2",
        "8",
        "9",
        "12",
        "17",
        "40",
        "survey test",
        "offline preview",
        "offline survey preview",
        "preview spam",
        "survey preview spam",
        "spam",
        "possible spam",
        "imported spam",
    ],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};

/// Whether a row below the short names is no response: below the tool's own columns stand words
/// about them, and not the ids, moments and numbers that it writes for everybody.
fn is_header(names: &[String], row: &[String]) -> bool {
    let own = names.iter().zip(row).filter_map(|(name, cell)| {
        let is_data = match words(name).as_str() {
            "responseid" => cell.starts_with("R_"),
            "startdate" | "enddate" | "recordeddate" => Stamp::parse(cell).is_some(),
            "finished" | "progress" => {
                let number = cell.starts_with(|letter: char| letter.is_ascii_digit());
                number || matches!(words(cell).as_str(), "true" | "false")
            }
            _ => return None,
        };
        Some((cell.is_empty(), is_data))
    });
    let all: Vec<(bool, bool)> = own.collect();
    all.iter().all(|(_, is_data)| !is_data) && all.iter().any(|(is_empty, _)| !is_empty)
}

/// What heads the order in which somebody saw the choices of a question.
const DISPLAY_ORDER: &str = "Display Order";

fn heading(code: &str, text: &str) -> Heading {
    if text.split(" - ").any(|part| part == DISPLAY_ORDER) {
        let (code, question) = (code.trim().to_owned(), DISPLAY_ORDER.to_owned());
        return Heading { code, question, part: String::new() };
    }
    let text = text.strip_suffix(CHOSEN).unwrap_or(text);
    let parted = text.rsplit_once(" - ");
    let (question, part) = parted.unwrap_or((text, ""));
    let question = question.strip_suffix(CHOSEN).unwrap_or(question);
    Heading {
        code: code.trim().to_owned(),
        question: question.trim().to_owned(),
        part: part.trim().to_owned(),
    }
}
