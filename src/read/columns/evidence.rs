//! What the cells of a column say about a trait.

use super::super::answers::{Choice, Reading};
use super::super::ticks;
use super::super::words::words;
use super::coding::one_or_two;
use super::pairs::Pair;
use super::{Candidate, Matcher, Says};
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// What the first rows of a column say about a trait.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Cells that hold anything.
    pub filled: usize,
    /// Cells that name one of the trait's statements, or an orientation.
    pub texts: usize,
    /// Cells that hold a known letter or number.
    pub marks: usize,
}

impl Evidence {
    /// Whether at least half of the cells are answers to the trait.
    pub(super) fn holds(self) -> bool {
        self.filled > 0 && (self.texts + self.marks) * 2 >= self.filled
    }

    /// Whether all cells are answers to the trait.
    pub(super) fn is_whole(self) -> bool {
        self.filled > 0 && self.texts + self.marks == self.filled
    }
}

impl Matcher<'_> {
    /// Whether the cells of a column can be about one statement.
    pub(super) fn may_hold(&self, column: usize, (place, orientation): Pair) -> bool {
        if self.instrument.mode() != Mode::Choose {
            return true;
        }
        let cells = &self.sample[column];
        let fits =
            |cell: &&String| self.answers.read_choice(place, orientation, cell) != Choice::Unknown;
        cells.iter().filter(fits).count() * 2 >= cells.len() || self.are_ones_and_twos(column)
    }

    /// Whether a column holds ticks, and at least one.
    pub(super) fn is_ticked(&self, column: usize) -> bool {
        let cells = &self.sample[column];
        !cells.is_empty() && cells.iter().all(|cell| ticks::is_taken(cell).is_some())
    }

    /// Whether a column holds `1` and `2` and nothing else.
    pub(super) fn are_ones_and_twos(&self, column: usize) -> bool {
        let cells = &self.sample[column];
        !cells.is_empty() && cells.iter().all(|cell| one_or_two(cell).is_some())
    }

    /// What the cells of a column say about a trait.
    pub(super) fn evidence(&self, column: usize, place: usize) -> Evidence {
        let mut evidence = Evidence::default();
        for cell in &self.sample[column] {
            evidence.filled += 1;
            // A code is a mark, whatever the header says that it stands for.
            let reading = match self.answers.read(place, cell) {
                Reading::Unknown => match self.reading(column, place, cell) {
                    Reading::Text(stated) => Reading::Number(stated),
                    other => other,
                },
                known => known,
            };
            match reading {
                Reading::Text(_) => evidence.texts += 1,
                Reading::Letter(_) | Reading::Number(_) => evidence.marks += 1,
                Reading::Outside | Reading::Missing | Reading::Blank => evidence.filled -= 1,
                Reading::Unknown => {}
            }
        }
        evidence
    }

    /// Whether a column holds ticks or numbers, as below a statement, and nothing else.
    pub(super) fn are_marks(&self, column: usize) -> bool {
        let is_mark = |cell: &String| match self.instrument.mode() {
            Mode::Choose => ticks::is_taken(cell).is_some(),
            Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
                let is_number = |letter: char| letter.is_ascii_digit() || ".,%".contains(letter);
                cell.len() <= 5 && cell.chars().all(is_number)
            }
        };
        // A statement that nobody chose has no cell.
        self.sample[column].iter().all(is_mark)
    }

    /// The statement of a trait that is all that a column holds.
    pub(super) fn only_statement(&self, column: usize, place: usize) -> Option<usize> {
        let statements = &self.named[place].statements;
        let filled = |cell: &&String| self.answers.read(place, cell) != Reading::Blank;
        let mut cells = self.sample[column]
            .iter()
            .filter(filled)
            .map(|cell| statements.iter().position(|own| *own == words(cell)));
        let first = cells.next()??;
        cells.all(|cell| cell == Some(first)).then_some(first)
    }

    /// Whether a cell of the column is one of the trait's statements.
    pub(super) fn states(&self, column: usize, place: usize) -> bool {
        let statements = &self.named[place].statements;
        self.sample[column].iter().any(|cell| statements.contains(&words(cell)))
    }

    /// Whether a column of statements may be the answer rather than one that is called like the trait:
    /// that one holds no text of it, and most of its cells have a statement beside them.
    pub(super) fn covers(&self, stated: &Candidate, named: &Candidate) -> bool {
        let [own, other] = [stated, named].map(|one| self.evidence(one.column, stated.place));
        other.texts == 0 && own.texts * 4 >= other.filled * 3
    }

    /// The same of a column whose header has the trait's name in it: only where the other traits are
    /// answered in words, so that marks are hardly answers.
    pub(super) fn outdoes(&self, stated: &Candidate, named: &Candidate, all: &[Candidate]) -> bool {
        let mut others: Vec<&Candidate> =
            all.iter().filter(|one| one.says == Says::Names && one.place != named.place).collect();
        let many = others.len();
        others.retain(|one| self.evidence(one.column, one.place).texts > 0);
        self.covers(stated, named) && many > 0 && others.len() * 2 > many
    }

    /// The columns that no header claims and that hold this trait's statements and nothing else.
    pub(super) fn by_answers(
        &self,
        place: usize,
        candidates: &[Candidate],
        matches: &[(ColumnRole, MatchedBy)],
    ) -> Vec<Candidate> {
        let free = (0..self.header.headings.len()).filter(|&column| {
            matches[column].0 == ColumnRole::Ignored
                && candidates.iter().all(|one| one.column != column)
                && self.only_texts(column, place)
                // An orientation's name alone answers every trait, and so tells of none.
                && (0..self.named.len())
                    .filter(|&other| self.only_texts(column, other))
                    .count()
                    == 1
        });
        let by = MatchedBy::Statements;
        free.map(|column| Candidate { column, place, by, says: Says::Mentions }).collect()
    }

    /// Whether nothing but the trait's own texts stands in a column; stops at the first other cell.
    pub(super) fn only_texts(&self, column: usize, place: usize) -> bool {
        let cells = &self.sample[column];
        let mut texts = 0;
        for cell in cells {
            match self.answers.read(place, cell) {
                Reading::Text(_) => texts += 1,
                Reading::Outside | Reading::Missing | Reading::Blank => {}
                Reading::Letter(_) | Reading::Number(_) | Reading::Unknown => {
                    return false;
                }
            }
        }
        texts > 0
    }
}
