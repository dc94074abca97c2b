//! Any table with a column per trait, such as a spreadsheet saves it; below a header of short names
//! may stand one of questions.

use super::super::words::{contains, words};
use super::{Dialect, Ending, Tail, heading};

pub(super) static DIALECT: Dialect = Dialect {
    name: "plain table",
    header_rows: |rows| Some(1 + usize::from(has_questions_below(rows))),
    headings: heading::code_above_question,
    own_words: &[],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};

/// Whether the row below the header is one of questions: it says more of what the header names, or it
/// asks where the header has nothing but codes.
fn has_questions_below(rows: &[Vec<String>]) -> bool {
    let [names, below, ..] = rows else { return false };
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
