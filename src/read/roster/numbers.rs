//! Numbers of people on a roster, such as those of a personnel system, where the survey asks for them, too.

use std::collections::HashMap;

use crate::read::names;
use crate::read::table::{Row, trim};
use crate::read::usual::{self, Usual};
use crate::read::words::words;

/// Who on the roster has which number.
#[derive(Debug, Default)]
pub(super) struct Numbers(Vec<Column>);

/// One column of numbers.
#[derive(Debug)]
struct Column {
    /// Where it stands, from 0.
    at: usize,
    /// What its header asks for.
    header: String,
    /// The place on the list, by number; none for a number that several have.
    places: HashMap<String, Option<usize>>,
    /// The places of all who have one, in their order.
    numbered: Vec<usize>,
}

impl Numbers {
    /// Of a list with this header.
    pub(super) fn of(header: &[String]) -> Self {
        // `ID` alone may count anything, such as the rows of the list, and is no person's number.
        let is_number =
            |text: &str| usual::in_survey(text).is_some_and(|(what, _)| what == Usual::Id);
        let numbers = header.iter().enumerate().filter(|(_, text)| is_number(text));
        let column = |(at, text): (_, &String)| Column {
            at,
            header: usual::asked(text),
            places: HashMap::new(),
            numbered: Vec::new(),
        };
        Self(numbers.map(column).collect())
    }

    /// Adds the numbers of a person.
    pub(super) fn add(&mut self, row: &Row<'_>, place: usize) {
        for column in &mut self.0 {
            let number = key(trim(row.cell(column.at)));
            if !number.is_empty() {
                let places = column.places.entry(number);
                places.and_modify(|known| *known = None).or_insert(Some(place));
                column.numbered.push(place);
            }
        }
    }

    /// The place of whoever has a number of this row already.
    pub(super) fn holder(&self, row: &Row<'_>) -> Option<usize> {
        let of = |column: &Column| *column.places.get(&key(trim(row.cell(column.at))))?;
        self.0.iter().find_map(of)
    }

    /// Keeps the numbers only where the survey has them below a header that asks for the same.
    pub(super) fn keep_for(&mut self, header: Option<&str>) {
        let asked = header.map(usual::asked);
        self.0.retain(|column| asked.as_ref() == Some(&column.header));
        self.0.truncate(1);
    }

    /// Takes none of them for anybody's.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// The place of the person with this number.
    pub(super) fn find(&self, number: &str) -> Option<usize> {
        *self.0.first()?.places.get(&key(number))?
    }

    /// Whether the list has numbers of this kind, and nobody on it has this one.
    pub(super) fn lack(&self, number: &str) -> bool {
        self.0.first().is_some_and(|column| !column.places.contains_key(&key(number)))
    }

    /// Whether the person at this place has a number.
    pub(super) fn has(&self, place: usize) -> bool {
        self.0.first().is_some_and(|column| column.numbered.binary_search(&place).is_ok())
    }
}

/// A number as it is compared.
fn key(number: &str) -> String {
    words(&names::number(number))
}
