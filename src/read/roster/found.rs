//! Which person on the roster each one who answered is: known by the address, else by the name, and by the
//! number only where neither finds anybody.

use super::{Day, RosterFile};
use crate::error::Problem;
use crate::read::duplicates::{person, share_a_word};
use crate::read::entries::Entries;
use crate::read::table::Table;

impl RosterFile {
    /// The place on the list of each one who answered, where one is found, and those whose name several
    /// people in different teams have.
    ///
    /// A number may count something else in each file, such as the order of the rows: where it points at
    /// another person than the name or the address does, these count, and that is told. Where more numbers
    /// point at others than at the same person, nobody is found by a number.
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

    /// The person with the address of an entry, or with both its name and its number.
    pub(super) fn certain(&self, entries: &Entries, entry: usize) -> Option<usize> {
        let by_email = || self.by_email.get(&entries.email(entry)?.to_lowercase()).copied();
        let by_both = || {
            let place = self.numbers.find(entries.number(entry)?)?;
            let is_same = person(&self.roster.people[place].name) == person(entries.name(entry)?);
            is_same.then_some(place)
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
        if others.len() * 2 > known.len() {
            self.numbers.forget();
            return;
        }
        let mut renamed = Vec::new();
        for (entry, place) in open {
            let invited = &mut self.roster.people[place];
            // Somebody with that name may have answered.
            if invited.answered {
                continue;
            }
            invited.answered = true;
            found[entry] = Some(place);
            let is_other =
                |name: &str| !invited.is_nameless() && !share_a_word(name, &invited.name);
            if entries.name(entry).is_some_and(is_other) {
                renamed.push(entry);
            }
        }
        let Some(&first) = renamed.first() else { return };
        let people = match renamed.len() {
            1 => "1 person is found in the roster by the number alone and has another name"
                .to_owned(),
            many => {
                format!(
                    "{many} people are found in the roster by their numbers alone and have other names"
                )
            }
        };
        problems.push(
            Problem::warning(format!("{people} there, such as here"))
                .at(table.row(entries.row(first)))
                .hint("check that the numbers of both files count the same"),
        );
    }
}
