//! A target: what it wants is drawn, the gaps are the scores' own, and nobody alone is measured.

mod program;

use std::fs;

use program::Program;
use serde_json::Value;

const Q4: &str = "sample-data/2026-q4.csv";
const Q3: &str = "sample-data/2026-q3.csv";

const PLAN: &str = "name = \"Plan season\"\n[traits]\nrole = \"tactical\"\nhorizon = \"strategic\"\n\
                    focus = { strategic = 40, tactical = 40, hybrid = 20 }\nrisk = { hybrid = 10 }\n";

fn planned(text: &str) -> Program {
    let program = Program::new();
    fs::write(program.path("plan.toml"), text).expect("the folder can be written");
    program
}

fn report(program: &Program, words: &[&str]) -> (bool, String) {
    let all = [&["report", Q4, "--target", "plan.toml"], words].concat();
    let output = program.command(&all).output().expect("it runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn scores(program: &Program) -> Value {
    let text = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    serde_json::from_str(&text).expect("it is JSON")
}

fn page(program: &Program) -> String {
    fs::read_to_string(program.path("report/report.html")).expect("it was written")
}

/// A number with one decimal place and its sign, as the report has it.
fn signed(value: f64) -> String {
    let text = format!("{:+.1}", (value * 10.0).round() / 10.0);
    if text.ends_with("0.0") && text.len() == 4 {
        "0.0".to_owned()
    } else {
        text.replace('-', "−")
    }
}

#[test]
fn gaps_are_the_teams_numbers_less_what_is_wanted() {
    let program = planned(PLAN);
    let (done, said) = report(&program, &["--baseline", Q3]);
    assert!(done, "{said}");
    let (scores, page) = (scores(&program), page(&program));
    let trait_of = |id: &str| {
        let all = scores["team"]["traits"].as_array().expect("traits are a list");
        all.iter().find(|one| one["id"] == id).expect("the trait is there")["shares"].clone()
    };
    let share = |id: &str, of: &str| trait_of(id)[of].as_f64().expect("a share");
    let rows = scores["target"]["traits"].as_array().expect("a list");
    assert_eq!(rows.len(), 4);
    let expected = [
        ("role", "tactical", share("role", "tactical") - share("role", "hybrid")),
        ("horizon", "strategic", share("horizon", "strategic") - share("horizon", "tactical")),
        ("focus", "strategic", share("focus", "strategic") - 0.4),
        ("focus", "tactical", share("focus", "tactical") - 0.4),
        ("focus", "hybrid", share("focus", "hybrid") - 0.2),
        ("risk", "hybrid", share("risk", "hybrid") - 0.1),
    ];
    for (id, of, gap) in expected {
        let place = rows.iter().position(|row| row["id"] == id).expect("a row");
        let found = rows[place]["gaps"][of].as_f64().expect("a gap");
        assert!((found - gap).abs() < 2e-6, "{of} on {id}: {found}, not {gap}");
        let cell = format!("data-number=\"target.traits.{place}.gaps.{of}\">");
        let shown = page.split(&cell).nth(1).expect("the table has the gap");
        let shown = shown.trim_start_matches("<b>").split('<').next().expect("a text");
        assert_eq!(shown, signed(gap * 100.0), "{of} on {id}");
    }
    let reached = rows.iter().filter(|row| row["reached"] == true).count();
    assert_eq!(reached, 2);
    assert!(page.contains("The target is reached on two of four traits"));
    assert!(page.contains("where Strategic should be first and is 41.7 points behind"));
    assert_eq!(page.matches(">no target</td>").count(), 11, "one for each trait without one");
    assert!(page.contains("Grey outlines: 2026 Q3. Hollow marks in ink: the target “Plan season”"));
    assert!(page.contains("Target Plan season: Role: Tactical first (gap +75.0)"));
}

#[test]
fn a_report_with_a_target_is_verified_and_a_changed_gap_is_found() {
    let program = planned(PLAN);
    assert!(report(&program, &["--format", "json,html,pdf"]).0);
    let verify = |words: &[&str]| {
        let output = program.command(&[&["verify"], words].concat()).output().expect("it runs");
        let said =
            [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        (output.status.success(), said.concat())
    };
    for file in ["report/report.html", "report/report.pdf", "report/scores.json"] {
        assert!(verify(&[file]).0, "{}", verify(&[file]).1);
        let again = verify(&[file, Q4, "--target", "plan.toml"]);
        assert!(again.0, "{}", again.1);
        let without = verify(&[file, Q4]);
        assert!(without.1.contains("give its file by `--target`"), "{}", without.1);
    }
    let path = program.path("report/scores.json");
    let text = fs::read_to_string(&path).expect("it was written");
    assert!(text.contains("\"gaps\": {\"strategic\": -0.416667}"));
    for (from, to) in [
        ("\"gaps\": {\"strategic\": -0.416667}", "\"gaps\": {\"strategic\": -0.316667}"),
        ("\"wanted\": {\"hybrid\": 0.1}", "\"wanted\": {\"hybrid\": 0.5}"),
        (
            "\"gaps\": {\"tactical\": 0.75}, \"reached\": true",
            "\"gaps\": {\"tactical\": 0.75}, \"reached\": false",
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        fs::write(&path, changed).expect("it can be written");
        let found = verify(&["report/scores.json"]);
        assert!(!found.0 && found.1.contains("target.traits."), "{}", found.1);
    }
    fs::write(&path, &text).expect("it can be written");
    let other = PLAN.replace("hybrid = 10", "hybrid = 30");
    fs::write(program.path("plan.toml"), other).expect("it can be written");
    let found = verify(&["report/scores.json", Q4, "--target", "plan.toml"]);
    assert!(!found.0 && found.1.contains("target.traits."), "{}", found.1);
}

#[test]
fn a_target_that_does_not_fit_ends_with_2_and_all_of_its_faults() {
    let program = planned(
        "[traits]\nhorzon = \"strategic\"\nrole = \"hybird\"\nfocus = { strategic = 80, tactical = 70 }\n",
    );
    let output =
        program.command(&["report", Q4, "--target", "plan.toml"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    for part in [
        "plan.toml:2: the instrument has no trait `horzon`",
        "did you mean `horizon`?",
        "plan.toml:3: the instrument has no orientation `hybird`",
        "plan.toml:4: the numbers of `focus` are 150.0 together",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(!program.path("report").exists());
}

#[test]
fn one_person_is_never_measured_against_a_target() {
    let program = planned(PLAN);
    let text = fs::read_to_string(program.path(Q4)).expect("the sample is there");
    // The second row is a preview.
    let lines: Vec<&str> = text
        .lines()
        .enumerate()
        .filter(|(row, _)| [0, 2].contains(row))
        .map(|(_, line)| line)
        .collect();
    fs::write(program.path("one.csv"), lines.join("\n")).expect("the folder can be written");
    let words = ["report", "one.csv", "--target", "plan.toml", "--format", "html,json"];
    let output = program.command(&words).output().expect("it runs");
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("the target is left out: it is for a team"), "{said}");
    assert!(scores(&program)["target"].is_null());
    assert!(!page(&program).contains("Plan season"));
}

#[test]
fn without_a_target_nothing_speaks_of_one() {
    let program = Program::new();
    program.run(&["report", Q4, "--format", "html,json"]);
    assert!(scores(&program)["target"].is_null());
    assert!(!page(&program).contains("id=\"target\""));
}
