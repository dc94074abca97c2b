//! `orient score`: the scores on standard output.

use std::path::PathBuf;

use clap::ValueEnum;

use super::sources::SourceArgs;
use super::{print, say, warn};
use crate::error::Failure;
use crate::export;
use crate::pipeline::{self, Input};

/// What `orient score` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// How to print them
    #[arg(long, value_enum, default_value = "table")]
    format: FormatArg,
    /// An earlier wave to compare with: its export, or the scores.json of its report
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    Table,
    Json,
    Csv,
}

/// Reads, scores and prints.
///
/// # Errors
///
/// Whatever is wrong with the call or the source.
pub fn run(args: &Args) -> Result<(), Failure> {
    let input = Input { baseline: args.baseline.clone(), ..args.source.input() };
    let instrument = pipeline::instrument(&input)?;
    let mut scored = pipeline::scored(&input, &instrument)?;
    for note in &scored.notes {
        say(note);
    }
    warn(std::mem::take(&mut scored.warnings), args.strict)?;
    print(&match args.format {
        FormatArg::Table => export::table(&scored.scores, &instrument),
        FormatArg::Json => export::json(&scored.analysed(&instrument), export::People::Listed),
        FormatArg::Csv => export::csv(&scored.scores, &instrument),
    })
}
