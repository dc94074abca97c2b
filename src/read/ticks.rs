//! What tools write below a choice that was taken, and below one that was not.

use super::words::words;

/// Below one that was taken; spreadsheets write `TRUE` in the language of their user.
const TAKEN: &[&str] = &[
    "1",
    "1 0",
    "x",
    "yes",
    "y",
    "true",
    "checked",
    "selected",
    "ja",
    "wahr",
    "oui",
    "vrai",
    "sí",
    "si",
    "verdadero",
    "vero",
    "sim",
    "waar",
    "sant",
    "sand",
    "tak",
    "prawda",
];

/// Below one that was not.
const NOT_TAKEN: &[&str] = &[
    "0",
    "0 0",
    "no",
    "n",
    "false",
    "unchecked",
    "nein",
    "falsch",
    "non",
    "faux",
    "falso",
    "não",
    "nee",
    "onwaar",
    "nej",
    "falskt",
    "falsk",
    "nie",
    "fałsz",
];

/// Whether a cell below a choice says that it was taken, or that it was not; none when it says
/// something else.
pub(super) fn is_taken(cell: &str) -> Option<bool> {
    let text = words(cell);
    let ticked = text.is_empty() && cell.contains(['✓', '✔', '☑', '●']);
    if ticked || TAKEN.contains(&text.as_str()) {
        return Some(true);
    }
    let is_not = NOT_TAKEN.contains(&text.as_str()) || text == "not selected";
    is_not.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_is_known_in_the_language_of_the_spreadsheet() {
        for (yes, no) in [
            ("1", "0"),
            ("Yes", "No"),
            ("TRUE", "FALSE"),
            ("WAHR", "FALSCH"),
            ("VRAI", "FAUX"),
            ("VERDADERO", "FALSO"),
            ("Selected", "Not selected"),
        ] {
            assert_eq!((is_taken(yes), is_taken(no)), (Some(true), Some(false)), "{yes}");
        }
        assert_eq!(is_taken("☑"), Some(true));
        assert_eq!(is_taken("Vision"), None);
    }
}
