//! Wrong calls: what is said about the slips that people make, and where it leads them.

mod program;

use std::fs;

use program::Program;

/// What a call that must fail with exit code 2 says.
fn refused(program: &Program, words: &[&str]) -> String {
    let output = program.command(words).output().expect("the program runs");
    let said = String::from_utf8(output.stderr).expect("the program writes UTF-8");
    assert_eq!(output.status.code(), Some(2), "{words:?}: {said}");
    said
}

#[test]
fn a_slip_in_the_words_of_a_call_is_told_with_the_way_out() {
    let program = Program::new();
    fs::copy(program.path("sample-data/2026-q4.csv"), program.path("our survey q4.csv"))
        .expect("the sample can be copied");
    let answers = "sample-data/2026-q4.csv";
    let calls: [(&[&str], &str); 9] = [
        (&[answers], "tip: to make a report of it, write 'orient report sample-data/2026-q4.csv'"),
        (&["report", answers, "--ouput", "x"], "tip: a similar argument exists: '--output'"),
        (&["report", answers, "--format", "pdf, html"], "without spaces, such as 'html,pdf'"),
        (&["report", answers, "--format", "pdf,", "html"], "without spaces, such as 'html,pdf'"),
        (&["report", "our", "survey", "q4.csv"], "in quotes: \"our survey q4.csv\""),
        (&["report", answers, "other.csv"], "put an earlier one behind '--baseline'"),
        (&["repotr", answers], "tip: a similar subcommand exists: 'report'"),
        (
            &["explain", "team.people"],
            "hint: the file comes behind it: `orient explain team.people FILE`",
        ),
        (&["explain", answers, "team.people"], "hint: the number comes first"),
    ];
    for (words, expected) in calls {
        let said = refused(&program, words);
        assert!(said.contains(expected), "{words:?}: {said}");
    }
}

#[test]
fn another_name_of_an_option_leads_to_the_same() {
    let program = Program::new();
    program.run(&["report", "sample-data/2026-q4.csv", "--format", "json", "--output", "scores"]);
    assert!(program.path("scores/scores.json").exists());
}

#[test]
fn everything_that_is_not_there_is_told_at_once() {
    let program = Program::new();
    let said = refused(
        &program,
        &[
            "report",
            "a.csv",
            "--roster",
            "b.csv",
            "--baseline",
            "c.csv",
            "--target",
            "d.toml",
            "--instrument",
            "e.toml",
            "--templates",
            "f",
            "--fonts",
            "g",
        ],
    );
    for file in ["a.csv", "b.csv", "c.csv", "d.toml", "e.toml"] {
        assert!(said.contains(&format!("there is no file `{file}`")), "{said}");
    }
    for folder in ["f", "g"] {
        assert!(said.contains(&format!("there is no folder `{folder}`")), "{said}");
    }
    let said = refused(&program, &["score", "a.csv", "--instrument", "sales-operation"]);
    assert!(said.contains("there is no file `a.csv`"), "{said}");
    assert!(said.contains("did you mean `sales-operations`?"), "{said}");
}

#[test]
fn what_is_wrong_in_both_waves_is_told_at_once() {
    let program = Program::new();
    let broken = |name: &str, statement: &str| {
        let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("a sample");
        let text = text.replace("\"Plan\"", &format!("\"{statement}\""));
        assert!(text.contains(statement), "the sample holds `Plan`");
        fs::write(program.path(name), text).expect("the folder takes files");
    };
    broken("now.csv", "Sing now");
    broken("then.csv", "Sing then");
    let output = program.command(&["score", "now.csv", "--baseline", "then.csv"]).output();
    let said = String::from_utf8(output.expect("the program runs").stderr).expect("UTF-8");
    assert!(said.contains("Sing now") && said.contains("Sing then"), "{said}");
}
