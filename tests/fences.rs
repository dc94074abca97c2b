//! The rules of the house, kept by a test: one third-party crate in one place, nouns that know no
//! stage, stages that know only what stands before them, and files of one thought.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where in `src/` a third-party crate may be named. Those in [`EVERYWHERE`] need no line.
const CRATES: &[(&str, &[&str])] = &[
    ("calamine", &["read/container"]),
    ("chardetng", &["read/container/encoding"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli/shell"]),
    ("clap_mangen", &["cli/shell"]),
    ("csv", &["read", "export"]),
    ("cssparser", &["pdf"]),
    ("encoding_rs", &["read/container/encoding"]),
    ("flate2", &["pdf"]),
    ("html5ever", &["pdf"]),
    ("indicatif", &["cli"]),
    ("libdeflater", &["pdf"]),
    ("lopdf", &["pdf"]),
    ("memchr", &["read"]),
    ("mimalloc", &["main"]),
    ("moxcms", &["pdf"]),
    ("parley", &["pdf"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("png", &["picture"]),
    ("precomputed_hash", &["pdf"]),
    ("printpdf", &["pdf"]),
    ("quick_xml", &["read/container"]),
    ("rayon", &["pdf", "picture", "pipeline", "write"]),
    ("rustix", &["write"]),
    ("selectors", &["pdf"]),
    ("serde_json", &["explain", "export", "read/earlier", "run", "template", "cli"]),
    ("sha2", &["digest"]),
    ("skrifa", &["pdf", "chart", "picture"]),
    ("strsim", &["error", "read"]),
    ("subsetter", &["pdf"]),
    ("taffy", &["pdf"]),
    ("tempfile", &["write", "template/folder"]),
    ("tera", &["template"]),
    ("tiny_skia", &["picture"]),
    ("toml", &["form", "instrument", "project", "target"]),
    ("unicode_normalization", &["pdf/paint/cluster", "read", "response/slug"]),
    ("zip", &["read/container/package"]),
];

/// Vocabulary rather than machinery: `serde`'s derives describe data, `libm` replaces std's.
const EVERYWHERE: &[&str] = &["libm", "serde"];

/// Plain data: they know each other and no stage.
const NOUNS: &[&str] = &[
    "change",
    "digest",
    "direction",
    "drawing",
    "edition",
    "error",
    "face",
    "format",
    "instrument",
    "project",
    "response",
    "score",
    "target",
    "theme",
];

/// What each stage may name besides the nouns and itself. `score` stands among the nouns, since its
/// output is what the later stages speak of.
const STAGES: &[(&str, &[&str])] = &[
    ("read", &[]),
    ("score", &[]),
    ("analyse", &[]),
    ("chart", &[]),
    ("explain", &["analyse"]),
    ("compose", &["analyse", "chart", "explain"]),
    ("template", &["compose"]),
    ("pdf", &[]),
    ("picture", &["pdf"]),
    ("export", &["analyse"]),
    ("run", &["analyse", "export"]),
    ("write", &[]),
];

/// Nouns may not name these: they are the stages that are no nouns.
const VERBS: &[&str] = &[
    "read", "analyse", "explain", "chart", "compose", "template", "pdf", "picture", "export",
    "run", "write", "cli",
];

/// The only places that touch the disk.
const DISK: &[&str] = &["read", "write", "template/folder", "cli", "main"];

/// The most lines of a file. Most stay under 300.
const MOST_LINES: usize = 500;

/// One file below `src/`.
struct Source {
    /// Its path below `src/`, without `.rs` and `/mod`: `pdf/paint`.
    name: String,
    /// Its text.
    text: String,
    /// Its text without comments and without the insides of strings.
    code: String,
}

impl Source {
    /// Whether the file is this module or lies in it.
    fn is_in(&self, module: &str) -> bool {
        self.name.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether it holds tests, or what only tests use: these may look over the fences.
    fn is_test(&self) -> bool {
        self.name.split('/').any(|part| matches!(part, "tests" | "sample" | "fixtures" | "fixture"))
    }

    /// The module of `src/` that the file belongs to.
    fn module(&self) -> &str {
        self.name.split('/').next().expect("a split has a first part")
    }
}

fn sources() -> Vec<Source> {
    let root = repository().join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    assert!(files.len() > 10, "only {} files were found below src", files.len());
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is UTF-8");
            let name = path.strip_prefix(&root).expect("it lies below src").with_extension("");
            let name = name.to_str().expect("a path of ours is UTF-8").replace('\\', "/");
            let name = name.strip_suffix("/mod").unwrap_or(&name).to_owned();
            Source { name, code: code(&text), text }
        })
        .collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text without comments and with every string emptied, so that words in prose do not count.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    for line in text.lines() {
        let mut rest = line;
        while let Some(place) = rest.find(['"', '/', '\'']) {
            code.push_str(&rest[..place]);
            rest = &rest[place..];
            if rest.starts_with("//") {
                rest = "";
            } else if rest.starts_with("'\"'") {
                rest = &rest[3..];
            } else if rest.starts_with('"') {
                rest = after_string(&rest[1..]);
            } else {
                code.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
        code.push_str(rest);
        code.push('\n');
    }
    code
}

/// What follows the string whose inside this text begins with, on the same line.
fn after_string(text: &str) -> &str {
    let mut escaped = false;
    for (place, letter) in text.char_indices() {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return &text[place + 1..],
            _ => escaped = false,
        }
    }
    ""
}

/// The first parts of all paths in the code: `csv` of `csv::Reader`, not `table` of `csv::table`.
fn first_parts(code: &str) -> BTreeSet<&str> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut parts = BTreeSet::new();
    for (place, _) in code.match_indices("::") {
        let before = &code[..place];
        let start = before.rfind(|letter| !is_word(letter)).map_or(0, |at| {
            at + before[at..].chars().next().expect("a letter stands here").len_utf8()
        });
        if start < place && !before[..start].ends_with("::") && !before[..start].ends_with('$') {
            parts.insert(&before[start..]);
        }
    }
    for line in code.lines() {
        if let Some(name) = line.trim().strip_prefix("use ").and_then(|rest| rest.strip_suffix(';'))
        {
            parts.insert(name.split([' ', ':']).next().expect("a split has a first part"));
        }
    }
    parts
}

/// The modules of ours that the code names by `crate::`, also inside of `use crate::{a, b}`.
fn modules_named(code: &str) -> BTreeSet<String> {
    let mut modules = BTreeSet::new();
    for (place, _) in code.match_indices("crate::") {
        let rest = &code[place + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0_usize;
            let mut word = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => modules.extend(first_word(&std::mem::take(&mut word))),
                    _ if depth == 0 => word.push(letter),
                    _ => {}
                }
            }
            modules.extend(first_word(&word));
        } else {
            modules.extend(first_word(rest));
        }
    }
    modules
}

fn first_word(text: &str) -> Option<String> {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let word = &text[..end.unwrap_or(text.len())];
    (!word.is_empty()).then(|| word.to_owned())
}

/// Fails with all faults at once.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_third_party_crate_is_named_in_its_place_only() {
    let mut faults = Vec::new();
    for source in sources().into_iter().filter(|source| !source.is_test()) {
        let named = first_parts(&source.code);
        for (name, places) in CRATES {
            if named.contains(name) && !places.iter().any(|place| source.is_in(place)) {
                faults.push(format!(
                    "src/{} names `{name}`, whose place is {}",
                    source.name,
                    places.join(", ")
                ));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_dependency_has_a_place_and_a_reason() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("it is there");
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let reasons =
        fs::read_to_string(repository().join("docs/dependencies.md")).expect("it is there");
    let mut faults = Vec::new();
    for section in ["dependencies", "dev-dependencies"] {
        let entries = manifest[section].as_table().expect("dependencies are a table");
        for name in entries.keys() {
            if !reasons.contains(&format!("| {name} |")) {
                faults.push(format!("`{name}` has no line in docs/dependencies.md"));
            }
            let as_code = name.replace('-', "_");
            let placed = CRATES.iter().any(|(known, _)| *known == as_code)
                || EVERYWHERE.contains(&as_code.as_str());
            if section == "dependencies" && !placed {
                faults.push(format!("`{name}` has no place in tests/fences.rs"));
            }
        }
    }
    for line in reasons.lines().filter(|line| line.starts_with("| ")) {
        let name = line.split('|').nth(1).expect("a row has cells").trim();
        let known = ["dependencies", "dev-dependencies"]
            .iter()
            .any(|section| manifest[*section].as_table().is_some_and(|all| all.contains_key(name)))
            || manifest["target"].to_string().contains(&format!("{name} = "));
        if !known && name != "crate" {
            faults.push(format!("docs/dependencies.md has `{name}`, which Cargo.toml has not"));
        }
    }
    assert_none(&faults);
}

#[test]
fn a_noun_knows_no_stage() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| NOUNS.contains(&source.module())) {
        for module in modules_named(&source.code) {
            if VERBS.contains(&module.as_str()) {
                faults.push(format!("src/{} names the stage `{module}`", source.name));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_stage_knows_only_nouns_and_what_stands_before_it() {
    let mut faults = Vec::new();
    for source in sources().into_iter().filter(|source| !source.is_test()) {
        let Some((stage, before)) = STAGES.iter().find(|(stage, _)| source.module() == *stage)
        else {
            continue;
        };
        for module in modules_named(&source.code) {
            let allowed = module == *stage
                || NOUNS.contains(&module.as_str())
                || before.contains(&module.as_str());
            if !allowed {
                faults.push(format!("src/{} names `{module}`", source.name));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn only_reading_and_writing_touch_the_disk() {
    let mut faults = Vec::new();
    for source in sources() {
        let touches = ["std::fs", "std::net", "File::open", "File::create"]
            .into_iter()
            .find(|path| source.code.contains(path));
        let in_tests = source.name.ends_with("tests") || source.name.contains("tests/");
        if let Some(path) = touches
            && !in_tests
            && !DISK.iter().any(|place| source.is_in(place))
        {
            faults.push(format!("src/{} names `{path}`", source.name));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_file_opens_with_what_it_is() {
    let faults: Vec<String> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| format!("src/{} does not begin with a line of `//!`", source.name))
        .collect();
    assert_none(&faults);
}

#[test]
fn every_file_holds_one_thought() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > MOST_LINES {
            faults.push(format!("src/{} has {lines} lines; the most is {MOST_LINES}", source.name));
        }
        let last = source.name.rsplit('/').next().expect("a split has a first part");
        if ["util", "utils", "helper", "helpers", "common", "misc", "manager"].contains(&last) {
            faults.push(format!("src/{}: name the file after the one thing in it", source.name));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_program_itself_only_parses_runs_and_ends() {
    let main = sources().into_iter().find(|source| source.name == "main").expect("it is there");
    let lines = main.text.lines().count();
    assert!(lines <= 40, "src/main.rs has {lines} lines; the most is 40");
}
