//! Warnings of one kind: the first ones with their places, and how many more there are.

use super::super::table::Table;
use crate::error::Problem;

/// So many warnings of a kind are told with their places; the rest is only counted.
const KEPT_WARNINGS: usize = 1000;

/// Warnings of one kind, of which there may be a million.
#[derive(Debug, Default)]
pub(super) struct Several(usize);

impl Several {
    /// Tells of one more, as long as they are few.
    pub(super) fn add(&mut self, problems: &mut Vec<Problem>, problem: impl FnOnce() -> Problem) {
        self.0 += 1;
        if self.0 <= KEPT_WARNINGS {
            problems.push(problem());
        }
    }

    /// Says how many more there are.
    pub(super) fn close(self, problems: &mut Vec<Problem>, table: &Table<'_>, what: &str) {
        if self.0 > KEPT_WARNINGS {
            let more = self.0 - KEPT_WARNINGS;
            problems.push(Problem::warning(format!("{more} more {what}")).at(table.file()));
        }
    }
}
