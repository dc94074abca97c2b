//! Which headers ask whether somebody agreed to have their answers counted.

use super::super::words::{without_number, words};
use super::consent_asked::{
    AGREEING, BESIDE, CONSENT, CONSENTING, CONTENT, ELSE, LINKS, OF_THE_SURVEY, OF_THE_TEAM,
    PRIVACY, PROCESSING, SPEAKERS, STEMS, SURVEY, TAKING, THIS, WISHING,
};

/// What one sentence of a header asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Consent to this survey, whatever else is said.
    ForThis,
    /// Consent to what the other sentences say, if they say anything: `Consent`, `Do you consent?`
    Bare,
    /// Consent that may be to this survey.
    Perhaps,
    /// Something else, such as whether a newsletter is wanted.
    ForElse,
    /// Nothing; it says something of this survey: `Your answers are confidential`.
    Neutral,
    /// Nothing that has to do with consent.
    Nothing,
}

/// For what a header asks somebody's consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    /// For having the answers counted.
    ToThis,
    /// Perhaps for that.
    Perhaps,
}

/// For what a header asks consent: teams may decide by consent, and newsletters need one.
pub(super) fn consent(header: &str) -> Option<Consent> {
    let all = words(header);
    let mut cores = [CONSENTING, CONTENT, AGREEING, WISHING, STEMS].into_iter().flatten();
    // Nearly all headers have none of these words.
    cores.find(|core| all.contains(*core))?;
    let asked = sentences(header);
    let has = |what: Asks| asked.contains(&what);
    let is_bare = |one: &Asks| matches!(one, Asks::Bare | Asks::Neutral);
    if has(Asks::ForThis) || has(Asks::Bare) && asked.iter().all(is_bare) {
        return Some(Consent::ToThis);
    }
    let is_doubtful = (has(Asks::Bare) || has(Asks::Perhaps)) && !has(Asks::ForElse);
    is_doubtful.then_some(Consent::Perhaps)
}

/// Whether a header asks for the consent of those who answered to have that counted.
pub(super) fn asks(header: &str) -> bool {
    consent(header) == Some(Consent::ToThis)
}

/// What each sentence of a header asks for.
fn sentences(header: &str) -> Vec<Asks> {
    let ends = ['.', '?', '!', ':', ';', '\n', '(', ')', '/', '¿', '¡', '–', '—'];
    let parts = without_number(header).split(ends).flat_map(|part| part.split(" - "));
    parts.map(words).filter(|part| !part.is_empty()).map(|part| sentence(&part)).collect()
}

/// What a sentence in its words asks for.
fn sentence(part: &str) -> Asks {
    let is_consent = |word: &str| has(CONSENT, word);
    if any(part, CONSENT) && part.split(' ').all(|word| is_consent(word) || has(BESIDE, word)) {
        return Asks::Bare;
    }
    let is_private = |rest: &str| any(rest, TAKING) || any(rest, PROCESSING) || any(rest, PRIVACY);
    // `Consent-based decisions` are no consent.
    let is_to_something = |rest: &&str| {
        !part.starts_with("consent ") || rest.starts_with("to ") || rest.starts_with("for ")
    };
    if let Some(rest) = spoken(part, CONSENTING).filter(is_to_something) {
        return consented(rest);
    }
    if let Some(rest) = spoken(part, CONTENT) {
        return match consented(rest) {
            Asks::Perhaps if !is_private(rest) => Asks::Nothing,
            asked => asked,
        };
    }
    // Whoever agrees with something has an opinion.
    let agreed = spoken(part, AGREEING).filter(|rest| !rest.starts_with("with "));
    if let Some(rest) = agreed.filter(|rest| any(rest, TAKING) || any(rest, PROCESSING)) {
        return match consented(rest) {
            Asks::Perhaps if !any(rest, TAKING) && !any(rest, PRIVACY) => Asks::Nothing,
            asked => asked,
        };
    }
    let wished = spoken(part, WISHING).filter(|rest| any(rest, TAKING));
    if let Some(rest) = wished.filter(|rest| any(rest, SURVEY) || all(rest, OF_THE_SURVEY)) {
        return match consented(rest) {
            Asks::ForThis if all(rest, OF_THE_SURVEY) && any(rest, SURVEY) && any(rest, THIS) => {
                Asks::ForThis
            }
            Asks::ForElse => Asks::ForElse,
            Asks::ForThis | Asks::Bare | Asks::Perhaps | Asks::Neutral | Asks::Nothing => {
                Asks::Perhaps
            }
        };
    }
    if any(part, ELSE) {
        return Asks::ForElse;
    }
    if all(part, OF_THE_SURVEY) {
        return Asks::Neutral;
    }
    let is_of_data = agreed.is_some_and(|rest| any(rest, PRIVACY));
    let has_stem = part.split(' ').any(|word| STEMS.iter().any(|stem| word.starts_with(stem)));
    if is_of_data || has_stem && !any(part, OF_THE_TEAM) { Asks::Perhaps } else { Asks::Nothing }
}

