//! What begins like a ZIP archive: a workbook, another kind of document, or the download of a survey
//! tool with one table in it.

use super::ods::Ods;
use super::package::{Package, file};
use super::xlsx::Xlsx;
use super::{Sought, Source, Storage, data, unpacked, workbook};
use crate::error::{Failure, Problem};
use crate::read::bytes::MOST_BYTES;
use crate::read::progress::Progress;

/// How a table is called in an archive.
const TABLES: &[&str] = &["csv", "tsv", "tab", "xlsx", "xlsm", "ods"];
/// How it may be called, too, if there is nothing else.
const TEXTS: &[&str] = &["txt"];

/// What an archive is.
enum Kind {
    Xlsx,
    Ods,
    Foreign(&'static str),
    Archive,
}

/// Whether the bytes begin like an archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The one table in an archive or a workbook.
pub(super) fn read(
    name: &str,
    bytes: Vec<u8>,
    storage: &Storage,
    sought: &Sought,
    progress: &Progress,
) -> Result<Source, Failure> {
    let mut package = Package::open(name, &bytes).map_err(data)?;
    if matches!(kind(&mut package).map_err(data)?, Kind::Archive) {
        let (path, table) = one_table(name, &mut package).map_err(data)?;
        drop(bytes);
        let name = format!("{name}/{path}");
        if !is_archive(&table) {
            return unpacked(name, table, storage);
        }
        let mut package = Package::open(&name, &table).map_err(data)?;
        return document(&name, &table, &mut package, storage, sought, progress);
    }
    document(name, &bytes, &mut package, storage, sought, progress)
}

/// The best sheet of a workbook.
fn document(
    name: &str,
    bytes: &[u8],
    package: &mut Package<'_>,
    storage: &Storage,
    sought: &Sought,
    progress: &Progress,
) -> Result<Source, Failure> {
    match kind(package).map_err(data)? {
        Kind::Xlsx => {
            let mut book = Xlsx::open(name, bytes, progress).map_err(data)?;
            workbook::read(name, &mut book, storage, sought)
        }
        Kind::Ods => {
            let mut book = Ods::open(name, bytes).map_err(data)?;
            workbook::read(name, &mut book, storage, sought)
        }
        Kind::Foreign(what) => Err(data(
            Problem::error(format!("this is {what}, not a table of answers"))
                .at(file(name))
                .hint("export the individual responses as CSV or XLSX"),
        )),
        Kind::Archive => Err(data(
            Problem::error("this is an archive within an archive")
                .at(file(name))
                .hint("unpack both, and read the file in them"),
        )),
    }
}

fn kind(package: &mut Package<'_>) -> Result<Kind, Problem> {
    if let Some(place) = package.find("mimetype") {
        let mimetype = package.bytes(place, 1 << 10)?;
        let mimetype = String::from_utf8_lossy(&mimetype);
        return Ok(match mimetype.trim().strip_prefix("application/vnd.oasis.opendocument.") {
            Some("spreadsheet") => Kind::Ods,
            Some("text") => Kind::Foreign("an OpenDocument text"),
            Some(_) => Kind::Foreign("an OpenDocument file"),
            None => Kind::Foreign("a document"),
        });
    }
    let paths: Vec<String> =
        package.paths().into_iter().map(|path| path.to_ascii_lowercase()).collect();
    let holds = |start: &str| paths.iter().any(|path| path.starts_with(start));
    if holds("index/document.iwa") || holds("index.zip") {
        return Ok(Kind::Foreign("an Apple Numbers, Pages or Keynote document"));
    }
    if !holds("[content_types].xml") {
        return Ok(if holds("xl/workbook.xml") { Kind::Xlsx } else { Kind::Archive });
    }
    let types = package.required("[Content_Types].xml")?;
    let types = String::from_utf8_lossy(&types);
    let of = |kind: &str| types.contains(kind);
    Ok(if of("ms-excel.sheet.binary") {
        Kind::Foreign("a binary Excel workbook (.xlsb)")
    } else if of("spreadsheetml.sheet.main") || of("sheet.macroEnabled.main") || holds("xl/") {
        Kind::Xlsx
    } else if of("wordprocessingml") {
        Kind::Foreign("a Word document")
    } else if of("presentationml") {
        Kind::Foreign("a PowerPoint presentation")
    } else {
        Kind::Foreign("an Office file")
    })
}

/// The path and the bytes of the only table in an archive.
fn one_table(name: &str, package: &mut Package<'_>) -> Result<(String, Vec<u8>), Problem> {
    let paths = package.paths();
    let named = |endings: &[&str]| -> Vec<usize> {
        let is_table = |path: &String| {
            let last = path.rsplit('/').next().unwrap_or_default();
            let ending = last.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            // What macOS adds to each file is none.
            !path.starts_with("__MACOSX/")
                && !last.starts_with('.')
                && ending.is_some_and(|ending| endings.contains(&ending.as_str()))
        };
        (0..paths.len()).filter(|&place| is_table(&paths[place])).collect()
    };
    let mut found = named(TABLES);
    if found.is_empty() {
        found = named(TEXTS);
    }
    match found[..] {
        [place] => Ok((super::shown(&paths[place]), package.bytes(place, MOST_BYTES)?)),
        [] => Err(Problem::error("the archive holds no CSV, XLSX or ODS file")
            .at(file(name))
            .hint("export the individual responses as CSV or XLSX")),
        _ => {
            let list = found.iter().map(|&place| paths[place].as_str());
            Err(Problem::error(format!(
                "the archive holds {} tables: {}",
                found.len(),
                super::workbook::list(list)
            ))
            .at(file(name))
            .hint("unpack it, and read the one with the answers"))
        }
    }
}
