//! The form in which a run is written: shorter than what it says, and read again without a loss.
//!
//! Lists of alike objects stand as one object of columns, `{"each": {"id": ["a", "b"], …}}`, a column
//! of whole numbers in equal steps as `{"from": 2, "by": 1}`, and one of fractions with a common
//! denominator as `{"of": 15, "parts": [8, 7]}`. Of scores that counts alone decide, such as the shares
//! of a person, nothing is written: whoever reads computes them. Nor is an id that the name alone
//! makes, or the last of shares that make a whole: there stands null.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::recount::{first_two, list, numbers};
use crate::format;
use crate::instrument::Bounds;
use crate::response::slug;
use crate::score::certainty;

/// What a list of objects becomes.
const EACH: &str = "each";

/// What names a person.
const ID: &str = "id";

/// A value with its lists of alike objects as columns.
pub(super) fn columns(value: Value) -> Value {
    match value {
        Value::Array(items) => match keys_of_all(&items) {
            Some(keys) => {
                let column =
                    |key: &String| column(items.iter().map(|item| item[key].clone()).collect());
                let mut columns: Map<String, Value> =
                    keys.iter().map(|key| (key.clone(), column(key))).collect();
                // One column says how many rows there are.
                if columns.values().all(|column| in_steps(column).is_some()) {
                    let first = items.iter().map(|item| item[&keys[0]].clone()).collect();
                    columns.insert(keys[0].clone(), first);
                }
                let mut object = Map::new();
                object.insert(EACH.to_owned(), Value::Object(columns));
                object.into()
            }
            None => items.into_iter().map(columns).collect(),
        },
        Value::Object(entries) => {
            entries.into_iter().map(|(key, value)| (key, columns(value))).collect()
        }
        other => other,
    }
}

/// The keys that all items of a list have, where they are two objects or more.
fn keys_of_all(items: &[Value]) -> Option<Vec<String>> {
    let [first, others @ ..] = items else { return None };
    let first = first.as_object().filter(|first| !first.is_empty() && !others.is_empty())?;
    let alike = |item: &Value| item.as_object().is_some_and(|item| item.keys().eq(first.keys()));
    others.iter().all(alike).then(|| first.keys().cloned().collect())
}

fn column(values: Vec<Value>) -> Value {
    let whole: Option<Vec<i64>> = values.iter().map(Value::as_i64).collect();
    if let Some([first, second, others @ ..]) = whole.as_deref()
        && !others.is_empty()
    {
        let by = second.checked_sub(*first);
        let mut steps = std::iter::successors(Some(*first), |number| number.checked_add(by?));
        if whole.iter().flatten().all(|number| steps.next() == Some(*number)) {
            return json!({"from": first, "by": by});
        }
    }
    in_parts(&values).unwrap_or_else(|| columns(Value::Array(values)))
}

/// The largest denominator that is looked for.
const MOST_PARTS: u32 = 2000;

/// A column of fractions by their numerators, where some of them are no whole numbers.
fn in_parts(values: &[Value]) -> Option<Value> {
    let numbers: Vec<f64> = values.iter().map(Value::as_f64).collect::<Option<_>>()?;
    if numbers.len() < 3 || numbers.iter().all(|number| number.fract() == 0.0) {
        return None;
    }
    let parts = |of: u32| -> Option<Vec<i64>> {
        let part = |(number, value): (&f64, &Value)| {
            let part = (number * f64::from(of)).round();
            let is_near = (number - part / f64::from(of)).abs() < 1e-6;
            (is_near && &fraction(part as i64, of)? == value).then_some(part as i64)
        };
        numbers.iter().zip(values).map(part).collect()
    };
    let (of, parts) = (2..=MOST_PARTS).find_map(|of| Some((of, parts(of)?)))?;
    Some(json!({"of": of, "parts": parts}))
}

