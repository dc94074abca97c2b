//! Which of a person's entries counts, why, and what would count under another rule.

use std::collections::BTreeSet;

use super::super::entries::{Counts, Entries};
use super::super::key::{Key, KnownBy, groups};
use super::super::moments::{Moment, Order, Stamp};
use super::Day;
use crate::response::{Becomes, Duplicates, LeftOut, OtherResponse, OtherRule, Reason};

/// Knows which of several entries of a person counts.
pub(super) struct Judge<'a> {
    pub entries: &'a Entries,
    order: Option<Order>,
    pub which: Duplicates,
    /// Whether the newest response stands first, as the moments of all tell.
    newest_first: bool,
}

impl<'a> Judge<'a> {
    /// Judges by the order of time only where there is somebody to judge: reading all stamps takes time.
    pub(super) fn new(
        entries: &'a Entries,
        order: Option<Order>,
        which: Duplicates,
        is_needed: bool,
    ) -> Self {
        let newest_first = is_needed
            && match order {
                Some(order) => stands_newest_first(entries, order),
                None => [Order::DayFirst, Order::MonthFirst]
                    .into_iter()
                    .all(|order| stands_newest_first(entries, order)),
            };
        Self { entries, order, which, newest_first }
    }

    /// The entries that do not count, each with the one that does, in the order of the file.
    pub(super) fn displaced(&self, groups: &[Vec<u32>]) -> Vec<(usize, usize)> {
        let mut displaced = Vec::new();
        for group in groups.iter().filter(|_| self.which != Duplicates::Keep) {
            let winner = self.best(group, self.which);
            let others = group.iter().map(|&place| place as usize).filter(|&place| place != winner);
            displaced.extend(others.map(|place| (place, winner)));
        }
        displaced.sort_unstable();
        displaced
    }

    /// What the ledger says of an entry that does not count, beside the one that does.
    pub(super) fn left_out(&self, (place, winner): (usize, usize), by: KnownBy) -> LeftOut {
        let (row, why) = (self.entries.row(winner), self.why(place, winner));
        LeftOut {
            row: self.entries.row(place),
            reason: Reason::Duplicate,
            seen: match by {
                KnownBy::Nothing => format!("same in every cell as row {row}"),
                KnownBy::Name => format!("same name as row {row}, {why}"),
                KnownBy::Id | KnownBy::Email => format!("same person as row {row}, {why}"),
            },
            person: self.entries.name(place).map(str::to_owned),
        }
    }

    /// First and last day of the entries that are kept.
    pub(super) fn days(&self, keep: &[bool]) -> Option<(Day, Day)> {
        let mut days: Option<(Day, Day)> = None;
        let mut before: Option<Stamp> = None;
        for place in (0..self.entries.len()).filter(|&place| keep[place]) {
            let stamp = self.entries.stamp(place);
            // Most responses are of the day of the one before.
            if stamp.zip(before).is_some_and(|(one, other)| one.is_of_same_day(other)) {
                continue;
            }
            before = stamp;
            if let Some(Moment { day, .. }) = self.moment(place) {
                let (first, last) = days.unwrap_or((day, day));
                days = Some((first.min(day), last.max(day)));
            }
        }
        days
    }

    pub(super) fn moment(&self, place: usize) -> Option<Moment> {
        self.entries.stamp(place)?.at(self.order?)
    }

    /// Entries that count before those that do not; then, as the call asks, the one with more
    /// answers, the later or the earlier one, and at last the one further down or further up.
    fn rank(
        &self,
        place: usize,
        rule: Duplicates,
        order: Option<Order>,
    ) -> (Counts, usize, i64, i64) {
        let moment = order.and_then(|order| self.entries.stamp(place)?.at(order));
        let seconds = moment.map_or(0, |moment| moment.seconds);
        let row = i64::try_from(place).unwrap_or(i64::MAX);
        // Of two at one moment, the one that stands where newer ones stand is later.
        let row = if self.newest_first { -row } else { row };
        let counts = self.entries.counts(place);
        match rule {
            Duplicates::Latest | Duplicates::Keep => (counts, 0, seconds, row),
            Duplicates::First => (counts, 0, -seconds, -row),
            Duplicates::MostComplete => (counts, self.entries.answered(place), seconds, row),
        }
    }

    /// The entry of one person that counts under a rule.
    pub(super) fn best(&self, group: &[u32], rule: Duplicates) -> usize {
        self.best_in(group, rule, self.order_of(group, rule))
    }

    fn best_in(&self, group: &[u32], rule: Duplicates, order: Option<Order>) -> usize {
        let group = group.iter().map(|&place| place as usize);
        let best = group.max_by_key(|&place| self.rank(place, rule, order));
        best.expect("a group has two entries")
    }

    /// How the stamps of a person's entries are read, if each has one: where the file does not tell,
    /// either way if both lead to the same entry.
    fn order_of(&self, group: &[u32], rule: Duplicates) -> Option<Order> {
        let stamp = |place: u32| self.entries.stamp(place as usize);
        let is_read =
            |order| group.iter().all(|&place| stamp(place).and_then(|at| at.at(order)).is_some());
        if let Some(order) = self.order {
            return is_read(order).then_some(order);
        }
        let [day, month] = [Order::DayFirst, Order::MonthFirst];
        let best = |order| self.best_in(group, rule, Some(order));
        let agree = is_read(day) && is_read(month) && best(day) == best(month);
        agree.then_some(day)
    }

