//! One response per person: the latest that counts, unless the call asks for another.

use std::collections::HashMap;

use super::moments::{Moment, Order, order};
use super::rows::{Counts, Entry};
use super::table::Table;
use super::words::words;
use crate::error::Problem;
use crate::response::{Duplicates, LeftOut, OtherResponse, Reason};

/// From this likeness on two names without addresses may be one person's: one letter in seven.
const ALIKE: f64 = 0.85;
/// More names than this are not compared with one another.
const COMPARED: usize = 300;

/// Year, month and day.
pub(super) type Day = (i64, u32, u32);

/// Entries without their duplicates, and the account of the others.
#[derive(Debug, Default)]
pub(super) struct Unique {
    pub entries: Vec<Entry>,
    pub left_out: Vec<LeftOut>,
    /// What would count instead under another rule.
    pub others: Vec<OtherResponse>,
    /// First and last day of the answers that are kept.
    pub days: Option<(Day, Day)>,
}

/// How an entry is known to be the same person as another.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Email(String),
    Id(String),
    Name(String),
}

/// What tells the people of a file apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KnownBy {
    /// Their address, and a number where one has no address.
    Email,
    /// A number or word that stands for each.
    Id,
    /// Their name, since there is nothing else.
    Name,
}

/// Leaves out every entry of a person but the one that counts.
///
/// People are told apart by their address, else by a number that stands for each, and by their name
/// only where the file has neither. Without time stamps that can be read, the order of the file is
/// the order of time. One that counts by itself comes before one that does not, so that an attempt
/// that was broken off does not displace answers that were given.
pub(super) fn leave_out(
    table: &Table<'_>,
    entries: Vec<Entry>,
    stamped: bool,
    which: Duplicates,
    problems: &mut Vec<Problem>,
) -> Unique {
    let order = if stamped { known_order(table, &entries, problems) } else { None };
    let moment = |entry: &Entry| order.and_then(|order| entry.stamp.and_then(|at| at.at(order)));
    let by = known_by(&entries);
    let best = |rule: Duplicates| {
        let mut best: HashMap<Key, usize> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            let Some(key) = key(entry, by, which) else { continue };
            let best = best.entry(key).or_insert(place);
            let other = &entries[*best];
            if rank(entry, moment(entry), rule) > rank(other, moment(other), rule) {
                *best = place;
            }
        }
        let of = |entry: &Entry| best.get(&key(entry, by, which)?).copied();
        entries.iter().map(of).collect::<Vec<Option<usize>>>()
    };
    let counting = best(which);
    let winners: Vec<Option<usize>> = counting
        .iter()
        .enumerate()
        .map(|(place, counts)| counts.filter(|counts| *counts != place))
        .collect();
    let mut others = Vec::new();
    let any = winners.iter().any(Option::is_some);
    for rule in [Duplicates::First, Duplicates::Latest].into_iter().filter(|_| any) {
        for (place, instead) in best(rule).into_iter().enumerate() {
            let is_exchanged = counting[place] == Some(place) && instead != Some(place);
            let Some(instead) = instead.filter(|_| is_exchanged) else { continue };
            others.push(OtherResponse {
                counts_if: rule,
                instead_of: entries[place].row,
                row: entries[instead].row,
                answers: entries[instead].answers.clone(),
            });
        }
    }
    let reasons: Vec<Option<String>> = entries
        .iter()
        .zip(&winners)
        .map(|(entry, winner)| {
            let winner = &entries[(*winner)?];
            let who = match by {
                KnownBy::Email | KnownBy::Id => "same person",
                KnownBy::Name => "same name",
            };
            let why = why(entry, winner, order.is_some(), which);
            Some(format!("{who} as row {}, {why}", winner.row))
        })
        .collect();
    for (entry, winner) in entries.iter().zip(&winners) {
        let Some(winner) = winner.map(|winner| &entries[winner]) else { continue };
        if let (Some(one), Some(other)) = (&entry.name, &winner.name)
            && !share_a_word(one, other)
        {
            problems.push(
                Problem::warning(format!(
                    "`{one}` and `{other}` in row {} have one address or number; only the latter \
                     is counted",
                    winner.row
                ))
                .at(table.row(entry.row))
                .hint("if they are two people, give each an address of their own, or none"),
            );
        }
    }
    let mut unique = Unique { others, ..Unique::default() };
    for (entry, reason) in entries.into_iter().zip(reasons) {
        match reason {
            None => {
                if let Some(Moment { day, .. }) = moment(&entry) {
                    let (first, last) = unique.days.unwrap_or((day, day));
                    unique.days = Some((first.min(day), last.max(day)));
                }
                unique.entries.push(entry);
            }
            Some(seen) => unique.left_out.push(LeftOut {
                row: entry.row,
                reason: Reason::Duplicate,
                seen,
                person: entry.name,
            }),
        }
    }
    namesakes(table, &unique.entries, problems);
    if by == KnownBy::Name && which != Duplicates::Keep {
        alike(table, &unique.entries, problems);
    }
    unique
}

