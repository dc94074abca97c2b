//! `orient explain`: how one number of `scores.json` was made, and where it came from.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::baseline::BaselineArgs;
use super::sources::SourceArgs;
use super::{print, say, warn};
use crate::edition::Edition;
use crate::error::{Failure, Problem};
use crate::explain::{Explanation, Facts, Leaf, Numbers, explain};
use crate::export;
use crate::format::six_places;
use crate::pipeline::{self, Input};
use crate::read::visible;

/// What `orient explain` takes.
#[derive(Debug, clap::Args)]
#[command(allow_missing_positional = true)]
pub struct Args {
    /// A path of scores.json, such as team.shares.strategic, or the beginning of several; without
    /// it, all are listed
    #[arg(value_name = "NUMBER")]
    number: Option<String>,
    #[command(flatten)]
    source: SourceArgs,
    /// Print JSON for other programs
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    baseline: BaselineArgs,
    /// What the team aims at: a TOML file that names an orientation or shares per trait
    #[arg(long, value_name = "FILE")]
    target: Option<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

impl Args {
    /// Refuses a file where the number belongs and a number where the file belongs.
    fn are_in_order(&self) -> Result<(), Failure> {
        let source = self.source.path();
        let alone = source.to_str().filter(|source| self.number.is_none() && is_number(source));
        if let Some(number) = alone.filter(|_| !source.exists()) {
            let problem = Problem::error(format!("`{number}` is a number; of which file?"))
                .hint(format!("the file comes behind it: `orient explain {number} FILE`"));
            return Err(Failure::Usage(vec![problem]));
        }
        let Some(number) = self.number.as_deref().filter(|number| Path::new(number).is_file())
        else {
            return Ok(());
        };
        if source.exists() || source == Path::new("-") {
            return Ok(());
        }
        let (number, source) = (visible(number), visible(&source.display().to_string()));
        let problem = Problem::error(format!("`{number}` is a file where a number is expected"))
            .hint(format!("the number comes first: `orient explain {source} {number}`"));
        Err(Failure::Usage(vec![problem]))
    }
}

/// Whether a word begins as the path of a number does.
fn is_number(word: &str) -> bool {
    let first = word.split(['.', '[']).next().unwrap_or_default();
    matches!(first, "ledger" | "team" | "people" | "findings" | "change" | "target")
}

/// Reads, scores, and explains.
///
/// # Errors
///
/// Whatever is wrong with the call or the source, and a number that there is not.
pub fn run(args: &Args) -> Result<(), Failure> {
    args.are_in_order()?;
    let input = Input { target: args.target.clone(), ..args.baseline.input(args.source.input()) };
    let instrument = pipeline::instrument(&input)?;
    let mut scored = pipeline::scored(&input, &instrument)?;
    for note in &scored.notes {
        say(note);
    }
    warn(std::mem::take(&mut scored.warnings), args.strict)?;
    let analysed = scored.analysed(&instrument);
    let scores = export::json(&analysed, Edition::Named);
    let numbers = Numbers::of(&scores).expect("`scores.json` is JSON");
    let Some(wanted) = &args.number else { return print(&list(&numbers, args.json)) };
    let leaves = numbers.find(wanted).map_err(|unknown| {
        let problem = Problem::error(format!("there is no number `{wanted}`"));
        Failure::Usage(vec![match unknown.near {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("`orient explain SOURCE` without a number lists them all"),
        }])
    })?;
    let facts = Facts::of(&analysed, Edition::Named);
    let explained = leaves.into_iter().map(|leaf| {
        explain(&facts, &leaf.steps()).map(|how| (leaf, how)).ok_or_else(|| {
            let problem = Problem::error(format!("nobody explains `{}`", leaf.path));
            Failure::Usage(vec![problem.hint("this is a fault of orient; please report it")])
        })
    });
    let explained: Vec<(&Leaf, Explanation)> = explained.collect::<Result<_, _>>()?;
    print(&if args.json { documents(&explained) } else { texts(&explained) })
}

/// All numbers with their values.
fn list(numbers: &Numbers, as_json: bool) -> String {
    if as_json {
        let all: serde_json::Map<String, Value> =
            numbers.computed().map(|leaf| (leaf.path.clone(), leaf.value.clone())).collect();
        return pretty(&Value::Object(all));
    }
    let lines: Vec<String> =
        numbers.computed().map(|leaf| format!("{} = {}", leaf.path, shown(&leaf.value))).collect();
    lines.join("\n") + "\n"
}

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => six_places(number.as_f64().unwrap_or_default()),
        Value::String(word) => word.clone(),
        other => other.to_string(),
    }
}

fn texts(explained: &[(&Leaf, Explanation)]) -> String {
    let texts: Vec<String> = explained.iter().map(|(leaf, how)| text(leaf, how)).collect();
    texts.join("\n")
}

fn text(leaf: &Leaf, how: &Explanation) -> String {
    let mut lines = vec![
        format!("{} = {}", leaf.path, how.value.text()),
        format!("  what     {}", how.definition),
        format!("  formula  {}", how.formula),
        format!("  here     {}", how.filled),
    ];
    for (place, term) in how.terms.iter().enumerate() {
        let head = if place == 0 { "from" } else { "" };
        lines.push(format!("  {head:<8} {}: {}", term.name, term.value));
        lines.push(format!("           {}", term.cells));
    }
    lines.join("\n") + "\n"
}

fn documents(explained: &[(&Leaf, Explanation)]) -> String {
    let document = |(leaf, how): &(&Leaf, Explanation)| {
        let terms = how.terms.iter().map(|term| {
            json!({
                "name": term.name,
                "value": term.value,
                "file": term.cells.file.trim_end_matches('!'),
                "cells": term.cells.ranges,
            })
        });
        json!({
            "number": leaf.path,
            "value": leaf.value,
            "definition": how.definition,
            "formula": how.formula,
            "filled": how.filled,
            "from": terms.collect::<Vec<Value>>(),
        })
    };
    pretty(&Value::Array(explained.iter().map(document).collect()))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a value is JSON") + "\n"
}
