//! Time stamps, far enough to put answers in order and to know their first and last day.

mod counted;
mod spelled;
mod zones;

use self::spelled::{MONTHS, half};

/// A moment that can be ordered, and the day as the file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// Seconds since 1970 in UTC; a stamp without a zone counts as UTC.
    pub seconds: i64,
    /// Year, month and day as written.
    pub day: (i64, u32, u32),
}

/// A stamp whose day and month may still be either way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    seconds: i32,
    year: u16,
    parts: Parts,
}

/// The two numbers beside the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// Month, then day, as in `2026-10-14`, or day before month with dots.
    Known(u8, u8),
    /// `10/14/2026` or `14/10/2026`.
    EitherWay(u8, u8),
}

/// Which of two numbers is the day; decided by the file as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

impl Stamp {
    /// Reads `2026/10/14 10:10:09 AM GMT+1`, `10/14/2026 10:10:09`, `14.10.2026 10:10`,
    /// `2026-10-14T10:10:09Z`, `Oct 14, 2026 4:30 PM`, `14-Oct-26` and their like.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(stamp) = Self::usual(text.as_bytes()) {
            return Some(stamp);
        }
        let spelled = spelled::plain(text);
        let text = &*spelled;
        let end = text.find([' ', 'T', ',', '\u{A0}', '\u{202F}']).unwrap_or(text.len());
        let (date, clock) = text.split_at(end);
        let in_numbers = date_parts(date).map(|(year, parts)| (year, parts, clock));
        let (year, parts, clock) = in_numbers.or_else(|| with_month_name(text))?;
        let clock = clock.trim_start_matches(['T', ',']).trim();
        let seconds = clock_seconds(&spelled::clock(clock))?;
        let stamp = Self { seconds, year, parts };
        let (first, second) = match parts {
            Parts::Known(month, day) => return stamp.moment(month, day).map(|_| stamp),
            Parts::EitherWay(first, second) => (first, second),
        };
        let either = stamp.moment(first, second).or_else(|| stamp.moment(second, first));
        either.map(|_| stamp)
    }

    /// Reads `2026-10-14 10:10:09` and `2026/10/14 10:10:09`, as most files write them.
    fn usual(text: &[u8]) -> Option<Self> {
        let [y1, y2, y3, y4, mark, m1, m2, second_mark, d1, d2, gap, rest @ ..] = text else {
            return None;
        };
        let [h1, h2, b':', n1, n2, b':', s1, s2] = rest else { return None };
        let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2];
        if !matches!(mark, b'-' | b'/')
            || second_mark != mark
            || !matches!(gap, b' ' | b'T')
            || !digits.iter().all(|digit| digit.is_ascii_digit())
        {
            return None;
        }
        let two = |tens: &u8, ones: &u8| (tens - b'0') * 10 + (ones - b'0');
        let (hour, minute, second) = (two(h1, h2), two(n1, n2), two(s1, s2));
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let (month, day) = (two(m1, m2), two(d1, d2));
        let seconds = i32::from(hour) * 3600 + i32::from(minute) * 60 + i32::from(second);
        let year = u16::from(two(y1, y2)) * 100 + u16::from(two(y3, y4));
        let stamp = Self { seconds, year, parts: Parts::Known(month, day) };
        stamp.moment(month, day).map(|_| stamp)
    }

    /// Whether the stamp has no seconds, as where a tool writes none.
    pub(super) fn is_whole_minute(self) -> bool {
        self.seconds % 60 == 0
    }

    /// The moment, once it is known which number is the day.
    pub(super) fn at(self, order: Order) -> Option<Moment> {
        match (self.parts, order) {
            (Parts::Known(month, day), _)
            | (Parts::EitherWay(day, month), Order::DayFirst)
            | (Parts::EitherWay(month, day), Order::MonthFirst) => self.moment(month, day),
        }
    }

    /// All of it in one word, since there may be a million.
    pub(super) fn pack(self) -> u64 {
        let (either_way, first, second) = match self.parts {
            Parts::Known(month, day) => (0, month, day),
            Parts::EitherWay(first, second) => (1, first, second),
        };
        let parts = u64::from(first) << 8 | u64::from(second);
        let seconds = u64::from(self.seconds.cast_unsigned());
        either_way << 63 | u64::from(self.year) << 48 | parts << 32 | seconds
    }

    /// The stamp of which such a word was made.
    pub(super) fn unpack(word: u64) -> Self {
        let [second, first] = ((word >> 32) as u16).to_le_bytes();
        let parts = match word >> 63 {
            0 => Parts::Known(first, second),
            _ => Parts::EitherWay(first, second),
        };
        let year = (word >> 48) as u16 & 0x7FFF;
        Self { seconds: (word as u32).cast_signed(), year, parts }
    }

    /// The stamp with day and month exchanged, if it states them.
    pub(super) fn turned(self) -> Self {
        match self.parts {
            Parts::Known(month, day) => Self { parts: Parts::Known(day, month), ..self },
            Parts::EitherWay(..) => self,
        }
    }

    /// Whether the form of the stamp says which number is the day.
    pub(super) fn is_known(self) -> bool {
        matches!(self.parts, Parts::Known(..))
    }

    /// Whether both are of one day, whichever number that is.
    pub(super) fn is_of_same_day(self, other: Self) -> bool {
        (self.year, self.parts) == (other.year, other.parts)
    }

    fn moment(self, month: u8, day: u8) -> Option<Moment> {
        let (year, month, day) = (i64::from(self.year), u32::from(month), u32::from(day));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let longest = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=longest).contains(&day).then(|| Moment {
            seconds: days_since_1970(year, month, day) * 86_400 + i64::from(self.seconds),
            day: (year, month, day),
        })
    }
}

