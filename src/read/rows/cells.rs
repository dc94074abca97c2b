//! The cells of one row → an answer to each trait.

use super::super::answers::{Choice, Reading};
use super::super::columns::TraitColumns;
use super::super::table::{Row, trim};
use super::super::usual;
use super::super::words::words;
use super::part::PartReader;
use super::{RowReader, Seen};
use crate::error::Problem;
use crate::instrument::Mode;
use crate::response::Answer;

/// Answers that are not understood, with their columns.
type Unknown = Vec<(usize, Problem)>;

impl PartReader<'_> {
    /// Reads the answer to each trait; gives back what is wrong.
    pub(super) fn answers(&mut self, row: &Row<'_>, seen: &mut Seen) -> Vec<Problem> {
        let mut unknown: Unknown = Vec::new();
        let mut all_known = true;
        self.answers.clear();
        let rows = self.rows;
        let mode = rows.instrument.mode();
        for (place, columns) in rows.columns.traits.iter().enumerate() {
            all_known &= matches!(columns, TraitColumns::One(_));
            let answer = match columns {
                TraitColumns::Missing => Answer::Blank,
                TraitColumns::One(column) if mode == Mode::Rank => {
                    rows.ranks(row, place, *column, &mut unknown)
                }
                TraitColumns::One(column) => {
                    let reading = self.one(row, place, *column, seen, &mut unknown);
                    all_known &= reading != Reading::Unknown;
                    reading.answer()
                }
                TraitColumns::Places(places) => rows.places(row, place, places, &mut unknown),
                TraitColumns::Each(each) => match mode {
                    Mode::Choose => rows.each(row, place, each, &mut unknown),
                    Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
                        rows.marks(row, place, each, seen, &mut unknown)
                    }
                },
            };
            self.answers.push(answer);
        }
        // Where every cell is known as an answer and hardly a header is, no header is repeated.
        if all_known && !self.known.header_may_be_answers {
            return Vec::new();
        }
        let whole = rows.header_again(row).or_else(|| rows.second_header(row));
        if let Some(problem) = whole.or_else(|| rows.shifted(row, unknown.len())) {
            return vec![problem];
        }
        let placed =
            |(column, problem): (usize, Problem)| problem.at(rows.table.cell(row.number, column));
        unknown.into_iter().map(placed).collect()
    }

    /// What one cell says.
    fn one(
        &mut self,
        row: &Row<'_>,
        place: usize,
        column: usize,
        seen: &mut Seen,
        unknown: &mut Unknown,
    ) -> Reading {
        let bytes = row.bytes(column);
        let reading = self.known.find(place, bytes).unwrap_or_else(|| {
            let cell = trim(row.cell(column));
            let reading = self.rows.columns.stated.read(self.rows.answers, place, cell);
            if reading == Reading::Unknown {
                let answers = self.rows.answers;
                let stated = &self.rows.columns.stated;
                let more = stated.problem(self.rows.instrument, place, cell);
                let more = more.or_else(|| answers.problem(place, cell));
                match &more {
                    Some(_) => seen.strange.add_other(column),
                    None => seen.strange.add(column, cell),
                }
                unknown.push((column, more.unwrap_or_else(|| answers.strange(place, cell))));
            } else {
                self.known.learn(place, bytes, reading);
            }
            reading
        });
        if let Reading::Letter(chosen) = reading {
            match self.rows.answers.option_of(chosen) {
                Some(option) if option == chosen => {}
                Some(_) => seen.option = seen.option.or(Some((row.number, column))),
                None => seen.initial = true,
            }
        }
        match reading {
            Reading::Letter(chosen) if self.rows.answers.begins_another(place, chosen) => {
                seen.letters.entry(place).or_insert((row.number, column));
            }
            Reading::Text(_) => seen.write(place),
            Reading::Number(_) => seen.numbers = seen.numbers.or(Some((row.number, column))),
            Reading::Missing => seen.missing = seen.missing.or(Some((row.number, column))),
            Reading::Blank | Reading::Letter(_) | Reading::Outside | Reading::Unknown => {}
        }
        reading
    }
}

