//! The conversation: cards, what would help, questions, and the agenda.

use serde_json::Value;

use super::chapters::{between, over, scored, traits, with_word};
use super::firm::deciding;
use super::{Rule, known, own_trait, rule};
use crate::facts::{Facts, number};
use crate::forms::Found;

fn split_of<'a>(found: &Found, facts: &'a Facts) -> &'a Value {
    match found.names.first() {
        Some(names) if found.subject.is_empty() => &facts.traits()[names[0]],
        _ => own_trait(found, facts).expect("the trait is there"),
    }
}

/// How alike the answers to a trait are, split traits first; none where a card would ask one person.
fn alike(row: &Value, facts: &Facts) -> Option<(bool, f64)> {
    let is_whole = row["word"] != "split";
    if facts.is_chosen() {
        let mut counts: Vec<f64> = facts.ids.iter().map(|id| number(&row["counts"][id])).collect();
        counts.sort_by(|one, other| other.total_cmp(one));
        return (counts[1] >= 2.0).then(|| (is_whole, number(&row["agreement"])));
    }
    let sides = row["split"]["people"].as_array()?;
    let alike = match (&row["r_wg"]["uniform"], &row["r_wg"]["slight_skew"]) {
        (Value::Null, _) => facts.levels(row).into_iter().fold(0.0, f64::max),
        (uniform, Value::Null) => number(uniform),
        (uniform, skewed) => number(uniform).min(number(skewed)),
    };
    sides.iter().all(|side| number(side) >= 2.0).then_some((is_whole, alike))
}

/// How many traits are as divided as the last that has a card, and have none.
fn as_divided(facts: &Facts) -> f64 {
    let mut all: Vec<(bool, f64)> =
        facts.traits().iter().filter_map(|row| alike(row, facts)).collect();
    all.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let last = all[2];
    let equal = |own: &&(bool, f64)| own.0 == last.0 && (own.1 - last.1).abs() < 2e-6;
    all[3..].iter().filter(equal).count() as f64
}

/// The parts of the meeting; the sum is looked at apart.
fn minutes(found: &Found, _: &Facts) -> bool {
    found.numbers.len() == 3 && found.n(2).value >= 5.0 && found.n(0).value == 0.0
}

