//! Reports of many kinds of teams.

use std::fmt::Write as _;
use std::fs;
use std::sync::LazyLock;

use orient::instrument::{BUILT_IN, rated};
use serde_json::Value;

use crate::facts::Facts;
use crate::files;
use crate::page::{self, Text};
use crate::program::Program;
use crate::recount::{self, Survey};

/// A report, with what its numbers are.
pub struct Run {
    pub name: String,
    pub html: String,
    /// The texts of the brief.
    pub brief: Vec<Text>,
    /// The texts of `brief.pdf` as its tags have them, and as they are expected.
    pub slides: [Vec<String>; 2],
    /// The texts of each person's own file.
    pub files: Vec<Text>,
    pub facts: Facts,
}

/// [`sample`], made once for all tests.
pub static SAMPLE: LazyLock<Vec<Run>> = LazyLock::new(sample);
/// [`teams`], made once.
pub static TEAMS: LazyLock<Vec<Run>> = LazyLock::new(teams);
/// [`sizes`], made once.
pub static SIZES: LazyLock<Vec<Run>> = LazyLock::new(sizes);
/// [`modes`], made once.
pub static MODES: LazyLock<Vec<Run>> = LazyLock::new(modes);
/// [`targets`], made once.
pub static TARGETS: LazyLock<Vec<Run>> = LazyLock::new(targets);
/// [`odd`], made once.
pub static ODD: LazyLock<Vec<Run>> = LazyLock::new(odd);

fn read(program: &Program, name: &str) -> String {
    fs::read_to_string(program.path(name)).expect("it was written")
}

fn scores(program: &Program, folder: &str) -> Value {
    serde_json::from_str(&read(program, &format!("{folder}/scores.json"))).expect("it is JSON")
}

/// A report of this call; the numbers of people come from one that names them.
fn run(program: &Program, instrument: &str, call: &[&str]) -> Run {
    let formats = ["--format", "html,json,brief", "--force", "-o", "report"];
    program.run(&[&["report"], call, &formats].concat());
    let html = read(program, "report/report.html");
    let own = scores(program, "report");
    let is_unnamed = call.windows(2).any(|pair| pair == ["--people", "none"]);
    let named = if is_unnamed {
        let end = call.iter().position(|word| *word == "--people").expect("it is there");
        let named = [&["report"], &call[..end], &["--format", "json", "-o", "named"]].concat();
        program.run(&named);
        scores(program, "named")
    } else {
        own.clone()
    };
    let mut facts = Facts::new(own, &named, instrument);
    if let Some(at) = call.iter().position(|word| *word == "--partial") {
        facts.needed = if call[at + 1] == "all" { 1.0 } else { facts.traits().len() as f64 };
    }
    if let Some(at) = call.iter().position(|word| *word == "--roster") {
        facts = facts.with_asked(&read(program, call[at + 1]));
    }
    let earlier = call.iter().position(|word| *word == "--baseline");
    if let Some(at) = earlier.filter(|at| call[at + 1] == "unnamed.json") {
        let text = read(program, call[at + 1]);
        facts = facts.with_earlier(serde_json::from_str(&text).expect("it is JSON"));
    } else if let Some(at) = earlier {
        let mut earlier = vec!["report", call[at + 1], "--format", "json", "-o", "earlier"];
        if let Some(at) = call.iter().position(|word| *word == "--instrument") {
            earlier.extend(["--instrument", call[at + 1]]);
        }
        program.run(&earlier);
        facts = facts.with_earlier(scores(program, "earlier"));
    }
    let context = program.command(&[&["report"], call, &["--dump-context"]].concat()).output();
    let context = context.expect("the program can be run").stdout;
    let context = serde_json::from_slice(&context).expect("it is JSON");
    let slides = fs::read(program.path("report/brief.pdf"));
    let slides = slides.map_or([vec![], vec![]], |bytes| {
        [files::slides(&bytes), files::expected_slides(&context)]
    });
    let folder = fs::read_dir(program.path("report/people")).into_iter().flatten();
    let mut own: Vec<_> = folder.map(|entry| entry.expect("it is listed").path()).collect();
    own.sort();
    let own = own.iter().flat_map(|path| {
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("a file has a name");
        files::of_person(&fs::read(path).expect("it was written"), id, &facts)
    });
    let files = own.collect();
    Run { name: call.join(" "), html, brief: page::brief(&context), slides, files, facts }
}

