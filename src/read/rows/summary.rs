//! Rows at the end of a table that sum up those above, or are compared with them: `Average`, `Median`,
//! `Total`, `Benchmark` and their like, and rows of nothing but numbers below statements.
//!
//! Such a row has no moment and no address of its own, and nothing but rows of its kind and notes below
//! it; where one stands at the end, others may stand below each team. `Max` and `N` may be people, too,
//! and so may an orientation or `Red average`: they sum up only where another row beside them does, or
//! where everybody else has a moment or an address. A row for every orientation is a key to the answers.

use std::collections::{BTreeMap, BTreeSet};

use super::super::answers::shown;
use super::super::columns::TraitColumns;
use super::super::entries::{Counts, Entries};
use super::super::key::KnownBy;
use super::super::moments::Stamp;
use super::super::table::{Row, trim};
use super::super::words::{contains, words};
use super::perhaps_sum::may_be_nobodys;
use super::sum_label::{self, Word};
use super::unlike::is_bare;
use super::{Body, NAMED, RowReader, Seen};
use crate::error::{About, Problem};
use crate::instrument::{Mode, Orientation};
use crate::response::{LeftOut, Reason};

/// A row that sums up others, if it stands at the end.
#[derive(Debug)]
pub(super) struct Summary {
    row: usize,
    label: String,
    word: Word,
    team: OfTeam,
    /// The team that a spreadsheet sums up in it, if there is one of that name.
    group: Option<String>,
    /// The number that stands in the place of every answer, as a count of answers does.
    number: Option<usize>,
    /// Whether a number in the place of an answer is no whole one.
    has_fraction: bool,
    /// Whether a text stands in the place of an answer.
    has_text: bool,
    /// What was counted in it, which is told if it is a person's.
    pub seen: Seen,
}

/// What stands in such a row below the header of teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OfTeam {
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
        let are_texts = self.instrument.mode() == Mode::Choose && seen.is_written();
        let are_whole = matches!(self.instrument.mode(), Mode::Rate(_));
        let mut out = sums(body, &found, self.instrument.orientations(), are_texts, are_whole);
        body.left_out.retain(|left| !out.contains(&left.row));
        let rows: BTreeSet<usize> = found.iter().map(|one| one.row).collect();
        let last_person = last_answer(body, &rows);
        self.leave_out_notes(body, &found, &mut out);
        let orientations = self.instrument.orientations().len();
        let counts_as_nobodys = |one: &Summary| {
            one.team != OfTeam::Own
                && may_be_nobodys(
                    &body.entries,
                    one.row,
                    (&one.label, one.word),
                    &rows,
                    orientations,
                )
        };
        let doubtful: BTreeSet<usize> =
            found.iter().filter(|one| counts_as_nobodys(one)).map(|one| one.row).collect();
        let mut told = 0;
        let mut tell = |problem: Problem| {
            told += 1;
            if told <= NAMED {
                body.problems.push(problem);
            }
        };
        for one in found {
            let is_out = out.contains(&one.row);
            let place = self.table.row(one.row);
            let label = &one.label;
            if is_out {
                let problem = Problem::warning(match one.word {
                    Word::Sure | Word::MayBeAName | Word::WithAName => format!(
                        "`{label}` stands {} as a row that sums up the others, and is left out",
                        if one.row < last_person { "among people" } else { "at the end" }
                    ),
                    Word::Beside | Word::Compared => format!(
                        "`{label}` stands {} as a row beside people's answers, and is left out",
                        if one.row < last_person { "above people" } else { "at the end" }
                    ),
                    Word::Numbers => "this row at the end holds nothing but numbers, and is left out".into(),
                })
                .at(place)
                .hint(
                    "if it is somebody's answer, write the whole name, or give the row a time stamp or \
                     an address",
                );
                tell(match one.word {
                    Word::Sure | Word::Beside | Word::Compared | Word::Numbers => problem,
                    Word::MayBeAName | Word::WithAName => problem.about(About::LikeSummary),
                });
            } else {
                if one.word.is_firm() || doubtful.contains(&one.row) {
                    let problem =
                        Problem::warning(format!("`{label}` is counted as a person's row"))
                            .at(place)
                            .hint("if it is nobody's, such as a sum of other rows, delete it");
                    tell(match one.word {
                        Word::Sure | Word::Beside => problem,
                        _ => problem.about(About::CountedSum),
                    });
                }
                seen.append(one.seen);
                continue;
            }
            body.left_out.push(LeftOut {
                row: one.row,
                reason: Reason::Note,
                seen: match one.word {
                    Word::Sure | Word::MayBeAName | Word::WithAName => {
                        format!("`{label}` sums up the rows above")
                    }
                    Word::Beside | Word::Compared => {
                        format!("`{label}` stands beside people's answers")
                    }
                    Word::Numbers => "only numbers".to_owned(),
                },
                person: None,
            });
        }
        if told > NAMED {
            body.problems.push(
                Problem::warning(format!(
                    "{} more rows are headed as sums of others",
                    told - NAMED
                ))
                .at(self.table.file()),
            );
        }
        for entries in [&mut body.entries, &mut body.unfinished] {
            let keep: Vec<bool> =
                entries.rows().iter().map(|row| !out.contains(&(*row as usize))).collect();
            entries.retain(&keep);
        }
    }
}

