//! What stands in a cell in the place of an answer: nothing, something outside every scale, an error.

use super::super::ticks::is_taken;
use super::super::words::words;

/// What a cell says of when somebody was asked, beside something that happened.
const BEFORE_OR_AFTER: &[&str] = &[
    "before", "after", "pre", "post", "baseline", "follow", "followup", "vor", "vorher", "nach",
    "nachher", "avant", "après", "antes", "después", "depois", "prima", "dopo", "voor", "na",
];

/// Whether a cell tells one wave from another: `Before the workshop`, `2026-Q4`, `Autumn 2026`.
pub(in crate::read) fn is_of_a_wave(cell: &str) -> bool {
    let words = words(cell);
    let is_year = |word: &str| word.len() == 4 && word.starts_with("20");
    let is_quarter = |word: &str| matches!(word, "q1" | "q2" | "q3" | "q4");
    let has = |fits: &dyn Fn(&str) -> bool| words.split(' ').any(fits);
    has(&|word| BEFORE_OR_AFTER.contains(&word)) || has(&is_year) || has(&is_quarter)
}

/// Whether a cell says that an answer is of before or of after, and nothing else.
pub(in crate::read) fn is_before_or_after(cell: &str) -> bool {
    const BESIDE: [&str; 7] = ["test", "survey", "training", "workshop", "up", "1", "2"];
    let words = words(cell);
    let mut words = words.split(' ');
    // R writes `NA` where nothing was said.
    let is_it = |word: &str| BEFORE_OR_AFTER.contains(&word) && word != "na";
    words.next().is_some_and(is_it)
        && words.all(|word| BESIDE.contains(&word) || BEFORE_OR_AFTER.contains(&word))
}

/// What a tool writes where a response was not finished, beside what says no.
const UNFINISHED: &[&str] = &[
    "partial",
    "partially completed",
    "incomplete",
    "started",
    "in progress",
    "not finished",
    "abandoned",
    "abgebrochen",
    "in bearbeitung",
    "nicht abgeschlossen",
    "not complete",
    "not completed",
    "teilweise",
    "unvollständig",
    "incomplet",
    "incomplète",
    "partiel",
    "partielle",
    "incompleto",
    "incompleta",
    "no completado",
    "parcial",
    "parziale",
    "onvolledig",
];

/// Whether a cell of a column about the end of the form says that it was not reached.
pub(in crate::read) fn is_unfinished(cell: &str) -> bool {
    UNFINISHED.contains(&words(cell).as_str()) || is_no(cell)
}

/// A number that may stand before a sign of per cent.
pub(in crate::read) fn percent(cell: &str) -> Option<f64> {
    cell.trim_end_matches(['%', ' ', '\u{a0}']).replace(',', ".").parse().ok()
}

/// Whether the status of a response says that the end of the form was reached.
pub(in crate::read) fn is_finished(cell: &str) -> bool {
    const FINISHED: [&str; 12] = [
        "complete",
        "completed",
        "finished",
        "submitted",
        "abgeschlossen",
        "beendet",
        "vollständig",
        "terminé",
        "complet",
        "completado",
        "completato",
        "voltooid",
    ];
    FINISHED.contains(&words(cell).as_str())
}

/// Whether a cell of a column about tests or about what counts says yes.
pub(in crate::read) fn is_yes(cell: &str) -> bool {
    is_taken(cell) == Some(true) || matches!(words(cell).as_str(), "test" | "preview")
}

/// Whether a cell says yes and why: `Yes - a test`, `x (left)`.
pub(in crate::read) fn is_yes_with_reason(cell: &str) -> bool {
    let parts = cell.split_once([',', ';', ':', '(', '–', '—']).or_else(|| cell.split_once(" - "));
    parts.is_some_and(|(said, _)| is_taken(said) == Some(true))
}

/// What makes it doubtful whether a response that is marked is to be left out after all.
const DOUBTS: &[&str] = &[
    "but",
    "keep",
    "kept",
    "ask",
    "check",
    "except",
    "however",
    "unless",
    "maybe",
    "perhaps",
    "different",
    "note",
    "aber",
    "behalten",
    "fragen",
    "klären",
    "außer",
    "vielleicht",
    "mais",
    "garder",
    "sauf",
    "pero",
    "salvo",
    "maar",
];

/// Whether a cell of a column of marks says yes or no, and something that may take it back:
/// `Yes, but a different person`, `x?`.
pub(in crate::read) fn is_in_doubt(cell: &str) -> bool {
    let is_said = |cell: &str| is_taken(cell).is_some() || is_yes_with_reason(cell);
    cell.contains(['?', '？']) && is_said(cell.trim_end_matches(['?', '？', ' ']))
        || is_yes_with_reason(cell) && words(cell).split(' ').any(|word| DOUBTS.contains(&word))
}

/// Whether a cell of a column about what counts says that the response does not.
pub(in crate::read) fn is_no(cell: &str) -> bool {
    // R writes `NA` for what is missing.
    is_taken(cell) == Some(false) && words(cell) != "na"
}

/// What stands below `Exclude` beside a response that is not to be counted, and below `Include`, too.
const DROPPED: &[&str] = &[
    "exclude",
    "excluded",
    "delete",
    "deleted",
    "drop",
    "dropped",
    "ignore",
    "ignored",
    "remove",
    "removed",
    "invalid",
    "not valid",
    "not ok",
    "ausschließen",
    "ausgeschlossen",
    "gelöscht",
    "löschen",
    "ungültig",
];

