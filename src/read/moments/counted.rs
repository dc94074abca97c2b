//! Moments as numbers: seconds or milliseconds since 1970, days of a spreadsheet, digits without marks.

use super::{Parts, Stamp};

/// The day 0 of a spreadsheet, 1899-12-30, in days since 1970.
const DAY_OF_SPREADSHEET: i64 = -25_569;
/// Seconds of a day.
const DAY: i64 = 86_400;
/// The first and the last year that such a number can mean.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2100;

impl Stamp {
    /// Reads `1792312380`, `1792312380000`, `46313.35625`, `20261018`, `20261018083300` and
    /// `20261018T083300Z`, where a column is known to hold moments: elsewhere they are numbers like
    /// any other.
    pub(in crate::read) fn counted(text: &str) -> Option<Self> {
        let text = text.trim();
        let whole = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = text.split_at(whole);
        let number: i64 = digits.parse().ok()?;
        let stamp = match (whole, rest) {
            (10, "") => Self::since_1970(number)?,
            (13, "") => Self::since_1970(number / 1000)?,
            (8, "") => Self::written(&format!("{digits}000000"))?,
            (14, "") => Self::written(digits)?,
            (8, _) if rest.starts_with('T') => {
                let clock = rest[1..].strip_suffix('Z').unwrap_or(&rest[1..]);
                let plain = clock.len() == 6 && clock.bytes().all(|byte| byte.is_ascii_digit());
                if !plain {
                    return None;
                }
                Self::written(&format!("{digits}{clock}"))?
            }
            (5, _) => Self::since_1970((number + DAY_OF_SPREADSHEET) * DAY + part_of_day(rest)?)?,
            _ => return None,
        };
        YEARS.contains(&stamp.year).then_some(stamp)
    }

    fn since_1970(seconds: i64) -> Option<Self> {
        let (year, month, day) = civil(seconds.div_euclid(DAY));
        let seconds = i32::try_from(seconds.rem_euclid(DAY)).ok()?;
        Some(Self { seconds, year: u16::try_from(year).ok()?, parts: Parts::Known(month, day) })
    }

    /// `20261018083300`: fourteen digits.
    fn written(digits: &str) -> Option<Self> {
        let [date, clock] = [&digits[..8], &digits[8..]];
        Self::parse(&format!(
            "{}-{}-{} {}:{}:{}",
            &date[..4],
            &date[4..6],
            &date[6..],
            &clock[..2],
            &clock[2..4],
            &clock[4..]
        ))
    }
}

/// The seconds of a day that decimals say.
fn part_of_day(decimals: &str) -> Option<i64> {
    if decimals.is_empty() {
        return Some(0);
    }
    let digits = decimals.strip_prefix(['.', ','])?;
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let part: f64 = format!("0.{digits}").parse().ok().filter(|_| plain)?;
    Some((part * DAY as f64).round() as i64)
}

/// Year, month and day of the days since 1970, after Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> (i64, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::super::{Order, days_since_1970};
    use super::*;

    #[test]
    fn a_moment_may_be_a_number() {
        let expected =
            Stamp::parse("2026-10-18 08:33:00").and_then(|stamp| stamp.at(Order::DayFirst));
        for text in [
            "1792312380",
            "1792312380000",
            "46313.356250",
            "46313,35625",
            "20261018083300",
            "20261018T083300Z",
        ] {
            let found = Stamp::counted(text).and_then(|stamp| stamp.at(Order::DayFirst));
            assert_eq!(found, expected, "{text}");
        }
        let day = Stamp::counted("46313").and_then(|stamp| stamp.at(Order::DayFirst));
        assert_eq!(day.map(|moment| moment.day), Some((2026, 10, 18)));
        for text in ["12", "20269918", "46313.", "20261018993300", "99999", "20261018T0833", ""] {
            assert_eq!(Stamp::counted(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_counted_forwards_as_it_is_backwards() {
        for days in [-719_162, -1, 0, 58, 59, 60, 10_957, 11_016, 20_744, 47_540] {
            let (year, month, day) = civil(days);
            assert_eq!(days_since_1970(year, month.into(), day.into()), days);
        }
    }
}
