//! What the charts of `report.html` say at the pointer equals `scores.json`, and says nothing of single
//! people where nobody is named.

mod program;

use std::fs;

use program::Program;
use serde_json::Value;

/// The values of a chart: what each says, and how many marks say it.
fn values(page: &str, chart: &str) -> Vec<(String, usize)> {
    let start = page.find(&format!("\"{chart}-title\"")).expect("the page has the chart");
    let svg = &page[start..start + page[start..].find("</svg>").expect("a drawing ends")];
    let (_, group) = svg.split_once("<g class=\"values\"").expect("the chart has values");
    let all = group.split("<path d=\"").skip(1).map(|value| {
        let (path, rest) = value.split_once('"').expect("a path ends");
        // A narrow chart says what the wide one does.
        let title = rest.strip_prefix("><title>").and_then(|rest| rest.split("</title>").next());
        let title = title.unwrap_or_default();
        (title.replace("&amp;", "&").replace("&lt;", "<"), path.matches('M').count())
    });
    all.collect()
}

/// A share of `scores.json` in whole per cent.
fn percent(share: &Value) -> String {
    format!("{:.0} %", (share.as_f64().expect("it is a number") * 100.0 + 1e-9).round())
}

fn made(words: &[&str]) -> (String, Value) {
    let program = Program::new();
    let out = program.path("out");
    let out = out.to_str().expect("it is UTF-8");
    program.run(&[&["report"], words, &["--out", out, "--format", "html,json"]].concat());
    let page = fs::read_to_string(program.path("out/report.html")).expect("it is there");
    let scores = fs::read_to_string(program.path("out/scores.json")).expect("it is there");
    (page, serde_json::from_str(&scores).expect("it is JSON"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("it is a list")
}

#[test]
fn charts_say_the_numbers_of_the_scores() {
    let (page, scores) =
        made(&["sample-data/2026-q4.csv", "--baseline", "sample-data/2026-q3.csv"]);
    let poles = [("strategic", "Strategic"), ("tactical", "Tactical"), ("hybrid", "Hybrid")];
    let mix = |name: &str, shares: &Value| {
        let cells: Vec<String> =
            poles.iter().map(|(id, pole)| format!("{pole} {}", percent(&shares[*id]))).collect();
        format!("{name}: {}", cells.join(", "))
    };
    let people: Vec<String> = list(&scores, "people")
        .iter()
        .map(|one| mix(one["name"].as_str().unwrap(), &one["shares"]))
        .collect();
    for chart in ["ternary", "ternary-named"] {
        let said = values(&page, chart);
        let narrow = values(&page, &format!("{chart}-narrow"));
        assert_eq!(narrow, vec![(String::new(), 1); said.len()]);
        assert!(said.iter().all(|(_, marks)| *marks == 1));
        let said: Vec<String> = said.into_iter().map(|(text, _)| text).collect();
        assert_eq!(
            said[0],
            mix(scores["team"]["name"].as_str().unwrap(), &scores["team"]["shares"])
        );
        assert_eq!(said[1..], people, "{chart}");
    }
    let traits: Vec<(&str, String)> = list(&scores["team"], "traits")
        .iter()
        .map(|own| {
            let answered = own["answered"].as_u64().unwrap();
            let cells: Vec<String> = poles
                .iter()
                .map(|(id, pole)| {
                    let count = own["counts"][*id].as_u64().unwrap();
                    format!("{pole} {}", percent(&(count as f64 / answered as f64).into()))
                })
                .collect();
            (own["id"].as_str().unwrap(), format!(": {}, n = {answered}", cells.join(", ")))
        })
        .collect();
    let said = values(&page, "team-radar");
    assert_eq!(said.len(), traits.len());
    for ((text, marks), (id, numbers)) in said.iter().zip(&traits) {
        let name =
            text.strip_suffix(numbers.as_str()).expect("the numbers are those of the scores");
        assert_eq!(name.to_lowercase().replace(' ', "-"), *id);
        assert_eq!(*marks, poles.len());
    }
    for chart in ["cover", "share-bar", "dot-plot", "change", "change-traits"] {
        assert!(!values(&page, chart).is_empty());
    }
}

#[test]
fn where_nobody_is_named_charts_name_nobody() {
    let (page, scores) = made(&["sample-data/2026-q4.csv", "--people", "none"]);
    let said = values(&page, "ternary");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].0.starts_with(scores["team"]["name"].as_str().unwrap()));
}
