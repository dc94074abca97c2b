//! A run in a page, sealed and found again; and what is not what it should be.

use serde_json::{Value, json};

use super::*;
use crate::analyse::{Analysed, analyse};
use crate::change::{SamePeople, Wave, change};
use crate::edition::Edition;
use crate::export;
use crate::instrument::Instrument;
use crate::score::fixtures::{letters, responses, scores};
use crate::score::{Options, score};

/// A document of four people's scores, or a run that carries it.
fn told<T>(tell: impl FnOnce(&Analysed) -> T) -> T {
    let instrument = Instrument::built_in();
    let lines = [letters(7, 5, 3), letters(2, 10, 3), letters(4, 9, 2), letters(1, 2, 11)];
    let options = Options {
        wave: "</script><!--".to_owned(),
        team: "All".to_owned(),
        partial: crate::response::Partial::default(),
    };
    let responses = &responses(&lines, instrument);
    let scores = &score(responses.clone(), instrument, &options);
    let findings = Some(&analyse(scores, responses, instrument));
    tell(&Analysed { scores, findings, change: None, target: None, responses, instrument })
}

/// The same of ten people, eight of whom answered before.
fn told_since<T>(tell: impl FnOnce(&Analysed) -> T) -> T {
    let instrument = Instrument::built_in();
    let wave = |lines: &[String]| {
        let responses = responses(lines, instrument);
        (scores(responses.clone(), instrument), responses)
    };
    let then: Vec<String> = (0..9).map(|place| letters(5 + place % 3, 8 - place % 3, 2)).collect();
    let now: Vec<String> = (0..10).map(|place| letters(9 + place % 2, 3, 3 - place % 2)).collect();
    let ((before, then), (scores, responses)) = (wave(&then), wave(&now));
    let (before, after) = (Wave::of(&before, &then), Wave::of(&scores, &responses));
    let pairs: Vec<(usize, usize)> = (0..8).map(|place| (place, place + 1)).collect();
    let same = SamePeople { pairs, unscored: Vec::new(), all_known: true };
    let change = change(before, &after, same);
    let findings = analyse(&scores, &responses, instrument);
    tell(&Analysed {
        scores: &scores,
        findings: Some(&findings),
        change: Some(&change),
        target: None,
        responses: &responses,
        instrument,
    })
}

fn run(edition: Edition) -> Run {
    let settings = [("paper", Some("a4".to_owned())), ("date", None)];
    told(|analysed| {
        let scores = export::json(analysed, edition);
        Run::new("1.2.3", &[], &settings, analysed.instrument, &scores)
    })
}

#[test]
fn a_run_is_found_again_in_its_page_and_nothing_ends_it_early() {
    let page =
        "<html><body><section id=\"a\">one</section><section id=\"b\">two</section></body></html>";
    let made = put_into_page(page.to_owned(), &run(Edition::Named));
    let found = find_in_page(&made).expect("the run is there");
    assert_eq!(found.page(), page);
    let carried = Run::read(found.run).expect("it is a run");
    assert_eq!(carried.scores()["wave"], "</script><!--");
    assert_eq!((carried.setting("paper"), carried.setting("date")), (Some("a4"), None));
    assert!(found.changed(&carried).is_empty());
    let changed = made.replace("two", "2");
    let found = find_in_page(&changed).expect("the run is there");
    assert_eq!(found.changed(&carried), ["the section `b`"]);
}

#[test]
fn a_run_without_people_names_nobody() {
    let text = run(Edition::Aggregate).text(&std::collections::BTreeMap::new());
    assert!(!text.contains("Person 1") && !text.contains("certainty"), "{text}");
    assert!(run(Edition::Named).text(&std::collections::BTreeMap::new()).contains("Person 1"));
}

