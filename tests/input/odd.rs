//! What people do to an export before it arrives, and what tools write that is no answer.

use std::fs;

use crate::books::{Sheet, ods, ods_table, typed_rows, xlsx};
use crate::program::{Program, repository};

/// A plain table of three people in October 2026; `spoil` may change a cell by row and column.
fn table(spoil: impl Fn(usize, usize) -> Option<&'static str>) -> Vec<Vec<String>> {
    let text = fs::read_to_string(repository().join("src/instrument/sales-operations.toml"));
    let text = text.expect("the instrument is there");
    let instrument: toml::Table = text.parse().expect("it is TOML");
    let traits = instrument["traits"].as_array().expect("it has traits");
    let names = traits.iter().map(|one| one["name"].as_str().expect("a name").to_owned());
    let before = ["Date", "Name"].map(str::to_owned);
    let mut rows = vec![before.into_iter().chain(names).collect::<Vec<_>>()];
    for (day, name) in [("12", "Ana Ortiz"), ("13", "Bo Lindqvist"), ("14", "Chidi Okonkwo")] {
        let answer = |one: &toml::Value| one["statements"]["tactical"].as_str().map(str::to_owned);
        let answers = traits.iter().map(|one| answer(one).expect("a statement"));
        let before = [format!("2026-10-{day} 09:00:00"), name.to_owned()];
        rows.push(before.into_iter().chain(answers).collect());
    }
    for (row, cells) in rows.iter_mut().enumerate() {
        for (column, cell) in cells.iter_mut().enumerate() {
            if let Some(other) = spoil(row, column) {
                other.clone_into(cell);
            }
        }
    }
    rows
}

fn csv(rows: &[Vec<String>], delimiter: &str) -> String {
    rows.iter().map(|row| row.join(delimiter) + "\n").collect()
}

/// The exit code of a call, and what it says on standard error.
fn said(program: &Program, words: &[&str]) -> (Option<i32>, String) {
    let output = program.command(words).output().expect("the program runs");
    let said = String::from_utf8(output.stderr).expect("the program writes UTF-8");
    (output.status.code(), said)
}

fn with(name: &str, bytes: impl AsRef<[u8]>) -> Program {
    let program = Program::new();
    fs::write(program.path(name), bytes).expect("the folder can be written");
    program
}

#[test]
fn who_was_not_there_at_the_time_is_not_invited_and_that_is_said() {
    let program = with("answers.csv", csv(&table(|_, _| None), ","));
    let people = [
        ["Employee Name", "Work Email", "Division", "Date of Hire", "Last Working Day"],
        ["Ana Ortiz", "", "", "2026-10-01 00:00:00", ""],
        ["Bo Lindqvist", "", "", "", "2026-10-02 00:00:00"],
        ["Chidi Okonkwo", "", "", "", "2026-10-14 00:00:00"],
        ["Dana Levi", "", "", "2026-10-15 00:00:00", ""],
        ["Eve Roth", "", "", "2026-10-14 00:00:00", "2026-10-20 00:00:00"],
        ["Finn Maes", "", "", "2026-10-01 00:00:00", "2026-10-11 00:00:00"],
    ];
    let rows: Vec<Vec<String>> =
        people.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
    let american: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let day = |cell: &String| match cell.strip_prefix("2026-10-") {
                Some(day) => format!("10/{}/2026", &day[..2]),
                None => cell.clone(),
            };
            row.iter().map(day).collect()
        })
        .collect();
    let sheet = Sheet::new("People", typed_rows(&rows));
    for (name, bytes) in [
        ("people.csv", csv(&rows, ",").into_bytes()),
        ("american.csv", csv(&american, ",").into_bytes()),
        ("people.xlsx", xlsx(&[sheet], "")),
        ("people.ods", ods(&ods_table(&rows))),
    ] {
        fs::write(program.path(name), bytes).expect("the folder can be written");
        let words = ["score", "answers.csv", "--roster", name, "--format", "json"];
        let output = program.command(&words).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let scores: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        // Bo left, and answered all the same; Eve was there and has not answered.
        assert_eq!(scores["team"]["invited"], 4, "{name}: {said}");
        assert!(
            said.contains(
                "2 of the roster not counted as invited: \
                 Dana Levi joined on 2026-10-15, after the last answer; \
                 Finn Maes left on 2026-10-11, before the first answer\n"
            ),
            "{name}: {said}"
        );
    }
}

