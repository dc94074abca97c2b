//! The rows that may be responses, kept column by column, since there may be a million of them.

use std::collections::HashMap;

use super::durations::Lasted;
use super::key::{Key, KnownBy};
use super::moments::Stamp;
use super::names;
use super::texts::Texts;
use super::words;
use crate::error::Problem;
use crate::response::Sheet;

/// Whether a response counts by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counts {
    /// It has no answer.
    Empty,
    /// It has too few answers for a score.
    TooFew,
    /// It does.
    Enough,
}

/// What stands for the words of no name.
pub(super) const NAMELESS: u64 = 0;

/// Stands for no stamp: no day and no month has this number.
const UNSTAMPED: u64 = u64::MAX;

/// The stamp that was packed, where there was one.
fn stamp(packed: u64) -> Option<Stamp> {
    (packed != UNSTAMPED).then(|| Stamp::unpack(packed))
}

/// Rows that may be responses.
#[derive(Debug)]
pub(super) struct Entries {
    rows: Vec<u32>,
    counts: Vec<Counts>,
    /// The stamps, packed; [`UNSTAMPED`] for none.
    stamps: Vec<u64>,
    /// How long each one's answers took; empty as long as no row tells.
    lasted: Vec<Lasted>,
    keys: Vec<Key>,
    names: Texts,
    /// Bits that stand for the words of each name.
    name_bits: Vec<u64>,
    /// The addresses; none once nobody is going to look at them.
    emails: Option<Texts>,
    /// The numbers that stand for people; none once nobody is going to look at them.
    numbers: Option<Texts>,
    /// The place of each one's team; empty as long as nobody has one.
    teams: Vec<Option<u32>>,
    team_names: Teams,
    /// One answer to each trait.
    pub sheet: Sheet,
    /// What is wrong in a row, by the entry's place; told only when the row is used.
    problems: Vec<(u32, Problem)>,
}

/// One row before it is added.
#[derive(Debug)]
pub(super) struct Entry<'e> {
    pub row: usize,
    pub counts: Counts,
    pub stamp: Option<Stamp>,
    pub lasted: Lasted,
    pub key: Key,
    pub name: Option<&'e str>,
    /// Bits that stand for the words of the name; [`NAMELESS`] where there is none.
    pub name_bits: u64,
    pub email: Option<&'e str>,
    pub number: Option<&'e str>,
    pub team: Option<&'e str>,
}

