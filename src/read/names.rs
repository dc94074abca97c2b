//! Names letter by letter, with a visible stand-in for what could not be seen or would reorder the
//! text around it.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::words::words;

/// Longer than any name; a cell beyond it is something else, and is cut.
pub(super) const MOST_LETTERS: usize = 300;

/// From this likeness on two names may be one person's: one letter in seven.
const ALIKE: f64 = 0.85;

/// A name made ready for a look at what others are like it.
pub(super) struct Likeness {
    words: String,
    /// The words in one order, without the marks on their letters.
    plain: Vec<String>,
    /// Digits and single letters tell names apart that are meant to differ: `Person 1`, `Team B`.
    digits: String,
    letters: Vec<String>,
    /// The words without titles, pronouns and single letters.
    core: Vec<String>,
}

/// What stands beside a name and is no part of it.
const BESIDE_A_NAME: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "herr",
    "frau",
    "she",
    "her",
    "hers",
    "he",
    "him",
    "his",
    "they",
    "them",
    "sie",
    "ihr",
    "er",
    "ihm",
    "phd",
    "mba",
];

impl Likeness {
    /// Of a name's words in small letters, parted by spaces.
    pub(super) fn of(words: &str) -> Self {
        let plain = |word: &str| {
            let letters: String = word.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
            let letters = letters.replace('ß', "ss").replace('ø', "o").replace('æ', "a");
            let letters = letters.replace('ł', "l").replace('đ', "d");
            letters.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        };
        let mut all: Vec<String> = words.split(' ').map(plain).collect();
        all.sort_unstable();
        let is_core =
            |word: &&String| word.chars().count() > 1 && !BESIDE_A_NAME.contains(&word.as_str());
        Self {
            core: all.iter().filter(is_core).cloned().collect(),
            letters: all.iter().filter(|word| word.chars().count() == 1).cloned().collect(),
            plain: all,
            digits: words.chars().filter(char::is_ascii_digit).collect(),
            words: words.to_owned(),
        }
    }

    /// Whether the two are so much alike that one may be a slip of the other, or the same words in
    /// another order or with `ue` for `ü`.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.words != other.words
            && self.digits == other.digits
            && self.letters == other.letters
            && (self.plain == other.plain
                || strsim::normalized_damerau_levenshtein(&self.words, &other.words) >= ALIKE)
    }

    /// Whether they have a word in common, whatever the marks on its letters.
    pub(super) fn shares_a_word(&self, other: &Self) -> bool {
        self.plain.iter().any(|word| other.plain.contains(word))
    }

    /// The same of people, who may have a title, a pronoun or an initial beside their name.
    pub(super) fn may_be_one_person(&self, other: &Self) -> bool {
        let has_no_letter = self.letters.is_empty() || other.letters.is_empty();
        let has_name = self.core.len() > 1 && self.core == other.core;
        self.is_like(other)
            || self.words != other.words && self.digits == other.digits && has_name && has_no_letter
    }
}

/// Whether a letter is of a script that puts no space between the parts of a name.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether two names begin in different scripts, so that they have no word in common, whoever is meant.
pub(super) fn are_of_two_scripts(one: &str, other: &str) -> bool {
    let script = |name: &str| name.chars().find(|letter| letter.is_alphabetic()).map(script);
    script(one).zip(script(other)).is_some_and(|(one, other)| one != other)
}

/// A number for the script of a letter: the European ones take several blocks, the others are near enough
/// told apart by 128 letters; those without spaces are one.
fn script(letter: char) -> u32 {
    match letter {
        '\0'..='\u{02AF}' | '\u{1E00}'..='\u{1EFF}' => 0,
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => 1,
        '\u{0400}'..='\u{052F}' => 2,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' => 3,
        letter if is_unspaced(letter) => 4,
        letter => 5 + u32::from(letter) / 128,
    }
}

