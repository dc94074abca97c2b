//! What the caller may choose about a report.

use crate::edition::Edition;

/// How people appear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum People {
    /// Nobody is named anywhere.
    None,
    /// A table, and small radars for up to [`MOST_MULTIPLES`] people.
    #[default]
    Auto,
    /// A table, and a page for each.
    Pages,
}

impl People {
    /// Whether a report with them names people.
    #[must_use]
    pub fn edition(self) -> Edition {
        match self {
            Self::None => Edition::Aggregate,
            Self::Auto | Self::Pages => Edition::Named,
        }
    }
}

/// The size of the printed page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// The word on the command line and in templates.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

/// What is set side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Compare {
    /// Nothing: side by side, teams are soon taken for winners and losers.
    #[default]
    Nothing,
    /// The teams, where there are several of enough people.
    Teams,
}

/// What the caller may choose about a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How people appear.
    pub people: People,
    /// What is set side by side.
    pub compare: Compare,
    /// The day of the report as `YYYY-MM-DD`; without it, none is shown.
    pub date: Option<String>,
    /// The size of the printed page.
    pub paper: Paper,
    /// The language of the page, as a BCP 47 tag.
    pub language: String,
    /// The version of the program.
    pub version: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            people: People::default(),
            compare: Compare::default(),
            date: None,
            paper: Paper::default(),
            language: "en".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// The most people that get a small radar each; above that, the table shows their answers.
pub const MOST_MULTIPLES: usize = 60;

/// The most people that are named in the triangle.
pub const MOST_NAMED_IN_TRIANGLE: usize = 16;