impl Entries {
    /// Nobody yet, with so many answers each.
    pub(super) fn new(width: usize) -> Self {
        Self {
            rows: Vec::new(),
            counts: Vec::new(),
            stamps: Vec::new(),
            lasted: Vec::new(),
            keys: Vec::new(),
            names: Texts::default(),
            name_bits: Vec::new(),
            emails: Some(Texts::default()),
            numbers: Some(Texts::default()),
            teams: Vec::new(),
            team_names: Teams::default(),
            sheet: Sheet::new(width),
            problems: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Makes room for so many times as many, so that nothing moves while they are added: memory
    /// that is not written to is not taken.
    pub(super) fn reserve(&mut self, times: usize) {
        let more = self.rows.len().saturating_mul(times);
        self.rows.reserve_exact(more);
        self.counts.reserve_exact(more);
        self.stamps.reserve_exact(more);
        self.keys.reserve_exact(more);
        self.name_bits.reserve_exact(more);
        self.names.reserve(times);
        self.sheet.reserve(times);
    }

    /// Adds an entry, whose answers the caller adds to the sheet.
    pub(super) fn push(&mut self, entry: &Entry<'_>) {
        let team = entry.team.map(|team| self.team_names.place(team));
        self.set_team(self.rows.len(), team);
        if entry.lasted != Lasted::Unknown {
            self.lasted.resize(self.rows.len(), Lasted::Unknown);
            self.lasted.push(entry.lasted);
        }
        self.rows.push(entry.row as u32);
        self.counts.push(entry.counts);
        self.stamps.push(entry.stamp.map_or(UNSTAMPED, Stamp::pack));
        self.keys.push(entry.key);
        self.names.push(entry.name);
        self.name_bits.push(entry.name_bits);
        if let Some(emails) = &mut self.emails {
            emails.push(entry.email);
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.push(entry.number);
        }
    }

    /// Says what is wrong in the row of the next entry.
    pub(super) fn add_problem(&mut self, problem: Problem) {
        self.problems.push((self.rows.len() as u32, problem));
    }

    /// Takes back what was said about the row of the next entry, since it is none.
    pub(super) fn drop_problems_of_next(&mut self) {
        let next = self.rows.len() as u32;
        self.problems.retain(|(place, _)| *place != next);
    }

    /// Keeps no more than so many problems.
    pub(super) fn keep_problems(&mut self, most: usize) {
        self.problems.truncate(most);
    }

    /// Adds the entries of the next rows.
    pub(super) fn append(&mut self, other: Self) {
        let before = self.rows.len();
        self.problems.extend(
            other.problems.into_iter().map(|(place, problem)| (place + before as u32, problem)),
        );
        if !other.teams.is_empty() {
            let places: Vec<u32> =
                other.team_names.names.iter().map(|name| self.team_names.place(name)).collect();
            self.teams.resize(before, None);
            let team = |team: Option<u32>| team.map(|place| places[place as usize]);
            self.teams.extend(other.teams.into_iter().map(team));
        } else if !self.teams.is_empty() {
            self.teams.resize(before + other.rows.len(), None);
        }
        if !other.lasted.is_empty() {
            self.lasted.resize(before, Lasted::Unknown);
            self.lasted.extend(other.lasted);
        }
        self.rows.extend(other.rows);
        self.counts.extend(other.counts);
        self.stamps.extend(other.stamps);
        self.keys.extend(other.keys);
        self.names.append(&other.names);
        self.name_bits.extend(other.name_bits);
        if let (Some(emails), Some(more)) = (&mut self.emails, &other.emails) {
            emails.append(more);
        }
        if let (Some(numbers), Some(more)) = (&mut self.numbers, &other.numbers) {
            numbers.append(more);
        }
        self.sheet.append(other.sheet);
    }

    /// Forgets addresses, numbers and durations; by fingerprints people are still told apart.
    pub(super) fn forget_addresses(&mut self) {
        self.lasted = Vec::new();
        self.emails = None;
        self.numbers = None;
    }

    /// Keeps the entries of the places that `keep` holds for.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        if keep.iter().all(|keep| *keep) {
            return;
        }
        let mut places = vec![None; keep.len()];
        for (after, before) in (0..keep.len()).filter(|&place| keep[place]).enumerate() {
            places[before] = Some(after as u32);
        }
        let problems = std::mem::take(&mut self.problems);
        self.problems = problems
            .into_iter()
            .filter_map(|(place, problem)| Some((places[place as usize]?, problem)))
            .collect();
        retain(&mut self.rows, keep);
        retain(&mut self.counts, keep);
        retain(&mut self.stamps, keep);
        if !self.lasted.is_empty() {
            self.lasted.resize(keep.len(), Lasted::Unknown);
            retain(&mut self.lasted, keep);
        }
        retain(&mut self.keys, keep);
        retain(&mut self.name_bits, keep);
        retain(&mut self.teams, keep);
        self.names.retain(|place| keep[place]);
        if let Some(emails) = &mut self.emails {
            emails.retain(|place| keep[place]);
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.retain(|place| keep[place]);
        }
        self.sheet.retain(|place| keep[place]);
    }

    /// Takes what is wrong in all rows, in their order.
    pub(super) fn take_problems(&mut self) -> impl Iterator<Item = Problem> + use<> {
        std::mem::take(&mut self.problems).into_iter().map(|(_, problem)| problem)
    }

