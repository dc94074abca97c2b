//! `orient explain`: every number of `scores.json` has an explanation; the formula with its values,
//! computed here once more, gives the number; and the cells hold what it says.

mod formula;
mod program;
#[path = "instruments/recount.rs"]
#[expect(dead_code, reason = "reports need more of it")]
mod recount;

use std::collections::BTreeMap;
use std::fs;

use formula::value as computed;
use program::Program;
use recount::Survey;
use serde_json::Value;

/// How many cells ranges such as `F2:F13` have.
fn cells(ranges: &Value) -> Vec<(usize, usize)> {
    let corner = |text: &str| {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        let column = text[..letters].bytes().fold(0, |sum, b| sum * 26 + usize::from(b - b'A') + 1);
        (column, text[letters..].parse::<usize>().expect("a row"))
    };
    let ranges = ranges.as_array().expect("cells are a list").iter();
    let mut all = Vec::new();
    for range in ranges.map(|range| range.as_str().expect("a range is text")) {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let ((left, top), (right, bottom)) = (corner(first), corner(last));
        all.extend((top..=bottom).flat_map(|row| (left..=right).map(move |column| (column, row))));
    }
    all
}

/// Whether a path of `scores.json` is said by the source or the call, and not computed.
fn is_said(path: &[String], value: &Value) -> bool {
    const SAID: &[&str] = &[
        "schema",
        "id",
        "version",
        "mode",
        "wave",
        "edition",
        "name",
        "team",
        "rule",
        "person",
        "wanted_first",
    ];
    let last = path.iter().rev().find(|part| part.parse::<usize>().is_err());
    let is_text = value.is_string() || value.is_null();
    is_text && last.is_some_and(|last| SAID.contains(&last.as_str()))
}

/// All values of a document with their paths, lists by place.
fn leaves(value: &Value, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, Value)>) {
    let mut enter = |name: String, child: &Value| {
        path.push(name);
        leaves(child, path, found);
        path.pop();
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, one)| enter(key.clone(), one)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, one)| enter(place.to_string(), one));
        }
        _ => found.push((path.clone(), value.clone())),
    }
}

fn output(program: &Program, words: &[&str]) -> String {
    let output = program.command(words).assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("the program writes UTF-8")
}

fn json(program: &Program, words: &[&str]) -> Value {
    serde_json::from_str(&output(program, words)).expect("it is JSON")
}

/// The explanation of every number by its path with places, after all of them were judged.
fn walk(program: &Program, source: &[&str]) -> BTreeMap<String, Value> {
    let scores = json(program, &[&["score", "--format", "json"], source].concat());
    let mut found = Vec::new();
    leaves(&scores, &mut Vec::new(), &mut found);
    // One call for each key at the top; each number is then asked for by its whole path.
    let mut explained = BTreeMap::new();
    for key in scores.as_object().expect("scores are an object").keys() {
        if !found.iter().any(|(path, value)| path[0] == *key && !is_said(path, value)) {
            continue;
        }
        let all = json(program, &[&["explain", "--json", key], source].concat());
        let all = all.as_array().expect("a list").clone();
        let own = found.iter().filter(|(path, value)| path[0] == *key && !is_said(path, value));
        let own: Vec<_> = own.collect();
        assert_eq!(own.len(), all.len(), "not every number below `{key}` is explained");
        for ((path, value), how) in own.into_iter().zip(all) {
            assert_eq!(how["value"], *value, "{path:?}");
            judge(value, &how);
            explained.insert(path.join("."), how);
        }
    }
    explained
}

