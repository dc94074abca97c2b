//! Several waves in one file: told apart by a column or by a gap in the days.

use super::{assert_adds_up, read_with, table, texts};
use crate::read::{Inspection, Options};

/// Ana, Bo and Cy in two waves, told apart by a column with this header.
fn two_waves(header: &str, days: [&str; 2]) -> Vec<Vec<String>> {
    let [first, second] = days;
    let mut rows = table(&[
        (first, "ana@example.com", "Ana", 0),
        (first, "bo@example.com", "Bo", 0),
        (first, "cy@example.com", "Cy", 0),
        (second, "dee@example.com", "Dee", 1),
        (second, "eli@example.com", "Eli", 1),
        (second, "fay@example.com", "Fay", 1),
    ]);
    for (row, wave) in rows.iter_mut().zip([header, "Q3", "Q3", "q3 ", "Q4", "Q4", "Q4"]) {
        row.push(wave.to_owned());
    }
    rows
}

fn messages(found: &Inspection) -> Vec<&str> {
    found.problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn a_column_of_waves_is_told_and_one_wave_can_be_taken() {
    for header in ["Wave", "Survey round", "Event Name", "Befragungswelle"] {
        let rows = two_waves(header, ["2026-10-12", "2026-10-13"]);
        let read = |wave: Option<&str>| {
            let wave = wave.map(str::to_owned);
            let found = read_with(&rows, &Options { wave, ..Options::default() });
            assert_adds_up(&found);
            found
        };
        let told = format!(
            "`{header}` tells 2 waves apart, and all are counted as one: `Q3` (3 rows) and `Q4` (3 rows)"
        );
        let all = read(None);
        assert_eq!((all.responses.people.len(), messages(&all)), (6, vec![told.as_str()]));
        assert_eq!(messages(&read(Some("2026-Q4"))), [told], "no row names this wave");
        let one = read(Some("q4"));
        let names: Vec<&str> =
            one.responses.people.iter().map(|one| one.person.name.as_str()).collect();
        assert_eq!((names, messages(&one)), (vec!["Dee", "Eli", "Fay"], vec![]));
        let left = &one.responses.ledger.left_out[2];
        assert_eq!((left.reason.word(), left.seen.as_str()), ("wave", "wave is `q3`"));
    }
}

#[test]
fn one_wave_or_a_free_text_is_no_column_of_waves() {
    let mut rows = two_waves("Wave", ["2026-10-12"; 2]);
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        *row.last_mut().expect("a row has cells") = format!("since {at}");
    }
    assert_eq!(messages(&read_with(&rows, &Options::default())), [""; 0]);
    for row in &mut rows[1..] {
        "Q4".clone_into(row.last_mut().expect("a row has cells"));
    }
    let wave = Some("2026-Q4".to_owned());
    let found = read_with(&rows, &Options { wave, ..Options::default() });
    assert_eq!((found.responses.people.len(), messages(&found)), (6, vec![]));
}

#[test]
fn a_long_gap_in_the_days_is_told() {
    let told =
        |days| messages(&read_with(&two_waves("Comment", days), &Options::default())).concat();
    assert_eq!(
        told(["2026-07-13", "2026-10-12"]),
        "the answers may be of two waves, and all are counted as one: 3 answers from 13 July 2026, then \
         3 answers from 12 October 2026"
    );
    assert_eq!(told(["2026-09-13", "2026-10-12"]), "");
    let taken = Options { wave: Some("Q4".to_owned()), ..Options::default() };
    let rows = two_waves("Wave", ["2026-07-13", "2026-10-12"]);
    assert_eq!(messages(&read_with(&rows, &taken)), texts(&[]));
}
