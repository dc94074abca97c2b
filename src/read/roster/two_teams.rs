//! People who stand on a list twice, in two teams: of a team that they had left, and one in which they were when
//! the survey was answered, the latter counts.

use std::mem;

use super::at_work::AtWork;
use super::{Day, RosterFile};
use crate::error::{About, Place, Problem};

/// A further row of somebody, with another team than the first one.
#[derive(Debug)]
pub(super) struct OtherTeam {
    /// The place on the list.
    pub place: usize,
    /// The number of the row.
    pub row: usize,
    /// Where it is told.
    pub at: Place,
    /// By what the person is told.
    pub shown: String,
    /// The team of this row.
    pub team: String,
    /// When the rows before this one, and this one, say that the person was there.
    pub at_work: Option<[AtWork; 2]>,
}

impl OtherTeam {
    /// Whether the person had left the team of the rows before, and is in this one.
    fn counts(&self, answered: Option<(Day, Day)>) -> bool {
        self.at_work.as_ref().is_some_and(|[before, own]| {
            before.why_away(answered).is_some() && own.why_away(answered).is_none()
        })
    }
}

impl RosterFile {
    /// Gives each person one team, and tells of those who have two.
    pub(super) fn settle_teams(
        &mut self,
        answered: Option<(Day, Day)>,
        problems: &mut Vec<Problem>,
    ) {
        for other in mem::take(&mut self.other_teams) {
            let team = &mut self.roster.people[other.place].team;
            if other.counts(answered) {
                *team = Some(other.team);
            }
            problems.push(
                Problem::warning(format!(
                    "`{}` is in the roster twice; counted once, in `{}`",
                    other.shown,
                    team.as_deref().unwrap_or_default()
                ))
                .at(other.at)
                .about(About::TwiceInRoster)
                .hint("delete the row of the team that does not count"),
            );
        }
    }
}
