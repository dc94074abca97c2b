//! A table without a header: its first row is somebody's answers.

use super::{Columns, TraitColumns};
use crate::instrument::Instrument;
use crate::read::words::words;

impl Columns {
    /// Whether most of what should be headers of traits are somebody's answers: the table has no
    /// header, and its first row is a person's.
    pub(in crate::read) fn are_answers(&self, instrument: &Instrument) -> bool {
        let header = |column: usize| self.matches.get(column).map(|found| words(&found.header));
        // Where other columns have their headers, one that is a trait's name is its header, though a
        // statement may be called so, too.
        let has_headers = self.name.or(self.timestamp).or(self.email).or(self.id).is_some();
        let is_answer = |(place, columns): &(usize, &TraitColumns)| match columns {
            TraitColumns::One(column) => {
                let one = &instrument.traits()[*place];
                header(*column).is_some_and(|header| {
                    one.statements.iter().any(|known| words(known) == header)
                        && !(has_headers && words(&one.name) == header)
                })
            }
            TraitColumns::Missing | TraitColumns::Each(_) | TraitColumns::Places(_) => false,
        };
        let answers = self.traits.iter().enumerate().filter(is_answer).count();
        answers * 2 > self.traits.len()
    }
}
