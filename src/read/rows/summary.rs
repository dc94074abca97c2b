//! Rows at the end of a table that sum up those above, or are compared with them: `Average`, `Median`,
//! `Total`, `Benchmark` and their like, and rows of nothing but numbers below statements.
//!
//! Such a row has no moment and no address of its own, and nothing but rows of its kind and notes below
//! it; where one stands at the end, others may stand below each team. `Max` and `N` may be people, too,
//! and so may an orientation or `Red average`: they sum up only where another row beside them does, or
//! where everybody else has a moment or an address. A row for every orientation is a key to the answers.

use std::collections::BTreeSet;

use super::super::answers::shown;
use super::super::columns::TraitColumns;
use super::super::entries::Counts;
use super::super::key::KnownBy;
use super::super::moments::Stamp;
use super::super::table::{Row, trim};
use super::super::words::{contains, words};
use super::perhaps_sum::may_be_nobodys;
use super::sum_label::{self, Word};
use super::sums::{Kind, last_answer, sums};
use super::{Body, NAMED, RowReader, Seen};
use crate::error::{About, Problem};
use crate::instrument::Mode;
use crate::response::{LeftOut, Reason};

/// A row that sums up others, if it stands at the end.
#[derive(Debug)]
pub(super) struct Summary {
    pub row: usize,
    pub label: String,
    pub word: Word,
    pub team: OfTeam,
    /// The team that a spreadsheet sums up in it, if there is one of that name.
    pub group: Option<String>,
    /// The number that stands in the place of every answer, as a count of answers does.
    pub number: Option<usize>,
    /// Whether a number in the place of an answer is no whole one.
    pub has_fraction: bool,
    /// Whether a text stands in the place of an answer.
    pub has_text: bool,
    /// What was counted in it, which is told if it is a person's.
    pub seen: Seen,
}

impl Summary {
    /// Tells that it is left out.
    fn is_left_out(&self, is_at_the_end: bool) -> Problem {
        let label = &self.label;
        let above = |what| if is_at_the_end { "at the end" } else { what };
        let message = match self.word {
            Word::Sure | Word::MayBeAName | Word::WithAName => format!(
                "`{label}` stands {} as a row that sums up the others, and is left out",
                above("among people")
            ),
            Word::Beside | Word::Compared => format!(
                "`{label}` stands {} as a row beside people's answers, and is left out",
                above("above people")
            ),
            Word::Numbers => {
                "this row at the end holds nothing but numbers, and is left out".to_owned()
            }
        };
        let problem = Problem::warning(message).hint(
            "if it is somebody's answer, write the whole name, or give the row a time stamp or an \
             address",
        );
        match self.word {
            Word::Sure | Word::Beside | Word::Compared | Word::Numbers => problem,
            Word::MayBeAName | Word::WithAName => problem.about(About::LikeSummary),
        }
    }

    /// Tells that it counts as somebody's, though it may be nobody's.
    fn is_counted(&self) -> Problem {
        let problem = Problem::warning(format!("`{}` is counted as a person's row", self.label))
            .hint("if it is nobody's, such as a sum of other rows, delete it");
        match self.word {
            Word::Sure | Word::Beside => problem,
            _ => problem.about(About::CountedSum),
        }
    }

    /// What the ledger says of it.
    fn into_left_out(self) -> LeftOut {
        let label = self.label;
        let seen = match self.word {
            Word::Sure | Word::MayBeAName | Word::WithAName => {
                format!("`{label}` sums up the rows above")
            }
            Word::Beside | Word::Compared => format!("`{label}` stands beside people's answers"),
            Word::Numbers => "only numbers".to_owned(),
        };
        LeftOut { row: self.row, reason: Reason::Note, seen, person: None }
    }
}

/// What stands in such a row below the header of teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfTeam {
    Nothing,
    /// A team, as a person may have.
    Own,
    /// The team whose name, with a word that sums up, heads the row.
    Named,
    /// What heads the row, as the name of a team stands there.
    Label,
}

