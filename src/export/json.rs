//! `scores.json`: its schema is published in `docs/scores.schema.json`.

use serde_json::{Map, Number, Value, json};

use super::People;
use crate::instrument::{Instrument, Mode};
use crate::response::Ledger;
use crate::score::{PersonScores, Scores, TeamScores, TraitScores};

/// The scores as JSON, keys in the published order, shares rounded to six places.
///
/// # Panics
///
/// Never: what is written is made of strings and finite numbers.
#[must_use]
pub fn json(scores: &Scores, instrument: &Instrument, people: People) -> String {
    let writer = Writer { instrument };
    let mut all = Map::new();
    let mut set = |key: &str, value: Value| {
        all.insert(key.to_owned(), value);
    };
    set("schema", json!("orient/scores/1"));
    let mode = match instrument.mode() {
        Mode::Choose => "choose",
    };
    set(
        "instrument",
        object([
            ("id", json!(instrument.id())),
            ("version", json!(instrument.version())),
            ("mode", json!(mode)),
        ]),
    );
    set("wave", json!(scores.wave));
    set("edition", json!(if people == People::Listed { "named" } else { "aggregate" }));
    set("ledger", ledger(&scores.ledger));
    set("team", writer.team(&scores.team));
    if !scores.teams.is_empty() {
        set("teams", scores.teams.iter().map(|team| writer.team(team)).collect());
    }
    let listed = people == People::Listed;
    let persons = scores.people.iter().filter(|_| listed);
    set("people", persons.map(|person| writer.person(person)).collect());
    let not_scored = scores.not_scored.iter().filter(|_| listed).map(|person| {
        object([
            ("name", json!(person.name)),
            ("team", json!(person.team)),
            ("answered", json!(person.answered)),
        ])
    });
    set("not_scored", not_scored.collect());
    let mut text = serde_json::to_string_pretty(&Value::Object(all)).expect("it is plain data");
    text.push('\n');
    text
}

struct Writer<'a> {
    instrument: &'a Instrument,
}

impl Writer<'_> {
    fn ids(&self) -> impl Iterator<Item = &str> {
        self.instrument.orientations().iter().map(|orientation| orientation.id.as_str())
    }

    fn orientation(&self, place: Option<usize>) -> Value {
        place.map_or(Value::Null, |place| json!(self.instrument.orientations()[place].id))
    }

    fn shares(&self, shares: &[f64]) -> Value {
        self.ids().zip(shares).map(|(id, share)| (id.to_owned(), rounded(*share))).collect()
    }

    fn counts(&self, counts: &[usize]) -> Value {
        self.ids().zip(counts).map(|(id, count)| (id.to_owned(), json!(count))).collect()
    }

    fn tied(&self, tied: &[usize]) -> Value {
        tied.iter().map(|place| self.orientation(Some(*place))).collect()
    }

    fn team(&self, team: &TeamScores) -> Value {
        let traits = team.traits.iter().zip(self.instrument.traits());
        object([
            ("name", json!(team.name)),
            ("people", json!(team.people)),
            ("invited", json!(team.invited)),
            ("shares", self.shares(&team.shares)),
            ("orientation", self.orientation(team.orientation)),
            ("strength", json!(team.strength.word())),
            ("tied", self.tied(&team.tied)),
            ("holds_whatever_the_absent_say", json!(team.holds_whatever_the_absent_say)),
            ("traits", traits.map(|(scores, own)| self.one_trait(&own.id, scores)).collect()),
        ])
    }

    fn one_trait(&self, id: &str, scores: &TraitScores) -> Value {
        object([
            ("id", json!(id)),
            ("answered", json!(scores.answered)),
            ("counts", self.counts(&scores.counts)),
            ("shares", self.shares(&scores.shares)),
            ("agreement", scores.agreement.map_or(Value::Null, rounded)),
        ])
    }

    fn person(&self, person: &PersonScores) -> Value {
        object([
            ("id", json!(person.id)),
            ("name", json!(person.name)),
            ("team", json!(person.team)),
            ("answered", json!(person.answered)),
            ("counts", self.counts(&person.counts)),
            ("shares", self.shares(&person.shares)),
            ("orientation", self.orientation(person.orientation)),
            ("strength", json!(person.strength.word())),
            ("certainty", rounded(person.certainty)),
            ("tied", self.tied(&person.tied)),
            ("answers_from_losing_first", json!(person.answers_from_losing_first)),
        ])
    }
}

fn ledger(ledger: &Ledger) -> Value {
    let left_out = ledger
        .left_out
        .iter()
        .map(|left| object([("row", json!(left.row)), ("reason", json!(left.reason.word()))]));
    object([
        ("rows", json!(ledger.rows)),
        ("used", json!(ledger.used)),
        ("left_out", left_out.collect()),
    ])
}

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Rounded to six places, half away from zero; whole numbers without a point.
fn rounded(value: f64) -> Value {
    let value = (value * 1e6).round() / 1e6;
    if value.fract() == 0.0 {
        return json!(value as i64);
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}
