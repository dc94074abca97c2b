//! Bytes for the csv crate, so many for each record: a quote that is never closed would make a record
//! of the whole file, and a second copy of it.

use std::io::{self, Read};

/// The longest record: more than any row of a spreadsheet.
pub(super) const LONGEST_RECORD: usize = 64 << 20;

/// Bytes that run dry with an error when a record takes too many.
#[derive(Debug)]
pub(super) struct Feed<'a> {
    rest: &'a [u8],
    left: usize,
}

impl<'a> Feed<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, left: LONGEST_RECORD }
    }

    /// Says that a new record begins.
    pub(super) fn begin_record(&mut self) {
        self.left = LONGEST_RECORD;
    }
}

impl Read for Feed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !self.rest.is_empty() {
            return Err(io::Error::other("a record is too long"));
        }
        let most = buffer.len().min(self.left);
        let length = self.rest.read(&mut buffer[..most])?;
        self.left -= length;
        Ok(length)
    }
}
