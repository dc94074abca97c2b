//! The published schema describes what is produced: a small reader of JSON Schema that knows the
//! words our schema uses, and no others.

use serde_json::Value;

use super::{answered, document, *};

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../docs/scores.schema.json")).unwrap()
}

/// What is wrong with `value`, with its path.
fn faults(value: &Value, rule: &Value, root: &Value, path: &str, found: &mut Vec<String>) {
    let mut fault = |what: String| found.push(format!("{path}: {what}"));
    for (word, wanted) in rule.as_object().unwrap() {
        let holds = match word.as_str() {
            // What is only told, and what the second half follows.
            "$schema" | "$id" | "title" | "description" | "$defs" | "properties" | "items"
            | "$ref" | "propertyNames" | "oneOf" => true,
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|one| is_type(value, one)),
                one => is_type(value, one),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().unwrap()),
            "minLength" => value.as_str().is_none_or(|text| !text.is_empty()),
            "pattern" => value.as_str().is_none_or(is_slug),
            "minItems" => value.as_array().is_none_or(|list| list.len() >= size(wanted)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() <= size(wanted)),
            "minProperties" => value.as_object().is_none_or(|map| map.len() >= size(wanted)),
            "maxProperties" => value.as_object().is_none_or(|map| map.len() <= size(wanted)),
            "uniqueItems" => value.as_array().is_none_or(|list| {
                list.iter().enumerate().all(|(place, item)| !list[..place].contains(item))
            }),
            "required" => wanted
                .as_array()
                .unwrap()
                .iter()
                .all(|key| value.get(key.as_str().unwrap()).is_some()),
            "additionalProperties" if wanted.is_object() => true,
            "additionalProperties" => {
                let known = rule["properties"].as_object().unwrap();
                value.as_object().is_none_or(|map| map.keys().all(|key| known.contains_key(key)))
            }
            unknown => panic!("the schema has `{unknown}`, which this test does not know"),
        };
        if !holds {
            fault(format!("{value} breaks {word} {wanted}"));
        }
    }
    deeper(value, rule, root, path, found);
}

/// The rules for the parts of a value, and those that stand elsewhere.
fn deeper(value: &Value, rule: &Value, root: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = rule.get("$ref") {
        let rule = root.pointer(name.as_str().unwrap().trim_start_matches('#')).unwrap();
        faults(value, rule, root, path, found);
    }
    if let Some(rules) = rule.get("oneOf") {
        let passes = |rule: &&Value| {
            let mut found = Vec::new();
            faults(value, rule, root, path, &mut found);
            found.is_empty()
        };
        if rules.as_array().unwrap().iter().filter(passes).count() != 1 {
            found.push(format!("{path}: {value} is not one of {rules}"));
        }
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(rule) = rule.get("items") {
            faults(item, rule, root, &format!("{path}[{place}]"), found);
        }
    }
    for (key, part) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        if let Some(rule) = rule.get("propertyNames") {
            faults(&Value::String(key.clone()), rule, root, &path, found);
        }
        let named = rule.get("properties").and_then(|rules| rules.get(key));
        let other = rule.get("additionalProperties").filter(|rule| rule.is_object());
        if let Some(rule) = named.or(other) {
            faults(part, rule, root, &path, found);
        }
    }
}

fn is_type(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        unknown => panic!("unknown type {unknown}"),
    }
}

fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn size(wanted: &Value) -> usize {
    usize::try_from(wanted.as_u64().unwrap()).unwrap()
}

fn check(text: &str) -> Vec<String> {
    let (schema, document) = (schema(), serde_json::from_str(text).unwrap());
    let mut found = Vec::new();
    faults(&document, &schema, &schema, "scores", &mut found);
    found
}

#[test]
fn every_document_follows_the_published_schema() {
    let none: [&str; 0] = [];
    let teams =
        [format!("EMEA: {}", letters(4, 9, 2)), format!("Asia: {}", letters(7, 7, 1)), "SS".into()];
    let built_in = Instrument::built_in();
    let many =
        ["SSSSSSSSSSSSSSS", "TTTTTTTTTSHSHSH", "STHSTHSTHSTHSTH", "TTTTTTTTTTTT..."].repeat(2);
    for (responses, instrument) in [
        (answered(), &instrument(2, 3)),
        (responses(&none, built_in), built_in),
        (responses(&teams, built_in), built_in),
        (with_silent(responses(&many, built_in), 3), built_in),
    ] {
        for people in [People::Listed, People::Hidden] {
            assert_eq!(check(&document(&responses, instrument, people)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_schema_refuses_what_is_missing_unknown_or_out_of_bounds() {
    let text = document(&answered(), &instrument(2, 3), People::Listed);
    for (piece, by, fault) in [
        ("\"wave\": ", "\"tide\": ", "breaks required"),
        ("\"wave\": ", "\"tide\": ", "breaks additionalProperties"),
        ("orient/scores/1", "orient/scores/2", "breaks const"),
        ("\"used\": 2", "\"used\": -2", "breaks type"),
        ("0.666667", "1.666667", "breaks maximum"),
        ("\"strength\": \"", "\"strength\": \"very ", "breaks enum"),
    ] {
        assert!(text.contains(piece), "{piece} in {text}");
        let found = check(&text.replacen(piece, by, 1));
        assert!(found.iter().any(|one| one.contains(fault)), "{piece} → {by}: {found:?}");
    }
}

#[test]
fn every_key_of_the_schema_is_required_or_named_as_optional() {
    fn walk(rule: &Value, optional: &mut Vec<String>) {
        if let (Some(known), Some(required)) = (rule.get("properties"), rule.get("required")) {
            let required = required.as_array().unwrap();
            let keys = known.as_object().unwrap().keys();
            optional.extend(
                keys.filter(|key| !required.contains(&Value::String((*key).clone()))).cloned(),
            );
        }
        for part in rule.as_object().into_iter().flatten().map(|(_, part)| part) {
            walk(part, optional);
        }
    }
    let mut optional = Vec::new();
    walk(&schema(), &mut optional);
    optional.sort();
    optional.dedup();
    // Which of counts, shares, scores and a person's own mean there are, the mode decides; which
    // of the others, the kind of a flag or of a split.
    let expected = [
        "answers",
        "average_deviation",
        "between",
        "chance",
        "counts",
        "least",
        "length",
        "name",
        "over",
        "own_mean",
        "person",
        "r_wg",
        "scores",
        "seconds",
        "shares",
        "team",
        "teams",
    ];
    assert_eq!(optional, expected);
}
