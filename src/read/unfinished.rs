//! Responses whose form was not finished, where the call asks for finished ones. They do not count, but who
//! gave them is neither silent nor a stranger to the roster.

use std::collections::BTreeMap;

use super::entries::Entries;
use crate::response::{LeftOut, Response};

/// Why each of them does not count, by row.
#[derive(Debug, Default)]
pub(super) struct Unfinished(BTreeMap<usize, String>);

impl Unfinished {
    /// Puts them behind the entries that count; the ledger has them already.
    pub(super) fn join(entries: &mut Entries, unfinished: Entries, left_out: &[LeftOut]) -> Self {
        if unfinished.is_empty() {
            return Self::default();
        }
        let rows: Vec<usize> = unfinished.rows().iter().map(|row| *row as usize).collect();
        let why = left_out.iter().filter(|one| rows.binary_search(&one.row).is_ok());
        let why = why.map(|one| (one.row, one.seen.clone())).collect();
        entries.append(unfinished);
        Self(why)
    }

    /// How many they are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Why each does not count, in their order.
    pub(super) fn into_reasons(self) -> Vec<String> {
        self.0.into_values().collect()
    }

    /// Says of each that it does not count, and brings all into the order of the source.
    pub(super) fn tell(mut self, people: &mut [Response]) {
        if self.0.is_empty() {
            return;
        }
        for response in people.iter_mut() {
            response.unfinished = self.0.remove(&response.row);
        }
        people.sort_by_key(|response| response.row);
    }
}
