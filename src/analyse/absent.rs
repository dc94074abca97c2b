//! What those who did not answer could make of the team's shares, whatever they say.

use crate::score::{Headline, Tally};

/// The bounds that the absent leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Absent {
    /// How many were asked and are not scored; one or more.
    pub people: usize,
    /// For each orientation, the least and the most that its share could be had everybody answered:
    /// the absent giving it nothing, and all that they can.
    pub bounds: Vec<(f64, f64)>,
    /// What it would take to change the first place; none when it is shared already.
    pub change: Option<Rival>,
}

/// The orientation that could first catch up with the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rival {
    /// Which; of several that are equal, the first in the instrument.
    pub orientation: usize,
    /// How many of the absent would have to answer it throughout for it to draw level or pass; more
    /// than there are when the first place holds whatever they say.
    pub needed: usize,
}

/// The bounds for a team of which so many people are absent.
pub(super) fn absent(tally: &Tally, headline: &Headline, people: usize) -> Option<Absent> {
    if people == 0 || tally.people() == 0 {
        return None;
    }
    let everybody = tally.unit().times((tally.people() + people) as u64);
    let given = tally.reach().times(people as u64);
    let bounds = (0..tally.orientations())
        .map(|orientation| {
            let least = tally.part(orientation);
            (least.over(&everybody), least.plus(&given).over(&everybody))
        })
        .collect();
    Some(Absent { people, bounds, change: rival(tally, headline) })
}

fn rival(tally: &Tally, headline: &Headline) -> Option<Rival> {
    let [first] = headline.leaders[..] else { return None };
    let rival = strongest_rival(tally, first)?;
    // Each absent person gives the rival all they can and the first nothing.
    let reach = tally.reach();
    let is_level =
        |people: &usize| tally.part(rival).plus(&reach.times(*people as u64)) >= *tally.part(first);
    let needed = (0..=tally.people()).find(is_level)?;
    Some(Rival { orientation: rival, needed })
}

/// The orientation with the largest share but the first; of several, the first in the instrument.
pub(super) fn strongest_rival(tally: &Tally, first: usize) -> Option<usize> {
    (0..tally.orientations())
        .filter(|&place| place != first)
        .max_by(|&one, &other| tally.part(one).cmp(tally.part(other)).then(other.cmp(&one)))
}
