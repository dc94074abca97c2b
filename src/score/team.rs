//! The people of a team → [`TeamScores`].

use std::collections::BTreeSet;

use super::person::share;
use super::tally::{Headline, Tally};
use super::{NotScored, PersonScores, TeamScores, TraitScores, points};
use crate::instrument::{Instrument, Mode};
use crate::response::{Response, Roster};

/// The teams' names in the order of the source.
pub(super) fn names(people: &[Response]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let names = people.iter().filter_map(|response| response.person.team.as_deref());
    names.filter(|name| seen.insert(*name)).map(str::to_owned).collect()
}

/// How many were asked, of everybody or of one team.
///
/// Whoever answered without being on the roster was asked, too: so everybody who answered
/// (`responded`) and everybody on the roster who did not are counted together. An answer without a
/// name is taken for that of somebody on the roster, as long as it can be. A roster without
/// this team says nothing of its size.
pub(super) fn invited(
    roster: Option<&Roster>,
    team: Option<&str>,
    responded: usize,
) -> Option<usize> {
    let roster = roster?;
    let is_of_team = |own: Option<&str>| match team {
        None => true,
        Some(team) => own == Some(team),
    };
    let listed: Vec<bool> = roster
        .people
        .iter()
        .filter(|person| is_of_team(person.team.as_deref()))
        .map(|person| person.answered)
        .collect();
    let nameless = roster.nameless.iter().filter(|own| is_of_team(own.as_deref())).count();
    let silent = listed.iter().filter(|answered| !**answered).count().saturating_sub(nameless);
    (!listed.is_empty()).then(|| listed.len().max(responded + silent))
}

/// Each team by itself, when there is more than one.
pub(super) fn each(
    names: &[String],
    people: &[PersonScores],
    not_scored: &[NotScored],
    roster: Option<&Roster>,
    instrument: &Instrument,
) -> Vec<TeamScores> {
    if names.len() < 2 {
        return Vec::new();
    }
    let score_one = |name: &String| {
        let members: Vec<_> = people.iter().filter(|one| one.team.as_ref() == Some(name)).collect();
        let partial = not_scored.iter().filter(|one| one.team.as_ref() == Some(name)).count();
        let invited = invited(roster, Some(name), members.len() + partial);
        score(name, &members, invited, instrument)
    };
    names.iter().map(score_one).collect()
}

/// Scores one team of any number of people, none included.
pub(super) fn score(
    name: &str,
    people: &[&PersonScores],
    invited: Option<usize>,
    instrument: &Instrument,
) -> TeamScores {
    let tally = Tally::of(people, instrument);
    of_tally(name, &tally, traits(people, instrument), invited, instrument)
}

/// The scores of a team whose people were summed up.
pub(super) fn of_tally(
    name: &str,
    tally: &Tally,
    traits: Vec<TraitScores>,
    invited: Option<usize>,
    instrument: &Instrument,
) -> TeamScores {
    let Headline { leaders, orientation, strength, holds_whatever_the_absent_say } =
        tally.headline(invited, instrument);
    TeamScores {
        name: name.to_owned(),
        people: tally.people(),
        invited,
        shares: tally.shares(),
        orientation,
        strength,
        tied: if leaders.len() > 1 { leaders } else { Vec::new() },
        holds_whatever_the_absent_say,
        traits,
    }
}

/// What the people said to each trait.
fn traits(people: &[&PersonScores], instrument: &Instrument) -> Vec<TraitScores> {
    let orientations = instrument.orientations().len();
    let mut counts = vec![vec![0; orientations]; instrument.traits().len()];
    for person in people {
        for (place, (row, answer)) in counts.iter_mut().zip(&person.answers).enumerate() {
            for (orientation, sum) in row.iter_mut().enumerate() {
                *sum += points::given(*answer, place, orientation, instrument);
            }
        }
    }
    let answered =
        |place: usize| people.iter().filter(|person| person.answers[place].is_in_scale()).count();
    let all = counts.into_iter().enumerate();
    all.map(|(place, counts)| one_trait(counts, answered(place), instrument)).collect()
}

pub(super) fn one_trait(
    counts: Vec<usize>,
    answered: usize,
    instrument: &Instrument,
) -> TraitScores {
    let whole = answered * points::whole(instrument);
    let shares = counts.iter().map(|&count| share(count, whole)).collect();
    let agreement = match instrument.mode() {
        Mode::Choose => agreement(&counts, answered),
        Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => None,
    };
    TraitScores { answered, counts, shares, agreement }
}

/// 1 − IQV = 1 − k⁄(k−1) · (1 − Σp²), written over one line: (k·Σcount² − n²) ÷ ((k−1)·n²).
fn agreement(counts: &[usize], answered: usize) -> Option<f64> {
    if answered == 0 {
        return None;
    }
    let kinds = counts.len();
    let squares: usize = counts.iter().map(|count| count * count).sum();
    Some(share(kinds * squares - answered * answered, (kinds - 1) * answered * answered))
}
