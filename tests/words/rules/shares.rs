//! The team's shares beside their intervals: the dot plot and the table below it.

use super::{Rule, known, rule};
use crate::facts::{Facts, number};
use crate::forms::Found;

fn level(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.levels(facts.team())[found.name(0)])
}

/// A share, and the ends of its interval.
fn with_interval(found: &Found, facts: &Facts) -> bool {
    let end = |end| facts.interval(facts.findings(), found.name(0), end);
    level(found, facts) && found.n(1).is(end("low")) && found.n(2).is(end("high"))
}

fn leads(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.led(facts.team())[found.name(0)])
}

pub const RULES: &[Rule] = &[
    // The dot plot.
    known("radar.h3", "More than one orientation could be first"),
    rule("radar.alt", "{o} {n}( %|)", level),
    rule("radar.long radar.value", "{o} {n}( %|), interval {n}( %|) to {n}", with_interval),
    rule("radar.value", "{o} {n}( %|)", level),
    rule("radar.long", "{o} {n}( %|);", level),
    rule("radar.long", "{o} {n}( %|). (The|No) interval", level),
    rule("radar.long", "{o} {n}( %|). {oo} share the first place", level),
    rule("radar.long", "n = {n}", |found, facts| found.n(0).is(facts.scored())),
    known("radar.long radar.caption", "No interval: with fewer than six people"),
    known("radar.caption", "(the team|the whole group)’s score, from 0 to 100"),
    rule("radar.caption", "had all {n} answered who were asked", |found, facts| {
        found.n(0).is(number(&facts.team()["invited"]))
    }),
    // Its table: shares and ends of intervals have paths of their own.
    known("radar.row radar.caption", "95 % interval"),
    rule("radar.row", "{o} | · | · to · | {n} |", leads),
    rule("radar.row", "{o} | · | – | {n} |", leads),
    rule("radar.row", "{o} | · | {n} |", leads),
];
