//! The rows of one piece of the text, each by itself.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use super::super::answers::shown;
use super::super::columns::{SaysFinished, TraitColumns};
use super::super::dialect::Ending;
use super::super::durations::Lasted;
use super::super::entries::{Counts, Entries, Entry, NAMELESS};
use super::super::key::{Key, KnownBy, bits_of};
use super::super::moments::{Stamp, second_of};
use super::super::names;
use super::super::nobody::{is_no_address, is_no_number, is_nobody, team_in};
use super::super::pieces::Piece;
use super::super::table::{Broken, Row, Rows, trim};
use super::super::usual;
use super::super::words;
use super::known::Known;
use super::summary::Summary;
use super::{KEPT_PROBLEMS, RowReader, Seen};
use crate::error::Problem;
use crate::response::{Answer, LeftOut, Partial, Reason, Sheet};

/// How many cells a text below the table fills at most: the text, and a number beside it.
const CELLS_OF_A_NOTE: usize = 2;

/// What was read from one piece.
#[derive(Debug)]
pub(super) struct Part {
    /// How many bytes the piece has.
    pub length: usize,
    /// How many rows stand below the header, blank ones included.
    pub rows: usize,
    pub entries: Entries,
    /// Those with answers that were left out since the form was not finished.
    pub unfinished: Entries,
    pub left_out: Vec<LeftOut>,
    /// Rows that sum up others if they stand at the end; they are among the others, too.
    pub summaries: Vec<Summary>,
    pub seen: Seen,
    /// Whether the last row is a line without a cell.
    pub ends_blank: bool,
    /// Whether the last row stands below a gap; none where that depends on the rows before.
    pub after_gap: Option<bool>,
}

/// Why a piece was not read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stopped {
    /// A row cannot be read.
    Broken(Broken),
    /// What a row is depends on whether a gap stands before the piece.
    Gap,
    /// The file cannot be read, or not as UTF-8 in pieces.
    Unreadable,
}

/// Reads pieces, and remembers the cells that it has seen.
pub(super) struct PartReader<'a> {
    pub rows: &'a RowReader<'a>,
    pub known: Known,
    pub answers: Vec<Answer>,
    /// The answers of a row of which nothing else is to be said, as a sheet keeps them.
    codes: Vec<u8>,
    /// The words of a name.
    words: Vec<u8>,
    /// A text in small letters.
    small: String,
}

impl<'a> PartReader<'a> {
    pub(super) fn new(rows: &'a RowReader<'a>) -> Self {
        let known = Known::new(rows);
        Self {
            rows,
            known,
            answers: Vec::new(),
            codes: Vec::new(),
            words: Vec::new(),
            small: String::new(),
        }
    }

    /// Reads every row of a piece once.
    pub(super) fn read(
        &mut self,
        piece: &Piece<'_>,
        after_gap: Option<bool>,
    ) -> Result<Part, Stopped> {
        let text = piece.text().ok_or(Stopped::Unreadable)?;
        let mut rows = Rows::new(text, self.rows.table.delimiter, piece.rows_before, true);
        let mut entries = Entries::new(self.rows.columns.traits.len());
        if self.rows.forgotten.load(Ordering::Relaxed) {
            entries.forget_addresses();
        }
        let mut part = Part {
            length: text.len(),
            rows: 0,
            entries,
            unfinished: Entries::new(self.rows.columns.traits.len()),
            left_out: Vec::new(),
            summaries: Vec::new(),
            seen: Seen::default(),
            ends_blank: false,
            after_gap,
        };
        while let Some(row) = rows.next().map_err(Stopped::Broken)? {
            if row.number <= self.rows.header.last_row {
                continue;
            }
            part.rows += 1;
            part.ends_blank = row.len() == 0;
            self.row(&row, &mut part)?;
        }
        Ok(part)
    }

