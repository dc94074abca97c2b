//! The command line: one file per subcommand. Nothing outside this module knows clap.

mod baseline;
mod check;
mod deliver;
mod explain;
mod init;
mod paint;
mod progress;
mod report;
mod score;
mod shell;
mod sources;
mod verify;
mod wrong;

use std::io::{self, Write};

use clap::{Parser, Subcommand};

use crate::error::{Failure, Problem, SHOWN_AT_ONCE, alike_once};

/// Turns a survey export into an assessment of how a team works: strategic, tactical or hybrid.
#[derive(Debug, Parser)]
#[command(name = "orient", version, about, max_term_width = 100)]
struct Call {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the report: report.html, report.pdf, brief.pdf, scores.json and scores.csv
    Report(report::Args),
    /// Say what a file is, what each column and row was taken for, and what is wrong; writes nothing but,
    /// with `--write-map`, the map of columns
    Check(check::Args),
    /// Print the scores
    Score(score::Args),
    /// Say how a number was made: its definition, its formula with the values, and the cells
    Explain(explain::Args),
    /// Say whether a report matches the data that it carries, and these the source
    Verify(verify::Args),
    /// Write files to begin with: a project, an instrument, a copy of the templates
    Init(init::Args),
    /// Write the built-in sample and make its report
    Demo(init::DemoArgs),
    /// Print what a shell needs to complete the program's words
    Completions(shell::Args),
    /// Print a page of the manual
    Man(shell::ManArgs),
}

/// Runs what the command line asks for.
///
/// # Errors
///
/// Whatever stops the run, with the exit code that it asks for. Wrong calls end the program here,
/// with clap's message and exit code 2.
pub fn run() -> Result<(), Failure> {
    let call = match Call::try_parse() {
        Ok(call) => call,
        Err(asked) if !asked.use_stderr() => return written(asked.print()),
        Err(wrong) => wrong::told(wrong, &words()).exit(),
    };
    match call.command {
        Command::Report(args) => report::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Demo(args) => init::demo(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man(args) => shell::man(&args),
    }
}

/// The words of the call, as far as they are text.
fn words() -> Vec<String> {
    std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect()
}

/// Prints a result on standard output. A reader that went away is not an error.
///
/// # Errors
///
/// Whatever keeps the text from being written, such as a full disk; not that its reader has gone.
fn print(text: &str) -> Result<(), Failure> {
    written(io::stdout().write_all(text.as_bytes()))
}

/// Whether what was written on standard output has got there.
fn written(wrote: io::Result<()>) -> Result<(), Failure> {
    match wrote.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let problem = Problem::error(format!("cannot write to standard output: {error}"))
                .hint("check that there is room where it leads to");
            Err(Failure::Usage(vec![problem]))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error.
fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Says warnings on standard error; under `--strict` they stop the run.
fn warn(warnings: Vec<Problem>, strict: bool) -> Result<(), Failure> {
    if strict && !warnings.is_empty() {
        let why = match warnings.len() {
            1 => "`--strict` takes the warning for an error".to_owned(),
            many => format!("`--strict` takes the {many} warnings for errors"),
        };
        let why = Problem::error(why).hint("mend what they name, or leave out `--strict`");
        return Err(Failure::Data(warnings.into_iter().chain([why]).collect()));
    }
    let warnings = alike_once(&warnings);
    for warning in warnings.iter().take(SHOWN_AT_ONCE) {
        say(&warning.to_string());
    }
    if warnings.len() > SHOWN_AT_ONCE {
        say(&format!("and {} more", warnings.len() - SHOWN_AT_ONCE));
    }
    Ok(())
}
