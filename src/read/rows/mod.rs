//! Rows below the header → one entry for each that may be a response; the others go to the ledger
//! at once.
//!
//! A large text is read in pieces side by side. What is said about a row depends on that row alone,
//! but for a name below a gap, so that the parts are put together in their order and the outcome is
//! the same however many cores there are.

mod answer_key;
mod cells;
mod ends;
mod headings;
mod known;
mod no_response;
mod part;
mod perhaps_sum;
mod side_by_side;
mod sum_label;
mod summary;
mod sums;
mod swallowed;
mod unlike;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use self::part::{PartReader, Stopped};
use super::answers::{Answers, initial};
use super::columns::Columns;
use super::dialect::{Ending, Tail};
use super::entries::Entries;
use super::header::Header;
use super::marks::MarkReader;
use super::one_wave::OneWave;
use super::progress::Progress;
use super::strange::Strange;
use super::table::{Broken, Table};
use super::words::OneOf;
use crate::error::Problem;
use crate::format::list_some;
use crate::instrument::Instrument;
use crate::response::{LeftOut, Partial};

/// So many problems of rows are kept with their places; the rest is only counted.
const KEPT_PROBLEMS: usize = 1000;
/// How many rows a message names.
const NAMED: usize = 5;

/// Everything below the header.
#[derive(Debug)]
pub(super) struct Body {
    /// How many rows there are, blank ones included.
    pub rows: usize,
    pub entries: Entries,
    /// Those with answers that were left out since the form was not finished; none of a crowd.
    pub unfinished: Entries,
    pub left_out: Vec<LeftOut>,
    /// Warnings about many rows at once.
    pub problems: Vec<Problem>,
    /// The answers that are not understood.
    pub strange: Strange,
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
    /// The wave whose rows alone are read, where a column tells several apart.
    pub wave: Option<&'a OneWave>,
    /// Whether a number below the header of the time can be a moment: below `Time`, it may be how long
    /// somebody took.
    pub counted_moments: bool,
    /// Whether the time stamps say the second, so that no two responses have the same.
    pub to_the_second: bool,
    /// Whether an address stands in or beside most names.
    pub names_have_addresses: bool,
    /// Where the tool has given each response a number of its own.
    pub response_id: Option<usize>,
    /// What the tool writes as the status of a look at the form.
    pub previews: OneOf,
    /// From so many people on, nobody is going to look at an address, a duration or an unfinished
    /// response.
    pub addresses: usize,
    /// Whether there are so many.
    pub forgotten: AtomicBool,
    pub progress: &'a Progress,
}

/// What is counted on the way and told once at the end.
#[derive(Debug, Default)]
struct Seen {
    short: Several,
    /// Rows whose time stamp is empty, and those where it cannot be read.
    unstamped: Several,
    unread: Several,
    numbers: Option<(usize, usize)>,
    /// The first cell of a trait all of whose points are 0.
    zeros: Option<(usize, usize)>,
    /// By trait: the first cell with a letter that begins another statement, too.
    letters: BTreeMap<usize, (usize, usize)>,
    /// The first cell with a letter that may as well count the options.
    option: Option<(usize, usize)>,
    /// Whether a letter stands somewhere that counts none.
    initial: bool,
    /// By trait: whether a statement was written out.
    written: Vec<bool>,
    /// The first cell with a number that stands for no answer.
    missing: Option<(usize, usize)>,
    /// The answers that are not understood.
    strange: Strange,
    /// Everything that is wrong in a row.
    wrong: usize,
}

/// How many rows there are of a kind, and the first of them.
#[derive(Debug, Default)]
struct Several {
    count: usize,
    first: Vec<usize>,
}