/// So many parts of a whole, as `scores.json` has it.
fn fraction(part: i64, of: u32) -> Option<Value> {
    rounded(part as f64 / f64::from(of))
}

/// The values of a column that was written in parts.
fn from_parts(column: &Value) -> Option<Value> {
    let entries = column.as_object().filter(|entries| entries.len() == 2)?;
    let of =
        entries.get("of")?.as_u64().and_then(|of| u32::try_from(of).ok()).filter(|of| *of > 0)?;
    let parts = entries.get("parts")?.as_array()?;
    parts
        .iter()
        .map(|part| fraction(part.as_i64()?, of))
        .collect::<Option<Vec<_>>>()
        .map(Value::Array)
}

/// The value that was written in columns.
///
/// # Errors
///
/// What is wrong with a column.
pub(super) fn from_columns(value: Value) -> Result<Value, String> {
    match value {
        Value::Object(mut entries) if entries.len() == 1 && entries.contains_key(EACH) => {
            match entries.remove(EACH) {
                Some(Value::Object(columns)) => rows(columns).map(Value::Array),
                _ => Err(format!("`{EACH}` holds no columns")),
            }
        }
        Value::Object(entries) => {
            let read = |(key, value)| Ok((key, from_columns(value)?));
            entries.into_iter().map(read).collect::<Result<Map<_, _>, String>>().map(Value::Object)
        }
        Value::Array(items) => items.into_iter().map(from_columns).collect(),
        other => Ok(other),
    }
}

fn rows(columns: Map<String, Value>) -> Result<Vec<Value>, String> {
    let mut steps = Vec::new();
    let mut rows: Option<Vec<Map<String, Value>>> = None;
    let mut lists = Vec::new();
    for (key, column) in columns {
        if let Some((from, by)) = in_steps(&column) {
            steps.push((key.clone(), from, by));
            lists.push((key, None));
            continue;
        }
        let whole = match from_parts(&column) {
            Some(values) => values,
            None => from_columns(column)?,
        };
        let Value::Array(values) = whole else {
            return Err(format!("the column `{key}` is no list"));
        };
        let rows = rows.get_or_insert_with(|| vec![Map::new(); values.len()]);
        if rows.len() != values.len() {
            return Err(format!("the column `{key}` is not as long as the one before"));
        }
        lists.push((key, Some(values.into_iter())));
    }
    let mut rows = rows.ok_or("no column says how many rows there are")?;
    for (place, row) in (0..).zip(&mut rows) {
        for (key, values) in &mut lists {
            let value = match values {
                Some(values) => values.next().unwrap_or_default(),
                None => {
                    let own = steps.iter().find(|(name, ..)| name == key);
                    let number =
                        own.and_then(|(_, from, by)| from.checked_add(by.checked_mul(place)?));
                    number.map(Value::from).ok_or_else(|| format!("`{key}` grows too large"))?
                }
            };
            row.insert(key.clone(), value);
        }
    }
    Ok(rows.into_iter().map(Value::Object).collect())
}

/// Where a column of equal steps begins, and how large they are.
fn in_steps(column: &Value) -> Option<(i64, i64)> {
    let entries = column.as_object().filter(|entries| entries.len() == 2)?;
    Some((entries.get("from")?.as_i64()?, entries.get("by")?.as_i64()?))
}

/// Leaves out of scores what the counts that stand beside it decide.
pub(super) fn leave_out(scores: &mut Value, bounds: Option<Bounds>) {
    each_derived(scores, bounds, |holder, key, expected| {
        if holder.get(key) != Some(&expected) {
            return;
        }
        if key == ID {
            holder.insert(key.to_owned(), Value::Null);
        } else {
            // What stays keeps its order.
            holder.shift_remove(key);
        }
    });
    each_last_share(scores, |last, rest| {
        if *last == rest {
            *last = Value::Null;
        }
    });
}

