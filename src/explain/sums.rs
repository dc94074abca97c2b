//! The parts of a person's share in whole numbers, and the same as text.

use std::collections::BTreeMap;

use super::Facts;
use crate::edition::Edition;
use crate::format;
use crate::instrument::Mode;
use crate::score::PersonScores;

impl Facts<'_> {
    /// What the points of an orientation are called.
    pub(super) fn points_name(&self, orientation: usize) -> String {
        let name = &self.instrument.orientations()[orientation].name;
        match self.instrument.mode() {
            Mode::Choose => format!("answers for {name}"),
            Mode::Rate(scale) => {
                let traits = self.instrument.traits();
                let turned = traits.iter().any(|row| row.reversed[orientation]);
                let or = if turned {
                    format!(", or ({} − rating) where reversed,", scale.most)
                } else {
                    String::new()
                };
                format!("sum of (rating − {}){or} for {name}", scale.least)
            }
            Mode::Allocate { .. } => format!("points for {name}"),
            Mode::Rank => format!("statements ranked below that of {name}"),
        }
    }

    /// What the points of an orientation are called where traits count as often as they weigh.
    pub(super) fn weighed_name(&self, orientation: usize) -> String {
        let name = &self.instrument.orientations()[orientation].name;
        match self.instrument.mode() {
            _ if !self.instrument.has_weights() => self.points_name(orientation),
            Mode::Choose => format!("weights of the answers for {name}"),
            Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => {
                format!("{}, each times the weight of its trait", self.points_name(orientation))
            }
        }
    }

    /// What a person's answered traits are called where they count as often as they weigh.
    pub(super) fn answered_name(&self) -> &'static str {
        if self.instrument.has_weights() {
            "weights of the traits answered"
        } else {
            "traits answered"
        }
    }

    /// A person's share as a fraction in words.
    pub(super) fn weighed_words(&self, orientation: usize) -> String {
        let points = self.weighed_name(orientation);
        let answered = self.answered_name();
        match self.most() {
            None => format!("{points} ÷ {answered}"),
            Some((most, _)) => format!("{points} ÷ ({answered} × {most})"),
        }
    }

    /// Points as people count them: ratings and points are kept in hundredths.
    pub(super) fn points(&self, points: usize) -> String {
        match self.instrument.mode() {
            Mode::Choose | Mode::Rank => points.to_string(),
            Mode::Rate(_) | Mode::Allocate { .. } => format::six_places(points as f64 / 100.0),
        }
    }

    /// The most that one trait can give, if it is not 1, as the rest of a formula: `× 4`.
    pub(super) fn most(&self) -> Option<(String, String)> {
        let orientations = self.instrument.orientations().len();
        match self.instrument.mode() {
            Mode::Choose => None,
            Mode::Rate(scale) => Some((
                "the length of the scale".to_owned(),
                format!("({} − {})", scale.most, scale.least),
            )),
            Mode::Allocate { points } => Some(("points of a trait".to_owned(), points.to_string())),
            Mode::Rank => Some((
                "pairs of statements of a trait".to_owned(),
                format!("({orientations} × {} ÷ 2)", orientations - 1),
            )),
        }
    }

    /// `4 ÷ 15`, or `37.5 ÷ (15 × (5 − 1))`.
    pub(super) fn fraction(&self, points: usize, answered: usize) -> String {
        let points = self.points(points);
        match self.most() {
            None => format!("{points} ÷ {answered}"),
            Some((_, most)) => format!("{points} ÷ ({answered} × {most})"),
        }
    }

    /// A trait's share as a fraction in words.
    pub(super) fn fraction_words(&self, orientation: usize) -> String {
        let points = self.points_name(orientation);
        match self.most() {
            None => format!("{points} ÷ people who answered"),
            Some((most, _)) => format!("{points} ÷ (people who answered × {most})"),
        }
    }

    /// The sum of people's shares: like ones together, `2 × 4 ÷ 15 + 5 ÷ 15`. Where no single person
    /// may be seen, only what they sum to.
    pub(super) fn sum_of_shares(&self, people: &[&PersonScores], orientation: usize) -> String {
        if self.edition == Edition::Aggregate {
            let sum: f64 = people.iter().map(|person| person.shares[orientation]).sum();
            return format::six_places(sum);
        }
        let mut alike: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for person in people {
            *alike.entry((person.points[orientation], person.weighed.sum)).or_default() += 1;
        }
        let part = |(&(points, answered), &many): (&(usize, usize), &usize)| {
            let fraction = self.fraction(points, answered);
            if many == 1 { fraction } else { format!("{many} × {fraction}") }
        };
        let parts: Vec<String> = alike.iter().rev().map(part).collect();
        if parts.is_empty() { "0".to_owned() } else { parts.join(" + ") }
    }
}
