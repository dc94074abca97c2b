//! What people answered, and the account of every row that was read.

mod columns;
mod crowd;
mod slug;

pub use self::columns::{ColumnMatch, ColumnRole, MatchedBy};
pub use self::crowd::{Crowd, Sheet};
pub use self::slug::{alphabetical, slug};

use crate::digest;
use crate::error::Problem;
use crate::instrument::Instrument;

/// One person's answers in one wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Who answered.
    pub person: Person,
    /// The row in the file as a spreadsheet shows it, from 1.
    pub row: usize,
    /// One answer per trait of the instrument, in its order.
    pub answers: Vec<Answer>,
    /// How many seconds the answers took, when the file tells.
    pub seconds: Option<usize>,
    /// What says that the form was not finished, where the call asks for finished ones: then it does not
    /// count.
    pub unfinished: Option<String>,
}

impl Response {
    /// Whether it counts where so many answers are needed for a score.
    #[must_use]
    pub fn is_scored(&self, needed: usize) -> bool {
        self.unfinished.is_none() && self.answered() >= needed
    }

    /// How many traits were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers.iter().filter(|answer| answer.is_in_scale()).count()
    }
}

/// What another rule for whose answers count would make of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherResponse {
    /// The rule.
    pub under: OtherRule,
    /// What would become of the row.
    pub becomes: Becomes,
    /// The row.
    pub row: usize,
    /// One answer per trait of the instrument, in its order.
    pub answers: Vec<Answer>,
}

/// A rule for whose answers count that the call did not ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherRule {
    /// Of several responses by one person, the first counts.
    First,
    /// Of several responses by one person, the latest counts.
    Latest,
}

/// What becomes of a row under another rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// It counts in place of the same person's response in this row.
    Instead(usize),
    /// It does not count any more.
    LeftOut,
}

/// Who answered, as the file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// A short name for files and keys: lower-case ASCII, unique among the responses.
    pub id: String,
    /// The name letter by letter as the file has it; control characters replaced by visible ones.
    pub name: String,
    /// The e-mail address, when the file has one.
    pub email: Option<String>,
    /// The team, when the file or the roster has one.
    pub team: Option<String>,
    /// A number or word that stands for the person, when the file has one.
    pub number: Option<String>,
}

impl Person {
    /// What somebody is called who gave no name.
    #[must_use]
    pub fn of_row(row: usize) -> String {
        format!("Row {row}")
    }
}

/// What one person said to one trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Blank,
    /// An answer outside the statements, such as `not sure`: given, but not counted.
    Outside,
    /// Mode `choose`: the statement of the orientation with this place in the instrument.
    Chosen(usize),
    /// Mode `rate`: the rating of each statement, in hundredths.
    Rated(Marks),
    /// Mode `allocate`: the points of each statement, in hundredths.
    Allocated(Marks),
    /// Mode `rank`: the rank of each statement, from 1.
    Ranked(Marks),
}

/// What ratings and points are counted in.
pub const HUNDREDTHS: u16 = 100;

/// The most orientations that an instrument has.
const MOST_ORIENTATIONS: usize = 6;

/// A number for each orientation, or none; small, since there is one per person and trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    numbers: [u16; MOST_ORIENTATIONS],
    count: u8,
}

impl Marks {
    /// Stands for a number that was not given; no scale reaches it.
    const NONE: u16 = u16::MAX;

    /// The numbers of up to six orientations.
    #[must_use]
    pub fn new(given: &[Option<u16>]) -> Self {
        let mut numbers = [Self::NONE; MOST_ORIENTATIONS];
        for (number, given) in numbers.iter_mut().zip(given) {
            *number = given.unwrap_or(Self::NONE);
        }
        let count = u8::try_from(given.len().min(MOST_ORIENTATIONS)).unwrap_or_default();
        Self { numbers, count }
    }

    /// The number of an orientation.
    #[must_use]
    pub fn of(self, orientation: usize) -> Option<u16> {
        let number = self.numbers.get(orientation).copied();
        number.filter(|&number| number != Self::NONE)
    }

    /// Whether every orientation has a number.
    #[must_use]
    pub fn is_whole(self) -> bool {
        (0..usize::from(self.count)).all(|orientation| self.of(orientation).is_some())
    }
}

