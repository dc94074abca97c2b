//! The sum of people's shares in whole numbers: who is first, and what it would take to change that.

use super::person::Standing;
use super::whole::Whole;
use super::{PersonScores, Strength, points};
use crate::instrument::{Instrument, Mode};

/// The sum of the people's shares of each orientation: exactly `parts[orientation] ÷ unit`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    parts: Vec<Whole>,
    /// The least common multiple of what the people's answers weigh.
    whole: Whole,
    /// The points of one answer that make a share of 1.
    per_answer: u64,
    /// The most points by which one answer can put an orientation ahead of another.
    widest: u64,
    people: usize,
    /// The sum of 1 ÷ answers of equal weight that say as much as each person's.
    inverses: f64,
    /// The word for the person who is alone.
    alone: Option<Strength>,
}

/// What a team's shares say in one line: who is first, and how firmly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The orientation in the first place, or all that share it; empty when nobody was scored.
    pub leaders: Vec<usize>,
    /// The orientation that the team is called by; none at a tie and without a single orientation.
    pub orientation: Option<usize>,
    /// How firmly it leads.
    pub strength: Strength,
    /// Whether no answer of those who did not respond could change the first place.
    pub holds_whatever_the_absent_say: bool,
}

/// How far two headlines are apart, from nothing to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// They say the same.
    None,
    /// One orientation is named in both, `clear` in one and `leaning` in the other.
    Strength,
    /// The same orientations are first, but only one of the two headlines names an orientation.
    Orientation,
    /// Other orientations are first.
    FirstPlace,
}

impl Difference {
    /// The word used in `scores.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Strength => "strength",
            Self::Orientation => "orientation",
            Self::FirstPlace => "first_place",
        }
    }
}

impl Headline {
    /// How far another headline is apart from this one.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Difference {
        if self.leaders != other.leaders {
            Difference::FirstPlace
        } else if self.orientation != other.orientation {
            Difference::Orientation
        } else if self.strength != other.strength {
            Difference::Strength
        } else {
            Difference::None
        }
    }
}

impl Tally {
    /// The sum over these people.
    #[must_use]
    pub fn of(people: &[&PersonScores], instrument: &Instrument) -> Self {
        let whole = people.iter().fold(Whole::of(1), |whole, person| {
            let (_, left) = whole.divided(weight(person));
            if left == 0 { whole } else { whole.common_multiple(weight(person)) }
        });
        let mut tally = Self {
            parts: vec![Whole::of(0); instrument.orientations().len()],
            whole,
            per_answer: points::whole(instrument) as u64,
            widest: points::widest_lead(instrument) as u64,
            people: people.len(),
            inverses: inverses(people),
            alone: match people {
                [person] => Some(person.strength),
                _ => None,
            },
        };
        for person in people {
            let one = tally.one_point(person);
            for (part, points) in tally.parts.iter_mut().zip(&person.points) {
                *part = part.plus(&one.times(*points as u64));
            }
        }
        tally
    }

    /// The same sum without one of its people; of two or more who remain, so that the word for them
    /// is a team's.
    #[must_use]
    pub fn without(&self, person: &PersonScores) -> Self {
        debug_assert!(self.people > 2, "two people or more remain");
        let mut rest = self.clone();
        for (orientation, part) in rest.parts.iter_mut().enumerate() {
            *part = part.minus(&self.of_person(person, orientation));
        }
        rest.inverses -= inverse(person);
        rest.people -= 1;
        rest.alone = None;
        rest
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> usize {
        self.people
    }

    /// How many orientations there are.
    #[must_use]
    pub fn orientations(&self) -> usize {
        self.parts.len()
    }

    /// The sum of the shares of an orientation, in parts of [`unit`](Self::unit).
    pub(crate) fn part(&self, orientation: usize) -> &Whole {
        &self.parts[orientation]
    }

    /// A share of 1.
    pub(crate) fn unit(&self) -> Whole {
        self.whole.times(self.per_answer)
    }

    /// The most by which one person can put an orientation ahead of another: a share of 1, or of
    /// 2⁄k where k statements are ranked. It is also the most that they can give to one.
    pub(crate) fn reach(&self) -> Whole {
        self.whole.times(self.widest)
    }

    /// What one point of a person's answers is worth.
    pub(crate) fn one_point(&self, person: &PersonScores) -> Whole {
        self.whole.divided(weight(person)).0
    }

    /// One person's share of an orientation, in parts of [`unit`](Self::unit).
    pub(crate) fn of_person(&self, person: &PersonScores, orientation: usize) -> Whole {
        self.one_point(person).times(person.points[orientation] as u64)
    }

    /// The means: each exact fraction divided once.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        let whole = self.unit().times(self.people.max(1) as u64);
        self.parts.iter().map(|part| part.over(&whole)).collect()
    }

