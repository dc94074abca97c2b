//! Text → rows, numbered as a spreadsheet shows them.
//!
//! The csv crate skips blank lines without a word and repairs broken quotes; here a blank line is a
//! row like any other, and a broken quote is an error with its place.

use std::ops::Range;

use memchr::memchr2;

use super::container::{Kind, Merged, Source};
use super::delimiter::{self, Delimiter};
use super::escaped::Escaped;
use super::pieces::{LONGEST_RECORD, Pieces, Text, Unreadable};
use super::progress::Progress;
use super::quotes::{Flaw, flaw};
use super::record::{Extent, Records, Shape, Span};
use super::usual;
use crate::error::{Place, Problem};

/// As many columns as a spreadsheet has.
const MOST_COLUMNS: usize = 16_384;
/// As many rows as a spreadsheet has; each that may be a person's is kept in memory.
pub(super) const MOST_ROWS: usize = 1 << 20;
/// Rows above a header, of which each holds one text or a few.
const MOST_TITLES: usize = 20;
/// So many times as many cells as every row above it a header has.
const TIMES_WIDER: usize = 3;
/// A row with fewer cells may be a table of its own, and not the header below a title.
const FEWEST_HEADERS: usize = 4;
/// Three hundred times what a spreadsheet lets into a cell.
const MOST_CELL: usize = 10 << 20;

/// A table with its header.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// The file as the user named it.
    pub name: &'a str,
    /// What stands between two cells.
    pub delimiter: Delimiter,
    /// The cells of the header, trimmed.
    pub header: Vec<String>,
    /// The row that the header stands in, or the first of its rows.
    pub header_row: usize,
    /// Whether it was a text file, and no sheet of a workbook.
    pub is_text: bool,
    text: &'a Text,
    merged: &'a Merged,
    /// How many bytes of it only state the delimiter.
    skipped: usize,
}

impl<'a> Table<'a> {
    /// Finds the delimiter and the header, the first row that holds anything.
    pub(super) fn open(source: &'a Source) -> Result<Self, Problem> {
        let (delimiter, skipped) = layout(source)?;
        let name = &source.name;
        let text = &source.text;
        let (header, header_row, merged) = (Vec::new(), 0, &source.merged);
        let is_text = matches!(source.kind, Kind::Text { .. });
        let mut table =
            Self { name, delimiter, header, header_row, is_text, text, merged, skipped };
        let titles = table.titles();
        let mut rows = table.first_rows();
        while let Some(row) = rows.next().map_err(|broken| broken.problem(name))? {
            if !row.is_blank() && row.number > titles {
                if row.len() > MOST_COLUMNS {
                    return Err(too_wide(name, row.len()));
                }
                table.header = row.cells().map(|cell| trim(cell).to_owned()).collect();
                table.header_row = row.number;
                return Ok(table);
            }
        }
        Err(Problem::error("the file has no header").at(Place::File { file: name.to_owned() }))
    }

    /// How many rows at the top are titles: each has one cell that holds anything, or a few of which
    /// none heads a usual column, and the first row below that has more has so many that it is the
    /// header.
    fn titles(&self) -> usize {
        let is_usual =
            |cell: &str| usual::in_survey(cell).is_some() || usual::in_roster(cell).is_some();
        let mut rows = self.first_rows();
        let (mut titles, mut most) = (0, 1);
        while let Ok(Some(row)) = rows.next() {
            let filled = row.cells().filter(|cell| !trim(cell).is_empty()).count();
            let may_be_title = row.number <= MOST_TITLES
                && (filled < 2
                    || (filled < FEWEST_HEADERS && !row.cells().map(trim).any(is_usual)));
            if may_be_title {
                (titles, most) = (row.number, filled.max(most));
                continue;
            }
            let is_header = filled >= FEWEST_HEADERS && filled >= TIMES_WIDER * most;
            return if is_header { titles } else { 0 };
        }
        0
    }

