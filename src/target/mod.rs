//! What a team aims at on some traits of its work: an orientation that should be first, or the shares
//! that statements should have; and how far its answers are from that. A target is set for work, never
//! for people, so only the whole team is compared with one.

mod load;
#[cfg(test)]
mod tests;

use crate::instrument::Instrument;
use crate::score::{Measure, TeamScores, TraitScores};

/// What is wanted, trait by trait.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    name: String,
    wishes: Vec<Option<Wish>>,
}

/// What is wanted on one trait.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// The orientation in this place should be first, alone.
    First(usize),
    /// Each orientation's share, from 0 to 1 as in [`TraitScores::shares`]; none where nothing is
    /// wanted of it.
    Shares(Vec<Option<f64>>),
}

/// How far a team is from a target.
#[derive(Debug, Clone, PartialEq)]
pub struct Gaps {
    /// What the target is called.
    pub name: String,
    /// One per trait of the instrument; none where there is no target.
    pub traits: Vec<Option<TraitGap>>,
}

/// How far a team is from the target on one trait.
#[derive(Debug, Clone, PartialEq)]
pub struct TraitGap {
    /// What is wanted.
    pub wish: Wish,
    /// One per orientation: the share less what is wanted; for an orientation that should be first,
    /// its share less the largest of the others. None where nothing is wanted, or nobody answered.
    pub gaps: Vec<Option<f64>>,
    /// One per orientation: whether it is first, or its share could not come nearer to what is wanted by
    /// one answer more or less. False where nothing is wanted, or nobody answered.
    pub met: Vec<bool>,
}

/// Outside of the mode `choose`, how far on the scale of a trait a number may be from the target to be
/// shown as the same.
const SHOWN_AS_SAME: f64 = 0.05;

impl Target {
    /// Reads the text of a target file; `file` is its name for people. `docs/target.md` describes it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, with its lines.
    pub fn from_toml(
        text: &str,
        file: &str,
        instrument: &Instrument,
    ) -> Result<Self, Vec<crate::error::Problem>> {
        load::load(text, file, instrument)
    }

    /// How far the team is from it.
    #[must_use]
    pub fn gaps(&self, team: &TeamScores, instrument: &Instrument) -> Gaps {
        let measure = Measure::of(instrument);
        let each = self.wishes.iter().zip(&team.traits);
        let traits = each.map(|(wish, scores)| Some(gap(wish.as_ref()?, scores, measure)));
        Gaps { name: self.name.clone(), traits: traits.collect() }
    }
}

impl Gaps {
    /// Whether the file calls the target by a name of its own.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.name != load::UNNAMED
    }

    /// The traits that have a target and an answer, by their places.
    pub fn judged(&self) -> impl Iterator<Item = (usize, &TraitGap)> {
        self.with_target().filter(|(_, one)| one.is_answered())
    }

    /// The traits that have a target, by their places.
    pub fn with_target(&self) -> impl Iterator<Item = (usize, &TraitGap)> {
        self.traits.iter().enumerate().filter_map(|(place, one)| Some((place, one.as_ref()?)))
    }
}

impl TraitGap {
    /// Whether anybody answered the trait.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.gaps.iter().any(Option::is_some)
    }

    /// Whether all that is wanted is so.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.is_answered()
            && self.gaps.iter().zip(&self.met).all(|(gap, met)| gap.is_none() || *met)
    }

    /// What is wanted of an orientation: its share, if a share is.
    #[must_use]
    pub fn wanted(&self, orientation: usize) -> Option<f64> {
        match &self.wish {
            Wish::First(_) => None,
            Wish::Shares(shares) => shares[orientation],
        }
    }

    /// The gap that is furthest from the target, and whose it is.
    #[must_use]
    pub fn furthest(&self) -> Option<(usize, f64)> {
        let known = self.gaps.iter().enumerate().filter_map(|(of, gap)| Some((of, (*gap)?)));
        // Of equals, the first in the order of the instrument.
        known.reduce(|most, one| if one.1.abs() > most.1.abs() + 1e-12 { one } else { most })
    }
}

fn gap(wish: &Wish, scores: &TraitScores, measure: Measure) -> TraitGap {
    let shares = &scores.shares;
    let (mut gaps, mut met) = (vec![None; shares.len()], vec![false; shares.len()]);
    match wish {
        _ if scores.answered == 0 => {}
        Wish::First(wanted) => {
            let others = (0..shares.len()).filter(|other| other != wanted);
            let most = others.clone().map(|other| shares[other]).fold(0.0, f64::max);
            // Counts are exact where shares may differ by a hair.
            let counted = others.map(|other| scores.counts[other]).max().unwrap_or(0);
            let own = scores.counts[*wanted];
            gaps[*wanted] = Some(if own == counted { 0.0 } else { shares[*wanted] - most });
            met[*wanted] = own > counted;
        }
        Wish::Shares(wanted) => {
            for (place, (share, wanted)) in shares.iter().zip(wanted).enumerate() {
                let Some(wanted) = wanted else { continue };
                let gap = share - wanted;
                gaps[place] = Some(gap);
                met[place] = if measure.is_chosen() {
                    gap.abs() * scores.answered as f64 <= 0.5 + 1e-9
                } else {
                    measure.on_scale(gap).abs() < SHOWN_AS_SAME
                };
            }
        }
    }
    TraitGap { wish: wish.clone(), gaps, met }
}
