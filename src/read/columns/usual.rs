//! The columns that are not traits: each usual thing in its place.

use super::super::answers::shown;
use super::super::dialect::Ending;
use super::super::durations::{Lasted, Unit};
use super::super::moments::Stamp;
use super::super::table::letters;
use super::super::usual::Usual;
use super::{Columns, Matcher};
use crate::error::Problem;
use crate::response::{ColumnRole, MatchedBy};

impl Matcher<'_> {
    /// Gives each usual column its place: the most usual word first, and a filled column before an
    /// empty one.
    pub(super) fn usual_columns(
        &self,
        mut found: Vec<(Usual, usize, usize)>,
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        found.sort_by_key(|&(what, rank, column)| {
            (what, self.sample[column].is_empty(), rank, column)
        });
        let mut duration = columns.duration.map(|(column, _)| column);
        for (what, rank, column) in &found {
            let (slot, role) = match what {
                Usual::Timestamp => (&mut columns.timestamp, ColumnRole::Timestamp),
                Usual::Name => (&mut columns.name, ColumnRole::Name),
                Usual::GivenName => (&mut columns.given_name, ColumnRole::Name),
                Usual::FamilyName => (&mut columns.family_name, ColumnRole::Name),
                Usual::Email => (&mut columns.email, ColumnRole::Email),
                Usual::Id => (&mut columns.id, ColumnRole::Id),
                Usual::Team => (&mut columns.team, ColumnRole::Team),
                Usual::Status => (&mut columns.status, ColumnRole::Status),
                Usual::Channel => (&mut columns.channel, ColumnRole::Status),
                Usual::Finished => (&mut columns.finished, ColumnRole::Finished),
                Usual::Began => (&mut columns.began, ColumnRole::Began),
                Usual::LastAction => (&mut columns.last_action, ColumnRole::LastAction),
                Usual::Duration => (&mut duration, ColumnRole::Duration),
                Usual::Other | Usual::Start | Usual::Leave => continue,
            };
            if let Some(first) = *slot {
                let is_time = matches!(
                    what,
                    Usual::Timestamp | Usual::Began | Usual::LastAction | Usual::Duration
                );
                let told = !is_time && !self.sample[*column].is_empty();
                if told && found.iter().any(|one| one.2 == first && one.1 <= *rank) {
                    let name = shown(&self.header.shown(*column));
                    let of = letters(first);
                    let place = self.table.column(*column);
                    problems.push(if self.sample[first] == self.sample[*column] {
                        Problem::warning(format!(
                            "`{name}` is not read, since column {of} holds the same"
                        ))
                        .at(place)
                    } else {
                        Problem::warning(format!(
                            "`{name}` is not read, since column {of} is taken for it; the two differ"
                        ))
                        .at(place)
                        .hint("if the other one is right, name it under `[columns]` in `orient.toml`")
                    });
                }
            } else {
                *slot = Some(*column);
                matches[*column] = (role, MatchedBy::Name);
            }
        }
        columns.duration = duration.map(|column| (column, Unit::of(&self.header.shown(column))));
        self.only_moment(columns, matches);
        problems.extend(self.unread_moments(columns, matches));
    }

    /// Tells of a column of moments that is not read, where no other says when people answered.
    fn unread_moments(
        &self,
        columns: &Columns,
        matches: &[(ColumnRole, MatchedBy)],
    ) -> Option<Problem> {
        if columns.timestamp.is_some() {
            return None;
        }
        let is_moment = |cell: &String| cell.contains(':') && Stamp::parse(cell).is_some();
        let column = (0..matches.len()).find(|&column| {
            let cells = &self.sample[column];
            matches[column].0 == ColumnRole::Ignored
                && !cells.is_empty()
                && cells.iter().all(is_moment)
        })?;
        Some(
            Problem::warning(format!(
                "`{}` holds moments and is not read, since its header does not say what of; the order \
                 of the file counts",
                shown(&self.header.shown(column))
            ))
            .at(self.table.column(column))
            .hint("if it says when somebody answered, name it `Timestamp`"),
        )
    }

    /// Takes the moment when answering began for the time of the answer, where there is no other.
    fn only_moment(&self, columns: &mut Columns, matches: &mut [(ColumnRole, MatchedBy)]) {
        let is_filled = |column: usize| !self.sample[column].is_empty();
        let Some(began) = columns.began.filter(|&began| {
            matches[began].1 != MatchedBy::Hand
                && self.header.dialect.ending == Ending::Said
                && columns.timestamp.is_none_or(|end| {
                    !is_filled(end) && is_filled(began) && matches[end].1 != MatchedBy::Hand
                })
        }) else {
            return;
        };
        if let Some(end) = columns.timestamp.replace(began) {
            matches[end] = (ColumnRole::Ignored, MatchedBy::Nothing);
        }
        matches[began].0 = ColumnRole::Timestamp;
        columns.began = None;
    }

    /// Whether at least half of a column's cells can be durations, or would be without a minus.
    pub(super) fn holds_durations(&self, column: usize) -> bool {
        let cells = &self.sample[column];
        let unit = Unit::of(&self.header.shown(column));
        let read = cells.iter().filter(|cell| {
            unit.read(cell.trim_start_matches(['-', '\u{2212}'])) != Lasted::Unknown
        });
        read.count() * 2 >= cells.len()
    }
}
