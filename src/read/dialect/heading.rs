//! What a header says about one column, whether in one row or in three.

use super::super::words::{contains, words};

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
    /// (choice=Text)` a question and one of its choices, as REDCap writes it.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim();
        let choice = || text.strip_suffix(')')?.rsplit_once("(choice=");
        let row = || text.strip_suffix(']')?.rsplit_once('[');
        let (question, part) = row().or_else(choice).unwrap_or((text, ""));
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
    let all_are_codes = names.iter().filter(|name| !name.is_empty()).all(|name| is_code(name));
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
