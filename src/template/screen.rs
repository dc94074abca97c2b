//! The page with its placeholders filled: the file for the screen.
//!
//! A template asks for a drawing with `<svg data-drawing="NAME"></svg>` and for what it shows in
//! words with an element that has `data-description="NAME"`. Both are filled in one pass over the
//! page; what is filled in is not read again, so no text can ask for a drawing. Escaped text can
//! hold no `<`, so a person's name cannot either.

use std::collections::BTreeMap;

use super::isolate::Isolated;
use crate::drawing::Drawing;
use crate::error::{Failure, Place, Problem, nearest};

/// What the name of a drawing for narrow windows ends with; it stands beside the wide one.
const NARROW: &str = "-narrow";
const DRAWING: &str = " data-drawing=\"";
const DESCRIPTION: &str = " data-description=\"";

/// How a placeholder wants its drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role<'a> {
    /// A picture with a title and a description.
    Picture,
    /// A mark beside words that say the same: hidden from screen readers.
    Decoration,
    /// A mark that stands for these words.
    Named(&'a str),
}

/// Fills every placeholder of a page. `svg` writes a drawing as inline SVG; the names in what it shows
/// in words are `isolated`.
///
/// # Errors
///
/// Every placeholder that names a drawing which does not exist, with its line in the page.
pub fn screen(
    page: &str,
    drawings: &BTreeMap<String, Drawing>,
    isolated: &Isolated,
    mut svg: impl FnMut(&str, &Drawing, Role) -> String,
) -> Result<String, Failure> {
    let mut filled = String::with_capacity(page.len() * 4);
    let mut problems = Vec::new();
    let mut rest = page;
    while let Some(tag) = next_placeholder(rest) {
        filled.push_str(&rest[..tag.start]);
        let Some(drawing) = drawings.get(tag.name) else {
            let line = 1 + page[..page.len() - rest.len() + tag.start].matches('\n').count();
            problems.push(missing(tag.name, line, drawings));
            rest = &rest[tag.end..];
            continue;
        };
        match tag.kind {
            Kind::Drawing(role) => {
                let wide = svg(tag.name, drawing, role);
                let name = format!("{}{NARROW}", tag.name);
                match drawings.get(&name) {
                    None => filled.push_str(&wide),
                    // The style sheet shows one of the two.
                    Some(drawing) => {
                        filled.push_str(&of_class("broad", &wide));
                        filled.push_str(&of_class("slim", &svg(&name, drawing, role)));
                    }
                }
            }
            Kind::Description => {
                filled.push_str(&rest[tag.start..tag.end]);
                let mut description = String::with_capacity(drawing.description.len());
                escape(&drawing.description, &mut description);
                isolated.in_text(&description, &mut filled);
            }
        }
        rest = &rest[tag.end..];
    }
    filled.push_str(rest);
    if problems.is_empty() { Ok(filled) } else { Err(Failure::Usage(problems)) }
}

/// The element with a class.
fn of_class(class: &str, svg: &str) -> String {
    svg.replacen("<svg ", &format!("<svg class=\"{class}\" "), 1)
}

enum Kind<'a> {
    Drawing(Role<'a>),
    Description,
}

/// A placeholder: the bytes that it takes up, and what it asks for.
struct Placeholder<'a> {
    start: usize,
    end: usize,
    name: &'a str,
    kind: Kind<'a>,
}

fn next_placeholder(text: &str) -> Option<Placeholder<'_>> {
    let mut from = 0;
    loop {
        let found = from + text[from..].find(" data-d")?;
        let start = text[..found].rfind('<')?;
        let end = found + text[found..].find('>')? + 1;
        let tag = &text[start..end];
        if let Some(name) = attribute(tag, DRAWING).filter(|_| tag.starts_with("<svg ")) {
            let close = if text[end..].starts_with("</svg>") { "</svg>".len() } else { 0 };
            let role = match attribute(tag, " aria-label=\"") {
                Some(label) => Role::Named(label),
                None if tag.contains(" aria-hidden=\"true\"") => Role::Decoration,
                None => Role::Picture,
            };
            return Some(Placeholder { start, end: end + close, name, kind: Kind::Drawing(role) });
        }
        if let Some(name) = attribute(tag, DESCRIPTION) {
            return Some(Placeholder { start, end, name, kind: Kind::Description });
        }
        from = end;
    }
}

/// The value of an attribute, as the page has it: escaped.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(name)? + name.len();
    let length = tag[start..].find('"')?;
    Some(&tag[start..start + length])
}

fn missing(name: &str, line: usize, drawings: &BTreeMap<String, Drawing>) -> Problem {
    let place = Place::Line { file: "the page".to_owned(), line, column: None };
    let problem = Problem::error(format!("there is no drawing called `{name}`")).at(place);
    match nearest(name, drawings.keys().map(String::as_str)) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem,
    }
}

/// Appends a text as it stands in a page.
pub(super) fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            letter => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawings() -> BTreeMap<String, Drawing> {
        let drawing = Drawing {
            width: 10.0,
            height: 10.0,
            title: "Shares".to_owned(),
            description: "Tactical <b> data-drawing=\"cover\" leads".to_owned(),
            shapes: Vec::new(),
            values: Vec::new(),
        };
        BTreeMap::from([("cover".to_owned(), drawing.clone()), ("mark-none".to_owned(), drawing)])
    }

    fn filled(page: &str) -> Result<String, Failure> {
        screen(page, &drawings(), &Isolated::default(), |name, _, role| match role {
            Role::Picture => format!("[{name}]"),
            Role::Decoration => format!("[{name} hidden]"),
            Role::Named(label) => format!("[{name} = {label}]"),
        })
    }

    #[test]
    fn each_placeholder_is_filled_once_and_what_fills_it_is_not_read_again() {
        let page = "<p>a</p><svg data-drawing=\"cover\"></svg><p data-description=\"cover\"></p>\
                    <svg data-drawing=\"mark-none\" aria-hidden=\"true\"></svg>\
                    <svg data-drawing=\"mark-none\" aria-label=\"None &amp; all\"></svg>";
        insta::assert_snapshot!(filled(page).unwrap());
    }

    #[test]
    fn escaped_text_cannot_ask_for_a_drawing() {
        let page = "<b>&lt;svg data-drawing=&quot;cover&quot;&gt; data-drawing=</b>";
        assert_eq!(filled(page).unwrap(), page);
    }

    #[test]
    fn every_missing_drawing_is_named_with_its_line() {
        let page = "<p>\n<svg data-drawing=\"covr\"></svg>\n<svg data-drawing=\"zzzzzzzz\"></svg>";
        insta::assert_snapshot!(filled(page).unwrap_err());
    }
}
