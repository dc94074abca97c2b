//! What all subcommands take: the source, and what is needed to read and name it.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::edition::Edition;
use crate::pipeline::Input;
use crate::read::{Delimiter, Listed, Progress, Storage, visible};
use crate::response::{Duplicates, Partial};

/// The source and how to read it.
#[derive(Debug, clap::Args)]
pub struct SourceArgs {
    /// The file that the survey tool exported; `-` reads standard input
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// The encoding of a text file, such as windows-1252 or macintosh; found by itself if not given
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// What stands between the cells of a text file; found by itself if not given
    #[arg(long, value_enum, value_name = "CHAR")]
    delimiter: Option<DelimiterArg>,
    /// The sheet of a workbook; the one that looks most like answers if not given
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Who was asked: a CSV, XLSX or ODS with the columns name, email and team
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    /// What was asked: a TOML file, or `sales-operations-rated` for the built-in statements rated
    /// from 1 to 5; the built-in `sales-operations` if not given
    #[arg(long, value_name = "FILE|NAME")]
    instrument: Option<PathBuf>,
    /// The name of the wave, by default from the file's name or the days of the answers; where a column
    /// tells several waves apart, only the rows of this one are taken
    #[arg(long, value_name = "NAME", value_parser = named)]
    wave: Option<String>,
    /// The name of the team; by default from the file
    #[arg(long, value_name = "NAME", value_parser = named)]
    team: Option<String>,
    /// Which incomplete responses count
    #[arg(long, value_enum, default_value = "scored")]
    partial: PartialArg,
    /// Which of several responses by one person counts
    #[arg(long, value_enum, default_value = "latest")]
    duplicates: DuplicatesArg,
}

/// A name that is shown as it is written; what would not be seen has a visible stand-in.
pub(super) fn named(text: &str) -> Result<String, String> {
    let name = visible(text.trim());
    if name.is_empty() {
        return Err("a name is not empty; leave the option out to have it found".to_owned());
    }
    Ok(name)
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PartialArg {
    /// Only those that were finished; where the file does not tell, that answer every trait
    Complete,
    /// Those with enough answers for a score
    Scored,
    /// Every one with an answer
    All,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DuplicatesArg {
    /// The latest with enough answers
    Latest,
    /// The first with enough answers
    First,
    /// The one with the most answers
    MostComplete,
    /// All, as if they were several people
    Keep,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum DelimiterArg {
    #[value(name = ",", alias = "comma")]
    Comma,
    #[value(name = ";", alias = "semicolon")]
    Semicolon,
    #[value(name = "tab", aliases = ["\t", "\\t"])]
    Tab,
    #[value(name = "|", alias = "pipe")]
    Pipe,
}

impl PartialArg {
    pub(super) fn partial(self) -> Partial {
        match self {
            Self::Complete => Partial::Complete,
            Self::Scored => Partial::Scored,
            Self::All => Partial::All,
        }
    }
}

impl DuplicatesArg {
    pub(super) fn duplicates(self) -> Duplicates {
        match self {
            Self::Latest => Duplicates::Latest,
            Self::First => Duplicates::First,
            Self::MostComplete => Duplicates::MostComplete,
            Self::Keep => Duplicates::Keep,
        }
    }
}

impl DelimiterArg {
    pub(super) fn delimiter(self) -> Delimiter {
        match self {
            Self::Comma => Delimiter::Comma,
            Self::Semicolon => Delimiter::Semicolon,
            Self::Tab => Delimiter::Tab,
            Self::Pipe => Delimiter::Pipe,
        }
    }
}

impl SourceArgs {
    /// The file that is read, as it was named.
    pub(super) fn path(&self) -> &Path {
        &self.source
    }

    /// What the pipeline reads.
    pub fn input(&self) -> Input {
        Input {
            source: self.source.clone(),
            storage: Storage {
                encoding: self.encoding.clone(),
                delimiter: self.delimiter.map(DelimiterArg::delimiter),
                sheet: self.sheet.clone(),
            },
            roster: self.roster.clone(),
            instrument: self.instrument.clone(),
            wave: self.wave.clone(),
            wave_name: None,
            team: self.team.clone(),
            partial: self.partial.partial(),
            duplicates: self.duplicates.duplicates(),
            baseline: None,
            baseline_wave: None,
            baseline_name: None,
            target: None,
            listed: Listed::Everybody,
            edition: Edition::Named,
            progress: Progress::default(),
        }
    }
}
