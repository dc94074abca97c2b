//! Several responses by one person.

use super::{all, assert_adds_up, read_table, table};

#[test]
fn a_duplicate_is_known_by_its_address_and_the_later_one_counts() {
    let found = read_table(&table(&[
        ("2026/10/14 10:00:00", "ana@example.com", "Ana Ortiz", 0),
        ("2026/10/12 10:00:00", "ANA@example.com", "Ana O.", 1),
        ("2026/10/13 10:00:00", "bo@example.com", "Bo", 2),
    ]));
    assert_adds_up(&found);
    let left = &found.responses.ledger.left_out;
    assert_eq!(left.iter().map(|left| left.row).collect::<Vec<_>>(), [3]);
    assert_eq!(left[0].seen, "same person as row 2, which is later");
    assert_eq!(found.responses.people[0].answers, all(0));
}

#[test]
fn a_later_row_that_cannot_be_scored_does_not_displace_one_that_can() {
    let mut rows = table(&[
        ("2026/10/12 10:00:00", "ana@example.com", "Ana Ortiz", 0),
        ("2026/10/14 10:00:00", "ana@example.com", "Ana Ortiz", 1),
        ("2026/10/11 10:00:00", "bo@example.com", "Bo", 2),
        ("2026/10/13 10:00:00", "bo@example.com", "Bo", 1),
    ]);
    // Eleven of fifteen answers are one too few; Bo's earlier row has even fewer.
    rows[2].splice(14.., vec![String::new(); 4]);
    rows[3].splice(6.., vec![String::new(); 12]);
    rows[4].splice(14.., vec![String::new(); 4]);
    let found = read_table(&rows);
    assert_adds_up(&found);
    let kept: Vec<usize> = found.responses.people.iter().map(|one| one.row).collect();
    assert_eq!(kept, [2, 5]);
    let seen: Vec<&str> = found.responses.ledger.left_out.iter().map(|one| &*one.seen).collect();
    assert_eq!(
        seen,
        [
            "same person as row 2, this one answers 11 of 15 traits, too few for a score",
            "same person as row 5, which is later",
        ]
    );
}

#[test]
fn a_duplicate_is_known_by_its_name_where_there_is_no_address() {
    let found = read_table(&table(&[
        ("2026/10/12 10:00:00", "", "Ana Ortiz", 0),
        ("2026/10/13 10:00:00", "", " ana ortiz", 1),
    ]));
    assert_adds_up(&found);
    assert_eq!(found.responses.people.len(), 1);
    assert_eq!(found.responses.people[0].answers, all(1));
    assert_eq!(found.responses.ledger.left_out[0].seen, "same name as row 3, which is later");
}

#[test]
fn without_time_stamps_the_lower_row_counts() {
    let found =
        read_table(&table(&[("", "ana@example.com", "Ana", 0), ("", "ana@example.com", "Ana", 1)]));
    assert_eq!(found.responses.people[0].row, 3);
    let seen = &found.responses.ledger.left_out[0].seen;
    assert_eq!(seen, "same person as row 3, which stands further down");
}

