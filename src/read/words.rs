//! Text reduced to the words in it, so that `Long-Term `, `“long term”` and `<b>Long Term</b>` are
//! the same when they are compared. What is shown keeps its letters.

use memchr::memchr2;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The words of a text: NFKC, lower case, one space between them; tags, quotes, dashes and other
/// punctuation only part words, and `&` is `and`.
pub(super) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    if memchr2(b'<', b'&', text.as_bytes()).is_some() {
        add(&without_tags(text).replace('&', " and "), &mut words);
    } else {
        add(text, &mut words);
    }
    words.truncate(words.trim_end().len());
    words
}

/// Writes the same, as bytes, in the place of what stood there: of a million names, nearly all of
/// which have letters of Europe, and one space between two words.
pub(super) fn write(text: &str, words: &mut Vec<u8>) {
    const SPACE: u8 = 1;
    const BEYOND_ASCII: u8 = 2;
    const OTHER: u8 = 4;
    const KINDS: [u8; 256] = {
        let mut kinds = [OTHER; 256];
        let mut byte = 0;
        while byte < kinds.len() {
            if (byte as u8).is_ascii_alphanumeric() {
                kinds[byte] = 0;
            } else if byte as u8 == b' ' {
                kinds[byte] = SPACE;
            } else if byte >= 0x80 {
                kinds[byte] = BEYOND_ASCII;
            }
            byte += 1;
        }
        kinds
    };
    words.clear();
    let (mut seen, mut last) = (0, SPACE);
    for byte in text.bytes() {
        let kind = KINDS[usize::from(byte)];
        // A second space is as any other mark.
        seen |= kind | ((kind & last & SPACE) * OTHER);
        last = kind;
    }
    if seen & OTHER == 0 && last != SPACE {
        words.extend_from_slice(text.as_bytes());
        words.make_ascii_lowercase();
        if seen & BEYOND_ASCII == 0 || lower(text, words) {
            return;
        }
        words.clear();
    }
    words.extend_from_slice(self::words(text).as_bytes());
}

/// Makes the letters beyond ASCII small; `false` where one is not of those of Europe, which take as
/// many bytes when they are small.
fn lower(text: &str, words: &mut [u8]) -> bool {
    text.char_indices().filter(|(_, letter)| !letter.is_ascii()).all(|(at, letter)| {
        small(letter).is_some_and(|small| {
            let place = &mut words[at..at + letter.len_utf8()];
            small.len_utf8() == place.len() && !small.encode_utf8(place).is_empty()
        })
    })
}

/// The small one of a letter between `À` and `ž`, where there is one that NFKC leaves as it is.
fn small(letter: char) -> Option<char> {
    let code = u32::from(letter);
    match letter {
        '×' | '÷' | 'İ' | 'Ĳ' | 'ĳ' | 'ĸ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'Ÿ' => None,
        'À'..='Þ' => char::from_u32(code + 0x20),
        'ß'..='ÿ' => Some(letter),
        // Capitals are even up to here, odd up to `Ň`, even up to `Ŷ`, and odd again.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => char::from_u32(code | 1),
        'Ĺ'..='ň' | 'Ź'..='ž' => char::from_u32((code + 1) & !1),
        _ => None,
    }
}

/// Adds the words of a text without tags.
fn add(text: &str, words: &mut String) {
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                words.push(char::from(byte.to_ascii_lowercase()));
            } else if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        }
        return;
    }
    let mut push = |letter: char| {
        if parts_words(letter) {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else {
            words.extend(letter.to_lowercase());
        }
    };
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        text.chars().for_each(&mut push);
    } else {
        text.nfkc().for_each(&mut push);
    }
}

/// Texts, as [`words`] gives them, of which another one may be one.
#[derive(Debug)]
pub(super) struct OneOf {
    known: &'static [&'static str],
    /// A bit for each letter or digit that one of them starts with.
    firsts: u64,
}

impl OneOf {
    pub(super) const fn new(known: &'static [&'static str]) -> Self {
        let (mut firsts, mut at) = (0, 0);
        while at < known.len() {
            firsts |= first_bit(known[at].as_bytes()[0]);
            at += 1;
        }
        Self { known, firsts }
    }

    /// Whether a text is, in other letters, one of them.
    pub(super) fn has(&self, text: &str) -> bool {
        // Asked of a million names, of which none is: the first letters tell nearly always.
        let tells = |letter: &char| letter.is_alphanumeric() || is_special(*letter);
        let Some(first) = text.chars().find(tells) else { return false };
        // A small letter beyond ASCII is none that they start with.
        let is_other = small(first).is_some() && self.firsts != u64::MAX;
        if is_other || first_bit(u8::try_from(first).unwrap_or(0xFF)) & self.firsts == 0 {
            return false;
        }
        let told: Option<bool> =
            self.known.iter().try_fold(false, |any, known| Some(any || is_same(text, known)?));
        told.unwrap_or_else(|| self.known.contains(&words(text).as_str()))
    }
}

