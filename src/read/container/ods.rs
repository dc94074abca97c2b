//! ODS through calamine, which reads all sheets at once: what they would take in memory is counted
//! first, since a repeated row or cell costs a file nothing.

use std::io::{BufRead, Cursor};

use calamine::{Data, OdsError, Range, Reader, SheetVisible};
use quick_xml::events::{BytesStart, Event};

use super::bounded::{Flaw, Xml, attribute};
use super::cell;
use super::guard::guarded;
use super::package::{Package, file};
use super::workbook::{About, Book, Extent, Take};
use super::xlsx::flaw_words;
use crate::error::Problem;

/// So many cells, repeated ones included, are held in memory at once.
const MOST_CELLS: usize = 4_000_000;
/// And so much text in them.
const MOST_TEXT: usize = 64 << 20;
/// Rows and columns are not repeated beyond these, as in every spreadsheet.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// A workbook of `LibreOffice`, and the ODS download of Google Sheets.
pub(super) struct Ods {
    sheets: Vec<(About, Extent, Range<Data>)>,
}

impl Ods {
    /// Counts what the workbook would take, and opens it.
    pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let mut package = Package::open(name, bytes)?;
        package.measure()?;
        let manifest = package.required("META-INF/manifest.xml")?;
        if String::from_utf8_lossy(&manifest).contains(":encryption-data") {
            return Err(Problem::error("the workbook is protected by a password")
                .at(file(name))
                .hint("open it, save it without the password, and read that copy"));
        }
        let content = package
            .find("content.xml")
            .ok_or_else(|| damaged(name, "its part `content.xml` is missing"))?;
        let measured = measure(package.part(content)?).map_err(|excess| match excess {
            Excess::Xml(flaw) => damaged(name, flaw_words(flaw)),
            Excess::Unread => damaged(name, "a text in it is marked as CDATA, which is not read"),
            Excess::Cells => too_large(name, "cells"),
            Excess::Text => too_large(name, "text"),
        })?;
        let mut book = guarded(|| calamine::Ods::new(Cursor::new(bytes)))
            .ok_or_else(|| damaged(name, "it makes no sense"))?
            .map_err(|error| damaged(name, &words(&error)))?;
        let about: Vec<About> = book
            .sheets_metadata()
            .iter()
            .map(|sheet| About {
                name: sheet.name.clone(),
                shown: sheet.visible == SheetVisible::Visible,
            })
            .collect();
        let mut measured = measured.into_iter();
        let mut sheets = Vec::new();
        for about in about {
            let range = guarded(|| book.worksheet_range(&about.name))
                .ok_or_else(|| damaged(name, "it makes no sense"))?
                .map_err(|error| damaged(name, &words(&error)))?;
            let width = range.end().map_or(0, |(_, column)| column as usize + 1);
            let extent = Extent { width, ..measured.next().unwrap_or_default() };
            sheets.push((about, extent, range));
        }
        Ok(Self { sheets })
    }
}

