//! Names that look alike: perhaps one person who wrote it twice.

use super::duplicates::person;
use super::entries::Entries;
use super::names::Likeness;
use super::table::Table;
use crate::error::{About, Problem};

/// More names than this are not compared with one another.
const COMPARED: usize = 300;

/// Tells of names that look alike where there is nothing else to know people by.
pub(super) fn alike(table: &Table<'_>, entries: &Entries, problems: &mut Vec<Problem>) {
    if entries.len() > COMPARED * 10 {
        return;
    }
    let named: Vec<(usize, &str, Likeness)> = (0..entries.len())
        .filter_map(|place| {
            entries.name(place).map(|name| (place, name, Likeness::of(&person(name))))
        })
        .collect();
    if named.len() > COMPARED {
        return;
    }
    for (at, (place, name, likeness)) in named.iter().enumerate() {
        let near = named[..at].iter().find(|(_, _, other)| other.may_be_one_person(likeness));
        if let Some((first, other, _)) = near {
            problems.push(
                Problem::warning(format!(
                    "`{name}` looks like `{other}` in row {}; counted as two people",
                    entries.row(*first)
                ))
                .at(table.row(entries.row(*place)))
                .hint("if it is one person, make the names equal")
                .about(About::LikeName),
            );
        }
    }
}
