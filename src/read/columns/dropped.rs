//! Columns by which somebody has marked responses that are not to be counted: `Exclude` with an `x`,
//! `Consent` with `No`.

use super::super::answers::shown;
use super::super::usual::{is_agreed, is_no, is_yes};
use super::Matcher;
use crate::error::Problem;

/// A column that says which responses are not to be counted.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Mark {
    /// The column, from 0.
    pub column: usize,
    /// Whether a response with a yes is not counted; else one with a no.
    by_yes: bool,
}

impl Mark {
    /// Whether this cell says that the response is not to be counted.
    pub(in crate::read) fn drops(self, cell: &str) -> bool {
        if self.by_yes { is_yes(cell) } else { is_no(cell) }
    }
}

impl Matcher<'_> {
    /// The column as one that marks responses, where it says yes or no and nothing else; nothing where
    /// it marks none.
    pub(super) fn mark(&self, column: usize, by_yes: bool) -> Result<Option<Mark>, Problem> {
        let cells = &self.sample[column];
        let mark = Mark { column, by_yes };
        let dropped = cells.iter().filter(|cell| mark.drops(cell)).count();
        let unclear = cells.iter().find(|cell| !is_yes(cell) && !is_agreed(cell) && !is_no(cell));
        match unclear {
            None => Ok((dropped > 0).then_some(mark)),
            // One answer of a form among others, such as `I agree`.
            Some(_) if dropped == 0 => Ok(None),
            Some(cell) => Err(Problem::warning(format!(
                "`{}` is not read, since cells such as `{}` say neither yes nor no; every row counts",
                shown(&self.header.shown(column)),
                shown(cell)
            ))
            .at(self.table.column(column))
            .hint("write `yes` or `no` there if it says which responses count")),
        }
    }
}
