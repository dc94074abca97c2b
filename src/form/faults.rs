//! What is wrong with one file of TOML, whose form is right.

use super::line;
use crate::error::{Place, Problem, nearest};
use crate::format::list_and;

/// Collects faults, each at a byte of the text. Whoever finds one goes on, so that all are told.
pub(crate) struct Faults<'a> {
    text: &'a str,
    file: &'a str,
    found: Vec<(usize, Problem)>,
}

impl<'a> Faults<'a> {
    /// None yet; `file` is how messages call the text.
    pub(crate) fn new(text: &'a str, file: &'a str) -> Self {
        Self { text, file, found: Vec::new() }
    }

    /// Notes a fault at a byte of the text.
    pub(crate) fn add(&mut self, at: usize, message: impl Into<String>, hint: impl Into<String>) {
        let place = Place::Line { file: self.file.to_owned(), line: self.line(at), column: None };
        self.found.push((at, Problem::error(message).at(place).hint(hint)));
    }

    /// The line of a byte of the text, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        line(self.text, at)
    }

    /// How many were found so far.
    pub(crate) fn many(&self) -> usize {
        self.found.len()
    }

    /// All faults in the order of their lines, if there are any.
    pub(crate) fn finish(mut self) -> Result<(), Vec<Problem>> {
        if self.found.is_empty() {
            return Ok(());
        }
        self.found.sort_by_key(|(at, _)| *at);
        Err(self.found.into_iter().map(|(_, problem)| problem).collect())
    }
}

/// The hint for a word that is none of the known ones: the nearest, or all of them.
pub(crate) fn known_instead<'k>(
    found: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> String {
    match nearest(found, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let known: Vec<String> = known.map(|word| format!("`{word}`")).collect();
            format!("known: {}", list_and(&known))
        }
    }
}
