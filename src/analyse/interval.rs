//! An interval for the team's shares, where the answers are a sample of those who were asked.

use super::agreement::variance;
use super::distribution;
use crate::score::{PersonScores, TeamScores};

/// How often such intervals hold the share that everybody's answers would have given.
pub const LEVEL: f64 = 0.95;

/// Fewest people for an interval; the variance of fewer is hardly known.
pub const FEWEST_FOR_INTERVAL: usize = 6;

/// Where the share of one orientation would lie had everybody answered who was asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Half of its width before it is cut to what is possible:
    /// t(.975, n − 1) · s ÷ √n · √(1 − n ÷ N), of n people who answered and N who were asked.
    pub margin: f64,
    /// The lower end; no lower than if the absent gave it nothing.
    pub low: f64,
    /// The upper end; no higher than if the absent gave it all they can.
    pub high: f64,
}

/// Why there is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInterval {
    /// Everybody answered: there is nobody to be sampled.
    AllAnswered,
    /// Nobody knows how many were asked.
    SizeUnknown,
    /// Fewer than [`FEWEST_FOR_INTERVAL`] people answered.
    TooFew,
}

impl NoInterval {
    /// The word used in `scores.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AllAnswered => "all_answered",
            Self::SizeUnknown => "size_unknown",
            Self::TooFew => "too_few",
        }
    }
}

/// An interval per orientation; none for one of which everybody has the same share, since that says
/// nothing of how shares differ. `bounds` are what the absent can make of each share.
pub(super) fn intervals(
    people: &[&PersonScores],
    team: &TeamScores,
    bounds: &[(f64, f64)],
) -> Result<Vec<Option<Interval>>, NoInterval> {
    let asked = match team.absent() {
        None => return Err(NoInterval::SizeUnknown),
        Some(0) => return Err(NoInterval::AllAnswered),
        Some(absent) => (people.len() + absent) as f64,
    };
    if people.len() < FEWEST_FOR_INTERVAL {
        return Err(NoInterval::TooFew);
    }
    let answered = people.len() as f64;
    let t = distribution::t(f64::midpoint(1.0, LEVEL), answered - 1.0);
    let one = |orientation: usize| {
        let shares: Vec<f64> = people.iter().map(|person| person.shares[orientation]).collect();
        if shares.iter().all(|share| share.to_bits() == shares[0].to_bits()) {
            return None;
        }
        let margin = t * (variance(&shares) / answered * (1.0 - answered / asked)).sqrt();
        let share = team.shares[orientation];
        let (least, most) = bounds[orientation];
        Some(Interval {
            margin,
            low: (share - margin).max(least),
            high: (share + margin).min(most),
        })
    };
    Ok((0..team.shares.len()).map(one).collect())
}
