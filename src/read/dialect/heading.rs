//! What a header says about one column, whether in one row or in three.

use std::collections::BTreeSet;

use super::super::words::{contains, words};

/// What stands behind a question that one statement is chosen for, and before what is chosen: Qualtrics
/// writes it.
pub(super) const CHOSEN: &str = " - Selected Choice";

/// A column's header in its parts; a part that the tool does not write is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::read) struct Heading {
    /// The short name of the question: `Q4`.
    pub code: String,
    /// The text of the question.
    pub question: String,
    /// The row of a grid, or one of several choices.
    pub part: String,
}

impl Heading {
    /// A header in one cell, where `Question [Row]` is a question and a row of its grid, and `Question
    /// (choice=Text)` a question and one of its choices, as REDCap writes it; `Question - Selected
    /// Choice - Text` is the same of Qualtrics where its three rows were made one.
    pub(in crate::read) fn of(text: &str) -> Self {
        let text = text.trim();
        let choice = || text.strip_suffix(')')?.rsplit_once("(choice=");
        let row = || text.strip_suffix(']')?.rsplit_once('[');
        let chosen = || {
            let (question, text) = text.split_once(CHOSEN)?;
            Some((question, text.strip_prefix(" - ").unwrap_or(text)))
        };
        let (question, part) = row().or_else(choice).or_else(chosen).unwrap_or((text, ""));
        Self {
            code: String::new(),
            question: question.trim().to_owned(),
            part: part.trim().to_owned(),
        }
    }

    /// The parts from the most particular to the least.
    pub(in crate::read) fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.part, &self.question, &self.code]
            .into_iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    /// The header on one line, as a map by hand names it.
    pub(in crate::read) fn shown(&self) -> String {
        match (self.question.as_str(), self.part.as_str()) {
            ("", "") => self.code.clone(),
            ("", part) => part.to_owned(),
            (question, "") => question.to_owned(),
            (question, part) => format!("{question} [{part}]"),
        }
    }
}

/// One heading per column of a header in one row.
pub(super) fn plain(rows: &[Vec<String>]) -> Vec<Heading> {
    rows.first().map(|row| row.iter().map(|cell| Heading::of(cell)).collect()).unwrap_or_default()
}

/// One heading per column of a header of codes or short names, below which questions may stand.
pub(super) fn code_above_question(rows: &[Vec<String>]) -> Vec<Heading> {
    let Some(questions) = rows.get(1) else { return plain(rows) };
    let one = |column| {
        let (code, question) = (cell(rows.first(), column), cell(Some(questions), column));
        if question.is_empty() {
            return Heading::of(code);
        }
        Heading { code: code.trim().to_owned(), ..Heading::of(question) }
    };
    (0..width(rows)).map(one).collect()
}

/// What stands below a question that has one column only.
const NO_PART: &[&str] = &["response", "open ended response", "selected choice"];

/// One heading per column of a header in which a question stands above the first of its columns, and
/// below it a row of a grid or a choice; `codes` may stand above.
pub(super) fn question_above_parts(
    codes: Option<&Vec<String>>,
    rows: &[Vec<String>],
) -> Vec<Heading> {
    let (questions, parts) = (rows.first(), rows.get(1));
    let mut last = Heading::default();
    let one = |column| {
        let (question, part) = (cell(questions, column), cell(parts, column));
        if !question.is_empty() {
            last = Heading {
                code: cell(codes, column).to_owned(),
                question: question.to_owned(),
                part: String::new(),
            };
        } else if part.is_empty() {
            return Heading::default();
        }
        let part = if is_no_part(question, part) { "" } else { part };
        let heading = if part.is_empty() { Heading::of(&last.question) } else { last.clone() };
        let part = if part.is_empty() { heading.part } else { part.to_owned() };
        Heading { code: last.code.clone(), part, ..heading }
    };
    (0..width(rows)).map(one).collect()
}

/// Whether a cell below a question says no more than that it is answered here.
fn is_no_part(question: &str, part: &str) -> bool {
    part == question || NO_PART.contains(&words(part).as_str())
}

