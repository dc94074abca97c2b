//! Words that speak of one end of a scale or of an order.

use super::super::words::{OneOf, words};
use super::end_words::{LEAST, MOST, UTMOST};
use super::scales;

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
    "helemaal",
    "mee",
    "volledig",
    "zeer",
    // More of these
    "priority",
    "priorität",
    "in",
    "pieno",
    "completo",
    "totale",
    "très",
    "does",
    "do",
    "describe",
    "doesn",
    "don",
    "t",
    "apply",
    "applies",
    "match",
    "matches",
    "extent",
    "degree",
    "ever",
    "typical",
    "passt",
    "uns",
    "mir",
    "ich",
    "wir",
    "ab",
    "vollkommen",
    "vollständig",
    "stark",
    "pleinement",
    "entièrement",
    "parfaitement",
    "fortement",
    "vez",
    "muito",
    "plenamente",
    "per",
    "molto",
    "pienamente",
    "fortemente",
    "geheel",
    "sterk",
    // Polish, Czech, Slovak
    "się",
    "zdecydowanie",
    "całkowicie",
    "bardzo",
    "w",
    "pełni",
    "rozhodně",
    "zcela",
    "naprosto",
    "silně",
    "velmi",
    "vůbec",
    "plně",
    "určitě",
    "s",
    "tím",
    "so",
    "tým",
    "úplne",
    "rozhodne",
    // Danish, Swedish, Norwegian, Finnish
    "helt",
    "meget",
    "fuldstændig",
    "slet",
    "passer",
    "på",
    "os",
    "grad",
    "mycket",
    "fullständigt",
    "alls",
    "tar",
    "håller",
    "med",
    "svært",
    "veldig",
    "fullstendig",
    "täysin",
    "mieltä",
    "koskaan",
    // Russian, Ukrainian, Turkish
    "полностью",
    "совершенно",
    "абсолютно",
    "совсем",
    "очень",
    "категорически",
    "повністю",
    "цілком",
    "зовсім",
    "kesinlikle",
    "tamamen",
    "tümüyle",
    "zaman",
    "her",
    // Korean
    "매우",
    "그렇지",
    "동의하지",
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

/// Whether a text has no other words than those of the ends of scales.
pub(in crate::read) fn speaks_of_ends(text: &str) -> bool {
    let is_of_an_end = |word: &str| LEAST.has(word) || MOST.has(word) || BESIDE.has(word);
    end(text).is_some() || words(text).split(' ').all(is_of_an_end)
}

/// Whether a text speaks of the upper end of a scale and of no step below it: `best`, and not `good`.
pub(in crate::read) fn is_utmost(text: &str) -> bool {
    end(text) == Some(End::Most) && words(text).split(' ').any(|word| UTMOST.has(word))
}

/// Whether one text speaks of the upper end of a scale and the other of the lower: beside `not like us`,
/// `very like us` does so, too.
pub(in crate::read) fn is_above(one: &str, other: &str) -> Option<bool> {
    let is_beside =
        |text: &str| !text.is_empty() && words(text).split(' ').all(|word| BESIDE.has(word));
    match (end(one), end(other)) {
        (Some(one), Some(other)) => (one != other).then_some(one == End::Most),
        (None, Some(End::Least)) if is_beside(one) => Some(true),
        (Some(End::Least), None) if is_beside(other) => Some(false),
        _ => None,
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
        for (most, least) in [
            ("very like us", "not like us"),
            ("like us", "unlike us"),
            ("describes us best", "does not describe us"),
            ("frequently", "rarely"),
            ("great extent", "no extent"),
            ("sehr gut", "mangelhaft"),
            ("totalmente de acuerdo", "nada de acuerdo"),
            ("concordo plenamente", "discordo plenamente"),
            ("zdecydowanie się zgadzam", "zdecydowanie się nie zgadzam"),
            ("rozhodně souhlasím", "rozhodně nesouhlasím"),
            ("helt enig", "helt uenig"),
            ("meget enig", "slet ikke enig"),
            ("instämmer helt", "instämmer inte alls"),
            ("svært enig", "svært uenig"),
            ("täysin samaa mieltä", "täysin eri mieltä"),
            ("полностью согласен", "полностью не согласен"),
            ("Kesinlikle katılıyorum", "Kesinlikle katılmıyorum"),
            ("強くそう思う", "全くそう思わない"),
            ("非常同意", "非常不同意"),
            ("매우 그렇다", "전혀 그렇지 않다"),
        ] {
            assert_eq!(is_above(most, least), Some(true), "{most}, {least}");
            assert_eq!(is_above(least, most), Some(false), "{most}, {least}");
        }
        assert_eq!(is_above("often", "very much"), None, "both are of one end");
        assert_eq!(is_above("like us", "like them"), None);
        for neither in ["neutral", "we agree on plans", "", "7"] {
            assert_eq!(end(neither), None, "{neither}");
        }
    }
}
