//! `orient init`: files to begin with. `orient demo`: the sample through the whole way.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::deliver::deliver;
use super::say;
use crate::compose::{Compare, Paper, People};
use crate::error::Failure;
use crate::instrument::{MODES, example};
use crate::pipeline::{self, Format, Input, Request};
use crate::template::{BUILT_IN, GUIDE};
use crate::write::{Foreign, write_new};

/// The project file, all of its keys explained.
const PROJECT: &str = include_str!("orient.toml");
/// Invented answers, as Google Forms exports them.
const ANSWERS: &[u8] = include_bytes!("../../sample-data/2026-q4.csv");
/// Who was asked for them.
const ROSTER: &[u8] = include_bytes!("../../sample-data/roster.csv");

const ANSWERS_NAME: &str = "2026-q4.csv";
const ROSTER_NAME: &str = "roster.csv";

/// What `orient init` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder for the files; made where it is missing
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Write a commented example of an instrument in this mode, or of each; and no project
    #[arg(long, value_name = "MODE", num_args = 0..=1, default_missing_value = "all")]
    instrument: Option<ModeArg>,
    /// Write a copy of the built-in templates into the folder `templates`; and no project
    #[arg(long)]
    templates: bool,
}

/// What `orient demo` takes.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// The folder for the sample and its report; made where it is missing
    #[arg(value_name = "DIR", default_value = "orient-demo")]
    folder: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ModeArg {
    Choose,
    Rate,
    Allocate,
    Rank,
    /// Each of them
    All,
}

impl ModeArg {
    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Choose => vec!["choose"],
            Self::Rate => vec!["rate"],
            Self::Allocate => vec!["allocate"],
            Self::Rank => vec!["rank"],
            Self::All => MODES.to_vec(),
        }
    }
}

/// Writes the files that are asked for; never over one that is there.
///
/// # Errors
///
/// Every file that is in the way, and anything that the file system refuses; then nothing is
/// written.
pub fn run(args: &Args) -> Result<(), Failure> {
    let mut files = Vec::new();
    if let Some(mode) = args.instrument {
        files.extend(mode.words().into_iter().map(instrument));
    }
    if args.templates {
        let built_in = BUILT_IN.iter().chain([&GUIDE]);
        files.extend(
            built_in.map(|(name, text)| (format!("templates/{name}"), text.as_bytes().to_vec())),
        );
    }
    let is_project = files.is_empty();
    if is_project {
        files = project();
    }
    write(&args.folder, &files)?;
    if is_project {
        let here = args.folder == Path::new(".");
        let path = |name: &str| if here { PathBuf::from(name) } else { args.folder.join(name) };
        say(&format!(
            "next: orient report {} --roster {}",
            path(ANSWERS_NAME).display(),
            path(ROSTER_NAME).display()
        ));
    }
    Ok(())
}

fn instrument(mode: &str) -> (String, Vec<u8>) {
    let name = format!("instrument-{mode}.toml");
    let text = example(mode, &name);
    (name, text.into_bytes())
}

fn project() -> Vec<(String, Vec<u8>)> {
    vec![
        (crate::project::FILE_NAME.to_owned(), PROJECT.as_bytes().to_vec()),
        (ANSWERS_NAME.to_owned(), ANSWERS.to_vec()),
        (ROSTER_NAME.to_owned(), ROSTER.to_vec()),
    ]
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    write_new(folder, files)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    say(&format!("wrote {} to {}", names.join(", "), folder.display()));
    Ok(())
}

/// Writes the sample and makes its report.
///
/// # Errors
///
/// Files that are in the way, and anything that the file system refuses.
pub fn demo(args: &DemoArgs) -> Result<(), Failure> {
    write(&args.folder, &project())?;
    let request = Request {
        input: Input {
            source: args.folder.join(ANSWERS_NAME),
            roster: Some(args.folder.join(ROSTER_NAME)),
            team: Some("Sales Operations".to_owned()),
            ..Input::default()
        },
        formats: vec![Format::Html, Format::Pdf, Format::Brief, Format::Json, Format::Csv],
        people: People::Auto,
        person_files: false,
        compare: Compare::Nothing,
        date: None,
        templates: None,
        fonts: None,
        paper: Paper::A4,
        language: "en".to_owned(),
    };
    let mut made = pipeline::report(&request, &|_, _| {})?;
    super::warn(std::mem::take(&mut made.warnings), false)?;
    deliver(&args.folder.join("report"), &made, Foreign::Refuse)
}
