//! Files of TOML in the form that a program asks for: every fault of form is told, not only the first.

mod faults;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, Error};

use crate::error::{Place, Problem, nearest};

pub(crate) use faults::{Faults, known_instead};

/// Quotes that a text program writes where straight ones are typed.
const TYPOGRAPHIC: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];

/// So many slips in the syntax are told; more of them say that the file is something else.
const MOST_SLIPS: usize = 5;

/// Reads a file; `file` is how messages call it.
///
/// # Errors
///
/// All slips in the syntax or, where there are none, all unknown keys and wrong types.
pub(crate) fn read<T: DeserializeOwned>(text: &str, file: &str) -> Result<T, Vec<Problem>> {
    let problem = |error: &Error| problem(text, file, error);
    match toml::from_str(text) {
        Ok(read) => Ok(read),
        Err(first) => {
            let (mut table, slips) = DeTable::parse_recoverable(text);
            if !slips.is_empty() {
                let mut problems: Vec<Problem> = slips.iter().map(problem).collect();
                problems.sort_by(|one, other| one.place.cmp(&other.place));
                // One slip may be met several times on its way to the end of the line.
                problems.dedup_by(|one, other| one.place == other.place);
                return Err(few(problems, file));
            }
            let mut problems = vec![problem(&first)];
            let mut fault = first;
            // Without what is wrong, the next fault is seen.
            while fault.span().is_some_and(|span| remove(table.get_mut(), span.start)) {
                match T::deserialize(Deserializer::from(table.clone())) {
                    Ok(_) => break,
                    Err(next) => {
                        problems.push(problem(&next));
                        fault = next;
                    }
                }
            }
            problems.sort_by(|one, other| one.place.cmp(&other.place));
            Err(problems)
        }
    }
}

/// The first of many slips, and what so many of them say of the file.
fn few(mut slips: Vec<Problem>, file: &str) -> Vec<Problem> {
    let more = slips.len().saturating_sub(MOST_SLIPS);
    if more > 0 {
        slips.truncate(MOST_SLIPS);
        slips.push(
            Problem::error(format!("{more} more lines cannot be read as TOML"))
                .at(Place::File { file: file.to_owned() })
                .hint("it may be another file than the one that is meant"),
        );
    }
    slips
}

/// Removes the innermost entry whose key or value begins at this place of the text.
fn remove(table: &mut DeTable<'_>, start: usize) -> bool {
    let begins = |span: std::ops::Range<usize>| span.start == start;
    let holds = |value: &Spanned<DeValue<'_>>| {
        let items = value.get_ref().as_array();
        begins(value.span())
            || items.is_some_and(|items| items.iter().any(|one| begins(one.span())))
    };
    for (_, value) in table.iter_mut() {
        let removed = match value.get_mut() {
            DeValue::Table(inner) => remove(inner, start),
            DeValue::Array(items) => items.iter_mut().any(|item| match item.get_mut() {
                DeValue::Table(inner) => remove(inner, start),
                _ => false,
            }),
            _ => false,
        };
        if removed {
            return true;
        }
    }
    let key = table.iter().find(|(key, value)| begins(key.span()) || holds(value));
    let key = key.map(|(key, _)| key.clone());
    key.is_some_and(|key| table.remove(&key).is_some())
}

