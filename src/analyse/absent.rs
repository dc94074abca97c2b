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
    let orientations = tally.shares().len();
    let everybody = tally.unit() as f64 * (tally.people() + people) as f64;
    let bounds = (0..orientations)
        .map(|orientation| {
            let least = tally.part(orientation);
            let most = least + people as u128 * tally.reach();
            (least as f64 / everybody, most as f64 / everybody)
        })
        .collect();
    Some(Absent { people, bounds, change: rival(tally, headline) })
}

fn rival(tally: &Tally, headline: &Headline) -> Option<Rival> {
    let [first] = headline.leaders[..] else { return None };
    let orientations = tally.shares().len();
    let needed = |rival: usize| {
        let lead = tally.part(first) - tally.part(rival);
        // Each absent person gives the rival all they can and the first nothing.
        Rival { orientation: rival, needed: lead.div_ceil(tally.reach()) as usize }
    };
    (0..orientations)
        .filter(|&place| place != first)
        .max_by(|&one, &other| tally.part(one).cmp(&tally.part(other)).then(other.cmp(&one)))
        .map(needed)
}
