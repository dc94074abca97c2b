//! The cover, the summary, how to read, and the ledger.

use serde_json::Value;

use super::{Rule, known, rule, team};
use crate::facts::{Facts, number};
use crate::forms::Found;

/// How many people are called by each of these names.
fn people_are(found: &Found, facts: &Facts, gap: usize, count: usize) -> bool {
    let (named, _) = facts.people_by_name();
    found.names[gap].iter().all(|&place| found.n(count).is(named[place]))
}

/// The same, where the first number counts of all people.
fn of_people(found: &Found, facts: &Facts) -> bool {
    people_are(found, facts, 0, 0) && found.n(1).is(facts.scored())
}

fn of_teams(found: &Found, facts: &Facts) -> bool {
    let (named, _) = facts.by_name(&facts.compared());
    let all = found.names[0].iter().all(|&place| found.n(0).is(named[place]));
    all && found.numbers.get(1).is_none_or(|of| of.is(facts.compared().len() as f64))
}

fn no_people(found: &Found, facts: &Facts) -> bool {
    let (_, none) = facts.people_by_name();
    found.n(0).is(none)
}

fn no_teams(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.by_name(&facts.compared()).1)
}

/// The lead of the team, with the first one named.
fn leads(found: &Found, facts: &Facts) -> bool {
    let order = facts.order(facts.team());
    let first = found.names.first().map_or(order[0], |names| names[0]);
    first == order[0] && facts.is_lead(facts.team(), first, order[1], found.n(0))
}

fn first_level(found: &Found, facts: &Facts) -> bool {
    let first = facts.order(facts.team())[0];
    found.names.first().is_none_or(|names| names[0] == first)
        && found.n(0).is(facts.levels(facts.team())[first])
}

fn led(found: &Found, facts: &Facts) -> bool {
    let led = facts.led(team(found, facts));
    let traits = found.numbers.get(1).is_none_or(|of| of.is(facts.traits().len() as f64));
    found.names[0].iter().all(|&place| found.n(0).is(led[place])) && traits
}

/// The largest number of traits that one orientation leads.
fn most_led(found: &Found, facts: &Facts) -> bool {
    let led = facts.led(facts.team());
    found.n(0).is(led.iter().copied().fold(0.0, f64::max))
        && found.n(1).is(facts.traits().len() as f64)
}

fn absent(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.absent())
}

fn scored(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.scored())
}

fn answered(found: &Found, facts: &Facts) -> bool {
    scored(found, facts) && found.n(1).is(number(&facts.team()["invited"]))
}

/// Of the absent, the first keeps the least of its bounds, and the second gets the most.
fn at_worst(found: &Found, facts: &Facts) -> bool {
    let order = facts.order(facts.team());
    found.n(0).is(facts.bound(order[0], "least")) && found.n(1).is(facts.bound(order[1], "most"))
}

fn would_have(found: &Found, facts: &Facts) -> bool {
    let (rival, first) = (found.name(0), found.name(1));
    found.n(0).is(facts.bound(rival, "most")) && found.n(1).is(facts.bound(first, "least"))
}

fn sum(found: &Found, facts: &Facts) -> bool {
    let people = found.n(0).is(facts.scored());
    people && found.n(1).is(facts.traits().len() as f64) && found.n(2).is(facts.answers())
}

fn ledger(facts: &Facts, key: &str) -> f64 {
    match &facts.scores["ledger"][key] {
        Value::Array(all) => all.len() as f64,
        own => number(own),
    }
}

/// How many traits one other answer would give to another statement.
fn close(facts: &Facts) -> f64 {
    let close = facts.traits().iter().filter(|row| {
        let mut counts: Vec<f64> = facts.ids.iter().map(|id| number(&row["counts"][id])).collect();
        counts.sort_by(|one, other| other.total_cmp(one));
        (counts[0] - counts[1] - 1.0).abs() < 1e-9
    });
    close.count() as f64
}

/// Whether a number is a bound of the instrument, as it was set.
fn is_bound(found: &Found, at: usize, bound: usize, facts: &Facts) -> bool {
    (found.n(at).value - facts.bounds[bound]).abs() < 1e-9
}