/// What the reader of TOML says, with the line and, for an unknown key, the nearest known one.
fn problem(text: &str, file: &str, error: &Error) -> Problem {
    let message = error.message().lines().collect::<Vec<_>>().join("; ");
    let file = file.to_owned();
    let span = error.span().unwrap_or_default();
    let here = text.get(span.clone()).unwrap_or_default();
    let message = match &*message {
        "duplicate key" if !here.is_empty() => format!("`{}` stands here twice", here.trim()),
        _ => message,
    };
    let problem = Problem::error(plain(&message)).at(match error.span() {
        Some(span) => Place::Line { file, line: line(text, span.start), column: None },
        None => Place::File { file },
    });
    let own_line = text.get(span.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    if own_line.starts_with(TYPOGRAPHIC) {
        return problem
            .hint("write straight quotes, as in \"Name\", and not those of a text program");
    }
    // The reader's message for an unknown key: unknown field `x`, expected one of `a`, `b`.
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next() {
        Some(found) if message.starts_with("unknown field") => {
            match nearest(found, quoted.collect::<Vec<_>>()) {
                Some(near) => problem.hint(format!("did you mean `{near}`?")),
                None => problem,
            }
        }
        _ => problem,
    }
}

/// The reader's message in the words of who writes such a file: of a wrong type it says
/// `invalid type: integer `4`, expected a string`, of an unknown key as above.
fn plain(message: &str) -> String {
    let wrong_type = || {
        let (found, expected) =
            message.strip_prefix("invalid type: ")?.split_once(", expected ")?;
        let found = match found.split_once(' ').unwrap_or((found, "")) {
            ("string", text) => format!("the text {text}"),
            ("integer" | "floating", number) => {
                format!("the number {}", number.trim_start_matches("point "))
            }
            ("boolean", value) => value.to_owned(),
            ("sequence", _) => "a list".to_owned(),
            ("map", _) => "a section with keys of its own".to_owned(),
            (other, rest) => format!("{other} {rest}").trim_end().to_owned(),
        };
        let expected = match expected {
            "i64" | "u64" | "u32" | "usize" => "a whole number",
            "f64" => "a number",
            "a string" => "a text in quotes",
            "a sequence" => "a list such as `[\"…\", \"…\"]`",
            "a boolean" => "`true` or `false`",
            "a map" => "a section with keys of its own",
            other if other.starts_with("struct ") => "a section with keys of its own",
            other => other,
        };
        Some(format!("{found} stands where {expected} is needed"))
    };
    let unknown_key = || {
        let (key, known) = message.strip_prefix("unknown field ")?.split_once(", ")?;
        let known = known.strip_prefix("expected one of ").or(known.strip_prefix("expected "));
        Some(format!("{key} is no key that is known here; known: {}", known?.replace(" or ", ", ")))
    };
    wrong_type().or_else(unknown_key).unwrap_or_else(|| message.to_owned())
}

/// The line of the byte at `at`, from 1.
pub(crate) fn line(text: &str, at: usize) -> usize {
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Survey {
        name: Option<Spanned<String>>,
        people: Option<i64>,
        tags: Vec<Spanned<String>>,
        asks: Vec<Ask>,
    }

    #[derive(Debug, Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Ask {
        text: String,
        weight: f64,
    }

    fn told(text: &str) -> String {
        let problems = read::<Survey>(text, "survey.toml").unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_unknown_key_and_wrong_type_is_told_in_the_order_of_lines() {
        let text = r#"
            nmae = "Spring"
            people = "twelve"
            tags = ["a", 2, "b"]

            [[asks]]
            text = "Which?"
            weight = 2.0

            [[asks]]
            text = 4
            wieght = 1.0
        "#;
        insta::assert_snapshot!(told(text), @r#"
        error: survey.toml:2: `nmae` is no key that is known here; known: `name`, `people`, `tags`, `asks`
          hint: did you mean `name`?
        error: survey.toml:3: the text "twelve" stands where a whole number is needed
        error: survey.toml:4: the number `2` stands where a text in quotes is needed
        error: survey.toml:11: the number `4` stands where a text in quotes is needed
        error: survey.toml:12: `wieght` is no key that is known here; known: `text`, `weight`
          hint: did you mean `weight`?
        "#);
    }

    #[test]
    fn every_slip_of_the_syntax_is_told() {
        let text = "name = Spring\npeople = 12\ntags = [\"a\"\n[[asks]\n";
        insta::assert_snapshot!(told(text), @"
        error: survey.toml:1: string values must be quoted, expected literal string
        error: survey.toml:4: missing comma between array elements, expected `,`
        ");
        assert!(told(&"Timestamp\n".repeat(12)).contains("7 more lines cannot be read as TOML"));
    }

    #[test]
    fn what_is_right_is_read() {
        let text = "name = \"Spring\"\npeople = 12\n[[asks]]\ntext = \"Which?\"\nweight = 2.0\n";
        let read: Survey = read(text, "survey.toml").unwrap();
        assert_eq!(read.name.unwrap().into_inner(), "Spring");
        assert_eq!((read.people, read.tags.len()), (Some(12), 0));
        assert_eq!((read.asks[0].text.as_str(), read.asks[0].weight), ("Which?", 2.0));
    }

    #[test]
    fn typographic_quotes_and_a_key_that_stands_twice_are_told_in_plain_words() {
        insta::assert_snapshot!(told("name = “Spring”\ntags = [„a“]"), @r#"
        error: survey.toml:1: string values must be quoted, expected literal string
          hint: write straight quotes, as in "Name", and not those of a text program
        error: survey.toml:2: string values must be quoted, expected literal string
          hint: write straight quotes, as in "Name", and not those of a text program
        "#);
        insta::assert_snapshot!(told("name = \"a\"\nname = \"b\""), @"error: survey.toml:2: `name` stands here twice");
    }
}
