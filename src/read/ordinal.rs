//! A place in an order as people and tools write it: `2`, `2nd`, `Rank 2`, `Second choice`.

use super::words::words;

/// What stands beside the number of a place.
const BESIDE: &[&str] = &[
    "rank",
    "ranking",
    "ranked",
    "choice",
    "place",
    "position",
    "priority",
    "preference",
    "no",
    "wahl",
    "platz",
    "rang",
    "choix",
    "opción",
    "lugar",
    "opção",
    "escolha",
    "scelta",
];
const SPELLED: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
/// What ends a number that counts places.
const ENDS: &[&str] = &["ème", "ère", "st", "nd", "rd", "th", "er", "e"];

/// The place that a text names and nothing else, from 1.
pub(super) fn ordinal(text: &str) -> Option<usize> {
    // `1º` and `1ª`, whose signs are letters among words.
    let text = words(&text.replace(['º', 'ª'], ""));
    let mut own = text.split(' ').filter(|word| !BESIDE.contains(word));
    let place = own.next()?;
    if own.next().is_some() {
        return None;
    }
    if let Some(at) = SPELLED.iter().position(|word| *word == place) {
        return Some(at + 1);
    }
    let digits = ENDS.iter().find_map(|end| place.strip_suffix(end)).unwrap_or(place);
    let is_short = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|&place| is_short && place > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_an_order_is_read_in_its_usual_forms() {
        for text in [
            "2",
            "Rank 2",
            "2nd",
            "2nd choice",
            "Second choice",
            "#2",
            "Choice 2",
            "2. Wahl",
            "2ème choix",
            "2º",
            "2.ª opción",
        ] {
            assert_eq!(ordinal(text), Some(2), "{text}");
        }
        for text in ["Plan", "Plan 2", "Rank", "", "0", "2nd 3rd", "2026"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }
}
