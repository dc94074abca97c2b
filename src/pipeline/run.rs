//! The run that a report carries: what it was made from and how it was asked for.

use super::{Request, Scored};
use crate::compose::{Compare, Paper, People};
use crate::error::Failure;
use crate::instrument::Instrument;
use crate::read;
use crate::response::{Duplicates, Partial, ReadFile};
use crate::run::{COMPARE, Run};
use crate::template::Overrides;

/// The setting that says which wave's rows were taken, if a wave was asked for.
pub(super) const WAVE_ROWS: &str = "wave_rows";
/// The same of the earlier wave.
pub(super) const BASELINE_ROWS: &str = "baseline_rows";

/// The files that decide a report beside the answers and the roster: the project's, the instrument,
/// the target, and the user's templates.
pub(super) fn files(request: &Request, overrides: &Overrides) -> Result<Vec<ReadFile>, Failure> {
    let mut files = Vec::new();
    let project = read::project_file(&request.input.source);
    let own = request.input.instrument.iter();
    let own = own.filter(|path| path.to_str().is_none_or(|name| Instrument::named(name).is_none()));
    for path in project.iter().chain(own).chain(&request.input.target) {
        let text = read::text_file(path)?;
        files.push(ReadFile::new(&path.display().to_string(), text.as_bytes()));
    }
    let templates = overrides.files.iter();
    files.extend(templates.map(|(name, text)| ReadFile::new(name, text.as_bytes())));
    Ok(files)
}

/// The run of a report; `scores` is the text of its `scores.json`.
pub(super) fn run_of(
    request: &Request,
    instrument: &Instrument,
    scored: &Scored,
    mut files: Vec<ReadFile>,
    scores: &str,
) -> Run {
    let mut inputs = scored.responses.files.clone();
    inputs.append(&mut files);
    let people = match request.people {
        People::None => "none",
        People::Auto => "auto",
        People::Pages => "pages",
    };
    let paper = match request.paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    };
    let word = |word: &str| Some(word.to_owned());
    let settings = [
        ("team", Some(scored.scores.team.name.clone())),
        ("wave", Some(scored.scores.wave.clone())),
        (WAVE_ROWS, request.input.wave.clone()),
        (BASELINE_ROWS, request.input.baseline_wave.clone()),
        ("people", word(people)),
        (COMPARE, (request.compare == Compare::Teams).then(|| "teams".to_owned())),
        ("partial", partial(request.input.partial)),
        ("duplicates", duplicates(request.input.duplicates)),
        ("sheet", scored.responses.sheet.clone()),
        ("paper", word(paper)),
        ("language", Some(request.language.clone())),
        ("date", request.date.clone()),
    ];
    let version = env!("CARGO_PKG_VERSION");
    Run::new(version, &inputs, &settings, instrument, scores)
}

fn partial(partial: Partial) -> Option<String> {
    let known = Partial::WORDS.iter().find(|(known, _)| *known == partial);
    known.map(|(_, word)| (*word).to_owned())
}

fn duplicates(duplicates: Duplicates) -> Option<String> {
    let known = Duplicates::WORDS.iter().find(|(known, _)| *known == duplicates);
    known.map(|(_, word)| (*word).to_owned())
}
