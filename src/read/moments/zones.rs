//! The zone behind a moment.

use super::number;

/// `Z`, `UTC`, `GMT+1`, `GMT-5:30`, `+0100`; another name of a zone is taken as UTC, since within one
/// file it moves all stamps alike.
pub(super) fn seconds(zone: &str) -> Option<i32> {
    let name = zone.bytes().take_while(u8::is_ascii_alphabetic).count();
    let offset = zone[name..].trim();
    if name > 5 {
        return None;
    }
    let (sign, digits) = match (offset.strip_prefix('+'), offset.strip_prefix(['-', '−'])) {
        (Some(digits), _) => (1, digits),
        (None, Some(digits)) => (-1, digits),
        (None, None) => return offset.is_empty().then_some(0),
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
