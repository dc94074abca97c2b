//! What the numbers of a mode are, how they are written, and how long their scale is.

use super::TraitScores;
use crate::format;
use crate::instrument::{Instrument, Mode};

/// So many people have a mark each in the triangle.
const ONE_MARK_EACH: usize = 60;

/// The numbers of one instrument's mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    mode: Mode,
    orientations: usize,
}

impl Measure {
    /// The numbers that this instrument's answers make.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        Self { mode: instrument.mode(), orientations: instrument.orientations().len() }
    }

    /// How people answer.
    #[must_use]
    pub fn mode(self) -> Mode {
        self.mode
    }

    /// Whether people chose one statement per trait: then counts are people and answers, and
    /// certainty, strength and agreement are defined.
    #[must_use]
    pub fn is_chosen(self) -> bool {
        self.mode == Mode::Choose
    }

    /// Whether so many people have one mark for each mix of answers in the triangle, and not one each:
    /// many who chose have the same mix, and their marks would lie above each other.
    #[must_use]
    pub fn marks_mixes(self, people: usize) -> bool {
        self.is_chosen() && people > ONE_MARK_EACH
    }

    /// Whether the numbers of one person add up to the same as everybody's, so that more of one
    /// orientation is less of another.
    #[must_use]
    pub fn shares_a_whole(self) -> bool {
        !matches!(self.mode, Mode::Rate(_))
    }

    /// The number of a person or a team, from a share: `45 %`; in the mode `rate` a score from 0 to
    /// 100, `68`.
    #[must_use]
    pub fn level(self, share: f64) -> String {
        match self.mode {
            Mode::Choose | Mode::Allocate { .. } | Mode::Rank => format::percent(share),
            Mode::Rate(_) => format::percent_number(share),
        }
    }

    /// What a trait says of an orientation: how many people chose it, its mean score, its mean
    /// points, or the mean of how many statements are ranked below it; an en dash when nobody
    /// answered.
    #[must_use]
    pub fn trait_number(self, scores: &TraitScores, orientation: usize) -> String {
        if scores.answered == 0 {
            return format::NOTHING.to_owned();
        }
        let share = scores.shares[orientation];
        match self.mode {
            Mode::Choose => format::count(scores.counts[orientation]),
            Mode::Rate(_) => format::percent_number(share),
            // As exact as the shares beside it, which are whole numbers of a hundred.
            Mode::Allocate { points } => {
                format::decimal(share * f64::from(points), usize::from(points < 100))
            }
            Mode::Rank => format::decimal(share * self.rank_points(), 1),
        }
    }

    /// The number that ends the scale of a trait: 100 per cent, a score of 100, all points, or a
    /// statement that everybody ranks first.
    #[must_use]
    pub fn most(self) -> f64 {
        match self.mode {
            Mode::Choose | Mode::Rate(_) => 100.0,
            Mode::Allocate { points } => f64::from(points),
            Mode::Rank => (self.orientations - 1) as f64,
        }
    }

    /// How far along the scale of a trait a share stands, from 0 to 1.
    #[must_use]
    pub fn reach(self, share: f64) -> f64 {
        match self.mode {
            Mode::Choose | Mode::Rate(_) | Mode::Allocate { .. } => share,
            Mode::Rank => share * self.rank_points() / self.most(),
        }
    }

    /// A share of a trait, or a difference of shares, on the scale of the trait, which ends at
    /// [`Measure::most`].
    #[must_use]
    pub fn on_scale(self, share: f64) -> f64 {
        self.reach(share) * self.most()
    }

    /// The share that a number on the scale of a trait stands for.
    #[must_use]
    pub fn share_of(self, number: f64) -> f64 {
        number / self.on_scale(1.0)
    }

    /// What the numbers of a trait make together; none where they share no whole.
    #[must_use]
    pub fn whole(self) -> Option<f64> {
        self.shares_a_whole().then(|| self.on_scale(1.0))
    }

    /// What differences on the scale of a trait are counted in.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self.mode {
            Mode::Choose | Mode::Rate(_) | Mode::Allocate { .. } => "points",
            Mode::Rank => "places",
        }
    }

    /// Which of the six depths of colour a number of a trait has: none, then a fifth of the scale
    /// each. Counts are compared in whole numbers, so that a share of exactly one fifth falls where
    /// the legend says.
    #[must_use]
    pub fn depth(self, scores: &TraitScores, orientation: usize) -> usize {
        if scores.answered == 0 {
            return 0;
        }
        if self.is_chosen() {
            return (scores.counts[orientation] * 5).div_ceil(scores.answered);
        }
        // What is a hair above a fifth is a fifth.
        let along = self.reach(scores.shares[orientation]);
        ((along * 5.0 - 1e-9).ceil().max(0.0) as usize).min(5)
    }

    /// The numbers on the scale of a trait: how far along they stand, and their text.
    #[must_use]
    pub fn scale(self) -> Vec<(f64, String)> {
        let steps = match self.mode {
            Mode::Rank if self.orientations > 3 => self.orientations - 1,
            Mode::Choose | Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => 4,
        };
        (1..=steps)
            .map(|step| {
                let along = step as f64 / steps as f64;
                let places = usize::from((along * self.most()).fract() > 0.0)
                    + usize::from((along * self.most() * 10.0).fract() > 0.0);
                let mut text = format::decimal(along * self.most(), places);
                if self.is_chosen() && step == steps {
                    text.push_str(" %");
                }
                (along, text)
            })
            .collect()
    }

    /// The points that the ranks of one trait have together: k(k − 1) ÷ 2.
    fn rank_points(self) -> f64 {
        (self.orientations * (self.orientations - 1)) as f64 / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::fixtures::instrument_text;

    fn measure(orientations: usize, mode: &str) -> Measure {
        let text = instrument_text(orientations, 1).replacen("mode = \"choose\"", mode, 1);
        Measure::of(&Instrument::from_toml(&text, "tiny.toml").unwrap())
    }

    fn scale(orientations: usize, mode: &str) -> String {
        let texts = measure(orientations, mode).scale().into_iter().map(|(_, text)| text);
        texts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_mode_has_a_scale_of_its_own() {
        let rate = "mode = \"rate\"\nscale = { least = 1, most = 5 }";
        let ten = "mode = \"allocate\"\npoints = 10";
        assert_eq!(scale(3, "mode = \"choose\""), "25 50 75 100 %");
        assert_eq!(scale(3, rate), "25 50 75 100");
        assert_eq!(scale(3, ten), "2.5 5 7.5 10");
        assert_eq!(scale(2, "mode = \"rank\""), "0.25 0.5 0.75 1");
        assert_eq!(scale(3, "mode = \"rank\""), "0.5 1 1.5 2");
        assert_eq!(scale(6, "mode = \"rank\""), "1 2 3 4 5");
    }

    #[test]
    fn depths_change_just_above_each_fifth() {
        let depth = |count: usize, answered: usize| {
            let counts = vec![count, answered - count];
            let share = |count: usize| count as f64 / answered.max(1) as f64;
            let shares = counts.iter().map(|count| share(*count)).collect();
            let one = TraitScores { answered, counts, shares, agreement: None };
            let chosen = measure(2, "mode = \"choose\"").depth(&one, 0);
            let points = measure(2, "mode = \"allocate\"\npoints = 10").depth(&one, 0);
            assert_eq!(chosen, points, "{count} of {answered}");
            chosen
        };
        let depths: Vec<usize> = (0..=10).map(|count| depth(count, 10)).collect();
        assert_eq!(depths, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert_eq!(depth(0, 0), 0);
    }

    #[test]
    fn a_statement_that_everybody_ranks_first_reaches_the_end_of_the_scale() {
        // 2 of 3 points for three statements, 5 of 15 for six.
        let rank = "mode = \"rank\"";
        for (orientations, share) in [(2, 1.0), (3, 2.0 / 3.0), (6, 1.0 / 3.0)] {
            let measure = measure(orientations, rank);
            assert!((measure.reach(share) - 1.0).abs() < 1e-12);
            let one = TraitScores {
                answered: 4,
                counts: vec![0; orientations],
                shares: vec![share; orientations],
                agreement: None,
            };
            assert_eq!(measure.trait_number(&one, 0), format!("{}.0", orientations - 1));
            let nobody = TraitScores { answered: 0, ..one };
            assert_eq!(measure.trait_number(&nobody, 0), "–");
        }
    }
}