    /// For each orientation, how many have less than it.
    fn ranks(&self) -> Vec<usize> {
        let less = |part: &Whole| self.parts.iter().filter(|other| *other < part).count();
        self.parts.iter().map(less).collect()
    }

    /// What the shares say, of a team of which so many were asked, where that is known.
    #[must_use]
    pub fn headline(&self, invited: Option<usize>, instrument: &Instrument) -> Headline {
        let mut headline = Headline {
            leaders: Vec::new(),
            orientation: None,
            strength: Strength::None,
            holds_whatever_the_absent_say: false,
        };
        if self.people == 0 {
            return headline;
        }
        let Standing { first, tied, .. } = Standing::of(&self.ranks());
        headline.leaders = if tied.is_empty() { vec![first] } else { tied };
        if headline.leaders.len() > 1 {
            return headline;
        }
        // At worst, all who are absent give the second orientation all that they can.
        let absent = invited.map(|invited| invited.saturating_sub(self.people));
        headline.holds_whatever_the_absent_say =
            absent.is_some_and(|absent| self.holds(first, absent));
        if instrument.mode() != Mode::Choose {
            return headline;
        }
        headline.strength = match self.by_margin(instrument) {
            Strength::Clear if !headline.holds_whatever_the_absent_say => Strength::Leaning,
            other => other,
        };
        headline.orientation = (headline.strength != Strength::None).then_some(first);
        headline
    }

    /// Whether the first orientation stays first if everybody absent gives any other one the most
    /// that they can.
    fn holds(&self, first: usize, absent: usize) -> bool {
        let given = self.reach().times(absent as u64);
        let others = self.parts.iter().enumerate().filter(|(place, _)| *place != first);
        { others }.all(|(_, other)| self.parts[first] > other.plus(&given))
    }

    /// The word that the lead is worth. A team of one is that person; otherwise the lead has to be
    /// larger than chance in answering makes it.
    fn by_margin(&self, instrument: &Instrument) -> Strength {
        if let Some(strength) = self.alone {
            return strength;
        }
        let (first, second) = super::first_two(&self.shares());
        let certainty =
            f64::midpoint(1.0, libm::erf((first - second) / self.chance() / 2_f64.sqrt()));
        Strength::of(certainty, instrument.bounds())
    }

    /// The most that the standard deviation of a lead can be when each answer had a chance of its
    /// own: √(Σ 1⁄answered) ÷ people, or 1 ÷ √answers when all answered equally many traits. Where
    /// traits weigh differently, answers of equal weight that say as much stand for them.
    fn chance(&self) -> f64 {
        self.inverses.sqrt() / self.people as f64
    }
}

/// What a person's answers weigh together.
fn weight(person: &PersonScores) -> u64 {
    person.weighed.sum.max(1) as u64
}

fn inverse(person: &PersonScores) -> f64 {
    1.0 / person.weighed.answers().max(1.0)
}

fn inverses(people: &[&PersonScores]) -> f64 {
    let mut inverses: Vec<f64> = people.iter().map(|person| inverse(person)).collect();
    // The same sum in whatever order people stand.
    inverses.sort_by(f64::total_cmp);
    inverses.iter().sum()
}