    fn row(&mut self, row: &Row<'_>, part: &mut Part) -> Result<(), Stopped> {
        if row.is_blank() {
            part.left_out.push(LeftOut {
                row: row.number,
                reason: Reason::Blank,
                seen: "no cell holds anything".to_owned(),
                person: None,
            });
            part.after_gap = Some(true);
            return Ok(());
        }
        if !self.known.is_answer(row)
            && let Some(note) = self.rows.note(row, part.after_gap)?
        {
            part.left_out.push(note);
            return Ok(());
        }
        part.after_gap = Some(false);
        let name = self.rows.name(row);
        if let Some(preview) = self.rows.preview(row, name.as_deref()) {
            part.left_out.push(preview);
            return Ok(());
        }
        if let Some(dropped) = self.rows.dropped(row, name.as_deref()) {
            part.left_out.push(dropped);
            return Ok(());
        }
        if let Some(other) = self.rows.of_another_wave(row, name.as_deref()) {
            part.left_out.push(other);
            return Ok(());
        }
        words::write(name.as_deref().unwrap_or_default(), &mut self.words);
        let name = name.filter(|name| !is_nobody(name, &self.words));
        if self.words.is_empty() {
            // A name without words is compared as it is.
            self.words.extend_from_slice(name.as_deref().unwrap_or_default().as_bytes());
        }
        match self.rows.summary(row, name.as_deref()) {
            None => self.entry(row, name.as_deref(), part),
            Some(mut summary) => {
                // What is counted in it is kept apart until it is known whether it is a person's.
                let before = std::mem::take(&mut part.seen);
                self.entry(row, name.as_deref(), part);
                summary.seen = std::mem::replace(&mut part.seen, before);
                part.summaries.push(summary);
            }
        }
        Ok(())
    }

    /// Adds what a row says; the words of its name are written.
    fn entry(&mut self, row: &Row<'_>, name: Option<&str>, part: &mut Part) {
        let Part { entries, unfinished, seen, .. } = part;
        let problem = |problem: Problem, seen: &mut Seen, entries: &mut Entries| {
            seen.wrong += 1;
            if seen.wrong <= KEPT_PROBLEMS {
                entries.add_problem(problem);
            }
        };
        if let Some(too_long) = self.rows.check_length(row, seen) {
            problem(too_long, seen, entries);
        }
        if let Some(swallowed) = self.rows.swallowed(row) {
            problem(swallowed, seen, entries);
        }
        let written = row.text(self.rows.columns.timestamp);
        let kept = written != self.rows.header.dialect.no_stamp;
        let counted = || Stamp::counted(written).filter(|_| self.rows.counted_moments);
        let stamp = Stamp::parse(written).or_else(counted).filter(|_| kept);
        if stamp.is_none() && self.rows.header_again(row).is_none() {
            let is_empty = written.is_empty() || !kept;
            let of = if is_empty { &mut seen.unstamped } else { &mut seen.unread };
            of.add(row.number);
        }
        let mut into = &mut *entries;
        let is_coded = self.known.codes(row, &mut self.codes).is_some();
        if !is_coded {
            for wrong in self.answers(row, seen) {
                problem(wrong, seen, into);
            }
            if let Some(why) = self.rows.unfinished(row, &self.answers) {
                part.left_out.push(LeftOut {
                    row: row.number,
                    reason: Reason::Partial,
                    seen: why,
                    person: name.map(str::to_owned),
                });
                into.drop_problems_of_next();
                if self.rows.addresses == 0 {
                    return;
                }
                into = unfinished;
            }
        }
        let answered = if is_coded {
            self.codes.iter().filter(|code| Sheet::answer(**code).is_in_scale()).count()
        } else {
            self.answers.iter().filter(|answer| answer.is_in_scale()).count()
        };
        let name_bits = if name.is_some() { bits_of(&self.words) } else { NAMELESS };
        let mut email = row.text(self.rows.columns.email);
        if email.is_empty() {
            let in_its_place = row.text(self.rows.columns.name);
            let address = || names::address(in_its_place);
            // Beside one address, whoever has none would be known by nothing.
            let has_one = self.rows.names_have_addresses
                && in_its_place.contains('@')
                && address().is_some_and(|one| names::is_address(&one));
            email = if has_one { in_its_place } else { email };
        }
        let email = names::address(email).filter(|email| !is_no_address(email));
        let email = email.map(|email| {
            if names::is_plain(&email) { email } else { Cow::Owned(names::shown(&email)) }
        });
        let email = email.as_deref();
        let number = names::name_in(row.text(self.rows.columns.id));
        let number = number.filter(|number| !is_no_number(number));
        let number = number.as_deref();
        let mut key = self.key(name, email, number);
        let is_to_the_second = || self.rows.to_the_second && second_of(written).is_some();
        let is_numbered = || !row.text(self.rows.response_id).is_empty();
        if key == Key::none() && (stamp.is_some() && is_to_the_second() || is_numbered()) {
            key = self.key_of_row(row);
        }
        let team = team_in(self.rows.table.text(row, self.rows.columns.team));
        let team = team.as_deref();
        let counts = self.rows.counts(answered);
        let lasted = self.rows.lasted(row, stamp);
        let row = row.number;
        let entry = Entry { row, counts, stamp, lasted, key, name, name_bits, email, number, team };
        into.push(&entry);
        if is_coded {
            into.sheet.push_codes(&self.codes);
        } else {
            into.sheet.push(&self.answers);
        }
    }

