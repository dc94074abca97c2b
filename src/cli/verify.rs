//! `orient verify`: does a report match the data that it carries?

use std::path::PathBuf;

use super::sources::{DelimiterArg, DuplicatesArg, PartialArg};
use super::{print, say};
use crate::error::Failure;
use crate::pipeline::{self, Input};
use crate::read::{self, Storage};

/// What `orient verify` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A report.html, report.pdf, scores.json or run.json
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The export that it was made from, to be scored again
    #[arg(value_name = "SOURCE")]
    source: Option<PathBuf>,
    /// Who was asked, if the report was made with a roster
    #[arg(long, value_name = "FILE", requires = "source")]
    roster: Option<PathBuf>,
    /// The earlier wave, if the report was made with one
    #[arg(long, value_name = "FILE", requires = "source")]
    baseline: Option<PathBuf>,
    /// What the team aims at: a TOML file that names an orientation or shares per trait
    #[arg(long, value_name = "FILE", requires = "source")]
    target: Option<PathBuf>,
    /// The questions, if they are not the built-in ones
    #[arg(long, value_name = "FILE", requires = "source")]
    instrument: Option<PathBuf>,
    /// The sheet of a workbook, if it has several
    #[arg(long, value_name = "NAME", requires = "source")]
    sheet: Option<String>,
    /// The encoding of a text file, if it cannot be found by itself
    #[arg(long, value_name = "NAME", requires = "source")]
    encoding: Option<String>,
    /// What stands between the cells of a text file, if it cannot be found by itself
    #[arg(long, value_enum, value_name = "CHAR", requires = "source")]
    delimiter: Option<DelimiterArg>,
    /// Which incomplete responses counted; a scores.json does not say it, all others do
    #[arg(long, value_enum, default_value = "scored", requires = "source")]
    partial: PartialArg,
    /// Which of several responses by one person counted; a scores.json does not say it, all others do
    #[arg(long, value_enum, default_value = "latest", requires = "source")]
    duplicates: DuplicatesArg,
}

/// Compares, and says what agrees and what does not.
///
/// # Errors
///
/// Everything that does not match; a file that carries no run.
pub fn run(args: &Args) -> Result<(), Failure> {
    let (name, bytes) = read::any_file(&args.file)?;
    let input = args.source.as_ref().map(|source| Input {
        source: source.clone(),
        storage: Storage {
            encoding: args.encoding.clone(),
            sheet: args.sheet.clone(),
            delimiter: args.delimiter.map(DelimiterArg::delimiter),
        },
        partial: args.partial.partial(),
        duplicates: args.duplicates.duplicates(),
        roster: args.roster.clone(),
        instrument: args.instrument.clone(),
        baseline: args.baseline.clone(),
        target: args.target.clone(),
        ..Input::default()
    });
    let verified = pipeline::verify(&name, &bytes, input.as_ref())?;
    let facts: Vec<String> =
        verified.facts.iter().map(|fact| format!("{name}: {fact}\n")).collect();
    print(&facts.concat())?;
    if verified.problems.is_empty() {
        say("verified");
        return Ok(());
    }
    Err(Failure::Data(verified.problems))
}
