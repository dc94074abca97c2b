//! What the marks of a chart say at the pointer.

use super::drawings::{
    everybody, level, paired, range_of_people, teams_row, teams_row_alone, trait_row,
};
use super::{Rule, known, rule, team};
use crate::facts::{Facts, number};
use crate::forms::Found;

/// The shares of a person; where several have one name, of any of them.
fn mix_of_person(found: &Found, facts: &Facts) -> bool {
    let Some(called) = facts.people.get(found.name(0)).map(|one| &one["name"]) else {
        return false;
    };
    let fits = |shares: &[f64]| {
        let mut all = found.names[1..].iter().zip(&found.numbers);
        all.all(|(name, number)| number.is(shares[name[0]]))
    };
    let mut own = facts.people.iter().filter(|one| one["name"] == *called);
    own.any(|one| fits(&facts.levels(one)))
}

/// The shares of one of several teams, or of all people.
fn mix_of_team(found: &Found, facts: &Facts) -> bool {
    let own = facts.scores["teams"].get(found.name(0)).unwrap_or(facts.team());
    let mut all = found.names[1..].iter().zip(&found.numbers);
    all.all(|(name, number)| number.is(facts.levels(own)[name[0]]))
}

/// The numbers of a trait's statements.
fn statements(found: &Found, facts: &Facts) -> bool {
    let row = &team(found, facts)["traits"][found.name(0)];
    let mut all = found.names[1..].iter().zip(&found.numbers);
    all.all(|(name, number)| number.is(facts.trait_number(row, name[0])))
}

pub const RULES: &[Rule] = &[
    rule("*.value", "{t}: [{o} {n}( %|)], n = {n}", trait_row),
    rule(
        "summary.value",
        "{o}: people from {n}( %|) to {n}( %|), (the team|the whole group) {n}",
        range_of_people,
    ),
    rule("summary.value", "{o}: everybody at {n}( %|), (the team|the whole group) {n}", everybody),
    rule("change.value", "{o}: {n} to {n} %, {n} points, band ± {n}", paired),
    rule("change.value", "{o}: {n} to {n} %, {n} points, no band", paired),
    rule("change.value", "{t}: {o} {n} to {n}", |found, facts| {
        let row = &facts.scores["change"]["traits"][found.name(0)];
        let id = &facts.ids[found.name(1)];
        found.n(0).is(number(&row["before"][id])) && found.n(1).is(number(&row["after"][id]))
    }),
    rule(
        "teams.value",
        "{m}, {n} (person|people): [{o} {n}( %|), interval {n}( %|) to {n}( %|)]",
        teams_row,
    ),
    rule("teams.value", "{m}, {n} (person|people): [{o} {n}( %|)]", teams_row_alone),
    // A person's own numbers have no path in `scores.json`; the table beside them has the same.
    known("person.value", "{t}: [{o} {n}( %|)]"),
    rule("cover.value traits.value", "{t}: [{o} {n}( %|)]", statements),
    rule("summary.value people.value", "{p}: [{o} {n} %]", mix_of_person),
    rule("summary.value people.value teams.value", "{m}: [{o} {n} %]", mix_of_team),
    rule("summary.value", "{o} {n}", level),
];
