//! What heads a row that sums up others or stands beside them, and how firmly that tells.

use super::super::words::OneOf;
use crate::instrument::Orientation;

/// What heads a row that sums up others, and nobody's name.
const SURE: OneOf = OneOf::new(&[
    "average",
    "average rating",
    "average score",
    "averages",
    "avg",
    "grand average",
    "grand count",
    "grand max",
    "grand min",
    "grand stddev",
    "grand sum",
    "grand total",
    "grand var",
    "group result",
    "group results",
    "maximum",
    "modalwert",
    "most chosen",
    "mean",
    "mean rating",
    "mean score",
    "median",
    "minimum",
    "most common",
    "most common answer",
    "most common answers",
    "most frequent answer",
    "most frequent",
    "most popular answer",
    "modal answer",
    "no of answers",
    "no of responses",
    "number of answers",
    "number of responses",
    "answered",
    "overall",
    "overall average",
    "response count",
    "response rate",
    "sum of answers",
    "team answer",
    "team average",
    "team consensus",
    "total answers",
    "st dev",
    "standard deviation",
    "std dev",
    "std deviation",
    "stddev",
    "stdev",
    "sub total",
    "subtotal",
    "total",
    "total responses",
    "totals",
    "variance",
    "anzahl",
    "durchschnitt",
    "gesamt",
    "gesamtanzahl",
    "gesamtmaximum",
    "gesamtminimum",
    "gesamtmittelwert",
    "gesamtsumme",
    "häufigste antwort",
    "mehrheitsantwort",
    "häufigster wert",
    "insgesamt",
    "mittelwert",
    "standardabweichung",
    "summe",
    "ecart type",
    "écart type",
    "moyenne",
    "réponse la plus fréquente",
    "médiane",
    "somme",
    "total général",
    "desviación estándar",
    "respuesta más frecuente",
    "mediana",
    "promedio",
    "recuento",
    "conteggio",
    "deviazione standard",
    "somma",
    "totale",
    "contagem",
    "desvio padrão",
    "média",
    "soma",
    "aantal",
    "gemiddelde",
    "mediaan",
    "totaal",
    "gennemsnit",
    "medelvärde",
    "średnia",
    "ergebnis",
    "gesamtergebnis",
    "team result",
    "team results",
    "top answer",
    "résultat",
    "résultats",
    "resultado",
    "resultados",
    "risultato",
    "total geral",
    "totaal generaal",
    "totalt",
    "i alt",
    "genomsnitt",
    "keskiarvo",
    "yhteensä",
    "razem",
    "celkem",
    "průměr",
    "átlag",
    "összesen",
    "toplam",
    "genel toplam",
    "ortalama",
    "итог",
    "итого",
    "всего",
    "общий итог",
    "среднее",
    "среднее значение",
    "медиана",
    "μέσος όρος",
    "σύνολο",
    "المجموع",
    "المتوسط",
    "ממוצע",
    "औसत",
    "कुल",
    "合計",
    "平均",
    "平均値",
    "最頻値",
    "总计",
    "總計",
    "合计",
    "平均值",
    "합계",
    "평균",
]);

/// What says within a longer text that it sums others up, as in `Group average` or `Red average`, and is
/// nobody's name.
const STATISTIC: OneOf = OneOf::new(&[
    "average",
    "averages",
    "avg",
    "median",
    "stdev",
    "subtotal",
    "totals",
    "durchschnitt",
    "gesamtschnitt",
    "gesamtsumme",
    "insgesamt",
    "mittelwert",
    "standardabweichung",
    "ø",
    "moyenne",
    "médiane",
    "promedio",
    "gemiddelde",
    "mediaan",
    "gennemsnit",
    "medelvärde",
    "średnia",
]);

/// What says so, too, and is the name of people and of companies.
const STATISTIC_OR_NAME: OneOf = OneOf::new(&[
    "mean", "total", "gesamt", "schnitt", "summe", "mediana", "totale", "média", "totaal",
]);

