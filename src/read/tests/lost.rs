//! Answers that must not be lost beside the columns that are read.

use super::{
    assert_adds_up, read_bytes, read_table, read_with, statements, table, texts, try_read,
};
use crate::error::Severity;
use crate::instrument::Instrument;
use crate::read::{Inspection, Options};
use crate::response::{Answer, ColumnRole};

fn messages(found: &Inspection) -> Vec<&str> {
    found.problems.iter().map(|problem| problem.message.as_str()).collect()
}

/// The place of a trait in the instrument, and in the tables of these tests.
fn horizon() -> (usize, usize) {
    let traits = Instrument::built_in().traits();
    let place = traits.iter().position(|one| one.name == "Horizon").expect("it is there");
    (place, 3 + place)
}

/// Four people; the answers of the last two to one trait stand in a column of their own.
fn gone_on(header: &str) -> Vec<Vec<String>> {
    let mut rows =
        table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2), ("", "", "Di", 0)]);
    let (_, column) = horizon();
    rows[0].push(header.to_owned());
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        let answer = if at > 2 { std::mem::take(&mut row[column]) } else { String::new() };
        row.push(answer);
    }
    rows
}

#[test]
fn a_question_that_was_worded_anew_is_not_lost() {
    for header in ["How far do you look?", "Horizont", "Horizon (new wording)"] {
        let rows = gone_on(header);
        let failure = try_read(&rows, &Options::default());
        let said = match failure {
            Err(failure) => failure.to_string(),
            Ok(found) => messages(&found).join("\n"),
        };
        assert!(said.contains("Horizon"), "{header}: {said}");
    }
    let found = read_table(&gone_on("How far do you look?"));
    let told = "`How far do you look?` holds answers to `Horizon` in 2 rows where `Horizon` holds nothing, \
                and is not read";
    assert_eq!(messages(&found)[0], told);
    // Another question with the same choices, which everybody answered.
    let mut rows = gone_on("How far did you look last year?");
    let (_, column) = horizon();
    for row in &mut rows[1..] {
        statements(2)[column - 3].clone_into(&mut row[column]);
    }
    assert_eq!(messages(&read_table(&rows)), [""; 0]);
}

#[test]
fn one_statement_whose_header_names_none_is_known_by_its_cells() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
    let (place, column) = horizon();
    let of = |at: usize| statements(at)[place].clone();
    rows[0][column] = format!("Horizon [{}]", of(0));
    rows[0].extend([format!("Horizon [{}]", of(1)), "Horizon [Flexible]".to_owned()]);
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        let mut own = [const { String::new() }; 3];
        own[at - 1] = of(at - 1);
        let [first, rest @ ..] = own;
        row[column] = first;
        row.extend(rest);
    }
    let found = read_table(&rows);
    assert_adds_up(&found);
    let answers = found.responses.people.iter().map(|one| one.answers[place]);
    assert_eq!(answers.collect::<Vec<_>>(), [0, 1, 2].map(Answer::Chosen));
    assert_eq!(found.responses.columns.last().unwrap().role, ColumnRole::Statement(place, 2));
}

#[test]
fn marks_below_a_name_are_less_than_statements_below_a_question() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
    rows[0][3] = "What role do you play?".to_owned();
    for (row, cell) in rows.iter_mut().zip(["Role", "S", "S", "S"]) {
        row.push(cell.to_owned());
    }
    let found = read_table(&rows);
    let answers = found.responses.people.iter().map(|one| one.answers[0]);
    assert_eq!(answers.collect::<Vec<_>>(), [0, 1, 2].map(Answer::Chosen));
}

#[test]
fn a_trait_that_is_called_like_its_statement_keeps_its_column() {
    let traits = Instrument::built_in().traits();
    let place = traits.iter().position(|one| one.name == "Change").expect("it is there");
    let own =
        traits[place].statements.iter().position(|text| text == "Change").expect("it is there");
    let other = (own + 1) % 3;
    let mut rows = table(&[("", "", "Ana", own), ("", "", "Bo", own), ("", "", "Cy", other)]);
    for (row, cell) in rows.iter_mut().zip(["Change last quarter", "", "", ""]) {
        row.push(cell.to_owned());
    }
    let last = rows[1].len() - 1;
    for row in &mut rows[1..] {
        row[last].clone_from(&traits[place].statements[other]);
    }
    let found = read_table(&rows);
    let answers = found.responses.people.iter().map(|one| one.answers[place]);
    assert_eq!(answers.collect::<Vec<_>>(), [own, own, other].map(Answer::Chosen));
    // Even where nobody chose another statement.
    rows.pop();
    let found = read_table(&rows);
    let answers = found.responses.people.iter().map(|one| one.answers[place]);
    assert_eq!(answers.collect::<Vec<_>>(), [own, own].map(Answer::Chosen));
}

