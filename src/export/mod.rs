//! Scores → the files for other programs: `scores.json` and `scores.csv`.

mod change;
mod csv;
mod findings;
mod json;
mod node;
mod target;
mod terminal;
#[cfg(test)]
mod tests;

pub use csv::{SPREADSHEET_MARK, csv};
pub use json::json;
pub use terminal::table;

/// The name and version of the form of `scores.json`; `docs/scores.schema.json` describes it.
pub const SCHEMA: &str = "orient/scores/1";