/// The formula with its values gives the number.
fn judge(value: &Value, how: &Value) {
    let text = |key: &str| how[key].as_str().unwrap_or_else(|| panic!("no {key} in {how}"));
    assert!(text("definition").ends_with('.') && !text("formula").is_empty(), "{how}");
    let filled = text("filled");
    assert!(!filled.is_empty(), "{how}");
    let (formula, result) = filled.rsplit_once(" = ").unwrap_or((filled, ""));
    let Some(number) = value.as_f64() else {
        // A word is what the text before it leads to.
        if let Some(word) =
            value.as_str().map(str::to_owned).or(value.as_bool().map(|b| b.to_string()))
        {
            let tied = how["number"].as_str().is_some_and(|path| path.contains(".tied."));
            let orientation =
                how["number"].as_str().is_some_and(|path| path.ends_with("orientation"));
            assert!(tied || orientation || filled.ends_with(&format!(": {word}")), "{how}");
        }
        for comparison in
            filled.split([':', ';']).filter(|part| part.contains(['≥', '<', '>', '≤']))
        {
            compare(comparison);
        }
        return;
    };
    assert_eq!(result.parse(), Ok(number), "{how}");
    for unit in [
        " cells",
        " rows",
        " traits",
        " answers",
        " people",
        " responses",
        " statements",
        " seconds",
    ] {
        if let Some(count) = formula.strip_suffix(unit) {
            assert_eq!(count, result, "{how}");
            assert_ne!(count, "1", "one is not many: {how}");
            return;
        }
    }
    for one in ["cell", "row", "trait", "answer", "person", "response", "statement", "second"] {
        if formula.strip_prefix("1 ") == Some(one) {
            assert_eq!(result, "1", "{how}");
            return;
        }
    }
    if let Some(row) = formula.strip_prefix("row ") {
        assert_eq!((row, &how["from"][0]["cells"][0]), (result, &format!("{row}:{row}").into()));
        return;
    }
    let again = computed(formula);
    assert!((again - number).abs() < 2e-6, "{formula} is {again}: {how}");
}

fn compare(text: &str) {
    let (sign, parts) = ['≥', '<', '>', '≤']
        .into_iter()
        .find_map(|sign| text.split_once(sign).map(|parts| (sign, parts)))
        .expect("a sign is there");
    let right = parts.1.split(", and").next().expect("a split has a first part");
    let (left, right) = (computed(parts.0), computed(right));
    let holds = match sign {
        '≥' => left >= right,
        '<' => left < right,
        '>' => left > right,
        _ => left <= right,
    };
    assert!(holds, "{text}");
}

#[test]
fn every_number_of_the_sample_is_explained_down_to_its_cells() {
    let program = Program::new();
    let source = ["sample-data/2026-q4.csv", "--roster", "sample-data/roster.csv"];
    let explained = walk(&program, &source);
    assert!(explained.len() > 250, "{}", explained.len());
    // Each count is the number of cells that hold the statement.
    let text = fs::read(program.path(source[0])).expect("the sample can be read");
    let rows: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(&text[..])
        .records()
        .map(|row| row.expect("the sample is CSV"))
        .collect();
    let mut seen = 0;
    for (path, how) in &explained {
        let Some(statement) =
            how["from"][0]["name"].as_str().and_then(|name| name.strip_prefix("answers “"))
        else {
            continue;
        };
        assert_eq!(how["from"][0]["file"], "2026-q4.csv");
        let statement = statement.trim_end_matches('”');
        let own = cells(&how["from"][0]["cells"]);
        assert_eq!(how["value"], own.len(), "{path}");
        for (column, row) in own {
            let cell = rows[row - 1][column - 1].to_lowercase();
            assert!(cell.contains(&statement.to_lowercase()), "{path}: {cell}");
            seen += 1;
        }
    }
    assert_eq!(seen, 178, "the answers of the sample");
}

#[test]
fn every_number_of_five_teams_is_explained() {
    let program = Program::new();
    let explained = walk(&program, &["sample-data/five-teams.csv"]);
    assert!(explained.contains_key("teams.4.traits.14.agreement"));
    for (path, how) in &explained {
        if path.starts_with("people.") && path.contains(".counts.") {
            assert_eq!(how["value"], cells(&how["from"][0]["cells"]).len(), "{path}");
        }
    }
}

#[test]
fn every_number_of_a_change_is_explained() {
    let program = Program::new();
    let source = ["sample-data/2026-q4.csv", "--baseline", "sample-data/2026-q3.csv"];
    let explained = walk(&program, &source);
    let p = &explained["change.shares.tactical.same_people.p"];
    assert!(p["filled"].as_str().is_some_and(|filled| filled.starts_with("flips(")), "{p}");
    assert_eq!(p["from"][1]["file"], "2026-q3.csv", "{p}");
    for key in ["baseline.people", "change.traits.14.needed.hybrid", "change.joined"] {
        assert!(explained.contains_key(key), "{key}");
    }
    // From an earlier report, which says who but not what each person chose; and one that lists nobody.
    program.run(&["report", "sample-data/2026-q3.csv", "--format", "json"]);
    let source = ["sample-data/2026-q4.csv", "--baseline", "report/scores.json"];
    let explained = walk(&program, &source);
    assert!(explained.contains_key("change.shares.hybrid.same_people.band"));
    program.run(&["report", "sample-data/2026-q3.csv", "--format", "json", "--people", "none"]);
    let explained = walk(&program, &source);
    assert!(explained["change.in_both_waves"]["value"].is_null());
}