/// A team's name for comparing: its words, and behind them the signs that tell more than a spelling,
/// as in `C` and `C++` or `🔴` and `🔵`.
pub(super) fn team(name: &str) -> String {
    let mut key = words(name);
    key.extend(name.nfkc().filter(|sign| !sign.is_alphanumeric() && !is_spelling(*sign)));
    key
}

/// Whether a sign only parts or joins words, and is written or left out as anybody likes.
fn is_spelling(sign: char) -> bool {
    let marks = "-‐‑‒–—−_.,:;/\\|()[]{}<>&'’‘‚`´\"“”„«»‹›·•…\u{200d}\u{fe0e}\u{fe0f}";
    sign.is_whitespace()
        || sign.is_control()
        || marks.contains(sign)
        || is_combining_mark(sign)
        || is_hidden(sign)
}

/// The pairs of different names that may be one, of those that a file writes.
#[must_use]
pub fn look_alikes<'a>(names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let known: Vec<Likeness> = names.iter().map(|name| Likeness::of(&words(name))).collect();
    let pairs = (1..names.len()).flat_map(|at| (0..at).map(move |before| (before, at)));
    pairs
        .filter(|&(before, at)| known[before].is_like(&known[at]))
        .map(|(before, at)| (names[before], names[at]))
        .collect()
}

/// A name as it is shown: composed, trimmed, free of a spreadsheet's escape, nothing hidden in it.
/// Nothing when the cell holds no name.
pub(super) fn name(cell: &str) -> Option<String> {
    let cell = without_escape(super::table::trim(cell));
    if cell.is_empty() {
        return None;
    }
    let is_composed = is_nfc_quick(cell.chars()) == IsNormalized::Yes;
    let mut composed: String = if is_composed {
        cell.chars().take(MOST_LETTERS + 1).collect()
    } else {
        cell.nfc().take(MOST_LETTERS + 1).collect()
    };
    cut(&mut composed);
    let name = visible(&composed);
    (!name.is_empty()).then_some(name)
}

/// An address as it is shown: cut where it is longer than any, nothing hidden in it.
pub(super) fn shown(address: &str) -> String {
    let mut short: String = address.chars().take(MOST_LETTERS + 1).collect();
    cut(&mut short);
    visible(&short)
}

/// Ends a text that is longer than any name.
fn cut(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(MOST_LETTERS) {
        text.truncate(end);
        text.push('…');
    }
}

/// Whether a text is an e-mail address and nothing else.
pub(super) fn is_address(text: &str) -> bool {
    let text = super::table::trim(text);
    let parts = text.split_once('@').filter(|_| !text.contains(char::is_whitespace));
    parts.is_some_and(|(own, host)| !own.is_empty() && host.contains('.') && !host.contains('@'))
}

/// An address as it stands in a cell, without what people and programs put around it: `mailto:`, a name
/// before `<…>`, a mark at its end, signs that are not seen.
pub(super) fn address(cell: &str) -> Option<Cow<'_, str>> {
    let text = without_escape(super::table::trim(cell));
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'<' | b':');
    let ends = text.bytes().next_back().is_some_and(|last| last.is_ascii_alphanumeric());
    if text.is_empty() {
        return None;
    }
    if ends && text.bytes().all(is_plain) {
        return Some(Cow::Borrowed(text));
    }
    if text.matches('@').count() > 1 {
        return Some(Cow::Borrowed(text));
    }
    let seen: String = text.nfkc().filter(|letter| !is_hidden(*letter)).collect();
    let within = seen.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>'));
    let bare = within.map_or(seen.as_str(), |(within, _)| within).trim();
    let scheme = bare.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let bare = if scheme { &bare[7..] } else { bare };
    let bare = bare.trim_matches(|sign: char| sign.is_whitespace() || ",;.:'\"".contains(sign));
    if is_address(bare) { Some(Cow::Owned(bare.to_owned())) } else { Some(Cow::Borrowed(text)) }
}