/// The order that all stamps of a file allow, if there is only one that does.
///
/// Where both are possible, an export that was written in the order of time decides, from the first to
/// the last answer or the other way round.
pub(super) fn order<I: Iterator<Item = Stamp>>(all: impl Fn() -> I) -> Option<Order> {
    let allowed = |order| all().all(|stamp| stamp.at(order).is_some());
    let seconds = |order| all().filter_map(move |stamp| stamp.at(order)).map(|at| at.seconds);
    let is_sorted = |order| {
        seconds(order).is_sorted() || seconds(order).is_sorted_by(|one, other| one >= other)
    };
    let [day, month] = [Order::DayFirst, Order::MonthFirst];
    if all().all(|stamp| matches!(stamp.parts, Parts::Known(..))) {
        return Some(day);
    }
    let same = all().all(|stamp| stamp.at(day) == stamp.at(month));
    match (allowed(day), allowed(month)) {
        (false, false) => None,
        (true, false) => Some(day),
        (false, true) => Some(month),
        (true, true) if same => Some(day),
        (true, true) => match (is_sorted(day), is_sorted(month)) {
            (true, false) => Some(day),
            (false, true) => Some(month),
            _ => None,
        },
    }
}

/// Whether a text is a day as a spreadsheet writes one, of which it makes `1-3` and its like: with a
/// year, or as `1-Mar` or `Mar-26`.
pub(super) fn is_day(text: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär",
        "mrz", "mai", "okt", "dez", "janv", "févr", "mars", "avr", "juin", "juil", "août", "ene",
        "abr", "ago", "dic",
    ];
    let text = text.trim();
    let Some((first, second)) = text.split_once(['-', '.', ' ', '/']) else { return false };
    let [first, second] = [first, second].map(|part| part.trim().trim_end_matches('.'));
    let is_month = |part: &str| MONTHS.contains(&part.to_lowercase().as_str());
    let is_number = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (is_number(first) && is_month(second))
        || (is_month(first) && is_number(second))
        || Stamp::parse(text).is_some()
}

/// `2026-10-14`
pub(super) fn day(day: (i64, u32, u32)) -> String {
    format!("{:04}-{:02}-{:02}", day.0, day.1, day.2)
}

