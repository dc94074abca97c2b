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
    assert!(said.contains("Scored when at least 1 of the traits are answered"), "{said}");
}
