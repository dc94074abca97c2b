//! Rows within a cell: where a quote opens a cell and only one further down closes it, the cell holds
//! what stands between them, answers of other people included.

use super::super::answers::Reading;
use super::super::delimiter::Delimiter;
use super::super::table::Row;
use super::RowReader;
use crate::error::Problem;
use crate::instrument::Mode;

/// So many answers in a cell of several lines are those of somebody.
const ANSWERS_OF_SOMEBODY: usize = 3;

impl RowReader<'_> {
    /// The first cell of several lines that holds as many cells as a row has, some of them answers.
    pub(super) fn swallowed(&self, row: &Row<'_>) -> Option<Problem> {
        if !self.table.is_text || !row.has_lines() {
            return None;
        }
        let mark = self.table.delimiter;
        let needed = ANSWERS_OF_SOMEBODY.min(self.columns.traits.len());
        let wide = self.header.headings.len();
        let holds_rows = |cell: &str| {
            let parts = cell.bytes().filter(|&byte| byte == mark.byte()).count() + 1;
            if !cell.contains(['\n', '\r']) || parts < wide {
                return false;
            }
            let holds_answers = |line: &str| {
                let parts = line.split(char::from(mark.byte()));
                parts.filter(|part| self.is_answer(part)).take(needed).count() == needed
            };
            // A long comment has many commas, but nobody's has a row of tabs.
            mark == Delimiter::Tab || cell.lines().any(holds_answers)
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

    /// Whether a text may be an answer to any trait: a statement, an orientation, a letter or a number.
    fn is_answer(&self, text: &str) -> bool {
        let text = text.trim_matches('"');
        let is_known = |place| match self.answers.read(place, text) {
            Reading::Text(_) | Reading::Letter(_) | Reading::Number(_) => true,
            Reading::Blank | Reading::Outside | Reading::Missing | Reading::Unknown => false,
        };
        let is_number = self.instrument.mode() != Mode::Choose && text.parse::<f64>().is_ok();
        is_number || (0..self.columns.traits.len()).any(is_known)
    }
}