/// To what the words behind those of consent agree.
fn consented(rest: &str) -> Asks {
    if all(rest, OF_THE_SURVEY) {
        let says_what = any(rest, TAKING) || any(rest, PROCESSING);
        return if says_what { Asks::ForThis } else { Asks::Bare };
    }
    match taken_part_in(rest) {
        Some(more) if !any(&more, ELSE) => Asks::ForThis,
        None if any(rest, ELSE) => Asks::ForElse,
        Some(_) | None => Asks::Perhaps,
    }
}

/// What follows where somebody takes part in a survey, whatever its name is: `participate in the Sales Operations
/// survey`.
fn taken_part_in(rest: &str) -> Option<String> {
    let mut words = rest.split(' ').skip_while(|word| !has(TAKING, word)).skip(1);
    let is_named = words
        .by_ref()
        .take_while(|word| !has(LINKS, word) && !has(ELSE, word))
        .any(|word| has(SURVEY, word));
    is_named.then(|| words.collect::<Vec<_>>().join(" "))
}

/// What follows such words where somebody speaks, or is spoken to, right before them.
fn spoken<'p>(part: &'p str, cores: &[&str]) -> Option<&'p str> {
    // Of `give consent` and `consent`, the longer one is spoken.
    cores.iter().find_map(|core| {
        part.match_indices(core).find_map(|(start, _)| {
            let (before, rest) = (&part[..start], &part[start + core.len()..]);
            let are_words = (before.is_empty() || before.ends_with(' '))
                && (rest.is_empty() || rest.starts_with(' '));
            let is_spoken = before.split_whitespace().last().is_none_or(|word| has(SPEAKERS, word));
            (are_words && is_spoken).then(|| rest.trim_start())
        })
    })
}

/// Whether a word is in a list of texts.
fn has(list: &[&str], word: &str) -> bool {
    list.iter().any(|text| text.split(' ').any(|known| known == word))
}

fn any(part: &str, list: &[&str]) -> bool {
    part.split(' ').any(|word| has(list, word))
}

fn all(part: &str, list: &[&str]) -> bool {
    part.split_whitespace().all(|word| has(list, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_to_the_survey_is_asked_for_in_many_words() {
        for header in [
            "I have read the information above and agree to take part in this survey",
            "Do you agree to take part in this survey? Your answers are confidential.",
            "Do you consent to participate in the Sales Operations survey?",
            "Consent: Do you agree to take part?",
            "Informed consent: I agree to take part in this study",
            "1. Do you consent to take part? (required)",
            "Do you want to take part in this survey?",
            "Are you willing to participate in this study?",
            "Do you agree to participate in this team assessment?",
            "Do you consent to the collection and use of your data as described above?",
            "Consent: I have read the information sheet",
            "I am 18 or older and agree to participate",
            "Consentimiento informado",
            "Consenso informato",
            "Consenso al trattamento dei dati",
            "Einverständniserklärung",
            "Einwilligungserklärung",
            "Einwilligung zur Datenverarbeitung",
            "Ich stimme der Verarbeitung meiner Daten zu",
            "Stimmen Sie der Verarbeitung Ihrer Daten zu?",
            "Ich willige in die Verarbeitung meiner Daten ein",
            "Möchten Sie an dieser Umfrage teilnehmen?",
            "Acceptez-vous de participer à cette étude ?",
            "J'accepte de participer à l'enquête",
            "Consentement éclairé",
            "¿Acepta participar?",
            "¿Acepta participar en el estudio?",
            "Aceita participar desta pesquisa?",
            "Accetta di partecipare al sondaggio?",
            "Gaat u akkoord met deelname?",
        ] {
            assert!(asks(header), "{header}");
        }
    }

    #[test]
    fn consent_that_may_be_to_the_survey_is_in_doubt() {
        for header in [
            "I do not consent to take part",
            "Do you want to take part in the Sales Operations survey?",
            "Participation is voluntary. Do you wish to participate?",
            "Consent (team leads)",
            "Consent to X",
            "I agree to take part in this survey and to be contacted",
            "Do you want to take part in a survey?",
            "I accept the privacy policy of Acme",
            "Do you give consent to share your results with your manager?",
        ] {
            assert_eq!(consent(header), Some(Consent::Perhaps), "{header}");
        }
        for header in [
            "Consent: may we contact you?",
            "Consent - photos",
            "Marketing consent",
            "Consent to be contacted",
            "Do you agree with the strategy?",
            "Do you agree with this assessment?",
            "Do you agree with the collection of data?",
            "Consent-based decisions",
            "Do you handle customer consent?",
            "Ich bin einverstanden mit meiner Rolle",
            "Sind Sie mit der Führung einverstanden?",
            "Gaat u akkoord met de strategie?",
            "Do you want to take part in planning?",
            "Do you accept risk?",
            "My team decides by consent",
            "Does your team agree to take part in audits?",
            "Would you like to take part in a follow-up survey?",
            "I agree to take part in interviews about the study",
            "Role: which do you like?",
            "This survey",
        ] {
            assert_eq!(consent(header), None, "{header}");
        }
    }
}
