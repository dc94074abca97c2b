//! Every number in a headline, fact or sentence of the report is one of `scores.json`, or comes from
//! it by the rule of its sentence.
//!
//! The page is read as a reader sees it: headlines, leads, facts, captions, notes and cards as text.
//! Each number that stands there is looked for among all that the scores allow: counts, shares in per
//! cent, differences of shares in points, and how many of something there are. A number that no
//! sentence of `scores.json` could mean is a fault. On top of that the sentences of the summary are
//! read word by word, and their numbers compared with the very values they speak of.

mod program;

use std::collections::BTreeSet;
use std::fs;

use program::Program;
use serde_json::Value;

/// The text of an element without its tags, and where it ends; `from` is behind its start tag.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else { break };
        rest = &rest[at + end + 1..];
        out.push(' ');
    }
    out.push_str(rest);
    let out = out.replace("&amp;", "&").replace("&nbsp;", " ").replace(['\u{a0}', '\u{202f}'], " ");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The insides of all elements that start with this tag, up to their end tag.
fn all<'a>(html: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(start) {
        let inside = &rest[at + start.len()..];
        let inside = &inside[inside.find('>').map_or(0, |close| close + 1)..];
        let Some(close) = inside.find(end) else { break };
        found.push(&inside[..close]);
        rest = &inside[close..];
    }
    found
}

/// A chapter of the page.
fn chapter<'a>(html: &'a str, id: &str) -> &'a str {
    let start = html.find(&format!("id=\"{id}\" aria-labelledby")).expect("the chapter is there");
    let rest = &html[start..];
    let end = rest[1..].find("<section class=\"chapter").map_or(rest.len(), |end| end + 1);
    &rest[..end]
}

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// A number as a sentence has it: in digits, or spelled.
fn number(word: &str) -> Option<f64> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '−');
    let bare = bare.trim_end_matches('.').replace('−', "-");
    let spelled = WORDS.iter().position(|known| *known == bare.to_lowercase());
    spelled.map(|place| place as f64).or_else(|| bare.parse().ok())
}

fn of(value: &Value) -> f64 {
    value.as_f64().expect("it is a number")
}

/// Half away from zero, as the report rounds, of values that have six places.
fn rounded(value: f64, places: usize) -> f64 {
    let scale = [1.0, 10.0, 100.0][places];
    (value * scale + 1e-4 * value.signum()).round() / scale
}

/// The shares of a team in the order of the instrument, with the ids.
fn shares(team: &Value) -> Vec<(String, f64)> {
    let shares = team["shares"].as_object().expect("shares have keys");
    shares.iter().map(|(id, share)| (id.clone(), of(share))).collect()
}

/// The places of the largest counts of a trait.
fn leaders(counts: &Value) -> Vec<String> {
    let counts = counts.as_object().expect("counts have keys");
    let most = counts.values().map(of).fold(0.0, f64::max);
    counts.iter().filter(|(_, count)| of(count) >= most).map(|(id, _)| id.clone()).collect()
}

/// On how many traits each orientation alone has the most.
fn led(team: &Value, id: &str) -> usize {
    let traits = team["traits"].as_array().expect("traits are a list");
    traits.iter().filter(|one| leaders(&one["counts"]) == [id]).count()
}

struct Made {
    html: String,
    scores: Value,
}

fn made(program: &Program, call: &[&str]) -> Made {
    program.run(&[call, &["--format", "html,json"]].concat());
    let read = |name: &str| {
        fs::read_to_string(program.path(&format!("report/{name}"))).expect("it was written")
    };
    let scores = serde_json::from_str(&read("scores.json")).expect("it is JSON");
    Made { html: read("report.html"), scores }
}

