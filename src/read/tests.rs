//! Reading as a whole: tables in, responses and a ledger out.

mod another_mode;
mod codes;
mod columns;
mod duplicates;
mod large;
mod lost;
mod nobody;
mod people;
mod rivals;
mod rows;
mod several_waves;
mod stamps;
mod strange;
mod summaries;
mod unlike;
mod usual;

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use super::bytes::Stored;
use super::container::{self, Sought, Storage};
use super::{Inspection, Options, inspect, inspect_text};
use crate::error::Failure;
use crate::instrument::Instrument;
use crate::response::{Answer, ColumnRole, Reason};

/// Reads bytes as if they were a file.
fn read_bytes(bytes: &[u8]) -> Result<Inspection, Failure> {
    read_as(bytes, &Options::default())
}

fn read_as(bytes: &[u8], options: &Options) -> Result<Inspection, Failure> {
    read_of(Instrument::built_in(), bytes, options)
}

/// Reads answers to the traits of an instrument.
fn read_of(
    instrument: &Instrument,
    bytes: &[u8],
    options: &Options,
) -> Result<Inspection, Failure> {
    let stored = Stored { name: "answers.csv".to_owned(), bytes: bytes.to_vec() };
    let sought = Sought::traits(instrument);
    let source =
        container::read(stored, &Storage::default(), &sought, &super::Progress::default())?;
    inspect_text(&source, instrument, None, options, Vec::new())
}

/// Reads a table that must be readable.
fn read_table(table: &[Vec<String>]) -> Inspection {
    read_with(table, &Options::default())
}

/// Reads a table that must be readable, as the options say.
fn read_with(table: &[Vec<String>], options: &Options) -> Inspection {
    try_read(table, options).expect("the table can be read")
}

/// What is said of a table that cannot be read.
fn fails(table: &[Vec<String>]) -> Failure {
    try_read(table, &Options::default()).expect_err("the table cannot be read")
}

fn try_read(table: &[Vec<String>], options: &Options) -> Result<Inspection, Failure> {
    let line = |row: &Vec<String>| {
        row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>()
    };
    let text: Vec<String> = table.iter().map(|row| line(row).join(",")).collect();
    read_as(text.join("\r\n").as_bytes(), options)
}

fn read_sample(name: &str, roster: Option<&str>) -> Inspection {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let options =
        Options { roster: roster.map(|roster| folder.join(roster)), ..Options::default() };
    inspect(&folder.join(name), Instrument::built_in(), &options).expect("samples can be read")
}

fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

/// The names of all traits.
fn traits() -> Vec<String> {
    Instrument::built_in().traits().iter().map(|one| one.name.clone()).collect()
}

/// The same orientation's statement for every trait.
fn statements(orientation: usize) -> Vec<String> {
    let all = Instrument::built_in().traits().iter();
    all.map(|one| one.statements[orientation].clone()).collect()
}

fn all(orientation: usize) -> Vec<Answer> {
    vec![Answer::Chosen(orientation); traits().len()]
}

/// A table of people with time stamp, address and name, each with one orientation throughout.
fn table(people: &[(&str, &str, &str, usize)]) -> Vec<Vec<String>> {
    let mut table = vec![[texts(&["Timestamp", "Email", "Name"]), traits()].concat()];
    for &(stamp, email, name, orientation) in people {
        table.push([texts(&[stamp, email, name]), statements(orientation)].concat());
    }
    table
}

/// Every row below the header is in the ledger once.
fn assert_adds_up(found: &Inspection) {
    let responses = &found.responses;
    let ledger = &responses.ledger;
    assert_eq!(ledger.rows, ledger.used + ledger.left_out.len());
    let counted = || responses.people.iter().filter(|one| one.unfinished.is_none());
    assert_eq!(ledger.used, counted().count());
    let used = counted().map(|response| response.row);
    let rows: BTreeSet<usize> = used.chain(ledger.left_out.iter().map(|left| left.row)).collect();
    assert_eq!(rows.len(), ledger.rows, "a row is counted twice");
    let ids: BTreeSet<&str> = responses.people.iter().map(|one| one.person.id.as_str()).collect();
    assert_eq!(ids.len(), responses.people.len(), "two people share an id");
    let width = traits().len();
    assert!(responses.people.iter().all(|response| response.answers.len() == width));
}

