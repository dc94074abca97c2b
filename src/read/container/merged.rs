//! Cells that a spreadsheet has merged over several rows, as a team's name beside its people: the file
//! holds the text in the first of them only.

use std::collections::BTreeMap;

/// So many are remembered; a list has no more teams.
const MOST_MERGED: usize = 10_000;

/// The cells of a sheet that are one over several rows: by their column from 0 and their first row from
/// 1, the last row and the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::read) struct Merged(BTreeMap<(usize, usize), (usize, String)>);

impl Merged {
    /// Adds the cells of a column from one row to another, as long as there are not too many.
    pub(super) fn add(&mut self, column: usize, [first, last]: [usize; 2]) {
        if first < last && self.0.len() < MOST_MERGED {
            self.0.insert((column, first), (last, String::new()));
        }
    }

    /// Takes the text of a cell, if it is the first of several.
    pub(super) fn take(&mut self, row: usize, column: usize, text: &str) {
        if let Some((_, own)) = self.0.get_mut(&(column, row)) {
            text.clone_into(own);
        }
    }

    /// What a cell says that is one with others.
    pub(in crate::read) fn text(&self, row: usize, column: usize) -> Option<&str> {
        let (_, (last, text)) = self.0.range((column, 0)..=(column, row)).next_back()?;
        (row <= *last).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_belongs_to_all_rows_of_its_cell() {
        let mut merged = Merged::default();
        merged.add(1, [2, 4]);
        merged.add(1, [5, 5]);
        merged.add(2, [3, 9]);
        merged.take(2, 1, "East");
        merged.take(3, 2, "Ana");
        merged.take(3, 1, "not the first");
        let column = |column| (1..=6).map(|row| merged.text(row, column)).collect::<Vec<_>>();
        let east = Some("East");
        assert_eq!(column(1), [None, east, east, east, None, None]);
        assert_eq!(column(0), [None; 6]);
        assert_eq!(merged.text(9, 2), Some("Ana"));
    }
}
