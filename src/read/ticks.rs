//! What tools write below a choice that was taken, and below one that was not.

use super::words::words;

/// Below one that was taken; spreadsheets write `TRUE` in the language of their user.
const TAKEN: &[&str] = &[
    "1",
    "1 0",
    "x",
    "on",
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
    "verdadeiro",
    "j",
    "quoted",
    "angekreuzt",
    "ausgewählt",
    "coché",
    "sélectionné",
    "marcado",
    "seleccionado",
    "selecionado",
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
    "off",
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
    // R writes so what is missing.
    "na",
    "not quoted",
    "nicht angekreuzt",
    "nicht ausgewählt",
    "non coché",
    "non sélectionné",
    "no marcado",
    "no seleccionado",
    "não selecionado",
];

/// Whether a cell below a choice says that it was taken, or that it was not; none when it says
/// something else.
pub(super) fn is_taken(cell: &str) -> Option<bool> {
    let text = words(cell);
    let ticked = text.is_empty() && cell.contains(['✓', '✔', '☑', '●']);
    if ticked || TAKEN.contains(&text.as_str()) {
        return Some(true);
    }
    let unticked = text.is_empty() && is_denied(cell);
    let is_not = unticked || NOT_TAKEN.contains(&text.as_str()) || text == "not selected";
    is_not.then_some(false)
}

/// Whether a cell marks what it holds as not chosen: `☐ Vision`, `[ ] Vision`, `<s>Vision</s>`.
pub(super) fn is_denied(cell: &str) -> bool {
    const EMPTY: [&str; 4] = ["[ ]", "[]", "( )", "[-]"];
    const STRUCK: [&str; 3] = ["<s>", "<del>", "<strike>"];
    let signs = ['☐', '⬜', '◻', '❌', '❎', '✗', '✘', '☒', '✖', '⨯', '🚫', '⛔', '≠', '¬'];
    cell.contains(signs)
        || cell.starts_with('!')
        || EMPTY.iter().any(|mark| cell.starts_with(mark) || cell.ends_with(mark))
        || (cell.contains('<') && {
            let lower = cell.to_lowercase();
            STRUCK.iter().any(|tag| lower.contains(tag))
        })
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
            ("VERDADEIRO", "FALSO"),
            ("Selected", "Not selected"),
            ("Quoted", "Not quoted"),
            ("angekreuzt", "nicht angekreuzt"),
            ("J", "N"),
            ("1", "NA"),
        ] {
            assert_eq!((is_taken(yes), is_taken(no)), (Some(true), Some(false)), "{yes}");
        }
        assert_eq!(is_taken("☑"), Some(true));
        assert_eq!(
            (is_taken("☐"), is_taken("✗"), is_taken("[ ]")),
            (Some(false), Some(false), Some(false))
        );
        assert_eq!((is_taken("On"), is_taken("Off")), (Some(true), Some(false)));
        assert_eq!(is_taken("Vision"), None);
    }

    #[test]
    fn what_a_mark_denies_is_not_chosen() {
        for cell in
            ["☐ Vision", "[ ] Vision", "Vision ✗", "❌ Vision", "<DEL>Vision</DEL>", "!Vision"]
        {
            assert!(is_denied(cell), "{cell}");
        }
        for cell in ["☑ Vision", "• Vision", "[x] Vision", "- Vision", "Vision!", "<b>Vision</b>"]
        {
            assert!(!is_denied(cell), "{cell}");
        }
    }
}
