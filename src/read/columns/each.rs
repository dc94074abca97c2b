//! A column for each statement of a trait.

use super::super::answers::shown;
use super::super::dialect::Heading;
use super::super::table::trim;
use super::{Candidate, Columns, LOOKED_AT_ROWS, Matcher, TraitColumns};
use crate::error::Problem;
use crate::format::list_some;
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// So many choices are named in a message.
const NAMED: usize = 5;

impl Matcher<'_> {
    /// Gives a trait a column for each orientation.
    pub(super) fn each_column(
        &self,
        place: usize,
        found: &[(usize, usize)],
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        let mut each = vec![None; self.instrument.orientations().len()];
        for &(orientation, column) in found {
            if each[orientation].is_none() {
                each[orientation] = Some(column);
                matches[column] =
                    (ColumnRole::Statement(place, orientation), MatchedBy::Statements);
            } else {
                problems.push(self.same_statement(place, orientation, found));
            }
        }
        for orientation in (0..each.len()).filter(|&orientation| each[orientation].is_none()) {
            problems.push(self.no_statement(place, orientation));
        }
        columns.traits[place] = TraitColumns::Each(each);
    }

    /// The column of each statement, where each of these columns holds a statement of its own and nothing
    /// else: whoever chose another one has a blank there.
    pub(super) fn single_statements(
        &self,
        place: usize,
        found: &[Candidate],
    ) -> Option<Vec<Option<usize>>> {
        let mut each = vec![None; self.instrument.orientations().len()];
        // Questions that differ by more than a counter are two questions.
        let name = |column: usize| {
            let name = self.header.shown(column);
            name.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>()
        };
        let first = name(found.first()?.column);
        // Nobody may have chosen one of the statements.
        let is_empty = |&column: &usize| self.sample[column].is_empty() && name(column) == first;
        let unchosen = (0..self.header.headings.len()).filter(is_empty).count();
        if found.len() + unchosen < each.len() || found.iter().any(|one| name(one.column) != first)
        {
            return None;
        }
        for one in found.iter().filter(|_| self.instrument.mode() == Mode::Choose) {
            let statement = self.only_statement(one.column, place)?;
            if each[statement].replace(one.column).is_some() {
                return None;
            }
        }
        // Two questions may have such answers, too: of one, nobody gives two.
        let mut rows = self.header.body(self.table).ok()?;
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            let is_filled = |column: &&usize| !trim(row.cell(**column)).is_empty();
            if each.iter().flatten().filter(is_filled).count() > 1 {
                return None;
            }
        }
        Some(each)
    }

    /// Tells of choices that have a number and are no statement of their trait.
    pub(super) fn further_choice(&self) -> Option<Problem> {
        let headings = &self.header.headings;
        let is_further = |heading: &Heading| {
            self.pairs.choice(heading).is_some() && self.pairs.chosen(heading).is_none()
        };
        let columns: Vec<usize> = (0..headings.len())
            .filter(|&column| is_further(&headings[column]) && !self.sample[column].is_empty())
            .collect();
        let first = *columns.first()?;
        let name = |&column: &usize| format!("`{}`", shown(&self.header.shown(column)));
        let names: Vec<String> = columns.iter().take(NAMED).map(name).collect();
        Some(
            Problem::warning(format!(
                "{} no statement of the instrument and not used: {}",
                if columns.len() == 1 { "a choice is" } else { "choices are" },
                list_some(&names, columns.len())
            ))
            .at(self.table.column(first))
            .hint("whoever chose nothing else has not answered that trait"),
        )
    }

    /// Tells of columns that name a statement by its number alone.
    pub(super) fn counted_columns(&self, columns: &Columns) -> Option<Problem> {
        let headings = &self.header.headings;
        let each = columns.traits.iter().filter(|of| matches!(of, TraitColumns::Each(_)));
        let column = each.flat_map(TraitColumns::all).find(|&column| {
            let heading = &headings[column];
            self.pairs.chosen(heading).is_some()
                || self.pairs.worded(heading).is_none() && self.pairs.counted(heading).is_some()
        })?;
        let name = shown(&self.header.shown(column));
        let orientations: Vec<String> =
            self.instrument.orientations().iter().map(|one| format!("`{}`", one.name)).collect();
        Some(
            Problem::warning(format!(
                "columns such as `{name}` are read in the instrument's order: {}",
                orientations.join(", ")
            ))
            .at(self.table.column(column))
            .hint("check that the form numbers its statements so"),
        )
    }
}