/// An instrument of so many traits and three orientations in this mode; with other weights, the first
/// trait weighs one and a half times as much as the others.
fn instrument(mode: &str, traits: usize, weighs: bool) -> String {
    let mut text = format!(
        "id = \"tiny\"\nversion = \"1\"\ntitle = \"Tiny\"\nsource = \"us\"\ncaution = \"none\"\n{mode}\n"
    );
    for (id, name) in [("far", "Far"), ("near", "Near"), ("both", "Both")] {
        let named =
            format!("[[orientations]]\nid = \"{id}\"\nname = \"{name}\"\ndescription = \"d\"\n");
        text += &named;
        text += "strengths = [\"s\"]\nblind_spots = [\"b\"]\nadvice = [\"a\"]\n";
    }
    for number in 1..=traits {
        let weight = if weighs && number == 1 { "weight = 1.5\n" } else { "" };
        let row = format!(
            "[[traits]]\nid = \"t{number}\"\nname = \"Trait {number}\"\n{weight}statements = {{ far = \
             \"Years {number}\", near = \"Days {number}\", both = \"Seasons {number}\" }}\n"
        );
        text += &row;
    }
    text
}

/// The answers of so many people to each statement, or to each trait where they choose; the same in
/// every run. Somebody leaves the first trait blank.
fn answers(mode: &str, people: usize, traits: usize) -> String {
    let all: Vec<usize> = (1..=traits).collect();
    let of = |number: &usize| match mode {
        "choose" => format!("Trait {number}"),
        _ => format!("Years {number},Days {number},Seasons {number}"),
    };
    let mut text = format!("Name,{}\n", all.iter().map(of).collect::<Vec<_>>().join(","));
    let mut state = 20_261_125_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for person in 1..=people {
        let level = next(4);
        let one = |number: &usize| {
            let draw = next(6) as usize;
            match mode {
                _ if person == 2 && *number == 1 => match mode {
                    "choose" => String::new(),
                    _ => ",,".to_owned(),
                },
                "choose" => {
                    ["Years", "Days", "Days", "Seasons", "Days", "Years"][draw].to_owned()
                        + &format!(" {number}")
                }
                "rate" => {
                    [0, 1, 1].map(|more| (1 + level + more + next(2)).min(5).to_string()).join(",")
                }
                "allocate" => {
                    ["10,0,0", "5,5,0", "3,3.5,3.5", "2,8,0", "0,9,1", "1,1,8"][draw].to_owned()
                }
                _ => ["1,2,3", "1,3,2", "2,1,3", "2,3,1", "3,1,2", "3,2,1"][draw].to_owned(),
            }
        };
        let cells: Vec<String> = all.iter().map(one).collect();
        text.extend(["Person ", &person.to_string(), ",", &cells.join(","), "\n"]);
    }
    text
}

/// The explanations of everything in one mode.
fn walked(mode: &str, people: usize, traits: usize, weighs: bool) -> BTreeMap<String, Value> {
    let program = Program::new();
    let rule = match mode {
        "rate" => "mode = \"rate\"\nscale = { least = 1, most = 5 }",
        "allocate" => "mode = \"allocate\"\npoints = 10",
        "rank" => "mode = \"rank\"",
        _ => "mode = \"choose\"",
    };
    let write = |name: &str, text: String| {
        fs::write(program.path(name), text).expect("the folder can be written to");
    };
    write("tiny.toml", instrument(rule, traits, weighs));
    write("answers.csv", answers(mode, people, traits));
    let names: Vec<String> = (1..=people + 2).map(|number| format!("Person {number}\n")).collect();
    write("roster.csv", format!("Name\n{}", names.concat()));
    let call = ["answers.csv", "--instrument", "tiny.toml", "--roster", "roster.csv"];
    walk(&program, &call)
}

