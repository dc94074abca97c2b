//! Rows below the header → one entry for each that may be a response; the others go to the ledger
//! at once.

mod cells;

use super::answers::{Answers, shown};
use super::columns::{Columns, TraitColumns};
use super::dialect::Ending;
use super::dialect::Tail;
use super::header::Header;
use super::marks::MarkReader;
use super::moments::Stamp;
use super::names;
use super::table::{Row, Table, trim};
use super::usual;
use super::words::words;
use crate::error::Problem;
use crate::instrument::Instrument;
use crate::response::{Answer, LeftOut, Partial, Reason};

/// So many unreadable answers are kept with their places; the rest is only counted.
const KEPT_PROBLEMS: usize = 1000;

/// What a survey owner writes who only looks at the form.
const PREVIEWS: &[&str] = &[
    "preview",
    "test",
    "test test",
    "survey preview",
    "test response",
    "preview response",
    "test preview",
];

/// What a tool writes where it knows no address.
const NO_EMAIL: &[&str] = &["anonymous", "n/a", "none", "-"];

/// A row that may be a response.
#[derive(Debug)]
pub(super) struct Entry {
    /// The row as a spreadsheet shows it, from 1.
    pub row: usize,
    pub name: Option<String>,
    pub email: Option<String>,
    /// A number or word that stands for one person.
    pub id: Option<String>,
    pub team: Option<String>,
    pub stamp: Option<Stamp>,
    /// One answer per trait.
    pub answers: Vec<Answer>,
    /// Whether the response counts by itself.
    pub counts: Counts,
    /// What is wrong in this row; told only when the row is used.
    pub problems: Vec<Problem>,
}

/// Whether a response counts by itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counts {
    /// The call asks for finished ones only, and this says that it was not.
    Unfinished(String),
    /// It has no answer.
    Empty,
    /// It has too few answers for a score.
    TooFew,
    /// It does.
    Enough,
}

impl Entry {
    /// How many traits are answered.
    pub(super) fn answered(&self) -> usize {
        self.answers.iter().filter(|answer| answer.is_in_scale()).count()
    }
}

/// Everything below the header.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// How many rows there are, blank ones included.
    pub rows: usize,
    pub entries: Vec<Entry>,
    pub left_out: Vec<LeftOut>,
    /// Warnings about many rows at once.
    pub problems: Vec<Problem>,
    /// Whether all entries have a time stamp that can be read.
    pub stamped: bool,
}

/// Reads rows with what is known about the columns.
pub(super) struct RowReader<'a> {
    pub table: &'a Table<'a>,
    pub header: &'a Header,
    pub columns: &'a Columns,
    pub instrument: &'a Instrument,
    pub answers: &'a Answers<'a>,
    pub partial: Partial,
    pub marks: MarkReader<'a>,
}

/// What is counted on the way and told once at the end.
#[derive(Debug, Default)]
struct Seen {
    short: Vec<usize>,
    unstamped: Vec<usize>,
    numbers: Option<(usize, usize)>,
    letters: Option<(usize, usize)>,
    unknown: usize,
}

