//! The target: what is wanted, and how far the team is from it.

use serde_json::Value;

use super::{Rule, counted, known, rule};
use crate::facts::{Facts, number};
use crate::forms::{Found, Number};

/// The rows of the target.
fn rows(facts: &Facts) -> &[Value] {
    facts.scores["target"]["traits"].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What is wanted of a trait.
fn wanted_of(place: usize, facts: &Facts) -> Option<&Value> {
    rows(facts).iter().find(|row| row["id"] == facts.traits()[place]["id"])
}

/// A number of the target on the scale of the page.
fn on_scale(value: &Value, facts: &Facts) -> f64 {
    let times = match facts.mode.as_str() {
        "choose" => 100.0,
        "rate" => 1.0,
        "allocate" => facts.points,
        _ => {
            let many = facts.ids.len() as f64;
            many * (many - 1.0) / 2.0
        }
    };
    number(value) * times
}

/// The gap of an orientation on a trait; not a number where there is none.
fn gap(place: usize, of: usize, facts: &Facts) -> f64 {
    wanted_of(place, facts).map_or(f64::NAN, |row| on_scale(&row["gaps"][&facts.ids[of]], facts))
}

fn wish(place: usize, of: usize, facts: &Facts) -> f64 {
    wanted_of(place, facts).map_or(f64::NAN, |row| on_scale(&row["wanted"][&facts.ids[of]], facts))
}

fn is_first(place: usize, of: usize, facts: &Facts) -> bool {
    wanted_of(place, facts).is_some_and(|row| row["wanted_first"] == facts.ids[of])
}

/// How many traits that were answered reach their target, and how many there are.
fn reached(facts: &Facts) -> (f64, f64) {
    let judged = rows(facts).iter().filter(|row| !row["reached"].is_null());
    let all = judged.clone().count() as f64;
    (judged.filter(|row| row["reached"] == Value::Bool(true)).count() as f64, all)
}

/// Whether no gap of a trait that misses its target is wider.
fn is_furthest(far: f64, facts: &Facts) -> bool {
    let missed = rows(facts).iter().filter(|row| row["reached"] == Value::Bool(false));
    let gaps = missed.flat_map(|row| facts.ids.iter().map(|id| &row["gaps"][id.as_str()]));
    gaps.map(|gap| on_scale(gap, facts).abs()).all(|gap| gap.is_nan() || gap <= far.abs() + 1e-3)
}

/// The widest gap, of this orientation on this trait, by this much below or above.
fn furthest(found: &Found, facts: &Facts, side: f64) -> bool {
    let gap = gap(found.name(0), found.name(1), facts);
    found.n(0).is(gap.abs()) && gap * side > 0.0 && is_furthest(gap, facts)
}

/// What the team has of an orientation on a trait.
fn team(shown: Number, place: usize, of: usize, facts: &Facts) -> bool {
    let row = &facts.traits()[place];
    shown.is(if facts.is_chosen() { facts.levels(row)[of] } else { facts.trait_number(row, of) })
}

fn answered(shown: Number, place: usize, facts: &Facts) -> bool {
    shown.is(number(&facts.traits()[place]["answered"]))
}

/// A row of the table: the team, in modes other than `choose` what is wanted and the gap, then, where
/// several are ahead, how many, and how many answered. Paths check the rest.
fn wanted_row(found: &Found, facts: &Facts, has_number: bool) -> bool {
    let (place, of) = (found.name(0), found.name(1));
    let (last, numbers) = found.numbers.split_last().expect("a row ends with how many answered");
    let mut numbers = numbers.iter();
    let mut next = |holds: &dyn Fn(Number) -> bool| numbers.next().is_some_and(|own| holds(*own));
    let mut all = next(&|own| team(own, place, of, facts));
    if !facts.is_chosen() {
        all &= !has_number || next(&|own| own.is(wish(place, of, facts)));
        all &= next(&|own| own.is(gap(place, of, facts)));
    }
    let ahead = facts.leaders(&facts.traits()[place]);
    let others: Vec<usize> = ahead.into_iter().filter(|own| *own != of).collect();
    all &= match found.names.get(2) {
        Some(named) => *named == others,
        None => numbers.next().is_none_or(|own| own.is(others.len() as f64)),
    };
    all && is_first(place, of, facts) != has_number
        && numbers.next().is_none()
        && answered(*last, place, facts)
}

fn with_share(found: &Found, facts: &Facts) -> bool {
    wanted_row(found, facts, true)
}

fn with_first(found: &Found, facts: &Facts) -> bool {
    wanted_row(found, facts, false)
}

/// A trait that nobody answered, with what is wanted of it.
fn silent(found: &Found, facts: &Facts) -> bool {
    let (place, of) = (found.name(0), found.name(1));
    let wanted = found.numbers.len() < 2 || found.n(0).is(wish(place, of, facts));
    wanted && counted(&facts.traits()[place]["answered"], 0.0) && answers_last(found, facts)
}

fn answers_last(found: &Found, facts: &Facts) -> bool {
    found.numbers.last().is_some_and(|last| answered(*last, found.name(0), facts))
}

/// That so many traits have something.
fn traits_with(found: &Found, facts: &Facts, has: impl Fn(usize) -> bool) -> bool {
    found.n(0).is((0..facts.traits().len()).filter(|place| has(*place)).count() as f64)
}

/// What the radar's description says that nobody answered: only what is wanted.
pub fn on_radar(found: &Found, facts: &Facts) -> bool {
    let place = found.name(0);
    let all = found.names[1..].iter().zip(&found.numbers);
    let mut all = all.map(|(name, number)| number.is(wish(place, name[0], facts)));
    counted(&facts.traits()[place]["answered"], 0.0) && all.all(|holds| holds)
}

pub const RULES: &[Rule] = &[
    rule("target.h2", "reached on none of {n} traits", |found, facts| {
        let (reached, all) = reached(facts);
        found.n(0).is(all) && reached == 0.0
    }),
    rule("target.h2", "reached on all {n} traits", |found, facts| {
        let (reached, all) = reached(facts);
        found.n(0).is(all) && found.n(0).is(reached)
    }),
    rule("target.h2", "reached on {n} of {n} traits", |found, facts| {
        let (reached, all) = reached(facts);
        found.n(0).is(reached) && found.n(1).is(all)
    }),
    rule(
        "target.lead",
        "{t}, where {o} should be first and is {n} (point|place)(s|) behind",
        |found, facts| {
            is_first(found.name(0), found.name(1), facts) && furthest(found, facts, -1.0)
        },
    ),
    rule("target.lead", "{t}, where {o} is {n} (point|place)(s|) below", |found, facts| {
        furthest(found, facts, -1.0)
    }),
    rule("target.lead", "{t}, where {o} is {n} (point|place)(s|) above", |found, facts| {
        furthest(found, facts, 1.0)
    }),
    rule("target.alt", "reached on {n} of {n} trait(s|)", |found, facts| {
        let (reached, all) = reached(facts);
        found.n(0).is(reached) && found.n(1).is(all)
    }),
    rule("target.alt", "furthest: {o} on {t}, {n} ", |found, facts| {
        let gap = gap(found.name(1), found.name(0), facts);
        found.n(0).is(gap) && is_furthest(gap, facts)
    }),
    rule("target.long", "{o} on {t} {n}", |found, facts| {
        found.n(0).is(gap(found.name(1), found.name(0), facts))
    }),
    rule("target.value", "{t}: {o} {n}", |found, facts| {
        found.n(0).is(gap(found.name(0), found.name(1), facts))
    }),
    rule("target.caption", "n = {n}, fewer on {n} traits", |found, facts| {
        let all = facts.scored();
        found.n(0).is(all)
            && found.n(1).is(facts
                .traits()
                .iter()
                .filter(|row| number(&row["answered"]) < all)
                .count() as f64)
    }),
    rule("target.caption", "n = {n}", |found, facts| found.n(0).is(facts.scored())),
    known("target.caption", "The bars begin at 0"),
    // The table.
    rule("target.row", "{t} | {o} | {n} | {n} | {n} | (reached|below|above) | {n}", with_share),
    rule("target.row", "{t} | {o} | {n} | · | · | (reached|below|above) | {n}", with_share),
    rule("target.row", "{t} | {o} | {n} | first | · | reached | {n}", with_first),
    rule("target.row", "{t} | {o} | {n} | first | {n} | reached | {n}", with_first),
    rule("target.row", "{t} | {o} | {n} | first | · | (behind|level with) {oo} | {n}", with_first),
    rule(
        "target.row",
        "{t} | {o} | {n} | first | {n} | (behind|level with) {oo} | {n}",
        with_first,
    ),
    rule("target.row", "{t} | {o} | {n} | first | · | (behind|level with) {n} | {n}", with_first),
    rule("target.row", "{t} | {o} | {n} | first | {n} | (behind|level with) {n} | {n}", with_first),
    rule("target.row", "{t} | {o} | – | (first|·) | – | no answer | {n}", silent),
    rule("target.row", "{t} | {o} | – | {n} | – | no answer | {n}", silent),
    rule("target.row", "{t} | – | – | no target | – | – | {n}", |found, facts| {
        wanted_of(found.name(0), facts).is_none() && answers_last(found, facts)
    }),
    rule("target.p", "{n} trait(s|) (has|have) no target and no row", |found, facts| {
        traits_with(found, facts, |place| wanted_of(place, facts).is_none())
    }),
    rule("target.p", "Nobody answered {n} of the traits, which", |found, facts| {
        let silent = |place: usize| counted(&facts.traits()[place]["answered"], 0.0);
        traits_with(found, facts, |place| silent(place) && wanted_of(place, facts).is_some())
    }),
    known("target.p", "one answer more or less would not come nearer"),
    known("target.p", "the same to one decimal place"),
    // On the radar.
    rule("radar.long", "{t}: [{o} {n}( %|) (()gap {n})]", |found, facts| {
        let (place, all) = (found.name(0), &found.names[1..]);
        all.iter().enumerate().all(|(at, of)| {
            found.n(2 * at).is(wish(place, of[0], facts))
                && found.n(2 * at + 1).is(gap(place, of[0], facts))
        })
    }),
    rule("radar.long", "{t}: {o} first (()gap {n})", |found, facts| {
        is_first(found.name(0), found.name(1), facts)
            && found.n(0).is(gap(found.name(0), found.name(1), facts))
    }),
];
