//! How each number of a report was made, for the page's notes.

use super::Request;
use crate::analyse::Analysed;
use crate::edition::Edition;
use crate::explain::{Explanation, Facts, Step, Value, computed_below, explain};
use crate::run::Run;
use crate::template::Note;

/// What explains the numbers of a report, and tells of single people only where the report does.
pub(super) struct Notes<'a> {
    facts: Facts<'a>,
    /// What holds the numbers as `scores.json` says them.
    run: &'a Run,
}

impl<'a> Notes<'a> {
    /// Notes on the numbers of a run.
    pub(super) fn of_report(request: &Request, analysed: &'a Analysed<'a>, run: &'a Run) -> Self {
        Self { facts: Facts::of(analysed, request.people.edition()), run }
    }

    /// The notes of all numbers at these paths or below, in the order of the paths.
    pub(super) fn of(&self, paths: &[&str]) -> Vec<Note> {
        let sums = Facts { edition: Edition::Aggregate, ..self.facts };
        let note = |steps: Vec<Step>| {
            // A report shows nobody's earlier answers.
            let is_earlier = matches!(steps[..], [Step::Key("baseline" | "change"), ..]);
            let facts = if is_earlier { &sums } else { &self.facts };
            // What the mode does not define is not in the report either.
            explain(facts, &steps).filter(Explanation::is_defined).map(note)
        };
        let below = |path: &&str| {
            computed_below(self.run.scores(), path).into_iter().filter_map(note).collect::<Vec<_>>()
        };
        paths.iter().flat_map(below).collect()
    }
}

fn note(how: Explanation) -> Note {
    let mut cells: Vec<String> = Vec::new();
    for term in &how.terms {
        let cell = term.cells.to_string();
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    Note {
        term: format!("{}: {}", capital(&how.name), shown(&how.value)),
        definition: how.definition,
        formula: how.formula,
        filled: how.filled,
        cells,
    }
}

/// A value as a reader says it.
fn shown(value: &Value) -> String {
    match value {
        Value::Nothing => "none".to_owned(),
        value => value.text(),
    }
}

fn capital(text: &str) -> String {
    crate::format::sentence_start(text)
}