/// The sample: alone, with a roster, with an earlier wave, without names, with pages, and rated.
fn sample() -> Vec<Run> {
    let now = "sample-data/2026-q4.csv";
    let roster = ["--roster", "sample-data/roster.csv"];
    let before = ["--baseline", "sample-data/2026-q3.csv"];
    let calls: [&[&str]; 9] = [
        &[now],
        &[now, roster[0], roster[1]],
        &[now, roster[0], roster[1], before[0], before[1]],
        &[now, roster[0], roster[1], "--people", "none"],
        &[now, "--people", "pages"],
        &[now, "--people", "files"],
        &[now, "--partial", "all"],
        &[now, "--partial", "complete"],
        &[now, "--duplicates", "keep"],
    ];
    let mut all: Vec<Run> = calls.map(|call| run(&Program::new(), BUILT_IN, call)).into();
    // Compared with a wave in which nobody took part who does now, and with one that names nobody.
    let program = Program::new();
    let text = read(&program, "sample-data/2026-q3.csv").replace('@', ".other@");
    write(&program, "others.csv", &text);
    all.push(run(&program, BUILT_IN, &[now, "--baseline", "others.csv"]));
    let program = Program::new();
    let text = read(&program, "sample-data/2026-q3.csv");
    let few: Vec<&str> = text.lines().take(5).collect();
    write(&program, "few.csv", &few.join("\n"));
    all.push(run(&program, BUILT_IN, &[now, "--baseline", "few.csv"]));
    let program = Program::new();
    let unnamed = ["--format", "json", "--people", "none", "-o", "unnamed"];
    program.run(&[&["report", "sample-data/2026-q3.csv"], &unnamed[..]].concat());
    fs::copy(program.path("unnamed/scores.json"), program.path("unnamed.json")).expect("a copy");
    all.push(run(&program, BUILT_IN, &[now, "--baseline", "unnamed.json"]));
    let call = ["sample-data/2026-q4-rated.csv", "--instrument", "sales-operations-rated"];
    let call = [&call[..], &["--people", "files"]].concat();
    all.push(run(&Program::new(), &rated(), &call));
    all
}

/// Five teams, and teams with absent people, with a team of one and a team of three.
fn teams() -> Vec<Run> {
    let program = Program::new();
    let five = ["sample-data/five-teams.csv", "--compare", "teams"];
    let mut all = vec![run(&program, BUILT_IN, &five)];
    for (mode, size) in [("choose", (3, 9, 22)), ("rate", (3, 6, 22)), ("rank", (4, 5, 22))] {
        let program = Program::new();
        let survey = Survey::new(mode, size, false);
        write(&program, "made-up.toml", &survey.instrument());
        write(&program, "answers.csv", &survey.table());
        let team = |person: usize| match person {
            0 => "Level 1",
            1..4 => "The 2nd floor",
            4..12 => "South",
            _ => "North",
        };
        let mut roster = "Name,Team\n".to_owned();
        for person in 0..size.2 + 4 {
            let _ = writeln!(roster, "Person {person},{}", team(person));
        }
        write(&program, "roster.csv", &roster);
        let call = ["answers.csv", "--instrument", "made-up.toml", "--roster", "roster.csv"];
        let call = [&call[..], &["--compare", "teams", "--people", "files"]].concat();
        all.push(run(&program, &survey.instrument(), &call));
    }
    all
}

/// The built-in instrument with so many people.
fn sizes() -> Vec<Run> {
    [1, 2, 3, 4, 5, 8, 12, 33, 60]
        .into_iter()
        .map(|people| {
            let program = Program::new();
            write(
                &program,
                "answers.csv",
                &chosen(people, |person, place| {
                    (person * 7 + place * place + person * place / 3 + place / 4) % 5 % 3
                }),
            );
            run(&program, BUILT_IN, &["answers.csv", "--people", "files"])
        })
        .collect()
}

