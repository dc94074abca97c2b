//! What columns are taken for by their headers and by what stands below them.

use super::{read_table, statements, table, texts, traits, try_read};
use crate::read::Options;
use crate::response::ColumnRole;

const DAY: &str = "2026/10/12";

/// The names of two people whose first and last names stand in columns with these headers.
fn named(headers: [&str; 2], people: [[&str; 2]; 2]) -> Vec<String> {
    let mut rows = vec![[texts(&headers), traits()].concat()];
    rows.extend(people.map(|own| [texts(&own), statements(0)].concat()));
    let found = read_table(&rows).responses.people;
    found.into_iter().map(|one| one.person.name).collect()
}

#[test]
fn a_name_in_two_columns_is_put_together() {
    let whole = ["Ana Ortiz", "Ana Petrov"];
    let last_first = [["Ortiz", "Ana"], ["Petrov", "Ana"]];
    let first_last = [["Ana", "Ortiz"], ["Ana", "Petrov"]];
    for headers in [["Nom", "Prénom"], ["Name", "Vorname"], ["Last", "First"]] {
        assert_eq!(named(headers, last_first), whole, "{headers:?}");
    }
    for headers in [["Nombre", "Apellidos"], ["Name", "Surname"], ["Name", "Last"]] {
        assert_eq!(named(headers, first_last), whole, "{headers:?}");
    }
    let both = [["Ana Ortiz", "Ana"], ["Bo Petrov", "Bo"]];
    assert_eq!(named(["Name", "First name"], both), ["Ana Ortiz", "Bo Petrov"]);
    assert_eq!(named(["Name", "Last"], [["Ana Ortiz", "Ortiz"], ["Bo Li", "Li"]])[1], "Bo Li");
    // Alone, `Last` is no name.
    assert_eq!(named(["Last", "Comment"], last_first), ["Row 2", "Row 3"]);
}

#[test]
fn an_address_in_the_place_of_a_name_is_not_shown() {
    let people = [(DAY, "", "ana@example.com", 0), (DAY, "", "bo@example.com", 1)];
    let mut rows = table(&people);
    for row in &mut rows {
        row.remove(1);
    }
    let found = read_table(&rows).responses;
    assert_eq!(found.people[0].person.name, "Row 2");
    assert_eq!(found.people[0].person.email.as_deref(), Some("ana@example.com"));
    assert_eq!(found.columns[1].role, ColumnRole::Email);
    let mixed = [(DAY, "", "Ana", 0), (DAY, "", "bo@example.com", 1)];
    let found = read_table(&table(&mixed)).responses.people;
    assert_eq!([&*found[0].person.name, &*found[1].person.name], ["Ana", "Row 3"]);
}

#[test]
fn statements_come_before_a_word_in_a_header() {
    let mut rows = table(&[(DAY, "", "Ana", 0), (DAY, "", "Bo", 1)]);
    "Which fits best?".clone_into(&mut rows[0][3]);
    for (row, cell) in rows.iter_mut().zip(["Role level", "3", "3"]) {
        row.push(cell.to_owned());
    }
    let found = read_table(&rows).responses;
    assert_eq!(found.columns[3].role, ColumnRole::Trait(0));
    assert_eq!(found.columns.last().map(|one| &one.role), Some(&ColumnRole::Ignored));
    // Where both hold statements, the user says which.
    for (row, cell) in rows.iter_mut().zip(["Your private role?", "Plan", "Do"]) {
        row.push(cell.to_owned());
    }
    let found = try_read(&rows, &Options::default()).expect("it can be looked at");
    assert!(found.problems[0].message.starts_with("2 columns hold the trait `Role`"));
}