    /// The row as a spreadsheet shows it, from 1.
    pub(super) fn row(&self, place: usize) -> usize {
        self.rows[place] as usize
    }

    /// All rows, in their order.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    pub(super) fn counts(&self, place: usize) -> Counts {
        self.counts[place]
    }

    pub(super) fn stamp(&self, place: usize) -> Option<Stamp> {
        stamp(self.stamps[place])
    }

    pub(super) fn stamps(&self) -> impl Iterator<Item = Stamp> + '_ {
        self.stamps.iter().copied().filter_map(stamp)
    }

    /// Has day and month of each stamp that states them exchanged.
    pub(super) fn turn_stamps(&mut self) {
        for packed in &mut self.stamps {
            if let Some(stamp) = stamp(*packed) {
                *packed = stamp.turned().pack();
            }
        }
    }

    /// What the rows say of how long answering took, the last ones perhaps left out.
    pub(super) fn lasted(&self) -> &[Lasted] {
        &self.lasted
    }

    pub(super) fn key(&self, place: usize) -> Key {
        self.keys[place]
    }

    /// The strongest thing that anybody is known by.
    pub(super) fn known_by(&self) -> KnownBy {
        self.keys.iter().map(|key| key.by()).max().unwrap_or(KnownBy::Nothing)
    }

    pub(super) fn name(&self, place: usize) -> Option<&str> {
        self.names.get(place)
    }

    /// Bits that stand for the words of the name: the same for the same words, and hardly ever the
    /// same for others.
    pub(super) fn name_bits(&self, place: usize) -> Option<u64> {
        Some(self.name_bits[place]).filter(|bits| *bits != NAMELESS)
    }

    pub(super) fn email(&self, place: usize) -> Option<&str> {
        self.emails.as_ref()?.get(place)
    }

    /// The number or word that stands for a person.
    pub(super) fn number(&self, place: usize) -> Option<&str> {
        self.numbers.as_ref()?.get(place)
    }

    pub(super) fn team(&self, place: usize) -> Option<&str> {
        let team = self.teams.get(place).copied().flatten()?;
        Some(&self.team_names.names[team as usize])
    }

    /// How many traits are answered.
    pub(super) fn answered(&self, place: usize) -> usize {
        self.sheet.of(place).filter(|answer| answer.is_in_scale()).count()
    }

    /// Takes the address or the number from these entries: their people are known by what is left of them.
    ///
    /// Where `others` are known by more than a name, so is whoever has both the mark and the name.
    pub(super) fn forget_marks(&mut self, places: &[bool], kind: KnownBy, others: KnownBy) {
        let mut bytes = Vec::new();
        for place in (0..self.len()).filter(|&place| places[place]) {
            let number = self.number(place).filter(|_| kind == KnownBy::Email);
            self.keys[place] = match (number, self.name(place)) {
                (Some(number), _) => Key::of(KnownBy::Id, names::number(number).as_bytes()),
                (None, Some(name)) => {
                    words::write(name, &mut bytes);
                    let own = if bytes.is_empty() { name.as_bytes() } else { &bytes };
                    if others >= KnownBy::Id {
                        let mark = self.keys[place].bits().to_le_bytes();
                        Key::of(kind, &[&mark, own].concat())
                    } else {
                        Key::of(KnownBy::Name, own)
                    }
                }
                (None, None) => Key::none(),
            };
        }
        let marks = if kind == KnownBy::Email { &mut self.emails } else { &mut self.numbers };
        if let Some(known) = marks {
            let mut texts = Texts::default();
            for (place, is_forgotten) in places.iter().enumerate() {
                texts.push(known.get(place).filter(|_| !is_forgotten));
            }
            *known = texts;
        }
    }

    /// Gives an entry the name that only the roster knows.
    pub(super) fn set_names(&mut self, given: &HashMap<usize, String>) {
        if given.is_empty() {
            return;
        }
        let mut names = Texts::default();
        for place in 0..self.len() {
            names.push(given.get(&place).map(String::as_str).or_else(|| self.name(place)));
        }
        self.names = names;
    }

    /// A team's name as the answers spell it; nothing where no answer has the team.
    pub(super) fn spelling_of_team(&self, name: &str) -> Option<&str> {
        self.team_names.spelled(name)
    }

    /// Gives an entry the team that only the roster knows.
    pub(super) fn give_team(&mut self, place: usize, team: &str) {
        let team = self.team_names.place(team);
        self.teams.resize(self.rows.len(), None);
        self.teams[place] = Some(team);
    }

    /// The teams' names, of which some may be nobody's, and the place of each entry's; no place at
    /// all when nobody has a team.
    pub(super) fn into_teams(self) -> (Vec<String>, Vec<Option<u32>>, Sheet, Vec<u32>) {
        (self.team_names.names, self.teams, self.sheet, self.rows)
    }

    fn set_team(&mut self, place: usize, team: Option<u32>) {
        if team.is_some() && self.teams.is_empty() {
            self.teams.resize(place, None);
        }
        if team.is_some() || !self.teams.is_empty() {
            self.teams.push(team);
        }
    }
}

