//! Two waves: who is paired, what may be claimed, and what may not be shown.

mod program;

use std::fs;
use std::process::Output;

use program::Program;
use serde_json::Value;

const Q3: &str = "sample-data/2026-q3.csv";
const Q4: &str = "sample-data/2026-q4.csv";

fn compare(program: &Program, words: &[&str]) -> Output {
    let mut all = vec!["report", Q4];
    all.extend(words);
    program.command(&all).output().expect("it runs")
}

fn scores(program: &Program) -> Value {
    let text = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    serde_json::from_str(&text).expect("it is JSON")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The sample's earlier wave with some lines taken out or changed.
fn edited(program: &Program, name: &str, edit: impl FnMut(&str) -> Option<String>) {
    let text = fs::read_to_string(program.path(Q3)).expect("it is there");
    let lines: Vec<String> = text.lines().filter_map(edit).collect();
    fs::write(program.path(name), lines.join("\n")).expect("the folder can be written");
}

/// Every answer of the person in this row of a sample, by the header.
fn answers(program: &Program, file: &str, address: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(program.path(file)).expect("it is there");
    let rows: Vec<csv::StringRecord> =
        reader.records().map(|row| row.expect("it is sound")).collect();
    let last = rows.iter().rfind(|row| row.iter().any(|cell| cell == address));
    last.expect("they answered").iter().skip(3).map(str::to_owned).collect()
}

#[test]
fn what_is_claimed_is_what_the_numbers_say() {
    let program = Program::new();
    let made = compare(&program, &["--baseline", Q3]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(said(&made).contains("12 in both waves, 0 joined, 1 left, 1 without a score now"));
    let scores = scores(&program);
    assert_eq!(scores["baseline"]["wave"], "2026-Q3");
    let hybrid = &scores["change"]["shares"]["hybrid"];
    assert_eq!(hybrid["same_people"]["beyond_band"], true);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    let points = hybrid["same_people"]["difference"].as_f64().expect("a number") * 100.0;
    let headline = format!("Hybrid rose by {points:.1} points among the twelve in both waves");
    assert!(page.contains(&headline), "{headline}");
    for inside in ["strategic", "tactical"] {
        let same = &scores["change"]["shares"][inside]["same_people"];
        assert_eq!(same["beyond_band"], false);
        let (difference, band) = (&same["difference"], &same["band"]);
        assert!(difference.as_f64().expect("a number").abs() <= band.as_f64().expect("a number"));
    }
    assert!(page.contains("Strategic and Tactical stayed inside the grey band"));
    assert!(!page.contains("unchanged since"));
}

#[test]
fn the_counts_of_a_trait_are_those_of_the_two_files() {
    let program = Program::new();
    assert!(compare(&program, &["--baseline", Q3, "--format", "json"]).status.success());
    let people = [
        "grace.kim",
        "tom.becker",
        "renee.duchene",
        "eleni",
        "layla",
        "daniel.reyes",
        "noa",
        "ana.ortiz",
        "hannah.weiss",
        "chidi",
        "maria",
        "ananya",
    ];
    let full = |prefix: &str| {
        let mut reader = csv::Reader::from_path(program.path(Q4)).expect("it is there");
        let row =
            reader.records().map(|row| row.expect("sound")).find(|row| row[1].starts_with(prefix));
        row.expect("each is in the sample")[1].to_owned()
    };
    // Scale is the second trait; its strategic statement is `Larger Scale`.
    let count = |file: &str| {
        let chose = |prefix: &&&str| answers(&program, file, &full(prefix))[1] == "Scalable";
        people.iter().filter(chose).count()
    };
    let scale = &scores(&program)["change"]["traits"][1];
    assert_eq!(scale["id"], "scale");
    assert_eq!(scale["before"]["hybrid"], count(Q3));
    assert_eq!(scale["after"]["hybrid"], count(Q4));
}

#[test]
fn an_earlier_scores_json_tells_the_same_but_for_the_traits() {
    let program = Program::new();
    assert!(compare(&program, &["--baseline", Q3, "--format", "json"]).status.success());
    let from_export = scores(&program)["change"].clone();
    program.run(&["report", Q3, "--out", "q3", "--format", "json"]);
    let made = compare(&program, &["--baseline", "q3/scores.json", "--format", "html,json"]);
    assert!(made.status.success(), "{}", said(&made));
    let from_scores = scores(&program)["change"].clone();
    for key in ["in_both_waves", "joined", "left", "shares"] {
        assert_eq!(from_scores[key], from_export[key], "{key}");
    }
    assert!(from_export["traits"].is_array() && from_scores.get("traits").is_none());
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("Change since 2026 Q3") && !page.contains("change-traits"));
}

#[test]
fn waves_of_other_questions_are_refused() {
    let program = Program::new();
    program.run(&["report", Q3, "--out", "q3", "--format", "json"]);
    let text = fs::read_to_string(program.path("q3/scores.json")).expect("it was written");
    for (name, from, to) in [
        ("version", "\"version\": \"1\"", "\"version\": \"2\""),
        ("trait", "\"id\": \"horizon\"", "\"id\": \"horizons\""),
        ("form", "orient/scores/1", "orient/scores/9"),
        ("people", "\"answered\": 15,\n      \"counts\"", "\"answered\": 9,\n      \"counts\""),
    ] {
        assert!(text.contains(from), "{from}");
        let file = format!("{name}.json");
        fs::write(program.path(&file), text.replace(from, to)).expect("the folder can be written");
        let refused = compare(&program, &["--baseline", &file]);
        assert_eq!(refused.status.code(), Some(1), "{name}: {}", said(&refused));
        assert!(said(&refused).contains(&file) && said(&refused).contains("hint:"));
        assert!(!program.path("report").exists());
    }
    let other = "Name,Colour\nAna,Red\n";
    fs::write(program.path("other.csv"), other).expect("the folder can be written");
    let refused = compare(&program, &["--baseline", "other.csv"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("the baseline cannot be compared"), "{}", said(&refused));
    let gone = compare(&program, &["--baseline", "gone.csv"]);
    assert_eq!(gone.status.code(), Some(2));
}

#[test]
fn a_comparison_that_would_tell_single_answers_is_refused() {
    let program = Program::new();
    let refused = compare(&program, &["--baseline", Q3, "--people", "none"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(!program.path("report").exists());
    insta::assert_snapshot!(said(&refused), @r"
    read sample-data/2026-q4.csv: Google Forms, CSV, UTF-8
    error: 2 people answered in the earlier wave only: their answers could be worked out from the two waves, which `--people none` must not allow
      hint: leave out `--baseline` or `--people none`; a group needs 5 people, or nobody
    ");
    // Without names nobody can say who left.
    program.run(&["report", Q3, "--out", "q3", "--format", "json", "--people", "none"]);
    let refused = compare(&program, &["--baseline", "q3/scores.json", "--people", "none"]);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
}

#[test]
fn the_same_people_in_both_waves_may_be_compared_without_names() {
    let program = Program::new();
    let left = ["victor.hale@example.com", "marek.nowak@example.com"];
    edited(&program, "2026-q3-same.csv", |line| {
        (!left.iter().any(|address| line.contains(address))).then(|| line.to_owned())
    });
    let made = compare(&program, &["--baseline", "2026-q3-same.csv", "--people", "none"]);
    assert!(made.status.success(), "{}", said(&made));
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("among the twelve in both waves"));
    let numbers = fs::read_to_string(program.path("report/scores.json")).expect("it was written");
    for text in [page, numbers] {
        for name in ["Grace Kim", "Ana Ortiz", "Victor Hale", "Renée", "example.com"] {
            assert!(!text.contains(name), "{name}");
        }
    }
}

/// A copy of a table without some of its columns, counted from 0.
fn without(program: &Program, from: &str, to: &str, columns: &[usize]) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(program.path(from))
        .expect("it is there");
    let mut writer = csv::Writer::from_path(program.path(to)).expect("the folder can be written");
    for row in reader.records() {
        let row = row.expect("it is sound");
        let kept = row.iter().enumerate().filter(|(column, _)| !columns.contains(column));
        writer.write_record(kept.map(|(_, cell)| cell)).expect("it can be written");
    }
}

#[test]
fn people_who_cannot_be_recognised_have_neither_joined_nor_left() {
    let program = Program::new();
    for (from, to, columns) in [
        (Q3, "q3-nobody.csv", &[1, 2][..]),
        (Q4, "q4-nobody.csv", &[1, 2]),
        (Q3, "q3-addresses.csv", &[2]),
        (Q4, "q4-addresses.csv", &[2]),
        (Q4, "q4-names.csv", &[1]),
    ] {
        without(&program, from, to, columns);
    }
    program.run(&["report", "q3-addresses.csv", "--out", "q3", "--format", "json"]);
    let compared = |source: &str, baseline: &str| {
        let call = ["report", source, "--baseline", baseline, "--force"];
        let made = program.command(&call).output().expect("it runs");
        assert!(made.status.success(), "{}", said(&made));
        (said(&made), scores(&program)["change"].clone())
    };
    for (source, baseline, why) in [
        ("q4-nobody.csv", "q3-nobody.csv", "the earlier file names nobody, so"),
        (Q4, "q3-nobody.csv", "the earlier file names nobody, so"),
        ("q4-nobody.csv", Q3, "this wave names nobody, so"),
        ("q4-addresses.csv", "q3/scores.json", "the earlier file names nobody, so"),
        ("q4-names.csv", "q3-addresses.csv", "one wave has names where the other has addresses"),
    ] {
        let (told, change) = compared(source, baseline);
        assert!(told.contains(why), "{source} {baseline}: {told}");
        assert!(told.contains("who is in both waves is not known"), "{told}");
        assert!(!told.contains("joined"), "{told}");
        for key in ["in_both_waves", "joined", "left"] {
            assert_eq!(change[key], Value::Null, "{source} {baseline} {key}");
        }
        let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
        assert!(page.contains("Who is in both waves is unknown: no change can be told"));
        assert!(!page.contains("Nobody answered in both waves"));
        assert!(!page.contains(" joined, "));
        let verified =
            program.command(&["verify", "report/report.html"]).output().expect("it runs");
        assert!(verified.status.success(), "{}", said(&verified));
    }
    let (told, change) = compared("q4-addresses.csv", "q3-addresses.csv");
    assert!(told.contains("12 in both waves, 1 joined, 1 left, 1 without a score now"), "{told}");
    assert_eq!(change["joined"], 1);
}

#[test]
fn who_is_named_is_compared_where_others_are_not() {
    let program = Program::new();
    // One of the earlier wave gave neither a name nor an address.
    edited(&program, "some.csv", |line| {
        Some(line.replace("\"grace.kim@example.com\",\"Grace Kim\"", "\"\",\"\""))
    });
    let made = compare(&program, &["--baseline", "some.csv"]);
    let told = said(&made);
    assert!(made.status.success(), "{told}");
    assert!(told.contains("11 found in both waves"), "{told}");
    let warned = "1 of the earlier wave has neither a name nor an address, so who joined and who \
                  left is not known";
    assert!(told.contains(warned), "{told}");
    let change = &scores(&program)["change"];
    assert_eq!(change["in_both_waves"], 11);
    assert_eq!((&change["joined"], &change["left"]), (&Value::Null, &Value::Null));
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("among the eleven in both waves"));
    for word in ["joined", "left"] {
        let explain = ["explain", &format!("change.{word}"), Q4, "--baseline", "some.csv"];
        let explained = program.command(&explain).output().expect("it runs");
        let text = String::from_utf8_lossy(&explained.stdout).into_owned();
        assert!(text.contains("Somebody has no name, address or number"), "{text}");
    }
    let verified = program.command(&["verify", "report/report.html"]).output().expect("it runs");
    assert!(verified.status.success(), "{}", said(&verified));
}

#[test]
fn a_baseline_that_is_later_or_the_same_is_told() {
    let program = Program::new();
    for (name, file) in [("q3", Q3), ("q4", Q4)] {
        program.run(&["report", file, "--out", name, "--format", "json"]);
    }
    let told = |source: &str, baseline: &str| {
        let call = ["score", source, "--baseline", baseline];
        said(&program.command(&call).output().expect("it runs"))
    };
    for baseline in [Q4, "q4/scores.json"] {
        let told = told(Q3, baseline);
        let later = "the baseline `2026-Q4` is later than this wave, `2026-Q3`, so every change is \
                     told backwards";
        assert!(told.contains(later) && told.contains("swap the two files"), "{told}");
    }
    fs::copy(program.path(Q4), program.path("copy.csv")).expect("a copy");
    for baseline in [Q4, "copy.csv", "q4/scores.json"] {
        let told = told(Q4, baseline);
        assert!(told.contains("the baseline has the very same answers as this wave"), "{told}");
        assert!(!told.contains("later than"), "{told}");
    }
    for baseline in [Q3, "q3/scores.json"] {
        let told = told(Q4, baseline);
        assert!(!told.contains("later than") && !told.contains("very same"), "{told}");
    }
}

#[test]
fn a_file_without_names_is_said_to_name_nobody() {
    let program = Program::new();
    program.run(&["report", Q3, "--out", "q3", "--format", "json", "--people", "none"]);
    let made = compare(&program, &["--baseline", "q3/scores.json"]);
    assert!(made.status.success(), "{}", said(&made));
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("The earlier file names nobody, so no change can be told"));
    assert!(page.contains("2026 Q3: 14 people, none of them named"));
    assert!(!page.contains("behind the change since"), "nobody can talk of a change");
    assert!(said(&made).contains("names nobody") && !said(&made).contains("joined"));
    assert_eq!(scores(&program)["change"]["joined"], Value::Null);
    // Three people who answered in both waves have no band, and no text speaks of one.
    let mut rows = 0;
    edited(&program, "few.csv", |line| {
        rows += 1;
        (rows <= 5).then(|| line.to_owned())
    });
    let made = compare(&program, &["--baseline", "few.csv", "--force"]);
    assert!(made.status.success(), "{}", said(&made));
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("No change can be told from none, so there is no band."));
    assert!(!page.contains("Grey band"));
}

