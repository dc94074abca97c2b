//! One response per person: the latest that counts, unless the call asks for another.

mod several;

use std::collections::BTreeSet;

use self::several::Several;
use super::alike::alike;
use super::answers::shown;
use super::entries::{Counts, Entries};
use super::gap::Gap;
use super::key::{Key, KnownBy, groups};
use super::moments::{Moment, Order, Stamp};
pub(super) use super::nobody::names_nobody;
use super::table::Table;
use super::words::words;
use crate::error::{About, Problem};
use crate::format::list_some;
use crate::response::{Becomes, Duplicates, LeftOut, OtherResponse, OtherRule, Reason};

/// From so many rows of one person on it is told, since more than two are hardly a slip.
const FOLDED: usize = 3;
/// So many pairs of rows of one person are kept.
const KEPT_PAIRS: usize = 1000;
/// So many rows are listed in a message.
const LISTED: usize = 8;

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
    unfinished: &Entries,
    order: Option<Order>,
    (which, listed): (Duplicates, usize),
    problems: &mut Vec<Problem>,
) -> Unique {
    let by = entries.known_by();
    // The entries that do not count, each with the one that does.
    let mut displaced: Vec<(usize, usize)> = Vec::new();
    // Where all count, the groups only tell what another rule would count.
    let groups = match which {
        Duplicates::Keep if entries.len() > listed => Vec::new(),
        _ => groups(entries.len(), |place| key(entries, place, by), Key::bits),
    };
    let newest_first = !groups.is_empty()
        && match order {
            Some(order) => stands_newest_first(entries, order),
            None => [Order::DayFirst, Order::MonthFirst]
                .into_iter()
                .all(|order| stands_newest_first(entries, order)),
        };
    let judge = Judge { entries, order, which, newest_first };
    for group in groups.iter().filter(|_| which != Duplicates::Keep) {
        let winner = judge.best(group, which);
        let others = group.iter().map(|&place| place as usize).filter(|&place| place != winner);
        displaced.extend(others.map(|place| (place, winner)));
    }
    displaced.sort_unstable();
    let seen = |place: usize, winner: usize| {
        let (row, why) = (entries.row(winner), judge.why(place, winner));
        match by {
            KnownBy::Nothing => format!("same in every cell as row {row}"),
            KnownBy::Name => format!("same name as row {row}, {why}"),
            KnownBy::Id | KnownBy::Email => format!("same person as row {row}, {why}"),
        }
    };
    let mut unique = Unique::default();
    if entries.len() - displaced.len() <= listed {
        unique.others = judge.others(&groups);
        unique.others.extend(judge.beside(unfinished, by));
    }
    let rows = |&(place, winner): &(usize, usize)| (entries.row(place), entries.row(winner));
    let is_whole = |&&(place, _): &&(usize, usize)| entries.counts(place) == Counts::Enough;
    unique.pairs = displaced.iter().filter(is_whole).take(KEPT_PAIRS).map(rows).collect();
    let winners = displaced.iter().filter(is_whole).map(|&(_, winner)| winner);
    unique.answered_twice = winners.collect::<BTreeSet<usize>>().len();
    let mut strangers = Several::default();
    for &(place, winner) in &displaced {
        let row = entries.row(winner);
        unique.left_out.push(LeftOut {
            row: entries.row(place),
            reason: Reason::Duplicate,
            seen: seen(place, winner),
            person: entries.name(place).map(str::to_owned),
        });
        if let (Some(one), Some(other)) = (entries.name(place), entries.name(winner))
            && !share_a_word(one, other)
        {
            strangers.add(problems, || {
                Problem::warning(format!(
                    "`{one}` and `{other}` in row {row} have one address or number; only the latter \
                     is counted",
                ))
                .at(table.row(entries.row(place)))
                .hint("if they are two people, give each an address of their own, or none")
                .about(About::OneAddress)
            });
        }
    }
    if by == KnownBy::Nothing {
        problems.extend(downloaded_twice(unique.left_out.len(), table));
    }
    strangers.close(problems, table, "rows share an address or number with another name");
    if which != Duplicates::Keep && by != KnownBy::Nothing {
        judge.tell_folded(&groups, table, problems);
    }
    let mut keep = vec![true; entries.len()];
    for (place, _) in displaced {
        keep[place] = false;
    }
    let mut before: Option<Stamp> = None;
    for place in (0..entries.len()).filter(|&place| keep[place]) {
        let stamp = entries.stamp(place);
        // Most responses are of the day of the one before.
        if stamp.zip(before).is_some_and(|(one, other)| one.is_of_same_day(other)) {
            continue;
        }
        before = stamp;
        if let Some(Moment { day, .. }) = judge.moment(place) {
            let (first, last) = unique.days.unwrap_or((day, day));
            unique.days = Some((first.min(day), last.max(day)));
        }
    }
    // Who answered in both waves of a file has one response left, and others perhaps an old one.
    if entries.len() <= listed {
        let moments = (0..entries.len()).filter_map(|place| judge.moment(place));
        unique.gap = Gap::of(moments.collect());
    }
    entries.retain(&keep);
    match (which, by) {
        (Duplicates::Keep, _) => {}
        (_, KnownBy::Nothing) => nameless(table, entries, problems),
        (_, KnownBy::Name) => alike(table, entries, problems),
        (_, KnownBy::Id | KnownBy::Email) => namesakes(table, entries, problems),
    }
    unique
}

