//! Columns by which somebody has marked responses that are not to be counted: `Exclude` with an `x`,
//! `Include` or `Consent` with `No`.

use super::super::answers::shown;
use super::super::usual::{
    is_agreed, is_consent, is_cross, is_dropped, is_kept, is_no, is_yes, refuses,
};
use super::Matcher;
use crate::error::Problem;

/// A column that says which responses are not to be counted.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Mark {
    /// The column, from 0.
    pub column: usize,
    says: Says,
}

/// What the column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Yes, of those that are not to be counted.
    Dropped,
    /// No, of those that are not to be counted.
    Kept,
    /// No, or a sentence that begins so, by those who did not agree.
    Agreed,
}

impl Mark {
    /// Whether this cell says that the response is not to be counted.
    pub(in crate::read) fn drops(self, cell: &str) -> bool {
        match self.says {
            Says::Dropped => is_yes(cell) || is_dropped(cell),
            Says::Kept => is_no(cell) || is_dropped(cell),
            Says::Agreed => refuses(cell),
        }
    }

    /// Whether this cell says that it is.
    fn keeps(self, cell: &str) -> bool {
        match self.says {
            // R writes `NA` where nothing was said.
            Says::Dropped => is_no(cell) || is_kept(cell) || cell.trim() == "NA",
            Says::Kept => is_yes(cell) || is_kept(cell),
            Says::Agreed => is_agreed(cell),
        }
    }
}

impl Matcher<'_> {
    /// The column as one that marks responses, where it says yes or no and nothing else; nothing where
    /// it marks none.
    pub(super) fn mark(&self, column: usize, by_yes: bool) -> Result<Option<Mark>, Problem> {
        let header = self.header.shown(column);
        let says = match (by_yes, is_consent(&header)) {
            (true, _) => Says::Dropped,
            (false, true) => Says::Agreed,
            (false, false) => Says::Kept,
        };
        let mark = Mark { column, says };
        let cells = &self.sample[column];
        let dropped = cells.iter().filter(|cell| mark.drops(cell)).count();
        let kept = cells.iter().filter(|cell| mark.keeps(cell)).count();
        let is_clear = |cell: &&String| mark.keeps(cell) || mark.drops(cell);
        let unclear = cells.iter().find(|cell| !is_clear(cell));
        let not_read = |why: String| {
            Err(Problem::warning(format!(
                "`{}` is not read, since {why}; every row counts",
                shown(&header)
            ))
            .at(self.table.column(column))
            .hint("write `yes` or `no` beside each row if it says which ones count"))
        };
        let cross = cells.iter().find(|cell| is_cross(cell));
        match unclear {
            // Alone, a cross may mark what is meant.
            _ if says == Says::Dropped && dropped == 0 && cross.is_some() => {
                not_read(format!("`{}` may say yes or no", shown(cross.map_or("", String::as_str))))
            }
            // Some have agreed, and others said something else.
            Some(cell) if says == Says::Agreed && kept > 0 && dropped == 0 => {
                not_read(format!("cells such as `{}` say neither yes nor no", shown(cell)))
            }
            // A comment, or one answer of a form among others.
            Some(_) if dropped == 0 || says == Says::Kept && kept == 0 => Ok(None),
            Some(cell) => {
                not_read(format!("cells such as `{}` say neither yes nor no", shown(cell)))
            }
            None if dropped > 0 && dropped == self.looked_at => {
                not_read("it says the same of every row".to_owned())
            }
            None if says == Says::Kept && dropped == 0 && kept > 0 && kept < self.looked_at => {
                not_read("it says yes of some rows and nothing of the others".to_owned())
            }
            None if says == Says::Kept && kept == 0 => Ok(None),
            None => Ok((dropped > 0).then_some(mark)),
        }
    }
}