impl RowReader<'_> {
    /// The answer in a number for each statement.
    fn marks(
        &self,
        row: &Row<'_>,
        place: usize,
        each: &[Option<usize>],
        seen: &mut Seen,
        unknown: &mut Unknown,
    ) -> Answer {
        let cell = |column: &Option<usize>| column.map_or("", |column| trim(row.cell(column)));
        let mut cells: Vec<&str> = each.iter().map(cell).collect();
        let is_ranked = self.instrument.mode() == Mode::Rank;
        for (cell, column) in cells.iter_mut().zip(each) {
            // No place of an order is below zero, and SoSci Survey writes -1 for `cannot say`.
            let is_no_place = if is_ranked { usual::is_below_zero(cell) } else { *cell == "-1" };
            if (usual::is_missing(cell) || is_no_place) && !self.marks.is_label(cell) {
                seen.missing = seen.missing.or(column.map(|column| (row.number, column)));
                *cell = "";
            }
        }
        let mut wrong = Vec::new();
        let answer = self.marks.read(place, &cells, &mut wrong);
        let first = each.iter().copied().flatten().next().unwrap_or_default();
        let is_allocated = matches!(self.instrument.mode(), Mode::Allocate { .. });
        let has_number = || cells.iter().any(|cell| cell.contains('0'));
        if is_allocated && wrong.is_empty() && answer == Answer::Blank && has_number() {
            seen.zeros = seen.zeros.or(Some((row.number, first)));
        }
        for (at, _) in &wrong {
            let column = each[*at].unwrap_or(first);
            // A number is understood, and does not fit.
            if cells[*at].starts_with(char::is_alphabetic) {
                seen.strange.add(column, cells[*at]);
            } else {
                seen.strange.add_other(column);
            }
        }
        let placed = |(at, problem): (usize, Problem)| (each[at].unwrap_or(first), problem);
        unknown.extend(wrong.into_iter().map(placed));
        answer
    }

    /// The order of the statements in one cell.
    fn ranks(&self, row: &Row<'_>, place: usize, column: usize, unknown: &mut Unknown) -> Answer {
        self.marks.read_list(place, trim(row.cell(column))).unwrap_or_else(|problem| {
            unknown.push((column, problem));
            Answer::Blank
        })
    }

    /// The order of the statements in a cell for each place.
    fn places(
        &self,
        row: &Row<'_>,
        place: usize,
        places: &[usize],
        unknown: &mut Unknown,
    ) -> Answer {
        let cells: Vec<&str> = places.iter().map(|&column| trim(row.cell(column))).collect();
        let mut wrong = Vec::new();
        let answer = self.marks.read_places(place, &cells, &mut wrong);
        unknown.extend(wrong.into_iter().map(|(at, problem)| (places[at], problem)));
        answer
    }

    /// The answer in a cell for each statement, of which one may be filled.
    fn each(
        &self,
        row: &Row<'_>,
        place: usize,
        each: &[Option<usize>],
        unknown: &mut Unknown,
    ) -> Answer {
        let mut answer = Answer::Blank;
        for (orientation, column) in each.iter().enumerate() {
            let Some(column) = *column else { continue };
            let cell = trim(row.cell(column));
            let coded = self.columns.coding.read(cell);
            let choice =
                coded.unwrap_or_else(|| self.answers.read_choice(place, orientation, cell));
            match (choice, answer) {
                (Choice::NotTaken, _) => {}
                (Choice::Taken, Answer::Chosen(first)) => {
                    let problem = self.answers.second_choice(place, [first, orientation]);
                    unknown.push((column, problem));
                }
                (Choice::Taken, _) => answer = Answer::Chosen(orientation),
                (Choice::Unknown, _) => {
                    let problem = self.answers.choice_problem(place, orientation, cell);
                    unknown.push((column, problem));
                }
            }
        }
        answer
    }

    /// Says so when a row repeats the header, as in two exports pasted together.
    pub(super) fn header_again(&self, row: &Row<'_>) -> Option<Problem> {
        let columns = || self.columns.traits.iter().flat_map(TraitColumns::all);
        let (mut repeated, mut again_in_all) = (0, true);
        for column in columns() {
            let cell = trim(row.cell(column));
            let again = self.table.header.get(column).is_some_and(|header| cell == header);
            repeated += usize::from(!cell.is_empty() && again);
            again_in_all &= again;
        }
        // Below a choice its own text may stand, as above it; but nobody takes all choices.
        let is_answer = self.instrument.mode() == Mode::Choose
            && matches!(self.columns.traits[..], [TraitColumns::Each(_), ..]);
        let may_be_header = !is_answer || again_in_all;
        let is_repeated = may_be_header && repeated > 1 && repeated * 2 > columns().count();
        (is_repeated && !self.is_somebodys(row)).then(|| {
            Problem::error("this row repeats the header")
                .at(self.table.row(row.number))
                .hint("two exports may be pasted together; delete this row")
        })
    }

    /// Whether a row says whose it is, below headers of traits that are statements, too.
    fn is_somebodys(&self, row: &Row<'_>) -> bool {
        let header = |column: usize| self.table.header.get(column).map_or("", String::as_str);
        let columns = &self.columns;
        let mut who =
            [columns.timestamp, columns.name, columns.email, columns.id].into_iter().flatten();
        let mut traits = columns.traits.iter().enumerate();
        who.any(|column| !matches!(trim(row.cell(column)), cell if cell.is_empty() || cell == header(column)))
            && traits.all(|(place, of)| match of {
                TraitColumns::One(column) => {
                    let header = header(*column);
                    header != trim(row.cell(*column))
                        || matches!(self.answers.read(place, header), Reading::Text(_))
                }
                TraitColumns::Missing | TraitColumns::Each(_) | TraitColumns::Places(_) => false,
            })
    }

    /// Says so when a row names the traits once more, as below a header of questions.
    fn second_header(&self, row: &Row<'_>) -> Option<Problem> {
        let names = self.columns.traits.iter().zip(self.instrument.traits()).enumerate();
        let named = names.filter(|(place, (columns, own))| {
            let TraitColumns::One(column) = columns else { return false };
            let cell = trim(row.cell(*column));
            words(cell) == words(&own.name) && self.answers.read(*place, cell) == Reading::Unknown
        });
        (named.count() * 2 > self.columns.traits.len()).then(|| {
            Problem::error("this row names the traits, as a header does")
                .at(self.table.row(row.number))
                .hint("a table has one header; delete this row or the one above it")
        })
    }

    /// Says so when the answers of a row stand beside their columns.
    fn shifted(&self, row: &Row<'_>, unknown: usize) -> Option<Problem> {
        const FEWEST: usize = 3;
        if unknown < FEWEST {
            return None;
        }
        let shift = [1_isize, -1, 2, -2].into_iter().find(|shift| {
            let fits = self.columns.traits.iter().enumerate().filter(|(place, column)| {
                let beside = column.all().next().and_then(|at| at.checked_add_signed(*shift));
                beside.is_some_and(|beside| {
                    matches!(self.answers.read(*place, trim(row.cell(beside))), Reading::Text(_))
                })
            });
            fits.count() >= unknown.max(FEWEST)
        })?;
        let cells = if shift.abs() == 1 { "one cell" } else { "two cells" };
        let side = if shift > 0 { "right" } else { "left" };
        Some(
            Problem::error(format!("the answers of this row stand {cells} too far to the {side}"))
                .at(self.table.row(row.number))
                .hint("a cell was added or lost; put the row right, or export the file again"),
        )
    }
}
