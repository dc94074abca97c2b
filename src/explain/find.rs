//! The paths of `scores.json`: all of them, and the one that somebody means.

use serde_json::Value;

use super::Step;
use crate::error::nearest;

/// One value of `scores.json` with its path.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// As people write it: `people.ana-ortiz.shares.strategic`.
    pub path: String,
    /// The value as the file has it.
    pub value: Value,
    steps: Vec<Owned>,
}

#[derive(Debug, Clone, PartialEq)]
enum Owned {
    Key(String),
    At(usize),
}

impl Leaf {
    /// The path as steps, with places where lists are.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_>> {
        self.steps
            .iter()
            .map(|step| match step {
                Owned::Key(key) => Step::Key(key),
                Owned::At(place) => Step::At(*place),
            })
            .collect()
    }

    /// The path with places instead of names: `people.3.certainty`.
    #[must_use]
    pub fn places(&self) -> String {
        let parts = self.steps.iter().map(|step| match step {
            Owned::Key(key) => key.clone(),
            Owned::At(place) => place.to_string(),
        });
        parts.collect::<Vec<_>>().join(".")
    }

    /// Whether the value was computed: a number, a yes or no, a word that a rule gives, or nothing
    /// in place of one. Names, and what the call says, were not.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        let key = self.steps.iter().rev().find_map(|step| match step {
            Owned::Key(key) => Some(key.as_str()),
            Owned::At(_) => None,
        });
        is_computed(key.unwrap_or_default(), &self.value)
    }
}

/// Whether a value was computed, by the name of the entry that it stands in.
fn is_computed(key: &str, value: &Value) -> bool {
    const RULED: [&str; 15] = [
        "orientation",
        "strength",
        "tied",
        "reason",
        "word",
        "between",
        "over",
        "no_intervals",
        "difference",
        "people",
        "flag",
        "no_reliability",
        "no_alpha",
        "no_omega",
        "first",
    ];
    const NAMES: [&str; 2] = ["team", "name"];
    match value {
        Value::Number(_) | Value::Bool(_) => true,
        Value::Null => !NAMES.contains(&key),
        Value::String(_) => RULED.contains(&key),
        Value::Array(_) | Value::Object(_) => false,
    }
}

/// The paths of all computed values at a path with places (`team.traits.0`) or below it, in the
/// order of the document; none where the path leads nowhere.
#[must_use]
pub fn computed_below<'a>(document: &'a Value, path: &'a str) -> Vec<Vec<Step<'a>>> {
    let (mut at, mut steps, mut key) = (document, Vec::new(), "");
    for part in path.split('.') {
        let found = match at {
            Value::Object(entries) => {
                key = part;
                entries.get(part).map(|child| (Step::Key(part), child))
            }
            Value::Array(items) => part
                .parse()
                .ok()
                .and_then(|place: usize| Some((Step::At(place), items.get(place)?))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        let Some((step, child)) = found else { return Vec::new() };
        steps.push(step);
        at = child;
    }
    let mut found = Vec::new();
    add_computed(at, key, &mut steps, &mut found);
    found
}

fn add_computed<'a>(
    value: &'a Value,
    key: &'a str,
    steps: &mut Vec<Step<'a>>,
    found: &mut Vec<Vec<Step<'a>>>,
) {
    let mut enter = |key: &'a str, step: Step<'a>, child: &'a Value| {
        steps.push(step);
        add_computed(child, key, steps, found);
        steps.pop();
    };
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, child)| enter(key, Step::Key(key), child));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(place, child)| enter(key, Step::At(place), child));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            if is_computed(key, value) {
                found.push(steps.clone());
            }
        }
    }
}

/// A path that leads nowhere, and the one that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The nearest known path.
    pub near: Option<String>,
}

/// All values of `scores.json`.
#[derive(Debug, Clone)]
pub struct Numbers {
    leaves: Vec<Leaf>,
}

impl Numbers {
    /// The values of a document that [`export::json`](crate::export::json) wrote, in its order.
    ///
    /// # Errors
    ///
    /// What is wrong with a text that is not JSON.
    pub fn of(json: &str) -> Result<Self, String> {
        let document: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut leaves = Vec::new();
        walk(&document, &mut String::new(), &mut Vec::new(), &mut leaves);
        Ok(Self { leaves })
    }

    /// All that were computed.
    pub fn computed(&self) -> impl Iterator<Item = &Leaf> {
        self.leaves.iter().filter(|leaf| leaf.is_computed())
    }