/// Puts in again what was left out.
pub(super) fn put_in(scores: &mut Value, bounds: Option<Bounds>) {
    each_derived(scores, bounds, |holder, key, expected| {
        if holder.get(key).is_none_or(|own| key == ID && own.is_null()) {
            holder.insert(key.to_owned(), expected);
        }
    });
    each_last_share(scores, |last, rest| {
        if last.is_null() {
            *last = rest;
        }
    });
}

/// Goes through the last share of each person and trait, with what the others leave of a whole.
fn each_last_share(scores: &mut Value, mut each: impl FnMut(&mut Value, Value)) {
    let mut all = |holders: Option<&mut Value>| {
        let holders = holders.and_then(Value::as_array_mut).into_iter().flatten();
        for shares in holders.filter_map(|holder| holder.get_mut("shares")?.as_object_mut()) {
            let others = shares.len().saturating_sub(1);
            let known: Option<Vec<f64>> = shares.values().take(others).map(Value::as_f64).collect();
            let rest = known.filter(|known| !known.is_empty());
            let rest = rest.and_then(|known| rounded(1.0 - known.iter().sum::<f64>()));
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

/// Goes through what counts decide: who has it, what it is called, and what it should be.
fn each_derived(
    scores: &mut Value,
    bounds: Option<Bounds>,
    mut each: impl FnMut(&mut Map<String, Value>, &str, Value),
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
    let mut all = vec![
        ("shares", shares),
        ("tied", json!(tied)),
        ("answers_from_losing_first", json!(losing as i64)),
    ];
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

/// A number as `scores.json` has it.
fn rounded(number: f64) -> Option<Value> {
    serde_json::from_str(&format::six_places(number)).ok()
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

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-9_i64..9).prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0_i64..40).prop_map(|part| fraction(part, 15).unwrap_or_default()),
            "[a-c]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 6, |inner| {
            let list = prop::collection::vec(inner.clone(), 0..6);
            let alike = prop::collection::vec((inner.clone(), inner.clone()), 0..6);
            prop_oneof![
                list.prop_map(Value::Array),
                alike.prop_map(|rows| {
                    rows.into_iter()
                        .map(|(one, other)| json!({"one": one, "other": other}))
                        .collect()
                }),
                prop::collection::btree_map("[a-c]{1,2}", inner, 0..4)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn columns_are_read_as_what_they_were(value in value()) {
            prop_assert_eq!(from_columns(columns(value.clone())), Ok(value));
        }
    }

    #[test]
    fn rows_that_count_up_are_told_by_their_step() {
        let rows = json!([{"row": 2, "n": "a"}, {"row": 3, "n": "b"}, {"row": 4, "n": "c"}]);
        let written = columns(rows);
        let steps = json!({"each": {"row": {"from": 2, "by": 1}, "n": ["a", "b", "c"]}});
        assert_eq!(written, steps);
    }

    #[test]
    fn shares_of_one_whole_are_told_by_their_parts() {
        let rows = json!([{"a": 0.533_333, "b": 1}, {"a": 0.4, "b": 2}, {"a": 1, "b": 7}]);
        let written = columns(rows.clone());
        let parts = json!({"of": 15, "parts": [8, 6, 15]});
        assert_eq!(written, json!({"each": {"a": parts, "b": [1, 2, 7]}}));
        assert_eq!(from_columns(written), Ok(rows));
    }

    #[test]
    fn broken_columns_are_told() {
        let read = |value| from_columns(value).unwrap_err();
        assert!(read(json!({"each": {"a": [1], "b": [1, 2]}})).contains("`b`"));
        assert!(read(json!({"each": {"a": 1}})).contains("`a` is no list"));
        assert!(read(json!({"each": {"a": {"from": 1, "by": 2}}})).contains("how many rows"));
        assert!(
            read(json!({"each": {"a": [1, 2], "b": {"from": i64::MAX, "by": 1}}})).contains("`b`")
        );
    }
}
