//! `orient explain`: every number of `scores.json` has an explanation; the formula with its values,
//! computed here once more, gives the number; and the cells hold what it says.

mod program;

use std::collections::BTreeMap;
use std::fs;

use program::Program;
use serde_json::Value;

/// The value of the arithmetic in an explanation: `(4 ÷ 15 + 9 ÷ 15) ÷ 2`, `⌈(9 − 4) ÷ 2⌉`,
/// `(3 ÷ 12)²`, `max(1, 2)`, `Φ(1.5)` and `largest(9.5 | 4.5, 2.5)`.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(text: &str) -> f64 {
        let mut reader = Reader { rest: text };
        let value = reader.sum();
        assert_eq!(reader.rest.trim(), "", "in `{text}`");
        value
    }

    fn take(&mut self, sign: &str) -> bool {
        match self.rest.trim_start().strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> f64 {
        let mut sum = self.product();
        loop {
            if self.take("+") {
                sum += self.product();
            } else if self.take("−") {
                sum -= self.product();
            } else {
                return sum;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut product = self.power();
        loop {
            if self.take("×") {
                product *= self.power();
            } else if self.take("÷") {
                product /= self.power();
            } else {
                return product;
            }
        }
    }

    fn power(&mut self) -> f64 {
        let base = self.atom();
        if self.take("²") { base * base } else { base }
    }

    fn list(&mut self) -> Vec<f64> {
        let mut list = vec![self.sum()];
        while self.take(",") || self.take("|") {
            list.push(self.sum());
        }
        assert!(self.take(")"), "`)` before `{}`", self.rest);
        list
    }

    fn atom(&mut self) -> f64 {
        if self.take("max(") {
            return self.list().into_iter().fold(f64::MIN, f64::max);
        }
        if self.take("largest(") {
            let parameters = self.list();
            return largest(parameters[0], &parameters[1..]);
        }
        if self.take("Φ(") {
            return normal(self.list()[0]);
        }
        if self.take("(") {
            return self.list()[0];
        }
        if self.take("⌈") {
            let inner = self.sum();
            assert!(self.take("⌉"), "`⌉` before `{}`", self.rest);
            return inner.ceil();
        }
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        number.parse().unwrap_or_else(|_| panic!("a number before `{rest}`"))
    }
}

/// The normal distribution by Simpson's rule.
fn normal(x: f64) -> f64 {
    let density = |t: f64| libm::exp(-t * t / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
    0.5 + simpson(density, x.clamp(-40.0, 40.0))
}

/// The probability that a gamma variable is the largest, by sums over a fine grid of t = √x: the
/// densities t^(2a−1) e^(−t²) need no gamma function, since each is divided by its own sum.
fn largest(first: f64, others: &[f64]) -> f64 {
    const STEPS: usize = 40_000;
    let step = 12.0 / STEPS as f64;
    let density = |a: f64| -> Vec<f64> {
        let log = |t: f64| (2.0 * a - 1.0) * libm::log(t) - t * t;
        let peak = log((a - 0.5).max(0.01).sqrt());
        let all: Vec<f64> =
            (0..STEPS).map(|at| libm::exp(log((at as f64 + 0.5) * step) - peak)).collect();
        let sum: f64 = all.iter().sum();
        all.into_iter().map(|one| one / sum).collect()
    };
    let below = |a: &f64| -> Vec<f64> {
        let mut sum = 0.0;
        let middle = |one: f64| {
            sum += one;
            sum - one / 2.0
        };
        density(*a).into_iter().map(middle).collect()
    };
    let below: Vec<Vec<f64>> = others.iter().map(below).collect();
    let first = density(first);
    (0..STEPS).map(|at| first[at] * below.iter().map(|one| one[at]).product::<f64>()).sum()
}

fn simpson(f: impl Fn(f64) -> f64, to: f64) -> f64 {
    let (steps, half) = (2_000, to / 2_000.0);
    let weight = |at: usize| if at == 0 || at == steps { 1.0 } else { 2.0 + 2.0 * (at % 2) as f64 };
    (0..=steps).map(|at| weight(at) * f(at as f64 * half)).sum::<f64>() * half / 3.0
}

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
    const SAID: &[&str] = &["schema", "id", "version", "mode", "wave", "edition", "name", "team"];
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
    assert_eq!(result, value.to_string(), "{how}");
    let units = [" cell", " row", " trait", " answer"];
    for unit in units.map(|one| [one.to_owned(), format!("{one}s")]).concat() {
        if let Some(count) = formula.strip_suffix(unit.as_str()) {
            assert_eq!(count, result, "{how}");
            return;
        }
    }
    if let Some(row) = formula.strip_prefix("row ") {
        assert_eq!((row, &how["from"][0]["cells"][0]), (result, &format!("{row}:{row}").into()));
        return;
    }
    let again = Reader::value(formula);
    assert!((again - number).abs() < 2e-6, "{formula} is {again}: {how}");
}

fn compare(text: &str) {
    let (sign, parts) = ['≥', '<', '>', '≤']
        .into_iter()
        .find_map(|sign| text.split_once(sign).map(|parts| (sign, parts)))
        .expect("a sign is there");
    let right = parts.1.split(", and").next().expect("a split has a first part");
    let (left, right) = (Reader::value(parts.0), Reader::value(right));
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

/// An instrument of three traits and three orientations in this mode.
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

#[test]
fn every_number_of_the_other_modes_is_explained() {
    let head = "Name,Team,Years,Days,Seasons,Plan,Do,Help\n";
    let modes = [
        (
            "mode = \"rate\"\nscale = { least = 1, most = 5 }",
            "A,x,1,2,5,4,4,3\nB,y,5,2,1,3,2,2\nC,x,1,1,5,,,2\n",
        ),
        (
            "mode = \"allocate\"\npoints = 10",
            "A,x,3,3.5,3.5,10,0,0\nB,y,2,8,0,5,5,0\nC,y,1,1,8,0,9,1\n",
        ),
        ("mode = \"rank\"", "A,x,1,2,3,3,2,1\nB,y,2,1,3,1,3,2\nC,x,3,2,1,2,3,1\n"),
    ];
    for (mode, rows) in modes {
        let program = Program::new();
        fs::write(program.path("tiny.toml"), instrument(mode))
            .expect("the folder can be written to");
        fs::write(program.path("answers.csv"), head.to_owned() + rows).expect("it can be written");
        let explained = walk(&program, &["answers.csv", "--instrument", "tiny.toml"]);
        assert!(explained.len() > 60, "{mode}: {}", explained.len());
        // Each orientation has columns of its own, and the cells are those of its columns.
        let key = if mode.contains("rate") { "scores" } else { "shares" };
        let near = &explained[&format!("people.0.{key}.near")]["from"][0]["cells"];
        assert_eq!(*near, serde_json::json!(["D2", "G2"]), "{mode}");
    }
}

#[test]
fn weights_and_reversed_statements_stand_in_the_formulas() {
    let rate = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
    for (mode, table) in [
        ("mode = \"choose\"", "Name,Horizon,Task\nA,Years,Do\nB,Days,Do\nC,Seasons,Plan\n"),
        (
            rate,
            "Name,Years,Days,Seasons,Plan,Do,Help\nA,1,2,5,4,4,3\nB,5,2,1,3,2,2\nC,1,1,5,5,1,2\n",
        ),
        ("mode = \"rank\"", "Name,Years,Days,Seasons,Plan,Do,Help\nA,1,2,3,3,2,1\nB,2,1,3,1,3,2\n"),
    ] {
        let program = Program::new();
        let reversed = if mode == rate { "reversed = [\"near\"]\n" } else { "" };
        let text = instrument(mode)
            .replace("id = \"task\"\n", &format!("id = \"task\"\nweight = 1.5\n{reversed}"));
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
