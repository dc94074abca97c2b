//! Quantiles of Student's t and of F, from the incomplete beta function.
//!
//! Written here rather than taken from a crate, since these must be the same to the last bit on
//! every machine, which `libm` gives and std's `ln` and `exp` do not.

/// The quantile of Student's t distribution: `t(0.975, 9)` is 2.262.
pub(super) fn t(probability: f64, degrees: f64) -> f64 {
    // 1 − I(ν⁄2, ½) at ν⁄(ν + t²) is the probability between −t and t (DLMF 8.17, and A&S 26.7.1).
    let both = 2.0 * (probability - 0.5).abs();
    let beyond = beta_quantile(1.0 - both, degrees / 2.0, 0.5);
    let size = (degrees * (1.0 - beyond) / beyond).sqrt();
    if probability < 0.5 { -size } else { size }
}

/// The quantile of the F distribution.
pub(super) fn f(probability: f64, above: f64, below: f64) -> f64 {
    let x = beta_quantile(probability, above / 2.0, below / 2.0);
    below * x / (above * (1.0 - x))
}

/// The x at which the incomplete beta function has this value, by halving.
fn beta_quantile(value: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    // So many halvings leave nothing between two neighbouring numbers, however small they are.
    for _ in 0..1100 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if beta(middle, a, b) < value {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The regularised incomplete beta function I(x; a, b).
fn beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = libm::exp(
        libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
            + a * libm::log(x)
            + b * libm::log1p(-x),
    );
    // The fraction converges quickly below the mean; above it, the other tail is computed.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let not_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut above = 1.0;
    let mut below = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut result = below;
    for step in 1..10_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        below = 1.0 / not_zero(1.0 + even * below);
        above = not_zero(1.0 + even / above);
        result *= below * above;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        below = 1.0 / not_zero(1.0 + odd * below);
        above = not_zero(1.0 + odd / above);
        result *= below * above;
        if (below * above - 1.0).abs() < 1e-16 {
            break;
        }
    }
    result
}
