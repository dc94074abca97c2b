//! What may not be shown is not shown, and the call says so.

mod program;

use std::fmt::Write as _;
use std::fs;

use orient::instrument::Instrument;
use orient::run::{self, Run};
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

/// The run that a page carries.
fn carried(page: &str) -> Run {
    let found = run::find_in_page(page).expect("the page carries its run");
    Run::read(found.run).expect("it is a run")
}

#[test]
fn a_report_carries_no_numbers_of_teams_that_it_does_not_show() {
    let program = Program::new();
    let teams = ["A", "B", "C", "D"];
    with_teams(&program, &move |name| teams[name.len() % teams.len()]);
    for compare in [&[][..], &["--compare", "teams"]] {
        let call = ["report", "answers.csv", "--force", "--format", "html,pdf,json"];
        program.run(&[&call[..], compare].concat());
        let page = fs::read_to_string(program.path("report/report.html")).expect("it is there");
        let scores = fs::read_to_string(program.path("report/scores.json")).expect("it is there");
        assert!(scores.contains("\"teams\"") && !page.contains("id=\"teams\""));
        assert!(carried(&page).scores().get("teams").is_none());
        for file in ["report/report.html", "report/report.pdf", "report/scores.json"] {
            let words = ["verify", file, "answers.csv"];
            let verified = program.command(&words).output().expect("it runs");
            assert!(verified.status.success(), "{file}: {verified:?}");
        }
    }
}

#[test]
fn a_team_too_small_to_compare_is_told_by_its_size_alone() {
    let program = Program::new();
    with_teams(&program, &|name| match name {
        "Ana Ortiz" | "Chidi Okonkwo" | "Daniel Reyes" | "Hannah Weiss" | "Renée Duchêne" => "A",
        "Grace Kim" | "Tom Becker" => "C",
        _ => "B",
    });
    for more in [&[][..], &["--people", "pages"], &["--roster", "sample-data/roster.csv"]] {
        let call = ["report", "answers.csv", "--force", "--compare", "teams"];
        program.run(&[&call[..], more].concat());
        let page = fs::read_to_string(program.path("report/report.html")).expect("it is there");
        let run = carried(&page);
        let teams = run.scores()["teams"].as_array().expect("teams are compared");
        let small = |team: &&serde_json::Value| team.get("shares").is_none();
        assert_eq!(teams.iter().filter(small).count(), 1, "{teams:?}");
        for file in ["report/report.html", "report/report.pdf", "report/scores.json"] {
            let roster: &[&str] = if more.contains(&"--roster") { more } else { &[] };
            for source in [&[][..], &[&["answers.csv"], roster].concat()] {
                let words = [&["verify", file], source].concat();
                let verified = program.command(&words).output().expect("it runs");
                assert!(verified.status.success(), "{words:?}: {verified:?}");
            }
        }
    }
}

#[test]
fn a_report_carries_nobody_s_name_for_deciding_the_headline() {
    let program = Program::new();
    program.run(&["report", "sample-data/five-teams.csv", "--format", "html,json"]);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it is there");
    let scores = fs::read_to_string(program.path("report/scores.json")).expect("it is there");
    let scores: serde_json::Value = serde_json::from_str(&scores).expect("it is JSON");
    let alone = "/team/findings/without_one_person/people";
    let of = |scores: &serde_json::Value| scores.pointer(alone).cloned().expect("it is there");
    assert!(of(&scores).as_array().is_some_and(|people| people.len() > 1));
    assert_eq!(of(carried(&page).scores()), serde_json::json!([]));
}

