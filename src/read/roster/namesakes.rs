//! People on the roster who have one name, and which of them somebody is who answered.

use super::RosterFile;
use crate::error::{About, Problem};
use crate::read::duplicates::{Day, person};
use crate::read::entries::Entries;
use crate::read::names;
use crate::read::table::Table;

impl RosterFile {
    /// The person with this name who has not answered yet; of several, one in this team, else one who was
    /// there on this day.
    pub(super) fn by_name(
        &self,
        name: &str,
        team: Option<&str>,
        day: Option<Day>,
    ) -> Option<usize> {
        let people = &self.roster.people;
        let mut places = self.by_name.get(&person(name))?.clone();
        places.retain(|&place| !people[place].answered);
        let team = team.map(names::team);
        let is_in_team = |&&place: &&usize| {
            people[place].team.as_deref().map(names::team).is_some_and(|own| Some(own) == team)
        };
        let is_there = |place: &&usize| !self.is_gone(**place, day);
        let there = || places.iter().find(is_there);
        places.iter().find(is_in_team).or_else(there).or(places.first()).copied()
    }

    /// Whether somebody of this name, whose team is not known, may be in one of several teams.
    fn may_be_in_several(&self, name: &str, day: Option<Day>) -> bool {
        let people = &self.roster.people;
        let all = self.by_name.get(&person(name)).map_or(&[][..], Vec::as_slice);
        let may_be = |place: &&usize| !people[**place].answered && !self.is_gone(**place, day);
        let places: Vec<&usize> = all.iter().filter(may_be).collect();
        let team = |place: &usize| people[*place].team.as_deref().map(names::team);
        places.iter().any(|place| team(place) != team(places[0]))
    }

    /// Whether the list says that somebody is not there any more, or was not from this day on.
    fn is_gone(&self, place: usize, day: Option<Day>) -> bool {
        self.at_work.get(place).is_some_and(|at_work| {
            let left = at_work.days[1].zip(day).is_some_and(|(leave, day)| leave < day);
            at_work.gone.is_some() || left
        })
    }

    /// Those who answered and may be one of several people on the roster, in several teams; that is told.
    pub(super) fn namesakes(
        &self,
        entries: &Entries,
        (day, is_known): (Option<Day>, impl Fn(usize) -> bool),
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) -> Vec<usize> {
        let is_open = |&entry: &usize| {
            !is_known(entry)
                && entries.team(entry).is_none()
                && entries.name(entry).is_some_and(|name| self.may_be_in_several(name, day))
        };
        let open: Vec<usize> = (0..entries.len()).filter(is_open).collect();
        for &entry in &open {
            let name = entries.name(entry).unwrap_or_default();
            problems.push(
                Problem::warning(format!(
                    "several people on the roster are called `{name}`, in different teams; nothing tells \
                     which one answered, so that no team gets the answers"
                ))
                .at(table.row(entries.row(entry)))
                .hint("give answers and roster addresses, or the answers a column `Team`")
                .about(About::OneNameInRoster),
            );
        }
        open
    }
}