impl RowReader<'_> {
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

/// The rows that sum up others, of those that may: at the end, and where such a row stands there, also
/// further up below each team. Numbers do where the answers are texts, and fractions where no answer is one.
fn sums(
    body: &Body,
    found: &[Summary],
    orientations: &[Orientation],
    are_texts: bool,
    are_whole: bool,
) -> BTreeSet<usize> {
    let rows: BTreeSet<usize> = found.iter().map(|one| one.row).collect();
    let is_person = |left: &&LeftOut| {
        matches!(left.reason, Reason::Partial | Reason::Preview) && !rows.contains(&left.row)
    };
    let left_out = body.left_out.iter().rfind(is_person).map(|left| left.row);
    let last_answer = last_answer(body, &rows);
    let last_person = last(&body.entries, |place| !rows.contains(&body.entries.row(place)));
    let last_person = [Some(last_answer), last_person, left_out].into_iter().max().flatten();
    let last_person = last_person.unwrap_or_default();
    let is_at_the_end = |one: &&Summary| {
        // Below a row that is certainly a sum, a text without answers is a note.
        one.row > if one.word.is_firm() { last_answer } else { last_person }
    };
    let tail: Vec<&Summary> = found.iter().filter(is_at_the_end).collect();
    let others_are_known = all_are_known(body, &rows);
    let labels = |word: Word| -> BTreeSet<String> {
        tail.iter().filter(|one| one.word == word).map(|one| words(&one.label)).collect()
    };
    let is_beside_sums = !labels(Word::Sure).is_empty()
        || labels(Word::MayBeAName).len() > 1
        || labels(Word::WithAName).len() > 1;
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for one in &tail {
        *times.entry(words(&one.label)).or_default() += 1;
    }
    let is_single = |one: &Summary| times.get(&words(&one.label)) == Some(&1);
    // A row for each orientation is a key to the answers.
    let is_key = orientations.iter().all(|one| times.get(&words(&one.name)) == Some(&1));
    let is_other = |&place: &usize| !rows.contains(&body.entries.row(place));
    let others = (0..body.entries.len()).filter(is_other).count();
    let are_bare = |place: usize| is_bare(&body.entries, place);
    let others_are_named = !(0..body.entries.len()).filter(is_other).any(are_bare);
    let counts = |one: &Summary| {
        others > 1
            && one.number == Some(others)
            && one.team != OfTeam::Own
            && sum_label::counts(&one.label)
    };
    let sums_up = |one: &&Summary| match one.word {
        // Several who answer with statements may be in a team of that name.
        Word::Sure => one.team != OfTeam::Label || is_single(one) || !one.has_text,
        // `n` above as many everywhere as there are people counts them.
        Word::MayBeAName if counts(one) => true,
        Word::Beside => is_single(one),
        Word::Compared => {
            one.team != OfTeam::Own
                && (others_are_known || is_beside_sums || is_key)
                && is_single(one)
        }
        Word::MayBeAName | Word::WithAName => {
            one.team != OfTeam::Own && (is_beside_sums || others_are_known)
        }
        Word::Numbers if are_whole => others_are_named && one.has_fraction,
        Word::Numbers => are_texts && others_are_known,
    };
    let last: Vec<&Summary> = tail.iter().copied().filter(sums_up).collect();
    let mut out: BTreeSet<usize> = last.iter().map(|one| one.row).collect();
    let is_sum = |one: &Summary| matches!(one.word, Word::Sure | Word::WithAName);
    if last.iter().any(|one| is_sum(one)) {
        let labels: BTreeSet<String> = last.iter().map(|one| words(&one.label)).collect();
        let stands_again = |one: &Summary| labels.contains(&words(&one.label));
        let is_of_a_team = |one: &&Summary| match one.word {
            Word::Sure => one.team != OfTeam::Own || stands_again(one),
            _ => one.team == OfTeam::Named,
        };
        out.extend(found.iter().filter(is_of_a_team).map(|one| one.row));
    }
    let people = || (0..body.entries.len()).filter(is_other);
    let teams: BTreeSet<String> =
        people().filter_map(|place| body.entries.team(place)).map(words).collect();
    let times_of =
        |group: &String| found.iter().filter(|one| one.group.as_ref() == Some(group)).count();
    let sums_up_a_team = |one: &&Summary| {
        one.group.as_ref().is_some_and(|group| teams.contains(group) && times_of(group) == 1)
    };
    out.extend(found.iter().filter(sums_up_a_team).map(|one| one.row));
    // A key may stand above all people, too.
    let first = people().next().map(|place| body.entries.row(place));
    let above =
        |one: &&Summary| one.word == Word::Compared && first.is_some_and(|row| one.row < row);
    let above: Vec<&Summary> = found.iter().filter(above).collect();
    let is_there = |one: &Orientation| {
        above.iter().filter(|row| words(&row.label) == words(&one.name)).count() == 1
    };
    if above.len() == orientations.len() && orientations.iter().all(is_there) {
        out.extend(above.iter().map(|one| one.row));
    }
    out
}

