//! `orient score`: the scores on standard output.

use clap::ValueEnum;

use super::progress::watched;
use super::sources::SourceArgs;
use super::{print, say, warn};
use crate::error::{Failure, Problem};
use crate::read::Listed;
use crate::{export, pipeline};

/// As many people as a table lists without being asked to; a screen shows fewer at once.
const MOST_IN_TABLE: usize = 1000;

/// What `orient score` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// How to print them
    #[arg(long, value_enum, default_value = "table")]
    format: FormatArg,
    /// Whose own scores are listed
    #[arg(long, value_enum, default_value = "auto")]
    people: PeopleArg,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    Table,
    Json,
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PeopleArg {
    /// Everybody's, but in a table only of up to 1000 people
    Auto,
    /// Everybody's
    All,
    /// Nobody's, only those of teams
    None,
}

/// Reads, scores and prints.
///
/// # Errors
///
/// Whatever is wrong with the call or the source.
pub fn run(args: &Args) -> Result<(), Failure> {
    if args.people == PeopleArg::None && args.format == FormatArg::Csv {
        let problem = Problem::error("CSV lists people, and `--people none` shows nobody")
            .hint("ask for another format, such as `--format json`, or leave out `--people none`");
        return Err(Failure::Usage(vec![problem]));
    }
    let mut input = args.source.input();
    input.listed = match (args.people, args.format) {
        (PeopleArg::None, _) => Listed::UpTo(0),
        (PeopleArg::Auto, FormatArg::Table) => Listed::UpTo(MOST_IN_TABLE),
        (PeopleArg::Auto | PeopleArg::All, _) => Listed::Everybody,
    };
    let instrument = pipeline::instrument(&input)?;
    let scored = watched(&input.progress, || pipeline::scored(&input, &instrument))?;
    if args.people == PeopleArg::None {
        pipeline::nobody_alone(&scored.scores)?;
    }
    for note in &scored.notes {
        say(note);
    }
    warn(scored.warnings, args.strict)?;
    let listed = match args.people {
        PeopleArg::Auto | PeopleArg::All => export::People::Listed,
        PeopleArg::None => export::People::Hidden,
    };
    print(&match args.format {
        FormatArg::Table => export::table(&scored.scores, &instrument),
        FormatArg::Json => export::json(&scored.scores, &instrument, listed),
        FormatArg::Csv => export::csv(&scored.scores, &instrument),
    })?;
    if args.people == PeopleArg::Auto && scored.scores.people.is_empty() {
        say("`--people all` lists everybody");
    }
    Ok(())
}
