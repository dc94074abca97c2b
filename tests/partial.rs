//! What `--partial` and `--duplicates` do to the numbers and to what is said about them.

mod program;

use program::Program;

/// The scores of the sample with these words added to the call.
fn scores(words: &[&str]) -> serde_json::Value {
    let program = Program::new();
    program.run(&["check", "sample-data/2026-q4.csv"]);
    let call = [&["score", "sample-data/2026-q4.csv", "--format", "json"], words].concat();
    let output = program.command(&call).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("scores are JSON")
}

#[test]
fn the_call_decides_who_is_scored() {
    let used = |words: &[&str]| {
        let scores = scores(words);
        let ledger = &scores["ledger"];
        let left_out = ledger["left_out"].as_array().expect("it is a list").len();
        assert_eq!(ledger["rows"], 17);
        (ledger["used"].as_u64().expect("it is a count"), left_out)
    };
    // 13 people, of whom one answered 7 of 15 traits and two answered 14.
    assert_eq!(used(&[]), (12, 5));
    assert_eq!(used(&["--partial", "all"]), (13, 4));
    assert_eq!(used(&["--partial", "complete"]), (10, 7));
    assert_eq!(used(&["--duplicates", "keep"]).0, 15);
    assert_eq!(used(&["--duplicates", "first"]).0, 12);
}

#[test]
fn a_report_says_the_bound_that_was_used() {
    let program = Program::new();
    let call = ["report", "sample-data/2026-q4.csv", "--dump-context", "--partial", "all"];
    let output = program.command(&call).output().expect("the program runs");
    assert!(!program.path("report").exists(), "a dump writes nothing");
    let said = String::from_utf8(output.stdout).expect("it writes UTF-8");
    assert!(said.contains("Scored when at least 1 of the traits is answered"), "{said}");
}

#[test]
fn where_every_response_counts_it_speaks_of_responses() {
    let program = Program::new();
    let said = |duplicates: &str| {
        let call =
            ["report", "sample-data/2026-q4.csv", "--dump-context", "--duplicates", duplicates];
        let output = program.command(&call).output().expect("the program runs");
        String::from_utf8(output.stdout).expect("it writes UTF-8")
    };
    let (keep, latest) = (said("keep"), said("latest"));
    assert!(keep.contains("what 15 responses say") && keep.contains("used, one per response"));
    assert!(latest.contains("what 12 people said") && latest.contains("used, one per person"));
}

/// The rules that were tried beside the one of the call: how many responses each changes, and how
/// many people are scored under it.
fn tried(words: &[&str]) -> Vec<(String, u64, u64)> {
    let scores = scores(words);
    let tried = scores["findings"]["sensitivity"].as_array().expect("it is a list");
    let count = |one: &serde_json::Value, key: &str| one[key].as_u64().expect("it is a count");
    let one = |one: &serde_json::Value| {
        let rule = one["rule"].as_str().expect("it is a word").to_owned();
        (rule, count(one, "responses"), count(one, "people"))
    };
    tried.iter().map(one).filter(|(rule, ..)| rule != "flagged_out").collect()
}

#[test]
fn partials_and_duplicates_are_tried_under_every_option() {
    // Of 13 people one answered 7 traits and two answered 14; one answered three times, and one twice,
    // so that 16 rows hold answers.
    let told = |rows: &[(&str, u64, u64)]| -> Vec<(String, u64, u64)> {
        rows.iter()
            .map(|(rule, responses, people)| ((*rule).to_owned(), *responses, *people))
            .collect()
    };
    assert_eq!(
        tried(&[]),
        told(&[("partials_in", 1, 13), ("partials_out", 2, 10), ("duplicates_first", 2, 12)])
    );
    assert_eq!(
        tried(&["--partial", "complete"]),
        told(&[("partials_in", 3, 13), ("duplicates_first", 2, 10)])
    );
    assert_eq!(
        tried(&["--partial", "all"]),
        told(&[("partials_out", 3, 10), ("duplicates_first", 2, 13)])
    );
    assert_eq!(
        tried(&["--duplicates", "first"]),
        told(&[("partials_in", 1, 13), ("partials_out", 2, 10), ("duplicates_latest", 2, 12)])
    );
    assert_eq!(
        tried(&["--duplicates", "most-complete"]),
        told(&[("partials_in", 1, 13), ("partials_out", 2, 10), ("duplicates_first", 2, 12)])
    );
    assert_eq!(
        tried(&["--duplicates", "keep"]),
        told(&[
            ("partials_in", 1, 16),
            ("partials_out", 2, 13),
            ("duplicates_first", 3, 12),
            ("duplicates_latest", 3, 12)
        ])
    );
    assert_eq!(
        tried(&["--duplicates", "keep", "--partial", "complete"]),
        told(&[("partials_in", 3, 16), ("duplicates_first", 3, 10), ("duplicates_latest", 3, 10)])
    );
}

#[test]
fn a_trait_that_nobody_answered_is_warned_of() {
    let program = Program::new();
    program.run(&["check", "sample-data/2026-q4.csv"]);
    let text =
        std::fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("it has a header").clone();
    let silent = header.iter().position(|name| name.contains("Arena:")).expect("Arena is asked");
    let mut writer = csv::Writer::from_path(program.path("silent.csv")).expect("it can be written");
    writer.write_record(&header).expect("it can be written");
    for row in reader.records() {
        let row = row.expect("it is sound");
        let cells = row.iter().enumerate();
        let cells = cells.map(|(place, cell)| if place == silent { "" } else { cell });
        writer.write_record(cells).expect("it can be written");
    }
    drop(writer);
    let output = program.command(&["score", "silent.csv"]).output().expect("it runs");
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).expect("it writes UTF-8");
    assert!(said.contains("silent.csv: nobody who is scored answered `Arena`"), "{said}");
}

#[test]
fn who_did_not_finish_is_neither_silent_nor_a_stranger() {
    let roster = ["--roster", "sample-data/roster.csv"];
    let all = scores(&roster);
    let complete = scores(&[&roster[..], &["--partial", "complete"]].concat());
    // Two answered 14 of 15 traits, one seven; one of the 14 on the roster gave no answer.
    assert_eq!(complete["team"]["invited"], all["team"]["invited"]);
    assert_eq!(complete["team"]["findings"]["absent"]["people"], 4);
    let rows = |scores: &serde_json::Value| -> Vec<u64> {
        let people = scores["not_scored"].as_array().expect("it is a list").iter();
        people.map(|one| one["row"].as_u64().expect("it is a count")).collect()
    };
    assert_eq!((rows(&all), rows(&complete)), (vec![10], vec![5, 10, 15]));
    let program = Program::new();
    let call = ["report", "sample-data/2026-q4.csv", "--dump-context", "--partial", "complete"];
    let call = [&call[..], &roster].concat();
    let output = program.command(&call).output().expect("the program runs");
    let said = String::from_utf8(output.stdout).expect("it writes UTF-8");
    assert!(said.contains("three did not finish and one is silent"), "{said}");
    assert!(said.contains("14 of 15 traits answered; only finished responses count"), "{said}");
    assert_eq!(said.matches("no answer that counts in this wave").count(), 1, "{said}");
}
