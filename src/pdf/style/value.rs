//! Reading single values: words, numbers and lengths, each into a function that computes it for an
//! element.

use cssparser::{BasicParseErrorKind, ParseError, ParseErrorKind, Parser, Token};

use super::computed::{BorderStyle, Size};
use super::draft::Basis;
use crate::error::nearest;

/// The text of a value, being read.
pub type Input<'i, 't> = Parser<'i, 't>;

/// What reading gives.
pub type Read<'i, T> = Result<T, ParseError<'i, Complaint>>;

/// Why a value, selector or rule cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Complaint {
    /// What is wrong; none when only what was expected is known.
    pub message: Option<String>,
    /// The way out.
    pub hint: Option<String>,
}

impl Complaint {
    /// A complaint that says what is wrong.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: Some(message.into()), hint: Some(hint.into()) }
    }
}

/// A length as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// Points.
    Points(f32),
    /// Times the font size.
    Em(f32),
    /// Times the root element's font size.
    Rem(f32),
}

impl Length {
    /// In points.
    pub fn points(self, basis: &Basis) -> f32 {
        match self {
            Self::Points(points) => points,
            Self::Em(times) => times * basis.font_size,
            Self::Rem(times) => times * basis.root_font_size,
        }
    }
}

/// The units that a length may have, in points where they are fixed.
const UNITS: &[(&str, Length)] = &[
    ("pt", Length::Points(1.0)),
    ("px", Length::Points(0.75)),
    ("mm", Length::Points(72.0 / 25.4)),
    ("cm", Length::Points(72.0 / 2.54)),
    ("in", Length::Points(72.0)),
    ("em", Length::Em(1.0)),
    ("rem", Length::Rem(1.0)),
];

/// A length, or a share of something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LengthOrShare {
    /// A length.
    Length(Length),
    /// 1 is the whole.
    Share(f32),
}

/// Turns a failure without a better explanation into one that says what belongs here.
pub fn expect<'i, 't, T>(
    input: &mut Input<'i, 't>,
    what: &str,
    read: impl FnOnce(&mut Input<'i, 't>) -> Read<'i, T>,
) -> Read<'i, T> {
    input.skip_whitespace();
    let start = input.current_source_location();
    read(input).map_err(|error| match error.kind {
        ParseErrorKind::Custom(Complaint { hint: Some(_), .. }) => error,
        _ => start
            .new_custom_error(Complaint { message: None, hint: Some(format!("expected {what}")) }),
    })
}

/// A failure that `expect` explains.
pub fn refuse<'i, T>(input: &Input<'i, '_>) -> Read<'i, T> {
    Err(input.new_error(BasicParseErrorKind::QualifiedRuleInvalid))
}

/// One of a table of words.
pub fn word<'i, T: Copy>(input: &mut Input<'i, '_>, table: &[(&str, T)]) -> Read<'i, T> {
    input.skip_whitespace();
    let start = input.current_source_location();
    let found = match input.next() {
        Ok(Token::Ident(found)) => found.clone(),
        Ok(other) => cssparser::ToCss::to_css_string(other).into(),
        Err(_) => "".into(),
    };
    let names = || table.iter().map(|(name, _)| *name);
    if let Some((_, value)) = table.iter().find(|(name, _)| found.eq_ignore_ascii_case(name)) {
        return Ok(*value);
    }
    let list: Vec<String> = names().map(|name| format!("`{name}`")).collect();
    let hint = match nearest(&found, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected {}", one_of(&list)),
    };
    Err(start.new_custom_error(Complaint { message: None, hint: Some(hint) }))
}

/// `a, b or c`.
pub fn one_of(list: &[String]) -> String {
    match list {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A word of a table that needs no computing.
pub fn words<'i, T: Copy + Send + Sync>(
    input: &mut Input<'i, '_>,
    table: &[(&str, T)],
) -> Read<'i, impl Fn(&Basis) -> T + Send + Sync + use<T>> {
    let value = word(input, table)?;
    Ok(move |_: &Basis| value)
}

/// Whether a length may be below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Any.
    Any,
    /// Zero or more.
    Positive,
}

/// A length without a share.
pub fn length<'i>(input: &mut Input<'i, '_>, sign: Sign) -> Read<'i, Length> {
    match length_or_share(input, sign)? {
        LengthOrShare::Length(length) => Ok(length),
        LengthOrShare::Share(_) => refuse(input),
    }
}

