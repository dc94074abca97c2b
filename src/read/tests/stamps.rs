//! When people answered.

use super::rows::rows;
use super::{assert_adds_up, read_with, table};
use crate::read::Options;

#[test]
fn stamps_that_a_spreadsheet_turned_are_turned_back() {
    let mut rows_of = table(&[
        ("2026-10-10 09:00:00", "ana@example.com", "Ana", 0),
        ("10/14/2026 9:00:00", "ana@example.com", "Ana", 1),
        // 11 October, read where the day comes first.
        ("2026-11-10 09:00:00", "bo@example.com", "Bo", 1),
        ("10/13/2026 9:00:00", "bo@example.com", "Bo", 0),
    ]);
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(rows(&found), [3, 5]);
    let told = "day and month are exchanged in 2 of 4 time stamps";
    assert!(found.problems.iter().any(|problem| problem.message.starts_with(told)));
    // Its header may say which is which where nothing else does.
    rows_of[0][0] = "Timestamp (MM/DD/YYYY)".to_owned();
    for (row, day) in rows_of[1..].iter_mut().zip(["09/11/2026", "10/04/2026"].iter().cycle()) {
        row[0] = (*day).to_owned();
    }
    let found = read_with(&rows_of, &Options::default());
    assert_eq!(rows(&found), [3, 5]);
    assert_eq!(found.responses.days.unwrap(), ("2026-10-04".into(), "2026-10-04".into()));
}
