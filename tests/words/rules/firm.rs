//! How firm the headline is: the lead, the absent, intervals, one person, other rules, flags.

use super::{Rule, known, rule};
use crate::facts::{Facts, number};
use crate::forms::Found;

const AT: &str = "agreement.dd summary.p summary.note";

fn missing(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(number(&facts.findings()["absent"]["people"]))
}

/// How many answers and people it takes to change the first place.
fn changes_with(facts: &Facts, key: &str) -> f64 {
    number(&facts.findings()["first_place_changes_with"][key])
}

/// The rule of the sensitivity with this word, and how many it is about.
fn sensitivity(found: &Found, facts: &Facts, word: &str) -> bool {
    let rules = facts.scores["findings"]["sensitivity"].as_array().expect("it is a list");
    rules.iter().any(|own| own["rule"] == word && found.n(0).is(number(&own["responses"])))
}

fn flagged(found: &Found, facts: &Facts, word: &str) -> bool {
    found.n(0).is(number(&facts.scores["findings"]["flagged"][word]))
        && found.n(1).is(facts.scored())
}

fn timed(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(number(&facts.scores["findings"]["timed"]))
}

fn lead(found: &Found, facts: &Facts) -> bool {
    let (team, order) = (facts.team(), facts.order(facts.team()));
    (found.name(0), found.name(1)) == (order[0], order[1])
        && facts.is_lead(team, order[0], order[1], found.n(0))
}

pub const RULES: &[Rule] = &[
    rule(AT, "{o} is {n} point(s|) ahead of {o}", lead),
    rule(AT, "{o} is less than {n} points ahead of {o}", |found, facts| {
        let levels = facts.levels(facts.team());
        levels[found.name(0)] - levels[found.name(1)] < found.n(0).value
    }),
    rule(AT, "At least {n} of {n} answers, or {n} of {n} people", |found, facts| {
        found.n(0).is(changes_with(facts, "answers"))
            && found.n(1).is(facts.answers())
            && found.n(2).is(changes_with(facts, "people"))
            && found.n(3).is(facts.scored())
    }),
    rule(AT, "At least {n} of {n} people", |found, facts| {
        found.n(0).is(changes_with(facts, "people")) && found.n(1).is(facts.scored())
    }),
    rule(AT, "One person with all answers changed would be enough", |_, facts| {
        changes_with(facts, "people").to_bits() == 1_f64.to_bits()
    }),
    rule(AT, "{n} of {n} people with all answers changed could put", |found, facts| {
        found.n(0).is(changes_with(facts, "people")) && found.n(1).is(facts.scored())
    }),
    known(AT, "one other answer would name a leader"),
    rule(AT, "(all|the) {n} missing (people|person)", missing),
    rule(AT, "{n} of the {n} missing people", |found, facts| {
        let absent = &facts.findings()["absent"];
        found.n(0).is(number(&absent["first_place_changes_with"]))
            && found.n(1).is(number(&absent["people"]))
    }),
    rule(AT, "Over all {n}, {o} lies between {n}( %|) and {n}", |found, facts| {
        found.n(0).is(number(&facts.team()["invited"]))
            && found.n(1).is(facts.bound(found.name(0), "least"))
            && found.n(2).is(facts.bound(found.name(0), "most"))
    }),
    rule(AT, "Had all {n} answered", |found, facts| {
        found.n(0).is(number(&facts.team()["invited"]))
    }),
    rule(AT, "{o} {n}( %|) to {n}", |found, facts| {
        found.n(0).is(facts.interval(facts.findings(), found.name(0), "low"))
            && found.n(1).is(facts.interval(facts.findings(), found.name(0), "high"))
    }),
    known(AT, "At 95 %, by Student’s t"),
    rule(AT, "corrected for the {n} who are known", |found, facts| found.n(0).is(facts.scored())),
    known(AT, "with fewer than six people, their spread"),
    known(AT, "Without any one person, the headline would be the same"),
    known(AT, "One person decides the (headline|word): without them"),
    // Who it is stands in `scores.json` only where people are listed.
    rule(AT, "Each of {n} people decides the (headline|word)", deciding),
    known(AT, "without any one of them"),
    rule(AT, "(with|With) {n} partial response(s|) counted", |found, facts| {
        sensitivity(found, facts, "partials_in")
    }),
    rule(
        AT,
        "(without|Without) {n} response(s|) that (leave|leaves) a trait blank",
        |found, facts| sensitivity(found, facts, "partials_out"),
    ),
    rule(AT, "the first instead of the latest from {n} (person|people)", |found, facts| {
        sensitivity(found, facts, "duplicates_first")
    }),
    rule(AT, "the latest from {n} (person|people)", |found, facts| {
        sensitivity(found, facts, "duplicates_latest")
    }),
    rule(AT, "(without|Without) {n} flagged (person|people)", |found, facts| {
        sensitivity(found, facts, "flagged_out")
    }),
    rule(AT, "on the answers of {n} (person|people)", |found, facts| {
        let rules = facts.scores["findings"]["sensitivity"].as_array();
        let people = rules.into_iter().flatten().map(|one| number(&one["people"]));
        people.into_iter().any(|people| found.n(0).is(people))
    }),
    known(AT, "fewer than five people would count"),
    rule(AT, "The answers of all {n} people are flagged", |found, facts| {
        found.n(0).is(facts.scored()) && sensitivity(found, facts, "flagged_out")
    }),
    rule(AT, "{n} of {n} people: the same answer throughout", |found, facts| {
        flagged(found, facts, "same")
    }),
    rule(AT, "{n} of {n} people: the same answer in a row", |found, facts| {
        flagged(found, facts, "run")
    }),
    rule(AT, "{n} of {n} people: less than two seconds", |found, facts| {
        flagged(found, facts, "fast")
    }),
    known(AT, "less than two seconds a"),
    rule(AT, "of the {n} people whose time the file tells", timed),
    rule(AT, "The file tells of {n} of them", timed),
    rule(AT, "the one person whose time the file tells", |_, facts| {
        facts.scores["findings"]["timed"] == 1
    }),
];

/// How many people each decide the headline by themselves.
pub fn deciding(found: &Found, facts: &Facts) -> bool {
    match facts.findings()["without_one_person"]["people"].as_array() {
        Some(all) if !all.is_empty() => found.n(0).is(all.len() as f64),
        Some(_) | None => true,
    }
}
