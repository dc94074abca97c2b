//! What columns say that are no answers and nobody's name.

use super::rows::{left_out, rows};
use super::{assert_adds_up, read_with, table};
use crate::read::Options;

#[test]
fn a_column_says_what_was_a_test() {
    let mut rows_of = table(&[("", "No", "Ana", 0), ("", "Yes", "Bo", 1), ("", "no", "Chi", 1)]);
    rows_of[0][1] = "Is test".to_owned();
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(left_out(&found), ["3 preview: test is `Yes`"]);
    // The result of a test is something else, and so is a group.
    "Test".clone_into(&mut rows_of[0][1]);
    for cells in [["1", "85", "90"], ["1", "0", "1"], ["yes", "yes", "no"]] {
        for (row, cell) in rows_of[1..].iter_mut().zip(cells) {
            cell.clone_into(&mut row[1]);
        }
        assert_eq!(rows(&read_with(&rows_of, &Options::default())), [2, 3, 4], "{cells:?}");
    }
}

#[test]
fn rows_that_weigh_unlike_are_told_to_count_alike() {
    let told = |cells: [&str; 3]| {
        let mut rows_of = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Chi", 1)]);
        rows_of[0].push("Count".to_owned());
        for (row, cell) in rows_of[1..].iter_mut().zip(cells) {
            row.push(cell.to_owned());
        }
        let found = read_with(&rows_of, &Options::default());
        found.problems.iter().any(|problem| problem.message.contains("counts as one response"))
    };
    assert!(told(["3", "1", "4"]));
    assert!(told(["0,8", "1,1", "1,1"]));
    for silent in [["15", "15", "15"], ["1", "2", "3"], ["low", "2", "3"]] {
        assert!(!told(silent), "{silent:?}");
    }
}
