//! What columns are taken for by their headers and by what stands below them.

use super::{all, read_of, read_table, statements, table, texts, traits, try_read};
use crate::error::Severity;
use crate::instrument::Instrument;
use crate::read::Options;
use crate::response::{Answer, ColumnRole};

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

/// What people choose whose answers stand in a column for each choice; `name` makes the header of a
/// choice from the names of the trait and its statement, and the number of the choice.
fn chosen(name: fn(&str, &str, usize) -> String, [yes, no]: [&str; 2]) -> Vec<Answer> {
    let instrument = Instrument::built_in();
    let choices = instrument.traits().iter().flat_map(|one| {
        let each = one.statements.iter().enumerate();
        each.map(move |(at, text)| name(&one.name, text, at + 1))
    });
    let header = texts(&["Name"]).into_iter().chain(choices).collect();
    let cells = traits().into_iter().flat_map(|_| texts(&[no, yes, no]));
    let found = read_table(&[header, texts(&["Ana"]).into_iter().chain(cells).collect()]);
    found.responses.people[0].answers.clone()
}

#[test]
fn a_choice_may_have_a_column_of_its_own_as_many_tools_write_it() {
    let code = |name: &str| name.to_lowercase().replace(' ', "_");
    let redcap = |name: &str, text: &str, _| format!("{name}: which fits? (choice={text})");
    assert_eq!(chosen(redcap, ["Checked", "Unchecked"]), all(1));
    let raw = |name: &str, _: &str, at| format!("{}___{at}", name.to_lowercase().replace(' ', "_"));
    assert_eq!(chosen(raw, ["1", "0"]), all(1));
    let counted = |name: &str, _: &str, at| format!("{name}.{at}");
    assert_eq!(chosen(counted, ["Yes", "No"]), all(1));
    let limesurvey =
        |name: &str, _: &str, at| format!("{}[SQ00{at}]", name.to_lowercase().replace(' ', "_"));
    assert_eq!(chosen(limesurvey, ["Y", "N"]), all(1));
    let kobo = |name: &str, text: &str, _| format!("group_q/{name}: which fits?/{text}");
    assert_eq!(chosen(kobo, ["1", "0"]), all(1));
    // Codes tell nothing; what stands below them does, where nobody chose a statement, too.
    let mut rows = vec![texts(&["Name"]), texts(&["Ana"]), texts(&["Bo"])];
    for (at, own) in (1..).zip(Instrument::built_in().traits()) {
        for (number, text) in (1..).zip(&own.statements) {
            rows[0].push(format!("Q{at}_{number}"));
            rows[1].push(if number == 2 { text.clone() } else { String::new() });
            rows[2].push(if number == 3 { text.clone() } else { String::new() });
        }
    }
    let found = read_table(&rows);
    assert_eq!((found.problems.len(), &found.responses.people[0].answers), (0, &all(1)));
    assert_eq!(found.responses.people[1].answers, all(2));
    // A column with the whole answer beside them is enough.
    let mut rows = table(&[(DAY, "", "Ana", 1), (DAY, "", "Bo", 1)]);
    for at in 0..traits().len() {
        let name = code(&rows[0][3 + at]);
        for (orientation, cell) in [("strategic", "0"), ("tactical", "1"), ("hybrid", "0")] {
            rows[0].push(format!("grp/{name}/{orientation}"));
            rows[1].push(cell.to_owned());
            rows[2].push(cell.to_owned());
        }
    }
    let found = read_table(&rows);
    assert_eq!((found.problems.len(), &found.responses.people[0].answers), (0, &all(1)));
}

#[test]
fn a_place_in_an_order_may_have_a_column_of_its_own() {
    let text = include_str!("../../instrument/sales-operations.toml");
    let text = text.replacen("mode = \"choose\"", "mode = \"rank\"", 1);
    let instrument = Instrument::from_toml(&text, "ranked.toml").expect("it is sound");
    let names: [fn(&str, &str) -> String; 2] = [
        |name, place| format!("{name}: order them [{place}]"),
        // A trait may be called like one of its statements.
        |name, place| format!("{place} [{name}]"),
    ];
    for name in names {
        has_places(&instrument, name);
    }
}

