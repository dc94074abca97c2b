//! How alike the answers to one trait are, in numbers and in a word.

use super::camps::{self, Split};
use crate::instrument::{Instrument, Mode, Scale};
use crate::response::{Answer, HUNDREDTHS};
use crate::score::PersonScores;

/// Least r*wg for `agreed`: the usual bound for "strong" agreement (`LeBreton` and Senter 2008).
pub const STRONG: f64 = 0.70;

/// How alike the answers to one trait are.
#[derive(Debug, Clone, PartialEq)]
pub struct TraitFindings {
    /// The word for it; none when fewer people answered than words of agreement need.
    pub word: Option<Word>,
    /// The two camps, whatever the number of people.
    pub split: Option<Split>,
    /// The orientation of the statement that two thirds or more put first, whatever the number of
    /// people; none in the mode `rate`.
    pub first_of_most: Option<usize>,
    /// Mode `rate`: how far the ratings lie apart; none when fewer than two people answered.
    pub ratings: Option<Ratings>,
}

/// How alike the answers are, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Two thirds or more chose the same; of ratings, r*wg is .70 or more under both nulls.
    Agreed,
    /// There are two camps.
    Split,
    /// Neither.
    Mixed,
}

impl Word {
    /// The word used in `scores.json` and on the page.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Split => "split",
            Self::Mixed => "mixed",
        }
    }
}

/// How far the ratings of a trait's statements lie apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    /// How many people rated all statements of the trait.
    pub people: usize,
    /// How far the ratings of each statement lie apart.
    pub spreads: Vec<Spread>,
    /// r*wg against ratings given at random, each step as often: 1 − s̄² ÷ ((A² − 1) ÷ 12), with s̄²
    /// the mean of the statements' variances and A steps. Below 0 where ratings lie further apart
    /// than random ones.
    pub uniform: f64,
    /// The same against the published variance of slightly skewed ratings; none where no such value
    /// is published for the scale.
    pub slight_skew: Option<f64>,
    /// Mean distance from the statement's mean, in steps, averaged over the statements: AD(M).
    pub from_mean: f64,
    /// The same from the statement's median: AD(Md).
    pub from_median: f64,
}

/// How far the ratings of one statement lie apart, in steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Their variance, over n − 1.
    pub variance: f64,
    /// Their mean distance from their mean.
    pub from_mean: f64,
    /// Their mean distance from their median.
    pub from_median: f64,
}

impl Ratings {
    /// The lower of the two r*wg: agreement has to pass both.
    #[must_use]
    pub fn lower(&self) -> f64 {
        self.slight_skew.map_or(self.uniform, |skewed| skewed.min(self.uniform))
    }
}

/// The variance of ratings given at random, each of `steps` as often (James, Demaree, Wolf 1984).
pub(super) fn uniform_variance(steps: usize) -> f64 {
    ((steps * steps - 1) as f64) / 12.0
}

/// The published variances of slightly skewed ratings (`LeBreton` and Senter 2008, table 2).
pub(crate) fn slight_skew_variance(steps: usize) -> Option<f64> {
    const TABLE: [(usize, f64); 7] =
        [(5, 1.34), (6, 1.85), (7, 2.90), (8, 3.47), (9, 5.66), (10, 6.30), (11, 7.31)];
    TABLE.iter().find(|(known, _)| *known == steps).map(|(_, variance)| *variance)
}

/// How alike these people's answers to the trait with this place are.
pub(super) fn of(people: &[&PersonScores], place: usize, instrument: &Instrument) -> TraitFindings {
    let answers: Vec<Answer> =
        people.iter().map(|person| person.answers[place]).filter(|one| one.is_in_scale()).collect();
    let orientations = instrument.orientations().len();
    let enough = answers.len() >= instrument.bounds().people_for_words;
    let (split, first_of_most, ratings) = match instrument.mode() {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => {
            let counts = camps::first_choices(&answers, orientations);
            let split = camps::between(&counts, answers.len());
            (split, camps::first_of_most(&counts, answers.len()), None)
        }
        Mode::Rate(scale) => {
            let ratings = ratings(&answers, orientations, scale);
            let split = camps::over(&answers, &instrument.traits()[place].reversed, scale);
            (split, None, ratings)
        }
    };
    let agreed = match &ratings {
        Some(ratings) => ratings.lower() >= STRONG,
        None => first_of_most.is_some(),
    };
    let word = match (&split, agreed) {
        (Some(_), _) => Word::Split,
        (None, true) => Word::Agreed,
        (None, false) => Word::Mixed,
    };
    TraitFindings { word: enough.then_some(word), split, first_of_most, ratings }
}

fn ratings(answers: &[Answer], orientations: usize, scale: Scale) -> Option<Ratings> {
    if answers.len() < 2 {
        return None;
    }
    let of_statement = |orientation| -> Vec<f64> {
        answers.iter().filter_map(|answer| rating(*answer, orientation)).collect()
    };
    let spreads: Vec<Spread> = (0..orientations)
        .map(of_statement)
        .map(|ratings| Spread {
            variance: variance(&ratings),
            from_mean: distance(&ratings, mean(&ratings)),
            from_median: distance(&ratings, median(&ratings)),
        })
        .collect();
    let average =
        |of: fn(&Spread) -> f64| spreads.iter().map(of).sum::<f64>() / spreads.len() as f64;
    let spread = average(|one| one.variance);
    let against = |null: f64| 1.0 - spread / null;
    Some(Ratings {
        people: answers.len(),
        uniform: against(uniform_variance(scale.steps())),
        slight_skew: slight_skew_variance(scale.steps()).map(against),
        from_mean: average(|one| one.from_mean),
        from_median: average(|one| one.from_median),
        spreads,
    })
}

/// The rating of one statement, in steps.
pub(super) fn rating(answer: Answer, orientation: usize) -> Option<f64> {
    match answer {
        Answer::Rated(marks) => {
            marks.of(orientation).map(|hundredths| f64::from(hundredths) / f64::from(HUNDREDTHS))
        }
        Answer::Blank
        | Answer::Outside
        | Answer::Chosen(_)
        | Answer::Allocated(_)
        | Answer::Ranked(_) => None,
    }
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The variance of a sample: squares over n − 1.
pub(super) fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>()
        / (values.len() as f64 - 1.0)
}

/// The middle value, or the mean of the two in the middle.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len().is_multiple_of(2) {
        f64::midpoint(sorted[half - 1], sorted[half])
    } else {
        sorted[half]
    }
}

/// The mean distance from a centre.
fn distance(values: &[f64], centre: f64) -> f64 {
    values.iter().map(|value| (value - centre).abs()).sum::<f64>() / values.len() as f64
}
