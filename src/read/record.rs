//! One record of CSV: where it ends, and where its cells stand.
//!
//! Nearly every record is a line without a quote, or with quotes around whole cells, whose cells are
//! pieces of the text itself: its end and its cells are found in one go. What else a quote may do is
//! left to the csv crate.

use memchr::memchr;

use super::landmarks::Landmarks;
use super::quotes::{self, Flaw};

/// Where a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// The place after its last cell.
    pub end: usize,
    /// The place after its line end.
    pub next: usize,
}

/// Records one behind the other.
#[derive(Debug)]
pub(super) struct Records<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    /// Whether the text ends where the bytes do.
    is_whole: bool,
    landmarks: Landmarks<'b>,
}

impl<'b> Records<'b> {
    pub(super) fn new(bytes: &'b [u8], delimiter: u8, is_whole: bool) -> Self {
        Self { bytes, delimiter, is_whole, landmarks: Landmarks::new(bytes, 0, delimiter) }
    }

    /// The same for one who only asks for their ends.
    pub(super) fn ends(bytes: &'b [u8], delimiter: u8, is_whole: bool) -> Self {
        // No delimiter is looked for.
        Self { bytes, delimiter, is_whole, landmarks: Landmarks::new(bytes, 0, b'\n') }
    }

    /// The end of the record that starts at `at`, behind those that were read; nothing where the
    /// bytes end before it does and are not the whole text.
    ///
    /// `\r\r\n` is one line end: a text-mode copy of a Windows file makes it.
    #[inline]
    pub(super) fn extent(&mut self, at: usize) -> Option<Extent> {
        let bytes = self.bytes;
        let rest_of_text = self.is_whole.then_some(Extent { end: bytes.len(), next: bytes.len() });
        self.landmarks.skip_to(at);
        loop {
            let Some(place) = self.landmarks.next() else { return rest_of_text };
            if bytes[place] != self.delimiter && bytes[place] != b'"' {
                return self.line_end(place);
            }
            // Only at the start of a cell does a quote open anything.
            let opens = bytes[place] == b'"' && (place == at || bytes[place - 1] == self.delimiter);
            if opens {
                match quotes::closing(bytes, place + 1) {
                    Some(after) => self.landmarks.skip_to(after),
                    None => return rest_of_text,
                }
            }
        }
    }

    /// The record that starts at `at`, and its cells.
    #[inline]
    pub(super) fn record(&mut self, at: usize, spans: &mut Vec<Span>) -> Option<(Extent, Shape)> {
        if let Some(extent) = self.plain(at, spans) {
            return Some((extent, Shape::Plain));
        }
        self.landmarks = Landmarks::new(self.bytes, at, self.delimiter);
        let extent = self.extent(at)?;
        let flaw = quotes::flaw(&self.bytes[at..extent.end], self.delimiter);
        Some((extent, flaw.map_or(Shape::Escaped, Shape::Flawed)))
    }

    /// The record that starts at `at` if a quote stands in it, if at all, around a whole cell, or
    /// within one that no quote opens; nothing where it is none, or does not end.
    #[inline]
    fn plain(&mut self, at: usize, spans: &mut Vec<Span>) -> Option<Extent> {
        let bytes = self.bytes;
        spans.clear();
        let mut start = at;
        loop {
            let (from, end, place) = if bytes.get(start) == Some(&b'"') {
                let quote = start + 1 + memchr(b'"', &bytes[start + 1..])?;
                (start + 1, quote, quote + 1)
            } else {
                self.landmarks.skip_to(start);
                let place = self.landmarks.next_but_quotes().unwrap_or(bytes.len());
                (start, place, place)
            };
            let mark = bytes.get(place).copied();
            if mark.is_none() && !self.is_whole {
                return None;
            }
            spans.push((from as u32, end as u32));
            match mark {
                Some(mark) if mark == self.delimiter => start = place + 1,
                Some(b'\n' | b'\r') => {
                    let Extent { next, .. } = self.line_end(place)?;
                    return Some(Extent { end: place, next });
                }
                None => return Some(Extent { end: place, next: place }),
                // A quote behind a quote.
                Some(_) => return None,
            }
        }
    }

