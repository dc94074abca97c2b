//! Whether somebody agreed to have their answers counted: the headers that ask for it, and the cells.

use super::super::words::{contains, words};
use super::cells::{is_left_blank, is_no, is_outside, is_yes};
use super::consent_headers::asks;
use super::consent_words::{AGREED, NO, NO_TO_ELSE, REFUSED, RESTRICTIONS, UNWILLING};

/// Whether a header asks whether somebody agreed.
pub(in crate::read) fn is_consent(header: &str) -> bool {
    let words = words(header);
    ["consent", "consens", "einwilligung"].iter().any(|part| words.contains(part)) || asks(header)
}

/// What is refused then.
const TAKING_PART: &[&str] =
    &["participate", "take part", "participation", "be counted", "be included", "consent", "agree"];

/// Whether somebody did not agree to have their answers counted, beyond doubt.
pub(in crate::read) fn refuses(cell: &str) -> bool {
    let words = words(cell);
    let is_restricted = words.split(' ').any(|word| RESTRICTIONS.contains(&word));
    let is_to_else =
        |word: &str| NO_TO_ELSE.iter().any(|known| known.split(' ').any(|known| known == word));
    let mut sentence = words.split(' ');
    let says_no = sentence.next().is_some_and(|first| NO.contains(&first))
        && !sentence.any(is_to_else)
        && !is_outside(&words)
        && !is_left_blank(&words);
    let takes_no_part =
        begins_with(&words, UNWILLING) && TAKING_PART.iter().any(|part| contains(&words, part));
    is_no(cell) || !is_restricted && (says_no || takes_no_part || begins_with(&words, REFUSED))
}

/// Whether a cell says that somebody agreed.
pub(in crate::read) fn is_agreed(cell: &str) -> bool {
    is_yes(cell) || begins_with(&words(cell), AGREED) && !refuses(cell)
}

/// Whether a text begins with one of these, and with no longer word.
fn begins_with(words: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| after(words, start).is_some())
}

/// What follows in a text that begins with these words.
fn after<'w>(words: &'w str, start: &str) -> Option<&'w str> {
    words.strip_prefix(start).filter(|rest| rest.is_empty() || rest.starts_with(' '))
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
            "No, I do not consent to participate in this study",
            "No, exclude my responses",
            "No - do not use my data",
            "No I disagree",
            "Nein, ich möchte nicht teilnehmen",
            "Nein, ich stimme der Verarbeitung nicht zu",
            "Non, je refuse de participer",
            "No, no deseo participar",
            "Não, não quero participar",
            "Nee, ik doe niet mee",
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
            "No answer",
            "No sé",
            "No estoy seguro",
            "Non, pas besoin",
            "Nein, ich habe nichts dagegen",
            "No, do not contact me",
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
            "I agree to take part in this survey",
            "Ich bin einverstanden mit der Verarbeitung meiner Daten",
        ] {
            assert!(asks(header), "{header}");
        }
        for other in [
            "Does your team decide by consent?",
            "My team decides by consent",
            "Is the consent process in your team clear?",
            "Marketing consent",
            "Photo consent",
            "Consent to be contacted",
            "Consent to follow-up interview",
            "Consent to recording",
            "Do you consent to the use of AI?",
            "I consent to being quoted by name",
            "I agree to participate in a follow-up interview",
            "I agree to take part in the pilot",
            "Do you agree to take part in the prize draw?",
            "Do you agree to the processing of your data for marketing?",
            "Do you give consent to share your results with your manager?",
            "Sind Sie einverstanden, den Newsletter zu erhalten?",
            "Ich bin einverstanden, dass meine Zitate mit Namen veröffentlicht werden",
        ] {
            assert!(!asks(other), "{other}");
        }
        assert!(!asks("do you agree that planning matters"));
    }
}
