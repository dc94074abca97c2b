//! `orient score`: the scores on standard output.

use std::path::PathBuf;

use clap::ValueEnum;

use super::baseline::BaselineArgs;
use super::progress::watched;
use super::sources::SourceArgs;
use super::{print, say, warn};
use crate::edition::Edition;
use crate::error::{Failure, Problem};
use crate::export;
use crate::pipeline::{self, Input};
use crate::read::Listed;

/// As many people as a table lists without being asked to; a screen shows fewer at once.
const MOST_IN_TABLE: usize = 1000;
/// As many people are looked at one by one to find how far the numbers carry, where nobody is named.
const MOST_ANALYSED: usize = 10_000;

/// What `orient score` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// How to print them
    #[arg(long, value_enum, default_value = "table")]
    format: FormatArg,
    #[command(flatten)]
    baseline: BaselineArgs,
    /// What the team aims at: a TOML file that names an orientation or shares per trait
    #[arg(long, value_name = "FILE")]
    target: Option<PathBuf>,
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

impl Args {
    /// How many people are told apart to the end.
    fn listed(&self) -> Listed {
        match (self.people, self.format) {
            // Who is in both waves is found person by person.
            _ if self.baseline.is_given() => Listed::Everybody,
            (PeopleArg::None, FormatArg::Table) => Listed::UpTo(0),
            (PeopleArg::None, FormatArg::Json | FormatArg::Csv) => Listed::UpTo(MOST_ANALYSED),
            (PeopleArg::Auto, FormatArg::Table) => Listed::UpTo(MOST_IN_TABLE),
            (PeopleArg::Auto, FormatArg::Json | FormatArg::Csv) | (PeopleArg::All, _) => {
                Listed::Everybody
            }
        }
    }
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
    let input = Input {
        target: args.target.clone(),
        listed: args.listed(),
        edition: if args.people == PeopleArg::None { Edition::Aggregate } else { Edition::Named },
        ..args.baseline.input(args.source.input())
    };
    let instrument = pipeline::instrument(&input)?;
    let mut scored = watched(&input.progress, || pipeline::scored(&input, &instrument))?;
    if args.people == PeopleArg::None {
        pipeline::nobody_shown(&scored)?;
        pipeline::withhold(&mut scored, &instrument);
    }
    for note in &scored.notes {
        say(note);
    }
    warn(std::mem::take(&mut scored.warnings), args.strict)?;
    let is_table = args.format == FormatArg::Table;
    let many = is_table && scored.scores.team.people > MOST_IN_TABLE || scored.scores.is_crowd();
    let edition = match args.people {
        PeopleArg::None => Edition::Aggregate,
        PeopleArg::Auto if many => Edition::Aggregate,
        PeopleArg::Auto | PeopleArg::All => Edition::Named,
    };
    print(&match args.format {
        FormatArg::Table => export::table(&scored.scores, &instrument, edition),
        FormatArg::Json => export::json(&scored.analysed(&instrument), edition),
        FormatArg::Csv => export::csv(&scored.scores, &instrument),
    })?;
    if args.people == PeopleArg::Auto && edition == Edition::Aggregate {
        say("`--people all` lists everybody");
    }
    Ok(())
}