    /// What a path means: one value, or all below it. Lists are entered by an id, by a name, or by a
    /// place from 0, with a dot or in brackets.
    ///
    /// # Errors
    ///
    /// A path that leads nowhere.
    pub fn find(&self, path: &str) -> Result<Vec<&Leaf>, Unknown> {
        let wanted = parts(path);
        let found: Vec<&Leaf> = self.computed().filter(|leaf| leaf.is_below(&wanted)).collect();
        if !found.is_empty() && !wanted.is_empty() {
            return Ok(found);
        }
        let known: Vec<&str> = self.computed().map(|leaf| leaf.path.as_str()).collect();
        let near = nearest(path.trim(), known.iter().copied()).map(str::to_owned);
        Err(Unknown { near })
    }
}

impl Leaf {
    /// Whether the leaf is what these parts of a path lead to, or stands below.
    fn is_below(&self, wanted: &[String]) -> bool {
        let own = parts(&self.path);
        wanted.len() <= own.len()
            && wanted.iter().zip(own.iter().zip(&self.steps)).all(|(wanted, (own, step))| {
                let by_place = match step {
                    Owned::At(place) => wanted.parse() == Ok(*place),
                    Owned::Key(_) => false,
                };
                wanted == own || by_place || slug(wanted) == *own
            })
    }
}

/// `a.b[3].c` → `a`, `b`, `3`, `c`.
fn parts(path: &str) -> Vec<String> {
    path.trim()
        .replace('[', ".")
        .replace(']', "")
        .split('.')
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn walk(value: &Value, path: &mut String, steps: &mut Vec<Owned>, leaves: &mut Vec<Leaf>) {
    let mut enter = |name: &str, step: Owned, child: &Value| {
        let length = path.len();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
        steps.push(step);
        walk(child, path, steps, leaves);
        steps.pop();
        path.truncate(length);
    };
    match value {
        Value::Object(entries) => {
            for (key, child) in entries {
                enter(key, Owned::Key(key.clone()), child);
            }
        }
        Value::Array(items) => {
            for (place, child) in items.iter().enumerate() {
                let name = name(items, place).unwrap_or_else(|| place.to_string());
                enter(&name, Owned::At(place), child);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            leaves.push(Leaf { path: path.clone(), value: value.clone(), steps: steps.clone() });
        }
    }
}

/// What an item of a list is called in a path: its id, or its name if no other item has the same.
fn name(items: &[Value], place: usize) -> Option<String> {
    if let Some(id) = items[place].get("id").and_then(Value::as_str) {
        return Some(id.to_owned());
    }
    let name_of = |item: &Value| item.get("name").and_then(Value::as_str).map(slug);
    let own = name_of(&items[place]).filter(|own| !own.is_empty())?;
    let alike = items.iter().filter(|item| name_of(item).as_ref() == Some(&own)).count();
    (alike == 1 && own.parse::<usize>().is_err()).then_some(own)
}

/// A name in lower case, with a hyphen for whatever is no letter or digit.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORES: &str = r#"{"wave": "1", "ledger": {"left_out": [{"row": 5, "reason": "note"}]},
        "teams": [{"name": "Ventas (Norte)", "people": 2}, {"name": "A", "people": 3},
        {"name": "a", "people": 4}], "people": [{"id": "ana", "name": "Ana", "certainty": null}]}"#;

    #[test]
    fn lists_are_entered_by_id_name_or_place() {
        let numbers = Numbers::of(SCORES).unwrap();
        let paths: Vec<&str> = numbers.computed().map(|leaf| leaf.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "ledger.left_out.0.row",
                "ledger.left_out.0.reason",
                "teams.ventas-norte.people",
                "teams.1.people",
                "teams.2.people",
                "people.ana.certainty"
            ]
        );
        for path in ["people[0].certainty", "people.0.certainty", "people.ana", "people.Ana"] {
            assert_eq!(numbers.find(path).unwrap()[0].path, "people.ana.certainty", "{path}");
        }
        let norte = numbers.find("teams.Ventas (Norte).people").unwrap();
        assert_eq!(norte[0].steps(), [Step::Key("teams"), Step::At(0), Step::Key("people")]);
        let unknown = numbers.find("people.anna.certanty").unwrap_err();
        assert_eq!(unknown.near.as_deref(), Some("people.ana.certainty"));
        assert!(numbers.find("").is_err());
    }
}
