//! A table without a header: its first row is somebody's answers.

use super::{Columns, TraitColumns};
use crate::instrument::Instrument;
use crate::read::words::words;

impl Columns {
    /// Whether most of what should be headers of traits are somebody's answers: the table has no
    /// header, and its first row is a person's.
    pub(in crate::read) fn are_answers(&self, instrument: &Instrument) -> bool {
        let header = |column: usize| self.matches.get(column).map(|found| words(&found.header));
        let is_answer = |(place, columns): &(usize, &TraitColumns)| match columns {
            TraitColumns::One(column) => {
                let statements = &instrument.traits()[*place].statements;
                header(*column)
                    .is_some_and(|header| statements.iter().any(|known| words(known) == header))
            }
            TraitColumns::Missing | TraitColumns::Each(_) | TraitColumns::Places(_) => false,
        };
        let answers = self.traits.iter().enumerate().filter(is_answer).count();
        answers * 2 > self.traits.len()
    }
}
