//! Addresses and numbers that are nobody's own, though the answers have them where a person's would stand: the
//! code of the survey, a mailbox of a whole team, the number of a department.

use std::collections::BTreeSet;

use super::answers::shown;
use super::columns::Columns;
use super::duplicates::{person, share_a_word};
use super::entries::Entries;
use super::header::Header;
use super::key::{Key, KnownBy, groups};
use super::names::{self, Likeness};
use super::table::Table;
use crate::error::Problem;
use crate::format::count_noun;

/// So many names that have nothing in common are several people's; two may be one person's before and after a
/// marriage, or a name and a nickname.
const SEVERAL: usize = 3;
/// So many rows of one value are looked at.
const LOOKED_AT: usize = 100;

/// What of a kind of marks is nobody's own.
enum Shared {
    Nothing,
    /// These values.
    Some(BTreeSet<Key>),
    /// All of them.
    All,
}

/// Lets those be known by what else the file has of them who share an address or a number with several other
/// names; that is told.
pub(super) fn forget(
    (table, header, columns): (&Table<'_>, &Header, &Columns),
    (entries, unfinished): (&mut Entries, &mut Entries),
    problems: &mut Vec<Problem>,
) {
    for kind in [KnownBy::Email, KnownBy::Id] {
        let key = |entries: &Entries, place| {
            Some(entries.key(place)).filter(|key: &Key| key.by() == kind)
        };
        let shared = shared(entries, kind, |place| key(entries, place));
        let is_shared = |entries: &Entries, place| {
            key(entries, place).is_some_and(|key| match &shared {
                Shared::Nothing => false,
                Shared::Some(keys) => keys.contains(&key),
                Shared::All => true,
            })
        };
        let told = match (&shared, columns.id) {
            (Shared::Nothing, _) => continue,
            (Shared::All, Some(column)) => Problem::warning(format!(
                "`{}` numbers nobody, since most of its values stand beside several different names; people \
                 are told apart by their names",
                shown(&header.shown(column))
            ))
            .at(table.column(column)),
            _ => {
                let has = |&place: &usize| is_shared(entries, place);
                let places: Vec<usize> = (0..entries.len()).filter(has).collect();
                let what = if kind == KnownBy::Email { "an address" } else { "a number" };
                let have = if places.len() == 1 { "has" } else { "have" };
                Problem::warning(format!(
                    "{} {have} {what} that stands beside several different names, such as here, and is \
                     nobody’s own; these people are told apart by their names",
                    count_noun(places.len(), "row", "rows")
                ))
                .at(table.row(entries.row(places[0])))
            }
        };
        problems.push(told.hint("if these rows are one person’s, make the names equal"));
        let others = (0..entries.len()).filter(|&place| !is_shared(entries, place));
        let others = others.map(|place| entries.key(place).by()).max();
        for entries in [&mut *entries, &mut *unfinished] {
            let places: Vec<bool> =
                (0..entries.len()).map(|place| is_shared(entries, place)).collect();
            entries.forget_marks(&places, kind, others.unwrap_or(KnownBy::Nothing));
        }
    }
}

/// What of this kind is nobody's own: values beside several names that have nothing in common, and all numbers
/// where one of them is such, and most people have one that is beside other names, too.
fn shared(entries: &Entries, kind: KnownBy, key: impl Fn(usize) -> Option<Key>) -> Shared {
    let mut mixed: Vec<(Vec<u32>, usize)> = Vec::new();
    for group in groups(entries.len(), &key, Key::bits) {
        let names = different_names(entries, &group);
        if names > 1 {
            mixed.push((group, names));
        }
    }
    let rows: usize = mixed.iter().map(|(group, _)| group.len()).sum();
    let has_several = mixed.iter().any(|(_, names)| *names >= SEVERAL);
    if kind == KnownBy::Id
        && has_several
        && rows * 2 > (0..entries.len()).filter(|&place| key(place).is_some()).count()
    {
        return Shared::All;
    }
    mixed.retain(|(_, names)| *names >= SEVERAL);
    if mixed.is_empty() {
        return Shared::Nothing;
    }
    Shared::Some(mixed.iter().filter_map(|(group, _)| key(group[0] as usize)).collect())
}

/// Whether a name is one or two letters that are no word.
fn is_initials(name: &str) -> bool {
    name.chars().filter(|letter| letter.is_alphabetic() && !names::is_unspaced(*letter)).count()
        <= 2
        && !name.chars().any(names::is_unspaced)
}

/// How many names without a word in common stand beside one value; no more than [`SEVERAL`] are told apart.
/// One name in two scripts has no letter in common, and initials are hardly ever a word of a name.
fn different_names(entries: &Entries, group: &[u32]) -> usize {
    let mut known: Vec<(&str, Likeness)> = Vec::new();
    for &place in group.iter().take(LOOKED_AT) {
        let Some(name) = entries.name(place as usize).filter(|name| !is_initials(name)) else {
            continue;
        };
        let likeness = Likeness::of(&person(name));
        let is_other = |(other, like): &(&str, Likeness)| {
            !share_a_word(other, name)
                && !like.may_be_one_person(&likeness)
                && !names::are_of_two_scripts(other, name)
        };
        if known.iter().all(is_other) {
            known.push((name, likeness));
        }
        if known.len() == SEVERAL {
            break;
        }
    }
    known.len()
}
