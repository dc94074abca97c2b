//! Which rows count and which do not, as tests compare them.

use super::{
    all, assert_adds_up, read_bytes, read_of, read_table, read_with, statements, table, texts,
    traits,
};
use crate::error::Severity;
use crate::instrument::Instrument;
use crate::read::{Inspection, Options};
use crate::response::Duplicates;

/// The left-out rows with their reasons and what was seen.
pub(super) fn left_out(found: &Inspection) -> Vec<String> {
    let all = found.responses.ledger.left_out.iter();
    all.map(|left| format!("{} {}: {}", left.row, left.reason.word(), left.seen)).collect()
}

/// The rows of those who count.
pub(super) fn rows(found: &Inspection) -> Vec<usize> {
    let counted = found.responses.people.iter().filter(|one| one.unfinished.is_none());
    counted.map(|response| response.row).collect()
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
    let few = "\"Strategic, Tactical, Hybrid\nI do not see the difference\"";
    assert_eq!(with_a_quote(few), Vec::<String>::new());
}

#[test]
fn a_response_that_was_downloaded_twice_counts_once_where_nobody_has_a_name() {
    let mut anonymous = table(&[
        ("2026/10/12 10:00:07", "", "", 0),
        ("2026/10/12 10:00:08", "", "", 0),
        ("2026/10/12 10:00:07", "", "", 0),
        ("", "", "", 1),
        ("", "", "", 1),
    ]);
    let found = read_table(&anonymous);
    assert_adds_up(&found);
    let told = "2 duplicate: same in every cell as row 4";
    assert_eq!((rows(&found), left_out(&found)), (vec![3, 4, 5, 6], texts(&[told])));
    let keep = Options { duplicates: Duplicates::Keep, ..Options::default() };
    assert_eq!(rows(&read_with(&anonymous, &keep)).len(), 5);
    assert!(
        found
            .problems
            .iter()
            .any(|one| one.message.starts_with("1 row is equal to another one in every cell"))
    );
    // A day alone is no moment, and midnight is how spreadsheets write it.
    for clock in ["", " 00:00:00", " 10:00"] {
        for row in &mut anonymous[1..] {
            row[0] = format!("2026/10/12{clock}");
        }
        assert_eq!(rows(&read_table(&anonymous)).len(), 5);
    }
    // Beside moments to the second, one at which the second is 0 is one, too.
    for (row, second) in anonymous[1..].iter_mut().zip(["00", "00", "07", "08", "09"]) {
        row[0] = format!("2026/10/12 10:00:{second}");
    }
    assert_eq!(rows(&read_table(&anonymous)), [3, 4, 5, 6]);
    anonymous[1..].iter_mut().for_each(|row| "2026/10/12".clone_into(&mut row[0]));
    // Unless the tool has given each response a number.
    anonymous[0].push("Response ID".to_owned());
    for (row, id) in anonymous[1..].iter_mut().zip(["R1", "R2", "R1", "R4", "R5"]) {
        row.push(id.to_owned());
    }
    assert_eq!(rows(&read_table(&anonymous)), [3, 4, 5, 6]);
}

#[test]
fn headers_of_traits_may_be_statements_as_well() {
    let text = include_str!("../../instrument/sales-operations.toml");
    let plain = Instrument::built_in().traits().iter().fold(text.to_owned(), |text, own| {
        let statement = |of: &str| format!("strategic = \"{of}\"");
        text.replacen(&statement(&own.statements[0]), &statement(&own.name), 1)
    });
    let own = Instrument::from_toml(&plain, "own.toml").expect("it is sound");
    let names = traits().join(",");
    let read = |first: &str| {
        let table = format!("Name,{names}\nAna,{names}\n{first},{names}\n");
        read_of(&own, table.as_bytes(), &Options::default())
    };
    let found = read("Bo").expect("two people have answered");
    assert_eq!((found.problems.len(), found.responses.people.len()), (0, 2));
    assert_eq!(found.responses.people[1].answers, all(0));
    let repeated = read("Name").expect("it can be looked at");
    assert!(repeated.problems[0].message.contains("repeats the header"));
}