/// Tells of rows that are equal to others.
fn downloaded_twice(many: usize, table: &Table<'_>) -> Option<Problem> {
    let (row, is) = if many == 1 { ("row", "is") } else { ("rows", "are") };
    let problem = || {
        Problem::warning(format!(
            "{many} {row} {is} equal to another one in every cell and left out: the same response, \
             downloaded twice"
        ))
        .at(table.file())
        .hint("if they are answers of several people, let every row count with `--duplicates keep`")
    };
    (many > 0).then(problem)
}

/// Whether the newest response stands first, as the moments of all tell.
fn stands_newest_first(entries: &Entries, order: Order) -> bool {
    let seconds = |stamp: Stamp| stamp.at(order).map(|moment| moment.seconds);
    let mut moments = entries.stamps().filter_map(seconds).peekable();
    let (mut falls, mut rises) = (false, false);
    while let Some(moment) = moments.next() {
        let next = moments.peek().copied().unwrap_or(moment);
        falls |= next < moment;
        rises |= next > moment;
    }
    falls && !rises
}

/// What stands for the person of an entry, where people are known by this.
fn key(entries: &Entries, place: usize, by: KnownBy) -> Option<Key> {
    // A name stands for nobody where others have an address or a number.
    let key = entries.key(place);
    let counts = match by {
        KnownBy::Email | KnownBy::Id => key.by() >= KnownBy::Id,
        KnownBy::Name => key.by() == KnownBy::Name,
        // Two equal rows, moment included, are one response that was downloaded twice.
        KnownBy::Nothing => key != Key::none(),
    };
    counts.then_some(key)
}

/// Knows which of several entries of a person counts.
struct Judge<'a> {
    entries: &'a Entries,
    order: Option<Order>,
    which: Duplicates,
    /// Whether the newest response stands first, as the moments of all tell.
    newest_first: bool,
}

