//! A pass over the XML of an XLSX sheet that checks what calamine takes on trust: cells outside of a
//! sheet, rows out of order, and references to texts that are not there, which would put one
//! person's name in the place of another's.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::bounded::{Flaw, Xml, attribute, unescaped};
use super::workbook::Extent;
use crate::read::progress::Progress;
use crate::read::table::letters;

/// As many rows and columns as a sheet of Excel has.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// What is wrong with a sheet.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The XML cannot be read.
    Xml(Flaw),
    /// This cell, as it is written, lies outside of a sheet.
    Outside(String),
    /// This cell or row stands behind a later one, or twice.
    Order(String),
    /// This cell refers to a text that the workbook does not hold.
    NoText(String),
    /// The value of this cell is written in a way that no spreadsheet writes.
    Value(String),
}

impl From<Flaw> for Fault {
    fn from(flaw: Flaw) -> Self {
        Self::Xml(flaw)
    }
}

/// What a cell holds, as far as it is read.
#[derive(Debug, Default, PartialEq, Eq)]
enum Holds {
    #[default]
    Nothing,
    Formula,
    Value,
}

/// What the type that a cell states says about its value.
#[derive(Debug, Default, PartialEq, Eq)]
enum Kind {
    /// `s`: it is the place of a shared text.
    Shared,
    /// `str`: it is a text, as what comes out of a formula.
    Text,
    /// Anything else.
    #[default]
    Other,
}

/// Where the pass stands; rows and columns count from 1.
#[derive(Debug, Default)]
struct Cursor {
    row: usize,
    column: usize,
    hidden: bool,
    /// Whether the row holds a value.
    filled: bool,
    kind: Kind,
    holds: Holds,
    /// Whether the cell has an element for its value, which may be empty.
    says_value: bool,
}

