//! The same input gives the same bytes.

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::Command;
use program::Program;

/// Files by their path.
type Files = BTreeMap<String, Vec<u8>>;

/// All files below a folder.
fn contents(folder: &Path) -> Files {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it lies below").display().to_string();
            files.insert(name, fs::read(&path).expect("the file can be read"));
        }
    }
    files
}

/// Fails with the names of the files that differ, not with their bytes.
fn assert_same(one: &Files, other: &Files) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<&String> =
        one.iter().filter(|(name, bytes)| other[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "these files differ: {differing:?}");
}

#[test]
fn two_runs_in_two_folders_give_the_same_bytes() {
    let words = ["report", "sample-data/2026-q4.csv", "--people", "pages"];
    let [one, other] = [(); 2].map(|()| {
        let program = Program::new();
        program.run(&words);
        contents(&program.path("report"))
    });
    assert!(one.len() >= 3, "only {} files were written", one.len());
    assert_same(&one, &other);
}

#[test]
fn a_run_over_its_own_output_gives_the_same_bytes() {
    let program = Program::new();
    let words = ["report", "sample-data/2026-q4.csv"];
    program.run(&words);
    let one = contents(&program.path("report"));
    // A clock that had found its way into a file would have moved on by now.
    sleep(Duration::from_millis(1_100));
    program.run(&words);
    assert_same(&one, &contents(&program.path("report")));
}

/// What a run writes when the program is called like this, below the folder `name`.
fn written(program: &Program, name: &str, call: impl Fn(&mut Command)) -> Files {
    let words = ["report", "sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let mut command = program.command(&words);
    command.args(["--people", "pages", "--out", name]);
    call(&mut command);
    command.assert().success();
    contents(&program.path(name))
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let program = Program::new();
    let [one, two, eight] = ["1", "2", "8"].map(|threads| {
        written(&program, threads, |command| {
            command.env("RAYON_NUM_THREADS", threads);
        })
    });
    assert!(one.len() >= 4, "only {} files were written", one.len());
    assert_same(&one, &two);
    assert_same(&one, &eight);
}

#[test]
fn neither_place_language_nor_time_changes_a_byte() {
    let program = Program::new();
    let one = written(&program, "plain", |command| {
        command.env_remove("SOURCE_DATE_EPOCH").env("TZ", "UTC").env("LC_ALL", "C");
    });
    let surroundings: [&[(&str, &str)]; 5] = [
        &[("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
        &[("TZ", "America/Adak"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8")],
        &[("LC_ALL", "ar_EG.UTF-8"), ("LANGUAGE", "ar"), ("USER", "somebody"), ("HOME", "/")],
        &[("SOURCE_DATE_EPOCH", "0")],
        &[
            ("SOURCE_DATE_EPOCH", "1790000000"),
            ("COLUMNS", "20"),
            ("NO_COLOR", "1"),
            ("TERM", "dumb"),
        ],
    ];
    for (place, variables) in surroundings.iter().enumerate() {
        let other = written(&program, &format!("other-{place}"), |command| {
            command.envs(variables.iter().copied());
        });
        assert_same(&one, &other);
    }
}

#[test]
fn the_way_to_the_files_does_not_matter() {
    let program = Program::new();
    let one = written(&program, "here", |_| {});
    let absolute = |name: &str| program.path(name).display().to_string();
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let calls = [
        // From another folder, with whole paths.
        (
            elsewhere.path().to_owned(),
            absolute("sample-data/2026-q4.csv"),
            absolute("sample-data/roster.csv"),
            absolute("whole"),
        ),
        // From a folder below, with paths that go up and around.
        (
            program.path("sample-data"),
            "../sample-data/./2026-q4.csv".to_owned(),
            "roster.csv".to_owned(),
            "../around".to_owned(),
        ),
    ];
    for (folder, source, roster, out) in calls {
        let words = ["report", &source, "--roster", &roster, "--people", "pages", "--out", &out];
        program.command(&words).current_dir(folder).assert().success();
    }
    assert_same(&one, &contents(&program.path("whole")));
    assert_same(&one, &contents(&program.path("around")));
}

#[test]
fn what_is_printed_is_the_same_each_time() {
    let program = Program::new();
    for words in [
        &["score", "sample-data/five-teams.csv", "--format", "json"][..],
        &["explain", "team", "sample-data/five-teams.csv"],
        &["check", "sample-data/2026-q4.csv", "--json"],
    ] {
        let printed = |threads: &str, zone: &str| {
            let mut command = program.command(words);
            let output = command.env("RAYON_NUM_THREADS", threads).env("TZ", zone).output();
            let output = output.expect("the program runs");
            (output.stdout, output.stderr)
        };
        let (one, other) = (printed("1", "UTC"), printed("8", "Asia/Kathmandu"));
        assert!(one == other && !one.0.is_empty(), "{words:?}");
    }
}