    /// What stands for a row that names nobody: the same for equal rows.
    fn key_of_row(&mut self, row: &Row<'_>) -> Key {
        self.small.clear();
        for cell in row.cells() {
            self.small.push_str(trim(cell));
            self.small.push('\u{1F}');
        }
        Key::of(KnownBy::Nothing, self.small.as_bytes())
    }

    /// What stands for the person of a row, the words of whose name are known.
    fn key(&mut self, name: Option<&str>, email: Option<&str>, number: Option<&str>) -> Key {
        let mut of = |by, text: &str| {
            self.small.clear();
            if text.is_ascii() {
                self.small.push_str(text);
                self.small.make_ascii_lowercase();
            } else {
                self.small.push_str(&text.to_lowercase());
            }
            Key::of(by, self.small.as_bytes())
        };
        if let Some(email) = email {
            return of(KnownBy::Email, email);
        }
        if let Some(number) = number {
            return of(KnownBy::Id, names::digits(number).unwrap_or(number));
        }
        name.map_or_else(Key::none, |_| Key::of(KnownBy::Name, &self.words))
    }
}

/// Whether a text is a time stamp, or what is left of one where a file was cut off.
fn is_part_of_a_stamp(text: &str) -> bool {
    let is_of_one = |letter: char| letter.is_ascii_digit() || "-/.:, T".contains(letter);
    Stamp::parse(text).is_some()
        || (text.chars().all(is_of_one) && text.bytes().filter(u8::is_ascii_digit).count() >= 4)
}

