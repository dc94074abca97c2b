//! What a run leaves out of its scores, because what stands beside it says it already.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::recount::{first_two, list, numbers};
use super::{parts, rounded};
use crate::instrument::Bounds;
use crate::response::slug;
use crate::score::certainty;

/// What names a person.
const ID: &str = "id";

/// Leaves out of scores what the counts that stand beside it decide.
pub(in crate::run) fn leave_out(scores: &mut Value, bounds: Option<Bounds>) {
    // What stays keeps its order.
    let mut leave = |holder: &mut Map<String, Value>, key: &str, expected: Value| {
        if holder.get(key) == Some(&expected) {
            match key {
                ID => holder.insert(key.to_owned(), Value::Null),
                _ => holder.shift_remove(key),
            };
        }
    };
    each_of_shares(scores, &mut leave);
    each_of_counts(scores, bounds, &mut leave);
    each_last_share(scores, |last, rest| {
        if *last == rest {
            *last = Value::Null;
        }
    });
}

/// Puts in again what was left out.
pub(in crate::run) fn put_in(scores: &mut Value, bounds: Option<Bounds>) {
    let mut put = |holder: &mut Map<String, Value>, key: &str, expected: Value| {
        if holder.get(key).is_none_or(|own| key == ID && own.is_null()) {
            holder.insert(key.to_owned(), expected);
        }
    };
    each_of_counts(scores, bounds, &mut put);
    each_last_share(scores, |last, rest| {
        if last.is_null() {
            *last = rest;
        }
    });
    each_of_shares(scores, &mut put);
}

/// Goes through the last share of each person and trait, with what the others leave of a whole.
fn each_last_share(scores: &mut Value, mut each: impl FnMut(&mut Value, Value)) {
    let mut all = |holders: Option<&mut Value>| {
        let holders = holders.and_then(Value::as_array_mut).into_iter().flatten();
        for shares in holders.filter_map(|holder| holder.get_mut("shares")?.as_object_mut()) {
            let others = shares.len().saturating_sub(1);
            let known: Option<Vec<f64>> = shares.values().take(others).map(Value::as_f64).collect();
            let rest = known.filter(|known| !known.is_empty()).and_then(|known| rest(&known));
            if let (Some(last), Some(rest)) = (shares.values_mut().next_back(), rest) {
                each(last, rest);
            }
        }
    };
    all(scores.get_mut("people"));
    all(scores.pointer_mut("/team/traits"));
    for team in scores.get_mut("teams").and_then(Value::as_array_mut).into_iter().flatten() {
        all(team.get_mut("traits"));
    }
}

/// What shares leave of a whole, exact where they are fractions with a common denominator.
fn rest(known: &[f64]) -> Option<Value> {
    rounded(match parts(known) {
        Some((of, parts)) => 1.0 - parts.iter().sum::<i64>() as f64 / f64::from(of),
        None => 1.0 - known.iter().sum::<f64>(),
    })
}

/// Goes through what the shares of a person decide.
fn each_of_shares(scores: &mut Value, each: &mut impl FnMut(&mut Map<String, Value>, &str, Value)) {
    for person in scores.get_mut("people").and_then(Value::as_array_mut).into_iter().flatten() {
        let shares = ["shares", "scores"].into_iter().map(|key| numbers(&person[key]));
        let Some(shares) = shares.into_iter().find(|shares| shares.len() > 1) else { continue };
        let (_, _, first) = first_two(&shares);
        let tied = if first.len() > 1 { json!(first) } else { json!([]) };
        if let Some(person) = person.as_object_mut() {
            each(person, "tied", tied);
        }
    }
}

/// Goes through what counts decide: who has it, what it is called, and what it should be.
fn each_of_counts(
    scores: &mut Value,
    bounds: Option<Bounds>,
    each: &mut impl FnMut(&mut Map<String, Value>, &str, Value),
) {
    let is_choose = scores["instrument"]["mode"] == "choose";
    let is_weighed = list(&scores["team"]["traits"]).iter().any(|one| one["weight"].is_number());
    let mut all = |holders: Option<&mut Value>,
                   of: &dyn Fn(&Value) -> Vec<(&'static str, Value)>| {
        for holder in holders.and_then(Value::as_array_mut).into_iter().flatten() {
            for (key, expected) in of(holder) {
                if let Some(holder) = holder.as_object_mut() {
                    each(holder, key, expected);
                }
            }
        }
    };
    all(scores.get_mut("people"), &|person| of_name(person).into_iter().collect());
    if !is_choose {
        return;
    }
    if !is_weighed {
        let sure = Sure::default();
        all(scores.get_mut("people"), &|person| of_person(person, bounds, &sure));
    }
    all(scores.pointer_mut("/team/traits"), &of_trait);
    for team in scores.get_mut("teams").and_then(Value::as_array_mut).into_iter().flatten() {
        all(team.get_mut("traits"), &of_trait);
    }
}

