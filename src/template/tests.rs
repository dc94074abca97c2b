//! Tests of the templates.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::*;
use crate::compose::sample::{self, Sample};
use crate::compose::{Compare, Options, People};

fn templates() -> Templates {
    Templates::new(Overrides::default()).unwrap()
}

fn with(name: &str, text: &str) -> Result<Templates, Failure> {
    let files = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    Templates::new(Overrides { folder: "mine".to_owned(), files })
}

fn page(sample: &Sample, people: People) -> String {
    let options = Options {
        people,
        compare: Compare::Teams,
        version: "0.0.0".to_owned(),
        ..Options::default()
    };
    templates().page(&Context::of(&sample.report(&options))).unwrap()
}

/// Everything on the page that somebody reads, a line per block.
fn text(page: &str) -> String {
    let body = page.split("<body").nth(1).unwrap();
    let mut text = String::new();
    let mut in_tag = true;
    for (index, letter) in body.char_indices() {
        match letter {
            '<' => {
                in_tag = true;
                let rest = &body[index + 1..];
                if ["/p>", "/h", "/td", "/th", "/li", "/dt", "/dd", "/tr"]
                    .iter()
                    .any(|end| rest.starts_with(end))
                {
                    text.push(if rest.starts_with("/td") || rest.starts_with("/th>") {
                        '|'
                    } else {
                        '\n'
                    });
                }
            }
            '>' => in_tag = false,
            letter if !in_tag => text.push(if letter == '\n' { ' ' } else { letter }),
            _ => {}
        }
    }
    let mut lines = String::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() && words != ["|"] {
            writeln!(lines, "{}", words.join(" ")).unwrap();
        }
    }
    lines
}

#[test]
fn every_template_is_parsed_and_says_nothing_that_escapes() {
    let templates = templates();
    for (name, text) in templates.sources() {
        assert!(!text.trim().is_empty(), "{name}");
        assert!(!text.contains("style=\""), "{name} has a style attribute");
        assert!(!text.contains("safe"), "{name} switches escaping off");
        assert!(!text.contains("<script"), "{name} has a script");
        assert!(!text.contains("http"), "{name} loads something");
    }
    assert_eq!(templates.sources().count(), BUILT_IN.len());
}

#[test]
fn attributes_are_quoted_wherever_they_hold_a_value() {
    for (name, text) in BUILT_IN {
        // Arguments of a component are written `name={value}`, with one brace.
        assert!(!text.contains("={{") && !text.contains("={%"), "{name}");
    }
}

#[test]
fn one_person_alone_reads_well() {
    insta::assert_snapshot!(text(&page(&Sample::of(&["111111111110002"]), People::Auto)));
}

#[test]
fn a_small_team_reads_well() {
    let sample = Sample::sized(3).with_partial().with_silent(1);
    insta::assert_snapshot!(text(&page(&sample, People::Auto)));
}

#[test]
fn the_page_keeps_the_rules_of_its_elements() {
    use crate::pdf::markup::{KNOWN, SKIPPED};
    let pages = [
        page(&Sample::sized(1), People::Auto),
        page(&Sample::sized(12).with_partial().with_silent(1), People::Pages),
        page(&Sample::sized(70).in_teams(5), People::Auto),
    ];
    for page in pages {
        let body = page.split("<body").nth(1).unwrap();
        let mut level = 1;
        let mut ids = Vec::new();
        assert_eq!(page.matches("<h1>").count(), 1);
        for tag in body.split('<').skip(1).filter(|tag| !tag.starts_with('/')) {
            let end = tag.find([' ', '>']).unwrap();
            let name = &tag[..end];
            assert!(KNOWN.contains(&name) || SKIPPED.contains(&name), "<{name}>");
            if let Some(next) = name.strip_prefix('h').and_then(|digit| digit.parse::<u32>().ok()) {
                assert!(next <= level + 1, "<{name}> after <h{level}>");
                level = next;
            }
            if let Some(id) = tag.split(" id=\"").nth(1) {
                ids.push(id.split('"').next().unwrap().to_owned());
            }
        }
        for target in body.split("href=\"#").skip(1) {
            let target = target.split('"').next().unwrap();
            assert!(ids.iter().any(|id| id == target), "#{target} leads nowhere");
        }
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id occurs twice");
    }
}

