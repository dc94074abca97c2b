//! One response per person: the latest that counts, unless the call asks for another.

mod judge;
mod several;
mod told;

use std::collections::BTreeSet;

use self::judge::Judge;
use super::alike::alike;
use super::entries::{Counts, Entries};
use super::gap::Gap;
use super::key::{Key, KnownBy, groups};
use super::moments::Order;
pub(super) use super::nobody::names_nobody;
use super::table::Table;
use super::words::words;
use crate::error::Problem;
use crate::response::{Duplicates, LeftOut, OtherResponse};

/// So many pairs of rows of one person are kept.
const KEPT_PAIRS: usize = 1000;

/// Year, month and day.
pub(super) type Day = (i64, u32, u32);

/// The account of the entries that were left out.
#[derive(Debug, Default)]
pub(super) struct Unique {
    pub left_out: Vec<LeftOut>,
    /// What would count instead under another rule.
    pub others: Vec<OtherResponse>,
    /// The rows of the first of them that would count by themselves, each with the one that counts instead.
    pub pairs: Vec<(usize, usize)>,
    /// How many people have such a row.
    pub answered_twice: usize,
    /// First and last day of the answers that are kept.
    pub days: Option<(Day, Day)>,
    /// A gap between them that may part two waves.
    pub gap: Option<Gap>,
}

/// Leaves out every entry of a person but the one that counts.
///
/// People are told apart by their address, else by a number that stands for each, and by their name
/// only where the file has neither; where it has no name either, rows that are equal in every cell, moment
/// included, are one. Where one of a person's entries has no time stamp that can be
/// read, the order of the file is the order of time. One that counts by itself comes before one that
/// does not, so that an attempt that was broken off does not displace answers that were given. What another rule would count,
/// of these and of the `unfinished`, is kept beside only where no more than `listed` people are left.
/// `order` says which number of a stamp is the day, where that is known.
pub(super) fn leave_out(
    table: &Table<'_>,
    entries: &mut Entries,
    unfinished: &mut Entries,
    order: Option<Order>,
    (which, listed): (Duplicates, usize),
    problems: &mut Vec<Problem>,
) -> Unique {
    let by = entries.known_by();
    // Where all count, the groups only tell what another rule would count.
    let groups = match which {
        Duplicates::Keep if entries.len() > listed => Vec::new(),
        _ => groups(entries.len(), |place| judge::key(entries, place, by), Key::bits),
    };
    let judge = Judge::new(entries, order, which, !groups.is_empty());
    let displaced = judge.displaced(&groups);
    let mut unique = Unique::default();
    if entries.len() - displaced.len() <= listed {
        unique.others = judge.others(&groups);
    }
    let beside = judge.beside(unfinished, by);
    unfinished.retain(&beside);
    let rows = |&(place, winner): &(usize, usize)| (entries.row(place), entries.row(winner));
    let is_whole = |&&(place, _): &&(usize, usize)| entries.counts(place) == Counts::Enough;
    unique.pairs = displaced.iter().filter(is_whole).take(KEPT_PAIRS).map(rows).collect();
    let winners = displaced.iter().filter(is_whole).map(|&(_, winner)| winner);
    unique.answered_twice = winners.collect::<BTreeSet<usize>>().len();
    unique.left_out = displaced.iter().map(|&pair| judge.left_out(pair, by)).collect();
    told::two_names(entries, &displaced, table, problems);
    match by {
        KnownBy::Nothing => problems.extend(told::downloaded_twice(displaced.len(), table)),
        KnownBy::Name | KnownBy::Id | KnownBy::Email if which != Duplicates::Keep => {
            judge.tell_folded(&groups, table, problems);
        }
        KnownBy::Name | KnownBy::Id | KnownBy::Email => {}
    }
    let mut keep = vec![true; entries.len()];
    for (place, _) in displaced {
        keep[place] = false;
    }
    unique.days = judge.days(&keep);
    // Who answered in both waves of a file has one response left, and others perhaps an old one.
    if entries.len() <= listed {
        let moments = (0..entries.len()).filter_map(|place| judge.moment(place));
        unique.gap = Gap::of(moments.collect());
    }
    entries.retain(&keep);
    match (which, by) {
        (Duplicates::Keep, _) => {}
        (_, KnownBy::Nothing) => told::nameless(table, entries, problems),
        (_, KnownBy::Name) => alike(table, entries, problems),
        (_, KnownBy::Id | KnownBy::Email) => told::namesakes(table, entries, problems),
    }
    unique
}

/// Whether two names have a word in common.
pub(super) fn share_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (person(one), person(other));
    one.split(' ').any(|word| other.split(' ').any(|own| own == word))
}

/// A name for comparing: its words, or the name itself where it has none.
pub(super) fn person(name: &str) -> String {
    let words = words(name);
    if words.is_empty() { name.to_owned() } else { words }
}
