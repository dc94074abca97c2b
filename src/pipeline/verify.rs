//! Whether a report matches the run that it carries, and the run its source.

use std::path::PathBuf;

use super::run::{BASELINE_ROWS, WAVE_ROWS};
use super::{Input, instrument, scored};
use crate::edition::Edition;
use crate::error::{Failure, Place, Problem};
use crate::export;
use crate::format;
use crate::instrument::Instrument;
use crate::pdf::attachment::{self, Whole};
use crate::read::{self as source, Listed};
use crate::response::{Duplicates, Partial, Reason};
use crate::run::{self, Difference, Run};

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What was compared and found alike, a line each.
    pub facts: Vec<String>,
    /// What does not match.
    pub problems: Vec<Problem>,
}

impl Verified {
    fn differs(&mut self, file: &str, differences: Vec<Difference>, what: &str) {
        for Difference { path, found, expected } in differences {
            let message = format!("`{path}` is {found}, but {what} {expected}");
            self.problem(file, message);
        }
    }

    fn problem(&mut self, file: &str, message: impl Into<String>) {
        let place = Place::File { file: file.to_owned() };
        self.problems.push(Problem::error(message).at(place));
    }
}

/// Compares a report with what it carries; with an input, also that with the source, scored again.
///
/// # Errors
///
/// A file that carries no run, and whatever is wrong with the input.
pub fn verify(name: &str, bytes: &[u8], against: Option<&Input>) -> Result<Verified, Failure> {
    let mut verified = Verified { facts: Vec::new(), problems: Vec::new() };
    let run = if bytes.starts_with(b"%PDF-") {
        in_pdf(name, bytes, &mut verified)?
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| no_run(name, None))?;
        let own = text.trim_start_matches('\u{feff}').trim_start();
        if own.starts_with('{') { read(name, own)? } else { in_page(name, text, &mut verified)? }
    };
    if let Some(program) = run.program() {
        verified.facts.insert(0, format!("it carries a run of {program}"));
    }
    let again = run::recount(run.scores(), run.bounds());
    let many = format::count_noun(again.computed, "number", "numbers");
    if again.differences.is_empty() {
        verified.facts.push(format!("{many} computed again from the carried data: all agree"));
    }
    verified.differs(name, again.differences, "the rest of the carried data makes it");
    verified.facts.extend(not_judged(&run, against.is_some()));
    if let Some(input) = against {
        with_source(name, &run, input, &mut verified)?;
    }
    Ok(verified)
}

/// What is not known of a file after all that, and how it would be.
fn not_judged(run: &Run, has_source: bool) -> Vec<String> {
    let mut facts = Vec::new();
    if run.bounds().is_none() {
        facts.push(
            "words such as `clear` are not judged: it does not carry the bounds of its instrument"
                .to_owned(),
        );
    }
    if run.program().is_none() && !has_source {
        facts.push(
            "it has no seal: whether its counts are those of the export is known only with the \
             export, `orient verify scores.json answers.csv`"
                .to_owned(),
        );
    }
    facts
}

fn no_run(name: &str, why: Option<&str>) -> Failure {
    let message = match why {
        None => "the file carries no run".to_owned(),
        Some(why) => format!("the run that the file carries cannot be read: {why}"),
    };
    let problem = Problem::error(message)
        .at(Place::File { file: name.to_owned() })
        .hint("name a `report.html`, `report.pdf`, `scores.json` or `run.json` of orient");
    Failure::Usage(vec![problem])
}

fn read(name: &str, text: &str) -> Result<Run, Failure> {
    Run::read(text).map_err(|why| no_run(name, Some(&why)))
}

