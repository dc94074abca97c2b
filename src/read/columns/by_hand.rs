//! The columns that the user's map names, by header or as `column F`.

use super::super::durations::Unit;
use super::super::header::Header;
use super::super::table::{Table, letters};
use super::super::words::words;
use super::{Columns, TraitColumns};
use crate::error::{Place, Problem, nearest};
use crate::format::count_noun;
use crate::instrument::{Instrument, Mode};
use crate::project::{ByHand, ColumnMap};
use crate::response::{ColumnRole, MatchedBy};

/// What the map says of each column.
pub(super) type Matches = [(ColumnRole, MatchedBy)];

/// Puts the columns that the map names in their places.
pub(super) fn place(
    map: &ColumnMap,
    table: &Table<'_>,
    header: &Header,
    instrument: &Instrument,
    columns: &mut Columns,
    matches: &mut Matches,
    problems: &mut Vec<Problem>,
) {
    let mut hand = Hand { map, table, header, matches, problems };
    columns.timestamp = hand.take("time", map.time.as_deref(), ColumnRole::Timestamp);
    columns.name = hand.take("name", map.name.as_deref(), ColumnRole::Name);
    columns.given_name = hand.take("first-name", map.first_name.as_deref(), ColumnRole::GivenName);
    columns.family_name = hand.take("last-name", map.last_name.as_deref(), ColumnRole::FamilyName);
    columns.email = hand.take("email", map.email.as_deref(), ColumnRole::Email);
    columns.id = hand.take("id", map.id.as_deref(), ColumnRole::Id);
    columns.team = hand.take("team", map.team.as_deref(), ColumnRole::Team);
    columns.waves = hand.take("wave", map.wave.as_deref(), ColumnRole::Wave).into_iter().collect();
    columns.status = hand.take("status", map.status.as_deref(), ColumnRole::Status);
    columns.finished = hand.take("finished", map.finished.as_deref(), ColumnRole::Finished);
    columns.began = hand.take("began", map.began.as_deref(), ColumnRole::Began);
    let duration = hand.take("duration", map.duration.as_deref(), ColumnRole::Duration);
    columns.duration = duration.map(|column| (column, Unit::of(&header.shown(column))));
    for (id, by_hand) in &map.traits {
        let key = format!("traits.{id}");
        let ids = instrument.traits().iter().map(|one| one.id.as_str());
        let Some(place) = ids.clone().position(|known| known == id) else {
            hand.unknown(&key, "trait", id, ids);
            continue;
        };
        columns.traits[place] = match by_hand {
            ByHand::One(text) => match hand.take(&key, Some(text), ColumnRole::Trait(place)) {
                Some(column) => TraitColumns::One(column),
                None => TraitColumns::Missing,
            },
            ByHand::Each(each) => {
                let mut found = vec![None; instrument.orientations().len()];
                for (orientation, text) in each {
                    let key = format!("{key}.{orientation}");
                    let Some(at) = instrument.orientation_of(orientation) else {
                        let known = instrument.orientations().iter().map(|one| one.id.as_str());
                        hand.unknown(&key, "orientation", orientation, known);
                        continue;
                    };
                    found[at] = hand.take(&key, Some(text), ColumnRole::Statement(place, at));
                }
                TraitColumns::Each(found)
            }
            ByHand::Places(places) => hand.places(&key, places, place, instrument),
        };
    }
}

struct Hand<'a> {
    map: &'a ColumnMap,
    table: &'a Table<'a>,
    header: &'a Header,
    matches: &'a mut Matches,
    problems: &'a mut Vec<Problem>,
}

impl Hand<'_> {
    /// The column that a line of the map names; nothing where the line is not there, or is wrong.
    fn take(&mut self, key: &str, text: Option<&str>, role: ColumnRole) -> Option<usize> {
        let text = text?;
        let found = self.find(text);
        let place = Place::File { file: self.map.file.clone() };
        let problem = match found[..] {
            [column] if self.matches[column].1 == MatchedBy::Hand => Problem::error(format!(
                "`columns.{key}` names column {}, which another line has",
                letters(column)
            ))
            .hint("name each column once"),
            [column] => {
                self.matches[column] = (role, MatchedBy::Hand);
                return Some(column);
            }
            [] => {
                let problem = Problem::error(format!(
                    "`columns.{key}` names `{text}`, which {} does not have",
                    self.table.name
                ));
                let all: Vec<String> =
                    (0..self.header.headings.len()).map(|at| self.header.shown(at)).collect();
                match nearest(text, all.iter().map(String::as_str)) {
                    Some(near) => problem.hint(format!("the nearest header is `{near}`")),
                    None => problem.hint("write a header as the file has it, or `column F`"),
                }
            }
            [first, ..] => Problem::error(format!(
                "`columns.{key}` names `{text}`, which {} columns are called",
                found.len()
            ))
            .hint(format!("write `column {}` for the first of them", letters(first))),
        };
        self.problems.push(problem.at(place));
        None
    }

    /// The columns that a line of the map lists, one for each place of an order.
    fn places(
        &mut self,
        key: &str,
        texts: &[String],
        place: usize,
        instrument: &Instrument,
    ) -> TraitColumns {
        let many = instrument.orientations().len();
        if instrument.mode() != Mode::Rank || texts.len() != many {
            let message =
                format!("`columns.{key}` lists {}", count_noun(texts.len(), "column", "columns"));
            let problem = Problem::error(message).at(Place::File { file: self.map.file.clone() });
            self.problems.push(if instrument.mode() == Mode::Rank {
                problem.hint(format!("list {many}, the column of the first place first"))
            } else {
                problem.hint("name one column, or one for each orientation: a list is for ranks")
            });
            return TraitColumns::Missing;
        }
        let take = |(rank, text): (usize, &String)| {
            self.take(key, Some(text), ColumnRole::Rank(place, rank))
        };
        let found: Option<Vec<usize>> = texts.iter().enumerate().map(take).collect();
        found.map_or(TraitColumns::Missing, TraitColumns::Places)
    }

    /// The columns with this header, letter by letter or else by its words; or the one with these
    /// letters.
    fn find(&self, text: &str) -> Vec<usize> {
        let all = 0..self.header.headings.len();
        let exact: Vec<usize> =
            all.clone().filter(|&column| self.header.shown(column) == text).collect();
        if !exact.is_empty() {
            return exact;
        }
        let wanted = words(text);
        let alike = |column: &usize| {
            let heading = &self.header.headings[*column];
            words(&heading.shown()) == wanted || words(&heading.code) == wanted
        };
        let alike: Vec<usize> =
            all.clone().filter(|column| !wanted.is_empty() && alike(column)).collect();
        if !alike.is_empty() {
            return alike;
        }
        let named = text.strip_prefix("column ").map(|name| name.trim().to_uppercase());
        all.filter(|&column| named.as_ref().is_some_and(|name| *name == letters(column))).collect()
    }

    fn unknown<'k>(
        &mut self,
        key: &str,
        what: &str,
        id: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let problem = Problem::error(format!("`columns.{key}` names no {what} of the instrument"))
            .at(Place::File { file: self.map.file.clone() });
        self.problems.push(match nearest(id, known) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint(format!("name a {what} by its `id`")),
        });
    }
}
