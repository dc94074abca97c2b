//! `orient completions` and `orient man`: what shells and readers of manuals want to know of the
//! command line.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use super::{Call, print};
use crate::error::{Failure, Problem, nearest};

/// What `orient completions` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints what the shell needs to complete the program's words.
///
/// # Errors
///
/// A standard output that cannot be written to.
pub fn completions(args: &Args) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Call::command(), "orient", &mut text);
    print(&String::from_utf8_lossy(&text))
}

/// What `orient man` takes.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The command; without one, the page of the program
    command: Option<String>,
}

/// Prints a page of the manual, for `man -l -`.
///
/// # Errors
///
/// A command that there is not, or a standard output that cannot be written to.
pub fn man(args: &ManArgs) -> Result<(), Failure> {
    let mut call = Call::command();
    call.build();
    let page = match &args.command {
        None => call,
        Some(name) => {
            let found = call.find_subcommand(name);
            found.ok_or_else(|| unknown(name, &call))?.clone()
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .source(concat!("orient ", env!("CARGO_PKG_VERSION")))
        .render(&mut text)
        .expect("writing to memory cannot fail");
    print(&String::from_utf8_lossy(&text))
}

fn unknown(name: &str, call: &Command) -> Failure {
    let known: Vec<&str> = call.get_subcommands().map(Command::get_name).collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the commands are `{}`", known.join("`, `")),
    };
    let problem = Problem::error(format!("no command is called `{name}`")).hint(hint);
    Failure::Usage(vec![problem])
}