pub const RULES: &[Rule] = &[
    rule("conversation.h2", "{n} trait(s|) to begin with", |found, facts| {
        found.n(0).value <= 3.0 && found.n(0).value <= facts.traits().len() as f64
    }),
    known("conversation.h2 traits.h3 conversation.lead", "one trait at a time"),
    known("conversation.lead", "No statement is the right one"),
    rule("conversation.meta", "agreement {n}", |found, facts| {
        found.n(0).is(number(&own_trait(found, facts).expect("a card has a trait")["agreement"]))
    }),
    rule("conversation.meta", "n = {n}", |found, facts| {
        found.n(0).is(number(&own_trait(found, facts).expect("a card has a trait")["answered"]))
    }),
    rule("conversation.li", "{s}: above the middle {n}", |found, facts| {
        let row = own_trait(found, facts).expect("a card has a trait");
        row["split"]["over"] == facts.ids[found.name(0)]
            && found.n(0).is(number(&row["split"]["people"][1]))
    }),
    rule("conversation.li", "{s}: below the middle {n}", |found, facts| {
        let row = own_trait(found, facts).expect("a card has a trait");
        found.n(0).is(number(&row["split"]["people"][0]))
    }),
    rule("conversation.li", "{s} {n}", |found, facts| {
        let row = own_trait(found, facts).expect("a card has a trait");
        let place = found.name(0);
        match row["split"]["between"].as_array().filter(|_| !facts.is_chosen()) {
            Some(sides) => {
                let side = sides.iter().position(|id| *id == facts.ids[place]);
                side.is_some_and(|side| found.n(0).is(number(&row["split"]["people"][side])))
            }
            None => found.n(0).is(number(&row["counts"][&facts.ids[place]])),
        }
    }),
    known("conversation.li", "Which work of the next weeks needs"),
    rule("conversation.li", "On {n} traits most of us say the same", |found, facts| {
        with_word(found.n(0), facts, "agreed")
    }),
    rule("conversation.li", "{n} of us (has|have) no score", |found, facts| {
        found.n(0).is(facts.absent())
    }),
    rule("conversation.dd", "On {n} traits the answers stand on two sides", |found, facts| {
        with_word(found.n(0), facts, "split")
    }),
    known("conversation.dd", "the answers stand on two sides"),
    known("conversation.dd", "Take one running piece of work"),
    rule("conversation.dd", "Ask the {n} (person|people) without a score", |found, facts| {
        found.n(0).is(facts.absent())
    }),
    rule("conversation.evidence", "{t}: {s} {n}, {s} {n}", |found, facts| {
        between(found, split_of(found, facts))
    }),
    rule("conversation.evidence", "{t}: {s} {n} above the middle, {n} below", |found, facts| {
        over(found, split_of(found, facts), 1, 0)
    }),
    rule("conversation.evidence", "and {n} more", |found, facts| {
        found.n(0).is(facts.with_word("split") - 3.0)
    }),
    rule(
        "conversation.evidence",
        "{oo} share the first place with {n}( %|) each",
        |found, facts| {
            let levels = facts.levels(facts.team());
            found.names[0].iter().all(|&place| found.n(0).is(levels[place]))
        },
    ),
    rule("conversation.evidence", "{o} {n}( %|), {n} point(s|) ahead of {o}", |found, facts| {
        let team = facts.team();
        found.n(0).is(facts.levels(team)[found.name(0)])
            && found.name(0) == facts.order(team)[0]
            && facts.is_lead(team, found.name(0), found.name(1), found.n(1))
    }),
    rule(
        "conversation.evidence",
        "{o} {n}( %|), less than {n} points ahead of {o}",
        |found, facts| found.n(0).is(facts.levels(facts.team())[found.name(0)]),
    ),
    rule("conversation.evidence", "alone first on {n} of {n} traits", |found, facts| {
        let first = facts.order(facts.team())[0];
        found.n(0).is(facts.led(facts.team())[first]) && traits(found.n(1), facts)
    }),
    known("conversation.evidence", "it rests on one person"),
    rule("conversation.evidence", "each of {n} people decides it", deciding),
    rule("conversation.evidence", "n = {n}", scored),
    rule("conversation.evidence", "{n} people are {o}, of {n}", |found, facts| {
        found.n(0).is(facts.people_by_name().0[found.name(0)]) && found.n(1).is(facts.scored())
    }),
    rule("conversation.evidence", "{n} people are {o}", |found, facts| {
        found.n(0).is(facts.people_by_name().0[found.name(0)])
    }),
    rule("conversation.p", "Advice is given from {n} people on: with {n}", |found, facts| {
        found.n(0).is(5.0) && found.n(1).is(facts.scored())
    }),
    known("conversation.p", "There is no card: one needs two people on each of two sides"),
    known(
        "conversation.p",
        "There is no card: one needs a trait that is split in two camps, of two people",
    ),
    known("conversation.p", "of equals, the first"),
    rule(
        "conversation.p",
        "(Answers differ|The team is split|The whole group is split) as much on {n} more trait",
        |found, facts| found.n(0).is(as_divided(facts)),
    ),
    known("conversation.h3", "A meeting of 45 minutes"),
    rule("conversation.row", "{n}:{n} | {n} |", minutes),
    rule("conversation.row", "{n} cards, five minutes each", |found, _| {
        (2.0..=3.0).contains(&found.n(0).value)
    }),
    known("conversation.row", "each of us notes one surprise"),
    rule("conversation.row", "n = {n}", scored),
    known("conversation.row", "The traits one by one"),
    known("conversation.row", "Three traits of our choice, five minutes each"),
    known("conversation.row", "At most three actions"),
    known("conversation.row", "{n}"),
];
