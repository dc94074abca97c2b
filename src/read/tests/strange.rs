//! Columns in which nothing is understood.

use super::{read_table, table};
use crate::error::Severity;

const DAY: &str = "2026/10/12";

/// The errors in a table of five people whose cells are changed, by person and trait.
fn errors(change: impl Fn(usize, usize, &mut String)) -> Vec<String> {
    let names = ["Ana", "Bo", "Chi", "Dana", "Eli"];
    let mut rows = table(&names.map(|name| (DAY, "", name, 0)));
    for (person, row) in rows[1..].iter_mut().enumerate() {
        row[3..].iter_mut().enumerate().for_each(|(place, cell)| change(person, place, cell));
    }
    let problems = read_table(&rows).problems.into_iter();
    problems
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.to_string())
        .collect()
}

#[test]
fn a_file_of_codes_is_told_of_once() {
    let found = errors(|person, place, cell| *cell = format!("AO0{}", (person + place) % 3 + 1));
    insta::assert_snapshot!(found.join("\n"), @r"
    error: answers.csv: no answer in D to R is a statement of the instrument; there are `AO01`, `AO02`, `AO03`
      hint: if these are codes, export the answers as texts (LimeSurvey calls it `Full answers`); if the questions are others, say which with `--instrument`
    ");
}

#[test]
fn a_column_of_codes_is_told_of_once_and_what_else_is_wrong_by_its_cell() {
    let found = errors(|person, place, cell| match (person, place) {
        (_, 1) => *cell = format!("A{person}"),
        (0, 2) => "x".clone_into(cell),
        _ => {}
    });
    insta::assert_snapshot!(found.join("\n"), @r"
    error: answers.csv column E: no answer to `Scale` is one of its statements; there are `A0`, `A1`, `A2` and others
      hint: known are `Larger Scale`, `Smaller Scale`, `Scalable`
    error: answers.csv F2: `x` is not a statement of `Question`
      hint: known are `Why`, `How`, `What`; an empty cell counts as not answered
    ");
}

#[test]
fn a_column_with_an_answer_or_with_a_near_one_is_told_of_by_its_cells() {
    let found = errors(|person, place, cell| match (person, place) {
        (0, 2) => "Whyy".clone_into(cell),
        (0..4, 1) | (_, 2) => "A1".clone_into(cell),
        _ => {}
    });
    assert_eq!(found.len(), 9, "{found:?}");
}
