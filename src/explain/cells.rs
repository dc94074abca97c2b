//! Cells of the source, as a spreadsheet names them.

use std::collections::BTreeSet;
use std::fmt;

use super::Facts;
use crate::edition::Edition;
use crate::response::{ColumnRole, file_name};

/// Cells of one file, in as few ranges as there can be: `answers.csv F2:F4, F6`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// The file as the user named it, with the sheet where it has several: `answers.xlsx Form1`.
    pub file: String,
    /// `F2:F4`, `F6`; empty for the file as a whole.
    pub ranges: Vec<String>,
}

impl fmt::Display for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        // A sheet is parted from its cells as a spreadsheet does it.
        let between = if self.file.ends_with('!') { "" } else { " " };
        for (place, range) in self.ranges.iter().enumerate() {
            write!(f, "{}{range}", if place == 0 { between } else { ", " })?;
        }
        Ok(())
    }
}

/// A set of cells that is being gathered: columns from 1, rows from 1.
#[derive(Debug, Clone, Default)]
pub struct CellSet {
    /// By row, then by column.
    cells: BTreeSet<(usize, usize)>,
}

impl CellSet {
    /// Adds a cell.
    pub fn add(&mut self, column: usize, row: usize) {
        self.cells.insert((row, column));
    }

    /// The cells in as few rectangles as a walk down the rows finds.
    #[must_use]
    pub fn ranges(&self) -> Vec<String> {
        // Rectangles that still grow: their columns, their first and their last row.
        let mut open: Vec<((usize, usize), usize, usize)> = Vec::new();
        let mut done: Vec<((usize, usize), usize, usize)> = Vec::new();
        for (row, run) in self.runs() {
            match open.iter_mut().find(|(columns, _, last)| *columns == run && last + 1 == row) {
                Some((_, _, last)) => *last = row,
                None => {
                    let (old, still) = open.into_iter().partition(|(_, _, last)| last + 1 < row);
                    done.extend::<Vec<_>>(old);
                    open = still;
                    open.push((run, row, row));
                }
            }
        }
        done.append(&mut open);
        done.sort_by_key(|((left, _), top, _)| (*top, *left));
        done.into_iter()
            .map(|((left, right), top, bottom)| {
                let first = format!("{}{top}", letters(left));
                let last = format!("{}{bottom}", letters(right));
                if first == last { first } else { format!("{first}:{last}") }
            })
            .collect()
    }

    /// By row: columns that stand side by side.
    fn runs(&self) -> Vec<(usize, (usize, usize))> {
        let mut runs: Vec<(usize, (usize, usize))> = Vec::new();
        for &(row, column) in &self.cells {
            match runs.last_mut() {
                Some((same, (_, right))) if *same == row && *right + 1 == column => *right = column,
                _ => runs.push((row, (column, column))),
            }
        }
        runs
    }
}

