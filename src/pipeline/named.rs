//! What a call names: its files, all looked for before any is read, and its instrument.

use std::path::{Path, PathBuf};

use super::{Input, Request};
use crate::error::{Failure, Problem, nearest};
use crate::instrument::{Instrument, NAMES};
use crate::read;

/// Whether everything that the call of a report names is there.
///
/// # Errors
///
/// All files and folders that are not.
pub(super) fn are_there(request: &Request) -> Result<(), Failure> {
    let folders = [
        (&request.templates, "give a folder such as the one that `orient init --templates` writes"),
        (&request.fonts, "give a folder with .ttf or .otf files"),
    ];
    let absent =
        |(folder, hint): (&Option<PathBuf>, &str)| read::absent_folder(folder.as_deref()?, hint);
    let folders = folders.into_iter().filter_map(absent);
    refused(missing(&request.input).into_iter().chain(folders).collect())
}

/// The files of an input that are not there, with an instrument that is not known.
fn missing(input: &Input) -> Vec<Problem> {
    let files = [&input.roster, &input.baseline, &input.target].into_iter().flatten();
    let mut missing: Vec<Problem> = [&input.source]
        .into_iter()
        .chain(files)
        .filter_map(|file| read::absent_file(file))
        .collect();
    missing.extend(input.instrument.as_deref().and_then(unknown));
    missing
}

/// An instrument that is neither built in nor there as a file.
fn unknown(path: &Path) -> Option<Problem> {
    if path.to_str().and_then(Instrument::named).is_some() {
        return None;
    }
    let absent = read::absent_file(path)?;
    let name = path.to_str().filter(|_| path.extension().is_none());
    Some(name.map_or(absent, unknown_instrument))
}

fn refused(problems: Vec<Problem>) -> Result<(), Failure> {
    if problems.is_empty() { Ok(()) } else { Err(Failure::Usage(problems)) }
}

/// The instrument that the input asks for: a built-in one by its name, or a file.
///
/// # Errors
///
/// Every file of the input that is not there, a name that no built-in instrument has, or everything that is
/// wrong with the file.
pub fn instrument(input: &Input) -> Result<Instrument, Failure> {
    refused(missing(input))?;
    let Some(path) = &input.instrument else { return Ok(Instrument::built_in().clone()) };
    if let Some(named) = path.to_str().and_then(Instrument::named) {
        return Ok(named.clone());
    }
    let text = read::text_file(path)?;
    Instrument::from_toml(&text, &path.display().to_string()).map_err(Failure::Usage)
}

fn unknown_instrument(name: &str) -> Problem {
    let known = NAMES.map(|name| format!("`{name}`")).join(" and ");
    let hint = match nearest(name, NAMES) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("built in are {known}; any other is a TOML file, such as `mine.toml`"),
    };
    Problem::error(format!("no instrument is called `{name}`")).hint(hint)
}

/// Refuses to read standard input twice: the second time it is empty.
pub(super) fn read_once(input: &Input) -> Result<(), Failure> {
    let all = [&input.roster, &input.baseline].into_iter().flatten().chain([&input.source]);
    if all.filter(|path| *path == Path::new("-")).count() < 2 {
        return Ok(());
    }
    let problem =
        Problem::error("standard input can be read only once, and `-` stands for two files")
            .hint("save one of them as a file, and name the file");
    Err(Failure::Usage(vec![problem]))
}
