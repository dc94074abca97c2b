//! Trait by trait, agreement, and people.

use serde_json::Value;

use super::{Rule, counted, known, person, rule};
use crate::facts::{Facts, number};
use crate::forms::{Found, Number, number_at, numbers};

pub fn traits(found: Number, facts: &Facts) -> bool {
    found.is(facts.traits().len() as f64)
}

pub fn scored(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.scored())
}

/// The largest count of all statements.
fn most(facts: &Facts) -> f64 {
    let of = |row: &Value| {
        (0..facts.ids.len()).map(|own| facts.trait_number(row, own)).fold(0.0, f64::max)
    };
    facts.traits().iter().map(of).fold(0.0, f64::max)
}

/// So many of all chose the statement, which is the most that any has.
fn most_chose(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(most(facts)) && found.n(1).is(facts.scored())
}

/// That the statement has so many on a trait.
fn chose(found: &Found, facts: &Facts) -> bool {
    let place = found.name(0);
    let has = |row: &Value| found.n(0).is(facts.trait_number(row, place));
    let some = match found.names.get(1) {
        Some(of) => has(&facts.traits()[of[0]]),
        None => facts.traits().iter().any(has),
    };
    some && most_chose(found, facts)
}

fn alike(found: &Found, facts: &Facts) -> bool {
    let has = |row: &Value| {
        (0..facts.ids.len()).any(|place| found.n(0).is(facts.trait_number(row, place)))
    };
    found.names[0].iter().all(|&place| has(&facts.traits()[place])) && found.n(0).is(most(facts))
}

/// On how many traits all say the same.
fn unanimous(facts: &Facts) -> f64 {
    let all = facts.scored();
    let same = |row: &&Value| {
        counted(&row["answered"], all)
            && facts.ids.iter().any(|id| counted(&row["counts"][id], all))
    };
    facts.traits().iter().filter(same).count() as f64
}

/// How many statements nobody chose.
/// How many traits have a word.
fn with_any_word(facts: &Facts) -> f64 {
    facts.traits().iter().filter(|row| !row["word"].is_null()).count() as f64
}

fn by_nobody(facts: &Facts) -> f64 {
    let none = |row: &Value| {
        facts.ids.iter().filter(|id| counted(&row["counts"][id.as_str()], 0.0)).count()
    };
    // What is said of a trait that nobody answered holds for each of its statements.
    let answered = facts.traits().iter().filter(|row| number(&row["answered"]) > 0.5);
    answered.map(none).sum::<usize>() as f64
}

/// How many statements the traits have that somebody answered.
fn statements_with_answers(facts: &Facts) -> f64 {
    (facts.traits().len() as f64 - facts.silent()) * facts.ids.len() as f64
}

pub fn statements(facts: &Facts) -> f64 {
    (facts.traits().len() * facts.ids.len()) as f64
}

/// How many statements score below the middle of the scale.
fn below(facts: &Facts) -> f64 {
    let of = |row: &Value| facts.levels(row).into_iter().filter(|own| *own < 50.0 - 1e-6).count();
    facts.traits().iter().map(of).sum::<usize>() as f64
}

/// How many statements have the largest number.
fn with_most(facts: &Facts) -> f64 {
    let most = most(facts);
    let of = |row: &Value| {
        let has = |own: &usize| (facts.trait_number(row, *own) - most).abs() < 2e-4;
        (0..facts.ids.len()).filter(has).count()
    };
    facts.traits().iter().map(of).sum::<usize>() as f64
}

fn largest(found: &Found, facts: &Facts, at: usize) -> bool {
    found.n(at).is(most(facts)) && found.n(at + 1).is(facts.most())
}

/// The two sides of a split trait, as `scores.json` has them.
pub fn between(found: &Found, row: &Value) -> bool {
    (0..2).all(|side| found.n(side).is(number(&row["split"]["people"][side])))
}