#[test]
fn every_number_of_the_other_modes_is_explained() {
    for mode in ["rate", "allocate", "rank"] {
        for (people, weighs) in [(3, false), (9, true)] {
            let explained = walked(mode, people, 6, weighs);
            assert!(explained.len() > 100, "{mode}: {}", explained.len());
            // Each orientation has columns of its own, and the cells are those of its columns.
            let key = if mode == "rate" { "scores" } else { "shares" };
            let near = &explained[&format!("people.0.{key}.near")]["from"][0]["cells"];
            assert_eq!(near[0], "C2", "{mode}");
            let interval = &explained[if people < 6 {
                "team.findings.no_intervals"
            } else {
                "team.findings.intervals.near.low"
            }];
            assert!(!interval["value"].is_null(), "{mode}: {interval}");
        }
    }
}

#[test]
fn every_number_is_explained_with_two_to_six_orientations_and_up_to_sixty_traits() {
    for (mode, size) in [
        ("choose", (2, 60, 7)),
        ("choose", (6, 5, 9)),
        ("rate", (6, 4, 8)),
        ("rate", (2, 60, 3)),
        ("allocate", (5, 7, 6)),
        ("allocate", (2, 1, 3)),
        ("rank", (4, 6, 9)),
        ("rank", (2, 2, 1)),
    ] {
        let program = Program::new();
        let write = |name: &str, text: String| {
            fs::write(program.path(name), text).expect("the folder can be written to");
        };
        let survey = Survey::new(mode, size, true);
        write("made-up.toml", survey.instrument());
        write("answers.csv", survey.table());
        // Two teams; two who were asked did not answer.
        let team = |person: usize| ["North", "South"][person % 2];
        let line = |person: usize| format!("Person {person},{}\n", team(person));
        write(
            "roster.csv",
            "Name,Team\n".to_owned() + &(0..size.2 + 2).map(line).collect::<String>(),
        );
        let mut call =
            vec!["answers.csv", "--instrument", "made-up.toml", "--roster", "roster.csv"];
        if mode == "choose" {
            let (orientations, traits, people) = size;
            let earlier = Survey::new(mode, (orientations, traits, people + 3), true);
            write("earlier.csv", earlier.table());
            call.extend(["--baseline", "earlier.csv"]);
        }
        let explained = walk(&program, &call);
        let least = usize::from(size.2 > 1);
        let teams = explained.keys().filter(|path| path.starts_with("teams.1.traits.")).count();
        assert!(teams >= least * size.0 * size.1, "{mode} {size:?}: {teams}");
        let changes = explained.keys().filter(|path| path.starts_with("change.traits.")).count();
        assert!(mode != "choose" || changes >= 5 * size.0 * size.1, "{mode} {size:?}: {changes}");
    }
}

#[test]
fn every_number_of_weighted_choices_is_explained() {
    let explained = walked("choose", 11, 12, true);
    let share = &explained["people.0.shares.near"];
    assert!(share["formula"].as_str().is_some_and(|text| text.contains("weights of")), "{share}");
    assert!(explained.contains_key("team.traits.0.weight"));
    assert!(explained.contains_key("team.findings.absent.shares.near.most"));
}

#[test]
fn coefficients_of_many_ratings_are_explained() {
    let explained = walked("rate", 104, 3, false);
    for key in ["alpha", "omega", "interval.low", "interval.high"] {
        let how = &explained[&format!("findings.reliability.near.{key}")];
        assert!(how["value"].is_number(), "{key}: {how}");
    }
}

#[test]
fn flags_and_other_rules_are_explained() {
    let program = Program::new();
    let statements = |orientation: &str, traits: std::ops::Range<usize>| -> String {
        format!(",{orientation}").repeat(traits.len())
    };
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is text");
    let names: Vec<String> = csv::ReaderBuilder::new()
        .from_reader(text.as_bytes())
        .headers()
        .expect("there is a header")
        .iter()
        .filter_map(|header| Some(header.split_once(". ")?.1.split_once(':')?.0.to_owned()))
        .collect();
    assert_eq!(names.len(), 15);
    let mut rows = format!("Name,{}\n", names.join(","));
    rows.extend(["All alike", &statements("Tactical", 0..15), "\n"]);
    let run =
        statements("Strategic", 0..8) + ",Hybrid,Tactical,Hybrid,Tactical,Hybrid,Tactical,Hybrid";
    rows.extend(["In a row", &run, "\n"]);
    for person in 0..4 {
        rows.extend(["Mixed ", &person.to_string()]);
        for place in 0..15 {
            rows += [",Strategic", ",Tactical", ",Hybrid"][(place * (person + 1) + person) % 3];
        }
        rows += "\n";
    }
    rows.extend(["Too few", &statements("Hybrid", 0..10), ",,,,,\n"]);
    fs::write(program.path("flagged.csv"), rows).expect("the folder can be written to");
    let explained = walk(&program, &["flagged.csv"]);
    let chance = &explained["findings.flags.1.chance"];
    assert!(chance["filled"].as_str().is_some_and(|text| text.starts_with("row(8 | ")), "{chance}");
    assert!(explained.contains_key("findings.sensitivity.0.first.0"));
}

