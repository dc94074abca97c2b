//! What went wrong, where, and what to do about it.
//!
//! A [`Problem`] holds facts: its place, what was found, and a hint. Stages collect problems and
//! return all of them at once; [`Failure`] says whose turn it is to act and so picks the exit code.

mod alike;

use std::fmt;

pub use alike::alike_once;

/// How many problems a message shows before it only counts the rest.
pub const SHOWN_AT_ONCE: usize = 20;

/// Where a problem sits, as its file shows it to a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A whole file.
    File {
        /// The file as the user named it.
        file: String,
    },
    /// A cell, a row or a column of a table; `column` is a spreadsheet letter such as `F`.
    Cell {
        /// The file as the user named it.
        file: String,
        /// The row number as a spreadsheet shows it, from 1.
        row: Option<usize>,
        /// The column letters as a spreadsheet shows them.
        column: Option<String>,
    },
    /// A line of a text file such as a template, a style sheet or an instrument.
    Line {
        /// The file as the user named it.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1, where it is known.
        column: Option<usize>,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { file } => write!(f, "{file}"),
            Self::Cell { file, row, column } => match (row, column) {
                (Some(row), Some(column)) => write!(f, "{file} {column}{row}"),
                (Some(row), None) => write!(f, "{file} row {row}"),
                (None, Some(column)) => write!(f, "{file} column {column}"),
                (None, None) => write!(f, "{file}"),
            },
            Self::Line { file, line, column: Some(column) } => write!(f, "{file}:{line}:{column}"),
            Self::Line { file, line, column: None } => write!(f, "{file}:{line}"),
        }
    }
}

/// Whether a problem stops the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The run stops and nothing is written.
    Error,
    /// The run goes on, unless `--strict` is given.
    Warning,
}

/// One thing that is wrong, with its place and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether it stops the run.
    pub severity: Severity,
    /// Where it is, when it has a place.
    pub place: Option<Place>,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to do, when we know.
    pub hint: Option<String>,
    /// What it says of people, where it names any.
    pub about: Option<About>,
}

impl Problem {
    /// The problem of a workbook of which no option names a sheet, as `--sheet` does of the answers.
    #[must_use]
    pub fn of_a_further_file(mut self) -> Self {
        if self.hint.as_ref().is_some_and(|hint| hint.contains("--sheet")) {
            self.hint =
                Some("save the right sheet as a file of its own, and name that file".to_owned());
        }
        self
    }

    /// A problem that stops the run.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: None,
            message: message.into(),
            hint: None,
            about: None,
        }
    }

    /// A problem that is told but does not stop the run.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message) }
    }

    /// The same problem with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same problem with the way out.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem, which names people.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = Some(about);
        self
    }
}

/// What a problem that names people says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// They stand in the roster more than once.
    TwiceInRoster,
    /// They stand in the roster with nothing but a name, where others have more.
    NameAlone,
    /// They stand in a roster of names alone, and are called like a team.
    LikeTeam,
    /// They have a name that several in the roster have.
    OneNameInRoster,
    /// They answered without being in the roster.
    NotInRoster,
    /// One address or number has two names.
    OneAddress,
    /// A name is taken for the head of a row that sums up others.
    LikeSummary,
    /// A name with a word that sums up is taken for a person's.
    CountedSum,
    /// A row at the end is taken for a person's, though it is unlike the others.
    UnlikeOthers,
    /// A text below the rows that sum up others is taken for nobody's.
    BelowSums,
    /// Three rows or more are taken for one person's.
    ManyRows,
    /// One name has two addresses.
    OneName,
    /// Two names look alike.
    LikeName,
    /// One address or number has another name than in the earlier wave.
    OneAddressThen,
    /// A name of the earlier wave may be another person's.
    OneNameThen,
    /// A name looks like one of the earlier wave.
    LikeNameThen,
}

