//! Several waves in one file: told apart by a column or by a gap in the days.

use super::{assert_adds_up, read_table, read_with, table, texts};
use crate::read::{Inspection, Options};
use crate::response::ColumnRole;

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
        let told = |no_row: &str| {
            format!(
                "`{header}` tells 2 waves apart{no_row}, and all are counted as one: `Q3` (3 rows) and \
                 `Q4` (3 rows)"
            )
        };
        let all = read(None);
        assert_eq!((all.responses.people.len(), messages(&all)), (6, vec![told("").as_str()]));
        assert_eq!(messages(&read(Some("2026-Q2"))), [told("; no row is of `2026-Q2`")]);
        assert_eq!(messages(&read(Some("Q3 and Q4"))), [told("; no row is of `Q3 and Q4`")]);
        let part = read(Some("2026-Q4"));
        let said = "`2026-Q4` is taken for `Q4`, the only one of its waves that the words name";
        assert_eq!((part.responses.people.len(), messages(&part)), (3, vec![said]));
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

#[test]
fn a_wave_may_stand_in_any_of_several_columns_and_be_a_number() {
    let rows = |second: &str, cells: [&str; 6]| {
        let mut rows = two_waves("Quarter", ["2026-10-12"; 2]);
        let cells = [second].into_iter().chain(cells);
        rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell.to_owned()));
        rows
    };
    let read = |rows: &[Vec<String>], wave: &str| {
        let found = read_with(rows, &Options { wave: Some(wave.to_owned()), ..Options::default() });
        (found.responses.people.len(), messages(&found).concat())
    };
    let numbers = rows("Round", ["1.0", "2.0", "2.0", "2.0", "2.0", "2.0"]);
    assert_eq!(read(&numbers, "1").0, 1);
    let years = rows("Year", ["2025", "2025", "2026", "2025", "2026", "2026"]);
    let told = "`Year` tells 2 waves apart within `Q4`, and all are counted as one: `2025` (1 row) and \
                `2026` (2 rows)";
    assert_eq!(read(&years, "Q4"), (3, told.to_owned()));
    for (both, people) in [("2026-Q4", 2), ("Q4 2025", 1), ("2025Q3", 2)] {
        assert_eq!(read(&years, both), (people, String::new()), "{both}");
    }
    let (people, told) = read(&years, "2024-Q4");
    assert!(people == 6 && told.contains("; no row is of `2024-Q4`"), "{told}");
    let found = read_with(&years, &Options::default());
    assert!(messages(&found)[0].starts_with("`Quarter` tells 2 waves"), "{:?}", messages(&found));
    let mut numbered = years;
    for (row, number) in numbered[1..].iter_mut().zip(["3", "3", "3", "4", "4", "4"]) {
        let quarter = row.len() - 2;
        number.clone_into(&mut row[quarter]);
    }
    assert_eq!(read(&numbered, "2026-Q4"), (2, String::new()));
    let periods = rows("Period", ["Morning", "Night", "Morning", "Night", "Morning", "Night"]);
    assert_eq!(read(&periods, "Q4"), (3, String::new()));
    let single = rows("Wave", ["Q1"; 6]);
    let told = "`Quarter` tells 2 waves apart within `Q1`, and all are counted as one: `Q3` (3 rows) and \
                `Q4` (3 rows)";
    assert_eq!(read(&single, "Q1"), (6, told.to_owned()));
    let mut other = two_waves("Comment", ["2026-10-12"; 2]);
    for (row, cell) in other.iter_mut().zip(["Wave"].into_iter().chain(["Q1"; 6])) {
        row.push(cell.to_owned());
    }
    let told = "`Wave` is `Q1` in every row, and the report calls the wave `Q4`";
    assert_eq!(read(&other, "Q4"), (6, told.to_owned()));
    assert_eq!(read(&other, "2026-Q1"), (6, String::new()));
    // A year alone may be when somebody joined, unless it is asked for.
    let cells = ["2025", "2025", "2025", "2026", "2026", "2026"];
    let mut joined = two_waves("Comment", ["2026-10-12"; 2]);
    for (row, cell) in joined.iter_mut().zip(["Year"].into_iter().chain(cells)) {
        row.push(cell.to_owned());
    }
    assert_eq!(messages(&read_with(&joined, &Options::default())), [""; 0]);
    assert_eq!(read(&joined, cells[5]), (3, String::new()));
    // Beside a quarter, or in a row where nothing is dated, it is a wave.
    let quarter = rows("Year", ["2025", "2025", "2025", "2026", "2026", "2026"]);
    let mut quarter: Vec<Vec<String>> = quarter;
    for row in &mut quarter[1..] {
        let at = row.len() - 2;
        "Q4".clone_into(&mut row[at]);
    }
    let told = messages(&read_with(&quarter, &Options::default())).concat();
    assert!(told.contains("`Year` tells 2 waves apart"), "{told}");
    let mut undated = quarter;
    for row in &mut undated {
        row.remove(row.len() - 2);
        row.remove(0);
    }
    let told = messages(&read_with(&undated, &Options::default())).concat();
    assert!(told.contains("`Year` tells 2 waves apart"), "{told}");
}

