//! The alternative texts and the long descriptions of drawings.

use serde_json::Value;

use super::{Rule, counted, known, own_trait, person, rule, team};
use crate::facts::{Facts, number};
use crate::forms::Found;

pub fn level(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.levels(facts.team())[found.name(0)])
}

fn people(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.scored())
}

/// The number of a trait's statement as a description has it.
fn shown(facts: &Facts, row: &Value, place: usize) -> f64 {
    if facts.is_chosen() { facts.levels(row)[place] } else { facts.trait_number(row, place) }
}

/// The traits that an orientation leads on, and where it has the most of them.
fn most_on(found: &Found, facts: &Facts) -> bool {
    let of = found.name(0);
    let own = |trait_of: usize| facts.levels(&facts.traits()[trait_of])[of];
    let leads = |place: &usize| facts.leaders(&facts.traits()[*place]) == [of];
    let all = &found.names[1];
    let many = (0..facts.traits().len()).filter(leads).count();
    let most = found.name(2);
    let tops = all.iter().filter(|place| own(**place) >= own(most) - 1e-9).count();
    all.iter().all(leads)
        && all.len() == many
        && found.names[2].len() == tops
        && all.iter().all(|place| own(*place) <= own(most) + 1e-9)
        && found.n(0).is(shown(facts, &facts.traits()[most], of))
}

/// Everything said of a trait: three names are three numbers, then how many answered.
pub fn trait_row(found: &Found, facts: &Facts) -> bool {
    let row = &team(found, facts)["traits"][found.name(0)];
    let all = found.names[1..].iter().zip(&found.numbers);
    let mut all = all.map(|(name, number)| number.is(shown(facts, row, name[0])));
    all.all(|holds| holds) && found.numbers.last().is_some_and(|n| n.is(number(&row["answered"])))
}

/// How many chose each statement of the trait that the row or the card is about.
fn strip(found: &Found, facts: &Facts) -> bool {
    let Some(row) = own_trait(found, facts) else { return false };
    let all = found.names.iter().zip(&found.numbers);
    let mut all =
        all.map(|(name, number_of)| number_of.is(number(&row["counts"][&facts.ids[name[0]]])));
    all.all(|holds| holds)
}

fn of_person(found: &Found, facts: &Facts) -> bool {
    let Some(one) = person(found, facts) else { return false };
    let shown = |place: usize| {
        if facts.is_chosen() {
            number(&one["counts"][&facts.ids[place]])
        } else {
            facts.levels(one)[place]
        }
    };
    let all = found.names[1..].iter().zip(&found.numbers);
    let mut all = all.map(|(name, number)| number.is(shown(name[0])));
    all.all(|holds| holds) && found.numbers.last().is_some_and(|n| n.is(number(&one["answered"])))
}

fn called(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.people_by_name().0[found.name(0)])
}

pub fn paired(found: &Found, facts: &Facts) -> bool {
    let place = found.name(0);
    let values = ["before", "after", "difference", "band"];
    let values = values.map(|key| facts.change(place, &format!("same_people.{key}")));
    found.numbers.iter().zip(values).all(|(number, value)| number.is(value))
}

fn moved_on_trait(found: &Found, facts: &Facts) -> bool {
    let row = &facts.scores["change"]["traits"][found.name(0)];
    let id = |at: usize| &facts.ids[found.names[at][0]];
    let all = (1..found.names.len()).all(|at| {
        found.n(2 * at - 2).is(number(&row["before"][id(at)]))
            && found.n(2 * at - 1).is(number(&row["after"][id(at)]))
    });
    all && found.numbers.last().is_some_and(|n| n.is(number(&row["answered_both"])))
}

/// From the least to the most of people or teams.
fn range<'a>(found: &Found, facts: &Facts, all: impl Iterator<Item = &'a Value>) -> bool {
    let own: Vec<f64> = all.map(|one| facts.levels(one)[found.name(0)]).collect();
    found.n(0).is(own.iter().copied().fold(f64::INFINITY, f64::min))
        && found.n(1).is(own.iter().copied().fold(0.0, f64::max))
}

/// From where to where people stand on a scale, and where the team does.
pub fn range_of_people(found: &Found, facts: &Facts) -> bool {
    range(found, facts, facts.people.iter())
        && found.n(2).is(facts.levels(facts.team())[found.name(0)])
}

pub fn everybody(found: &Found, facts: &Facts) -> bool {
    let level = facts.levels(facts.team())[found.name(0)];
    found.n(0).is(level) && found.n(1).is(level)
}

/// A team with its people, and its shares with their intervals.
pub fn teams_row(found: &Found, facts: &Facts) -> bool {
    let Some(team) = facts.scores["teams"].get(found.name(0)) else { return false };
    let own = |at: usize| {
        let place = found.name(at + 1);
        found.n(1 + 3 * at).is(facts.levels(team)[place])
            && found.n(2 + 3 * at).is(facts.interval(&team["findings"], place, "low"))
            && found.n(3 + 3 * at).is(facts.interval(&team["findings"], place, "high"))
    };
    found.n(0).is(number(&team["people"])) && (0..found.names.len() - 1).all(own)
}

