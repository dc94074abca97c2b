//! The sum of people's shares in whole numbers: who is first, and what it would take to change that.

use super::person::Standing;
use super::{PersonScores, Strength, points};
use crate::instrument::{Instrument, Mode};

/// The sum of the people's shares of each orientation: exactly `parts[orientation] ÷ unit`.
///
/// Shares are fractions with up to 60 below the line, whose least common multiple has 25 digits;
/// `u128` holds sums of such parts for more people than any file has rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    parts: Vec<u128>,
    /// The least common multiple of what the people's answers are divided by.
    whole: u128,
    /// Σ 1⁄answered, as parts of the same whole.
    inverses: u128,
    /// The points of one answer that make a share of 1.
    per_answer: u128,
    /// The most points that one answer gives to one orientation.
    most: u128,
    people: usize,
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
        let whole = people.iter().fold(1, |whole, person| {
            let answered = person.answered as u128;
            whole / greatest_common_divisor(whole, answered) * answered
        });
        let orientations = instrument.orientations().len();
        let mut tally = Self {
            parts: vec![0; orientations],
            whole,
            inverses: 0,
            per_answer: points::whole(instrument) as u128,
            most: points::most(instrument) as u128,
            people: people.len(),
            alone: match people {
                [person] => Some(person.strength),
                _ => None,
            },
        };
        for person in people {
            for orientation in 0..orientations {
                tally.parts[orientation] += tally.of_person(person, orientation);
            }
            tally.inverses += whole / person.answered as u128;
        }
        tally
    }

    /// The same sum without one of its people; of two or more who remain, so that the word for them
    /// is a team's.
    #[must_use]
    pub fn without(&self, person: &PersonScores) -> Self {
        debug_assert!(self.people > 2, "two people or more remain");
        let mut rest = self.clone();
        for orientation in 0..rest.parts.len() {
            rest.parts[orientation] -= self.of_person(person, orientation);
        }
        rest.inverses -= self.whole / person.answered as u128;
        rest.people -= 1;
        rest.alone = None;
        rest
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> usize {
        self.people
    }

    /// The sum of the shares of an orientation, in parts of [`unit`](Self::unit).
    #[must_use]
    pub fn part(&self, orientation: usize) -> u128 {
        self.parts[orientation]
    }

    /// A share of 1.
    #[must_use]
    pub fn unit(&self) -> u128 {
        self.whole * self.per_answer
    }

    /// The most that one person can give to one orientation: a share of 1, or of 2⁄k where k
    /// statements are ranked.
    #[must_use]
    pub fn reach(&self) -> u128 {
        self.whole * self.most
    }

    /// One person's share of an orientation, in parts of [`unit`](Self::unit).
    #[must_use]
    pub fn of_person(&self, person: &PersonScores, orientation: usize) -> u128 {
        self.whole / person.answered as u128 * person.counts[orientation] as u128
    }

    /// The means: each exact fraction in lowest terms, divided once.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        let whole = (self.unit() * self.people as u128).max(1);
        let divide = |part: &u128| {
            let common = greatest_common_divisor(*part, whole);
            (part / common) as f64 / (whole / common) as f64
        };
        self.parts.iter().map(divide).collect()
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
        let Standing { first, tied, lead, .. } = Standing::of(&self.parts);
        headline.leaders = if tied.is_empty() { vec![first] } else { tied };
        if headline.leaders.len() > 1 || instrument.mode() != Mode::Choose {
            return headline;
        }
        // At worst, all who are absent choose the second orientation throughout.
        let absent = invited.map(|invited| invited.saturating_sub(self.people));
        headline.holds_whatever_the_absent_say =
            absent.is_some_and(|absent| lead > absent as u128 * self.reach());
        headline.strength = match self.by_margin(instrument) {
            Strength::Clear if !headline.holds_whatever_the_absent_say => Strength::Leaning,
            other => other,
        };
        headline.orientation = (headline.strength != Strength::None).then_some(first);
        headline
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

    /// The most that the standard deviation of a lead can be when each answer had a chance of
    /// its own: √(Σ 1⁄answered) ÷ people, or 1 ÷ √answers when all answered equally many traits.
    fn chance(&self) -> f64 {
        (self.inverses as f64 / self.whole as f64).sqrt() / self.people as f64
    }
}

fn greatest_common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
