//! What is not in the answers and would be looked for in the report.

use crate::error::{Place, Problem};
use crate::format;
use crate::instrument::Instrument;
use crate::response::Responses;
use crate::score::Scores;

/// Tells of people without a team where others have one: no team's numbers hold theirs.
pub(super) fn without_team(responses: &Responses) -> Option<Problem> {
    let (mut teamless, mut with_team) = (Vec::new(), 0);
    let mut count = |has_team: bool, row: usize| {
        with_team += usize::from(has_team);
        teamless.extend((!has_team).then_some(row));
    };
    for response in &responses.people {
        count(response.person.team.is_some(), response.row);
    }
    if let Some(crowd) = &responses.crowd {
        for (team, row) in crowd.teams.iter().zip(&crowd.rows) {
            count(team.is_some(), *row as usize);
        }
    }
    let first = *teamless.first()?;
    (with_team > 0).then(|| {
        let many = teamless.len();
        let people = if many == 1 { "person has" } else { "people have" };
        Problem::warning(format!(
            "{many} {people} no team: counted in the whole, but in none of the teams"
        ))
        .at(Place::Cell { file: responses.source.clone(), row: Some(first), column: None })
        .hint("fill in the team, in the export or in the roster")
    })
}

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