/// Whether more than ASCII letters, digits and marks between them is to be looked at.
fn is_special(letter: char) -> bool {
    matches!(letter, '<' | '&') || !letter.is_ascii()
}

/// Whether the words of a text are those, as far as it tells without writing them down: nothing
/// where the first letters are the same, and a special one comes before they differ.
fn is_same(text: &str, known: &str) -> Option<bool> {
    let mut rest = known.bytes();
    let (mut is_begun, mut is_parted) = (false, false);
    for letter in text.chars() {
        if is_special(letter) {
            return None;
        }
        if !letter.is_ascii_alphanumeric() {
            is_parted = true;
            continue;
        }
        let is_next_word = is_begun && is_parted;
        if is_next_word && rest.next() != Some(b' ') {
            return Some(false);
        }
        if rest.next().map(char::from) != Some(letter.to_ascii_lowercase()) {
            return Some(false);
        }
        (is_begun, is_parted) = (true, false);
    }
    Some(rest.next().is_none())
}

/// A bit for an ASCII letter, whether small or not, or digit; all bits for what is none.
const fn first_bit(byte: u8) -> u64 {
    match byte {
        b'0'..=b'9' => 1 << (byte - b'0'),
        b'a'..=b'z' => 1 << (byte - b'a' + 10),
        b'A'..=b'Z' => 1 << (byte - b'A' + 10),
        _ => u64::MAX,
    }
}

/// Whether a character stands between words: white space, punctuation, symbols, control and format
/// characters. Marks of Indic scripts and joiners within words do not.
fn parts_words(letter: char) -> bool {
    match letter {
        _ if letter.is_ascii() => !letter.is_ascii_alphanumeric(),
        '×' | '÷' => true,
        '\u{200C}' | '\u{200D}' | 'ª' | 'µ' | 'º' | 'À'..='ſ' => false,
        '\u{80}'..='\u{BF}'
        | '\u{2000}'..='\u{206F}'
        | '\u{2190}'..='\u{2BFF}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{FEFF}'
        | '\u{60C}'
        | '\u{61B}'
        | '\u{61F}' => true,
        _ => letter.is_whitespace() || letter.is_control(),
    }
}

/// The text with a space for each HTML tag and for the entities of marks that only part words, as some tools put them into
/// headers.
pub(super) fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        plain.push_str(before);
        rest = match tag.find('>').filter(|&end| is_tag(&tag[1..end])) {
            Some(end) => {
                plain.push(' ');
                &tag[end + 1..]
            }
            None => {
                plain.push('<');
                &tag[1..]
            }
        };
    }
    plain.push_str(rest);
    if plain.contains('&') {
        for sign in ["&nbsp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#39;", "&#x27;", "&#34;"] {
            plain = plain.replace(sign, " ");
        }
        plain = plain.replace("&amp;", "&");
    }
    plain
}

/// The elements of HTML that survey tools format texts with.
const FORMATTING: [&str; 34] = [
    "a",
    "b",
    "bdi",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "ul",
    "wbr",
];

/// Whether what stands between `<` and `>` is a tag of HTML, and not a part of a name such as
/// `Bob <Company 2>`.
fn is_tag(inside: &str) -> bool {
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, rest) = inside.split_at(end);
    let rest = rest.trim_end_matches('/').trim();
    FORMATTING.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
        && (rest.is_empty() || rest.contains('='))
}

/// The text behind a leading number such as `1.`, `(2)`, `Q3:` or `Question 4 -`.
pub(super) fn without_number(text: &str) -> &str {
    let text = text.trim_start();
    let open = text.strip_prefix('(').unwrap_or(text);
    let prefix = ["question", "item", "no.", "nr.", "q", "#"].into_iter().find_map(|prefix| {
        let head = open.get(..prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then(|| open[prefix.len()..].trim_start())
    });
    let number = prefix.unwrap_or(open);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return text;
    }
    let rest = number[digits..].trim_start_matches(')').trim_start();
    let marked = number[digits..].starts_with(')');
    match rest.strip_prefix(['.', ':', ')', '-', '–', '—']) {
        Some(rest) => rest.trim_start(),
        None if marked || prefix.is_some() => rest,
        None => text,
    }
}