/// A length or a percentage.
pub fn length_or_share<'i>(input: &mut Input<'i, '_>, sign: Sign) -> Read<'i, LengthOrShare> {
    input.skip_whitespace();
    let start = input.current_source_location();
    let (value, result) = match input.next()? {
        Token::Dimension { value, unit, .. } => {
            let names = || UNITS.iter().map(|(name, _)| *name);
            let Some((_, one)) = UNITS.iter().find(|(name, _)| unit.eq_ignore_ascii_case(name))
            else {
                let hint = match nearest(unit, names()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        format!("the units are {} and `%`", names().collect::<Vec<_>>().join(", "))
                    }
                };
                let message = format!("unknown unit `{unit}`");
                return Err(start.new_custom_error(Complaint::new(message, hint)));
            };
            let length = match one {
                Length::Points(one) => Length::Points(value * one),
                Length::Em(_) => Length::Em(*value),
                Length::Rem(_) => Length::Rem(*value),
            };
            (*value, LengthOrShare::Length(length))
        }
        Token::Percentage { unit_value, .. } => (*unit_value, LengthOrShare::Share(*unit_value)),
        Token::Number { value: 0.0, .. } => (0.0, LengthOrShare::Length(Length::Points(0.0))),
        Token::Number { value, .. } => {
            let message = format!("`{value}` has no unit");
            let hint = format!("write `{value}pt` or another unit");
            return Err(start.new_custom_error(Complaint::new(message, hint)));
        }
        _ => return refuse(input),
    };
    if !value.is_finite() || (sign == Sign::Positive && value < 0.0) {
        let hint = "expected zero or more";
        return Err(start.new_custom_error(Complaint { message: None, hint: Some(hint.into()) }));
    }
    Ok(result)
}

/// A length in points.
pub fn points<'i>(
    input: &mut Input<'i, '_>,
    sign: Sign,
) -> Read<'i, impl Fn(&Basis) -> f32 + Send + Sync + use<>> {
    let length = expect(input, "a length", |input| length(input, sign))?;
    Ok(move |basis: &Basis| length.points(basis))
}

/// A length, a share, or a word for "up to the layout".
pub fn size<'i>(
    input: &mut Input<'i, '_>,
    sign: Sign,
    automatic: Option<&str>,
) -> Read<'i, impl Fn(&Basis) -> Size + Send + Sync + use<>> {
    let what = match automatic {
        Some(word) => format!("a length, a percentage or `{word}`"),
        None => "a length or a percentage".to_owned(),
    };
    let value = expect(input, &what, |input| {
        if let Some(word) = automatic
            && input.try_parse(|input| input.expect_ident_matching(word)).is_ok()
        {
            return Ok(None);
        }
        length_or_share(input, sign).map(Some)
    })?;
    Ok(move |basis: &Basis| value.map_or(Size::Auto, |value| value.size(basis)))
}

impl LengthOrShare {
    /// As the layout takes it.
    pub fn size(self, basis: &Basis) -> Size {
        match self {
            Self::Length(length) => Size::Points(length.points(basis)),
            Self::Share(share) => Size::Share(share),
        }
    }
}

/// The width of a border.
pub fn line_width<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> f32 + Send + Sync + use<>> {
    let length = expect(input, "a length, `thin`, `medium` or `thick`", |input| {
        let table = [("thin", 0.75), ("medium", 2.25), ("thick", 3.75)];
        let named = input.try_parse(|input| word(input, &table));
        named.map(Length::Points).or_else(|_| length(input, Sign::Positive))
    })?;
    Ok(move |basis: &Basis| length.points(basis))
}

/// The words of `border-style`.
pub const LINES: &[(&str, BorderStyle)] = &[
    ("none", BorderStyle::None),
    ("solid", BorderStyle::Solid),
    ("dashed", BorderStyle::Dashed),
    ("dotted", BorderStyle::Dotted),
];

/// A number of zero or more.
pub fn number<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> f32 + Send + Sync + use<>> {
    let value =
        expect(input, "a number of zero or more", |input| match input.expect_number()? {
            value if value.is_finite() && value >= 0.0 => Ok(value),
            _ => refuse(input),
        })?;
    Ok(move |_: &Basis| value)
}

/// A whole number of at least one.
pub fn count<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> u8 + Send + Sync + use<>> {
    let value = expect(input, "a whole number of at least 1", |input| {
        u8::try_from(input.expect_integer()?)
            .ok()
            .filter(|n| *n > 0)
            .map_or_else(|| refuse(input), Ok)
    })?;
    Ok(move |_: &Basis| value)
}
