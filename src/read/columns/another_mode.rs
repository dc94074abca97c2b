//! Answers to the same statements in another mode than the instrument asks for: numbers where one
//! statement is chosen, or one statement where each has a number.

use std::collections::BTreeSet;

use super::super::dialect::Heading;
use super::super::table::trim;
use super::{Columns, LOOKED_AT_ROWS, Matcher, TraitColumns};
use crate::error::Problem;
use crate::instrument::{Mode, NAMES};

/// The largest number that may be a tick or one of two codes.
const LARGEST_CODE: f64 = 2.0;

impl Matcher<'_> {
    /// Says so when the statements of half of the traits or more have numbers that are no ticks, and the
    /// instrument has one statement of each trait chosen.
    pub(super) fn numbered(&self, columns: &Columns) -> Option<Problem> {
        let is_whole = |of: &TraitColumns| match of {
            TraitColumns::One(column) => {
                self.pairs.worded(&self.header.headings[*column]).is_none()
            }
            TraitColumns::Missing | TraitColumns::Each(_) | TraitColumns::Places(_) => false,
        };
        if self.instrument.mode() != Mode::Choose || columns.traits.iter().any(is_whole) {
            return None;
        }
        let all: Vec<Vec<usize>> =
            (0..self.named.len()).map(|place| self.statements(place)).collect();
        let numbered = all.iter().filter(|columns| self.have_numbers(columns)).count();
        (numbered * 2 >= all.len()).then(|| self.of_numbers(&all))
    }

    /// Says so when most traits that no column holds were asked in another way than the instrument asks.
    pub(super) fn of_another_mode(&self, missing: &[usize]) -> Option<Problem> {
        let is_chosen = self.instrument.mode() == Mode::Choose;
        let looks_so =
            |place: usize| if is_chosen { self.has_numbers(place) } else { self.is_chosen(place) };
        let alike = missing.iter().filter(|&&place| looks_so(place)).count();
        if !are_most(alike, self.named.len()) {
            return None;
        }
        if is_chosen {
            let all = (0..self.named.len()).map(|place| self.statements(place));
            return Some(self.of_numbers(&all.collect::<Vec<_>>()));
        }
        let id = self.instrument.id();
        let message = format!(
            "one statement of each trait is chosen here, and the instrument `{id}` has a number for each \
             statement"
        );
        let known = if NAMES.contains(&id) {
            format!(", such as `--instrument {}`", NAMES[0])
        } else {
            ", and check its `mode`".to_owned()
        };
        Some(
            Problem::error(message)
                .at(self.table.file())
                .hint(format!("name the instrument that the people answered{known}")),
        )
    }

    /// The problem of numbers below these columns of statements, those of a trait together.
    fn of_numbers(&self, all: &[Vec<usize>]) -> Problem {
        let id = self.instrument.id();
        let message = format!(
            "each statement has a number here, and the instrument `{id}` has one statement of each trait \
             chosen"
        );
        let hint = match self.mode_of(all) {
            "rate" if NAMES.contains(&id) => {
                format!(
                    "name the instrument that the people answered, such as `--instrument {}`",
                    NAMES[1]
                )
            }
            mode => format!(
                "name the instrument that the people answered with `--instrument`; its mode seems to be \
                 `{mode}`, of which `orient init --instrument {mode}` writes an example"
            ),
        };
        Problem::error(message).at(self.table.file()).hint(hint)
    }

    /// The columns that name a statement of a trait, one for each orientation.
    fn statements(&self, place: usize) -> Vec<usize> {
        let mut each = vec![None; self.instrument.orientations().len()];
        for (column, heading) in self.header.headings.iter().enumerate() {
            if let Some((of, orientation)) = self.pairs.worded(heading)
                && of == place
            {
                each[orientation].get_or_insert(column);
            }
        }
        each.into_iter().collect::<Option<_>>().unwrap_or_default()
    }

    /// Whether nothing but numbers stands below the statements of a trait, one of which is neither a tick
    /// nor the number of its statement.
    fn have_numbers(&self, columns: &[usize]) -> bool {
        let numbers = |column: usize| self.sample[column].iter().map(|cell| number(cell));
        let is_more = |(orientation, &column): (usize, &usize)| {
            let is_code =
                |number: f64| number <= LARGEST_CODE || is_near(number, (orientation + 1) as f64);
            numbers(column).flatten().any(|number| !is_code(number))
        };
        // A number of its own beside blanks is a tick.
        let is_code = |&column: &usize| {
            let different: BTreeSet<&String> = self.sample[column].iter().collect();
            different.len() <= 1 && self.sample[column].len() < self.looked_at
        };
        if columns.iter().all(is_code) {
            return false;
        }
        columns.iter().all(|&column| numbers(column).all(|number| number.is_some()))
            && columns.iter().enumerate().any(is_more)
    }

    /// Whether most of what stands below each statement of a trait is a number.
    fn has_numbers(&self, place: usize) -> bool {
        let of = |(column, heading): (usize, &Heading)| {
            let cells = &self.sample[column];
            let pair = self.pairs.worded(heading)?;
            let numbers = cells.iter().filter(|cell| number(cell).is_some()).count();
            (pair.0 == place && are_most(numbers, cells.len())).then_some(pair.1)
        };
        let found: BTreeSet<usize> =
            self.header.headings.iter().enumerate().filter_map(of).collect();
        found.len() == self.instrument.orientations().len()
    }

    /// Whether a column that is called like a trait holds its statements.
    fn is_chosen(&self, place: usize) -> bool {
        let headings = &self.header.headings;
        let names = |&column: &usize| {
            let found = self.by_header(column, &headings[column]);
            found.len() == 1 && found[0].place == place
        };
        (0..headings.len()).filter(names).any(|column| self.only_texts(column, place))
    }

    /// The mode in which numbers below these columns are answers: ranks where everybody gave each place
    /// once, points where all numbers of a trait add up to the same, alone to a round number, and ratings otherwise.
    fn mode_of(&self, all: &[Vec<usize>]) -> &'static str {
        let (mut are_ranks, mut sums) = (true, Vec::new());
        let Ok(mut rows) = self.header.body(self.table) else { return "rate" };
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            for columns in all.iter().filter(|columns| !columns.is_empty()) {
                let cells = columns.iter().map(|&column| number(trim(row.cell(column))));
                let Some(mut numbers) = cells.collect::<Option<Vec<f64>>>() else { continue };
                sums.push(numbers.iter().sum::<f64>());
                numbers.sort_by(f64::total_cmp);
                are_ranks &=
                    (1..).zip(&numbers).all(|(place, number)| is_near(*number, f64::from(place)));
            }
        }
        let is_round = sums.len() > 1 || sums.first().is_some_and(|sum| is_near(sum % 10.0, 0.0));
        let is_same = is_round && sums.iter().all(|sum| is_near(*sum, sums[0]));
        match () {
            () if sums.is_empty() => "rate",
            () if are_ranks => "rank",
            () if is_same => "allocate",
            () => "rate",
        }
    }
}

/// Three quarters of something, and more than nothing.
fn are_most(count: usize, all: usize) -> bool {
    all > 0 && count * 4 >= all * 3
}

/// The number in a cell.
fn number(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Whether two numbers are the same, but for how they were added up.
fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}