impl About {
    /// What is said of so many people where nobody may be named.
    fn of(self, people: usize) -> String {
        let (one, several) = match self {
            Self::TwiceInRoster => ("is in the roster twice", "are in the roster twice"),
            Self::NameAlone => (
                "is in the roster with nothing but a name, unlike the others",
                "are in the roster with nothing but a name, unlike the others",
            ),
            Self::LikeTeam => (
                "is in the roster with a name that sounds like a team",
                "are in the roster with names that sound like teams",
            ),
            Self::OneNameInRoster => (
                "has a name that several in the roster have, in different teams; no team gets the answers",
                "have names that several in the roster have, in different teams; no team gets their answers",
            ),
            Self::NotInRoster => {
                ("answered but is not in the roster", "answered but are not in the roster")
            }
            Self::OneAddress => (
                "has the address or number of another name; only one of the two is counted",
                "have the address or number of another name; only one of each two is counted",
            ),
            Self::LikeSummary => (
                "has a row at the end that looks as if it sums up the others; left out",
                "have rows at the end that look as if they sum up the others; left out",
            ),
            Self::CountedSum => (
                "has a row headed as if it sums up others; counted as a person's",
                "have rows headed as if they sum up others; counted as people's",
            ),
            Self::UnlikeOthers => (
                "has a row at the end that is unlike the others; counted as a person's",
                "have rows at the end that are unlike the others; counted as people's",
            ),
            Self::BelowSums => (
                "has a row without an answer below those that sum up the others; left out",
                "have rows without an answer below those that sum up the others; left out",
            ),
            Self::ManyRows => (
                "has several rows, of which one is counted",
                "have several rows each, of which one is counted",
            ),
            Self::OneName => (
                "has the name of somebody with another address; counted as two people",
                "have the name of somebody with another address; all of them are counted",
            ),
            Self::LikeName => (
                "has a name that looks like another one; counted as two people",
                "have a name that looks like another one; all of them are counted",
            ),
            Self::OneAddressThen => (
                "has the address or number of another name in the earlier wave; taken for one person",
                "have the address or number of another name in the earlier wave; each is taken for one \
                 person",
            ),
            Self::OneNameThen => (
                "has a name of both waves and cannot be told to be one person; counted as joined and left",
                "have a name of both waves and cannot be told to be one person; counted as joined and left",
            ),
            Self::LikeNameThen => (
                "has a name that looks like one of the earlier wave; counted as joined and left",
                "have a name that looks like one of the earlier wave; counted as joined and left",
            ),
        };
        if people == 1 { format!("1 person {one}") } else { format!("{people} people {several}") }
    }
}

/// The problems without anybody's name, address or row: those of a kind are counted instead.
#[must_use]
pub fn without_names(problems: Vec<Problem>) -> Vec<Problem> {
    let mut told: Vec<(usize, Problem)> = Vec::new();
    for mut problem in problems {
        if problem.about.is_some() {
            problem.place = problem.place.map(|place| match place {
                Place::File { file } | Place::Cell { file, .. } | Place::Line { file, .. } => {
                    Place::File { file }
                }
            });
            problem.message = String::new();
            problem.hint = Some("leave out `--people none` to see who".to_owned());
        }
        match told.iter_mut().find(|(_, one)| one.about.is_some() && *one == problem) {
            Some((people, _)) => *people += 1,
            None => told.push((1, problem)),
        }
    }
    let counted = |(people, problem): (usize, Problem)| match problem.about {
        Some(about) => Problem { message: about.of(people), ..problem },
        None => problem,
    };
    told.into_iter().map(counted).collect()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        match &self.place {
            Some(place) => write!(f, "{word}: {place}: {}", self.message)?,
            None => write!(f, "{word}: {}", self.message)?,
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// Why a run stopped, with everything that was found wrong. Its kind is the exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The data has errors: exit code 1.
    Data(Vec<Problem>),
    /// The call, or a file of ours (configuration, instrument, template), is wrong: exit code 2.
    Usage(Vec<Problem>),
    /// A privacy rule would be broken: exit code 3.
    Privacy(Vec<Problem>),
}

impl Failure {
    /// The exit code that is part of the command line's contract.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Data(_) => 1,
            Self::Usage(_) => 2,
            Self::Privacy(_) => 3,
        }
    }

    /// This and another, as of two files that are read side by side; the graver kind is that of both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let kind = match (self, other) {
            (Self::Privacy(_), _) | (_, Self::Privacy(_)) => Self::Privacy,
            (Self::Usage(_), _) | (_, Self::Usage(_)) => Self::Usage,
            (Self::Data(_), Self::Data(_)) => Self::Data,
        };
        kind([self.problems(), other.problems()].concat())
    }

    /// Everything that was found wrong: errors first, each kind as it was found.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Data(problems) | Self::Usage(problems) | Self::Privacy(problems) => problems,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = alike_once(self.problems());
        for (index, problem) in problems.iter().take(SHOWN_AT_ONCE).enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        if problems.len() > SHOWN_AT_ONCE {
            write!(f, "\nand {} more", problems.len() - SHOWN_AT_ONCE)?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

/// The known name that is nearest to `found`, if one is near enough to be meant.
///
/// Nearness is Damerau–Levenshtein similarity of at least one half, compared in lower case.
#[must_use]
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let likeness = strsim::normalized_damerau_levenshtein(&found, &name.to_lowercase());
        if likeness >= 0.5 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}
