//! The cells that were seen before: a million people give the same few answers, letter by letter.

use super::super::answers::Reading;
use super::super::columns::TraitColumns;
use super::super::table::Row;
use super::RowReader;
use super::ends::{Ends, Texts};
use crate::instrument::Mode;
use crate::response::Partial;

/// What cells say about each trait, by their bytes as they stand in the file.
#[derive(Debug)]
pub(super) struct Known {
    traits: Vec<Texts>,
    /// The column of each trait, where nothing but the cells of these says what a row's answers
    /// are; else none.
    columns: Vec<usize>,
    /// Whether so many headers of traits could be taken for answers that a row of statements may
    /// repeat the header.
    pub header_may_be_answers: bool,
}

impl Known {
    pub(super) fn new(rows: &RowReader<'_>) -> Self {
        let traits = &rows.columns.traits;
        let may_be_answer = |(place, columns): (usize, &TraitColumns)| match columns {
            TraitColumns::One(column) if rows.instrument.mode() == Mode::Choose => {
                let header = rows.table.header.get(*column).map_or("", String::as_str);
                header.is_empty() || rows.answers.read(place, header) != Reading::Unknown
            }
            TraitColumns::Missing
            | TraitColumns::One(_)
            | TraitColumns::Each(_)
            | TraitColumns::Places(_) => true,
        };
        let count = traits.iter().enumerate().filter(|one| may_be_answer(*one)).count();
        let header_may_be_answers = count * 2 > traits.len();
        let is_plain = !header_may_be_answers && rows.partial != Partial::Complete;
        let one = |columns: &TraitColumns| match columns {
            TraitColumns::One(column) => Some(*column),
            TraitColumns::Missing | TraitColumns::Each(_) | TraitColumns::Places(_) => None,
        };
        let columns = traits.iter().map(one).collect::<Option<_>>().filter(|_| is_plain);
        Self {
            traits: vec![Texts::default(); traits.len()],
            columns: columns.unwrap_or_default(),
            header_may_be_answers,
        }
    }

    /// The codes of a row's answers in a sheet, where every one of its cells was seen before
    /// and is a statement, empty, or an answer outside; else nothing, and `codes` is of no use.
    #[inline]
    pub(super) fn codes(&self, row: &Row<'_>, codes: &mut Vec<u8>) -> Option<()> {
        codes.clear();
        for (place, column) in self.columns.iter().enumerate() {
            let (around, span) = row.span(*column);
            let known = self.traits[place].find(&around[span.clone()], Ends::of(around, span))?;
            codes.push(known.code?);
        }
        (!codes.is_empty()).then_some(())
    }

    /// Whether the first trait's cell holds anything but spaces, as nearly every row's does.
    #[inline]
    pub(super) fn is_answer(&self, row: &Row<'_>) -> bool {
        let first = self.columns.first();
        first.is_some_and(|column| row.bytes(*column).iter().any(u8::is_ascii_graphic))
    }

    /// What a cell says, where its bytes were seen before.
    #[inline]
    pub(super) fn find(&self, place: usize, cell: &[u8]) -> Option<Reading> {
        self.traits[place].find(cell, Ends::of(cell, 0..cell.len())).map(|known| known.reading)
    }

    /// Remembers what a cell says.
    pub(super) fn learn(&mut self, place: usize, cell: &[u8], reading: Reading) {
        self.traits[place].learn(cell, reading);
    }
}

#[cfg(test)]
mod tests {
    use super::super::ends::MOST_TEXTS;
    use super::*;

    fn all() -> Vec<Vec<u8>> {
        let text: Vec<u8> = (b'a'..=b'z').chain(b'0'..=b'9').collect();
        let mut texts = vec![Vec::new(), vec![0]];
        for length in 1..=text.len() {
            texts.push(text[..length].to_vec());
            for at in 0..length {
                let mut other = text[..length].to_vec();
                other[at] = b'-';
                texts.push(other);
            }
        }
        texts
    }

    #[test]
    fn ends_are_those_of_the_cell_whatever_stands_around_it() {
        for text in all() {
            let alone = Ends::of(&text, 0..text.len());
            for (before, after) in [(1, 0), (0, 1), (20, 20), (3, 40)] {
                let around = [&vec![b'<'; before], &text[..], &vec![b'>'; after]].concat();
                assert_eq!(Ends::of(&around, before..before + text.len()), alone);
            }
        }
    }

    #[test]
    fn texts_are_told_apart_by_every_byte() {
        let all = all();
        for (at, learnt) in all.chunks(MOST_TEXTS).enumerate() {
            let mut texts = Texts::default();
            for (place, text) in learnt.iter().enumerate() {
                texts.learn(text, Reading::Number(place));
            }
            for (place, text) in all.iter().enumerate() {
                let known = place.checked_sub(at * MOST_TEXTS).filter(|at| *at < learnt.len());
                let found = texts.find(text, Ends::of(text, 0..text.len()));
                assert_eq!(found.map(|text| text.reading), known.map(Reading::Number), "{text:?}");
            }
        }
    }
}