/// Fifteen answers of one person, with the certainty that `docs/numbers.md` has, in the row of its
/// word.
fn example(found: &Found, facts: &Facts) -> bool {
    const KNOWN: [([u8; 3], f64); 7] = [
        ([12, 2, 1], 0.9969),
        ([10, 3, 2], 0.9691),
        ([9, 4, 2], 0.9088),
        ([8, 4, 3], 0.8358),
        ([8, 5, 2], 0.7855),
        ([7, 5, 3], 0.6756),
        ([6, 5, 4], 0.5179),
    ];
    let is_own = |known: &[u8; 3]| (0..3).all(|at| found.n(at).is(known[at].into()));
    let own = KNOWN.iter().find(|(known, _)| is_own(known));
    let [_, clear, leaning, _] = facts.bounds;
    own.is_some_and(|(_, certainty)| {
        let word = match certainty {
            own if *own >= clear => "Clear",
            own if *own >= leaning => "Leaning",
            _ => "No single orientation",
        };
        found.n(3).is(*certainty) && found.whole.starts_with(word)
    })
}

const FACT: &str = "summary.fact";
const NOTE: &str = "summary.p summary.note";
/// What the team’s shares say: the headline of the summary, and above the dot plot.
const TEAM: &str = "summary.h2 radar.h3";
const HEADS: &str = "summary.h2 people.h2 teams.h2 radar.h2 person.h2 people.lead";

