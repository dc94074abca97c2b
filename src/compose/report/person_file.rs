//! What the template of a person's own file sees.

use serde::Serialize;

use super::PersonPage;

views! {
    /// One person's own page: they against the team, and nothing about anybody else.
    PersonFile {
        /// The language of the words: `en`.
        language: String,
        /// `a4` or `letter`.
        paper: String,
        /// The title of the document: `Ana Ortiz, 2026 Q4`.
        title: String,
        /// Which program made it: `orient 0.1.0`.
        made_by: String,
        /// The team's name; empty where one person answered, and no team is named.
        team: String,
        /// `2026 Q4`
        wave: String,
        /// Their answers.
        page: PersonPage,
        /// What their numbers are called: `Share`, or `Score` where people rate.
        level: String,
        /// Their shares beside the team's.
        shares: Vec<OwnShare>,
        /// Whether the team is large enough to be shown.
        has_team: bool,
        /// What the numbers are and are not.
        notes: Vec<String>,
        /// The names in it that have letters from right to left. Templates have no need of them.
        #[serde(skip)]
        right_to_left: Vec<String>,
    }

    /// A share of theirs beside the team's.
    OwnShare {
        /// `Strategic`
        name: String,
        /// The class of its colours.
        class: String,
        /// The drawing of its mark.
        mark: String,
        /// `27 %`
        own: String,
        /// `31 %`, or a dash.
        team: String,
        /// `−4`, or a dash.
        difference: String,
    }
}
