//! One broken input per file of `tests/invalid`; what the program says about it is the expectation.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// The folder of the broken inputs, in which the program runs so that it shows bare file names.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

/// Everything that a call says: its exit code and both of its streams.
fn said(words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_orient"));
    let output = command.args(words).current_dir(folder()).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let code = output.status.code().expect("the program ends by itself");
    let (errors, result) = (text(output.stderr), text(output.stdout));
    format!("exit code {code}\n\nstandard error\n{errors}\nstandard output\n{result}")
}

/// The names of the broken inputs in order.
fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be listed").file_name())
        .map(|name| name.into_string().expect("names are plain"))
        .collect();
    names.sort();
    names
}

#[test]
fn every_broken_file_is_refused_with_its_place_and_the_way_out() {
    for name in names() {
        let said = said(&["check", &name]);
        assert!(said.starts_with("exit code 1\n"), "{name}: {said}");
        assert!(said.contains(&format!("error: {name}")), "{name}: {said}");
        assert!(said.contains("\n  hint: "), "{name}: {said}");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("invalid__{}", name.trim_end_matches(".csv")), said);
        });
    }
}

#[test]
fn a_broken_file_makes_no_report() {
    for name in names() {
        let out = tempfile::tempdir().expect("a temporary folder can be made");
        let report = out.path().join("report");
        let report = report.to_str().expect("the path is text");
        let said = said(&["report", &name, "--out", report]);
        assert!(said.starts_with("exit code 1\n"), "{name}: {said}");
        let left = fs::read_dir(out.path()).expect("the folder is there").count();
        assert_eq!(left, 0, "{name} left something behind");
    }
}

#[test]
fn a_file_that_is_not_there_is_a_wrong_call() {
    insta::assert_snapshot!(said(&["check", "pfd.csv"]), @r"
    exit code 2

    standard error
    error: there is no file `pfd.csv`
      hint: `pdf.csv` is in that folder

    standard output
    ");
    insta::assert_snapshot!(said(&["check", "."]), @r"
    exit code 2

    standard error
    error: `.` is a folder
      hint: name a file in it: an export of the survey tool, or one that orient wrote

    standard output
    ");
}

#[test]
fn answers_to_another_mode_are_told_as_such() {
    for (call, told) in [
        (&["score", "sample-data/2026-q4-rated.csv"][..], "`--instrument sales-operations-rated`"),
        (
            &["score", "sample-data/2026-q4.csv", "--instrument", "sales-operations-rated"],
            "`--instrument sales-operations`",
        ),
    ] {
        let call: Vec<String> =
            call.iter().map(|word| word.replace("sample-", "../../sample-")).collect();
        let said = said(&call.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(said.starts_with("exit code 1\n"), "{said}");
        assert_eq!(said.matches("error:").count(), 1, "{said}");
        assert!(said.contains(told), "{said}");
    }
}
