//! Scores → files for programs and spreadsheets, and a table for the terminal.

mod json;
mod spreadsheet;
mod terminal;

pub use json::json;
pub use spreadsheet::csv;
pub use terminal::table;

/// Whether people are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// With names and answers.
    Listed,
    /// Not at all.
    Hidden,
}
