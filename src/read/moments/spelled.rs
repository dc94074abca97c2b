//! The ways in which tools and languages spell a moment, put into one.

use std::borrow::Cow;

/// What stands between a day and a clock in several languages.
const AT: &[&str] =
    &["at ", "à ", "um ", "a las ", "alle ", "às ", "kl. ", "kl.", "kl ", "klo ", "ore "];
/// The halves of a day as the tools write them, before the clock or behind it.
const EARLY: &[&str] = &["am", "a.m.", "午前", "上午", "오전"];
const LATE: &[&str] = &["pm", "p.m.", "午後", "下午", "오후"];
/// What stands behind a year, a month and a day in Chinese, Japanese and Korean.
const BEHIND: [[char; 2]; 3] = [['年', '년'], ['月', '월'], ['日', '일']];

/// The weekdays as a browser writes them before a day.
const WEEKDAYS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The months, as they are written in full and cut short.
pub(super) const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen",
        "janeiro", "januari", "styczeń", "stycznia", "sty",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "févr",
        "febrero",
        "febbraio",
        "fevereiro",
        "fev",
        "februari",
        "lutego",
        "lut",
    ],
    &["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "maart", "mrt", "marca"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "kwi"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maja", "maj"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "czerwca", "cze"],
    &["july", "jul", "juli", "juil", "juillet", "julio", "luglio", "lug", "julho", "lipca", "lip"],
    &["august", "aug", "août", "agosto", "ago", "augustus", "augusti", "sierpnia", "sie"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "set",
        "setembro",
        "września",
        "wrz",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "października",
        "paź",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopada", "lis"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "déc",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "grudnia",
        "gru",
    ],
];

/// A moment without the name of its weekday, with its day in numbers and no space inside of it.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let text = without_weekday(text);
    let text = text.split_once(" (").map_or(text, |(moment, _zone)| moment);
    match without_between(text) {
        Some(bare) => Cow::Owned(in_numbers(&bare).into_owned()),
        None => in_numbers(text),
    }
}

/// A moment with no space within its day, and without the signs of Chinese, Japanese and Korean.
fn in_numbers(text: &str) -> Cow<'_, str> {
    match in_signs(text) {
        Some(text) => Cow::Owned(joined(&text).into_owned()),
        None => joined(text),
    }
}

/// `October 18, 2026 …` of `Sunday, October 18, 2026 …`
fn without_weekday(text: &str) -> &str {
    match text.split_once(", ") {
        Some((first, rest)) if !first.is_empty() && first.chars().all(char::is_alphabetic) => rest,
        Some(_) | None => match text.split_once(' ') {
            Some((first, rest)) if WEEKDAYS.contains(&first) => rest,
            Some(_) | None => text,
        },
    }
}

/// The text without what stands between or behind the parts of a day: `18 out. 2026` of
/// `18 de out. de 2026`, `18 October 2026` of `18th October 2026`.
fn without_between(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ordinal = ["st ", "nd ", "rd ", "th "].iter().any(|end| text[digits..].starts_with(end));
    if ordinal && digits > 0 {
        return Some(format!("{}{}", &text[..digits], &text[digits + 2..]));
    }
    text.contains(" de ").then(|| text.replace(" de ", " "))
}

/// `2026-10-18 08:33` of `2026年10月18日 08:33` or `2026년 10월 18일 08:33`.
fn in_signs(text: &str) -> Option<String> {
    let [year, month, day] = BEHIND;
    text.contains(year).then(|| {
        let parts = text.splitn(2, day).map(str::trim).collect::<Vec<_>>().join(" ");
        let parts = parts.split(year).map(str::trim).collect::<Vec<_>>().join("-");
        parts.split(month).map(str::trim).collect::<Vec<_>>().join("-")
    })
}

/// A clock with colons, without the word before it: `08:33` of `kl. 08.33` or `08h33`.
pub(super) fn clock(text: &str) -> Cow<'_, str> {
    let text = AT.iter().find_map(|at| text.strip_prefix(at)).unwrap_or(text).trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    let minutes = behind.strip_prefix(['.', 'h']).and_then(two_digits);
    match minutes.filter(|_| (1..=2).contains(&digits)) {
        Some((minutes, rest)) => {
            let rest = match rest.strip_prefix('.').and_then(two_digits) {
                Some((seconds, rest)) => format!(":{seconds}{rest}"),
                None => rest.to_owned(),
            };
            Cow::Owned(format!("{}:{minutes}{rest}", &text[..digits]))
        }
        None => Cow::Borrowed(text),
    }
}

/// Two digits and no more, and what follows them.
fn two_digits(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 2).then(|| text.split_at(2))
}

/// Whether a text begins with the second half of a day, and what follows; none where it begins with
/// neither.
pub(super) fn half(text: &str) -> Option<(bool, &str)> {
    let of = |halves: &[&str]| {
        let half = halves.iter().find(|half| {
            text.get(..half.len()).is_some_and(|head| head.eq_ignore_ascii_case(half))
        });
        half.map(|half| text[half.len()..].trim_start())
    };
    of(EARLY).map(|rest| (false, rest)).or_else(|| of(LATE).map(|rest| (true, rest)))
}

/// The text without the spaces behind dots within a day and within a half of it, as in
/// `2026. 10. 14.` and `a. m.`
fn joined(text: &str) -> Cow<'_, str> {
    let is_space = |letter: char| matches!(letter, ' ' | '\u{A0}' | '\u{202F}');
    let is_within = |before: &str, behind: &str| {
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let is_clock = behind[digits..].starts_with(':');
        before.ends_with('.') && ((digits > 0 && !is_clock) || behind.starts_with(['m', 'M']))
    };
    let falls_away =
        |(place, space): &(usize, &str)| is_within(&text[..*place], &text[place + space.len()..]);
    let mut spaces = text.match_indices(is_space).filter(falls_away).peekable();
    if spaces.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    let mut kept = 0;
    for (place, space) in spaces {
        joined.push_str(&text[kept..place]);
        kept = place + space.len();
    }
    joined.push_str(&text[kept..]);
    Cow::Owned(joined)
}

#[cfg(test)]
mod tests {
    use super::super::{Order, Stamp};

    #[test]
    fn one_moment_is_read_however_it_is_spelled() {
        let moment = |text: &str| Stamp::parse(text)?.at(Order::DayFirst);
        let expected = moment("2026-10-18 08:33:00");
        assert!(expected.is_some());
        for text in [
            "18/10/2026 08.33.00",
            "18.10.2026 08.33",
            "18.10.2026 klo 8.33",
            "2026. 10. 18. 08:33:00",
            "2026. 10. 18. 8:33",
            "18/10/2026 às 08:33",
            "2026-10-18 kl. 08:33",
            "2026-10-18 kl. 08.33",
            "18/10/2026 08h33",
            "2026年10月18日 08:33:00",
            "2026年10月18日08:33:00",
            "2026년 10월 18일 08:33:00",
            "Sunday, October 18, 2026 08:33 AM",
            "18 paź 2026 08:33",
            "18 out 2026 08:33",
            "18 ottobre 2026 08:33",
            "18 okt. 2026 08:33",
            "18 de out. de 2026 08:33",
            "18th October 2026, 08:33",
            "Sun Oct 18 2026 08:33:00 GMT+0000 (Coordinated Universal Time)",
            "Sun, 18 Oct 2026 08:33:00 +0000",
        ] {
            assert_eq!(moment(text), expected, "{text}");
        }
        for text in ["18/10/2026 08.3", "18/10/2026 26h00", "Role, 18/10/20x", "年月日", "1.2.3.4"]
        {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
