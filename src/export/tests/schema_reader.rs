//! A small reader of JSON Schema that knows the words our schemas use, and no others.

use serde_json::Value;

/// What the reader takes for granted: our own schemas are tested by being used.
const SOUND: &str = "the schema is well formed";

/// What is wrong with `value`, with its path.
pub(crate) fn faults(
    value: &Value,
    rule: &Value,
    root: &Value,
    path: &str,
    found: &mut Vec<String>,
) {
    let mut fault = |what: String| found.push(format!("{path}: {what}"));
    for (word, wanted) in rule.as_object().expect(SOUND) {
        let holds = match word.as_str() {
            // What is only told, and what the second half follows.
            "$schema" | "$id" | "title" | "description" | "$defs" | "properties" | "items"
            | "$ref" | "propertyNames" | "oneOf" | "allOf" | "if" | "then" | "else" => true,
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|one| is_type(value, one)),
                one => is_type(value, one),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array().expect(SOUND).contains(value),
            "minimum" => {
                value.as_f64().is_none_or(|number| number >= wanted.as_f64().expect(SOUND))
            }
            "maximum" => {
                value.as_f64().is_none_or(|number| number <= wanted.as_f64().expect(SOUND))
            }
            "exclusiveMinimum" => {
                value.as_f64().is_none_or(|number| number > wanted.as_f64().expect(SOUND))
            }
            "not" => !passes(value, wanted, root),
            "minLength" => value.as_str().is_none_or(|text| !text.is_empty()),
            "pattern" => value.as_str().is_none_or(|text| match wanted.as_str().expect(SOUND) {
                "^[a-z0-9]+(-[a-z0-9]+)*$" => is_slug(text),
                "^\\s*[a-z0-9]+(-[a-z0-9]+)*\\s*$" => is_slug(text.trim()),
                "\\S" => !text.trim().is_empty(),
                unknown => panic!("the schema has the pattern {unknown}, which is not known here"),
            }),
            "minItems" => value.as_array().is_none_or(|list| list.len() >= size(wanted)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() <= size(wanted)),
            "minProperties" => value.as_object().is_none_or(|map| map.len() >= size(wanted)),
            "maxProperties" => value.as_object().is_none_or(|map| map.len() <= size(wanted)),
            "uniqueItems" => value.as_array().is_none_or(|list| {
                list.iter().enumerate().all(|(place, item)| !list[..place].contains(item))
            }),
            "required" => wanted
                .as_array()
                .expect(SOUND)
                .iter()
                .all(|key| value.get(key.as_str().expect(SOUND)).is_some()),
            "additionalProperties" if wanted.is_object() => true,
            "additionalProperties" => {
                let known = rule["properties"].as_object().expect(SOUND);
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
        let rule = root.pointer(name.as_str().expect(SOUND).trim_start_matches('#')).expect(SOUND);
        faults(value, rule, root, path, found);
    }
    if let Some(rules) = rule.get("oneOf") {
        let passing =
            rules.as_array().expect(SOUND).iter().filter(|rule| passes(value, rule, root));
        if passing.count() != 1 {
            found.push(format!("{path}: {value} is not one of {rules}"));
        }
    }
    for rule in rule.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        faults(value, rule, root, path, found);
    }
    if let Some(asked) = rule.get("if") {
        let follows = if passes(value, asked, root) { "then" } else { "else" };
        if let Some(rule) = rule.get(follows) {
            faults(value, rule, root, path, found);
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

/// Whether nothing is wrong with `value`.
fn passes(value: &Value, rule: &Value, root: &Value) -> bool {
    let mut found = Vec::new();
    faults(value, rule, root, "", &mut found);
    found.is_empty()
}

fn is_type(value: &Value, name: &Value) -> bool {
    match name.as_str().expect(SOUND) {
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
    usize::try_from(wanted.as_u64().expect(SOUND)).expect(SOUND)
}