/// Checks that columns of places are read below headers of a trait and a place.
fn has_places(instrument: &Instrument, header: fn(&str, &str) -> String) {
    let order = [2, 0, 1];
    let names = traits();
    let places = names.iter().flat_map(|name| {
        ["1st choice", "2nd choice", "3rd choice"].map(|place| header(name, place))
    });
    let cells =
        instrument.traits().iter().flat_map(|one| order.map(|at| one.statements[at].clone()));
    let line = |cells: Vec<String>| format!("\"{}\"\n", cells.join("\",\""));
    let header = line(texts(&["Name"]).into_iter().chain(places).collect());
    let ana = line(texts(&["Ana"]).into_iter().chain(cells).collect());
    let found = read_of(instrument, (header + &ana).as_bytes(), &Options::default());
    let found = found.expect("it can be read");
    let ranks = found.responses.people[0].answers.iter().map(|answer| match answer {
        Answer::Ranked(marks) => [0, 1, 2].map(|at| marks.of(at)),
        other => panic!("{other:?}"),
    });
    let ranks: Vec<_> = ranks.collect();
    assert_eq!(
        (found.problems, ranks),
        (vec![], vec![[Some(2), Some(3), Some(1)]; traits().len()])
    );
}

#[test]
fn a_number_beyond_the_statements_is_none_of_them() {
    let mut rows = vec![texts(&["Name"]), texts(&["Ana"]), texts(&["Bo"])];
    for own in Instrument::built_in().traits() {
        for (number, cells) in (1..).zip([["1", "0"], ["0", "1"], ["0", "0"], ["-99", "-99"]]) {
            rows[0].push(format!("{} [{number}]", own.name));
            rows[1].push(cells[0].to_owned());
            rows[2].push(cells[1].to_owned());
        }
    }
    let found = read_table(&rows);
    let answers = found.responses.people.iter().map(|one| one.answers.clone());
    assert_eq!(answers.collect::<Vec<_>>(), [all(0), all(1)]);
    let told = "columns such as `Role [1]` are read in the instrument's order: `Strategic`, `Tactical`, `Hybrid`";
    assert_eq!(found.problems[0].message, told);
}

#[test]
fn questions_of_several_rounds_are_not_merged() {
    for (names, cells) in [
        (["1", "2", "3"], [["1", "2", "3"], ["2", "3", "1"]]),
        (["before", "after", "today"], [["Plan", "", ""], ["", "Do", ""]]),
    ] {
        let mut rows = vec![texts(&["Name"]), texts(&["Ana"]), texts(&["Bo"])];
        for own in Instrument::built_in().traits() {
            for (at, name) in names.iter().enumerate() {
                rows[0].push(format!("{} {name}", own.name));
                for (row, cells) in rows[1..].iter_mut().zip(cells) {
                    let number = ["Plan", "Do"].iter().position(|text| *text == cells[at]);
                    row.push(number.map_or(cells[at].to_owned(), |of| own.statements[of].clone()));
                }
            }
        }
        let found = try_read(&rows, &Options::default()).expect("it can be looked at");
        assert!(found.problems[0].message.contains("columns hold the trait `Role`"), "{names:?}");
    }
}

#[test]
fn an_id_that_says_that_nothing_was_ticked_is_no_answer() {
    let text = include_str!("../../instrument/sales-operations.toml");
    let text = text.replace("\"strategic\"", "\"no\"").replace("strategic =", "no =");
    let instrument = Instrument::from_toml(&text, "no.toml").expect("it is sound");
    let header =
        texts(&["Name"]).into_iter().chain(instrument.traits().iter().flat_map(|one| {
            one.statements.iter().map(|text| format!("\"{} [{text}]\"", one.name))
        }));
    let header = header.collect::<Vec<_>>().join(",");
    let of = |cells: &str| vec![cells; traits().len()].join(",");
    let table = format!("{header}\nAna,{}\nBo,{}\n", of("No,Yes,No"), of("No,No,No"));
    let found = read_of(&instrument, table.as_bytes(), &Options::default()).expect("it is read");
    assert_eq!(found.responses.people[0].answers, all(1));
    assert_eq!(found.responses.people[1].answers, vec![Answer::Blank; traits().len()]);
}

#[test]
fn orientations_that_signs_alone_tell_apart_are_told_apart() {
    let text = include_str!("../../instrument/sales-operations.toml");
    let text = text.replacen("name = \"Strategic\"", "name = \"C\"", 1);
    let text = text.replacen("name = \"Tactical\"", "name = \"C++\"", 1);
    let text = text.replacen("name = \"Hybrid\"", "name = \"C#\"", 1);
    let instrument = Instrument::from_toml(&text, "c.toml").expect("it is sound");
    let header = traits().join(",");
    let of = |name: &str| vec![name; traits().len()].join(",");
    let table = format!("Name,{header}\nAna,{}\nBo,{}\nCy,{}\n", of("c++"), of("C#"), of("C"));
    let found = read_of(&instrument, table.as_bytes(), &Options::default()).expect("it is read");
    let answers = found.responses.people.iter().map(|one| one.answers.clone());
    assert_eq!(answers.collect::<Vec<_>>(), [all(1), all(2), all(0)]);
}

