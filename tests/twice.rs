//! The same input gives the same bytes.

mod program;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use program::Program;

/// All files below a folder by their path.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
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
fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
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

#[test]
fn one_thread_gives_the_bytes_that_many_give() {
    let program = Program::new();
    let words = ["report", "sample-data/2026-q4.csv", "--people", "pages", "--out"];
    program.command(&words).arg("one").env("RAYON_NUM_THREADS", "1").assert().success();
    program.command(&words).arg("four").env("RAYON_NUM_THREADS", "4").assert().success();
    assert_same(&contents(&program.path("one")), &contents(&program.path("four")));
}
