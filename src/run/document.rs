//! `run.json`: what it holds, written and read.

use std::collections::BTreeMap;

use serde::Serializer as _;
use serde_json::{Map, Value, json};

use super::{Difference, compact, scope};
use crate::edition::Edition;
use crate::export;
use crate::instrument::{Bounds, Instrument, Mode};
use crate::response::{ReadFile, file_name};

/// The name and version of the form of `run.json`.
pub const SCHEMA: &str = "orient/run/2";

/// The form before, without columns and with all that counts decide. It is read, too.
const EARLIER: &str = "orient/run/1";

/// The setting that says what is set side by side.
pub const COMPARE: &str = "compare";

/// A run, as a report carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    entries: Map<String, Value>,
    /// The same in the form in which it is written.
    written: Map<String, Value>,
}

impl Run {
    /// The run that made a report.
    ///
    /// `settings` are what the call and the project file said, by name. Of a file only the name
    /// goes in, not its folder. `scores` is the text of `scores.json`, of which the run holds what the
    /// report shows.
    ///
    /// # Panics
    ///
    /// When `scores` is no JSON; what `export::json` writes is.
    #[must_use]
    pub fn new(
        version: &str,
        inputs: &[ReadFile],
        settings: &[(&str, Option<String>)],
        instrument: &Instrument,
        scores: &str,
    ) -> Self {
        let inputs: Vec<Value> = inputs
            .iter()
            .map(|file| json!({"name": file_name(&file.name), "sha256": file.sha256}))
            .collect();
        let settings: Map<String, Value> =
            settings.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        let mut scores: Value = serde_json::from_str(scores).expect("`scores.json` is JSON");
        let compares_teams = settings.get(COMPARE).is_some_and(Value::is_string);
        scope::keep_shown(&mut scores, compares_teams);
        let mut short = scores.clone();
        compact::leave_out(&mut short, Some(instrument.bounds()));
        let mut entries = Map::new();
        entries.insert("schema".to_owned(), json!(SCHEMA));
        entries.insert("program".to_owned(), json!(format!("orient {version}")));
        entries.insert("inputs".to_owned(), json!(inputs));
        entries.insert("settings".to_owned(), Value::Object(settings));
        entries.insert("instrument".to_owned(), about(instrument));
        let mut written = entries.clone();
        written.insert("scores".to_owned(), short);
        let columns = |(name, value)| (name, compact::columns(value));
        let written = written.into_iter().map(columns).collect();
        entries.insert("scores".to_owned(), scores);
        Self { entries, written }
    }

