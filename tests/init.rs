//! Files to begin with, the demonstration, and what shells and manuals are told.

mod program;

use std::fs;
use std::path::Path;

use program::Program;

/// What a call says on standard error, and its exit code.
fn said(program: &Program, words: &[&str]) -> (Option<i32>, String) {
    let output = program.command(words).output().expect("the program runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn printed(program: &Program, words: &[&str]) -> String {
    let output = program.command(words).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program writes UTF-8")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_project_is_written_and_its_own_next_step_works() {
    let program = Program::new();
    let (code, text) = said(&program, &["init", "new/project"]);
    assert_eq!(code, Some(0), "{text}");
    insta::assert_snapshot!(text, @r"
    wrote orient.toml, 2026-q4.csv, roster.csv to new/project
    next: orient report new/project/2026-q4.csv --roster new/project/roster.csv
    ");
    let next = text.lines().find_map(|line| line.strip_prefix("next: orient ")).expect("a step");
    program.run(&next.split(' ').collect::<Vec<_>>());
    assert!(program.path("report/report.pdf").is_file());
    // Every line of the project file that is commented out means something: with the marks taken
    // away it is read, and does what it says.
    let path = program.path("new/project/orient.toml");
    let text = fs::read_to_string(&path).expect("it was written");
    let keys: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .collect();
    let keys = keys.join("\n");
    assert!(keys.contains("[columns.traits]") && keys.contains("finished = "), "{keys}");
    fs::write(&path, keys).expect("it can be written to");
    let call = ["check", "new/project/2026-q4.csv"];
    let output = program.command(&call).output().expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout);
    // The example names a column that the sample has not, which is told.
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{text}{told}");
    assert!(told.contains("Status"), "{told}");
}

#[test]
fn nothing_is_overwritten_and_all_that_is_in_the_way_is_named() {
    let program = Program::new();
    fs::write(program.path("orient.toml"), "# mine\n").expect("the folder can be written to");
    fs::write(program.path("roster.csv"), "Name\n").expect("the folder can be written to");
    let (code, text) = said(&program, &["init"]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(text, @r"
    error: orient.toml: the file is there already, and nothing is overwritten
      hint: move it away, or name another folder
    error: roster.csv: the file is there already, and nothing is overwritten
      hint: move it away, or name another folder
    ");
    assert_eq!(fs::read_to_string(program.path("orient.toml")).expect("it is there"), "# mine\n");
    assert!(!program.path("2026-q4.csv").exists(), "all or nothing");
}

#[test]
fn an_example_of_each_mode_is_written_and_read() {
    let program = Program::new();
    program.run(&["init", "all", "--instrument"]);
    let modes = ["allocate", "choose", "rank", "rate"];
    assert_eq!(names(&program.path("all")), modes.map(|mode| format!("instrument-{mode}.toml")));
    program.run(&["init", "one", "--instrument", "rate"]);
    assert_eq!(names(&program.path("one")), ["instrument-rate.toml"]);
    let statements = [
        ["We begin with the agenda", "We begin with a round", "We begin with a text"],
        ["We keep to the points", "We follow the talk", "We comment in writing"],
        ["We end on the minute", "We end when all is said", "We end with the minutes"],
    ];
    for (mode, cells) in [
        ("allocate", ["5,3,2", "0,10,0", "4,4,2"]),
        ("rank", ["1,2,3", "3,1,2", "2,1,3"]),
        ("rate", ["Always,Never,4", "3,3,3", "1,Often,5"]),
        ("choose", ["0", "1", "2"]),
    ] {
        let mut head = vec!["Name".to_owned()];
        let mut row = vec!["Ana".to_owned()];
        for (place, cell) in cells.iter().enumerate() {
            let own = statements[place].map(|text| match mode {
                "rate" => text.replace("when all", "before all"),
                _ => text.to_owned(),
            });
            if let Ok(chosen) = cell.parse::<usize>() {
                head.push(["Start", "Middle", "End"][place].to_owned());
                row.push(own[chosen].clone());
            } else {
                head.extend(own);
                row.push((*cell).to_owned());
            }
        }
        fs::write(program.path("answers.csv"), format!("{}\n{}\n", head.join(","), row.join(",")))
            .expect("it is ours");
        let file = format!("all/instrument-{mode}.toml");
        let call = ["score", "answers.csv", "--instrument", &file, "--format", "json"];
        let scores: serde_json::Value =
            serde_json::from_str(&printed(&program, &call)).expect("scores are JSON");
        assert_eq!(scores["instrument"]["id"], format!("how-we-meet-{mode}"));
        assert_eq!(scores["team"]["traits"][1]["weight"], 2);
        assert_eq!(scores["people"][0]["answered"], 3);
    }
}

#[test]
fn a_copy_of_the_templates_makes_the_same_report() {
    let program = Program::new();
    program.run(&["init", "--templates"]);
    assert!(program.path("templates/README.md").is_file(), "what can be changed is described");
    let sample = "sample-data/2026-q4.csv";
    program.run(&["report", sample, "--out", "one"]);
    program.run(&["report", sample, "--out", "other", "--templates", "templates"]);
    let read = |folder: &str, file: &str| {
        fs::read(program.path(&format!("{folder}/{file}"))).expect("it was written")
    };
    // The run that a report carries names the templates; all else is the same.
    let page = |folder: &str| {
        let page = String::from_utf8(read(folder, "report.html")).expect("a page is UTF-8");
        let (before, rest) = page.rsplit_once("<script").expect("a page carries its run");
        let (_, after) = rest.split_once("</script>").expect("the run ends");
        format!("{before}{after}")
    };
    assert!(page("one") == page("other"), "the page differs");
    let pages = |folder: &str| {
        let bytes = read(folder, "report.pdf");
        let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
        let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
        document.extract_text(&numbers).expect("the PDF has text")
    };
    assert_eq!(pages("one"), pages("other"));
    // The hint of a folder that is not there names the way to it.
    let (_, text) = said(&program, &["report", sample, "--templates", "nosuch"]);
    assert!(text.contains("orient init --templates"), "{text}");
}

#[test]
fn the_demonstration_is_the_sample_with_its_report() {
    let program = Program::new();
    program.run(&["demo"]);
    let folder = program.path("orient-demo");
    assert_eq!(names(&folder), ["2026-q4.csv", "orient.toml", "report", "roster.csv"]);
    let files = [".orient", "brief.pdf", "report.html", "report.pdf", "scores.csv", "scores.json"];
    assert_eq!(names(&folder.join("report")), files);
    let scores = fs::read_to_string(folder.join("report/scores.json")).expect("it was written");
    let scores: serde_json::Value = serde_json::from_str(&scores).expect("scores are JSON");
    assert_eq!(scores["team"]["name"], "Sales Operations");
    assert_eq!((&scores["team"]["people"], &scores["team"]["invited"]), (&12.into(), &14.into()));
    let (code, text) = said(&program, &["demo"]);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("nothing is overwritten"), "{text}");
}

#[test]
fn shells_and_manuals_are_told_every_command() {
    let program = Program::new();
    let manual = printed(&program, &["man"]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let text = printed(&program, &["completions", shell]);
        for command in ["report", "check", "score", "init", "demo", "completions", "man"] {
            assert!(text.contains(command), "{shell} lacks {command}");
            assert!(manual.contains(&format!("orient\\-{command}")), "{command}");
        }
    }
    let page = printed(&program, &["man", "report"]);
    assert!(page.contains(".TH orient-report 1") && page.contains("instrument"), "{page}");
    let (code, text) = said(&program, &["man", "repot"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("did you mean `report`?"), "{text}");
}