/// What says of whom or of what, beside a word that sums up.
const OF_WHOM: OneOf = OneOf::new(&[
    "all",
    "and",
    "answer",
    "answers",
    "by",
    "column",
    "company",
    "count",
    "department",
    "for",
    "grand",
    "group",
    "of",
    "organisation",
    "organization",
    "our",
    "overall",
    "participants",
    "people",
    "per",
    "question",
    "rating",
    "ratings",
    "respondents",
    "response",
    "responses",
    "result",
    "results",
    "row",
    "rows",
    "score",
    "scores",
    "sum",
    "survey",
    "team",
    "teams",
    "the",
    "value",
    "values",
    "whole",
    "alle",
    "aller",
    "antworten",
    "bereich",
    "gruppe",
    "teilnehmer",
    "über",
    "equipe",
    "équipe",
    "equipo",
    "generale",
    "général",
    "générale",
    "general",
    "groupe",
    "grupo",
    "gruppo",
]);

/// What heads a row that stands beside people's answers, and nobody's name.
const BESIDE: OneOf = OneOf::new(&[
    "answer key",
    "benchmark",
    "correct answer",
    "correct answers",
    "example",
    "example answer",
    "example please delete",
    "ideal answer",
    "industry average",
    "industry benchmark",
    "last quarter",
    "previous quarter",
    "beispiel",
    "musterantwort",
    "soll profil",
    "vergleichswert",
    "zielwert",
]);

/// What heads such a row, and may be what a group or somebody without a name is called.
const COMPARED: OneOf = OneOf::new(&[
    "expected",
    "goal",
    "ideal",
    "reference",
    "target",
    "cible",
    "doel",
    "objectif",
    "objetivo",
    "obiettivo",
    "soll",
    "ziel",
]);

/// What heads such a row, and may be the name or the initials of somebody.
const MAY_BE_A_NAME: OneOf = OneOf::new(&[
    "consensus",
    "konsens",
    "majority",
    "mehrheit",
    "result",
    "count",
    "max",
    "everyone",
    "maximo",
    "máximo",
    "media",
    "mittel",
    "mode",
    "modus",
    "summary",
    "min",
    "minimo",
    "mínimo",
    "moda",
    "n",
    "sd",
    "som",
    "sum",
    "suma",
    "summa",
    "var",
]);

/// What stands beside numbers alone, and may be a name: whoever answers with a statement is somebody.
const OF_NUMBERS: OneOf = OneOf::new(&[
    "count", "max", "maximo", "máximo", "media", "min", "minimo", "mínimo", "mittel", "n", "sd",
    "som", "soma", "sum", "suma", "summa", "var",
]);

/// What counts people.
const COUNTS: OneOf = OneOf::new(&["count", "n"]);

/// What a spreadsheet writes behind the name of a group whose rows it sums up, as in `East Count`, or before
/// it, as in `Moyenne Est`.
const OF_A_GROUP: OneOf = OneOf::new(&[
    "average",
    "count",
    "max",
    "min",
    "stddev",
    "sum",
    "total",
    "var",
    "anzahl",
    "ergebnis",
    "mittelwert",
    "summe",
    "moyenne",
    "nb",
    "somme",
    "cuenta",
    "promedio",
    "suma",
    "conteggio",
    "totale",
    "aantal",
    "gemiddelde",
    "totaal",
]);

/// The group of `East Count`, `East Total` or `Moyenne Est`.
pub(super) fn group(text: &str) -> Option<&str> {
    let behind = text.trim().rsplit_once(' ').filter(|(_, sum)| OF_A_GROUP.has(sum));
    let before = || text.trim().split_once(' ').filter(|(sum, _)| OF_A_GROUP.has(sum));
    behind.map(|(group, _)| group).or_else(|| before().map(|(_, group)| group))
}

/// What a row counts that says how many there are, as in `12 responses`.
const COUNTED: OneOf = OneOf::new(&[
    "answers",
    "entries",
    "participants",
    "people",
    "records",
    "respondents",
    "responses",
    "results",
    "rows",
    "submissions",
    "antworten",
    "teilnehmer",
    "réponses",
    "respuestas",
    "risposte",
    "respostas",
    "antwoorden",
]);

/// How firmly a word says that its row sums up others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Sure,
    Beside,
    /// Also an orientation, which its counts may stand beside.
    Compared,
    MayBeAName,
    /// A name with a word that sums up, as in `Red average`: of a team, or of somebody who jests.
    WithAName,
    /// No word at all: nothing but numbers stands in the row.
    Numbers,
}

