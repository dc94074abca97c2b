//! The tools that export surveys, each with its own header. A dialect is recognised from the header
//! of the table, never from a file name.

mod google_forms;
mod plain;

use super::usual::{self, Usual};

/// How one tool writes its table: data, and a few lines of code.
#[derive(Debug)]
pub(super) struct Dialect {
    /// The tool, for people.
    pub name: &'static str,
    /// Whether a header is this tool's.
    recognises: fn(&[String]) -> bool,
    /// Headers that mean something in this tool only, as [`super::words::words`] gives them.
    own_words: &'static [(&'static str, Usual)],
}

/// The dialects, the most particular first; the last one takes every table.
const DIALECTS: &[&Dialect] = &[&google_forms::DIALECT, &plain::DIALECT];

impl Dialect {
    /// The dialect of a header.
    pub(super) fn recognise(header: &[String]) -> &'static Self {
        DIALECTS
            .iter()
            .find(|dialect| (dialect.recognises)(header))
            .expect("the plain dialect recognises every header")
    }

    /// What a column with this header holds when it is not a trait, and how usual the word is.
    pub(super) fn usual(&self, header: &str) -> Option<(Usual, usize)> {
        let words = super::words::words(header);
        let own = self.own_words.iter().find(|(word, _)| *word == words);
        own.map(|&(_, usual)| (usual, 0)).or_else(|| usual::in_survey(header))
    }
}