#[test]
fn numbers_below_zero_are_no_choices() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1)]);
    for (cell, sign) in [(3, "-1"), (4, "\u{2212}2"), (5, "–3"), (6, "-1.0")] {
        rows[1][cell] = sign.to_owned();
    }
    let options = Options { partial: crate::response::Partial::All, ..Options::default() };
    let found = read_with(&rows, &options);
    assert_eq!(found.responses.people[0].answers[..4], [Answer::Blank; 4]);
    assert!(messages(&found)[0].starts_with("a negative number"), "{:?}", messages(&found));
}

#[test]
fn qualtrics_writes_the_order_of_choices_and_signs_within_statements() {
    let name = "Horizon";
    let (place, _) = horizon();
    let mut codes = texts(&["StartDate", "Finished", "ResponseId"]);
    let mut questions = texts(&["Start Date", "Finished", "Response ID"]);
    for (at, one) in Instrument::built_in().traits().iter().enumerate() {
        codes.push(format!("Q{at}"));
        questions.push(format!("{}: which fits? - Selected Choice", one.name));
    }
    codes.extend(texts(&["Q3_DO_1", "Q3_DO_2"]));
    questions.extend(["Short", "Long"].map(|text| format!("{name} - Display Order - {text}")));
    let person = |id: &str, of: usize| {
        let own = texts(&["2026-10-12 10:00:00", "True", id]);
        [own, statements(of), texts(&["1", "2"])].concat()
    };
    let rows = [codes, questions, person("R_1", 0), person("R_2", 1)];
    let line = |row: &Vec<String>| row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>();
    let text: Vec<String> = rows.iter().map(|row| line(row).join(",")).collect();
    let found = read_bytes(text.join("\n").as_bytes()).expect("it can be read");
    assert_adds_up(&found);
    let answers = found.responses.people.iter().map(|one| one.answers[place]);
    assert_eq!(answers.collect::<Vec<_>>(), [0, 1].map(Answer::Chosen));
}

#[test]
fn a_second_row_of_the_header_is_known_where_names_have_nothing_below_them() {
    let traits = Instrument::built_in().traits().iter();
    let questions: Vec<String> = traits.map(|one| format!("{}: which fits?", one.name)).collect();
    let codes: Vec<String> = (1..=questions.len()).map(|at| format!("Q{at}")).collect();
    let response = vec!["Response".to_owned(); questions.len()];
    for (first, second) in [(&codes, &questions), (&questions, &response)] {
        let mut rows = vec![[texts(&["Name"]), first.clone()].concat()];
        rows.push([texts(&[""]), second.clone()].concat());
        rows.extend(["Ana", "Bo"].map(|name| [texts(&[name]), statements(1)].concat()));
        let found = read_table(&rows);
        assert_adds_up(&found);
        let people = found.responses.people.iter().map(|one| one.person.name.as_str());
        assert_eq!(people.collect::<Vec<_>>(), ["Ana", "Bo"]);
    }
}

/// Three people whose answers to the first trait are these, beside another column.
fn beside(header: &str, own: [&str; 3], cells: [&str; 3]) -> Vec<Vec<String>> {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 0), ("", "", "Cy", 0)]);
    rows[0].push(header.to_owned());
    for ((row, own), cell) in rows[1..].iter_mut().zip(own).zip(cells) {
        own.clone_into(&mut row[3]);
        row.push(cell.to_owned());
    }
    rows
}

