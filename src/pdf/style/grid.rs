//! Reading the tracks of a grid and the places of its items.

use std::sync::Arc;

use cssparser::{Parser, Token};

use super::computed::{GridSpan, Size, Track};
use super::draft::Basis;
use super::value::{
    Complaint, Input, Length, LengthOrShare, Read, Sign, expect, length, length_or_share, refuse,
};

/// More tracks than this are a mistake.
const MOST_TRACKS: usize = 200;

/// A track whose lengths are not computed yet.
#[derive(Clone, Copy)]
enum Written {
    Fixed(LengthOrShare),
    MinFraction(Length, f32),
    Ready(Track),
}

/// `grid-template-columns`, `grid-template-rows`.
pub fn tracks<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Arc<[Track]> + Send + Sync + use<>> {
    let what = "`none`, or tracks in a row: a length, a percentage, `2fr`, `auto`, `min-content`, \
                `max-content`, `minmax(0, 1fr)` or `repeat(3, 1fr)`";
    let written = expect(input, what, |input| {
        if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
            return Ok(Vec::new());
        }
        let mut tracks = Vec::new();
        track_list(input, &mut tracks)?;
        Ok(tracks)
    })?;
    Ok(move |basis: &Basis| written.iter().map(|track| track.compute(basis)).collect())
}

/// Reads at least one track, up to something that is not one.
fn track_list<'i>(input: &mut Input<'i, '_>, tracks: &mut Vec<Written>) -> Read<'i, ()> {
    one_or_repeated(input, tracks)?;
    loop {
        let state = input.state();
        if input.is_exhausted() || input.expect_delim('!').is_ok() {
            input.reset(&state);
            return Ok(());
        }
        input.reset(&state);
        one_or_repeated(input, tracks)?;
    }
}

fn one_or_repeated<'i>(input: &mut Input<'i, '_>, tracks: &mut Vec<Written>) -> Read<'i, ()> {
    if input.try_parse(|input| input.expect_function_matching("repeat")).is_err() {
        tracks.push(track(input)?);
        return Ok(());
    }
    let start = input.current_source_location();
    let (times, repeated) = input.parse_nested_block(|input| {
        let times = input.expect_integer()?;
        input.expect_comma()?;
        let mut repeated = vec![track(input)?];
        while !input.is_exhausted() {
            repeated.push(track(input)?);
        }
        Ok((usize::try_from(times).unwrap_or(0), repeated))
    })?;
    let total = times.saturating_mul(repeated.len()).saturating_add(tracks.len());
    if times == 0 || total > MOST_TRACKS {
        let hint = format!("repeat at least once, and stay below {MOST_TRACKS} tracks");
        return Err(start.new_custom_error(Complaint { message: None, hint: Some(hint) }));
    }
    for _ in 0..times {
        tracks.extend_from_slice(&repeated);
    }
    Ok(())
}

fn track<'i>(input: &mut Input<'i, '_>) -> Read<'i, Written> {
    if let Ok(fraction) = input.try_parse(fraction) {
        return Ok(Written::Ready(Track::Fraction(fraction)));
    }
    if input.try_parse(|input| input.expect_function_matching("minmax")).is_ok() {
        return input.parse_nested_block(minmax);
    }
    let table = [
        ("auto", Track::Auto),
        ("min-content", Track::MinContent),
        ("max-content", Track::MaxContent),
    ];
    let word = input.try_parse(|input| {
        let name = input.expect_ident()?;
        let found = table.iter().find(|(word, _)| name.eq_ignore_ascii_case(word));
        found.map_or_else(|| refuse(input), |(_, track)| Ok(*track))
    });
    match word {
        Ok(track) => Ok(Written::Ready(track)),
        Err(_) => length_or_share(input, Sign::Positive).map(Written::Fixed),
    }
}

fn minmax<'i>(input: &mut Input<'i, '_>) -> Read<'i, Written> {
    expect(input, "`minmax(length, 1fr)`", |input| {
        let least = length(input, Sign::Positive)?;
        input.expect_comma()?;
        Ok(Written::MinFraction(least, fraction(input)?))
    })
}

fn fraction<'i>(input: &mut Input<'i, '_>) -> Read<'i, f32> {
    match input.next()? {
        Token::Dimension { value, unit, .. }
            if unit.eq_ignore_ascii_case("fr") && value.is_finite() && *value >= 0.0 =>
        {
            Ok(*value)
        }
        _ => refuse(input),
    }
}

impl Written {
    fn compute(self, basis: &Basis) -> Track {
        match self {
            Self::Fixed(value) => match value.size(basis) {
                Size::Auto => Track::Auto,
                size => Track::Fixed(size),
            },
            Self::MinFraction(least, share) => Track::MinFraction(least.points(basis), share),
            Self::Ready(track) => track,
        }
    }
}

/// Half of a place: a line or a number of tracks.
enum Edge {
    Auto,
    Line(i16),
    Span(u16),
}

/// `grid-column`, `grid-row`.
pub fn span<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> GridSpan + Send + Sync + use<>> {
    let what = "`auto`, a line such as `2`, `span 2`, `1 / 3`, `1 / span 2` or `1 / -1`";
    let place = expect(input, what, |input| {
        let from = edge(input)?;
        let to = match input.try_parse(|input| input.expect_delim('/')) {
            Ok(()) => edge(input)?,
            Err(_) => Edge::Auto,
        };
        place(&from, &to).map_or_else(|| refuse(input), Ok)
    })?;
    Ok(move |_: &Basis| place)
}

fn edge<'i>(input: &mut Input<'i, '_>) -> Read<'i, Edge> {
    if input.try_parse(|input| input.expect_ident_matching("auto")).is_ok() {
        return Ok(Edge::Auto);
    }
    if input.try_parse(|input| input.expect_ident_matching("span")).is_ok() {
        let tracks = u16::try_from(input.expect_integer()?).ok();
        let known = tracks.filter(|tracks| (1..=MOST_TRACKS as u16).contains(tracks));
        return known.map_or_else(|| refuse(input), |tracks| Ok(Edge::Span(tracks)));
    }
    let line = input.try_parse(Parser::expect_integer)?;
    let known = i16::try_from(line).ok().filter(|line| *line != 0 && line.abs() < 1000);
    known.map_or_else(|| refuse(input), |line| Ok(Edge::Line(line)))
}

fn place(from: &Edge, to: &Edge) -> Option<GridSpan> {
    let place = |start, span, end| Some(GridSpan { start, span, end });
    match (from, to) {
        (Edge::Auto, Edge::Auto) => place(None, 1, None),
        (Edge::Span(tracks), Edge::Auto) | (Edge::Auto, Edge::Span(tracks)) => {
            place(None, *tracks, None)
        }
        (Edge::Line(start), Edge::Auto) => place(Some(*start), 1, None),
        (Edge::Line(start), Edge::Span(tracks)) => place(Some(*start), *tracks, None),
        (Edge::Line(start), Edge::Line(end)) if *end < 0 => place(Some(*start), 1, Some(*end)),
        (Edge::Line(start), Edge::Line(end)) if *start > 0 && end > start => {
            place(Some(*start), (end - start) as u16, None)
        }
        _ => None,
    }
}