#[test]
fn what_is_left_out_of_a_run_is_read_all_the_same() {
    let since = |edition| {
        let write = |analysed: &Analysed| {
            let scores = export::json(analysed, edition);
            (Run::new("1.2.3", &[], &[], analysed.instrument, &scores), scores)
        };
        [told(write), told_since(write)]
    };
    for (run, scores) in since(Edition::Named).into_iter().chain(since(Edition::Aggregate)) {
        let text = run.text(&std::collections::BTreeMap::new());
        let read = Run::read(&text).expect("it is a run");
        assert_eq!(differences(read.scores(), &read.part_of(&scores)), []);
        let person = text.split("\"people\":{\"each\"").nth(1).unwrap_or_default();
        assert!(!person.contains("shares") && !person.contains("certainty"), "{person}");
    }
}

#[test]
fn a_run_of_the_form_before_is_read_as_it_is() {
    let scores = json!({"people": [{"name": "A", "counts": {"a": 1, "b": 2}, "answered": 3}]});
    let text = json!({"schema": "orient/run/1", "scores": scores}).to_string();
    assert_eq!(Run::read(&text).expect("it is a run").scores(), &scores);
    let text = json!({"schema": "orient/run/9", "scores": scores}).to_string();
    assert!(Run::read(&text).unwrap_err().contains("`orient/run/9`"));
}

/// Every number of the scores that is changed by a little is found out, when people are listed.
#[test]
fn every_changed_number_is_found() {
    let document = |analysed: &Analysed| export::json(analysed, Edition::Named);
    let instrument = Instrument::built_in();
    for (text, least) in [(told(document), 150), (told_since(document), 500)] {
        let sound: Value = serde_json::from_str(&text).unwrap();
        let changed = changed_and_found(&sound, instrument);
        assert!(changed > least, "{changed}");
    }
}

/// What only the answers themselves tell; with the source, it is compared like all else.
const UNSEEN: [&str; 8] = [
    "/findings/sensitivity",
    "/findings/flags",
    "/findings/timed",
    "/words_by_chance",
    "/same_people/p",
    "/same_people/band",
    "/same_people/beyond_band",
    "/in_both_waves",
];

/// Changes every number by a little, each alone, and asks that it be found out; how many there are.
fn changed_and_found(sound: &Value, instrument: &Instrument) -> usize {
    let again = recount(sound, Some(instrument.bounds()));
    assert_eq!(again.differences, []);
    assert!(again.computed > 100, "{}", again.computed);
    let mut changed = 0;
    for path in paths(sound) {
        // Where a row stands, and how many were asked, nothing else in the file says.
        if path.ends_with("/row") || path.ends_with("/invited") {
            continue;
        }
        if UNSEEN.iter().any(|part| path.contains(part)) {
            continue;
        }
        let mut forged = sound.clone();
        let value = forged.pointer_mut(&path).unwrap();
        *value = match &*value {
            Value::Number(number) => json!(number.as_f64().unwrap() + 0.01),
            Value::Bool(truth) => json!(!truth),
            _ => continue,
        };
        let differences = recount(&forged, Some(instrument.bounds())).differences;
        assert!(!differences.is_empty(), "{path} was changed unseen");
        changed += 1;
    }
    changed
}

fn paths(value: &Value) -> Vec<String> {
    let below = |key: String, child: &Value| {
        paths(child).into_iter().map(move |path| format!("/{key}{path}")).collect::<Vec<_>>()
    };
    match value {
        Value::Object(entries) => {
            entries.iter().flat_map(|(key, child)| below(key.clone(), child)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, one)| below(at.to_string(), one)).collect()
        }
        _ => vec![String::new()],
    }
}

#[test]
fn a_shown_number_is_compared_with_the_carried_one() {
    let scores =
        json!({"team": {"shares": {"a": 0.444_444}, "people": 12}, "people": [{"n": null}]});
    let page = "<td class=\"n\" data-number=\"team.shares.a\"><b>44\u{a0}%</b></td>\
                <p data-number=\"team.people\">12</p><td data-number=\"people.0.n\">–</td>";
    let shown = compare_shown(page, &scores);
    assert_eq!((shown.compared, shown.differences.len()), (3, 0));
    let forged = page.replace("44", "54");
    assert_eq!(
        compare_shown(&forged, &scores).differences,
        [Difference {
            path: "team.shares.a".to_owned(),
            found: "54\u{a0}%".to_owned(),
            expected: "44\u{a0}%".to_owned()
        }]
    );
}
