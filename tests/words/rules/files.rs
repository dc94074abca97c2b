//! A person's own file: they against their team, where that is large enough.

use serde_json::Value;

use super::{Rule, known, person, rule};
use crate::facts::{Facts, number};
use crate::forms::Found;

/// Whom the person is set against: their own team from five people on, else everybody from five on.
fn against<'a>(found: &Found, facts: &'a Facts) -> Option<&'a Value> {
    let person = person(found, facts)?;
    let teams = facts.scores["teams"].as_array().map(Vec::as_slice).unwrap_or_default();
    let own = teams.iter().filter(|team| team["name"] == person["team"]);
    own.chain([facts.team()]).find(|team| number(&team["people"]) >= 5.0)
}

fn own_level(found: &Found, facts: &Facts) -> bool {
    person(found, facts).is_some_and(|one| found.n(0).is(facts.levels(one)[found.name(0)]))
}

/// Their number, the team's, and how far the two are apart as they are shown.
fn beside(found: &Found, facts: &Facts) -> bool {
    let (Some(one), Some(team)) = (person(found, facts), against(found, facts)) else {
        return false;
    };
    let (own, other) = (facts.levels(one)[found.name(0)], facts.levels(team)[found.name(0)]);
    let shown = found.n(0).value - found.n(1).value;
    found.n(0).is(own) && found.n(1).is(other) && found.n(2).is(shown)
}

/// How many chose the same statement, in quarters or, of few people, in halves.
fn same(found: &Found, facts: &Facts) -> bool {
    let Some(team) = against(found, facts) else { return false };
    let row = &team["traits"][found.name(0)];
    let answered = number(&row["answered"]);
    let part = number(&row["counts"][&facts.ids[found.name(2)]]) / answered;
    let is_large = number(&team["people"]) > 8.0;
    let word = match part {
        _ if answered < if is_large { 9.0 } else { 5.0 } => "–",
        _ if !is_large => {
            if part < 0.5 {
                "few"
            } else {
                "many"
            }
        }
        _ if part < 0.25 => "few",
        _ if part < 0.5 => "some",
        _ if part < 0.75 => "many",
        _ => "most",
    };
    place(found, facts) && found.words[0] == word
}

fn place(found: &Found, _: &Facts) -> bool {
    found.n(0).is(found.name(0) as f64 + 1.0)
}

pub const RULES: &[Rule] = &[
    rule("file.row", "{o} | {n}( %|) | {n}( %|) | {n}", beside),
    rule("file.row", "{o} | {n}", own_level),
    rule("file.row", "{n} {t} | {s} | {o} | (few|some|many|most)", same),
    rule("file.row", "{n} {t} |", place),
    rule("file.p", "Team: the mean of {n} people’s (shares|scores)", |found, facts| {
        (found.words[0] == "scores") == (facts.mode == "rate")
            && against(found, facts).is_some_and(|team| found.n(0).is(number(&team["people"])))
    }),
    rule("file.p", "The team is shown from {n} people on", |found, facts| {
        against(found, facts).is_none() && found.n(0).is(5.0)
    }),
    known("file.p", "in a smaller one"),
    // Only where people choose is there a column of those who chose the same.
    rule("file.p", "many (()under three quarters)", |_, facts| facts.is_chosen()),
    rule("file.p", "A (larger|higher) one is not a better one", |found, facts| {
        (found.words[0] == "higher") == (facts.mode == "rate")
    }),
];