impl Word {
    /// Of `Average`, `Average (n = 12)`, `Total: 15`, `15 responses` or an orientation.
    pub(super) fn of(text: &str, orientations: &[Orientation]) -> Option<Self> {
        let counted = text.trim_start_matches(|first: char| first.is_ascii_digit());
        if counted.len() < text.len() && counted.starts_with(' ') && COUNTED.has(counted) {
            return Some(Self::Sure);
        }
        let end = text.find(['(', '[', ':', '=']).unwrap_or(text.len());
        let text = text[..end].trim_end();
        // `N1` and `Target 2` are what people are called who are not named.
        let number = |last: char| last.is_ascii_digit() || last == ' ';
        if SURE.has(text.trim_end_matches(number)) {
            Some(Self::Sure)
        } else if BESIDE.has(text.trim_end_matches(number)) {
            Some(Self::Beside)
        } else if COMPARED.has(text)
            || COUNTED.has(text)
            || is_one_of(text, orientations)
            || is_one_of(without_measure(text), orientations)
        {
            Some(Self::Compared)
        } else if MAY_BE_A_NAME.has(text) {
            Some(Self::MayBeAName)
        } else {
            Self::of_phrase(text)
        }
    }

    /// Of `Group average`, `Average of all answers` or `Red average`.
    fn of_phrase(text: &str) -> Option<Self> {
        let all = || {
            let parts = text.split(|letter: char| !letter.is_alphanumeric());
            parts.filter(|part| !part.is_empty())
        };
        let sums_up = |word: &str| STATISTIC.has(word);
        let may_sum_up = |word: &str| sums_up(word) || STATISTIC_OR_NAME.has(word);
        // `Ø.` is the beginning of a name.
        if !all().any(may_sum_up) || text.contains("Ø.") {
            None
        } else if all().all(|word| may_sum_up(word) || OF_WHOM.has(word)) {
            Some(Self::Sure)
        } else {
            let ends = [all().next(), all().next_back()];
            ends.into_iter().flatten().any(sums_up).then_some(Self::WithAName)
        }
    }

    /// Whether a row with such a label holds numbers, and no statement.
    pub(super) fn is_of_numbers(self, text: &str) -> bool {
        matches!(self, Self::Sure | Self::MayBeAName) && OF_NUMBERS.has(text)
    }

    /// Whether it says by itself that no person gave the row.
    pub(super) fn is_firm(self) -> bool {
        matches!(self, Self::Sure | Self::Beside | Self::WithAName)
    }
}

/// An end of the numbers in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extreme {
    Largest,
    Least,
}

impl Extreme {
    /// The one of which a label speaks: `Max`, `Min`.
    pub(super) fn of(label: &str) -> Option<Self> {
        match () {
            () if OneOf::new(&["max", "maximo", "máximo"]).has(label) => Some(Self::Largest),
            () if OneOf::new(&["min", "minimo", "mínimo"]).has(label) => Some(Self::Least),
            () => None,
        }
    }

    /// The one of two numbers that is nearer to it.
    pub(super) fn of_two(self, one: u16, other: u16) -> u16 {
        match self {
            Self::Largest => one.max(other),
            Self::Least => one.min(other),
        }
    }
}

/// Whether a label says that its row counts people.
pub(super) fn counts(text: &str) -> bool {
    COUNTS.has(text)
}

/// What `% Strategic`, `Count Strategic` or `Number of Strategic` measures.
fn without_measure(text: &str) -> &str {
    const MEASURES: [&str; 7] = ["% ", "%", "# ", "count ", "number of ", "share of ", "anzahl "];
    let begins = |measure: &&str| {
        text.get(..measure.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(measure))
    };
    MEASURES.iter().find(|one| begins(one)).map_or(text, |measure| &text[measure.len()..])
}

/// Whether a text is the name of an orientation.
fn is_one_of(text: &str, orientations: &[Orientation]) -> bool {
    text.starts_with(char::is_alphabetic)
        && orientations.iter().any(|one| one.name.eq_ignore_ascii_case(text))
}
