//! Rows of a list that are no people, and people of it who are not there any more.

use super::super::duplicates::names_nobody;
use super::super::table::{Row, Table, trim};
use super::super::usual;
use super::super::words::{OneOf, words};
use crate::error::{About, Problem};

/// What closes a list, or keeps a place in it for nobody yet.
const NO_PERSON: OneOf = OneOf::new(&[
    "gesamt",
    "grand total",
    "headcount",
    "n n",
    "open position",
    "open role",
    "subtotal",
    "summe",
    "tba",
    "tbc",
    "tbd",
    "tbh",
    "to be announced",
    "to be confirmed",
    "to be hired",
    "total",
    "unbesetzt",
    "vacancy",
    "vacant",
    "vacant position",
    "vakant",
]);

/// What begins a line below a list that says where it comes from or how long it is.
const CLOSING: &[&str] = &[
    "anzahl",
    "as of",
    "confidential",
    "count",
    "created",
    "downloaded",
    "end of",
    "exported",
    "exportiert",
    "generated",
    "gesamt",
    "headcount",
    "last updated",
    "number of",
    "page",
    "printed",
    "report",
    "seite",
    "source",
    "stand",
    "summe",
    "total",
];

/// Whether a name stands for nobody: a dash, `n/a`, `Vacant`.
pub(super) fn is_no_person(name: &str) -> bool {
    names_nobody(name) || NO_PERSON.has(name)
}

/// Whether a row holds one text, with a number beside it at most, and it is no name: `Total: 10`,
/// `Exported 2026-10-12`, `Anzahl | 10`. The number stands where an address would, or below no header, or says how
/// many people stand above: elsewhere it is somebody's.
pub(super) fn is_closing(
    row: &Row<'_>,
    email: Option<usize>,
    header: &[String],
    above: usize,
) -> bool {
    let cells = row.cells().map(trim).enumerate();
    let filled: Vec<(usize, &str)> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
    let is_count = |at: usize, cell: &str| {
        let is_free = email == Some(at) || header.get(at).is_none_or(String::is_empty);
        let counts_them = above > 1 && cell.parse() == Ok(above);
        (is_free || counts_them) && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    match filled[..] {
        [(_, text), (at, number)] if is_count(at, number) => {
            CLOSING.contains(&words(text).as_str())
        }
        [(_, text)] => {
            let own = words(text);
            let begins = CLOSING
                .iter()
                .any(|known| own.strip_prefix(known).is_some_and(|rest| rest.starts_with(' ')));
            let tells = |letter: char| letter.is_ascii_digit() || letter == ':';
            begins && text.contains(tells) && !text.contains('@')
        }
        _ => false,
    }
}

/// Whether a row holds one text and nothing else.
pub(super) fn is_alone(row: &Row<'_>) -> bool {
    row.cells().filter(|cell| !trim(cell).is_empty()).take(2).count() == 1
}

/// Tells of the rows that hold one text and may head the people below them: the few of a list whose other
/// rows hold more, or in a list of names alone whatever is called a team.
pub(super) fn perhaps_headings(
    alone: &[(usize, String)],
    all: usize,
    table: &Table<'_>,
) -> Vec<Problem> {
    let others_hold_more = alone.len() * 3 <= all;
    let problem = |(row, name): &(usize, String)| {
        let problem = if others_hold_more {
            Problem::warning(
                "this row holds nothing but a name, and the others hold more; it counts as a person",
            )
            .about(About::NameAlone)
        } else if usual::is_called_team(name) {
            Problem::warning(format!("`{name}` sounds like a team; it counts as a person"))
                .about(About::LikeTeam)
        } else {
            return None;
        };
        let hint = if others_hold_more {
            "if it is a heading within the list, delete it"
        } else {
            "if it heads the people below it, delete the row and give each their team in a column `Team`"
        };
        Some(problem.at(table.row(*row)).hint(hint))
    };
    alone.iter().filter_map(problem).collect()
}

/// Whether the cell of a day says that there is none: `-`, `n/a`, `present`, `0000-00-00`.
pub(super) fn is_no_day(cell: &str) -> bool {
    let has_digits = cell.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    !has_digits
        && (names_nobody(cell) || matches!(&*words(cell), "present" | "current" | "0000 00 00"))
}
