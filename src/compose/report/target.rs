//! What templates see of a target and of numbers around a middle.

use serde::Serialize;

use super::{Figure, Head, OrientationView};

views! {
    /// How far the team is from its target.
    TargetChapter {
        /// Its head.
        head: Head,
        /// The gaps; none where nobody answered what the target names.
        figure: Option<Figure>,
        /// The head of the column with the team's numbers: `Team, %`.
        team: String,
        /// The head of the column with what is wanted: `Target, %`.
        wanted: String,
        /// The head of the column with the gaps: `Gap, points`.
        gap: String,
        /// A row for each wish, and for each trait without one.
        rows: Vec<TargetRow>,
        /// How to read the table.
        notes: Vec<String>,
    }

    /// One wish, or a trait without one.
    TargetRow {
        /// `Horizon`
        name: String,
        /// Whose number is wanted; none without a target.
        orientation: Option<OrientationView>,
        /// `25.0`, or a dash.
        team: String,
        /// `40.0`, `first` or `no target`.
        wanted: String,
        /// Where it stands in `scores.json`; empty where it is not shown as it stands there.
        wanted_at: String,
        /// `−15.0`, or a dash.
        gap: String,
        /// Where it stands in `scores.json`; empty where it is not shown as it stands there.
        gap_at: String,
        /// `below`, `behind Tactical`, `reached`.
        word: String,
        /// Whether it is reached.
        reached: bool,
        /// What explains it in `scores.json`; empty without a target.
        path: String,
        /// How many answered the trait.
        n: String,
    }

    /// A chart below the table of a chapter.
    ChartBlock {
        /// What it shows: `Twelve of 45 statements score below the middle`.
        title: String,
        /// The chart.
        figure: Figure,
    }
}