/// Why another entry of the same person counts.
fn why(entry: &Entry, winner: &Entry, timed: bool, which: Duplicates) -> String {
    if entry.counts != winner.counts {
        let (given, all) = (entry.answered(), entry.answers.len());
        return match entry.counts {
            Counts::Empty => "this one holds no answer".to_owned(),
            Counts::Unfinished(_) => "this one was not finished".to_owned(),
            Counts::TooFew | Counts::Enough => {
                format!("this one answers {given} of {all} traits, too few for a score")
            }
        };
    }
    let why = match (which, timed) {
        (Duplicates::MostComplete, _) if entry.answered() != winner.answered() => {
            "which holds more answers"
        }
        (Duplicates::First, true) => "which is earlier",
        (Duplicates::First, false) => "which stands further up",
        (Duplicates::Latest | Duplicates::MostComplete | Duplicates::Keep, true) => {
            "which is later"
        }
        (Duplicates::Latest | Duplicates::MostComplete | Duplicates::Keep, false) => {
            "which stands further down"
        }
    };
    why.to_owned()
}

fn known_by(entries: &[Entry]) -> KnownBy {
    if entries.iter().any(|entry| entry.email.is_some()) {
        KnownBy::Email
    } else if entries.iter().any(|entry| entry.id.is_some()) {
        KnownBy::Id
    } else {
        KnownBy::Name
    }
}

/// What stands for the person of an entry; none where each entry counts as a person.
fn key(entry: &Entry, by: KnownBy, which: Duplicates) -> Option<Key> {
    if which == Duplicates::Keep {
        return None;
    }
    let email = || entry.email.as_ref().map(|email| Key::Email(email.to_lowercase()));
    let id = || entry.id.as_ref().map(|id| Key::Id(id.to_lowercase()));
    match by {
        KnownBy::Email => email().or_else(id),
        KnownBy::Id => id(),
        KnownBy::Name => {
            let named = entry.name.as_ref().filter(|name| !names_nobody(name));
            named.map(|name| Key::Name(person(name)))
        }
    }
}

/// Whether a name is one of those by which people keep theirs to themselves: two of them are not
/// the same person.
pub(super) fn names_nobody(name: &str) -> bool {
    const NOBODY: &[&str] = &[
        "anonym",
        "anonyme",
        "anonymous",
        "anonimo",
        "anónimo",
        "n a",
        "no name",
        "nobody",
        "none",
        "unknown",
        "unnamed",
        "x",
    ];
    let words = words(name);
    words.is_empty() || NOBODY.contains(&words.as_str())
}

pub(super) fn share_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (person(one), person(other));
    one.split(' ').any(|word| other.split(' ').any(|own| own == word))
}

/// A name for comparing: its words, or the name itself where it has none.
pub(super) fn person(name: &str) -> String {
    let words = words(name);
    if words.is_empty() { name.to_owned() } else { words }
}

/// Entries that count before those that do not; then, as the call asks, the one with more answers,
/// the later or the earlier one, and at last the one further down or further up.
fn rank(entry: &Entry, moment: Option<Moment>, which: Duplicates) -> (&Counts, usize, i64, i64) {
    let seconds = moment.map_or(0, |moment| moment.seconds);
    let row = i64::try_from(entry.row).unwrap_or(i64::MAX);
    match which {
        Duplicates::Latest | Duplicates::Keep => (&entry.counts, 0, seconds, row),
        Duplicates::First => (&entry.counts, 0, -seconds, -row),
        Duplicates::MostComplete => (&entry.counts, entry.answered(), seconds, row),
    }
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

/// Tells of names that look alike where there is nothing else to know people by.
fn alike(table: &Table<'_>, entries: &[Entry], problems: &mut Vec<Problem>) {
    let named: Vec<(&Entry, &str, String)> = entries
        .iter()
        .filter_map(|entry| entry.name.as_deref().map(|name| (entry, name, person(name))))
        .collect();
    if named.len() > COMPARED {
        return;
    }
    for (place, (entry, name, words)) in named.iter().enumerate() {
        let near = named[..place].iter().find(|(_, _, other)| {
            other != words && strsim::normalized_damerau_levenshtein(other, words) >= ALIKE
        });
        if let Some((first, other, _)) = near {
            problems.push(
                Problem::warning(format!(
                    "`{name}` looks like `{other}` in row {}; counted as two people",
                    first.row
                ))
                .at(table.row(entry.row))
                .hint("if it is one person, make the names equal"),
            );
        }
    }
}
