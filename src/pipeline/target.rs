//! The target that a team is compared with.

use super::{Input, Scored};
use crate::error::{Failure, Place, Problem};
use crate::instrument::Instrument;
use crate::read;
use crate::target::Target;

/// The target that the call names.
///
/// # Errors
///
/// A file that cannot be read, or everything that is wrong with it.
pub(super) fn wanted(input: &Input, instrument: &Instrument) -> Result<Option<Target>, Failure> {
    let Some(path) = &input.target else { return Ok(None) };
    let text = read::text_file(path)?;
    let target = Target::from_toml(&text, &path.display().to_string(), instrument);
    target.map(Some).map_err(Failure::Usage)
}

/// Compares the team with its target. One person is no team, and nobody is measured against a target.
pub(super) fn compare(wanted: &Target, scored: &mut Scored, instrument: &Instrument) {
    let team = &scored.scores.team;
    if team.people > 1 {
        scored.target = Some(wanted.gaps(team, instrument));
        return;
    }
    let problem =
        Problem::warning("the target is left out: it is for a team, and one person answered")
            .at(Place::File { file: scored.responses.source.clone() })
            .hint("a target describes work, not a person; leave out `--target`");
    scored.warnings.push(problem);
}
