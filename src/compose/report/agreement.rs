//! What templates see of agreement, and of how firm the headline is.

use serde::Serialize;

use super::{Definition, Head};

views! {
    /// Where people agree and where they split.
    Agreement {
        /// Its head.
        head: Head,
        /// What the numbers of a row are called: `Agreement`.
        numbers: Vec<String>,
        /// What the drawings of the rows show: `One mark per person`; none without drawings.
        marks: Option<String>,
        /// A row per trait, the most agreed first; empty below five people.
        rows: Vec<AgreementRow>,
        /// What the words and numbers mean.
        notes: Vec<String>,
        /// What it would take to change the headline.
        firm: Vec<Definition>,
    }

    /// How alike the answers to one trait are.
    AgreementRow {
        /// `Horizon`
        name: String,
        /// The drawing with a mark per person, where there is one.
        marks: Option<String>,
        /// The numbers: `.06`.
        numbers: Vec<String>,
        /// `split`
        word: String,
        /// Whether the word is worth bold type.
        strong: bool,
        /// The statements that the word is about: `Long Term 6, Short Term 5`.
        about: String,
    }
}
