//! Which teams may stand side by side, and in which order.
//!
//! A team of fewer than [`PRIVATE_BELOW`] people is not compared: one person's answers would
//! be most of it. Where nobody is named, its numbers are withheld altogether, and so are those of
//! further teams until whoever is in none of the shown ones is too many to be worked out from the
//! numbers of everybody.

use std::collections::BTreeMap;

use super::{PersonScores, Scores, TeamScores};
use crate::response::alphabetical;

/// The numbers of a group with fewer people are those of single people: such a team is not compared, nor
/// is a team that would leave such a rest of everybody.
pub const PRIVATE_BELOW: usize = 5;

impl Scores {
    /// The places of all teams in the order of the roster; alphabetical without one that names teams.
    #[must_use]
    pub fn teams_in_order(&self) -> Vec<usize> {
        let roster = self.roster.iter().flat_map(|roster| &roster.people);
        let mut listed: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, team) in roster.filter_map(|one| one.team.as_deref()).enumerate() {
            listed.entry(team).or_insert(place);
        }
        let key = |team: &TeamScores| {
            let place = listed.get(&team.name[..]).copied();
            (place.unwrap_or(usize::MAX), alphabetical(&team.name))
        };
        let mut places: Vec<usize> = (0..self.teams.len()).collect();
        places.sort_by_cached_key(|&place| key(&self.teams[place]));
        places
    }

    /// Whether the roster names teams, and so gives them their order.
    #[must_use]
    pub fn has_roster_of_teams(&self) -> bool {
        self.roster.iter().flat_map(|roster| &roster.people).any(|one| one.team.is_some())
    }

    /// The places of the teams that can be compared, in their order.
    #[must_use]
    pub fn comparable(&self) -> Vec<usize> {
        let mut places = self.teams_in_order();
        places.retain(|&place| self.teams[place].people >= PRIVATE_BELOW);
        places
    }

    /// The people who have a mark of their own in a chart where nobody is named: none of so few that
    /// each would know whose the other marks are.
    #[must_use]
    pub fn marked_where_nobody_is_named(&self) -> &[PersonScores] {
        if self.people.len() >= PRIVATE_BELOW { &self.people } else { &[] }
    }

    /// The places of the teams whose numbers may be shown where nobody is named, in the order of the
    /// source: none that is too small, and none from which, with the numbers of everybody, those of
    /// fewer than [`PRIVATE_BELOW`] people could be worked out.
    #[must_use]
    pub fn shown_where_nobody_is_named(&self) -> Vec<usize> {
        let mut shown: Vec<usize> = (0..self.teams.len())
            .filter(|&place| self.teams[place].people >= PRIVATE_BELOW)
            .collect();
        loop {
            let seen: usize = shown.iter().map(|&place| self.teams[place].people).sum();
            let rest = self.team.people.saturating_sub(seen);
            if rest == 0 || rest >= PRIVATE_BELOW {
                return shown;
            }
            // Of several smallest, the last in the source.
            let Some(smallest) =
                (0..shown.len()).rev().min_by_key(|&at| self.teams[shown[at]].people)
            else {
                return shown;
            };
            shown.remove(smallest);
        }
    }
}
