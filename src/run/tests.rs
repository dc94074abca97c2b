//! A run in a page, sealed and found again; and what is not what it should be.

use serde_json::{Value, json};

use super::*;
use crate::analyse::{Analysed, analyse};
use crate::export::{self, People};
use crate::instrument::Instrument;
use crate::score::fixtures::{letters, responses};
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
    let findings = &analyse(scores, responses, instrument);
    tell(&Analysed { scores, findings, change: None, responses, instrument })
}

fn run(people: People) -> Run {
    let settings = [("paper", Some("a4".to_owned())), ("date", None)];
    told(|analysed| Run::new("1.2.3", &[], &settings, analysed, people))
}

#[test]
fn a_run_is_found_again_in_its_page_and_nothing_ends_it_early() {
    let page =
        "<html><body><section id=\"a\">one</section><section id=\"b\">two</section></body></html>";
    let made = put_into_page(page, &run(People::Listed));
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
    let text = run(People::Hidden).text(&std::collections::BTreeMap::new());
    assert!(!text.contains("Person 1") && !text.contains("certainty"), "{text}");
    assert!(run(People::Listed).text(&std::collections::BTreeMap::new()).contains("Person 1"));
}

/// Every number of the scores that is changed by a little is found out, when people are listed.
#[test]
fn every_changed_number_is_found() {
    let instrument = Instrument::built_in();
    let sound: Value =
        serde_json::from_str(&told(|analysed| export::json(analysed, People::Listed))).unwrap();
    let again = recount(&sound, Some(instrument.bounds()));
    assert_eq!(again.differences, []);
    assert!(again.computed > 100, "{}", again.computed);
    let mut changed = 0;
    for path in paths(&sound) {
        // Where a row stands, and how many were asked, nothing else in the file says.
        if path.ends_with("/row") || path.ends_with("/invited") {
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
    assert!(changed > 150, "{changed}");
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
