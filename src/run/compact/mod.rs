//! The form in which a run is written: shorter than what it says, and read again without a loss.
//!
//! Lists of alike objects stand as one object of columns, `{"each": {"id": ["a", "b"], …}}`, a column
//! of whole numbers in equal steps as `{"from": 2, "by": 1}`, and one of fractions with a common
//! denominator as `{"of": 15, "parts": [8, 7]}`. Of scores that counts alone decide, such as the shares
//! of a person, nothing is written: whoever reads computes them. Nor is an id that the name alone
//! makes, or the last of shares that make a whole: there stands null.

mod derived;

use serde_json::{Map, Value, json};

use crate::format;

pub(super) use derived::{leave_out, put_in};

/// What a list of objects becomes.
const EACH: &str = "each";

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
    let (of, parts) = parts(&numbers)?;
    let is_exact = |(part, value): (&i64, &Value)| fraction(*part, of).as_ref() == Some(value);
    let are_exact = parts.iter().zip(values).all(is_exact);
    are_exact.then(|| json!({"of": of, "parts": parts}))
}

/// Numbers rounded to six places as fractions with the least common denominator, and their
/// numerators.
fn parts(numbers: &[f64]) -> Option<(u32, Vec<i64>)> {
    let parts = |of: u32| -> Option<Vec<i64>> {
        let part = |number: &f64| {
            let part = (number * f64::from(of)).round();
            let is_near = (number - part / f64::from(of)).abs() < 0.6e-6;
            is_near.then_some(part as i64)
        };
        numbers.iter().map(part).collect()
    };
    (2..=MOST_PARTS).find_map(|of| Some((of, parts(of)?)))
}

/// So many parts of a whole, as `scores.json` has it.
fn fraction(part: i64, of: u32) -> Option<Value> {
    rounded(part as f64 / f64::from(of))
}

/// A number as `scores.json` has it.
fn rounded(number: f64) -> Option<Value> {
    serde_json::from_str(&format::six_places(number)).ok()
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
