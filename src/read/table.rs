//! Text → rows, numbered as a spreadsheet shows them.
//!
//! The csv crate skips blank lines without a word and repairs broken quotes; here a blank line is a
//! row like any other, and a broken quote is an error with its place.

use super::container::{Kind, Source};
use super::delimiter::{self, Delimiter};
use super::feed::{Feed, LONGEST_RECORD};
use super::quotes::{Flaw, flaw};
use crate::error::{Place, Problem};

/// As many columns as a spreadsheet has.
const MOST_COLUMNS: usize = 16_384;
/// As many rows as a spreadsheet has; each that may be a person's is kept in memory.
const MOST_ROWS: usize = 1 << 20;
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
    text: &'a str,
}

impl<'a> Table<'a> {
    /// Finds the delimiter and the header, the first row that holds anything.
    pub(super) fn open(source: &'a Source) -> Result<Self, Problem> {
        let (delimiter, text) = layout(source);
        let name = &source.name;
        let mut table = Self { name, delimiter, header: Vec::new(), text };
        let mut rows = Rows::new(text.as_bytes(), delimiter);
        while let Some(row) = rows.next().map_err(|broken| broken.problem(name))? {
            if !row.is_blank() {
                if row.len() > MOST_COLUMNS {
                    return Err(too_wide(name, row.len()));
                }
                table.header = row.cells().map(|cell| trim(cell).to_owned()).collect();
                return Ok(table);
            }
        }
        Err(Problem::error("the file has no header").at(Place::File { file: name.to_owned() }))
    }

    /// The rows below the header.
    pub(super) fn body(&self) -> Result<Rows<'a>, Problem> {
        let mut rows = Rows::new(self.text.as_bytes(), self.delimiter);
        while let Some(row) = rows.next().map_err(|broken| broken.problem(self.name))? {
            if !row.is_blank() {
                break;
            }
        }
        Ok(rows)
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

/// What stands between the cells of a source, and its text without a line that only says so.
fn layout(source: &Source) -> (Delimiter, &str) {
    let asked = match &source.kind {
        Kind::Sheet { .. } => return (Delimiter::Comma, &source.text),
        Kind::Text { delimiter, .. } => *delimiter,
    };
    let (stated, text) = match delimiter::stated(&source.text) {
        Some((delimiter, text)) => (Some(delimiter), text),
        None => (None, source.text.as_str()),
    };
    let delimiter = asked.or(stated).unwrap_or_else(|| delimiter::sniff(text.as_bytes()));
    (delimiter, text)
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
    delimiter: u8,
    reader: csv::Reader<Feed<'a>>,
    record: csv::ByteRecord,
    /// Where the next row starts.
    at: usize,
    /// The number of the row before it.
    number: usize,
}

/// One row; a blank line is a row without cells.
#[derive(Debug)]
pub(super) struct Row<'r> {
    /// The row as a spreadsheet shows it, from 1.
    pub number: usize,
    record: &'r csv::ByteRecord,
}

/// A row that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken {
    row: usize,
    why: Why,
}

/// Why a row cannot be read.
#[derive(Debug, PartialEq, Eq)]
enum Why {
    Quotes(Flaw),
    /// This cell is longer than any answer.
    Long(usize),
    /// There are more rows than any survey has.
    Many,
}

impl<'a> Rows<'a> {
    pub(super) fn new(bytes: &'a [u8], delimiter: Delimiter) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.byte())
            .from_reader(Feed::new(bytes));
        let record = csv::ByteRecord::new();
        Self { bytes, delimiter: delimiter.byte(), reader, record, at: 0, number: 0 }
    }

    /// The next row, or nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, Broken> {
        if self.at >= self.bytes.len() {
            return Ok(None);
        }
        self.number += 1;
        if self.number > MOST_ROWS {
            return Err(Broken { row: self.number, why: Why::Many });
        }
        if let Some(after) = after_line_end(self.bytes, self.at) {
            self.at = after;
            self.record.clear();
            return Ok(Some(Row { number: self.number, record: &self.record }));
        }
        self.reader.get_mut().begin_record();
        // Unequal lengths are allowed, so that only the feed can end with an error.
        let Ok(more) = self.reader.read_byte_record(&mut self.record) else {
            return Err(Broken { row: self.number, why: self.too_long() });
        };
        if !more {
            self.at = self.bytes.len();
            return Ok(None);
        }
        let end = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        if let Some(flaw) = flaw(&self.bytes[self.at..end], self.delimiter) {
            return Err(Broken { row: self.number, why: Why::Quotes(flaw) });
        }
        if self.record.as_slice().len() > MOST_CELL
            && let Some(cell) = self.record.iter().position(|cell| cell.len() > MOST_CELL)
        {
            return Err(Broken { row: self.number, why: Why::Long(cell) });
        }
        self.at = end;
        // The reader stops behind the first byte of a line end; the rest of it is not a blank row.
        if self.bytes[end - 1] == b'\r'
            && let Some(after) = after_line_end(self.bytes, end - 1)
        {
            self.at = after;
        }
        Ok(Some(Row { number: self.number, record: &self.record }))
    }
}

impl Rows<'_> {
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
        self.record.len()
    }

    /// The bytes of a cell as they stand in the file; a cell beyond the end is empty.
    pub(super) fn cell(&self, column: usize) -> &'r str {
        // A cell lies between ASCII bytes of checked text, so it is text itself; only the sniffing
        // of a damaged file sees anything else, and it counts cells without reading them.
        std::str::from_utf8(self.record.get(column).unwrap_or_default()).unwrap_or_default()
    }

    /// All cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Whether no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.record.iter().all(|cell| cell.iter().all(u8::is_ascii_whitespace))
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

/// The place after the line end that starts at `at`, if one does.
///
/// `\r\r\n` is one line end: a text-mode copy of a Windows file makes it.
fn after_line_end(bytes: &[u8], at: usize) -> Option<usize> {
    let returns = bytes[at..].iter().take_while(|&&byte| byte == b'\r').count();
    match (returns, bytes.get(at + returns)) {
        (_, Some(b'\n')) => Some(at + returns + 1),
        (0, _) => None,
        (_, _) => Some(at + 1),
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
    let mut rows = Rows::new(before, delimiter::sniff(before));
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
    if rows.at == before.len() && before.last().is_some_and(|&byte| matches!(byte, b'\n' | b'\r')) {
        (row, column) = (row + 1, 0);
    }
    Place::Cell { file: name.to_owned(), row: Some(row), column: Some(letters(column)) }
}

/// A cell without white space and byte order marks around it.
pub(super) fn trim(cell: &str) -> &str {
    cell.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}')
}