/// Every number that sentences on this report may hold: as it is, and as a difference.
fn allowed(scores: &Value) -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    let mut add = |value: f64| {
        for places in 0..=2 {
            let number = rounded(value, places);
            allowed.insert(format!("{number}"));
        }
    };
    let mut lists = Vec::new();
    gather(
        scores,
        &mut |value| {
            add(value);
            add(value * 100.0);
        },
        &mut lists,
    );
    // How many there are of something: of all, and with each word.
    for list in &lists {
        for many in 0..=list.len() {
            add(many as f64);
        }
    }
    // Points between two shares, as they are and as they are shown.
    let teams = scores["teams"].as_array().into_iter().flatten();
    for team in teams.chain([&scores["team"]]) {
        let shares = shares(team);
        for (_, one) in &shares {
            for (_, other) in &shares {
                add((one - other).abs() * 100.0);
                add((rounded(one * 100.0, 0) - rounded(other * 100.0, 0)).abs());
            }
        }
    }
    allowed
}

fn gather<'a>(value: &'a Value, add: &mut impl FnMut(f64), lists: &mut Vec<&'a Vec<Value>>) {
    match value {
        Value::Number(number) => add(number.as_f64().expect("it is finite")),
        Value::Array(items) => {
            lists.push(items);
            for item in items {
                gather(item, add, lists);
            }
        }
        Value::Object(entries) => {
            for item in entries.values() {
                gather(item, add, lists);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// What is told of the answers: headlines and leads, facts, the caution, and the evidence of what
/// would help. How to read, the method and the ledger speak of rules.
fn sentences(html: &str) -> Vec<String> {
    let mut all_of: Vec<String> = Vec::new();
    for id in
        ["summary", "radar", "traits", "agreement", "people", "change", "teams", "conversation"]
    {
        if !html.contains(&format!("id=\"{id}\" aria-labelledby")) {
            continue;
        }
        let chapter = chapter(html, id);
        all_of.extend(all(chapter, "<h2 ", "</h2>").into_iter().map(text));
        all_of.extend(all(chapter, "<p class=\"lead\"", "</p>").into_iter().map(text));
        all_of.extend(all(chapter, "<div class=\"fact\"", "</div>").into_iter().map(text));
    }
    let conversation = chapter(html, "conversation");
    let evidence = all(conversation, "<p class=\"small soft\"", "</p>").into_iter().map(text);
    all_of.extend(evidence.map(|text| text.replace("of 15 traits", "of all traits")));
    all_of
}

#[test]
fn no_sentence_has_a_number_that_the_scores_do_not_have() {
    let sample = ["report", "sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let change = [&sample[..], &["--baseline", "sample-data/2026-q3.csv"]].concat();
    let teams = ["report", "sample-data/five-teams.csv", "--compare", "teams"];
    let mut seen = 0;
    for call in [&sample[..], &change[..], &teams[..]] {
        let program = Program::new();
        let Made { html, scores } = made(&program, call);
        let allowed = allowed(&scores);
        for sentence in sentences(&html) {
            // Statements and waves are names: `Looks 360`, `2026 Q3`.
            let named = sentence.replace("Looks 360", "").replace("2026", "");
            for word in named.split_whitespace() {
                let Some(found) = number(word) else { continue };
                seen += 1;
                assert!(allowed.contains(&format!("{}", found.abs())), "{found} in: {sentence}");
            }
        }
    }
    assert!(seen > 90, "only {seen} numbers were seen");
}

/// Of the sentences whose form is known, each number is the one that it speaks of.
#[test]
fn the_numbers_of_the_summary_are_those_that_it_speaks_of() {
    let program = Program::new();
    let call = ["report", "sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let Made { html, scores } = made(&program, &call);
    let team = &scores["team"];
    let mut order = shares(team);
    order.sort_by(|one, other| other.1.total_cmp(&one.1));
    let name = |id: &str| id[..1].to_uppercase() + &id[1..];
    let summary = chapter(&html, "summary");
    let headline = text(all(summary, "<h2 ", "</h2>")[0]);
    let ahead = rounded(order[0].1 * 100.0, 0) - rounded(order[1].1 * 100.0, 0);
    let leads =
        format!("{} leads by {ahead} points, and no absent answer changes that", name(&order[0].0));
    assert_eq!(headline, leads);
    assert_eq!(team["holds_whatever_the_absent_say"], true);

    let facts: Vec<String> =
        all(summary, "<div class=\"fact\"", "</div>").into_iter().map(text).collect();
    let percent = |share: f64| format!("{} %", rounded(share * 100.0, 0));
    let first = format!(
        "{} for {}, the mean of {} people’s shares. {} follows with {}, {} with {}.",
        percent(order[0].1),
        name(&order[0].0),
        team["people"],
        name(&order[1].0),
        percent(order[1].1),
        name(&order[2].0),
        percent(order[2].1)
    );
    assert!(facts[0].starts_with(&first), "{}\n{first}", facts[0]);
    let many = led(team, &order[0].0);
    let traits = team["traits"].as_array().unwrap().len();
    assert!(facts[1].starts_with(&format!("{many} of {traits} traits are led by")), "{}", facts[1]);
    for (id, _) in &order[1..] {
        let by = format!("{} by {}", WORDS[led(team, id)], name(id));
        assert!(facts[1].contains(&by), "{}: {by}", facts[1]);
    }
    let people = scores["people"].as_array().unwrap();
    let called = |id: &str| people.iter().filter(|one| one["orientation"] == id).count();
    let most = called(&order[0].0);
    assert!(facts[2].starts_with(&format!("{most} of {} people", people.len())), "{}", facts[2]);
    let none = people.iter().filter(|one| one["orientation"].is_null()).count();
    assert!(
        facts[2].contains(&format!("{} have no single orientation", WORDS[none])),
        "{}",
        facts[2]
    );
}

#[test]
fn the_numbers_of_other_headlines_and_cards_are_those_that_they_speak_of() {
    let program = Program::new();
    let call = ["report", "sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let Made { html, scores } = made(&program, &call);
    let traits = scores["team"]["traits"].as_array().unwrap();
    let headline = |id: &str| text(all(chapter(&html, id), "<h2 ", "</h2>")[0]);
    let numbers = |text: &str| -> Vec<f64> { text.split_whitespace().filter_map(number).collect() };
    let radar: Vec<f64> = ["tactical", "strategic", "hybrid"]
        .map(|id| led(&scores["team"], id) as f64)
        .into_iter()
        .collect();
    assert_eq!(numbers(&headline("radar")), radar, "{}", headline("radar"));
    let most = traits
        .iter()
        .flat_map(|one| one["counts"].as_object().unwrap().values())
        .map(of)
        .fold(0.0, f64::max);
    let people = of(&scores["team"]["people"]);
    assert_eq!(numbers(&headline("traits")), [most, people], "{}", headline("traits"));
    let with = |word: &str| traits.iter().filter(|one| one["word"] == word).count() as f64;
    let agreement = headline("agreement");
    assert_eq!(numbers(&agreement), [with("agreed"), with("split")], "{agreement}");

    // Each card has the counts of its trait, and asks the sides that most people stand for.
    let cards = all(chapter(&html, "conversation"), "<article class=\"card\"", "</article>");
    assert_eq!(cards.len(), 3);
    for card in cards {
        let title = text(all(card, "<h3", "</h3>")[0]);
        let own = traits.iter().find(|one| one["id"] == title.to_lowercase().replace(' ', "-"));
        let counts = own.expect("the trait is there")["counts"].as_object().unwrap();
        let shown: Vec<f64> = all(card, "<span class=\"count\"", "</span>")
            .into_iter()
            .map(|count| text(count).parse().expect("a count is a number"))
            .collect();
        assert_eq!(shown, counts.values().map(of).collect::<Vec<_>>(), "{title}");
        let mut sorted = shown.clone();
        sorted.sort_by(|one, other| other.total_cmp(one));
        let asked = all(all(card, "<ul class=\"asked\"", "</ul>")[0], "<li", "</li>").len();
        assert_eq!(asked, shown.iter().filter(|count| **count >= sorted[1]).count(), "{title}");
        assert!(sorted[1] >= 2.0, "{title} would ask one person");
    }
    let minutes: f64 = all(chapter(&html, "conversation"), "<td class=\"n\"", "</td>")
        .into_iter()
        .map(|cell| text(cell).parse::<f64>().expect("minutes are a number"))
        .sum();
    assert!((minutes - 45.0).abs() < 1e-9, "{minutes}");
}