impl RowReader<'_> {
    /// The row as one that may sum up others.
    pub(super) fn summary(&self, row: &Row<'_>, name: Option<&str>) -> Option<Summary> {
        if let Some(group) = self.group(row, name) {
            return Some(group);
        }
        // Nearly every row has one of these, which spares a look at a million names.
        let stamp = row.text(self.columns.timestamp);
        let is_known = stamp.starts_with(|first: char| first.is_ascii_digit())
            || row.text(self.columns.email).contains('@');
        if is_known {
            return None;
        }
        let cells = || (0..row.len()).map(|column| (column, trim(row.cell(column))));
        let first = || cells().find(|(_, cell)| !cell.is_empty());
        let (label, column) = match name {
            Some(name) => (name, None),
            None => first().map(|(column, cell)| (cell, Some(column)))?,
        };
        let word = match Word::of(label, self.instrument.orientations()) {
            Some(word) => word,
            None if name.is_none() && are_numbers(cells().map(|(_, cell)| cell)) => Word::Numbers,
            None => return None,
        };
        let is_own = |column| {
            let cell = row.text(column);
            !cell.is_empty() && words(cell) != words(label)
        };
        let columns = self.columns;
        let is_answer =
            columns.traits.iter().flat_map(TraitColumns::all).any(|of| column == Some(of));
        let is_team = column.is_some() && column == columns.team;
        let is_number = column.is_some() && column == columns.id;
        if (is_answer && word != Word::Numbers)
            || (is_team && word != Word::Sure)
            || (is_number && word != Word::Sure)
            || is_own(columns.email)
            || is_own(columns.id)
            || Stamp::parse(stamp).is_some()
        {
            return None;
        }
        if word.is_of_numbers(label) && !self.has_numbers_alone(row) {
            return None;
        }
        let team = words(row.text(columns.team));
        let names_its_team =
            word == Word::WithAName && !team.is_empty() && contains(&words(label), &team);
        // A sum has no moment, whether it can be read or not.
        if word == Word::WithAName && !stamp.is_empty() && column != columns.timestamp {
            return None;
        }
        let team = match () {
            () if names_its_team => OfTeam::Named,
            () if is_own(columns.team) => OfTeam::Own,
            () if is_team => OfTeam::Label,
            () => OfTeam::Nothing,
        };
        let label = shown(label);
        Some(Summary {
            row: row.number,
            label,
            word,
            team,
            group: None,
            number: self.only_number(row),
            has_fraction: self.has_fraction(row),
            has_text: !self.has_numbers_alone(row),
            seen: Seen::default(),
        })
    }

    /// The one number that stands in the place of every answer.
    fn only_number(&self, row: &Row<'_>) -> Option<usize> {
        let mut cells = self.columns.traits.iter().flat_map(TraitColumns::all);
        let first = row.text(Some(cells.next()?));
        cells.all(|column| row.text(Some(column)) == first).then(|| first.parse().ok()).flatten()
    }

    /// The row as a spreadsheet's sum of a team: `East Count` in the column of teams, above it nobody's
    /// name, and numbers in the place of answers.
    fn group(&self, row: &Row<'_>, name: Option<&str>) -> Option<Summary> {
        let is_nobody = name.is_none_or(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
        let label = trim(row.text(Some(self.columns.team.filter(|_| is_nobody)?)));
        let group = sum_label::group(label)?;
        let columns = self.columns;
        let is_person = Stamp::parse(row.text(columns.timestamp)).is_some()
            || row.text(columns.email).contains('@')
            || !self.has_numbers_alone(row);
        if is_person {
            return None;
        }
        let (word, group) = match Word::of(label, self.instrument.orientations()) {
            Some(Word::Sure) => (Word::Sure, None),
            _ => (Word::WithAName, Some(words(group))),
        };
        Some(Summary {
            row: row.number,
            label: shown(label),
            word,
            team: if group.is_some() { OfTeam::Own } else { OfTeam::Nothing },
            group,
            number: None,
            has_fraction: false,
            has_text: false,
            seen: Seen::default(),
        })
    }

    /// Whether a number in the place of an answer is no whole one, as means are.
    fn has_fraction(&self, row: &Row<'_>) -> bool {
        let mut answers = self.columns.traits.iter().flat_map(TraitColumns::all);
        let is_part = |cell: &str| {
            let part = cell.split_once(['.', ',']);
            part.is_some_and(|(_, part)| part.bytes().any(|byte| (b'1'..=b'9').contains(&byte)))
        };
        answers.any(|column| is_part(row.text(Some(column))))
    }

    /// Whether nothing but numbers stands in the place of answers.
    fn has_numbers_alone(&self, row: &Row<'_>) -> bool {
        let mut answers = self.columns.traits.iter().flat_map(TraitColumns::all);
        let is_number = |cell: &str| cell.bytes().all(|byte| b"0123456789.,% ".contains(&byte));
        answers.all(|column| is_number(row.text(Some(column))))
    }

    /// The rows that hold nothing but numbers.
    pub(super) fn of_numbers(found: &[Summary]) -> BTreeSet<usize> {
        found.iter().filter(|one| one.word == Word::Numbers).map(|one| one.row).collect()
    }

    /// Leaves out the rows at the end that sum up others, and tells of them; what was counted in the
    /// other ones is added.
    pub(super) fn leave_out_summaries(
        &self,
        body: &mut Body,
        found: Vec<Summary>,
        seen: &mut Seen,
    ) {
        if found.is_empty() {
            return;
        }
        let orientations = self.instrument.orientations();
        let kind = Kind {
            are_texts: self.instrument.mode() == Mode::Choose && seen.is_written(),
            are_whole: matches!(self.instrument.mode(), Mode::Rate(_)),
        };
        let mut out = sums(body, &found, orientations, kind);
        body.left_out.retain(|left| !out.contains(&left.row));
        let rows: BTreeSet<usize> = found.iter().map(|one| one.row).collect();
        let last_person = last_answer(body, &rows);
        self.leave_out_notes(body, &found, &mut out);
        let is_doubtful = |one: &Summary| {
            let word = (&*one.label, one.word);
            one.team != OfTeam::Own
                && may_be_nobodys(&body.entries, one.row, word, &rows, orientations.len())
        };
        let doubtful: BTreeSet<usize> =
            found.iter().filter(|one| is_doubtful(one)).map(|one| one.row).collect();
        let mut told = Vec::new();
        for one in found {
            let place = self.table.row(one.row);
            if out.contains(&one.row) {
                told.push(one.is_left_out(one.row > last_person).at(place));
                body.left_out.push(one.into_left_out());
            } else {
                if one.word.is_firm() || doubtful.contains(&one.row) {
                    told.push(one.is_counted().at(place));
                }
                seen.append(one.seen);
            }
        }
        let more = told.len().saturating_sub(NAMED);
        body.problems.extend(told.into_iter().take(NAMED));
        if more > 0 {
            let message = format!("{more} more rows are headed as sums of others");
            body.problems.push(Problem::warning(message).at(self.table.file()));
        }
        for entries in [&mut body.entries, &mut body.unfinished] {
            let keep: Vec<bool> =
                entries.rows().iter().map(|row| !out.contains(&(*row as usize))).collect();
            entries.retain(&keep);
        }
    }

    /// Leaves out texts without an answer, a moment or an address below the last row that certainly sums
    /// up others.
    fn leave_out_notes(&self, body: &mut Body, found: &[Summary], out: &mut BTreeSet<usize>) {
        let is_firm = |one: &&Summary| one.word.is_firm() && out.contains(&one.row);
        let Some(sum) = found.iter().filter(is_firm).map(|one| one.row).max() else { return };
        let entries = &body.entries;
        let notes = (0..entries.len()).rev().take_while(|&place| entries.row(place) > sum);
        let is_note = |&place: &usize| {
            entries.counts(place) == Counts::Empty
                && entries.stamp(place).is_none()
                && entries.key(place).by() < KnownBy::Id
                && !out.contains(&entries.row(place))
        };
        let notes: Vec<usize> = notes.filter(is_note).collect();
        for place in notes {
            let row = entries.row(place);
            let text = shown(entries.name(place).unwrap_or_default());
            body.problems.push(
                Problem::warning(format!(
                    "`{text}` stands below rows that sum up the others, without an answer, and is left out"
                ))
                .at(self.table.row(row))
                .hint("if it is somebody who was asked, move the row up to the people")
                .about(About::BelowSums),
            );
            out.insert(row);
            body.left_out.push(LeftOut {
                row,
                reason: Reason::Note,
                seen: format!("`{text}` stands below a sum"),
                person: None,
            });
        }
    }
}

/// Whether there are several texts, and all are numbers.
fn are_numbers<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    let is_number = |cell: &str| {
        cell.starts_with(|first: char| first.is_ascii_digit())
            && cell.bytes().all(|byte| byte.is_ascii_digit() || b".,% ".contains(&byte))
    };
    filled.next().is_some_and(is_number) && filled.peek().is_some() && filled.all(is_number)
}
