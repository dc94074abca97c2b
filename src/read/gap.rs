//! A long gap between the days of the answers, which may part two waves.

use super::duplicates::Day;
use super::moments::{Moment, day};
use super::table::Table;
use crate::error::Problem;
use crate::format;

/// From so many days without an answer on, the answers may be of two waves; a straggler is later, but
/// stragglers are few.
const GAP_DAYS: i64 = 45;
/// So many answers stand at least on either side of such a gap,
const FEWEST: usize = 3;
/// and at least one of so many.
const SHARE: usize = 5;

/// The days of answers with a gap between them, before which and after which many stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// How many answers stand before it, and the days of the first and the last of them.
    before: (usize, Day, Day),
    /// The same after it.
    after: (usize, Day, Day),
}

impl Gap {
    /// The longest gap between answers, if it is long enough to part two waves.
    pub(super) fn of(mut moments: Vec<Moment>) -> Option<Self> {
        moments.sort_unstable_by_key(|moment| moment.seconds);
        let seconds = |at: usize| moments[at].seconds - moments[at - 1].seconds;
        let at = (1..moments.len()).max_by_key(|&at| seconds(at))?;
        let least = FEWEST.max(moments.len().div_ceil(SHARE));
        let (before, after) = moments.split_at(at);
        let is_gap = seconds(at) >= GAP_DAYS * 86_400;
        let side = |part: &[Moment]| Some((part.len(), part.first()?.day, part.last()?.day));
        if is_gap && before.len().min(after.len()) >= least {
            Some(Self { before: side(before)?, after: side(after)? })
        } else {
            None
        }
    }

    /// What is said of it.
    pub(super) fn problem(self, table: &Table<'_>) -> Problem {
        let side = |(answers, first, last): (usize, Day, Day)| {
            format!("{answers} answers from {}", format::days(&day(first), &day(last)))
        };
        Problem::warning(format!(
            "the answers may be of two waves, and all are counted as one: {}, then {}",
            side(self.before),
            side(self.after)
        ))
        .at(table.file())
        .hint(
            "if they are two waves, name each row's in a column `Wave` and take one with `--wave`, or put \
             them into two files",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::moments::{Order, Stamp};

    fn gap(days: &[&str]) -> Option<(usize, usize)> {
        let moments = days.iter().filter_map(|day| Stamp::parse(day)?.at(Order::DayFirst));
        Gap::of(moments.collect()).map(|gap| (gap.before.0, gap.after.0))
    }

    #[test]
    fn a_long_gap_between_many_answers_parts_two_waves() {
        let [july, later] = [["2026-07-13", "2026-07-14", "2026-07-20"], ["2026-10-12"; 3]];
        assert_eq!(gap(&[july, later].concat()), Some((3, 3)));
        assert_eq!(gap(&[&july[..], &later[..2]].concat()), None, "two may be stragglers");
        assert_eq!(
            gap(&[&july[..], &["2026-07-20"; 12], &later[..]].concat()),
            None,
            "few of many"
        );
        assert_eq!(gap(&[&july[..], &["2026-09-01"; 3]].concat()), None, "43 days");
        assert_eq!(gap(&[&later[..], &july[..]].concat()), Some((3, 3)), "in any order");
        assert_eq!(gap(&[]), None);
    }
}
