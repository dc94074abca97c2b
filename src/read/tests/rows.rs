//! Which rows count and which do not, as tests compare them.

use super::{read_bytes, statements, table};
use crate::error::Severity;
use crate::read::Inspection;

/// The left-out rows with their reasons and what was seen.
pub(super) fn left_out(found: &Inspection) -> Vec<String> {
    let all = found.responses.ledger.left_out.iter();
    all.map(|left| format!("{} {}: {}", left.row, left.reason.word(), left.seen)).collect()
}

/// The rows of those who count.
pub(super) fn rows(found: &Inspection) -> Vec<usize> {
    found.responses.people.iter().map(|response| response.row).collect()
}

/// A file with tabs, whose third person's comment begins with a quote.
fn with_a_quote(comment: &str) -> Vec<String> {
    let names = ["Ana", "Bo", "Chi", "Dana", "Eli"];
    let mut rows = table(&names.map(|name| ("2026/10/12", "", name, 0)));
    for (place, row) in rows.iter_mut().enumerate() {
        row.push(["Comment", "fine", comment, "so so", "it\"", "good"][place].to_owned());
    }
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    let found = read_bytes(lines.join("\n").as_bytes()).expect("the file can be read");
    let errors = found.problems.iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(ToString::to_string).collect()
}

#[test]
fn rows_that_a_quote_swallows_are_an_error() {
    insta::assert_snapshot!(with_a_quote("\"well").join("\n"), @r#"
    error: answers.csv S3: this cell holds whole rows: the quote that opens it is not closed
      hint: take the quote away, or put a `"` at the end of the cell
    "#);
    assert_eq!(with_a_quote("well"), Vec::<String>::new());
    assert_eq!(with_a_quote("\"one\ntwo\""), Vec::<String>::new());
}

#[test]
fn a_comment_of_several_lines_may_list_statements() {
    let answers = statements(0);
    assert_eq!(with_a_quote(&format!("\"{}\"", answers.join("\n"))), Vec::<String>::new());
    assert_eq!(with_a_quote(&format!("\"Mine:\n{}\"", answers.join(", "))), Vec::<String>::new());
}
