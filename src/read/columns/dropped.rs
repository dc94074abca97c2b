//! Columns by which somebody has marked responses that are not to be counted: `Exclude` with an `x`,
//! `Include` or `Consent` with `No`.

use std::collections::BTreeMap;

use super::super::answers::shown;
use super::super::table::trim;
use super::super::usual::{
    is_agreed, is_consent, is_cross, is_dropped, is_in_doubt, is_kept, is_no, is_reason_to_drop,
    is_yes, is_yes_with_reason, refuses,
};
use super::Matcher;
use crate::error::Problem;
use crate::format::count_noun;

/// A cell of so many signs is no name, and no note about anybody.
const SHORT: usize = 3;

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
            Says::Dropped | Says::Kept if is_in_doubt(cell) => false,
            Says::Dropped => {
                is_yes(cell)
                    || is_yes_with_reason(cell)
                    || is_dropped(cell)
                    || is_reason_to_drop(cell)
            }
            Says::Kept => is_no(cell) || is_dropped(cell),
            Says::Agreed => refuses(cell),
        }
    }

    /// Whether this cell says that it is.
    fn keeps(self, cell: &str) -> bool {
        match self.says {
            Says::Dropped | Says::Kept if is_in_doubt(cell) => false,
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
        let is_unclear = |cell: &str| !mark.keeps(cell) && !mark.drops(cell);
        let unclear = all.find(is_unclear);
        // A longer text may be about somebody, whom not everybody is to read of.
        let is_short = |cell: &&str| cell.chars().count() <= SHORT;
        let neither = || match all.common(is_unclear).filter(is_short) {
            Some(cell) => format!("cells such as `{}` say neither yes nor no", shown(cell)),
            None => {
                let cells = all.filled.saturating_sub(dropped + kept);
                format!("{} neither yes nor no", count_noun(cells, "cell says", "cells say"))
            }
        };
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
            Some(_) if says == Says::Agreed && kept > 0 && dropped == 0 => not_read(neither()),
            Some(_) if says == Says::Dropped && all.find(is_in_doubt).is_some() => {
                not_read(neither())
            }
            // A few texts may say why a response does not count.
            Some(_) if says == Says::Dropped && dropped == 0 && all.filled * 2 <= all.rows => {
                not_read(neither())
            }
            // A comment, or one answer of a form among others.
            Some(_) if dropped == 0 || says == Says::Kept && kept == 0 => Ok(None),
            Some(_) => not_read(neither()),
            None if dropped > 0 && dropped == all.rows => {
                not_read("it says the same of every row".to_owned())
            }
            None if says != Says::Dropped
                && dropped == 0
                && (1..all.rows).contains(&kept)
                && (says == Says::Kept || self.leaves_many_out(mark)) =>
            {
                not_read("it says yes of some rows and nothing of the others".to_owned())
            }
            None if says == Says::Kept && kept == 0 => Ok(None),
            None => Ok((dropped > 0).then_some(mark)),
        }
    }

    /// Tells of a column that says yes of some who may have opted out of this survey, or of something else.
    pub(super) fn perhaps_dropped(&self, column: usize) -> Option<Problem> {
        let all = self.later.tally(column);
        let (yes, no) = (all.count(is_yes), all.count(is_no));
        let is_clear = yes > 0 && yes < all.rows && yes + no == all.filled;
        is_clear.then(|| {
            Problem::warning(format!(
                "`{}` says yes in {} and is not read, since it is not clear whether that is about this survey; \
                 every row counts",
                shown(&self.header.shown(column)),
                count_noun(yes, "row", "rows"),
            ))
            .at(self.table.column(column))
            .hint("if whoever says yes there is not to be counted, call the column `Exclude`")
        })
    }

    /// Tells of a column of yes and no that may say who refused to take part, and may ask for something else.
    pub(super) fn perhaps_refused(&self, column: usize) -> Option<Problem> {
        let all = self.later.tally(column);
        let (no, yes) = (all.count(refuses), all.count(is_agreed));
        let is_clear = no > 0 && yes > 0 && no + yes == all.filled;
        is_clear.then(|| {
            Problem::warning(format!(
                "`{}` says no in {} and is not read, since it is not clear whether it asks for consent to this \
                 survey; every row counts",
                shown(&self.header.shown(column)),
                count_noun(no, "row", "rows"),
            ))
            .at(self.table.column(column))
            .hint("if whoever says no there is not to be counted, call the column `Consent`")
        })
    }

    /// Whether so many who answered left a column of consent empty that it may be a refusal: a fifth of those
    /// whose row is as full as that of those who agreed. Who broke off before its page said nothing.
    fn leaves_many_out(&self, mark: Mark) -> bool {
        // For each number of cells that hold something, the rows without a mark and those with one.
        let mut filled: BTreeMap<usize, [usize; 2]> = BTreeMap::new();
        self.header.every_row(self.table, |row| {
            let cells = row.cells().filter(|cell| !trim(cell).is_empty()).count();
            let is_marked = !trim(row.cell(mark.column)).is_empty();
            filled.entry(cells - usize::from(is_marked)).or_default()[usize::from(is_marked)] += 1;
        });
        let marked: usize = filled.values().map(|rows| rows[1]).sum();
        let mut seen = 0;
        let usual = filled.iter().find_map(|(&cells, rows)| {
            seen += rows[1];
            (seen * 2 >= marked).then_some(cells)
        });
        let whole = filled.iter().filter(|(cells, _)| *cells * 4 >= usual.unwrap_or(0) * 3);
        let [empty, said] =
            whole.fold([0, 0], |sum, (_, rows)| [sum[0] + rows[0], sum[1] + rows[1]]);
        empty * 5 >= empty + said
    }
}