#[test]
fn weights_and_reversed_statements_stand_in_the_formulas() {
    let rate = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
    for (mode, table) in [
        (
            "mode = \"choose\"",
            "Name,Trait 1,Trait 2\nA,Years 1,Days 2\nB,Days 1,Days 2\nC,Seasons 1,Years 2\n",
        ),
        (
            rate,
            "Name,Years 1,Days 1,Seasons 1,Years 2,Days 2,Seasons 2\nA,1,2,5,4,4,3\nB,5,2,1,3,2,2\nC,1,1,5,5,1,2\n",
        ),
        (
            "mode = \"rank\"",
            "Name,Years 1,Days 1,Seasons 1,Years 2,Days 2,Seasons 2\nA,1,2,3,3,2,1\nB,2,1,3,1,3,2\n",
        ),
    ] {
        let program = Program::new();
        let reversed = if mode == rate { "reversed = [\"near\"]\n" } else { "" };
        let text = instrument(mode, 2, false)
            .replace("id = \"t2\"\n", &format!("id = \"t2\"\nweight = 1.5\n{reversed}"));
        fs::write(program.path("tiny.toml"), text).expect("the folder can be written to");
        fs::write(program.path("answers.csv"), table).expect("it can be written");
        let roster = "Name\nA\nB\nC\nD\nE\n";
        fs::write(program.path("roster.csv"), roster).expect("it can be written");
        let call = ["answers.csv", "--instrument", "tiny.toml", "--roster", "roster.csv"];
        let explained = walk(&program, &call);
        assert_eq!(explained["team.traits.1.weight"]["value"], 1.5);
        let key = if mode == rate { "scores" } else { "shares" };
        let formula = explained[&format!("people.0.{key}.near")]["formula"].to_string();
        assert!(formula.contains("weights of the traits answered"), "{formula}");
        assert_eq!(formula.contains("where reversed"), mode == rate, "{formula}");
    }
}

#[test]
fn a_number_is_named_by_its_path_and_an_unknown_one_gets_the_nearest() {
    let program = Program::new();
    let sample = "sample-data/2026-q4.csv";
    let said = output(&program, &["explain", "people.ana-ortiz.certainty", sample]);
    let by_place = output(&program, &["explain", "people[7].certainty", sample]);
    assert_eq!(said, by_place);
    insta::assert_snapshot!(said);
    insta::assert_snapshot!(output(
        &program,
        &["explain", "team.traits.horizon.counts.tactical", sample]
    ));
    program.run(&["explain", "ledger", sample, "--strict"]);
    let list = output(&program, &["explain", sample]);
    assert!(list.contains("\nledger.used = 12\n"), "{list}");
    let wrong = program.command(&["explain", "team.share.tactical", sample]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let wrong = String::from_utf8(wrong.stderr).unwrap();
    assert!(wrong.contains("hint: did you mean `team.shares.tactical`?"), "{wrong}");
}

#[test]
fn every_number_of_a_target_is_explained() {
    let program = Program::new();
    let plan = "[traits]\nrole = \"tactical\"\nhorizon = \"strategic\"\nfocus = { strategic = 40, hybrid = 20 }\n";
    fs::write(program.path("plan.toml"), plan).expect("the folder can be written");
    let source = ["sample-data/2026-q4.csv", "--target", "plan.toml"];
    let explained = walk(&program, &source);
    for key in ["target.traits.0.gaps.tactical", "target.traits.2.wanted.hybrid"] {
        assert!(explained.contains_key(key), "{key}");
    }
    let how = &explained["target.traits.1.gaps.strategic"];
    assert_eq!(how["filled"], "3 ÷ 12 − 8 ÷ 12 = -0.416667");
}
