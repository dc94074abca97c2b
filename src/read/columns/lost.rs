//! Answers that would be lost: in a column beside those that answer a trait, in the rows where these
//! hold nothing.

use super::super::answers::{Reading, shown};
use super::super::table::{Row, trim};
use super::pairs::Pair;
use super::{Candidate, Columns, LOOKED_AT_ROWS, Matcher, TraitColumns};
use crate::error::Problem;
use crate::format::count_noun;
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// What a column that is not read says beside the ones that answer its trait.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// Rows in which it alone holds a statement.
    pub alone: usize,
    /// Rows in which both hold something.
    pub both: usize,
}

/// From so many rows on, and a fifth of all, it is no slip of single people.
const FEWEST: usize = 3;

/// Whether so many rows of all with an answer are lost by a change of the form: a few may have written their
/// answer beside the question; and where there are several waves, the question of one may have been another.
pub(super) fn is_lost(alone: usize, all: usize, columns: &Columns) -> bool {
    alone >= FEWEST && alone * 5 >= all && columns.waves.is_empty()
}

impl Matcher<'_> {
    /// Whether a column holds another statement of the trait than this one, so that it is no column of
    /// this one alone: a trait may be called like one of its statements.
    pub(super) fn states_another(&self, column: usize, (place, orientation): Pair) -> bool {
        let is_other = |cell: &String| match self.answers.read(place, cell) {
            Reading::Text(stated) => stated != orientation,
            _ => false,
        };
        self.instrument.mode() == Mode::Choose && self.sample[column].iter().any(is_other)
    }

    /// The columns of a trait's statements, with the one whose header names none where its cells do: it
    /// holds the only statement that has no column, in rows where no other is chosen.
    pub(super) fn with_unnamed_statement(
        &self,
        place: usize,
        mut each: Vec<(usize, usize)>,
        alone: &[Candidate],
    ) -> Vec<(usize, usize)> {
        let many = self.instrument.orientations().len();
        let mut missing = (0..many).filter(|own| each.iter().all(|(at, _)| at != own));
        let (Some(lacking), None, [one]) = (missing.next(), missing.next(), alone) else {
            return each;
        };
        let is_lacking = !each.is_empty()
            && one.by != MatchedBy::Name
            && self.only_statement(one.column, place) == Some(lacking);
        let of_others: Vec<usize> = each.iter().map(|(_, column)| *column).collect();
        if is_lacking && self.beside(one.column, &of_others).both == 0 {
            each.push((lacking, one.column));
        }
        each
    }

    /// In how many of the first rows a column holds something alone, and in how many some of the others
    /// do, too.
    pub(super) fn beside(&self, column: usize, others: &[usize]) -> Beside {
        let mut beside = Beside::default();
        let Ok(mut rows) = self.header.body(self.table) else { return beside };
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            let is_filled = |row: &Row<'_>, column| !trim(row.cell(column)).is_empty();
            if is_filled(&row, column) {
                let is_in_both = others.iter().any(|&other| is_filled(&row, other));
                *(if is_in_both { &mut beside.both } else { &mut beside.alone }) += 1;
            }
        }
        beside
    }

    /// Refuses columns that hold a trait's answers in rows where those that answer it hold nothing, as
    /// where a question was worded anew and its answers go on in another column; of a few, it tells.
    pub(super) fn lost_answers(
        &self,
        columns: &Columns,
        candidates: &[Candidate],
        matches: &[(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        if self.instrument.mode() != Mode::Choose {
            return;
        }
        for column in (0..matches.len()).filter(|&at| matches[at].0 == ColumnRole::Ignored) {
            // The first cell that is no text of the trait ends the search.
            let holds =
                |&place: &usize| self.only_texts(column, place) && self.states(column, place);
            let mut of = (0..self.named.len()).filter(holds);
            // An orientation's name or letter answers every trait: the header tells which one is meant.
            let named = || candidates.iter().find(|one| one.column == column).map(|one| one.place);
            let place = match (of.next(), of.next()) {
                (Some(only), None) => Some(only),
                _ => named().filter(|&place| self.evidence(column, place).is_whole()),
            };
            let Some(place) = place else { continue };
            let read: Vec<usize> = columns.traits[place].all().collect();
            let Some(&first) = read.first() else { continue };
            if read.iter().any(|&column| matches[column].1 == MatchedBy::Hand) {
                continue;
            }
            let beside = self.beside(column, &read);
            if beside.alone <= beside.both {
                continue;
            }
            let name = &self.instrument.traits()[place].name;
            let all =
                read.iter().map(|&column| self.sample[column].len()).sum::<usize>() + beside.alone;
            let is_lost = is_lost(beside.alone, all, columns);
            let severity = if is_lost { Problem::error } else { Problem::warning };
            let problem = severity(format!(
                "`{}` holds answers to `{name}` in {} where `{}` holds nothing, and is not read",
                shown(&self.header.shown(column)),
                count_noun(beside.alone, "row", "rows"),
                shown(&self.header.shown(first)),
            ));
            problems.push(problem.at(self.table.column(column)).hint(match &columns.traits[place] {
                TraitColumns::Each(_) => {
                    "if it is one of the trait’s statements, call it so, such as `Role [Plan]`; else delete it"
                }
                _ => {
                    "if both are one question, put all answers into the trait’s column; else delete the other \
                     one, or name the one that counts below `[columns.traits]` in `orient.toml`"
                }
            }));
        }
    }
}