/// A name without the addresses that stand beside it: `Ana Ortiz <ana@example.com>`.
pub(super) fn without_address(cell: &str) -> Cow<'_, str> {
    const BESIDE: [char; 18] = [
        ' ', '-', '–', '—', '|', '/', ',', ';', ':', '"', '\'', '<', '>', '‹', '›', '＜', '＞',
        '\u{a0}',
    ];
    const BRACKETS: [[char; 2]; 7] =
        [['(', ')'], ['[', ']'], ['{', '}'], ['<', '>'], ['‹', '›'], ['（', '）'], ['＜', '＞']];
    let mut name = String::new();
    let mut rest = cell;
    while let Some(at) = rest.find('@') {
        let is_local = |letter: char| letter.is_alphanumeric() || ".+_%-'’=#~".contains(letter);
        let is_host = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
        let start = rest[..at].trim_end_matches(is_local).len();
        let end =
            rest[at + 1..].find(|letter| !is_host(letter)).map_or(rest.len(), |end| at + 1 + end);
        let kept = if is_address(&rest[start..end]) { start } else { end };
        name.push_str(&rest[..kept]);
        rest = &rest[end..];
    }
    if name.is_empty() && rest.len() == cell.len() {
        return Cow::Borrowed(cell);
    }
    name.push_str(rest);
    name = name.replace("mailto:", " ");
    for [open, close] in BRACKETS {
        // Nothing is left in them.
        while let Some((start, end)) = name.find(open).and_then(|start| {
            let end = start + name[start..].find(close)? + close.len_utf8();
            (!name[start..end].contains(char::is_alphanumeric)).then_some((start, end))
        }) {
            name.replace_range(start..end, " ");
        }
    }
    let name = name.trim_matches(|sign| BESIDE.contains(&sign));
    let within = name.strip_prefix('(').and_then(|name| name.strip_suffix(')'));
    let name = within.unwrap_or(name).trim_matches('"');
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.len() == cell.len() { Cow::Borrowed(cell) } else { Cow::Owned(name) }
}

/// The same as it stands in the cell, where nothing in it has to be changed.
pub(super) fn name_in(cell: &str) -> Option<Cow<'_, str>> {
    let text = super::table::trim(cell);
    if text.is_empty() {
        None
    } else if is_plain(text) {
        Some(Cow::Borrowed(text))
    } else {
        name(text).map(Cow::Owned)
    }
}

/// Whether a text is a name as it stands: nothing in it is composed, hidden, or an escape.
pub(super) fn is_plain(text: &str) -> bool {
    if text.len() > MOST_LETTERS || text.starts_with('\'') {
        return false;
    }
    // All bytes are looked at: that is quicker than to stop, and most texts are of these.
    if text.bytes().fold(true, |all, byte| all & matches!(byte, b' '..=b'~')) {
        return true;
    }
    // Most letters of Europe need no look at a table of all letters.
    text.chars().all(|letter| matches!(letter, ' '..='~' | 'À'..='ſ'))
        || (!text.contains(is_hidden) && is_nfc_quick(text.chars()) == IsNormalized::Yes)
}

/// The text without the apostrophe that an exporter puts before `=`, `+`, `-`, `@`, a tab or a
/// carriage return, so that a spreadsheet does not take the text for a formula.
pub(super) fn without_escape(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// The text without the apostrophe with which a spreadsheet keeps a cell a text.
pub(super) fn without_apostrophe(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if !rest.ends_with('\'') => rest,
        _ => cell,
    }
}

/// The text with `‹U+202E›` for every character that is not seen: controls, line breaks, bidi marks,
/// overrides and isolates, byte order marks. Joiners that scripts need stay. Only these brackets and
/// ASCII stand in, since every text face has them.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            write!(seen, "‹U+{:04X}›", u32::from(letter)).expect("a string takes every text");
        } else {
            seen.push(letter);
        }
    }
    seen
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
        // Code points that Unicode sets apart as never being characters.
        || (u32::from(letter) & 0xFFFE) == 0xFFFE
        || matches!(letter, '\u{FDD0}'..='\u{FDEF}')
}

