//! Exact tests of a change in the same people: what signs alone could have made of it.
//!
//! Were there no change, each person's two answers could as well have come the other way round. So
//! every difference could have had the other sign, and all 2ⁿ patterns of signs are as likely
//! (Fisher, *The Design of Experiments*, 1935, section 21). With differences of one answer each,
//! this is the exact test of `McNemar`.

/// Chances below this are left out: all of them together change no digit that is told.
const NEGLIGIBLE: f64 = 1e-40;

/// Beyond so many times the root of the sum of squares of the sizes, all chances are negligible:
/// by Hoeffding's inequality, those on one side are at most `exp(−2 · 6.8²)`.
pub(super) const REACH: f64 = 2.0 * 6.8;

/// How often a sum comes up when every difference takes either sign with the same chance.
#[derive(Debug, Clone)]
pub(super) struct SignFlips {
    /// The chance that the positive differences sum to `first`, to `first + 1`, and so on; any other
    /// sum has none to speak of.
    chances: Vec<f64>,
    first: usize,
    /// The sum of all sizes; a pattern whose positive part is `t` has the sum `2t − total`.
    total: usize,
    /// What is counted as level with a sum: differences that were rounded may be off by so much.
    slack: usize,
}

impl SignFlips {
    /// The distribution for differences of these sizes, in whole units.
    pub(super) fn of(sizes: &[usize]) -> Self {
        let mut first = 0;
        let (mut chances, mut without) = (vec![1.0], Vec::new());
        for &size in sizes.iter().filter(|&&size| size > 0) {
            without.clone_from(&chances);
            chances.resize(without.len() + size, 0.0);
            for (with, chance) in chances[size..].iter_mut().zip(&without) {
                *with += chance;
            }
            for chance in &mut chances {
                *chance /= 2.0;
            }
            first += trim(&mut chances);
        }
        Self { chances, first, total: sizes.iter().sum(), slack: 0 }
    }

    /// The same for so many differences of one unit each: the binomial distribution.
    pub(super) fn of_ones(many: usize) -> Self {
        let middle = many.div_ceil(2);
        // The chance of the middle is 1/2 · 3/4 · 5/6 …, each other one a multiple of its neighbour.
        let odd_by_even = |half: usize| (2 * half - 1) as f64 / (2 * half) as f64;
        let mut chance: f64 = (1..=middle).map(odd_by_even).product();
        let mut above = Vec::new();
        for part in middle..=many {
            if chance < NEGLIGIBLE {
                break;
            }
            above.push(chance);
            chance *= (many - part) as f64 / (part + 1) as f64;
        }
        // Below the middle stands the same; an odd number has two middles.
        let below: Vec<f64> = above.iter().skip(1 - many % 2).rev().copied().collect();
        let first = middle - below.len();
        Self { chances: [below, above].concat(), first, total: many, slack: 0 }
    }

    /// The same, where every size was rounded to a unit: sums that are nearer than half a unit for
    /// each person count as level, so that no chance is stated too small.
    pub(super) fn rounded(sizes: &[usize]) -> Self {
        Self { slack: sizes.len(), ..Self::of(sizes) }
    }

    /// The chance of a sum that is as far from zero as this one, or farther: two-sided.
    pub(super) fn p(&self, sum: usize) -> f64 {
        let sum = sum.saturating_sub(self.slack);
        if sum == 0 {
            return 1.0;
        }
        // Sums of `sum` and more have positive parts of half of `total + sum` and more.
        let least = (self.total + sum).div_ceil(2);
        let least = least.saturating_sub(self.first);
        let above: f64 = self.chances.get(least..).unwrap_or_default().iter().rev().sum();
        (2.0 * above).min(1.0)
    }

    /// The smallest sum that comes up and whose chance is at most `bound`; none when no pattern of
    /// signs is as rare.
    pub(super) fn least_beyond(&self, bound: f64) -> Option<usize> {
        self.around(bound).1
    }

    /// The largest sum that comes up and whose chance is more than `bound`; none when no pattern of
    /// signs is rare enough to be beyond it.
    pub(super) fn most_within(&self, bound: f64) -> Option<usize> {
        let (within, beyond) = self.around(bound);
        beyond.map(|_| within)
    }

    /// The largest sum within the bound, and the smallest beyond it.
    fn around(&self, bound: f64) -> (usize, Option<usize>) {
        let mut above = 0.0;
        let mut beyond = None;
        for (place, chance) in self.chances.iter().enumerate().rev() {
            let Some(sum) = (2 * (self.first + place)).checked_sub(self.total) else { break };
            above += chance;
            if sum == 0 || 2.0 * above > bound {
                return (sum + self.slack, beyond);
            }
            if *chance > 0.0 {
                beyond = Some(sum + self.slack);
            }
        }
        (0, beyond)
    }
}