impl RowReader<'_> {
    /// Reads every row once.
    pub(super) fn body(&self) -> Result<Body, Problem> {
        let mut rows = self.header.body(self.table)?;
        let mut body = Body::default();
        let mut seen = Seen::default();
        let mut is_tail = false;
        let mut after_gap = false;
        while let Some(row) = rows.next().map_err(|broken| broken.problem(self.table.name))? {
            body.rows += 1;
            is_tail = row.len() == 0 && self.header.dialect.tail == Tail::BlankLine;
            if row.is_blank() {
                body.left_out.push(LeftOut {
                    row: row.number,
                    reason: Reason::Blank,
                    seen: "no cell holds anything".to_owned(),
                    person: None,
                });
                after_gap = true;
                continue;
            }
            if let Some(note) = self.note(&row, after_gap) {
                body.left_out.push(note);
                continue;
            }
            after_gap = false;
            if let Some(preview) = self.preview(&row) {
                body.left_out.push(preview);
                continue;
            }
            let entry = self.entry(&row, &mut seen);
            match &entry.counts {
                Counts::Unfinished(why) => body.left_out.push(LeftOut {
                    row: row.number,
                    reason: Reason::Partial,
                    seen: why.clone(),
                    person: entry.name,
                }),
                Counts::Empty | Counts::TooFew | Counts::Enough => body.entries.push(entry),
            }
        }
        if is_tail {
            body.rows -= 1;
            body.left_out.pop();
        }
        body.stamped = self.columns.timestamp.is_some() && seen.unstamped.is_empty();
        self.tell(&seen, &mut body.problems);
        Ok(body)
    }

    /// The text of a usual column in a row.
    fn text<'r>(&self, row: &Row<'r>, column: Option<usize>) -> &'r str {
        let _ = self;
        column.map_or("", |column| trim(row.cell(column)))
    }

    /// The name in a row, joined where the file parts it.
    fn name(&self, row: &Row<'_>) -> Option<String> {
        let whole = names::name(self.text(row, self.columns.name));
        whole.or_else(|| {
            let given = self.text(row, self.columns.given_name);
            let family = self.text(row, self.columns.family_name);
            names::name(&format!("{given} {family}"))
        })
    }

    /// The account of a text below the table: no trait, address, number or moment stands in its
    /// row, and no name unless a blank row parts it from the people.
    fn note(&self, row: &Row<'_>, after_gap: bool) -> Option<LeftOut> {
        let mut answers = self.columns.traits.iter().flat_map(TraitColumns::all);
        let is_person = answers.any(|column| !trim(row.cell(column)).is_empty())
            || [self.columns.email, self.columns.id, self.columns.status]
                .iter()
                .any(|column| !self.text(row, *column).is_empty())
            || Stamp::parse(self.text(row, self.columns.timestamp)).is_some()
            || (!after_gap && self.name(row).is_some());
        if is_person {
            return None;
        }
        let text = row.cells().map(trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        Some(LeftOut {
            row: row.number,
            reason: Reason::Note,
            seen: format!("only the text `{}`", shown(text)),
            person: None,
        })
    }

    /// Whether a response counts by itself, under what the call asks for.
    fn counts(&self, row: &Row<'_>, answers: &[Answer]) -> Counts {
        let answered = answers.iter().filter(|answer| answer.is_in_scale()).count();
        if self.partial == Partial::Complete
            && let Some(why) = self.unfinished(row, answers)
        {
            return Counts::Unfinished(why);
        }
        let least = self.partial.answers_needed(self.instrument);
        match answered {
            0 => Counts::Empty,
            some if some < least => Counts::TooFew,
            _ => Counts::Enough,
        }
    }

    /// What says that the form was not finished.
    fn unfinished(&self, row: &Row<'_>, answers: &[Answer]) -> Option<String> {
        let stamp = self.text(row, self.columns.timestamp);
        match (self.columns.finished, self.header.dialect.ending) {
            (Some(column), _) => {
                let cell = self.text(row, Some(column));
                usual::is_unfinished(cell).then(|| {
                    format!("not finished: `{}` is `{}`", self.header.shown(column), shown(cell))
                })
            }
            (None, Ending::Stamped) => {
                stamp.is_empty().then(|| "not finished: no moment of the end".to_owned())
            }
            (None, Ending::Said) => {
                let given = answers.iter().filter(|answer| **answer != Answer::Blank).count();
                (given < answers.len())
                    .then(|| format!("{given} of {} traits answered", answers.len()))
            }
        }
    }

    /// The account of a row that only somebody's look at the form made.
    fn preview(&self, row: &Row<'_>) -> Option<LeftOut> {
        let status = self.text(row, self.columns.status);
        let name = self.name(row);
        let email = self.text(row, self.columns.email);
        let channel = self.text(row, self.columns.channel);
        let is_preview = |text: &str| PREVIEWS.contains(&words(text).as_str());
        let own = self.header.dialect.previews;
        let seen = if is_preview(status) || own.contains(&words(status).as_str()) {
            format!("status is `{}`", shown(status))
        } else if is_preview(channel) {
            format!("channel is `{}`", shown(channel))
        } else if let Some(name) = name.as_deref().filter(|name| is_preview(name)) {
            format!("name is `{}`", shown(name))
        } else if is_preview(email) {
            format!("e-mail is `{}`", shown(email))
        } else {
            return None;
        };
        Some(LeftOut { row: row.number, reason: Reason::Preview, seen, person: name })
    }

    fn entry(&self, row: &Row<'_>, seen: &mut Seen) -> Entry {
        let mut problems = Vec::new();
        self.check_length(row, seen, &mut problems);
        let written = self.text(row, self.columns.timestamp);
        let kept = written != self.header.dialect.no_stamp;
        let stamp = Stamp::parse(written).filter(|_| kept);
        if stamp.is_none() && self.header_again(row).is_none() {
            seen.unstamped.push(row.number);
        }
        let email = names::without_escape(self.text(row, self.columns.email));
        let no_email = email.is_empty() || NO_EMAIL.contains(&email.to_lowercase().as_str());
        let answers = self.answers(row, seen, &mut problems);
        Entry {
            row: row.number,
            counts: self.counts(row, &answers),
            name: self.name(row),
            email: (!no_email).then(|| names::visible(email)),
            id: names::name(self.text(row, self.columns.id)),
            team: names::name(self.text(row, self.columns.team)),
            stamp,
            answers,
            problems,
        }
    }

    fn check_length(&self, row: &Row<'_>, seen: &mut Seen, problems: &mut Vec<Problem>) {
        let wide = self.header.headings.len();
        if row.len() < wide {
            seen.short.push(row.number);
        }
        let extra = (wide..row.len()).find(|&column| !trim(row.cell(column)).is_empty());
        if let Some(column) = extra {
            problems.push(
                Problem::error(format!(
                    "`{}` stands beyond the last of the {wide} columns of the header",
                    shown(row.cell(column))
                ))
                .at(self.table.cell(row.number, column))
                .hint("the row may be shifted by a cell, or a quote around a cell is missing"),
            );
        }
    }

    /// What is said once about many rows.
    fn tell(&self, seen: &Seen, problems: &mut Vec<Problem>) {
        if !seen.short.is_empty() {
            problems.push(
                Problem::warning(format!(
                    "{} shorter than the header; the cells that are missing count as empty",
                    rows(&seen.short)
                ))
                .at(self.table.file()),
            );
        }
        if let Some(column) = self.columns.timestamp
            && !seen.unstamped.is_empty()
        {
            problems.push(
                Problem::warning(format!(
                    "{} without a time stamp that can be read; the order of the file counts",
                    rows(&seen.unstamped)
                ))
                .at(self.table.column(column))
                .hint("a time stamp looks like `2026/10/14 10:10:09`"),
            );
        }
        let orientations = self.instrument.orientations().iter();
        if let Some((row, column)) = seen.numbers {
            let scale: Vec<String> = orientations
                .enumerate()
                .map(|(place, one)| format!("{} as `{}`", place + 1, one.name))
                .collect();
            problems.push(
                Problem::warning(format!(
                    "numbers are read in the instrument's order: {}",
                    scale.join(", ")
                ))
                .at(self.table.cell(row, column))
                .hint("check that the form numbers its choices so"),
            );
        }
        if seen.unknown > KEPT_PROBLEMS {
            let more = seen.unknown - KEPT_PROBLEMS;
            problems.push(
                Problem::error(format!("{more} more answers are not statements of their traits"))
                    .at(self.table.file()),
            );
        }
    }
}

/// `row 4 is`, `rows 4, 7 and 9 are`, `rows 4, 7, 9 and 12 more are`
fn rows(rows: &[usize]) -> String {
    const NAMED: usize = 5;
    let numbers: Vec<String> = rows.iter().take(NAMED).map(ToString::to_string).collect();
    match (&numbers[..], rows.len().saturating_sub(NAMED)) {
        ([one], 0) => format!("row {one} is"),
        ([first @ .., last], 0) => format!("rows {} and {last} are", first.join(", ")),
        (all, more) => format!("rows {} and {more} more are", all.join(", ")),
    }
}
