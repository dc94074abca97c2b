//! Scores and what they came from → how one number was made: its definition, its formula, the same
//! with the values put in, and the cells that the values stand in.
//!
//! Every number of `scores.json` has an explanation; a test walks the file and asks for each. A new
//! number gets its own by a new arm in [`explain`] or in one of the functions that it calls.

mod alike;
mod cells;
mod change;
mod find;
mod firm;
mod flags;
mod ledger;
mod moves;
mod person;
mod reliability;
mod sensitivity;
mod sums;
mod target;
mod team;
#[cfg(test)]
mod tests;

pub use cells::{CellSet, Cells};
pub use find::{Leaf, Numbers, Unknown, computed_below};

use crate::analyse::{Analysed, Findings};
use crate::change::Change;
use crate::edition::Edition;
use crate::format;
use crate::instrument::{Instrument, Mode};
use crate::response::Responses;
use crate::score::{PersonScores, Scores};
use crate::target::Gaps;

use team::Team;

/// What numbers are explained from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The numbers.
    pub scores: &'a Scores,
    /// How far they carry.
    pub findings: &'a Findings,
    /// What changed since an earlier wave, where it is compared with one.
    pub change: Option<&'a Change>,
    /// How far the team is from a target, where one is given.
    pub target: Option<&'a Gaps>,
    /// What was read.
    pub responses: &'a Responses,
    /// What was asked.
    pub instrument: &'a Instrument,
    /// Whose cells may be seen.
    pub edition: Edition,
}

impl<'a> Facts<'a> {
    /// The facts of a wave.
    ///
    /// # Panics
    ///
    /// On a wave without findings, of people who are not listed one by one.
    #[must_use]
    pub fn of(analysed: &Analysed<'a>, edition: Edition) -> Self {
        let Analysed { scores, findings, change, target, responses, instrument } = *analysed;
        let findings = findings.expect("everybody is listed where numbers are explained");
        Self { scores, findings, change, target, responses, instrument, edition }
    }
}

/// One step of a path into `scores.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A key of an object.
    Key(&'a str),
    /// A place in a list, from 0.
    At(usize),
}

/// How one number was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What it is called: `share of Strategic`.
    pub name: String,
    /// What it is, in a sentence or two.
    pub definition: String,
    /// How it is made, in words: `answers for Strategic ÷ traits answered`.
    pub formula: String,
    /// The same with the values put in, up to the result: `4 ÷ 15 = 0.266667`.
    pub filled: String,
    /// What `scores.json` says.
    pub value: Value,
    /// The parts of the formula, with the cells that each was counted in.
    pub terms: Vec<Term>,
}

/// A value of `scores.json`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: the number is not defined here.
    Nothing,
    /// A whole number.
    Count(usize),
    /// A number, rounded to six places where it is written.
    Number(f64),
    /// A word.
    Word(String),
    /// Yes or no.
    Truth(bool),
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it counts.
    pub name: String,
    /// How much it is.
    pub value: String,
    /// Where it stands.
    pub cells: Cells,
}

/// Stands for a formula where there is none.
const UNDEFINED: &str = "none";

impl Explanation {
    /// Whether the mode defines the number at all.
    #[must_use]
    pub fn is_defined(&self) -> bool {
        self.formula != UNDEFINED
    }

    /// An explanation of a number without parts.
    fn new(name: impl Into<String>, definition: impl Into<String>, value: Value) -> Self {
        Self {
            name: name.into(),
            definition: definition.into(),
            formula: String::new(),
            filled: String::new(),
            value,
            terms: Vec::new(),
        }
    }

    /// The same with its formula, and the formula with the values put in.
    fn made(mut self, formula: impl Into<String>, filled: impl Into<String>) -> Self {
        self.formula = formula.into();
        self.filled = one(filled.into());
        self
    }

    /// The same with one more part.
    fn with(mut self, name: impl Into<String>, value: impl Into<String>, cells: Cells) -> Self {
        self.terms.push(Term { name: name.into(), value: value.into(), cells });
        self
    }
}

/// `1 cell = 1` for `1 cells = 1`.
fn one(filled: String) -> String {
    const MANY: [(&str, &str); 8] = [
        ("cells", "cell"),
        ("rows", "row"),
        ("traits", "trait"),
        ("answers", "answer"),
        ("people", "person"),
        ("responses", "response"),
        ("statements", "statement"),
        ("seconds", "second"),
    ];
    let noun = filled.strip_prefix("1 ").and_then(|rest| rest.strip_suffix(" = 1"));
    match MANY.iter().find(|(many, _)| noun == Some(many)) {
        Some((_, one)) => format!("1 {one} = 1"),
        None => filled,
    }
}

impl Value {
    /// The value as `scores.json` writes it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => format::six_places(*number),
            Self::Word(word) => word.clone(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// How the number at a path of `scores.json` was made; none where there is no such number.
#[must_use]
pub fn explain(facts: &Facts, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let scores = facts.scores;
    match path {
        [Key("ledger"), rest @ ..] => ledger::explain(facts, rest),
        [Key("team"), rest @ ..] => {
            let members: Vec<&PersonScores> = scores.people.iter().collect();
            let (scores, found) = (&scores.team, &facts.findings.team);
            let team = Team { facts, scores, found, people: &members, listed_as: None };
            team::explain(&team, rest)
        }
        [Key("teams"), At(place), rest @ ..] => {
            let (team, found) = (scores.teams.get(*place)?, facts.findings.teams.get(*place)?);
            let members: Vec<&PersonScores> = scores
                .people
                .iter()
                .filter(|person| person.team.as_ref() == Some(&team.name))
                .collect();
            let listed_as = Some(&team.name[..]);
            let team = Team { facts, scores: team, found, people: &members, listed_as };
            team::explain(&team, rest)
        }
        [Key("people"), At(place), rest @ ..] => {
            person::explain(facts, scores.people.get(*place)?, rest)
        }
        [Key("not_scored"), At(place), Key(key)] => {
            person::not_scored(facts, scores.not_scored.get(*place)?, key)
        }
        [Key("findings"), Key("flags"), At(place), Key(key)] => {
            flags::explain(facts, *facts.findings.flags.get(*place)?, key)
        }
        [Key("findings"), Key("flagged"), Key(key)] => flags::flagged(facts, key),
        [Key("findings"), Key("timed")] => Some(flags::timed(facts)),
        [Key("findings"), Key("sensitivity"), At(place), rest @ ..] => {
            sensitivity::explain(facts, facts.findings.sensitivity.get(*place)?, rest)
        }
        [Key("findings"), rest @ ..] => reliability::explain(facts, rest),
        [Key("baseline"), rest @ ..] => change::baseline(facts, facts.change?, rest),
        [Key("change"), rest @ ..] => change::explain(facts, facts.change?, rest),
        [Key("target"), rest @ ..] => target::explain(facts, facts.target?, rest),
        _ => None,
    }
}

/// The key of shares in `scores.json`, and what they are multiplied by there.
fn level(mode: Mode) -> (&'static str, f64) {
    match mode {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => ("shares", 1.0),
        Mode::Rate(_) => ("scores", 100.0),
    }
}

/// What every key that only the mode `choose` defines says in another.
fn undefined(name: &str, instrument: &Instrument) -> Explanation {
    let mode = instrument.mode().word();
    let definition = format!(
        "Not defined in the mode `{mode}`: it is made from whole answers, one for each trait, which \
         only the mode `choose` has."
    );
    Explanation::new(name, definition, Value::Nothing)
        .made(UNDEFINED, format!("not defined in the mode `{mode}`"))
}