fn retain<T: Copy>(items: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    items.retain(|_| keep.next().copied().unwrap_or_default());
}

/// Teams by their names as they were written first.
#[derive(Debug, Default)]
struct Teams {
    names: Vec<String>,
    /// By every way in which a name was written.
    places: HashMap<String, u32>,
    /// By what tells two teams apart.
    by_key: HashMap<String, u32>,
}

impl Teams {
    /// The place of a team, which is new if nobody had it yet.
    fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let names = &mut self.names;
        let place = *self.by_key.entry(names::team(name)).or_insert_with(|| {
            names.push(name.to_owned());
            (names.len() - 1) as u32
        });
        self.places.insert(name.to_owned(), place);
        place
    }

    /// The team's name as it was written first; nothing where nobody has the team.
    fn spelled(&self, name: &str) -> Option<&str> {
        let place = self.by_key.get(&names::team(name))?;
        Some(&self.names[*place as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::Answer;

    fn entries(people: &[(usize, &str, Option<&str>)]) -> Entries {
        let mut entries = Entries::new(1);
        for (row, name, team) in people {
            if *row == 4 {
                entries.add_problem(Problem::error("row 4"));
            }
            entries.push(&Entry {
                row: *row,
                counts: Counts::Enough,
                stamp: None,
                lasted: Lasted::Unknown,
                key: Key::of(KnownBy::Name, name.as_bytes()),
                name: Some(name),
                name_bits: 0,
                email: None,
                number: Some(&row.to_string()),
                team: *team,
            });
            entries.sheet.push(&[Answer::Chosen(*row)]);
        }
        entries
    }

    #[test]
    fn entries_are_put_together_and_left_out() {
        let mut all = entries(&[(2, "Ana", None), (3, "Ben", None)]);
        all.append(entries(&[(4, "Cem", Some("East")), (5, "Dot", None)]));
        all.append(entries(&[(6, "Eve", None)]));
        all.append(entries(&[(7, "Fay", Some("West")), (8, "Gus", Some("East"))]));
        assert_eq!(all.len(), 7);
        all.retain(&[false, true, true, false, true, true, true]);
        let shown: Vec<_> = (0..all.len())
            .inspect(|&at| assert_eq!(all.number(at), Some(&*all.row(at).to_string())))
            .map(|at| (all.row(at), all.name(at).unwrap(), all.team(at), all.sheet.of(at).next()))
            .collect();
        assert_eq!(
            shown,
            [
                (3, "Ben", None),
                (4, "Cem", Some("East")),
                (6, "Eve", None),
                (7, "Fay", Some("West")),
                (8, "Gus", Some("East"))
            ]
            .map(|(row, name, team)| (row, name, team, Some(Answer::Chosen(row))))
        );
        assert_eq!(all.take_problems().count(), 1);
    }
}
