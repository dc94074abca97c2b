//! The people of a team → [`TeamScores`].

use super::person::{Standing, share};
use super::whole::Whole;
use super::{NotScored, PersonScores, Strength, TeamScores, TraitScores, points};
use crate::instrument::{Instrument, Mode};
use crate::response::{Response, Roster};

/// The teams' names as they were first written, in the order of the source.
pub(super) fn names(people: &[Response]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in people.iter().filter_map(|response| response.person.team.as_ref()) {
        if !name.trim().is_empty() && !names.iter().any(|known| is_same(known, name)) {
            names.push(name.trim().to_owned());
        }
    }
    names
}

/// A person's team under the name that was written first.
pub(super) fn spelled_as_first(names: &[String], team: Option<String>) -> Option<String> {
    let team = team?;
    names.iter().find(|known| is_same(known, &team)).cloned()
}

/// Whether two names differ in case and spaces only.
fn is_same(one: &str, other: &str) -> bool {
    fn fold(name: &str) -> impl Iterator<Item = String> {
        name.split_whitespace().map(str::to_lowercase)
    }
    one == other || fold(one).eq(fold(other))
}

/// How many were asked, of everybody or of one team.
///
/// Whoever answered without being on the roster was asked, too: so everybody who answered
/// (`responded`) and everybody on the roster who did not are counted together. A roster without
/// this team says nothing of its size.
pub(super) fn invited(
    roster: Option<&Roster>,
    team: Option<&str>,
    responded: usize,
) -> Option<usize> {
    let listed: Vec<bool> = roster?
        .people
        .iter()
        .filter(|person| match team {
            None => true,
            Some(team) => person.team.as_deref().is_some_and(|name| is_same(name, team)),
        })
        .map(|person| person.answered)
        .collect();
    let silent = listed.iter().filter(|answered| !**answered).count();
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
    let sums = Sums::of(people, instrument);
    let mut team = TeamScores {
        name: name.to_owned(),
        people: people.len(),
        invited,
        shares: sums.shares(people.len()),
        orientation: None,
        strength: Strength::None,
        tied: Vec::new(),
        holds_whatever_the_absent_say: false,
        traits: traits(people, instrument),
    };
    if people.is_empty() {
        return team;
    }
    let Standing { first, tied, .. } = Standing::of(&sums.ranks());
    team.tied = tied;
    if !team.tied.is_empty() {
        return team;
    }
    // At worst, all who are absent give the second orientation all that they can.
    team.holds_whatever_the_absent_say =
        team.absent().is_some_and(|absent| sums.holds(first, absent, instrument));
    if instrument.mode() != Mode::Choose {
        return team;
    }
    team.strength = strength(people, &team, chance(people), instrument);
    team.orientation = (team.strength != Strength::None).then_some(first);
    team
}

/// The word for a team with one orientation alone in the first place.
///
/// A team of one is that person. Otherwise the lead has to be larger than `chance` in answering
/// makes it. `clear` also asks that the absent cannot change the first place.
fn strength(
    people: &[&PersonScores],
    team: &TeamScores,
    chance: f64,
    instrument: &Instrument,
) -> Strength {
    let by_margin = if let [person] = people {
        person.strength
    } else {
        let certainty = f64::midpoint(1.0, libm::erf(team.lead() / chance / 2_f64.sqrt()));
        Strength::of(certainty, instrument.bounds())
    };
    match by_margin {
        Strength::Clear if !team.holds_whatever_the_absent_say => Strength::Leaning,
        other => other,
    }
}

/// The most that the standard deviation of a lead can be when each answer had a chance of its own:
/// √(Σ 1⁄answered) ÷ people, or 1 ÷ √answers when all answered equally many traits. Where traits
/// weigh differently, answers of equal weight that say as much stand for them.
fn chance(people: &[&PersonScores]) -> f64 {
    let mut inverses: Vec<f64> =
        people.iter().map(|person| 1.0 / person.weighed.answers().max(1.0)).collect();
    // The same sum in whatever order people stand.
    inverses.sort_by(f64::total_cmp);
    inverses.iter().sum::<f64>().sqrt() / people.len() as f64
}

/// The sum of the people's shares of each orientation: exactly `parts[orientation] ÷ whole`.
struct Sums {
    parts: Vec<Whole>,
    whole: Whole,
    /// The points of one answer that make a share of 1.
    per_answer: usize,
}

impl Sums {
    fn of(people: &[&PersonScores], instrument: &Instrument) -> Self {
        let weight = |person: &&PersonScores| person.weighed.sum.max(1) as u64;
        let whole = people.iter().fold(Whole::of(1), |whole, person| {
            let (_, left) = whole.divided(weight(person));
            if left == 0 { whole } else { whole.common_multiple(weight(person)) }
        });
        let mut parts = vec![Whole::of(0); instrument.orientations().len()];
        for person in people {
            let (one, _) = whole.divided(weight(person));
            for (part, points) in parts.iter_mut().zip(&person.points) {
                *part = part.plus(&one.times(*points as u64));
            }
        }
        Self { parts, whole, per_answer: points::whole(instrument) }
    }

    /// The means: each exact fraction divided once.
    fn shares(&self, people: usize) -> Vec<f64> {
        let whole = self.whole.times(people.max(1) as u64).times(self.per_answer as u64);
        self.parts.iter().map(|part| part.over(&whole)).collect()
    }

    /// For each orientation, how many have less than it.
    fn ranks(&self) -> Vec<usize> {
        let less = |part: &Whole| self.parts.iter().filter(|other| *other < part).count();
        self.parts.iter().map(less).collect()
    }

    /// Whether the first orientation stays first if everybody absent gives any other one the most
    /// that they can.
    fn holds(&self, first: usize, absent: usize, instrument: &Instrument) -> bool {
        let given = self.whole.times(absent as u64).times(points::widest_lead(instrument) as u64);
        let others = self.parts.iter().enumerate().filter(|(place, _)| *place != first);
        { others }.all(|(_, other)| self.parts[first] > other.plus(&given))
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

fn one_trait(counts: Vec<usize>, answered: usize, instrument: &Instrument) -> TraitScores {
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
