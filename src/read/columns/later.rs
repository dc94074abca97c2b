//! What stands below the first rows, where these do not say enough: which responses are not to be counted, and
//! answers in columns that are empty at first, as where a form was changed.

use std::collections::BTreeMap;

use super::super::answers::{Choice, Reading, shown};
use super::super::header::Header;
use super::super::table::{Row, Table, trim};
use super::super::usual::{self, Usual};
use super::lost::{Beside, is_lost};
use super::pairs::Pair;
use super::{Candidate, Columns, LOOKED_AT_LETTERS, LOOKED_AT_ROWS, Matcher};
use crate::error::Problem;
use crate::format::count_noun;
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// So many different cells of a column are counted; one that marks responses has few.
const MOST_DIFFERENT: usize = 200;

/// What was seen below the first rows.
#[derive(Debug, Default)]
pub(super) struct Later {
    /// The columns that may mark responses, with every row.
    marks: BTreeMap<usize, Tally>,
    /// The first cells of the columns that are empty at first.
    late: BTreeMap<usize, Vec<String>>,
}

/// The different cells of a column, each with how many rows have it.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub cells: Vec<(String, usize)>,
    /// How many rows of the table hold anything.
    pub rows: usize,
    /// In how many of them the column does.
    pub filled: usize,
}

impl Tally {
    /// In how many rows a cell is such a one.
    pub(super) fn count(&self, is_such: impl Fn(&str) -> bool) -> usize {
        self.cells.iter().filter(|(cell, _)| is_such(cell)).map(|(_, rows)| rows).sum()
    }

    /// The first cell that is such a one.
    pub(super) fn find(&self, is_such: impl Fn(&str) -> bool) -> Option<&str> {
        self.cells.iter().map(|(cell, _)| cell.as_str()).find(|cell| is_such(cell))
    }

    /// The cell that is such a one in most rows, where several rows have it, and as a rule others as well: what
    /// stands in one row, or in both of one person, may be somebody's name.
    pub(super) fn common(&self, is_such: impl Fn(&str) -> bool) -> Option<&str> {
        let such: Vec<_> = self.cells.iter().filter(|(cell, _)| is_such(cell)).collect();
        let rows: usize = such.iter().map(|(_, rows)| rows).sum();
        if such.len() > 1 && such.len() * 3 > rows {
            return None;
        }
        let most = such.into_iter().rev().max_by_key(|(_, rows)| *rows);
        most.filter(|(_, rows)| *rows > 1).map(|(cell, _)| cell.as_str())
    }

    fn add(&mut self, cell: &str) {
        self.filled += usize::from(!cell.is_empty());
        match self.cells.iter().position(|(known, _)| known == cell) {
            Some(known) => self.cells[known].1 += 1,
            None if cell.is_empty() || self.cells.len() == MOST_DIFFERENT => {}
            None => self.cells.push((cell.to_owned(), 1)),
        }
    }
}

impl Later {
    /// Looks at every row once, where a column is there for which that is worth it.
    pub(super) fn of(
        table: &Table<'_>,
        header: &Header,
        sample: &[Vec<String>],
        rows: usize,
    ) -> Self {
        let mut later = Self::default();
        let has_more = rows == LOOKED_AT_ROWS;
        for (column, heading) in header.headings.iter().enumerate() {
            // The name may stand behind a group of questions.
            let in_group = || usual::in_survey(heading.question.rsplit_once('/')?.1);
            let usual = header.dialect.usual(heading).or_else(in_group).map(|(what, _)| what);
            if let Some(
                Usual::Dropped
                | Usual::PerhapsDropped
                | Usual::Kept
                | Usual::PerhapsKept
                | Usual::Test,
            ) = usual
            {
                later.marks.insert(column, Tally::default());
            } else if has_more && sample[column].is_empty() && !header.shown(column).is_empty() {
                later.late.insert(column, Vec::new());
            }
        }
        if later.marks.is_empty() && later.late.is_empty() {
            return later;
        }
        header.every_row(table, |row| later.add(row));
        later.late.retain(|_, cells| !cells.is_empty());
        later
    }

    fn add(&mut self, row: &Row<'_>) {
        for (column, tally) in &mut self.marks {
            let cell = trim(row.cell(*column));
            tally.rows += usize::from(!cell.is_empty() || !row.is_blank());
            tally.add(cell);
        }
        for (column, cells) in &mut self.late {
            let cell = trim(row.cell(*column));
            if !cell.is_empty() && cells.len() < LOOKED_AT_ROWS {
                cells.push(cell.chars().take(LOOKED_AT_LETTERS).collect());
            }
        }
    }

