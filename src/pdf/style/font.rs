//! Reading the properties of type.

use std::sync::Arc;

use cssparser::Token;

use super::draft::{Basis, Leading};
use super::value::{Input, LengthOrShare, Read, Sign, expect, length_or_share, refuse, word};

/// Families that stand for a kind of face. We have one face for all kinds: the theme's.
const GENERIC: &[&str] =
    &["sans-serif", "serif", "monospace", "system-ui", "ui-sans-serif", "ui-monospace"];

/// `font-family`.
pub fn family<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Arc<[String]> + Send + Sync + use<>> {
    let what = "names of families, separated by commas";
    let families: Arc<[String]> = expect(input, what, |input| {
        let mut families = vec![one_family(input)?];
        while input.try_parse(cssparser::Parser::expect_comma).is_ok() {
            families.push(one_family(input)?);
        }
        families.retain(|family| !GENERIC.contains(&family.to_ascii_lowercase().as_str()));
        Ok(families)
    })?
    .into();
    Ok(move |_: &Basis| Arc::clone(&families))
}

fn one_family<'i>(input: &mut Input<'i, '_>) -> Read<'i, String> {
    if let Ok(name) = input.try_parse(cssparser::Parser::expect_string_cloned) {
        return Ok(name.to_string());
    }
    let mut name = input.expect_ident()?.to_string();
    while let Ok(more) = input.try_parse(cssparser::Parser::expect_ident_cloned) {
        name.push(' ');
        name.push_str(&more);
    }
    Ok(name)
}

/// `font-size`; a percentage is of the parent's size, which is what `basis` gives as the size.
pub fn size<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> f32 + Send + Sync + use<>> {
    let value =
        expect(input, "a length or a percentage", |input| length_or_share(input, Sign::Positive))?;
    Ok(move |basis: &Basis| match value {
        LengthOrShare::Length(length) => length.points(basis),
        LengthOrShare::Share(share) => share * basis.font_size,
    })
}

/// `font-weight`.
pub fn weight<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> u16 + Send + Sync + use<>> {
    let weight = expect(input, "`normal`, `bold` or a number from 100 to 900", |input| {
        let state = input.state();
        if let Token::Number { int_value: Some(number @ 1..=1000), .. } = *input.next()? {
            return Ok(number as u16);
        }
        input.reset(&state);
        word(input, &[("normal", 400), ("bold", 700)])
    })?;
    Ok(move |_: &Basis| weight)
}

/// `line-height`.
pub fn leading<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Leading + Send + Sync + use<>> {
    let what = "`normal`, a number, a length or a percentage";
    let written = expect(input, what, |input| {
        if input.try_parse(|input| input.expect_ident_matching("normal")).is_ok() {
            return Ok(Err(Leading::default()));
        }
        let state = input.state();
        if let Token::Number { value, .. } = *input.next()?
            && value.is_finite()
            && value >= 0.0
        {
            return Ok(Err(Leading::Factor(value)));
        }
        input.reset(&state);
        length_or_share(input, Sign::Positive).map(Ok)
    })?;
    Ok(move |basis: &Basis| match written {
        Err(ready) => ready,
        Ok(LengthOrShare::Length(length)) => Leading::Points(length.points(basis)),
        Ok(LengthOrShare::Share(share)) => Leading::Points(share * basis.font_size),
    })
}

/// `letter-spacing`.
pub fn letter_spacing<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> f32 + Send + Sync + use<>> {
    let value = expect(input, "`normal` or a length", |input| {
        if input.try_parse(|input| input.expect_ident_matching("normal")).is_ok() {
            return Ok(None);
        }
        super::value::length(input, Sign::Any).map(Some)
    })?;
    Ok(move |basis: &Basis| value.map_or(0.0, |length| length.points(basis)))
}

/// `font-variant-numeric`: whether figures are as wide as each other.
pub fn tabular<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> bool + Send + Sync + use<>> {
    // Our faces have lining figures only, so that word changes nothing.
    let table = [
        ("normal", false),
        ("tabular-nums", true),
        ("lining-nums", false),
        ("proportional-nums", false),
    ];
    let mut tabular = word(input, &table)?;
    while let Ok(more) = input.try_parse(|input| word(input, &table)) {
        tabular |= more;
    }
    Ok(move |_: &Basis| tabular)
}

/// What `text-decoration` draws.
#[derive(Debug, Clone, Copy, Default)]
pub struct Decoration {
    /// Below the text.
    pub underline: bool,
    /// Through the text.
    pub line_through: bool,
}

/// `text-decoration`.
pub fn decoration<'i>(input: &mut Input<'i, '_>) -> Read<'i, Decoration> {
    let table = [("none", 0), ("underline", 1), ("line-through", 2)];
    let mut lines = word(input, &table)?;
    while let Ok(more) = input.try_parse(|input| match word(input, &table)? {
        0 => refuse(input),
        more => Ok(more),
    }) {
        lines |= more;
    }
    Ok(Decoration { underline: lines & 1 != 0, line_through: lines & 2 != 0 })
}
