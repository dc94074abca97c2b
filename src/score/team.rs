//! The people of a team → [`TeamScores`].

use super::person::{Standing, share};
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
    let alone = match people {
        [person] => Some(person.strength),
        _ => None,
    };
    let (sums, traits) = (Sums::of(people, instrument), traits(people, instrument));
    of_sums(name, people.len(), &sums, alone, invited, traits, instrument)
}

/// The scores of a team whose people were summed up; `alone` is the word for somebody who is the
/// whole team.
pub(super) fn of_sums(
    name: &str,
    people: usize,
    sums: &Sums,
    alone: Option<Strength>,
    invited: Option<usize>,
    traits: Vec<TraitScores>,
    instrument: &Instrument,
) -> TeamScores {
    let mut team = TeamScores {
        name: name.to_owned(),
        people,
        invited,
        shares: sums.shares(people),
        orientation: None,
        strength: Strength::None,
        tied: Vec::new(),
        holds_whatever_the_absent_say: false,
        traits,
    };
    if people == 0 {
        return team;
    }
    let Standing { first, tied, lead, .. } = Standing::of(&sums.parts);
    team.tied = tied;
    if !team.tied.is_empty() {
        return team;
    }
    if instrument.mode() != Mode::Choose {
        return team;
    }
    // At worst, all who are absent choose the second orientation throughout.
    team.holds_whatever_the_absent_say =
        team.absent().is_some_and(|absent| lead > absent as u128 * sums.whole);
    team.strength = strength(alone, &team, sums.chance(people), instrument);
    team.orientation = (team.strength != Strength::None).then_some(first);
    team
}

/// The word for a team with one orientation alone in the first place.
///
/// A team of one is that person. Otherwise the lead has to be larger than `chance` in answering
/// makes it. `clear` also asks that the absent cannot change the first place.
fn strength(
    alone: Option<Strength>,
    team: &TeamScores,
    chance: f64,
    instrument: &Instrument,
) -> Strength {
    let by_margin = alone.unwrap_or_else(|| {
        let certainty = f64::midpoint(1.0, libm::erf(team.lead() / chance / 2_f64.sqrt()));
        Strength::of(certainty, instrument.bounds())
    });
    match by_margin {
        Strength::Clear if !team.holds_whatever_the_absent_say => Strength::Leaning,
        other => other,
    }
}

/// The sum of the people's shares of each orientation: exactly `parts[orientation] ÷ whole`.
///
/// Shares are fractions with up to 60 below the line, whose least common multiple has 25 digits;
/// `u128` holds sums of such parts for more people than any file has rows.
pub(super) struct Sums {
    pub(super) parts: Vec<u128>,
    pub(super) whole: u128,
    /// Σ 1⁄answered, as parts of the same whole.
    pub(super) inverses: u128,
    /// The points of one answer that make a share of 1.
    pub(super) per_answer: u128,
}

impl Sums {
    fn of(people: &[&PersonScores], instrument: &Instrument) -> Self {
        let answered = people.iter().map(|person| person.answered as u128);
        let whole = answered.fold(1, common_multiple);
        let mut parts = vec![0; instrument.orientations().len()];
        let mut inverses = 0;
        for person in people {
            let one_answer = whole / person.answered as u128;
            for (part, count) in parts.iter_mut().zip(&person.counts) {
                *part += one_answer * *count as u128;
            }
            inverses += one_answer;
        }
        Self { parts, whole, inverses, per_answer: points::whole(instrument) as u128 }
    }

    /// The means: each exact fraction in lowest terms, divided once.
    fn shares(&self, people: usize) -> Vec<f64> {
        let whole = (self.whole * people as u128 * self.per_answer).max(1);
        let divide = |part: &u128| {
            let common = greatest_common_divisor(*part, whole);
            (part / common) as f64 / (whole / common) as f64
        };
        self.parts.iter().map(divide).collect()
    }

    /// The most that the standard deviation of a lead can be when each answer had a chance of
    /// its own: √(Σ 1⁄answered) ÷ people, or 1 ÷ √answers when all answered equally many traits.
    fn chance(&self, people: usize) -> f64 {
        (self.inverses as f64 / self.whole as f64).sqrt() / people as f64
    }
}

/// The least common multiple of two numbers.
pub(super) fn common_multiple(one: u128, other: u128) -> u128 {
    one / greatest_common_divisor(one, other) * other
}

fn greatest_common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// What the people said to each trait.
fn traits(people: &[&PersonScores], instrument: &Instrument) -> Vec<TraitScores> {
    let orientations = instrument.orientations().len();
    let mut counts = vec![vec![0; orientations]; instrument.traits().len()];
    for person in people {
        for (row, answer) in counts.iter_mut().zip(&person.answers) {
            for (orientation, sum) in row.iter_mut().enumerate() {
                *sum += points::given(*answer, orientation, instrument);
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