#[test]
fn a_number_for_no_answer_counts_as_a_blank_and_that_is_said() {
    let rows = table(|row, column| match (row, column) {
        (1, 3) => Some("-99"),
        (2, 4) => Some("-99.0"),
        _ => None,
    });
    let program = with("answers.csv", csv(&rows, ","));
    let (code, said) = said(&program, &["score", "answers.csv"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("warning: answers.csv D2: a negative number such as this one"), "{said}");
}

#[test]
fn an_answer_that_became_a_date_is_told_as_such() {
    for date in ["1-Mar", "2026-03-01", "Mar-26"] {
        let rows = table(|row, column| ((row, column) == (2, 5)).then_some(date));
        let program = with("answers.csv", csv(&rows, ","));
        let (code, said) = said(&program, &["score", "answers.csv"]);
        assert_eq!(code, Some(1));
        assert!(said.contains(&format!("answers.csv F3: `{date}` is not a statement")), "{said}");
        assert!(said.contains("a spreadsheet took the answer for a date"), "{said}");
    }
}

#[test]
fn titles_above_the_header_are_passed_over_and_that_is_said() {
    let rows = table(|_, _| None);
    for (delimiter, kind) in [(",", "CSV"), (";", "CSV with semicolons"), ("\t", "text with tabs")]
    {
        let text = format!("Survey 2026\n\nOne row each\n{}", csv(&rows, delimiter));
        let program = with("answers.csv", text);
        let (code, said) = said(&program, &["score", "answers.csv"]);
        assert_eq!(code, Some(0), "{said}");
        let line = format!("read answers.csv: plain table, {kind}, UTF-8, header in row 4\n");
        assert!(said.starts_with(&line), "{said}");
        assert!(said.contains("3 rows = 3 used + 0 left out"), "{said}");
    }
}

#[test]
fn a_title_may_have_a_few_cells_but_a_narrow_header_is_no_title() {
    let rows = csv(&table(|_, _| None), ",");
    for title in ["How we work,2026\n", "How we work,,by,Ana Ortiz\n\n", ",How we work,2026\nx\n"] {
        let program = with("answers.csv", format!("{title}{rows}"));
        let (code, said) = said(&program, &["score", "answers.csv"]);
        assert_eq!(code, Some(0), "{said}");
        let row = title.matches('\n').count() + 1;
        assert!(
            said.contains(&format!("plain table, CSV, UTF-8, header in row {row}\n")),
            "{said}"
        );
    }
    // A usual header, and one that is nearly as wide as the rows below it, are headers.
    for text in
        ["Name,Email\nAna,a,b,c,d,e,f\n", "Role,Scale,,Horizon\nPlan,Scalable,1,Long Term\n"]
    {
        let program = with("answers.csv", text);
        let (code, said) = said(&program, &["score", "answers.csv"]);
        assert_eq!(code, Some(1), "{said}");
        assert!(!said.contains("header in row"), "{said}");
    }
}

#[test]
fn what_a_file_was_taken_for_is_said_when_it_is_refused_too() {
    let rows = table(|row, column| ((row, column) == (2, 5)).then_some("maybe"));
    let program = with("answers.csv", csv(&rows, ";"));
    let (_, said) = said(&program, &["score", "answers.csv"]);
    let first = said.lines().next().unwrap_or_default();
    assert_eq!(first, "read answers.csv: plain table, CSV with semicolons, UTF-8");
}

#[test]
fn a_map_that_is_wrong_is_a_wrong_file_of_ours() {
    let program = with("answers.csv", csv(&table(|_, _| None), ","));
    for (map, told) in [
        ("role = \"Rolle\"", "names `Rolle`, which answers.csv does not have"),
        ("rolle = \"Role\"", "names no trait of the instrument"),
        ("role = 5", "orient.toml:2: the number `5` stands where a header in quotes"),
    ] {
        fs::write(program.path("orient.toml"), format!("[columns.traits]\n{map}\n")).unwrap();
        for command in ["score", "check"] {
            let (code, said) = said(&program, &[command, "answers.csv"]);
            assert_eq!(code, Some(2), "{command} {map}: {said}");
            assert!(said.contains(told), "{said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_invisible_reaches_the_terminal() {
    let name = "a\u{1B}[31m\u{202E}b.csv";
    let program = with(name, csv(&table(|_, _| None), ","));
    let team = "Us\u{1B}]0;x\u{7}";
    for words in [
        vec!["score", name, "--team", team, "--wave", "\u{202E}4Q"],
        vec!["check", name, "--team", team],
        vec!["score", "\u{1B}[31mnone.csv"],
        vec!["check", name, "--json"],
    ] {
        let output = program.command(&words).output().expect("the program runs");
        for bytes in [output.stdout, output.stderr] {
            let text = String::from_utf8(bytes).expect("the program writes UTF-8");
            let raw = |letter| matches!(letter, '\u{1B}' | '\u{7}' | '\u{202E}');
            assert!(!text.contains(raw), "{words:?}: {text:?}");
        }
    }
    for option in ["--team", "--wave"] {
        let (code, said) = said(&program, &["score", name, option, " "]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("a name is not empty"), "{said}");
    }
}

#[test]
fn nobody_is_listed_where_the_call_says_so() {
    let program = with("answers.csv", csv(&table(|_, _| None), ","));
    let run = |words: &[&str]| {
        let all = [&["score", "answers.csv", "--people", "none"], words].concat();
        let output = program.command(&all).output().expect("the program runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, text) = run(&["--format", "json"]);
    assert_eq!(code, Some(0));
    let scores: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(scores["edition"], "aggregate");
    assert_eq!(scores["team"]["people"], 3);
    assert_eq!(scores["people"], serde_json::json!([]));
    let (_, table) = run(&[]);
    assert!(table.contains("3 people are not listed one by one") && !table.contains("Ana"));
    assert_eq!(run(&["--format", "csv"]).0, Some(2));
    let alone = csv(&self::table(|_, _| None)[..2], ",");
    fs::write(program.path("answers.csv"), alone).expect("the folder can be written");
    assert_eq!(run(&[]).0, Some(3));
}