#[test]
fn what_says_that_nothing_was_answered_is_a_blank() {
    let read = |cell: &str| {
        let mut rows = table(&[(DAY, "", "Ana", 1), (DAY, "", "Bo", 1)]);
        cell.clone_into(&mut rows[2][5]);
        try_read(&rows, &Options::default())
    };
    for cell in
        ["Skipped", "(blank)", "[No response]", "NULL", "NaN", "None", "not answered", "未回答"]
    {
        let found = read(cell).expect(cell);
        assert_eq!(found.responses.people[1].answers[2], Answer::Blank, "{cell}");
    }
    for cell in ["#NULL!", "no way"] {
        assert!(read(cell).is_ok_and(|found| found.problems.len() == 1), "{cell}");
    }
    let found = read("🎯 How").expect("it is a statement with a picture");
    assert_eq!(
        (found.problems.len(), found.responses.people[1].answers[2]),
        (0, Answer::Chosen(1))
    );
}

/// Answers in a column for each statement, with what a cell holds that was chosen and one that was not,
/// and further columns: of each trait, behind its statements.
fn ticked(more: &[&str], [yes, no, further]: [&str; 3], chosen: &[usize]) -> Vec<Vec<String>> {
    let rows = Instrument::built_in().traits();
    let header = rows.iter().flat_map(|row| {
        let own = row.statements.iter().map(move |text| format!("{} [{text}]", row.name));
        own.chain(more.iter().map(|text| text.replace("Trait", &row.name)))
    });
    let mut table = vec![texts(&["Name"]).into_iter().chain(header).collect::<Vec<_>>()];
    for (person, chosen) in chosen.iter().enumerate() {
        let mut own = vec![format!("Person {person}")];
        for _ in rows {
            own.extend((0..3).map(|at| if at == *chosen { yes } else { no }.to_owned()));
            own.extend(more.iter().map(|_| further.to_owned()));
        }
        table.push(own);
    }
    table
}

fn answers(rows: &[Vec<String>]) -> Vec<Vec<Answer>> {
    read_table(rows).responses.people.into_iter().map(|one| one.answers).collect()
}

#[test]
fn columns_of_statements_come_before_others_that_name_their_trait() {
    for more in
        ["Trait [Other]", "Trait [N/A]", "Trait - Display Order", "Trait rank", "Time Trait"]
    {
        for ticks in [["1", "0", "1"], ["1", "", "2"], ["x", "", "3"]] {
            let found = answers(&ticked(&[more], ticks, &[0, 1, 1, 2]));
            assert_eq!(found, [all(0), all(1), all(1), all(2)], "{more} {ticks:?}");
        }
    }
    for more in ["Manager: Trait", "Trait last quarter"] {
        let found = read_table(&ticked(&[more], ["1", "0", "Tactical"], &[0, 0, 2]));
        let people = found.responses.people.iter().map(|one| one.answers.clone());
        assert_eq!(people.collect::<Vec<_>>(), [all(0), all(0), all(2)], "{more}");
        let told = &found.problems[0].message;
        assert!(told.contains("answers `Role`, too, and is not read"), "{told}");
    }
}

#[test]
fn a_full_column_comes_before_statements_that_few_ticked() {
    let mut rows = ticked(&["Your Trait"], ["", "", "Tactical"], &[0, 0, 0, 0]);
    assert_eq!(answers(&rows), vec![all(1); 4]);
    "1".clone_into(&mut rows[1][1]);
    assert_eq!(answers(&rows), vec![all(1); 4]);
    // Which of two whole answers counts, only somebody knows.
    let mut rows = ticked(&["Which Trait fits?"], ["1", "0", "Tactical"], &[0, 0]);
    for cell in &mut rows[0] {
        *cell = cell.replace(" [", " second choice [");
    }
    let told = read_table(&rows).problems.into_iter().map(|one| one.message).collect::<Vec<_>>();
    assert_eq!(told.len(), traits().len());
    assert!(told[0].contains("both answer `Role`, and differ in 2 rows"), "{}", told[0]);
    // The one that is called like the trait.
    for cell in &mut rows[0] {
        *cell = cell.replace("Which ", "").replace(" fits?", "");
    }
    assert_eq!(answers(&rows), vec![all(1); 2]);
}

