//! One response per person: the latest that can be scored, or else the latest that holds an answer.

use std::collections::HashMap;

use super::moments::{Moment, Order, order};
use super::rows::Entry;
use super::table::Table;
use super::words::words;
use crate::error::Problem;
use crate::response::{LeftOut, Reason};

/// Year, month and day.
pub(super) type Day = (i64, u32, u32);

/// Entries without their duplicates, and the account of the others.
#[derive(Debug, Default)]
pub(super) struct Unique {
    pub entries: Vec<Entry>,
    pub left_out: Vec<LeftOut>,
    /// First and last day of the answers that are kept.
    pub days: Option<(Day, Day)>,
}

/// How an entry is known to be the same person as another.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Email(String),
    Name(String),
}

/// Leaves out every entry of a person but one: the latest with the answers that a score needs; without
/// such an entry, the latest that holds an answer at all.
///
/// People are told apart by their address, and by their name only where the file has no address at
/// all. Without time stamps that can be read, the order of the file is the order of time.
pub(super) fn leave_out(
    table: &Table<'_>,
    entries: Vec<Entry>,
    stamped: bool,
    needed: usize,
    problems: &mut Vec<Problem>,
) -> Unique {
    let order = if stamped { known_order(table, &entries, problems) } else { None };
    let moment = |entry: &Entry| order.and_then(|order| entry.stamp.and_then(|at| at.at(order)));
    let by_email = entries.iter().any(|entry| entry.email.is_some());
    let mut latest: HashMap<Key, usize> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some(key) = key(entry, by_email) else { continue };
        let best = latest.entry(key).or_insert(place);
        let rank = |place: usize| {
            let entry = &entries[place];
            (worth(entry, needed), time(entry, moment(entry)))
        };
        if rank(place) > rank(*best) {
            *best = place;
        }
    }
    let winners: Vec<Option<(usize, Why)>> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| {
            let winner = *latest.get(&key(entry, by_email)?)?;
            let kept = &entries[winner];
            let why = match worth(entry, needed) {
                Worth::Nothing => Why::Empty,
                _ if time(entry, moment(entry)) > time(kept, moment(kept)) => Why::Partial,
                _ => Why::Earlier,
            };
            (winner != place).then_some((kept.row, why))
        })
        .collect();
    let mut unique = Unique::default();
    for (entry, winner) in entries.into_iter().zip(winners) {
        let Some((row, why)) = winner else {
            if let Some(Moment { day, .. }) = moment(&entry) {
                let (first, last) = unique.days.unwrap_or((day, day));
                unique.days = Some((first.min(day), last.max(day)));
            }
            unique.entries.push(entry);
            continue;
        };
        let who = if by_email { "same person" } else { "same name" };
        let why = match (why, order) {
            (Why::Empty, _) => "this one holds no answer".to_owned(),
            (Why::Partial, _) => {
                let (given, of) = (entry.answered(), entry.answers.len());
                format!("this one answers {given} of {of} traits; a score needs {needed}")
            }
            (Why::Earlier, Some(_)) => "which is later".to_owned(),
            (Why::Earlier, None) => "which stands further down".to_owned(),
        };
        unique.left_out.push(LeftOut {
            row: entry.row,
            reason: Reason::Duplicate,
            seen: format!("{who} as row {row}, {why}"),
            person: entry.name,
        });
    }
    namesakes(table, &unique.entries, problems);
    unique
}

fn key(entry: &Entry, by_email: bool) -> Option<Key> {
    if by_email {
        entry.email.as_ref().map(|email| Key::Email(email.to_lowercase()))
    } else {
        entry.name.as_ref().map(|name| Key::Name(person(name)))
    }
}

/// A name for comparing: its words, or the name itself where it has none.
pub(super) fn person(name: &str) -> String {
    let words = words(name);
    if words.is_empty() { name.to_owned() } else { words }
}

/// How much an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    Nothing,
    /// Too few answers for a score.
    Some,
    Score,
}

fn worth(entry: &Entry, needed: usize) -> Worth {
    match entry.answered() {
        0 => Worth::Nothing,
        given if given < needed => Worth::Some,
        _ => Worth::Score,
    }
}

/// When an entry was given; among those of one moment, the one further down is the later one.
fn time(entry: &Entry, moment: Option<Moment>) -> (i64, usize) {
    (moment.map_or(0, |moment| moment.seconds), entry.row)
}

/// Why an entry gives way to another of the same person.
#[derive(Debug, Clone, Copy)]
enum Why {
    Empty,
    /// It is later, but has too few answers for a score.
    Partial,
    Earlier,
}

fn known_order(table: &Table<'_>, entries: &[Entry], problems: &mut Vec<Problem>) -> Option<Order> {
    let stamps: Vec<_> = entries.iter().filter_map(|entry| entry.stamp).collect();
    let order = order(&stamps);
    if order.is_none() && !stamps.is_empty() {
        problems.push(
            Problem::warning(
                "the time stamps do not tell day from month; the order of the file counts",
            )
            .at(table.file())
            .hint("export them as `2026/10/14 10:10:09`, and name the wave with `--wave`"),
        );
    }
    order
}

/// Tells of people with one name and several addresses: they stay apart, but may be one.
fn namesakes(table: &Table<'_>, entries: &[Entry], problems: &mut Vec<Problem>) {
    let mut rows: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        let Some(name) = &entry.name else { continue };
        let first = *rows.entry(person(name)).or_insert(entry.row);
        if first != entry.row {
            problems.push(
                Problem::warning(format!(
                    "`{name}` has another address than in row {first}; counted as two people"
                ))
                .at(table.row(entry.row))
                .hint("if it is one person, delete the row that does not count"),
            );
        }
    }
}
