//! Who was invited: a table of names, addresses and teams; marks who answered.

use std::collections::HashMap;

use super::bytes::Stored;
use super::container::{self, Sought};
use super::duplicates::person;
use super::entries::Entries;
use super::moments::{self, Moment, Order, Stamp, order};
use super::names;
use super::progress::Progress;
use super::table::{Table, trim};
use super::usual::{self, Usual};
use crate::error::{About, Failure, Place, Problem};
use crate::response::{Away, Becomes, Invited, OtherResponse, Roster};

/// From this likeness on two names may be one person's.
const LIKE: f64 = 0.7;
/// More open names than this on either side are not compared with one another.
const COMPARED: usize = 300;
/// So many people who were not asked are told by name; the rest is only counted.
const TOLD: usize = 1000;

type Day = (i64, u32, u32);

/// A roster with what is needed to find people in it.
#[derive(Debug)]
pub(super) struct RosterFile {
    roster: Roster,
    /// The row of each person, and their first and last day at work, where known.
    at_work: Vec<(usize, [Option<Day>; 2])>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl RosterFile {
    /// Reads the roster.
    pub(super) fn open(stored: Stored, problems: &mut Vec<Problem>) -> Result<Self, Failure> {
        let mut source = container::read(
            stored,
            &container::Storage::default(),
            &Sought::Roster,
            &Progress::default(),
        )?;
        problems.append(&mut source.warnings);
        let data = |problem| Failure::Data(vec![problem]);
        let table = Table::open(&source).map_err(data)?;
        Self::read(&table, problems).map_err(data)
    }

    fn read(table: &Table<'_>, problems: &mut Vec<Problem>) -> Result<Self, Problem> {
        let column = |wanted: Usual| {
            let ranked = table.header.iter().enumerate().filter_map(|(column, text)| {
                usual::in_roster(text)
                    .filter(|(what, _)| *what == wanted)
                    .map(|(_, rank)| (rank, column))
            });
            ranked.min().map(|(_, column)| column)
        };
        let [name, given, family, email, team, start, leave] = [
            Usual::Name,
            Usual::GivenName,
            Usual::FamilyName,
            Usual::Email,
            Usual::Team,
            Usual::Start,
            Usual::Leave,
        ]
        .map(column);
        if name.or(given).or(family).or(email).is_none() {
            return Err(Problem::error("the roster has neither a column `Name` nor `Email`")
                .at(table.file())
                .hint(
                    "its columns are `Name`, `Email` and `Team`; `Start` and `Leave` are optional",
                ));
        }
        let mut file = Self {
            roster: Roster { source: table.name.to_owned(), ..Roster::default() },
            at_work: Vec::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
        };
        let mut stamps = Vec::new();
        let mut days = Vec::new();
        let mut rows = table.body()?;
        while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
            let cell = |column: Option<usize>| column.map_or("", |column| trim(row.cell(column)));
            let parted = || names::name(&format!("{} {}", cell(given), cell(family)));
            let name = names::name(cell(name)).or_else(parted);
            let email = names::name(cell(email));
            let Some(shown) = name.clone().or_else(|| email.clone()) else { continue };
            if let Some(address) = &email
                && file.by_email.contains_key(&address.to_lowercase())
            {
                problems.push(
                    Problem::warning(format!("`{address}` is in the roster twice; counted once"))
                        .at(table.row(row.number))
                        .about(About::TwiceInRoster),
                );
                continue;
            }
            let at_work = [start, leave].map(|column| {
                let text = cell(column);
                let stamp = Stamp::parse(text);
                if let Some(column) = column.filter(|_| !text.is_empty()) {
                    days.push((row.number, column, stamp));
                }
                stamp
            });
            stamps.push((row.number, at_work));
            let place = file.roster.people.len();
            file.by_name.entry(person(&shown)).or_default().push(place);
            if let Some(address) = &email {
                file.by_email.insert(address.to_lowercase(), place);
            }
            let team = names::name(cell(team));
            file.roster.people.push(Invited { name: shown, email, team, answered: false });
        }
        if file.roster.people.is_empty() {
            return Err(Problem::error("the roster names nobody").at(table.file()));
        }
        // As in an export, the days of the whole list tell which number is the month.
        let order = order(|| days.iter().filter_map(|(_, _, stamp)| *stamp));
        let day = |stamp: Stamp| {
            order.map_or_else(|| certain_day(stamp), |order| Some(stamp.at(order)?.day))
        };
        for (row, column, stamp) in &days {
            if stamp.and_then(day).is_none() {
                problems.push(
                    Problem::warning("this day cannot be read and is not used")
                        .at(table.cell(*row, *column))
                        .hint("write days as `2026-10-14`"),
                );
            }
        }
        file.at_work = (stamps.into_iter())
            .map(|(row, at_work)| (row, at_work.map(|stamp| stamp.and_then(day))))
            .collect();
        Ok(file)
    }