fn answered(found: &Inspection) -> Vec<usize> {
    let counts = found.responses.people.iter();
    counts
        .map(|one| one.answers.iter().filter(|answer| answer.chosen().is_some()).count())
        .collect()
}

#[test]
fn the_fourth_quarter_adds_up_as_its_description_says() {
    let found = read_sample("2026-q4.csv", Some("roster.csv"));
    assert_adds_up(&found);
    assert_eq!(found.problems, []);
    let ledger = &found.responses.ledger;
    let left: Vec<(usize, Reason)> =
        ledger.left_out.iter().map(|left| (left.row, left.reason)).collect();
    assert_eq!(ledger.rows, 17);
    assert_eq!(
        left,
        [
            (2, Reason::Preview),
            (4, Reason::Duplicate),
            (7, Reason::Duplicate),
            (13, Reason::Duplicate),
        ]
    );
    // 13 people: 12 with enough answers, and Marek Nowak.
    let needed = Instrument::built_in().answers_needed();
    let too_few: Vec<usize> = answered(&found).into_iter().filter(|&n| n < needed).collect();
    assert_eq!((ledger.used, too_few), (13, vec![7]));
    assert_eq!(answered(&found).into_iter().filter(|&n| n == 14).count(), 2);
    let roster = found.responses.roster.expect("a roster was given");
    let silent: Vec<&str> =
        roster.people.iter().filter(|one| !one.answered).map(|one| one.name.as_str()).collect();
    assert_eq!((roster.people.len(), silent), (14, vec!["Joanna Clarke"]));
    assert_eq!(found.responses.days, Some(("2026-10-12".into(), "2026-10-23".into())));
    assert_eq!(found.responses.kind, "Google Forms, CSV, UTF-8");
}

#[test]
fn the_other_samples_add_up_as_their_description_says() {
    for (name, rows, used) in
        [("2026-q2.csv", 14, 13), ("2026-q3.csv", 15, 14), ("five-teams.csv", 60, 60)]
    {
        let found = read_sample(name, None);
        assert_adds_up(&found);
        assert_eq!(found.problems, [], "{name}");
        assert_eq!((found.responses.ledger.rows, found.responses.ledger.used), (rows, used));
    }
    let five = read_sample("five-teams.csv", None).responses.people;
    let teams: BTreeSet<_> = five.iter().filter_map(|one| one.person.team.as_deref()).collect();
    assert_eq!(teams.len(), 5);
    assert!(five.iter().all(|one| one.person.team.is_some()));
}

#[test]
fn an_answer_is_a_statement_an_orientation_its_letter_or_its_number() {
    let width = traits().len();
    for (place, forms) in
        [["Strategic", "S", "1"], ["Tactical", "t", "2"], ["hybrid", "h", "3"]].iter().enumerate()
    {
        for form in forms {
            let answers = vec![(*form).to_owned(); width];
            let found = read_table(&[
                [texts(&["Name"]), traits()].concat(),
                [texts(&["Ana"]), answers].concat(),
            ]);
            assert_eq!(found.responses.people[0].answers, all(place), "{form}");
            let warned = found.problems.iter().any(|one| one.message.contains("numbers are read"));
            assert_eq!(warned, form.chars().all(|letter| letter.is_ascii_digit()), "{form}");
        }
        let found = read_table(&table(&[("", "", "Ana", place)]));
        assert_eq!(found.responses.people[0].answers, all(place));
    }
}

