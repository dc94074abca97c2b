//! Which of the rows that may sum up others do: those at the end; where one stands there, also those
//! below each team; a spreadsheet's sums of its groups; and a key to the answers above all people.

use std::collections::{BTreeMap, BTreeSet};

use super::super::entries::{Counts, Entries};
use super::super::key::KnownBy;
use super::super::words::words;
use super::Body;
use super::sum_label::{self, Word};
use super::summary::{OfTeam, Summary};
use super::unlike::is_bare;
use crate::instrument::Orientation;
use crate::response::{LeftOut, Reason};

/// What the answers of an export are, as far as it tells sums from people's answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Texts, so that a row of numbers is nobody's.
    pub are_texts: bool,
    /// Whole numbers, so that a row of fractions is nobody's.
    pub are_whole: bool,
}

/// The rows that sum up others, of those that may.
pub(super) fn sums(
    body: &Body,
    found: &[Summary],
    orientations: &[Orientation],
    kind: Kind,
) -> BTreeSet<usize> {
    let table = Candidates::new(body, found, orientations);
    let at_the_end = Tail::new(&table).sums(kind);
    let mut out: BTreeSet<usize> = at_the_end.iter().map(|one| one.row).collect();
    out.extend(table.of_teams_like(&at_the_end).map(|one| one.row));
    out.extend(table.of_groups().map(|one| one.row));
    out.extend(table.key_above().map(|one| one.row));
    out
}

/// The rows that may sum up others, beside everybody else's.
struct Candidates<'b> {
    entries: &'b Entries,
    found: &'b [Summary],
    orientations: &'b [Orientation],
    /// The places of the entries that are people's for certain.
    people: Vec<usize>,
    /// The last row of such a person with an answer, and without one.
    last_answer: usize,
    last_person: usize,
}

impl<'b> Candidates<'b> {
    fn new(body: &'b Body, found: &'b [Summary], orientations: &'b [Orientation]) -> Self {
        let entries = &body.entries;
        let rows: BTreeSet<usize> = found.iter().map(|one| one.row).collect();
        let is_person = |&place: &usize| !rows.contains(&entries.row(place));
        let people: Vec<usize> = (0..entries.len()).filter(is_person).collect();
        let is_left_out = |left: &&LeftOut| {
            matches!(left.reason, Reason::Partial | Reason::Preview) && !rows.contains(&left.row)
        };
        let left_out = body.left_out.iter().rfind(is_left_out).map_or(0, |left| left.row);
        let last_answer = last_answer(body, &rows);
        let last_entry = people.last().map_or(0, |&place| entries.row(place));
        let last_person = last_answer.max(last_entry).max(left_out);
        Self { entries, found, orientations, people, last_answer, last_person }
    }

    /// Whether everybody else has a moment that can be read, or everybody an address or a number.
    fn all_are_known(&self) -> bool {
        let entries = self.entries;
        // A text without an answer may be a note.
        let answered =
            || self.people.iter().copied().filter(|&place| entries.counts(place) != Counts::Empty);
        answered().next().is_some()
            && (answered().all(|place| entries.stamp(place).is_some())
                || answered().all(|place| entries.key(place).by() >= KnownBy::Id))
    }

    /// Those further up that sum up a team each, where such rows stand at the end.
    fn of_teams_like(&self, last: &[&Summary]) -> impl Iterator<Item = &'b Summary> {
        let is_sum = |one: &&Summary| matches!(one.word, Word::Sure | Word::WithAName);
        let found = if last.iter().any(is_sum) { self.found } else { &[] };
        let labels: BTreeSet<String> = last.iter().map(|one| words(&one.label)).collect();
        found.iter().filter(move |one| match one.word {
            Word::Sure => one.team != OfTeam::Own || labels.contains(&words(&one.label)),
            _ => one.team == OfTeam::Named,
        })
    }

    /// Those that a spreadsheet wrote below its groups: one for a team that people are in.
    fn of_groups(&self) -> impl Iterator<Item = &'b Summary> {
        let people = self.people.iter().copied();
        let teams: BTreeSet<String> =
            people.filter_map(|place| self.entries.team(place)).map(words).collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for group in self.found.iter().filter_map(|one| one.group.as_deref()) {
            *times.entry(group).or_default() += 1;
        }
        let is_of_a_team = move |group: &str| teams.contains(group) && times[group] == 1;
        self.found.iter().filter(move |one| one.group.as_deref().is_some_and(&is_of_a_team))
    }

    /// Those above all people, where they are one for every orientation.
    fn key_above(&self) -> impl Iterator<Item = &'b Summary> {
        let first = self.people.first().map(|&place| self.entries.row(place));
        let is_above =
            |one: &&Summary| one.word == Word::Compared && first.is_some_and(|row| one.row < row);
        let above: Vec<&Summary> = self.found.iter().filter(is_above).collect();
        let is_there_once = |one: &Orientation| {
            above.iter().filter(|row| words(&row.label) == words(&one.name)).count() == 1
        };
        let is_key =
            above.len() == self.orientations.len() && self.orientations.iter().all(is_there_once);
        above.into_iter().filter(move |_| is_key)
    }
}