    /// Marks who answered, and gives people the team and the name that only the roster knows.
    ///
    /// Who left before the first day or came after the last one was not asked, unless they answered;
    /// that is told.
    pub(super) fn mark(
        mut self,
        entries: &mut Entries,
        (unfinished, others): (&Entries, &mut [OtherResponse]),
        days: Option<(Day, Day)>,
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) -> Roster {
        let by_email = |place| self.by_email.get(&entries.email(place)?.to_lowercase()).copied();
        let mut found: Vec<Option<usize>> = (0..entries.len()).map(by_email).collect();
        for place in found.iter().flatten() {
            self.roster.people[*place].answered = true;
        }
        let mut names = HashMap::new();
        for (entry, found) in found.iter_mut().enumerate() {
            *found = found.or_else(|| self.by_name(entries.name(entry)?));
            let Some(place) = *found else { continue };
            let invited = &mut self.roster.people[place];
            invited.answered = true;
            if let Some(team) = invited.team.as_deref().filter(|_| entries.team(entry).is_none()) {
                entries.give_team(entry, team);
            }
            if entries.name(entry).is_none() && invited.email.as_ref() != Some(&invited.name) {
                names.insert(entry, invited.name.clone());
            }
        }
        entries.set_names(&names);
        self.find_unfinished(unfinished, others);
        if let Some(days) = days {
            self.leave_out_absent(days);
        } else if self.at_work.iter().flat_map(|(_, days)| days).any(Option::is_some) {
            problems.push(
                Problem::warning(
                    "the roster has days of joining or leaving, which are not used, since the answers \
                     have no days",
                )
                .at(Place::File { file: self.roster.source.clone() })
                .hint("take those off the list who were not asked"),
            );
        }
        let strangers: Vec<usize> =
            (0..entries.len()).filter(|&entry| found[entry].is_none()).collect();
        self.tell(entries, &strangers, table, problems);
        self.roster
    }

    /// Tells of each response that would count under another rule whether its person was asked.
    fn find_unfinished(&self, unfinished: &Entries, others: &mut [OtherResponse]) {
        for other in others {
            let Becomes::Counted { invited } = &mut other.becomes else { continue };
            let rows = unfinished.rows();
            let Ok(entry) = rows.binary_search_by_key(&other.row, |row| *row as usize) else {
                continue;
            };
            let email = unfinished.email(entry).map(str::to_lowercase);
            let place = email.and_then(|email| self.by_email.get(&email).copied());
            let place = place.or_else(|| self.by_name(unfinished.name(entry)?));
            *invited = place.is_some_and(|place| !self.roster.people[place].answered);
        }
    }

    /// Takes those off the list who left before the first answer or joined after the last one.
    fn leave_out_absent(&mut self, (first, last): (Day, Day)) {
        let Roster { people, away, .. } = &mut self.roster;
        let mut at_work = self.at_work.iter();
        people.retain(|invited| {
            let Some((row, [start, leave])) = at_work.next() else { return true };
            let why = match (start, leave) {
                _ if invited.answered => return true,
                (Some(start), _) if *start > last => {
                    format!("joined on {}, after the last answer", moments::day(*start))
                }
                (_, Some(leave)) if *leave < first => {
                    format!("left on {}, before the first answer", moments::day(*leave))
                }
                _ => return true,
            };
            away.push(Away { name: invited.name.clone(), row: *row, why });
            false
        });
    }

    /// The person with this name who has not answered yet.
    fn by_name(&self, name: &str) -> Option<usize> {
        let places = self.by_name.get(&person(name))?;
        places.iter().copied().find(|&place| !self.roster.people[place].answered)
    }

    /// Warns of people who answered without being asked, with the name that may be theirs.
    fn tell(
        &self,
        entries: &Entries,
        strangers: &[usize],
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let open: Vec<&str> = self
            .roster
            .people
            .iter()
            .filter(|invited| !invited.answered)
            .map(|invited| invited.name.as_str())
            .collect();
        let compared = strangers.len() <= COMPARED && open.len() <= COMPARED;
        for &entry in strangers.iter().take(TOLD) {
            let (name, row) = (entries.name(entry), entries.row(entry));
            let who = name.or_else(|| entries.email(entry));
            let who = who.map_or_else(|| format!("row {row}"), |name| format!("`{name}`"));
            let problem = Problem::warning(format!("{who} answered but is not in the roster"))
                .at(table.row(row))
                .about(About::NotInRoster);
            let near = name.filter(|_| compared).and_then(|name| like(name, &open));
            problems.push(match near {
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

/// A day that can be read in one way only.
fn certain_day(stamp: Stamp) -> Option<Day> {
    match (stamp.at(Order::DayFirst), stamp.at(Order::MonthFirst)) {
        (Some(one), Some(other)) if one == other => Some(one.day),
        (Some(Moment { day, .. }), None) | (None, Some(Moment { day, .. })) => Some(day),
        _ => None,
    }
}
