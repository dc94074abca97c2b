//! Rows of a grid that ask for an opinion, whatever their headers sound like.

use std::collections::BTreeSet;

use super::super::answers::shown;
use super::super::usual::{self, Usual};
use super::{Columns, Matcher};
use crate::error::Problem;

impl Matcher<'_> {
    /// Whether a column called like a usual one is a row of a grid whose rows are all answered on one scale:
    /// `Satisfied with [Team]` beside `Satisfied with [Pay]`. Of consent and of waves, the cells tell.
    pub(super) fn is_row_of_a_scale(&self, column: usize, what: Usual) -> bool {
        let headings = &self.header.headings;
        let own = &headings[column];
        let cells = &self.sample[column];
        let is_consent = || {
            let is_word = |cell: &String| cell.chars().any(char::is_alphabetic);
            usual::is_consent(&own.part) && cells.iter().all(is_word)
        };
        let tells = match what {
            Usual::Wave | Usual::PerhapsWave => true,
            Usual::Kept => is_consent(),
            _ => self.says_who(column, what),
        };
        if tells || own.part.is_empty() || cells.is_empty() {
            return false;
        }
        let siblings: Vec<usize> = (0..headings.len())
            .filter(|&other| other != column && headings[other].question == own.question)
            .filter(|&other| !headings[other].part.is_empty() && !self.sample[other].is_empty())
            .collect();
        let has_other_teams =
            || siblings.iter().any(|&other| usual::is_another_team(&headings[other].part));
        if what == Usual::Team && (usual::is_about_somebody(&own.question) || has_other_teams()) {
            return false;
        }
        if siblings.is_empty() {
            return cells.iter().all(|cell| usual::is_label(cell));
        }
        let usual =
            |other: usize| self.header.dialect.usual(&headings[other]).map(|(what, _)| what);
        // The parts of a question about somebody say who it is.
        if siblings.iter().all(|&other| usual(other).is_some())
            || siblings
                .iter()
                .any(|&other| usual(other).is_some_and(|what| self.says_who(other, what)))
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

    /// Tells of teams that have a column each, with a tick below whichever is somebody's: `Team [East]`.
    pub(super) fn ticked_teams(&self, columns: &Columns) -> Option<Problem> {
        if columns.team.is_some() {
            return None;
        }
        let headings = &self.header.headings;
        let is_ticked_team = |&column: &usize| {
            let own = &headings[column];
            !own.part.is_empty()
                && usual::in_survey(&own.question).is_some_and(|(what, _)| what == Usual::Team)
                && self.is_ticked(column)
                && self.by_header(column, own).is_empty()
                && self.pairs.find(own).is_none()
        };
        let all: Vec<usize> = (0..headings.len()).filter(is_ticked_team).collect();
        let [first, second, ..] = all[..] else { return None };
        let [one, other] = [first, second].map(|column| shown(&self.header.shown(column)));
        Some(
            Problem::warning(format!("`{one}`, `{other}` and their like are not read as teams"))
                .at(self.table.column(first))
                .hint("put the name of everybody's team into one column `Team`"),
        )
    }

    /// Whether a column called like a person's name, address or number holds such: no two are the same.
    fn says_who(&self, column: usize, what: Usual) -> bool {
        let cells = &self.sample[column];
        let is_of_a_person = matches!(
            what,
            Usual::Name | Usual::GivenName | Usual::FamilyName | Usual::Email | Usual::Id
        );
        let different: BTreeSet<&String> = cells.iter().collect();
        let have_addresses = cells.iter().any(|cell| cell.contains('@'));
        is_of_a_person
            && (have_addresses
                || what != Usual::Email && cells.len() > 1 && different.len() == cells.len())
    }
}