#[test]
fn who_has_no_score_now_is_not_said_to_have_left() {
    let program = Program::new();
    let output = compare(&program, &["--baseline", Q3, "--format", "html"]);
    assert!(output.status.success(), "{}", said(&output));
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    let now = page.find("Without a score now").expect("Marek answered too little");
    assert!(
        page[now..].starts_with("Without a score now:</b> <bdi dir=\"auto\">Marek Nowak</bdi>")
    );
    let left = page.find("Left:</b>").expect("somebody left");
    let end = left + page[left..].find("<b>").expect("another list follows");
    assert!(!page[left..end].contains("Marek Nowak"), "{}", &page[left..end]);
}

#[test]
fn whoever_answered_too_little_now_has_not_left() {
    let program = Program::new();
    let mut reader = csv::Reader::from_path(program.path(Q4)).expect("it is there");
    let mut writer = csv::Writer::from_path(program.path("fewer.csv")).expect("it can be written");
    writer.write_record(reader.headers().expect("it has one")).expect("it can be written");
    for row in reader.records().map(|row| row.expect("it is sound")) {
        let has_stopped = row.iter().any(|cell| cell == "grace.kim@example.com");
        let cells = row.iter().enumerate();
        let cells = cells.map(|(at, cell)| if has_stopped && at > 5 { "" } else { cell });
        writer.write_record(cells).expect("it can be written");
    }
    drop(writer);
    let words = ["report", "fewer.csv", "--baseline", Q3];
    let made = program.command(&words).output().expect("it runs");
    assert!(said(&made).contains("11 in both waves, 0 joined, 1 left, 2 without a score now"));
    assert_eq!(scores(&program)["change"]["left"], 3);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(page.contains("0 joined, 1 left, 2 without a score now"));
}

