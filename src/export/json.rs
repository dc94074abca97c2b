//! `scores.json`: everything that was computed, with its keys in a fixed order.

use super::node::Node;
use super::{SCHEMA, findings};
use crate::analyse::{Analysed, TeamFindings};
use crate::edition::Edition;
use crate::format::to_six_places;
use crate::instrument::{Instrument, Mode};
use crate::response::Ledger;
use crate::score::{NotScored, PersonScores, Strength, TeamScores};

/// The scores as a JSON document of the schema `orient/scores/1`.
///
/// Shares are rounded to six places and people stand in the order of the source. With
/// [`Edition::Aggregate`] the list of people is empty and no name of a person occurs. What changed since
/// an earlier wave stands under `baseline` and `change`, where there is one. Of people who are not
/// listed there are no findings, and `no_findings` says so.
#[must_use]
pub fn json(analysed: &Analysed, edition: Edition) -> String {
    let Analysed { scores, findings: found, change, target, instrument, .. } = *analysed;
    let team = |one: &TeamScores, about: Option<&TeamFindings>| {
        let findings = about.map(|about| findings::of_team(about, scores, instrument, edition));
        team(one, about, findings.unwrap_or(Node::Nothing), instrument)
    };
    let mut entries = vec![
        ("schema".into(), Node::text(SCHEMA)),
        ("instrument".into(), about(instrument)),
        ("wave".into(), Node::text(&scores.wave)),
        ("edition".into(), Node::text(edition.word())),
        ("ledger".into(), ledger(&scores.ledger)),
        ("team".into(), team(&scores.team, found.map(|found| &found.team))),
    ];
    if !scores.teams.is_empty() {
        let about = |place: usize| found.map(|found| &found.teams[place]);
        let teams = scores.teams.iter().enumerate().map(|(place, one)| team(one, about(place)));
        entries.push(("teams".into(), Node::List(teams.collect())));
    }
    if let Some(change) = change {
        entries.push(("baseline".into(), super::change::baseline(change, instrument)));
        entries.push(("change".into(), super::change::change(change, instrument)));
    }
    if let Some(gaps) = target {
        entries.push(("target".into(), super::target::target(gaps, instrument)));
    }
    let listed = match edition {
        Edition::Named => scores.people.iter().map(|one| person(one, instrument)).collect(),
        Edition::Aggregate => Vec::new(),
    };
    let not_scored = scores.not_scored.iter().map(|one| not_scored(one, edition)).collect();
    entries.push(("people".into(), Node::List(listed)));
    entries.push(("not_scored".into(), Node::List(not_scored)));
    let findings = found.map(|found| findings::of_wave(found, scores, instrument, edition));
    if findings.is_none() {
        entries.push(("no_findings".into(), Node::text("people_not_listed")));
    }
    entries.push(("findings".into(), findings.unwrap_or(Node::Nothing)));
    Node::Object(entries).document()
}