/// Targets of all kinds: on traits that reach them and on others, on one that nobody answered, on one
/// alone, and in every mode.
fn targets() -> Vec<Run> {
    let now = "sample-data/2026-q4.csv";
    let plans = [
        "name = \"Plan 3 of 7\"\n[traits]\nrole = \"tactical\"\nhorizon = \"strategic\"\n\
         focus = { strategic = 40, tactical = 40, hybrid = 20 }\nrisk = { hybrid = 10 }\n",
        "[traits]\nrisk = \"tactical\"\n",
        "[traits]\nrisk = \"hybrid\"\n",
        "[traits]\nrole = { tactical = 1 }\nrisk = { strategic = 50.5, hybrid = 12.3 }\n",
    ];
    let mut all = Vec::new();
    for plan in plans {
        let program = Program::new();
        write(&program, "plan.toml", plan);
        let baseline = ["--baseline", "sample-data/2026-q3.csv"];
        all.push(run(
            &program,
            BUILT_IN,
            &[&[now, "--target", "plan.toml"], &baseline[..]].concat(),
        ));
    }
    // A trait without an answer.
    let program = Program::new();
    let plan = "[traits]\nrole = { tactical = 40 }\nscale = \"hybrid\"\nrisk = \"hybrid\"\n";
    write(&program, "plan.toml", plan);
    let answers =
        chosen(9, |person, place| if place < 2 { 3 } else { (person * 3 + place) % 7 % 3 });
    write(&program, "answers.csv", &answers);
    all.push(run(&program, BUILT_IN, &["answers.csv", "--target", "plan.toml"]));
    for (mode, size) in [
        ("choose", (3, 31, 8)),
        ("choose", (6, 5, 9)),
        ("rate", (3, 6, 9)),
        ("allocate", (3, 6, 9)),
        ("rank", (4, 6, 9)),
        ("rate", (5, 6, 9)),
    ] {
        let program = Program::new();
        let survey = Survey::new(mode, size, false);
        write(&program, "made-up.toml", &survey.instrument());
        write(&program, "answers.csv", &survey.table());
        let plan = "[traits]\nt0 = \"far\"\nt1 = \"near\"\nt2 = \"both\"\nt3 = { far = 1.5 }\n\
                    t4 = { near = 0.3, both = 1 }\n";
        write(&program, "plan.toml", plan);
        let call = ["answers.csv", "--instrument", "made-up.toml", "--target", "plan.toml"];
        all.push(run(&program, &survey.instrument(), &call));
    }
    all
}

/// Other instruments in all modes: with absent people, with weights, of every size.
fn modes() -> Vec<Run> {
    let mut all = Vec::new();
    for mode in recount::MODES {
        let sizes =
            [((3, 6, 9), false), ((2, 5, 7), true), ((6, 4, 12), false), ((4, 31, 6), true)];
        for (size, weighs) in sizes.into_iter().chain([((3, 2, 3), false), ((5, 7, 1), true)]) {
            let program = Program::new();
            let survey = Survey::new(mode, size, weighs);
            write(&program, "made-up.toml", &survey.instrument());
            write(&program, "answers.csv", &survey.table());
            let mut roster = "Name\n".to_owned();
            for person in 0..size.2 + size.1 % 4 {
                let _ = writeln!(roster, "Person {person}");
            }
            write(&program, "roster.csv", &roster);
            let mut call =
                vec!["answers.csv", "--instrument", "made-up.toml", "--roster", "roster.csv"];
            if size.2 > 8 {
                call.extend(["--people", "files"]);
            }
            if mode == "choose" && size.2 > 6 {
                let earlier = Survey::new(mode, (size.0, size.1, size.2 + 3), weighs);
                write(&program, "earlier.csv", &earlier.table());
                call.extend(["--baseline", "earlier.csv"]);
            }
            all.push(run(&program, &survey.instrument(), &call));
        }
    }
    all
}

