//! Numbers, shares and dates → text, for every output alike.
//!
//! Everything is rounded half away from zero on the exact fraction. Shares reach us as `f64`, in
//! which a half such as 0.145 may stand a hair too low; numbers within [`HAIR`] of a half are
//! therefore taken as the half. No fraction that a team's answers can make comes that near to a
//! half without being one, unless hundreds of people skipped traits in many different ways.

#[cfg(test)]
mod tests;

/// A space at which no line is broken.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// The minus sign, as wide as a plus.
pub const MINUS: char = '\u{2212}';
/// What stands where there is no number.
pub const NOTHING: &str = "–";

/// How near to a half, in units of the last shown place, a number is taken as the half.
const HAIR: f64 = 1e-9;

/// A share as text: `45 %`, with a no-break space.
#[must_use]
pub fn percent(share: f64) -> String {
    with_sign(&percent_number(share))
}

/// A bound on shares as it was set, to four decimal places at most: `80 %`, `72.5 %`.
#[must_use]
pub fn percent_bound(share: f64) -> String {
    with_sign(&((share * 1e6).round() / 1e4).to_string())
}

/// A share as a number of per cent, for tables that have the sign in their head: `45`.
#[must_use]
pub fn percent_number(share: f64) -> String {
    decimal(share * 100.0, 0)
}

/// A share as a number of per cent with one decimal place: `32.7`.
#[must_use]
pub fn percent_tenths(share: f64) -> String {
    decimal(share * 100.0, 1)
}

/// `numerator ÷ denominator` as text, rounded on the exact fraction: `58 %`; an en dash of nothing.
#[must_use]
pub fn percent_of(numerator: u64, denominator: u64) -> String {
    if denominator == 0 {
        return NOTHING.to_owned();
    }
    let (numerator, denominator) = (u128::from(numerator), u128::from(denominator));
    with_sign(&((200 * numerator + denominator) / (2 * denominator)).to_string())
}

fn with_sign(number: &str) -> String {
    format!("{number}{NO_BREAK_SPACE}%")
}

/// A difference of shares in points, with its sign: `+10`, `−6`, `0`.
#[must_use]
pub fn points(difference: f64) -> String {
    signed(difference * 100.0, 0)
}

/// A difference of shares in points with one decimal place and its sign: `+10.5`, `−5.7`, `0.0`.
#[must_use]
pub fn points_tenths(difference: f64) -> String {
    signed(difference * 100.0, 1)
}

/// The size of a difference of shares in points with one decimal place, without a sign: `10.5`.
#[must_use]
pub fn points_size(difference: f64) -> String {
    decimal(difference.abs() * 100.0, 1)
}

