//! `orient score`: the scores on standard output.

use clap::ValueEnum;

use super::sources::SourceArgs;
use super::{print, say, warn};
use crate::error::Failure;
use crate::{export, pipeline};

/// What `orient score` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// How to print them
    #[arg(long, value_enum, default_value = "table")]
    format: FormatArg,
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
    let input = args.source.input();
    let instrument = pipeline::instrument(&input)?;
    let scored = pipeline::scored(&input, &instrument)?;
    for note in &scored.notes {
        say(note);
    }
    warn(scored.warnings, args.strict)?;
    print(&match args.format {
        FormatArg::Table => export::table(&scored.scores, &instrument),
        FormatArg::Json => {
            export::json(&scored.scores, &scored.findings, &instrument, export::People::Listed)
        }
        FormatArg::Csv => export::csv(&scored.scores, &instrument),
    })
}