/// Whether `part` stands in `whole` as whole words; both are made by [`words`].
pub(super) fn contains(whole: &str, part: &str) -> bool {
    !part.is_empty()
        && whole.match_indices(part).any(|(start, _)| {
            let end = start + part.len();
            (start == 0 || whole.as_bytes()[start - 1] == b' ')
                && (end == whole.len() || whole.as_bytes()[end] == b' ')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_tag_in_a_name_belongs_to_the_name() {
        assert!(FORMATTING.is_sorted());
        assert_ne!(words("Bob <Co 2>"), words("Bob <Co 6>"));
        assert_ne!(words("Ana <ana@example.com>"), words("Ana <ana@example.org>"));
        assert_ne!(words("Bob <b 2>"), words("Bob"));
        assert_eq!(words("<p class=\"q\">Long<br/>Term</P>"), "long term");
    }

    #[test]
    fn case_spaces_quotes_dashes_and_tags_do_not_count() {
        for text in
            ["Long Term", " long-term ", "“Long\u{A0}Term”", "<b>Long</b> Term", "LONG – TERM"]
        {
            assert_eq!(words(text), "long term", "{text}");
        }
        assert_eq!(words("Direct & Facilitate"), words("direct and facilitate"));
        assert_eq!(words("Ｐｌａｎ"), "plan");
        assert_eq!(words(" (Do)\tthis -- it’s 2nd! "), "do this it s 2nd");
        assert_eq!(words(" (Do)\tthis -- it's 2nd! "), "do this it s 2nd");
        assert_eq!(words("Zoe\u{308} Wiśniewska"), "zoë wiśniewska");
        assert_eq!(words("a < b"), "a b");
        assert_eq!(words("अनन्या शर्मा"), "अनन्या शर्मा");
        assert_eq!(words("—"), "");
    }

    #[test]
    fn small_letters_are_those_of_the_table_of_all_letters() {
        for letter in 'À'..='ž' {
            if let Some(small) = small(letter) {
                assert_eq!(letter.to_lowercase().to_string(), small.to_string());
                let alone = std::iter::once(letter);
                assert_eq!(is_nfkc_quick(alone), IsNormalized::Yes, "{letter}");
            }
        }
        assert_eq!(words("Œuvre ſ Ŀ × ÷ Łódź Ÿ"), "œuvre s l łódź ÿ");
    }

    #[test]
    fn words_are_written_as_they_are_given() {
        let mut written = b"before".to_vec();
        for text in [
            "",
            " ",
            "Ana Ortiz",
            " Ana",
            "Ana ",
            "Ana  Ortiz",
            "A1 b2",
            "a-b",
            "ANA",
            "Ł–Z’ó (Ñ)",
            "Łukasz Wiśniewski",
            "İpek",
            "Zoe\u{308}",
            "Ana\u{A0}Ö.",
            "—",
            "n° 5",
            "<b>Ö</b> & É",
            "ÅSA Ångström",
            "ŸŸ",
            "ﬁ É",
        ] {
            write(text, &mut written);
            assert_eq!(written, words(text).as_bytes(), "{text:?}");
        }
    }

    #[test]
    fn a_leading_number_is_not_part_of_a_question() {
        for text in ["1. Role", "(12) Role", "Q3: Role", "Question 4 - Role", "5) Role", "6 – Role"]
        {
            assert_eq!(without_number(text), "Role", "{text}");
        }
        assert_eq!(without_number("360 view"), "360 view");
        assert_eq!(without_number("Question"), "Question");
        assert_eq!(without_number("Quality"), "Quality");
        assert_eq!(without_number("2026. Year"), "2026. Year");
    }

    #[test]
    fn a_text_is_one_of_some_whatever_its_letters() {
        for text in [
            "test",
            " TEST ",
            "<b>Test</b>",
            "“Test”",
            "Ｔest",
            "(t)est&nbsp;",
            "te st",
            "tes",
            "test!",
            "test1",
            "tést",
            "Pre-view",
            "preview -",
            "preview<br>",
        ] {
            assert_eq!(
                OneOf::new(&["preview", "test"]).has(text),
                ["preview", "test"].contains(&&*words(text)),
                "{text}"
            );
        }
        assert!(OneOf::new(&["and"]).has("&"));
        assert!(!OneOf::new(&["test"]).has(""));
        assert!(!OneOf::new(&["test"]).has("Ana Test"));
        assert!(OneOf::new(&["test test"]).has(" Test--test "));
        assert!(OneOf::new(&["anónimo", "x"]).has("ANÓNIMO"));
        assert!(OneOf::new(&["ärger"]).has("Ärger") && !OneOf::new(&["test"]).has("Łukasz"));
        assert!(!OneOf::new(&["test test"]).has("testtest"));
    }

    #[test]
    fn only_whole_words_are_contained() {
        assert!(contains("which role fits", "role"));
        assert!(contains("role", "role"));
        assert!(!contains("which roles fit", "role"));
        assert!(!contains("payroll", "role"));
        assert!(!contains("anything", ""));
    }
}
