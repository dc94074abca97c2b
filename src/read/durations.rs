//! How long answering took: what a column says, or the time between two moments.
//!
//! What cannot be so is not told: no time at all, an end before the beginning, or moments to the minute.

use super::entries::Entries;
use super::moments::{Order, Stamp, order};
use super::words::words;

/// What a plain number in a column of durations counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Seconds,
    Minutes,
    /// The header does not say.
    Unsaid,
}

/// What a row says of how long answering took.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) enum Lasted {
    /// Nothing that can be used.
    #[default]
    Unknown,
    /// So many seconds.
    Seconds(u32),
    /// So many of something, which may be seconds.
    Number(u32),
    /// As long as it is from one moment to the other.
    Between(Stamp, Stamp),
}

/// How long answering took, in seconds, and whether plain numbers are no seconds.
#[derive(Debug, Default)]
pub(super) struct Durations {
    /// One per entry; empty when no entry has one.
    pub seconds: Vec<Option<usize>>,
    /// Whether the column has numbers that nobody's seconds can be.
    pub doubtful: bool,
}

/// Longer than any form is open; no number beyond is read.
const LONGEST: f64 = 1e9;

impl Unit {
    /// What a header of a column of durations says of its numbers.
    pub(super) fn of(header: &str) -> Self {
        const SECONDS: &[&str] =
            &["second", "sekunde", "seconde", "segundo", "secondi", "interviewtime"];
        let words = words(header);
        let is_short = |short: &str| words.split(' ').any(|word| word == short);
        if SECONDS.iter().any(|one| words.contains(one))
            || ["s", "sec", "secs"].map(is_short).contains(&true)
        {
            Self::Seconds
        } else if ["minut", "minuut"].iter().any(|one| words.contains(one))
            || ["min", "mins"].map(is_short).contains(&true)
        {
            Self::Minutes
        } else {
            Self::Unsaid
        }
    }

    /// Reads `205`, `205.4`, `00:03:25`, `3m 25s`, `3 min 25 sec`, `PT3M25S` and their like.
    ///
    /// `3:25` may be minutes or hours, and is not read.
    pub(super) fn read(self, cell: &str) -> Lasted {
        let number = decimal(cell);
        let seconds = match (number, self) {
            (Some(number), Self::Unsaid) if (0.0..LONGEST).contains(&number) => {
                return Lasted::Number(number as u32);
            }
            (Some(number), Self::Minutes) => Some(number * 60.0),
            (Some(number), Self::Seconds | Self::Unsaid) => Some(number),
            (None, _) => clock(cell).or_else(|| spelled(cell)),
        };
        let seconds = seconds.filter(|seconds| (0.0..LONGEST).contains(seconds));
        seconds.map_or(Lasted::Unknown, |seconds| Lasted::Seconds(seconds as u32))
    }
}

/// A number with at most one mark, of which a comma is none where it may part thousands.
fn decimal(text: &str) -> Option<f64> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = match text.split_once([',', '.']) {
        None => is_number(text),
        Some((whole, part)) => {
            is_number(whole) && is_number(part) && (text.contains('.') || part.len() != 3)
        }
    };
    text.replace(',', ".").parse().ok().filter(|_| plain)
}

/// `00:03:25` or `3:25:10.5`
fn clock(text: &str) -> Option<f64> {
    let mut fields = text.split(':');
    let [hours, minutes, seconds] = [fields.next()?, fields.next()?, fields.next()?].map(decimal);
    if fields.next().is_some() {
        return None;
    }
    let (minutes, seconds) = (minutes?, seconds?);
    (minutes < 60.0 && seconds < 60.0).then_some(hours? * 3600.0 + minutes * 60.0 + seconds)
}

/// `3m 25s`, `3 minutes and 25 seconds`, `PT3M25S`
fn spelled(text: &str) -> Option<f64> {
    const UNITS: [(&[&str], f64); 4] = [
        (&["d", "day", "days"], 86_400.0),
        (&["h", "hr", "hrs", "hour", "hours", "std"], 3600.0),
        (&["m", "min", "mins", "minute", "minutes", "minuten"], 60.0),
        (&["s", "sec", "secs", "second", "seconds", "sek", "sekunden"], 1.0),
    ];
    let text = text.to_lowercase();
    let mut rest = text.strip_prefix('p').unwrap_or(&text).trim_start();
    let mut sum = None;
    while !rest.is_empty() {
        rest = rest.strip_prefix('t').or_else(|| rest.strip_prefix("and ")).unwrap_or(rest);
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        let number = decimal(&rest[..end])?;
        rest = rest[end..].trim_start();
        let end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        // The next part of `1DT2H` begins with a `T`.
        let end = if rest[..end].ends_with('t') { end - 1 } else { end };
        let (_, factor) = UNITS.iter().find(|(names, _)| names.contains(&&rest[..end]))?;
        sum = Some(sum.unwrap_or(0.0) + number * factor);
        rest = rest[end..].trim_start_matches(['.', ',', ' ']);
    }
    sum
}

