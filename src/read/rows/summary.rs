//! Rows at the end of a table that sum up those above, or are compared with them: `Average`, `Median`,
//! `Total`, `Benchmark` and their like, and rows of nothing but numbers below statements.
//!
//! Such a row has no moment and no address of its own, and nothing but rows of its kind below it. `Max`
//! and `N` may be people, too, and so may an orientation: they sum up only where another row beside them
//! does, or where everybody else has a moment or an address.

use std::collections::BTreeSet;

use super::super::answers::shown;
use super::super::columns::TraitColumns;
use super::super::entries::Entries;
use super::super::key::KnownBy;
use super::super::moments::Stamp;
use super::super::table::{Row, trim};
use super::super::words::{OneOf, words};
use super::{Body, NAMED, RowReader, Seen};
use crate::error::{About, Problem};
use crate::instrument::{Mode, Orientation};
use crate::response::{LeftOut, Reason};

/// What heads such a row, and nobody's name.
const SURE: OneOf = OneOf::new(&[
    "average",
    "average rating",
    "average score",
    "averages",
    "avg",
    "grand total",
    "maximum",
    "mean",
    "mean rating",
    "mean score",
    "median",
    "minimum",
    "most common",
    "most common answer",
    "most frequent",
    "most popular answer",
    "modal answer",
    "number of responses",
    "overall",
    "overall average",
    "response count",
    "response rate",
    "team average",
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
    "gesamtsumme",
    "häufigste antwort",
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
    "industry average",
    "industry benchmark",
    "last quarter",
    "previous quarter",
    "beispiel",
    "musterantwort",
    "vergleichswert",
    "zielwert",
]);

/// What heads such a row, and may be what a group or somebody without a name is called.
const COMPARED: OneOf = OneOf::new(&["expected", "ideal", "reference", "target"]);

/// What heads such a row, and may be the name or the initials of somebody.
const MAY_BE_A_NAME: OneOf = OneOf::new(&[
    "count", "max", "maximo", "máximo", "media", "min", "minimo", "mínimo", "mittel", "moda",
    "mode", "modus", "n", "sd", "som", "sum", "suma", "summa", "var",
]);

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
enum Word {
    Sure,
    Beside,
    /// Also an orientation, which its counts may stand beside.
    Compared,
    MayBeAName,
    /// No word at all: nothing but numbers stands in the row.
    Numbers,
}

impl Word {
    /// Of `Average`, `Average (n = 12)`, `Total: 15`, `15 responses` or an orientation.
    fn of(text: &str, orientations: &[Orientation]) -> Option<Self> {
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
        } else if COMPARED.has(text) || COUNTED.has(text) || is_one_of(text, orientations) {
            Some(Self::Compared)
        } else {
            MAY_BE_A_NAME.has(text).then_some(Self::MayBeAName)
        }
    }
}

/// Whether a text is the name of an orientation.
fn is_one_of(text: &str, orientations: &[Orientation]) -> bool {
    text.starts_with(char::is_alphabetic)
        && orientations.iter().any(|one| one.name.eq_ignore_ascii_case(text))
}

/// A row that sums up others, if it stands at the end.
#[derive(Debug)]
pub(super) struct Summary {
    row: usize,
    label: String,
    word: Word,
    /// Whether it has a team, as a person may have.
    has_team: bool,
    /// What was counted in it, which is told if it is a person's.
    pub seen: Seen,
}

