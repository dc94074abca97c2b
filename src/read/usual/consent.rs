//! Whether somebody agreed to have their answers counted: the headers that ask for it, and the cells.

use super::super::words::{contains, words};
use super::Usual;
use super::cells::{is_no, is_yes};

/// The word in a header.
const CONSENT: &[&str] = &[
    "consent",
    "consentement",
    "consentimiento",
    "consentimento",
    "einwilligung",
    "einverständnis",
    "toestemming",
    "samtykke",
    "samtycke",
];

/// What stands beside it in a header of a few words.
const BESIDE: &[&str] = &[
    "data",
    "form",
    "gdpr",
    "given",
    "informed",
    "obtained",
    "participant",
    "participation",
    "privacy",
    "processing",
    "question",
    "recorded",
    "research",
    "response",
    "status",
    "study",
    "survey",
    "to",
    "the",
    "your",
    "my",
];

/// How a header begins that asks whether somebody takes part.
const ASKING: &[&str] = &[
    "do you consent",
    "do you give consent",
    "do you give your consent",
    "do you agree to participate",
    "do you agree to take part",
    "do you agree to the processing",
    "i consent",
    "i hereby consent",
    "i give consent",
    "i give my consent",
    "i agree to participate",
    "i agree to take part",
    "i agree to the processing",
    "consent to",
    "ich willige ein",
    "ich bin einverstanden",
    "ich stimme der teilnahme zu",
    "sind sie einverstanden",
    "bist du einverstanden",
];

/// What a header in its words asks for, where it may be the consent of those who answered.
pub(super) fn asks(header: &str) -> Option<Usual> {
    let is_consent = |word: &str| CONSENT.contains(&word);
    let has_consent = header.split(' ').any(is_consent);
    let is_it =
        has_consent && header.split(' ').all(|word| is_consent(word) || BESIDE.contains(&word));
    if is_it || begins_with(header, ASKING) {
        Some(Usual::Kept)
    } else {
        // Teams may decide by consent.
        has_consent.then_some(Usual::PerhapsKept)
    }
}

/// Whether a header asks whether somebody agreed.
pub(in crate::read) fn is_consent(header: &str) -> bool {
    let words = words(header);
    ["consent", "consens", "einwilligung"].iter().any(|part| words.contains(part))
        || asks(&words).is_some()
}

/// What says no, alone or before a sentence.
const NO: &[&str] = &["no", "non", "nein", "não", "nee", "nej", "nie"];

/// The words of a sentence that says no more than that; with any other, such as `objection`, it may mean the
/// contrary.
const NO_MORE: &[&str] = &[
    "i",
    "do",
    "don",
    "t",
    "not",
    "agree",
    "consent",
    "accept",
    "participate",
    "take",
    "part",
    "want",
    "wish",
    "to",
    "refuse",
    "decline",
    "withdraw",
    "am",
    "would",
    "d",
    "rather",
    "thanks",
    "thank",
    "you",
    "my",
    "data",
    "answers",
    "be",
    "used",
    "counted",
    "included",
    // German, French, Spanish, Portuguese, Italian and Dutch.
    "danke",
    "ich",
    "bin",
    "nicht",
    "einverstanden",
    "stimme",
    "zu",
    "willige",
    "ein",
    "merci",
    "je",
    "ne",
    "suis",
    "pas",
    "accord",
    "accepte",
    "gracias",
    "acepto",
    "estoy",
    "de",
    "acuerdo",
    "autorizo",
    "consiento",
    "obrigado",
    "obrigada",
    "aceito",
    "concordo",
    "grazie",
    "accetto",
    "acconsento",
    "bedankt",
    "ik",
    "ga",
    "akkoord",
    "niet",
];

/// How a cell begins by which somebody did not agree.
const REFUSED: &[&str] = &[
    "declined",
    "decline",
    "disagree",
    "disagreed",
    "refuse",
    "refused",
    "rejected",
    "withdrawn",
    "withdrew",
    "opt out",
    "opted out",
    "not agree",
    "not agreed",
    "not consent",
    "not consented",
    "not given",
    "not granted",
    "not accepted",
    "i do not agree",
    "i do not consent",
    "i do not accept",
    "i do not give",
    "i don t agree",
    "i don t consent",
    "i don t accept",
    "do not agree",
    "do not consent",
    "don t agree",
    "don t consent",
    "i disagree",
    "i decline",
    "i refuse",
    "i withdraw",
    "nicht einverstanden",
    "nicht zugestimmt",
    "nicht erteilt",
    "keine einwilligung",
    "abgelehnt",
    "widerrufen",
    "ich stimme nicht",
    "ich willige nicht",
    "ich bin nicht einverstanden",
    "je n accepte pas",
    "je ne consens pas",
    "je ne suis pas d accord",
    "je ne souhaite pas participer",
    "je refuse",
    "refusé",
    "no acepto",
    "rechazado",
    "rifiuto",
    "ik ga niet akkoord",
];