    /// Reads a run, or scores by themselves.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn read(text: &str) -> Result<Self, String> {
        let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let Value::Object(written) = document else { return Err("it is no object".to_owned()) };
        let has_scores = written.get("scores").is_some_and(Value::is_object);
        match written.get("schema").and_then(Value::as_str) {
            Some(SCHEMA) if has_scores => {
                let read = |(name, value): (&String, &Value)| {
                    Ok((name.clone(), compact::from_columns(value.clone())?))
                };
                let entries = written.iter().map(read).collect::<Result<Map<_, _>, String>>()?;
                let mut run = Self { entries, written };
                let bounds = run.bounds();
                if let Some(scores) = run.entries.get_mut("scores") {
                    compact::put_in(scores, bounds);
                }
                Ok(run)
            }
            Some(EARLIER) if has_scores => Ok(Self { entries: written.clone(), written }),
            Some(export::SCHEMA) => {
                let mut own = Map::new();
                own.insert("scores".to_owned(), Value::Object(written));
                Ok(Self { entries: own.clone(), written: own })
            }
            Some(other) => {
                Err(format!("its schema is `{other}`, which this version does not know"))
            }
            None => Err("it has no schema".to_owned()),
        }
    }

    /// The run as compact JSON, with what its file was sealed with.
    ///
    /// # Panics
    ///
    /// Never: a vector takes any text.
    #[must_use]
    pub fn text(&self, seal: &BTreeMap<String, Vec<String>>) -> String {
        let seal = (!seal.is_empty()).then(|| json!(seal));
        let entries = self.written.iter().map(|(name, value)| (name.as_str(), value));
        let own = entries.filter(|(name, _)| seal.is_none() || *name != "seal");
        let all = own.chain(seal.as_ref().map(|seal| ("seal", seal)));
        let mut text = Vec::new();
        let written = serde_json::Serializer::new(&mut text).collect_map(all);
        written.expect("a vector takes any text");
        String::from_utf8(text).expect("JSON is UTF-8")
    }

    /// The digests that its file was sealed with, by what they are of.
    #[must_use]
    pub fn seal(&self, of: &str) -> Vec<&str> {
        let seal = self.entries.get("seal").and_then(|seal| seal.get(of)).and_then(Value::as_array);
        seal.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The scores.
    #[must_use]
    pub fn scores(&self) -> &Value {
        &self.entries["scores"]
    }

    /// Its inputs: names and digests.
    #[must_use]
    pub fn inputs(&self) -> Vec<ReadFile> {
        let inputs = self.entries.get("inputs").and_then(Value::as_array);
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let read =
            |input: &Value| ReadFile { name: text(input, "name"), sha256: text(input, "sha256") };
        inputs.into_iter().flatten().map(read).collect()
    }

    /// What a setting was, if it was set.
    #[must_use]
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.entries.get("settings")?.get(name)?.as_str()
    }

    /// What such a run holds of a document of scores: all of it, where it is one itself.
    ///
    /// # Panics
    ///
    /// When `scores` is no JSON; what `export::json` writes is.
    #[must_use]
    pub fn part_of(&self, scores: &str) -> Value {
        let mut scores: Value = serde_json::from_str(scores).expect("`scores.json` is JSON");
        if self.entries.contains_key("settings") {
            scope::keep_shown(&mut scores, self.setting(COMPARE).is_some());
        }
        scores
    }

    /// Which program wrote it.
    #[must_use]
    pub fn program(&self) -> Option<&str> {
        self.entries.get("program")?.as_str()
    }

    /// The bounds of the words that it used: as it carries them, or those of the built-in
    /// instrument where it names that.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        if let Some(bounds) = self.entries.get("instrument").and_then(|one| one.get("bounds")) {
            return Some(Bounds {
                answered: bounds["answered"].as_f64()?,
                clear: bounds["clear"].as_f64()?,
                leaning: bounds["leaning"].as_f64()?,
                people_for_words: bounds["people_for_words"].as_u64()? as usize,
            });
        }
        let built_in = Instrument::built_in();
        let named = &self.scores()["instrument"];
        (named["id"] == built_in.id() && named["version"] == built_in.version())
            .then(|| built_in.bounds())
    }

    /// Whether the scores name people.
    #[must_use]
    pub fn edition(&self) -> Edition {
        match self.scores()["edition"].as_str() {
            Some("aggregate") => Edition::Aggregate,
            _ => Edition::Named,
        }
    }
}

/// What the numbers need of an instrument, and what its statements were.
fn about(instrument: &Instrument) -> Value {
    let bounds = instrument.bounds();
    let orientations: Vec<Value> = instrument
        .orientations()
        .iter()
        .map(|one| json!({"id": one.id, "name": one.name}))
        .collect();
    let traits: Vec<Value> = instrument
        .traits()
        .iter()
        .map(|one| json!({"id": one.id, "name": one.name, "statements": one.statements}))
        .collect();
    let mut about = json!({
        "id": instrument.id(),
        "version": instrument.version(),
        "title": instrument.title(),
        "mode": instrument.mode().word(),
        "bounds": {
            "answered": bounds.answered,
            "clear": bounds.clear,
            "leaning": bounds.leaning,
            "people_for_words": bounds.people_for_words,
        },
        "orientations": orientations,
        "traits": traits,
    });
    match instrument.mode() {
        Mode::Choose | Mode::Rank => {}
        Mode::Rate(scale) => {
            about["scale"] = json!({
                "least": scale.least, "most": scale.most, "labels": instrument.labels(),
            });
        }
        Mode::Allocate { points } => about["points"] = json!(points),
    }
    about
}

/// All differences between two documents, by path.
pub(super) fn differences(found: &Value, expected: &Value) -> Vec<Difference> {
    let [found, expected] = [found, expected].map(|document| {
        let mut leaves = BTreeMap::new();
        walk(document, String::new(), &mut leaves);
        leaves
    });
    let mut paths: Vec<&String> = found.keys().chain(expected.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    let text = |leaf: Option<&Value>| leaf.map_or_else(|| "nothing".to_owned(), Value::to_string);
    paths
        .into_iter()
        .filter(|path| found.get(*path) != expected.get(*path))
        .map(|path| Difference {
            path: path.clone(),
            found: text(found.get(path)),
            expected: text(expected.get(path)),
        })
        .collect()
}

fn walk(value: &Value, path: String, leaves: &mut BTreeMap<String, Value>) {
    let below =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(entries) => {
            for (key, child) in entries {
                walk(child, below(key), leaves);
            }
        }
        Value::Array(items) => {
            for (place, child) in items.iter().enumerate() {
                walk(child, below(&place.to_string()), leaves);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            leaves.insert(path, value.clone());
        }
    }
}