impl Book for Ods {
    fn format(&self) -> &'static str {
        "ODS"
    }

    fn sheets(&self) -> Vec<About> {
        self.sheets.iter().map(|(about, _, _)| about.clone()).collect()
    }

    fn extent(&mut self, place: usize) -> Result<Extent, Problem> {
        Ok(self.sheets[place].1.clone())
    }

    fn cells(&mut self, place: usize, take: &mut Take<'_>) -> Result<(), Problem> {
        let range = &self.sheets[place].2;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let text = cell::of(value);
            let (row, column) = (row + top as usize, column + left as usize);
            if !text.is_empty() && take(row, column, &text).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn too_large(name: &str, what: &str) -> Problem {
    Problem::error(format!("the workbook holds more {what} than any survey has"))
        .at(file(name))
        .hint("export the responses of one survey only, as CSV")
}

/// Why a workbook is not opened.
#[derive(Debug, PartialEq, Eq)]
enum Excess {
    Xml(Flaw),
    /// Text that calamine would leave out.
    Unread,
    Cells,
    Text,
}

impl From<Flaw> for Excess {
    fn from(flaw: Flaw) -> Self {
        Self::Xml(flaw)
    }
}

/// A table while it is measured.
#[derive(Debug, Default)]
struct Table {
    /// All rows so far, and those down to the last that holds anything.
    rows: usize,
    filled_rows: usize,
    width: usize,
    /// The columns that are described so far.
    described: usize,
    /// Its hidden rows and columns, and its cells with a formula and no value.
    extent: Extent,
    /// Whether the cell that is read may be a formula without a value.
    may_be_uncomputed: bool,
    /// The row that is being read: how often it stands, whether it is shown, and its cells so far.
    repeats: usize,
    shown: bool,
    columns: usize,
    filled_columns: usize,
    cell_repeats: usize,
}

/// The hidden rows and columns of each sheet and its formulas without a value, or why the workbook is too much.
fn measure(part: impl BufRead) -> Result<Vec<Extent>, Excess> {
    let mut xml = Xml::new(part);
    let mut sheets = Vec::new();
    let mut table = Table::default();
    let (mut cells, mut text) = (0_usize, 0_usize);
    loop {
        match xml.next()? {
            Event::Start(element) => match element.name().as_ref() {
                "table:table" => table = Table::default(),
                "table:table-column" => {
                    let repeats = attribute(&element, "number-columns-repeated");
                    table.describe(count(repeats, MOST_COLUMNS)?, is_shown(&element));
                }
                "table:table-row" => {
                    table.repeats = count(attribute(&element, "number-rows-repeated"), MOST_ROWS)?;
                    table.shown = is_shown(&element);
                    (table.columns, table.filled_columns) = (0, 0);
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let repeats = attribute(&element, "number-columns-repeated");
                    table.cell_repeats = count(repeats, MOST_COLUMNS)?;
                    table.columns = table.columns.saturating_add(table.cell_repeats);
                    let is_formula = attribute(&element, "formula").is_some();
                    let has_value = attribute(&element, "value-type").is_some();
                    table.may_be_uncomputed = is_formula && !has_value;
                    let rows = count(attribute(&element, "number-rows-spanned"), MOST_ROWS)?;
                    table.merge(rows);
                    if has_value || is_formula {
                        table.fill();
                        let all = element.attributes_raw().len();
                        text = text.saturating_add(table.of_cell(all));
                    }
                }
                "text:s" => {
                    let spaces = count(attribute(&element, "c"), MOST_TEXT)?;
                    text = text.saturating_add(table.of_cell(spaces));
                }
                "text:p" => {
                    table.may_be_uncomputed = false;
                    table.fill();
                }
                _ => {}
            },
            Event::CData(_) => return Err(Excess::Unread),
            Event::Text(piece) => text = text.saturating_add(table.of_cell(piece.len())),
            Event::End(element) => match element.name().as_ref() {
                "table:table-cell" => table.end_cell(),
                "table:table-row" => table.end_row(),
                "table:table" => {
                    cells = cells.saturating_add(table.filled_rows.saturating_mul(table.width));
                    sheets.push(std::mem::take(&mut table.extent));
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
        let row_at_work = table.rows.saturating_mul(table.width.max(table.filled_columns));
        if cells > MOST_CELLS || (table.filled_columns > 0 && row_at_work > MOST_CELLS) {
            return Err(Excess::Cells);
        }
        if text > MOST_TEXT {
            return Err(Excess::Text);
        }
    }
}

impl Table {
    /// So many columns follow.
    fn describe(&mut self, columns: usize, shown: bool) {
        let from = self.described;
        self.described = from.saturating_add(columns).min(MOST_COLUMNS);
        if !shown && from < self.described {
            self.extent.hidden_columns.push((from, self.described - 1));
        }
    }

    /// The cell that is read, the last of the row so far, reaches over so many rows.
    fn merge(&mut self, rows: usize) {
        let row = self.rows + 1;
        let last = row.saturating_add(rows).saturating_sub(1);
        self.extent.merged.add(self.columns.saturating_sub(1), [row, last]);
    }

    fn fill(&mut self) {
        self.filled_columns = self.columns;
    }

    fn of_cell(&self, length: usize) -> usize {
        length.saturating_mul(self.cell_repeats.max(1)).saturating_mul(self.repeats.max(1))
    }

    fn end_cell(&mut self) {
        if std::mem::take(&mut self.may_be_uncomputed) {
            let column = self.columns.saturating_sub(self.cell_repeats);
            self.extent.add_uncomputed(self.rows + 1, column);
        }
    }

    fn end_row(&mut self) {
        self.rows = self.rows.saturating_add(self.repeats);
        if self.filled_columns > 0 {
            if !self.shown {
                let from = self.rows - self.repeats;
                self.extent.hidden.extend(from + 1..=self.rows.min(MOST_ROWS));
            }
            self.filled_rows = self.rows;
            self.width = self.width.max(self.filled_columns);
        }
        (self.repeats, self.cell_repeats) = (0, 0);
    }
}

/// Whether a row or column is neither hidden nor filtered away.
fn is_shown(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_none_or(|visibility| visibility == "visible")
}

/// How often something stands there; a number that is none is broken, and so is one beyond all bounds.
fn count(attribute: Option<String>, most: usize) -> Result<usize, Excess> {
    match attribute.map(|number| number.trim().parse::<usize>()) {
        None => Ok(1),
        Some(Ok(number)) => Ok(number.min(most)),
        Some(Err(_)) => Err(Excess::Xml(Flaw::Broken)),
    }
}

fn damaged(name: &str, why: &str) -> Problem {
    Problem::error(format!("the workbook is damaged: {why}"))
        .at(file(name))
        .hint("open it in a spreadsheet and save it as ODS or XLSX again")
}

/// An error of calamine for people.
fn words(error: &OdsError) -> String {
    match error {
        OdsError::FileNotFound(part) => format!("its part `{part}` is missing"),
        OdsError::Xml(_) | OdsError::XmlAttr(_) | OdsError::AttrError(_) | OdsError::Eof(_) => {
            flaw_words(Flaw::Broken).to_owned()
        }
        other => format!("a value cannot be read ({other})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extents(rows: &str) -> Result<Vec<Extent>, Excess> {
        let text =
            format!("<d xmlns:table='t' xmlns:text='x'><table:table>{rows}</table:table></d>");
        measure(text.as_bytes())
    }

    fn sheet(rows: &str) -> Result<Vec<Vec<usize>>, Excess> {
        let hidden = |sheets: Vec<Extent>| sheets.into_iter().map(|sheet| sheet.hidden).collect();
        extents(rows).map(hidden)
    }

    #[test]
    fn a_formula_without_a_stored_value_is_found() {
        let row = "<table:table-row><table:table-cell/>\
            <table:table-cell formula='of:=1' value-type='float' value='1'/>\
            <table:table-cell formula='of:=1'><text:p>1</text:p></table:table-cell>\
            <table:table-cell formula='of:=[.A1]'/></table:table-row>";
        let found = extents(&format!("{row}{row}{row}")).unwrap();
        assert_eq!(found[0].uncomputed, [(1, 3), (2, 3), (3, 3)]);
    }

    #[test]
    fn merged_cells_are_found_by_their_first_row() {
        let rows = "<table:table-row number-rows-repeated='2'><table:table-cell/></table:table-row>\
            <table:table-row><table:table-cell number-columns-repeated='2'/>\
            <table:table-cell number-rows-spanned='3'><text:p>x</text:p></table:table-cell>\
            </table:table-row>";
        let found = &extents(rows).unwrap();
        let merged =
            |column| (1..=7).filter(move |&row| found[0].merged.text(row, column).is_some());
        assert_eq!(merged(2).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!(merged(1).count(), 0);
    }

    #[test]
    fn hidden_columns_are_found() {
        let column = |attributes: &str| format!("<table:table-column {attributes}/>");
        let found = extents(
            &[
                column("number-columns-repeated='2'"),
                column("visibility='collapse'"),
                column("visibility='visible'"),
                column("visibility='filter' number-columns-repeated='99999'"),
                column("visibility='collapse'"),
            ]
            .concat(),
        );
        assert_eq!(found.unwrap()[0].hidden_columns, [(2, 2), (4, MOST_COLUMNS - 1)]);
    }

    #[test]
    fn repeated_rows_and_cells_are_counted_before_they_are_made() {
        let cell = "<table:table-cell value-type='string'><text:p>x</text:p></table:table-cell>";
        let row = |attributes: &str, cells: &str| {
            format!("<table:table-row {attributes}>{cells}</table:table-row>")
        };
        let empty = row("number-rows-repeated='1048576'", "<table:table-cell/>");
        assert_eq!(sheet(&format!("{}{empty}", row("", cell))), Ok(vec![vec![]]));
        let hidden = row("visibility='filter' number-rows-repeated='2'", cell);
        assert_eq!(sheet(&format!("{}{hidden}", row("", cell))), Ok(vec![vec![2, 3]]));
        let wide = cell.replace("value-type", "number-columns-repeated='16384' value-type");
        assert_eq!(sheet(&row("number-rows-repeated='1048576'", &wide)), Err(Excess::Text));
        let far = format!("{}{}{}", row("", &wide), empty, row("", cell));
        assert_eq!(sheet(&far), Err(Excess::Cells));
        let unread = cell.replace("x</text:p>", "<![CDATA[x]]></text:p>");
        assert_eq!(sheet(&row("", &unread)), Err(Excess::Unread));
        assert_eq!(sheet("<table:table-row>"), Err(Excess::Xml(Flaw::Broken)));
    }
}