    /// What would count under the rules that take the first or the latest entry of a person, where
    /// that is another one than now; where all count now, which would not.
    pub(super) fn others(&self, groups: &[Vec<u32>]) -> Vec<OtherResponse> {
        let mut others = Vec::new();
        for (rule, under) in
            [(Duplicates::First, OtherRule::First), (Duplicates::Latest, OtherRule::Latest)]
        {
            let mut rows: Vec<(usize, usize, Becomes)> = Vec::new();
            for group in groups {
                let (now, then) = (self.best(group, self.which), self.best(group, rule));
                if self.which == Duplicates::Keep {
                    let out = group.iter().map(|&place| place as usize).filter(|&one| one != then);
                    rows.extend(out.map(|place| (place, place, Becomes::LeftOut)));
                } else if now != then {
                    rows.push((now, then, Becomes::Instead(self.entries.row(now))));
                }
            }
            rows.sort_unstable_by_key(|(now, ..)| *now);
            others.extend(
                rows.into_iter()
                    .map(|(_, place, becomes)| other(self.entries, place, under, becomes)),
            );
        }
        others
    }

    /// The unfinished of those who have nothing that counts, one for each of them.
    pub(super) fn beside(&self, unfinished: &Entries, by: KnownBy) -> Vec<bool> {
        let key_of = |place: usize| match self.which {
            Duplicates::Keep => None,
            Duplicates::Latest | Duplicates::First | Duplicates::MostComplete => {
                key(unfinished, place, by)
            }
        };
        let counted: BTreeSet<Key> = match unfinished.len() {
            0 => BTreeSet::new(),
            _ => (0..self.entries.len()).filter_map(|place| key(self.entries, place, by)).collect(),
        };
        let judge = Judge { entries: unfinished, ..*self };
        let mut keep: Vec<bool> = (0..unfinished.len())
            .map(|place| key_of(place).is_none_or(|key| !counted.contains(&key)))
            .collect();
        for group in groups(unfinished.len(), key_of, Key::bits) {
            let best = judge.best(&group, self.which);
            group.iter().filter(|&&place| place as usize != best).for_each(|&place| {
                keep[place as usize] = false;
            });
        }
        keep
    }

    /// Why another entry of the same person counts.
    fn why(&self, place: usize, winner: usize) -> String {
        let counts = self.entries.counts(place);
        let given = self.entries.answered(place);
        if counts != self.entries.counts(winner) {
            return match counts {
                Counts::Empty => "this one holds no answer".to_owned(),
                Counts::TooFew | Counts::Enough => {
                    let all = self.entries.sheet.of(place).count();
                    format!("this one answers {given} of {all} traits, too few for a score")
                }
            };
        }
        let pair = [place as u32, winner as u32];
        let order = self.order_of(&pair, self.which);
        let is_ordered = order.is_some() && self.best_in(&pair, self.which, order) == winner;
        let why = match (self.which, is_ordered) {
            (Duplicates::MostComplete, _) if given != self.entries.answered(winner) => {
                "which holds more answers"
            }
            (Duplicates::First, true) => "which is earlier",
            (Duplicates::First, false) if !self.newest_first => "which stands further up",
            (Duplicates::Latest | Duplicates::MostComplete | Duplicates::Keep, true) => {
                "which is later"
            }
            (Duplicates::Latest | Duplicates::MostComplete | Duplicates::Keep, false)
                if self.newest_first =>
            {
                "which stands further up"
            }
            (_, false) => "which stands further down",
        };
        why.to_owned()
    }
}

fn other(entries: &Entries, place: usize, under: OtherRule, becomes: Becomes) -> OtherResponse {
    let answers = entries.sheet.of(place).collect();
    OtherResponse { under, becomes, row: entries.row(place), answers }
}

/// Whether the newest response stands first, as the moments of all tell.
fn stands_newest_first(entries: &Entries, order: Order) -> bool {
    let seconds = |stamp: Stamp| stamp.at(order).map(|moment| moment.seconds);
    let mut moments = entries.stamps().filter_map(seconds).peekable();
    let (mut falls, mut rises) = (false, false);
    while let Some(moment) = moments.next() {
        let next = moments.peek().copied().unwrap_or(moment);
        falls |= next < moment;
        rises |= next > moment;
    }
    falls && !rises
}

/// What stands for the person of an entry, where people are known by this.
pub(super) fn key(entries: &Entries, place: usize, by: KnownBy) -> Option<Key> {
    // A name stands for nobody where others have an address or a number.
    let key = entries.key(place);
    let counts = match by {
        KnownBy::Email | KnownBy::Id => key.by() >= KnownBy::Id,
        KnownBy::Name => key.by() == KnownBy::Name,
        // Two equal rows, moment included, are one response that was downloaded twice.
        KnownBy::Nothing => key != Key::none(),
    };
    counts.then_some(key)
}