/// What stands below `Include` beside one that is.
const KEPT: &[&str] = &[
    "include",
    "included",
    "keep",
    "kept",
    "valid",
    "ok",
    "counts",
    "einschließen",
    "behalten",
    "gültig",
];

/// Whether a cell says, in the words of such a column, that the response does not count.
pub(in crate::read) fn is_dropped(cell: &str) -> bool {
    DROPPED.contains(&words(cell).as_str())
}

/// Why somebody leaves out a response, at the beginning of what stands below `Exclude`. That it is a duplicate is
/// no reason to leave out both of two rows.
const REASONS: &[&str] = &[
    "test",
    "spam",
    "bot",
    "speeder",
    "straightliner",
    "incomplete",
    "left company",
    "left the company",
    "left the firm",
    "left the organisation",
    "left the organization",
    "left the team",
    "no longer with",
    "withdrew",
    "withdrawn",
    "opted out",
    "ausgeschieden",
];

/// Whether a cell says why a response is left out, and nothing that may take it back.
pub(in crate::read) fn is_reason_to_drop(cell: &str) -> bool {
    let words = words(cell);
    let begins = |reason: &&str| {
        words.strip_prefix(reason).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let is_doubtful = || words.split(' ').any(|word| DOUBTS.contains(&word) || word == "not");
    REASONS.iter().any(begins) && !cell.contains(['?', '？']) && !is_doubtful()
}

/// Whether a cell holds a cross, which says no or marks what is meant.
pub(in crate::read) fn is_cross(cell: &str) -> bool {
    words(cell).is_empty() && cell.contains(['❌', '❎', '✗', '✘', '☒', '✖'])
}

/// Whether a cell says, in the words of such a column, that the response counts.
pub(in crate::read) fn is_kept(cell: &str) -> bool {
    KEPT.contains(&words(cell).as_str())
}

/// Answers outside every scale: they are neither a statement nor a blank.
pub(in crate::read) const OUTSIDE: &[&str] = &[
    "not sure",
    "i am not sure",
    "i m not sure",
    "unsure",
    "don t know",
    "do not know",
    "i don t know",
    "i do not know",
    "dont know",
    "n a",
    "na",
    "not applicable",
    "does not apply",
    "no answer",
    "no opinion",
    "prefer not to say",
    "prefer not to answer",
    "prefer not to disclose",
    "rather not say",
    "weiß nicht",
    "weiss nicht",
    "keine angabe",
    "k a",
    "ne sais pas",
    "je ne sais pas",
    "sans objet",
    "no sé",
    "no lo sé",
    "no aplica",
    "ns nc",
];

/// What tools and people write where a question was left out.
const LEFT_BLANK: &[&str] = &[
    "blank",
    "empty",
    "missing",
    "nan",
    "no answer given",
    "no response",
    "none",
    "not answered",
    "null",
    "nothing selected",
    "skipped",
    "unanswered",
    "keine antwort",
    "nicht beantwortet",
    "übersprungen",
    "pas de réponse",
    "sans réponse",
    "sin respuesta",
    "sin responder",
    "nessuna risposta",
    "sem resposta",
    "geen antwoord",
    "brak odpowiedzi",
    "未回答",
    "無回答",
];

/// Whether a cell, as [`words`] gives it, says that nothing was answered.
pub(in crate::read) fn is_left_blank(words: &str) -> bool {
    LEFT_BLANK.contains(&words)
}

/// Whether a cell, as [`words`] gives it, is an answer outside every scale.
pub(in crate::read) fn is_outside(words: &str) -> bool {
    OUTSIDE.contains(&words)
}

/// What to do about the error of a formula.
pub(in crate::read) const FAILED_FORMULA: &str =
    "it is the error of a formula in a spreadsheet; put the answer in its place, or empty the cell";

/// Whether a cell is what a spreadsheet shows where a formula failed, such as `#N/A`, `#REF!`,
/// `#DIV/0!` or `#NAME?`; a German one writes `#NV`.
pub(in crate::read) fn is_failed_formula(cell: &str) -> bool {
    let Some(error) = cell.strip_prefix('#') else { return false };
    matches!(error, "N/A" | "N/D" | "NV")
        || (error.ends_with(['!', '?']) && error.starts_with(|first: char| first.is_uppercase()))
}

/// Numbers by which tools and statistics programs write that a question was seen, or skipped, and
/// not answered. No scale has them.
const MISSING: &[&str] = &["9", "66", "77", "88", "96", "97", "98", "99", "999", "9999"];

/// Whether a cell is a whole number below zero, which no choice has: `-1` stands for `can't say` in
/// SoSci Survey and for `refused` elsewhere.
pub(in crate::read) fn is_below_zero(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '\u{2212}', '–']);
    let digits = digits.map(|digits| digits.strip_suffix(".0").unwrap_or(digits));
    digits.is_some_and(|digits| {
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether a cell is a number that stands for no answer, such as `-99` of Qualtrics.
pub(in crate::read) fn is_missing(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '\u{2212}']);
    digits.is_some_and(|digits| MISSING.contains(&digits.strip_suffix(".0").unwrap_or(digits)))
}