#[test]
fn a_letter_that_begins_another_statement_is_warned_of_among_statements() {
    let horizon = traits().iter().position(|name| name == "Horizon").unwrap();
    let told = |others: &str| {
        let mut answers = vec!["S".to_owned(); traits().len()];
        let letters = answers.clone();
        answers[horizon] = others.to_owned();
        let header = [texts(&["Name"]), traits()].concat();
        let rows = [[texts(&["Ana"]), letters].concat(), [texts(&["Ben"]), answers].concat()];
        let found = read_table(&[header, rows[0].clone(), rows[1].clone()]);
        found.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told("S"), "");
    assert!(told("Short Term").contains("answers.csv E2: a single letter is read as"));
}

#[test]
fn the_beginning_of_statements_is_told_as_that() {
    let told = |cell: &str| {
        let doing = traits().iter().position(|name| name == "Doing right").unwrap();
        let mut answers = vec!["Strategic".to_owned(); traits().len()];
        answers[doing] = cell.to_owned();
        let found = read_table(&[
            [texts(&["Name"]), traits()].concat(),
            [texts(&["Ana"]), answers].concat(),
        ]);
        found.problems.iter().filter_map(|one| one.hint.clone()).collect::<String>()
    };
    let whole = "`Doing the Right Things at the Right Time in the Right Way`";
    assert_eq!(
        told("Doing the Right"),
        format!("it may stand for `Doing the Right Things` or {whole}")
    );
    assert_eq!(
        told("Doing the Right Things at the Right Time"),
        format!("it is the beginning of {whole}")
    );
    assert_eq!(told("Doing Thing Right"), "the nearest known one is `Doing Things Right`");
}

#[test]
fn case_quotes_dashes_and_spaces_do_not_matter() {
    let forms: [fn(&str) -> String; 7] = [
        str::to_uppercase,
        str::to_lowercase,
        |text| format!("  {}\u{A0}", text.replace(' ', "   ")),
        |text| format!("“{text}”"),
        |text| format!("\"{text}\"."),
        |text| text.replace(' ', "-").replace('–', "—"),
        |text| text.replace('&', "and"),
    ];
    for (place, form) in forms.iter().enumerate().map(|(index, form)| (index % 3, form)) {
        let answers: Vec<String> = statements(place).iter().map(|text| form(text)).collect();
        let names: Vec<String> = traits().iter().map(|text| form(text)).collect();
        let found = read_table(&[
            [texts(&["Name"]), names].concat(),
            [texts(&["Ana"]), answers.clone()].concat(),
        ]);
        assert_eq!(found.responses.people[0].answers, all(place), "{answers:?}");
        assert_eq!(found.problems, [], "{answers:?}");
    }
}

#[test]
fn a_grid_is_read_by_its_rows() {
    let heads = traits().iter().map(|one| format!("How do you work? [{one}]")).collect();
    let found = read_table(&[
        [texts(&["Timestamp", "Name"]), heads].concat(),
        [texts(&["2026/10/14 10:10:09 AM GMT+1", "Ana"]), statements(2)].concat(),
    ]);
    assert_eq!(found.responses.people[0].answers, all(2));
    assert_eq!(found.problems, []);
}

#[test]
fn a_question_is_known_by_its_statements_when_it_names_no_trait() {
    let all_traits = Instrument::built_in().traits().iter();
    let heads = all_traits.map(|one| format!("{}?", one.statements.join(", "))).collect();
    let found = read_table(&[
        [texts(&["Name"]), heads].concat(),
        [texts(&["Ana"]), statements(1)].concat(),
    ]);
    assert_eq!(found.responses.people[0].answers, all(1));
    assert_eq!(found.problems, []);
}

#[test]
fn blank_rows_are_counted_and_previews_are_not_people() {
    let mut rows = table(&[("", "", "Preview", 0), ("", "", "Ana", 0), ("", "", "test", 1)]);
    rows.insert(2, vec![String::new(); rows[0].len()]);
    let found = read_table(&rows);
    assert_adds_up(&found);
    let reasons: Vec<(usize, &str)> =
        found.responses.ledger.left_out.iter().map(|left| (left.row, left.reason.word())).collect();
    assert_eq!(
        reasons.iter().copied().collect::<BTreeSet<_>>(),
        [(2, "preview"), (3, "blank"), (5, "preview"),].into()
    );
    assert_eq!(found.responses.people[0].row, 4);
}