#[test]
fn a_number_is_one_whether_somebody_has_a_score_or_not() {
    let program = Program::new();
    let wave = |digits: usize, of_the_last: usize| {
        let text = fs::read_to_string(program.path(Q4)).expect("it is there");
        let header = text.lines().next().expect("it has one");
        let traits: Vec<&str> = header.split(',').filter(|head| head.contains(". ")).collect();
        let row = |number: usize| {
            let answered = if number == 7 { of_the_last } else { 15 };
            let cells: Vec<&str> =
                (0..15).map(|at| if at < answered { "Tactical" } else { "" }).collect();
            format!("{number:0digits$},{}\n", cells.join(","))
        };
        format!("Employee ID,{}\n", traits.join(",")) + &(1..=7).map(row).collect::<String>()
    };
    fs::write(program.path("then.csv"), wave(3, 15)).expect("the folder can be written");
    fs::write(program.path("now.csv"), wave(1, 4)).expect("the folder can be written");
    let words = ["report", "now.csv", "--baseline", "then.csv", "--format", "json"];
    let told = said(&program.command(&words).output().expect("it runs"));
    assert!(told.contains("6 in both waves, 0 joined, 0 left, 1 without a score now"), "{told}");
}

#[test]
fn whoever_was_asked_and_is_silent_has_not_left() {
    let program = Program::new();
    let now = fs::read_to_string(program.path(Q4)).expect("it is there");
    let lines = now.lines().filter(|line| !line.contains("grace.kim@example.com"));
    let lines: Vec<&str> = lines.collect();
    fs::write(program.path("silent.csv"), lines.join("\n")).expect("the folder can be written");
    let told = |words: &[&str]| {
        let all = [&["report", "silent.csv", "--baseline", Q3, "--format", "html"], words].concat();
        said(&program.command(&all).output().expect("it runs"))
    };
    assert!(told(&[]).contains("11 in both waves, 0 joined, 2 left, 1 without a score now"));
    let asked = told(&["--roster", "sample-data/roster.csv"]);
    assert!(asked.contains("11 in both waves, 0 joined, 1 left, 2 without a score now"), "{asked}");
}