/// A number with so many decimal places and the sign that it has after rounding.
fn signed(value: f64, places: usize) -> String {
    let text = decimal(value, places);
    let is_zero = text.chars().all(|letter| matches!(letter, '0' | '.'));
    if value > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A number with so many decimal places: `0.5`, `−3.25`; never a zero with a sign.
#[must_use]
pub fn decimal(value: f64, places: usize) -> String {
    let scale = libm::pow(10.0, places as f64);
    let rounded = (value.abs() * scale + 0.5 + HAIR).floor() / scale;
    let text = format!("{rounded:.places$}");
    if value < 0.0 && rounded > 0.0 { format!("{MINUS}{text}") } else { text }
}

/// A number as `scores.json` has it: at most six decimal places, with an ASCII minus: `0.266667`.
#[must_use]
pub fn six_places(number: f64) -> String {
    to_six_places(number).to_string()
}

/// A number rounded to six decimal places, as the files hold it.
#[must_use]
pub fn to_six_places(number: f64) -> f64 {
    // Without a sign at zero, which some readers would show.
    (number * 1e6).round() / 1e6 + 0.0
}

/// A probability without the leading zero: `.91`.
///
/// Near certainty it takes a third place, `.997`, and beyond that `>.999`, so that only 1 itself
/// reads `1.00`. Likewise `.004`, `<.001` and `0`.
#[must_use]
pub fn probability(probability: f64) -> String {
    if probability <= 0.0 {
        return "0".to_owned();
    }
    if probability >= 1.0 {
        return "1.00".to_owned();
    }
    let hundredths = decimal(probability, 2);
    if !matches!(hundredths.as_str(), "0.00" | "1.00") {
        return without_leading_zero(&hundredths);
    }
    match decimal(probability, 3).as_str() {
        "0.000" => "<.001".to_owned(),
        "1.000" => ">.999".to_owned(),
        thousandths => without_leading_zero(thousandths),
    }
}

/// The same with as many places as it takes so that, beside these bounds, it does not look as if it
/// reached one that it is below: `.746` below `.75`.
#[must_use]
pub fn probability_beside(value: f64, bounds: &[f64]) -> String {
    let is_true = |places: &usize| {
        let shown = decimal(value, *places).parse::<f64>().unwrap_or(value);
        bounds.iter().all(|bound| (shown >= *bound) == (value >= *bound))
    };
    match (2..=MOST_PLACES).find(is_true) {
        Some(places) if places > 2 => probability_to(value, places),
        _ => probability(value),
    }
}

/// The most places of a probability.
pub const MOST_PLACES: usize = 5;

/// A probability to so many places, without the leading zero.
#[must_use]
pub fn probability_to(value: f64, places: usize) -> String {
    without_leading_zero(&decimal(value, places))
}

/// A bound on probabilities as it was set, to six decimal places at most: `.90`, `.865`.
#[must_use]
pub fn probability_bound(bound: f64) -> String {
    let exact = six_places(bound);
    match exact.split_once('.') {
        Some((_, places)) if places.len() > 2 => without_leading_zero(&exact),
        _ => probability(bound),
    }
}

/// An index up to 1, such as agreement, as probabilities are shown: `.06`, `1.00`, `−.20`, `.003`, `0`
/// for nothing at all.
#[must_use]
pub fn index(value: f64) -> String {
    match decimal(value, 2).strip_prefix(MINUS) {
        Some(size) => format!("{MINUS}{}", without_leading_zero(size)),
        None => probability(value),
    }
}

fn without_leading_zero(text: &str) -> String {
    text.strip_prefix('0').unwrap_or(text).to_owned()
}

/// A whole number with a comma between thousands: `12`, `1,234`.
#[must_use]
pub fn count(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The place of one among `all`, filled up with spaces as wide as a figure: places in a column that
/// are set from the left stand as if they were set to the right.
#[must_use]
pub fn place(number: usize, all: usize) -> String {
    const FIGURE_SPACE: &str = "\u{2007}";
    let (number, widest) = (number.to_string(), all.to_string().len());
    FIGURE_SPACE.repeat(widest.saturating_sub(number.len())) + &number
}

/// A count with its noun: `1 person`, `12 people`, `0 people`.
#[must_use]
pub fn count_noun(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// How many something rests on, on one line: `n = 12`.
#[must_use]
pub fn n(people: usize) -> String {
    format!("n{NO_BREAK_SPACE}={NO_BREAK_SPACE}{}", count(people))
}

/// A part and its whole: `12 of 14`.
#[must_use]
pub fn of(part: usize, whole: usize) -> String {
    format!("{} of {}", count(part), count(whole))
}

/// Counts per orientation in one line: `7 · 7 · 1`.
#[must_use]
pub fn counts(counts: &[usize]) -> String {
    counts.iter().map(|one| count(*one)).collect::<Vec<_>>().join(" · ")
}

/// A number in words up to twenty, for headlines: `twelve`, then `21`.
#[must_use]
pub fn spelled(number: usize) -> String {
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
    WORDS.get(number).map_or_else(|| count(number), |word| (*word).to_owned())
}

/// The same text with a capital letter at its start, for a sentence that begins with a number in
/// words or with an id. A symbol such as `α`, `p` or `r*wg` keeps its letter.
#[must_use]
pub fn sentence_start(text: &str) -> String {
    let is_symbol = |first: char| {
        let is_alone = !text.chars().nth(1).is_some_and(char::is_alphabetic);
        is_alone && first != 'a'
    };
    let keeps_its_letter = text.chars().next().is_some_and(is_symbol);
    if keeps_its_letter { text.to_owned() } else { capital(text) }
}

/// The same text with its first letter large.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A list in a sentence: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list_and<T: AsRef<str>>(items: &[T]) -> String {
    list(items, "and")
}

/// The first of `all` items, and how many more there are: `a, b and c`, `a, b and 3 more`.
#[must_use]
pub fn list_some<T: AsRef<str>>(first: &[T], all: usize) -> String {
    match all.saturating_sub(first.len()) {
        0 => list_and(first),
        more => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {more} more", first.join(", "))
        }
    }
}

/// A list of which one is meant: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn list_or<T: AsRef<str>>(items: &[T]) -> String {
    list(items, "or")
}

fn list<T: AsRef<str>>(items: &[T], word: &str) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

/// A day written as `2026-10-12` in words: `12 October 2026`; any other text as it is.
#[must_use]
pub fn day(day: &str) -> String {
    match parse_day(day) {
        Some((year, month, day)) => format!("{day} {month} {year}"),
        None => day.to_owned(),
    }
}

/// Two days in words, without what they share: `12 to 23 October 2026`,
/// `28 September to 3 October 2026`, and one day alone when they are the same.
#[must_use]
pub fn days(first: &str, last: &str) -> String {
    if first == last {
        return day(first);
    }
    let (Some(from), Some(to)) = (parse_day(first), parse_day(last)) else {
        return format!("{} to {}", day(first), day(last));
    };
    match (from, to) {
        ((from_year, ..), (year, ..)) if from_year != year => {
            format!("{} to {}", day(first), day(last))
        }
        ((_, from_month, from), (_, month, _)) if from_month != month => {
            format!("{from} {from_month} to {}", day(last))
        }
        ((_, _, from), _) => format!("{from} to {}", day(last)),
    }
}

/// Year, name of the month, and day of `2026-10-12`.
fn parse_day(day: &str) -> Option<(u16, &'static str, u8)> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = (year.len(), month.len(), day.len()) == (4, 2, 2)
        && parts.next().is_none()
        && [year, month, day].into_iter().all(digits);
    if !is_day {
        return None;
    }
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((year.parse().ok()?, month, day))
}

/// A wave as people read it: `2026-Q4` becomes `2026 Q4`, any other name stays as it is.
#[must_use]
pub fn wave(wave: &str) -> String {
    let is_quarter = |year: &str, quarter: &str| {
        year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(quarter, "Q1" | "Q2" | "Q3" | "Q4")
    };
    match wave.split_once('-') {
        Some((year, quarter)) if is_quarter(year, quarter) => format!("{year} {quarter}"),
        _ => wave.to_owned(),
    }
}
