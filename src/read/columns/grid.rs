//! Rows of a grid that ask for an opinion, whatever their headers sound like.

use super::super::usual::{self, Usual};
use super::Matcher;

impl Matcher<'_> {
    /// Whether a column called like a team or a moment is a row of a grid whose rows are all answered on
    /// one scale: `Satisfied with [Team]` beside `Satisfied with [Pay]`.
    pub(super) fn is_row_of_a_scale(&self, column: usize, what: Usual) -> bool {
        let is_likely = matches!(
            what,
            Usual::Team | Usual::Timestamp | Usual::Began | Usual::LastAction | Usual::Duration
        );
        let headings = &self.header.headings;
        let own = &headings[column];
        let cells = &self.sample[column];
        if !is_likely || own.part.is_empty() || cells.is_empty() {
            return false;
        }
        let siblings: Vec<usize> = (0..headings.len())
            .filter(|&other| other != column && headings[other].question == own.question)
            .filter(|&other| !headings[other].part.is_empty() && !self.sample[other].is_empty())
            .collect();
        let usual =
            |&other: &usize| self.header.dialect.usual(&headings[other]).map(|(what, _)| what);
        let is_of_a_person = |what| {
            matches!(
                what,
                Usual::Name | Usual::GivenName | Usual::FamilyName | Usual::Email | Usual::Id
            )
        };
        // The parts of a question about somebody say who it is.
        if siblings.iter().all(|other| usual(other).is_some())
            || siblings.iter().filter_map(usual).any(is_of_a_person)
        {
            return false;
        }
        let rows: Vec<&Vec<String>> = siblings.iter().map(|&other| &self.sample[other]).collect();
        let is_mark =
            |cell: &String| cell.parse::<f64>().is_ok_and(|mark| (-100.0..=100.0).contains(&mark));
        if rows.iter().chain([&cells]).all(|row| row.iter().all(is_mark)) {
            return true;
        }
        let is_said_elsewhere = |cell| rows.iter().any(|row| row.contains(cell));
        cells.iter().all(|cell| usual::is_label(cell))
            || (rows.len() > 1 && cells.iter().all(is_said_elsewhere))
    }
}
