//! What templates see of agreement, and of how firm the headline is.

use serde::Serialize;

use super::Head;

views! {
    /// Where people agree and where they split.
    Agreement {
        /// Whether it is told how many words random answers would give.
        has_chance: bool,
        /// Its head.
        head: Head,
        /// What the numbers of a row are called: `Agreement`.
        numbers: Vec<String>,
        /// Where each stands below a trait in `scores.json`: `agreement`.
        paths: Vec<String>,
        /// What the drawings of the rows show: `One mark per person`; none without drawings.
        marks: Option<String>,
        /// Whether a row says what its word is about.
        has_about: bool,
        /// Whether names of traits take more than a line.
        has_long_names: bool,
        /// A row per trait, the most agreed first; empty below five people. Without figures, only the agreed
        /// and the split.
        rows: Vec<AgreementRow>,
        /// What the words and numbers mean.
        notes: Vec<String>,
        /// What it would take to change the headline.
        firm: Vec<Firm>,
    }

    /// One thing that it would take to change the headline.
    Firm {
        /// `The lead`
        term: String,
        /// The sentences.
        text: String,
        /// The numbers of `scores.json` that these stand on, separated by spaces.
        paths: String,
    }

    /// How alike the answers to one trait are.
    AgreementRow {
        /// The place of the trait in the instrument, from 0.
        at: String,
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
        /// The statements that the word is about, if there are any: `Long Term 6, Short Term 5`.
        about: Option<String>,
    }
}