#[test]
fn a_comment_with_a_statement_does_not_displace_answers() {
    let first = |rows: &[Vec<String>]| -> Vec<Answer> {
        read_table(rows).responses.people.iter().map(|one| one.answers[0]).collect()
    };
    let stated = statements(1)[0].clone();
    let all = [stated.as_str(); 3];
    let names = ["Strategic", "Hybrid", "Strategic"];
    for header in ["What would change your role?", "Role last quarter", "Anything else?"] {
        for cells in [["", "", &stated], all] {
            let found = first(&beside(header, names, cells));
            assert_eq!(found, [0, 2, 0].map(Answer::Chosen), "{header} {cells:?}");
        }
        let found = first(&beside(header, ["S", "H", "S"], ["", "", &stated]));
        assert_eq!(found, [0, 2, 0].map(Answer::Chosen), "{header}");
    }
    // Nor where the question only mentions its trait.
    let mut rows = beside("Anything else?", names, ["", "", &stated]);
    rows[0][3] = "Which of these describes your role?".to_owned();
    assert_eq!(first(&rows), [0, 2, 0].map(Answer::Chosen));
    rows[0].last_mut().expect("a row has cells").push_str(" About your role?");
    let said = match try_read(&rows, &Options::default()) {
        Err(failure) => failure.to_string(),
        Ok(found) => messages(&found).join("; "),
    };
    assert!(said.contains("2 columns hold the trait `Role`"), "{said}");
}

#[test]
fn one_answer_beside_the_question_is_told_and_refuses_nothing() {
    let stated = statements(1)[0].clone();
    let rows = beside("Anything else about your role?", [&stated, "", &stated], ["", &stated, ""]);
    let found = read_table(&rows);
    let told = "`Anything else about your role?` holds answers to `Role` in 1 row where `Role` holds \
                nothing, and is not read";
    assert_eq!(messages(&found), [told]);
    assert_eq!(found.problems[0].severity, crate::error::Severity::Warning);
}

#[test]
fn a_database_writes_yes_as_minus_one() {
    let one = Instrument::built_in().traits();
    let mut rows = vec![texts(&["Name"])];
    for own in one {
        rows[0].extend(own.statements.iter().map(|text| format!("{} [{text}]", own.name)));
    }
    for (name, chosen) in [("Ana", 0), ("Bo", 2)] {
        let mut row = texts(&[name]);
        row.extend(
            (0..one.len() * 3).map(|at| if at % 3 == chosen { "-1" } else { "0" }.to_owned()),
        );
        rows.push(row);
    }
    let found = read_table(&rows).responses.people;
    assert_eq!([0, 1].map(|at| found[at].answers[0]), [0, 2].map(Answer::Chosen));
    assert_eq!(found[0].answers, super::all(0));
}

#[test]
fn ticks_that_stand_twice_are_told_beside_a_question_that_mentions_their_trait() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1)]);
    let own: Vec<String> = (0..3).map(|at| statements(at)[0].clone()).collect();
    rows[0][3] = "What would your lead say about your role?".to_owned();
    for kind in ["Role", "Role last time"] {
        rows[0].extend(own.iter().map(|text| format!("{kind} [{text}]")));
        rows[1].extend(texts(&["", "x", ""]));
        rows[2].extend(texts(&["", "", "x"]));
    }
    let said = match try_read(&rows, &Options::default()) {
        Err(failure) => failure.to_string(),
        Ok(found) => messages(&found).join("; "),
    };
    assert!(said.contains(&format!("2 columns hold `{}`", own[0])), "{said}");
}

#[test]
fn numbers_below_a_name_are_less_than_ticks_below_its_question() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
    rows[0].extend((0..3).map(|at| format!("Role: which fits? [{}]", statements(at)[0])));
    for (at, row) in rows[1..].iter_mut().enumerate() {
        "1".clone_into(&mut row[3]);
        row.extend(
            (0..3).map(|own| if own == at { statements(at)[0].clone() } else { String::new() }),
        );
    }
    let found = read_table(&rows);
    let answers = found.responses.people.iter().map(|one| one.answers[0]);
    assert_eq!(answers.collect::<Vec<_>>(), [0, 1, 2].map(Answer::Chosen));
    assert!(messages(&found)[0].contains("answers `Role`, too, and is not read"));
    // Where nothing stands below the statements, the numbers are the answers.
    for row in &mut rows[1..] {
        let end = row.len();
        row[end - 3..].fill(String::new());
    }
    let found = read_table(&rows);
    let answers = found.responses.people.iter().map(|one| one.answers[0]);
    assert_eq!(answers.collect::<Vec<_>>(), [0; 3].map(Answer::Chosen));
}

