//! A file for each person: their own answers against the team, and nothing about anybody else.

mod program;

use std::collections::BTreeSet;
use std::fs;

use hayro::hayro_syntax::Pdf;
use program::Program;
use serde_json::Value;

const Q4: &str = "sample-data/2026-q4.csv";

fn files(program: &Program) -> BTreeSet<String> {
    let entries = fs::read_dir(program.path("report/people")).expect("the folder was written");
    entries.map(|entry| entry.expect("listed").file_name().to_string_lossy().into_owned()).collect()
}

/// The first so many people of the sample as a file of its own.
fn first(program: &Program, people: usize) {
    let text = fs::read_to_string(program.path(Q4)).expect("it is there");
    let mut lines =
        text.lines().filter(|line| !line.contains("Preview") && !line.contains("Marek"));
    let mut kept = vec![lines.next().expect("it has a header")];
    let mut known = BTreeSet::new();
    for line in lines {
        let address = line.split(',').nth(1).expect("an address");
        if known.len() < people && known.insert(address) {
            kept.push(line);
        }
    }
    fs::write(program.path("team.csv"), kept.join("\n")).expect("the folder can be written");
}

/// What the templates of a person's file are given, by the text of the file that they make.
fn texts(program: &Program, people: usize) -> Vec<String> {
    first(program, people);
    // A template that is nothing but its context: what is not in it cannot be on the page.
    fs::create_dir_all(program.path("own")).expect("the folder can be written");
    let template = "<!doctype html><html lang=\"en\"><head><title>x</title></head><body>\
                    {% for row in page.rows %}<p>{{ row.same }}</p>{% endfor %}\
                    {% for one in shares %}<p>{{ one.team }}</p>{% endfor %}</body></html>";
    fs::write(program.path("own/person-file.html"), template).expect("the folder can be written");
    program.run(&[
        "report",
        "team.csv",
        "--people",
        "files",
        "--format",
        "json",
        "--templates",
        "own",
    ]);
    files(program).iter().map(|name| text(program, name)).collect()
}

/// The text of a PDF, from what its tags say is shown.
fn text(program: &Program, name: &str) -> String {
    let bytes = fs::read(program.path(&format!("report/people/{name}"))).expect("it was written");
    let document = lopdf::Document::load_mem(&bytes).expect("it is a PDF");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).expect("its text can be read")
}

#[test]
fn everybody_who_was_scored_has_a_file_of_one_page() {
    let program = Program::new();
    program.run(&["report", Q4, "--people", "files", "--format", "json"]);
    let text = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    let scores: Value = serde_json::from_str(&text).expect("it is JSON");
    let people = scores["people"].as_array().expect("a list");
    let expected: BTreeSet<String> =
        people.iter().map(|one| format!("{}.pdf", one["id"].as_str().expect("an id"))).collect();
    assert_eq!(files(&program), expected);
    for paper in ["a4", "letter"] {
        program.run(&["report", Q4, "--people", "files", "--format", "json", "--paper", paper]);
        for name in files(&program) {
            let bytes = fs::read(program.path(&format!("report/people/{name}"))).expect("written");
            let pdf = Pdf::new(bytes).expect("it is a PDF");
            assert_eq!(pdf.pages().len(), 1, "{name} on {paper}");
        }
    }
}

#[test]
fn a_name_in_another_script_says_its_language() {
    let program = Program::new();
    program.run(&["report", Q4, "--people", "files", "--format", "json"]);
    let languages = files(&program).into_iter().flat_map(|name| {
        let bytes = fs::read(program.path(&format!("report/people/{name}"))).expect("written");
        let document = lopdf::Document::load_mem(&bytes).expect("it is a PDF");
        let elements = document.objects.into_values().filter_map(|object| match object {
            lopdf::Object::Dictionary(one) if one.has(b"S") => Some(one),
            _ => None,
        });
        let of = |one: lopdf::Dictionary| one.get(b"Lang").ok()?.as_str().map(<[u8]>::to_vec).ok();
        elements.filter_map(of).collect::<BTreeSet<Vec<u8>>>()
    });
    let found: BTreeSet<String> =
        languages.map(|name| String::from_utf8(name).expect("a tag of ASCII")).collect();
    assert_eq!(found, BTreeSet::from(["el", "he", "und-Arab", "und-Deva"].map(str::to_owned)));
}

#[test]
fn a_file_names_its_person_and_nobody_else() {
    let program = Program::new();
    program.run(&["report", Q4, "--people", "files", "--format", "json"]);
    let names =
        ["Grace Kim", "Tom Becker", "Daniel Reyes", "Ana Ortiz", "Hannah Weiss", "Chidi Okonkwo"];
    for (own, file) in names.iter().zip([
        "grace-kim",
        "tom-becker",
        "daniel-reyes",
        "ana-ortiz",
        "hannah-weiss",
        "chidi-okonkwo",
    ]) {
        let text = text(&program, &format!("{file}.pdf"));
        for name in names {
            assert_eq!(text.contains(name), name == *own, "{name} in {file}: {text}");
        }
        assert!(!text.contains("example.com"));
    }
}

#[test]
fn the_file_of_the_only_person_speaks_of_no_team() {
    let program = Program::new();
    first(&program, 1);
    let words = ["report", "team.csv", "--people", "files", "--format", "json"];
    let said = program.command(&words).output().expect("it runs").stderr;
    assert!(String::from_utf8_lossy(&said).contains("people/ (1 file)"));
    let name = files(&program).into_iter().next().expect("one file");
    let text = text(&program, &name);
    assert!(!text.contains("The team"), "{text}");
}

#[test]
fn a_team_of_fewer_than_five_is_not_shown() {
    let program = Program::new();
    for people in [1, 2, 4] {
        for text in texts(&program, people) {
            assert!(text.contains('–'), "{people} people: {text}");
            for told in ["%", "few", "some", "many", "most"] {
                assert!(!text.contains(told), "{people} people: {text}");
            }
        }
    }
    let shown = texts(&program, 5).concat();
    assert!(shown.contains('%') && shown.contains("few"), "{shown}");
    assert!(!shown.contains(" of "), "{shown}");
}

#[test]
fn no_file_is_made_where_nobody_is_to_be_named() {
    let program = Program::new();
    program.run(&["report", Q4, "--people", "none", "--format", "json"]);
    assert!(!program.path("report/people").exists());
}
