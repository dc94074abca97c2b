//! Cells → records of CSV, so that a sheet goes the way that every text goes. The number of a record
//! is the number of its row, since a row without cells is a blank line.

use super::package::file;
use crate::error::{Place, Problem};
use crate::read::table::letters;

/// More text than any survey has; the same text may be shared by a million cells.
const MOST_TEXT: usize = 256 << 20;
/// More empty rows between two others than anybody leaves on purpose.
const LONGEST_GAP: usize = 1000;

/// Records that are being written.
pub(super) struct Records<'a> {
    name: &'a str,
    /// How many cells each record has, as a spreadsheet has no short rows.
    width: usize,
    text: String,
    /// How many rows are begun.
    rows: usize,
    /// How many cells of the last of them are begun.
    cells: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(name: &'a str, width: usize) -> Self {
        Self { name, width, text: String::new(), rows: 0, cells: 0 }
    }

    /// Writes a cell that stands to the right of the last one or in a later row, both from 0.
    pub(super) fn push(&mut self, row: usize, column: usize, cell: &str) -> Result<(), Problem> {
        if cell.is_empty() {
            return Ok(());
        }
        if row + 1 > self.rows {
            let gap = row - self.rows;
            if gap > LONGEST_GAP {
                return Err(self.gap(row, column, gap));
            }
            self.end_row();
            self.text.extend(std::iter::repeat_n('\n', gap));
            self.rows = row + 1;
        }
        if self.text.len() + cell.len() + self.width > MOST_TEXT {
            return Err(Problem::error("the sheet holds more than 256 MiB of text")
                .at(file(self.name))
                .hint("no survey needs as much; export the responses of one survey only, as CSV"));
        }
        self.fill_to(column);
        self.cells = column + 1;
        if cell.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r')) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
        Ok(())
    }

    /// The records.
    pub(super) fn close(mut self) -> String {
        self.end_row();
        self.text
    }

    /// Writes the delimiters before the cell in this column.
    fn fill_to(&mut self, column: usize) {
        let from = self.cells.saturating_sub(1);
        self.text.extend(std::iter::repeat_n(',', column.saturating_sub(from)));
    }

    fn end_row(&mut self) {
        if self.cells > 0 {
            self.fill_to(self.width.saturating_sub(1));
            self.text.push('\n');
            self.cells = 0;
        }
    }

    fn gap(&self, row: usize, column: usize, gap: usize) -> Problem {
        Problem::error(format!("this cell stands below {gap} empty rows"))
            .at(Place::Cell {
                file: self.name.to_owned(),
                row: Some(row + 1),
                column: Some(letters(column)),
            })
            .hint("delete it, or the empty rows above it")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_has_the_number_of_its_row_and_the_width_of_the_sheet() {
        let mut records = Records::new("a.xlsx", 4);
        for (row, column, cell) in
            [(1, 1, "b"), (1, 2, "say \"c\", or"), (4, 0, "a"), (4, 1, ""), (4, 3, "d")]
        {
            records.push(row, column, cell).unwrap();
        }
        assert_eq!(records.close(), "\n,b,\"say \"\"c\"\", or\",\n\n\na,,,d\n");
    }

    #[test]
    fn a_cell_far_below_is_refused() {
        let mut records = Records::new("a.xlsx", 1);
        records.push(0, 0, "a").unwrap();
        insta::assert_snapshot!(records.push(1_048_575, 5, "b").unwrap_err(), @r"
        error: a.xlsx F1048576: this cell stands below 1048574 empty rows
          hint: delete it, or the empty rows above it
        ");
    }
}
