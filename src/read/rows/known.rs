//! The cells that were seen before: a million people give the same few answers, letter by letter.

use super::super::answers::Reading;
use super::super::columns::TraitColumns;
use super::RowReader;
use crate::instrument::Mode;

/// So many texts are remembered for each trait: its statements, and some other spellings.
const MOST_TEXTS: usize = 16;
/// A longer text is not remembered.
const LONGEST: usize = 256;

/// What cells say about each trait, by their bytes as they stand in the file.
#[derive(Debug)]
pub(super) struct Known {
    traits: Vec<Vec<(Box<[u8]>, Reading)>>,
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
            TraitColumns::Missing | TraitColumns::One(_) | TraitColumns::Each(_) => true,
        };
        Self {
            traits: vec![Vec::new(); traits.len()],
            header_may_be_answers: {
                let count = traits.iter().enumerate().filter(|one| may_be_answer(*one)).count();
                count * 2 > traits.len()
            },
        }
    }

    /// What a cell says, where its bytes were seen before.
    #[inline]
    pub(super) fn find(&self, place: usize, cell: &[u8]) -> Option<Reading> {
        let is_same = |known: &[u8]| {
            known.len() == cell.len() && known.first() == cell.first() && *known == *cell
        };
        let known = self.traits[place].iter().find(|(known, _)| is_same(known));
        known.map(|(_, reading)| *reading)
    }

    /// Remembers what a cell says.
    pub(super) fn learn(&mut self, place: usize, cell: &[u8], reading: Reading) {
        let known = &mut self.traits[place];
        if known.len() < MOST_TEXTS && cell.len() <= LONGEST {
            known.push((cell.into(), reading));
        }
    }
}
