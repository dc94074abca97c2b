//! What the columns of a source were taken for.

/// One column of the source and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMatch {
    /// Spreadsheet letters: `F`.
    pub letters: String,
    /// The header as the file has it.
    pub header: String,
    /// What it became.
    pub role: ColumnRole,
    /// How it was recognised.
    pub by: MatchedBy,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnRole {
    /// The answers to the trait with this place in the instrument.
    Trait(usize),
    /// What was said about one orientation's statement of a trait, both by their places.
    Statement(usize, usize),
    /// What stands at a place of the order of a trait; both from 0.
    Rank(usize, usize),
    /// When the answer was given.
    Timestamp,
    /// The name.
    Name,
    /// The first name, where the last one has a column of its own.
    GivenName,
    /// The last name, where the first one has a column of its own.
    FamilyName,
    /// The e-mail address.
    Email,
    /// A number or word that stands for one person.
    Id,
    /// The team.
    Team,
    /// Which of several waves in one file the answer belongs to.
    Wave,
    /// Whether the form was finished.
    Finished,
    /// When answering began.
    Began,
    /// When answering was last gone on with, whether it was finished or not.
    LastAction,
    /// How long answering took.
    Duration,
    /// Whether the row is a real response or somebody's look at the form.
    Status,
    /// Read but not used.
    Ignored,
}

/// How a column was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// The header is the name, letter by letter after normalising.
    Name,
    /// The header is a question that contains the name.
    Question,
    /// The header names the trait's statements, or the answers do.
    Statements,
    /// The user's map in `orient.toml` says so.
    Hand,
    /// Nothing: the column is not used.
    Nothing,
}
