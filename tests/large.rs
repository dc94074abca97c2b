//! A large export, which is read in pieces and not held: its report knows it again, and its scores are
//! the same whether people are listed or not.

mod program;

use std::fmt::Write as _;
use std::fs;

use program::Program;
use serde_json::Value;

/// More rows than are looked at one by one where nobody is listed, in a file of 8 MiB and more.
fn export(people: usize) -> String {
    let sample = fs::read_to_string("sample-data/2026-q4.csv").expect("the sample is there");
    let lines: Vec<&str> = sample.lines().collect();
    let (header, rows) = lines.split_first().expect("it has a header");
    let remark = "Nothing else. ".repeat(40);
    let mut text = format!("{header},Remarks\n");
    for number in 0..people {
        // The second cell is the address, the third the name.
        let mut cells = rows[number % rows.len()].splitn(4, ',');
        let [stamp, _, _, rest] = [(); 4].map(|()| cells.next().expect("a row has such cells"));
        writeln!(text, "{stamp},p{number}@example.org,Person {number},{rest},{remark}")
            .expect("a string takes any text");
    }
    text
}

fn json(program: &Program, words: &[&str]) -> Value {
    let output = program.command(words).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn a_large_export_is_scored_alike_however_many_are_listed_and_known_again() {
    let program = Program::new();
    let text = export(11_000);
    assert!(text.len() > 8 << 20, "{} bytes are not read in pieces", text.len());
    fs::write(program.path("large-2026-q4.csv"), &text).expect("the folder can be written to");

    let score = ["score", "large-2026-q4.csv", "--format", "json"];
    let listed = json(&program, &score);
    let crowd = json(&program, &[&score[..], &["--people", "none"]].concat());
    assert_eq!(crowd["no_findings"], "people_not_listed");
    assert_eq!(crowd["ledger"], listed["ledger"]);
    for (key, number) in crowd["team"].as_object().expect("a team is an object") {
        match key.as_str() {
            "findings" => assert!(number.is_null()),
            "traits" => {
                let all = number.as_array().expect("traits are a list");
                for (one, other) in all.iter().zip(listed["team"]["traits"].as_array().unwrap()) {
                    for (key, number) in one.as_object().expect("a trait is an object") {
                        assert_eq!(number, &other[key], "{key}");
                    }
                }
            }
            _ => assert_eq!(number, &listed["team"][key], "{key}"),
        }
    }
    fs::write(program.path("scores.json"), crowd.to_string())
        .expect("the folder can be written to");
    let verified = program.command(&["verify", "scores.json", "large-2026-q4.csv"]).output();
    let verified = verified.expect("it runs");
    let told = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    assert!(told.contains("large-2026-q4.csv scored again: all scores agree"), "{told}");

    program.run(&["report", "large-2026-q4.csv", "--people", "none", "--format", "html"]);
    let verify = ["verify", "report/report.html", "large-2026-q4.csv"];
    let verified = program.command(&verify).output().expect("it runs");
    let told = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    assert!(told.contains("large-2026-q4.csv is the file that was read, to the byte"), "{told}");

    let changed = text.replacen("Person 7,", "Person 8,", 1);
    fs::write(program.path("large-2026-q4.csv"), changed).expect("the folder can be written to");
    let verified = program.command(&verify).output().expect("it runs");
    let told = String::from_utf8_lossy(&verified.stderr).into_owned();
    assert_eq!(verified.status.code(), Some(1), "{told}");
    assert!(told.contains("has other bytes than what was read"), "{told}");
}

#[test]
fn a_large_export_is_not_said_to_be_utf_8_where_it_is_not() {
    let program = Program::new();
    let ascii = |letter: char| if letter.is_ascii() { letter } else { '-' };
    let mut bytes: Vec<u8> = export(11_000).chars().map(ascii).collect::<String>().into_bytes();
    // `é` as Windows writes it, behind all that is looked at first.
    let last = bytes.windows(7).rposition(|window| window == b"Person ").expect("somebody is last");
    bytes[last + 1] = 0xE9;
    fs::write(program.path("large.csv"), &bytes).expect("the folder can be written to");
    let score = ["score", "large.csv", "--wave", "2026-Q4", "--people", "none"];
    let output = program.command(&score).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(!said.contains("UTF-8\n") && said.contains("the file is not UTF-8"), "{said}");

    // And where that cannot be decided, nothing is said about what it was taken for.
    let text = "Łódź ".repeat(3);
    bytes.splice(last..last, text.bytes());
    fs::write(program.path("large.csv"), &bytes).expect("the folder can be written to");
    let output = program.command(&score).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("error: large.csv C11001: byte 0xE9 cannot be read"), "{said}");
}
