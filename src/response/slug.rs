//! A name → a short id for files and keys, safe on every system and the same every time; and what it is
//! sorted by.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest id before a number is added.
const MOST_LETTERS: usize = 60;

/// Names that Windows keeps for devices, whatever their extension.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin", "conout"];

/// Lower-case ASCII letters, digits and single hyphens; never empty, never reserved.
///
/// A name without a Latin letter becomes `person-` and a number made from its letters, so that it
/// is the same in every wave, whatever row it stands in.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match latin(letter) {
            Some(text) => slug.push_str(text),
            None if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            None if matches!(letter, '\'' | '’') || slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
        if slug.len() >= MOST_LETTERS {
            break;
        }
    }
    slug.truncate(MOST_LETTERS);
    slug.truncate(slug.trim_end_matches('-').len());
    let numbered = |stem: &str| slug.strip_prefix(stem).is_some_and(|rest| rest.len() == 1);
    if slug.is_empty() {
        format!("person-{:08x}", hash(name))
    } else if RESERVED.contains(&slug.as_str()) || numbered("com") || numbered("lpt") {
        format!("person-{slug}")
    } else {
        slug
    }
}

/// Latin letters that do not decompose into a letter and a mark.
fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        _ => return None,
    })
}

/// FNV-1a over the bytes, folded to 32 bits: small, and fixed for good.
fn hash(name: &str) -> u32 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in name.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    (hash ^ (hash >> 32)) as u32
}

/// What a name is sorted by: its letters without case and marks, so that `Équipe` stands before
/// `Finance`; of those that are alike, the name itself.
#[must_use]
pub fn alphabetical(name: &str) -> [String; 2] {
    let plain = name.nfkd().filter(|letter| !is_combining_mark(*letter));
    [plain.flat_map(char::to_lowercase).collect(), name.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_letters() {
        assert_eq!(slug("Ana Ortiz"), "ana-ortiz");
        assert_eq!(slug("Łukasz Wiśniewski"), "lukasz-wisniewski");
        assert_eq!(slug("Søren Østergård"), "soren-ostergard");
        assert_eq!(slug("Nguyễn Thị Minh Khai"), "nguyen-thi-minh-khai");
        assert_eq!(slug("Siobhán O’Hara"), "siobhan-ohara");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("CON"), "person-con");
        assert_eq!(slug("Com¹"), "person-com1");
        assert_eq!(slug(&"ab ".repeat(99)).len(), 59);
    }

    #[test]
    fn a_name_without_latin_letters_has_an_id_that_stays() {
        insta::assert_snapshot!(slug("ליאור"), @"person-12c37c92");
        assert_ne!(slug("ليلى"), slug("ליאור"));
        assert!(slug("!!!").starts_with("person-"));
    }
}