#[test]
fn a_header_that_lists_the_statements_is_of_the_trait() {
    let listed = Instrument::built_in()
        .traits()
        .iter()
        .map(|row| format!("{} ({})", row.name, row.statements.join(" / ")));
    let header = texts(&["Name"]).into_iter().chain(listed).collect::<Vec<_>>();
    let row = texts(&["Ana"]).into_iter().chain(vec!["2".to_owned(); traits().len()]).collect();
    assert_eq!(answers(&[header, row]), [all(1)]);
}

#[test]
fn a_first_row_with_comments_is_no_header() {
    let rows = Instrument::built_in().traits();
    let header = rows.iter().flat_map(|row| [row.name.clone(), String::new()]);
    let mut table = vec![texts(&["Name"]).into_iter().chain(header).collect::<Vec<_>>()];
    for (person, chosen) in [("", 0), ("Bo", 1), ("Cy", 2)] {
        let own = rows
            .iter()
            .enumerate()
            .flat_map(|(at, row)| [row.statements[chosen].clone(), format!("Comment {at}")]);
        table.push(texts(&[person]).into_iter().chain(own).collect());
    }
    assert_eq!(answers(&table), [all(0), all(1), all(2)]);
    // Parts of a question are, also where one column more is empty.
    let header = rows.iter().flat_map(|row| [&*row.name, "", ""].map(str::to_owned));
    let parts = rows.iter().flat_map(|row| row.statements.clone());
    let ticks = rows.iter().flat_map(|_| ["", "x", ""].map(str::to_owned));
    let line = |first: &str, cells: Vec<String>| {
        texts(&[first]).into_iter().chain(cells).chain([String::new()]).collect::<Vec<_>>()
    };
    let table =
        [line("Name", header.collect()), line("", parts.collect()), line("Ana", ticks.collect())];
    assert_eq!(answers(&table), [all(1)]);
}

#[test]
fn codes_of_yes_and_no_are_told_from_each_other() {
    for codes in [["1", "2", ""], ["2", "1", ""], ["2.0", "1.0", ""]] {
        let rows = ticked(&[], codes, &[0, 1, 1, 2]);
        let found = read_table(&rows);
        let people = found.responses.people.iter().map(|one| one.answers.clone());
        assert_eq!(people.collect::<Vec<_>>(), [all(0), all(1), all(1), all(2)], "{codes:?}");
        let told = format!("hold 1 and 2: {} is read as chosen", &codes[0][..1]);
        assert!(found.problems.iter().any(|one| one.message.contains(&told)), "{codes:?}");
    }
    let told = |rows: &[Vec<String>]| {
        let found = read_table(rows);
        let errors = found.problems.into_iter().filter(|one| one.severity == Severity::Error);
        errors.map(|one| one.message).collect::<Vec<_>>()
    };
    // Whoever chose two of three is told of, and does not turn the others round.
    let mut rows = ticked(&[], ["1", "2", ""], &[0, 1]);
    "1".clone_into(&mut rows[1][2]);
    assert_eq!(told(&rows), ["`Role` has two answers: `Plan` and `Do`"]);
    // Where as many stand for the one as for the other, that alone is told.
    let mut rows = ticked(&[], ["1", "2", ""], &[0]);
    rows.append(&mut ticked(&[], ["2", "1", ""], &[1]).split_off(1));
    let found = told(&rows);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("nothing tells which of them means"), "{found:?}");
}

#[test]
fn a_trait_of_which_one_statement_is_left_is_not_read_by_its_number() {
    let mut rows = ticked(&[], ["1", "", ""], &[1, 1, 1]);
    for row in &mut rows {
        row.remove(3);
        row.remove(1);
    }
    let told: Vec<String> = read_table(&rows).problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("no column holds `Plan` of the trait `Role`"), "{told:?}");
    assert!(told[0].contains("leave it empty where nobody chose the statement"), "{told:?}");
}

