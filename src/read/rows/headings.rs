//! Texts between people, such as the names of teams above their members.

use super::{Body, RowReader, Several};
use crate::error::Problem;
use crate::response::Reason;

impl RowReader<'_> {
    /// Tells of texts between people where no column holds teams.
    pub(super) fn headings(&self, body: &Body) -> Option<Problem> {
        let last = body.entries.rows().last().map_or(0, |row| *row as usize);
        let mut headings = Several::default();
        let notes = body.left_out.iter().filter(|left| left.reason == Reason::Note);
        notes.filter(|note| note.row < last).for_each(|note| headings.add(note.row));
        (self.columns.team.is_none() && headings.count > 1).then(|| {
            Problem::warning(format!(
                "{} nothing but a text above or between people, and left out",
                headings.words()
            ))
            .at(self.table.file())
            .hint(
                "if these are the names of teams, add a column `Team` with the team of each person",
            )
        })
    }
}
