//! What a row is compared with to tell a table of answers from the other sheets of a workbook.

use std::collections::BTreeSet;

use crate::instrument::Instrument;
use crate::read::usual;
use crate::read::words::{contains, words};

/// How much of a cell is compared.
const COMPARED_LETTERS: usize = 1000;

/// The header that is looked for.
#[derive(Debug)]
pub(in crate::read) enum Sought {
    /// A column for each trait: its names, and its statements.
    Traits(Vec<(Vec<String>, Vec<String>)>),
    /// The columns of a roster.
    Roster,
}

impl Sought {
    /// The header of a table of answers.
    pub(in crate::read) fn traits(instrument: &Instrument) -> Self {
        let of = |texts: &[String]| texts.iter().map(|text| words(text)).collect::<Vec<_>>();
        let traits = instrument.traits().iter();
        Self::Traits(
            traits
                .map(|one| (vec![words(&one.name), words(&one.id)], of(&one.statements)))
                .collect(),
        )
    }

    /// How many columns are sought, where that is known.
    pub(super) fn columns(&self) -> Option<usize> {
        match self {
            Self::Traits(traits) => Some(traits.len()),
            Self::Roster => None,
        }
    }

    /// Whether rows hold statements of three quarters of the traits or more, in as many columns, as
    /// answers do whatever their questions are called, and a list of the statements does not.
    pub(super) fn is_stated_in(&self, rows: &[Vec<String>]) -> bool {
        let Self::Traits(traits) = self else { return false };
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let column = |column: usize| -> BTreeSet<String> {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| words(cell)).collect()
        };
        let columns: Vec<BTreeSet<String>> = (0..width).map(column).collect();
        let states = |cells: &BTreeSet<String>, (_, statements): &(Vec<String>, Vec<String>)| {
            statements.iter().any(|text| cells.contains(text))
        };
        let are_many = |count: usize| count * 4 >= traits.len() * 3;
        let stating = columns.iter().filter(|cells| traits.iter().any(|one| states(cells, one)));
        let stated = traits.iter().filter(|one| columns.iter().any(|cells| states(cells, one)));
        are_many(stating.count()) && are_many(stated.count())
    }

    /// How many of the sought columns a row names.
    pub(super) fn named_by(&self, cells: &[String]) -> usize {
        match self {
            Self::Roster => cells.iter().filter(|cell| usual::in_roster(cell).is_some()).count(),
            Self::Traits(traits) => {
                let cut =
                    |cell: &String| words(&cell.chars().take(COMPARED_LETTERS).collect::<String>());
                let cells: Vec<String> = cells.iter().map(cut).collect();
                let names = |cell: &String, (names, statements): &(Vec<String>, Vec<String>)| {
                    names.iter().any(|name| contains(cell, name))
                        || statements.iter().all(|text| contains(cell, text))
                };
                traits.iter().filter(|one| cells.iter().any(|cell| names(cell, one))).count()
            }
        }
    }
}
