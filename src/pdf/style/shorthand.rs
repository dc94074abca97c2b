//! Properties that stand for several others.

use cssparser::{Parser, ParserInput, Token};

use super::declaration::one;
use super::longhand::{Longhand, Set, find};
use super::value::{Complaint, Input, Read, refuse};

/// The names of the shorthands.
pub const NAMES: &[&str] = &[
    "background",
    "border",
    "border-bottom",
    "border-color",
    "border-left",
    "border-right",
    "border-style",
    "border-top",
    "border-width",
    "flex",
    "flex-flow",
    "gap",
    "list-style",
    "margin",
    "padding",
];

const SIDES: [&str; 4] = ["top", "right", "bottom", "left"];

type Found = Vec<(&'static str, Set)>;

/// Reads a shorthand.
pub fn read<'i>(name: &str, input: &mut Input<'i, '_>) -> Read<'i, Found> {
    match name {
        "margin" => sides(input, |side| format!("margin-{side}")),
        "padding" => sides(input, |side| format!("padding-{side}")),
        "border-width" => sides(input, |side| format!("border-{side}-width")),
        "border-style" => sides(input, |side| format!("border-{side}-style")),
        "border-color" => sides(input, |side| format!("border-{side}-color")),
        "border" => border(input, &SIDES),
        "border-top" => border(input, &["top"]),
        "border-right" => border(input, &["right"]),
        "border-bottom" => border(input, &["bottom"]),
        "border-left" => border(input, &["left"]),
        "background" => Ok(vec![single("background-color", input)?]),
        "list-style" => Ok(vec![single("list-style-type", input)?]),
        "gap" => gap(input),
        "flex" => flex(input),
        "flex-flow" => flex_flow(input),
        _ => refuse(input),
    }
}

fn longhand(name: &str) -> &'static Longhand {
    find(name).expect("a shorthand names properties that exist")
}

fn single<'i>(name: &str, input: &mut Input<'i, '_>) -> Read<'i, (&'static str, Set)> {
    let longhand = longhand(name);
    Ok((longhand.name, one(longhand, input)?))
}

/// A value that was read once, for another property of the same kind.
fn again(name: &str, text: &str) -> (&'static str, Set) {
    let longhand = longhand(name);
    let mut input = ParserInput::new(text);
    let set = one(longhand, &mut Parser::new(&mut input))
        .expect("a value that one side takes is taken by the others");
    (longhand.name, set)
}

/// One to four values for top, right, bottom and left.
fn sides<'i>(input: &mut Input<'i, '_>, name: impl Fn(&str) -> String) -> Read<'i, Found> {
    let first = longhand(&name("top"));
    let mut texts: Vec<String> = Vec::new();
    while texts.len() < 4 && !at_end(input) {
        input.skip_whitespace();
        let from = input.position();
        drop(one(first, input)?);
        texts.push(input.slice_from(from).to_owned());
    }
    if texts.is_empty() {
        drop(one(first, input)?);
    }
    let of = |side: usize| match (texts.len(), side) {
        (1, _) | (2..=4, 0) | (2, 2) => 0,
        (2 | 3, _) if side == 1 || side == 3 => 1,
        (_, side) => side,
    };
    Ok(SIDES.iter().enumerate().map(|(i, side)| again(&name(side), &texts[of(i)])).collect())
}

fn at_end(input: &mut Input) -> bool {
    let state = input.state();
    let end = match input.next() {
        Err(_) => true,
        Ok(token) => *token == Token::Delim('!'),
    };
    input.reset(&state);
    end
}

/// Width, style and colour in any order, for these sides.
fn border<'i>(input: &mut Input<'i, '_>, to: &[&str]) -> Read<'i, Found> {
    let parts = ["width", "style", "color"];
    let mut texts: [Option<String>; 3] = [None, None, None];
    input.skip_whitespace();
    let start = input.current_source_location();
    while !at_end(input) {
        input.skip_whitespace();
        let from = input.position();
        let found = (0..3).find(|&part| {
            let longhand = longhand(&format!("border-top-{}", parts[part]));
            texts[part].is_none() && input.try_parse(|input| one(longhand, input)).is_ok()
        });
        let Some(part) = found else {
            return Err(start.new_custom_error(Complaint {
                message: None,
                hint: Some(
                    "expected a width, a style and a colour, such as `1pt solid #7a828c`".into(),
                ),
            }));
        };
        texts[part] = Some(input.slice_from(from).to_owned());
    }
    // A width without a style draws nothing; a style without a width is of medium width.
    let defaults = ["2.25pt", "none", "currentcolor"];
    let mut all = Vec::new();
    for side in to {
        for part in 0..3 {
            let text = texts[part].as_deref().unwrap_or(defaults[part]);
            all.push(again(&format!("border-{side}-{}", parts[part]), text));
        }
    }
    Ok(all)
}

fn gap<'i>(input: &mut Input<'i, '_>) -> Read<'i, Found> {
    input.skip_whitespace();
    let from = input.position();
    let row = single("row-gap", input)?;
    let text = input.slice_from(from).to_owned();
    let column =
        if at_end(input) { again("column-gap", &text) } else { single("column-gap", input)? };
    Ok(vec![row, column])
}

fn flex<'i>(input: &mut Input<'i, '_>) -> Read<'i, Found> {
    let words = [("none", "0 0 auto"), ("auto", "1 1 auto"), ("initial", "0 1 auto")];
    for (word, meaning) in words {
        if input.try_parse(|input| input.expect_ident_matching(word)).is_ok() {
            let parts: Vec<&str> = meaning.split(' ').collect();
            return Ok(vec![
                again("flex-grow", parts[0]),
                again("flex-shrink", parts[1]),
                again("flex-basis", parts[2]),
            ]);
        }
    }
    let grow = single("flex-grow", input)?;
    let shrink = input.try_parse(|input| single("flex-shrink", input));
    let shrink = shrink.unwrap_or_else(|_| again("flex-shrink", "1"));
    let basis = if at_end(input) { again("flex-basis", "0") } else { single("flex-basis", input)? };
    Ok(vec![grow, shrink, basis])
}

fn flex_flow<'i>(input: &mut Input<'i, '_>) -> Read<'i, Found> {
    let mut found = Vec::new();
    while !at_end(input) {
        if let Ok(direction) = input.try_parse(|input| single("flex-direction", input)) {
            found.push(direction);
        } else {
            found.push(single("flex-wrap", input)?);
        }
    }
    Ok(found)
}
