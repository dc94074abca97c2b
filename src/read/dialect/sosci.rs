//! SoSci Survey: variables in capitals between the tool's own columns, and where it was asked for a
//! row of their labels below. A pretest is a response like any other but for its mode.

use super::heading;
use super::{Dialect, Ending, Tail, count};
use crate::read::usual::Usual;

/// The tool's own columns.
const OWN: &[&str] = &[
    "case", "serial", "ref", "questnnr", "mode", "started", "time sum", "lastdata", "finished",
    "q viewer", "lastpage", "maxpage", "missing", "missrel",
];

pub(super) static DIALECT: Dialect = Dialect {
    name: "SoSci Survey",
    header_rows: |rows| {
        let first = rows.first()?;
        let is_ours = count(first, &["case", "questnnr", "started", "lastdata"]) > 2;
        is_ours.then(|| 1 + usize::from(rows.get(1).is_some_and(|row| is_header(first, row))))
    },
    headings: heading::code_above_question,
    may_have_parts: false,
    own_words: &[
        ("serial", Usual::Id),
        ("mode", Usual::Status),
        ("started", Usual::Began),
        ("lastdata", Usual::Timestamp),
    ],
    previews: &["pretest", "debug", "admin"],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};

/// Whether a row below the variables holds their labels: the number of an interview is none.
fn is_header(names: &[String], row: &[String]) -> bool {
    let mut own = names.iter().zip(row).filter(|(name, _)| count(&[(*name).clone()], OWN) > 0);
    own.all(|(_, cell)| cell.chars().any(char::is_alphabetic) && !cell.contains(':'))
}