#[test]
fn a_header_of_two_rows_that_was_made_by_hand_is_put_right() {
    let traits = Instrument::built_in().traits();
    // The name of a trait over each statement or the first alone; `Name` above or below.
    for (is_repeated, is_below) in [(true, false), (false, true), (true, true)] {
        let mut rows = vec![texts(&["Name"]), texts(&[""]), texts(&["Ana"]), texts(&["Bo"])];
        if is_below {
            rows[0][0].clear();
            rows[1][0] = "Name".to_owned();
        }
        for own in traits {
            for (at, statement) in own.statements.iter().enumerate() {
                let name = if is_repeated || at == 0 { own.name.as_str() } else { "" };
                rows[0].push(name.to_owned());
                rows[1].push(statement.clone());
                rows[2].push(if at == 1 { "x" } else { "" }.to_owned());
                rows[3].push(if at == 2 { "x" } else { "" }.to_owned());
            }
        }
        let found = read_table(&rows).responses.people;
        let names: Vec<&str> = found.iter().map(|one| one.person.name.as_str()).collect();
        assert_eq!(names, ["Ana", "Bo"]);
        assert_eq!([&found[0].answers, &found[1].answers], [&super::all(1), &super::all(2)]);
    }
}

/// Many people, of whom the last 60 gave a column’s cell in a further one.
fn changed_late(column: usize, header: &str, cell: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let names: Vec<String> = (0..260).map(|at| format!("Person {at}")).collect();
    let people: Vec<_> = names.iter().map(|name| ("", "", name.as_str(), 1)).collect();
    let mut rows = table(&people);
    rows[0].push(header.to_owned());
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        let late = if at > 200 { std::mem::take(&mut row[column]) } else { String::new() };
        row.push(if late.is_empty() { late } else { cell(&late) });
    }
    rows
}

#[test]
fn a_form_that_was_changed_below_the_first_rows_is_told() {
    let (_, column) = horizon();
    for header in ["How far do you look?", "Horizon", "Horizon (new)"] {
        let found = read_table(&changed_late(column, header, str::to_owned));
        let told = format!(
            "`{header}` holds answers to `Horizon` in 60 rows where `Horizon` holds nothing, and is not read"
        );
        assert_eq!(messages(&found), [told]);
        assert_eq!(found.problems[0].severity, Severity::Error);
    }
    let header = format!("Horizon [{}]", statements(1)[column - 3]);
    let found = read_table(&changed_late(column, &header, |_| "x".to_owned()));
    assert!(messages(&found)[0].contains("holds answers to `Horizon` in 60 rows"));
    let found = read_table(&changed_late(2, "Your name", str::to_owned));
    let told = "`Your name` is not read, since column C is taken for it; the two differ";
    assert!(messages(&found).contains(&told), "{:?}", messages(&found));
    // What was asked of the last ones only is no answer.
    let found = read_table(&changed_late(column, "Remarks", |_| "Nothing else".to_owned()));
    assert!(messages(&found).iter().all(|said| !said.contains("Remarks")));
}

#[test]
fn a_second_column_that_begins_late_is_told_where_it_alone_says_something() {
    let told = |is_alone: bool| {
        let names: Vec<String> = (0..220).map(|at| format!("p{at}@example.com")).collect();
        let people: Vec<_> = names.iter().map(|name| ("", name.as_str(), "", 0)).collect();
        let mut rows_of = table(&people);
        rows_of[0].push("Your email".to_owned());
        for (at, row) in rows_of.iter_mut().enumerate().skip(1) {
            row.push(if at > 210 { format!("q{at}@example.com") } else { String::new() });
            if at > 210 && is_alone {
                row[1].clear();
            }
        }
        let found = read_table(&rows_of);
        messages(&found).join("\n")
    };
    assert_eq!(told(false), "");
    let said = "`Your email` is not read, since column B is taken for it; the two differ";
    assert!(told(true).contains(said), "{}", told(true));
}
