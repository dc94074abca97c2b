//! α and ω of each orientation's ratings, where they mean something; otherwise the reason.

use super::agreement::{mean, rating, variance};
use super::{distribution, factor};
use crate::instrument::{Instrument, Mode};
use crate::score::PersonScores;

/// Fewest people for α: below, its interval is too wide to say anything.
pub const FEWEST_FOR_ALPHA: usize = 30;

/// Fewest people for ω, which needs a factor model.
pub const FEWEST_FOR_OMEGA: usize = 100;

/// Fewest traits: a factor of two ratings is not determined.
pub const FEWEST_TRAITS: usize = 3;

/// How consistently people rate one orientation's statements over the traits.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// How many people rated every one of them.
    pub people: usize,
    /// How many statements there are.
    pub items: usize,
    /// Cronbach's α with its interval.
    pub alpha: Result<Alpha, Refusal>,
    /// `McDonald`’s ω of one factor.
    pub omega: Result<Omega, Refusal>,
}

/// Cronbach's α.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    /// k ÷ (k − 1) · (1 − Σs² ÷ s² of the sums).
    pub alpha: f64,
    /// The lower end of its 95 % interval (Feldt 1965).
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Σs²: the sum of the statements' variances.
    pub statements: f64,
    /// s² of the sums: the variance of the people's sums over the statements.
    pub sums: f64,
}

/// `McDonald`’s ω, of the factor that makes the covariances most likely.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Omega {
    /// (Σλ)² ÷ ((Σλ)² + Σψ).
    pub omega: f64,
    /// Σλ: the sum of the loadings.
    pub loadings: f64,
    /// Σψ: the sum of the statements' own variances.
    pub own: f64,
}

/// Why a coefficient is not computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The scores depend on each other: statements are chosen, ranked or given points of one sum.
    Ipsative,
    /// Fewer people than needed rated every statement.
    TooFewPeople {
        /// How many did.
        people: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Fewer than [`FEWEST_TRAITS`] statements.
    TooFewTraits,
    /// Everybody gave a statement the same rating.
    NoSpread,
    /// On average, whoever rates one statement higher rates the others lower, or not higher.
    NotPositive,
    /// Some statements are rated lower where the others are rated higher.
    Against {
        /// How many.
        statements: usize,
    },
    /// No single factor explains the ratings.
    NoFactor,
}

impl Refusal {
    /// The word used in `scores.json`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ipsative => "ipsative",
            Self::TooFewPeople { .. } => "too_few_people",
            Self::TooFewTraits => "too_few_traits",
            Self::NoSpread => "no_spread",
            Self::NotPositive => "not_positive",
            Self::Against { .. } => "against",
            Self::NoFactor => "no_factor",
        }
    }
}

/// The reliability of each orientation.
///
/// # Errors
///
/// [`Refusal::Ipsative`] outside of the mode `rate`.
pub(super) fn reliability(
    people: &[PersonScores],
    instrument: &Instrument,
) -> Result<Vec<Reliability>, Refusal> {
    match instrument.mode() {
        Mode::Rate(_) => {}
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => return Err(Refusal::Ipsative),
    }
    let whole = |person: &&PersonScores| person.answers.iter().all(|one| one.is_in_scale());
    let whole: Vec<&PersonScores> = people.iter().filter(whole).collect();
    let of = |orientation| {
        // A reversed statement counts the other way round; by how much it is shifted does not matter.
        let ratings = |person: &&PersonScores| {
            let answers = person.answers.iter().zip(instrument.traits());
            { answers }
                .filter_map(|(answer, row)| {
                    let rating = rating(*answer, orientation)?;
                    Some(if row.reversed[orientation] { -rating } else { rating })
                })
                .collect()
        };
        one(&whole.iter().map(ratings).collect::<Vec<Vec<f64>>>(), instrument.traits().len())
    };
    Ok((0..instrument.orientations().len()).map(of).collect())
}

/// The coefficients of a table with a row per person and a column per statement.
pub(super) fn one(rows: &[Vec<f64>], items: usize) -> Reliability {
    let enough = |needed| {
        if items < FEWEST_TRAITS {
            Err(Refusal::TooFewTraits)
        } else if rows.len() < needed {
            Err(Refusal::TooFewPeople { people: rows.len(), needed })
        } else {
            Ok(())
        }
    };
    Reliability {
        people: rows.len(),
        items,
        alpha: enough(FEWEST_FOR_ALPHA).and_then(|()| alpha(rows)),
        omega: enough(FEWEST_FOR_OMEGA).and_then(|()| omega(rows)),
    }
}

/// The covariances of the columns, over n − 1; refused where they allow no coefficient.
fn covariances(rows: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, Refusal> {
    let items = rows[0].len();
    let column = |place: usize| rows.iter().map(|row| row[place]).collect::<Vec<f64>>();
    let means: Vec<f64> = (0..items).map(|place| mean(&column(place))).collect();
    let covariance = |one: usize, other: usize| {
        let products = rows.iter().map(|row| (row[one] - means[one]) * (row[other] - means[other]));
        products.sum::<f64>() / (rows.len() as f64 - 1.0)
    };
    let all: Vec<Vec<f64>> =
        (0..items).map(|one| (0..items).map(|other| covariance(one, other)).collect()).collect();
    let constant =
        |place: usize| rows.iter().all(|row| row[place].to_bits() == rows[0][place].to_bits());
    if (0..items).any(constant) {
        return Err(Refusal::NoSpread);
    }
    let diagonal: f64 = (0..items).map(|place| all[place][place]).sum();
    let whole: f64 = all.iter().flatten().sum();
    if whole - diagonal <= 0.0 { Err(Refusal::NotPositive) } else { Ok(all) }
}

fn alpha(rows: &[Vec<f64>]) -> Result<Alpha, Refusal> {
    let covariances = covariances(rows)?;
    let items = covariances.len() as f64;
    let diagonal: f64 = (0..covariances.len()).map(|place| covariances[place][place]).sum();
    let sums: Vec<f64> = rows.iter().map(|row| row.iter().sum()).collect();
    let sums = variance(&sums);
    let alpha = items / (items - 1.0) * (1.0 - diagonal / sums);
    // (1 − α of the population) ÷ (1 − α) follows F with these degrees of freedom.
    let above = rows.len() as f64 - 1.0;
    let below = above * (items - 1.0);
    let end = |probability| 1.0 - (1.0 - alpha) * distribution::f(probability, above, below);
    Ok(Alpha { alpha, low: end(0.975), high: end(0.025), statements: diagonal, sums })
}

fn omega(rows: &[Vec<f64>]) -> Result<Omega, Refusal> {
    let covariances = covariances(rows)?;
    let model = factor::one_factor(&covariances).ok_or(Refusal::NoFactor)?;
    // Turned over as a whole, a factor is the same; but all its loadings have to point one way.
    let against = model.loadings.iter().filter(|loading| **loading <= 0.0).count();
    if against > 0 {
        return Err(Refusal::Against {
            statements: against.min(model.loadings.len() - against).max(1),
        });
    }
    let common: f64 = model.loadings.iter().sum();
    let own: f64 = model.own.iter().sum();
    let omega = common * common / (common * common + own);
    Ok(Omega { omega, loadings: common, own })
}
