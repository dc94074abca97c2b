//! The earlier wave that a report is compared with.

use std::path::Path;

use super::wave::quarter_in;
use super::{Input, Scored, options};
use crate::change::{self, Change, Wave};
use crate::error::{Failure, Place, Problem};
use crate::instrument::{Instrument, Mode};
use crate::response::{ReadFile, Responses};
use crate::{read, score};

/// Reads the earlier wave: a survey export, or the `scores.json` of an earlier run; what was found
/// goes to the notes, what may be wrong to the warnings.
///
/// # Errors
///
/// A file that cannot be read, or in which other questions were asked.
pub(super) fn earlier(
    path: &Path,
    input: &Input,
    instrument: &Instrument,
) -> Result<Earlier, Failure> {
    let file = path.display().to_string();
    if instrument.mode() != Mode::Choose {
        let problem = Problem::error("a change is defined for chosen statements only")
            .hint("leave out `--baseline`, or use an instrument with `mode = \"choose\"`");
        return Err(Failure::Usage(vec![problem]));
    }
    let called = || input.baseline_name.clone().or(input.baseline_wave.clone());
    if let Some((mut wave, read)) = read::earlier_scores(path, instrument)? {
        wave.name = called().unwrap_or(wave.name);
        let note = format!("read {file}: the scores of {}", wave.name);
        let files = vec![read];
        let (warnings, notes) = (Vec::new(), vec![note]);
        return Ok(Earlier { wave, file, days: None, files, warnings, notes });
    }
    let own = Input {
        source: path.to_path_buf(),
        wave: input.baseline_wave.clone(),
        partial: input.partial,
        duplicates: input.duplicates,
        ..Input::default()
    };
    let (responses, warnings) = read::read(path, instrument, &options(&own)?)
        .map_err(|failure| explained(failure, &file))?;
    let mut notes = vec![format!("read {}: {}", responses.source, responses.kind)];
    let mut said = Vec::new();
    let name = match called() {
        Some(name) => name,
        None => super::wave::wave(path, &responses, &mut said),
    };
    notes.push(format!("compared with {name}"));
    let scoring = score::Options { wave: name, team: String::new(), partial: input.partial };
    let scores = score::score(responses.clone(), instrument, &scoring);
    if scores.people.is_empty() {
        let problem = Problem::error("nobody in the baseline answered enough traits for a score")
            .at(Place::File { file })
            .hint("name another earlier wave, or leave out `--baseline`");
        return Err(Failure::Data(vec![problem]));
    }
    let wave = Wave::of(&scores, &responses);
    let Responses { days, files, .. } = responses;
    Ok(Earlier { wave, file, days, files, warnings, notes })
}

/// An earlier wave and what should be said of it.
pub(super) struct Earlier {
    wave: Wave,
    file: String,
    /// The first and the last day of its answers, where they are known.
    days: Option<(String, String)>,
    /// What was read, by digest.
    files: Vec<ReadFile>,
    warnings: Vec<Problem>,
    notes: Vec<String>,
}

impl Earlier {
    /// What changed from it to this wave.
    pub(super) fn change(self, scored: &mut Scored) -> Change {
        let Self { mut wave, file, days, mut files, warnings, mut notes } = self;
        scored.responses.files.append(&mut files);
        scored.warnings.extend(warnings);
        scored.notes.append(&mut notes);
        let after = Wave::of(&scored.scores, &scored.responses);
        if is_same(&wave, &after) {
            let problem = Problem::warning("the baseline has the very same answers as this wave")
                .at(Place::File { file: file.clone() })
                .hint("name the earlier file by `--baseline`, or leave it out");
            scored.warnings.push(problem);
        } else if is_later((&wave, days), (&after, scored.responses.days.as_ref())) {
            let message = format!(
                "the baseline `{}` is later than this wave, `{}`, so every change is told backwards",
                wave.name, after.name
            );
            let problem = Problem::warning(message)
                .at(Place::File { file: file.clone() })
                .hint("swap the two files: the earlier one belongs to `--baseline`");
            scored.warnings.push(problem);
        } else if wave.name == after.name {
            let problem = Problem::warning(format!("both waves are called `{}`", wave.name))
                .at(Place::File { file: file.clone() })
                .hint(
                    "name this one with `--wave`, and check that the baseline is the earlier file",
                );
            scored.warnings.push(problem);
        }
        if wave.name == after.name {
            // A page tells two waves apart by what they are called.
            wave.name.push_str(" (earlier)");
        }
        let (same, problems) = read::same_people(&wave, &after, &scored.responses, &file);
        scored.warnings.extend(problems);
        let change = change::change(wave, &after, same);
        scored.notes.extend(match change.coming_and_going() {
            Some(others) => Some(format!("{} in both waves, {others}", change.both)),
            None if change.before.members.is_empty() => Some(
                "the earlier file names nobody, so who is in both waves is not known".to_owned(),
            ),
            None => change.in_both().map(|both| format!("{both} found in both waves")),
        });
        change
    }
}