fn about(instrument: &Instrument) -> Node {
    Node::object([
        ("id", Node::text(instrument.id())),
        ("version", Node::text(instrument.version())),
        ("mode", Node::text(instrument.mode().word())),
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

fn team(
    team: &TeamScores,
    found: Option<&TeamFindings>,
    findings: Node,
    instrument: &Instrument,
) -> Node {
    let all = team.traits.iter().zip(instrument.traits()).enumerate();
    let traits = all.map(|(place, (scores, row))| {
        let mut entries =
            vec![("id", Node::text(&row.id)), ("answered", Node::Count(scores.answered))];
        if instrument.has_weights() {
            entries.push(("weight", Node::Number(f64::from(row.weight) / 100.0)));
        }
        if instrument.mode() == Mode::Choose {
            entries.push(("counts", counts(&scores.counts, instrument)));
        }
        entries.push(shares(&scores.shares, instrument));
        entries.push(("agreement", scores.agreement.map_or(Node::Nothing, number)));
        if let Some(found) = found {
            entries.extend(findings::of_trait(&found.traits[place], instrument));
        }
        object(entries)
    });
    Node::object([
        ("name", Node::text(&team.name)),
        ("people", Node::Count(team.people)),
        ("invited", team.invited.map_or(Node::Nothing, Node::Count)),
        shares(&team.shares, instrument),
        ("orientation", orientation(team.orientation, instrument)),
        ("strength", strength(team.strength, instrument)),
        ("tied", orientations(&team.tied, instrument)),
        ("holds_whatever_the_absent_say", Node::Truth(team.holds_whatever_the_absent_say)),
        ("traits", Node::List(traits.collect())),
        ("findings", findings),
    ])
}

fn person(person: &PersonScores, instrument: &Instrument) -> Node {
    let mut entries = vec![
        ("id", Node::text(&person.id)),
        ("name", Node::text(&person.name)),
        ("team", Node::optional(person.team.as_deref())),
        ("row", Node::Count(person.row)),
        ("answered", Node::Count(person.answered)),
    ];
    let chosen = match instrument.mode() {
        Mode::Choose => Some(()),
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => None,
    };
    let known = |node: Node| chosen.map_or(Node::Nothing, |()| node);
    if chosen.is_some() {
        entries.push(("counts", counts(&person.counts, instrument)));
    }
    entries.push(shares(&person.shares, instrument));
    if let Mode::Rate(_) = instrument.mode() {
        let mean = person.shares.iter().sum::<f64>() / person.shares.len() as f64;
        entries.push(("own_mean", number(100.0 * mean)));
    }
    entries.extend([
        ("orientation", orientation(person.orientation, instrument)),
        ("strength", strength(person.strength, instrument)),
        ("certainty", known(number(person.certainty))),
        ("tied", orientations(&person.tied, instrument)),
        ("answers_from_losing_first", known(Node::Count(person.answers_from_losing_first))),
    ]);
    object(entries)
}

pub(super) fn object(entries: Vec<(&'static str, Node)>) -> Node {
    Node::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

/// The word for the first orientation, which only the mode `choose` defines.
pub(super) fn strength(strength: Strength, instrument: &Instrument) -> Node {
    match instrument.mode() {
        Mode::Choose => Node::text(strength.word()),
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => Node::Nothing,
    }
}

fn not_scored(person: &NotScored, edition: Edition) -> Node {
    let row = ("row", Node::Count(person.row));
    let answered = ("answered", Node::Count(person.answered));
    match edition {
        Edition::Named => Node::object([
            ("name", Node::text(&person.name)),
            ("team", Node::optional(person.team.as_deref())),
            row,
            answered,
        ]),
        Edition::Aggregate => Node::object([row, answered]),
    }
}

pub(super) fn orientation(place: Option<usize>, instrument: &Instrument) -> Node {
    Node::optional(place.map(|place| instrument.orientations()[place].id.as_str()))
}

pub(super) fn orientations(places: &[usize], instrument: &Instrument) -> Node {
    Node::List(places.iter().map(|place| orientation(Some(*place), instrument)).collect())
}

/// Counts as a list.
pub(super) fn counts_of(counts: &[usize]) -> Node {
    Node::List(counts.iter().map(|count| Node::Count(*count)).collect())
}

pub(super) fn counts(counts: &[usize], instrument: &Instrument) -> Node {
    per_orientation(counts.iter().map(|count| Node::Count(*count)), instrument)
}

/// Shares; in the mode `rate`, scores from 0 to 100, which no whole is shared out in.
pub(super) fn shares(shares: &[f64], instrument: &Instrument) -> (&'static str, Node) {
    let (key, times) = match instrument.mode() {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => ("shares", 1.0),
        Mode::Rate(_) => ("scores", 100.0),
    };
    (key, per_orientation(shares.iter().map(|share| number(times * share)), instrument))
}

pub(super) fn number(number: f64) -> Node {
    Node::Number(to_six_places(number))
}

pub(super) fn per_orientation(values: impl Iterator<Item = Node>, instrument: &Instrument) -> Node {
    let ids = instrument.orientations().iter().map(|orientation| orientation.id.clone().into());
    Node::Object(ids.zip(values).collect())
}
