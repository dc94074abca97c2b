//! PDF's own notation: numbers, strings and references, as text that is plain ASCII.

use std::fmt::Write as _;

/// A length in hundredths of a point: what the file keeps of a coordinate.
pub(super) type Hundredths = i64;

/// Rounds points to hundredths.
pub(super) fn hundredths(points: f64) -> Hundredths {
    (points * 100.0).round() as Hundredths
}

/// Appends a number of hundredths in its shortest form: `12.5`, `-.07`, `3`.
pub(super) fn number(out: &mut String, value: Hundredths) {
    let absolute = value.unsigned_abs();
    let (whole, part) = (absolute / 100, (absolute % 100) as u8);
    if value < 0 {
        out.push('-');
    }
    if whole > 0 || part == 0 {
        integer(out, whole);
    }
    if part > 0 {
        out.push('.');
        out.push(char::from(b'0' + part / 10));
        if !part.is_multiple_of(10) {
            out.push(char::from(b'0' + part % 10));
        }
    }
}

/// Appends a whole number.
pub(super) fn integer(out: &mut String, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend(digits[start..].iter().map(|&digit| char::from(digit)));
}

/// Appends a whole number, filled with spaces on the left up to a width.
pub(super) fn aligned(out: &mut String, value: u64, width: usize) {
    let from = out.len();
    integer(out, value);
    for _ in out.len() - from..width {
        out.insert(from, ' ');
    }
}

/// Appends a text string: in PDF's own encoding where that has all its characters, else as UTF-16.
pub(super) fn text(out: &mut String, text: &str) {
    match document_bytes(text) {
        Some(bytes) => {
            out.push('(');
            for byte in bytes {
                literal_byte(out, byte);
            }
            out.push(')');
        }
        None => wide_text(out, text),
    }
}

/// A text in `PDFDocEncoding` (ISO 32000-1, D.3), which has the characters of most languages of
/// western Europe in a byte each; nothing where it lacks one, or where a reader would take the
/// bytes for another encoding.
pub(super) fn document_bytes(text: &str) -> Option<Vec<u8>> {
    let marks_another = text.starts_with("þÿ") || text.starts_with("ï»¿");
    if marks_another { None } else { text.chars().map(document_byte).collect() }
}

fn document_byte(character: char) -> Option<u8> {
    const FROM_0X80: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match character {
        ' '..='~' => Some(character as u8),
        '€' => Some(0xA0),
        '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{FF}' => Some(character as u32 as u8),
        _ => {
            let place = FROM_0X80.iter().position(|&known| known == character)?;
            Some(0x80 + place as u8)
        }
    }
}

/// Appends a text string as UTF-16: byte by byte, or in hexadecimal digits where that is shorter.
fn wide_text(out: &mut String, text: &str) {
    let from = out.len();
    let bytes = || [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes));
    out.push('(');
    bytes().for_each(|byte| literal_byte(out, byte));
    out.push(')');
    if out.len() - from > 2 * bytes().count() + "<>".len() {
        out.truncate(from);
        out.push('<');
        bytes().for_each(|byte| hex_byte(out, byte));
        out.push('>');
    }
}

/// Appends a byte as two hexadecimal digits.
pub(super) fn hex_byte(out: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(char::from(DIGITS[usize::from(byte >> 4)]));
    out.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// Appends one byte of a literal string, escaped where the syntax or UTF-8 asks for it.
pub(super) fn literal_byte(out: &mut String, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => {
            out.push('\\');
            out.push(char::from(byte));
        }
        b'\r' => out.push_str("\\r"),
        0..=0x7f => out.push(char::from(byte)),
        0x80.. => write!(out, "\\{byte:03o}").expect("writing to a string cannot fail"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn numbers_are_short_and_exact_to_a_hundredth() {
        let number = |points: f64| written(|out| number(out, hundredths(points)));
        assert_eq!(number(0.0), "0");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(12.5), "12.5");
        assert_eq!(number(-0.07), "-.07");
        assert_eq!(number(595.276), "595.28");
        assert_eq!(number(-120.0), "-120");
    }

    #[test]
    fn text_is_in_the_encoding_of_pdf_or_in_utf_16() {
        assert_eq!(written(|out| text(out, r"a (b) \c")), r"(a \(b\) \\c)");
        assert_eq!(written(|out| text(out, "é – €ž")), r"(\351 \205 \240\236)");
        assert_eq!(written(|out| text(out, "þÿ")), "<FEFF00FE00FF>");
        assert_eq!(written(|out| text(out, "é😀")), "<FEFF00E9D83DDE00>");
        assert_eq!(
            written(|out| text(out, "(a\nbğ\r")),
            "(\\376\\377\0\\(\0a\0\n\0b\u{1}\u{1f}\0\\r)"
        );
    }

    #[test]
    fn every_byte_of_a_literal_string_stays_ascii() {
        let all = written(|out| (0..=255).for_each(|byte| literal_byte(out, byte)));
        assert!(all.is_ascii());
        assert!(all.contains("\\(\\)") && all.contains("\\\\") && all.ends_with("\\376\\377"));
    }
}