impl RowReader<'_> {
    /// The name in a row, joined where the file parts it.
    fn name<'r>(&self, row: &Row<'r>) -> Option<Cow<'r, str>> {
        let whole = row.text(self.columns.name);
        let whole = match names::without_address(whole) {
            Cow::Borrowed(whole) => names::name_in(whole),
            Cow::Owned(whole) => names::name(&whole).map(Cow::Owned),
        };
        let whole = whole.filter(|whole| !names::is_address(whole));
        whole.or_else(|| {
            let given = row.text(self.columns.given_name);
            let family = row.text(self.columns.family_name);
            if given.is_empty() && family.is_empty() {
                return None;
            }
            names::name(&format!("{given} {family}")).map(Cow::Owned)
        })
    }

    /// The account of a text below the table: no trait, address, number or moment stands in its
    /// row, hardly another cell, and no name unless a blank row parts it from the people.
    fn note(&self, row: &Row<'_>, after_gap: Option<bool>) -> Result<Option<LeftOut>, Stopped> {
        let mut answers = self.columns.traits.iter().flat_map(TraitColumns::all);
        let is_person = answers.any(|column| !trim(row.cell(column)).is_empty())
            || row.text(self.columns.email).contains('@')
            || [self.columns.id, self.columns.status]
                .iter()
                .any(|column| !row.text(*column).is_empty())
            || is_part_of_a_stamp(row.text(self.columns.timestamp));
        // Who left the traits blank and answered other questions is a person all the same.
        let filled = row.cells().filter(|cell| !trim(cell).is_empty()).take(CELLS_OF_A_NOTE + 1);
        if is_person || filled.count() > CELLS_OF_A_NOTE {
            return Ok(None);
        }
        if self.name(row).is_some() && !after_gap.ok_or(Stopped::Gap)? {
            return Ok(None);
        }
        let text = row.cells().map(trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        Ok(Some(LeftOut {
            row: row.number,
            reason: Reason::Note,
            seen: format!("only the text `{}`", shown(text)),
            person: None,
        }))
    }

    /// Whether a response counts by itself.
    fn counts(&self, answered: usize) -> Counts {
        let least = self.partial.answers_needed(self.instrument);
        match answered {
            0 => Counts::Empty,
            some if some < least => Counts::TooFew,
            _ => Counts::Enough,
        }
    }

    /// What says that the form was not finished, where the call asks for finished ones only.
    fn unfinished(&self, row: &Row<'_>, answers: &[Answer]) -> Option<String> {
        if self.partial != Partial::Complete {
            return None;
        }
        let stamp = row.text(self.columns.timestamp);
        let says = self.columns.says_finished;
        let finished = self.columns.finished.filter(|_| says != SaysFinished::Nowhere);
        match (finished, self.header.dialect.ending) {
            (Some(column), _) => {
                let cell = row.text(Some(column));
                let is_part = || {
                    says == SaysFinished::InPercent
                        && usual::percent(cell).is_some_and(|number| number < 100.0)
                };
                let is_open = cell.is_empty() || usual::is_unfinished(cell) || is_part();
                is_open.then(|| {
                    let said = match cell {
                        "" => "empty".to_owned(),
                        said => format!("`{}`", shown(said)),
                    };
                    format!("not finished: `{}` is {said}", self.header.shown(column))
                })
            }
            (None, _) if self.says_end(row).is_some() => {
                let cell = row.text(self.columns.status);
                (self.says_end(row) == Some(false))
                    .then(|| format!("not finished: `{}`", shown(cell)))
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

    /// Whether the status of a response says that it was finished, or that it was not.
    fn says_end(&self, row: &Row<'_>) -> Option<bool> {
        let status = row.text(self.columns.status);
        let is_open = usual::is_unfinished(status);
        (is_open || usual::is_finished(status)).then_some(!is_open)
    }

    /// How long answering took, as a row tells; its `stamp` is when it ended.
    fn lasted(&self, row: &Row<'_>, stamp: Option<Stamp>) -> Lasted {
        if self.addresses == 0 {
            return Lasted::Unknown;
        }
        if let Some((column, unit)) = self.columns.duration {
            let said = unit.read(row.text(Some(column)));
            if said != Lasted::Unknown {
                return said;
            }
        }
        let Some(column) = self.columns.began else { return Lasted::Unknown };
        let moment = |column| Stamp::parse(row.text(Some(column)));
        let ended = stamp.or_else(|| moment(self.columns.last_action?));
        moment(column)
            .zip(ended)
            .map_or(Lasted::Unknown, |(one, other)| Lasted::Between(one, other))
    }

    /// The account of a row of another wave than the one that is asked for.
    fn of_another_wave(&self, row: &Row<'_>, name: Option<&str>) -> Option<LeftOut> {
        let wave = self.wave?;
        let column = wave.differs(|column| row.cell(column))?;
        let cell = row.text(Some(column));
        let seen = match cell {
            "" => "names no wave".to_owned(),
            other => format!("wave is `{}`", shown(other)),
        };
        let person = name.map(str::to_owned);
        Some(LeftOut { row: row.number, reason: Reason::Wave, seen, person })
    }

    fn check_length(&self, row: &Row<'_>, seen: &mut Seen) -> Option<Problem> {
        let wide = self.header.headings.len();
        if row.len() < wide {
            seen.short.add(row.number);
        }
        let column = (wide..row.len()).find(|&column| !trim(row.cell(column)).is_empty())?;
        Some(
            Problem::error(format!(
                "`{}` stands beyond the last of the {wide} columns of the header",
                shown(row.cell(column))
            ))
            .at(self.table.cell(row.number, column))
            .hint("the row may be shifted by a cell, or a quote around a cell is missing"),
        )
    }
}
