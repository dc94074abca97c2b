//! Which person on the roster each one who answered is: known by the address, else by the name, and by the
//! number only where neither finds anybody.

use std::collections::BTreeSet;

use super::{Day, RosterFile};
use crate::error::Problem;
use crate::read::duplicates::person;
use crate::read::entries::Entries;
use crate::read::names::{self, Likeness};
use crate::read::table::Table;

/// Fewer people with a wrong number, or with another name, are slips and nicknames.
const SEVERAL: usize = 3;

impl RosterFile {
    /// The place on the list of each one who answered, where one is found, and those whose name several
    /// people in different teams have.
    ///
    /// A number may count something else in each file, such as the order of the rows: where it points at
    /// another person than the name or the address does, these count, and that is told. Where more numbers,
    /// and not just one or two, point at others than at the same person, nobody is found by a number.
    pub(super) fn find(
        &mut self,
        entries: &mut Entries,
        first: Option<Day>,
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) -> (Vec<Option<usize>>, Vec<usize>) {
        let mut found: Vec<Option<usize>> =
            (0..entries.len()).map(|entry| self.certain(entries, entry)).collect();
        for place in found.iter().flatten() {
            self.roster.people[*place].answered = true;
        }
        let known = (first, |entry: usize| found[entry].is_some());
        let open = self.namesakes(entries, known, table, problems);
        for (entry, found) in found.iter_mut().enumerate() {
            *found =
                found.or_else(|| self.by_name(entries.name(entry)?, entries.team(entry), first));
            if let Some(place) = *found {
                self.roster.people[place].answered = true;
            }
        }
        self.find_turned(entries, &mut found);
        self.find_by_number(entries, &mut found, table, problems);
        (found, open)
    }

    /// The person with the address of an entry, or with both its name and its number; a second first name
    /// may stand in one of the files alone.
    pub(super) fn certain(&self, entries: &Entries, entry: usize) -> Option<usize> {
        let by_email = || self.by_email.get(&entries.email(entry)?.to_lowercase()).copied();
        let by_both = || {
            let place = self.numbers.find(entries.number(entry)?)?;
            let (listed, own) = (&self.roster.people[place].name, entries.name(entry)?);
            has_same_ends(&person(listed), &person(own)).then_some(place)
        };
        by_email().or_else(by_both)
    }

    /// Finds by their numbers those whom neither address nor name finds.
    fn find_by_number(
        &mut self,
        entries: &Entries,
        found: &mut [Option<usize>],
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let place_of = |entry: usize| self.numbers.find(entries.number(entry)?);
        let numbered: Vec<(usize, usize)> =
            (0..found.len()).filter_map(|entry| Some((entry, place_of(entry)?))).collect();
        let (known, open): (Vec<_>, Vec<_>) =
            numbered.into_iter().partition(|(entry, _)| found[*entry].is_some());
        let are_others = known.iter().filter(|(entry, place)| found[*entry] != Some(*place));
        let others: Vec<usize> = are_others.map(|(entry, _)| *entry).collect();
        if let Some(&first) = others.first() {
            let people = match others.len() {
                1 => "1 person has a number that is".to_owned(),
                many => format!("{many} people have numbers that are"),
            };
            problems.push(
                Problem::warning(format!(
                    "{people} somebody else’s in the roster, such as here; the name or the address counts"
                ))
                .at(table.row(entries.row(first)))
                .hint("give everybody the same number in both files, or delete the column in one of them"),
            );
        }
        if others.len() >= SEVERAL && others.len() * 2 > known.len() {
            self.numbers.forget();
            return;
        }
        let numbered = known.len() + open.len();
        let mut renamed = Vec::new();
        // Where every row counts, several may be one person's.
        let mut by_number = BTreeSet::new();
        for (entry, place) in open {
            let invited = &mut self.roster.people[place];
            // Somebody with that name may have answered.
            if invited.answered && !by_number.contains(&place) {
                continue;
            }
            invited.answered = true;
            by_number.insert(place);
            found[entry] = Some(place);
            let is_other = |name: &str| !invited.is_nameless() && is_unlike(name, &invited.name);
            if entries.name(entry).is_some_and(is_other) {
                renamed.push(entry);
            }
        }
        // A few go by a nickname; where most have another name, the numbers may count something else.
        if renamed.len() < SEVERAL || renamed.len() * 2 <= numbered {
            return;
        }
        problems.push(
            Problem::warning(format!(
                "{} people are found in the roster by their numbers alone and have other names there, such \
                 as here",
                renamed.len()
            ))
            .at(table.row(entries.row(renamed[0])))
            .hint("check that the numbers of both files count the same"),
        );
    }
}

/// Whether two names are equal, or begin and end with the same words: `John Smith` and `John M. Smith`.
fn has_same_ends(one: &str, other: &str) -> bool {
    let ends = |name: &str| {
        let (first, rest) = name.split_once(' ')?;
        Some([first.to_owned(), rest.rsplit(' ').next()?.to_owned()])
    };
    one == other || ends(one).is_some_and(|own| ends(other) == Some(own))
}

/// Whether two names have no word in common, though one could: a name in another script has none.
fn is_unlike(one: &str, other: &str) -> bool {
    let [own, listed] = [one, other].map(|name| Likeness::of(&person(name)));
    !own.shares_a_word(&listed) && !names::are_of_two_scripts(one, other)
}
