//! The probability that the first orientation is truly the largest.
//!
//! A person's answers are taken as a sample of how they would answer many questions of this kind.
//! With a Jeffreys prior the true shares then follow a Dirichlet distribution with parameters
//! counts + ½. Such shares are independent gamma variables divided by their sum, and the sum does
//! not change which one is the largest, so with any number of orientations one integral is enough:
//!
//! ```text
//! P = ∫ f₁(x) · F₂(x) · F₃(x) ⋯ dx      f, F: density, distribution of Gamma(count + ½)
//! ```
//!
//! With x = t² the integrand is smooth, and Gauss's rule with 64 points on the stretch where the
//! first orientation's density lives is exact to better than 1e-10.

use std::f64::consts::PI;
use std::sync::OnceLock;

const POINTS: usize = 64;

/// How far the stretch of t goes below and above √(count + ½). The square root of a gamma variable
/// has a standard deviation of about ½, so less than 1e-13 is left out at either end.
const BELOW: f64 = 3.8;
const ABOVE: f64 = 4.8;

/// The probability that the orientation with the first of these counts has the largest true share.
///
/// `others` may stand in any order; the answer is the same to the last bit.
#[must_use]
pub fn certainty(first: usize, others: &[usize]) -> f64 {
    let mut others = others.to_vec();
    others.sort_unstable();
    let centre = (first as f64 + 0.5).sqrt();
    let (from, to) = ((centre - BELOW).max(0.0), centre + ABOVE);
    let half = (to - from) / 2.0;
    let sum: f64 = gauss()
        .iter()
        .map(|(point, weight)| weight * integrand(from + half * (1.0 + point), first, &others))
        .sum();
    (sum * half).clamp(0.0, 1.0)
}

/// f₁(t²) · 2t · F₂(t²) · F₃(t²) ⋯
///
/// The distribution of Gamma(c + ½) at t² is erf(t) − Σ t^(2j−1) e^(−t²) / Γ(j+½) for j from 1 to
/// c (DLMF 8.4.1 and 8.8.5). All orientations share the terms of that sum, and `others` ascends,
/// so one walk up to the largest count gives every factor.
fn integrand(t: f64, first: usize, others: &[usize]) -> f64 {
    let square = t * t;
    // t^(2c) e^(−t²) / Γ(c+½) for c = 0
    let mut term = libm::exp(-square) / PI.sqrt();
    let mut below = libm::erf(t);
    let mut product = 1.0;
    let mut waiting = others.iter().peekable();
    for count in 0..=first {
        if count > 0 {
            term *= square / (count as f64 - 0.5);
            below -= term / t;
        }
        while waiting.next_if(|other| **other == count).is_some() {
            product *= below;
        }
    }
    debug_assert!(waiting.peek().is_none(), "no count is larger than the first");
    2.0 * term * product
}

/// The same for shares that come from traits of different weights: counts are the shares times the
/// `answers` of equal weight that would say as much, and need not be whole.
pub(super) fn effective_certainty(shares: &[f64], first: usize, answers: f64) -> f64 {
    let shape = |share: f64| share * answers + 0.5;
    let mut others: Vec<f64> = shares.to_vec();
    let own = shape(others.remove(first));
    let mut others: Vec<f64> = others.into_iter().map(shape).collect();
    others.sort_by(f64::total_cmp);
    let density = |t: f64| {
        let log = (2.0 * own - 1.0) * libm::log(t) - t * t - libm::lgamma(own);
        2.0 * libm::exp(log)
    };
    let below = |t: f64| others.iter().map(|&shape| below(shape, t * t)).product::<f64>();
    let centre = own.sqrt();
    let (from, to) = ((centre - BELOW).max(0.0), centre + ABOVE);
    let half = (to - from) / 2.0;
    let sum: f64 = gauss()
        .iter()
        .map(|(point, weight)| {
            let t = from + half * (1.0 + point);
            weight * density(t) * below(t)
        })
        .sum();
    (sum * half).clamp(0.0, 1.0)
}

/// The distribution of Gamma(shape) at x: its series (DLMF 8.7.1).
fn below(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let start = libm::exp(shape * libm::log(x) - x - libm::lgamma(shape + 1.0));
    let (mut term, mut sum, mut step) = (1.0, 1.0, shape);
    while term > sum * 1e-17 {
        step += 1.0;
        term *= x / step;
        sum += term;
    }
    (start * sum).min(1.0)
}

/// The points and weights of Gauss's rule on −1 to 1.
fn gauss() -> &'static [(f64, f64); POINTS] {
    static RULE: OnceLock<[(f64, f64); POINTS]> = OnceLock::new();
    RULE.get_or_init(|| {
        std::array::from_fn(|index| {
            // Newton's method on the Legendre polynomial, from the usual guess.
            let mut point = libm::cos(PI * (index as f64 + 0.75) / (POINTS as f64 + 0.5));
            for _ in 0..10 {
                let (value, slope) = legendre(point);
                point -= value / slope;
            }
            let (_, slope) = legendre(point);
            (point, 2.0 / ((1.0 - point * point) * slope * slope))
        })
    })
}

/// The Legendre polynomial of degree [`POINTS`] and its slope.
fn legendre(x: f64) -> (f64, f64) {
    let (mut before, mut value) = (1.0, x);
    for degree in 2..=POINTS {
        let n = degree as f64;
        (before, value) = (value, ((2.0 * n - 1.0) * x * value - (n - 1.0) * before) / n);
    }
    (value, POINTS as f64 * (x * value - before) / (x * x - 1.0))
}
