//! One common factor behind several ratings, by maximum likelihood.

/// What one factor makes of each rating.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OneFactor {
    /// How much of a rating is the factor, in the rating's unit; mostly above 0.
    pub(super) loadings: Vec<f64>,
    /// The variance that is the rating's own.
    pub(super) own: Vec<f64>,
}

/// No rating is its factor and nothing else: below this part of its variance, the solution is
/// improper (a Heywood case).
const LEAST_OWN: f64 = 0.005;

/// Enough for every solution that is proper.
const MOST_STEPS: usize = 20_000;

/// The model that makes these covariances most likely; none where there is no proper one.
///
/// The EM algorithm of Rubin and Thayer (1982): given the model, what the factor is expected to be;
/// given that, the best model. Each step makes the covariances more likely.
pub(super) fn one_factor(covariances: &[Vec<f64>]) -> Option<OneFactor> {
    let items = covariances.len();
    let deviation: Vec<f64> = (0..items).map(|place| covariances[place][place].sqrt()).collect();
    let correlation =
        |one: usize, other: usize| covariances[one][other] / (deviation[one] * deviation[other]);
    let mut loadings = vec![0.7; items];
    let mut own = vec![0.51; items];
    for _ in 0..MOST_STEPS {
        let weights: Vec<f64> = (0..items).map(|place| loadings[place] / own[place]).collect();
        let certainty: f64 =
            1.0 + (0..items).map(|place| loadings[place] * weights[place]).sum::<f64>();
        let expected: Vec<f64> = weights.iter().map(|weight| weight / certainty).collect();
        let with_factor: Vec<f64> = (0..items)
            .map(|one| (0..items).map(|other| correlation(one, other) * expected[other]).sum())
            .collect();
        let square = 1.0 / certainty
            + (0..items).map(|place| expected[place] * with_factor[place]).sum::<f64>();
        let mut moved = 0.0_f64;
        for place in 0..items {
            let loading = with_factor[place] / square;
            let rest = 1.0 - loading * with_factor[place];
            moved = moved.max((loading - loadings[place]).abs()).max((rest - own[place]).abs());
            loadings[place] = loading;
            own[place] = rest;
        }
        if own.iter().any(|own| *own < LEAST_OWN) {
            return None;
        }
        if moved < 1e-14 {
            return Some(OneFactor {
                loadings: loadings.iter().zip(&deviation).map(|(one, s)| one * s).collect(),
                own: own.iter().zip(&deviation).map(|(one, s)| one * s * s).collect(),
            });
        }
    }
    None
}
