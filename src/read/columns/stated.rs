//! Codes that a header gives to its choices: `Role (1 = Do, 2 = Plan, 3 = Plan & Do)`.

use super::super::answers::Reading;
use super::super::words::words;
use super::{Columns, Matcher, TraitColumns, coded};
use crate::instrument::Mode;

/// What stands between a code and its choice.
const SIGNS: [char; 7] = ['=', ':', ')', '.', '-', '–', '—'];

/// By trait: each code that the header of its column states, with the orientation that it stands for.
#[derive(Debug, Default)]
pub(in crate::read) struct StatedCodes(Vec<Vec<(u16, usize)>>);

impl StatedCodes {
    /// What a number in a cell says by the header above it, if that states codes.
    pub(in crate::read) fn read(&self, place: usize, cell: &str) -> Option<Reading> {
        let codes = self.0.get(place)?;
        let code: u16 = cell.strip_suffix(".0").unwrap_or(cell).parse().ok()?;
        let (_, stated) = codes.iter().find(|(own, _)| *own == code)?;
        Some(Reading::Text(*stated))
    }
}

impl Matcher<'_> {
    /// The codes that the headers of answers state.
    pub(super) fn stated_codes(&self, columns: &Columns) -> StatedCodes {
        let of = |(place, of): (usize, &TraitColumns)| match of {
            TraitColumns::One(column) if self.instrument.mode() == Mode::Choose => {
                self.codes_in(&self.header.shown(*column), place)
            }
            _ => Vec::new(),
        };
        let all: Vec<_> = columns.traits.iter().enumerate().map(of).collect();
        StatedCodes(if all.iter().all(Vec::is_empty) { Vec::new() } else { all })
    }

    /// The codes in a header that gives one to each choice; else none.
    fn codes_in(&self, header: &str, place: usize) -> Vec<(u16, usize)> {
        let orientations = self.instrument.orientations();
        let texts: Vec<[String; 2]> = self.named[place]
            .statements
            .iter()
            .zip(orientations)
            .map(|(statement, of)| [statement.clone(), words(&of.name)])
            .collect();
        // `Plan` begins `Plan & Do`, so the longest counts.
        let stated = |text: &str, has: fn(&str, &str) -> bool| {
            let text = words(text);
            let longest = |own: &[String; 2]| {
                own.iter().filter(|own| !own.is_empty() && has(&text, own)).map(String::len).max()
            };
            let found = texts.iter().enumerate().filter_map(|(at, own)| Some((longest(own)?, at)));
            found.max().map(|(_, at)| at)
        };
        let begins = |text: &str, own: &str| {
            text.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let ends = |text: &str, own: &str| {
            text.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        let in_order = |codes: Vec<(u16, &str)>, has: fn(&str, &str) -> bool| {
            let mut found: Vec<(u16, usize)> = codes
                .into_iter()
                .filter_map(|(code, text)| Some((code, stated(text, has)?)))
                .collect();
            found.sort_unstable_by_key(|(_, at)| *at);
            let is_each_once = found.iter().map(|(_, at)| *at).eq(0..orientations.len());
            let mut numbers: Vec<u16> = found.iter().map(|(code, _)| *code).collect();
            numbers.sort_unstable();
            numbers.dedup();
            (is_each_once && numbers.len() == found.len()).then_some(found)
        };
        let of = |header| {
            let behind = in_order(coded::behind(header, &SIGNS), begins);
            behind.or_else(|| in_order(coded::before(header, &['=']), ends))
        };
        of(header).or_else(|| of(coded::without_question(header))).unwrap_or_default()
    }
}