/// Checks a sheet of a workbook with so many shared texts, and measures it.
pub(super) fn check(
    part: impl BufRead,
    texts: usize,
    progress: &Progress,
) -> Result<Extent, Fault> {
    let mut xml = Xml::watched(part, progress);
    let mut extent = Extent::default();
    let mut at = Cursor::default();
    let mut inside_value = false;
    loop {
        match xml.next()? {
            // Calamine reads a value up to the first piece of markup in it, and would take 1 for 12.
            Event::Start(_) | Event::CData(_) | Event::Comment(_) | Event::PI(_)
                if inside_value =>
            {
                return Err(Fault::Value(at.cell()));
            }
            Event::GeneralRef(_) if inside_value && !at.is_text() => {
                return Err(Fault::Value(at.cell()));
            }
            Event::GeneralRef(_) if inside_value => at.fill(&mut extent),
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => at.begin_row(&element)?,
                "col" => {
                    // Columns stand in their order; what does not is nothing that hides a column.
                    let before = extent.hidden_columns.last().map(|(_, last)| *last);
                    let own = hidden_columns(&element);
                    let own = own.filter(|(first, _)| before.is_none_or(|before| *first > before));
                    extent.hidden_columns.extend(own);
                }
                "mergeCell" => {
                    if let Some((column, rows)) = merged(&element) {
                        extent.merged.add(column, rows);
                    }
                }
                "c" => at.begin_cell(&element)?,
                "v" => (inside_value, at.says_value) = (true, true),
                "f" if at.holds == Holds::Nothing => at.holds = Holds::Formula,
                "is" => at.fill(&mut extent),
                _ => {}
            },
            Event::Text(text) if inside_value => {
                at.fill(&mut extent);
                let index = text.trim();
                if at.kind == Kind::Shared
                    && !index.parse::<usize>().is_ok_and(|index| index < texts)
                {
                    return Err(Fault::NoText(at.cell()));
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "v" => inside_value = false,
                "c" => at.end_cell(&mut extent),
                "row" => {
                    extent.rows = at.row;
                    if at.hidden && at.filled {
                        extent.hidden.push(at.row);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(extent),
            _ => {}
        }
    }
}

/// The columns that this entry hides, from 0.
fn hidden_columns(element: &BytesStart<'_>) -> Option<(usize, usize)> {
    let is_hidden = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
    let number = |name| attribute(element, name)?.parse::<usize>().ok()?.checked_sub(1);
    let stretch = is_hidden.then(|| number("min").zip(number("max"))).flatten();
    stretch.filter(|(first, last)| first <= last)
}

/// The first column of `A2:B5`, from 0, and the rows.
fn merged(element: &BytesStart<'_>) -> Option<(usize, [usize; 2])> {
    let area = attribute(element, "ref")?;
    let (first, last) = area.split_once(':')?;
    let ((column, top), (_, bottom)) = (position(first)?, position(last)?);
    Some((column - 1, [top, bottom]))
}

impl Cursor {
    fn begin_row(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let before = self.row;
        self.row = match attribute(element, "r") {
            Some(number) => number.parse().map_err(|_| Fault::Outside(format!("row {number}")))?,
            None => before + 1,
        };
        if self.row == 0 || self.row > MOST_ROWS {
            return Err(Fault::Outside(format!("row {}", self.row)));
        }
        if self.row <= before {
            return Err(Fault::Order(format!("row {}", self.row)));
        }
        let hidden = attribute(element, "hidden");
        self.hidden = matches!(hidden.as_deref(), Some("1" | "true"));
        (self.column, self.filled) = (0, false);
        Ok(())
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let before = self.column;
        self.kind = Kind::Other;
        self.holds = Holds::Nothing;
        self.says_value = false;
        // Once for all: a sheet has a million cells. Of two of a name the first counts.
        let (mut written, mut kind) = (None, None);
        for one in element.attributes().with_checks(false).flatten() {
            match one.key.local_name().as_ref() {
                "r" => written = written.or(Some(unescaped(one.value))),
                "t" => kind = kind.or(Some(unescaped(one.value))),
                _ => {}
            }
        }
        self.kind = match kind.as_deref() {
            Some("s") => Kind::Shared,
            Some("str") => Kind::Text,
            Some(_) | None => Kind::Other,
        };
        if let Some(written) = written {
            let (column, row) =
                position(&written).ok_or_else(|| Fault::Outside(written.to_string()))?;
            if row != self.row || column <= before {
                return Err(Fault::Order(written.into_owned()));
            }
            self.column = column;
        } else {
            self.column = before + 1;
        }
        if self.column > MOST_COLUMNS {
            return Err(Fault::Outside(self.cell()));
        }
        Ok(())
    }

    fn fill(&mut self, extent: &mut Extent) {
        self.filled = true;
        self.holds = Holds::Value;
        extent.width = extent.width.max(self.column);
    }

    /// Whether the cell holds its text itself, as what comes out of a formula.
    fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }

    /// Takes note of a formula without a value, unless an empty text is said to come out.
    fn end_cell(&self, extent: &mut Extent) {
        let is_empty_text = self.is_text() && self.says_value;
        if self.holds == Holds::Formula && !is_empty_text {
            extent.add_uncomputed(self.row, self.column.saturating_sub(1));
        }
    }

    fn cell(&self) -> String {
        format!("{}{}", letters(self.column.saturating_sub(1)), self.row)
    }
}

/// Column and row of `F12`, from 1, if it lies within a sheet.
fn position(written: &str) -> Option<(usize, usize)> {
    let digits = written.find(|letter: char| letter.is_ascii_digit())?;
    let (column, row) = written.split_at(digits);
    let row = row.parse().ok().filter(|row| (1..=MOST_ROWS).contains(row))?;
    let column = column.bytes().try_fold(0_usize, |column, letter| {
        let place = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        Some(column * 26 + usize::from(place) + 1).filter(|column| *column <= MOST_COLUMNS)
    })?;
    (column > 0).then_some((column, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str) -> Result<Extent, Fault> {
        check(
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes(),
            2,
            &Progress::default(),
        )
    }

    #[test]
    fn a_sheet_is_measured_by_its_values() {
        let found = sheet(
            "<row r='1'><c r='B1' t='s'><v>1</v></c><c r='Z1' s='3'/></row>\
             <row r='4' hidden='1'><c t='inlineStr'><is><t>x</t></is></c></row>\
             <row hidden='1'/><row r='1048576'/>",
        );
        assert_eq!(
            found,
            Ok(Extent { width: 2, rows: 1_048_576, hidden: vec![4], ..Extent::default() })
        );
    }

    #[test]
    fn hidden_columns_are_found() {
        let cols = "<cols><col min='1' max='2' width='9'/><col min='3' max='4' hidden='1'/>\
                    <col min='1' max='9' hidden='1'/><col min='7' max='6' hidden='1'/></cols>";
        let sheet = format!("<worksheet>{cols}<sheetData/></worksheet>");
        let found = check(sheet.as_bytes(), 0, &Progress::default()).expect("it is sound");
        assert_eq!(found.hidden_columns, [(2, 3)]);
    }

    #[test]
    fn merged_cells_are_found_by_their_first_column() {
        let merges = "<mergeCells><mergeCell ref='B2:C4'/><mergeCell ref='D1:F1'/>\
                      <mergeCell ref='B5'/><mergeCell ref='?:B9'/></mergeCells>";
        let sheet = format!("<worksheet><sheetData/>{merges}</worksheet>");
        let found = check(sheet.as_bytes(), 0, &Progress::default()).expect("it is sound").merged;
        let are_one = |column| (1..=5).filter(|&row| found.text(row, column).is_some()).collect();
        let (second, fourth): (Vec<usize>, Vec<usize>) = (are_one(1), are_one(3));
        assert_eq!((second, fourth), (vec![2, 3, 4], vec![]));
    }

    #[test]
    fn a_formula_without_a_stored_value_is_found() {
        let found = sheet(
            "<row><c><f>1+1</f><v>2</v></c><c><f>1+1</f><v/></c><c><f>1+1</f></c>\
             <c t='str'><f>A9</f><v></v></c><c t='str'><f>A9</f></c></row>",
        );
        assert_eq!(found.unwrap().uncomputed, [(1, 1), (1, 2), (1, 4)]);
    }

    #[test]
    fn what_calamine_takes_on_trust_is_refused() {
        let outside = |written: &str| Err(Fault::Outside(written.to_owned()));
        let order = |written: &str| Err(Fault::Order(written.to_owned()));
        for (rows, fault) in [
            ("<row r='1'><c r='XFE1'><v>1</v></c></row>", outside("XFE1")),
            ("<row r='1'><c r='ZZZZZZZZZZ1'><v>1</v></c></row>", outside("ZZZZZZZZZZ1")),
            ("<row r='4294967297'/>", outside("row 4294967297")),
            ("<row r='-1'/>", outside("row -1")),
            ("<row r='2'/><row r='1'/>", order("row 1")),
            ("<row r='2'><c r='A3'/></row>", order("A3")),
            ("<row r='2'><c r='B2'/><c r='A2'/></row>", order("A2")),
        ] {
            assert_eq!(sheet(rows), fault, "{rows}");
        }
        for index in ["-1", "2", "x", "99999999999999999999"] {
            let rows = format!("<row r='7'><c r='F7' t='s'><v>{index}</v></c></row>");
            assert_eq!(sheet(&rows), Err(Fault::NoText("F7".to_owned())), "{index}");
        }
        for value in ["<!-- 1 -->2", "1<?x?>2", "1<b/>2", "1&#50;", "<![CDATA[1]]>"] {
            let rows = format!("<row r='1'><c r='A1'><v>{value}</v></c></row>");
            assert_eq!(sheet(&rows), Err(Fault::Value("A1".to_owned())), "{value}");
        }
        let text = "<row r='1'><c r='A1' t='str'><v>&lt;b&gt;</v></c></row>";
        assert_eq!(sheet(text).map(|extent| extent.width), Ok(1));
        assert_eq!(sheet("<row>"), Err(Fault::Xml(Flaw::Broken)));
    }
}
