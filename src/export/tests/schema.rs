//! The published schema describes what is produced.

use serde_json::Value;

use super::schema_reader::faults;
use super::{answered, document, *};
use crate::edition::Edition;
use crate::target::Target;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../docs/scores.schema.json")).unwrap()
}

fn check(text: &str) -> Vec<String> {
    let (schema, document) = (schema(), serde_json::from_str(text).unwrap());
    let mut found = Vec::new();
    faults(&document, &schema, &schema, "scores", &mut found);
    found
}

#[test]
fn every_document_follows_the_published_schema() {
    let none: [&str; 0] = [];
    let teams =
        [format!("EMEA: {}", letters(4, 9, 2)), format!("Asia: {}", letters(7, 7, 1)), "SS".into()];
    let built_in = Instrument::built_in();
    let many =
        ["SSSSSSSSSSSSSSS", "TTTTTTTTTSHSHSH", "STHSTHSTHSTHSTH", "TTTTTTTTTTTT..."].repeat(2);
    for (responses, instrument) in [
        (answered(), &instrument(2, 3)),
        (responses(&none, built_in), built_in),
        (responses(&teams, built_in), built_in),
        (with_silent(responses(&many, built_in), 3), built_in),
    ] {
        for edition in [Edition::Named, Edition::Aggregate] {
            assert_eq!(check(&document(&responses, instrument, edition)), Vec::<String>::new());
        }
    }
}

#[test]
fn a_target_stands_in_the_document_as_the_schema_says() {
    let (instrument, responses) = (&instrument(2, 3), &answered());
    let scores = small();
    let text = "[traits]\nt1 = \"a\"\nt2 = { b = 40 }\n";
    let target = Target::from_toml(text, "plan.toml", instrument).unwrap();
    let gaps = target.gaps(&scores.team, instrument);
    let target = Some(&gaps);
    let analysed =
        Analysed { scores: &scores, findings: None, change: None, target, responses, instrument };
    let text = json(&analysed, Edition::Aggregate);
    assert_eq!(check(&text), Vec::<String>::new());
    let found: Value = serde_json::from_str(&text).unwrap();
    let rows = found["target"]["traits"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["wanted_first"]), (2, &"a".into()));
    assert_eq!(rows[1]["wanted"]["b"], 0.4);
}

#[test]
fn a_document_of_people_who_are_not_listed_says_why_it_has_no_findings() {
    let scores = Scores { people: Vec::new(), ..small() };
    let (instrument, responses) = (&instrument(2, 3), &answered());
    let analysed = Analysed {
        scores: &scores,
        findings: None,
        change: None,
        target: None,
        responses,
        instrument,
    };
    let text = json(&analysed, Edition::Aggregate);
    assert_eq!(check(&text), Vec::<String>::new());
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(found["no_findings"], "people_not_listed");
    assert!(found["findings"].is_null() && found["team"]["findings"].is_null());
    let mut listed: Value =
        serde_json::from_str(&document(responses, instrument, Edition::Aggregate)).unwrap();
    assert!(listed.get("no_findings").is_none());
    // Every other number is there, and the same.
    for key in ["people", "invited", "shares", "orientation", "strength", "tied"] {
        assert_eq!(found["team"][key], listed["team"][key].take());
    }
}

#[test]
fn the_schema_refuses_what_is_missing_unknown_or_out_of_bounds() {
    let text = document(&answered(), &instrument(2, 3), Edition::Named);
    for (piece, by, fault) in [
        ("\"wave\": ", "\"tide\": ", "breaks required"),
        ("\"wave\": ", "\"tide\": ", "breaks additionalProperties"),
        ("orient/scores/1", "orient/scores/2", "breaks const"),
        ("\"used\": 2", "\"used\": -2", "breaks type"),
        ("0.666667", "1.666667", "breaks maximum"),
        ("\"strength\": \"", "\"strength\": \"very ", "breaks enum"),
    ] {
        assert!(text.contains(piece), "{piece} in {text}");
        let found = check(&text.replacen(piece, by, 1));
        assert!(found.iter().any(|one| one.contains(fault)), "{piece} → {by}: {found:?}");
    }
}

#[test]
fn every_key_of_the_schema_is_required_or_named_as_optional() {
    fn walk(rule: &Value, optional: &mut Vec<String>) {
        if let (Some(known), Some(required)) = (rule.get("properties"), rule.get("required")) {
            let required = required.as_array().unwrap();
            let keys = known.as_object().unwrap().keys();
            optional.extend(
                keys.filter(|key| !required.contains(&Value::String((*key).clone()))).cloned(),
            );
        }
        for part in rule.as_object().into_iter().flatten().map(|(_, part)| part) {
            walk(part, optional);
        }
    }
    let mut optional = Vec::new();
    walk(&schema(), &mut optional);
    optional.sort();
    optional.dedup();
    // Which of counts, shares, scores and a person's own mean there are, the mode decides; which
    // of the others, the kind of a flag or of a split. Of a crowd there are no findings.
    let expected = [
        "answers",
        "average_deviation",
        "baseline",
        "between",
        "chance",
        "change",
        "counts",
        "least",
        "length",
        "name",
        "no_findings",
        "over",
        "own_mean",
        "person",
        "r_wg",
        "scores",
        "seconds",
        "shares",
        "split",
        "target",
        "team",
        "teams",
        "traits",
        "wanted",
        "wanted_first",
        "weight",
        "word",
    ];
    assert_eq!(optional, expected);
}

#[test]
fn a_change_follows_the_published_schema() {
    use crate::change::{SamePeople, Wave, change};
    let instrument = Instrument::built_in();
    let lines = |hybrid: usize| vec![letters(4, 11 - hybrid, hybrid); 8];
    let wave = |hybrid| {
        let responses = responses(&lines(hybrid), instrument);
        Wave::of(&scores(responses.clone(), instrument), &responses)
    };
    let pairs: Vec<(usize, usize)> = (0..8).map(|place| (place, place)).collect();
    let now = responses(&lines(6), instrument);
    for (before, pairs) in [
        (wave(2), &pairs[..]),
        (wave(2), &pairs[..0]),
        (Wave { members: Vec::new(), ..wave(2) }, &[]),
    ] {
        let same = SamePeople { pairs: pairs.to_vec(), unscored: Vec::new(), all_known: true };
        let change = change(before, &wave(6), same);
        let text = document_since(&now, Some(&change), instrument, Edition::Named);
        assert_eq!(check(&text), Vec::<String>::new());
        let told = text.contains("\"beyond_band\": true");
        assert_eq!(told, pairs.len() == 8, "{text}");
    }
}
