//! How the numbers on a target were made: what the file wants, and how far the team is from it.

use super::{Explanation, Facts, Step, Value, level};
use crate::format::six_places;
use crate::instrument::Mode;
use crate::target::{Gaps, TraitGap, Wish};

/// The number of the target at this path.
pub(super) fn explain(facts: &Facts, gaps: &Gaps, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let [Key("traits"), At(row), rest @ ..] = path else { return None };
    let (place, own) = gaps.with_target().nth(*row)?;
    let one = OnTrait { facts, place, own };
    let orientation = |id: &str| facts.instrument.orientation_of(id);
    match rest {
        [Key("wanted"), Key(id)] => one.wanted(orientation(id)?),
        [Key("gaps"), Key(id)] => one.gap(orientation(id)?),
        [Key("reached")] => Some(one.reached()),
        _ => None,
    }
}

/// The target of one trait.
struct OnTrait<'a> {
    facts: &'a Facts<'a>,
    place: usize,
    own: &'a TraitGap,
}

impl OnTrait<'_> {
    /// `Strategic on Horizon`
    fn name(&self, orientation: usize) -> String {
        let instrument = self.facts.instrument;
        let (of, on) = (&instrument.orientations()[orientation], &instrument.traits()[self.place]);
        format!("{} on {}", of.name, on.name)
    }

    /// What shares are multiplied by where they are written.
    fn times(&self) -> f64 {
        level(self.facts.instrument.mode()).1
    }

    fn wanted(&self, orientation: usize) -> Option<Explanation> {
        let wanted = self.times() * self.own.wanted(orientation)?;
        let name = self.name(orientation);
        let definition = format!("What the target file wants of {name}.");
        let text = six_places(wanted);
        Some(
            Explanation::new(format!("target of {name}"), definition, Value::Number(wanted))
                .made("as the target file says", format!("{text} = {text}")),
        )
    }

    /// A share of the trait, as it is made.
    fn share(&self, orientation: usize) -> String {
        let scores = &self.facts.scores.team.traits[self.place];
        if self.facts.instrument.mode() == Mode::Choose {
            return format!("{} ÷ {}", scores.counts[orientation], scores.answered);
        }
        six_places(self.times() * scores.shares[orientation])
    }

    fn gap(&self, orientation: usize) -> Option<Explanation> {
        let gap = self.times() * self.own.gaps[orientation]?;
        let name = self.name(orientation);
        let share = self.share(orientation);
        let (definition, formula, less) = match &self.own.wish {
            Wish::First(_) => {
                let scores = &self.facts.scores.team.traits[self.place];
                let others = (0..scores.shares.len()).filter(|other| *other != orientation);
                let next = others.reduce(|most, one| {
                    if scores.counts[one] > scores.counts[most] { one } else { most }
                })?;
                (
                    format!(
                        "How far {name}, which should be first, is ahead of the next, or behind."
                    ),
                    "the team’s number − the largest of the others",
                    self.share(next),
                )
            }
            Wish::Shares(_) => (
                format!("By how much {name} is above what the target wants, or below."),
                "the team’s number − the target",
                six_places(self.times() * self.own.wanted(orientation)?),
            ),
        };
        Some(
            Explanation::new(format!("gap of {name}"), definition, Value::Number(gap))
                .made(formula, format!("{share} − {less} = {}", six_places(gap))),
        )
    }

    fn reached(&self) -> Explanation {
        let on = &self.facts.instrument.traits()[self.place].name;
        let value = if self.own.is_answered() {
            Value::Truth(self.own.is_reached())
        } else {
            Value::Nothing
        };
        let filled = match value {
            Value::Truth(truth) => {
                let gaps = self.own.gaps.iter().flatten();
                let gaps: Vec<String> = gaps.map(|gap| six_places(self.times() * gap)).collect();
                format!("gaps {}: {truth}", gaps.join(", "))
            }
            _ => "nobody answered".to_owned(),
        };
        Explanation::new(
            format!("whether the target on {on} is reached"),
            "Whether the orientation that should be first is, or each share is as near to what is \
             wanted as whole answers come; where people do not choose, whether both are shown as the \
             same.",
            value,
        )
        .made("first alone, or each gap at most half an answer", filled)
    }
}
