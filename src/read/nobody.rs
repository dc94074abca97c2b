//! What people and tools write where a name, an address or a number is kept back: two such cells
//! are not one person.

use std::borrow::Cow;

use super::answers::is_dash;
use super::names;
use super::usual::{self, OUTSIDE};
use super::words::{OneOf, words};

/// Such texts, as [`words`] gives them.
const NOBODY: &[&str] = &[
    // English
    "a team member",
    "anon",
    "anonymous",
    "anonymised",
    "anonymized",
    "anonymous attendee",
    "anonymous employee",
    "anonymous guest",
    "anonymous participant",
    "anonymous person",
    "anonymous respondent",
    "anonymous response",
    "anonymous user",
    "attendee",
    "blank",
    "confidential",
    "deleted",
    "deleted user",
    "do not wish to say",
    "employee",
    "empty",
    "external user",
    "guest",
    "guest user",
    "hidden",
    "i d rather not",
    "i d rather not say",
    "i prefer not to say",
    "i would rather not",
    "i would rather not say",
    "keep me anonymous",
    "leave blank",
    "left blank",
    "masked",
    "missing",
    "name withheld",
    "nan",
    "nil",
    "no",
    "no address",
    "no comment",
    "no e mail",
    "no email",
    "no email address",
    "no id",
    "no mail",
    "no name",
    "no number",
    "no one",
    "no response",
    "no thank you",
    "no thanks",
    "nobody",
    "noemail",
    "nomail",
    "noname",
    "none",
    "none given",
    "not available",
    "not disclosed",
    "not given",
    "not known",
    "not provided",
    "not saying",
    "not specified",
    "not stated",
    "null",
    "participant",
    "person",
    "prefer to stay anonymous",
    "private",
    "rather not",
    "rather not say",
    "redacted",
    "removed",
    "respondent",
    "secret",
    "somebody",
    "someone",
    "staff member",
    "team member",
    "tba",
    "tbc",
    "tbd",
    "undefined",
    "undisclosed",
    "unknown",
    "unknown user",
    "unnamed",
    "unspecified",
    "user",
    "visitor",
    "withheld",
    // German
    "anonym",
    "anonymer benutzer",
    "anonymer nutzer",
    "geheim",
    "gast",
    "kein name",
    "keine e mail",
    "keine",
    "ohne angabe",
    "ohne namen",
    "privat",
    "teilnehmer",
    "unbekannt",
    "vertraulich",
    // French
    "anonyme",
    "aucun",
    "aucune",
    "confidentiel",
    "inconnu",
    "invité",
    "non communiqué",
    "non renseigné",
    "pas de réponse",
    "privé",
    "sans nom",
    "utilisateur anonyme",
    // Spanish, Italian, Portuguese
    "anonimo",
    "anónimo",
    "anônimo",
    "confidencial",
    "desconhecido",
    "desconocido",
    "ninguno",
    "preferisco non dirlo",
    "prefiero no decir",
    "prefiero no decirlo",
    "prefiro não dizer",
    "privado",
    "riservato",
    "sconosciuto",
    "sin nombre",
    // Dutch, Swedish, Danish, Norwegian, Polish
    "anoniem",
    "anonimowy",
    "anonimowo",
    "anonymt",
    "geen",
    "okänd",
    "onbekend",
    "ukendt",
    "ukjent",
    // Other scripts
    "аноним",
    "анонимно",
    "анонимный",
    "неизвестно",
    "ανώνυμος",
    "مجهول",
    "אנונימי",
    "匿名",
    "匿名希望",
    "匿名用户",
    "不明",
    "保密",
    "未回答",
    "無記名",
    "无名",
    "回答しない",
    "익명",
    "비공개",
];

/// What fills the place of a team where there is none. `NA` may be North America's.
const NO_TEAM: OneOf = OneOf::new(&[
    "blank",
    "does not apply",
    "empty",
    "keine",
    "keine angabe",
    "kein team",
    "n a",
    "nan",
    "nil",
    "no team",
    "none",
    "not applicable",
    "not specified",
    "null",
    "prefer not to say",
    "aucun",
    "aucune",
    "ninguno",
    "ninguna",
    "nessuno",
    "nenhum",
    "geen",
]);

/// The team that a cell names, if it names one; an address is not shown.
pub(super) fn team_in(cell: &str) -> Option<Cow<'_, str>> {
    let is_none = |team: &str| is_filling(team) || NO_TEAM.has(team) || names::is_address(team);
    let team = match names::without_address(cell) {
        Cow::Borrowed(cell) => names::name_in(cell),
        Cow::Owned(team) => names::name(&team).map(Cow::Owned),
    };
    team.filter(|team| !is_none(team))
}

