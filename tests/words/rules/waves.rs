//! The change since an earlier wave, and teams side by side.

use serde_json::Value;

use super::chapters::{ahead, statements};
use super::{Rule, known, rule, team};
use crate::facts::{Facts, number};
use crate::forms::Found;

fn change(facts: &Facts, key: &str) -> f64 {
    number(&facts.scores["change"][key])
}

fn twice(found: &Found, facts: &Facts) -> bool {
    let all = found.numbers.last().expect("there is a number");
    all.is(change(facts, "in_both_waves"))
}

/// A share that moved beyond the band, by so many points and in this direction.
fn moved(found: &Found, facts: &Facts) -> bool {
    let told = facts.beyond();
    let one = |at: usize| {
        let place = found.name(at);
        let difference = facts.change(place, "same_people.difference");
        let rose = found.words[at] == "rose";
        told.contains(&place) && found.n(at).is(difference.abs()) && rose == (difference > 0.0)
    };
    (0..found.names.len()).all(one)
}

/// The same with the numbers before them: then, now, and the change of all.
fn slide_row(found: &Found, facts: &Facts) -> bool {
    let place = found.name(0);
    let id = &facts.ids[place];
    let before = number(&facts.scores["baseline"]["shares"][id]) * 100.0;
    let rest = Found { numbers: found.numbers[3..].to_vec(), ..found.clone() };
    found.n(0).is(before)
        && found.n(1).is(facts.levels(facts.team())[place])
        && found.n(2).is(facts.change(place, "difference"))
        && change_row(&rest, facts)
}

/// The fewest people who, all moving one way, make a two-sided exact test of signs significant at
/// .05 shared out among so many.
fn fewest(among: f64) -> f64 {
    let (mut people, mut p) = (1.0, 1.0);
    while p > 0.05 / among {
        people += 1.0;
        p /= 2.0;
    }
    people
}

/// The row of a table that is about an orientation: then, now, and where the change comes from.
fn change_row(found: &Found, facts: &Facts) -> bool {
    let place = found.name(0);
    let values = ["same_people.difference", "joined_and_left", "same_people.band"];
    let values = values.map(|key| facts.change(place, key));
    found.numbers.iter().zip(values).all(|(number, value)| number.is(value))
}

fn people_of_team(found: &Found, facts: &Facts) -> bool {
    let team = team(found, facts);
    found.n(0).is(number(&team["people"]))
        && found.numbers.get(1).is_none_or(|of| of.is(number(&team["invited"])))
}