#[test]
fn no_headline_of_few_is_told_under_another_rule_where_nobody_is_named() {
    let program = Program::new();
    let instrument = Instrument::built_in();
    let traits: Vec<&str> = instrument.traits().iter().map(|one| one.name.as_str()).collect();
    let mut text = format!("Name,{}\n", traits.join(","));
    // Four give one answer throughout, and are flagged; without them one person is left.
    for (person, chosen) in [[1; 15], [1; 15], [1; 15], [1; 15], [0; 15]].iter().enumerate() {
        let statement = |(place, trait_): (usize, &orient::instrument::Trait)| {
            let turned = usize::from(person == 4 && place % 4 == 3);
            format!("\"{}\"", trait_.statements[chosen[place] + turned])
        };
        let answers: Vec<String> = instrument.traits().iter().enumerate().map(statement).collect();
        writeln!(text, "Person {person},{}", answers.join(",")).expect("a text takes all");
    }
    fs::write(program.path("five.csv"), text).expect("the folder can be written");
    let rules = |people: &str| {
        program.run(&["report", "five.csv", "--people", people, "--out", people]);
        let scores = fs::read(program.path(&format!("{people}/scores.json"))).expect("it is there");
        let scores: serde_json::Value = serde_json::from_slice(&scores).expect("it is JSON");
        let page = fs::read_to_string(program.path(&format!("{people}/report.html")));
        let page = page.expect("it is there");
        let rules = scores["findings"]["sensitivity"].as_array().expect("it is a list").len();
        (rules, page.contains("on the answers of one person"), page.contains("nothing is told"))
    };
    assert_eq!(rules("auto"), (1, true, false));
    assert_eq!(rules("none"), (0, false, true));
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

#[test]
fn messages_count_people_where_nobody_is_named() {
    let program = Program::new();
    let write = |name: &str, text: &str| {
        fs::write(program.path(name), text).expect("the folder can be written");
    };
    // One address has two names, one name has two addresses, and two people do not stand in the roster.
    let roster = "Name,Email,Team,Start date\nDana Levi,dana@example.com,,2026-12-01\n\
                  Ann Ortiz,,,\nEve Moreau,eve@example.com,,\nEve M,eve@example.com,,\n\
                  Karla Weiss,x1@example.com,,\nChidi Okonkwo,x2@example.com,,\nBo Lind,bo@example.com,,\n";
    write("roster.csv", roster);
    let traits = Instrument::built_in().traits();
    let names: Vec<&str> = traits.iter().map(|one| one.name.as_str()).collect();
    let mut answers = format!("Timestamp,Email,Name,{}\n", names.join(","));
    for (at, (email, name)) in [
        ("ana@example.com", "Ana Ortiz"),
        ("ana@example.com", "Tom Becker"),
        ("bo@example.com", "Bo Lind"),
        ("b.lind@example.com", "Bo Lind"),
        ("x1@example.com", "Karla Weiss"),
        ("x2@example.com", "Chidi Okonkwo"),
    ]
    .into_iter()
    .enumerate()
    {
        let statements: Vec<String> = (traits.iter().enumerate())
            .map(|(place, one)| format!("\"{}\"", one.statements[(place * at + at) % 3]))
            .collect();
        let line = format!("2026/10/1{at} 10:00:00,{email},{name},{}\n", statements.join(","));
        answers += &line;
    }
    write("answers.csv", &answers);
    let secret = [
        "Ortiz",
        "Becker",
        "Lind",
        "Weiss",
        "Okonkwo",
        "Levi",
        "Moreau",
        "Eve",
        "example.com",
        "row ",
    ];
    for words in [
        &["report", "answers.csv", "--format", "json", "--out", "out"][..],
        &["score", "answers.csv", "--format", "json"],
        &["score", "answers.csv", "--strict"],
    ] {
        let words = [words, &["--roster", "roster.csv", "--people", "none"]].concat();
        let output = program.command(&words).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        for secret in secret {
            assert!(!said.contains(secret), "`{secret}` is told by {words:?}:\n{said}");
        }
        assert!(said.contains("answered but are not in the roster"), "{said}");
    }
    program.run(&["check", "answers.csv"]);
    let words = ["score", "answers.csv", "--roster", "roster.csv", "--people", "none"];
    let said = program.command(&words).output().expect("it runs").stderr;
    insta::assert_snapshot!(String::from_utf8_lossy(&said), @r"
    read answers.csv: Google Forms, CSV, UTF-8
    1 of the roster not counted as invited
    wave 2026-Q4 (from the days of the answers; `--wave` sets another)
    6 rows = 5 used + 1 left out
    warning: roster.csv: 1 person is in the roster twice
      hint: leave out `--people none` to see who
    warning: roster.csv: 1 person is in the roster with nothing but a name, unlike the others
      hint: leave out `--people none` to see who
    warning: answers.csv: 1 person has the address or number of another name; only one of the two is counted
      hint: leave out `--people none` to see who
    warning: answers.csv: 1 person has the name of somebody with another address; counted as two people
      hint: leave out `--people none` to see who
    warning: answers.csv: 2 people answered but are not in the roster
      hint: leave out `--people none` to see who
    warning: `Question` and 4 more: everybody who answered, in all or of a team, chose the same statement, so that each one's answer can be told
      hint: think of it before you share the report
    ");
    // Who is listed is also named.
    let words = ["score", "answers.csv", "--roster", "roster.csv"];
    let said = program.command(&words).output().expect("it runs").stderr;
    assert!(
        String::from_utf8_lossy(&said).contains("`Tom Becker` answered but is not in the roster")
    );
}

/// All drawings of a report on these rows where nobody is named, and its page.
fn drawn_without_names(
    program: &Program,
    header: &str,
    rows: &[&str],
    more: &[&str],
) -> Vec<String> {
    fs::write(program.path("2026-q4.csv"), format!("{header}\n{}\n", rows.join("\n")))
        .expect("the folder can be written");
    let call = ["report", "2026-q4.csv", "--people", "none", "--format", "charts", "--force"];
    program.run(&[&call[..], more].concat());
    let charts = fs::read_dir(program.path("report/charts")).expect("they were written");
    let mut paths: Vec<_> = charts.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "svg"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("it is text")).collect()
}

#[test]
fn no_drawing_tells_the_order_of_the_file_where_nobody_is_named() {
    for (sample, more) in [
        ("sample-data/2026-q4.csv", &[][..]),
        ("sample-data/2026-q4-rated.csv", &["--instrument", "sales-operations-rated"]),
    ] {
        let program = Program::new();
        let text = fs::read_to_string(program.path(sample)).expect("it is there");
        let (header, rows) = text.split_once('\n').expect("it has rows");
        let mut rows: Vec<&str> = rows.lines().collect();
        let there = drawn_without_names(&program, header, &rows, more);
        assert!(there.len() > 3);
        rows.reverse();
        let back = drawn_without_names(&program, header, &rows, more);
        assert!(there == back, "{sample}: a drawing depends on who stands above whom");
    }
}

#[test]
fn teams_are_withheld_that_tell_of_few_together_with_an_earlier_wave() {
    let program = Program::new();
    let traits: Vec<&str> =
        Instrument::built_in().traits().iter().map(|one| one.name.as_str()).collect();
    let write = |name: &str, people: &[(&str, usize)]| {
        let mut text = format!("Name,Team,{}\n", traits.join(","));
        for (team, number) in people {
            let answers: Vec<&str> =
                (0..traits.len()).map(|at| ["S", "T", "H"][(at * 7 + number) % 3]).collect();
            text += &[&format!("{team} {number}"), *team, &answers.join(",")].join(",");
            text.push('\n');
        }
        fs::write(program.path(name), text).expect("the folder can be written");
    };
    let alpha = |many: usize| (0..many).map(|number| ("Alpha", number));
    let beta = |from: usize, to: usize| (from..to).map(|number| ("Beta", number));
    let scores = |before: Vec<(&str, usize)>, now: Vec<(&str, usize)>| {
        write("2026-q1.csv", &before);
        write("2026-q2.csv", &now);
        let call = ["report", "2026-q2.csv", "--people", "none", "--baseline", "2026-q1.csv"];
        program.run(&[&call[..], &["--compare", "teams", "--force"]].concat());
        fs::read_to_string(program.path("report/scores.json")).expect("it was written")
    };
    // One of Beta was there before: the same people without Alpha.
    let told = scores(alpha(9).chain(beta(0, 1)).collect(), alpha(9).chain(beta(0, 6)).collect());
    assert!(!told.contains("\"teams\""), "{told}");
    // All of both were.
    let all = || alpha(9).chain(beta(0, 6)).collect::<Vec<_>>();
    let told = scores(all(), all());
    assert!(told.contains("\"teams\""), "{told}");
    let by_trait = |told: &str| {
        let scores: serde_json::Value = serde_json::from_str(told).expect("it is JSON");
        scores["change"].get("traits").is_some()
    };
    assert!(by_trait(&told));
    // Where one of them left a trait blank before, the others' answers to it would tell the rest.
    let text = fs::read_to_string(program.path("2026-q1.csv")).expect("it was written");
    let (start, _) = text.trim_end().rsplit_once(',').expect("a row has cells");
    fs::write(program.path("2026-q1.csv"), format!("{start},\n")).expect("it can be written");
    let call = ["score", "2026-q2.csv", "--people", "none", "--baseline", "2026-q1.csv"];
    let made = program.command(&[&call[..], &["--format", "json"]].concat()).output();
    let made = made.expect("it runs");
    assert!(!by_trait(&String::from_utf8_lossy(&made.stdout)), "{made:?}");
    assert!(String::from_utf8_lossy(&made.stderr).contains("the change by trait is withheld"));
}

#[test]
fn an_address_is_not_shown_for_a_name_and_a_remark_is_not_told() {
    let program = Program::new();
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    let commas = text.lines().next().expect("it has a header").matches(',').count();
    let remark = format!("{},my boss is no help\n", ",".repeat(commas));
    let text = text.replacen('\n', ",Remark\n", 1) + "\n" + &remark;
    fs::write(program.path("answers.csv"), text).expect("the folder can be written");
    let roster = fs::read_to_string(program.path("sample-data/roster.csv")).expect("it is there");
    let roster = roster + "\n,absent.one@secret.example\n";
    fs::write(program.path("roster.csv"), roster).expect("the folder can be written");
    program.run(&["report", "answers.csv", "--roster", "roster.csv", "--format", "html"]);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("Somebody without a name in the roster"));
    assert!(page.contains("a text below the table"));
    for secret in ["secret.example", "no help"] {
        assert!(!page.contains(secret), "{secret}");
    }
}

