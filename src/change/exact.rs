//! Exact tests of a change in the same people: what signs alone could have made of it.
//!
//! Were there no change, each person's two answers could as well have come the other way round. So
//! every difference could have had the other sign, and all 2ⁿ patterns of signs are as likely
//! (Fisher, *The Design of Experiments*, 1935, section 21). With differences of one answer each,
//! this is the exact test of `McNemar`.

/// How often a sum comes up when every difference takes either sign with the same chance.
#[derive(Debug, Clone)]
pub(super) struct SignFlips {
    /// The chance that the positive differences sum to the index.
    chances: Vec<f64>,
    /// The sum of all sizes; a pattern whose positive part is `t` has the sum `2t − total`.
    total: usize,
    /// What is counted as level with a sum: differences that were rounded may be off by so much.
    slack: usize,
}

impl SignFlips {
    /// The distribution for differences of these sizes, in whole units.
    pub(super) fn of(sizes: &[usize]) -> Self {
        let total: usize = sizes.iter().sum();
        let mut chances = vec![0.0; total + 1];
        chances[0] = 1.0;
        let mut reach = 0;
        for &size in sizes.iter().filter(|&&size| size > 0) {
            reach += size;
            for sum in (0..=reach).rev() {
                let with = if sum >= size { chances[sum - size] } else { 0.0 };
                chances[sum] = f64::midpoint(chances[sum], with);
            }
        }
        Self { chances, total, slack: 0 }
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
        for part in (self.total.div_ceil(2)..=self.total).rev() {
            let sum = 2 * part - self.total;
            above += self.chances[part];
            if sum == 0 || 2.0 * above > bound {
                return (sum + self.slack, beyond);
            }
            if self.chances[part] > 0.0 {
                beyond = Some(sum + self.slack);
            }
        }
        (0, beyond)
    }
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
