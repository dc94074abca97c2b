//! Exports of another survey, in the shapes that those of real ones have: columns without a header,
//! columns that nobody filled, answers of several lines, header rows in another language.

use std::fs;

use serde_json::Value;

use crate::program::{Program, repository};

/// Asserts what was read: the tool, the number of rows, and the counts of both traits.
fn assert_read(tool: &str, text: &str, rows: u64, counts: [[u64; 2]; 2]) {
    let program = Program::new();
    let instrument = repository().join("tests/input/lunch.toml");
    fs::copy(instrument, program.path("lunch.toml")).expect("the instrument is there");
    fs::write(program.path("answers.csv"), text).expect("the folder can be written");
    let words = ["score", "answers.csv", "--instrument", "lunch.toml", "--wave", "1"];
    let output = program.command(&[&words[..], &["--format", "json"]].concat()).output();
    let output = output.expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.starts_with(&format!("read answers.csv: {tool}, CSV, ")), "{tool}: {said}");
    assert!(output.status.success(), "{tool}: {said}");
    let scores: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(scores["ledger"]["rows"], rows, "{tool}");
    let traits = scores["team"]["traits"].as_array().expect("traits are a list");
    for (one, [inside, outside]) in traits.iter().zip(counts) {
        assert_eq!(one["counts"]["in"], inside, "{tool}: {one}");
        assert_eq!(one["counts"]["out"], outside, "{tool}: {one}");
    }
}

#[test]
fn google_forms_with_a_column_without_a_header_and_answers_of_several_lines() {
    let text = "Timestamp,,1. Place: Where do you eat?,\"2. Whom do you eat with? (friends, \
                colleagues)\",Anything else?\r\n\
                10/19/2026 12:01:05,,\"At my desk, as a rule\",Alone,\"Soup,\nand bread\"\r\n\
                10/20/2026 12:02:05,,In the park,With “the others”,\r\n\
                10/20/2026 12:03:05,,In the park,,\"\n\nSay \"\"please\"\"\"\r\n";
    assert_read("Google Forms", text, 3, [[1, 1], [1, 1]]);
}

#[test]
fn limesurvey_with_a_column_of_numbers_without_a_header() {
    let text = ",eat1. Where do you eat?,\"eat2. Whom do you eat with, when \"\"you\"\" choose? Whom do \
                you eat with?\",eat3. How long?\n\
                0,\"At my desk, as a rule\",Alone,30.0\n1,\"At my desk, as a rule\",Alone,\n\
                2,In the park,With “the others”,45.0\n";
    assert_read("LimeSurvey", text, 3, [[2, 1], [2, 1]]);
}

#[test]
fn surveymonkey_with_columns_that_nobody_filled_and_a_place_for_others() {
    let text = "Respondent ID,Collector ID,Start Date,End Date,Email Address,First Name,Last Name,\
                Custom Data 1,Where do you eat?,,Whom do you eat with?\n\
                ,,,,,,,,Response,Other (please specify),Response\n\
                118002,44,03/29/2026 11:25:34 AM,03/29/2026 11:52:38 PM,,,,,In the park,,Alone\n\
                118001,44,03/28/2026 11:25:34 AM,03/28/2026 11:52:38 PM,,,,,In the park,,Alone\n";
    assert_read("SurveyMonkey", text, 2, [[0, 2], [2, 0]]);
}

#[test]
fn qualtrics_in_the_language_of_the_account_with_numbers_and_topics() {
    let text = "StartDate,EndDate,Status,Finished,ResponseId,RecipientEmail,Q1,Q2,Q2 - Topics\n\
                Anfangsdatum,Enddatum,Antworttyp,Beendet,Antwort-ID,E-Mail des Empfängers,Where do \
                you eat?,Whom do you eat with?,Q2 - Topics\n\
                \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"endDate\"\"}\",\
                \"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\
                \"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"recipientEmail\"\"}\",\
                \"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",\
                \"{\"\"ImportId\"\":\"\"QID2_TOPICS\"\"}\"\n\
                2026-07-18 08:28:09,2026-07-18 08:28:48,0,1,R_1,,2,1,\n\
                2026-07-18 09:28:09,2026-07-18 09:28:48,0,1,R_2,,1,1,\n";
    assert_read("Qualtrics", text, 2, [[1, 1], [2, 0]]);
}

#[test]
fn typeform_with_tags_in_its_headers() {
    let text = "#,<strong>Where do you eat?</strong>,Whom do you eat <em>with</em>?,Start Date (UTC),\
                Submit Date (UTC),Network ID\n\
                8d5c,\"At my desk, as a rule\",With “the others”,2026-10-01 09:00:00,2026-10-01 \
                09:04:00,f00\n\
                8d5d,In the park,Alone,2026-10-02 09:00:00,2026-10-02 09:04:00,f01\n";
    assert_read("Typeform", text, 2, [[1, 1], [1, 1]]);
}