#[test]
fn headers_of_columns_that_are_not_used_are_not_shown_where_nobody_is_named() {
    let program = Program::new();
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    let mut lines = text.lines();
    let mut all = format!("{},Comment about Zoe\n", lines.next().expect("it has a header"));
    for line in lines {
        all.push_str(line);
        all.push_str(",fine\n");
    }
    fs::write(program.path("answers.csv"), all).expect("the folder can be written");
    for (people, is_shown) in [("auto", true), ("none", false)] {
        program.run(&["report", "answers.csv", "--people", people, "--out", people]);
        let page = fs::read_to_string(program.path(people).join("report.html")).expect("a page");
        assert_eq!(page.contains("about Zoe"), is_shown);
        assert_eq!(page.contains("not shown without names"), !is_shown);
    }
}

#[test]
fn a_ledger_does_not_speak_of_people_where_the_file_names_nobody() {
    let program = Program::new();
    let traits: Vec<&str> =
        Instrument::built_in().traits().iter().map(|one| one.name.as_str()).collect();
    let answers = vec!["S"; traits.len()].join(",");
    for (column, name, title) in
        [("Name", "Ana", "one per person"), ("Remark", "", "nobody is named")]
    {
        let text = format!("{column},{}\n{name},{answers}\n{name}2,{answers}\n", traits.join(","));
        let text = if name.is_empty() { text.replace("\n2,", "\n,") } else { text };
        fs::write(program.path("answers.csv"), text).expect("the folder can be written");
        program.run(&["report", "answers.csv", "--format", "html", "--force"]);
        let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
        assert!(page.contains(&format!("used{} {title}", if name.is_empty() { ";" } else { "," })));
    }
}

