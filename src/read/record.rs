//! One record of CSV: where it ends, and where its cells stand.
//!
//! Nearly every record is a line without a quote, or with quotes around whole cells, whose cells are
//! pieces of the text itself. What else a quote may do is left to the csv crate.

use memchr::{memchr, memchr_iter, memchr3};

use super::quotes::{self, Flaw};

/// Where a record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// The place after its last cell.
    pub end: usize,
    /// The place after its line end.
    pub next: usize,
}

/// Finds the end of the record that starts at `at`; nothing where the bytes end before it does and
/// are not the whole text.
///
/// `\r\r\n` is one line end: a text-mode copy of a Windows file makes it.
pub(super) fn extent(bytes: &[u8], at: usize, delimiter: u8, is_whole: bool) -> Option<Extent> {
    let rest_of_text = is_whole.then_some(Extent { end: bytes.len(), next: bytes.len() });
    let mut from = at;
    loop {
        let Some(hit) = memchr3(b'\n', b'\r', b'"', &bytes[from..]) else { return rest_of_text };
        let hit = from + hit;
        match bytes[hit] {
            b'\n' => return Some(Extent { end: hit, next: hit + 1 }),
            b'\r' => {
                let returns = bytes[hit..].iter().take_while(|&&byte| byte == b'\r').count();
                return match bytes.get(hit + returns) {
                    Some(b'\n') => Some(Extent { end: hit, next: hit + returns + 1 }),
                    None if !is_whole => None,
                    _ => Some(Extent { end: hit, next: hit + 1 }),
                };
            }
            _ => {}
        }
        from = hit + 1;
        // Only at the start of a cell does a quote open anything.
        if hit == at || bytes[hit - 1] == delimiter {
            match quotes::closing(bytes, from) {
                Some(after) => from = after,
                None => return rest_of_text,
            }
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

/// Finds the cells of the record in `bytes[at..end]`.
pub(super) fn cells(
    bytes: &[u8],
    at: usize,
    end: usize,
    delimiter: u8,
    spans: &mut Vec<Span>,
) -> Shape {
    spans.clear();
    let record = &bytes[at..end];
    if memchr(b'"', record).is_none() {
        let mut start = at;
        for mark in memchr_iter(delimiter, record) {
            spans.push((start as u32, (at + mark) as u32));
            start = at + mark + 1;
        }
        spans.push((start as u32, end as u32));
        return Shape::Plain;
    }
    let mut start = at;
    loop {
        let is_quoted = bytes[start..end].first() == Some(&b'"');
        let stop = if is_quoted {
            let Some(quote) = memchr(b'"', &bytes[start + 1..end]) else { break };
            let quote = start + 1 + quote;
            if quote + 1 < end && bytes[quote + 1] != delimiter {
                break;
            }
            spans.push((start as u32 + 1, quote as u32));
            quote + 1
        } else {
            let stop = memchr(delimiter, &bytes[start..end]).map_or(end, |mark| start + mark);
            spans.push((start as u32, stop as u32));
            stop
        };
        if stop == end {
            return Shape::Plain;
        }
        start = stop + 1;
    }
    match quotes::flaw(record, delimiter) {
        Some(flaw) => Shape::Flawed(flaw),
        None => Shape::Escaped,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let (mut at, mut all) = (0, Vec::new());
        while at < text.len() {
            let extent = extent(text.as_bytes(), at, b',', true).unwrap();
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
        for text in ["a,b", "a\r", "\"a\nb", "\"a\"", "a\r\r"] {
            assert_eq!(extent(text.as_bytes(), 0, b',', false), None, "{text:?}");
        }
        let extent = extent(b"a\rb", 0, b',', false);
        assert_eq!(extent, Some(Extent { end: 1, next: 2 }));
    }

    proptest! {
        /// What is taken from the text itself is what the csv crate reads.
        #[test]
        fn plain_cells_are_those_of_the_csv_crate(
            text in "([ab ,;\"é]|\r\n|\n|,\"|\",){0,40}"
        ) {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let mut theirs = reader.byte_records().map(Result::unwrap);
            let (mut at, mut spans) = (0, Vec::new());
            while at < text.len() {
                let extent = extent(text.as_bytes(), at, b',', true).unwrap();
                if extent.end > at {
                    let record = theirs.next().expect("the csv crate has the record, too");
                    let shape = cells(text.as_bytes(), at, extent.end, b',', &mut spans);
                    if shape == Shape::Plain {
                        let ours: Vec<&[u8]> = spans
                            .iter()
                            .map(|&(from, to)| &text.as_bytes()[from as usize..to as usize])
                            .collect();
                        prop_assert_eq!(ours, record.iter().collect::<Vec<_>>());
                    }
                }
                at = extent.next;
            }
            prop_assert!(theirs.next().is_none());
        }
    }
}
