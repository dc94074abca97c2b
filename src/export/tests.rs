//! Tests of the files for other programs.

use serde_json::Value;

use super::*;
use crate::analyse::{Analysed, analyse};
use crate::change::Change;
use crate::edition::Edition;
use crate::instrument::Instrument;
use crate::response::Responses;
use crate::score::Scores;
use crate::score::fixtures::{instrument, letters, responses, scores, with_silent};

mod schema;
mod schema_reader;

/// Two people with a score and one without, of a team of four.
fn answered() -> Responses {
    let mut responses = with_silent(responses(&["aab", "bbb", "a.."], &instrument(2, 3)), 1);
    responses.people[0].person.name = "Zoë \"Z\"\u{202e}".to_owned();
    responses
}

fn small() -> Scores {
    scores(answered(), &instrument(2, 3))
}

/// The document of some responses.
fn document(responses: &Responses, instrument: &Instrument, edition: Edition) -> String {
    document_since(responses, None, instrument, edition)
}

/// The same with what changed since an earlier wave.
fn document_since(
    responses: &Responses,
    change: Option<&Change>,
    instrument: &Instrument,
    edition: Edition,
) -> String {
    let scores = &scores(responses.clone(), instrument);
    let findings = Some(&analyse(scores, responses, instrument));
    json(&Analysed { scores, findings, change, target: None, responses, instrument }, edition)
}

/// The document of lines of letters.
fn document_of<T: AsRef<str>>(lines: &[T], edition: Edition) -> String {
    let instrument = Instrument::built_in();
    document(&responses(lines, instrument), instrument, edition)
}