/// Year, month and day of `Oct 14, 2026`, `14 Oct 2026`, `14. Oktober 2026` or `14-Oct-26`, and the
/// clock behind them.
fn with_month_name(text: &str) -> Option<(u16, Parts, &str)> {
    let is_mark = |letter: char| matches!(letter, ' ' | '-' | '.' | ',' | '/' | '\u{A0}');
    let mut rest = text;
    let mut field = || {
        let end = rest.find(is_mark).unwrap_or(rest.len());
        let (field, behind) = rest.split_at(end);
        rest = behind.trim_start_matches(is_mark);
        field
    };
    let (first, second, third) = (field(), field(), field());
    let month_of = |text: &str| {
        let text = text.to_lowercase();
        MONTHS.iter().position(|names| names.contains(&&*text))
    };
    let (day, month) = match month_of(first) {
        Some(month) => (second, month),
        None => (first, month_of(second)?),
    };
    let year = match third.len() {
        4 => number(third)?,
        2 => 2000 + number(third)?,
        _ => return None,
    };
    let day = u8::try_from(number(day)?).ok()?;
    Some((year, Parts::Known(u8::try_from(month + 1).ok()?, day), rest))
}

fn date_parts(date: &str) -> Option<(u16, Parts)> {
    let mark = date.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(mark, '/' | '-' | '.') {
        return None;
    }
    let mut fields = date.trim_end_matches('.').split(mark);
    let [first, second, third] = [fields.next()?, fields.next()?, fields.next()?];
    if fields.next().is_some() {
        return None;
    }
    let short = |digits: &str| number(digits).and_then(|number| u8::try_from(number).ok());
    if first.len() == 4 {
        return Some((number(first)?, Parts::Known(short(second)?, short(third)?)));
    }
    let year = match third.len() {
        4 => number(third)?,
        2 => 2000 + number(third)?,
        _ => return None,
    };
    let (first, second) = (short(first)?, short(second)?);
    let parts =
        if mark == '.' { Parts::Known(second, first) } else { Parts::EitherWay(first, second) };
    Some((year, parts))
}

/// The second that a time stamp states, as its digits; the minutes of a zone are none.
pub(super) fn second_of(stamp: &str) -> Option<&str> {
    let is_clock = |letter: char| letter.is_ascii_digit() || letter == ':';
    let clock = stamp.split(|letter| !is_clock(letter)).find(|part| part.contains(':'))?;
    clock.split(':').nth(2).filter(|second| !second.is_empty())
}