/// The row of the last person, of those at some places.
fn last(entries: &Entries, is_person: impl Fn(usize) -> bool) -> Option<usize> {
    (0..entries.len()).rev().find(|&place| is_person(place)).map(|place| entries.row(place))
}

/// The last row with an answer, of those that may be nobody but people's.
fn last_answer(body: &Body, rows: &BTreeSet<usize>) -> usize {
    let answered = |entries: &Entries| {
        last(entries, |place| {
            entries.counts(place) != Counts::Empty && !rows.contains(&entries.row(place))
        })
    };
    answered(&body.entries).max(answered(&body.unfinished)).unwrap_or_default()
}

/// Whether everybody else has a moment that can be read, or everybody an address or a number.
fn all_are_known(body: &Body, rows: &BTreeSet<usize>) -> bool {
    let entries = &body.entries;
    // A text without an answer may be a note.
    let is_other = |place: usize| {
        !rows.contains(&entries.row(place)) && entries.counts(place) != Counts::Empty
    };
    let others: Vec<usize> = (0..entries.len()).filter(|&place| is_other(place)).collect();
    let has_key = |&place: &usize| entries.key(place).by() >= KnownBy::Id;
    let has_stamp = |&place: &usize| entries.stamp(place).is_some();
    !others.is_empty() && (others.iter().all(has_stamp) || others.iter().all(has_key))
}
