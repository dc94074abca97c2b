//! A large file of UTF-8, which is read in pieces from the disk, so that memory does not grow with
//! it. Whatever is not as simple as that is for those who read files as a whole.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::bytes::{self, MOST_BYTES};
use super::container::{Kind, MARKED, Merged, Source, Storage, is_plain_text};
use super::pieces::{Stored, Text};

/// From this size on a file is large.
const LARGE: u64 = 8 << 20;
/// So much of it is held: its header, and the rows that are looked at before the others are read.
const HEAD: u64 = 2 << 20;

/// A large text file in UTF-8, as far as its beginning shows.
pub(super) fn open(path: &Path, storage: &Storage) -> Option<Source> {
    open_from(path, storage, LARGE)
}

/// The same of a file that has at least so many bytes.
pub(super) fn open_from(path: &Path, storage: &Storage, least: u64) -> Option<Source> {
    let about = path.metadata().ok()?;
    let is_utf8 = storage.encoding.as_deref().is_none_or(|name| name.eq_ignore_ascii_case("utf-8"));
    if !about.is_file() || !(least..=MOST_BYTES).contains(&about.len()) {
        return None;
    }
    if !is_utf8 || storage.sheet.is_some() {
        return None;
    }
    let mut head = Vec::new();
    File::open(path).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    let marked = head.starts_with(b"\xEF\xBB\xBF");
    let start = if marked { 3 } else { 0 };
    head.drain(..start);
    let valid = match std::str::from_utf8(&head) {
        Ok(text) => text.len(),
        // A letter may be cut.
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return None,
    };
    head.truncate(valid);
    let head = String::from_utf8(head).ok()?;
    let name = bytes::name(path);
    if head.contains('\0') || !is_plain_text(&name, head.as_bytes()) {
        return None;
    }
    let encoding = if marked { MARKED } else { "UTF-8" };
    Some(Source {
        name,
        text: Text::Stored(Stored { path: path.to_owned(), start: start as u64, head }),
        kind: Kind::Text { encoding: encoding.to_owned(), delimiter: storage.delimiter },
        warnings: Vec::new(),
        uncomputed: Vec::new(),
        merged: Merged::default(),
    })
}