#[test]
fn nothing_is_guessed_where_an_answer_is_not_known() {
    let mut rows = table(&[("2026/10/14", "", "Ana", 0)]);
    rows[1][6] = "now and then".to_owned();
    let found = read_table(&rows);
    assert_eq!(found.responses.people[0].answers[3], Answer::Blank);
    insta::assert_snapshot!(found.problems[0], @r"
    error: answers.csv G2: `now and then` is not a statement of `Horizon`
      hint: known are `Long Term`, `Short Term`, `Sliding Term`; an empty cell counts as not answered
    ");
}

/// Pieces of which hostile tables are made: they reach further than any bytes do.
fn pieces() -> impl Strategy<Value = String> {
    let known: Vec<String> = [
        texts(&[
            ",",
            ",",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\"",
            "\"\"",
            " ",
            "Name",
            "Email",
            "Timestamp",
            "Team",
            "Status",
            "Preview",
            "Ana",
            "ana@example.com",
            "2026/10/14 10:10:09",
            "1/2/2026",
            "[",
            "]",
            ":",
            "1.",
            "S",
            "2",
            "x",
            "é",
            "ا",
            "\u{202E}",
            "=1+1",
            "<b>",
            "Respondent ID",
            "Collector ID",
            "ResponseId",
            "Finished",
            "{ImportId",
            "V1",
            "#",
            "Network ID",
            "Submit Date (UTC)",
            "submitdate",
            "lastpage",
            "Completion time",
            "Start time",
            "Horizon [Long Term]",
            "Horizon [Short Term]",
            "Not sure",
        ]),
        traits(),
        statements(0),
        statements(2),
    ]
    .concat();
    let text = proptest::sample::select(known);
    prop::collection::vec(text, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(found) = read_bytes(&bytes) {
            assert_adds_up(&found);
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in pieces()) {
        match read_bytes(text.as_bytes()) {
            Ok(found) => assert_adds_up(&found),
            Err(failure) => prop_assert!(!failure.problems().is_empty()),
        }
    }

    #[test]
    fn rows_below_a_good_header_are_all_accounted_for(text in pieces()) {
        let header = table(&[])[0].join(",");
        match read_bytes(format!("{header}\n{text}").as_bytes()) {
            Ok(found) => assert_adds_up(&found),
            Err(failure) => {
                let placed = failure.problems().iter().all(|problem| problem.place.is_some());
                prop_assert!(placed, "{:?}", failure);
            }
        }
    }

    #[test]
    fn the_order_of_the_columns_does_not_matter(
        order in Just((0..18).collect::<Vec<usize>>()).prop_shuffle(),
        choices in prop::collection::vec(0_usize..3, 15),
    ) {
        let mut rows = table(&[("2026/10/14 10:10:09", "ana@example.com", "Ana Ortiz", 0)]);
        for (place, &choice) in choices.iter().enumerate() {
            rows[1][3 + place] = statements(choice)[place].clone();
        }
        let shuffled: Vec<Vec<String>> =
            rows.iter().map(|row| order.iter().map(|&at| row[at].clone()).collect()).collect();
        let found = read_table(&shuffled);
        prop_assert_eq!(&found.problems, &[]);
        let person = &found.responses.people[0];
        let expected: Vec<Answer> = choices.into_iter().map(Answer::Chosen).collect();
        prop_assert_eq!(&person.answers, &expected);
        prop_assert_eq!(person.person.email.as_deref(), Some("ana@example.com"));
        let ignored = found.responses.columns.iter().any(|one| one.role == ColumnRole::Ignored);
        prop_assert!(!ignored);
    }
}