    /// The rows of the text, or the first ones where it is left on the disk.
    fn first_rows(&self) -> Rows<'a> {
        Rows::new(&self.text.head()[self.skipped..], self.delimiter, 0, self.text.is_held())
    }

    /// The rows below the header, or the first ones where the text is left on the disk.
    pub(super) fn body(&self) -> Result<Rows<'a>, Problem> {
        let mut rows = self.first_rows();
        while rows.number < self.header_row {
            rows.next().map_err(|broken| broken.problem(self.name))?;
        }
        Ok(rows)
    }

    /// Whether all of its text is held in memory.
    pub(super) fn is_held(&self) -> bool {
        self.text.is_held()
    }

    /// How many bytes its text has.
    pub(super) fn size(&self) -> u64 {
        self.text.len()
    }

    /// All of the text in pieces.
    pub(super) fn pieces(&self, progress: &Progress) -> Result<Pieces<'a>, Unreadable> {
        self.text.pieces(self.skipped, self.delimiter.byte(), progress)
    }

    /// The text of a cell, or of the cells above it with which it is one.
    pub(super) fn text<'r>(&'r self, row: &Row<'r>, column: Option<usize>) -> &'r str {
        let (own, Some(column)) = (row.text(column), column) else { return "" };
        let of_all = || self.merged.text(row.number, column);
        if own.is_empty() { of_all().map(trim).unwrap_or_default() } else { own }
    }

    /// The place of a cell, `column` counted from 0.
    pub(super) fn cell(&self, row: usize, column: usize) -> Place {
        Place::Cell { file: self.name.to_owned(), row: Some(row), column: Some(letters(column)) }
    }

    /// The place of a row.
    pub(super) fn row(&self, row: usize) -> Place {
        Place::Cell { file: self.name.to_owned(), row: Some(row), column: None }
    }

    /// The place of a column, counted from 0.
    pub(super) fn column(&self, column: usize) -> Place {
        Place::Cell { file: self.name.to_owned(), row: None, column: Some(letters(column)) }
    }

    /// The place of the whole file.
    pub(super) fn file(&self) -> Place {
        Place::File { file: self.name.to_owned() }
    }
}

/// What stands between the cells of a source, and how long the line is that only says so.
fn layout(source: &Source) -> Result<(Delimiter, usize), Problem> {
    let asked = match &source.kind {
        Kind::Sheet { .. } => return Ok((Delimiter::Comma, 0)),
        Kind::Text { delimiter, .. } => *delimiter,
    };
    let head = source.text.head();
    let (stated, text) = match delimiter::stated(head) {
        Some((delimiter, text)) => (Some(delimiter), text),
        None => (None, head),
    };
    if let Some(asked) = asked
        && let Some(found) = delimiter::instead_of(asked, text.as_bytes())
    {
        return Err(Problem::error(format!(
            "{} stand between the cells of this file, not {} as asked for",
            found.plural(),
            asked.plural()
        ))
        .at(Place::File { file: source.name.clone() })
        .hint("leave out `--delimiter`; it is found by itself"));
    }
    let delimiter = asked.or(stated).unwrap_or_else(|| delimiter::sniff(text.as_bytes()));
    Ok((delimiter, head.len() - text.len()))
}

fn too_wide(name: &str, columns: usize) -> Problem {
    Problem::error(format!("the header has {columns} columns; the most is 16,384"))
        .at(Place::File { file: name.to_owned() })
        .hint("another delimiter may be meant; name it with `--delimiter`")
}

/// Rows one after the other, over one buffer.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    /// The same as a text, where it is known to be one.
    text: Option<&'a str>,
    delimiter: u8,
    /// Where the next row starts.
    at: usize,
    /// The number of the row before it.
    number: usize,
    records: Records<'a>,
    spans: Vec<Span>,
    escaped: Option<Box<Escaped>>,
}

/// One row; a blank line is a row without cells.
#[derive(Debug)]
pub(super) struct Row<'r> {
    /// The row as a spreadsheet shows it, from 1.
    pub number: usize,
    bytes: &'r [u8],
    text: Option<&'r str>,
    spans: &'r [Span],
    escaped: Option<&'r csv::ByteRecord>,
}

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    row: usize,
    why: Why,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Why {
    Quotes(Flaw),
    /// This cell is longer than any answer.
    Long(usize),
    /// There are more rows than any survey has.
    Many,
}

