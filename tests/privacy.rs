//! What may not be shown is not shown, and the call says so.

mod program;

use std::fs;

use program::Program;

/// The sample with everybody in one team but the first person, who is a team alone.
fn with_a_team_of_one(program: &Program) {
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header = reader.headers().expect("it has a header").clone();
    header.push_field("Team");
    writer.write_record(&header).expect("memory takes all");
    for record in reader.records() {
        let mut record = record.expect("the sample is sound");
        let alone = record.iter().any(|cell| cell == "Grace Kim");
        record.push_field(if alone { "X" } else { "Y" });
        writer.write_record(&record).expect("memory takes all");
    }
    let bytes = writer.into_inner().expect("memory takes all");
    fs::write(program.path("answers.csv"), bytes).expect("the folder can be written");
}

#[test]
fn a_team_of_one_is_not_shown_where_nobody_is_named() {
    let program = Program::new();
    with_a_team_of_one(&program);
    program.run(&["check", "answers.csv"]);
    let words = ["report", "answers.csv", "--people", "none"];
    let refused = program.command(&words).output().expect("it runs");
    assert_eq!(refused.status.code(), Some(3));
    assert!(!program.path("report").exists());
    insta::assert_snapshot!(String::from_utf8_lossy(&refused.stderr), @r"
    read answers.csv: Google Forms, CSV, UTF-8
    error: the numbers of `X` are those of one person, whom `--people none` would show
      hint: leave that person or the column of teams out, or leave out `--people none`
    ");
}

#[test]
fn a_list_of_people_is_not_written_where_nobody_is_named() {
    let program = Program::new();
    let sample = "sample-data/2026-q4.csv";
    let words = ["report", sample, "--people", "none", "--format", "csv"];
    let refused = program.command(&words).output().expect("it runs");
    assert_eq!(refused.status.code(), Some(2));
    assert!(!program.path("report").exists());
    let made = program.command(&["report", sample, "--people", "none"]).output().expect("it runs");
    assert!(made.status.success());
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(said.contains("scores.csv is left out, since it lists people"), "{said}");
    assert!(!program.path("report/scores.csv").exists());
    let scores = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    assert!(scores.contains("\"edition\": \"aggregate\""));
}
