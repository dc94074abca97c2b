//! The header of a table, in one row or several, and the rows below it.

use std::collections::BTreeSet;

use super::dialect::{Dialect, Heading, MOST_ROWS, has_parts_below, says_nothing};
use super::progress::Progress;
use super::table::{Row, Rows, Table, trim};
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

/// The statements and orientations of an instrument, as texts are compared.
fn known_texts(instrument: &Instrument) -> BTreeSet<String> {
    let statements = instrument.traits().iter().flat_map(|row| &row.statements);
    let names = instrument.orientations().iter().flat_map(|one| [&one.name, &one.id]);
    statements.chain(names).map(|text| words(text)).collect()
}

/// Whether two thirds of a row's cells are among the known texts.
fn are_known(cells: &[String], known: &BTreeSet<String>) -> bool {
    let filled: Vec<String> =
        cells.iter().map(|cell| words(cell)).filter(|cell| !cell.is_empty()).collect();
    let found = filled.iter().filter(|cell| known.contains(*cell)).count();
    found > 1 && found * 3 >= filled.len() * 2
}

/// Puts a header of two rows right that somebody made by hand: above the statements, the name of a trait
/// may stand over each of them, and what heads a single column may stand in their row.
fn align(first: &mut [Vec<String>], known: &BTreeSet<String>) {
    let [names, statements, _, ..] = first else { return };
    let is_statement = |cell: &String| known.contains(&words(cell));
    let columns = 0..names.len().min(statements.len());
    let stated = columns.filter(|&column| is_statement(&statements[column])).collect::<Vec<_>>();
    // Above a person's answers, each column has a header of its own.
    let shares_header = |&&column: &&usize| {
        names[column].is_empty() || column > 0 && names[column] == names[column - 1]
    };
    let shared = stated.iter().filter(shares_header).count();
    if !are_known(statements, known) || shared * 2 < stated.len() {
        return;
    }
    for column in (0..names.len().min(statements.len())).rev() {
        let is_again = column > 0 && names[column] == names[column - 1];
        if is_statement(&statements[column]) {
            if is_again {
                names[column].clear();
            }
        } else if names[column].is_empty() {
            std::mem::swap(&mut names[column], &mut statements[column]);
        }
    }
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
        let known = known_texts(instrument);
        let mut aligned = first.clone();
        align(&mut aligned, &known);
        if aligned != first && Dialect::recognise(&aligned).1 > 1 {
            first = aligned;
        }
        let (dialect, rows) = Dialect::recognise(&first);
        let mut rows = rows.min(first.len());
        // A row with a text in each cell may be the first person's, with a comment on each answer.
        if dialect.may_have_parts
            && rows == 2
            && has_parts_below(&first)
            && !are_known(&first[1], &known)
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

    /// Gives every row below the header to `take`, also those that are left on the disk; up to the first one
    /// that cannot be read, whose problem is told with the answers.
    pub(super) fn every_row(&self, table: &Table<'_>, mut take: impl FnMut(&Row<'_>)) {
        let Ok(mut pieces) = table.pieces(&Progress::default()) else { return };
        let mut buffer = Vec::new();
        while let Ok(Some(piece)) = pieces.next(std::mem::take(&mut buffer)) {
            let Some(text) = piece.text() else { return };
            let mut rows = Rows::new(text, table.delimiter, piece.rows_before, true);
            loop {
                match rows.next() {
                    Ok(Some(row)) if row.number > self.last_row => take(&row),
                    Ok(Some(_)) => {}
                    Ok(None) => break,
                    Err(_) => return,
                }
            }
            buffer = piece.into_buffer();
        }
    }

    /// The header of a column on one line.
    pub(super) fn shown(&self, column: usize) -> String {
        self.headings.get(column).map(Heading::shown).unwrap_or_default()
    }
}
