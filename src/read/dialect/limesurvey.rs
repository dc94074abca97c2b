//! LimeSurvey: headings are codes, questions or `code. question`; a row of an array is
//! `code[SQ001]`. Only a response that was finished has a `submitdate`, and a survey that keeps no
//! times writes one in 1980. The exporter ends the file with a blank line.

use super::heading::Heading;
use super::{Dialect, Ending, Tail, count};
use crate::read::usual::Usual;

/// The columns before the questions, as codes and as texts.
const OWN: &[&str] = &[
    "submitdate",
    "lastpage",
    "startlanguage",
    "seed",
    "datestamp",
    "date submitted",
    "last page",
    "start language",
    "date last action",
    "submitdate date submitted",
    "lastpage last page",
    "startlanguage start language",
    // The texts follow the language of whoever exports.
    "datum abgeschickt",
    "letzte seite",
    "start sprache",
    "date de soumission",
    "dernière page",
    "langue de départ",
    "fecha de envío",
    "última página",
    "idioma inicial",
    "lenguaje inicial",
    "data invio",
    "ultima pagina",
    "lingua iniziale",
    "data de envio",
    "datum inzending",
    "laatste pagina",
    "starttaal",
    "begintaal",
];

pub(super) static DIALECT: Dialect = Dialect {
    name: "LimeSurvey",
    header_rows: |rows| {
        let row = rows.first()?;
        let is_coded = |cell: &&String| code(cell).is_some_and(|(code, _)| !is_number(code));
        let coded = row.iter().filter(is_coded).count();
        let ours = count(row, OWN) > 1 || (coded > 2 && coded * 2 > row.len());
        ours.then_some(1)
    },
    headings: |rows| {
        let one = |cell: &String| match code(cell) {
            Some((code, text)) => Heading { code: code.to_owned(), ..Heading::of(text) },
            None => Heading::of(cell),
        };
        rows.first().map(|row| row.iter().map(one).collect()).unwrap_or_default()
    },
    may_have_parts: false,
    own_words: &[
        ("token", Usual::Id),
        ("access code", Usual::Id),
        ("attribute 1", Usual::Team),
        ("startdate", Usual::Began),
        ("date started", Usual::Began),
        ("datestamp", Usual::LastAction),
        ("date last action", Usual::LastAction),
        ("zugangscode", Usual::Id),
        ("zugangsschlüssel", Usual::Id),
        ("data invio", Usual::Timestamp),
        ("datum inzending", Usual::Timestamp),
        ("datum gestartet", Usual::Began),
        ("date de lancement", Usual::Began),
        ("fecha de inicio", Usual::Began),
        ("data di inizio", Usual::Began),
        ("data de início", Usual::Began),
        ("datum gestart", Usual::Began),
        ("datum letzte aktivität", Usual::LastAction),
        ("date de la dernière action", Usual::LastAction),
        ("fecha de la última acción", Usual::LastAction),
        ("data dell ultima azione", Usual::LastAction),
        ("data da última ação", Usual::LastAction),
        ("datum laatste actie", Usual::LastAction),
    ],
    previews: &[],
    ending: Ending::Stamped,
    no_stamp: "1980-01-01 00:00:00",
    tail: Tail::BlankLine,
};

/// Whether a code is no more than the number of a question, `Q1`, which people write themselves.
fn is_number(code: &str) -> bool {
    let digits = code.trim_start_matches(['q', 'Q']);
    digits.len() < code.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The code and the question of `code. question`.
fn code(heading: &str) -> Option<(&str, &str)> {
    let (code, text) = heading.split_once(". ")?;
    let name = code.split_once('[').map_or(code, |(name, _)| name);
    let plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let begins = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let whole = name.len() == code.len() || code.ends_with(']');
    (begins && plain && whole && name.len() < 40).then_some((code, text.trim()))
}