fn in_page(name: &str, text: &str, verified: &mut Verified) -> Result<Run, Failure> {
    let page = text.trim_start_matches('\u{feff}').trim_start();
    let found = run::find_in_page(page).ok_or_else(|| no_run(name, None))?;
    let run = read(name, found.run)?;
    let shown = run::compare_shown(&found.page(), run.scores());
    let many = format::count_noun(shown.compared, "number", "numbers");
    if shown.differences.is_empty() {
        verified.facts.push(format!("{many} shown on the page: all as carried"));
    }
    for Difference { path, found, expected } in shown.differences {
        let message = format!("the page shows {found} for `{path}`, but carries {expected}");
        verified.problem(name, message);
    }
    let mut changed = found.changed(&run);
    if page.len() < text.len() {
        changed.insert(0, "what stands before it".to_owned());
    }
    if changed.is_empty() {
        verified.facts.push("the page is as it was written, to the byte".to_owned());
    }
    for what in changed {
        verified.problem(name, format!("the page was changed after it was written: {what}"));
    }
    Ok(run)
}

fn in_pdf(name: &str, bytes: &[u8], verified: &mut Verified) -> Result<Run, Failure> {
    let found = attachment::find(bytes, run::FILE_NAME).map_err(|why| no_run(name, Some(&why)))?;
    let carried = found.bytes.ok_or_else(|| {
        let problem = Problem::error("the file carries no run")
            .at(Place::File { file: name.to_owned() })
            .hint(
                "a brief and the file of one person carry none, as they go to others: name the \
                 `report.html` or `report.pdf` of the same run",
            );
        Failure::Usage(vec![problem])
    })?;
    let text = String::from_utf8(carried).map_err(|_| no_run(name, Some("it is not UTF-8")))?;
    let run = read(name, &text)?;
    let sealed = run.seal("pages");
    let many = format::count_noun(found.pages.len(), "page", "pages");
    let differing: Vec<usize> = (0..found.pages.len().max(sealed.len()))
        .filter(|&at| found.pages.get(at).map(String::as_str) != sealed.get(at).copied())
        .collect();
    if differing.is_empty() {
        verified.facts.push(format!("{many}: all show what was sealed"));
    }
    for at in differing {
        let page = at + 1;
        verified.problem(name, format!("page {page} does not show what was sealed"));
    }
    let message = match found.whole {
        Whole::AsWritten => {
            verified.facts.push("the file is as it was written, to the byte".to_owned());
            return Ok(run);
        }
        Whole::Continued => "something was added to the file after it was written",
        Whole::Changed => "bytes of the file were changed after it was written",
        Whole::Foreign => "the file was written again by another program",
    };
    verified.problem(name, message);
    Ok(run)
}

/// The name of the built-in instrument that a report was made with.
fn carried_instrument(name: &str, run: &Run) -> Result<PathBuf, Failure> {
    let id = run.scores()["instrument"]["id"].as_str().unwrap_or_default();
    if Instrument::named(id).is_some() {
        return Ok(PathBuf::from(id));
    }
    let problem = Problem::error(format!("the report was made with the instrument `{id}`"))
        .at(Place::File { file: name.to_owned() })
        .hint("give its file by `--instrument`, to have the source scored again");
    Err(Failure::Usage(vec![problem]))
}

/// What was asked for when the report was made, as the run says it; the rest as it is asked for now.
fn as_asked(name: &str, run: &Run, input: &Input) -> Result<Input, Failure> {
    let setting = |name: &str| run.setting(name).map(str::to_owned);
    let scores = run.scores();
    let [wave_name, baseline_name, team] =
        [&scores["wave"], &scores["baseline"]["wave"], &scores["team"]["name"]]
            .map(|name| name.as_str().map(str::to_owned));
    let (wave, baseline_wave) = if run.setting("wave").is_some() {
        (setting(WAVE_ROWS), setting(BASELINE_ROWS))
    } else {
        // A bare `scores.json` does not say what was asked for, but its ledger says what came of it.
        let mut left_out = scores["ledger"]["left_out"].as_array().into_iter().flatten();
        let chose = left_out.any(|one| one["reason"] == Reason::Wave.word());
        let is_another = input.baseline.as_ref() != Some(&input.source);
        let of_baseline = baseline_name.clone().filter(|_| chose || is_another);
        (wave_name.clone().filter(|_| chose), of_baseline)
    };
    let mut input = Input { wave, wave_name, team, baseline_wave, baseline_name, ..input.clone() };
    if input.storage.sheet.is_none() {
        input.storage.sheet = setting("sheet");
    }
    if let Some(word) = setting("partial") {
        let known = Partial::WORDS.iter().find(|(_, known)| *known == word);
        input.partial = known.map_or(input.partial, |(partial, _)| *partial);
    }
    if let Some(word) = setting("duplicates") {
        let known = Duplicates::WORDS.iter().find(|(_, known)| *known == word);
        input.duplicates = known.map_or(input.duplicates, |(duplicates, _)| *duplicates);
    }
    if !scores["no_findings"].is_null() {
        input.listed = Listed::UpTo(0);
    }
    if input.instrument.is_none() {
        input.instrument = Some(carried_instrument(name, run)?);
    }
    Ok(input)
}