/// Below and above the middle.
pub fn over(found: &Found, row: &Value, below: usize, above: usize) -> bool {
    let people = &row["split"]["people"];
    found.n(below).is(number(&people[0])) && found.n(above).is(number(&people[1]))
}

/// The trait that a row of a table begins with.
fn row_trait<'a>(found: &Found, facts: &'a Facts) -> &'a Value {
    let name = found.whole.split(" |").next().unwrap_or_default();
    &facts.traits()[facts.place("t", name).expect("a row begins with its trait")]
}

pub fn with_word(found: Number, facts: &Facts, word: &str) -> bool {
    found.is(facts.with_word(word))
}

/// How far the first is ahead of the next.
pub fn ahead(found: &Found, facts: &Facts, of: &Value) -> bool {
    let order = facts.order(of);
    facts.is_lead(of, order[0], order[1], found.n(0))
}

fn ahead_of(found: &Found, facts: &Facts) -> bool {
    let of = person(found, facts).unwrap_or(facts.team());
    found.name(0) == facts.order(of)[1] && ahead(found, facts, of)
}

fn losing(found: &Found, facts: &Facts) -> bool {
    let person = person(found, facts).expect("the person is there");
    found.n(0).is(number(&person["answers_from_losing_first"]))
}

/// A count or a level of the person, and their share.
fn tally(found: &Found, facts: &Facts) -> bool {
    let Some(person) = person(found, facts) else { return false };
    let level = facts.levels(person)[found.name(0)];
    let own = if facts.is_chosen() {
        number(&person["counts"][&facts.ids[found.name(0)]])
    } else {
        level
    };
    found.n(0).is(own) && found.numbers.get(1).is_none_or(|share| share.is(level))
}

/// From how many people on the instrument has words of agreement.
pub fn for_words(found: &Found, facts: &Facts) -> bool {
    found.n(0).is(facts.bounds[3])
}

/// The certainties from which an orientation is clear, and leaning, as they were set.
pub fn clear_and_leaning(found: &Found, facts: &Facts) -> bool {
    (0..2).all(|at| (found.n(at).value - facts.bounds[at + 1]).abs() < 1e-9)
}

