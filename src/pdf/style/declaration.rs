//! `name: value` → what it sets.

use cssparser::{Parser, ParserInput, parse_important};

use super::draft::{Basis, Draft};
use super::longhand::{LONGHANDS, Longhand, Set, find};
use super::shorthand;
use super::value::{Complaint, Input, Read};
use super::variable::{Variables, resolve};
use crate::error::nearest;

/// One property, set.
pub struct Declaration {
    /// The property.
    pub property: &'static str,
    /// Writes its value.
    pub set: Set,
    /// Marked `!important`.
    pub important: bool,
}

/// The names of all properties that a style sheet may set.
#[must_use]
pub fn property_names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = LONGHANDS
        .iter()
        .map(|longhand| longhand.name)
        .chain(shorthand::NAMES.iter().copied())
        .collect();
    names.sort_unstable();
    names
}

/// Reads the value of a property.
pub fn read<'i>(
    name: &str,
    input: &mut Input<'i, '_>,
    variables: &Variables,
) -> Read<'i, Vec<Declaration>> {
    let name = name.to_ascii_lowercase();
    if name.starts_with("--") {
        while input.next_including_whitespace().is_ok() {}
        return Ok(Vec::new());
    }
    let known = find(&name).is_some() || shorthand::NAMES.contains(&name.as_str());
    if !known {
        return Err(input.new_custom_error(unknown(&name)));
    }
    let start = input.state();
    let from = input.position();
    while input.next_including_whitespace().is_ok() {}
    let text = input.slice_from(from);
    if !text.contains("var(") {
        input.reset(&start);
        return value(&name, input);
    }
    // The value is read again with its variables put in; a problem in it is told where it stands.
    let replaced = resolve(text, variables).map_err(|missing| {
        let message = format!("`{missing}` is not declared");
        let near = nearest(&missing, variables.keys().map(String::as_str));
        let hint = near.map_or_else(
            || "declare it in `:root { }`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        input.new_custom_error(Complaint::new(message, hint))
    })?;
    let mut inner = ParserInput::new(&replaced);
    let mut inner = Parser::new(&mut inner);
    value(&name, &mut inner).map_err(|error| {
        let complaint = match error.kind {
            cssparser::ParseErrorKind::Custom(complaint) => complaint,
            cssparser::ParseErrorKind::Basic(_) => Complaint::default(),
        };
        input.new_custom_error(complaint)
    })
}

fn unknown(name: &str) -> Complaint {
    let names = property_names();
    let hint = match nearest(name, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "templates/README.md lists the properties that work on paper".to_owned(),
    };
    Complaint::new(format!("unknown property `{name}`"), hint)
}

fn value<'i>(name: &str, input: &mut Input<'i, '_>) -> Read<'i, Vec<Declaration>> {
    let mut found = match find(name) {
        Some(longhand) => vec![(longhand.name, one(longhand, input)?)],
        None => shorthand::read(name, input)?,
    };
    let important = input.try_parse(parse_important).is_ok();
    input.expect_exhausted()?;
    Ok(found.drain(..).map(|(property, set)| Declaration { property, set, important }).collect())
}

/// The value of a property with one value, or a word that takes it from elsewhere.
pub fn one<'i>(longhand: &'static Longhand, input: &mut Input<'i, '_>) -> Read<'i, Set> {
    if let Some(taken) = taken(longhand, input) {
        return Ok(taken);
    }
    (longhand.read)(input)
}

fn taken(longhand: &'static Longhand, input: &mut Input) -> Option<Set> {
    let word = input
        .try_parse(|input| {
            let word = input.expect_ident_cloned().map_err(|_| ())?;
            ["inherit", "initial", "unset"]
                .into_iter()
                .find(|known| word.eq_ignore_ascii_case(known))
                .ok_or(())
        })
        .ok()?;
    let inherit = word == "inherit" || (word == "unset" && longhand.inherited);
    Some(Box::new(move |draft: &mut Draft, basis: &Basis| {
        if inherit {
            (longhand.copy)(basis.parent, draft);
        } else {
            (longhand.copy)(&Draft::default(), draft);
        }
    }))
}
