//! What is doubtful about the teams that people belong to.

use std::collections::BTreeSet;

use crate::error::{Place, Problem};
use crate::read;
use crate::response::Responses;

/// Everything that should be told of the teams.
pub(super) fn problems(responses: &Responses) -> Vec<Problem> {
    without_team(responses).into_iter().chain(look_alikes(responses)).collect()
}

/// The names of all teams.
pub(super) fn names(responses: &Responses) -> BTreeSet<&str> {
    let listed = responses.people.iter().filter_map(|one| one.person.team.as_deref());
    let crowd = responses.crowd.iter().flat_map(|crowd| &crowd.names).map(String::as_str);
    listed.chain(crowd).collect()
}

/// Tells that a name for the whole is that of one of its teams: it takes nobody out.
pub(super) fn named_like_one(responses: &Responses, name: Option<&str>) -> Option<Problem> {
    let name = name?;
    let teams = names(responses);
    let is_one =
        teams.len() > 1 && teams.iter().any(|team| team.to_lowercase() == name.to_lowercase());
    is_one.then(|| {
        Problem::warning(format!(
            "`{name}` is one of the {} teams; everybody counts, and the whole is called so",
            teams.len()
        ))
        .at(Place::File { file: responses.source.clone() })
        .hint("to score one team alone, keep only its rows; `--compare teams` sets teams side by side")
    })
}

/// Tells of people without a team where others have one: no team's numbers hold theirs.
fn without_team(responses: &Responses) -> Option<Problem> {
    let listed = responses.people.iter().map(|one| (one.person.team.as_deref(), one.row));
    let crowd = responses.crowd.iter().flat_map(|crowd| {
        let names = crowd.teams.iter().map(|team| Some(&*crowd.names[(*team)? as usize]));
        names.zip(crowd.rows.iter().map(|row| *row as usize))
    });
    let (mut teamless, mut with_team) = (Vec::new(), 0);
    for (team, row) in listed.clone().chain(crowd) {
        match team {
            Some(_) => with_team += 1,
            None => teamless.push(row),
        }
    }
    let teams = match &responses.crowd {
        Some(crowd) => crowd.names.len(),
        None => listed.filter_map(|(team, _)| team).collect::<BTreeSet<_>>().len(),
    };
    let first = *teamless.first()?;
    let are_named_once = teams > 1 && teams == with_team && teamless.len() > with_team;
    (with_team > 0).then(|| {
        let many = teamless.len();
        let people = if many == 1 { "person has" } else { "people have" };
        Problem::warning(format!(
            "{many} {people} no team: counted in the whole, but in none of the teams"
        ))
        .at(Place::Cell { file: responses.source.clone(), row: Some(first), column: None })
        .hint(if are_named_once {
            "every team is named once only: write its name beside each of its people, not the first alone"
        } else {
            "fill in the team, in the export or in the roster"
        })
    })
}

/// Tells of teams whose names look alike: perhaps they are one.
fn look_alikes(responses: &Responses) -> Vec<Problem> {
    /// More teams than this are not compared with one another.
    const COMPARED: usize = 200;
    /// So many pairs are told.
    const TOLD: usize = 10;
    let teams = names(responses);
    if teams.len() > COMPARED {
        return Vec::new();
    }
    read::look_alikes(&teams.into_iter().collect::<Vec<_>>())
        .into_iter()
        .take(TOLD)
        .map(|(one, other)| {
            Problem::warning(format!("the teams `{one}` and `{other}` look alike; counted as two"))
                .at(Place::File { file: responses.source.clone() })
                .hint("if they are one, make their names equal")
        })
        .collect()
}