impl RowReader<'_> {
    /// The row as one that may sum up others.
    pub(super) fn summary(&self, row: &Row<'_>, name: Option<&str>) -> Option<Summary> {
        // Nearly every row has one of these, which spares a look at a million names.
        let stamp = self.text(row, self.columns.timestamp);
        let is_known = stamp.starts_with(|first: char| first.is_ascii_digit())
            || self.text(row, self.columns.email).contains('@');
        if is_known {
            return None;
        }
        let cells = || (0..row.len()).map(|column| (column, trim(row.cell(column))));
        let first = || cells().find(|(_, cell)| !cell.is_empty());
        let (label, column) = match name {
            Some(name) => (name, None),
            None => first().map(|(column, cell)| (cell, Some(column)))?,
        };
        let word = match Word::of(label, self.instrument.orientations()) {
            Some(word) => word,
            None if name.is_none() && are_numbers(cells().map(|(_, cell)| cell)) => Word::Numbers,
            None => return None,
        };
        let is_own = |column| {
            let cell = self.text(row, column);
            !cell.is_empty() && words(cell) != words(label)
        };
        let columns = self.columns;
        let is_answer =
            columns.traits.iter().flat_map(TraitColumns::all).any(|of| column == Some(of));
        let is_team = column.is_some() && column == columns.team;
        let is_number = column.is_some() && column == columns.id;
        if (is_answer && word != Word::Numbers)
            || (is_team && word != Word::Sure)
            || (is_number && word != Word::Sure)
            || is_own(columns.email)
            || is_own(columns.id)
            || Stamp::parse(stamp).is_some()
        {
            return None;
        }
        let (row, label) = (row.number, shown(label));
        Some(Summary { row, label, word, has_team: is_own(columns.team), seen: Seen::default() })
    }

    /// Leaves out the rows at the end that sum up others, and tells of them; what was counted in the
    /// other ones is added.
    pub(super) fn leave_out_summaries(
        &self,
        body: &mut Body,
        found: Vec<Summary>,
        seen: &mut Seen,
    ) {
        if found.is_empty() {
            return;
        }
        let out =
            at_the_end(body, &found, self.instrument.mode() == Mode::Choose && seen.is_written());
        body.left_out.retain(|left| !out.contains(&left.row));
        let mut told = 0;
        let mut tell = |problem: Problem| {
            told += 1;
            if told <= NAMED {
                body.problems.push(problem);
            }
        };
        for one in found {
            let is_out = out.contains(&one.row);
            let place = self.table.row(one.row);
            let label = &one.label;
            if is_out {
                let problem = Problem::warning(match one.word {
                    Word::Sure | Word::MayBeAName => format!(
                        "`{label}` stands at the end as a row that sums up the others, and is left out"
                    ),
                    Word::Beside | Word::Compared => format!(
                        "`{label}` stands at the end as a row beside people's answers, and is left out"
                    ),
                    Word::Numbers => "this row at the end holds nothing but numbers, and is left out".into(),
                })
                .at(place)
                .hint(
                    "if it is somebody's answer, write the whole name, or give the row a time stamp or \
                     an address",
                );
                tell(match one.word {
                    Word::Sure | Word::Beside | Word::Compared | Word::Numbers => problem,
                    Word::MayBeAName => problem.about(About::LikeSummary),
                });
            } else {
                if matches!(one.word, Word::Sure | Word::Beside) {
                    tell(
                        Problem::warning(format!("`{label}` is counted as a person's row"))
                            .at(place)
                            .hint("if it is nobody's, such as a sum of other rows, delete it"),
                    );
                }
                seen.append(one.seen);
                continue;
            }
            body.left_out.push(LeftOut {
                row: one.row,
                reason: Reason::Note,
                seen: match one.word {
                    Word::Sure | Word::MayBeAName => format!("`{label}` sums up the rows above"),
                    Word::Beside | Word::Compared => {
                        format!("`{label}` stands beside people's answers")
                    }
                    Word::Numbers => "only numbers".to_owned(),
                },
                person: None,
            });
        }
        if told > NAMED {
            body.problems.push(
                Problem::warning(format!(
                    "{} more rows are headed as sums of others",
                    told - NAMED
                ))
                .at(self.table.file()),
            );
        }
        for entries in [&mut body.entries, &mut body.unfinished] {
            let keep: Vec<bool> =
                entries.rows().iter().map(|row| !out.contains(&(*row as usize))).collect();
            entries.retain(&keep);
        }
    }
}

/// Whether there are several texts, and all are numbers.
fn are_numbers<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    let is_number = |cell: &str| {
        cell.starts_with(|first: char| first.is_ascii_digit())
            && cell.bytes().all(|byte| byte.is_ascii_digit() || b".,% ".contains(&byte))
    };
    filled.next().is_some_and(is_number) && filled.peek().is_some() && filled.all(is_number)
}

/// The rows that sum up others, of those that may; numbers do where the answers are texts.
fn at_the_end(body: &Body, found: &[Summary], are_texts: bool) -> BTreeSet<usize> {
    let rows: BTreeSet<usize> = found.iter().map(|one| one.row).collect();
    let last = |entries: &Entries| {
        let others = entries.rows().iter().rev().map(|row| *row as usize);
        others.into_iter().find(|row| !rows.contains(row))
    };
    let is_person = |left: &&LeftOut| {
        matches!(left.reason, Reason::Partial | Reason::Preview) && !rows.contains(&left.row)
    };
    let left_out = body.left_out.iter().rfind(is_person).map(|left| left.row);
    let last_person = [last(&body.entries), last(&body.unfinished), left_out].into_iter().max();
    let last_person = last_person.flatten().unwrap_or_default();
    let tail: Vec<&Summary> = found.iter().filter(|one| one.row > last_person).collect();
    let others_are_known = all_are_known(body, &rows);
    let labels = |word: Word| -> BTreeSet<String> {
        tail.iter().filter(|one| one.word == word).map(|one| words(&one.label)).collect()
    };
    let is_beside_sums = !labels(Word::Sure).is_empty() || labels(Word::MayBeAName).len() > 1;
    let is_single = |one: &Summary| {
        let own = words(&one.label);
        tail.iter().filter(|other| words(&other.label) == own).count() == 1
    };
    let sums_up = |one: &&Summary| match one.word {
        Word::Sure => true,
        Word::Beside => is_single(one),
        Word::Compared => !one.has_team && (others_are_known || is_beside_sums) && is_single(one),
        Word::MayBeAName => !one.has_team && (is_beside_sums || others_are_known),
        Word::Numbers => are_texts && others_are_known,
    };
    tail.iter().copied().filter(sums_up).map(|one| one.row).collect()
}

/// Whether everybody else has a moment that can be read, or everybody an address or a number.
fn all_are_known(body: &Body, rows: &BTreeSet<usize>) -> bool {
    let entries = &body.entries;
    let others: Vec<usize> =
        (0..entries.len()).filter(|&place| !rows.contains(&entries.row(place))).collect();
    let has_key = |&place: &usize| entries.key(place).by() >= KnownBy::Id;
    let has_stamp = |&place: &usize| entries.stamp(place).is_some();
    !others.is_empty() && (others.iter().all(has_stamp) || others.iter().all(has_key))
}
