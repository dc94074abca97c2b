//! What is not in the answers and would be looked for in the report.

use crate::error::{Place, Problem};
use crate::format;
use crate::instrument::Instrument;
use crate::score::Scores;

/// Tells of traits that nobody answered.
pub(super) fn without_answers(
    scores: &Scores,
    source: &str,
    instrument: &Instrument,
) -> Option<Problem> {
    let traits = scores.team.traits.iter().zip(instrument.traits());
    let silent = traits.filter(|(own, _)| own.answered == 0);
    let silent: Vec<String> = silent.map(|(_, of)| format!("`{}`", of.name)).collect();
    (!silent.is_empty()).then(|| {
        Problem::warning(format!("nobody who is scored answered {}", format::list_or(&silent)))
            .at(Place::File { file: source.to_owned() })
            .hint("if the answers stand in another column, name it below `[columns.traits]` in `orient.toml`")
    })
}