/// Whether two waves hold the same answers of the same number of people.
fn is_same(one: &Wave, other: &Wave) -> bool {
    // An earlier `scores.json` has six places.
    let near = |(own, other): (&f64, &f64)| (own - other).abs() < 2e-6;
    let points = |wave: &Wave| {
        let mut points: Vec<Vec<usize>> =
            wave.members.iter().map(|member| member.points.clone()).collect();
        points.sort_unstable();
        points
    };
    let listed = !one.members.is_empty() && !other.members.is_empty();
    one.people == other.people
        && one.shares.iter().zip(&other.shares).all(near)
        && one.traits.iter().flatten().zip(other.traits.iter().flatten()).all(near)
        && (!listed || points(one) == points(other))
}

type Days = (String, String);

/// Whether the baseline is later than this wave: by the days of the answers where both have them,
/// else by the quarters in their names.
fn is_later((before, then): (&Wave, Option<Days>), (after, now): (&Wave, Option<&Days>)) -> bool {
    match (then, now) {
        (Some((first, last)), Some((own_first, own_last))) => {
            first > *own_first && last > *own_last
        }
        (None, _) | (_, None) => {
            let quarter = |wave: &Wave| quarter_in(&wave.name.to_lowercase());
            quarter(before).zip(quarter(after)).is_some_and(|(then, now)| then > now)
        }
    }
}

/// Refuses to show groups so small that their numbers are those of single people.
///
/// # Errors
///
/// Every group of one to four people: with who joined or left told apart, or one wave taken from
/// the other, their answers could be worked out.
pub(super) fn nobody_exposed(change: &Change) -> Result<(), Failure> {
    if !change.same.all_known {
        let problem = Problem::error(
            "not everybody in the two waves can be known, so it cannot be told whether single \
             people’s answers could be worked out from them",
        )
        .hint("name the earlier export itself, with names or addresses, or leave out `--baseline`");
        return Err(Failure::Privacy(vec![problem]));
    }
    let problems: Vec<Problem> = change
        .exposed()
        .into_iter()
        .map(|(what, people)| {
            let who = if people == 1 { "person" } else { "people" };
            Problem::error(format!(
                "{people} {who} {what}: their answers could be worked out from the two waves, which \
                 `--people none` must not allow"
            ))
            .hint(format!(
                "leave out `--baseline` or `--people none`; a group needs {} people, or nobody",
                score::PRIVATE_BELOW
            ))
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::Privacy(problems)) }
}

/// Says that it is the baseline whose questions do not fit.
fn explained(failure: Failure, file: &str) -> Failure {
    let Failure::Data(problems) = failure else { return failure };
    let mut problems: Vec<Problem> = problems.into_iter().map(Problem::of_a_further_file).collect();
    problems.insert(
        0,
        Problem::error("the baseline cannot be compared with this wave")
            .at(Place::File { file: file.to_owned() })
            .hint(
                "a baseline is the export of an earlier wave, or its `scores.json`, and answers the same \
                 traits of the same instrument",
            ),
    );
    Failure::Data(problems)
}