/// Scores the source again, as the run says that it was.
fn with_source(
    name: &str,
    run: &Run,
    input: &Input,
    verified: &mut Verified,
) -> Result<(), Failure> {
    let scores = run.scores();
    let input = as_asked(name, run, input)?;
    let instrument = instrument(&input)?;
    let mut again = scored(&input, &instrument)?;
    source::digest_source(&input.source, &mut again.responses)?;
    if run.edition() == Edition::Aggregate {
        super::withhold(&mut again, &instrument);
    }
    let inputs = run.inputs();
    for (place, file) in again.responses.files.iter().enumerate() {
        let was = inputs.iter().position(|was| was.sha256 == file.sha256);
        if let Some(1..) = was
            && place == 0
        {
            let message = format!(
                "{} is the roster, the earlier wave or another file beside the answers, which were \
                 read from {}",
                file.name, inputs[0].name
            );
            verified.problem(name, message);
        } else if was.is_some() {
            verified.facts.push(format!("{} is the file that was read, to the byte", file.name));
        } else if !inputs.is_empty() {
            let names: Vec<&str> = inputs.iter().map(|was| was.name.as_str()).collect();
            let names = format::list_and(&names);
            let message = format!("{} has other bytes than what was read: {names}", file.name);
            verified.problem(name, message);
        }
    }
    let expected = run.part_of(&export::json(&again.analysed(&instrument), run.edition()));
    if input.roster.is_none() && scores["team"]["invited"].is_number() {
        // Who was asked and of which team decides too much for the rest to be compared.
        let message =
            "the report was made with a roster, without which its scores cannot be compared";
        let place = Place::File { file: name.to_owned() };
        let problem = Problem::error(message).at(place).hint("give the roster by `--roster`");
        verified.problems.push(problem);
        return Ok(());
    }
    let mut differences = run::differences(scores, &expected);
    let leaves_change = input.baseline.is_none() && scores["change"].is_object();
    if leaves_change {
        let is_change = |path: &str| path.starts_with("baseline.") || path.starts_with("change.");
        differences.retain(|one| !is_change(&one.path));
        let message = "the report compares with an earlier wave, which is not scored again";
        let place = Place::File { file: name.to_owned() };
        let problem = Problem::error(message).at(place).hint("give that wave by `--baseline`");
        verified.problems.push(problem);
    }
    let leaves_target = input.target.is_none() && scores["target"].is_object();
    if leaves_target {
        differences.retain(|one| !one.path.starts_with("target."));
        let message = "the report has a target, which is not compared again";
        let place = Place::File { file: name.to_owned() };
        let problem = Problem::error(message).at(place).hint("give its file by `--target`");
        verified.problems.push(problem);
    }
    if differences.is_empty() {
        let all = if leaves_change || leaves_target { "all other scores" } else { "all scores" };
        verified.facts.push(format!("{} scored again: {all} agree", again.responses.source));
    }
    let before = verified.problems.len();
    verified.differs(name, differences, "the source makes it");
    if let Some(first) = verified.problems.get_mut(before) {
        first.hint = run.setting("partial").is_none().then(|| {
            "a `scores.json` does not say how it was made: if with `--partial` or `--duplicates`, \
             give them again"
                .to_owned()
        });
    }
    Ok(())
}