#[test]
#[expect(clippy::too_many_lines, reason = "the document is as long as it is")]
fn json_has_its_keys_in_order_and_short_numbers() {
    let text = document(&answered(), &instrument(2, 3), Edition::Named);
    insta::assert_snapshot!(text, @r#"
    {
      "schema": "orient/scores/1",
      "instrument": {"id": "tiny", "version": "1", "mode": "choose"},
      "wave": "2026-Q4",
      "edition": "named",
      "ledger": {"rows": 3, "used": 2, "left_out": [{"row": 4, "reason": "partial"}]},
      "team": {
        "name": "Sales Operations",
        "people": 2,
        "invited": 4,
        "shares": {"a": 0.333333, "b": 0.666667},
        "orientation": "b",
        "strength": "leaning",
        "tied": [],
        "holds_whatever_the_absent_say": false,
        "traits": [
          {
            "id": "t1",
            "answered": 2,
            "counts": {"a": 1, "b": 1},
            "shares": {"a": 0.5, "b": 0.5},
            "agreement": 0,
            "word": null,
            "split": {"between": ["a", "b"], "people": [1, 1]}
          },
          {
            "id": "t2",
            "answered": 2,
            "counts": {"a": 1, "b": 1},
            "shares": {"a": 0.5, "b": 0.5},
            "agreement": 0,
            "word": null,
            "split": {"between": ["a", "b"], "people": [1, 1]}
          },
          {
            "id": "t3",
            "answered": 2,
            "counts": {"a": 0, "b": 2},
            "shares": {"a": 0, "b": 1},
            "agreement": 1,
            "word": null,
            "split": null
          }
        ],
        "findings": {
          "lead": 0.333333,
          "first_place_changes_with": {"answers": 1, "people": 1},
          "absent": {
            "people": 2,
            "shares": {
              "a": {"least": 0.166667, "most": 0.666667},
              "b": {"least": 0.333333, "most": 0.833333}
            },
            "first_place_changes_with": 1
          },
          "intervals": null,
          "no_intervals": "too_few",
          "without_one_person": null,
          "words_by_chance": {"agreed": 0, "split": 0}
        }
      },
      "people": [
        {
          "id": "person-1",
          "name": "Zoë \"Z\"\u202e",
          "team": null,
          "row": 2,
          "answered": 3,
          "counts": {"a": 2, "b": 1},
          "shares": {"a": 0.666667, "b": 0.333333},
          "orientation": null,
          "strength": "none",
          "certainty": 0.712207,
          "tied": [],
          "answers_from_losing_first": 1
        },
        {
          "id": "person-2",
          "name": "Person 2",
          "team": null,
          "row": 3,
          "answered": 3,
          "counts": {"a": 0, "b": 3},
          "shares": {"a": 0, "b": 1},
          "orientation": "b",
          "strength": "clear",
          "certainty": 0.966854,
          "tied": [],
          "answers_from_losing_first": 2
        }
      ],
      "not_scored": [{"name": "Person 3", "team": null, "row": 4, "answered": 1}],
      "findings": {
        "flags": [],
        "flagged": {"people": 0, "same": 0, "run": 0, "fast": 0},
        "timed": 0,
        "reliability": null,
        "no_reliability": "ipsative",
        "sensitivity": [
          {
            "rule": "partials_in",
            "responses": 1,
            "people": 3,
            "same": false,
            "difference": "first_place",
            "first": ["a"],
            "orientation": null,
            "strength": "none"
          }
        ]
      }
    }
    "#);
}

#[test]
fn hidden_people_leave_no_name_behind() {
    let text = document(&answered(), &instrument(2, 3), Edition::Aggregate);
    assert!(
        !text.contains("Zo") && !text.contains("Person") && !text.contains("person-"),
        "{text}"
    );
    let tail = &text[text.find("\"people\": []").unwrap()..];
    insta::assert_snapshot!(tail, @r#"
    "people": [],
      "not_scored": [{"row": 4, "answered": 1}],
      "findings": {
        "flags": [],
        "flagged": {"people": 0, "same": 0, "run": 0, "fast": 0},
        "timed": 0,
        "reliability": null,
        "no_reliability": "ipsative",
        "sensitivity": [
          {
            "rule": "partials_in",
            "responses": 1,
            "people": 3,
            "same": false,
            "difference": "first_place",
            "first": ["a"],
            "orientation": null,
            "strength": "none"
          }
        ]
      }
    }
    "#);
}

#[test]
fn json_reads_back_as_the_numbers_that_were_scored() {
    let text =
        document_of(&[letters(4, 9, 2), letters(7, 7, 1), letters(12, 0, 0)], Edition::Named);
    let read: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(read["people"][0]["shares"]["strategic"], 0.266_667);
    assert_eq!(read["people"][1]["tied"], serde_json::json!(["strategic", "tactical"]));
    assert_eq!(read["people"][2]["shares"]["strategic"], 1);
    assert_eq!(read["people"][2]["certainty"], 0.999_926);
    assert_eq!(read["team"]["invited"], Value::Null);
    assert_eq!(read["team"]["traits"][0]["id"], "role");
    assert_eq!(read["ledger"]["used"], 3);
}

#[test]
fn several_teams_stand_beside_the_whole() {
    let lines = [format!("EMEA: {}", letters(4, 9, 2)), format!("Asia: {}", letters(9, 4, 2))];
    let text = document_of(&lines, Edition::Named);
    let read: Value = serde_json::from_str(&text).unwrap();
    let names: Vec<_> =
        read["teams"].as_array().unwrap().iter().map(|team| &team["name"]).collect();
    assert_eq!(names, ["EMEA", "Asia"]);
    assert_eq!(read["people"][1]["team"], "Asia");
}

#[test]
fn csv_has_a_row_per_person_and_columns_named_as_in_json() {
    insta::assert_snapshot!(csv(&small(), &instrument(2, 3)), @r#"
    wave,id,name,team,row,answered,counts.a,counts.b,shares.a,shares.b,orientation,strength,certainty,tied,answers_from_losing_first,answers.t1,answers.t2,answers.t3
    2026-Q4,person-1,"Zoë ""Z""�",,2,3,2,1,0.666667,0.333333,,none,0.712207,,1,a,a,b
    2026-Q4,person-2,Person 2,,3,3,0,3,0,1,b,clear,0.966854,,2,b,b,b
    "#);
}

#[test]
fn a_cell_of_csv_runs_in_no_spreadsheet() {
    let instrument = instrument(2, 1);
    let names = [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "O'Brien", "a;=1",
        "a,\"b\"",
    ];
    let mut responses = responses(&vec!["a"; names.len()], &instrument);
    for (one, name) in responses.people.iter_mut().zip(names) {
        one.person.name = name.to_owned();
        one.person.team = Some(name.to_owned());
    }
    let text = csv(&scores(responses, &instrument), &instrument);
    insta::assert_snapshot!(text.escape_debug().to_string().replace("\\n2026", "\n2026"), @r#"
    wave,id,name,team,row,answered,counts.a,counts.b,shares.a,shares.b,orientation,strength,certainty,tied,answers_from_losing_first,answers.t1
    2026-Q4,person-1,\'=1+1,\'=1+1,2,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-2,\'+1,\'+1,3,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-3,\'-1,\'-1,4,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-4,\'@SUM(A1),\'@SUM(A1),5,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-5,\"\'\t=1\",\"\'\t=1\",6,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-6,\"\'\r=1\",\"\'\r=1\",7,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-7,\"\'\n=1\",\"\'\n=1\",8,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-8,\' =1,\' =1,9,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-9,\'＝1,\'＝1,10,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-10,O\'Brien,O\'Brien,11,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-11,\"a;=1\",\"a;=1\",12,1,1,0,1,0,a,leaning,0.81831,,1,a
    2026-Q4,person-12,\"a,\"\"b\"\"\",\"a,\"\"b\"\"\",13,1,1,0,1,0,a,leaning,0.81831,,1,a\n
    "#);
}