impl Facts<'_> {
    /// Cells of the source.
    pub(super) fn cells(&self, set: &CellSet) -> Cells {
        Cells { file: self.file(), ranges: set.ranges() }
    }

    /// Whole rows of the source: `answers.csv 2:4, 6:6`.
    pub(super) fn rows(&self, rows: impl IntoIterator<Item = usize>) -> Cells {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for row in rows.into_iter().collect::<BTreeSet<_>>() {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => ranges.push((row, row)),
            }
        }
        let ranges = ranges.into_iter().map(|(first, last)| format!("{first}:{last}")).collect();
        Cells { file: self.file(), ranges }
    }

    /// The answers of these rows to these traits, or those to the statements of one orientation
    /// where they have columns of their own; only cells that `counts` says yes to, by the place of
    /// the row among `rows` and the place of the trait.
    pub(super) fn answers(
        &self,
        rows: &[usize],
        traits: impl IntoIterator<Item = usize> + Clone,
        orientation: Option<usize>,
        counts: impl Fn(usize, usize) -> bool,
    ) -> Cells {
        let mut set = CellSet::default();
        let columns: Vec<(usize, Vec<usize>)> =
            traits.into_iter().map(|one| (one, self.columns(one, orientation))).collect();
        for (at, &row) in rows.iter().enumerate() {
            for (of, columns) in &columns {
                if self.edition == Edition::Aggregate || counts(at, *of) {
                    for &column in columns {
                        set.add(column, row);
                    }
                }
            }
        }
        match self.edition {
            Edition::Named => self.cells(&set),
            Edition::Aggregate => self.whole_columns(&set),
        }
    }

    /// The cells of these rows that tell how long answering took; of sums, those of all rows.
    pub(super) fn times(&self, rows: impl IntoIterator<Item = usize>) -> Cells {
        let all = |wanted: &[ColumnRole]| -> Vec<usize> {
            let columns = self.responses.columns.iter();
            let having = columns.filter(|one| wanted.contains(&one.role));
            having.filter_map(|one| number(&one.letters)).collect()
        };
        let mut columns = all(&[ColumnRole::Duration]);
        let moments = all(&[ColumnRole::Timestamp, ColumnRole::Began, ColumnRole::LastAction]);
        if !all(&[ColumnRole::Began]).is_empty() {
            columns.extend(moments);
        }
        let mut set = CellSet::default();
        for row in rows {
            for &column in &columns {
                set.add(column, row);
            }
        }
        match self.edition {
            Edition::Named => self.cells(&set),
            Edition::Aggregate => self.whole_columns(&set),
        }
    }

    /// The columns of these cells as a whole: the rows themselves would tell who is meant.
    fn whole_columns(&self, set: &CellSet) -> Cells {
        let columns: BTreeSet<usize> = set.cells.iter().map(|(_, column)| *column).collect();
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for column in columns {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == column => *last = column,
                _ => ranges.push((column, column)),
            }
        }
        let named = |(first, last): (usize, usize)| format!("{}:{}", letters(first), letters(last));
        Cells { file: self.file(), ranges: ranges.into_iter().map(named).collect() }
    }

    /// The columns that hold the answers to a trait, from 1.
    fn columns(&self, of: usize, orientation: Option<usize>) -> Vec<usize> {
        let having = |wanted: &dyn Fn(&ColumnRole) -> bool| -> Vec<usize> {
            let columns = self.responses.columns.iter();
            columns.filter(|one| wanted(&one.role)).filter_map(|one| number(&one.letters)).collect()
        };
        let own = having(&|role| match role {
            ColumnRole::Statement(place, at) => *place == of && Some(*at) == orientation,
            _ => false,
        });
        if !own.is_empty() {
            return own;
        }
        having(&|role| match role {
            ColumnRole::Trait(place)
            | ColumnRole::Statement(place, _)
            | ColumnRole::Rank(place, _) => *place == of,
            _ => false,
        })
    }

    /// The source as the user named it, and its sheet as a spreadsheet writes it.
    pub(super) fn file(&self) -> String {
        let name = file_name(&self.responses.source);
        match &self.responses.sheet {
            Some(sheet) if sheet.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                format!("{name} {sheet}!")
            }
            Some(sheet) => format!("{name} '{}'!", sheet.replace('\'', "''")),
            None => name.to_owned(),
        }
    }

    /// The roster as a whole.
    pub(super) fn roster(&self) -> Cells {
        let name = self.scores.roster.as_ref().map_or("", |roster| file_name(&roster.source));
        Cells { file: name.to_owned(), ranges: Vec::new() }
    }
}

/// The letters of a column: 1 is `A`, 27 is `AA`.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().collect()
}

/// The column with these letters.
fn number(letters: &str) -> Option<usize> {
    let digit =
        |letter: char| letter.is_ascii_uppercase().then(|| letter as usize - 'A' as usize + 1);
    letters.chars().try_fold(0, |sum, letter| Some(sum * 26 + digit(letter)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(cells: &[(usize, usize)]) -> String {
        let mut set = CellSet::default();
        for &(column, row) in cells {
            set.add(column, row);
        }
        set.ranges().join(" ")
    }

    #[test]
    fn cells_join_to_rectangles() {
        assert_eq!(ranges(&[(6, 2), (6, 3), (6, 4), (6, 6)]), "F2:F4 F6");
        assert_eq!(ranges(&[(3, 2), (4, 2), (5, 2), (3, 3), (4, 3), (5, 3)]), "C2:E3");
        assert_eq!(ranges(&[(1, 2), (3, 2), (1, 3), (3, 3)]), "A2:A3 C2:C3");
        assert_eq!(ranges(&[]), "");
    }

    #[test]
    fn letters_count_as_a_spreadsheet_does() {
        for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")] {
            assert_eq!((letters(column).as_str(), number(name)), (name, Some(column)));
        }
        assert_eq!(number("?"), None);
    }
}