fn of_trait(one: &Value) -> Vec<(&'static str, Value)> {
    let (counts, answered) = (numbers(&one["counts"]), one["answered"].as_f64());
    let shares = answered.and_then(|all| shares(&counts, all)).map(|own| ("shares", own));
    let agreement = answered.and_then(|all| agreement(&counts, all)).map(|own| ("agreement", own));
    shares.into_iter().chain(agreement).collect()
}

/// How far these counts of an answered trait agree, as `scores.json` has it.
fn agreement(counts: &[(String, f64)], answered: f64) -> Option<Value> {
    let kinds = counts.len() as f64;
    let squares: f64 = counts.iter().map(|(_, count)| count * count).sum();
    let all = answered * answered;
    let is_sound = kinds > 1.0 && answered > 0.0 && squares.is_finite();
    is_sound.then(|| rounded((kinds * squares - all) / ((kinds - 1.0) * all))).flatten()
}

/// How certain an orientation is by its count and the others: many people have the same.
#[derive(Default)]
struct Sure(RefCell<BTreeMap<Vec<usize>, f64>>);

impl Sure {
    /// The certainty of the largest of these counts.
    fn of(&self, counts: &[(String, f64)]) -> Option<f64> {
        let sound = |count: f64| (0.0..=1e4).contains(&count).then_some(count as usize);
        let counts: Option<Vec<usize>> = counts.iter().map(|(_, count)| sound(*count)).collect();
        let mut counts = counts?;
        counts.sort_unstable_by(|one, other| other.cmp(one));
        let (&first, others) = counts.split_first()?;
        let mut known = self.0.borrow_mut();
        Some(*known.entry(counts.clone()).or_insert_with(|| certainty(first, others)))
    }
}

/// The id that a person's name makes.
fn of_name(person: &Value) -> Option<(&'static str, Value)> {
    person["name"].as_str().map(|name| (ID, json!(slug(name))))
}

/// What a person's counts decide.
fn of_person(person: &Value, bounds: Option<Bounds>, sure: &Sure) -> Vec<(&'static str, Value)> {
    let counts = numbers(&person["counts"]);
    let Some(shares) = person["answered"].as_f64().and_then(|all| shares(&counts, all)) else {
        return Vec::new();
    };
    let (most, second, first) = first_two(&counts);
    let tied = if first.len() > 1 { first.clone() } else { Vec::new() };
    let losing = ((most - second) / 2.0).ceil();
    let mut all = vec![("shares", shares), ("answers_from_losing_first", json!(losing as i64))];
    let carried = person["certainty"].as_f64();
    let sure = sure.of(&counts).and_then(rounded);
    let told = carried.or_else(|| sure.as_ref()?.as_f64());
    all.extend(sure.map(|sure| ("certainty", sure)));
    if let (Some(bounds), Some(sure)) = (bounds, told) {
        let word = match sure {
            _ if !tied.is_empty() => "none",
            sure if sure >= bounds.clear => "clear",
            sure if sure >= bounds.leaning => "leaning",
            _ => "none",
        };
        let orientation = if word == "none" { Value::Null } else { json!(first[0]) };
        all.extend([("orientation", orientation), ("strength", json!(word))]);
    }
    all
}

/// The part of all answers that each count is, as `scores.json` has it.
fn shares(counts: &[(String, f64)], answered: f64) -> Option<Value> {
    let is_sound = counts.len() > 1 && counts.iter().all(|(_, count)| count.is_finite());
    let shares = counts.iter().map(|(key, count)| Some((key.clone(), rounded(count / answered)?)));
    if is_sound && answered > 0.0 {
        shares.collect::<Option<Map<_, _>>>().map(Value::Object)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Scores of a survey in which people rank, by how many points each gave to each orientation.
    fn ranked(people: &[[u32; 3]]) -> Value {
        let person = |(place, points): (usize, &[u32; 3])| {
            let all = f64::from(points.iter().sum::<u32>().max(1));
            let share = |points: u32| rounded(f64::from(points) / all).unwrap();
            let most = points.iter().max();
            let first =
                (0..3).filter(|of| Some(&points[*of]) == most).map(|of| ["a", "b", "c"][of]);
            let first: Vec<&str> = first.collect();
            json!({
                "id": format!("p{place}"),
                "shares": {"a": share(points[0]), "b": share(points[1]), "c": share(points[2])},
                "tied": if first.len() > 1 { first } else { vec![] },
            })
        };
        let listed: Vec<Value> = people.iter().enumerate().map(person).collect();
        json!({"instrument": {"mode": "rank"}, "team": {"traits": []}, "people": listed})
    }

    proptest! {
        #[test]
        fn what_is_left_out_is_put_in_again(
            people in prop::collection::vec([0_u32..90, 0_u32..90, 1_u32..90], 1..8),
        ) {
            let scores = ranked(&people);
            let mut written = scores.clone();
            leave_out(&mut written, None);
            for person in list(&written["people"]) {
                prop_assert!(person.get("tied").is_none() && person["shares"]["c"].is_null());
            }
            put_in(&mut written, None);
            prop_assert_eq!(written, scores);
        }
    }
}
