//! The three modes beside `choose`: what is read, what is refused, and the numbers that come out.

mod program;

use std::fs;

use program::Program;
use serde_json::{Value, json};

/// An instrument of two traits and three orientations in this mode.
fn instrument(mode: &str) -> String {
    let mut text = format!(
        "id = \"tiny\"\nversion = \"1\"\ntitle = \"Tiny\"\nsource = \"us\"\ncaution = \"none\"\n{mode}\n"
    );
    for (id, name) in [("far", "Far"), ("near", "Near"), ("both", "Both")] {
        let named =
            format!("[[orientations]]\nid = \"{id}\"\nname = \"{name}\"\ndescription = \"d\"\n");
        text += &named;
        text += "strengths = [\"s\"]\nblind_spots = [\"b\"]\nadvice = [\"a\"]\n";
    }
    text + "[[traits]]\nid = \"time\"\nname = \"Horizon\"\n\
            statements = { far = \"Years\", near = \"Days\", both = \"Seasons\" }\n\
            [[traits]]\nid = \"task\"\nname = \"Task\"\n\
            statements = { far = \"Plan\", near = \"Do\", both = \"Help\" }\n"
}

const RATE: &str = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
const ALLOCATE: &str = "mode = \"allocate\"\npoints = 10";
const RANK: &str = "mode = \"rank\"";

/// A folder with the instrument and this table.
fn program(mode: &str, table: &str) -> Program {
    let program = Program::new();
    fs::write(program.path("tiny.toml"), instrument(mode)).expect("the folder can be written to");
    fs::write(program.path("answers.csv"), table).expect("the folder can be written to");
    program
}