pub const RULES: &[Rule] = &[
    // The headline.
    rule(TEAM, "No single orientation: {o} is first by {n} point", leads),
    rule(TEAM, "No single orientation: {o} is first by less than {n} points", |found, facts| {
        let levels = facts.levels(facts.team());
        levels[found.name(0)] - levels[facts.order(facts.team())[1]] < found.n(0).value
    }),
    rule(TEAM, "{o} leads by {n} point", leads),
    rule(TEAM, "{o} leads by less than {n} points", |found, facts| {
        let levels = facts.levels(facts.team());
        levels[found.name(0)] - levels[facts.order(facts.team())[1]] < found.n(0).value
    }),
    known(TEAM, "All answers are for one orientation"),
    rule(TEAM, "(One orientation leads|No single orientation: one is first) by {n} point", leads),
    rule(HEADS, "{n} orientations share first place with {n} answer", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        let counts: Vec<f64> = facts.ids.iter().map(|id| number(&person["counts"][id])).collect();
        let many = counts.iter().filter(|count| found.n(1).is(**count)).count();
        found.n(0).is(many as f64)
    }),
    rule(TEAM, "{n} orientations share first place", |found, facts| {
        found.n(0).is(facts.team()["tied"].as_array().map_or(0, Vec::len) as f64)
    }),
    rule(TEAM, "{oo} are nearly level: {n} point", leads),
    rule(TEAM, "{n} orientations are nearly level: {n} point(s|) apart", |found, facts| {
        let order = facts.order(facts.team());
        found.n(0).is(2.0) && facts.is_lead(facts.team(), order[0], order[1], found.n(1))
    }),
    rule(TEAM, "{o} scores highest, {n} point(s|) ahead of {o}", |found, facts| {
        let order = facts.order(facts.team());
        found.name(1) == order[1]
            && facts.is_lead(facts.team(), found.name(0), found.name(1), found.n(0))
    }),
    rule(TEAM, "{o} scores highest: {n} of 100", first_level),
    rule(TEAM, "One orientation scores highest: {n} of 100", first_level),
    rule(TEAM, "{o} (has the most points|has the most rank points): {n} %", first_level),
    rule(
        TEAM,
        "One orientation (has the most points|has the most rank points): {n} %",
        first_level,
    ),
    // The first fact: shares, and what the absent could make of them.
    rule(
        FACT,
        "{n}( %|) (of 100 |of the points |of the rank points |)for (both |each of |){oo}, the mean of",
        |found, facts| {
            let levels = facts.levels(facts.team());
            found.names[0].iter().all(|&place| found.n(0).is(levels[place]))
        },
    ),
    rule(FACT, "{n} people’s (shares|scores)", scored),
    rule(FACT, "{o}( follows|) with {n}", |found, facts| {
        found.n(0).is(facts.levels(facts.team())[found.name(0)])
    }),
    rule("summary.fact conversation.evidence", "If the {n} people without a score", absent),
    rule("summary.fact conversation.evidence", "If the {n} person without a score", absent),
    rule("summary.fact conversation.evidence", "it would still be {n}( %|) to {n}", at_worst),
    rule("summary.fact conversation.evidence", "{o} would have {n}( %|) and {o} {n}", would_have),
    // The second: traits.
    rule(FACT, "{n} of {n} trait(s|)( each|) (is|are) led by {oo}", led),
    rule(FACT, "{n} by {o}", led),
    rule(FACT, "The first place is shared on {n}", |found, facts| {
        found.n(0).is(facts.tied(facts.team()))
    }),
    rule(FACT, "Nobody answered {n}", |found, facts| found.n(0).is(facts.silent())),
    rule(
        FACT,
        "{n} of {n} trait(s|) (has|have) statements that share the first place",
        |found, facts| {
            found.n(0).is(facts.tied(facts.team())) && found.n(1).is(facts.traits().len() as f64)
        },
    ),
    // The third: people.
    rule(FACT, "{n} of {n} people (is|are|rate|rates|give|gives) (each of |){oo}", of_people),
    rule(FACT, "{n} of {n} people for each of {oo}", of_people),
    rule(
        FACT,
        "{n} of {n} people (has|have) (no single orientation|a tie for first place)",
        |found, facts| no_people(found, facts) && found.n(1).is(facts.scored()),
    ),
    rule(FACT, "{n} (is |are |){o}", |found, facts| people_are(found, facts, 0, 0)),
    rule(FACT, "{n} (has|have) (no single orientation|a tie for first place)", no_people),
    // The caution.
    rule(NOTE, "With {n} people, each of them makes up {n} % of every number", |found, facts| {
        scored(found, facts) && found.n(1).is(100.0 / facts.scored())
    }),
    rule(NOTE, "With {n} people, one other answer moves a trait by {n} point", |found, facts| {
        scored(found, facts) && found.n(1).is(100.0 / facts.scored())
    }),
    rule(
        NOTE,
        "{n} trait(s|) (rests|rest) on one person: with that answer changed",
        |found, facts| found.n(0).is(close(facts)),
    ),
    rule(NOTE, "On {n} traits the first place is shared", |found, facts| {
        found.n(0).is(facts.tied(facts.team()))
    }),
    rule(NOTE, "Nobody answered {n} traits", |found, facts| found.n(0).is(facts.silent())),
    rule(NOTE, "every figure rests on the other {n}", |found, facts| {
        found.n(0).is(facts.traits().len() as f64 - facts.silent())
    }),
    known(NOTE, "and one other answer would name a leader"),
    known(NOTE, "one person’s with another’s"),
    known(NOTE, "More points for one orientation are less for the others"),
    rule(NOTE, "All figures are what {n} people said", scored),
    rule(NOTE, "All figures are what {n} responses say", scored),
    known(NOTE, "some people gave more than one"),
    rule(NOTE, "Say “{n} of {n} answered”", answered),
    known(NOTE, "One caution"),
    rule(NOTE, "The {n} person without a score", absent),
    // Small screens.
    rule(NOTE, "{o} {n}", |found, facts| found.n(0).is(facts.levels(facts.team())[found.name(0)])),
    rule("summary.caption", "n = {n}", scored),
    known("summary.caption", "from 0 to 100"),
    known("summary.caption people.caption", "Each mark is one person"),
    known("summary.caption", "Each mark is one mix of answers"),
    known("summary.caption", "Three scales in per cent"),
    known("summary.h3", "One caution"),
    // How many people or teams are called what.
    rule("people.h2", "{n} of {n} have no single orientation", |found, facts| {
        no_people(found, facts) && found.n(1).is(facts.scored())
    }),
    rule(
        "teams.h2 summary.p summary.note",
        "{n} of {n} (compared |)teams have no single orientation",
        |found, facts| no_teams(found, facts) && found.n(1).is(facts.compared().len() as f64),
    ),
    rule("people.h2", "{n} of {n} (are|is|rate|rates|give|gives) {o}", of_people),
    rule("people.h2", "{n} (rates|gives) {o}", |found, facts| people_are(found, facts, 0, 0)),
    rule("teams.h2 summary.p summary.note", "{n} (compared |)team (rates|gives) {o}", of_teams),
    known("people.h2 teams.h2", "No two (compared |)(teams |)put the same orientation first"),
    rule("teams.h2", "{n} of {n} (compared |)teams (are|is|rate|rates|give|gives) {o}", of_teams),
    rule("people.h2", "At most {n} of {n} share an orientation", |found, facts| {
        let (named, _) = facts.people_by_name();
        found.n(0).is(named.iter().copied().fold(0.0, f64::max)) && found.n(1).is(facts.scored())
    }),
    rule("people.h2", "No two of the {n} share an orientation", scored),
    rule(
        "teams.h2 summary.p summary.note",
        "No two of the {n} (compared |)teams share",
        |found, facts| found.n(0).is(facts.compared().len() as f64),
    ),
    rule(
        "teams.h2",
        "At most {n} of {n} (compared |)teams share an orientation",
        |found, facts| {
            let (named, _) = facts.by_name(&facts.compared());
            found.n(0).is(named.iter().copied().fold(0.0, f64::max))
                && found.n(1).is(facts.compared().len() as f64)
        },
    ),
    rule("people.h2", "{n} of {n} (rate|rates|give|gives) one orientation", |found, facts| {
        let (named, _) = facts.people_by_name();
        found.n(0).is(named.iter().copied().fold(0.0, f64::max)) && found.n(1).is(facts.scored())
    }),
    rule("people.h2", "{n} (is|are) {o}", |found, facts| people_are(found, facts, 0, 0)),
    rule("teams.h2", "{n} (compared |)team(s|) (is|are) {o}", of_teams),
    rule("teams.h2", "{n} {o}", of_teams),
    rule("people.h2", "{n} {o}", |found, facts| people_are(found, facts, 0, 0)),
    rule("people.h2", "{n} (has|have) (no single orientation|a tie)", no_people),
    rule("teams.h2", "{n} (has|have) (no single orientation|a tie)", no_teams),
    rule(
        "people.h2",
        "{oo} (are rated highest by|get the most points from|get the most rank points from) {n} each",
        |found, facts| people_are(found, facts, 0, 0),
    ),
    rule(
        "people.h2",
        "{n} orientations (are rated highest by|get the most points from|get the most rank points from) {n} each",
        |found, facts| {
            let (named, _) = facts.people_by_name();
            let many = named.iter().filter(|count| found.n(1).is(**count)).count();
            found.n(0).is(many as f64)
        },
    ),
    rule(
        "teams.h2",
        "{oo} (are rated highest by|get the most points from|get the most rank points from) {n} (compared |)team",
        of_teams,
    ),
    rule(
        "teams.h2",
        "{n} orientations (are rated highest by|get the most points from|get the most rank points from) {n} (compared |)team",
        |found, facts| {
            let (named, _) = facts.by_name(&facts.compared());
            let many = named.iter().filter(|count| found.n(1).is(**count)).count();
            found.n(0).is(many as f64)
        },
    ),
    rule("people.h2", "All {n} (are|rate|give) {o}", |found, facts| {
        scored(found, facts) && people_are(found, facts, 0, 0)
    }),
    rule("people.h2", "All {n} (are|rate|give|share)", scored),
    rule("people.h2", "None of the {n} has a single orientation", no_people),
    rule("people.h2", "Neither of the {n} has a single orientation", no_people),
    rule("people.h2", "For all {n}, orientations share the first place", no_people),
    rule("teams.h2", "For all {n} (compared |)teams, orientations share the first place", no_teams),
    rule(
        "teams.h2",
        "(None|Neither) of the {n} (compared |)teams has a single orientation",
        no_teams,
    ),
    rule("teams.h2", "All {n} (compared |)teams (are|rate|give|share)", |found, facts| {
        found.n(0).is(facts.compared().len() as f64)
    }),
    rule("people.h2", "{n} (person|people) without a score", |found, facts| {
        let began = facts.scores["not_scored"].as_array().map_or(0, Vec::len) as f64;
        let invited = facts.absent();
        found.n(0).is(if invited.is_nan() { began } else { invited })
    }),
    // Which orientations lead on how many traits.
    rule("radar.h2", "{oo} each lead on {n} trait", led),
    rule("radar.h2", "{n} orientations each lead on {n} trait", |found, facts| {
        let led = facts.led(facts.team());
        found.n(0).is(led.iter().filter(|own| found.n(1).is(**own)).count() as f64)
    }),
    rule("radar.h2", "{o} leads on {n} of {n} traits", led),
    rule("radar.h2", "{o} leads on {n} trait", led),
    rule("radar.h2", "{o} on {n}", led),
    rule("radar.h2", "One orientation leads on {n} of {n} traits", most_led),
    known("radar.h2", "One orientation leads on every trait"),
    // The cover and the ledger.
    rule("cover.dd brief.source", "{n} of {n} answered", answered),
    rule("cover.dd brief.source", "{n} (person|people) answered", scored),
    known("brief.source", "{n} to {n} October {n}"),
    rule("cover.dd", "{n} did not finish", |found, facts| {
        found.n(0).is(facts.scores["not_scored"].as_array().map_or(0, Vec::len) as f64)
    }),
    rule("cover.dd", "{n} answered too little", |found, facts| {
        found.n(0).is(facts.scores["not_scored"].as_array().map_or(0, Vec::len) as f64)
    }),
    rule("cover.dd", "{n} (is|are) silent", |found, facts| {
        let began = facts.scores["not_scored"].as_array().map_or(0, Vec::len) as f64;
        found.n(0).is(facts.absent() - began)
    }),
    known("cover.caption", "Every mark is one answer"),
    known("cover.caption", "from 0 at its foot to 100"),
    rule("cover.caption", "{n} (person|people), {n} trait(s|), {n} answer", sum),
    known("cover.p", "How one person works"),
    rule("ledger.h2", "{n} row(s|) came in", |found, facts| found.n(0).is(ledger(facts, "rows"))),
    rule("ledger.h2", "{n} used, {n} left out", |found, facts| {
        found.n(0).is(ledger(facts, "used")) && found.n(1).is(ledger(facts, "left_out"))
    }),
    rule("ledger.evidence ledger.p", "The rows used hold {n} answer(s|) of {n}", |found, facts| {
        found.n(0).is(facts.answers())
            && found.n(1).is(facts.scored() * facts.traits().len() as f64)
    }),
    rule("ledger.evidence ledger.p", "{n} blank", |found, facts| {
        found.n(0).is(facts.scored() * facts.traits().len() as f64 - facts.answers())
    }),
    known("ledger.evidence ledger.p", "used, one per person"),
    known("ledger.evidence ledger.p", "used, one per response"),
    known("ledger.p", concat!("{w}. Made by orient ", env!("CARGO_PKG_VERSION"))),
    rule("ledger.p", "{n}", |found, facts| found.n(0).is(ledger(facts, "left_out"))),
    rule("how-to-read.lead", "one of {n} statements for each of {n} trait", |found, facts| {
        found.n(0).is(facts.ids.len() as f64) && found.n(1).is(facts.traits().len() as f64)
    }),
    rule(
        "how-to-read.lead",
        "{n} statements(,|) (for each of|in order, for each of) {n} trait",
        |found, facts| {
            found.n(0).is(facts.ids.len() as f64) && found.n(1).is(facts.traits().len() as f64)
        },
    ),
    rule("how-to-read.lead", "from {n} to {n}. A score", |found, facts| {
        found.n(0).is(facts.scale.0) && found.n(1).is(facts.scale.1)
    }),
    known("how-to-read.lead", "to a scale from 0 to 100"),
    rule("how-to-read.lead", "Each person gave {n} points to", |found, facts| {
        found.n(0).is(facts.points)
    }),
    // The words of strength, and which of seven examples each of them takes.
    rule("how-to-read.row", "certainty {n} or more", |found, facts| is_bound(found, 0, 1, facts)),
    rule("how-to-read.row", "certainty {n} up to {n}", |found, facts| {
        is_bound(found, 0, 2, facts) && is_bound(found, 1, 1, facts)
    }),
    rule("how-to-read.row", "certainty below {n}, or a tie", |found, facts| {
        is_bound(found, 0, 2, facts)
    }),
    known("how-to-read.row", "7 · 7 · 1 (()tie)"),
    rule("how-to-read.row", "{n} · {n} · {n} ((){n})", example),
    known("how-to-read.p", "Of 15 answers, written"),
    // The certainty of nine answers of fifteen, with three for each of the others.
    rule("how-to-read.p", "3 · 3 · 9 is {o}. 7 · 7 · 1 is not:", |_, facts| {
        facts.bounds[2] <= 0.928
    }),
    rule("how-to-read.p", "{o} is first in 3 · 3 · 9. In 7 · 7 · 1,", |_, facts| {
        facts.bounds[2] > 0.928
    }),
    known("how-to-read.p", "are a tie and stay one"),
    known("how-to-read.dd", "so that more for one orientation is less"),
    rule(
        "how-to-read.dd",
        "0 when all ratings of an orientation are {n}, and 100 when all are {n}.",
        |found, facts| found.n(0).is(facts.scale.0) && found.n(1).is(facts.scale.1),
    ),
    known("how-to-read.dd", "how firmly one is first"),
    rule(
        "how-to-read.dd",
        "for each one that is ranked below it: {n} for the first of {n}, none",
        |found, facts| found.n(0).is(facts.most()) && found.n(1).is(facts.most() + 1.0),
    ),
    rule("how-to-read.dd", "The most that an orientation can have is {n} %", |found, facts| {
        found.n(0).is(200.0 / facts.ids.len() as f64)
    }),
    rule("how-to-read.h2", "{n} orientations, n", |found, facts| {
        found.n(0).is(facts.ids.len() as f64)
    }),
    // One person.
    rule(HEADS, "{oo} share first place with {n} answer(s|) each", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        let count = |place: usize| number(&person["counts"][&facts.ids[place]]);
        found.names[0].iter().all(|&place| found.n(0).is(count(place)))
    }),
    rule(HEADS, "No single orientation: {o} is first by {n} answer", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        let mut counts: Vec<f64> =
            facts.ids.iter().map(|id| number(&person["counts"][id])).collect();
        let own = counts.remove(found.name(0));
        found.n(0).is(own - counts.iter().copied().fold(0.0, f64::max))
    }),
    rule(HEADS, "{n} of {n} answers are {o}", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        found.n(0).is(number(&person["counts"][&facts.ids[found.name(0)]]))
            && found.n(1).is(number(&person["answered"]))
    }),
    rule(HEADS, "All {n} answers are {o}", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        found.n(0).is(number(&person["counts"][&facts.ids[found.name(0)]]))
            && found.n(0).is(number(&person["answered"]))
    }),
    rule(HEADS, "All {n} answers are for one orientation", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        found.n(0).is(number(&person["answered"]))
    }),
    rule(HEADS, "{n} of {n} answers are for one orientation", |found, facts| {
        let person = super::person(found, facts).expect("the person is there");
        let counts = facts.ids.iter().map(|id| number(&person["counts"][id]));
        found.n(0).is(counts.fold(0.0, f64::max)) && found.n(1).is(number(&person["answered"]))
    }),
    rule(
        HEADS,
        "{o} (has the largest share|has the most points|has the most rank points|scores highest): {n}",
        |found, facts| {
            let person = super::person(found, facts).expect("the person is there");
            found.n(0).is(facts.levels(person)[found.name(0)])
        },
    ),
    known("person.h2 people.lead", "of 100"),
    rule(HEADS, "{n} orientations share first place", |found, facts| {
        let person = super::person(found, facts).unwrap_or(facts.team());
        found.n(0).is(person["tied"].as_array().map_or(0, Vec::len) as f64)
    }),
];
