//! A key to the answers: a row for each orientation, one below the other in their order, which answers
//! every trait with its statement. Nobody's answers look so three times in a row.

use super::super::answers::shown;
use super::super::key::KnownBy;
use super::{Body, RowReader};
use crate::error::{About, Problem};
use crate::instrument::Mode;
use crate::response::{Answer, LeftOut, Reason};

/// Of fewer traits or orientations, people may answer so.
const FEWEST_TRAITS: usize = 4;
const FEWEST_ORIENTATIONS: usize = 3;

impl RowReader<'_> {
    /// Leaves out a key above all people or below them.
    pub(super) fn leave_out_answer_key(&self, body: &mut Body) {
        let rows = self.instrument.orientations().len();
        let people = body.entries.len();
        let is_possible = self.instrument.mode() == Mode::Choose
            && rows >= FEWEST_ORIENTATIONS
            && self.instrument.traits().len() >= FEWEST_TRAITS
            && people > rows;
        let starts = [0, people.saturating_sub(rows)].into_iter();
        let Some(start) = starts.filter(|_| is_possible).find(|&start| self.is_key(body, start))
        else {
            return;
        };
        for place in start..start + rows {
            let row = body.entries.row(place);
            let label = body.entries.name(place).map_or_else(String::new, shown);
            body.left_out.push(LeftOut {
                row,
                reason: Reason::Note,
                seen: format!("`{label}` is part of a key to the answers"),
                person: None,
            });
        }
        let first = body.entries.row(start);
        body.problems.push(
            Problem::warning(format!(
                "{rows} rows from this one on answer every trait with one orientation each, as a key to \
                 the answers does, and are left out"
            ))
            .at(self.table.row(first))
            .hint("if they are people's answers, give each row a time stamp or an address")
            .about(About::LikeSummary),
        );
        let keep: Vec<bool> =
            (0..people).map(|place| !(start..start + rows).contains(&place)).collect();
        body.entries.retain(&keep);
    }

    /// Whether the entries from this one on answer every trait with the first orientation, with the
    /// second, and so on, and have neither a moment nor an address.
    fn is_key(&self, body: &Body, start: usize) -> bool {
        let entries = &body.entries;
        (0..self.instrument.orientations().len()).all(|orientation| {
            let place = start + orientation;
            entries.stamp(place).is_none()
                && entries.key(place).by() <= KnownBy::Name
                && entries.sheet.of(place).all(|answer| answer == Answer::Chosen(orientation))
        })
    }
}
