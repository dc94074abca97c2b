//! Files that are often handed over under a `.csv` or `.xlsx` name, known by their first bytes.

use crate::error::{Place, Problem};

const EXPORT: &str = "export the individual responses as CSV or XLSX";
const SOURCE: &str =
    "give the export that it was made from; `orient verify` says whether the two match";

const CALLED_SPREADSHEET: (&str, &str) = (
    "this is a web page or an XML file that is only called a spreadsheet",
    "open it in a spreadsheet and save it as XLSX",
);
/// Kinds of files that are no text, by their first bytes.
const NO_TEXT: [(&[u8], &str); 7] = [
    (b"\x89PNG", "this is a picture (PNG), not a table of answers"),
    (b"\xFF\xD8\xFF", "this is a picture (JPEG), not a table of answers"),
    (b"$FL2@(#)", "this is a file of SPSS, not a table of answers"),
    (b"$FL3@(#)", "this is a file of SPSS, not a table of answers"),
    (b"SQLite format 3\0", "this is a database (SQLite), not a table of answers"),
    (b"PAR1", "this is a Parquet file, not a table of answers"),
    (b"RDX", "this is a file of R, not a table of answers"),
];

/// Says what the file is when it is no table of answers.
pub(super) fn refuse(name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let what = if bytes.is_empty() {
        Some(("the file is empty", "export the individual responses again, as CSV or XLSX"))
    } else {
        by_first_bytes(bytes)
    };
    match what {
        Some((what, hint)) => {
            Err(Problem::error(what).at(Place::File { file: name.to_owned() }).hint(hint))
        }
        None => Ok(()),
    }
}

fn by_first_bytes(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |mark: &str| {
        start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
    };
    if begins("%PDF") {
        return Some(("this is a PDF, not a table of answers", EXPORT));
    }
    // Some tools call their web page or their old XML a spreadsheet, and spreadsheets read it.
    let head = String::from_utf8_lossy(&start[..start.len().min(1000)]).to_lowercase();
    let is_markup = begins("<");
    if is_markup && (head.contains("schemas-microsoft-com:office") || begins("<table")) {
        return Some(CALLED_SPREADSHEET);
    }
    if head.contains("<meta name=\"generator\" content=\"orient ") {
        return Some(("this is a report that Orient wrote, not a table of answers", SOURCE));
    }
    if is_json(start) && head.contains("\"orient/scores/") {
        return Some(("these are scores that Orient wrote, not a table of answers", SOURCE));
    }
    if is_json(start) {
        return Some(("this is JSON, not a table of answers", EXPORT));
    }
    if begins("<!doctype html") || begins("<html") || begins("<head") {
        if holds_table(start) {
            return Some(CALLED_SPREADSHEET);
        }
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
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(compound(bytes));
    }
    if bytes.starts_with(b"\x1F\x8B") {
        return Some(("this is a gzip archive, not a table of answers", "unpack it first"));
    }
    if let Some((_, what)) = NO_TEXT.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some((what, EXPORT));
    }
    if bytes.starts_with(b"7z\xBC\xAF\x27\x1C") || bytes.starts_with(b"Rar!") {
        return Some(("this is a 7z or RAR archive, not a table of answers", "unpack it first"));
    }
    None
}

/// Whether a web page has a table near its beginning, as what some tools call a spreadsheet has.
fn holds_table(start: &[u8]) -> bool {
    let near = &start[..start.len().min(16 << 10)];
    near.windows(6).any(|window| window.eq_ignore_ascii_case(b"<table"))
}

/// Whether the text begins as an object, or as a list of objects, in JSON.
fn is_json(start: &[u8]) -> bool {
    let mut marks = start.iter().filter(|byte| !byte.is_ascii_whitespace());
    matches!((marks.next(), marks.next()), (Some(b'{'), Some(b'"')) | (Some(b'['), Some(b'{')))
}

/// What an OLE2 file holds, by the names in its directory, which are UTF-16. See [MS-CFB] 2.6.1.
///
/// [MS-CFB]: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb/
fn compound(bytes: &[u8]) -> (&'static str, &'static str) {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return (
            "the workbook is protected by a password",
            "open it, save it without the password, and read that copy",
        );
    }
    if holds("WordDocument") {
        return ("this is an old Word document, not a table of answers", EXPORT);
    }
    if holds("Workbook") || holds("Book") {
        return (
            "this is an old Excel workbook (.xls)",
            "open it in a spreadsheet and save it as XLSX",
        );
    }
    ("this is an old Office file, not a table of answers", EXPORT)
}
