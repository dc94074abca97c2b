//! How each number of a report was made, for the page's notes.

use super::{Request, Scored, listed};
use crate::explain::{Detail, Explanation, Facts, Leaf, Numbers, explain};
use crate::export;
use crate::instrument::Instrument;
use crate::template::Note;

/// The explanations of a report's numbers, by path with places.
#[derive(Debug)]
pub(super) struct Notes {
    all: Vec<(String, Note)>,
}

impl Notes {
    /// Explains every number that the report shows, and tells of single people only where it does.
    pub(super) fn of_report(request: &Request, instrument: &Instrument, scored: &Scored) -> Self {
        let people = listed(request);
        let detail = match people {
            export::People::Listed => Detail::People,
            export::People::Hidden => Detail::Sums,
        };
        let analysed = scored.analysed(instrument);
        let facts = Facts::of(&analysed, detail);
        let scores = export::json(&analysed, people);
        let numbers = Numbers::of(&scores).expect("`scores.json` is JSON");
        let note = |leaf: &Leaf| {
            // What the mode does not define is not in the report either.
            let how = explain(&facts, &leaf.steps()).filter(Explanation::is_defined)?;
            Some((leaf.places(), note(how)))
        };
        Self { all: numbers.computed().filter_map(note).collect() }
    }

    /// The notes of all numbers at these paths or below, in the order of the paths.
    pub(super) fn of(&self, paths: &[&str]) -> Vec<&Note> {
        let below = |path: &str, wanted: &str| {
            path.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        // Notes stand in the order of the file, so all of a path stand together.
        let of_one = |wanted: &&str| {
            let start = self.all.iter().position(|(path, _)| below(path, wanted));
            let from = start.unwrap_or(self.all.len());
            let found = self.all[from..].iter().take_while(|(path, _)| below(path, wanted));
            found.map(|(_, note)| note).collect::<Vec<_>>()
        };
        paths.iter().flat_map(of_one).collect()
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
        term: format!("{}: {}", capital(&how.name), how.value.text()),
        definition: how.definition,
        formula: how.formula,
        filled: how.filled,
        cells,
    }
}

fn capital(text: &str) -> String {
    crate::format::sentence_start(text)
}
