//! Who was invited: a table of names, addresses and teams; marks who answered.

use std::borrow::Cow;
use std::collections::HashMap;

use super::bytes::Stored;
use super::columns::{Columns, TraitColumns};
use super::container::{self, Sought};
use super::duplicates::person;
use super::entries::Entries;
use super::header::Header;
use super::moments::Stamp;
use super::names;
use super::nobody::{is_no_address, team_in};
use super::progress::Progress;
use super::table::{Row, Table, trim};
use super::usual::{self, Usual};
use super::words::words;
use crate::error::{About, Failure, Place, Problem};
use crate::response::{Invited, Roster};

mod at_work;
mod found;
mod listed;
mod namesakes;
mod numbers;
mod standing;
mod strangers;
mod two_teams;

use self::at_work::{AtWork, at_work};
use self::numbers::Numbers;
use self::standing::Standing;
use self::two_teams::OtherTeam;

/// Fewer columns may be called like answers and be something else, such as `Role`.
const FEWEST_ANSWERS: usize = 3;
/// The header is looked for in so many rows.
const MOST_TITLES: usize = 20;

pub(super) type Day = (i64, u32, u32);

/// A roster with what is needed to find people in it.
#[derive(Debug)]
pub(super) struct RosterFile {
    roster: Roster,
    /// When each person was there, as far as the list says.
    at_work: Vec<AtWork>,
    /// The further rows of people in another team.
    other_teams: Vec<OtherTeam>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    numbers: Numbers,
    /// The headers of its columns.
    header: Vec<String>,
    /// How many cells hold something in the row that has the fewest such.
    fewest: usize,
}

/// Where a list has what, each column counted from 0.
struct ListColumns {
    name: Option<usize>,
    given: Option<usize>,
    family: Option<usize>,
    email: Option<usize>,
    team: Option<usize>,
    /// How everybody stands.
    standing: Standing,
    /// The columns of first days, the most telling one first.
    starts: Vec<usize>,
    leave: Option<usize>,
}

impl ListColumns {
    fn of(table: &Table<'_>) -> Result<Self, Problem> {
        let columns = |wanted: Usual| {
            let ranked = table.header.iter().enumerate().filter_map(|(column, text)| {
                usual::in_roster(text)
                    .filter(|(what, _)| *what == wanted)
                    .map(|(_, rank)| (rank, column))
            });
            let mut ranked: Vec<(usize, usize)> = ranked.collect();
            ranked.sort_unstable();
            ranked.into_iter().map(|(_, column)| column).collect::<Vec<usize>>()
        };
        let column = |wanted: Usual| columns(wanted).first().copied();
        let [name, given, family] = [Usual::Name, Usual::GivenName, Usual::FamilyName].map(column);
        let email = match column(Usual::Email) {
            None => addresses(table)?,
            email => email,
        };
        if name.or(given).or(family).or(email).is_none() {
            return Err(Problem::error("the roster has neither a column `Name` nor `Email`")
                .at(table.row(table.header_row))
                .hint(
                    "its columns are `Name`, `Email` and `Team`; `Status`, `Start` and `Leave` are optional",
                ));
        }
        let [name, given, family] = parts(table, [name, given, family])?;
        let [team, leave] = [Usual::Team, Usual::Leave].map(column);
        let standing = Standing::of(table, column(Usual::Status), column(Usual::Dropped))?;
        let starts = columns(Usual::Start);
        Ok(Self { name, given, family, email, team, standing, starts, leave })
    }
}

/// So many rows tell what stands in a column.
const LOOKED_AT: usize = 100;

/// A column of numbers, such as `Username`, that holds addresses instead.
fn addresses(table: &Table<'_>) -> Result<Option<usize>, Problem> {
    let is_number = |text: &String| usual::in_survey(text).is_some_and(|one| one.0 == Usual::Id);
    let Some(column) = table.header.iter().position(is_number) else { return Ok(None) };
    let (mut filled, mut rows) = (0, table.body()?);
    while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))?
        && filled < LOOKED_AT
    {
        let cell = trim(row.cell(column));
        if !cell.is_empty() && !names::is_address(cell) {
            return Ok(None);
        }
        filled += usize::from(!cell.is_empty());
    }
    Ok((filled > 0).then_some(column))
}

