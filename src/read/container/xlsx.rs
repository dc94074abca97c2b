//! XLSX through calamine's streaming reader, behind checks of our own.

use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{Reader, XlsxError};
use quick_xml::events::Event;

use super::bounded::{Flaw, Xml, attribute};
use super::guard::guarded;
use super::package::{Package, file};
use super::sheet::{self, Fault};
use super::workbook::{About, Book, Extent, Take};
use super::{cell, shown};
use crate::error::Problem;
use crate::read::progress::Progress;

/// What the shared texts may unpack to, and how many there may be: they stay in memory.
const MOST_TEXT: u64 = 128 << 20;
const MOST_TEXTS: usize = 4_000_000;

const SAVE_AGAIN: &str = "open it in a spreadsheet and save it as XLSX again";

/// A workbook of Excel, Google Sheets, Microsoft Forms and others.
pub(super) struct Xlsx<'a> {
    name: &'a str,
    package: Package<'a>,
    book: calamine::Xlsx<Cursor<&'a [u8]>>,
    sheets: Vec<Sheet>,
    /// How many shared texts there are.
    texts: usize,
    progress: Progress,
}

/// A sheet and its part.
struct Sheet {
    about: About,
    path: String,
    extent: Option<Extent>,
}

/// The parts of a workbook by their relations.
struct Parts {
    folder: String,
    sheets: Vec<Sheet>,
}

impl<'a> Xlsx<'a> {
    /// Checks the parts that are kept in memory, and opens the workbook.
    pub(super) fn open(
        name: &'a str,
        bytes: &'a [u8],
        progress: &Progress,
    ) -> Result<Self, Problem> {
        let mut package = Package::open(name, bytes)?;
        package.measure()?;
        let parts = parts(name, &mut package)?;
        for path in ["styles.xml", "theme/theme1.xml"] {
            let path = format!("{}{path}", parts.folder);
            if package.find(&path).is_some() {
                package.required(&path)?;
            }
        }
        let texts = texts(name, &mut package, &format!("{}sharedStrings.xml", parts.folder))?;
        let book = guarded(|| calamine::Xlsx::new(Cursor::new(bytes)))
            .ok_or_else(|| damaged(name, "it makes no sense"))?
            .map_err(|error| damaged(name, &words(&error)))?;
        let progress = progress.clone();
        Ok(Self { name, package, book, sheets: parts.sheets, texts, progress })
    }
}

impl Book for Xlsx<'_> {
    fn format(&self) -> &'static str {
        "XLSX"
    }

    fn sheets(&self) -> Vec<About> {
        self.sheets.iter().map(|sheet| sheet.about.clone()).collect()
    }

    fn extent(&mut self, place: usize) -> Result<Extent, Problem> {
        let sheet = &mut self.sheets[place];
        if let Some(extent) = &sheet.extent {
            return Ok(extent.clone());
        }
        let part = self.package.find(&sheet.path).ok_or_else(|| {
            damaged(self.name, &format!("its sheet `{}` is missing", shown(&sheet.about.name)))
        })?;
        // It is read twice: to be checked, and for its cells.
        self.progress.begin(2 * self.package.size(part));
        let extent = sheet::check(self.package.part(part)?, self.texts, &self.progress)
            .map_err(|fault| faulty(self.name, &sheet.about.name, &fault))?;
        sheet.extent = Some(extent.clone());
        Ok(extent)
    }

    fn cells(&mut self, place: usize, take: &mut Take<'_>) -> Result<(), Problem> {
        let rows = self.extent(place)?.rows.max(1) as u64;
        let progress = &self.progress;
        let half = progress.whole() / 2;
        let (name, sheet) = (self.name, &self.sheets[place].about.name);
        let book = &mut self.book;
        let read = guarded(|| -> Result<(), XlsxError> {
            let mut cells = book.worksheet_cells_reader(sheet)?;
            while let Some(found) = cells.next_cell()? {
                let (row, column) = found.get_position();
                progress.reach(half + half * u64::from(row).min(rows) / rows);
                let text = cell::of_ref(found.get_value());
                if !text.is_empty()
                    && let ControlFlow::Break(()) = take(row as usize, column as usize, &text)
                {
                    break;
                }
            }
            Ok(())
        });
        let within = |why: &str| damaged(name, &format!("in its sheet `{}` {why}", shown(sheet)));
        match read {
            None => Err(within("the cells make no sense")),
            Some(Err(error)) => Err(within(&words(&error))),
            Some(Ok(())) => Ok(()),
        }
    }
}

