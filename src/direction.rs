//! From which side letters are read.

/// Whether a character is strongly right to left (`true`) or left to right (`false`); digits, spaces and
/// signs are neither.
#[must_use]
pub fn strong(character: char) -> Option<bool> {
    match u32::from(character) {
        // Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours; presentation forms; the
        // right-to-left scripts of the supplementary planes.
        0x590..=0x8FF
        | 0xFB1D..=0xFDFF
        | 0xFE70..=0xFEFF
        | 0x10800..=0x10FFF
        | 0x1E800..=0x1EFFF
            if character.is_alphabetic() =>
        {
            Some(true)
        }
        _ if character.is_alphabetic() => Some(false),
        _ => None,
    }
}

/// Whether a character is not seen and turns the direction of what stands around it.
#[must_use]
pub fn turns(letter: char) -> bool {
    matches!(letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether any letter of a text is read from right to left.
#[must_use]
pub fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|character| strong(character) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_a_direction_and_digits_have_none() {
        assert_eq!("12 נועה".chars().find_map(strong), Some(true));
        assert_eq!("12 Noa".chars().find_map(strong), Some(false));
        assert_eq!("12 – 7".chars().find_map(strong), None);
        assert!(has_right_to_left("Team נועה"));
        assert!(!has_right_to_left("Équipe 12"));
    }
}
