//! Custom properties: `--name: value` once for the whole document, and `var(--name)`.

use std::collections::BTreeMap;

/// Values by name, the two hyphens included.
pub type Variables = BTreeMap<String, String>;

/// How deep variables may refer to each other.
const DEEPEST: usize = 8;

/// The custom properties that a sheet declares, added to those that are given. A later one wins.
#[must_use]
pub fn declared(text: &str, given: &Variables) -> Variables {
    let mut variables = given.clone();
    for part in without_comments(text).split([';', '{', '}']) {
        if let Some((name, value)) = part.split_once(':') {
            let name = name.trim();
            if name.starts_with("--") && !name.contains(char::is_whitespace) {
                variables.insert(name.to_owned(), value.trim().to_owned());
            }
        }
    }
    variables
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        let inside = start + "/*".len();
        match rest[inside..].find("*/") {
            Some(end) => rest = &rest[inside + end + 2..],
            None => return out,
        }
    }
    out.push_str(rest);
    out
}

/// The value with every `var()` replaced.
///
/// # Errors
///
/// The name of a variable that is not declared, or that refers to itself.
pub fn resolve(value: &str, variables: &Variables) -> Result<String, String> {
    resolve_at(value, variables, 0)
}

fn resolve_at(value: &str, variables: &Variables, depth: usize) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = value;
    while let Some(start) = rest.find("var(") {
        out.push_str(&rest[..start]);
        let inside = &rest[start + 4..];
        let end = closing(inside).ok_or_else(|| inside.trim().to_owned())?;
        let (name, fallback) = match inside[..end].split_once(',') {
            Some((name, fallback)) => (name.trim(), Some(fallback)),
            None => (inside[..end].trim(), None),
        };
        let found = variables.get(name).map(String::as_str).or(fallback);
        let found = found.filter(|_| depth < DEEPEST).ok_or_else(|| name.to_owned())?;
        out.push_str(&resolve_at(found, variables, depth + 1)?);
        rest = &inside[end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

fn closing(text: &str) -> Option<usize> {
    let mut open = 0;
    for (index, character) in text.char_indices() {
        match character {
            '(' => open += 1,
            ')' if open == 0 => return Some(index),
            ')' => open -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_may_refer_to_others_and_fall_back() {
        let variables =
            declared(":root { --ink: #111; /* a */ --text: var(--ink) }", &Variables::new());
        assert_eq!(resolve("1pt solid var(--text)", &variables).unwrap(), "1pt solid #111");
        assert_eq!(resolve("var(--none, red)", &variables).unwrap(), " red");
        assert_eq!(resolve("var(--none)", &variables), Err("--none".to_owned()));
    }

    #[test]
    fn a_comment_ends_behind_its_beginning() {
        let variables =
            declared(":root { /*/ --a: 1; /*/ --b: 2; /**/ --c: 3 }", &Variables::new());
        assert_eq!(variables.keys().collect::<Vec<_>>(), ["--b", "--c"]);
    }

    #[test]
    fn a_circle_of_variables_is_an_error() {
        let variables = declared(":root { --a: var(--b); --b: var(--a) }", &Variables::new());
        assert!(resolve("var(--a)", &variables).is_err());
    }
}