impl Judge<'_> {
    fn moment(&self, place: usize) -> Option<Moment> {
        self.entries.stamp(place)?.at(self.order?)
    }

    /// Entries that count before those that do not; then, as the call asks, the one with more
    /// answers, the later or the earlier one, and at last the one further down or further up.
    fn rank(
        &self,
        place: usize,
        rule: Duplicates,
        order: Option<Order>,
    ) -> (Counts, usize, i64, i64) {
        let moment = order.and_then(|order| self.entries.stamp(place)?.at(order));
        let seconds = moment.map_or(0, |moment| moment.seconds);
        let row = i64::try_from(place).unwrap_or(i64::MAX);
        // Of two at one moment, the one that stands where newer ones stand is later.
        let row = if self.newest_first { -row } else { row };
        let counts = self.entries.counts(place);
        match rule {
            Duplicates::Latest | Duplicates::Keep => (counts, 0, seconds, row),
            Duplicates::First => (counts, 0, -seconds, -row),
            Duplicates::MostComplete => (counts, self.entries.answered(place), seconds, row),
        }
    }

    /// The entry of one person that counts under a rule.
    fn best(&self, group: &[u32], rule: Duplicates) -> usize {
        self.best_in(group, rule, self.order_of(group, rule))
    }

    fn best_in(&self, group: &[u32], rule: Duplicates, order: Option<Order>) -> usize {
        let group = group.iter().map(|&place| place as usize);
        let best = group.max_by_key(|&place| self.rank(place, rule, order));
        best.expect("a group has two entries")
    }

    /// How the stamps of a person's entries are read, if each has one: where the file does not tell,
    /// either way if both lead to the same entry.
    fn order_of(&self, group: &[u32], rule: Duplicates) -> Option<Order> {
        let stamp = |place: u32| self.entries.stamp(place as usize);
        let is_read =
            |order| group.iter().all(|&place| stamp(place).and_then(|at| at.at(order)).is_some());
        if let Some(order) = self.order {
            return is_read(order).then_some(order);
        }
        let [day, month] = [Order::DayFirst, Order::MonthFirst];
        let best = |order| self.best_in(group, rule, Some(order));
        let agree = is_read(day) && is_read(month) && best(day) == best(month);
        agree.then_some(day)
    }

    /// What would count under the rules that take the first or the latest entry of a person, where
    /// that is another one than now; where all count now, which would not.
    fn others(&self, groups: &[Vec<u32>]) -> Vec<OtherResponse> {
        let mut others = Vec::new();
        for (rule, under) in
            [(Duplicates::First, OtherRule::First), (Duplicates::Latest, OtherRule::Latest)]
        {
            let mut rows: Vec<(usize, usize, Becomes)> = Vec::new();
            for group in groups {
                let (now, then) = (self.best(group, self.which), self.best(group, rule));
                if self.which == Duplicates::Keep {
                    let out = group.iter().map(|&place| place as usize).filter(|&one| one != then);
                    rows.extend(out.map(|place| (place, place, Becomes::LeftOut)));
                } else if now != then {
                    rows.push((now, then, Becomes::Instead(self.entries.row(now))));
                }
            }
            rows.sort_unstable_by_key(|(now, ..)| *now);
            others.extend(
                rows.into_iter()
                    .map(|(_, place, becomes)| other(self.entries, place, under, becomes)),
            );
        }
        others
    }

    /// The unfinished of those who have nothing that counts, one for each of them.
    fn beside(&self, unfinished: &Entries, by: KnownBy) -> Vec<OtherResponse> {
        let key_of = |place: usize| match self.which {
            Duplicates::Keep => None,
            Duplicates::Latest | Duplicates::First | Duplicates::MostComplete => {
                key(unfinished, place, by)
            }
        };
        let counted: BTreeSet<Key> = match unfinished.len() {
            0 => BTreeSet::new(),
            _ => (0..self.entries.len()).filter_map(|place| key(self.entries, place, by)).collect(),
        };
        let judge = Judge { entries: unfinished, ..*self };
        let mut keep: Vec<bool> = (0..unfinished.len())
            .map(|place| key_of(place).is_none_or(|key| !counted.contains(&key)))
            .collect();
        for group in groups(unfinished.len(), key_of, Key::bits) {
            let best = judge.best(&group, self.which);
            group.iter().filter(|&&place| place as usize != best).for_each(|&place| {
                keep[place as usize] = false;
            });
        }
        (0..unfinished.len())
            .filter(|&place| keep[place])
            .map(|place| {
                other(unfinished, place, OtherRule::Unfinished, Becomes::Counted { invited: false })
            })
            .collect()
    }

    /// Tells of three or more rows that count as one person, unless address and name agree: perhaps
    /// what they have in common is nobody's. Tells of two, too, where one name or number stands in two
    /// teams, or a name is no more than a first name.
    fn tell_folded(&self, groups: &[Vec<u32>], table: &Table<'_>, problems: &mut Vec<Problem>) {
        let is_told = |group: &&Vec<u32>| {
            let first = group[0] as usize;
            let by = self.entries.key(first).by();
            let by_name = by == KnownBy::Name;
            let name = self.entries.name_bits(first);
            let agree = || group.iter().all(|&one| self.entries.name_bits(one as usize) == name);
            let mut teams = group.iter().filter_map(|&one| self.entries.team(one as usize));
            let team = teams.next().map(person);
            let is_open = || by_name || name.is_none() || !agree();
            let many = group.len() >= FOLDED && is_open();
            let is_first = || self.entries.name(first).is_some_and(is_one_word);
            // Numbers, too, may begin again in each team.
            let mut of_teams =
                || teams.any(|other| team.as_deref() != Some(person(other).as_str()));
            many || (by_name && is_first()) || (by != KnownBy::Email && of_teams() && is_open())
        };
        let mut found: Vec<&Vec<u32>> = groups.iter().filter(is_told).collect();
        found.sort_unstable_by_key(|group| group[0]);
        let mut told = Several::default();
        for group in found {
            told.add(problems, || {
                let first = group[0] as usize;
                let (kind, text) = match self.entries.key(first).by() {
                    KnownBy::Email => ("address", self.entries.email(first)),
                    KnownBy::Id => ("number", self.entries.number(first)),
                    KnownBy::Name | KnownBy::Nothing => ("name", self.entries.name(first)),
                };
                let text = text.map_or_else(String::new, |text| format!(" `{}`", shown(text)));
                let rows: Vec<usize> =
                    group.iter().map(|&place| self.entries.row(place as usize)).collect();
                let counted = self.entries.row(self.best(group, self.which));
                Problem::warning(format!(
                    "{} rows have the {kind}{text} and count as one person, by row {counted}: rows {}",
                    rows.len(),
                    list(&rows)
                ))
                .at(table.row(rows[0]))
                .hint(format!(
                    "if they are several people, give each {} {kind} of their own, or let every row \
                     count with `--duplicates keep`",
                    if kind == "address" { "an" } else { "a" }
                ))
                .about(About::ManyRows)
            });
        }
        told.close(problems, table, "people have several rows, of which one counts");
    }

    /// Why another entry of the same person counts.
    fn why(&self, place: usize, winner: usize) -> String {
        let counts = self.entries.counts(place);
        let given = self.entries.answered(place);
        if counts != self.entries.counts(winner) {
            return match counts {
                Counts::Empty => "this one holds no answer".to_owned(),
                Counts::TooFew | Counts::Enough => {
                    let all = self.entries.sheet.of(place).count();
                    format!("this one answers {given} of {all} traits, too few for a score")
                }
            };
        }
        let pair = [place as u32, winner as u32];
        let order = self.order_of(&pair, self.which);
        let is_ordered = order.is_some() && self.best_in(&pair, self.which, order) == winner;
        let why = match (self.which, is_ordered) {
            (Duplicates::MostComplete, _) if given != self.entries.answered(winner) => {
                "which holds more answers"
            }
            (Duplicates::First, true) => "which is earlier",
            (Duplicates::First, false) if !self.newest_first => "which stands further up",
            (Duplicates::Latest | Duplicates::MostComplete | Duplicates::Keep, true) => {
                "which is later"
            }
            (Duplicates::Latest | Duplicates::MostComplete | Duplicates::Keep, false)
                if self.newest_first =>
            {
                "which stands further up"
            }
            (_, false) => "which stands further down",
        };
        why.to_owned()
    }
}

