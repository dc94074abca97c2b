//! When people on a list were there, and who was not while it was answered.

use super::{Day, RosterFile};
use crate::error::Problem;
use crate::read::moments::{self, Moment, Order, Stamp, order};
use crate::read::table::Table;
use crate::response::{Away, Roster};

/// When somebody of the list was there.
#[derive(Debug)]
pub(super) struct AtWork {
    /// The row of the person.
    pub row: usize,
    /// The first and the last day, where known.
    pub days: [Option<Day>; 2],
    /// The status of somebody who is not there any more.
    pub gone: Option<String>,
}

impl RosterFile {
    /// Takes those off the list who are not there any more, or left before the first answer or joined
    /// after the last one.
    pub(super) fn leave_out_absent(&mut self, answered: Option<(Day, Day)>) {
        let Roster { people, away, .. } = &mut self.roster;
        let mut at_work = self.at_work.iter();
        people.retain(|invited| {
            let Some(AtWork { row, days: [start, leave], gone }) = at_work.next() else {
                return true;
            };
            if invited.answered {
                return true;
            }
            // A day says more than a status, which is of now.
            let gone = gone.as_ref().filter(|_| leave.is_none() || answered.is_none());
            let why = match (gone, start.zip(answered), leave.zip(answered)) {
                (Some(status), ..) => format!("has the status `{status}`"),
                (_, Some((start, (_, last))), _) if start > last => {
                    format!("joined on {}, after the last answer", moments::day(start))
                }
                (_, _, Some((leave, (first, _)))) if leave < first => {
                    format!("left on {}, before the first answer", moments::day(leave))
                }
                _ => return true,
            };
            away.push(Away { name: invited.name.clone(), row: *row, why });
            false
        });
    }
}

/// The row of each person and their first and last day: as in an export, the days of the whole list
/// tell which number is the month.
pub(super) fn at_work(
    table: &Table<'_>,
    stamps: Vec<(usize, [Option<Stamp>; 2], Option<String>)>,
    days: &[(usize, usize, Option<Stamp>)],
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
    let stamps = stamps.into_iter();
    let one = |(row, both, gone): (_, [Option<Stamp>; 2], _)| AtWork {
        row,
        days: both.map(|stamp| stamp.and_then(day)),
        gone,
    };
    stamps.map(one).collect()
}

/// A day that can be read in one way only.
fn certain_day(stamp: Stamp) -> Option<Day> {
    match (stamp.at(Order::DayFirst), stamp.at(Order::MonthFirst)) {
        (Some(one), Some(other)) if one == other => Some(one.day),
        (Some(Moment { day, .. }), None) | (None, Some(Moment { day, .. })) => Some(day),
        _ => None,
    }
}