impl Several {
    fn add(&mut self, row: usize) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(row);
        }
    }

    fn append(&mut self, other: Self) {
        self.count += other.count;
        self.first.extend(other.first);
        self.first.sort_unstable();
        self.first.truncate(NAMED);
    }

    /// `row 4 is`, `rows 4, 7 and 9 are`, `rows 4, 7, 9 and 12 more are`
    fn words(&self) -> String {
        let numbers: Vec<String> = self.first.iter().map(ToString::to_string).collect();
        match (self.count, list_some(&numbers, self.count)) {
            (1, row) => format!("row {row} is"),
            (_, rows) => format!("rows {rows} are"),
        }
    }
}

impl Seen {
    /// Notes that a statement of this trait was written out.
    fn write(&mut self, place: usize) {
        if self.written.len() <= place {
            self.written.resize(place + 1, false);
        }
        self.written[place] = true;
    }

    /// Whether a statement of any trait was written out.
    fn is_written(&self) -> bool {
        self.written.contains(&true)
    }

    fn append(&mut self, other: Self) {
        self.short.append(other.short);
        self.unstamped.append(other.unstamped);
        self.unread.append(other.unread);
        self.zeros = self.zeros.or(other.zeros);
        self.numbers = self.numbers.or(other.numbers);
        self.option = self.option.or(other.option);
        self.initial |= other.initial;
        for (place, cell) in other.letters {
            self.letters.entry(place).or_insert(cell);
        }
        for (place, _) in other.written.iter().enumerate().filter(|(_, written)| **written) {
            self.write(place);
        }
        self.missing = self.missing.or(other.missing);
        self.strange.append(other.strange);
        self.wrong += other.wrong;
    }
}

