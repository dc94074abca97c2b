//! A source's text, held in memory or left on the disk, and its pieces: each ends with a record, so
//! that several can be read side by side.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;

use super::progress::Progress;
use super::record::Records;

/// About how many bytes a piece has; small enough to stay in a core's cache.
pub(super) const PIECE: usize = 512 << 10;
/// The longest record: more than any row of a spreadsheet.
pub(super) const LONGEST_RECORD: usize = 64 << 20;

/// The text of a source.
#[derive(Debug)]
pub(super) enum Text {
    /// All of it.
    Held(String),
    /// That of a large file, which is read again piece by piece.
    Stored(Stored),
}

/// A large text file, as far as it is held.
#[derive(Debug)]
pub(super) struct Stored {
    pub path: PathBuf,
    /// The place after its byte order mark.
    pub start: u64,
    /// How it begins; long enough for its header and the rows that are looked at first.
    pub head: String,
}

impl Text {
    /// The text, or how it begins.
    pub(super) fn head(&self) -> &str {
        match self {
            Self::Held(text) => text,
            Self::Stored(stored) => &stored.head,
        }
    }

    /// Whether the head is all there is.
    pub(super) fn is_held(&self) -> bool {
        matches!(self, Self::Held(_))
    }

    /// How many bytes it has; only an estimate where that is not known.
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Held(text) => text.len() as u64,
            Self::Stored(stored) => stored.path.metadata().map_or(0, |about| about.len()),
        }
    }

    /// The pieces of the text behind its first `skipped` bytes.
    pub(super) fn pieces(
        &self,
        skipped: usize,
        delimiter: u8,
        progress: &Progress,
    ) -> Result<Pieces<'_>, Unreadable> {
        let origin = match self {
            Self::Held(text) => {
                progress.begin((text.len() - skipped) as u64);
                Origin::Held(&text[skipped..])
            }
            Self::Stored(stored) => {
                let mut file = File::open(&stored.path).map_err(|_| Unreadable)?;
                let from = stored.start + skipped as u64;
                let end = file.seek(SeekFrom::End(0)).map_err(|_| Unreadable)?;
                progress.begin(end.saturating_sub(from));
                file.seek(SeekFrom::Start(from)).map_err(|_| Unreadable)?;
                Origin::Stored { file, rest: Vec::new(), is_ended: false }
            }
        };
        Ok(Pieces { origin, delimiter, rows: 0, progress: progress.clone() })
    }
}

/// A file that cannot be read to its end, or not in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Whole records one after the other.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// The text; from the disk it may turn out not to be one.
    pub bytes: Bytes<'a>,
    /// How many rows stand before it.
    pub rows_before: usize,
}

/// The bytes of a piece.
#[derive(Debug)]
pub(super) enum Bytes<'a> {
    Held(&'a str),
    Stored(Vec<u8>),
}

impl Piece<'_> {
    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        match &self.bytes {
            Bytes::Held(text) => text.len(),
            Bytes::Stored(bytes) => bytes.len(),
        }
    }

    /// The room that it took, for another one.
    pub(super) fn into_buffer(self) -> Vec<u8> {
        match self.bytes {
            Bytes::Held(_) => Vec::new(),
            Bytes::Stored(bytes) => bytes,
        }
    }

    /// The text of the piece; nothing where its bytes are none.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.bytes {
            Bytes::Held(text) => Some(text),
            Bytes::Stored(bytes) => {
                std::str::from_utf8(bytes).ok().filter(|_| memchr::memchr(0, bytes).is_none())
            }
        }
    }
}

/// The pieces of a text in their order.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    origin: Origin<'a>,
    delimiter: u8,
    rows: usize,
    progress: Progress,
}

#[derive(Debug)]
enum Origin<'a> {
    /// What is left of the text.
    Held(&'a str),
    /// A file, and what was read of it beyond the last piece.
    Stored { file: File, rest: Vec<u8>, is_ended: bool },
}

impl<'a> Pieces<'a> {
    /// The next piece, or nothing at the end. One from the disk lies in `buffer`, whose room was
    /// another piece's.
    pub(super) fn next(&mut self, buffer: Vec<u8>) -> Result<Option<Piece<'a>>, Unreadable> {
        let rows_before = self.rows;
        let bytes = match &mut self.origin {
            Origin::Held(rest) => {
                let mut at = 0;
                let mut records = Records::ends(rest.as_bytes(), self.delimiter, true);
                while at < PIECE.min(rest.len()) {
                    at = records.extent(at).map_or(rest.len(), |extent| extent.next);
                    self.rows += 1;
                }
                let (piece, after) = rest.split_at(at);
                *rest = after;
                Bytes::Held(piece)
            }
            Origin::Stored { file, rest, is_ended } => {
                let mut bytes = buffer;
                bytes.clear();
                bytes.reserve_exact(rest.len() + PIECE);
                bytes.append(rest);
                let mut at = 0;
                while at == 0 && !(*is_ended && bytes.is_empty()) {
                    if bytes.len() > LONGEST_RECORD {
                        return Err(Unreadable);
                    }
                    let wanted = PIECE.max(bytes.len());
                    let mut part = Read::by_ref(file).take(wanted as u64);
                    let length = part.read_to_end(&mut bytes).map_err(|_| Unreadable)?;
                    *is_ended = length < wanted;
                    let mut records = Records::ends(&bytes, self.delimiter, *is_ended);
                    while at < bytes.len()
                        && let Some(extent) = records.extent(at)
                    {
                        at = extent.next;
                        self.rows += 1;
                    }
                }
                rest.extend_from_slice(&bytes[at..]);
                bytes.truncate(at);
                Bytes::Stored(bytes)
            }
        };
        let piece = Piece { bytes, rows_before };
        self.progress.add(piece.len());
        Ok((piece.len() > 0).then_some(piece))
    }
}
