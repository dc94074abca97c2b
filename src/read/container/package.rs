//! A ZIP archive whose sizes are not taken on trust: what is unpacked is counted while it is.

use std::io::{BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::{Place, Problem};

/// What all parts of a workbook may unpack to.
const MOST_UNPACKED: u64 = 512 << 20;
/// What a part may unpack to that is kept in memory as a whole.
const MOST_KEPT: u64 = 8 << 20;

const AGAIN: &str = "download or copy the file again";

/// An archive, and what it is called in messages.
pub(super) struct Package<'a> {
    name: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Reads the list of what is in the archive.
    pub(super) fn open(name: &'a str, bytes: &'a [u8]) -> Result<Self, Problem> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => Ok(Self { name, zip }),
            Err(_) => Err(Problem::error(
                "the file is cut off or damaged: it begins like an XLSX, an ODS or a ZIP file, but \
                 the list of its parts at its end cannot be read",
            )
            .at(file(name))
            .hint(AGAIN)),
        }
    }

    /// The paths of all parts, with slashes.
    pub(super) fn paths(&mut self) -> Vec<String> {
        (0..self.zip.len()).map(|place| self.path(place)).collect()
    }

    fn path(&mut self, place: usize) -> String {
        match self.zip.name_for_index(place) {
            Some(Ok(path)) => path.replace('\\', "/"),
            Some(Err(_)) | None => String::new(),
        }
    }

    /// The place of a part; upper and lower case are not told apart, as Office does not.
    pub(super) fn find(&mut self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches('/');
        (0..self.zip.len()).find(|&place| self.path(place).eq_ignore_ascii_case(path))
    }

    /// A part as it is unpacked.
    pub(super) fn part(&mut self, place: usize) -> Result<impl BufRead + use<'_, 'a>, Problem> {
        let name = self.name;
        match self.zip.by_index(place) {
            Ok(part) => Ok(BufReader::new(part)),
            Err(error) => Err(unreadable(name, &error)),
        }
    }

    /// How many bytes a part says it has; nothing may depend on that but a bar on a terminal.
    pub(super) fn size(&mut self, place: usize) -> u64 {
        self.zip.by_index_raw(place).map_or(0, |part| part.size()).min(MOST_UNPACKED)
    }

    /// All of a part, up to a limit.
    pub(super) fn bytes(&mut self, place: usize, most: u64) -> Result<Vec<u8>, Problem> {
        let name = self.name;
        let mut bytes = Vec::new();
        let read = self.part(place)?.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|_| damaged(name))?;
        if bytes.len() as u64 > most {
            return Err(too_large(name, most));
        }
        Ok(bytes)
    }

    /// A small part, which every file of its kind has.
    pub(super) fn required(&mut self, path: &str) -> Result<Vec<u8>, Problem> {
        match self.find(path) {
            Some(place) => self.bytes(place, MOST_KEPT),
            None => Err(Problem::error(format!(
                "the workbook is damaged: its part `{path}` is missing"
            ))
            .at(file(self.name))
            .hint("open it in a spreadsheet and save it as XLSX again")),
        }
    }

    /// Unpacks everything once and keeps nothing: an archive that is damaged, or that unpacks to more
    /// than any survey, is refused before anybody reads it into memory.
    pub(super) fn measure(&mut self) -> Result<(), Problem> {
        let name = self.name;
        let mut left = MOST_UNPACKED;
        let mut buffer = vec![0; 64 << 10];
        for place in 0..self.zip.len() {
            let mut part = self.part(place)?;
            loop {
                let length = part.read(&mut buffer).map_err(|_| damaged(name))?;
                if length == 0 {
                    break;
                }
                left = left
                    .checked_sub(length as u64)
                    .ok_or_else(|| too_large(name, MOST_UNPACKED))?;
            }
        }
        Ok(())
    }
}

/// The place of a whole file.
pub(super) fn file(name: &str) -> Place {
    Place::File { file: name.to_owned() }
}

fn damaged(name: &str) -> Problem {
    Problem::error("the file is damaged: a part of it cannot be unpacked")
        .at(file(name))
        .hint(AGAIN)
}

fn too_large(name: &str, most: u64) -> Problem {
    Problem::error(format!("the file unpacks to more than {} MiB", most >> 20))
        .at(file(name))
        .hint("no survey needs as much; export the responses of one survey only, as CSV")
}

fn unreadable(name: &str, error: &ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Problem::error("the archive is protected by a password")
                .at(file(name))
                .hint("unpack it, and read the file in it")
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Problem::error("the archive is packed in a way that is not read")
                .at(file(name))
                .hint("unpack it, and read the file in it")
        }
        _ => damaged(name),
    }
}
