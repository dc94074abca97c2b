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

/// Whether a text is, in other letters, one of those, which are as [`words`] gives them.
pub(super) fn is_one_of(text: &str, known: &[&str]) -> bool {
    // Asked of a million names, of which none is: the first letter tells nearly always.
    let tells = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'<' | b'&' | 0x80..);
    match text.bytes().find(tells).map(|byte| byte.to_ascii_lowercase()) {
        None => false,
        Some(first)
            if first.is_ascii_alphanumeric()
                && known.iter().all(|known| known.as_bytes().first() != Some(&first)) =>
        {
            false
        }
        Some(_) => known.contains(&words(text).as_str()),
    }
}

/// Whether a character stands between words: white space, punctuation, symbols, control and format
/// characters. Marks of Indic scripts and joiners within words do not.
fn parts_words(letter: char) -> bool {
    match letter {
        '\u{200C}' | '\u{200D}' | 'ª' | 'µ' | 'º' => false,
        _ if letter.is_ascii() => !letter.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}'
        | '×'
        | '÷'
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

/// The text with a space for each HTML tag and for the space entity, as some tools put them into
/// headers.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        plain.push_str(before);
        let named = tag[1..].starts_with(|next: char| next == '/' || next.is_ascii_alphabetic());
        rest = match tag.find('>').filter(|_| named) {
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
        plain = plain.replace("&nbsp;", " ").replace("&amp;", "&");
    }
    plain
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
        for text in ["test", " TEST ", "<b>Test</b>", "“Test”", "Ｔest", "(t)est&nbsp;"] {
            assert_eq!(is_one_of(text, &["preview", "test"]), words(text) == "test", "{text}");
        }
        assert!(is_one_of("&", &["and"]));
        assert!(!is_one_of("", &["test"]));
        assert!(!is_one_of("Ana Test", &["test"]));
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
