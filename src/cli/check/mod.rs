//! `orient check`: what a file is and what would become of it.

mod account;
mod document;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::paint::Paint;
use super::progress::watched;
use super::sources::SourceArgs;
use super::{print, say};
use crate::error::{Failure, Place, Problem, Severity};
use crate::instrument::Instrument;
use crate::pipeline;
use crate::response::{ColumnMatch, ColumnRole, Ledger, MatchedBy, Responses};
use crate::score;

/// What `orient check` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// Print it as JSON, for programs
    #[arg(long)]
    json: bool,
    /// Write what was found into `orient.toml`, as a section `[columns]` to edit
    #[arg(long)]
    write_map: bool,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

/// Reads the source and tells about it.
///
/// # Errors
///
/// One error that counts those of the source, after everything has been told; or why there is
/// nothing to tell about.
pub fn run(args: &Args) -> Result<(), Failure> {
    let input = args.source.input();
    let instrument = pipeline::instrument(&input)?;
    if args.write_map {
        if input.source == Path::new("-") {
            let problem = Problem::error("standard input can be read only once, not for a map too")
                .hint("save the export as a file, and name the file");
            return Err(Failure::Usage(vec![problem]));
        }
        let path = pipeline::write_map(&input, &instrument)?;
        say(&format!("wrote the section `[columns]` into {}", path.display()));
    }
    let found = match watched(&input.progress, || pipeline::inspect(&input, &instrument)) {
        Ok(found) => found,
        Err(failure) => {
            if args.json && matches!(failure, Failure::Data(_)) {
                print(&document::refused(&input.source, failure.problems()))?;
            }
            return Err(failure);
        }
    };
    let least = input.partial.answers_needed(&instrument);
    let ledger = score::ledger(&found.responses, &instrument, input.partial);
    if args.json {
        say(&format!("read {}: {}", found.responses.source, found.responses.kind));
        print(&document::json(&found, &instrument, &ledger, least))?;
    } else {
        print(&account::text(&found, &instrument, &ledger, Paint::of_standard_output()))?;
    }
    let count =
        |severity| found.problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors == 0 && (warnings == 0 || !args.strict) {
        return Ok(());
    }
    let problem = Problem::error(account::counted(errors, warnings))
        .at(Place::File { file: found.responses.source.clone() })
        .hint("each is listed with its place; put the file right, and check it again");
    Err(Failure::Data(vec![problem]))
}

/// How many people of each team are used, in the order of names, and of none at the end; nothing
/// where nobody has a team.
fn teams<'a>(responses: &'a Responses, ledger: &Ledger) -> Vec<(Option<&'a str>, usize)> {
    let out: BTreeSet<usize> = ledger.left_out.iter().map(|left| left.row).collect();
    let used = responses.people.iter().filter(|one| !out.contains(&one.row));
    let mut people: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for one in used {
        *people.entry(one.person.team.as_deref()).or_default() += 1;
    }
    let teamless = people.remove(&None);
    let mut teams: Vec<_> = people.into_iter().collect();
    if !teams.is_empty() {
        teams.extend(teamless.map(|people| (None, people)));
    }
    teams
}

/// What a column was taken for, in one word for programs and the table.
fn role(column: &ColumnMatch) -> &'static str {
    match column.role {
        ColumnRole::Trait(_) => "trait",
        ColumnRole::Statement(..) => "statement",
        ColumnRole::Rank(..) => "rank",
        ColumnRole::Timestamp => "time",
        ColumnRole::Name => "name",
        ColumnRole::GivenName => "first name",
        ColumnRole::FamilyName => "last name",
        ColumnRole::Email => "e-mail",
        ColumnRole::Id => "person",
        ColumnRole::Team => "team",
        ColumnRole::Wave => "wave",
        ColumnRole::Finished => "finished",
        ColumnRole::Began => "began",
        ColumnRole::LastAction => "last action",
        ColumnRole::Duration => "duration",
        ColumnRole::Status => "status",
        ColumnRole::Ignored => "not used",
    }
}

/// By what a column was recognised, in one word; none for a column that was not.
fn matched(column: &ColumnMatch, instrument: &Instrument) -> Option<&'static str> {
    match (column.by, &column.role) {
        (MatchedBy::Name, ColumnRole::Trait(place)) => {
            let is_exact = column.header == instrument.traits()[*place].name;
            Some(if is_exact { "exact" } else { "normalised" })
        }
        (MatchedBy::Name, _) => Some("usual"),
        (MatchedBy::Question, _) => Some("question"),
        (MatchedBy::Statements, _) => Some("statements"),
        (MatchedBy::Hand, _) => Some("by hand"),
        (MatchedBy::Nothing, _) => None,
    }
}