impl Answer {
    /// Whether the answer counts in a score.
    #[must_use]
    pub fn is_in_scale(self) -> bool {
        match self {
            Self::Blank | Self::Outside => false,
            Self::Chosen(_) => true,
            Self::Rated(marks) | Self::Allocated(marks) | Self::Ranked(marks) => marks.is_whole(),
        }
    }

    /// The place of the chosen orientation, if one was chosen.
    #[must_use]
    pub fn chosen(self) -> Option<usize> {
        match self {
            Self::Blank | Self::Outside | Self::Rated(_) | Self::Allocated(_) | Self::Ranked(_) => {
                None
            }
            Self::Chosen(orientation) => Some(orientation),
        }
    }
}

/// Everything that `read` learned from the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responses {
    /// The file as the user named it.
    pub source: String,
    /// What the file is, for people: `Google Forms, CSV, UTF-8`.
    pub kind: String,
    /// The sheet of a workbook that was read; none for a file that is one table.
    pub sheet: Option<String>,
    /// The files that were read, the answers first, then the roster.
    pub files: Vec<ReadFile>,
    /// The responses in the order of the source: one per person.
    pub people: Vec<Response>,
    /// What would count in place of some of them, or beside them, had the call other rules.
    pub others: Vec<OtherResponse>,
    /// The answers of everybody instead, where there are more people than are listed one by one.
    pub crowd: Option<Crowd>,
    /// Which column became what.
    pub columns: Vec<ColumnMatch>,
    /// The account of every row.
    pub ledger: Ledger,
    /// Who was invited, when a roster is known.
    pub roster: Option<Roster>,
    /// What tells several waves apart that are counted as one; none where there is one.
    pub mixed: Option<MixedWaves>,
    /// First and last day of the answers as `YYYY-MM-DD`, when the file has time stamps.
    pub days: Option<(String, String)>,
}

/// Several waves that a report counts as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixedWaves {
    /// The header of the column that tells them apart.
    pub header: String,
    /// How many there are.
    pub waves: usize,
}

/// The last part of a path: folders are nobody's business.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A file that was read, and by what it is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// The file as the user named it.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

impl ReadFile {
    /// A file with these bytes.
    #[must_use]
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), sha256: digest::sha256(bytes) }
    }
}

/// The account of every row: `rows = used + left_out.len()`, every row once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// How many rows the file has below its header, blank ones included.
    pub rows: usize,
    /// How many became a response.
    pub used: usize,
    /// The others, by row.
    pub left_out: Vec<LeftOut>,
}

impl Ledger {
    /// Closes the account of `rows` rows, of which `used`, in their order, became responses.
    ///
    /// # Errors
    ///
    /// A [`Problem`] when the sum is wrong or a row is named twice: that is a fault of this program,
    /// and nothing may be written from such an account.
    pub fn close(
        rows: usize,
        used: impl Iterator<Item = usize>,
        mut left_out: Vec<LeftOut>,
    ) -> Result<Self, Problem> {
        left_out.sort_by_key(|left| left.row);
        let (mut one, mut other) = (used.peekable(), left_out.iter().peekable());
        let (mut last, mut twice) = (None, None);
        let mut of_used = 0;
        let mut named = 0;
        // Both ascend, so that the smaller head is the next row.
        loop {
            let left = other.peek().map(|left| left.row);
            let row = match (one.peek().copied(), left) {
                (Some(used), left) if left.is_none_or(|left| used <= left) => {
                    of_used += 1;
                    one.next()
                }
                _ => other.next().map(|left| left.row),
            };
            let Some(row) = row else { break };
            twice = twice.or(Some(row).filter(|_| last.is_some_and(|last| last >= row)));
            last = Some(row);
            named += 1;
        }
        if let Some(row) = twice {
            return Err(Problem::error(format!(
                "the ledger does not add up: row {row} is in it twice"
            ))
            .hint("this is a fault of orient; please report it with the file's header"));
        }
        if named != rows {
            return Err(Problem::error(format!(
                "the ledger does not add up: {rows} rows, {of_used} used, {} left out",
                left_out.len()
            ))
            .hint("this is a fault of orient; please report it with the file's header"));
        }
        Ok(Self { rows, used: of_used, left_out })
    }
}

