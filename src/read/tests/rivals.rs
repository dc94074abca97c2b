//! Two columns that answer a trait as well as each other.

use super::{read_of, read_table, statements, table, traits, try_read};
use crate::instrument::Instrument;
use crate::read::Options;
use crate::response::{Answer, ColumnRole};
use crate::score::fixtures::instrument_text;

/// What is said of a table with two columns for each trait, whose headers are made from its name, and
/// the answers of three people to both.
fn said(headers: [&str; 2], cell: fn(usize, usize) -> String) -> String {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
    for (place, name) in traits().iter().enumerate() {
        rows[0][3 + place] = headers[0].replace("Role", name);
        rows[0].push(headers[1].replace("Role", name));
        for (person, row) in rows[1..].iter_mut().enumerate() {
            row[3 + place] = cell(person, place);
            row.push(cell((person + 1) % 3, place));
        }
    }
    match try_read(&rows, &Options::default()) {
        Err(failure) => failure.to_string(),
        Ok(found) => found.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
    }
}

#[test]
fn nobody_guesses_which_of_two_questions_about_a_trait_counts() {
    let cells: [fn(usize, usize) -> String; 3] = [
        |orientation, place| statements(orientation)[place].clone(),
        |orientation, _| ["Strategic", "Tactical", "Hybrid"][orientation].to_owned(),
        |orientation, _| ["S", "T", "H"][orientation].to_owned(),
    ];
    for headers in [
        ["Role today", "Role (ideal)"],
        ["Role (ideal)", "My Role now"],
        ["Role: now", "Role last quarter"],
        ["Role - today", "Wanted Role"],
    ] {
        for cell in cells {
            let said = said(headers, cell);
            assert_eq!(said.matches("2 columns hold the trait").count(), traits().len(), "{said}");
        }
    }
}

#[test]
fn statements_below_any_header_are_no_reason_to_leave_letters_below_a_name() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
    for row in &mut rows[1..] {
        let own = statements(0).iter().position(|text| *text == row[3]);
        row[3] = ["S", "T", "H"][own.unwrap_or(1)].to_owned();
    }
    for (row, cell) in rows.iter_mut().zip(["Remarks", "Do", "Do", "Plan"]) {
        row.push(cell.to_owned());
    }
    let found = read_table(&rows);
    assert_eq!(found.problems[0].message, "`Remarks` answers `Role`, too, and is not read");
    let answers = found.responses.people.iter().map(|one| one.answers[0]);
    assert_eq!(answers.collect::<Vec<_>>(), [0, 1, 1].map(Answer::Chosen));
}

#[test]
fn a_column_that_is_worded_like_those_of_other_traits_counts_and_the_other_one_is_told() {
    for other in ["Role last quarter", "What would your lead say about your role?", "Follow-up"] {
        let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
        for name in &mut rows[0][3..] {
            *name = format!("{name}: which fits?");
        }
        let cells =
            [other.to_owned()].into_iter().chain((1..4).map(|at| statements(at % 3)[0].clone()));
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(cell);
        }
        let found = read_table(&rows);
        let told = format!("`{other}` answers `Role`, too, and is not read");
        assert_eq!(found.problems.iter().map(|one| &one.message).collect::<Vec<_>>(), [&told]);
        let answers = found.responses.people.iter().map(|one| one.answers[0]);
        assert_eq!(answers.collect::<Vec<_>>(), [0, 1, 2].map(Answer::Chosen));
    }
}

#[test]
fn columns_that_say_the_same_are_one_answer() {
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
    "Role (text)".clone_into(&mut rows[0][3]);
    for (row, cell) in rows.iter_mut().zip(["My role", "Strategic", "Tactical", "Hybrid"]) {
        row.push(cell.to_owned());
    }
    let found = read_table(&rows);
    assert_eq!(found.problems, []);
    let answers = found.responses.people.iter().map(|one| one.answers[0]);
    assert_eq!(answers.collect::<Vec<_>>(), [0, 1, 2].map(Answer::Chosen));
}

#[test]
fn a_numbered_name_is_the_name_of_a_trait_that_is_called_like_its_statement() {
    let traits = Instrument::built_in().traits();
    let place = traits.iter().position(|one| one.name == "Change").expect("it is there");
    for header in ["9. Change", "Q9 Change", "9) Change", "9. Change:"] {
        for other in ["Change last quarter", "How much change would you like?"] {
            let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Cy", 2)]);
            header.clone_into(&mut rows[0][3 + place]);
            let stated = &traits[place].statements[1];
            for (row, cell) in rows.iter_mut().zip([other, stated, stated, stated]) {
                row.push(cell.to_owned());
            }
            let answers = read_table(&rows).responses.people.into_iter();
            let answers: Vec<Answer> = answers.map(|one| one.answers[place]).collect();
            assert_eq!(answers, [0, 1, 2].map(Answer::Chosen), "{header}, {other}");
        }
    }
}

