//! Answers that nobody on the roster has given under that name: whose they may be.

use std::collections::{BTreeSet, HashMap};

use super::RosterFile;
use crate::error::{About, Place, Problem};
use crate::read::duplicates::{names_nobody, person};
use crate::read::entries::Entries;
use crate::read::table::Table;

/// From this likeness on two names may be one person's.
const LIKE: f64 = 0.7;
/// More open names than this on either side are not compared with one another.
const COMPARED: usize = 300;
/// So many people who were not asked are told by name; the rest is only counted.
const TOLD: usize = 1000;
/// As many people who were not asked, and more than half of all: then the list is another one.
const MANY_STRANGERS: usize = 3;

impl RosterFile {
    /// Finds those whose names have the same words in another order, such as `Ortiz, Ana`: as long as
    /// one person on the roster and one who answered have them.
    pub(super) fn find_turned(&mut self, entries: &Entries, found: &mut [Option<usize>]) {
        let mut listed: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, one) in self.roster.people.iter().enumerate().filter(|(_, one)| !one.answered) {
            if let Some(words) = sorted_words(&one.name) {
                listed.entry(words).or_default().push(place);
            }
        }
        if listed.is_empty() {
            return;
        }
        let mut answered: HashMap<String, Vec<usize>> = HashMap::new();
        for entry in (0..found.len()).filter(|&entry| found[entry].is_none()) {
            if let Some(words) = entries.name(entry).and_then(sorted_words) {
                answered.entry(words).or_default().push(entry);
            }
        }
        for (entry, found) in found.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
            let Some(words) = entries.name(entry).and_then(sorted_words) else { continue };
            let pair = (listed.get(&words).map(Vec::as_slice), &answered[&words][..]);
            let (Some(&[place]), &[_]) = pair else { continue };
            *found = Some(place);
            let invited = &mut self.roster.people[place];
            invited.answered = true;
            let name = entries.name(entry).unwrap_or_default().to_owned();
            self.roster.turned.push((invited.name.clone(), name));
        }
    }

    /// Which of these answers can be those of somebody who is missing: they bear neither an address,
    /// a name nor a number that the roster could have.
    pub(super) fn nameless(&self, entries: &Entries, strangers: &[usize]) -> Vec<usize> {
        let missing = self.roster.people.iter().enumerate().filter(|(_, one)| !one.answered);
        let missing: BTreeSet<[bool; 3]> = missing
            .map(|(place, one)| {
                let has_name = one.email.as_ref() != Some(&one.name);
                [one.email.is_some(), has_name, self.numbers.has(place)]
            })
            .collect();
        let strangers = strangers.iter().copied();
        let can_be_anybody = |entry: &usize| {
            let name = entries.name(*entry).filter(|name| !names_nobody(name));
            let is_unknown = entries.number(*entry).is_some_and(|number| self.numbers.lack(number));
            let own = [entries.email(*entry).is_some(), name.is_some(), is_unknown];
            missing.iter().any(|other| !(0..3).any(|at| own[at] && other[at]))
        };
        strangers.filter(can_be_anybody).collect()
    }

    /// Says once that answers bear no name.
    pub(super) fn tell_nameless(
        entries: &Entries,
        nameless: &[usize],
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let many = nameless.len();
        if many == 0 {
            return;
        }
        let (answers, bear) = if many == 1 { ("answer", "bears") } else { ("answers", "bear") };
        let has_any = |entry: &usize| {
            entries.email(*entry).is_some()
                || entries.name(*entry).is_some_and(|name| !names_nobody(name))
        };
        let has_number = |entry: &usize| entries.number(*entry).is_some();
        let (what, hint) = if nameless.iter().any(has_any) {
            ("no name or address that the roster has", "the roster only says how many were asked")
        } else if nameless.iter().all(has_number) {
            (
                "only a number, by which the roster tells nobody",
                "give the roster a column of these numbers, headed as in the answers",
            )
        } else {
            ("no name", "the roster only says how many were asked")
        };
        problems.push(
            Problem::warning(format!(
                "{many} {answers} {bear} {what}, so who is missing is not known"
            ))
            .at(table.file())
            .hint(hint),
        );
    }

    /// Warns of people who answered without being asked, with the name that may be theirs.
    pub(super) fn tell(
        &self,
        entries: &Entries,
        strangers: &[usize],
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let people = &self.roster.people;
        let open: Vec<&str> = people
            .iter()
            .filter(|invited| !invited.answered)
            .map(|invited| invited.name.as_str())
            .collect();
        let compared = strangers.len() <= COMPARED && open.len() <= COMPARED;
        let near = |entry: usize| {
            entries.name(entry).filter(|_| compared).and_then(|name| like(name, &open))
        };
        let unlike = strangers.iter().filter(|&&entry| near(entry).is_none()).count();
        let (answered, many) = (entries.len(), strangers.len());
        if unlike >= MANY_STRANGERS && unlike * 2 > answered {
            problems.push(
                Problem::error(format!(
                    "{many} of the {answered} people who answered are not in the roster"
                ))
                .at(Place::File { file: self.roster.source.clone() })
                .hint(
                    "name the list of those who were asked this time; without `--roster` nothing is \
                     said of the absent",
                ),
            );
            return;
        }
        for &entry in strangers.iter().take(TOLD) {
            let (name, row) = (entries.name(entry), entries.row(entry));
            let who = name.or_else(|| entries.email(entry)).or_else(|| entries.number(entry));
            let who = who.map_or_else(|| format!("row {row}"), |name| format!("`{name}`"));
            let problem = Problem::warning(format!("{who} answered but is not in the roster"))
                .at(table.row(row))
                .about(About::NotInRoster);
            problems.push(match near(entry) {
                Some(near) => problem.hint(format!(
                    "`{near}` in the roster has not answered; if it is one person, make the names equal"
                )),
                None => problem,
            });
        }
        if strangers.len() > TOLD {
            let more = strangers.len() - TOLD;
            problems.push(
                Problem::warning(format!("{more} more people answered but are not in the roster"))
                    .at(table.file()),
            );
        }
    }
}

/// The open name that looks most like this one.
fn like<'a>(name: &str, open: &[&'a str]) -> Option<&'a str> {
    let name = person(name);
    let mut best: Option<(f64, &str)> = None;
    for other in open {
        let likeness = strsim::normalized_damerau_levenshtein(&name, &person(other));
        if likeness >= LIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, other));
        }
    }
    best.map(|(_, other)| other)
}

/// The words of a name in the order of the alphabet; none of a single word.
fn sorted_words(name: &str) -> Option<String> {
    let name = person(name);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    words.sort_unstable();
    (words.len() > 1).then(|| words.join(" "))
}
