//! The records whose cells are no pieces of the text, read by the csv crate one at a time.

use std::fmt;
use std::io::{self, Read};

/// Reads one record after the other, over one buffer.
pub(super) struct Escaped {
    reader: csv::Reader<OneRecord>,
    record: csv::ByteRecord,
}

impl Escaped {
    pub(super) fn new(delimiter: u8) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(OneRecord::default());
        Self { reader, record: csv::ByteRecord::new() }
    }

    /// The cells of one record, which is given without its line end.
    pub(super) fn cells(&mut self, record: &[u8]) -> &csv::ByteRecord {
        let feed = self.reader.get_mut();
        feed.bytes.clear();
        feed.bytes.extend_from_slice(record);
        feed.bytes.push(b'\n');
        feed.at = 0;
        // Memory is always there to be read, and unequal lengths are allowed.
        let read = self.reader.read_byte_record(&mut self.record);
        debug_assert!(matches!(read, Ok(true)), "a record that is not empty is read");
        &self.record
    }

    /// The cells of the record that was read last.
    pub(super) fn last(&self) -> &csv::ByteRecord {
        &self.record
    }
}

impl fmt::Debug for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Escaped").field(&self.record).finish()
    }
}

/// The bytes of one record and its line end, so that the reader never holds more than it has used.
#[derive(Debug, Default)]
struct OneRecord {
    bytes: Vec<u8>,
    at: usize,
}

impl Read for OneRecord {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = (&self.bytes[self.at..]).read(buffer)?;
        self.at += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_one_after_the_other() {
        let mut escaped = Escaped::new(b',');
        for (record, cells) in [
            ("\"a \"\"b\"\"\",c", vec!["a \"b\"", "c"]),
            ("\"a\" ,\"b\nc\"", vec!["a ", "b\nc"]),
            ("\"\"\"\"", vec!["\""]),
        ] {
            assert_eq!(escaped.cells(record.as_bytes()), cells);
        }
    }
}