/// What a call says of this table: its exit code, and both of its streams.
fn run(mode: &str, table: &str, call: &[&str]) -> (Option<i32>, String, String) {
    let program = program(mode, table);
    let words = [call, &["answers.csv", "--instrument", "tiny.toml", "--wave", "1"]].concat();
    let output = program.command(&words).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn scores(mode: &str, table: &str) -> Value {
    program(mode, table).run(&["check", "answers.csv", "--instrument", "tiny.toml"]);
    let (code, out, said) = run(mode, table, &["score", "--format", "json"]);
    assert_eq!(code, Some(0), "{said}");
    serde_json::from_str(&out).expect("scores are JSON")
}

fn problems(mode: &str, table: &str) -> String {
    let (code, _, said) = run(mode, table, &["score"]);
    assert_eq!(code, Some(1), "{said}");
    said
}

#[test]
fn ratings_are_means_from_0_to_100() {
    // The statement alone above each column, labels, numbers and both at once.
    let table = "ID,Start time,Completion time,Email,Name,Days,Years,Seasons,Plan,Do,Help\n\
        1,2026-10-14,2026-10-14,ana@example.com,Ana,Disagree,Strongly agree,4 - Agree,5.0,1,3\n\
        2,2026-10-14,2026-10-14,bo@example.com,Bo,2,2,2,2,2,2\n\
        3,2026-10-14,2026-10-14,chi@example.com,Chi,2,Not sure,2,2,2,2\n";
    let scores = scores(RATE, table);
    assert_eq!(scores["instrument"]["mode"], "rate");
    let ana = &scores["people"][0];
    assert_eq!(ana["scores"], json!({"far": 100, "near": 12.5, "both": 62.5}));
    assert_eq!((&ana["own_mean"], &ana["certainty"]), (&json!(58.333_333), &Value::Null));
    assert_eq!(scores["people"][1]["tied"], json!(["far", "near", "both"]));
    assert_eq!(scores["team"]["scores"], json!({"far": 62.5, "near": 18.75, "both": 43.75}));
    assert_eq!(scores["team"]["traits"][1]["scores"]["both"], json!(37.5));
    // A trait that is not rated as a whole is not answered.
    assert_eq!(
        scores["not_scored"],
        json!([{"name": "Chi", "team": null, "row": 4, "answered": 1}])
    );
}

#[test]
fn points_are_mean_shares() {
    let table = "Name;Horizon [Years];Horizon [Days];Horizon [Seasons];task_far;task_near;task_both\n\
        Ana;7,5;2,5;;10;;\n\
        Bo;0;0;10;3;3;4\n";
    let scores = scores(ALLOCATE, table);
    let ana = &scores["people"][0];
    assert_eq!(ana["shares"], json!({"far": 0.875, "near": 0.125, "both": 0}));
    assert_eq!(scores["team"]["shares"], json!({"far": 0.5125, "near": 0.1375, "both": 0.35}));
    assert_eq!(scores["team"]["orientation"], Value::Null);
    // A slider that nobody has moved is no answer.
    let (code, out, said) =
        run(ALLOCATE, &format!("{table}Cy;0;0,0;0;2;8;0\n"), &["score", "--format", "json"]);
    assert_eq!(code, Some(0), "{said}");
    let cy: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(cy["not_scored"], json!([{"name": "Cy", "team": null, "row": 4, "answered": 1}]));
    assert!(
        said.contains("answers.csv B4: points that are all 0, as here, count as not answered"),
        "{said}"
    );
    let said =
        problems(ALLOCATE, "Name;Years;Days;Seasons;Plan;Do;Help\nAna;7;2;;10;;\nBo;x;;;1;1;8\n");
    insta::assert_snapshot!(said, @r"
    read answers.csv: plain table, CSV with semicolons, UTF-8
    error: answers.csv B2: `Horizon` has 9 points, not 10
      hint: an empty cell counts as 0 where another is filled
    error: answers.csv B3: `x` is not a number of points of `Years`
      hint: the points of a trait are 10 together, with two decimals at most
    ");
}

#[test]
fn ranks_are_borda_shares() {
    let columns = "Name,Horizon: Years,Horizon: Days,Horizon: Seasons,Task: Plan,Task: Do,Task: Help\n\
        Ana,1,2,3,1st,3rd,2nd\n\
        Bo,3,2,1,3,2,1\n";
    let listed = "Name,Horizon,Task\nAna,Years;Days;Seasons;,Plan;Help;Do;\nBo,Seasons;Days;Years,Help;Do;Plan\n";
    let scores = [scores(RANK, columns), scores(RANK, listed)];
    assert_eq!(scores[0], scores[1]);
    let shares = json!({"far": 0.666_667, "near": 0.166_667, "both": 0.166_667});
    assert_eq!(scores[0]["people"][0]["shares"], shares);
    assert_eq!(
        scores[0]["people"][1]["shares"],
        json!({"far": 0, "near": 0.333_333, "both": 0.666_667})
    );
    let said =
        problems(RANK, "Name,Years,Days,Seasons,Plan,Do,Help\nAna,1,1,2,1,2,3\nBo,1,2,4,1,2,3\n");
    insta::assert_snapshot!(said, @r"
    read answers.csv: plain table, CSV, UTF-8
    error: answers.csv B2: `Horizon` has the ranks 1, 1, 2
      hint: each of 1 to 3 once; empty cells count as not answered
    error: answers.csv D3: `4` is not a rank of `Seasons`
      hint: a rank is a whole number from 1 to 3
    ");
}

#[test]
fn whoever_ranks_some_statements_has_not_answered_the_trait() {
    let table = "Name,Years,Days,Seasons,Plan,Do,Help\nAna,1,,,1,2,3\nBo,1,2,3,1,2,3\n";
    let scores = scores(RANK, table);
    let ana = json!([{"name": "Ana", "team": null, "row": 2, "answered": 1}]);
    assert_eq!((&scores["not_scored"], &scores["team"]["people"]), (&ana, &json!(1)));
}

#[test]
fn a_statement_may_stand_alone_numbered_quoted_or_before_its_trait() {
    let plain =
        scores(RATE, "Name,Years,Days,Seasons,Plan,Do,Help\nAna,1,2,3,4,5,1\nBo,1,1,1,5,5,5\n");
    for header in [
        "1. Years,2. Days,3. Seasons,4. Plan,5. Do,6. Help",
        "Do you agree? “Years”,Do you agree? “Days”,Agree: “Seasons”,“Plan”,“Do”,“Help”",
        "Years [Horizon],Days [Horizon],Seasons [Horizon],Plan [Task],Do [Task],Help [Task]",
        "far [Horizon],horizon_near,Horizon: Seasons,task_1,task_2,task_3",
    ] {
        let rows = "Ana,1,2,3,4,5,1\nBo,1,1,1,5,5,5";
        let found = scores(RATE, &format!("Name,{header}\n{rows}\n"));
        assert_eq!(found["people"], plain["people"], "{header}");
    }
    let (_, _, said) = run(RATE, "Name,Horizon,Task\nAna,1,2\n", &["score"]);
    assert!(said.contains("each statement needs a column of its own"), "{said}");
}

#[test]
fn the_page_says_what_most_put_first() {
    let ranks = ["1,2,3,1,2,3", "1,3,2,2,1,3", "1,2,3,3,2,1", "1,3,2,1,3,2", "1,2,3,2,3,1"];
    let rows = ranks.iter().enumerate().map(|(place, numbers)| format!("Person {place},{numbers}"));
    let head = "Name,Years,Days,Seasons,Plan,Do,Help".to_owned();
    let table = [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n");
    let program = program(RANK, &table);
    program.run(&[
        "report",
        "answers.csv",
        "--instrument",
        "tiny.toml",
        "--wave",
        "1",
        "--out",
        "report",
    ]);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it is text");
    assert!(page.contains("<td class=\"about\">Years</td>"), "five of five rank it first");
    assert!(page.contains("Every other trait is mixed."), "and would say nothing in a row");
    // Nobody's name looks like a slip of another one: they are told apart by a number.
    let said = program.command(&["check", "answers.csv", "--instrument", "tiny.toml"]).output();
    let said = said.expect("the program runs");
    assert!(!String::from_utf8_lossy(&said.stderr).contains("looks like"));
}

#[test]
fn a_scale_is_the_instruments_and_not_the_datas() {
    let head = "Name,Years,Days,Seasons,Plan,Do,Help\n";
    let said = problems(RATE, &format!("{head}Ana,6,4.5,0,Maybe,4 - Disagree,1\n"));
    insta::assert_snapshot!(said, @r"
    read answers.csv: plain table, CSV, UTF-8
    error: answers.csv B2: `6` is not a rating of `Years`
      hint: a rating is a whole number from 1 to 5
    error: answers.csv C2: `4.5` is not a rating of `Days`
      hint: a rating is a whole number from 1 to 5
    error: answers.csv D2: `0` is not a rating of `Seasons`
      hint: a rating is a whole number from 1 to 5
    error: answers.csv E2: `Maybe` is not a rating of `Plan`
      hint: a rating is a whole number from 1 to 5; other words stand in the instrument's `scale.labels`, the least first
    error: answers.csv F2: `4 - Disagree` is not a rating of `Do`
      hint: the words and the numbers run against each other: 5 is the most here; turn the numbers round, or export the words alone (the numbers alone would be read the wrong way)
    ");
    let own =
        "mode = \"rate\"\n[scale]\nleast = 0\nmost = 2\nlabels = [\"Nein\", \"Jein\", \"Ja\"]";
    let scores = scores(own, &format!("{head}Ana,Ja,jein,NEIN,Ja,Ja,Nein\n"));
    assert_eq!(scores["people"][0]["scores"], json!({"far": 100, "near": 75, "both": 0}));
}

#[test]
fn a_column_for_each_statement_is_asked_for() {
    let said = problems(RATE, "Name,Years,Days,Plan,Do,Help\nAna,1,1,1,1,1\n");
    insta::assert_snapshot!(said, @r"
    read answers.csv: plain table, CSV, UTF-8
    error: answers.csv: no column holds `Seasons` of the trait `Horizon`
      hint: the other statements have a column each; name this one `Horizon [Seasons]`, and leave it empty where nobody chose the statement
    ");
}

#[test]
fn the_table_and_the_spreadsheet_have_what_the_mode_defines() {
    let table = "Name,Years,Days,Seasons,Plan,Do,Help\nAna,1,2,3,1,2,3\n";
    let (code, out, _) = run(RANK, table, &["score", "--format", "csv"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(out, @r"
    wave,id,name,team,row,answered,shares.far,shares.near,shares.both,orientation,strength,certainty,tied,answers_from_losing_first,answers.time.far,answers.time.near,answers.time.both,answers.task.far,answers.task.near,answers.task.both
    1,ana,Ana,,2,2,0.666667,0.333333,0,,,,,,1,2,3,1,2,3
    ");
    let (code, out, _) = run(RANK, table, &["score"]);
    assert_eq!(code, Some(0));
    let out = out.replace(['\u{a0}', '\u{202f}'], " ");
    insta::assert_snapshot!(out, @r"
    The team, 1: 1 scored
      Far                67 %
      Near               33 %
      Both                0 %
      Far first

    Name                                    Far       Near       Both   n
    Ana                                    67 %       33 %        0 %   2
    ");
    let table = "Name,Years,Days,Seasons,Plan,Do,Help\nAna,5,2,3,4,2,1\n";
    let (_, out, _) = run(RATE, table, &["score", "--format", "csv"]);
    insta::assert_snapshot!(out, @r"
    wave,id,name,team,row,answered,scores.far,scores.near,scores.both,own_mean,orientation,strength,certainty,tied,answers_from_losing_first,answers.time.far,answers.time.near,answers.time.both,answers.task.far,answers.task.near,answers.task.both
    1,ana,Ana,,2,2,87.5,25,25,45.833333,,,,,,5,2,3,4,2,1
    ");
    let (_, out, _) = run(RATE, table, &["score"]);
    insta::assert_snapshot!(out, @r"
    The team, 1: 1 scored
      Far                  88
      Near                 25
      Both                 25
      Far first

    Name                                    Far       Near       Both  Own mean   n
    Ana                                      88         25         25        46   2
    ");
}

#[test]
fn a_slip_in_a_mode_is_told_with_its_line() {
    for (mode, said) in [
        ("mode = \"rate\"", "`scale.least` is missing"),
        (
            "mode = \"rate\"\nscale = { least = 5, most = 1 }",
            "`scale.least` is 5 and `scale.most` is 1",
        ),
        (
            "mode = \"rate\"\nscale = { least = 1, most = 3, labels = [\"a\"] }",
            "`scale.labels` has 1 texts for 3 steps",
        ),
        ("mode = \"allocate\"", "`points` is missing"),
        ("mode = \"allocate\"\npoints = 0", "`points` is 0"),
        ("mode = \"rank\"\npoints = 10", "`points` means nothing in the mode `rank`"),
        ("mode = \"rnak\"", "unknown mode `rnak`\n  hint: did you mean `rank`?"),
    ] {
        let (code, _, found) = run(mode, "Name\nAna\n", &["score"]);
        assert_eq!(code, Some(2), "{found}");
        assert!(found.starts_with("error: tiny.toml:") && found.contains(said), "{found}");
    }
}
