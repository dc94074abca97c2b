//! What is told of people with several rows, of rows that may be one person's, and of people who may be one.

use super::super::answers::shown;
use super::super::entries::Entries;
use super::super::key::{KnownBy, groups};
use super::super::nobody::names_nobody;
use super::super::table::Table;
use super::judge::Judge;
use super::several::Several;
use super::{person, share_a_word};
use crate::error::{About, Problem};
use crate::format::list_some;

/// From so many rows of one person on it is told, since more than two are hardly a slip.
const FOLDED: usize = 3;
/// So many rows are listed in a message.
const LISTED: usize = 8;

impl Judge<'_> {
    /// Tells of three or more rows that count as one person, unless address and name agree: perhaps
    /// what they have in common is nobody's. Tells of two, too, where one name or number stands in two
    /// teams, or a name is no more than a first name.
    pub(super) fn tell_folded(
        &self,
        groups: &[Vec<u32>],
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) {
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

/// Tells of entries of one person, each with the one that counts, whose names have no word in common.
pub(super) fn two_names(
    entries: &Entries,
    displaced: &[(usize, usize)],
    table: &Table<'_>,
    problems: &mut Vec<Problem>,
) {
    let mut told = Several::default();
    for &(place, winner) in displaced {
        if let (Some(one), Some(other)) = (entries.name(place), entries.name(winner))
            && !share_a_word(one, other)
        {
            told.add(problems, || {
                Problem::warning(format!(
                    "`{one}` and `{other}` in row {} have one address or number; only the latter is \
                     counted",
                    entries.row(winner)
                ))
                .at(table.row(entries.row(place)))
                .hint("if they are two people, give each an address of their own, or none")
                .about(About::OneAddress)
            });
        }
    }
    told.close(problems, table, "rows share an address or number with another name");
}

/// Tells of rows that are equal to others.
pub(super) fn downloaded_twice(many: usize, table: &Table<'_>) -> Option<Problem> {
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

/// Tells that nobody can be found who answered twice.
pub(super) fn nameless(table: &Table<'_>, entries: &Entries, problems: &mut Vec<Problem>) {
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
pub(super) fn namesakes(table: &Table<'_>, entries: &Entries, problems: &mut Vec<Problem>) {
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
