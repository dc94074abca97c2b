//! Words that speak of one end of a scale or of an order.

use super::super::words::{OneOf, words};

/// Words that speak of the upper end of a scale, or of the first place.
const MOST: OneOf = OneOf::new(&[
    "most",
    "best",
    "highest",
    "first",
    "top",
    "agree",
    "always",
    "completely",
    "fully",
    "totally",
    "yes",
    "satisfied",
    "ja",
    "stimme",
    "stimmt",
    "trifft",
    "zustimmung",
    "immer",
    "höchste",
    "beste",
    "meisten",
    "zufrieden",
    "oui",
    "accord",
    "toujours",
    "sí",
    "acuerdo",
    "siempre",
    "sim",
    "concordo",
    "sempre",
    "eens",
    "altijd",
]);
/// Words that speak of the other end, whatever else stands beside them.
const LEAST: OneOf = OneOf::new(&[
    "least",
    "worst",
    "lowest",
    "last",
    "not",
    "never",
    "disagree",
    "no",
    "dissatisfied",
    "bad",
    "poor",
    "nein",
    "nicht",
    "kein",
    "keine",
    "nie",
    "lehne",
    "niedrigste",
    "schlechteste",
    "wenigsten",
    "unzufrieden",
    "non",
    "pas",
    "désaccord",
    "jamais",
    "desacuerdo",
    "nunca",
    "não",
    "discordo",
    "mai",
    "nee",
    "niet",
    "oneens",
    "nooit",
]);

/// Whether a text speaks of the upper end of a scale or of the first place, or of the other end; none
/// where it speaks of neither.
pub(in crate::read) fn speaks_of_most(text: &str) -> Option<bool> {
    let words = words(text);
    let has = |known: &OneOf| words.split(' ').any(|word| known.has(word));
    match () {
        () if has(&LEAST) => Some(false),
        () if has(&MOST) => Some(true),
        () => None,
    }
}
