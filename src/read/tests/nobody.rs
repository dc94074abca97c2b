//! People who keep their name, address or number to themselves, and rows that fold into one person.

use super::super::Options;
use super::{assert_adds_up, read_table, read_with, table};
use crate::response::Duplicates;

const DAY: &str = "2026/10/12";

#[test]
fn who_keeps_a_name_back_is_a_person_of_its_own() {
    for name in ["Prefer not to say", "keine Angabe", "NULL", "Guest", "(blank)", "xxx", "匿名"] {
        let found =
            read_table(&table(&[(DAY, "", name, 0), (DAY, "", name, 1), (DAY, "", name, 2)]));
        assert_adds_up(&found);
        let named: Vec<&str> =
            found.responses.people.iter().map(|one| one.person.name.as_str()).collect();
        assert_eq!(named, ["Row 2", "Row 3", "Row 4"], "{name}");
        let [told] = &found.problems[..] else { panic!("{name}: {:?}", found.problems) };
        assert!(told.message.starts_with("no row has a name, an address or a number"), "{told}");
    }
}

#[test]
fn an_address_or_number_that_is_kept_back_is_none() {
    for cell in ["NULL", "0", "x", "no email", "***", "none@none.com", "noreply@example.com"] {
        let people =
            [(DAY, cell, "Ana", 0), (DAY, cell, "Bo", 1), (DAY, "c@example.com", "Chi", 2)];
        let found = read_table(&table(&people));
        assert_adds_up(&found);
        let emails: Vec<Option<&str>> =
            found.responses.people.iter().map(|one| one.person.email.as_deref()).collect();
        assert_eq!(emails, [None, None, Some("c@example.com")], "{cell}");
        assert_eq!(found.problems, [], "{cell}");
    }
    for cell in ["n/a", "anonymous", "-", "0", "NULL"] {
        let mut rows = table(&[(DAY, cell, "Ana", 0), (DAY, cell, "Bo", 1), (DAY, "17", "Chi", 2)]);
        "Employee ID".clone_into(&mut rows[0][1]);
        let found = read_table(&rows);
        let numbers: Vec<Option<&str>> =
            found.responses.people.iter().map(|one| one.person.number.as_deref()).collect();
        assert_eq!(numbers, [None, None, Some("17")], "{cell}");
        assert_eq!(found.problems, [], "{cell}");
    }
}

#[test]
fn a_name_that_is_kept_back_without_an_answer_is_no_text_below_the_table() {
    let mut rows = table(&[(DAY, "", "Ana", 0), ("", "", "Anonymous", 1)]);
    rows[2][3..].iter_mut().for_each(String::clear);
    assert_eq!(read_table(&rows).responses.people.len(), 2);
}