#[test]
fn namesakes_with_different_addresses_stay_two_people_and_are_told() {
    let found = read_table(&table(&[
        ("2026/10/12 10:00:00", "kim.1@example.com", "Kim Lee", 0),
        ("2026/10/13 10:00:00", "kim.2@example.com", "Kim Lee", 1),
    ]));
    assert_adds_up(&found);
    let ids: Vec<&str> = found.responses.people.iter().map(|one| one.person.id.as_str()).collect();
    assert_eq!(ids, ["kim-lee", "kim-lee-2"]);
    insta::assert_snapshot!(found.problems[0], @r"
    warning: answers.csv row 3: `Kim Lee` has another address than in row 2; counted as two people
      hint: if it is one person, delete the row that does not count
    ");
    assert_eq!(found.problems.len(), 1);
}

#[test]
fn where_the_newest_stand_first_the_upper_of_two_at_one_moment_is_later() {
    let rows = |first: &'static str, last: &'static str| {
        let people = [(first, "Bo", 1), ("2026-10-13", "Ana", 0), ("2026-10-13", "Ana", 2)];
        let people = people.into_iter().chain([(last, "Chi", 1)]);
        let people: Vec<_> = people.map(|(day, name, of)| (day, "", name, of)).collect();
        let found = read_table(&table(&people));
        assert_adds_up(&found);
        let ana = found.responses.people.iter().find(|one| one.person.name == "Ana");
        ana.expect("she answered").row
    };
    assert_eq!(rows("2026-10-14", "2026-10-12"), 3);
    for (first, last) in [("2026-10-12", "2026-10-14"), ("2026-10-14", "2026-10-14")] {
        assert_eq!(rows(first, last), 4, "{first} to {last}");
    }
}

#[test]
fn an_address_beside_one_name_leaves_the_others_their_names() {
    let people = [("", "", "Ana", 0), ("", "", "Bo <bo@example.com>", 1), ("", "", "Ana", 2)];
    let found = read_table(&table(&people));
    assert_adds_up(&found);
    assert_eq!(found.responses.people.len(), 2);
    // Where each has one, it tells those of one name apart.
    let people = [
        ("", "", "Ana <a@example.com>", 0),
        ("", "", "Ana/an@example.com", 1),
        ("", "", "Bo;b@x.org", 2),
    ];
    let found = read_table(&table(&people));
    let names: Vec<&str> =
        found.responses.people.iter().map(|one| one.person.name.as_str()).collect();
    assert_eq!(names, ["Ana", "Ana", "Bo"]);
    let people =
        [("", "", "Dee (ana@example.com, a@example.com)", 0), ("", "", "Cy [c@x.org ]", 1)];
    let found = read_table(&table(&people));
    assert_eq!(found.responses.people[0].person.name, "Dee");
    assert_eq!(found.responses.people[1].person.name, "Cy");
}

#[test]
fn the_minutes_of_a_zone_are_no_seconds() {
    let stamp = "2026-10-14T09:03+05:30";
    let found = read_table(&table(&[(stamp, "", "", 0), (stamp, "", "", 0)]));
    assert_adds_up(&found);
    assert_eq!(found.responses.people.len(), 2);
}

#[test]
fn the_newest_stands_first_whichever_number_is_the_day() {
    let people = [
        ("05/04/2026 09:00:00", "bo@example.com", "Bo", 1),
        ("03/04/2026 09:00:00", "ana@example.com", "Ana", 0),
        ("03/04/2026 09:00:00", "ana@example.com", "Ana", 1),
        ("01/02/2026 09:00:00", "cy@example.com", "Cy", 1),
    ];
    let found = read_table(&table(&people));
    assert_eq!(found.responses.people[1].answers, all(0));
}

#[test]
fn a_column_that_tells_the_two_answers_of_most_people_apart_is_told() {
    let told = |header: &str, cells: [&str; 7]| {
        let names =
            ["Ana Ortiz", "Bo Chan", "Chi Okoye", "Ana Ortiz", "Bo Chan", "Chi Okoye", "Dee Wood"];
        let people: Vec<_> = names.iter().map(|&name| ("", "", name, 0)).collect();
        let mut rows_of = table(&people);
        rows_of[0].push(header.to_owned());
        for (row, cell) in rows_of[1..].iter_mut().zip(cells) {
            row.push(cell.to_owned());
        }
        let found = read_table(&rows_of);
        assert_adds_up(&found);
        assert_eq!(found.responses.people.len(), 4);
        let messages: Vec<String> =
            found.problems.into_iter().map(|problem| problem.message).collect();
        messages.join("\n")
    };
    let (before, after) = ("Before", "After");
    for header in ["Period", "When"] {
        assert_eq!(
            told(header, [before, before, before, after, after, after, after]),
            format!(
                "most people answered twice, and `{header}` tells their two answers apart; those with \
                 `Before` are left out, and those with `After` count"
            )
        );
    }
    assert_eq!(
        told("Asked by", ["Ann Lee", "Ann Lee", "Ann Lee", "Bo Hill", "Bo Hill", "Bo Hill", ""]),
        "most people answered twice, and `Asked by` tells their two answers apart; one of the two is left out"
    );
    for header in ["Last page", "Device type", "Language", "Progress"] {
        let cells = ["a", "a", "a", "b", "b", "b", "b"];
        assert_eq!(told(header, cells), "", "{header}");
    }
    assert_eq!(told("Floor", ["1", "2", "3", "1", "2", "3", "4"]), "");
    assert_eq!(told("Mood", ["good", "bad", "good", "good", "good", "bad", ""]), "");
}

#[test]
fn those_who_broke_off_and_began_anew_did_not_answer_twice() {
    let names = ["Ana Ortiz", "Bo Chan", "Chi Okoye", "Ana Ortiz", "Bo Chan", "Chi Okoye"];
    let people: Vec<_> = names.iter().map(|&name| ("", "", name, 0)).collect();
    let mut rows_of = table(&people);
    for row in &mut rows_of[1..4] {
        row[6..18].fill(String::new());
    }
    for (at, row) in rows_of.iter_mut().enumerate() {
        row.push(
            ["Period", "Before", "Before", "Before", "After", "After", "After"][at].to_owned(),
        );
    }
    let found = read_table(&rows_of);
    assert_adds_up(&found);
    assert_eq!((found.responses.people.len(), found.problems), (3, vec![]));
}