/// The rows below the last person.
struct Tail<'c, 'b> {
    table: &'c Candidates<'b>,
    rows: Vec<&'b Summary>,
    /// How often each label stands in them.
    times: BTreeMap<String, usize>,
}

impl<'c, 'b> Tail<'c, 'b> {
    fn new(table: &'c Candidates<'b>) -> Self {
        let is_at_the_end = |one: &&Summary| {
            // Below a row that is certainly a sum, a text without answers is a note.
            one.row > if one.word.is_firm() { table.last_answer } else { table.last_person }
        };
        let rows: Vec<&Summary> = table.found.iter().filter(is_at_the_end).collect();
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for one in &rows {
            *times.entry(words(&one.label)).or_default() += 1;
        }
        Self { table, rows, times }
    }

    fn sums(&self, kind: Kind) -> Vec<&'b Summary> {
        let table = self.table;
        let others_are_known = table.all_are_known();
        let others_are_named = !table.people.iter().any(|&place| is_bare(table.entries, place));
        let is_beside_sums = self.has_sums();
        let is_key =
            table.orientations.iter().all(|one| self.times.get(&words(&one.name)) == Some(&1));
        let sums_up = |one: &&Summary| match one.word {
            // Several who answer with statements may be in a team of that name.
            Word::Sure => one.team != OfTeam::Label || self.is_single(one) || !one.has_text,
            Word::MayBeAName if self.counts_people(one) => true,
            Word::Beside => self.is_single(one),
            Word::Compared => {
                one.team != OfTeam::Own
                    && (others_are_known || is_beside_sums || is_key)
                    && self.is_single(one)
            }
            Word::MayBeAName | Word::WithAName => {
                one.team != OfTeam::Own && (is_beside_sums || others_are_known)
            }
            Word::Numbers if kind.are_whole => others_are_named && one.has_fraction,
            Word::Numbers => kind.are_texts && others_are_known,
        };
        self.rows.iter().copied().filter(sums_up).collect()
    }

    /// Whether rows that sum up others for certain are there: one by its label alone, or several whose
    /// labels would be names each by itself.
    fn has_sums(&self) -> bool {
        let labels = |word: Word| -> BTreeSet<String> {
            let rows = self.rows.iter().filter(|one| one.word == word);
            rows.map(|one| words(&one.label)).collect()
        };
        !labels(Word::Sure).is_empty()
            || labels(Word::MayBeAName).len() > 1
            || labels(Word::WithAName).len() > 1
    }

    fn is_single(&self, one: &Summary) -> bool {
        self.times.get(&words(&one.label)) == Some(&1)
    }

    /// Whether it is a count such as `n`, above as many everywhere as there are people.
    fn counts_people(&self, one: &Summary) -> bool {
        let people = self.table.people.len();
        people > 1
            && one.number == Some(people)
            && one.team != OfTeam::Own
            && sum_label::counts(&one.label)
    }
}

/// The last row with an answer, of those that are not among these.
pub(super) fn last_answer(body: &Body, rows: &BTreeSet<usize>) -> usize {
    let answered = |entries: &Entries| {
        let is_answer = |&place: &usize| {
            entries.counts(place) != Counts::Empty && !rows.contains(&entries.row(place))
        };
        let last = (0..entries.len()).rev().find(is_answer);
        last.map_or(0, |place| entries.row(place))
    };
    answered(&body.entries).max(answered(&body.unfinished))
}
