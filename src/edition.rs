//! The edition of a report: whether it names people.

/// Whether an output names people, or only tells of all of them together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Edition {
    /// People are named, each with the numbers and the cells that are theirs.
    #[default]
    Named,
    /// Nobody is named: counts, sums, and whole columns, which do not tell who answered what.
    Aggregate,
}

impl Edition {
    /// The word used in `scores.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Aggregate => "aggregate",
        }
    }
}