#[test]
fn three_rows_of_one_person_are_told() {
    let by_name = [
        ("2026/10/12", "", "Sam Hu", 0),
        ("2026/10/13", "", "Ana", 1),
        ("2026/10/14", "", "Sam Hu", 1),
        ("2026/10/15", "", "sam hu", 2),
    ];
    let by_address = by_name.map(|row| (row.0, "desk@example.com", row.2, row.3));
    let nameless = by_name.map(|row| (row.0, "desk@example.com", "", row.3));
    let told = [&by_name, &by_address, &nameless].map(|rows| {
        let found = read_table(&table(rows));
        assert_adds_up(&found);
        let told = found.problems.iter().filter(|one| one.message.contains("count as one person"));
        told.map(ToString::to_string).collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(told.join("\n"), @r"
    warning: answers.csv row 2: 3 rows have the name `Sam Hu` and count as one person, by row 5: rows 2, 4 and 5
      hint: if they are several people, give each a name of their own, or let every row count with `--duplicates keep`
    warning: answers.csv row 2: 4 rows have the address `desk@example.com` and count as one person, by row 5: rows 2, 3, 4 and 5
      hint: if they are several people, give each an address of their own, or let every row count with `--duplicates keep`
    warning: answers.csv row 2: 4 rows have the address `desk@example.com` and count as one person, by row 5: rows 2, 3, 4 and 5
      hint: if they are several people, give each an address of their own, or let every row count with `--duplicates keep`
    ");
    let options = Options { duplicates: Duplicates::Keep, ..Options::default() };
    let found = read_with(&table(&by_name), &options);
    assert_eq!(found.problems, []);
    let found = read_table(&table(&by_name[..3]));
    assert_eq!(found.problems, [], "two rows are a slip");
    let one = [0, 1, 2].map(|of| (DAY, "ana@example.com", "Ana", of));
    assert_eq!(read_table(&table(&one)).problems, [], "address and name agree");
}

#[test]
fn what_tells_two_people_of_one_name_apart_is_said() {
    let said = |one: &str, other: &str| {
        let rows =
            [(DAY, one, "Kim Lee", 0), (DAY, other, "Kim Lee", 1), (DAY, "c@b.org", "Chi", 1)];
        let found = read_table(&table(&rows));
        assert_eq!(found.responses.people.len(), 3);
        let [problem] = &found.problems[..] else { panic!("{:?}", found.problems) };
        problem.message.clone()
    };
    let said = [said("a@b.org", "b@b.org"), said("a@b.org", ""), said("", "a@b.org"), said("", "")];
    insta::assert_snapshot!(said.join("\n"), @r"
    `Kim Lee` has another address than in row 2; counted as two people
    `Kim Lee` has no address here, but has one in row 2; counted as two people
    `Kim Lee` has the address here that row 2 lacks; counted as two people
    `Kim Lee` stands in row 2, too, and neither has an address; counted as two people
    ");
}

#[test]
fn of_two_columns_for_one_thing_it_is_said_whether_they_differ() {
    let said = |other: &str| {
        let mut rows = table(&[(DAY, "ana@example.com", "Ana", 0)]);
        "Email Address".clone_into(&mut rows[0][1]);
        rows[0].push("Email".to_owned());
        rows[1].push(other.to_owned());
        let found = read_table(&rows);
        let [problem] = &found.problems[..] else { panic!("{:?}", found.problems) };
        problem.to_string()
    };
    insta::assert_snapshot!([said("ana@example.com"), said("ana@home.org")].join("\n"), @r"
    warning: answers.csv column B: `Email Address` is not read, since column S holds the same
    warning: answers.csv column B: `Email Address` is not read, since column S is taken for it; the two differ
      hint: if the other one is right, name it under `[columns]` in `orient.toml`
    ");
}

#[test]
fn a_row_that_somebody_refused_is_no_response() {
    for (header, refused, kept) in [
        ("_validation_status", "Not Approved", "Approved"),
        ("ReviewState", "rejected", "hasIssues"),
    ] {
        let mut rows = table(&[("2026/10/12", "", "Ana", 0), ("2026/10/13", "", "Bo", 1)]);
        for (row, cell) in rows.iter_mut().zip([header, refused, kept]) {
            row.push(cell.to_owned());
        }
        let found = read_table(&rows).responses;
        assert_eq!(found.people.len(), 1, "{header}");
        assert_eq!(found.ledger.left_out[0].seen, format!("status is `{refused}`"));
    }
}

#[test]
fn completed_may_say_when() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Ana", 1)]);
    for (row, cell) in rows.iter_mut().zip(["Completed", "2026-10-12 18:00", "2026-10-12 08:00"]) {
        cell.clone_into(&mut row[0]);
    }
    let found = read_table(&rows).responses;
    assert_eq!(found.people[0].row, 2, "the later one counts");
    for (row, cell) in rows.iter_mut().zip(["Completed", "Yes", "No"]) {
        cell.clone_into(&mut row[0]);
    }
    assert_eq!(read_table(&rows).responses.days, None);
}

#[test]
fn an_address_beside_a_name_is_not_shown_and_no_team_is_none() {
    let mut rows =
        table(&[("", "", "Ana Ortiz <ana@example.com>", 0), ("", "", "bo@example.com (Bo)", 1)]);
    rows[0].push("Team".to_owned());
    rows[1].push("(blank)".to_owned());
    rows[2].push("boss@example.com".to_owned());
    let found = read_table(&rows);
    assert_adds_up(&found);
    let people = found.responses.people.iter().map(|one| &one.person);
    let shown: Vec<_> = people.map(|one| (&*one.name, one.id.as_str(), one.team.clone())).collect();
    assert_eq!(shown, [("Ana Ortiz", "ana-ortiz", None), ("Bo", "bo", None)]);
    // `NA` may be North America's.
    for (cell, team) in [("N/A", None), ("-", None), ("None", None), ("NA", Some("NA".to_owned()))]
    {
        cell.clone_into(rows[1].last_mut().expect("it has cells"));
        assert_eq!(read_table(&rows).responses.people[0].person.team, team, "{cell}");
    }
}

#[test]
fn what_is_called_like_an_address_and_holds_none_tells_nobody_apart() {
    let people = [("", "", "Ana Ortiz", 0), ("", "", "Bo Chan", 1), ("", "", "Chi Okoye", 1)];
    let with = |header: &str, cells: [&str; 3]| {
        let mut rows_of = table(&people);
        header.clone_into(&mut rows_of[0][1]);
        for (row, cell) in rows_of[1..].iter_mut().zip(cells) {
            cell.clone_into(&mut row[1]);
        }
        let found = read_with(&rows_of, &Options::default());
        let told = found.problems.iter().any(|one| one.message.contains("holds no addresses"));
        (found.responses.people.len(), told)
    };
    assert_eq!(with("Email", ["Daily", "Weekly", "Daily"]), (3, true));
    assert_eq!(with("Tools [Email]", ["Daily", "Weekly", "Daily"]), (3, false));
    assert_eq!(with("Email", ["Checked", "Unchecked", "Checked"]), (3, false));
    for header in ["Employee type", "Email type", "User ID type", "Are you an employee?"] {
        assert_eq!(with(header, ["FT", "PT", "FT"]), (3, false), "{header}");
    }
    assert_eq!(with("Employee", ["Yes", "No", "Yes"]), (3, false));
    assert_eq!(with("Email", ["anonymous", "anonymous", "anonymous"]), (3, false));
    // A look at the form is one where nobody else has a name, too.
    let found = read_table(&table(&[(DAY, "", "Preview", 0), (DAY, "", "No", 1)]));
    assert_eq!(found.responses.people.len(), 1);
    // Codes that keep addresses back tell people apart.
    assert_eq!(with("Email", ["a81f3e", "b77c02", "a81f3e"]).0, 2);
}

#[test]
fn logins_tell_people_apart_where_addresses_would_stand() {
    let logins = ["jsmith", "mmueller", "apetrov", "jsmith", "mmueller", "apetrov"];
    for header in ["Username", "User name", "E-mail"] {
        let mut rows_of = table(&logins.map(|login| ("", login, "", 0)));
        header.clone_into(&mut rows_of[0][1]);
        let found = read_table(&rows_of);
        assert_adds_up(&found);
        assert_eq!(found.responses.people.len(), 3, "{header}");
    }
}

#[test]
fn what_stands_beside_several_names_is_nobodys_own() {
    let read = |header: &str, people: &[(&str, &str)]| {
        let people: Vec<_> = people.iter().map(|&(mark, name)| ("", mark, name, 0)).collect();
        let mut rows_of = table(&people);
        header.clone_into(&mut rows_of[0][1]);
        let found = read_table(&rows_of);
        assert_adds_up(&found);
        let told = found.problems.first().map(|one| one.message.clone()).unwrap_or_default();
        (found.responses.people.len(), told)
    };
    let code =
        [("S26", "Ana Ortiz"), ("S26", "Bo Chan"), ("S26", "Chi Okoye"), ("S26", "Ana Ortiz")];
    let (people, told) = read("Access code", &code);
    assert_eq!(people, 3);
    assert!(told.starts_with("`Access code` numbers nobody, since most of its values"), "{told}");
    let team = "team@example.com";
    let mailbox = [
        (team, "Ana Ortiz"),
        (team, "Bo Chan"),
        (team, "Chi Okoye"),
        ("d@example.com", "Dee Wood"),
    ];
    let (people, told) = read("Email", &mailbox);
    assert_eq!(people, 4);
    assert!(told.starts_with("3 rows have an address that stands beside several"), "{told}");
    // A name that stands there twice is one person’s.
    let mut again = mailbox.to_vec();
    again.push((team, "Bo Chan"));
    assert_eq!(read("Email", &again).0, 4);
    // One person by a nickname, by initials and in two scripts.
    let nicknames = [
        ("1", "Bob"),
        ("2", "Liz"),
        ("3", "Елена"),
        ("1", "Robert Smith"),
        ("2", "Elizabeth Dean"),
        ("3", "Elena Petrova"),
        ("1", "RS"),
        ("3", "王伟"),
    ];
    assert_eq!(read("Employee ID", &nicknames).0, 3);
    // One person, in two spellings and after a marriage.
    let one = [("17", "Ana Ortiz"), ("17", "ORTIZ, Ana"), ("17", "Anna Ortis"), ("18", "Bo Chan")];
    assert_eq!(read("Employee ID", &one).0, 2);
    assert_eq!(read("Email", &[("a@x.org", "Ana Ortiz"), ("a@x.org", "A. Reyes")]).0, 1);
    // Zeros before a number are a spreadsheet’s.
    assert_eq!(read("Employee ID", &[("0017", "Ana Ortiz"), ("17", "Ana Ortiz")]).0, 1);
}