/// Takes the negligible chances from both ends; says how many at the beginning.
fn trim(chances: &mut Vec<f64>) -> usize {
    let is_negligible = |chance: &&f64| **chance < NEGLIGIBLE;
    let at_end = chances.iter().rev().take_while(is_negligible).count();
    chances.truncate(chances.len() - at_end);
    let at_start = chances.iter().take_while(is_negligible).count();
    chances.drain(..at_start);
    at_start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts all patterns of signs one by one.
    fn by_hand(sizes: &[usize], sum: usize) -> f64 {
        let all = 1_usize << sizes.len();
        let far = (0..all).filter(|pattern| {
            let sums = sizes.iter().enumerate().map(|(place, &size)| {
                if pattern >> place & 1 == 1 { size as i64 } else { -(size as i64) }
            });
            sums.sum::<i64>().unsigned_abs() as usize >= sum
        });
        far.count() as f64 / all as f64
    }

    #[test]
    fn darwins_maize_has_fishers_probability() {
        // Fisher (1935), section 21: 1726 of the 32768 patterns reach the sum of 314.
        let eighths = [49, 67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, 48];
        let p = SignFlips::of(&eighths).p(314);
        assert!((p - 1726.0 / 32768.0).abs() < 1e-15, "{p}");
    }

    #[test]
    fn mcnemars_test_is_the_test_with_ones() {
        // scipy.stats.binomtest(k, n, 0.5).pvalue of SciPy 1.17 for k = 9 of 10, 8 of 8, 14 of 20,
        // 3 of 5: 0.021484375, 0.0078125, 0.115318298…, 1.0
        for (to, all, p) in
            [(9, 10, 0.021_484_375), (8, 8, 0.007_812_5), (14, 20, 0.115_318_298_34), (3, 5, 1.0)]
        {
            let found = SignFlips::of(&vec![1; all]).p(2 * to - all);
            assert!((found - p).abs() < 1e-10, "{to} of {all}: {found}");
        }
    }

    #[test]
    fn it_is_what_counting_every_pattern_gives() {
        let teams: [&[usize]; 6] =
            [&[], &[4], &[0, 0, 3], &[1, 2, 3, 4, 5], &[7, 7, 7, 1, 0, 2, 9], &[13; 11]];
        for sizes in teams {
            let flips = SignFlips::of(sizes);
            for sum in 0..=sizes.iter().sum::<usize>() + 1 {
                let (found, counted) = (flips.p(sum), by_hand(sizes, sum));
                assert!((found - counted).abs() < 1e-12, "{sizes:?} {sum}: {found} {counted}");
            }
        }
    }

    #[test]
    fn the_bounds_are_the_sums_on_either_side() {
        for sizes in [&[1; 6][..], &[1; 10], &[1, 2, 3, 4, 5, 6, 7, 8], &[5, 5, 5, 1, 1, 1, 1]] {
            let flips = SignFlips::of(sizes);
            let total: usize = sizes.iter().sum();
            // A sum comes up when it is less likely that one above it does.
            let comes_up = |sum: &usize| by_hand(sizes, *sum) > by_hand(sizes, sum + 1);
            for bound in [0.05, 0.05 / 3.0, 0.001] {
                let sums = || (0..=total).filter(comes_up);
                let beyond = sums().find(|&sum| by_hand(sizes, sum) <= bound);
                let within = sums().rfind(|&sum| by_hand(sizes, sum) > bound);
                assert_eq!(flips.least_beyond(bound), beyond, "{sizes:?} {bound}");
                assert_eq!(flips.most_within(bound), beyond.and(within), "{sizes:?} {bound}");
            }
        }
    }

    #[test]
    fn differences_of_one_unit_have_the_binomial_distribution() {
        for many in (0..40).chain([301, 1_000]) {
            let (flips, ones) = (SignFlips::of(&vec![1; many]), SignFlips::of_ones(many));
            assert_eq!(flips.total, ones.total);
            for sum in 0..=many {
                let (p, own) = (flips.p(sum), ones.p(sum));
                assert!((p - own).abs() < 1e-12, "{sum} of {many}: {p} {own}");
            }
            assert_eq!(flips.least_beyond(0.001), ones.least_beyond(0.001), "{many}");
        }
    }

    #[test]
    fn of_many_people_the_chances_are_those_of_the_normal_distribution() {
        // 10,000 differences of one and of two parts have the standard deviation √25,000; the two-sided
        // chance beyond 1.96 of them is .05, beyond 3 .0027.
        let sizes: Vec<usize> = (0..10_000).map(|at| 1 + at % 2).collect();
        let (flips, deviation) = (SignFlips::of(&sizes), 25_000_f64.sqrt());
        assert!(flips.chances.len() < 5_000, "{}", flips.chances.len());
        for (deviations, p) in [(1.959_964, 0.05), (3.0, 0.002_7)] {
            let found = flips.p((deviations * deviation) as usize);
            assert!((found - p).abs() < p / 20.0, "{deviations}: {found}");
        }
    }

    #[test]
    fn five_people_can_never_be_told_from_chance() {
        assert_eq!(SignFlips::of(&[1; 5]).least_beyond(0.05), None);
        assert_eq!(SignFlips::of(&[1; 6]).least_beyond(0.05), Some(6));
        assert_eq!(SignFlips::of(&[1; 6]).least_beyond(0.05 / 3.0), None);
        assert_eq!(SignFlips::of(&[1; 7]).least_beyond(0.05 / 3.0), Some(7));
    }

    #[test]
    fn rounded_differences_never_look_rarer() {
        let sizes = [10, 20, 30, 40, 50, 60, 70, 81];
        for sum in 0..=361 {
            assert!(SignFlips::rounded(&sizes).p(sum) >= SignFlips::of(&sizes).p(sum));
        }
    }
}
