//! Numbers in a header that stand for words beside them: `1 = Do`, `1) Do`, or `Do = 1`.

use std::ops::Range;

/// Each number that a sign follows, with the text up to the next one.
pub(super) fn behind<'h>(header: &'h str, signs: &[char]) -> Vec<(u16, &'h str)> {
    let is_signed = |(_, range): &(u16, Range<usize>)| {
        let text = &header[range.end..];
        text.starts_with(signs) || text.trim_start().starts_with(signs)
    };
    let found: Vec<_> = numbers(header).into_iter().filter(is_signed).collect();
    let ends = found.iter().skip(1).map(|(_, range)| range.start).chain([header.len()]);
    let text = |range: &Range<usize>, end: usize| {
        let text = header[range.end..end].trim_start();
        text.strip_prefix(signs).unwrap_or(text)
    };
    found.iter().zip(ends).map(|((code, range), end)| (*code, text(range, end))).collect()
}

/// Each number that stands behind a sign, with the text before it, back to the one before.
pub(super) fn before<'h>(header: &'h str, signs: &[char]) -> Vec<(u16, &'h str)> {
    let mut from = 0;
    let mut found = Vec::new();
    for (code, range) in numbers(header) {
        if let Some(text) = header[from..range.start].trim_end().strip_suffix(signs) {
            found.push((code, text));
            from = range.end;
        }
    }
    found
}

/// A header without the number of its question: `7. Role`, which may be the first code of `1) Do 2) Plan`.
pub(super) fn without_question(header: &str) -> &str {
    let rest = header.trim_start().trim_start_matches(|first: char| first.is_ascii_digit());
    let is_numbered = rest.len() < header.trim_start().len() && rest.starts_with(['.', ')', ':']);
    if is_numbered { &rest[1..] } else { header }
}

/// The whole numbers in a text that are no part of a word, each with where it stands.
pub(super) fn numbers(text: &str) -> Vec<(u16, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|letter: char| letter.is_ascii_digit()) {
        let start = at + start;
        let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let is_part =
            is_letter(text[..start].chars().next_back()) || is_letter(text[end..].chars().next());
        let code = text[start..end].parse().ok().filter(|_| !is_part);
        found.extend(code.map(|code| (code, start..end)));
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{before, behind, without_question};

    #[test]
    fn codes_are_numbers_with_a_sign_beside_them() {
        let signs = ['=', ')', '.', '–'];
        assert_eq!(behind("Role (1 = Do, 2=Plan)", &signs), [(1, " Do, "), (2, "Plan)")]);
        assert_eq!(behind("1) Do 2) Plan", &signs), [(1, " Do "), (2, " Plan")]);
        assert_eq!(without_question("7. Role (1) Do"), " Role (1) Do");
        assert_eq!(without_question("360 degrees"), "360 degrees");
        assert_eq!(behind("Rôle – 10 – Do", &signs), [(10, " Do")]);
        assert_eq!(behind("Q2 of 15 people, 3 of them; 99999999 = x", &signs), []);
        assert_eq!(before("Do = 1, Looks 360 = 2", &signs), [(1, "Do "), (2, ", Looks 360 ")]);
        assert_eq!(before("2 of 15 people", &signs), []);
    }
}
