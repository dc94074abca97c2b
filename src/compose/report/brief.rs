//! What the templates of the brief see: a few slides for a deck.

use serde::Serialize;

use super::{ChangeRow, Fact, Figure, LeadList};

views! {
    /// The brief.
    Brief {
        /// The slides in their order.
        slides: Vec<Slide>,
        /// Where the numbers come from: `Self-reports: 12 of 14 answered, 12 to 23 October 2026.`
        source: String,
    }

    /// One slide.
    Slide {
        /// What it is about: `summary`, `radar` or `change`.
        kind: String,
        /// Its number among all: `1 / 3`.
        number: String,
        /// The finding, in twelve words at most.
        headline: String,
        /// Whose answers, when they are one person's.
        person: Option<String>,
        /// The chart.
        figure: Option<Figure>,
        /// Whether names are so long that the lettering has to be smaller.
        is_long: bool,
        /// Whether the chart takes the whole width.
        is_wide: bool,
        /// Whether the chart has so many rows that they leave less room.
        is_tall: bool,
        /// Facts beside or below it.
        facts: Vec<Fact>,
        /// Where each orientation leads.
        leads: Vec<LeadList>,
        /// The change of each share.
        rows: Vec<ChangeRow>,
        /// How to read it.
        note: String,
    }
}