/// How it begins where only what follows tells what is refused.
const UNWILLING: &[&str] = &[
    "i do not want",
    "i do not wish",
    "i don t want",
    "i don t wish",
    "i would rather not",
    "i d rather not",
    "i prefer not",
    "rather not",
    "prefer not",
];

/// What is refused then.
const TAKING_PART: &[&str] =
    &["participate", "take part", "participation", "be counted", "be included", "consent", "agree"];

/// What takes back a part of what was said, or all of it.
const RESTRICTIONS: &[&str] = &[
    "but",
    "except",
    "however",
    "if",
    "only",
    "otherwise",
    "unless",
    "though",
    "aber",
    "außer",
    "nur",
    "sonst",
    "wenn",
    "mais",
    "sauf",
    "sinon",
    "sólo",
    "solo",
    "pero",
    "salvo",
    "ma",
    "maar",
    "alleen",
];

/// Whether somebody did not agree to have their answers counted, beyond doubt.
pub(in crate::read) fn refuses(cell: &str) -> bool {
    let words = words(cell);
    let is_restricted = words.split(' ').any(|word| RESTRICTIONS.contains(&word));
    let mut sentence = words.split(' ');
    let says_no = sentence.next().is_some_and(|first| NO.contains(&first))
        && sentence.all(|word| NO_MORE.contains(&word));
    let takes_no_part =
        begins_with(&words, UNWILLING) && TAKING_PART.iter().any(|part| contains(&words, part));
    is_no(cell) || !is_restricted && (says_no || takes_no_part || begins_with(&words, REFUSED))
}

/// How a cell begins by which somebody agreed to have their answers counted.
const AGREED: &[&str] = &[
    "yes",
    "agree",
    "agreed",
    "i agree",
    "i consent",
    "i have consented",
    "i have read and agree",
    "i have read and consent",
    "i have read and accept",
    "i understand and agree",
    "consent",
    "consented",
    "accept",
    "accepted",
    "i accept",
    "given",
    "granted",
    "ok",
    "okay",
    "ja",
    "ich stimme zu",
    "ich willige ein",
    "ich bin einverstanden",
    "einverstanden",
    "zugestimmt",
    "oui",
    "j accepte",
    "accepté",
    "d accord",
    "accetto",
    "acepto",
    "aceito",
    "akkoord",
    "sí",
    "sim",
    "no objection",
    "no objections",
    "no problem",
    "no concerns",
    "i don t mind",
    "keine einwände",
];

/// Whether a cell says that somebody agreed.
pub(in crate::read) fn is_agreed(cell: &str) -> bool {
    is_yes(cell) || begins_with(&words(cell), AGREED) && !refuses(cell)
}

/// Whether a text begins with one of these, and with no longer word.
fn begins_with(words: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| {
        words.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_clearly_says_no_refuses() {
        for cell in [
            "No",
            "No, I do not",
            "No thanks",
            "Nein, danke",
            "No acepto",
            "Withdrawn",
            "I do not agree",
            "I do not wish to take part",
            "I would rather not take part",
            "Je ne souhaite pas participer",
        ] {
            assert!(refuses(cell) && !is_agreed(cell), "{cell}");
        }
        for cell in [
            "No tengo objeciones",
            "Non ho obiezioni",
            "No, that's fine",
            "Nee, geen bezwaar",
            "Non-attributable use only",
            "I do not want to be named, otherwise yes",
            "I do not agree, but you may use my answers",
            "Not applicable",
        ] {
            assert!(!refuses(cell) && !is_agreed(cell), "{cell}");
        }
        for cell in ["Yes", "No objection", "I have read and agree", "Ja, gern"] {
            assert!(is_agreed(cell) && !refuses(cell), "{cell}");
        }
    }

    #[test]
    fn a_header_asks_for_consent_by_how_it_begins_or_in_a_few_words() {
        for header in [
            "GDPR consent",
            "Consent status",
            "Do you consent to take part?",
            "Do you agree to participate?",
            "I consent to the processing of my data",
        ] {
            assert_eq!(asks(&words(header)), Some(Usual::Kept), "{header}");
        }
        let other = "Does your team decide by consent?";
        assert_eq!(asks(&words(other)), Some(Usual::PerhapsKept));
        assert_eq!(asks("do you agree that planning matters"), None);
    }
}