impl<'a> Rows<'a> {
    /// The rows of a text that `number` rows stand before.
    pub(super) fn new(text: &'a str, delimiter: Delimiter, number: usize, is_whole: bool) -> Self {
        let rows = Self::of_bytes(text.as_bytes(), delimiter, number, is_whole);
        Self { text: Some(text), ..rows }
    }

    /// The rows of bytes that may not be a text; a cell that is none is empty then.
    pub(super) fn of_bytes(
        bytes: &'a [u8],
        delimiter: Delimiter,
        number: usize,
        is_whole: bool,
    ) -> Self {
        Self {
            bytes,
            text: None,
            delimiter: delimiter.byte(),
            at: 0,
            number,
            records: Records::new(bytes, delimiter.byte(), is_whole),
            spans: Vec::new(),
            escaped: None,
        }
    }

    /// The next row, or nothing at the end.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Broken> {
        if self.at >= self.bytes.len() {
            return Ok(None);
        }
        let at = self.at;
        let found = self.records.record(at, &mut self.spans);
        let Some((Extent { end, next }, shape)) = found else {
            self.at = self.bytes.len();
            return Ok(None);
        };
        self.number += 1;
        if self.number > MOST_ROWS {
            return Err(Broken { row: self.number, why: Why::Many });
        }
        if end - at > LONGEST_RECORD {
            return Err(Broken { row: self.number, why: self.too_long() });
        }
        self.at = next;
        if end == at {
            self.spans.clear();
            return Ok(Some(self.row(None)));
        }
        match shape {
            Shape::Plain => {
                let is_long = |&(from, to): &Span| (to - from) as usize > MOST_CELL;
                if end - at > MOST_CELL
                    && let Some(cell) = self.spans.iter().position(is_long)
                {
                    return Err(Broken { row: self.number, why: Why::Long(cell) });
                }
                Ok(Some(self.row(None)))
            }
            Shape::Escaped => {
                let mark = self.delimiter;
                let escaped = self.escaped.get_or_insert_with(|| Box::new(Escaped::new(mark)));
                let record = escaped.cells(&self.bytes[at..end]);
                if record.as_slice().len() > MOST_CELL
                    && let Some(cell) = record.iter().position(|cell| cell.len() > MOST_CELL)
                {
                    return Err(Broken { row: self.number, why: Why::Long(cell) });
                }
                Ok(Some(self.row(self.escaped.as_deref())))
            }
            Shape::Flawed(flaw) => Err(Broken { row: self.number, why: Why::Quotes(flaw) }),
        }
    }

    fn row<'r>(&'r self, escaped: Option<&'r Escaped>) -> Row<'r> {
        let escaped = escaped.map(Escaped::last);
        let Self { number, bytes, text, ref spans, .. } = *self;
        Row { number, bytes, text, spans, escaped }
    }

    /// Why a record is too long: most often, a quote is never closed.
    fn too_long(&self) -> Why {
        let end = self.bytes.len().min(self.at + LONGEST_RECORD);
        let raw = &self.bytes[self.at..end];
        match flaw(raw, self.delimiter) {
            Some(flaw) => Why::Quotes(flaw),
            None => Why::Long(raw.split(|&byte| byte == self.delimiter).count() - 1),
        }
    }
}

impl<'r> Row<'r> {
    /// How many cells the row has.
    pub(super) fn len(&self) -> usize {
        self.escaped.map_or(self.spans.len(), csv::ByteRecord::len)
    }

