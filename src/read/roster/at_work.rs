//! When people on a list were there, and who was not while it was answered.

use super::standing::Gone;
use super::two_teams::OtherTeam;
use super::{Day, RosterFile};
use crate::error::Problem;
use crate::read::moments::{self, Moment, Order, Stamp, order};
use crate::read::table::Table;
use crate::response::{Away, Roster};

/// What a row says of when its person was there: the place on the list, the number of the row, the first and
/// the last day, and why somebody is not there any more.
pub(super) type Said = (usize, usize, [Option<Stamp>; 2], Option<Gone>);

/// When somebody of the list was there.
#[derive(Debug, Clone)]
pub(super) struct AtWork {
    /// The first row of the person.
    pub row: usize,
    /// The first and the last day, where known.
    pub days: [Option<Day>; 2],
    /// Why somebody is not there any more.
    pub gone: Option<Gone>,
}

impl RosterFile {
    /// Takes those off the list who are not there any more, or left before the first answer or joined
    /// after the last one.
    pub(super) fn leave_out_absent(&mut self, answered: Option<(Day, Day)>) {
        let Roster { people, away, .. } = &mut self.roster;
        // Where people who answered have nothing there, a blank is no `no`.
        let is_blank = |at_work: &AtWork| matches!(at_work.gone, Some(Gone::Blank(_)));
        let mut all = people.iter().zip(&self.at_work);
        if all.any(|(invited, at_work)| invited.answered && is_blank(at_work)) {
            self.at_work.iter_mut().filter(|one| is_blank(one)).for_each(|one| one.gone = None);
        }
        let mut at_work = self.at_work.iter();
        people.retain(|invited| {
            let Some(at_work) = at_work.next().filter(|_| !invited.answered) else { return true };
            let Some(why) = at_work.why_away(answered) else { return true };
            away.push(Away { name: invited.name.clone(), row: at_work.row, why });
            false
        });
    }
}

impl AtWork {
    /// What the row of a person says: nobody leaves before the first day, so that a day of leaving before it
    /// is of an earlier time, and some programs write one long ago where there is none.
    fn of(row: usize, [start, leave]: [Option<Day>; 2], gone: Option<Gone>) -> Self {
        let ends = |leave: &Day| {
            *leave >= LONG_AGO && *leave != NO_TIME && start.is_none_or(|start| start <= *leave)
        };
        Self { row, days: [start, leave.filter(ends)], gone }
    }

    /// Why somebody was not there between these days, in words.
    pub(super) fn why_away(&self, answered: Option<(Day, Day)>) -> Option<String> {
        let [start, leave] = self.days;
        // A day says more than a status, which is of now.
        let gone = self.gone.as_ref().filter(|_| leave.is_none() || answered.is_none());
        Some(match (gone, start.zip(answered), leave.zip(answered)) {
            (Some(gone), ..) => gone.why().to_owned(),
            (_, Some((start, (_, last))), _) if start > last => {
                format!("joined on {}, after the last answer", moments::day(start))
            }
            (_, _, Some((leave, (first, _)))) if leave < first => {
                format!("left on {}, before the first answer", moments::day(leave))
            }
            _ => return None,
        })
    }

    /// Adds what a further row of the same person says: they were there as long as any row says.
    fn add(&mut self, other: Self) {
        let [start, leave] = self.days;
        self.days = [
            start.zip(other.days[0]).map(|(one, other)| one.min(other)),
            leave.zip(other.days[1]).map(|(one, other)| one.max(other)),
        ];
        self.gone = self.gone.take().and(other.gone);
    }
}

/// No day of leaving is older than this one: databases write `1900-01-01` where there is none.
const LONG_AGO: Day = (1920, 1, 1);
/// What programs that count from here write where there is no day.
const NO_TIME: Day = (1970, 1, 1);

/// When each person was there: as in an export, the days of the whole list tell which number is the month.
pub(super) fn at_work(
    table: &Table<'_>,
    stamps: Vec<Said>,
    days: &[(usize, usize, Option<Stamp>)],
    other_teams: &mut [OtherTeam],
    problems: &mut Vec<Problem>,
) -> Vec<AtWork> {
    let order = order(|| days.iter().filter_map(|(_, _, stamp)| *stamp));
    let day =
        |stamp: Stamp| order.map_or_else(|| certain_day(stamp), |order| Some(stamp.at(order)?.day));
    for (row, column, stamp) in days {
        if stamp.and_then(day).is_none() {
            let why = match stamp {
                Some(_) => "day and month of this may be either way round, so it is not used",
                None => "this day cannot be read and is not used",
            };
            problems.push(
                Problem::warning(why)
                    .at(table.cell(*row, *column))
                    .hint("write days as `2026-10-14`"),
            );
        }
    }
    let mut people: Vec<AtWork> = Vec::new();
    for (place, row, both, gone) in stamps {
        let one = AtWork::of(row, both.map(|stamp| stamp.and_then(day)), gone);
        match people.get_mut(place) {
            Some(known) => {
                if let Ok(at) = other_teams.binary_search_by_key(&row, |other| other.row) {
                    other_teams[at].at_work = Some([known.clone(), one.clone()]);
                }
                known.add(one);
            }
            None => people.push(one),
        }
    }
    people
}

/// A day that can be read in one way only.
fn certain_day(stamp: Stamp) -> Option<Day> {
    match (stamp.at(Order::DayFirst), stamp.at(Order::MonthFirst)) {
        (Some(one), Some(other)) if one == other => Some(one.day),
        (Some(Moment { day, .. }), None) | (None, Some(Moment { day, .. })) => Some(day),
        _ => None,
    }
}