#[test]
fn a_headline_of_several_changes_says_of_whom_they_are() {
    let program = Program::new();
    let of = |who: &[(&str, char)]| {
        let mut text = String::from("Name,Role,Scale,Question,Horizon,Focus,Direction,View,Arena,");
        text += "Change,Doing right,Stance,Driver,Posture,Risk,Outcome";
        for (name, answer) in who {
            text += &["\n", *name].concat();
            text += &format!(",{answer}").repeat(15);
        }
        text
    };
    let same = ["Ana", "Bo", "Chi", "Dee", "Eva", "Fay", "Gus", "Hal"];
    let people = |answer: char| same.iter().map(|name| (*name, answer)).collect::<Vec<_>>();
    let joined = ["Ida", "Jo", "Kim"].map(|name| (name, 'S'));
    let headline = |after: &[(&str, char)]| {
        fs::write(program.path("then.csv"), of(&people('S'))).expect("it can be written");
        fs::write(program.path("now.csv"), of(after)).expect("it can be written");
        let words = ["report", "now.csv", "--baseline", "then.csv", "--format", "html"];
        let made = program.command(&words).output().expect("it runs");
        assert!(made.status.success(), "{}", said(&made));
        fs::read_to_string(program.path("report/report.html")).expect("it was written")
    };
    let figures = "Strategic fell by 100.0 points, Tactical rose by 100.0 points";
    let among = "Strategic fell, Tactical rose among the eight in both waves";
    let alone = headline(&people('T'));
    assert!(alone.contains(figures) && !alone.contains(among));
    let others = headline(&[people('T'), joined.to_vec()].concat());
    assert!(others.contains(among) && !others.contains(figures));
}