fn other(entries: &Entries, place: usize, under: OtherRule, becomes: Becomes) -> OtherResponse {
    let answers = entries.sheet.of(place).collect();
    OtherResponse { under, becomes, row: entries.row(place), answers }
}

/// Whether a name is one word of a script that parts first and last names.
fn is_one_word(name: &str) -> bool {
    let parts = |letter: char| letter.is_alphabetic() && letter < '\u{590}';
    name.chars().all(|letter| parts(letter) || letter == '-')
}

/// `2, 3 and 4`, or `2, 3, 4, 5, 6, 7, 8, 9 and 3 more`
fn list(rows: &[usize]) -> String {
    let numbers: Vec<String> = rows.iter().take(LISTED).map(usize::to_string).collect();
    list_some(&numbers, rows.len())
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

/// Tells that nobody can be found who answered twice.
fn nameless(table: &Table<'_>, entries: &Entries, problems: &mut Vec<Problem>) {
    if entries.len() > 1 {
        problems.push(
            Problem::warning(
                "no row has a name, an address or a number, so each counts as a person of its own, \
                 also where somebody answered twice or tried the form out",
            )
            .at(table.file())
            .hint("compare the number of people with the number of those who were asked"),
        );
    }
}

/// Tells of people with one name and several addresses: they stay apart, but may be one.
fn namesakes(table: &Table<'_>, entries: &Entries, problems: &mut Vec<Problem>) {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for group in groups(entries.len(), |place| entries.name_bits(place), |bits| bits) {
        let words = |place: u32| entries.name(place as usize).map(person);
        let (first, first_words) = (group[0], words(group[0]));
        if entries.name(first as usize).is_some_and(|name| !names_nobody(name)) {
            let others = group[1..].iter().filter(|&&other| words(other) == first_words);
            found.extend(others.map(|&other| (other, first)));
        }
    }
    found.sort_unstable();
    let mut told = Several::default();
    for (place, first) in found.into_iter().map(|(one, other)| (one as usize, other as usize)) {
        told.add(problems, || {
            let name = entries.name(place).unwrap_or_default();
            let row = entries.row(first);
            let kind = |place: usize| match entries.key(place).by() {
                KnownBy::Email => Some("address"),
                KnownBy::Id => Some("number"),
                KnownBy::Name | KnownBy::Nothing => None,
            };
            let what = match (kind(place), kind(first)) {
                (Some(one), Some(other)) if one == other => {
                    format!("has another {one} than in row {row}")
                }
                (Some(one), Some(other)) => {
                    format!("is known by the {one} here and by the {other} in row {row}")
                }
                (None, Some(other)) => format!("has no {other} here, but has one in row {row}"),
                (Some(one), None) => format!("has the {one} here that row {row} lacks"),
                (None, None) => format!("stands in row {row}, too, and neither has an address"),
            };
            Problem::warning(format!("`{name}` {what}; counted as two people"))
                .at(table.row(entries.row(place)))
                .hint("if it is one person, delete the row that does not count")
                .about(About::OneName)
        });
    }
    told.close(problems, table, "people share a name and are not known to be one");
}
