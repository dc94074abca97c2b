//! The key `target` of `scores.json`.

use super::json::number;
use super::node::Node;
use crate::instrument::{Instrument, Mode};
use crate::target::{Gaps, TraitGap, Wish};

/// What is wanted, and how far the team is from it, on the traits that have a target.
pub(super) fn target(gaps: &Gaps, instrument: &Instrument) -> Node {
    let rows = gaps.with_target().map(|(place, one)| on_trait(place, one, instrument));
    Node::object([("name", Node::text(&gaps.name)), ("traits", Node::List(rows.collect()))])
}

fn on_trait(place: usize, own: &TraitGap, instrument: &Instrument) -> Node {
    let wanted = match &own.wish {
        Wish::First(orientation) => {
            ("wanted_first", Node::text(&instrument.orientations()[*orientation].id))
        }
        Wish::Shares(shares) => ("wanted", known(shares, instrument)),
    };
    let reached = if own.is_answered() { Node::Truth(own.is_reached()) } else { Node::Nothing };
    Node::object([
        ("id", Node::text(&instrument.traits()[place].id)),
        wanted,
        ("gaps", known(&own.gaps, instrument)),
        ("reached", reached),
    ])
}

/// The numbers that there are, by the ids of their orientations; in the mode `rate`, from 0 to 100.
fn known(numbers: &[Option<f64>], instrument: &Instrument) -> Node {
    let times = match instrument.mode() {
        Mode::Rate(_) => 100.0,
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => 1.0,
    };
    let each = instrument.orientations().iter().zip(numbers);
    let entries = each.filter_map(|(own, one)| Some((own.id.clone().into(), (*one)?)));
    Node::Object(entries.map(|(id, one)| (id, number(times * one))).collect())
}
