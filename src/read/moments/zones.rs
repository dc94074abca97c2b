//! Zones of time, by their names and by their hours.

use super::number;

/// Hours before or behind UTC of the zones whose names stand for one only, in summer and in winter.
const ZONES: &[(&str, i32)] = &[
    ("WET", 0),
    ("WEST", 1),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("MEZ", 1),
    ("MESZ", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("JST", 9),
    ("KST", 9),
    ("AEST", 10),
    ("AEDT", 11),
    ("NZST", 12),
    ("NZDT", 13),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// `Z`, `UTC`, `CEST`, `GMT+1`, `GMT-5:30`, `+0100`; another name of a zone is taken as UTC, since within
/// one file it moves all stamps alike.
pub(super) fn seconds(zone: &str) -> Option<i32> {
    let name = zone.bytes().take_while(u8::is_ascii_alphabetic).count();
    let offset = zone[name..].trim();
    if name > 5 {
        return None;
    }
    let (sign, digits) = match (offset.strip_prefix('+'), offset.strip_prefix(['-', '−'])) {
        (Some(digits), _) => (1, digits),
        (None, Some(digits)) => (-1, digits),
        (None, None) => {
            let known = ZONES.iter().find(|(known, _)| known.eq_ignore_ascii_case(&zone[..name]));
            return offset.is_empty().then(|| known.map_or(0, |(_, hours)| hours * 3600));
        }
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (number(hours)?, number(minutes)?),
        None if digits.len() == 4 && digits.is_ascii() => {
            (number(&digits[..2])?, number(&digits[2..])?)
        }
        None => (number(digits)?, 0),
    };
    (hours < 24 && minutes < 60).then(|| sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60))
}

#[cfg(test)]
mod tests {
    use super::super::Stamp;

    #[test]
    fn a_zone_counts_by_its_name() {
        let at = |zone: &str| {
            Stamp::parse(&format!("2026-10-14 10:00:00 {zone}")).map(|one| one.seconds)
        };
        let [utc, cest, est, pdt] = ["UTC", "cest", "EST", "PDT"].map(at);
        let hours = |one: Option<i32>| (one.expect("it is read") - utc.expect("so is this")) / 3600;
        assert_eq!([cest, est, pdt].map(hours), [-2, 5, 7]);
        assert_eq!(at("XYZ"), utc, "an unknown zone moves all alike");
    }
}