/// The same without intervals.
pub fn teams_row_alone(found: &Found, facts: &Facts) -> bool {
    let Some(team) = facts.scores["teams"].get(found.name(0)) else { return false };
    let own = |at: usize| found.n(1 + at).is(facts.levels(team)[found.name(at + 1)]);
    found.n(0).is(number(&team["people"])) && (0..found.names.len() - 1).all(own)
}

fn fewer(found: &Found, facts: &Facts) -> bool {
    let all = facts.traits().iter().filter(|row| !counted(&row["answered"], facts.scored()));
    found.n(1).is(all.count() as f64) && people(found, facts)
}

const RADAR: &str = "radar.long teams.long";

pub const RULES: &[Rule] = &[
    // The cover.
    rule("cover.alt", "{n} (person|people), {n} trait(s|), {n} answer", |found, facts| {
        people(found, facts)
            && found.n(1).is(facts.traits().len() as f64)
            && found.n(2).is(facts.answers())
    }),
    rule("cover.alt", "{n} (person|people), {n} trait", |found, facts| {
        people(found, facts) && found.n(1).is(facts.traits().len() as f64)
    }),
    rule("cover.long", "{n} {o}", |found, facts| {
        let id = &facts.ids[found.name(0)];
        found.n(0).is(facts.traits().iter().map(|row| number(&row["counts"][id])).sum())
    }),
    // The team's shares, the triangle and the scale.
    known("summary.alt", "from 0 to 100"),
    rule("summary.alt people.alt", "{n} (person|people) and (the team|the whole group)", people),
    rule("summary.alt people.alt", "{o} {n}", level),
    rule("summary.long people.long", "{n} (person is|people are) {o}", called),
    rule("summary.long people.long", "{n} (person gives|people give) most to {o}", called),
    rule(
        "summary.long people.long",
        "{n} (person has|people have) no single orientation",
        |found, facts| found.n(0).is(facts.people_by_name().1),
    ),
    rule(
        "summary.long people.long",
        "the first place is shared for {n} (person|people)",
        |found, facts| found.n(0).is(facts.people_by_name().1),
    ),
    rule(
        "summary.long",
        "{o}: people from {n}( %|) to {n}( %|), (the team|the whole group) {n}",
        range_of_people,
    ),
    rule("summary.long", "{o}: everybody at {n}( %|), (the team|the whole group) {n}", everybody),
    // The radar of all people, or of one team.
    rule("radar.alt teams.alt", "{o} leads on {n} trait", |found, facts| {
        found.n(0).is(facts.led(team(found, facts))[found.name(0)])
    }),
    rule("radar.caption", "n = {n}, fewer on {n} traits", fewer),
    rule("radar.caption", "n = {n}", people),
    known("radar.caption radar.note", "from 0 at the centre"),
    rule("radar.caption", "at the centre to {n} at the rim", |found, facts| {
        found.n(0).is(facts.most())
    }),
    rule("radar.caption radar.note", "to {n} at the rim", |found, facts| {
        found.n(0).is(facts.most())
    }),
    rule("teams.caption", "to {n} at the rim", |found, facts| found.n(0).is(facts.most())),
    rule("radar.caption teams.caption", "Nobody answered {n} of the traits", |found, facts| {
        found.n(0).is(team(found, facts)["traits"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|row| counted(&row["answered"], 0.0))
            .count() as f64)
    }),
    rule("radar.lead", "The first place is shared on {n} traits", |found, facts| {
        found.n(0).is(facts.tied(facts.team()))
    }),
    rule("radar.h3", "{o} leads on {n}", |found, facts| {
        found.n(0).is(facts.led(facts.team())[found.name(0)])
    }),
    rule("radar.p radar.row", "{tt} and {n} more", |found, facts| {
        let first = facts.leaders(&facts.traits()[found.name(0)])[0];
        let named = found.names[0].len() as f64;
        found.n(0).is(facts.led(facts.team())[first] - named)
    }),
    rule("radar.long", "{o} leads on {tt}, most on {tt}: {n}", most_on),
    rule("radar.long", "{o} leads on {tt}: {n}", |found, facts| {
        let all = &found.names[1];
        let many = (0..facts.traits().len())
            .filter(|place| facts.leaders(&facts.traits()[*place]) == [found.name(0)]);
        many.count() == all.len()
            && all
                .iter()
                .all(|place| found.n(0).is(shown(facts, &facts.traits()[*place], found.name(0))))
    }),
    rule("radar.long", "{o} leads on {t}: {n}", |found, facts| {
        found.n(0).is(shown(facts, &facts.traits()[found.name(1)], found.name(0)))
    }),
    rule("radar.long", "Traits have {n} to {n} answer", |found, facts| {
        let all = facts.traits().iter().map(|row| number(&row["answered"]));
        found.n(0).is(all.clone().fold(f64::INFINITY, f64::min))
            && found.n(1).is(all.fold(0.0, f64::max))
    }),
    rule("radar.long", "Each trait has {n} answer", |found, facts| {
        facts.traits().iter().all(|row| found.n(0).is(number(&row["answered"])))
    }),
    rule(RADAR, "{t}: [{o} {n} %].", |found, facts| {
        if super::target::on_radar(found, facts) {
            return true;
        }
        let Some(earlier) = facts.earlier.as_ref() else { return false };
        let row = &earlier["team"]["traits"][found.name(0)];
        let levels = facts.levels(row);
        let mut all = found.names[1..].iter().zip(&found.numbers);
        all.all(|(name, number)| number.is(levels[name[0]]))
    }),
    // A mark per person, or the share of each statement.
    rule("agreement.alt conversation.alt", "{n} not answered", |found, facts| {
        let Some(row) = own_trait(found, facts) else { return false };
        found.n(0).is(number(&facts.scores["team"]["people"]) - number(&row["answered"]))
    }),
    rule("agreement.alt conversation.alt", "[{n} {o}]", strip),
    rule(
        "conversation.alt",
        "{t}: {n} above the middle for {s}, {n} in no camp and {n} below of {n} (person|people)",
        |found, facts| {
            let row = &facts.traits()[found.name(0)];
            let people = &row["split"]["people"];
            found.n(0).is(number(&people[1]))
                && found.n(2).is(number(&people[0]))
                && found.n(3).is((0..3).map(|at| found.n(at).value).sum())
                && found.n(3).is(number(&row["answered"]))
        },
    ),
    rule(
        "conversation.alt",
        "{t}: {n} above the middle for {s} and {n} below of {n} (person|people)",
        |found, facts| {
            let row = &facts.traits()[found.name(0)];
            found.n(0).is(number(&row["split"]["people"][1]))
                && found.n(1).is(number(&row["split"]["people"][0]))
                && found.n(2).is(number(&row["answered"]))
        },
    ),
    rule(
        "conversation.alt",
        "{t}: {n} {s}, {n} {s} and {n} in no camp of {n} (person|people)",
        |found, facts| {
            let row = &facts.traits()[found.name(0)];
            found.n(0).is(number(&row["split"]["people"][0]))
                && found.n(1).is(number(&row["split"]["people"][1]))
                && found.n(3).is(number(&row["answered"]))
                && found.n(3).is((0..3).map(|at| found.n(at).value).sum())
        },
    ),
    rule("conversation.alt", "{t}: {n} {s} and {n} {s} of {n} (person|people)", |found, facts| {
        let row = &facts.traits()[found.name(0)];
        found.n(0).is(number(&row["split"]["people"][0]))
            && found.n(1).is(number(&row["split"]["people"][1]))
            && found.n(2).is(number(&row["answered"]))
    }),
    // A person's radar.
    rule("people.alt person.alt", "{p}: [{o} {n}( %|)]( of|,) {n} ", of_person),
    rule("people.alt", "{p}: [{n} {o}] of {n} ", of_person),
    // The change.
    rule("change.alt", "{o} {n} points", |found, facts| {
        facts.beyond().contains(&found.name(0))
            && found.n(0).is(facts.change(found.name(0), "same_people.difference"))
    }),
    rule("change.alt", "{o} on {t}, {n} to {n}", |found, facts| {
        let row = &facts.scores["change"]["traits"][found.name(1)];
        let id = &facts.ids[found.name(0)];
        row["beyond_band"][id] == Value::Bool(true)
            && found.n(0).is(number(&row["before"][id]))
            && found.n(1).is(number(&row["after"][id]))
    }),
    rule("change.long", "{n} (person|people) in both waves", |found, facts| {
        found.n(0).is(number(&facts.scores["change"]["in_both_waves"]))
    }),
    rule("change.long", "{o}: {n} to {n} %, {n} points, band ± {n}", paired),
    rule("change.long", "{o}: {n} to {n} %, {n} points, no band", paired),
    rule("change.long", "{t}: [{o} {n} to {n}], n = {n}", moved_on_trait),
    // Teams side by side.
    rule("teams.alt", "{n} teams side by side", |found, facts| {
        found.n(0).is(facts.compared().len() as f64)
    }),
    rule("teams.alt", "Triangle of {n} team", |found, facts| {
        found.n(0).is(facts.compared().len() as f64)
    }),
    rule("teams.alt", "{o} {n}( %|) to {n}", |found, facts| {
        range(found, facts, facts.compared().into_iter())
    }),
    rule(
        "teams.long",
        "{m}, {n} (person|people): [{o} {n}( %|), interval {n}( %|) to {n}( %|)]",
        teams_row,
    ),
    rule("teams.long", "{m}, {n} (person|people): [{o} {n}( %|)]", teams_row_alone),
    rule("teams.long", "{m}: {o} {n} %, {o} {n} % and {o} {n} %", |found, facts| {
        let Some(team) = facts.scores["teams"].get(found.name(0)) else { return false };
        (0..3).all(|at| found.n(at).is(facts.levels(team)[found.name(at + 1)]))
    }),
    // Names of marks and of the person whom a page is about.
    rule("*.alt", "{p}", |found, facts| person(found, facts).is_some() || !facts.people.is_empty()),
];
