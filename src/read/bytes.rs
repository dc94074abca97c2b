//! The file's bytes as text, or plain words about why they are not a table of answers.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::table;
use crate::error::{Failure, Place, Problem, nearest};

/// More than any survey of people; a file beyond it is refused before it fills the memory.
const MOST_BYTES: u64 = 1 << 30;

/// What a `-` on the command line is called in messages.
const STANDARD_INPUT: &str = "standard input";

/// A source as text, with what is known about how it was stored.
#[derive(Debug)]
pub(super) struct Source {
    /// The file as the user named it.
    pub name: String,
    /// The whole text, without a byte order mark.
    pub text: String,
    /// How the bytes were read, for people.
    pub encoding: &'static str,
}

/// Reads a file, or standard input for `-`.
pub(super) fn open(path: &Path) -> Result<Source, Failure> {
    let (name, bytes) = if path == Path::new("-") {
        (STANDARD_INPUT.to_owned(), take(std::io::stdin().lock(), STANDARD_INPUT)?)
    } else {
        let name = path.display().to_string();
        if path.is_dir() {
            let problem = Problem::error(format!("`{name}` is a folder"))
                .hint("name the file that the survey tool exported");
            return Err(Failure::Usage(vec![problem]));
        }
        let file = File::open(path).map_err(|error| cannot_open(path, &error))?;
        let bytes = take(file, &name)?;
        (name, bytes)
    };
    text(name, bytes).map_err(|problem| Failure::Data(vec![problem]))
}

/// Takes all bytes of a reader, up to the limit.
fn take(reader: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let at = || Place::File { file: name.to_owned() };
    if let Err(error) = reader.take(MOST_BYTES + 1).read_to_end(&mut bytes) {
        let problem = Problem::error(format!("cannot read the file: {error}")).at(at());
        return Err(Failure::Usage(vec![problem]));
    }
    if bytes.len() as u64 > MOST_BYTES {
        let problem = Problem::error("the file is larger than 1 GiB")
            .at(at())
            .hint("export the responses of one survey only");
        return Err(Failure::Data(vec![problem]));
    }
    Ok(bytes)
}

/// A file that is not there, with the neighbour that may have been meant.
fn cannot_open(path: &Path, error: &std::io::Error) -> Failure {
    let problem = Problem::error(match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no file `{}`", path.display()),
        std::io::ErrorKind::PermissionDenied => {
            format!("`{}` may not be read by you", path.display())
        }
        _ => format!("cannot read `{}`: {error}", path.display()),
    });
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let mut neighbours: Vec<String> = std::fs::read_dir(folder.unwrap_or(Path::new(".")))
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into()).collect()
        })
        .unwrap_or_default();
    neighbours.sort();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    let near = nearest(&wanted, neighbours.iter().map(String::as_str));
    Failure::Usage(vec![match near.filter(|near| *near != wanted) {
        Some(near) => problem.hint(format!("`{near}` is in that folder")),
        None => problem,
    }])
}

/// The text of the bytes, or the one thing that keeps them from being a table.
pub(super) fn text(name: String, mut bytes: Vec<u8>) -> Result<Source, Problem> {
    let place = Place::File { file: name.clone() };
    if bytes.is_empty() {
        return Err(Problem::error("the file is empty")
            .at(place)
            .hint("export the individual responses again, as CSV"));
    }
    if let Some((what, hint)) = not_a_table(&bytes) {
        return Err(Problem::error(what).at(place).hint(hint));
    }
    let encoding = if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
        "UTF-8 with a byte order mark"
    } else {
        "UTF-8"
    };
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Problem::error("the file is damaged: it holds a NUL byte, which no text does")
            .at(table::place_of(&name, &bytes, offset))
            .hint("export the responses again, as CSV in UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => {
            Err(Problem::error("the file holds nothing but white space")
                .at(place)
                .hint("export the individual responses again, as CSV"))
        }
        Ok(text) => Ok(Source { name, text, encoding }),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            Err(Problem::error(format!(
                "the file is not UTF-8: byte {:#04X} cannot be read as a letter",
                bytes[offset]
            ))
            .at(table::place_of(&name, &bytes, offset))
            .hint("save it as `CSV UTF-8` (in Excel: Save As, CSV UTF-8)"))
        }
    }
}

/// Files that are often handed over under a `.csv` name, known by their first bytes.
fn not_a_table(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const EXPORT: &str = "export the individual responses as CSV";
    const SAVE_AS: &str = "open it in a spreadsheet and save the answers as `CSV UTF-8`";
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |mark: &str| {
        start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
    };
    if begins("%PDF") {
        return Some(("this is a PDF, not a table of answers", EXPORT));
    }
    if begins("<!doctype html") || begins("<html") || begins("<head") {
        return Some((
            "this is a web page, not a table of answers",
            "the link may ask for a login; download the responses in the browser, as CSV",
        ));
    }
    if begins("<?xml") {
        return Some(("this is an XML file, not a table of answers", EXPORT));
    }
    if begins("{\\rtf") {
        return Some(("this is a text document (RTF), not a table of answers", EXPORT));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some((
            "this is a ZIP archive or an Excel workbook, not a CSV file",
            "unpack the archive, as forms may pack their download; save a workbook as `CSV UTF-8`",
        ));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some((
            "this is an old or a password-protected Excel workbook, not a CSV file",
            SAVE_AS,
        ));
    }
    if bytes.starts_with(b"\x1F\x8B") {
        return Some(("this is a gzip archive, not a CSV file", "unpack it first"));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Some((
            "the file is UTF-16 (Excel calls it `Unicode Text`)",
            "save it as `CSV UTF-8` (in Excel: Save As, CSV UTF-8)",
        ));
    }
    None
}
