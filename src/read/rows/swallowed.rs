//! Rows within a cell: where a quote opens a cell and only one further down closes it, the cell holds
//! what stands between them, answers of other people included.

use super::super::answers::Reading;
use super::super::delimiter::Delimiter;
use super::super::table::Row;
use super::RowReader;
use crate::error::Problem;

/// So many answers in a cell of several lines are those of somebody.
const ANSWERS_OF_SOMEBODY: usize = 3;

impl RowReader<'_> {
    /// The first cell of several lines that holds somebody's answers, or as many tabs as a row has.
    pub(super) fn swallowed(&self, row: &Row<'_>) -> Option<Problem> {
        if !row.has_lines() {
            return None;
        }
        let mark = self.table.delimiter;
        let needed = ANSWERS_OF_SOMEBODY.min(self.columns.traits.len());
        let holds_rows = |cell: &str| {
            if !cell.contains(['\n', '\r']) {
                return false;
            }
            let holds_answers = |line: &str| {
                let parts = line.split(char::from(mark.byte()));
                parts.filter(|part| self.is_answer(part)).take(needed).count() == needed
            };
            // A long comment has many commas, but nobody's has a row of tabs.
            let is_wide = mark == Delimiter::Tab
                && cell.bytes().filter(|&byte| byte == mark.byte()).count() + 1
                    >= self.header.headings.len();
            is_wide || cell.lines().any(holds_answers)
        };
        // Answers in a trait's own cell are told as such.
        let is_other = |column: &usize| self.columns.is_free(*column);
        let column =
            (0..row.len()).filter(is_other).find(|&column| holds_rows(row.cell(column)))?;
        let problem =
            Problem::error("this cell holds whole rows: the quote that opens it is not closed");
        Some(
            problem
                .at(self.table.cell(row.number, column))
                .hint("take the quote away, or put a `\"` at the end of the cell"),
        )
    }

    /// Whether a text is a statement of any trait, or the name of an orientation.
    fn is_answer(&self, text: &str) -> bool {
        let text = text.trim_matches('"');
        (0..self.columns.traits.len())
            .any(|place| matches!(self.answers.read(place, text), Reading::Text(_)))
    }
}
