//! The header of a table, in one row or several, and the rows below it.

use super::dialect::{Dialect, Heading, MOST_ROWS};
use super::table::{Rows, Table, trim};
use crate::error::Problem;

/// The header of a table.
#[derive(Debug)]
pub(super) struct Header {
    /// The tool whose header it is.
    pub dialect: &'static Dialect,
    /// What it says about each column.
    pub headings: Vec<Heading>,
    /// The number of its last row.
    pub last_row: usize,
}

impl Header {
    /// Finds the header at the top of a table.
    pub(super) fn of(table: &Table<'_>) -> Result<Self, Problem> {
        let mut first = vec![table.header.clone()];
        let mut rows = table.body()?;
        // A row whose quotes are broken has its problem told with the rows below the header.
        while let Ok(Some(row)) = rows.next() {
            if row.is_blank() || first.len() > MOST_ROWS {
                break;
            }
            first.push(row.cells().map(|cell| trim(cell).to_owned()).collect());
        }
        let (dialect, rows) = Dialect::recognise(&first);
        let rows = rows.min(first.len());
        let last_row = table.header_row + rows - 1;
        Ok(Self { dialect, headings: dialect.headings(&first[..rows]), last_row })
    }

    /// The rows below the header.
    pub(super) fn body<'a>(&self, table: &Table<'a>) -> Result<Rows<'a>, Problem> {
        let mut rows = table.body()?;
        for _ in table.header_row..self.last_row {
            rows.next().map_err(|broken| broken.problem(table.name))?;
        }
        Ok(rows)
    }

    /// The header of a column on one line.
    pub(super) fn shown(&self, column: usize) -> String {
        self.headings.get(column).map(Heading::shown).unwrap_or_default()
    }
}