/// What stands before the `@` of an address that nobody reads.
const UNREAD: OneOf = OneOf::new(&[
    "anonymous",
    "do not reply",
    "donotreply",
    "no email",
    "no reply",
    "nobody",
    "noemail",
    "nomail",
    "none",
    "noreply",
    "null",
    "redacted",
    "undefined",
    "unknown",
]);

/// For each first byte, a bit for every length of a text that starts with it: asked of a million
/// names, of which hardly one is such a text.
const LENGTHS: [u64; 256] = with_lengths(with_lengths([0; 256], NOBODY), OUTSIDE);

const fn with_lengths(mut lengths: [u64; 256], texts: &[&str]) -> [u64; 256] {
    let mut at = 0;
    while at < texts.len() {
        let text = texts[at].as_bytes();
        lengths[text[0] as usize] |= 1 << text.len();
        at += 1;
    }
    lengths
}

/// Whether a name is one of those by which people keep theirs to themselves.
pub(super) fn names_nobody(name: &str) -> bool {
    is_filling(name) || is_nobody(name, words(name).as_bytes())
}

/// The same of a name whose words are known.
pub(super) fn is_nobody(name: &str, words: &[u8]) -> bool {
    let Some(first) = words.first() else { return is_filling(name) };
    // `x`, `xx`, `0` and `000`; nothing else stands for so many.
    if matches!(first, b'x' | b'0') && words.iter().all(|byte| byte == first) {
        return true;
    }
    let has_length = words.len() < 64 && LENGTHS[usize::from(*first)] >> words.len() & 1 == 1;
    let is_known = has_length
        && (NOBODY.iter().any(|known| known.as_bytes() == words)
            || str::from_utf8(words).is_ok_and(usual::is_outside));
    // What a program writes is `nan` or `NaN`; `Nan` is how a person writes her name.
    is_known && name != "Nan"
}

/// Whether a cell that should hold an address holds none.
pub(super) fn is_no_address(cell: &str) -> bool {
    let Some((local, domain)) = cell.split_once('@') else { return is_no_number(cell) };
    // `none@none.com` and `x@x.com`; `na@` may be the initials of somebody.
    let host = domain.split('.').next().unwrap_or_default();
    UNREAD.has(local) || (local.eq_ignore_ascii_case(host) && names_nobody(local))
}

/// Whether a cell that should hold what stands for a person holds nothing of the kind.
pub(super) fn is_no_number(cell: &str) -> bool {
    let counts = cell.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    !counts && (is_filling(cell) || is_nobody("", words(cell).as_bytes()))
}

/// Whether a text is made of signs that fill an empty place, such as `-`, `***` or `?`. A face, or a
/// sign that nobody fills in with, is what somebody chose to be called.
fn is_filling(text: &str) -> bool {
    const FILLING: &str = ".,;:!?…*#_/\\|+=~()\u{200B}\u{FEFF}";
    text.chars().all(|sign| sign.is_whitespace() || is_dash(sign) || FILLING.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_are_words_as_they_are_compared() {
        for known in NOBODY {
            assert_eq!(words(known), *known);
            assert!(known.len() < 64, "{known}");
        }
    }

    #[test]
    fn a_name_that_is_kept_back_is_nobodys() {
        for name in [
            "Prefer not to say",
            "keine Angabe",
            "NULL",
            "nan",
            "NaN",
            "Guest",
            "Private",
            "Anonymous User",
            "Anonymous Respondent",
            "Respondent",
            "Participant",
            "(blank)",
            "<none>",
            "[Redacted]",
            "xxx",
            "XX",
            "0",
            "匿名",
            "Confidential",
            "n/a",
            "-",
            "***",
            "",
        ] {
            assert!(names_nobody(name), "{name}");
        }
        for name in
            ["Nan", "Ana", "Jo Guest", "Null, Jennifer", "Xi", "007", "X Æ", "नील", "🦊", "]]>"]
        {
            assert!(!names_nobody(name), "{name}");
        }
    }

    #[test]
    fn an_address_that_is_kept_back_is_none() {
        for cell in [
            "NULL",
            "0",
            "x",
            "no email",
            "Not provided",
            "redacted",
            "***",
            "none@none.com",
            "x@x.com",
            "noreply@example.com",
            "no-reply@example.com",
            "-@-",
            "@",
        ] {
            assert!(is_no_address(cell), "{cell}");
        }
        for cell in
            ["na@example.com", "guest@example.com", "ana@example.com", "x@example.com", "ana"]
        {
            assert!(!is_no_address(cell), "{cell}");
        }
    }

    #[test]
    fn a_number_that_is_kept_back_is_none() {
        for cell in ["n/a", "#N/A", "anonymous", "-", "0", "000", "NULL", "nan", "Nan"] {
            assert!(is_no_number(cell), "{cell}");
        }
        for cell in ["1", "10", "00012", "A-17", "77aa"] {
            assert!(!is_no_number(cell), "{cell}");
        }
    }
}
