//! The columns that are not traits: each usual thing in its place.

use std::collections::BTreeSet;

use super::super::answers::shown;
use super::super::dialect::Ending;
use super::super::durations::{Lasted, Unit};
use super::super::moments::{Stamp, second_of};
use super::super::names;
use super::super::nobody::is_no_address;
use super::super::table::{letters, trim};
use super::super::ticks;
use super::super::usual::{
    self, Usual, is_before_or_after, is_no, is_of_a_wave, is_unfinished, is_yes,
};
use super::super::words::{without_number, words};
use super::{Columns, Matcher, SaysFinished, TraitColumns};
use crate::error::Problem;
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// A code that stands for an address has so many letters at least.
const SHORTEST_CODE: usize = 6;
/// More different values than these are no choices.
const MOST_CHOICES: usize = 8;
/// So many rows tell whether a column of names holds whole ones.
const NAMES_LOOKED_AT: usize = 100;
/// So many columns tell waves apart at most: each is read once more from the first row to the last.
const MOST_WAVE_COLUMNS: usize = 8;

impl Matcher<'_> {
    /// Gives each usual column its place: the most usual word first, and a filled column before an
    /// empty one.
    pub(super) fn usual_columns(
        &self,
        mut found: Vec<(Usual, usize, usize)>,
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        found.retain(|&(what, _, column)| !self.is_row_of_a_scale(column, what));
        found.retain(|&(what, _, column)| !self.names_nobody(column, what, problems));
        for (what, rank, column) in &mut found {
            // `Completed` may say when, too, if nothing else does.
            if *what == Usual::Finished && self.holds_moments(*column) {
                (*what, *rank) = (Usual::Timestamp, usize::MAX);
            }
            if self.tells_waves(*column, *what) {
                *what = Usual::Wave;
            }
        }
        found.sort_by_key(|&(what, rank, column)| {
            (what, self.sample[column].is_empty(), rank, column)
        });
        let map_names_wave = !columns.waves.is_empty();
        let mut duration = columns.duration.map(|(column, _)| column);
        for (what, rank, column) in &found {
            let (slot, role) = match what {
                Usual::Timestamp => (&mut columns.timestamp, ColumnRole::Timestamp),
                Usual::Name => (&mut columns.name, ColumnRole::Name),
                Usual::GivenName => (&mut columns.given_name, ColumnRole::GivenName),
                Usual::FamilyName => (&mut columns.family_name, ColumnRole::FamilyName),
                Usual::Email => (&mut columns.email, ColumnRole::Email),
                Usual::Id => (&mut columns.id, ColumnRole::Id),
                Usual::Team if self.are_ratings(*column) || self.is_yes_or_no(*column) => continue,
                Usual::Team => (&mut columns.team, ColumnRole::Team),
                Usual::Wave if map_names_wave || columns.waves.len() == MOST_WAVE_COLUMNS => {
                    continue;
                }
                Usual::Wave => {
                    // Year and quarter may stand apart.
                    columns.waves.push(*column);
                    matches[*column] = (ColumnRole::Wave, MatchedBy::Name);
                    continue;
                }
                Usual::Status => (&mut columns.status, ColumnRole::Status),
                Usual::Channel => (&mut columns.channel, ColumnRole::Status),
                Usual::Test if !self.tells_tests(*column) => continue,
                Usual::Test => (&mut columns.test, ColumnRole::Status),
                Usual::Dropped | Usual::Kept => {
                    match self.mark(*column, *what == Usual::Dropped) {
                        Ok(Some(mark)) => {
                            columns.marks.push(mark);
                            matches[*column] = (ColumnRole::Status, MatchedBy::Name);
                        }
                        Ok(None) => {}
                        Err(problem) => problems.push(problem),
                    }
                    continue;
                }
                Usual::PerhapsDropped => {
                    problems.extend(self.perhaps_dropped(*column));
                    continue;
                }
                Usual::PerhapsKept => {
                    problems.extend(self.perhaps_refused(*column));
                    continue;
                }
                Usual::Weight => {
                    problems.extend(self.weights(*column));
                    continue;
                }
                Usual::Finished => (&mut columns.finished, ColumnRole::Finished),
                Usual::Began => (&mut columns.began, ColumnRole::Began),
                Usual::LastAction => (&mut columns.last_action, ColumnRole::LastAction),
                Usual::Duration => (&mut duration, ColumnRole::Duration),
                Usual::PerhapsWave | Usual::Other | Usual::Start | Usual::Leave => continue,
            };
            if let Some(first) = *slot {
                let is_time = matches!(
                    what,
                    Usual::Timestamp | Usual::Began | Usual::LastAction | Usual::Duration
                );
                if !is_time && found.iter().any(|one| one.2 == first && one.1 <= *rank) {
                    problems.extend(self.second_column(first, *column));
                }
            } else {
                *slot = Some(*column);
                matches[*column] = (role, MatchedBy::Name);
            }
        }
        columns.says_finished = match columns.finished {
            Some(column) if self.sample[column].is_empty() => SaysFinished::Nowhere,
            Some(column) if self.are_percent(column) => SaysFinished::InPercent,
            Some(_) => SaysFinished::InWords,
            None => SaysFinished::Nowhere,
        };
        columns.duration = duration.map(|column| (column, Unit::of(&self.header.shown(column))));
        self.addresses_as_names(columns, matches);
        self.lone_parts(columns, matches);
        self.part_of_name(columns, matches);
        self.only_moment(columns, matches);
        problems.extend(self.unread_moments(columns, matches));
        problems.extend(self.ticked_teams(columns));
    }

    /// Whether the cells below a header say what it does not, or not for sure: which wave a response is of.
    fn tells_waves(&self, column: usize, what: Usual) -> bool {
        let cells = &self.sample[column];
        let tells: fn(&str) -> bool = match what {
            Usual::PerhapsWave => is_of_a_wave,
            Usual::Name | Usual::GivenName | Usual::FamilyName | Usual::Email | Usual::Id => {
                return false;
            }
            // Teams may be called `Pre` and `Post`, and hardly what is called a group.
            Usual::Team if !usual::may_be_group(&self.header.shown(column)) => return false,
            _ if cells.iter().all(|cell| *cell == cells[0]) => return false,
            _ => is_before_or_after,
        };
        !cells.is_empty() && cells.iter().all(|cell| tells(cell))
    }

    /// Tells of a column that is called like another one, which is read in its place.
    fn second_column(&self, first: usize, column: usize) -> Option<Problem> {
        let is_late = self.sample[column].is_empty();
        if is_late && !(self.later.holds(column) && self.holds_beside(column, first)) {
            return None;
        }
        let (name, of) = (shown(&self.header.shown(column)), letters(first));
        let place = self.table.column(column);
        Some(if !is_late && self.sample[first] == self.sample[column] {
            let same = format!("`{name}` is not read, since column {of} holds the same");
            Problem::warning(same).at(place)
        } else {
            Problem::warning(format!(
                "`{name}` is not read, since column {of} is taken for it; the two differ"
            ))
            .at(place)
            .hint("if the other one is right, name it under `[columns]` in `orient.toml`")
        })
    }

    /// Whether a column holds something in a row where another one holds nothing.
    fn holds_beside(&self, column: usize, other: usize) -> bool {
        let mut holds = false;
        self.header.every_row(self.table, |row| {
            holds |= !trim(row.cell(column)).is_empty() && trim(row.cell(other)).is_empty();
        });
        holds
    }

    /// Whether a column is called like one of people, and its cells are yes and no, or, where addresses are
    /// meant, something else: choices such as `Daily`, or that an address was given.
    fn names_nobody(&self, column: usize, what: Usual, problems: &mut Vec<Problem>) -> bool {
        let is_of_a_person = matches!(
            what,
            Usual::Name | Usual::GivenName | Usual::FamilyName | Usual::Email | Usual::Id
        );
        let is_test = |cell: &String| ticks::is_taken(cell).is_none();
        if is_of_a_person && self.is_yes_or_no(column) && !self.sample[column].iter().any(is_test) {
            return true;
        }
        // A tool that keeps addresses back writes `anonymous`.
        let says = |cell: &&String| !is_no_address(cell);
        let cells: Vec<&String> = self.sample[column].iter().filter(says).collect();
        let addresses = cells.iter().filter(|cell| cell.contains('@')).count();
        // What stands in the place of addresses so that nobody sees them tells people apart as well.
        let different: BTreeSet<&&String> = cells.iter().collect();
        let is_code = |cell: &&String| {
            cell.len() >= SHORTEST_CODE
                && !cell.contains(char::is_whitespace)
                && cell.contains(|sign: char| sign.is_ascii_digit() || "._-".contains(sign))
        };
        // Logins tell people apart, too; choices are few, and many rows have each.
        let are_choices = different.len() * 10 < cells.len() * 9
            && (different.len() <= 2
                || different.len() <= MOST_CHOICES && different.len() * 3 <= cells.len());
        let has_others = what == Usual::Email
            && addresses * 10 < cells.len()
            && are_choices
            && !cells.iter().all(is_code);
        if has_others && self.header.headings[column].part.is_empty() {
            problems.push(
                Problem::warning(format!(
                    "`{}` is not read, since it holds no addresses",
                    shown(&self.header.shown(column))
                ))
                .at(self.table.column(column))
                .hint("if its cells tell people apart, name it below `[columns]` in `orient.toml`"),
            );
        }
        has_others
    }

    /// Takes a column of names that holds addresses for what it is: addresses are not shown.
    fn addresses_as_names(&self, columns: &mut Columns, matches: &mut [(ColumnRole, MatchedBy)]) {
        let Some(name) = columns.name.filter(|&name| matches[name].1 != MatchedBy::Hand) else {
            return;
        };
        let cells = &self.sample[name];
        if cells.is_empty() || !cells.iter().all(|cell| names::is_address(cell)) {
            return;
        }
        columns.name = None;
        matches[name].0 = if columns.email.is_none() {
            columns.email = Some(name);
            ColumnRole::Email
        } else {
            ColumnRole::Ignored
        };
    }

    /// Takes `First` and `Last` for names only where each has the other, or `Name`, beside it.
    fn lone_parts(&self, columns: &mut Columns, matches: &mut [(ColumnRole, MatchedBy)]) {
        let is_bare = |column: usize| usual::is_bare_part(&self.header.shown(column));
        let has_name =
            columns.name.is_some_and(|name| usual::may_be_part(&self.header.shown(name)));
        let is_alone = columns.given_name.is_some() != columns.family_name.is_some() && !has_name;
        for slot in [&mut columns.given_name, &mut columns.family_name] {
            if let Some(column) = slot.filter(|&column| {
                is_alone && is_bare(column) && matches[column].1 != MatchedBy::Hand
            }) {
                *slot = None;
                matches[column] = (ColumnRole::Ignored, MatchedBy::Nothing);
            }
        }
    }

    /// Takes `Name` beside `First name`, or beside `Last name`, for the other part, unless it holds both.
    fn part_of_name(&self, columns: &mut Columns, matches: &mut [(ColumnRole, MatchedBy)]) {
        let Some(whole) = columns.name.filter(|&name| {
            matches[name].1 != MatchedBy::Hand && usual::may_be_part(&self.header.shown(name))
        }) else {
            return;
        };
        let (part, slot, role) = match (columns.given_name, columns.family_name) {
            (Some(given), None) => (given, &mut columns.family_name, ColumnRole::FamilyName),
            (None, Some(family)) => (family, &mut columns.given_name, ColumnRole::GivenName),
            (Some(_), Some(_)) | (None, None) => return,
        };
        let cells = self.side_by_side(whole, part);
        if usual::are_parts(cells.iter().map(|[whole, part]| (whole.as_str(), part.as_str()))) {
            *slot = Some(whole);
            matches[whole].0 = role;
            columns.name = None;
        }
    }

    /// The cells of the first rows in two columns, each row's together, where both are filled.
    fn side_by_side(&self, one: usize, other: usize) -> Vec<[String; 2]> {
        let mut cells = Vec::new();
        let Ok(mut rows) = self.table.body() else { return cells };
        let mut looked_at = 0;
        while let Ok(Some(row)) = rows.next()
            && looked_at < NAMES_LOOKED_AT
        {
            looked_at += 1;
            let both = [one, other].map(|column| trim(row.cell(column)).to_owned());
            if both.iter().all(|cell| !cell.is_empty()) {
                cells.push(both);
            }
        }
        cells
    }

    /// Tells of a column of moments that is not read, where no other says when people answered.
    fn unread_moments(
        &self,
        columns: &Columns,
        matches: &[(ColumnRole, MatchedBy)],
    ) -> Option<Problem> {
        if columns.timestamp.is_some() {
            return None;
        }
        let is_moment = |cell: &String| cell.contains(':') && Stamp::parse(cell).is_some();
        let column = (0..matches.len()).find(|&column| {
            let cells = &self.sample[column];
            matches[column].0 == ColumnRole::Ignored
                && !cells.is_empty()
                && cells.iter().all(is_moment)
        })?;
        Some(
            Problem::warning(format!(
                "`{}` holds moments and is not read, since its header does not say what of; the order \
                 of the file counts",
                shown(&self.header.shown(column))
            ))
            .at(self.table.column(column))
            .hint("if it says when somebody answered, name it `Timestamp`"),
        )
    }

    /// Takes the moment when answering began for the time of the answer, where there is no other.
    fn only_moment(&self, columns: &mut Columns, matches: &mut [(ColumnRole, MatchedBy)]) {
        let is_filled = |column: usize| !self.sample[column].is_empty();
        let Some(began) = columns.began.filter(|&began| {
            matches[began].1 != MatchedBy::Hand
                && self.header.dialect.ending == Ending::Said
                && columns.timestamp.is_none_or(|end| {
                    !is_filled(end) && is_filled(began) && matches[end].1 != MatchedBy::Hand
                })
        }) else {
            return;
        };
        if let Some(end) = columns.timestamp.replace(began) {
            matches[end] = (ColumnRole::Ignored, MatchedBy::Nothing);
        }
        matches[began].0 = ColumnRole::Timestamp;
        columns.began = None;
    }

    /// The texts of the first rows in the columns of the traits, each once; not those with a number.
    pub(in crate::read) fn labels(&self, columns: &Columns) -> Vec<String> {
        let cells = columns.traits.iter().flat_map(TraitColumns::all);
        let cells = cells.flat_map(|column| &self.sample[column]);
        let labels: BTreeSet<String> = cells
            .filter(|cell| without_number(cell) == cell.as_str())
            .map(|cell| words(cell))
            .collect();
        labels.into_iter().collect()
    }

    /// Whether a time stamp of the first rows says the second: a day alone, or a minute, is often written
    /// with seconds that are 0.
    pub(in crate::read) fn has_seconds(&self, columns: &Columns) -> bool {
        let stamps = columns.timestamp.map(|column| &self.sample[column]);
        let second = |stamp: &String| second_of(stamp).is_some_and(|second| second != "00");
        stamps.into_iter().flatten().any(second)
    }

    /// Whether an address stands in most of the first cells of a column.
    pub(in crate::read) fn have_addresses(&self, column: Option<usize>) -> bool {
        column.is_some_and(|column| {
            let cells = &self.sample[column];
            cells.iter().filter(|cell| cell.contains('@')).count() * 2 > cells.len()
        })
    }

    /// Whether the points of the first rows are parts of 1 and not of 100: none is larger, and some are
    /// fractions.
    pub(in crate::read) fn are_parts(&self, columns: &Columns) -> bool {
        if self.instrument.mode() != (Mode::Allocate { points: 100 }) {
            return false;
        }
        let cells = columns.traits.iter().flat_map(TraitColumns::all);
        let cells = cells.flat_map(|column| &self.sample[column]);
        let numbers: Vec<f64> =
            cells.filter_map(|cell| cell.replace(',', ".").parse().ok()).collect();
        numbers.iter().all(|number| (0.0..=1.0).contains(number))
            && numbers.iter().any(|number| number.fract() != 0.0)
    }

    /// Whether a column says of each response whether it is only a test; of a column that is called
    /// `Test` and no more, only words do. Tests are few.
    fn tells_tests(&self, column: usize) -> bool {
        let all = self.later.tally(column);
        let is_bare = matches!(&*words(&self.header.shown(column)), "test" | "preview");
        let is_word = |cell: &str| !is_bare || cell.chars().count() > 1;
        let is_said = |cell: &str| (is_yes(cell) || is_unfinished(cell)) && is_word(cell);
        let tests = all.count(is_yes);
        all.find(|cell| !is_said(cell)).is_none() && tests > 0 && tests * 2 <= all.rows
    }

    /// Tells that rows which stand for several, or weigh unlike, count once each.
    fn weights(&self, column: usize) -> Option<Problem> {
        let is_near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        let numbers: Option<Vec<f64>> =
            self.sample[column].iter().map(|cell| cell.replace(',', ".").parse().ok()).collect();
        let differ =
            |numbers: &Vec<f64>| numbers.iter().any(|&number| !is_near(number, numbers[0]));
        let numbers = numbers.filter(differ)?;
        let is_counted =
            numbers.len() > 1 && numbers.windows(2).all(|pair| is_near(pair[1] - pair[0], 1.0));
        if is_counted || numbers.iter().any(|&number| number < 0.0) {
            return None;
        }
        Some(
            Problem::warning(format!(
                "`{}` is not read: every row counts as one response, whatever stands there",
                shown(&self.header.shown(column))
            ))
            .at(self.table.column(column))
            .hint("if a row stands for several people, give each of them a row of their own"),
        )
    }

    /// Whether a column holds numbers below a header that may be a thing to be rated as well as a team.
    fn are_ratings(&self, column: usize) -> bool {
        let is_number = |cell: &String| cell.parse::<f64>().is_ok();
        usual::may_be_rated(&self.header.shown(column)) && self.sample[column].iter().all(is_number)
    }

    /// Whether a column says yes or no, in words: `Do you work in a team?`
    fn is_yes_or_no(&self, column: usize) -> bool {
        let cells = &self.sample[column];
        // `NO` and `SI` are countries.
        let is_word = |cell: &String| {
            let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
            letters > 1 && (letters > 2 || !cell.chars().all(char::is_uppercase))
        };
        !cells.is_empty() && cells.iter().all(|cell| is_word(cell) && (is_yes(cell) || is_no(cell)))
    }

    /// Whether a column holds per cents: numbers up to 100, which most reach, or some that have a sign.
    fn are_percent(&self, column: usize) -> bool {
        let numbers: Option<Vec<f64>> =
            self.sample[column].iter().map(|cell| usual::percent(cell)).collect();
        let has_sign = self.sample[column].iter().any(|cell| cell.contains('%'));
        numbers.is_some_and(|numbers| {
            let whole = numbers.iter().filter(|number| **number > 99.999).count();
            numbers.iter().all(|number| (0.0..=100.0).contains(number))
                && (whole * 2 >= numbers.len() || has_sign && whole > 0)
        })
    }

    /// Whether a column holds moments and nothing else.
    fn holds_moments(&self, column: usize) -> bool {
        let cells = &self.sample[column];
        !cells.is_empty() && cells.iter().all(|cell| Stamp::parse(cell).is_some())
    }

    /// Whether at least half of a column's cells can be durations, or would be without a minus.
    pub(super) fn holds_durations(&self, column: usize) -> bool {
        let cells = &self.sample[column];
        let unit = Unit::of(&self.header.shown(column));
        let read = cells.iter().filter(|cell| {
            unit.read(cell.trim_start_matches(['-', '\u{2212}'])) != Lasted::Unknown
        });
        read.count() * 2 >= cells.len()
    }
}
