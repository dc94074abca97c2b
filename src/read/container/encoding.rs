//! The encodings of text files, by name, by their marks and by guessing.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file is looked at where an encoding has to be guessed.
const LOOKED_AT: usize = 1 << 20;

/// The encodings in which UTF-8 is read by mistake.
const MISTAKEN: [&encoding_rs::Encoding; 2] = [WINDOWS_1252, MACINTOSH];

/// The text whose bytes were read in another encoding than their own, UTF-8; none where it is sound.
pub(in crate::read) fn undone(text: &str) -> Option<String> {
    MISTAKEN.into_iter().find_map(|encoding| {
        let (bytes, _, has_unknown) = encoding.encode(text);
        String::from_utf8(bytes.into_owned()).ok().filter(|meant| !has_unknown && !meant.is_ascii())
    })
}

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Encoding(&'static encoding_rs::Encoding);

/// A byte that is no letter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Undecodable {
    /// Its place in the bytes.
    pub offset: usize,
}

impl Encoding {
    /// The encoding with this name: any label of the web's standard, and the usual names of
    /// `MacRoman`.
    pub(super) fn named(label: &str) -> Option<Self> {
        let plain = label.trim().to_ascii_lowercase().replace(['-', '_', ' '], "");
        match plain.as_str() {
            "macroman" | "mac" | "macintosh" => Some(Self(MACINTOSH)),
            "utf8" | "utf8sig" => Some(Self(UTF_8)),
            "utf16le" => Some(Self(UTF_16LE)),
            "utf16be" => Some(Self(UTF_16BE)),
            _ => encoding_rs::Encoding::for_label(label.as_bytes()).map(Self),
        }
    }

    /// UTF-16 by its mark, or by the zeros of which ASCII letters are half made.
    pub(super) fn of_wide(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\xFF\xFE") {
            return Some(Self(UTF_16LE));
        }
        if bytes.starts_with(b"\xFE\xFF") {
            return Some(Self(UTF_16BE));
        }
        let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
        let zeros =
            |odd: usize| looked_at.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
        let few = looked_at.len() / 10;
        match (zeros(0), zeros(1)) {
            (0, low) if low > few => Some(Self(UTF_16LE)),
            (high, 0) if high > few => Some(Self(UTF_16BE)),
            _ => None,
        }
    }

    /// The encoding that these bytes are most likely in, none of which is UTF-8.
    pub(super) fn guess(bytes: &[u8]) -> Self {
        let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(looked_at, true);
        Self(detector.guess(None, Utf8Detection::Deny))
    }

    pub(super) fn is_utf8(self) -> bool {
        self.0 == UTF_8
    }

    /// Its name for people.
    pub(super) fn words(self) -> String {
        match self.0.name() {
            "macintosh" => "MacRoman".to_owned(),
            name => name.replacen("windows", "Windows", 1),
        }
    }

    /// The text of the bytes, without a byte order mark.
    ///
    /// A control character that no text holds counts as undecodable: single-byte encodings have them
    /// where they define no letter.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<String, Undecodable> {
        let mut decoder = self.0.new_decoder_with_bom_removal();
        let longest = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
        let mut text = String::with_capacity(longest.unwrap_or(bytes.len()));
        let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
        match result {
            DecoderResult::InputEmpty => {}
            DecoderResult::Malformed(length, after) => {
                let offset = read.saturating_sub(usize::from(length) + usize::from(after));
                return Err(Undecodable { offset });
            }
            DecoderResult::OutputFull => unreachable!("the text has room for the longest result"),
        }
        let is_control = |letter: char| ('\u{80}'..='\u{9F}').contains(&letter);
        if self.0.is_single_byte() && text.contains(is_control) {
            let control = |&byte: &u8| {
                let alone = [byte];
                let (letter, _) = self.0.decode_without_bom_handling(&alone);
                letter.contains(is_control)
            };
            return Err(Undecodable { offset: bytes.iter().position(control).unwrap_or(0) });
        }
        text.shrink_to_fit();
        Ok(text)
    }

    /// The word around a byte, as this encoding reads it.
    pub(super) fn word_at(self, bytes: &[u8], offset: usize) -> String {
        const REACH: usize = 24;
        let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let before = bytes[..offset].iter().rev().take(REACH).take_while(|byte| in_word(byte));
        let after = bytes[offset..].iter().take(REACH).take_while(|byte| in_word(byte));
        let word = &bytes[offset - before.count()..offset + after.count()];
        self.0.decode_without_bom_handling(word).0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_known_by_its_usual_names() {
        for (label, words) in [
            ("utf-8", "UTF-8"),
            ("UTF8", "UTF-8"),
            ("latin1", "Windows-1252"),
            ("cp1252", "Windows-1252"),
            ("MacRoman", "MacRoman"),
            ("macintosh", "MacRoman"),
            ("utf-16be", "UTF-16BE"),
            ("shift_jis", "Shift_JIS"),
        ] {
            assert_eq!(Encoding::named(label).map(Encoding::words).as_deref(), Some(words));
        }
        assert_eq!(Encoding::named("klingon"), None);
    }

    #[test]
    fn a_byte_that_an_encoding_lacks_is_found() {
        let western = Encoding::named("windows-1252").unwrap();
        assert_eq!(western.decode(b"Ren\xE9"), Ok("René".to_owned()));
        assert_eq!(western.decode(b"Ren\x81"), Err(Undecodable { offset: 3 }));
        let japanese = Encoding::named("shift_jis").unwrap();
        assert_eq!(japanese.decode(b"ab\xFFc"), Err(Undecodable { offset: 2 }));
    }

    #[test]
    fn the_word_around_a_byte_shows_the_encoding() {
        let mac = Encoding::named("macroman").unwrap();
        assert_eq!(mac.word_at(b"a,Ren\x8Ee D,b", 5), "Renée");
    }
}
