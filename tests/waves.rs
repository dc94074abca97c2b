//! Several waves in one file, of which one is scored and an earlier one compared with.

mod program;

use std::fs;

use program::Program;
use serde_json::Value;

const WAVES: [(&str, &str); 2] =
    [("2026-Q3", "sample-data/2026-q3.csv"), ("2026-Q4", "sample-data/2026-q4.csv")];

/// Both quarters of the sample in one file, told apart by a column at its end.
fn both(program: &Program) {
    let mut writer = csv::Writer::from_path(program.path("both.csv")).expect("it can be written");
    for (at, (wave, source)) in WAVES.iter().enumerate() {
        let mut reader = csv::Reader::from_path(program.path(source)).expect("it is there");
        if at == 0 {
            let header = reader.headers().expect("it is sound").clone();
            writer.write_record(header.iter().chain(["Wave"])).expect("it can be written");
        }
        for row in reader.records() {
            let row = row.expect("it is sound");
            writer.write_record(row.iter().chain([*wave])).expect("it can be written");
        }
    }
    writer.flush().expect("it can be written");
}

fn scores(program: &Program, call: &[&str]) -> (Value, String) {
    let made = program.command(&[&["score"], call, &["--format", "json"]].concat()).output();
    let made = made.expect("it runs");
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    (serde_json::from_slice(&made.stdout).expect(&said), said)
}

#[test]
fn one_of_several_waves_is_scored_as_if_it_stood_alone() {
    let program = Program::new();
    both(&program);
    let [(q3, earlier), (q4, source)] = WAVES;
    let (one, said) = scores(
        &program,
        &["both.csv", "--wave", q4, "--baseline", "both.csv", "--baseline-wave", q3],
    );
    let (alone, _) = scores(&program, &[source, "--baseline", earlier]);
    for key in ["wave", "team", "baseline", "change", "findings"] {
        assert_eq!(one[key], alone[key], "{key}");
    }
    assert!(!said.contains("warning"), "{said}");
    let reasons = one["ledger"]["left_out"].as_array().expect("a list");
    assert_eq!(reasons.iter().filter(|left| left["reason"] == "wave").count(), 15);
    let call = ["both.csv", "--wave", q4, "--baseline", "both.csv", "--baseline-wave", q3];
    program.run(&[&["report"], &call[..], &["--out", "out", "--format", "pdf"]].concat());
    program.run(&["verify", "out/report.pdf", "both.csv", "--baseline", "both.csv"]);
    // Without a word on the wave, all are counted, and that is told; whatever the name of the file
    // calls the wave, its report is verified with all rows.
    fs::copy(program.path("both.csv"), program.path("both-2026-q4.csv")).expect("it can be copied");
    let whole = ["both-2026-q4.csv", "--baseline", "both-2026-q4.csv"];
    program.run(&[&["report"], &whole[..], &["--out", "all"]].concat());
    for file in ["all/report.pdf", "all/scores.json"] {
        program.run(&[&["verify", file], &whole[..]].concat());
    }
    program.run(&["report", "both.csv", "--format", "html", "--out", "page"]);
    let page = fs::read_to_string(program.path("page/report.html")).expect("it was written");
    assert!(page.contains("The file holds two waves, told apart by “Wave”, and every figure"));
    let (_, said) = scores(&program, &["both.csv"]);
    assert!(said.contains("`Wave` tells 2 waves apart, and all are counted as one"), "{said}");
    let text = fs::read_to_string(program.path("both.csv")).expect("it is there");
    fs::write(
        program.path("gap.csv"),
        text.replace(",2026-Q3\n", ",\n").replace(",2026-Q4\n", ",\n"),
    )
    .expect("it can be written");
    let (_, said) = scores(&program, &["gap.csv"]);
    assert!(said.contains("the answers may be of two waves"), "{said}");
}
