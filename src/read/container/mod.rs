//! What a source is stored in: text in some encoding, a sheet of a workbook, or an archive with one
//! such file. Whatever it is, it becomes one text of records, so that the stages behind it know only
//! rows and cells.
//!
//! ```text
//! bytes ──┬► text ──────────────────────────────┬──► Source
//!         ├► archive ──► the one file in it ──► │
//!         └► workbook ──► xlsx, ods ──► records ┘
//! ```
//!
//! What a file is, its first bytes say, never its name.

mod archive;
mod bounded;
mod cell;
mod encoding;
mod foreign;
mod guard;
mod merged;
mod ods;
mod package;
mod records;
mod sheet;
mod sought;
mod text;
mod workbook;
mod xlsx;

pub(super) use self::encoding::undone;
pub(super) use self::merged::Merged;
pub(super) use self::sought::Sought;
pub(super) use self::text::MARKED;

use super::bytes::Stored;
use super::delimiter::Delimiter;
use super::pieces::Text;
use super::progress::Progress;
use crate::error::{Failure, Place, Problem};

/// How a source is stored, where the user says so instead of leaving it to be found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Storage {
    /// The name of the encoding, such as `macintosh`.
    pub encoding: Option<String>,
    /// What stands between two cells.
    pub delimiter: Option<Delimiter>,
    /// The name of the sheet.
    pub sheet: Option<String>,
}

/// A source as text, with what is known about how it was stored.
#[derive(Debug)]
pub(super) struct Source {
    /// The file as the user named it; a file in an archive stands behind the archive's name.
    pub name: String,
    /// The whole text, without a byte order mark: a record for each row of a spreadsheet.
    pub text: Text,
    /// What the text was made from.
    pub kind: Kind,
    /// What may have been read wrongly.
    pub warnings: Vec<Problem>,
    /// Cells with a formula whose value the file does not hold: rows from 1, columns from 0.
    pub uncomputed: Vec<(usize, usize)>,
    /// Cells that are one over several rows.
    pub merged: Merged,
}

/// What a source's text was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text file.
    Text {
        /// How its bytes were read, for people.
        encoding: String,
        /// What stands between two cells, when the user says so.
        delimiter: Option<Delimiter>,
    },
    /// A sheet of a workbook, written as CSV.
    Sheet {
        /// `XLSX` or `ODS`.
        format: &'static str,
        /// The name of the sheet.
        sheet: String,
    },
}

impl Kind {
    /// The name of the sheet, of a workbook.
    pub(super) fn sheet(&self) -> Option<String> {
        match self {
            Self::Text { .. } => None,
            Self::Sheet { sheet, .. } => Some(shown(sheet)),
        }
    }

    /// What the file is, for people: `CSV, UTF-8`, `XLSX, sheet "Answers"`.
    pub(super) fn words(&self, found: Delimiter) -> String {
        match self {
            Self::Text { encoding, .. } => format!("{}, {encoding}", found.words()),
            Self::Sheet { format, sheet } => format!("{format}, sheet \"{}\"", shown(sheet)),
        }
    }
}

/// The text of a source.
///
/// # Errors
///
/// A file that holds no table, or a call that asks for what the file does not have.
pub(super) fn read(
    stored: Stored,
    storage: &Storage,
    sought: &Sought,
    progress: &Progress,
) -> Result<Source, Failure> {
    let Stored { name, bytes } = stored;
    if archive::is_archive(&bytes) {
        return archive::read(&name, bytes, storage, sought, progress);
    }
    unpacked(name, bytes, storage)
}

/// Whether a file that begins like this is text, as far as its beginning shows.
pub(super) fn is_plain_text(name: &str, head: &[u8]) -> bool {
    !archive::is_archive(head) && foreign::refuse(name, head).is_ok()
}

/// A file that is no archive and no workbook.
fn unpacked(name: String, bytes: Vec<u8>, storage: &Storage) -> Result<Source, Failure> {
    foreign::refuse(&name, &bytes).map_err(data)?;
    if let Some(sheet) = &storage.sheet {
        return Err(usage(
            Problem::error(format!("`--sheet {sheet}` is given, but this is no workbook"))
                .at(Place::File { file: name })
                .hint("leave `--sheet` out: a text file holds one table"),
        ));
    }
    text::read(name, bytes, storage)
}

fn data(problem: Problem) -> Failure {
    Failure::Data(vec![problem])
}

fn usage(problem: Problem) -> Failure {
    Failure::Usage(vec![problem])
}

/// A name from the file on one line, cut, with nothing invisible in it.
fn shown(name: &str) -> String {
    super::answers::shown(name)
}
