//! Forms of sentences: words with gaps for names and numbers, found in a text.
//!
//! In a form, `{o}`, `{t}`, `{s}`, `{p}` and `{m}` are gaps for the name of an orientation, a trait, a
//! statement, a person and a team, `{w}` for a wave, `{oo}` and `{tt}` for lists of names, `{n}` for a
//! number in digits or in words, `(a|b)` for one of several words, and `[…]` for as many of the form
//! inside as there are, with a comma, a semicolon or `and` between them.

use crate::facts::Facts;

/// A number as a text has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// How many decimal places are shown.
    pub places: usize,
    /// `<` or `>` before it.
    pub bound: Option<char>,
}

impl Number {
    /// Whether this is how the value is shown. Values have six places in `scores.json`.
    pub fn is(self, value: f64) -> bool {
        let half = (0..self.places).fold(0.5, |half, _| half / 10.0);
        match self.bound {
            Some('<') => value < self.value,
            Some(_) => value > self.value,
            None => (self.value - value).abs() <= half + 6e-5,
        }
    }
}

/// What a form found in its gaps.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub numbers: Vec<Number>,
    /// The places of names, a list for each gap.
    pub names: Vec<Vec<usize>>,
    /// The words chosen of several.
    pub words: Vec<String>,
    /// Whom or what the text is about.
    pub subject: String,
    /// How many articles before it are about one of the same name.
    pub nth: usize,
    /// The whole text in which the form was found.
    pub whole: String,
}

impl Found {
    pub fn n(&self, at: usize) -> Number {
        self.numbers[at]
    }

    pub fn name(&self, at: usize) -> usize {
        self.names[at][0]
    }
}

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The number at the start of the text, and how long it is: `12`, `1,234`, `−0.5`, `+10.4`, `.91`,
/// `>.999`, `twelve`.
pub fn number_at(text: &str) -> Option<(Number, usize)> {
    let mut length = 0;
    let mut digits = String::new();
    let mut bound = None;
    let mut letters = text.chars().peekable();
    if let Some(&sign) = letters.peek().filter(|sign| matches!(sign, '<' | '>')) {
        bound = Some(sign);
        length += 1;
        letters.next();
    }
    if let Some(&sign) = letters.peek().filter(|sign| matches!(sign, '−' | '+')) {
        if sign == '−' {
            digits.push('-');
        }
        length += sign.len_utf8();
        letters.next();
    }
    let rest = &text[length..];
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    let mut places = None;
    loop {
        match bytes.get(at) {
            Some(own) if own.is_ascii_digit() => {
                digits.push(char::from(*own));
                if let Some(places) = &mut places {
                    *places += 1;
                }
            }
            Some(b'.') if places.is_none() && digit(at + 1) => {
                digits.push('.');
                places = Some(0);
            }
            Some(b',') if at > 0 && (1..=3).all(|next| digit(at + next)) && !digit(at + 4) => {}
            _ => break,
        }
        at += 1;
    }
    if at > 0 {
        let value = digits.parse().ok()?;
        return Some((Number { value, places: places.unwrap_or(0), bound }, length + at));
    }
    if length > 0 {
        return None;
    }
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let place = WORDS.iter().position(|known| *known == word)?;
    Some((Number { value: place as f64, places: 0, bound: None }, end))
}

/// The places in the text at which a number begins, with their ends.
pub fn numbers(text: &str) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match number_at(&text[at..]).filter(|_| is_start(text, at)) {
            Some((_, length)) => {
                all.push((at, at + length));
                at += length;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    all
}

/// Whether a word or a number may begin here.
pub fn is_start(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '.')
}

/// The end of the form in the text that begins with it, and what stood in its gaps.
pub fn match_at(form: &str, text: &str, facts: &Facts) -> Option<(usize, Found)> {
    // Most forms begin with another letter than the text, which is seen at once.
    let (first, begins) = (form.bytes().next()?, text.bytes().next()?);
    if !b"{([".contains(&first) && first != begins {
        return None;
    }
    let mut found = Found::default();
    piece(form, text, 0, facts, &mut found).map(|end| (end, found))
}

fn piece(form: &str, text: &str, at: usize, facts: &Facts, found: &mut Found) -> Option<usize> {
    let Some(first) = form.chars().next() else { return Some(at) };
    let rest = &text[at..];
    if first == '{' {
        let end = form.find('}').expect("a gap ends");
        let (gap, after) = (&form[1..end], &form[end + 1..]);
        if gap == "n" {
            let (number, length) = number_at(rest)?;
            found.numbers.push(number);
            let end = piece(after, text, at + length, facts, found);
            if end.is_none() {
                found.numbers.pop();
            }
            return end;
        }
        return names(gap, after, text, at, facts, found, &[]);
    }
    if first == '(' {
        let end = form.find(')').expect("a choice ends");
        let after = &form[end + 1..];
        for word in form[1..end].split('|') {
            if rest.starts_with(word) {
                found.words.push(word.to_owned());
                if let Some(end) = piece(after, text, at + word.len(), facts, found) {
                    return Some(end);
                }
                found.words.pop();
            }
        }
        return None;
    }
    if first == '[' {
        let end = form.find(']').expect("a list ends");
        let (inner, after) = (&form[1..end], &form[end + 1..]);
        let more = [", ", "; ", " and ", " | "].map(|joint| format!("{inner}{joint}{form}"));
        let mut all = more.into_iter().chain([format!("{inner}{after}")]);
        return all.find_map(|form| piece(&form, text, at, facts, found));
    }
    let end = form.find(['{', '(', '[']).unwrap_or(form.len());
    let own = &form[..end];
    rest.starts_with(own).then(|| piece(&form[end..], text, at + own.len(), facts, found))?
}

/// A name or, with a doubled letter, a list of names; longer names are tried first.
fn names(
    gap: &str,
    after: &str,
    text: &str,
    at: usize,
    facts: &Facts,
    found: &mut Found,
    before: &[usize],
) -> Option<usize> {
    let rest = &text[at..];
    for (name, place) in facts.names(&gap[..1]) {
        let is_whole = |after: &str| !after.starts_with(char::is_alphanumeric);
        if !rest.strip_prefix(name.as_str()).is_some_and(is_whole) {
            continue;
        }
        let mut all = before.to_vec();
        all.push(*place);
        let end = at + name.len();
        if gap.len() > 1 {
            for joint in [", ", " and ", " or ", " = "] {
                if text[end..].starts_with(joint)
                    && let Some(end) =
                        names(gap, after, text, end + joint.len(), facts, found, &all)
                {
                    return Some(end);
                }
            }
        }
        found.names.push(all);
        if let Some(end) = piece(after, text, end, facts, found) {
            return Some(end);
        }
        found.names.pop();
    }
    None
}
