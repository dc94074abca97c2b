//! The notes behind the numbers of `report.html` say word for word what `orient explain` says, and
//! every number of a table has one.

mod program;

use std::collections::BTreeSet;
use std::fs;

use program::Program;
use serde_json::Value;

/// Text without tags and entities.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&")
}

/// The values of an attribute, in the order of the page.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let all = html.split(&start).skip(1);
    all.map(|rest| rest.split('"').next().expect("a split has a part")).collect()
}

/// The value, definition, formula and formula with values of everything that is explained.
fn explained(program: &Program, source: &[&str]) -> BTreeSet<[String; 4]> {
    let json = |words: &[&str]| -> Value {
        let output = program.command(words).output().expect("the program can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("it is JSON")
    };
    let scores = json(&[&["score", "--format", "json"], source].concat());
    let mut all = BTreeSet::new();
    for key in ["ledger", "team", "teams", "people", "not_scored", "baseline", "change", "findings"]
    {
        let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
        if scores.get(key).is_none_or(is_empty) {
            continue;
        }
        let own = json(&[&["explain", "--json", key], source].concat());
        for how in own.as_array().expect("it is a list") {
            let text = |key: &str| match &how[key] {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.as_f64().expect("it is finite").to_string(),
                other => other.to_string(),
            };
            all.insert(["value", "definition", "formula", "filled"].map(text));
        }
    }
    all
}

#[test]
fn the_page_explains_its_numbers_in_the_words_of_the_program() {
    let sample: &[&str] = &["sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let before: &[&str] = &["--baseline", "sample-data/2026-q3.csv"];
    let rated: &[&str] =
        &["sample-data/2026-q4-rated.csv", "--instrument", "sales-operations-rated"];
    for (source, only) in [
        (sample.to_vec(), &["--people", "pages"][..]),
        ([sample, before].concat(), &[]),
        (rated.to_vec(), &[]),
        (vec!["sample-data/five-teams.csv"], &["--compare", "teams"]),
    ] {
        let program = Program::new();
        program.run(&[&["report"], &source[..], only, &["--format", "html"]].concat());
        let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
        // So that it can be sent by post, whatever it explains.
        assert!(page.len() < 1_000_000, "{source:?}: {} bytes", page.len());
        let all = explained(&program, &source);
        let mut seen = 0;
        for note in page.split("class=\"how-note\"").skip(1) {
            let note = note.split("</dl></div>").next().expect("a split has a part");
            for entry in note.split("<dt>").skip(1) {
                let (term, rest) = entry.split_once("<dd>").expect("a term has a text");
                let parts: Vec<String> = rest.split("<br>").map(plain).collect();
                let value = plain(term);
                let (_, value) = value.rsplit_once(": ").expect("a term has a value");
                let mut own = [value, &parts[0], &parts[1], parts[2].trim_end()].map(str::to_owned);
                // What a reader calls none may be null in `scores.json`.
                if value == "none" && !all.contains(&own) {
                    "null".clone_into(&mut own[0]);
                }
                // Of an earlier wave, the page tells sums where the program tells of each person.
                let is_alike = |one: &[String; 4]| one[..2] == own[..2];
                let is_told = all.contains(&own)
                    || source.contains(&"--baseline") && all.iter().any(is_alike);
                assert!(is_told, "{source:?}: no explanation says {own:?}");
                seen += 1;
            }
        }
        assert!(seen > 200, "{source:?}: only {seen} explanations stand on the page");
        // Whatever number a cell shows, a button on the page opens its note.
        let asked: Vec<&str> =
            attributes(&page, "data-explain").into_iter().flat_map(str::split_whitespace).collect();
        for path in attributes(&page, "data-number") {
            let is_below = |asked: &&str| {
                path.strip_prefix(*asked)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            assert!(asked.iter().any(is_below), "{source:?}: {path} has no note");
        }
    }
}
