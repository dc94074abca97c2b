//! Codes that headers give to choices.

use super::{all, read_of, read_table, statements, table, traits};
use crate::instrument::Instrument;
use crate::read::Options;
use crate::response::Answer;

const DAY: &str = "2026-10-12 09:00:10";

/// The first trait's answers of four people whose cells are these, below a header.
fn answers(header: &str, cells: [&str; 4]) -> Result<Vec<Answer>, String> {
    let people = ["Ana", "Bo", "Cy", "Di"].map(|name| (DAY, "", name, 0));
    let mut rows = table(&people);
    header.clone_into(&mut rows[0][3]);
    for (row, cell) in rows[1..].iter_mut().zip(cells) {
        cell.clone_into(&mut row[3]);
    }
    let found = read_table(&rows);
    let told: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    let people = found.responses.people;
    if told.is_empty() {
        Ok(people.iter().map(|one| one.answers[0]).collect())
    } else {
        Err(told.join("\n"))
    }
}

#[test]
fn a_header_may_give_codes_in_many_forms() {
    let [plan, act, both] = [0, 1, 2].map(|at| statements(at)[0].clone());
    let expected = [1, 0, 2, 0].map(Answer::Chosen);
    for header in [
        format!("Role: {act} (1) / {plan} (2) / {both} (3)"),
        format!("Role [1] {act} [2] {plan} [3] {both}"),
        format!("Role ({act} – 1, {plan} – 2, {both} – 3)"),
        format!("Role (1 → {act}, 2 → {plan}, 3 → {both})"),
        format!("Role (1 {act}, 2 {plan}, 3 {both})"),
        "Role (1 = Tactical, 2 = Strategic, 3 = Hybrid)".to_owned(),
        "Role (1 = T, 2 = S, 3 = H)".to_owned(),
        "Role (1=tact., 2=strat., 3=hybr.)".to_owned(),
    ] {
        assert_eq!(answers(&header, ["1", "2", "3", "2"]), Ok(expected.to_vec()), "{header}");
    }
    let header = format!("Role (A = {act}, B = {plan}, C = {both})");
    assert_eq!(answers(&header, ["A", "b", "C)", "B"]), Ok(expected.to_vec()));
}

#[test]
fn a_statement_may_have_its_code_beside_it() {
    let [plan, act, both] = [0, 1, 2].map(|at| statements(at)[0].clone());
    let behind = [format!("{act} (2)"), format!("{plan} [1]"), format!("{both} (3)"), act.clone()];
    let expected = [1, 0, 2, 1].map(Answer::Chosen);
    assert_eq!(answers("Role", behind.each_ref().map(String::as_str)), Ok(expected.to_vec()));
    let counted = format!("{act} (12)");
    let told = answers("Role", [&plan, &act, &both, &counted]).expect_err("it is a count");
    assert!(told.contains(&format!("`{counted}` is not a statement of `Role`")), "{told}");
}

#[test]
fn codes_that_a_header_leaves_unclear_are_told() {
    let [plan, act, both] = [0, 1, 2].map(|at| statements(at)[0].clone());
    for header in [
        "Role (1 = acts, 2 = plans, 3 = both)".to_owned(),
        format!("Role, where 1, 2 and 3 are {act}, {plan} and {both}"),
    ] {
        let told = answers(&header, ["1", "2", "3", "2"]).expect_err("it is unclear");
        assert!(told.contains("says what codes stand for, and not clearly"), "{told}");
        // Above texts it does not matter.
        assert!(answers(&header, [&act, &plan, &both, &plan]).is_ok(), "{header}");
    }
    for header in [
        "Role (tactical / strategic / hybrid)".to_owned(),
        format!("Role: {act}, {plan} or {both}?"),
    ] {
        let told = answers(&header, ["1", "2", "3", "2"]).expect_err("it is unclear");
        assert!(told.contains("lists the choices in another order"), "{told}");
        assert!(answers(&header, [&act, &plan, &both, &plan]).is_ok(), "{header}");
    }
    // A list may be explained in its own words.
    for (header, other) in [
        (format!("Role: {plan}, {act} or {both} ({plan} and {act})?"), false),
        (format!("Role: {plan}, {act} or {both}? {both} means {plan} and {act}"), false),
        (format!("Role: do you {plan}, {act} or {both}?"), false),
        (format!("Role: {both}, {plan} or {act}? {both} means {plan} and {act}"), true),
        (format!("Role: {act}, {plan} or {both} ({plan} and {act})?"), true),
    ] {
        let told = answers(&header, ["1", "2", "3", "2"]).expect_err("something is told");
        assert_eq!(told.contains("lists the choices in another order"), other, "{header}: {told}");
    }
    // In the instrument's order, the numbers are read, and that is told.
    let told = answers("Role (strategic / tactical / hybrid)", ["1", "2", "3", "2"]);
    assert!(told.is_err_and(|told| told.contains("numbers are read in the instrument's order")));
    let counted = format!("Role (0 = {act}, 1 = {plan}, 2 = {both})");
    let told = answers(&counted, ["0", "1", "2", "3"]).expect_err("3 stands for nothing");
    assert!(told.contains("`3` is not a statement of `Role`"), "{told}");
    assert!(told.contains("this is none of its codes"), "{told}");
}

#[test]
fn letters_of_a_header_come_before_initials() {
    let text = include_str!("../../instrument/sales-operations.toml");
    let names = [("Strategic", "Alpha"), ("Tactical", "Beta"), ("Hybrid", "Core")];
    let named = |text: String, (old, new): (&str, &str)| {
        text.replacen(&format!("name = \"{old}\""), &format!("name = \"{new}\""), 1)
    };
    let own = names.into_iter().fold(text.to_owned(), named);
    let own = Instrument::from_toml(&own, "own.toml").expect("it is sound");
    let header: Vec<String> = (0..traits().len())
        .map(|at| {
            let [first, second, third] = [2, 1, 0].map(|of| statements(of)[at].clone());
            format!("\"{} (A = {first}, B = {second}, C = {third})\"", traits()[at])
        })
        .collect();
    let cells = vec!["A"; traits().len()].join(",");
    let table = format!("Name,{}\nAna,{cells}\nBo,{cells}\n", header.join(","));
    let found = read_of(&own, table.as_bytes(), &Options::default()).expect("it is read");
    assert_eq!(found.problems, []);
    assert_eq!(found.responses.people[0].answers, all(2));
}

#[test]
fn a_statement_with_a_column_of_its_own_is_read_though_its_question_lists_codes() {
    let people = ["Ana", "Bo", "Cy", "Di"].map(|name| (DAY, "", name, 1));
    let mut rows = table(&people);
    let own = [0, 1, 2].map(|at| statements(at)[0].clone());
    let question = format!("Role: which fits, 1) {}, 2) {} or 3) {}?", own[0], own[1], own[2]);
    let heads = own.map(|statement| format!("{question} [{statement}]"));
    rows[0].splice(3..4, heads);
    for row in &mut rows[1..] {
        row.splice(3..4, ["", "x", ""].map(str::to_owned));
    }
    let found = read_table(&rows);
    assert_eq!(found.problems, []);
    assert!(found.responses.people.iter().all(|one| one.answers == all(1)));
}