#[test]
fn numbers_of_few_people_without_names_are_warned_of() {
    let program = Program::new();
    let traits: Vec<&str> =
        Instrument::built_in().traits().iter().map(|one| one.name.as_str()).collect();
    let said = |people: usize, silent_from: usize, others: &'static str| {
        let mut text = format!("Name,{}\n", traits.join(","));
        for number in 0..people {
            let mut answers = vec![if number == 0 { others } else { "S" }; traits.len()];
            if number >= silent_from {
                answers[3] = "";
            }
            text += &[&format!("P {number}"), answers.join(",").as_str()].join(",");
            text.push('\n');
        }
        fs::write(program.path("answers.csv"), text).expect("the folder can be written");
        let call = ["score", "answers.csv", "--people", "none"];
        let made = program.command(&call).output().expect("it runs");
        assert!(made.status.success());
        String::from_utf8(made.stderr).expect("it writes UTF-8")
    };
    assert!(said(3, 3, "S").contains("those of 3 people, without names"));
    assert!(said(8, 4, "T").contains("`Horizon`: answered by fewer than 5 people"));
    assert!(!said(8, 5, "T").contains("warning"));
    let alike = said(8, 8, "S");
    assert!(alike.contains("`Role` and 14 more: everybody who answered"), "{alike}");
}