#[test]
fn choices_with_numbers_are_counted_as_the_file_numbers_them() {
    let read = |numbers: &[usize], chosen: usize| {
        let rows = Instrument::built_in().traits();
        let header = rows.iter().flat_map(|row| {
            numbers.iter().map(move |number| format!("{}___{number}", row.id.replace('-', "_")))
        });
        let ticks = rows.iter().flat_map(|_| {
            numbers.iter().map(move |number| if *number == chosen { "1" } else { "0" })
        });
        let table = vec![
            texts(&["Name"]).into_iter().chain(header).collect(),
            texts(&["Ana"]).into_iter().chain(ticks.map(str::to_owned)).collect::<Vec<_>>(),
        ];
        let found = read_table(&table);
        let told =
            found.problems.iter().map(|one| one.message.clone()).collect::<Vec<_>>().join("\n");
        (found.responses.people[0].answers.clone(), told)
    };
    for (numbers, chosen, answer) in
        [(&[1, 2, 3][..], 2, 1), (&[0, 1, 2], 2, 2), (&[0, 1, 2, 3], 2, 1), (&[1, 2, 3, 4], 3, 2)]
    {
        let (found, told) = read(numbers, chosen);
        assert_eq!(found, all(answer), "{numbers:?}");
        assert!(told.contains("are read in the instrument's order"), "{told}");
        assert_eq!(told.contains("no statement of the instrument"), numbers.len() > 3, "{told}");
    }
}

#[test]
fn letters_that_may_count_the_options_are_told() {
    let text = include_str!("../../instrument/sales-operations.toml");
    let named = |names: [&str; 3]| {
        let pairs = ["Strategic", "Tactical", "Hybrid"].into_iter().zip(names);
        let text = pairs.fold(text.to_owned(), |text, (old, new)| {
            text.replacen(&format!("name = \"{old}\""), &format!("name = \"{new}\""), 1)
        });
        Instrument::from_toml(&text, "named.toml").expect("it is sound")
    };
    let told = |names: [&str; 3], letters: [&str; 2]| {
        let of = |letter: &str| vec![letter; traits().len()].join(",");
        let [first, second] = letters.map(of);
        let table = format!("Name,{}\nAna,{first}\nBo,{second}\n", traits().join(","));
        let found = read_of(&named(names), table.as_bytes(), &Options::default());
        let found = found.expect("it is read");
        found.problems.iter().any(|one| one.message.contains("letters are read as the first ones"))
    };
    let mixed = ["Classic", "Agile", "Builder"];
    assert!(told(mixed, ["A", "B"]));
    assert!(!told(["Agile", "Builder", "Classic"], ["A", "C"]));
    assert!(!told(["Classic", "Agile", "Zen"], ["A", "Z"]), "Z counts no option");
    assert!(!told(["Strategic", "Tactical", "Hybrid"], ["S", "H"]));
}

#[test]
fn a_header_may_say_which_number_stands_for_which_statement() {
    let place = 0;
    let [plan, act, both] = [0, 1, 2].map(|at| statements(at)[place].clone());
    for (header, expected) in [
        (format!("Role (1 = {act}, 2 = {plan}, 3 = {both})"), [1, 0, 2]),
        (format!("1. Role: 1) {both} 2) {plan} 3) {act}"), [2, 0, 1]),
        (format!("Role: 1 = {act}, 2 = {plan}"), [0, 1, 2]),
        ("Role".to_owned(), [0, 1, 2]),
    ] {
        let mut rows = table(&[(DAY, "", "Ana", 0), (DAY, "", "Bo", 0), (DAY, "", "Cy", 0)]);
        header.clone_into(&mut rows[0][3]);
        for (row, number) in rows[1..].iter_mut().zip(["1", "2", "3"]) {
            number.clone_into(&mut row[3]);
        }
        let found = read_table(&rows).responses.people;
        let answers: Vec<Answer> = found.iter().map(|one| one.answers[place]).collect();
        assert_eq!(answers, expected.map(Answer::Chosen), "{header}");
    }
}

#[test]
fn an_id_in_one_word_is_no_name_of_a_column() {
    let people = ["Ana", "Bo", "Cy", "Di"].map(|name| (DAY, "", name, 1));
    for header in ["Doingright", "Doingright hours per week"] {
        let mut rows = table(&people);
        rows[0].push(header.to_owned());
        for (at, row) in rows[1..].iter_mut().enumerate() {
            row.push((at % 3 + 1).to_string());
        }
        let found = read_table(&rows);
        let errors = found.problems.iter().filter(|one| one.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{header}: {:?}", found.problems);
        assert!(found.responses.people.iter().all(|one| one.answers == all(1)), "{header}");
    }
}