impl RowReader<'_> {
    /// Reads every row once.
    pub(super) fn body(&self) -> Result<Body, Problem> {
        let mut body = Body {
            rows: 0,
            entries: Entries::new(self.columns.traits.len()),
            unfinished: Entries::new(self.columns.traits.len()),
            left_out: Vec::new(),
            problems: Vec::new(),
            strange: Strange::default(),
        };
        let mut seen = Seen::default();
        let mut summaries = Vec::new();
        let mut ends_blank = false;
        let mut after_gap = false;
        side_by_side::read(self, |part, piece| {
            let mut part = match (part, piece) {
                (Err(Stopped::Gap), Some(piece)) => {
                    PartReader::new(self).read(piece, Some(after_gap))?
                }
                (part, _) => part?,
            };
            if part.rows == 0 {
                return Ok(());
            }
            body.rows += part.rows;
            ends_blank = part.ends_blank;
            after_gap = part.after_gap.unwrap_or(after_gap);
            part.entries.keep_problems(KEPT_PROBLEMS.saturating_sub(seen.wrong));
            seen.append(part.seen);
            let is_first = body.entries.is_empty();
            body.entries.append(part.entries);
            if is_first {
                // As many more as the rest of the text holds, if it goes on like this.
                let pieces = self.table.size() / part.length.max(1) as u64;
                let pieces = usize::try_from(pieces).unwrap_or_default();
                body.entries.reserve(pieces + pieces / 16);
            }
            body.unfinished.append(part.unfinished);
            if body.unfinished.len() > self.addresses {
                body.unfinished = Entries::new(self.columns.traits.len());
            }
            if body.entries.len() > self.addresses {
                body.entries.forget_addresses();
                self.forgotten.store(true, Ordering::Relaxed);
            }
            body.left_out.append(&mut part.left_out);
            summaries.append(&mut part.summaries);
            Ok(())
        })
        .map_err(|stopped| self.problem(&stopped))?;
        if ends_blank && self.header.dialect.tail == Tail::BlankLine {
            body.rows -= 1;
            body.left_out.pop();
        }
        let headings = self.headings(&body);
        let of_numbers = Self::of_numbers(&summaries);
        self.leave_out_summaries(&mut body, summaries, &mut seen);
        self.leave_out_answer_key(&mut body);
        self.leave_out_means(&mut body, &of_numbers);
        let has_stamps = body.entries.stamps().next().is_some();
        self.tell(&seen, has_stamps, &mut body.problems);
        body.problems.extend(headings);
        body.strange = seen.strange;
        Ok(body)
    }

    fn problem(&self, stopped: &Stopped) -> Problem {
        match stopped {
            Stopped::Broken(broken) => Broken::problem(broken, self.table.name),
            Stopped::Gap => unreachable!("the gap was told"),
            Stopped::Unreadable => Problem::error("the file cannot be read to its end")
                .at(self.table.file())
                .hint("it may have changed meanwhile; try again"),
        }
    }

    /// What is said once about many rows, some of which may have stamps.
    fn tell(&self, seen: &Seen, has_stamps: bool, problems: &mut Vec<Problem>) {
        if seen.short.count > 0 {
            problems.push(
                Problem::warning(format!(
                    "{} shorter than the header; the cells that are missing count as empty",
                    seen.short.words()
                ))
                .at(self.table.file()),
            );
        }
        if let Some(column) = self.columns.timestamp.filter(|_| has_stamps)
            && seen.unstamped.count > 0
            && self.header.dialect.ending == Ending::Said
        {
            problems.push(
                Problem::warning(format!(
                    "{} without a time stamp, which the form gives to every answer; where the same person \
                     answered more than once, the order of the file counts",
                    seen.unstamped.words()
                ))
                .at(self.table.column(column))
                .hint("if nobody gave such an answer, delete the row: an example, or sums of other rows"),
            );
        }
        if let Some(column) = self.columns.timestamp
            && seen.unread.count > 0
        {
            let then = if has_stamps {
                "days are taken from the other rows, and where the same person answered more than \
                 once, the order of the file counts"
            } else {
                "the order of the file counts"
            };
            problems.push(
                Problem::warning(format!(
                    "{} without a time stamp that can be read; {then}",
                    seen.unread.words()
                ))
                .at(self.table.column(column))
                .hint("a time stamp looks like `2026/10/14 10:10:09`"),
            );
        }
        if let Some((row, column)) = seen.missing {
            problems.push(
                Problem::warning("a negative number such as this one counts as not answered")
                    .at(self.table.cell(row, column))
                    .hint("Qualtrics writes `-99` where a question was seen and not answered, SoSci Survey `-9` or `-1`"),
            );
        }
        if let Some((row, column)) = seen.zeros {
            problems.push(
                Problem::warning("points that are all 0, as here, count as not answered")
                    .at(self.table.cell(row, column))
                    .hint("some forms write a 0 where nobody has moved a slider"),
            );
        }
        self.tell_short_answers(seen, problems);
        if seen.wrong > KEPT_PROBLEMS {
            let more = seen.wrong - KEPT_PROBLEMS;
            problems.push(
                Problem::error(format!("{more} more answers and rows cannot be read"))
                    .at(self.table.file())
                    .hint("put those right that are listed, and check the file again"),
            );
        }
    }

    /// Tells how numbers and letters that stand for answers were read.
    fn tell_short_answers(&self, seen: &Seen, problems: &mut Vec<Problem>) {
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
        if let Some((row, column)) = seen.option.filter(|_| !seen.initial) {
            let orientations = self.instrument.orientations().iter();
            let initials: Vec<String> = orientations
                .filter_map(|one| Some(format!("{} as `{}`", initial(&one.name)?, one.name)))
                .collect();
            problems.push(
                Problem::warning(format!(
                    "letters are read as the first ones of the orientations, not as the options of the \
                     form: {}",
                    initials.join(", ")
                ))
                .at(self.table.cell(row, column))
                .hint("check that the form means them so, or write the orientations out"),
            );
        }
        let is_written = |place: &usize| seen.written.get(*place) == Some(&true);
        let letter = seen.letters.iter().find(|(place, _)| is_written(place));
        if let Some((_, &(row, column))) = letter {
            problems.push(
                Problem::warning(
                    "a single letter is read as the orientation that it begins, also among statements \
                     that are written out; here another statement begins with it, too",
                )
                .at(self.table.cell(row, column))
                .hint("check that the form means the orientation, or write the statement out"),
            );
        }
    }
}
