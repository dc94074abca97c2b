//! The cells of one row → an answer to each trait.

use super::super::answers::{Choice, Reading};
use super::super::columns::TraitColumns;
use super::super::table::{Row, trim};
use super::{KEPT_PROBLEMS, RowReader, Seen};
use crate::error::Problem;
use crate::instrument::Mode;
use crate::response::Answer;

impl RowReader<'_> {
    /// The answer to each trait; what is wrong goes to the problems of the row.
    pub(super) fn answers(
        &self,
        row: &Row<'_>,
        seen: &mut Seen,
        problems: &mut Vec<Problem>,
    ) -> Vec<Answer> {
        let mut unknown: Vec<(usize, Problem)> = Vec::new();
        let read = |(place, columns): (usize, &TraitColumns)| match columns {
            TraitColumns::Missing => Answer::Blank,
            TraitColumns::One(column) => self.one(row, place, *column, seen, &mut unknown),
            TraitColumns::Each(each) => match self.instrument.mode() {
                Mode::Choose => self.each(row, place, each, &mut unknown),
                Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
                    self.marks(row, place, each, &mut unknown)
                }
            },
        };
        let answers: Vec<Answer> = self.columns.traits.iter().enumerate().map(read).collect();
        if let Some(problem) = self.header_again(row).or_else(|| self.shifted(row, unknown.len())) {
            problems.push(problem);
        } else {
            for (column, problem) in unknown {
                seen.unknown += 1;
                if seen.unknown <= KEPT_PROBLEMS {
                    problems.push(problem.at(self.table.cell(row.number, column)));
                }
            }
        }
        answers
    }

    /// The answer in a number for each statement.
    fn marks(
        &self,
        row: &Row<'_>,
        place: usize,
        each: &[Option<usize>],
        unknown: &mut Vec<(usize, Problem)>,
    ) -> Answer {
        let cell = |column: &Option<usize>| column.map_or("", |column| trim(row.cell(column)));
        let cells: Vec<&str> = each.iter().map(cell).collect();
        let mut wrong = Vec::new();
        let answer = self.marks.read(place, &cells, &mut wrong);
        let first = each.iter().copied().flatten().next().unwrap_or_default();
        let placed = |(at, problem): (usize, Problem)| (each[at].unwrap_or(first), problem);
        unknown.extend(wrong.into_iter().map(placed));
        answer
    }

    /// The answer in one cell.
    fn one(
        &self,
        row: &Row<'_>,
        place: usize,
        column: usize,
        seen: &mut Seen,
        unknown: &mut Vec<(usize, Problem)>,
    ) -> Answer {
        let cell = trim(row.cell(column));
        if self.instrument.mode() == Mode::Rank {
            return self.marks.read_list(place, cell).unwrap_or_else(|problem| {
                unknown.push((column, problem));
                Answer::Blank
            });
        }
        let reading = self.answers.read(place, cell);
        match reading {
            Reading::Blank | Reading::Text(_) | Reading::Outside => {}
            Reading::Letter(_) => seen.letters = seen.letters.or(Some((row.number, column))),
            Reading::Number(_) => seen.numbers = seen.numbers.or(Some((row.number, column))),
            Reading::Unknown => unknown.push((column, self.answers.problem(place, cell))),
        }
        reading.answer()
    }

    /// The answer in a cell for each statement, of which one may be filled.
    fn each(
        &self,
        row: &Row<'_>,
        place: usize,
        each: &[Option<usize>],
        unknown: &mut Vec<(usize, Problem)>,
    ) -> Answer {
        let mut answer = Answer::Blank;
        for (orientation, column) in each.iter().enumerate() {
            let Some(column) = *column else { continue };
            let cell = trim(row.cell(column));
            match (self.answers.read_choice(place, orientation, cell), answer) {
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
        let mut repeated = 0;
        for column in columns() {
            let cell = trim(row.cell(column));
            let again = self.table.header.get(column).is_some_and(|header| cell == header);
            // Below a choice its own text may stand, as above it.
            let is_answer = matches!(self.columns.traits[..], [TraitColumns::Each(_), ..]);
            repeated += usize::from(!cell.is_empty() && again && !is_answer);
        }
        (repeated > 1 && repeated * 2 > columns().count()).then(|| {
            Problem::error("this row repeats the header")
                .at(self.table.row(row.number))
                .hint("two exports may be pasted together; delete this row")
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