pub const RULES: &[Rule] = &[
    // Change.
    rule(
        "change.h2",
        "{o} (rose|fell) by {n} point(s|) among the {n} in both waves",
        |found, facts| moved(found, facts) && twice(found, facts),
    ),
    rule("change.h2", "{o} (rose|fell) by {n}, {o} (rose|fell) by {n} point", moved),
    rule(
        "change.h2",
        "{o} (rose|fell) by {n} point(s|), {o} (rose|fell) by {n} point",
        |found, facts| {
            let other = Found {
                words: vec![found.words[0].clone(), found.words[2].clone()],
                ..found.clone()
            };
            moved(&other, facts)
        },
    ),
    rule("change.h2", "{o} (rose|fell) by {n} point", moved),
    rule("change.h2", "One orientation (rose|fell) by {n} point", |found, facts| {
        let told = facts.beyond();
        told.len() == 1 && found.n(0).is(facts.change(told[0], "same_people.difference").abs())
    }),
    rule("change.h2", "No change beyond chance among the {n} in both waves", |found, facts| {
        twice(found, facts) && facts.beyond().is_empty()
    }),
    rule("change.h2", "{n} (person|people) in both waves", twice),
    rule("change.h2", "{n} of {n} shares changed beyond chance", |found, facts| {
        found.n(0).is(facts.beyond().len() as f64) && found.n(1).is(facts.ids.len() as f64)
    }),
    rule("change.h2", "{n} shares changed beyond chance", |found, facts| {
        found.n(0).is(facts.beyond().len() as f64)
    }),
    rule("change.lead", "where {n} (person|people) cannot tell", twice),
    rule("change.lead", "From {n} people on", |found, facts| {
        found.n(0).is(fewest(facts.ids.len() as f64))
    }),
    rule("change.caption", "Mean shares of {n} (person|people) who answered in both waves", twice),
    rule("change.caption", "{n} of the {n} would have", |found, facts| {
        found.n(0).is(fewest(statements(facts))) && twice(found, facts)
    }),
    rule("change.caption", "All {n} would have", |found, facts| {
        found.n(0).is(fewest(statements(facts))) && twice(found, facts)
    }),
    rule(
        "change.caption",
        "{n} people, more than answered in both waves, would have",
        |found, facts| found.n(0).is(fewest(statements(facts))),
    ),
    known("change.caption", "to move one way on a statement"),
    rule("change.caption", "cause among {n} statements", |found, facts| {
        found.n(0).is(statements(facts))
    }),
    rule("change.h3", "beyond chance on {n} traits", |found, facts| {
        let beyond =
            |row: &&Value| facts.ids.iter().any(|id| row["beyond_band"][id] == Value::Bool(true));
        let rows = facts.scores["change"]["traits"].as_array().expect("traits are a list");
        found.n(0).is(rows.iter().filter(beyond).count() as f64)
    }),
    // In the brief, all numbers of the row stand together.
    rule("change.row", "{o} | {n} % | {n} % | {n} | {n} | {n} | ± {n}", slide_row),
    rule("change.row", "{o} | {n} % | {n} % | {n} | {n} | {n} | –", slide_row),
    rule("change.note", "Mean shares of {n} (person|people) in both waves", |found, facts| {
        found.n(0).is(change(facts, "in_both_waves"))
    }),
    rule(
        "summary.fact",
        "{n} points {o} since {w}, among the {n} people who answered in both waves",
        |found, facts| {
            let difference = facts.change(found.name(0), "same_people.difference");
            let told = facts.beyond();
            let largest = told.iter().all(|&place| {
                facts.change(place, "same_people.difference").abs() <= difference.abs()
            });
            told.contains(&found.name(0))
                && largest
                && found.n(0).is(difference)
                && twice(found, facts)
        },
    ),
    rule("summary.fact", "{n} of {n} people answered in {w}, too", |found, facts| {
        found.n(0).is(change(facts, "in_both_waves"))
            && found.n(1).is(facts.scored())
            && facts.beyond().is_empty()
    }),
    rule("change.row", "{o} | · | · | · | {n} | {n} | ± {n}", change_row),
    rule("change.row", "{o} | · | · | · | {n} | {n} | –", change_row),
    rule("change.row", "{t} | [{n} to {n}] | {n}", |found, facts| {
        let row = &facts.scores["change"]["traits"][found.name(0)];
        let all = facts.ids.iter().enumerate().all(|(at, id)| {
            found.n(2 * at).is(number(&row["before"][id]))
                && found.n(2 * at + 1).is(number(&row["after"][id]))
        });
        all && found.n(2 * facts.ids.len()).is(number(&row["answered_both"]))
    }),
    rule("change.row", "Same people, n = {n}", twice),
    rule("change.row", "{w}, n = {n} | {w}, n = {n}", |found, facts| {
        found.n(0).is(number(&facts.scores["baseline"]["people"])) && found.n(1).is(facts.scored())
    }),
    rule("change.row", "{n} joined, {n} left, {n} without a score now", |found, facts| {
        found.n(0).is(change(facts, "joined"))
            && found.n(2).value > 0.0
            && (change(facts, "left") - found.n(1).value - found.n(2).value).abs() < 0.5
    }),
    rule("change.row", "{n} joined, {n} left", |found, facts| {
        found.n(0).is(change(facts, "joined")) && found.n(1).is(change(facts, "left"))
    }),
    rule(
        "ledger.dd",
        "{w}: {n} (person|people), (none of them|not known who of them)",
        |found, facts| found.n(0).is(number(&facts.scores["baseline"]["people"])),
    ),
    rule("ledger.dd", "{w}: {n} (person|people), {n} of them in both waves", |found, facts| {
        found.n(0).is(number(&facts.scores["baseline"]["people"])) && twice(found, facts)
    }),
    rule("change.p", "and {n} more", |found, facts| {
        let over = [change(facts, "joined"), change(facts, "left")].map(|all| all - 24.0);
        over.into_iter().any(|more| found.n(0).is(more))
    }),
    // Teams.
    rule("teams.lead", "{n} teams in", |found, facts| found.n(0).is(facts.compared().len() as f64)),
    rule("teams.lead", "{n} of {n} people scored", people_of_team),
    rule("teams.lead", "{n} (person|people) scored", people_of_team),
    rule("teams.lead", "{o} (leads|is first|first) by {n} point", |found, facts| {
        let team = team(found, facts);
        found.name(0) == facts.order(team)[0] && ahead(found, facts, team)
    }),
    rule("teams.lead", "{o} (leads|is first|first) by less than {n} points", |found, facts| {
        let team = team(found, facts);
        let (levels, order) = (facts.levels(team), facts.order(team));
        levels[order[0]] - levels[order[1]] < found.n(0).value
    }),
    rule("teams.lead", "{o} leads on {n} trait", |found, facts| {
        found.n(0).is(facts.led(team(found, facts))[found.name(0)])
    }),
    rule("teams.lead", "{o} on {n}", |found, facts| {
        found.n(0).is(facts.led(team(found, facts))[found.name(0)])
    }),
    rule("teams.lead", "{n} (is|are) tied", |found, facts| {
        found.n(0).is(facts.tied(team(found, facts)))
    }),
    known("teams.lead", "one orientation only"),
    known("teams.lead", "is not a better one"),
    rule("teams.row", "{n} {t} | [{n}] | ·", |found, facts| {
        let row = &team(found, facts)["traits"][found.name(0)];
        let all = (0..facts.ids.len()).all(|at| found.n(at + 1).is(facts.trait_number(row, at)));
        found.n(0).is(found.name(0) as f64 + 1.0) && all
    }),
    rule("teams.row", "{n} {t} |", |found, _| found.n(0).is(found.name(0) as f64 + 1.0)),
    rule("teams.caption", "n = {n}", people_of_team),
    known("teams.caption", "from 0 at the centre"),
    known("teams.caption", "95 % interval"),
    known("teams.caption", "Each mark is one team"),
    known("teams.caption", "a ring a team without a single one"),
    known("teams.p", "A team of fewer than five people is listed"),
    rule("teams.row", "{m} | {n} of {n} | [· {n} to {n}] |", |found, facts| {
        let Some(team) = facts.scores["teams"].get(found.name(0)) else { return false };
        let interval = |place: usize| {
            found.n(2 + 2 * place).is(facts.interval(&team["findings"], place, "low"))
                && found.n(3 + 2 * place).is(facts.interval(&team["findings"], place, "high"))
        };
        found.n(0).is(number(&team["people"]))
            && found.n(1).is(number(&team["invited"]))
            && (0..facts.ids.len()).all(interval)
    }),
    rule("teams.row", "{m} | {n} of {n} |", |found, facts| {
        let Some(team) = facts.scores["teams"].get(found.name(0)) else { return false };
        found.n(0).is(number(&team["people"])) && found.n(1).is(number(&team["invited"]))
    }),
    rule("teams.row", "{m} | {n} |", |found, facts| {
        let Some(team) = facts.scores["teams"].get(found.name(0)) else { return false };
        found.n(0).is(number(&team["people"]))
    }),
    rule("teams.row", "| {n} point", |found, facts| {
        let name = found.whole.split(" |").next().unwrap_or_default();
        let team = facts.place("m", name).and_then(|place| facts.scores["teams"].get(place));
        team.is_some_and(|team| ahead(found, facts, team))
    }),
];