/// Finds the sheets by the relations of the parts, as calamine does.
fn parts(name: &str, package: &mut Package<'_>) -> Result<Parts, Problem> {
    let mut workbook = "xl/workbook.xml".to_owned();
    each(name, &package.required("_rels/.rels")?, "Relationship", |get| {
        if get("Type").is_some_and(|kind| kind.ends_with("/relationships/officeDocument")) {
            workbook = get("Target").unwrap_or_default();
        }
    })?;
    let workbook = workbook.trim_start_matches('/').to_owned();
    let (folder, file) = match workbook.rfind('/') {
        Some(slash) => workbook.split_at(slash + 1),
        None => ("", workbook.as_str()),
    };
    let mut targets: Vec<(String, String, String)> = Vec::new();
    let relations = package.required(&format!("{folder}_rels/{file}.rels"))?;
    each(name, &relations, "Relationship", |get| {
        let get = |attribute| get(attribute).unwrap_or_default();
        targets.push((get("Id"), get("Type"), get("Target")));
    })?;
    let mut sheets: Vec<Sheet> = Vec::new();
    each(name, &package.required(&workbook)?, "sheet", |get| {
        let id = get("id").unwrap_or_default();
        let Some((_, kind, target)) = targets.iter().find(|(known, _, _)| *known == id) else {
            return;
        };
        // A sheet that is nothing but a chart has no cells.
        if !kind.ends_with("/worksheet") {
            return;
        }
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}{target}"),
        };
        let is_hidden = get("state").is_some_and(|state| state != "visible");
        let about = About { name: get("name").unwrap_or_default(), shown: !is_hidden };
        sheets.push(Sheet { about, path, extent: None });
    })?;
    let twice = |sheet: &Sheet| sheets.iter().filter(|o| o.about.name == sheet.about.name).count();
    if let Some(sheet) = sheets.iter().find(|sheet| twice(sheet) > 1) {
        let name_of_sheet = shown(&sheet.about.name);
        return Err(damaged(name, &format!("two of its sheets are called `{name_of_sheet}`")));
    }
    Ok(Parts { folder: folder.to_owned(), sheets })
}

/// Hands over the attributes of every element with this name.
fn each(
    name: &str,
    part: &[u8],
    element: &str,
    mut found: impl FnMut(&dyn Fn(&str) -> Option<String>),
) -> Result<(), Problem> {
    let mut xml = Xml::new(part);
    loop {
        match xml.next().map_err(|flaw| damaged(name, flaw_words(flaw)))? {
            Event::Start(start) if start.local_name().as_ref() == element => {
                found(&|wanted| attribute(&start, wanted));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Counts the shared texts; a stated count that is larger than the part would reserve memory.
fn texts(name: &str, package: &mut Package<'_>, path: &str) -> Result<usize, Problem> {
    let Some(place) = package.find(path) else { return Ok(0) };
    let too_many = || {
        Problem::error("the workbook holds more text than any survey has")
            .at(file(name))
            .hint("export the responses of one survey only, as CSV")
    };
    let mut length = 0;
    let mut texts = 0;
    let mut xml = Xml::new(package.part(place)?);
    loop {
        match xml.next().map_err(|flaw| damaged(name, flaw_words(flaw)))? {
            Event::Start(start) => match start.local_name().as_ref() {
                "si" => texts += 1,
                "sst" => {
                    let stated = attribute(&start, "uniqueCount");
                    let stated = stated.and_then(|count| count.parse::<usize>().ok());
                    if stated.is_some_and(|count| count > MOST_TEXTS) {
                        return Err(too_many());
                    }
                }
                _ => {}
            },
            Event::Text(text) => length += text.len() as u64,
            Event::CData(text) => length += text.len() as u64,
            Event::Eof => return Ok(texts),
            _ => {}
        }
        if texts > MOST_TEXTS || length > MOST_TEXT {
            return Err(too_many());
        }
    }
}

fn damaged(name: &str, why: &str) -> Problem {
    Problem::error(format!("the workbook is damaged: {why}")).at(file(name)).hint(SAVE_AGAIN)
}

pub(super) fn flaw_words(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Broken => "a part of it is not well-formed XML, or ends too early",
        Flaw::TooLong => "a part of it holds more than 16 MiB in one piece",
    }
}

fn faulty(name: &str, sheet: &str, fault: &Fault) -> Problem {
    let why = match fault {
        Fault::Xml(flaw) => flaw_words(*flaw).to_owned(),
        Fault::Outside(place) => format!(
            "`{}` lies outside of a sheet, which has 16,384 columns and 1,048,576 rows",
            shown(place)
        ),
        Fault::Order(place) => format!("`{}` is there twice or out of order", shown(place)),
        Fault::NoText(cell) => {
            format!("the cell `{cell}` refers to a text that the workbook does not hold")
        }
        Fault::Value(cell) => format!("the value of the cell `{cell}` is hidden in its markup"),
    };
    damaged(name, &format!("in its sheet `{}` {why}", shown(sheet)))
}

/// An error of calamine for people.
fn words(error: &XlsxError) -> String {
    match error {
        XlsxError::FileNotFound(part) => format!("its part `{part}` is missing"),
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_) => {
            flaw_words(Flaw::Broken).to_owned()
        }
        XlsxError::RelationshipNotFound => "its parts do not belong together".to_owned(),
        other => format!("a value cannot be read ({other})"),
    }
}
