//! Codes that a header gives to its choices: `Role (1 = Do, 2 = Plan, 3 = Plan & Do)`.

use super::super::answers::Reading;
use super::super::words::words;
use super::{Columns, Matcher, TraitColumns};
use crate::instrument::Mode;

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
        let stated = |text: &str| {
            let text = words(text);
            let begins = |own: &&String| {
                let rest = text.strip_prefix(own.as_str());
                !own.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            let longest = |own: &[String; 2]| own.iter().filter(begins).map(String::len).max();
            let found = texts.iter().enumerate().filter_map(|(at, own)| Some((longest(own)?, at)));
            found.max().map(|(_, at)| at)
        };
        let codes = codes(header);
        let ends = codes.iter().skip(1).map(|(_, at, _)| *at).chain([header.len()]);
        let mut found: Vec<(u16, usize)> = codes
            .iter()
            .zip(ends)
            .filter_map(|((code, _, begin), end)| Some((*code, stated(&header[*begin..end])?)))
            .collect();
        found.sort_unstable_by_key(|(_, at)| *at);
        let is_each_once = found.iter().map(|(_, at)| *at).eq(0..orientations.len());
        let mut numbers: Vec<u16> = found.iter().map(|(code, _)| *code).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if is_each_once && numbers.len() == found.len() { found } else { Vec::new() }
    }
}

/// Each number that a sign follows, as in `2 = Plan` or `2) Plan`: with where it and its text begin.
fn codes(header: &str) -> Vec<(u16, usize, usize)> {
    const SIGNS: [char; 7] = ['=', ':', ')', '.', '-', '–', '—'];
    let mut found = Vec::new();
    let mut before = ' ';
    let mut open = header.char_indices().peekable();
    while let Some((at, letter)) = open.next() {
        if letter.is_ascii_digit() && !before.is_alphanumeric() {
            let digits = header[at..].bytes().take_while(u8::is_ascii_digit).count();
            let rest = header[at + digits..].trim_start();
            if let (Some(text), Ok(code)) =
                (rest.strip_prefix(SIGNS), header[at..at + digits].parse())
            {
                found.push((code, at, header.len() - text.len()));
            }
            while open.next_if(|(next, _)| *next < at + digits).is_some() {}
        }
        before = letter;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::codes;

    #[test]
    fn codes_are_numbers_with_a_sign_behind_them() {
        let found = |header: &str| {
            let codes = codes(header).into_iter();
            codes.map(|(code, _, begin)| (code, header[begin..].to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(
            found("Role (1 = Do, 2=Plan)"),
            [(1, " Do, 2=Plan)".into()), (2, "Plan)".into())]
        );
        assert_eq!(found("1) Rôle – 10 – Do"), [(1, " Rôle – 10 – Do".into()), (10, " Do".into())]);
        assert_eq!(found("Q2 of 15 people, 3 of them; 99999999 = x"), []);
    }
}