    /// The bytes of a cell as they stand in the file; a cell beyond the end is empty.
    #[inline]
    pub(super) fn bytes(&self, column: usize) -> &'r [u8] {
        let (around, span) = self.span(column);
        &around[span]
    }

    /// The bytes among which those of a cell stand, and their place.
    #[inline]
    pub(super) fn span(&self, column: usize) -> (&'r [u8], Range<usize>) {
        match self.escaped {
            None => {
                let (from, to) = self.spans.get(column).copied().unwrap_or_default();
                (self.bytes, from as usize..to as usize)
            }
            Some(record) => {
                let cell = record.get(column).unwrap_or_default();
                (cell, 0..cell.len())
            }
        }
    }

    /// The text of a cell; a cell beyond the end is empty.
    #[inline]
    pub(super) fn cell(&self, column: usize) -> &'r str {
        match (self.text, self.escaped) {
            (Some(text), None) => {
                let span = self.spans.get(column);
                span.and_then(|&(from, to)| text.get(from as usize..to as usize))
                    .unwrap_or_default()
            }
            // A cell lies between ASCII bytes of checked text, so it is text itself; only the
            // sniffing of a damaged file sees anything else, and it counts cells without reading
            // them.
            _ => std::str::from_utf8(self.bytes(column)).unwrap_or_default(),
        }
    }

    /// The text of a cell without the white space around it; of no column, none.
    pub(super) fn text(&self, column: Option<usize>) -> &'r str {
        column.map_or("", |column| trim(self.cell(column)))
    }

    /// All cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Whether a cell may have several lines.
    pub(super) fn has_lines(&self) -> bool {
        let raw = match (self.escaped, self.spans) {
            (Some(record), _) => record.as_slice(),
            (None, [first, .., last]) => &self.bytes[first.0 as usize..last.1 as usize],
            (None, _) => return false,
        };
        memchr2(b'\n', b'\r', raw).is_some()
    }

    /// Whether no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        (0..self.len()).all(|column| self.bytes(column).iter().all(u8::is_ascii_whitespace))
            || self.cells().all(|cell| trim(cell).is_empty())
    }
}

impl Broken {
    /// The problem with its place in the file.
    pub(super) fn problem(&self, name: &str) -> Problem {
        let (column, message, hint) = match self.why {
            Why::Quotes(Flaw::Unclosed(column)) => (
                Some(column),
                "the quote that opens this cell is never closed",
                "put a `\"` at the end of the cell, or export the file again",
            ),
            Why::Quotes(Flaw::Followed(column)) => (
                Some(column),
                "text follows the closing quote of this cell",
                "the cell may lack a `\"` at its end; within a cell a quote is written twice",
            ),
            Why::Long(column) => (
                Some(column),
                "this cell holds more than 10 MiB",
                "no answer is as long; a quote may be missing further up",
            ),
            Why::Many => (
                None,
                "there are more rows than 1,048,576, the most that a spreadsheet has",
                "export the responses of one survey only",
            ),
        };
        Problem::error(message)
            .at(Place::Cell {
                file: name.to_owned(),
                row: Some(self.row),
                column: column.map(letters),
            })
            .hint(hint)
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The place of the byte at `offset`: the cell it stands in.
pub(super) fn place_of(name: &str, bytes: &[u8], offset: usize) -> Place {
    let before = &bytes[..offset];
    let mut rows = Rows::of_bytes(before, delimiter::sniff(before), 0, true);
    let (mut row, mut column) = (1, 0);
    loop {
        match rows.next() {
            Ok(Some(found)) => (row, column) = (found.number, found.len().saturating_sub(1)),
            Ok(None) => break,
            Err(Broken { row: last, why }) => {
                let (Why::Quotes(Flaw::Unclosed(cell) | Flaw::Followed(cell)) | Why::Long(cell)) =
                    why
                else {
                    break;
                };
                (row, column) = (last, cell);
                break;
            }
        }
    }
    if rows.at >= before.len() && before.last().is_some_and(|&byte| matches!(byte, b'\n' | b'\r')) {
        (row, column) = (row + 1, 0);
    }
    Place::Cell { file: name.to_owned(), row: Some(row), column: Some(letters(column)) }
}

/// A cell without white space and byte order marks around it.
#[inline]
pub(super) fn trim(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    if bytes.first().is_none_or(u8::is_ascii_graphic)
        && bytes.last().is_none_or(u8::is_ascii_graphic)
    {
        return cell;
    }
    cell.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}')
}
