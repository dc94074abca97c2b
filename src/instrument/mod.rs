//! What is measured: traits × orientations × statements, the answer mode, and the texts about each
//! orientation. An [`Instrument`] is validated when it is made; its fields are private.

/// A validated instrument.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    id: String,
    version: String,
    title: String,
    source: String,
    caution: String,
    mode: Mode,
    bounds: Bounds,
    orientations: Vec<Orientation>,
    traits: Vec<Trait>,
}

/// How people answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// One statement per trait.
    Choose,
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
}

impl Instrument {
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

    /// How people answer.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
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
