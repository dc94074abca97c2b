//! Instruments of one's own: the file and its published schema, the built-in ones and the examples,
//! and reports of every mode.

#[path = "../program/mod.rs"]
mod program;
mod recount;
mod reports;
#[path = "../../src/export/tests/schema_reader.rs"]
mod schema_reader;

use std::fs;

use orient::instrument::{BUILT_IN, Instrument, MODES, Mode, NAMES, example, rated};
use program::Program;
use serde_json::Value;

/// What the published schema finds in the text of an instrument.
fn schema_faults(text: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(include_str!("../../docs/instrument.schema.json"))
        .expect("it is JSON");
    let table: toml::Table = text.parse().expect("the text is TOML");
    let value = serde_json::to_value(table).expect("TOML has no more than JSON has");
    let mut found = Vec::new();
    schema_reader::faults(&value, &schema, &schema, "instrument", &mut found);
    found
}

/// What the program finds in it.
fn problems(text: &str) -> Vec<String> {
    match Instrument::from_toml(text, "mine.toml") {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

fn examples() -> Vec<String> {
    let mut all = vec![BUILT_IN.to_owned(), rated()];
    all.extend(MODES.map(|mode| example(mode, "instrument.toml")));
    all
}

#[test]
fn the_built_in_instruments_and_the_examples_pass_the_program_and_the_schema() {
    for text in examples() {
        assert_eq!((problems(&text), schema_faults(&text)), (Vec::new(), Vec::new()), "{text}");
    }
    for (mode, text) in MODES.iter().zip(MODES.map(|mode| example(mode, "a.toml"))) {
        let instrument = Instrument::from_toml(&text, "a.toml").expect("the example is valid");
        assert_eq!(instrument.mode().word(), *mode);
        assert_eq!(instrument.weights(), [1, 2, 1]);
        let turned = instrument.traits().iter().any(|row| row.reversed.contains(&true));
        assert_eq!(turned, *mode == "rate", "only a rating is turned round");
        assert!(text.contains("--instrument a.toml"), "the text says how it is used");
        for gap in ["{file}", "{id}", "{mode}", "{bounds}", "{reversed}"] {
            assert!(!text.contains(gap), "{gap} is filled");
        }
    }
}

#[test]
fn the_rated_instrument_asks_what_the_other_one_asks() {
    let [chosen, rated] = NAMES.map(|name| Instrument::named(name).expect("it is built in"));
    assert_eq!(NAMES, [chosen.id(), rated.id()]);
    assert_eq!((chosen.traits(), chosen.orientations()), (rated.traits(), rated.orientations()));
    assert!(matches!(rated.mode(), Mode::Rate(scale) if (scale.least, scale.most) == (1, 5)));
    assert!(Instrument::named("sales").is_none());
}

/// Breaks of a file that the schema can see, too: what is replaced, and by what.
const SEEN_BY_BOTH: &[(&str, &str)] = &[
    ("id = \"how-we-meet-rate\"", ""),
    ("id = \"how-we-meet-rate\"", "id = \"How we meet\""),
    ("version = \"1\"", "version = 1"),
    ("version = \"1\"", "version = \" \""),
    ("title = ", "titel = "),
    ("mode = \"rate\"", "mode = \"rating\""),
    ("mode = \"rate\"", "mode = \"rank\""),
    ("mode = \"rate\"", "mode = \"rate\"\npoints = 10"),
    ("least = 1,", "least = -1,"),
    ("least = 1,", ""),
    ("most = 5", "most = 5.5"),
    ("most = 5", "most = 101"),
    ("least = 1,", "least = 1, step = 1,"),
    ("answered = 0.80", "answered = 0"),
    ("answered = 0.80", "answered = 1.01"),
    ("answered = 0.80", "answer = 1"),
    ("people_for_words = 5", "people_for_words = 0"),
    ("people_for_words = 5", "people_for_words = 5.0"),
    ("name = \"Open\"", "name = \"\""),
    ("strengths = [\"Hears what stands in no agenda.\"]", "strengths = []"),
    ("strengths = [\"Hears what stands in no agenda.\"]", "strengths = [\" \"]"),
    ("strengths = [\"Hears what stands in no agenda.\"]", ""),
    ("id = \"start\"", "id = \"st art\""),
    ("weight = 2", "weight = 0"),
    ("weight = 2", "weight = 101"),
    ("weight = 2", "weight = \"2\""),
    ("weight = 2", "wait = 2"),
    ("reversed = [\"open\"]", "reversed = \"open\""),
    ("reversed = [\"open\"]", "reversed = [\"open\", \"open\"]"),
    ("planned = \"We begin with the agenda\"", "planned = \"\""),
    (
        "statements = { planned = \"We begin with the agenda\", open = \"We begin with a round\", \
         written = \"We begin with a text\" }",
        "",
    ),
];

/// Breaks that only the program can see, as the documentation says.
const SEEN_BY_THE_PROGRAM: &[(&str, &str)] = &[
    ("least = 1,", "least = 5,"),
    ("\"Never\", ", ""),
    ("answered = 0.80", "answered = 0.12345678"),
    ("answered = 0.80", "answered = 0.8\nclear = 0.5\nleaning = 0.6"),
    ("name = \"Open\"", "name = \"PLANNED\""),
    ("id = \"start\"", "id = \"end\""),
    ("weight = 2", "weight = 0.125"),
    ("reversed = [\"open\"]", "reversed = [\"opne\"]"),
    ("open = \"We begin with a round\"", "round = \"We begin with a round\""),
    ("open = \"We begin with a round\", ", ""),
    ("open = \"We begin with a round\"", "open = \"we begin with the  agenda\""),
    ("open = \"We begin with a round\"", "open = \"Written\""),
];

#[test]
fn what_the_schema_refuses_the_program_refuses_and_its_exceptions_are_listed() {
    let whole = example("rate", "instrument.toml");
    let broken = |piece: &str, by: &str| {
        assert!(whole.contains(piece), "the example has no {piece}");
        whole.replacen(piece, by, 1)
    };
    for (piece, by) in SEEN_BY_BOTH {
        let text = broken(piece, by);
        assert!(!problems(&text).is_empty(), "the program takes {by:?} for {piece:?}");
        assert!(!schema_faults(&text).is_empty(), "the schema takes {by:?} for {piece:?}");
    }
    for (piece, by) in SEEN_BY_THE_PROGRAM {
        let text = broken(piece, by);
        assert!(!problems(&text).is_empty(), "the program takes {by:?} for {piece:?}");
        assert_eq!(schema_faults(&text), Vec::<String>::new(), "{by:?} for {piece:?}");
    }
    // Tables: too few and too many.
    let orientation = |id: usize| {
        format!(
            "[[orientations]]\nid = \"o{id}\"\nname = \"O {id}\"\ndescription = \"d\"\n\
             strengths = [\"s\"]\nblind_spots = [\"b\"]\nadvice = [\"a\"]\n"
        )
    };
    let row = |id: usize, orientations: usize| {
        let own = |of| format!("o{of} = \"{id} of {of}\"");
        let own: Vec<String> = (0..orientations).map(own).collect();
        format!(
            "[[traits]]\nid = \"t{id}\"\nname = \"T {id}\"\nstatements = {{ {} }}\n",
            own.join(", ")
        )
    };
    let head = "id = \"a\"\nversion = \"1\"\ntitle = \"A\"\nsource = \"us\"\ncaution = \"none\"\n\
                mode = \"choose\"\n";
    for (orientations, traits) in [(1, 3), (2, 0), (2, 1), (6, 60), (7, 3), (3, 61)] {
        let text = head.to_owned()
            + &(0..orientations).map(orientation).collect::<String>()
            + &(0..traits).map(|id| row(id, orientations)).collect::<String>();
        let fits = (2..=6).contains(&orientations) && (1..=60).contains(&traits);
        assert_eq!(problems(&text).is_empty(), fits, "{orientations} × {traits}");
        assert_eq!(schema_faults(&text).is_empty(), fits, "{orientations} × {traits}");
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_its_line_and_a_way_out() {
    let program = Program::new();
    let text = example("rate", "mine.toml")
        .replacen("mode = \"rate\"", "mode = \"rate\"\npoints = 3", 1)
        .replacen("weight = 2", "weight = -2", 1)
        .replacen("reversed = [\"open\"]", "reversed = [\"opne\"]", 1);
    fs::write(program.path("mine.toml"), text).expect("the folder can be written to");
    let output = program
        .command(&["score", "sample-data/2026-q4.csv", "--instrument", "mine.toml"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr), @r#"
    error: mine.toml:16: `points` means nothing in the mode `rate`
      hint: delete it, or set `mode = "allocate"`
    error: mine.toml:60: `weight` of trait `middle` is -2
      hint: use a number above 0 and up to 100
    error: mine.toml:68: `reversed` of trait `end` names `opne`, which is no orientation
      hint: did you mean `open`?
    "#);
}

#[test]
fn a_name_that_is_not_built_in_is_told_with_the_known_ones() {
    let program = Program::new();
    let said = |name: &str| {
        let call = ["score", "sample-data/2026-q4.csv", "--instrument", name];
        let output = program.command(&call).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    insta::assert_snapshot!(said("sales-operation-rated"), @r"
    error: no instrument is called `sales-operation-rated`
      hint: did you mean `sales-operations-rated`?
    ");
    insta::assert_snapshot!(said("hexaco"), @r"
    error: no instrument is called `hexaco`
      hint: built in are `sales-operations` and `sales-operations-rated`; any other is a TOML file, such as `mine.toml`
    ");
}

#[test]
fn the_rated_sample_is_reported_by_the_name_of_its_instrument_and_verified() {
    let program = Program::new();
    let sample = "sample-data/2026-q4-rated.csv";
    let call = ["report", sample, "--instrument", "sales-operations-rated"];
    program.run(&[&call[..], &["--roster", "sample-data/roster.csv"]].concat());
    let scores = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    let scores: Value = serde_json::from_str(&scores).expect("scores are JSON");
    assert_eq!(scores["instrument"]["id"], "sales-operations-rated");
    assert_eq!((&scores["team"]["people"], &scores["team"]["invited"]), (&12.into(), &14.into()));
    for file in ["report/report.html", "report/report.pdf"] {
        program.run(&["verify", file]);
        let source =
            ["--instrument", "sales-operations-rated", "--roster", "sample-data/roster.csv"];
        program.run(&[&["verify", file, sample], &source[..]].concat());
    }
}