#[test]
fn a_question_with_a_number_asks_for_the_trait_that_it_names() {
    for (name, question) in [("Group", "Group: which?"), ("Team", "Your team"), ("Name", "Name")] {
        let text = instrument_text(3, 3)
            .replacen("name = \"T2\"", &format!("name = \"{name}\""), 1)
            .replacen("a of 2", "Red", 1)
            .replacen("b of 2", "Blue", 1);
        let own = Instrument::from_toml(&text, "own.toml").expect("it is an instrument");
        let table = format!(
            "Email,1. T1,2. {question},3. T3\na@x.org,a of 1,Red,a of 3\nb@x.org,b of 1,Blue,c of 3\n"
        );
        let found = read_of(&own, table.as_bytes(), &Options::default()).expect("it is read");
        assert_eq!(found.responses.columns[2].role, ColumnRole::Trait(1), "{question}");
        let answers = found.responses.people.iter().map(|one| one.answers[1]);
        assert_eq!(answers.collect::<Vec<_>>(), [0, 1].map(Answer::Chosen), "{question}");
    }
}

#[test]
fn a_question_that_was_made_anew_is_not_lost_where_letters_answer_it() {
    for letters in [["S", "T", "H"], ["Strategic", "Tactical", "Hybrid"]] {
        let people = [0, 1, 2, 0, 1, 2].map(|own| ("", "", "", own));
        let mut rows = table(&people);
        for (at, name) in traits().iter().enumerate() {
            rows[0].push(format!("Which {name} fits you best?"));
            for (person, row) in rows[1..].iter_mut().enumerate() {
                letters[person % 3].clone_into(&mut row[3 + at]);
                let cell =
                    if person > 2 { std::mem::take(&mut row[3 + at]) } else { String::new() };
                row.push(cell);
            }
        }
        let said = match try_read(&rows, &Options::default()) {
            Err(failure) => failure.to_string(),
            Ok(found) => found.problems.iter().map(ToString::to_string).collect(),
        };
        assert!(
            said.contains("holds answers to `Role` in 3 rows where `Role` holds nothing"),
            "{said}"
        );
    }
}

#[test]
fn nobody_guesses_which_of_two_numbers_for_a_statement_counts() {
    let instrument = Instrument::named("sales-operations-rated").expect("it is built in");
    let file = |more: fn(&str) -> String| {
        let (mut header, mut row) = ("Name".to_owned(), "Ana".to_owned());
        for own in instrument.traits() {
            for statement in &own.statements {
                let heads = [format!("{} [{statement}]", own.name), more(statement)];
                header.extend(heads.map(|text| format!(",\"{text}\"")));
                row += ",4,2";
            }
        }
        let found = read_of(instrument, format!("{header}\n{row}").as_bytes(), &Options::default());
        found.expect("it can be looked at").problems
    };
    let told = &file(|statement| format!("How much do you want of this: {statement}"))[0].message;
    assert!(told.contains("both hold numbers for one statement"), "{told}");
    assert_eq!(file(|statement| format!("{statement} - Display Order")), []);
}

#[test]
fn numbers_beside_statements_are_their_codes_or_refused() {
    let mut rows = table(&[
        ("", "", "Ana", 0),
        ("", "", "Bo", 1),
        ("", "", "Cy", 1),
        ("", "", "Di", 2),
        ("", "", "Ed", 0),
        ("", "", "Flo", 1),
    ]);
    let codes = ["3", "1", "1", "2", "3", "1"];
    for (place, name) in traits().iter().enumerate() {
        rows[0][3 + place] = format!("{}. {name}: which?", place + 1);
        rows[0].push(format!("{}. {name}: which? (code)", place + 1));
        for (row, code) in rows[1..].iter_mut().zip(codes) {
            row.push(code.to_owned());
        }
    }
    let found = read_table(&rows);
    let first: Vec<Answer> =
        found.responses.people.iter().map(|person| person.answers[0]).collect();
    assert_eq!(first, [0, 1, 1, 2, 0, 1].map(Answer::Chosen));
    assert_eq!(found.problems, []);
    // How much each matters is something else, and so are texts that not everybody has.
    let mut weighed = rows.clone();
    weighed[1][18..].fill("2".to_owned());
    weighed[2][18..].fill("2".to_owned());
    let mut partly = rows;
    partly[1][3..18].fill(String::new());
    for rows in [weighed, partly] {
        let failed = try_read(&rows, &Options::default());
        let said = failed.map_or_else(
            |failure| failure.to_string(),
            |found| found.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        );
        assert!(said.contains("2 columns hold the trait `Role`"), "{said}");
    }
}
