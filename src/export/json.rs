//! `scores.json`: everything that was computed, with its keys in a fixed order.

use super::node::Node;
use super::{People, SCHEMA, six_places};
use crate::instrument::{Instrument, Mode};
use crate::response::Ledger;
use crate::score::{NotScored, PersonScores, Scores, TeamScores};

/// The scores as a JSON document of the schema `orient/scores/1`.
///
/// Shares are rounded to six places and people stand in the order of the source. With
/// [`People::Hidden`] the list of people is empty and no name of a person occurs.
#[must_use]
pub fn json(scores: &Scores, instrument: &Instrument, people: People) -> String {
    let mut entries = vec![
        ("schema".into(), Node::text(SCHEMA)),
        ("instrument".into(), about(instrument)),
        ("wave".into(), Node::text(&scores.wave)),
        ("edition".into(), Node::text("named")),
        ("ledger".into(), ledger(&scores.ledger)),
        ("team".into(), team(&scores.team, instrument)),
    ];
    if !scores.teams.is_empty() {
        let teams = scores.teams.iter().map(|one| team(one, instrument)).collect();
        entries.push(("teams".into(), Node::List(teams)));
    }
    let listed = match people {
        People::Listed => scores.people.iter().map(|one| person(one, instrument)).collect(),
        People::Hidden => Vec::new(),
    };
    let not_scored = scores.not_scored.iter().map(|one| not_scored(one, people)).collect();
    entries.push(("people".into(), Node::List(listed)));
    entries.push(("not_scored".into(), Node::List(not_scored)));
    Node::Object(entries).document()
}

fn about(instrument: &Instrument) -> Node {
    let mode = match instrument.mode() {
        Mode::Choose => "choose",
    };
    Node::object([
        ("id", Node::text(instrument.id())),
        ("version", Node::text(instrument.version())),
        ("mode", Node::text(mode)),
    ])
}

fn ledger(ledger: &Ledger) -> Node {
    let left_out = ledger.left_out.iter().map(|one| {
        Node::object([("row", Node::Count(one.row)), ("reason", Node::text(one.reason.word()))])
    });
    Node::object([
        ("rows", Node::Count(ledger.rows)),
        ("used", Node::Count(ledger.used)),
        ("left_out", Node::List(left_out.collect())),
    ])
}

fn team(team: &TeamScores, instrument: &Instrument) -> Node {
    let traits = team.traits.iter().zip(instrument.traits()).map(|(scores, row)| {
        Node::object([
            ("id", Node::text(&row.id)),
            ("answered", Node::Count(scores.answered)),
            ("counts", counts(&scores.counts, instrument)),
            ("shares", shares(&scores.shares, instrument)),
            ("agreement", scores.agreement.map_or(Node::Nothing, number)),
        ])
    });
    Node::object([
        ("name", Node::text(&team.name)),
        ("people", Node::Count(team.people)),
        ("invited", team.invited.map_or(Node::Nothing, Node::Count)),
        ("shares", shares(&team.shares, instrument)),
        ("orientation", orientation(team.orientation, instrument)),
        ("strength", Node::text(team.strength.word())),
        ("tied", orientations(&team.tied, instrument)),
        ("holds_whatever_the_absent_say", Node::Truth(team.holds_whatever_the_absent_say)),
        ("traits", Node::List(traits.collect())),
    ])
}

fn person(person: &PersonScores, instrument: &Instrument) -> Node {
    Node::object([
        ("id", Node::text(&person.id)),
        ("name", Node::text(&person.name)),
        ("team", Node::optional(person.team.as_deref())),
        ("row", Node::Count(person.row)),
        ("answered", Node::Count(person.answered)),
        ("counts", counts(&person.counts, instrument)),
        ("shares", shares(&person.shares, instrument)),
        ("orientation", orientation(person.orientation, instrument)),
        ("strength", Node::text(person.strength.word())),
        ("certainty", number(person.certainty)),
        ("tied", orientations(&person.tied, instrument)),
        ("answers_from_losing_first", Node::Count(person.answers_from_losing_first)),
    ])
}

fn not_scored(person: &NotScored, people: People) -> Node {
    let row = ("row", Node::Count(person.row));
    let answered = ("answered", Node::Count(person.answered));
    match people {
        People::Listed => Node::object([
            ("name", Node::text(&person.name)),
            ("team", Node::optional(person.team.as_deref())),
            row,
            answered,
        ]),
        People::Hidden => Node::object([row, answered]),
    }
}

fn orientation(place: Option<usize>, instrument: &Instrument) -> Node {
    Node::optional(place.map(|place| instrument.orientations()[place].id.as_str()))
}

fn orientations(places: &[usize], instrument: &Instrument) -> Node {
    Node::List(places.iter().map(|place| orientation(Some(*place), instrument)).collect())
}

fn counts(counts: &[usize], instrument: &Instrument) -> Node {
    per_orientation(counts.iter().map(|count| Node::Count(*count)), instrument)
}

fn shares(shares: &[f64], instrument: &Instrument) -> Node {
    per_orientation(shares.iter().map(|share| number(*share)), instrument)
}

fn number(number: f64) -> Node {
    Node::Number(six_places(number))
}

fn per_orientation(values: impl Iterator<Item = Node>, instrument: &Instrument) -> Node {
    let ids = instrument.orientations().iter().map(|orientation| orientation.id.clone().into());
    Node::Object(ids.zip(values).collect())
}