    /// Every cell of a column that may mark responses.
    pub(super) fn tally(&self, column: usize) -> &Tally {
        static NOTHING: Tally = Tally { cells: Vec::new(), rows: 0, filled: 0 };
        self.marks.get(&column).unwrap_or(&NOTHING)
    }

    /// Whether a column that is empty at first holds something later.
    pub(super) fn holds(&self, column: usize) -> bool {
        self.late.contains_key(&column)
    }
}

impl Matcher<'_> {
    /// Tells of columns that are empty in the first rows and hold a trait's answers later, in rows where the
    /// columns that answer it hold nothing: a question that was worded anew, or ticks instead of a list.
    pub(super) fn late_answers(
        &self,
        columns: &Columns,
        (candidates, pairs): (&[Candidate], &[(Pair, usize)]),
        matches: &[(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        let mut of_trait: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (&column, cells) in &self.later.late {
            if matches[column].0 != ColumnRole::Ignored {
                continue;
            }
            let own = candidates.iter().find(|one| one.column == column).map(|one| one.place);
            let pair = pairs.iter().find(|one| one.1 == column).map(|one| one.0);
            let place = match pair {
                Some(pair) => Some(pair.0).filter(|_| self.answer_one(pair, cells)),
                None => self.only_place(own, cells),
            };
            let Some(place) = place else { continue };
            let mut read = columns.traits[place].all().peekable();
            let is_read = read.peek().is_some();
            if is_read && !read.any(|column| matches[column].1 == MatchedBy::Hand) {
                of_trait.entry(place).or_default().push(column);
            }
        }
        if of_trait.is_empty() {
            return;
        }
        let mut counts = vec![(Beside::default(), 0_usize); self.named.len()];
        self.header.every_row(self.table, |row| {
            for (&place, late) in &of_trait {
                let is_filled = |column: usize| !trim(row.cell(column)).is_empty();
                let (beside, read) = &mut counts[place];
                let is_read = columns.traits[place].all().any(is_filled);
                *read += usize::from(is_read);
                if late.iter().any(|&column| is_filled(column)) {
                    *(if is_read { &mut beside.both } else { &mut beside.alone }) += 1;
                }
            }
        });
        for (place, late) in of_trait {
            let (beside, read) = &counts[place];
            let Some(first) = columns.traits[place].all().next() else { continue };
            if beside.alone > beside.both {
                let all = read + beside.alone;
                let is_lost = is_lost(beside.alone, all, columns);
                problems.push(self.late_problem(place, (late[0], first), beside.alone, is_lost));
            }
        }
    }

    /// What is told of a column that goes on with a trait's answers.
    fn late_problem(
        &self,
        place: usize,
        (late, read): (usize, usize),
        rows: usize,
        is_lost: bool,
    ) -> Problem {
        let severity = if is_lost { Problem::error } else { Problem::warning };
        let [late_header, read] = [late, read].map(|column| shown(&self.header.shown(column)));
        severity(format!(
            "`{late_header}` holds answers to `{}` in {} where `{read}` holds nothing, and is not read",
            self.instrument.traits()[place].name,
            count_noun(rows, "row", "rows"),
        ))
        .at(self.table.column(late))
        .hint(
            "if the form was changed meanwhile, put all answers into the columns of the first rows, or export \
             both parts by themselves",
        )
    }

    /// Whether cells can be answers below a statement, and one of them says something.
    fn answer_one(&self, (place, orientation): Pair, cells: &[String]) -> bool {
        let of_numbers = |cell: &String| cell.bytes().any(|byte| byte.is_ascii_digit());
        match self.instrument.mode() {
            Mode::Choose => {
                let choice = |cell: &String| self.answers.read_choice(place, orientation, cell);
                cells.iter().all(|cell| choice(cell) != Choice::Unknown)
                    && cells.iter().any(|cell| choice(cell) == Choice::Taken)
            }
            Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => cells.iter().all(of_numbers),
        }
    }

    /// The only trait that all of these cells answer, with a statement among them; where an orientation’s name
    /// answers each, the one that the header names.
    fn only_place(&self, own: Option<usize>, cells: &[String]) -> Option<usize> {
        if self.instrument.mode() != Mode::Choose {
            return None;
        }
        let answers = |&place: &usize| {
            let read = |cell: &String| self.answers.read(place, cell);
            cells.iter().all(|cell| read(cell) != Reading::Unknown)
                && cells.iter().any(|cell| read(cell).answer().chosen().is_some())
        };
        if let Some(own) = own {
            return Some(own).filter(answers);
        }
        let is_text =
            |cell: &String, place| matches!(self.answers.read(place, cell), Reading::Text(_));
        let states = |&place: &usize| cells.iter().any(|cell| is_text(cell, place));
        let mut places = (0..self.named.len()).filter(|place| answers(place) && states(place));
        places.next().filter(|_| places.next().is_none())
    }
}
