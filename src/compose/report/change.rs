//! What templates see of the change since an earlier wave.

use serde::Serialize;

use super::{Figure, Head, OrientationView};

views! {
    /// What changed since an earlier wave.
    ChangeChapter {
        /// Its head.
        head: Head,
        /// The shares of the same people, then and now; none when nobody is in both waves.
        figure: Option<Figure>,
        /// The head of the column with the earlier shares: `2026 Q3, n = 14`.
        before: String,
        /// The head of the column with the shares of this wave.
        after: String,
        /// The head of the column about the same people: `Same people, n = 11`.
        same: String,
        /// The head of the column about the others: `1 joined, 3 left`.
        others: String,
        /// A row per orientation.
        rows: Vec<ChangeRow>,
        /// How to read the table, and who joined and left.
        notes: Vec<String>,
        /// Who joined and who left, when people may be named.
        moves: Vec<Moved>,
        /// Trait by trait.
        traits: Option<TraitChanges>,
    }

    /// The change of one orientation.
    ChangeRow {
        /// Which.
        orientation: OrientationView,
        /// `32.7 %`
        before: String,
        /// `27.4 %`
        after: String,
        /// `−5.3`
        whole: String,
        /// `−4.4`, or a dash.
        same: String,
        /// `−0.9`, or a dash.
        others: String,
        /// `± 9.4`, or a dash.
        band: String,
        /// Whether the change of the same people is beyond the band.
        beyond: bool,
    }

    /// People who joined or left.
    Moved {
        /// `Joined`
        term: String,
        /// Their names.
        names: Vec<String>,
        /// `and 3 more`
        more: Option<String>,
    }

    /// The same people, trait by trait.
    TraitChanges {
        /// What they show: `No trait changed beyond chance`.
        title: String,
        /// The chart.
        figure: Figure,
        /// A row per trait, for the table.
        rows: Vec<TraitChangeRow>,
    }

    /// The same people on one trait.
    TraitChangeRow {
        /// `Horizon`
        name: String,
        /// A cell per orientation: `5 to 4`.
        cells: Vec<ChangeCell>,
        /// How many answered it in both waves.
        n: String,
    }

    /// How many chose a statement, then and now.
    ChangeCell {
        /// `5 to 4`
        text: String,
        /// Whether the change is beyond the band.
        beyond: bool,
    }
}
