//! Reports of every mode with instruments of every size: the numbers are those of a slow recount,
//! the words those of the mode, and the charts those that it has.

use std::fs;

use serde_json::Value;

use crate::program::Program;
use crate::recount::{MODES, NAMES, Survey};

/// What was written of a survey.
struct Written {
    scores: Value,
    /// The page's text and its tags, with plain spaces.
    html: String,
    /// The text of the PDF, with single spaces.
    pdf: String,
}

fn report(survey: &Survey, more: &[&str]) -> Written {
    let program = Program::new();
    let write = |name: &str, text: String| {
        fs::write(program.path(name), text).expect("the folder can be written to");
    };
    write("made-up.toml", survey.instrument());
    write("answers.csv", survey.table());
    let call = ["report", "answers.csv", "--instrument", "made-up.toml", "--wave", "1"];
    program.run(&[&call, more].concat());
    program.run(&["verify", "report/report.html"]);
    let read = |name: &str| {
        fs::read(program.path(&format!("report/{name}"))).expect("the file was written")
    };
    let text = |name: &str| String::from_utf8(read(name)).expect("the file is UTF-8");
    let document = lopdf::Document::load_mem(&read("report.pdf")).expect("the PDF can be read");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let pdf = document.extract_text(&pages).expect("the PDF has text");
    Written {
        scores: serde_json::from_str(&text("scores.json")).expect("scores are JSON"),
        html: text("report.html").replace('\u{a0}', " "),
        pdf: pdf.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// What stands between tags, one after the other.
fn texts(html: &str) -> String {
    let html = &html[html.find("<main").expect("the page has a main part")..];
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (_, rest) = piece.split_once('>').unwrap_or((piece, ""));
        text.push_str(rest);
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_near(found: &Value, expected: f64, what: &str) {
    let found = found.as_f64().unwrap_or(f64::NAN);
    assert!(
        (found - expected).abs() <= 5.1e-7 * expected.abs().max(1.0),
        "{what}: {found} is not {expected}"
    );
}

/// The numbers of `scores.json` are those of the recount.
fn numbers_agree(survey: &Survey, scores: &Value) {
    let (key, times) = if survey.mode == "rate" { ("scores", 100.0) } else { ("shares", 1.0) };
    for of in 0..survey.orientations {
        let id = Survey::id(of);
        let team = times * survey.team(of).number();
        assert_near(&scores["team"][key][id], team, &format!("the team, {id}"));
        for person in 0..survey.people {
            let expected = times * survey.person(person, of).number();
            let found = &scores["people"][person][key][id];
            assert_near(found, expected, &format!("person {person}, {id}"));
        }
        for trait_ in 0..survey.traits {
            let expected = times * survey.of_trait(trait_, of).number();
            let found = &scores["team"]["traits"][trait_][key][id];
            assert_near(found, expected, &format!("trait {trait_}, {id}"));
        }
    }
    for person in scores["people"].as_array().expect("people are a list") {
        let is_chosen = survey.mode == "choose";
        assert_eq!(person["certainty"].is_number(), is_chosen, "{person}");
        assert_eq!(person["counts"].is_object(), is_chosen, "{person}");
        assert_eq!(person["own_mean"].is_number(), survey.mode == "rate", "{person}");
    }
}

/// The table of traits has a row for each, with the numbers of the recount.
fn rows_agree(survey: &Survey, html: &str) {
    let table = html.split("class=\"heat").nth(1).expect("the page has the table of traits");
    let table = &table[..table.find("</table>").expect("the table ends")];
    let rows: Vec<&str> = table.split("<tr").skip(2).collect();
    assert_eq!(rows.len(), survey.traits + 1, "a row for each trait, and one for the team");
    for (trait_, row) in rows[..survey.traits].iter().enumerate() {
        for (of, cell) in row.split("<td class=\"cell").skip(1).enumerate() {
            let number = survey.trait_shown(trait_, of);
            assert!(
                cell.contains(&format!("</span>{number}</span>")),
                "trait {trait_}, {}: {number} is not in {cell}",
                NAMES[of]
            );
        }
    }
    for of in 0..survey.orientations {
        let level = survey.level_shown(survey.team(of));
        assert!(rows[survey.traits].contains(&format!(">{level}</span>")), "{level}");
    }
}

/// The words that only one mode has, up to the chapter that says what is not shown.
fn words_are_those_of_the_mode(survey: &Survey, text: &str, where_: &str) {
    let shown = text.split("Not shown, and why").next().expect("a split has a first part");
    let only: [(&str, &[&str]); 4] = [
        (
            "choose",
            &["ertainty", "losing first", "answers for the orientation", "no single orientation"],
        ),
        (
            "rate",
            &["Own mean", "to a scale from 0 to 100", "the rating of the orientation’s statement"],
        ),
        ("allocate", &["gave 10 points", "points given"]),
        ("rank", &["rank points", "Borda’s count"]),
    ];
    for (mode, words) in only {
        for word in words {
            assert_eq!(
                shown.contains(word),
                mode == survey.mode,
                "{where_} of `{}`: {word}",
                survey.mode
            );
        }
    }
    let ipsative = text.contains("(ipsative)");
    assert_eq!(ipsative, survey.mode != "rate", "{where_} of `{}`: ipsative", survey.mode);
}

/// Triangle, radar, rows or bars: what the instrument has room for.
fn charts_are_those_of_the_mode(survey: &Survey, html: &str) {
    let is_team = survey.people > 1;
    let triangle = is_team && survey.orientations == 3 && survey.mode != "rate";
    assert_eq!(html.contains("Triangle of"), triangle);
    let in_rows = survey.traits > 24 || survey.orientations > 3;
    let drawn = is_team && survey.traits > 2;
    assert_eq!(html.contains("Radar of The team"), drawn && !in_rows);
    assert_eq!(html.contains("Rows of traits of The team"), drawn && in_rows);
    assert_eq!(html.contains("from 0 to 100: Far"), is_team && survey.mode == "rate");
}

fn holds(mode: &'static str, size: (usize, usize, usize), weighed: bool, more: &[&str]) {
    let survey = Survey::new(mode, size, weighed);
    let written = report(&survey, more);
    numbers_agree(&survey, &written.scores);
    charts_are_those_of_the_mode(&survey, &written.html);
    let page = texts(&written.html);
    words_are_those_of_the_mode(&survey, &page, "the page");
    words_are_those_of_the_mode(&survey, &written.pdf, "the PDF");
    if survey.people > 1 {
        rows_agree(&survey, &written.html);
    }
    for (of, orientation) in NAMES.iter().enumerate().take(survey.orientations) {
        let level = survey.level_shown(survey.team(of));
        for (text, name) in [(&page, "page"), (&written.pdf, "PDF")] {
            assert!(
                text.contains(&level),
                "{mode} {size:?}: the {name} lacks {orientation} {level}"
            );
        }
    }
    // The page's words are the PDF's: every headline stands in both.
    for headline in written.html.split("<h2").skip(1) {
        let (_, rest) = headline.split_once('>').expect("a tag ends");
        let headline = rest.split('<').next().expect("a split has a first part");
        let plain = headline.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(written.pdf.contains(&plain), "{mode} {size:?}: the PDF lacks {plain}");
        assert!(plain.split(' ').count() <= 12, "{plain}");
    }
}

#[test]
fn one_person_and_one_trait() {
    for mode in MODES {
        holds(mode, (2, 1, 1), false, &[]);
    }
}

#[test]
fn two_people_and_three_traits() {
    for mode in MODES {
        holds(mode, (2, 3, 2), true, &["--people", "pages"]);
    }
}

#[test]
fn a_team_of_twelve_as_usual() {
    for mode in MODES {
        holds(mode, (3, 15, 12), false, &[]);
    }
}

#[test]
fn four_orientations_with_pages_and_weights() {
    for mode in MODES {
        holds(mode, (4, 24, 5), true, &["--people", "pages", "--paper", "letter"]);
    }
}

#[test]
fn six_orientations_and_sixty_traits() {
    for mode in MODES {
        holds(mode, (6, 60, 6), true, &[]);
    }
}

#[test]
fn seventy_people_with_strips() {
    for mode in MODES {
        holds(mode, (3, 25, 70), false, &[]);
    }
}

#[test]
fn nobody_is_named_where_nobody_is_to_be() {
    for mode in MODES {
        let survey = Survey::new(mode, (3, 15, 12), false);
        let written = report(&survey, &["--people", "none"]);
        for text in [&written.html, &written.pdf] {
            assert!(!text.contains("Person "), "{mode}");
        }
    }
}
