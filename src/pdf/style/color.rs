//! Reading colours.

use cssparser::color::{parse_hash_color, parse_named_color};
use cssparser::{Parser, SourceLocation, Token};

use super::draft::Basis;
use super::value::{Complaint, Input, Read, expect, refuse};
use crate::error::nearest;
use crate::theme::Color;

/// A colour as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Of the text.
    Current,
    /// No colour.
    Transparent,
    /// This one.
    Solid(Color),
}

/// A colour that may be `transparent`.
pub fn paint<'i>(input: &mut Input<'i, '_>) -> Read<'i, Paint> {
    expect(input, "a colour such as `#0072b2`, `rgb(0 114 178)` or `navy`", read_paint)
}

fn read_paint<'i>(input: &mut Input<'i, '_>) -> Read<'i, Paint> {
    let start = input.current_source_location();
    let solid = |(red, green, blue)| Paint::Solid(Color { red, green, blue });
    match input.next()?.clone() {
        Token::Hash(digits) | Token::IDHash(digits) => match parse_hash_color(digits.as_bytes()) {
            Ok((red, green, blue, alpha)) => {
                opaque(start, alpha).map(|paint| paint.unwrap_or(solid((red, green, blue))))
            }
            Err(()) => refuse(input),
        },
        Token::Ident(name) if name.eq_ignore_ascii_case("currentcolor") => Ok(Paint::Current),
        Token::Ident(name) if name.eq_ignore_ascii_case("transparent") => Ok(Paint::Transparent),
        Token::Ident(name) => match parse_named_color(&name.to_ascii_lowercase()) {
            Ok(color) => Ok(solid(color)),
            Err(()) => {
                let names = cssparser::color::all_named_colors().map(|(name, _)| name);
                match nearest(&name, names) {
                    Some(near) => Err(start.new_custom_error(Complaint {
                        message: None,
                        hint: Some(format!("did you mean `{near}`?")),
                    })),
                    None => refuse(input),
                }
            }
        },
        Token::Function(name) if matches!(&*name.to_ascii_lowercase(), "rgb" | "rgba") => input
            .parse_nested_block(|input| {
                let mut parts = [0_u8; 3];
                for (index, part) in parts.iter_mut().enumerate() {
                    if index > 0 {
                        let _ = input.try_parse(Parser::expect_comma);
                    }
                    *part = channel(input)?;
                }
                let separator = input.try_parse(|input| match input.next()? {
                    Token::Comma | Token::Delim('/') => Ok(()),
                    _ => refuse(input),
                });
                let alpha = if separator.is_ok() { channel_share(input)? } else { 1.0 };
                opaque(start, alpha)
                    .map(|paint| paint.unwrap_or(solid((parts[0], parts[1], parts[2]))))
            }),
        _ => refuse(input),
    }
}

fn channel<'i>(input: &mut Input<'i, '_>) -> Read<'i, u8> {
    match *input.next()? {
        Token::Number { value, .. } => Ok(value.round().clamp(0.0, 255.0) as u8),
        Token::Percentage { unit_value, .. } => {
            Ok((unit_value * 255.0).round().clamp(0.0, 255.0) as u8)
        }
        _ => refuse(input),
    }
}

fn channel_share<'i>(input: &mut Input<'i, '_>) -> Read<'i, f32> {
    match *input.next()? {
        Token::Number { value, .. } => Ok(value),
        Token::Percentage { unit_value, .. } => Ok(unit_value),
        _ => refuse(input),
    }
}

/// Colours are opaque or not there: what lies between cannot be printed by every press.
fn opaque<'i>(at: SourceLocation, alpha: f32) -> Read<'i, Option<Paint>> {
    if alpha >= 1.0 {
        Ok(None)
    } else if alpha <= 0.0 {
        Ok(Some(Paint::Transparent))
    } else {
        let hint = "mix the colour with its background and write the result";
        Err(at.new_custom_error(Complaint::new("colours cannot be half transparent", hint)))
    }
}

/// A colour that something is painted in.
pub fn color<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Color + Send + Sync + use<>> {
    let start = input.current_source_location();
    match paint(input)? {
        Paint::Transparent => {
            let hint = "expected a colour; `transparent` is for backgrounds";
            Err(start.new_custom_error(Complaint { message: None, hint: Some(hint.into()) }))
        }
        paint => Ok(move |basis: &Basis| paint.color(basis).unwrap_or(basis.color)),
    }
}

impl Paint {
    /// The colour, if there is one.
    pub fn color(self, basis: &Basis) -> Option<Color> {
        match self {
            Self::Current => Some(basis.color),
            Self::Transparent => None,
            Self::Solid(color) => Some(color),
        }
    }
}

/// The colour of a background.
pub fn background<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Option<Color> + Send + Sync + use<>> {
    let none = input.try_parse(|input| input.expect_ident_matching("none")).is_ok();
    let paint = if none { Paint::Transparent } else { paint(input)? };
    Ok(move |basis: &Basis| paint.color(basis))
}