/// Seconds since midnight in UTC; negative or beyond a day where the zone moves it.
fn clock_seconds(clock: &str) -> Option<i32> {
    if clock.is_empty() {
        return Some(0);
    }
    let (clock, before) =
        half(clock).map_or((clock, None), |(is_late, rest)| (rest, Some(is_late)));
    let end = clock.find(|letter: char| !letter.is_ascii_digit() && letter != ':');
    let (time, mut rest) = clock.split_at(end.unwrap_or(clock.len()));
    let mut fields = time.split(':').map(number);
    let (mut hour, minute) = (fields.next()??, fields.next()??);
    let second = fields.next().unwrap_or(Some(0))?;
    if fields.next().is_some() {
        return None;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
    }
    rest = rest.trim_start();
    let behind = half(rest).filter(|_| before.is_none());
    rest = behind.map_or(rest, |(_, rest)| rest);
    if let Some(is_late) = before.or(behind.map(|(is_late, _)| is_late)) {
        // In Japanese and Chinese, the hour after midnight may be 0.
        if hour > 12 {
            return None;
        }
        hour = hour % 12 + if is_late { 12 } else { 0 };
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(
        i32::from(hour) * 3600 + i32::from(minute) * 60 + i32::from(second) - zones::seconds(rest)?,
    )
}

/// One to four digits.
fn number(digits: &str) -> Option<u16> {
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// Days in the Gregorian calendar since 1970-01-01, after Howard Hinnant's `days_from_civil`.
fn days_since_1970(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * i64::from((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str, order: Order) -> Option<i64> {
        Stamp::parse(text).and_then(|stamp| stamp.at(order)).map(|moment| moment.seconds)
    }

    #[test]
    fn the_same_moment_in_many_forms() {
        let expected = Some(1_791_972_609);
        for text in [
            "2026/10/14 11:10:09 AM GMT+1",
            "2026/10/14 10:10:09",
            "2026-10-14 10:10:09",
            "2026-10-14T10:10:09",
            "2026/10/14 4:40:09 AM GMT-5:30",
            "2026-10-14T10:10:09Z",
            "2026-10-14T12:10:09.250+02:00",
            "2026-10-14 10:10:09 UTC",
            "14.10.2026 10:10:09",
            "14/10/2026 10:10:09",
            "14-10-26, 10:10:09",
            "Oct 14, 2026 10:10:09 AM",
            "October 14, 2026 at 10:10:09 AM",
            "14 Oct 2026 10:10:09",
            "14-Oct-26 10:10:09",
            "14. Oktober 2026, 10:10:09",
            "14. Oktober 2026 um 10:10:09",
            "14 octobre 2026 à 10:10:09",
            "14/10/2026 10:10:09 a. m.",
            "14/10/2026 10:10:09 a.\u{A0}m.",
            "2026/10/14 午前 10:10:09",
            "2026/10/14 7:10:09 午後 GMT+9",
            "2026. 10. 14. 오전 10:10:09",
            "2026. 10. 14 오전 10:10:09",
        ] {
            assert_eq!(seconds(text, Order::DayFirst), expected, "{text}");
            let stamp = Stamp::parse(text).unwrap();
            assert_eq!(Stamp::unpack(stamp.pack()), stamp);
        }
        assert_eq!(seconds("10/14/2026 10:10:09", Order::MonthFirst), expected);
        assert_eq!(seconds("2026/10/14 12:00:00 AM", Order::DayFirst).map(|s| s % 86_400), Some(0));
        assert_eq!(
            seconds("2026/10/14 12:00 p.m.", Order::DayFirst).map(|s| s % 86_400),
            Some(43_200)
        );
    }

    #[test]
    fn what_is_not_a_stamp_is_not_read_as_one() {
        for text in [
            "",
            "Total",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "10:10",
            "1/2/3/4",
            "2026-10-14 25:00",
            "2026-10-14 noon",
            "31/31/2026",
            "Oct 32, 2026",
            "Max 14, 2026",
            "Oct 14",
            "14 Oct 2026 noon",
            "−1",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_file_as_a_whole_decides_which_number_is_the_day() {
        let of = |texts: &[&str]| order(|| texts.iter().map(|text| Stamp::parse(text).unwrap()));
        assert_eq!(of(&["10/11/2026", "10/14/2026"]), Some(Order::MonthFirst));
        assert_eq!(of(&["10/11/2026", "14/11/2026"]), Some(Order::DayFirst));
        assert_eq!(of(&["14/11/2026", "11/14/2026"]), None);
        assert_eq!(of(&["10/09/2026", "11/09/2026", "01/10/2026"]), Some(Order::DayFirst));
        assert_eq!(of(&["01/10/2026", "11/09/2026", "10/09/2026"]), Some(Order::DayFirst));
        // From the last answer to the first in one way, and from the first to the last in the other.
        assert_eq!(of(&["02/11/2026", "09/10/2026", "12/09/2026"]), None);
        assert_eq!(of(&["10/11/2026", "10/11/2026"]), None);
        assert_eq!(of(&["10/10/2026"]), Some(Order::DayFirst));
    }

    #[test]
    fn a_day_is_known_as_a_spreadsheet_writes_it() {
        for text in ["1-Mar", "Mar-01", "3. Okt", "2026-03-01", "01.03.2026", "2026-03-01 00:00:00"]
        {
            assert!(is_day(text), "{text}");
        }
        for text in ["Plan", "1-3", "Short Term", "May be", "Mars", "2026", "3-1-x"] {
            assert!(!is_day(text), "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days_since_1970(1970, 1, 1), 0);
        assert_eq!(days_since_1970(2000, 2, 29), 11_016);
        assert_eq!(days_since_1970(1969, 12, 31), -1);
    }

    #[test]
    fn half_of_a_moment_is_none() {
        for text in ["20261018T", "20261018T08", "20261018T08½300", "20261018T0833000Z"] {
            assert_eq!(Stamp::counted(text), None, "{text}");
        }
        for text in ["2026-10-14 10:10:09 +1½1", "2026-10-14 10:10:09 +½1", "2026-10-1½ 10:10"] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_moment_or_none(
            text in "\\PC{0,12}",
            near in "[0-9]{4,14}[-/.T :]{0,2}[0-9½é:APMZ+ -]{0,18}",
        ) {
            for text in [text, near] {
                let found = [Stamp::parse(&text), Stamp::counted(&text)];
                for stamp in found.into_iter().flatten() {
                    proptest::prop_assert!(stamp.seconds.abs() <= 2 * 86_400, "{text}");
                }
            }
        }
    }
}