/// A row that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The row as a spreadsheet shows it, from 1.
    pub row: usize,
    /// Why.
    pub reason: Reason,
    /// What was seen, for people: `same person as row 14, which is later`.
    pub seen: String,
    /// Whose row it is, when it has a name.
    pub person: Option<String>,
}

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The survey owner's look at the form.
    Preview,
    /// The file marks it as not to be counted.
    Excluded,
    /// It belongs to another wave than the one that was asked for.
    Wave,
    /// Another response of the same person counts.
    Duplicate,
    /// Too few traits answered for a score, or a form that was not finished where only those count.
    Partial,
    /// No cell of the row holds anything.
    Blank,
    /// A text below the table that is nobody's response.
    Note,
}

impl Reason {
    /// The word used in `scores.json`, in the ledger and in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Preview => "preview",
            Self::Excluded => "excluded",
            Self::Wave => "wave",
            Self::Duplicate => "duplicate",
            Self::Partial => "partial",
            Self::Blank => "blank",
            Self::Note => "note",
        }
    }
}

/// Which incomplete responses count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Partial {
    /// None: the form was finished or, where the tool does not say so, every trait was answered.
    Complete,
    /// Those with enough answers for a score, whether the form was finished or not.
    #[default]
    Scored,
    /// Every one that has an answer.
    All,
}

impl Partial {
    /// Every choice with its word on the command line.
    pub const WORDS: [(Self, &'static str); 3] =
        [(Self::Complete, "complete"), (Self::Scored, "scored"), (Self::All, "all")];

    /// How many traits of an instrument must be answered for a score.
    #[must_use]
    pub fn answers_needed(self, instrument: &Instrument) -> usize {
        match self {
            Self::Complete | Self::Scored => instrument.answers_needed(),
            Self::All => 1,
        }
    }
}

/// Which of several responses by one person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// The latest of those that count by themselves.
    #[default]
    Latest,
    /// The first of those that count by themselves.
    First,
    /// The one with the most answers, and of several such the latest.
    MostComplete,
    /// All of them, as if they were several people.
    Keep,
}

impl Duplicates {
    /// Every choice with its word on the command line.
    pub const WORDS: [(Self, &'static str); 4] = [
        (Self::Latest, "latest"),
        (Self::First, "first"),
        (Self::MostComplete, "most-complete"),
        (Self::Keep, "keep"),
    ];
}

/// Who was invited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// The file as the user named it.
    pub source: String,
    /// The people in the order of the roster.
    pub people: Vec<Invited>,
    /// Who stands in the roster and was not asked, since they were not there at the time.
    pub away: Vec<Away>,
    /// The team of each answer that can be anybody's on the roster, since it bears no name or address
    /// that could be found there: who of those left is missing is then not known.
    pub nameless: Vec<Option<String>>,
    /// Who was found by the words of the name in another order: the name in the roster, and the one
    /// that was answered with.
    pub turned: Vec<(String, String)>,
}

impl Roster {
    /// Who did not answer, as far as that is known.
    pub fn missing(&self) -> impl Iterator<Item = &Invited> {
        self.people.iter().filter(|one| !one.answered && self.nameless.is_empty())
    }

    /// How many did not answer: with an answer that bears no name, one fewer is missing.
    #[must_use]
    pub fn silent(&self) -> usize {
        let silent = self.people.iter().filter(|one| !one.answered).count();
        silent.saturating_sub(self.nameless.len())
    }
}

/// Somebody of the roster who was not there when the others were asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// The name.
    pub name: String,
    /// The row in the roster, from 1.
    pub row: usize,
    /// Why, for people: `joined on 2026-11-02, after the last answer`.
    pub why: String,
}

/// One person of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The name, or else the e-mail address.
    pub name: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// Whether a response of this person was read.
    pub answered: bool,
}

impl Invited {
    /// Whether an address stands for the name.
    #[must_use]
    pub fn is_nameless(&self) -> bool {
        self.email.as_ref() == Some(&self.name) || self.name.contains('@')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank(row: usize) -> LeftOut {
        LeftOut { row, reason: Reason::Blank, seen: String::new(), person: None }
    }

    #[test]
    fn a_ledger_closes_only_when_it_adds_up() {
        let close = |rows: &[usize], left| Ledger::close(3, rows.iter().copied(), left);
        let ledger = close(&[2, 4], vec![blank(3)]).unwrap();
        assert_eq!((ledger.rows, ledger.used, ledger.left_out.len()), (3, 2, 1));
        assert!(close(&[2], vec![blank(3)]).is_err());
        assert!(close(&[2, 3], vec![blank(3)]).is_err());
        assert!(close(&[2, 2], vec![blank(3)]).is_err());
        assert!(close(&[4, 2], vec![blank(3)]).is_err());
    }
}
