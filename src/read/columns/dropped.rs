//! Columns by which somebody has marked responses that are not to be counted: `Exclude` with an `x`,
//! `Include` or `Consent` with `No`.

use super::super::answers::shown;
use super::super::usual::{
    is_agreed, is_consent, is_cross, is_dropped, is_kept, is_no, is_yes, is_yes_with_reason,
    refuses,
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
            Says::Dropped => is_yes(cell) || is_yes_with_reason(cell) || is_dropped(cell),
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
        let all = self.later.tally(column);
        let (dropped, kept) =
            (all.count(|cell| mark.drops(cell)), all.count(|cell| mark.keeps(cell)));
        let unclear = all.find(|cell| !mark.keeps(cell) && !mark.drops(cell));
        let not_read = |why: String| {
            Err(Problem::warning(format!(
                "`{}` is not read, since {why}; every row counts",
                shown(&header)
            ))
            .at(self.table.column(column))
            .hint("write `yes` or `no` beside each row if it says which ones count"))
        };
        let cross = all.find(is_cross);
        match unclear {
            // Alone, a cross may mark what is meant.
            _ if says == Says::Dropped && dropped == 0 && cross.is_some() => {
                not_read(format!("`{}` may say yes or no", shown(cross.unwrap_or_default())))
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
            None if dropped > 0 && dropped == all.rows => {
                not_read("it says the same of every row".to_owned())
            }
            None if says != Says::Dropped && dropped == 0 && kept > 0 && kept < all.rows => {
                not_read("it says yes of some rows and nothing of the others".to_owned())
            }
            None if says == Says::Kept && kept == 0 => Ok(None),
            None => Ok((dropped > 0).then_some(mark)),
        }
    }

    /// Tells of a column that says yes and no, of which it is not known whether it asks for the consent of those
    /// who answered or for something else.
    pub(super) fn perhaps_mark(&self, column: usize) -> Option<Problem> {
        let (all, mark) = (self.later.tally(column), Mark { column, says: Says::Agreed });
        let (no, yes) = (all.count(|cell| mark.drops(cell)), all.count(|cell| mark.keeps(cell)));
        let is_clear = all.find(|cell| !mark.keeps(cell) && !mark.drops(cell)).is_none();
        (is_clear && no > 0 && yes > 0).then(|| {
            Problem::warning(format!(
                "`{}` is not read, since it may ask for consent or for something else; every row counts",
                shown(&self.header.shown(column))
            ))
            .at(self.table.column(column))
            .hint("name it `Consent` if those who say no are not to be counted")
        })
    }
}
