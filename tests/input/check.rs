//! What `orient check` prints, for people and for programs.

use std::fs;

use crate::program::{Program, repository};

/// Standard output of a call.
fn printed(program: &Program, words: &[&str]) -> String {
    let output = program.command(words).output().expect("the program runs");
    String::from_utf8(output.stdout).expect("the program writes UTF-8")
}

/// A folder with one of the broken files.
fn with_broken(name: &str) -> Program {
    let program = Program::new();
    let from = repository().join("tests/invalid").join(name);
    fs::copy(from, program.path(name)).expect("the file is there");
    program
}

#[test]
fn a_source_is_accounted_for_with_its_columns_rows_people_and_problems() {
    let program = Program::new();
    let words = ["check", "sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    insta::assert_snapshot!("the_account_of_the_sample", printed(&program, &words));
}

#[test]
fn teams_are_counted_so_that_two_spellings_of_one_are_seen() {
    let program = Program::new();
    let text =
        fs::read_to_string(repository().join("sample-data/five-teams.csv")).expect("it is there");
    let first = text.lines().nth(1).expect("there is a row").split(',').nth(3).expect("a team");
    let team = first.trim_matches('"');
    let slip = format!("\"{}\"", team.replace("yt", "it"));
    let changed = text.replacen(first, &slip, 1).replacen(first, "\"\"", 1);
    fs::write(program.path("teams.csv"), changed).expect("the folder can be written to");
    let account = printed(&program, &["check", "teams.csv"]);
    let start = account.find("Teams").expect("teams are counted");
    insta::assert_snapshot!(&account[start..], @r"
    Teams: 6
      16      Deal Desk
      11      Partner Operations
      1       Revenue Analitics
      11      Revenue Analytics
      8       Sales Enablement
      12      Territory Planning
      1       without a team

    Problems: 2 warnings
      row 8   warning  1 person has no team: counted in the whole, but in none of the teams
                       hint: fill in the team, in the export or in the roster
      file    warning  the teams `Revenue Analitics` and `Revenue Analytics` look alike; counted as two
                       hint: if they are one, make their names equal
    ");
}

#[test]
fn the_document_for_programs_keeps_its_shape() {
    let program = with_broken("unknown-answer.csv");
    insta::assert_snapshot!(
        "the_document_of_a_broken_file",
        printed(&program, &["check", "--json", "unknown-answer.csv"])
    );
    let roster =
        ["check", "--json", "sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let text = printed(&program, &roster);
    let rest = text.find("\"ledger\"").expect("there is a ledger");
    insta::assert_snapshot!("the_document_of_the_sample_from_its_ledger_on", &text[rest..]);
}

#[test]
fn a_file_that_cannot_be_read_is_a_document_too() {
    let program = with_broken("unclosed-quote.csv");
    insta::assert_snapshot!(
        "the_document_of_a_refused_file",
        printed(&program, &["check", "--json", "unclosed-quote.csv"])
    );
}

#[test]
fn warnings_fail_a_strict_check() {
    let program = Program::new();
    let rows = "Name,Role\nAna,1\n";
    fs::write(program.path("numbers.csv"), rows).expect("the folder can be written");
    let instrument = "sample-data/one.toml";
    fs::write(program.path(instrument), ONE_TRAIT).expect("the folder can be written");
    let words = ["check", "numbers.csv", "--instrument", instrument];
    program.run(&words);
    program.command(&[&words[..], &["--strict"]].concat()).assert().code(1);
}

#[test]
fn columns_of_the_account_stand_below_each_other_however_long_their_texts_are() {
    let program = Program::new();
    let rows = "Name,Role [Plan],Role [Do it as it has always been done]\nAna,x,\nBen,,x\n";
    fs::write(program.path("grid.csv"), rows).expect("the folder can be written");
    let instrument = "sample-data/one.toml";
    let long = ONE_TRAIT.replace("\"Do\"", "\"Do it as it has always been done\"");
    fs::write(program.path(instrument), long).expect("the folder can be written");
    let account = printed(&program, &["check", "grid.csv", "--instrument", instrument]);
    let columns = account.split("\n\n").nth(1).expect("there are columns");
    insta::assert_snapshot!(columns, @r"
    Columns
      A    name                                   usual header Name
      B    Role: Plan                             by header    Role [Plan]
      C    Role: Do it as it has always been done by header    Role [Do it as it has always been done]
    ");
}

#[test]
fn nothing_is_coloured_where_nobody_looks() {
    let program = with_broken("unknown-answer.csv");
    assert!(!printed(&program, &["check", "unknown-answer.csv"]).contains('\u{1B}'));
}

/// An instrument of one trait.
const ONE_TRAIT: &str = r#"
id = "one"
version = "1"
title = "One"
source = "Invented."
caution = "For tests only."
mode = "choose"

[[orientations]]
id = "a"
name = "First"
description = "First."
strengths = ["x"]
blind_spots = ["x"]
advice = ["x"]

[[orientations]]
id = "b"
name = "Second"
description = "Second."
strengths = ["x"]
blind_spots = ["x"]
advice = ["x"]

[[traits]]
id = "role"
name = "Role"
[traits.statements]
a = "Plan"
b = "Do"
"#;