    /// The extent of a record whose line end starts at `end`.
    #[inline]
    fn line_end(&self, end: usize) -> Option<Extent> {
        if self.bytes[end] == b'\n' {
            return Some(Extent { end, next: end + 1 });
        }
        let returns = self.bytes[end..].iter().take_while(|&&byte| byte == b'\r').count();
        match self.bytes.get(end + returns) {
            Some(b'\n') => Some(Extent { end, next: end + returns + 1 }),
            None if !self.is_whole => None,
            _ => Some(Extent { end, next: end + 1 }),
        }
    }
}

/// The place of a cell's text, from its first byte to the one after its last.
pub(super) type Span = (u32, u32);

/// What a record's quotes ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Every cell is a piece of the text.
    Plain,
    /// A cell has a quote in it that is written twice, or white space behind its quotes.
    Escaped,
    /// The quotes cannot be read.
    Flawed(Flaw),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let (mut at, mut all) = (0, Vec::new());
        let mut records = Records::new(text.as_bytes(), b',', true);
        while at < text.len() {
            let extent = records.extent(at).unwrap();
            all.push(&text[at..extent.end]);
            at = extent.next;
        }
        all
    }

    #[test]
    fn a_record_ends_at_a_line_end_outside_of_quotes() {
        assert_eq!(cut("a,b\nc\r\nd\re\r\r\nf"), ["a,b", "c", "d", "e", "f"]);
        assert_eq!(cut("\"a\nb\",\"c\"\"\n\"\nd"), ["\"a\nb\",\"c\"\"\n\"", "d"]);
        assert_eq!(cut("a\"b\nc,\"d"), ["a\"b", "c,\"d"]);
        assert_eq!(cut("a\r\rb"), ["a", "", "b"]);
    }

    #[test]
    fn a_record_that_may_go_on_has_no_end_yet() {
        let mut spans = Vec::new();
        for text in ["a,b", "a\r", "\"a\nb", "\"a\"", "a\r\r", "\"a\"\r", "\"a\",b", "\"a\","] {
            let mut records = Records::ends(text.as_bytes(), b',', false);
            assert_eq!(records.extent(0), None, "{text:?}");
            let mut records = Records::new(text.as_bytes(), b',', false);
            assert_eq!(records.record(0, &mut spans), None, "{text:?}");
        }
        let extent = Records::new(b"a\rb", b',', false).extent(0);
        assert_eq!(extent, Some(Extent { end: 1, next: 2 }));
    }

    proptest! {
        /// What is taken from the text itself is what the csv crate reads.
        #[test]
        fn plain_cells_are_those_of_the_csv_crate(
            text in "([ab ,;\"é]|\r\n|\n|,\"|\",|\",\"){0,80}"
        ) {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let mut theirs = reader.byte_records().map(Result::unwrap);
            let (mut at, mut spans) = (0, Vec::new());
            let mut records = Records::new(text.as_bytes(), b',', true);
            let mut extents = Records::ends(text.as_bytes(), b',', true);
            while at < text.len() {
                let (found, shape) = records.record(at, &mut spans).expect("the text is whole");
                prop_assert_eq!(Some(found), extents.extent(at));
                if found.end > at {
                    let record = theirs.next().expect("the csv crate has the record, too");
                    if shape == Shape::Plain {
                        let ours: Vec<&[u8]> = spans
                            .iter()
                            .map(|&(from, to)| &text.as_bytes()[from as usize..to as usize])
                            .collect();
                        prop_assert_eq!(ours, record.iter().collect::<Vec<_>>());
                    }
                }
                at = found.next;
            }
            prop_assert!(theirs.next().is_none());
        }
    }
}