/// A number or a word that stands for a person, for comparing: a spreadsheet writes `007` as `7`, and
/// some programs as `7.0`.
pub(super) fn number(text: &str) -> String {
    digits(text).map_or_else(|| text.to_lowercase(), str::to_owned)
}

/// A number as a spreadsheet writes it; nothing of a word.
pub(super) fn digits(text: &str) -> Option<&str> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let plain = whole.trim_start_matches('0');
    Some(if plain.is_empty() { "0" } else { plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_whatever_stands_around_it() {
        for cell in [
            "ana@example.com",
            "mailto:ana@example.com",
            "MAILTO:ana@example.com",
            "Ana Petrov <ana@example.com>",
            "<ana@example.com>;",
            "\u{200B}ana@example.com\u{A0}",
            "ana＠example.com",
            "ana@example.com,",
            "'ana@example.com'",
        ] {
            assert_eq!(address(cell).as_deref(), Some("ana@example.com"), "{cell}");
        }
        assert_eq!(address("ana+x@mail.example.com").as_deref(), Some("ana+x@mail.example.com"));
        let two = "Ana <ana@example.com>, Bo <bo@example.com>";
        assert_eq!(address(two).as_deref(), Some(two));
        assert_eq!(address("Ana <at home>").as_deref(), Some("Ana <at home>"));
        assert_eq!(address("ana.petrov").as_deref(), Some("ana.petrov"));
        assert_eq!(address("").as_deref(), None);
    }

    #[test]
    fn names_keep_their_letters() {
        for text in [
            "Ana Ortiz",
            "Null",
            "007",
            "None",
            "नील शर्मा",
            "ليلى",
            "=1+1",
            "<b>",
            "{{ x }}",
            "Jean-Luc  O’Hara",
        ] {
            assert_eq!(name(text).as_deref(), Some(text));
            assert_eq!(name_in(text).as_deref(), Some(text));
        }
        assert!(is_plain("Ana Ortiz") && is_plain("Łukasz") && !is_plain("Zoe\u{308}"));
        assert!(!is_plain("a\u{202E}b") && !is_plain("'=1") && !is_plain("a\u{7F}"));
        assert_eq!(name("  Zoe\u{308} \u{FEFF}").as_deref(), Some("Zoë"));
        assert_eq!(name(" \t "), None);
        assert_eq!(name_in("  Zoe\u{308} \u{FEFF}").as_deref(), Some("Zoë"));
        assert_eq!(name_in(" \t "), None);
    }

    #[test]
    fn the_letters_of_europe_are_plain_by_the_table_of_all_letters_too() {
        for letter in 'À'..='ſ' {
            assert!(!is_hidden(letter), "{letter}");
            assert_eq!(is_nfc_quick(std::iter::once(letter)), IsNormalized::Yes, "{letter}");
        }
    }

    #[test]
    fn what_cannot_be_seen_gets_a_visible_stand_in() {
        insta::assert_snapshot!(name("a\u{202E}b\nc\u{0}d\u{7F}e\u{2066}f\u{FEFF}g").unwrap(),
            @"a‹U+202E›b‹U+000A›c‹U+0000›d‹U+007F›e‹U+2066›f‹U+FEFF›g");
    }

    #[test]
    fn the_apostrophe_of_a_spreadsheet_is_taken_off() {
        assert_eq!(name("'=cmd()").as_deref(), Some("=cmd()"));
        assert_eq!(name("'+49 30").as_deref(), Some("+49 30"));
        assert_eq!(name("'t Hooft").as_deref(), Some("'t Hooft"));
    }

    #[test]
    fn a_text_longer_than_any_name_is_cut_with_a_mark() {
        let long = name(&"x".repeat(1_000_000)).unwrap();
        assert_eq!(long.chars().count(), MOST_LETTERS + 1);
        assert!(long.ends_with('…'));
    }
}