#[test]
fn strangers_cannot_write_markup_templates_or_styles() {
    let hostile = "<script>alert(1)</script>{{ 7777*7 }}</style>\" onload='x' \u{202e}drawkcab";
    let mut sample = Sample::sized(12).with_partial().with_silent(1).in_teams(2);
    hostile.clone_into(&mut sample.scores.team.name);
    hostile.clone_into(&mut sample.scores.wave);
    hostile.clone_into(&mut sample.scores.people[3].name);
    hostile.clone_into(&mut sample.scores.not_scored[0].name);
    hostile.clone_into(&mut sample.scores.teams[1].name);
    hostile.clone_into(&mut sample.responses.columns[2].header);
    hostile.clone_into(&mut sample.responses.kind);
    hostile.clone_into(&mut sample.scores.ledger.left_out[0].seen);
    let page = page(&sample, People::Pages);
    assert!(!page.contains("<script") && !page.contains("54439") && !page.contains("' \u{202e}"));
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(page.matches("&lt;script&gt;alert(1)&lt;/script&gt;{{ 7777*7 }}").count() > 8);
}

#[test]
fn names_of_people_and_teams_stand_isolated_wherever_they_are() {
    let mut sample = Sample::sized(12).with_partial().with_silent(1).in_teams(2);
    sample.scores.people[3].name = "\u{202e}nosreP".to_owned();
    sample.scores.teams[1].name = "\u{202e}maeT".to_owned();
    for people in [People::Auto, People::Pages] {
        let page = page(&sample, people);
        assert!(page.matches('\u{202e}').count() > 3);
        for (at, _) in page.match_indices('\u{202e}') {
            assert!(page[..at].ends_with("<bdi dir=\"auto\">"), "{}", &page[at - 40..at]);
        }
    }
}

#[test]
fn a_slip_in_a_template_is_told_with_its_line() {
    let told = |name, text| with(name, text).unwrap_err().to_string();
    insta::assert_snapshot!(told("cover.html", "<h1>\n{{ cover.team"));
    insta::assert_snapshot!(told("cover.html", "<h1>\n{{ cover.team | shout }}"));
    insta::assert_snapshot!(told("cover.html", "{% include \"cover.html\" %}"));
    insta::assert_snapshot!(told("cover.html", "{% include \"nowhere.html\" %}"));
}

#[test]
fn a_name_that_the_report_does_not_have_is_told_with_its_line() {
    let templates = with("cover.html", "<h1>\n{{ cover.teem }}</h1>").unwrap();
    let report = Sample::sized(1).report(&Options::default());
    insta::assert_snapshot!(templates.page(&Context::of(&report)).unwrap_err());
}

#[test]
fn a_template_of_ones_own_is_escaped_too() {
    let templates = with("cover.html", "<h1>{{ cover.team }}</h1>").unwrap();
    let mut sample = Sample::sized(2);
    "<b>".clone_into(&mut sample.scores.team.name);
    let page = templates.page(&Context::of(&sample.report(&Options::default()))).unwrap();
    assert!(page.contains("<h1>&lt;b&gt;</h1>"));
}

#[test]
fn names_from_right_to_left_stand_alone_in_every_sentence() {
    let instrument = sample::instrument_of(3, 6, "תכנון");
    let mut names: Vec<&str> = instrument.orientations().iter().map(|one| &*one.name).collect();
    names.extend(instrument.traits().iter().flat_map(|one| &one.statements).map(String::as_str));
    let page =
        page(&Sample::with(instrument.clone(), &["001122", "000111", "000000"]), People::Auto);
    let body = page.split("<body").nth(1).unwrap();
    let texts =
        body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    let of_names: Vec<&str> = texts.filter(|text| text.contains("תכנון")).collect();
    assert!(of_names.len() > 50);
    for text in of_names {
        assert!(names.contains(&text), "not alone: {text}");
    }
    assert!(body.contains("<bdi dir=\"auto\" lang=\"he\">תכנון 0</bdi> leads"));
    assert!(!body.contains("<bdi dir=\"auto\"><bdi"));
}
