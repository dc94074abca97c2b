//! What may not be shown is not shown, and the call says so.

mod program;

use std::fs;

use program::Program;

/// The sample with everybody in one team but one person, who is a team alone.
fn with_a_team_of_one(program: &Program) {
    with_teams(program, &|name| if name == "Grace Kim" { "X" } else { "Y" });
}

/// The sample as `answers.csv`, with the team of each name.
fn with_teams(program: &Program, team: &dyn Fn(&str) -> &'static str) {
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header = reader.headers().expect("it has a header").clone();
    header.push_field("Team");
    writer.write_record(&header).expect("memory takes all");
    for record in reader.records() {
        let mut record = record.expect("the sample is sound");
        let name = record.get(2).expect("the third column has the name").trim().to_owned();
        record.push_field(team(&name));
        writer.write_record(&record).expect("memory takes all");
    }
    let bytes = writer.into_inner().expect("memory takes all");
    fs::write(program.path("answers.csv"), bytes).expect("the folder can be written");
}

#[test]
fn a_team_of_one_is_not_shown_where_nobody_is_named() {
    let program = Program::new();
    with_a_team_of_one(&program);
    program.run(&["check", "answers.csv"]);
    let words = ["report", "answers.csv", "--people", "none"];
    let refused = program.command(&words).output().expect("it runs");
    assert_eq!(refused.status.code(), Some(3));
    assert!(!program.path("report").exists());
    insta::assert_snapshot!(String::from_utf8_lossy(&refused.stderr), @r"
    read answers.csv: Google Forms, CSV, UTF-8
    error: the numbers of `X` are those of one person, whom `--people none` would show
      hint: leave that person or the column of teams out, or leave out `--people none`
    ");
}

#[test]
fn a_list_of_people_is_not_written_where_nobody_is_named() {
    let program = Program::new();
    let sample = "sample-data/2026-q4.csv";
    let words = ["report", sample, "--people", "none", "--format", "csv"];
    let refused = program.command(&words).output().expect("it runs");
    assert_eq!(refused.status.code(), Some(2));
    assert!(!program.path("report").exists());
    let made = program.command(&["report", sample, "--people", "none"]).output().expect("it runs");
    assert!(made.status.success());
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(said.contains("scores.csv is left out, since it lists people"), "{said}");
    assert!(!program.path("report/scores.csv").exists());
    let scores = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    assert!(scores.contains("\"edition\": \"aggregate\""));
}

#[test]
fn numbers_of_small_teams_are_withheld_where_nobody_is_named() {
    let program = Program::new();
    let call = ["report", "answers.csv", "--people", "none", "--compare", "teams"];
    let report = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        with_teams(&program, &move |own| {
            if names.iter().any(|name| name == own) { "X" } else { "Y" }
        });
        let made = program.command(&call).output().expect("it runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let read = |name: &str| fs::read_to_string(program.path(name)).expect("it was written");
        (
            String::from_utf8(made.stderr).expect("it writes UTF-8"),
            read("report/scores.json"),
            read("report/report.html"),
        )
    };
    // Three of twelve: the nine others would tell their numbers, together with those of all.
    let (said, scores, page) = report(&["Grace Kim", "Tom Becker", "Hannah Weiss"]);
    assert!(said.contains("the numbers of 2 of 2 teams are withheld"), "{said}");
    assert!(!scores.contains("\"teams\""), "{scores}");
    assert!(!page.contains("id=\"teams\"") && page.contains("A comparison of teams"));
    // Five and seven can stand side by side.
    let five = ["Grace Kim", "Tom Becker", "Hannah Weiss", "Daniel Reyes", "Ana Ortiz"];
    let (said, scores, page) = report(&five);
    assert!(!said.contains("withheld"), "{said}");
    assert!(scores.contains("\"teams\"") && page.contains("id=\"teams\""));
    let verified = program.command(&["verify", "report/report.html", "answers.csv"]).output();
    assert!(verified.expect("it runs").status.success());
}

#[test]
fn teams_are_compared_only_when_it_is_asked_for() {
    let program = Program::new();
    let call = ["report", "sample-data/five-teams.csv", "--format", "html,charts"];
    let chapter = |call: &[&str]| {
        let made = program.command(call).output().expect("it runs");
        let said = String::from_utf8(made.stderr).expect("it writes UTF-8");
        let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
        let dots = program.path("report/charts/team-dots.svg").exists();
        assert_eq!(dots, page.contains("id=\"teams\""));
        (said, dots)
    };
    let (said, dots) = chapter(&call);
    assert!(!dots && said.contains("`--compare teams` sets them side by side"), "{said}");
    let (said, dots) = chapter(&[&call[..], &["--compare", "teams"]].concat());
    assert!(dots && !said.contains("--compare"), "{said}");
}