/// The columns of whole, first and last names, where a header such as `Name` may head a part.
fn parts(table: &Table<'_>, columns: [Option<usize>; 3]) -> Result<[Option<usize>; 3], Problem> {
    let [name, given, family] = columns;
    let Some(whole) = name.filter(|&whole| usual::may_be_part(&table.header[whole])) else {
        return Ok(columns);
    };
    let Some(part) = given.xor(family) else { return Ok(columns) };
    let mut cells = Vec::new();
    let mut rows = table.body()?;
    while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))?
        && cells.len() < LOOKED_AT
    {
        cells.push([whole, part].map(|column| trim(row.cell(column)).to_owned()));
    }
    Ok(if usual::are_parts(cells.iter().map(|[whole, part]| (&**whole, &**part))) {
        [None, given.or(Some(whole)), family.or(Some(whole))]
    } else {
        columns
    })
}

impl RosterFile {
    /// Makes the list fit a survey, which may know its people by numbers of the list.
    ///
    /// # Errors
    ///
    /// A list in which everybody has answers beside them, below the headers of the survey's: an export lists
    /// those who answered, and says nothing of those who were asked.
    pub(super) fn fit(
        &mut self,
        header: &Header,
        survey: &Table<'_>,
        columns: &Columns,
    ) -> Result<(), Problem> {
        self.numbers.keep_for(columns.id.map(|column| header.shown(column)).as_deref());
        let of_answers: Vec<&str> = columns
            .traits
            .iter()
            .flat_map(TraitColumns::all)
            .filter_map(|column| Some(survey.header.get(column)?.as_str()))
            .collect();
        let held = self.header.iter().filter(|own| of_answers.contains(&own.as_str())).count();
        // With more cells than the other columns have, a row has some of these.
        let have_all = self.fewest > self.header.len() - held;
        if held < FEWEST_ANSWERS || held * 2 < of_answers.len() || !have_all {
            return Ok(());
        }
        Err(Problem::error(
            "the roster holds everybody's answers: it lists who answered, not who was asked",
        )
        .at(Place::File { file: self.roster.source.clone() })
        .hint("leave out `--roster`, or name a list of everybody who was asked to answer"))
    }

    /// Reads the roster.
    pub(super) fn open(stored: Stored, problems: &mut Vec<Problem>) -> Result<Self, Failure> {
        let mut source = container::read(
            stored,
            &container::Storage::default(),
            &Sought::Roster,
            &Progress::default(),
        )
        .map_err(|failure| match failure {
            Failure::Data(problems) => {
                Failure::Data(problems.into_iter().map(Problem::of_a_further_file).collect())
            }
            other => other,
        })?;
        problems.append(&mut source.warnings);
        let data = |problem| Failure::Data(vec![problem]);
        let mut table = Table::open(&source).map_err(data)?;
        below_titles(&mut table).map_err(data)?;
        Self::read(&table, problems).map_err(data)
    }

