//! Which headers ask whether somebody agreed to have their answers counted.

use super::super::words::words;
use super::consent_asked::{
    ABOUT_PRIVACY, AGREEING, BESIDE, CONSENT, CONSENTING, CONTENT, ELSE, NAMING, OF_A_SURVEY,
    OF_THE_SURVEY, OTHER_SURVEYS, OWN, PRIVACY, PROCESSING, SPEAKERS, STEMS, SURVEY, TAKING, THAT,
    THIS, WISHING,
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
    // Behind another question, the word is one of its choices: `How do you decide? - Consent`.
    let is_bare_first = asked.first() == Some(&Asks::Bare);
    let is_doubtful = (is_bare_first || has(Asks::Perhaps)) && !has(Asks::ForElse);
    is_doubtful.then_some(Consent::Perhaps)
}

/// Whether a header asks for the consent of those who answered to have that counted.
pub(super) fn asks(header: &str) -> bool {
    consent(header) == Some(Consent::ToThis)
}

/// What each sentence of a header asks for.
fn sentences(header: &str) -> Vec<Asks> {
    let ends = ['.', '?', '!', ':', ';', '\n', '(', ')', '/', '¿', '¡', '–', '—'];
    let parts = header.split(ends).flat_map(|part| part.split(" - "));
    let parts = parts.map(|part| (words(&without_name(part)), words(part)));
    parts.filter(|(part, _)| !part.is_empty()).map(|(part, all)| sentence(&part, &all)).collect()
}

/// A sentence without what the survey is called in it: `the Sales Operations survey`, `this team assessment`,
/// `the survey “Ways to work”`. In another one, the words before `survey` say that it is not this one.
fn without_name(part: &str) -> String {
    let unquoted: Vec<&str> = part.split(['"', '“', '”', '„']).step_by(2).collect();
    let unquoted = unquoted.join(" ");
    let texts: Vec<&str> = unquoted.split_whitespace().collect();
    let survey = texts.iter().position(|text| has(NAMING, text));
    let article = survey
        .and_then(|survey| texts[..survey].iter().rposition(|text| has(&["the this our"], text)));
    let (Some(survey), Some(article)) = (survey, article) else { return unquoted };
    let begins_large = |text: &&str| text.starts_with(char::is_uppercase);
    let is_own = |text: &&str| texts[article] == "this" && has(OWN, text);
    let name = &texts[article + 1..survey];
    let is_other = name.iter().any(|text| any(&words(text), OTHER_SURVEYS));
    if !is_other && (name.iter().all(begins_large) || name.iter().all(is_own)) {
        [&texts[..=article], &texts[survey..]].concat().join(" ")
    } else {
        unquoted
    }
}

/// What a sentence asks for, in its words without what the survey is called in it, and in all of them.
fn sentence(part: &str, whole: &str) -> Asks {
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
        return if is_opinion(rest) { Asks::Nothing } else { consented(rest) };
    }
    if let Some(rest) = spoken(part, CONTENT).filter(|rest| !is_opinion(rest)) {
        return match consented(rest) {
            Asks::Perhaps if !is_private(rest) => Asks::Nothing,
            asked => asked,
        };
    }
    // Whoever agrees with something has an opinion.
    let agreed = spoken(part, AGREEING);
    let agreed = agreed.filter(|rest| !rest.starts_with("with ") && !is_opinion(rest));
    if let Some(rest) = agreed.filter(|rest| any(rest, TAKING) || any(rest, PROCESSING)) {
        return match consented(rest) {
            Asks::Perhaps if !any(rest, TAKING) && !any(rest, PRIVACY) => Asks::Nothing,
            asked => asked,
        };
    }
    // Who likes taking part is asked for an opinion, and who wants to be part of something for no consent.
    let is_wish = |rest: &&str| any(rest, TAKING) && !has(&["taking be"], second(rest));
    let wished = spoken(part, WISHING).filter(is_wish);
    if let Some(rest) = wished.filter(|rest| any(rest, SURVEY) || all(rest, OF_THE_SURVEY)) {
        return match consented(rest) {
            Asks::ForThis if any(rest, SURVEY) && any(rest, THIS) && part == whole => Asks::ForThis,
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
    let is_of_data = |rest: &str| {
        any(rest, ABOUT_PRIVACY)
            || rest.starts_with("to ") && any(rest, PRIVACY) && any(rest, &["my your"])
    };
    let has_stem = part.split(' ').any(|word| STEMS.iter().any(|stem| word.starts_with(stem)));
    let is_of_consent = || {
        part.split(' ').all(|word| {
            let is_stem = STEMS.iter().any(|stem| word.starts_with(stem));
            is_stem || has(BESIDE, word) || has(OF_A_SURVEY, word) || has(OF_THE_SURVEY, word)
        })
    };
    let is_perhaps = agreed.is_some_and(is_of_data) || has_stem && is_of_consent();
    if is_perhaps { Asks::Perhaps } else { Asks::Nothing }
}

/// Whether what somebody agrees to is a statement: `that taking part was easy`. Only that their own data are
/// processed needs a consent.
fn is_opinion(rest: &str) -> bool {
    let mut words = rest.split(' ');
    let is_statement = words.next().is_some_and(|first| has(THAT, first));
    let is_own = words.next().is_some_and(|second| has(&["my meine mijn mes mis"], second));
    is_statement && !(is_own && all(rest, OF_THE_SURVEY) && any(rest, PROCESSING))
}

/// The word behind `to`, or the first one.
fn second(rest: &str) -> &str {
    let rest = rest.strip_prefix("to ").unwrap_or(rest);
    rest.split(' ').next().unwrap_or_default()
}

/// To what the words behind those of consent agree.
fn consented(rest: &str) -> Asks {
    if all(rest, OF_THE_SURVEY) {
        let says_what = any(rest, TAKING) || any(rest, PROCESSING);
        return if says_what { Asks::ForThis } else { Asks::Bare };
    }
    // `… in this survey and to be contacted` asks for two things at once.
    let words: Vec<&str> = rest.split(' ').collect();
    let survey = words.iter().position(|word| has(SURVEY, word)).map(|at| words[..at].join(" "));
    let begins_with_survey =
        survey.is_some_and(|part| all(&part, OF_THE_SURVEY) && any(&part, TAKING));
    if any(rest, ELSE) && !begins_with_survey { Asks::ForElse } else { Asks::Perhaps }
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
            "I agree to take part in the survey “Ways to work”",
            "I agree to voluntarily take part in this study",
            "I consent that my answers are used and stored",
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
            "Do you agree to take part in the peer assessment?",
            "Do you agree to take part in the Peer Assessment?",
            "Do you consent to participate in the survey results session?",
            "Do you agree to take part in the Risk survey?",
            "I agree to participate in market research",
            "Consent form signed",
            "Data protection consent",
            "I agree to the use of my data for planning",
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
            "Do you agree that taking part in this survey was easy?",
            "3. Do you agree that your team takes part in the survey seriously?",
            "Do you agree that participation is voluntary?",
            "Do you agree that data should drive decisions?",
            "Stimmen Sie zu, dass die Teilnahme freiwillig ist?",
            "I want to be part of the research",
            "Do you like taking part?",
            "Parental consent",
            "I accept responsibility for data",
            "How do you decide? - Consent",
            "Is consent documented?",
            "I can give consent in meetings",
        ] {
            assert_eq!(consent(header), None, "{header}");
        }
    }
}