/// What the rows say, put together: of all their moments, which number is the day; of all their plain
/// numbers, whether people can have answered so many traits in so many seconds.
pub(super) fn of(entries: &Entries, traits: usize) -> Durations {
    let lasted = entries.lasted();
    let stamps = || {
        lasted.iter().flat_map(|lasted| match lasted {
            Lasted::Between(began, ended) => vec![*began, *ended],
            Lasted::Unknown | Lasted::Seconds(_) | Lasted::Number(_) => Vec::new(),
        })
    };
    let to_the_minute = stamps().all(Stamp::is_whole_minute);
    let order = order(stamps);
    let mut numbers: Vec<u32> = lasted
        .iter()
        .filter_map(|lasted| match lasted {
            Lasted::Number(number) => Some(*number),
            Lasted::Unknown | Lasted::Seconds(_) | Lasted::Between(..) => None,
        })
        .collect();
    numbers.sort_unstable();
    let doubtful = numbers.get(numbers.len() / 2).is_some_and(|&median| (median as usize) < traits);
    let seconds = |lasted: &Lasted| {
        let seconds = match *lasted {
            Lasted::Unknown => None,
            Lasted::Seconds(seconds) => Some(i64::from(seconds)),
            Lasted::Number(number) => Some(i64::from(number)).filter(|_| !doubtful),
            Lasted::Between(began, ended) => {
                between(began, ended, order).filter(|_| !to_the_minute)
            }
        };
        // Nobody answers in no time: such a row was written by a program.
        seconds.and_then(|seconds| usize::try_from(seconds).ok()).filter(|&seconds| seconds > 0)
    };
    Durations { seconds: lasted.iter().map(seconds).collect(), doubtful }
}

/// From one moment to the other; none where that depends on which number is the day.
fn between(began: Stamp, ended: Stamp, order: Option<Order>) -> Option<i64> {
    let in_order = |order| Some(ended.at(order)?.seconds - began.at(order)?.seconds);
    match order {
        Some(order) => in_order(order),
        None => {
            let [one, other] = [Order::DayFirst, Order::MonthFirst].map(in_order);
            one.filter(|_| one == other)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_read_in_its_usual_forms() {
        for text in [
            "205",
            "205.4",
            "205,4",
            "00:03:25",
            "0:03:25",
            "3m 25s",
            "3 min 25 sec",
            "3min. 25s",
            "3 minutes and 25 seconds",
            "PT3M25S",
            "PT00H03M25S",
            "205 s",
            "3 minutes, 25 seconds",
        ] {
            assert_eq!(Unit::Seconds.read(text), Lasted::Seconds(205), "{text}");
        }
        assert_eq!(Unit::Minutes.read("3.5"), Lasted::Seconds(210));
        assert_eq!(Unit::Unsaid.read("205"), Lasted::Number(205));
        assert_eq!(Unit::Unsaid.read("3m25s"), Lasted::Seconds(205));
        assert_eq!(Unit::Seconds.read("P1DT1H"), Lasted::Seconds(90_000));
        assert_eq!(Unit::Seconds.read("48:00:01"), Lasted::Seconds(172_801));
    }

    #[test]
    fn what_is_no_duration_is_not_read_as_one() {
        for text in [
            "",
            "-5",
            "\u{2212}5",
            "3:25",
            "1:2:3:4",
            "00:99:00",
            "soon",
            "3 pints",
            "PT",
            "1,234",
            "12 13",
            "NaN",
            "inf",
            "1e3",
            "99999999999999",
            "long: 5 min",
            "min",
        ] {
            for unit in [Unit::Seconds, Unit::Minutes, Unit::Unsaid] {
                assert_eq!(unit.read(text), Lasted::Unknown, "{text}");
            }
        }
    }

    #[test]
    fn a_header_names_the_unit_or_does_not() {
        for (header, unit) in [
            ("Duration (in seconds)", Unit::Seconds),
            ("Dauer (in Sekunden)", Unit::Seconds),
            ("interviewtime", Unit::Seconds),
            ("Time taken (s)", Unit::Seconds),
            ("Seconds", Unit::Seconds),
            ("Time taken (minutes)", Unit::Minutes),
            ("Duration [min]", Unit::Minutes),
            ("Duration", Unit::Unsaid),
            ("Time spent", Unit::Unsaid),
        ] {
            assert_eq!(Unit::of(header), unit, "{header}");
        }
    }
}
