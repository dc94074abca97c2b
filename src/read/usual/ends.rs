//! Words that speak of one end of a scale or of an order.

use super::super::words::{OneOf, words};
use super::scales;

/// Words that speak of the upper end of a scale, or of the first place.
const MOST: OneOf = OneOf::new(&[
    "most",
    "best",
    "highest",
    "first",
    "top",
    "much",
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
    "high",
    "often",
    "likely",
    "important",
    "excellent",
    "good",
    "strong",
    "true",
    "hoch",
    "oft",
    "wichtig",
    "gut",
    "souvent",
    "alto",
    "alta",
    "hoog",
    "vaak",
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
    "low",
    "rarely",
    "seldom",
    "unlikely",
    "unimportant",
    "weak",
    "untrue",
    "false",
    "niedrig",
    "selten",
    "unwichtig",
    "schlecht",
    "rarement",
    "faible",
    "bajo",
    "baja",
    "basso",
    "bassa",
    "laag",
    "zelden",
]);

/// Words that stand beside these and say nothing of an end.
const BESIDE: OneOf = OneOf::new(&[
    "strongly",
    "very",
    "absolutely",
    "entirely",
    "quite",
    "at",
    "all",
    "of",
    "the",
    "us",
    "me",
    "like",
    "fit",
    "fits",
    "well",
    "describes",
    "choice",
    "place",
    "rank",
    "i",
    "zu",
    "voll",
    "gar",
    "ganz",
    "völlig",
    "überhaupt",
    "sehr",
    "am",
    "auf",
    "jeden",
    "fall",
    "tout",
    "à",
    "fait",
    "du",
    "d",
    "totalement",
    "plus",
    "de",
    "en",
    "totalmente",
    "completamente",
    "muy",
    "nada",
    "helemaal",
    "mee",
    "volledig",
    "zeer",
]);

/// An end of a scale, or of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum End {
    /// The upper end, or the first place.
    Most,
    /// The lower end, or the last place.
    Least,
}

/// The end of which a text speaks: as a usual scale calls it, or in other words; none where it speaks
/// of neither, or of anything else, too.
pub(in crate::read) fn end(text: &str) -> Option<End> {
    let words = words(text);
    if let Some(end) = scales::end(&words) {
        return Some(end);
    }
    let has = |known: &OneOf| words.split(' ').any(|word| known.has(word));
    let is_of_an_end = |word: &str| LEAST.has(word) || MOST.has(word) || BESIDE.has(word);
    match () {
        () if !words.split(' ').all(is_of_an_end) => None,
        () if has(&LEAST) => Some(End::Least),
        () if has(&MOST) => Some(End::Most),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_known_by_a_usual_scale_and_by_other_words() {
        for most in ["Fully agree", "extremely", "molto d’accordo", "Trifft voll und ganz zu"] {
            assert_eq!(end(most), Some(End::Most), "{most}");
        }
        for least in ["terrible", "Per niente d’accordo", "not at all important", "oneens"] {
            assert_eq!(end(least), Some(End::Least), "{least}");
        }
        for neither in ["neutral", "we agree on plans", "", "7"] {
            assert_eq!(end(neither), None, "{neither}");
        }
    }
}
