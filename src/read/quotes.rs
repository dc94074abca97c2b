//! The quotes of one record: the csv crate never reports malformed data, and an unclosed quote
//! swallows the rows below it in silence, so we look for it.

use memchr::memchr;

/// What is wrong with the quotes of a record, and in which cell, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The quote that opens this cell is never closed.
    Unclosed(usize),
    /// The quoted part of this cell is followed by other text.
    Followed(usize),
}

/// Finds the first flaw in the raw bytes of one record.
pub(super) fn flaw(raw: &[u8], delimiter: u8) -> Option<Flaw> {
    memchr(b'"', raw)?;
    let mut cell = 0;
    let mut at = 0;
    while at < raw.len() {
        if raw[at] == b'"' {
            at = match closing(raw, at + 1) {
                Some(after) => after,
                None => return Some(Flaw::Unclosed(cell)),
            };
            let rest = &raw[at..];
            let end = rest.iter().position(|&byte| byte == delimiter).unwrap_or(rest.len());
            if !rest[..end].iter().all(u8::is_ascii_whitespace) {
                return Some(Flaw::Followed(cell));
            }
            at += end;
        } else {
            at += raw[at..].iter().position(|&byte| byte == delimiter).unwrap_or(raw.len() - at);
        }
        at += 1;
        cell += 1;
    }
    None
}

/// The place after the quote that closes a cell whose text starts at `at`; `""` is a quote in it.
pub(super) fn closing(raw: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', &raw[at..])? + 1;
        if raw.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_quotes_have_no_flaw() {
        for raw in [
            "a,b\n",
            "\"a\",\"b\"\r\n",
            "\"a\"\"b\",c",
            "\"a\nb\", c",
            "a\"b,c",
            "\"\",\"\"",
            "\"a\" ,b",
        ] {
            assert_eq!(flaw(raw.as_bytes(), b','), None, "{raw}");
        }
    }

    #[test]
    fn an_unclosed_quote_is_found_in_its_cell() {
        assert_eq!(flaw(b"a,\"b,c\nd,e\n", b','), Some(Flaw::Unclosed(1)));
        assert_eq!(flaw(b"\"", b','), Some(Flaw::Unclosed(0)));
        assert_eq!(flaw(b"\"a\"\"", b','), Some(Flaw::Unclosed(0)));
    }

    #[test]
    fn text_after_a_closing_quote_is_found_in_its_cell() {
        assert_eq!(flaw(b"a,\"b,\"c\",d\n", b','), Some(Flaw::Followed(1)));
    }
}
