//! The keys `baseline` and `change` of `scores.json`.

use super::json::{counts, number, per_orientation, shares};
use super::node::Node;
use crate::change::{Change, ShareChange, StatementChange, TraitChange};
use crate::instrument::Instrument;

/// The earlier wave.
pub(super) fn baseline(change: &Change, instrument: &Instrument) -> Node {
    let before = &change.before;
    let (key, own) = shares(&before.shares, instrument);
    Node::object([
        ("wave", Node::text(&before.name)),
        ("people", Node::Count(before.people)),
        (key, own),
    ])
}

/// What changed since.
pub(super) fn change(change: &Change, instrument: &Instrument) -> Node {
    let people = |count: Option<usize>| count.map_or(Node::Nothing, Node::Count);
    let mut entries = vec![
        ("in_both_waves", people(change.in_both())),
        ("joined", people(change.joined)),
        ("left", people(change.left)),
        ("shares", per_orientation(change.shares.iter().map(share), instrument)),
    ];
    if let Some(traits) = &change.traits {
        let rows = traits.iter().zip(instrument.traits());
        let rows = rows.map(|(own, row)| on_trait(own, &row.id, instrument));
        entries.push(("traits", Node::List(rows.collect())));
    }
    Node::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

fn share(own: &ShareChange) -> Node {
    let same = own.paired.map_or(Node::Nothing, |paired| {
        Node::object([
            ("before", number(paired.before)),
            ("after", number(paired.after)),
            ("difference", number(paired.difference())),
            ("p", number(paired.p)),
            ("band", paired.band.map_or(Node::Nothing, number)),
            ("beyond_band", Node::Truth(paired.beyond)),
        ])
    });
    Node::object([
        ("difference", number(own.whole())),
        ("joined_and_left", number(own.joined_and_left())),
        ("same_people", same),
    ])
}

fn on_trait(own: &TraitChange, id: &str, instrument: &Instrument) -> Node {
    let all = |of: fn(&StatementChange) -> usize| -> Vec<usize> {
        own.statements.iter().map(of).collect()
    };
    let per = |of: fn(&StatementChange) -> Node| {
        per_orientation(own.statements.iter().map(of), instrument)
    };
    Node::object([
        ("id", Node::text(id)),
        ("answered_both", Node::Count(own.both)),
        ("before", counts(&all(|one| one.before), instrument)),
        ("after", counts(&all(|one| one.after), instrument)),
        ("came", counts(&all(|one| one.came), instrument)),
        ("went", counts(&all(|one| one.went), instrument)),
        ("p", per(|one| number(one.p))),
        ("needed", counts(&all(|one| one.needed), instrument)),
        ("beyond_band", per(|one| Node::Truth(one.beyond))),
    ])
}
