//! The header of a table, in one row or several, and the rows below it.

use std::collections::BTreeSet;

use super::dialect::{Dialect, Heading, MOST_ROWS, has_parts_below, says_nothing};
use super::table::{Rows, Table, trim};
use super::words::words;
use crate::error::Problem;
use crate::instrument::Instrument;

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

/// Whether two thirds of a row's cells are statements or orientations of the instrument.
fn are_known(cells: &[String], instrument: &Instrument) -> bool {
    let statements = instrument.traits().iter().flat_map(|row| &row.statements);
    let names = instrument.orientations().iter().flat_map(|one| [&one.name, &one.id]);
    let known: BTreeSet<String> = statements.chain(names).map(|text| words(text)).collect();
    let filled: Vec<String> =
        cells.iter().map(|cell| words(cell)).filter(|cell| !cell.is_empty()).collect();
    let found = filled.iter().filter(|cell| known.contains(*cell)).count();
    found > 1 && found * 3 >= filled.len() * 2
}

impl Header {
    /// Finds the header at the top of a table.
    pub(super) fn of(table: &Table<'_>, instrument: &Instrument) -> Result<Self, Problem> {
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
        let mut rows = rows.min(first.len());
        // A row with a text in each cell may be the first person's, with a comment on each answer.
        if dialect.may_have_parts
            && rows == 2
            && has_parts_below(&first)
            && !are_known(&first[1], instrument)
            && !says_nothing(&first[1])
        {
            rows = 1;
        }
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