/// Teams in which all are level, all are alike, or names hold numbers.
fn odd() -> Vec<Run> {
    type Chosen = fn(usize, usize) -> usize;
    let answers: [(usize, Chosen); 6] = [
        (6, |person, place| (person + place) % 3),
        (7, |_, _| 1),
        (2, |person, place| (person + place) % 2),
        (6, |person, place| if place < 13 { person % 2 } else { 2 }),
        (9, |person, place| if person < 5 { 0 } else { (place % 2) + 1 }),
        (31, |person, place| (person * person + place * 11 + person * place) % 7 % 3),
    ];
    let mut all: Vec<Run> = answers
        .into_iter()
        .map(|(people, of)| {
            let program = Program::new();
            write(&program, "answers.csv", &chosen(people, of));
            let asked: Vec<String> = (0..people + 3).map(name).collect();
            write(&program, "roster.csv", &format!("Name\n{}\n", asked.join("\n")));
            run(&program, BUILT_IN, &["answers.csv", "--roster", "roster.csv"])
        })
        .collect();
    // Weights as far apart as they may be, other bounds, and people who leave traits out.
    let program = Program::new();
    let mut number = 0;
    let heavy: Vec<String> = BUILT_IN
        .split("[[traits]]")
        .map(|piece| {
            number += 1;
            let weight = ["100", "0.01", "1.5"][number % 3];
            piece.replacen(
                "\nname = ",
                &format!("\nweight = {weight}\nname = "),
                usize::from(number > 1),
            )
        })
        .collect();
    let bounds = [
        ("answered = 0.80", "answered = 0.725"),
        ("clear = 0.90", "clear = 0.865"),
        ("leaning = 0.75", "leaning = 0.61"),
        ("people_for_words = 5", "people_for_words = 8"),
        ("version = \"1\"", "version = \"2.4\""),
    ];
    let text = bounds.iter().fold(heavy.join("[[traits]]"), |text, (from, to)| {
        assert!(text.contains(from), "the instrument has no `{from}`");
        text.replacen(from, to, 1)
    });
    write(&program, "heavy.toml", &text);
    write(
        &program,
        "answers.csv",
        &chosen(9, |person, place| match (person * 3 + place) % 11 {
            10 if person < 4 => 3,
            other => other % 3,
        }),
    );
    all.push(run(&program, &text, &["answers.csv", "--instrument", "heavy.toml"]));
    // Bounds just above the certainty of an example, and above that of nine answers of fifteen.
    for (clear, leaning) in [("0.909", "0.685"), ("0.98", "0.95")] {
        let program = Program::new();
        let text = BUILT_IN.replacen("clear = 0.90", &format!("clear = {clear}"), 1);
        let text = text.replacen("leaning = 0.75", &format!("leaning = {leaning}"), 1);
        write(&program, "strict.toml", &text);
        let call = ["sample-data/2026-q4.csv", "--instrument", "strict.toml"];
        all.push(run(&program, &text, &call));
    }
    let program = Program::new();
    let text = named_with_numbers();
    write(&program, "made-up.toml", &text);
    write(&program, "answers.csv", &chosen(12, |person, place| (person * 5 + place * 2) % 7 % 3));
    let calls: [&[&str]; 3] = [&[], &["--people", "pages"], &["--people", "files"]];
    for more in calls {
        let call = [&["answers.csv", "--instrument", "made-up.toml"], more].concat();
        all.push(run(&program, &text, &call));
    }
    // Two waves in which nobody gave a name, beside a roster.
    let program = Program::new();
    let nameless = |people| {
        let text = chosen(people, |person, place| (person + place * 2) % 3);
        let rows = text.lines().map(|row| row.split_once(',').map_or(row, |(_, answers)| answers));
        rows.collect::<Vec<_>>().join("\n")
    };
    write(&program, "answers.csv", &nameless(8));
    write(&program, "earlier.csv", &nameless(7));
    write(&program, "roster.csv", "Name\nAnn\nBen\nCho\nDee\nEli\nFay\nGil\nHan\nIda\nJon\n");
    let call = ["answers.csv", "--baseline", "earlier.csv", "--roster", "roster.csv"];
    all.push(run(&program, BUILT_IN, &call));
    all
}

/// The built-in instrument with orientations whose names hold numbers, marks and quotes.
fn named_with_numbers() -> String {
    let names = [("Strategic", "Level 3"), ("Tactical", "Plan “B” & 7 of 9"), ("Hybrid", "24/7")];
    names.iter().fold(BUILT_IN.to_owned(), |text, (from, to)| {
        text.replace(&format!("name = \"{from}\""), &format!("name = \"{to}\""))
    })
}

fn write(program: &Program, name: &str, text: &str) {
    fs::write(program.path(name), text).expect("the folder can be written to");
}

/// The name of a person; some hold numbers.
fn name(person: usize) -> String {
    match person % 4 {
        0 => format!("Agent {person}"),
        1 => format!("Ann {person} of 12"),
        2 => format!("“Bob {person}” & <Co>"),
        _ => format!("No {person} point 5"),
    }
}

/// An export for the built-in instrument in which a person chose the orientation with this place; none from
/// the fourth place on.
fn chosen(people: usize, of: impl Fn(usize, usize) -> usize) -> String {
    let table: toml::Table = BUILT_IN.parse().expect("it is TOML");
    let traits = table["traits"].as_array().expect("traits are a list");
    let mut text = "Name".to_owned();
    for row in traits {
        let _ = write!(text, ",{}", row["name"].as_str().expect("a name"));
    }
    for person in 0..people {
        let _ = write!(text, "\n\"{}\"", name(person));
        for (place, row) in traits.iter().enumerate() {
            let statements = row["statements"].as_table().expect("a table");
            let chosen = ["strategic", "tactical", "hybrid"].get(of(person, place));
            let chosen = chosen.map_or("", |id| statements[*id].as_str().expect("a text"));
            let _ = write!(text, ",{chosen}");
        }
    }
    text + "\n"
}
