//! What a page shows of each number, compared with the number that it carries.

use serde_json::Value;

use super::Difference;
use crate::error::nearest;
use crate::format;

/// What names the number that an element shows.
const NUMBER: &str = " data-number=\"";

/// The result of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// How many numbers were compared.
    pub compared: usize,
    /// Those that differ.
    pub differences: Vec<Difference>,
}

/// Compares every element with `data-number="PATH"` with the number at that path of the scores.
#[must_use]
pub fn compare_shown(page: &str, scores: &Value) -> Shown {
    let mut shown = Shown::default();
    for (at, _) in page.match_indices(NUMBER) {
        let Some((path, text)) = element(page, at) else { continue };
        shown.compared += 1;
        let carried = path.split('.').try_fold(scores, |value, step| match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            other => other.get(step),
        });
        let known = carried.map(texts).unwrap_or_default();
        if !known.contains(&text) && !carried.is_some_and(|own| is_precisely(own, &text)) {
            // In the form that is most like what is shown.
            let like = nearest(&text, known.iter().map(String::as_str));
            let expected = like.or(known.first().map(String::as_str)).unwrap_or("nothing");
            shown.differences.push(Difference {
                path: path.to_owned(),
                expected: expected.to_owned(),
                found: text,
            });
        }
    }
    shown
}

/// Whether a text is a probability to more places than it has as a rule.
fn is_precisely(value: &Value, text: &str) -> bool {
    let is_it = |value: f64| {
        (3..=format::MOST_PLACES).any(|places| format::probability_to(value, places) == text)
    };
    value.as_f64().is_some_and(is_it)
}

/// The path and the text of the element that has the attribute at this place.
fn element(page: &str, at: usize) -> Option<(&str, String)> {
    let name = page[..at].rsplit('<').next()?.split_whitespace().next()?;
    let rest = &page[at + NUMBER.len()..];
    let (path, rest) = rest.split_once('"')?;
    let (_, inside) = rest.split_once('>')?;
    let inside = &inside[..end(inside, name)?];
    let mut text = String::new();
    let mut in_tag = false;
    for letter in inside.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Some((path, text.trim().to_owned()))
}

/// Where an element ends that begins with this text; others of its name may stand in it.
fn end(inside: &str, name: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}"));
    let (mut from, mut depth) = (0, 0_usize);
    loop {
        let closing = from + inside[from..].find(&close)?;
        depth += inside[from..closing].matches(&open).count();
        if depth == 0 {
            return Some(closing);
        }
        depth -= 1;
        from = closing + close.len();
    }
}

/// How a report may show a number: the first is the most usual.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Number(number) => {
            let value = number.as_f64().unwrap_or_default();
            let mut texts = Vec::new();
            if let Some(count) = number.as_u64() {
                texts.push(format::count(count as usize));
                texts.push(format::spelled(count as usize));
            }
            texts.extend([
                format::percent(value),
                format::percent_number(value),
                format::percent_tenths(value),
                format::probability(value),
                format::index(value),
                format::six_places(value),
                format::points_tenths(value),
                format!("{}{}%", format::percent_tenths(value), format::NO_BREAK_SPACE),
            ]);
            // Six places carry 1 for what a page shows as just below it, and 0 as just above.
            let hair = 1e-7;
            if let Some(0 | 1) = number.as_u64() {
                texts.push(format::probability(value.clamp(hair, 1.0 - hair)));
            }
            texts.extend((0..=3).map(|places| format::decimal(value, places)));
            texts
        }
        Value::Null => vec![format::NOTHING.to_owned(), String::new()],
        Value::String(text) => vec![text.clone()],
        Value::Bool(truth) => vec![truth.to_string()],
        Value::Array(_) | Value::Object(_) => Vec::new(),
    }
}
