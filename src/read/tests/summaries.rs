//! Rows at the end of a table that sum up those above, and people who are called like them.

use super::super::{Inspection, Options};
use super::{assert_adds_up, read_of, read_table, read_with, table};
use crate::instrument::Instrument;
use crate::response::{Partial, Reason};

/// Whoever is counted, and the rows that are left out as notes.
fn told(found: &Inspection) -> (Vec<&str>, Vec<usize>) {
    assert_adds_up(found);
    let notes = found.responses.ledger.left_out.iter().filter(|left| left.reason == Reason::Note);
    let people = found.responses.people.iter().map(|one| one.person.name.as_str());
    (people.collect(), notes.map(|left| left.row).collect())
}

/// A table with the names alone, so that nothing else tells who is a person.
fn names(names: &[&str]) -> Vec<Vec<String>> {
    let people: Vec<_> = names.iter().map(|name| ("", "", *name, 1)).collect();
    let mut rows = table(&people);
    for row in &mut rows {
        row.drain(..2);
    }
    rows
}

#[test]
fn rows_that_sum_up_the_others_are_no_people() {
    let mut rows = names(&["Ana", "Bo", "Average (n=2)", "Std. dev.", "Max", "", "Most common"]);
    rows[3][1..].fill("1.5".to_owned());
    rows[5][1..].fill("97 %".to_owned());
    rows[6].fill(String::new());
    let found = read_table(&rows);
    assert_eq!(told(&found), (vec!["Ana", "Bo"], vec![4, 5, 6, 8]));
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 4);
    insta::assert_snapshot!(said[0], @r"
    warning: answers.csv row 4: `Average (n=2)` stands at the end as a row that sums up the others, and is left out
      hint: if it is somebody's answer, write the whole name, or give the row a time stamp or an address
    ");
    let seen: Vec<&str> =
        found.responses.ledger.left_out.iter().map(|left| left.seen.as_str()).collect();
    assert!(seen.contains(&"`Std. dev.` sums up the rows above"), "{seen:?}");
    // A number alone may be what somebody is known by.
    let mut rows = names(&["Ana", "12", "2 responses"]);
    rows[3][1..].fill(String::new());
    assert_eq!(told(&read_table(&rows)), (vec!["Ana", "12"], vec![4]));
}

#[test]
fn sums_are_known_by_other_names_and_below_each_team() {
    for label in [
        "Group average",
        "Ø",
        "Schnitt",
        "Total / average",
        "AVERAGE OF ALL RESPONSES",
        "Ergebnis",
        "Átlag",
        "Среднее",
        "ИТОГО",
        "合計",
        "평균",
        "Toplam",
        "المجموع",
    ] {
        assert_eq!(told(&read_table(&names(&["Ana", "Bo", label]))), (vec!["Ana", "Bo"], vec![4]));
    }
    // With a name, where others stand beside it, or everybody else has a moment.
    let averages = ["Ana", "Bo", "Red average", "Average Team A"];
    assert_eq!(told(&read_table(&names(&averages))), (vec!["Ana", "Bo"], vec![4, 5]));
    let found = read_table(&names(&["Ana", "Joe Average"]));
    assert_eq!(told(&found), (vec!["Ana", "Joe Average"], vec![]));
    assert_eq!(found.problems[0].message, "`Joe Average` is counted as a person's row");
    let day = "2026/10/12 10:00:00";
    let found = read_table(&table(&[(day, "", "Ana", 0), ("", "", "Red average", 1)]));
    assert_eq!(told(&found), (vec!["Ana"], vec![3]));
    // Names that look like sums are people's.
    for name in ["Lisa Schnitt", "N. Schnitt", "Van Mean", "Ø. Hansen", "Karl Total"] {
        let people = ["Ana", name];
        assert_eq!(told(&read_table(&names(&people))), (people.to_vec(), vec![]), "{name}");
        let with_sum = ["Ana", name, "Bo", "Average"];
        assert_eq!(told(&read_table(&names(&with_sum))).0, ["Ana", name, "Bo"]);
    }
    // Below each team, where the last of them stands at the end.
    let mut rows = names(&["Ana", "Bo", "Average", "Cy", "Dee", "Average", "Blue average"]);
    let teams = ["Team", "Red", "Red", "Red", "Blue", "Blue", "Blue", "Blue"];
    for (row, team) in rows.iter_mut().zip(teams) {
        row.insert(0, team.to_owned());
    }
    rows[3][0].clear();
    rows[6][0].clear();
    let found = read_table(&rows);
    assert_eq!(told(&found), (vec!["Ana", "Bo", "Cy", "Dee"], vec![4, 7, 8]));
    assert!(found.problems[0].message.contains("stands among people"), "{:?}", found.problems);
}

