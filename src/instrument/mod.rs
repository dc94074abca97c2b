//! What is measured: traits × orientations × statements, the answer mode, and the texts about each
//! orientation. An [`Instrument`] is validated when it is made; its fields are private.
//!
//! An instrument is a TOML file. The built-in one, `sales-operations.toml`, is the example to copy.

mod built_in;
mod check;
mod load;
mod mode;
#[cfg(test)]
mod tests;

pub use self::built_in::{BUILT_IN, MODES, NAMES, example, rated};

use crate::error::Problem;

/// A validated instrument.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    id: String,
    version: String,
    title: String,
    source: String,
    caution: String,
    mode: Mode,
    labels: Vec<String>,
    bounds: Bounds,
    orientations: Vec<Orientation>,
    traits: Vec<Trait>,
}

/// How people answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// One statement per trait.
    Choose,
    /// Every statement on a scale.
    Rate(Scale),
    /// Points shared among the statements of a trait.
    Allocate {
        /// How many points a trait has.
        points: u16,
    },
    /// The statements of a trait put in order.
    Rank,
}

impl Mode {
    /// The word in an instrument's file and in `scores.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::Rate(_) => "rate",
            Self::Allocate { .. } => "allocate",
            Self::Rank => "rank",
        }
    }
}

/// A scale of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The least agreement: 1.
    pub least: u16,
    /// The most: 5.
    pub most: u16,
}

impl Scale {
    /// How many steps there are.
    #[must_use]
    pub fn steps(self) -> usize {
        usize::from(self.most - self.least) + 1
    }
}

/// The bounds that turn numbers into words; printed in every report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Least share of the traits that must be answered for a score: 0.8.
    pub answered: f64,
    /// Least certainty for `clear`: 0.90.
    pub clear: f64,
    /// Least certainty for `leaning`: 0.75.
    pub leaning: f64,
    /// Fewest people for words of agreement: 5.
    pub people_for_words: usize,
}

/// One of the poles being measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orientation {
    /// `strategic`
    pub id: String,
    /// `Strategic`
    pub name: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// What it brings.
    pub strengths: Vec<String>,
    /// What it may miss.
    pub blind_spots: Vec<String>,
    /// What a team in which it is first may work on, in a few words; may be left out.
    pub aim: Option<String>,
    /// What helps a team in which it is first.
    pub advice: Vec<String>,
}

/// One row of the instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trait {
    /// `horizon`
    pub id: String,
    /// `Horizon`
    pub name: String,
    /// The statement of each orientation, in the order of the orientations.
    pub statements: Vec<String>,
    /// Mode `rate`: for each orientation whether its statement says the opposite, so that its score
    /// is least + most − rating.
    pub reversed: Vec<bool>,
    /// How much the trait counts beside the others, in hundredths: 100 where the file says nothing.
    pub weight: u16,
}

impl Instrument {
    /// Reads and validates an instrument; `file` is its name for people.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it at once, in the order of its lines.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, Vec<Problem>> {
        load::load(text, file)
    }

    /// How many traits must be answered for a score: the bound times the number of traits,
    /// rounded up, computed in millionths so that 80 % of 15 is exactly 12.
    #[must_use]
    pub fn answers_needed(&self) -> usize {
        const WHOLE: u64 = 1_000_000;
        let bound = (self.bounds.answered * WHOLE as f64).round() as u64;
        (bound * self.traits.len() as u64).div_ceil(WHOLE) as usize
    }

    /// What each trait weighs, in the smallest whole numbers that have the ratios of the file's
    /// weights: all 1 where all weigh the same.
    #[must_use]
    pub fn weights(&self) -> Vec<usize> {
        fn common(one: u16, other: u16) -> u16 {
            if other == 0 { one } else { common(other, one % other) }
        }
        let all = self.traits.iter().map(|row| row.weight);
        let unit = all.clone().fold(0, common).max(1);
        all.map(|weight| usize::from(weight / unit)).collect()
    }

    /// Whether some traits weigh more than others.
    #[must_use]
    pub fn has_weights(&self) -> bool {
        self.traits.iter().any(|row| row.weight != self.traits[0].weight)
    }

    /// `sales-operations`
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version of the texts and bounds: `1`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The instrument's name for people.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the statements come from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What the instrument must not be used for.
    #[must_use]
    pub fn caution(&self) -> &str {
        &self.caution
    }

    /// The place of the orientation with this id.
    #[must_use]
    pub fn orientation_of(&self, id: &str) -> Option<usize> {
        self.orientations.iter().position(|orientation| orientation.id == id)
    }

    /// How people answer.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What the steps of the scale are called, from the least to the most; may be empty.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The bounds of its words.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The poles: 2 to 6.
    #[must_use]
    pub fn orientations(&self) -> &[Orientation] {
        &self.orientations
    }

    /// The rows: 1 to 60.
    #[must_use]
    pub fn traits(&self) -> &[Trait] {
        &self.traits
    }
}
