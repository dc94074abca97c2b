//! The bars of traits that split a team, in the modes in which answers are numbers.

use std::collections::BTreeMap;

use super::Scored;
use crate::analyse::Split;
use crate::chart::{Camp, camps};
use crate::drawing::Drawing;
use crate::instrument::{Instrument, Mode};

/// A bar for each split trait, by the name that the cards use; none where statements are chosen, since
/// there each answer has a mark.
pub(super) fn drawings(instrument: &Instrument, scored: &Scored) -> BTreeMap<String, Drawing> {
    let Some(findings) = scored.findings.as_ref().filter(|_| instrument.mode() != Mode::Choose)
    else {
        return BTreeMap::new();
    };
    let traits = instrument.traits().iter().zip(&findings.team.traits);
    let drawn = traits.zip(&scored.scores.team.traits).filter_map(|((of, found), scores)| {
        let camp = |orientation: usize, is_against, people, name| Camp {
            orientation: Some(orientation),
            is_against,
            people,
            name,
        };
        let statement = |orientation: usize| {
            let reversed = if of.reversed[orientation] { " (reversed)" } else { "" };
            format!("{}{reversed}", of.statements[orientation])
        };
        let two = match found.split? {
            Split::Between { orientations: [one, other], people: [many, few] } => {
                [camp(one, false, many, statement(one)), camp(other, false, few, statement(other))]
            }
            Split::Over { orientation, below, above } => [
                camp(
                    orientation,
                    false,
                    above,
                    format!("above the middle for {}", statement(orientation)),
                ),
                camp(orientation, true, below, "below".to_owned()),
            ],
        };
        let rest = scores.answered.saturating_sub(two.iter().map(|camp| camp.people).sum());
        let none = Camp {
            orientation: None,
            is_against: false,
            people: rest,
            name: "in no camp".to_owned(),
        };
        let [one, other] = two;
        Some((format!("camps-{}", of.id), camps(&of.name, &[one, none, other])))
    });
    drawn.collect()
}