#[test]
fn no_more_columns_tell_waves_apart_than_are_worth_reading() {
    let mut rows = two_waves("Week", ["2026-10-12"; 2]);
    for row in &mut rows {
        let last = row.last().cloned().expect("a row has cells");
        row.extend(std::iter::repeat_n(last, 20));
    }
    let columns = read_table(&rows).responses.columns;
    assert_eq!(columns.iter().filter(|one| one.role == ColumnRole::Wave).count(), 8);
}

#[test]
fn a_wave_is_one_whatever_comes_first_in_its_name() {
    let mut rows = two_waves("Runde", ["2026-10-12"; 2]);
    for (row, wave) in rows[1..]
        .iter_mut()
        .zip(["Q3 2026", "2026-Q3", "2026 Q 3", "Q4 2026", "2026-Q4", "2026-q4"])
    {
        wave.clone_into(row.last_mut().expect("a row has cells"));
    }
    let wave = Some("2026-Q4".to_owned());
    let found = read_with(&rows, &Options { wave: wave.clone(), ..Options::default() });
    assert_eq!((found.responses.people.len(), messages(&found)), (3, vec![]));
    // Where a header says nothing of waves, all rows count, which is told.
    "Origin".clone_into(rows[0].last_mut().expect("a row has cells"));
    let found = read_with(&rows, &Options { wave, ..Options::default() });
    let told = "`2026-Q4` is in column `Origin` in 3 of 6 rows, and all rows are counted, since its header \
                does not say that it tells waves apart";
    assert_eq!((found.responses.people.len(), messages(&found)), (6, vec![told]));
}

#[test]
fn rows_that_name_no_wave_are_told() {
    let mut rows = two_waves("Wave", ["2026-10-12"; 2]);
    for (row, wave) in rows[1..].iter_mut().zip(["Q3", "Q3", "Q3", "", "", ""]) {
        wave.clone_into(row.last_mut().expect("a row has cells"));
    }
    let read = |wave: Option<&str>| {
        let wave = wave.map(str::to_owned);
        let found = read_with(&rows, &Options { wave, ..Options::default() });
        (found.responses.people.len(), messages(&found).concat())
    };
    let told = "`Wave` is empty in 3 of 6 rows and `Q3` in the others, and ";
    assert_eq!(read(None), (6, format!("{told}all are counted as one")));
    assert_eq!(read(Some("Q4")), (6, format!("{told}the report calls all of them `Q4`")));
    let told = "`Wave` is empty in 3 of 6 rows, which are left out";
    assert_eq!(read(Some("Q3")), (3, told.to_owned()));
}

#[test]
fn waves_that_differ_in_the_order_of_numbers_are_two() {
    let mut rows = two_waves("Wave", ["2026-10-12"; 2]);
    for (row, wave) in rows[1..].iter_mut().zip(["2026-03-10", "2026-03-10", "2026-03-10"]) {
        wave.clone_into(row.last_mut().expect("a row has cells"));
    }
    for row in &mut rows[4..] {
        "2026-10-03".clone_into(row.last_mut().expect("a row has cells"));
    }
    let wave = Some("2026-10-03".to_owned());
    let found = read_with(&rows, &Options { wave, ..Options::default() });
    assert_eq!((found.responses.people.len(), messages(&found)), (3, vec![]));
}