    fn read(table: &Table<'_>, problems: &mut Vec<Problem>) -> Result<Self, Problem> {
        let ListColumns { name, given, family, email, team, standing, starts, leave } =
            ListColumns::of(table)?;
        let mut file = Self {
            roster: Roster { source: table.name.to_owned(), ..Roster::default() },
            at_work: Vec::new(),
            other_teams: Vec::new(),
            by_email: HashMap::new(),
            by_name: HashMap::new(),
            numbers: Numbers::of(&table.header),
            header: table.header.clone(),
            fewest: usize::MAX,
        };
        let mut stamps = Vec::new();
        let mut days = Vec::new();
        let mut alone = Vec::new();
        let email_column = email;
        let mut rows = table.body()?;
        while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
            let cell = |column: Option<usize>| column.map_or("", |column| trim(row.cell(column)));
            let parted = || names::name(&format!("{} {}", cell(given), cell(family)));
            let whole = cell(name);
            let name = names::name(&names::without_address(whole)).or_else(parted);
            let beside = Some(whole).filter(|whole| cell(email).is_empty() && whole.contains('@'));
            let address = names::address(beside.unwrap_or(cell(email)));
            let address = address.filter(|one| beside.is_none() || names::is_address(one));
            let address = address.and_then(|address| names::name(&address));
            let Some(shown) = name.clone().or_else(|| address.clone()) else { continue };
            let email = address.filter(|address| !is_no_address(address));
            if (email.is_none() && listed::is_no_person(&shown))
                || listed::is_closing(&row, email_column, &table.header, file.roster.people.len())
            {
                problems.push(
                    Problem::warning("this row names no person; it is left out of the roster")
                        .at(table.row(row.number))
                        .hint("if it is somebody, give their e-mail address"),
                );
                continue;
            }
            // Whoever was never hired again has only the day of the first time.
            let has_day = |column: &&usize| {
                let text = cell(Some(**column));
                !text.is_empty() && !listed::is_no_day(text)
            };
            let start = starts.iter().find(has_day).copied();
            let at_work = [start, leave].map(|column| {
                let text =
                    Some(cell(column)).filter(|text| !listed::is_no_day(text)).unwrap_or_default();
                let stamp = Stamp::parse(text).or_else(|| Stamp::counted(text));
                if let Some(column) = column.filter(|_| !text.is_empty()) {
                    days.push((row.number, column, stamp));
                }
                stamp
            });
            let gone = standing.gone(&row);
            let team = team_in(table.text(&row, team)).map(Cow::into_owned);
            let again = file.again(&row, &shown, email.as_deref(), team.as_deref());
            let place = again.unwrap_or(file.roster.people.len());
            stamps.push((place, row.number, at_work, gone));
            if again.is_some() {
                problems.extend(file.twice((place, team.as_deref()), &shown, email, &row, table));
                continue;
            }
            if listed::is_alone(&row) {
                alone.push((row.number, shown.clone()));
            }
            file.by_name.entry(person(&shown)).or_default().push(place);
            if let Some(address) = &email {
                file.by_email.insert(address.to_lowercase(), place);
            }
            file.numbers.add(&row, place);
            file.roster.people.push(Invited { name: shown, email, team, answered: false });
            let says = |cell: &&str| !usual::is_left_blank(&words(cell)) && !trim(cell).is_empty();
            file.fewest = file.fewest.min(row.cells().filter(says).count());
        }
        if file.roster.people.is_empty() {
            return Err(Problem::error("the roster names nobody").at(table.file()));
        }
        let all = file.roster.people.len();
        problems.extend(listed::perhaps_headings(&alone, all, table));
        file.at_work = at_work(table, stamps, &days, &mut file.other_teams, problems);
        Ok(file)
    }

    /// The person who stands in the list already: with this address; with this name, and without another
    /// address or another team; or with this name and this number.
    fn again(
        &self,
        row: &Row<'_>,
        name: &str,
        email: Option<&str>,
        team: Option<&str>,
    ) -> Option<usize> {
        if let Some(place) = email.and_then(|email| self.by_email.get(&email.to_lowercase())) {
            return Some(*place);
        }
        let has_no_other =
            |place: &usize| email.is_none() || self.roster.people[*place].email.is_none();
        let is_in_no_other_team = |place: &usize| {
            let teams = self.roster.people[*place].team.as_deref().zip(team);
            teams.is_none_or(|(one, other)| names::team(one) == names::team(other))
        };
        let called = self.by_name.get(&person(name))?;
        let number = self.numbers.holder(row).filter(|place| called.contains(place));
        let mut may_be_one = called.iter().copied().filter(has_no_other);
        may_be_one.find(is_in_no_other_team).or(number.filter(has_no_other))
    }

    /// Tells of somebody who stands in the list already, and adds the address that was not known; of
    /// another team it is told when it is known which one counts.
    fn twice(
        &mut self,
        (place, team): (usize, Option<&str>),
        name: &str,
        email: Option<String>,
        row: &Row<'_>,
        table: &Table<'_>,
    ) -> Option<Problem> {
        let is_known = |email: &String| self.by_email.contains_key(&email.to_lowercase());
        let by_email = email.as_ref().is_some_and(is_known);
        let shown = email.as_deref().filter(|_| by_email).unwrap_or(name).to_owned();
        let earlier = &mut self.roster.people[place];
        let teams = earlier.team.as_deref().zip(team);
        let moved = teams.filter(|(one, other)| names::team(one) != names::team(other));
        let moved = moved.map(|(_, other)| other.to_owned());
        if let Some(address) = email.filter(|_| !by_email) {
            self.by_email.insert(address.to_lowercase(), place);
            earlier.email = Some(address);
        }
        let at = table.row(row.number);
        if let Some(team) = moved {
            let row = row.number;
            self.other_teams.push(OtherTeam { place, row, at, shown, team, at_work: None });
            return None;
        }
        let problem = Problem::warning(format!("`{shown}` is in the roster twice; counted once"))
            .at(at)
            .about(About::TwiceInRoster);
        Some(if by_email {
            problem
        } else {
            problem.hint("if they are two people, give each an e-mail address")
        })
    }

    /// Marks who answered, and gives people the team and the name that only the roster knows.
    ///
    /// Who left before the first day or came after the last one was not asked, unless they answered;
    /// that is told.
    pub(super) fn mark(
        mut self,
        entries: &mut Entries,
        days: Option<(Day, Day)>,
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) -> Roster {
        self.settle_teams(days, problems);
        let (found, open) = self.find(entries, days.map(|(first, _)| first), table, problems);
        let mut names = HashMap::new();
        let mut moved = Vec::new();
        for (entry, found) in found.iter().enumerate() {
            let Some(place) = *found else { continue };
            let invited = &mut self.roster.people[place];
            match (invited.team.as_deref(), entries.team(entry)) {
                (Some(_), None) if open.binary_search(&entry).is_ok() => {}
                (Some(team), None) => entries.give_team(entry, team),
                (Some(team), Some(own)) if names::team(team) != names::team(own) => {
                    moved.push((entries.row(entry), own.to_owned(), team.to_owned()));
                    // Asked once, and in the team that counts.
                    invited.team = Some(own.to_owned());
                }
                _ => {}
            }
            if entries.name(entry).is_none() && !invited.is_nameless() {
                names.insert(entry, invited.name.clone());
            }
        }
        for invited in &mut self.roster.people {
            let Some(team) = invited.team.as_mut() else { continue };
            if let Some(spelled) = entries.spelling_of_team(team) {
                spelled.clone_into(team);
            }
        }
        entries.set_names(&names);
        Self::tell_moved(&moved, table, problems);
        let strangers: Vec<usize> =
            (0..entries.len()).filter(|&entry| found[entry].is_none()).collect();
        self.leave_out_absent(days);
        let mut at_work = self.at_work.iter().flat_map(|at_work| at_work.days);
        if days.is_none() && at_work.any(|day| day.is_some()) {
            problems.push(
                Problem::warning(
                    "the roster has days of joining or leaving, which are not used, since no answer has \
                     a day that can be read",
                )
                .at(Place::File { file: self.roster.source.clone() })
                .hint("take those off the list who were not asked"),
            );
        }
        let nameless = self.nameless(entries, &strangers);
        let known = |entry: &usize| nameless.binary_search(entry).is_err();
        let strangers: Vec<usize> = strangers.into_iter().filter(known).collect();
        Self::tell_nameless(entries, &nameless, table, problems);
        self.tell(entries, &strangers, table, problems);
        let team = |entry: &usize| entries.team(*entry).map(str::to_owned);
        self.roster.nameless = nameless.iter().map(team).collect();
        self.roster
    }

    /// Tells of people who gave another team than the roster has for them: of each, the row and both.
    fn tell_moved(
        moved: &[(usize, String, String)],
        table: &Table<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let Some((row, own, listed)) = moved.first() else { return };
        let many = match moved.len() {
            1 => "one person gave".to_owned(),
            many => format!("{many} people gave"),
        };
        problems.push(
            Problem::warning(format!(
                "{many} another team than the roster has, such as `{own}`, there `{listed}`; the answers’ \
                 is taken"
            ))
            .at(table.row(*row))
            .hint("make the names of teams equal in both files, or leave one of the columns out"),
        );
    }
}

/// Where the first row heads no column of a roster, takes the first one that does for the header:
/// what stands above it is a title.
fn below_titles(table: &mut Table<'_>) -> Result<(), Problem> {
    let names_people = |text: &str| {
        let what = usual::in_roster(trim(text)).map(|(what, _)| what);
        let people = [Usual::Name, Usual::GivenName, Usual::FamilyName, Usual::Email];
        what.is_some_and(|what| people.contains(&what))
    };
    if table.header.iter().any(|text| names_people(text)) {
        return Ok(());
    }
    let mut rows = table.body()?;
    while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
        if row.number > table.header_row + MOST_TITLES {
            break;
        }
        if row.cells().any(names_people) {
            let (header, number) =
                (row.cells().map(|cell| trim(cell).to_owned()).collect(), row.number);
            (table.header, table.header_row) = (header, number);
            break;
        }
    }
    Ok(())
}
