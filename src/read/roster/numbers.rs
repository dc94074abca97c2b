//! Numbers of people on a roster, such as those of a personnel system, where the survey asks for them, too.

use std::collections::HashMap;

use crate::read::names;
use crate::read::table::{Row, trim};
use crate::read::usual::{self, Usual};
use crate::read::words::words;

/// Who on the roster has which number.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The column, counted from 0, with its header as [`words`] gives it.
    column: Option<(usize, String)>,
    /// The place on the list, by number; none for a number that several have.
    places: HashMap<String, Option<usize>>,
}

impl Numbers {
    /// Of a list with this header.
    pub(super) fn of(header: &[String]) -> Self {
        // `ID` alone may count anything, such as the rows of the list, and is no person's number.
        let is_number =
            |text: &String| usual::in_survey(text).is_some_and(|(what, _)| what == Usual::Id);
        let column = header.iter().position(is_number);
        let column = column.map(|column| (column, words(&header[column])));
        Self { column, places: HashMap::new() }
    }

    /// Adds the number of a person.
    pub(super) fn add(&mut self, row: &Row<'_>, place: usize) {
        let Some((column, _)) = self.column else { return };
        let number = key(trim(row.cell(column)));
        if !number.is_empty() {
            self.places.entry(number).and_modify(|known| *known = None).or_insert(Some(place));
        }
    }

    /// Keeps the numbers only where the survey has them below a header of the same words.
    pub(super) fn keep_for(&mut self, header: Option<&str>) {
        let is_same = |(_, own): &(usize, String)| header.is_some_and(|other| words(other) == *own);
        if !self.column.as_ref().is_some_and(is_same) {
            self.places.clear();
        }
    }

    /// The place of the person with this number.
    pub(super) fn find(&self, number: &str) -> Option<usize> {
        *self.places.get(&key(number))?
    }
}

/// A number as it is compared.
fn key(number: &str) -> String {
    words(&names::number(number))
}
