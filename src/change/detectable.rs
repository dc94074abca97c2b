//! The change that people who answered in both waves could show: the minimum detectable change.
//!
//! A mean of n paired differences is taken for other than zero when its t statistic is beyond the
//! two-sided bound of .05. The minimum detectable change is the true change that would pass this in
//! four of five such surveys (Cohen, *Statistical Power Analysis*, 1988, chapter 2).

/// The chance of taking no change for one, on both sides together.
pub(super) const BOUND: f64 = 0.05;
/// How often a change of this size would be found.
const POWER: f64 = 0.8;

/// The minimum detectable change of so many pairs, in standard deviations of their differences.
/// None for less than two.
pub(super) fn in_deviations(pairs: usize) -> Option<f64> {
    if pairs < 2 {
        return None;
    }
    let deviation = Deviation::with((pairs - 1) as f64);
    let bound = solve(1e4, |t| BOUND / 2.0 - deviation.above(t, 0.0));
    let shift = solve(2e4, |shift| deviation.above(bound, shift) - POWER);
    Some(shift / (pairs as f64).sqrt())
}

/// What an estimated standard deviation can be, in true ones: s = √(χ² ÷ freedom), with weights.
struct Deviation(Vec<(f64, f64)>);

impl Deviation {
    /// The density of s is near to a normal one around 1; it is summed by Simpson's rule over twelve
    /// of its own deviations on each side.
    fn with(freedom: f64) -> Self {
        const STEPS: usize = 800;
        let half = freedom / 2.0;
        let density = |s: f64| {
            if s > 0.0 {
                libm::exp((freedom - 1.0) * libm::log(s) - half * (s * s - 1.0))
            } else {
                0.0
            }
        };
        let spread = 1.0 / (2.0 * freedom).sqrt();
        let (from, to) = ((1.0 - 12.0 * spread).max(0.0), 1.0 + 12.0 * spread);
        let step = (to - from) / STEPS as f64;
        let weight = |place: usize| match place {
            0 | STEPS => 1.0,
            odd if odd % 2 == 1 => 4.0,
            _ => 2.0,
        };
        let points: Vec<(f64, f64)> = (0..=STEPS)
            .map(|place| {
                let s = from + place as f64 * step;
                (s, weight(place) * density(s))
            })
            .collect();
        let whole: f64 = points.iter().map(|(_, weight)| weight).sum();
        Self(points.into_iter().map(|(s, weight)| (s, weight / whole)).collect())
    }

    /// The chance that a t statistic with this shift is above `t`: the mean of Φ(shift − t·s).
    fn above(&self, t: f64, shift: f64) -> f64 {
        self.0.iter().map(|&(s, weight)| weight * normal(shift - t * s)).sum()
    }
}

/// The chance that a standard normal number is below `x`.
fn normal(x: f64) -> f64 {
    0.5 * libm::erfc(-x / 2_f64.sqrt())
}

/// Where a growing function passes zero, above 0.
fn solve(mut high: f64, growing: impl Fn(f64) -> f64) -> f64 {
    let mut low = 0.0;
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if growing(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_effects_are_those_of_the_noncentral_t_distribution() {
        // scipy.optimize.brentq(lambda d: nct.sf(t.ppf(.975, n-1), n-1, d*n**.5) - .8, .01, 50) of
        // SciPy 1.17
        let expected = [
            (3, 3.264_044),
            (5, 1.681_997),
            (6, 1.434_545),
            (9, 1.066_974),
            (10, 0.996_002),
            (12, 0.888_655),
            (20, 0.660_442),
            (60, 0.367_705),
            (200, 0.199_064),
        ];
        for (pairs, deviations) in expected {
            let found = in_deviations(pairs).unwrap();
            assert!(
                (found - deviations).abs() < 2e-6 * deviations.max(1.0),
                "{pairs}: {found} {deviations}"
            );
        }
        assert_eq!(in_deviations(1), None);
    }

    #[test]
    fn a_shift_of_nothing_leaves_students_distribution() {
        // scipy.stats.t.sf(2.262157, 9) = 0.025
        assert!((Deviation::with(9.0).above(2.262_157_162_8, 0.0) - 0.025).abs() < 1e-9);
    }
}
