//! Answers to the built-in statements in another mode than a choice.

use super::{fails, texts};
use crate::instrument::Instrument;

/// A table with a column for each statement, and these numbers below those of every trait by person.
fn numbers(people: &[[&str; 3]]) -> Vec<Vec<String>> {
    let mut rows = vec![texts(&["Name"])];
    rows.extend((0..people.len()).map(|at| vec![format!("Person {at}")]));
    for own in Instrument::built_in().traits() {
        for (orientation, statement) in own.statements.iter().enumerate() {
            rows[0].push(format!("{} [{statement}]", own.name));
            for (row, cells) in rows[1..].iter_mut().zip(people) {
                row.push(cells[orientation].to_owned());
            }
        }
    }
    rows
}

#[test]
fn numbers_below_statements_are_told_once_with_the_mode_that_they_fit() {
    let told = |people: &[[&str; 3]]| fails(&numbers(people)).to_string();
    let ranks = told(&[["3", "1", "2"], ["1", "3", "2"]]);
    insta::assert_snapshot!(ranks, @"
    error: answers.csv: each statement has a number here, and the instrument `sales-operations` has one statement of each trait chosen
      hint: name the instrument that the people answered with `--instrument`; its mode seems to be `rank`, of which `orient init --instrument rank` writes an example
    ");
    assert!(told(&[["3", "1", "2"]]).contains("`rank`"));
    assert!(told(&[["3", "4", "3"], ["1", "9", "0"]]).contains("`allocate`"));
    assert!(told(&[["3", "5", "5"], ["1", "4", "2"]]).contains("sales-operations-rated"));
    assert!(told(&[["2.5", "5", "1"], ["1", "4", "2"]]).contains("sales-operations-rated"));
}

#[test]
fn ticks_and_the_numbers_of_statements_are_no_such_numbers() {
    let told = |people: &[[&str; 3]]| super::read_table(&numbers(people)).problems;
    assert_eq!(told(&[["1", "0", "0"], ["0", "0", "1"]]), []);
    assert_eq!(told(&[["1", "", ""], ["", "", "3"], ["", "2", ""]]), []);
}
