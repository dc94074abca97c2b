//! `orient report`: the whole way from a source to the files.

use std::path::PathBuf;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::baseline::BaselineArgs;
use super::deliver::deliver;
use super::progress::watched;
use super::sources::SourceArgs;
use super::warn;
use crate::compose::{Compare, Paper, People};
use crate::error::{Failure, Place, Problem};
use crate::pdf::audit::is_language;
use crate::pipeline::{self, Format, Input, Request};
use crate::write::Foreign;

/// What `orient report` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    source: SourceArgs,
    /// The folder for the files
    #[arg(short, long, alias = "output", value_name = "DIR", default_value = "report")]
    out: PathBuf,
    /// What to write; files of an earlier run that this one does not write are removed
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "LIST",
        default_value = "html,pdf,brief,json,csv"
    )]
    format: Vec<FormatArg>,
    #[command(flatten)]
    baseline: BaselineArgs,
    /// What the team aims at: a TOML file that names an orientation or shares per trait
    #[arg(long, value_name = "FILE")]
    target: Option<PathBuf>,
    /// How people appear
    #[arg(long, value_enum, default_value = "auto")]
    people: PeopleArg,
    /// What is set side by side: `teams` of five people or more, in the order of the roster or the
    /// alphabet, never as a ranking
    #[arg(long, value_enum, value_name = "WHAT")]
    compare: Option<CompareArg>,
    /// The day of the report; without it, none is shown
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<String>,
    /// A folder with templates that replace the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// A folder with fonts for scripts that the built-in ones lack
    #[arg(long, value_name = "DIR")]
    fonts: Option<PathBuf>,
    /// The size of the PDF's pages
    #[arg(long, value_enum, default_value = "a4")]
    paper: PaperArg,
    /// The language of the templates' text
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// Use a folder that holds other files; they are kept
    #[arg(long)]
    force: bool,
    /// Print what the templates see, as JSON, and write nothing
    #[arg(long)]
    dump_context: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    Html,
    Pdf,
    /// Slides of 16:9
    Brief,
    /// Every chart as SVG and PNG, for light and dark slides; only on request, since pictures take
    /// longer than all the rest
    Charts,
    Json,
    Csv,
    /// All of them
    All,
}

/// Whether a word names a kind of file that a report consists of.
pub(super) fn is_format(word: &str) -> bool {
    FormatArg::from_str(word, false).is_ok()
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PeopleArg {
    /// Nobody is named
    None,
    /// A table, and small radars for up to 60 people
    Auto,
    /// A table, and a page for each
    Pages,
    /// As auto, and for each a PDF of their own: people/NAME.pdf
    Files,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CompareArg {
    /// The teams that the answers or the roster name
    Teams,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PaperArg {
    A4,
    Letter,
}

/// Makes the report and writes it.
///
/// # Errors
///
/// Whatever is wrong with the call, the source or the templates; nothing is written then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let people = match args.people {
        PeopleArg::None => People::None,
        PeopleArg::Auto | PeopleArg::Files => People::Auto,
        PeopleArg::Pages => People::Pages,
    };
    let request = Request {
        input: Input {
            target: args.target.clone(),
            edition: people.edition(),
            ..args.baseline.input(args.source.input())
        },
        formats: args.format.iter().flat_map(|format| format.formats()).copied().collect(),
        people,
        person_files: matches!(args.people, PeopleArg::Files),
        compare: match args.compare {
            None => Compare::Nothing,
            Some(CompareArg::Teams) => Compare::Teams,
        },
        date: args.date.clone().map(day).transpose()?,
        templates: args.templates.clone(),
        fonts: args.fonts.clone(),
        paper: match args.paper {
            PaperArg::A4 => Paper::A4,
            PaperArg::Letter => Paper::Letter,
        },
        language: language(&args.lang)?,
    };
    if args.dump_context {
        let (context, warnings) = pipeline::context(&request)?;
        let text = serde_json::to_string_pretty(&context).expect("strings are JSON");
        super::print(&(text + "\n"))?;
        return warn(warnings, args.strict);
    }
    let bar = progress_bar();
    let made = watched(&request.input.progress, || {
        pipeline::report(&request, &|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        })
    });
    bar.finish_and_clear();
    let mut made = made?;
    warn(std::mem::take(&mut made.warnings), args.strict)?;
    let foreign = if args.force { Foreign::Keep } else { Foreign::Refuse };
    deliver(&args.out, &made, foreign)
}

/// The progress of person files, on standard error when that is a terminal.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    let look = ProgressStyle::with_template("people/ {wide_bar} {pos} of {len}");
    bar.with_style(look.expect("the template of the bar is sound"))
}

impl FormatArg {
    fn formats(self) -> &'static [Format] {
        match self {
            Self::Html => &[Format::Html],
            Self::Pdf => &[Format::Pdf],
            Self::Brief => &[Format::Brief],
            Self::Charts => &[Format::Charts],
            Self::Json => &[Format::Json],
            Self::Csv => &[Format::Csv],
            Self::All => &[
                Format::Html,
                Format::Pdf,
                Format::Brief,
                Format::Charts,
                Format::Json,
                Format::Csv,
            ],
        }
    }
}

/// A language as BCP 47 names it.
fn language(text: &str) -> Result<String, Failure> {
    if is_language(text) {
        return Ok(text.to_owned());
    }
    let problem = Problem::error(format!("`{text}` is no language"))
        .at(Place::File { file: "--lang".to_owned() })
        .hint("write it as `en`, `pt-BR` or `und-Cyrl`");
    Err(Failure::Usage(vec![problem]))
}

/// A day of the calendar as `YYYY-MM-DD`.
fn day(text: String) -> Result<String, Failure> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize| {
        (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let valid = match parts[..] {
        [year, month, day] => match (number(year, 4), number(month, 2), number(day, 2)) {
            (Some(year), Some(month @ 1..=12), Some(day)) => {
                let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                let days = match month {
                    2 if leap => 29,
                    2 => 28,
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                (1..=days).contains(&day)
            }
            _ => false,
        },
        _ => false,
    };
    if valid {
        return Ok(text);
    }
    let problem = Problem::error(format!("`{text}` is not a day"))
        .at(Place::File { file: "--date".to_owned() })
        .hint("write it as year-month-day, such as `2026-11-02`");
    Err(Failure::Usage(vec![problem]))
}

#[cfg(test)]
mod tests {
    use super::{day, language};

    #[test]
    fn a_language_has_the_form_of_a_tag() {
        for known in ["en", "pt-BR", "und-Cyrl", "zh-Hant-HK", "de-1996"] {
            assert!(language(known).is_ok(), "{known}");
        }
        for other in ["", "e", "12", "en_GB", "en-", "x y", "\"", "english language"] {
            assert!(language(other).is_err(), "{other}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert!(day("2026-11-02".to_owned()).is_ok());
        assert!(day("2024-02-29".to_owned()).is_ok());
        assert!(day("2026-02-29".to_owned()).is_err());
        assert!(day("02.11.2026".to_owned()).is_err());
    }
}