#[test]
fn a_sum_below_a_column_of_waves_is_no_row_without_a_wave() {
    let mut rows = two_waves("Wave", ["2026-10-12"; 2]);
    for row in &mut rows[1..] {
        "Q3".clone_into(row.last_mut().expect("a row has cells"));
    }
    let mut sum = vec!["2".to_owned(); rows[0].len()];
    "Total".clone_into(&mut sum[0]);
    sum.last_mut().expect("a row has cells").clear();
    rows.push(sum);
    let wave = Some("Q4".to_owned());
    let found = read_with(&rows, &Options { wave, ..Options::default() });
    let told = "`Wave` is `Q3` in every row, and the report calls the wave `Q4`";
    assert!(messages(&found).contains(&told), "{:?}", messages(&found));
    *rows[1].last_mut().expect("a row has cells") = String::new();
    let wave = Some("Q4".to_owned());
    let found = read_with(&rows, &Options { wave, ..Options::default() });
    let told = "`Wave` is empty in 1 of 6 rows and `Q3` in the others, and the report calls all of them `Q4`";
    assert!(messages(&found).contains(&told), "{:?}", messages(&found));
}

/// Four people before and after, told apart by a column with this header, who answer so in either wave.
fn before_and_after(header: &str, cells: [&str; 2], answers: [usize; 2]) -> Inspection {
    let mut people = Vec::new();
    for (day, answer) in ["2026-10-12", "2026-10-30"].into_iter().zip(answers) {
        let names = ["ana", "bo", "cy", "dee"].map(|name| (day, name, "", answer));
        people.extend(names);
    }
    let mut rows = table(&people);
    rows[0].push(header.to_owned());
    for (at, row) in rows[1..].iter_mut().enumerate() {
        row[1].push_str("@example.com");
        row.push(cells[at / 4].to_owned());
    }
    read_table(&rows)
}

#[test]
fn before_and_after_are_waves_below_any_usual_header() {
    for header in ["Test", "Time", "Group", "Status"] {
        let found = before_and_after(header, ["Pre", "Post"], [0, 1]);
        let told = format!(
            "`{header}` tells 2 waves apart, and all are counted as one, with one answer each of 4 people who gave \
             several: `Pre` (4 rows) and `Post` (4 rows)"
        );
        assert_eq!(messages(&found), [told], "{header}");
    }
    for header in ["Team", "Department", "2. Your team"] {
        let found = before_and_after(header, ["Pre", "Post"], [0, 0]);
        assert_eq!(found.responses.people[0].person.team.as_deref(), Some("Post"), "{header}");
        assert_eq!(messages(&found), [""; 0], "{header}");
    }
    let found = before_and_after("Group", ["Post", "Post"], [0, 0]);
    assert_eq!(found.responses.people[0].person.team.as_deref(), Some("Post"));
}

#[test]
fn that_most_people_answered_twice_is_told_though_no_column_tells_why() {
    let told = "most people answered twice, and one of their two answers is left out";
    for cells in [["1", "2"], ["", ""]] {
        assert_eq!(messages(&before_and_after("Version", cells, [0, 1])), [told], "{cells:?}");
    }
    // Of three answers, two are left out.
    let mut rows = table(&[]);
    for (day, answer) in [("2026-10-12", 0), ("2026-10-13", 1), ("2026-10-14", 2)] {
        let names = ["ana@x.org", "bo@x.org", "cy@x.org", "dee@x.org"];
        rows.extend(table(&names.map(|name| (day, name, "", answer))).into_iter().skip(1));
    }
    let told_of_three = "most people answered more than once, and one of their answers counts";
    assert_eq!(messages(&read_table(&rows)).last(), Some(&told_of_three));
    // Who broke off and came back says so.
    rows.truncate(9);
    rows[0].push("Finished".to_owned());
    for (at, row) in rows[1..].iter_mut().enumerate() {
        row.push(if at < 4 { "False" } else { "True" }.to_owned());
    }
    assert_eq!(messages(&read_table(&rows)), [""; 0]);
    // Answers that were given again are not lost.
    assert_eq!(messages(&before_and_after("Version", ["", ""], [1, 1])), [""; 0]);
}
