//! SurveyMonkey, individual responses: the question stands above the first of its columns and the
//! row or the choice below it. Condensed, the second row says only `Response`; a spreadsheet that
//! numbers the questions puts a third row above.

use std::collections::BTreeSet;

use super::heading::{self, Heading};
use super::{Dialect, Ending, Tail, count};
use crate::read::usual::Usual;
use crate::read::words::words;

pub(super) static DIALECT: Dialect = Dialect {
    name: "SurveyMonkey",
    header_rows: |rows| {
        let place = main_row(rows)?;
        // Below its own columns the tool writes something for each person, and the lower row of a
        // header has nothing there, or the same once more.
        let own = |column: &usize| OWN.contains(&words(&rows[place][*column]).as_str());
        let is_header = rows.get(place + 1).is_some_and(|row| {
            let mut columns = (0..rows[place].len()).filter(own);
            columns.all(|column| {
                let cell = heading::cell(Some(row), column);
                cell.is_empty() || cell == rows[place][column]
            }) && !is_person(&rows[place], row, rows.get(place + 2))
        });
        Some(place + 1 + usize::from(is_header))
    },
    headings,
    may_have_parts: false,
    own_words: &[("date modified", Usual::Timestamp), ("date created", Usual::Began)],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};

/// The tool's own columns, which are filled for everybody.
const OWN: &[&str] = &[
    "respondent id",
    "respondentid",
    "collector id",
    "collectorid",
    "start date",
    "startdate",
    "end date",
    "enddate",
    "ip address",
    "date created",
    "date modified",
];

/// Whether the row below the questions is a person's although the tool's own columns were emptied: so
/// they are in the next row, and all questions have a name already, which `Response` and choices below
/// them would not leave.
fn is_person(questions: &[String], row: &[String], next: Option<&Vec<String>>) -> bool {
    let is_own = |column: usize| OWN.contains(&words(&questions[column]).as_str());
    let are_empty = |row: &[String]| {
        let mut own = (0..questions.len()).filter(|&column| is_own(column));
        own.all(|column| row.get(column).is_none_or(String::is_empty))
    };
    // `Response`, or what it is in another language, stands below most questions.
    let filled: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let times = |cell: &String| filled.iter().filter(|other| **other == cell).count();
    let is_response = filled.iter().any(|cell| times(cell) * 2 > filled.len());
    let named: BTreeSet<&String> = questions.iter().collect();
    next.is_some_and(|next| are_empty(next))
        && are_empty(row)
        && !is_response
        && named.len() == questions.len()
        && questions.iter().all(|question| !question.is_empty())
}

/// The row that names the questions.
fn main_row(rows: &[Vec<String>]) -> Option<usize> {
    rows.iter().take(2).position(|row| {
        count(row, &["respondent id", "respondentid"]) > 0
            && count(row, &["collector id", "collectorid"]) > 0
    })
}

fn headings(rows: &[Vec<String>]) -> Vec<Heading> {
    let main = main_row(rows).unwrap_or_default();
    let numbers = main.checked_sub(1).and_then(|row| rows.get(row));
    heading::question_above_parts(numbers, &rows[main..])
}