pub const RULES: &[Rule] = &[
    // Trait by trait.
    rule("traits.h2", "{n} of {n} chose “{s}” on {t}", chose),
    rule("traits.h2", "{n} of {n} chose “{s}”", chose),
    rule("traits.h2", "Most alike: {tt}, {n} of {n} each", |found, facts| {
        alike(found, facts) && found.n(1).is(facts.scored())
    }),
    rule("traits.h2", "All {n} chose “{s}”", |found, facts| {
        scored(found, facts) && unanimous(facts) >= 1.0
    }),
    rule("traits.h2", "All {n} agree on {n} of {n} traits", |found, facts| {
        scored(found, facts) && found.n(1).is(unanimous(facts)) && traits(found.n(2), facts)
    }),
    rule("traits.h2", "Both agree on {n} of {n} traits", |found, facts| {
        found.n(0).is(unanimous(facts)) && traits(found.n(1), facts)
    }),
    rule("traits.h2", "All {n} agree on every trait", |found, facts| {
        scored(found, facts) && (unanimous(facts) - facts.traits().len() as f64).abs() < 1e-9
    }),
    known("traits.h2", "No two people agree on any trait"),
    rule("traits.h2", "At most {n} of {n} chose the same statement", most_chose),
    rule(
        "traits.h2",
        "{n} statements share the (highest score|most points|most rank points): {n} of {n}",
        |found, facts| found.n(0).is(with_most(facts)) && largest(found, facts, 1),
    ),
    rule(
        "traits.h2",
        "“{s}” (scores highest|has the most points|has the most rank points): {n} of {n}",
        |found, facts| {
            let of = |row: &&Value| found.n(0).is(facts.trait_number(row, found.name(0)));
            facts.traits().iter().any(|row| of(&row)) && largest(found, facts, 0)
        },
    ),
    rule(
        "traits.h2",
        "One statement (scores highest|has the most points|has the most rank points): {n} of {n}",
        |found, facts| largest(found, facts, 0),
    ),
    rule("traits.lead", "Nobody answered {n} trait", |found, facts| found.n(0).is(facts.silent())),
    rule("traits.lead", "Each of the {n} statements of the others", |found, facts| {
        found.n(0).is(statements_with_answers(facts)) && by_nobody(facts) < 0.5
    }),
    rule(
        "traits.lead",
        "Of the {n} statements of the others {n} (was|were) chosen by nobody",
        |found, facts| {
            found.n(0).is(statements_with_answers(facts)) && found.n(1).is(by_nobody(facts))
        },
    ),
    rule("traits.lead", "One of the {n} statements was chosen by nobody", |found, facts| {
        found.n(0).is(statements_with_answers(facts)) && (by_nobody(facts) - 1.0).abs() < 1e-9
    }),
    rule("traits.lead", "{n} of the {n} statements were chosen by nobody", |found, facts| {
        found.n(0).is(by_nobody(facts)) && found.n(1).is(statements_with_answers(facts))
    }),
    rule(
        "traits.lead",
        "from 0 when all rate it {n} to {n} when all rate it {n}",
        |found, facts| {
            found.n(0).is(facts.scale.0)
                && found.n(1).is(facts.most())
                && found.n(2).is(facts.scale.1)
        },
    ),
    rule("traits.lead", "of {n} in all", |found, facts| found.n(0).is(facts.points)),
    rule(
        "traits.lead",
        "How many statements of its trait each one is ranked above, in the mean: {n} when all rank it first, 0",
        |found, facts| found.n(0).is(facts.most()),
    ),
    rule("traits.row", "{t} | [{s} {n}] | ·", |found, facts| {
        let row = &facts.traits()[found.name(0)];
        (0..facts.ids.len()).all(|at| found.n(at).is(facts.trait_number(row, at)))
    }),
    rule("traits.p method.dd", "{tt} by {n}", |found, facts| {
        found.names[0].iter().all(|&place| found.n(0).is(facts.weights[place]))
    }),
    rule("traits.p method.dd", "all others by {n}", |found, facts| {
        let many =
            |weight: f64| facts.weights.iter().filter(|own| own.total_cmp(&weight).is_eq()).count();
        let mut order = facts.weights.clone();
        order.sort_by(|one, other| many(*other).cmp(&many(*one)).then(one.total_cmp(other)));
        found.n(0).is(order[0])
    }),
    known("traits.p", "in steps of 20 %"),
    known("traits.p agreement.p", "Agreement is 1 when all choose the same statement and 0 when"),
    rule("traits.p", "Agreement is shown from {n} people on", for_words),
    // Ratings around the middle of their scale.
    rule(
        "traits.h3",
        "{n} of the {n} statements (score|scores) below the middle",
        |found, facts| found.n(0).is(below(facts)) && found.n(1).is(statements_with_answers(facts)),
    ),
    rule("traits.h3", "None of the {n} statements scores below", |found, facts| {
        found.n(0).is(statements(facts)) && below(facts) < 0.5
    }),
    rule("traits.h3", "All {n} statements score below the middle", |found, facts| {
        found.n(0).is(statements(facts)) && found.n(0).is(below(facts))
    }),
    rule("traits.alt", "Scores around {n}, the middle of the scale: {n} of {n}", |found, facts| {
        found.n(0).is(50.0) && found.n(1).is(below(facts)) && found.n(2).is(statements(facts))
    }),
    rule("traits.caption", "n = {n}, fewer on {n} traits", |found, facts| {
        let all = facts.scored();
        let fewer = facts.traits().iter().filter(|row| !counted(&row["answered"], all)).count();
        found.n(0).is(all) && found.n(1).is(fewer as f64)
    }),
    rule("traits.caption", "n = {n}", scored),
    rule("traits.caption", "The bars begin at {n}, the middle", |found, _| found.n(0).is(50.0)),
    rule("traits.caption", "{n} on the scale from {n} to {n}", |found, facts| {
        let (least, most) = facts.scale;
        found.n(0).is(f64::midpoint(least, most)) && found.n(1).is(least) && found.n(2).is(most)
    }),
    rule("traits.long", "{o} on {t} {n}", |found, facts| {
        found.n(0).is(facts.trait_number(&facts.traits()[found.name(1)], found.name(0)))
    }),
    // Agreement.
    rule(
        "agreement.h2",
        "(The team|The whole group) agrees on {n} trait(s|) and splits on {n}",
        |found, facts| {
            with_word(found.n(0), facts, "agreed") && with_word(found.n(1), facts, "split")
        },
    ),
    rule(
        "agreement.h2",
        "(The team|The whole group) agrees on {n} trait(s|) and splits on none",
        |found, facts| with_word(found.n(0), facts, "agreed") && facts.with_word("split") == 0.0,
    ),
    rule(
        "agreement.h2",
        "(The team|The whole group) agrees on no trait and splits on {n}",
        |found, facts| with_word(found.n(0), facts, "split") && facts.with_word("agreed") == 0.0,
    ),
    rule("agreement.lead", "Words of agreement need {n} people", for_words),
    rule(
        "agreement.p",
        "at random, {n} of the {n} trait(s|)( with a word|) would be agreed and {n} split",
        |found, facts| {
            let chance = &facts.findings()["words_by_chance"];
            found.n(0).is(number(&chance["agreed"]))
                && found.n(1).is(with_any_word(facts))
                && found.n(2).is(number(&chance["split"]))
        },
    ),
    rule(
        "agreement.p",
        "at random, less than 0.1 of the {n} trait(s|)( with a word|) would be agreed and {n} split",
        |found, facts| {
            let chance = &facts.findings()["words_by_chance"];
            number(&chance["agreed"]) < 0.05
                && found.n(0).is(with_any_word(facts))
                && found.n(1).is(number(&chance["split"]))
        },
    ),
    rule(
        "agreement.p",
        "at random, each step as often, {n} of the {n} trait(s|)( with a word|) would be split",
        |found, facts| {
            found.n(0).is(number(&facts.findings()["words_by_chance"]["split"]))
                && found.n(1).is(with_any_word(facts))
        },
    ),
    rule("agreement.p", "{n} traits: fewer than", |found, facts| {
        found.n(0).is(facts.traits().len() as f64 - with_any_word(facts) - facts.silent())
    }),
    rule("agreement.p", "{n} traits: no answer", |found, facts| found.n(0).is(facts.silent())),
    rule("agreement.p", "fewer than {n} answers, so no word", for_words),
    known(
        "agreement.p",
        "Split: two camps, each a third or more, that together hold nine tenths or more",
    ),
    known("agreement.p", "Agreed: no split, and two thirds or more"),
    known("agreement.p", "Who puts two statements first"),
    known("agreement.p", "r*wg is .70 or more under both nulls"),
    known("agreement.p", "r*wg is 1 when all rate alike and 0 when"),
    rule("agreement.row", "| {s}: {n}; {s}: {n}", |found, facts| {
        let row = row_trait(found, facts);
        row["split"]["between"][0] == facts.ids[found.name(0)]
            && row["split"]["between"][1] == facts.ids[found.name(1)]
            && between(found, row)
    }),
    rule("agreement.row", "| {s}: {n} below the middle, {n} above", |found, facts| {
        let row = row_trait(found, facts);
        row["split"]["over"] == facts.ids[found.name(0)] && over(found, row, 0, 1)
    }),
    rule("agreement.row", "| {s}: {n}", |found, facts| {
        let id = &facts.ids[found.name(0)];
        found.n(0).is(number(&row_trait(found, facts)["counts"][id]))
    }),
    known("agreement.row", "| One mark per person |"),
    // People.
    known("people.lead", "is not a better one"),
    rule("people.row", "{n} {p}", |found, facts| {
        let names = &facts.people[found.name(0)]["name"];
        let place = found.n(0).value - 1.0;
        facts.people.get(place as usize).is_some_and(|own| own["name"] == *names)
    }),
    rule(
        "people.row",
        "{p} | not scored | {n} | answered {n} of {n}; a score needs {n}",
        |found, facts| {
            let began =
                facts.scores["not_scored"].as_array().map(Vec::as_slice).unwrap_or_default();
            let Some(one) = began.get(found.name(0).wrapping_sub(facts.people.len())) else {
                return false;
            };
            found.n(0).is(number(&one["answered"]))
                && found.n(1).is(number(&one["answered"]))
                && traits(found.n(2), facts)
                && found.n(3).is(facts.needed)
        },
    ),
    rule(
        "people.row",
        "{p} | not scored | {n} | {n} of {n} traits answered; only finished",
        |found, facts| {
            let began = facts.scores["not_scored"].as_array();
            let began = began.map(Vec::as_slice).unwrap_or_default();
            let own = began.get(found.name(0).wrapping_sub(facts.people.len()));
            let answered = own.map_or(f64::NAN, |own| number(&own["answered"]));
            found.n(0).is(answered) && found.n(1).is(answered) && traits(found.n(2), facts)
        },
    ),
    rule("people.row", "{r} | not scored | {n} | no answer", |found, _| found.n(0).is(0.0)),
    // A page about one person: the place of the trait, and how many chose the same.
    rule("people.row person.row", "{n} {t} | {s} | {o} | {n} of {n}", |found, facts| {
        let row = &facts.traits()[found.name(0)];
        found.n(0).is(found.name(0) as f64 + 1.0)
            && found.n(1).is(number(&row["counts"][&facts.ids[found.name(2)]]))
            && found.n(2).is(number(&row["answered"]))
    }),
    rule("people.row person.row", "{n} {t} |", |found, _| {
        found.n(0).is(found.name(0) as f64 + 1.0)
    }),
    // What a person gave to each statement stands in the source, not in the scores.
    known("people.row person.row", "[{n}] |"),
    rule("people.p", "traits answered, of {n}", |found, facts| traits(found.n(0), facts)),
    rule("people.p", "Everybody answered all {n} traits", |found, facts| {
        let all = |one: &Value| found.n(0).is(number(&one["answered"]));
        traits(found.n(0), facts) && facts.people.iter().all(all)
    }),
    rule("traits.p agreement.p", "Everybody answered every trait: n = {n}", |found, facts| {
        let all = |row: &Value| found.n(0).is(number(&row["answered"]));
        scored(found, facts) && facts.traits().iter().all(all)
    }),
    known("people.p", "Scores run from 0 to 100"),
    known("people.p", "neighbours of one orientation are joined"),
    rule(
        "people.p",
        "{n}( person| people|) left (a trait or more|traits) blank",
        |found, facts| {
            let partly = |one: &&Value| number(&one["answered"]) < facts.traits().len() as f64;
            found.n(0).is(facts.people.iter().filter(partly).count() as f64)
        },
    ),
    rule("*.what *.fact", "{o} {n} answer(s|) away", losing),
    rule("*.what *.fact", "{n} answer(s|) away", losing),
    rule("*.what *.fact", "{n} point(s|) ahead of {o}", ahead_of),
    rule("*.what *.fact", "less than {n} points ahead of {o}", |found, facts| {
        let of = person(found, facts).unwrap_or(facts.team());
        let (levels, order) = (facts.levels(of), facts.order(of));
        levels[order[0]] - levels[order[1]] < found.n(0).value
    }),
    rule("people.fact person.fact", "{o} {n} point(s|) ahead of {o}", |found, facts| {
        let of = person(found, facts).expect("they are there");
        let order = facts.order(of);
        (found.name(0), found.name(1)) == (order[0], order[1]) && ahead(found, facts, of)
    }),
    rule("people.p person.p", "as they were given, from {n} to {n}", |found, facts| {
        found.n(0).is(facts.scale.0) && found.n(1).is(facts.scale.1)
    }),
    rule("people.p person.p", "as they were given, of {n}", |found, facts| {
        found.n(0).is(facts.points)
    }),
    known("people.p person.p", "as they were given, from 1 for the first"),
    rule("people.li person.li", "{o} {n}, {n} %", tally),
    rule("people.li person.li", "{o} {n}", tally),
    rule("people.fact person.fact", "{o} {n}, {n} %", tally),
    rule("people.fact person.fact", "{o} {n}", tally),
    rule("people.fact person.fact", "{n} certainty", |found, facts| {
        found.n(0).is(number(&person(found, facts).expect("they are there")["certainty"]))
    }),
    rule("people.fact person.fact", "(either|each) of the {n} is first", |found, facts| {
        let of = person(found, facts).expect("they are there");
        found.n(0).is(facts.leaders(of).len() as f64)
    }),
    rule("people.fact person.fact", "clear from {n}, leaning from {n}", clear_and_leaning),
    rule("people.fact person.fact", "{n} other answer", losing),
    rule("people.fact person.fact", "{n} answers apart", losing),
    rule("people.fact person.fact", "{n} is the mean of all scores", |found, facts| {
        found.n(0).is(number(&person(found, facts).expect("they are there")["own_mean"]))
    }),
    known("people.fact person.fact", "{n} of {n} trait(s|) on which {o} alone has the most"),
    // What stands for a small radar.
    rule("people.label", "{o} {n}", tally),
    rule("people.label", "Not answered {n}", |found, facts| {
        let Some(person) = person(found, facts) else { return false };
        found.n(0).is(facts.traits().len() as f64 - number(&person["answered"]))
    }),
    // What stands beside bars. Of k statements, the first has k - 1 of all k (k - 1) / 2 rank points.
    rule("people.p", "its line ends at {n}( %|), the most that there can be", |found, facts| {
        let is_rank = facts.scores["instrument"]["mode"] == "rank";
        found.n(0).is(if is_rank { 200.0 / facts.ids.len() as f64 } else { 100.0 })
    }),
    rule("people.p", "{o}: {n} point(s|) ahead of {o}", |found, facts| {
        let Some(one) = person(found, facts) else { return false };
        let order = facts.order(one);
        (found.name(0), found.name(1)) == (order[0], order[1]) && ahead(found, facts, one)
    }),
    rule("people.p", "{n}( %|) {o}", tally),
    // The numbers beside a small radar, in the order of the orientations.
    rule("people.p", "{n}", |found, facts| {
        let Some(one) = person(found, facts) else { return false };
        let own: Vec<Number> = numbers(&found.whole)
            .into_iter()
            .filter_map(|(start, end)| Some(number_at(&found.whole[start..end])?.0))
            .collect();
        let shown = |place: usize| {
            if facts.is_chosen() {
                number(&one["counts"][&facts.ids[place]])
            } else {
                facts.levels(one)[place]
            }
        };
        own.len() == facts.ids.len() && (0..own.len()).all(|place| own[place].is(shown(place)))
    }),
    // Certainty and counts have paths of their own; this is the distance to the next.
    rule("people.row", "{o}, {n} point(s|) ahead", |found, facts| {
        let place = number_at(&found.whole).map_or(0.0, |(place, _)| place.value);
        facts
            .people
            .get(place as usize - 1)
            .is_some_and(|one| found.name(0) == facts.order(one)[0] && ahead(found, facts, one))
    }),
];