#[test]
fn a_key_to_the_answers_is_no_person() {
    let found = read_table(&names(&["Ana", "Bo", "Strategic", "Tactical", "Hybrid"]));
    assert_eq!(told(&found), (vec!["Ana", "Bo"], vec![4, 5, 6]));
    let two = ["Ana", "Bo", "Strategic", "Tactical"];
    assert_eq!(told(&read_table(&names(&two))).0, two);
}

#[test]
fn a_note_below_a_sum_keeps_it_a_sum() {
    let mut rows = names(&["Ana", "Bo", "Average", "Source: HR"]);
    rows[4][1..].fill(String::new());
    let found = read_table(&rows);
    assert_eq!(told(&found), (vec!["Ana", "Bo"], vec![4, 5]));
    let said: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(said[0], @r"
    warning: answers.csv row 5: `Source: HR` stands below rows that sum up the others, without an answer, and is left out
      hint: if it is somebody who was asked, move the row up to the people
    ");
    // Below people, it may be somebody who was asked.
    rows.remove(3);
    assert!(told(&read_table(&rows)).1.is_empty());
}

#[test]
fn who_is_called_like_a_sum_stays_a_person() {
    let people = ["Max", "N", "Ana", "Sum", "Bo", "Min"];
    let found = read_table(&names(&people));
    assert_eq!(told(&found), (people.to_vec(), vec![]));
    assert_eq!(found.problems, []);
    // Two of one word are two people's; those with a team are people's, too.
    assert_eq!(told(&read_table(&names(&["Ana", "Max"]))).0, ["Ana", "Max"]);
    let mut rows = names(&["Ana", "Min", "Max"]);
    for (row, team) in rows.iter_mut().zip(["Team", "East", "East", "West"]) {
        row.insert(0, team.to_owned());
    }
    assert_eq!(told(&read_table(&rows)).0, ["Ana", "Min", "Max"]);
    // Not at the end.
    let found = read_table(&names(&["Ana", "Total", "Bo"]));
    assert_eq!(told(&found).0, ["Ana", "Total", "Bo"]);
    insta::assert_snapshot!(found.problems[0], @r"
    warning: answers.csv row 3: `Total` is counted as a person's row
      hint: if it is nobody's, such as a sum of other rows, delete it
    ");
}

#[test]
fn a_short_word_sums_up_where_everybody_else_has_a_moment_or_an_address() {
    let day = "2026/10/12 10:00:00";
    let numbers = |people: &[(&'static str, &'static str, &'static str, usize)]| {
        let mut rows = table(people);
        let last = rows.len() - 1;
        rows[last][3..].fill("3".to_owned());
        read_table(&rows)
    };
    let found = numbers(&[(day, "", "Ana", 0), (day, "", "Bo", 1), ("", "", "Max", 1)]);
    assert_eq!(told(&found), (vec!["Ana", "Bo"], vec![4]));
    assert_eq!(found.problems.len(), 1, "nothing is said of its missing time stamp");
    let own = [(day, "", "Ana", 0), (day, "", "Bo", 1), (day, "", "Max", 1)];
    assert_eq!(told(&read_table(&table(&own))).0, ["Ana", "Bo", "Max"]);
    let address = [("", "a@b.org", "Ana", 0), ("", "b@b.org", "Bo", 1), ("", "", "N", 1)];
    assert_eq!(told(&numbers(&address)), (vec!["Ana", "Bo"], vec![4]));
    let some = [("", "a@b.org", "Ana", 0), ("", "", "Bo", 1), ("", "", "N", 1)];
    assert_eq!(told(&numbers(&some)).0, ["Ana", "Bo", "N"]);
    // The word may stand in the first column, whatever that is for.
    let first = [(day, "", "Ana", 0), ("Median", "", "", 1), ("Mode", "", "", 2)];
    assert_eq!(told(&read_table(&table(&first))), (vec!["Ana"], vec![3, 4]));
}

#[test]
fn an_unfinished_row_that_sums_up_is_a_note_as_well() {
    let mut rows = names(&["Ana", "Total"]);
    rows[2][5].clear();
    let found = read_with(&rows, &Options { partial: Partial::Complete, ..Options::default() });
    assert_eq!(told(&found), (vec!["Ana"], vec![3]));
    assert_eq!(found.responses.others, []);
}

#[test]
fn a_row_beside_the_others_is_no_person() {
    let day = "2026/10/12 10:00:00";
    let people = [(day, "", "Ana", 0), (day, "", "Bo", 1)];
    for label in
        ["Benchmark", "Correct answers", "EXAMPLE - please delete", "Tactical", "Responses"]
    {
        let rows = table(&[&people[..], &[("", "", label, 1)]].concat());
        let found = read_table(&rows);
        assert_eq!(told(&found), (vec!["Ana", "Bo"], vec![4]), "{label}");
        assert_eq!(found.problems.len(), 1, "{label}");
        let first = table(&[&[("", "", label, 1)], &people[..]].concat());
        assert_eq!(told(&read_table(&first)).0, [label, "Ana", "Bo"], "it is not at the end");
    }
    // Where nothing but names tells people apart, an orientation may be what somebody is called.
    assert_eq!(told(&read_table(&names(&["Ana", "Bo", "Tactical"]))).0, ["Ana", "Bo", "Tactical"]);
}

#[test]
fn numbers_alone_below_statements_are_no_person() {
    let day = "2026/10/12 10:00:00";
    let mut rows = table(&[(day, "", "Ana", 0), (day, "", "Bo", 1), ("", "", "", 1)]);
    rows[3][1..].fill("2".to_owned());
    rows[3][1..3].fill(String::new());
    let found = read_table(&rows);
    assert_eq!(told(&found), (vec!["Ana", "Bo"], vec![4]));
    assert!(found.problems[0].message.contains("nothing but numbers"), "{:?}", found.problems);
    // A number in the place of a person's is nobody's total; a word for one is.
    for row in &mut rows {
        row[1..3].fill(String::new());
    }
    "Employee ID".clone_into(&mut rows[0][1]);
    for (row, id) in rows[1..].iter_mut().zip(["7", "8", "9"]) {
        id.clone_into(&mut row[1]);
    }
    assert_eq!(told(&read_table(&rows)).0.len(), 3);
    "Total".clone_into(&mut rows[3][1]);
    assert_eq!(told(&read_table(&rows)).0.len(), 2);
    for row in &mut rows {
        row[1].clear();
    }
    // Where everybody answers in numbers, they are somebody's.
    for row in &mut rows[1..] {
        row[3..].fill("2".to_owned());
    }
    "1".clone_into(&mut rows[1][3]);
    let found = read_table(&rows);
    assert_eq!(told(&found).0, ["Row 2", "Row 3", "Row 4"]);
    let said: Vec<String> = found.problems.iter().map(|one| one.message.clone()).collect();
    assert!(said.iter().any(|one| one.starts_with("row 4 is without a time stamp")), "{said:?}");
}

#[test]
fn groups_and_pseudonyms_are_people() {
    let day = "2026/10/12 10:00:00";
    // Whatever stands in the first column, and however often.
    for groups in [["Strategic"; 3], ["Pilot", "Target", "Target"], ["People", "Results", "People"]]
    {
        let mut rows = table(&[(day, "", "", 0), (day, "", "", 1), (day, "", "", 2)]);
        for (row, cell) in rows.iter_mut().zip(["Group"].into_iter().chain(groups)) {
            row.drain(..3);
            row.insert(0, cell.to_owned());
        }
        assert_eq!(told(&read_table(&rows)).0.len(), 3, "{groups:?}");
        "Team".clone_into(&mut rows[0][0]);
        assert_eq!(told(&read_table(&rows)).0.len(), 3, "{groups:?}");
    }
    for pseudonyms in
        [["N1", "N2", "N3"], ["Target 1", "Target 2", "Target 3"], ["Ana", "Bo", "Norm"]]
    {
        assert_eq!(told(&read_table(&names(&pseudonyms))).0, pseudonyms);
    }
}

#[test]
fn a_key_above_all_people_is_no_person() {
    let rows = names(&["Strategic", "Tactical", "Hybrid", "Ana", "Bo"]);
    let found = read_table(&rows);
    assert_adds_up(&found);
    assert_eq!(told(&found).0, ["Ana", "Bo"]);
    assert_eq!(told(&read_table(&names(&["Strategic", "Hybrid", "Ana"]))).0.len(), 3);
}

#[test]
fn a_spreadsheets_sums_of_teams_are_no_people() {
    let mut rows = names(&["Ana", "Bo", "", "Cy", "", ""]);
    let teams = ["Team", "East", "East", "East Count", "West", "West Count", "Grand Count"];
    for (row, team) in rows.iter_mut().zip(teams) {
        let is_sum = team.ends_with("Count");
        row.push(team.to_owned());
        row[..].iter_mut().rev().skip(1).filter(|_| is_sum).for_each(|cell| "2".clone_into(cell));
    }
    let found = read_table(&rows);
    assert_adds_up(&found);
    assert_eq!(told(&found).0, ["Ana", "Bo", "Cy"]);
}

#[test]
fn whoever_answers_with_statements_is_no_maximum() {
    for [one, other] in [["Max", "Min"], ["Soma", "Per O."], ["Mittel", "Var"]] {
        assert_eq!(told(&read_table(&names(&["Ana", one, other]))).0, ["Ana", one, other]);
    }
    let mut rows = names(&["Ana", "Max", "Min"]);
    rows[2][1..].fill("2.5".to_owned());
    rows[3][1..].fill("1.5".to_owned());
    assert_eq!(told(&read_table(&rows)).0, ["Ana"]);
}

#[test]
fn teams_that_end_like_sums_are_teams() {
    let mut rows = table(&[
        ("2026-10-01", "", "", 0),
        ("2026-10-02", "", "", 0),
        ("2026-10-03", "", "", 1),
        ("2026-10-04", "", "", 1),
    ]);
    for (last, stamped) in [
        ("Growth Total", true),
        ("Growth Count", false),
        ("Consensus", false),
        ("The Mean Team", false),
        ("Overall", false),
    ] {
        for (row, team) in rows.iter_mut().zip(["Team", "Growth", "Growth", last, last]) {
            team.clone_into(&mut row[1]);
            if !stamped && row[0] != "Timestamp" {
                row[0].clear();
            }
        }
        assert_eq!(told(&read_table(&rows)).0.len(), 4, "{last}");
    }
}

#[test]
fn a_row_for_each_orientation_in_their_order_is_a_key_to_the_answers() {
    let key = [("", "", "Key: strategic", 0), ("", "", "Option B", 1), ("", "", "3", 2)];
    let people = [("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 1)];
    for rows in [[key, people].concat(), [people, key].concat()] {
        let found = read_table(&table(&rows));
        assert_adds_up(&found);
        let names: Vec<&str> =
            found.responses.people.iter().map(|one| one.person.name.as_str()).collect();
        assert_eq!(names, ["Ana", "Bo", "Cy"]);
        assert!(found.problems.iter().any(|one| one.message.contains("as a key to the answers")));
    }
    // Somebody with a moment, or in another order, is a person.
    let mut rows = [people, key].concat();
    rows[4].0 = "2026/10/12";
    assert_eq!(read_table(&table(&rows)).responses.people.len(), 6);
    let mut rows = [people, key].concat();
    rows.swap(3, 4);
    assert_eq!(read_table(&table(&rows)).responses.people.len(), 6);
}

#[test]
fn a_word_at_the_end_that_may_be_nobodys_is_told() {
    let whole = ["Ana Ortiz", "Bo Berg", "Chi Okonkwo"];
    let with = |last: &'static str| {
        let found = read_table(&names(&[&whole[..], &[last]].concat()));
        (told(&found).0.len(), found.problems)
    };
    for label in ["Target", "Ziel", "Soll", "Goal", "Ideal", "Mode", "Consensus"] {
        let (people, problems) = with(label);
        assert_eq!(people, 4, "{label}");
        assert_eq!(problems[0].message, format!("`{label}` is counted as a person's row"));
    }
    assert_eq!(with("Max"), (4, vec![]), "who answers with statements is somebody");
    assert_eq!(with("Di Ng"), (4, vec![]));

    let text = include_str!("../../instrument/sales-operations.toml");
    let text =
        text.replacen("mode = \"choose\"", "mode = \"rate\"\nscale = { least = 1, most = 5 }", 1);
    let own = Instrument::from_toml(&text, "own.toml").expect("it is sound");
    let header = own.traits().iter().flat_map(|one| &one.statements);
    let header: Vec<String> = header.map(|text| format!("\"{text}\"")).collect();
    let rated = |label: &str, last: &str| {
        let row = |name: &str, cells: &str| format!("{name},{}\n", vec![cells; 15].join(","));
        let rows = [
            row(whole[0], "1,4,2"),
            row(whole[1], "3,2,2"),
            row(whole[2], "2,3,1"),
            row(label, last),
        ];
        let table = format!("Name,{}\n{}", header.join(","), rows.concat());
        let found = read_of(&own, table.as_bytes(), &Options::default()).expect("it is read");
        (told(&found).0.len(), found.problems.len())
    };
    assert_eq!(rated("Max", "3,4,2"), (4, 1));
    assert_eq!(rated("Min", "1,2,1"), (4, 1));
    assert_eq!(rated("Max", "3,4,1"), (4, 0), "somebody called so");
}