/// Whether the row below the header is one of parts: below each header with free cells beside it stands
/// another text in every cell, and below all others nothing.
pub(in crate::read) fn has_parts_below(rows: &[Vec<String>]) -> bool {
    let [questions, parts, _, ..] = rows else { return false };
    let starts: Vec<usize> =
        (0..questions.len()).filter(|&column| !questions[column].is_empty()).collect();
    let ends = starts.iter().skip(1).copied().chain([width(&rows[..2])]);
    let mut groups = 0;
    let are_parts = starts.iter().zip(ends).all(|(&start, end)| {
        let mut own: Vec<&str> = (start..end).map(|column| cell(Some(parts), column)).collect();
        // A column without a header and a part is none.
        while own.len() > 1 && own.last().is_some_and(|part| part.is_empty()) {
            own.pop();
        }
        if own.len() == 1 {
            return own[0].is_empty() || is_no_part(&questions[start], own[0]);
        }
        groups += 1;
        let is_text = |part: &&str| part.contains(char::is_alphabetic);
        own.iter().all(is_text) && own.iter().collect::<BTreeSet<_>>().len() == own.len()
    });
    are_parts && starts[0] == 0 && (groups > 0 || says_nothing(parts))
}

/// Whether a row holds `Response` below several questions, and nothing else.
pub(in crate::read) fn says_nothing(parts: &[String]) -> bool {
    let filled: Vec<&String> = parts.iter().filter(|part| !part.is_empty()).collect();
    filled.len() > 1 && filled.iter().all(|part| NO_PART.contains(&words(part).as_str()))
}

/// The headings of a header of one row, or of one below which questions or parts stand.
pub(super) fn headings(rows: &[Vec<String>]) -> Vec<Heading> {
    match rows {
        // The rows of a header were counted before; the answers below them do not decide any more.
        [names, below]
            if !are_questions(names, below)
                && (names.iter().any(String::is_empty) || says_nothing(below)) =>
        {
            question_above_parts(None, rows)
        }
        _ => code_above_question(rows),
    }
}

/// How many rows a header has below which questions or parts may stand.
pub(super) fn header_rows(rows: &[Vec<String>]) -> usize {
    1 + usize::from(has_questions_below(rows) || has_parts_below(rows))
}

/// Whether the row below the header is one of questions: it says more of what the header names, or it
/// asks where the header has nothing but codes.
pub(super) fn has_questions_below(rows: &[Vec<String>]) -> bool {
    let [names, below, answers @ ..] = rows else { return false };
    // Answers that look like questions stand in every row.
    !answers.is_empty()
        && are_questions(names, below)
        && !answers.iter().any(|row| are_questions(names, row))
}

fn are_questions(names: &[String], below: &[String]) -> bool {
    let filled: Vec<(&String, &String)> = names
        .iter()
        .zip(below)
        .filter(|(name, cell)| !name.is_empty() && !cell.is_empty())
        .collect();
    let most = |fits: &dyn Fn(&(&String, &String)) -> bool| {
        filled.len() > 1 && filled.iter().filter(|pair| fits(pair)).count() * 2 > filled.len()
    };
    let says_more = |(name, cell): &(&String, &String)| {
        let (name, cell) = (words(name), words(cell));
        name.len() < cell.len() && contains(&cell, &name)
    };
    let asks = |(_, cell): &(&String, &String)| cell.contains('?') || cell.ends_with(':');
    let all_are_codes = filled.iter().all(|(name, _)| is_code(name));
    most(&says_more) && most(&asks) || all_are_codes && most(&asks)
}

/// Whether a header is no more than the number of a question or of a column: `q1`, `V_12`, `Q3_2`.
fn is_code(header: &str) -> bool {
    let number = header.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = header.len() - number.len();
    (1..=4).contains(&letters)
        && number.bytes().any(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'.'))
}

/// How many columns the widest row has.
pub(super) fn width(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or_default()
}

/// A cell of the header; one beyond the end of its row is empty.
pub(super) fn cell(row: Option<&Vec<String>>, column: usize) -> &str {
    row.and_then(|row| row.get(column)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_is_a_question_and_its_row() {
        let heading = Heading::of("How do you work? [Horizon]");
        assert_eq!(heading.texts().collect::<Vec<_>>(), ["Horizon", "How do you work?"]);
        assert_eq!(heading.shown(), "How do you work? [Horizon]");
        assert_eq!(
            Heading::of("Role: which? (choice=Plan (all))").shown(),
            "Role: which? [Plan (all)]"
        );
        assert_eq!(Heading::of(" Horizon ").shown(), "Horizon");
    }
}
