//! Rows of a grid that ask for an opinion, whatever their headers sound like.

use super::super::usual::Usual;
use super::Matcher;

impl Matcher<'_> {
    /// Whether a column called like a usual one is a row of a grid whose rows are all answered on one
    /// scale: `Satisfied with [Team]` beside `Satisfied with [Pay]`.
    pub(super) fn is_row_of_a_scale(&self, column: usize, what: Usual) -> bool {
        let headings = &self.header.headings;
        let own = &headings[column];
        if own.part.is_empty() || self.sample[column].is_empty() {
            return false;
        }
        let siblings: Vec<usize> = (0..headings.len())
            .filter(|&other| other != column && headings[other].question == own.question)
            .filter(|&other| !headings[other].part.is_empty() && !self.sample[other].is_empty())
            .collect();
        // The parts of a question about somebody are usual ones.
        if siblings.iter().all(|&other| self.header.dialect.usual(&headings[other]).is_some()) {
            return false;
        }
        let rows: Vec<&Vec<String>> = siblings.iter().map(|&other| &self.sample[other]).collect();
        let is_mark =
            |cell: &String| cell.parse::<f64>().is_ok_and(|mark| (-100.0..=100.0).contains(&mark));
        let cells = &self.sample[column];
        if rows.iter().chain([&cells]).all(|row| row.iter().all(is_mark)) {
            return true;
        }
        // What people are called may stand twice in the parts of one question.
        let is_of_a_person = matches!(
            what,
            Usual::Name | Usual::GivenName | Usual::FamilyName | Usual::Email | Usual::Id
        );
        let is_said_elsewhere = |cell| rows.iter().any(|row| row.contains(cell));
        !is_of_a_person && rows.len() > 1 && cells.iter().all(is_said_elsewhere)
    }
}
