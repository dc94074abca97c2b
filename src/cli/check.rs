//! `orient check`: what a file is and what would become of it.

use std::fmt::Write as _;

use serde_json::json;

use super::sources::SourceArgs;
use super::{print, say};
use crate::error::{Failure, Problem, Severity};
use crate::instrument::Instrument;
use crate::pipeline;
use crate::read::Inspection;
use crate::response::{ColumnMatch, ColumnRole, MatchedBy};

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
/// The errors of the source, after everything has been told.
pub fn run(args: &Args) -> Result<(), Failure> {
    let input = args.source.input();
    let instrument = pipeline::instrument(&input)?;
    if args.write_map {
        let path = pipeline::write_map(&input, &instrument)?;
        say(&format!("wrote the section `[columns]` into {}", path.display()));
    }
    let found = pipeline::inspect(&input, &instrument)?;
    print(&if args.json {
        as_json(&found, &instrument)
    } else {
        as_text(&found, &instrument, input.partial.answers_needed(&instrument))
    });
    let stops = |problem: &Problem| args.strict || problem.severity == Severity::Error;
    let (errors, warnings): (Vec<Problem>, Vec<Problem>) =
        found.problems.into_iter().partition(|problem| stops(problem));
    for warning in &warnings {
        say(&warning.to_string());
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Data(errors)) }
}

fn as_text(found: &Inspection, instrument: &Instrument, least: usize) -> String {
    let responses = &found.responses;
    let ledger = &responses.ledger;
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    line(format!("{}: {}", responses.source, responses.kind));
    line(String::new());
    line("Columns".to_owned());
    for column in &responses.columns {
        let (role, by) = (role(column, instrument), by(column.by));
        line(format!("  {:<4} {:<18} {:<12} {}", column.letters, role, by, shown(&column.header)));
    }
    line(String::new());
    line(format!(
        "Rows: {} = {} used + {} left out",
        ledger.rows,
        ledger.used,
        ledger.left_out.len()
    ));
    for left in &ledger.left_out {
        let person = left.person.as_deref().unwrap_or("–");
        line(format!(
            "  {:<5} {:<10} {:<28} {}",
            left.row,
            left.reason.word(),
            shown(person),
            left.seen
        ));
    }
    let too_few: Vec<_> = responses
        .people
        .iter()
        .map(|response| (response, response.answers.iter().filter(|a| a.is_in_scale()).count()))
        .filter(|(_, answered)| *answered < least)
        .collect();
    if !too_few.is_empty() {
        line(String::new());
        line(format!(
            "Not scored: fewer than {least} of {} traits answered",
            instrument.traits().len()
        ));
        for (response, answered) in too_few {
            line(format!("  {:<5} {:<10} {}", response.row, answered, response.person.name));
        }
    }
    if let Some(roster) = &responses.roster {
        let silent: Vec<&str> =
            roster.people.iter().filter(|p| !p.answered).map(|p| p.name.as_str()).collect();
        line(String::new());
        let answered = roster.people.len() - silent.len();
        line(format!("Roster: {answered} of {} answered", roster.people.len()));
        for name in silent {
            line(format!("  not yet    {name}"));
        }
    }
    out
}

fn as_json(found: &Inspection, instrument: &Instrument) -> String {
    let responses = &found.responses;
    let columns: Vec<_> = responses
        .columns
        .iter()
        .map(|column| {
            json!({
                "column": column.letters,
                "header": column.header,
                "role": role(column, instrument),
                "matched": by(column.by),
            })
        })
        .collect();
    let left_out: Vec<_> = responses
        .ledger
        .left_out
        .iter()
        .map(|left| json!({"row": left.row, "reason": left.reason.word(), "seen": left.seen}))
        .collect();
    let problems: Vec<_> = found
        .problems
        .iter()
        .map(|problem| {
            json!({
                "severity": if problem.severity == Severity::Error { "error" } else { "warning" },
                "place": problem.place.as_ref().map(ToString::to_string),
                "message": problem.message,
                "hint": problem.hint,
            })
        })
        .collect();
    let all = json!({
        "source": responses.source,
        "kind": responses.kind,
        "columns": columns,
        "ledger": {
            "rows": responses.ledger.rows,
            "used": responses.ledger.used,
            "left_out": left_out,
        },
        "problems": problems,
    });
    let mut text = serde_json::to_string_pretty(&all).expect("strings and numbers are JSON");
    text.push('\n');
    text
}

fn role(column: &ColumnMatch, instrument: &Instrument) -> String {
    match column.role {
        ColumnRole::Trait(place) => instrument.traits()[place].name.clone(),
        ColumnRole::Statement(place, orientation) => {
            let row = &instrument.traits()[place];
            format!("{}: {}", row.name, row.statements[orientation])
        }
        ColumnRole::Timestamp => "time".to_owned(),
        ColumnRole::Name => "name".to_owned(),
        ColumnRole::Email => "e-mail".to_owned(),
        ColumnRole::Id => "person".to_owned(),
        ColumnRole::Team => "team".to_owned(),
        ColumnRole::Finished => "finished".to_owned(),
        ColumnRole::Status => "status".to_owned(),
        ColumnRole::Ignored => "not used".to_owned(),
    }
}

fn by(by: MatchedBy) -> &'static str {
    match by {
        MatchedBy::Name => "by name",
        MatchedBy::Question => "by question",
        MatchedBy::Statements => "by answers",
        MatchedBy::Hand => "by hand",
        MatchedBy::Nothing => "–",
    }
}

/// A text from the source on one line of the terminal: cut, and nothing in it is obeyed.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let mut out: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if text.chars().count() > MOST {
        out.push('…');
    }
    out
}
