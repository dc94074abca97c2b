//! A survey export → responses, and an account of every row.
//!
//! ```text
//! bytes ──► container ──► table ──► header ──► columns ──► rows ──► duplicates ──► roster
//!                                                                                     │
//!                                                              Responses + Ledger ◄───┘
//! ```
//!
//! [`container`] makes one text of CSV, workbooks and archives and refuses what is no table;
//! [`table`] numbers rows as a spreadsheet does; [`header`] is one row or several, and [`dialect`]
//! knows the tool from it; [`columns`] finds by meaning what holds what; [`rows`] and [`answers`]
//! read each row once; [`duplicates`] keeps one response per person; [`roster`] knows who was asked.
//! Nothing is guessed in silence: what cannot be matched is a problem with its place, and all
//! problems are told at once.

mod alike;
mod answered_twice;
mod answers;
mod bytes;
mod columns;
mod container;
mod delimiter;
mod dialect;
mod duplicates;
mod durations;
mod earlier;
mod entries;
mod escaped;
mod files;
mod gap;
mod garbled;
mod header;
mod ids;
mod key;
mod landmarks;
mod large;
mod marks;
mod moments;
mod names;
mod nobody;
mod one_wave;
mod ordinal;
mod pieces;
mod progress;
mod quotes;
mod record;
mod roster;
mod rows;
mod shared;
mod stamps;
mod strange;
mod table;
mod texts;
mod ticks;
mod unfinished;
mod usual;
mod waves;
mod words;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

pub use self::bytes::{absent_file, absent_folder};
pub use self::container::Storage;
pub use self::delimiter::Delimiter;
pub use self::earlier::earlier_scores;
pub use self::files::{font_files, project_file, text_file};
pub use self::names::{look_alikes, visible};
pub use self::progress::Progress;
pub use self::waves::same_people;

use self::answers::Answers;
use self::columns::{Columns, Matcher, TraitColumns};
use self::container::{Sought, Source};
use self::duplicates::Unique;
use self::entries::Entries;
use self::header::Header;
use self::ids::Ids;
use self::marks::MarkReader;
use self::one_wave::Waves;
use self::roster::RosterFile;
use self::rows::RowReader;
use self::table::Table;
use self::unfinished::Unfinished;
use self::words::OneOf;
use crate::error::{Failure, Place, Problem, Severity};
use crate::instrument::Instrument;
use crate::project::ColumnMap;
use crate::response::{
    ColumnMatch, ColumnRole, Crowd, Duplicates, Ledger, Partial, Person, ReadFile, Response,
    Responses,
};

/// What reading needs to know beside the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// A table of who was invited.
    pub roster: Option<PathBuf>,
    /// Which column holds what, where the user says so.
    pub columns: ColumnMap,
    /// The wave whose rows are taken, where a column tells several waves apart.
    pub wave: Option<String>,
    /// Which incomplete responses count.
    pub partial: Partial,
    /// Which of several responses by one person counts.
    pub duplicates: Duplicates,
    /// How the source is stored, as far as the user says so.
    pub storage: Storage,
    /// How many people are listed one by one.
    pub listed: Listed,
    /// Counts how far reading has come.
    pub progress: Progress,
}

/// How many people are listed one by one; of the others only the answers are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Listed {
    /// All.
    #[default]
    Everybody,
    /// All if there are no more than so many, and else nobody.
    UpTo(usize),
}

/// A source as far as it could be read, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What was read; where there are errors, an answer that was not understood is blank.
    pub responses: Responses,
    /// Errors first, then warnings, each as they were found.
    pub problems: Vec<Problem>,
}

/// Reads a source, or standard input for `-`; the problems that come with it are warnings.
///
/// # Errors
///
/// A [`Failure`] with every error that was found, each with its place.
pub fn read(
    source: &Path,
    instrument: &Instrument,
    options: &Options,
) -> Result<(Responses, Vec<Problem>), Failure> {
    let Inspection { responses, mut problems } = inspect(source, instrument, options)?;
    // Errors first: a message shows only so many problems.
    problems.sort_by_key(|problem| problem.severity);
    if problems.first().is_some_and(|problem| problem.severity == Severity::Error) {
        return Err(Failure::Data(problems));
    }
    Ok((responses, problems))
}

/// The bytes of any file, or of standard input for `-`, with its name for messages.
///
/// # Errors
///
/// A file that is not there, cannot be read, or is too large.
pub fn any_file(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let bytes::Stored { name, bytes } = bytes::open(path)?;
    Ok((name, bytes))
}

/// Reads a source as far as it goes, for an account of what is wrong with it.
///
/// # Errors
///
/// A [`Failure`] when there is no table with rows at all.
pub fn inspect(
    source: &Path,
    instrument: &Instrument,
    options: &Options,
) -> Result<Inspection, Failure> {
    // Whatever is wrong with a large file is told by those who hold the whole of it.
    if let Some(source) = large::open(source, &options.storage)
        && let Ok(found) = inspect_source(source, Vec::new(), instrument, options)
    {
        return Ok(found);
    }
    options.progress.forget();
    let stored = bytes::open(source)?;
    let files = vec![ReadFile::new(&stored.name, &stored.bytes)];
    let source =
        container::read(stored, &options.storage, &Sought::traits(instrument), &options.progress)?;
    inspect_source(source, files, instrument, options)
}

/// Reads a source; `files` are those that it was read from, as far as they were held.
fn inspect_source(
    mut source: Source,
    mut files: Vec<ReadFile>,
    instrument: &Instrument,
    options: &Options,
) -> Result<Inspection, Failure> {
    let mut problems = std::mem::take(&mut source.warnings);
    let roster = match &options.roster {
        Some(path) => {
            let stored = bytes::open(path)?;
            files.push(ReadFile::new(&stored.name, &stored.bytes));
            Some(RosterFile::open(stored, &mut problems)?)
        }
        None => None,
    };
    let mut inspection = inspect_text(&source, instrument, roster, options, problems)?;
    inspection.responses.files = files;
    Ok(inspection)
}

/// Adds the source to the files of its responses where it was too large to be held, and was not
/// digested when it was read.
///
/// # Errors
///
/// A file that cannot be read once more.
pub fn digest_source(source: &Path, responses: &mut Responses) -> Result<(), Failure> {
    let name = bytes::name(source);
    if responses.files.iter().all(|file| file.name != name) {
        let file = ReadFile { sha256: bytes::digest(source)?, name };
        responses.files.insert(0, file);
    }
    Ok(())
}

/// What each column of a source is taken for, even where none of them holds a trait.
///
/// # Errors
///
/// A [`Failure`] when there is no table.
pub fn columns(
    source: &Path,
    instrument: &Instrument,
    options: &Options,
) -> Result<Vec<ColumnMatch>, Failure> {
    let stored = bytes::open(source)?;
    let source =
        container::read(stored, &options.storage, &Sought::traits(instrument), &options.progress)?;
    let data = |problem| Failure::Data(vec![problem]);
    let table = Table::open(&source).map_err(data)?;
    let header = Header::of(&table, instrument).map_err(data)?;
    let answers = Answers::of(instrument);
    let matcher = Matcher::new(&table, &header, instrument, &answers).map_err(data)?;
    Ok(matcher.columns(&options.columns, &mut Vec::new()).matches)
}

fn inspect_text(
    source: &Source,
    instrument: &Instrument,
    mut roster: Option<RosterFile>,
    options: &Options,
    mut problems: Vec<Problem>,
) -> Result<Inspection, Failure> {
    let data = |problem| Failure::Data(vec![problem]);
    let table = Table::open(source).map_err(data)?;
    let header = Header::of(&table, instrument).map_err(data)?;
    let answers = Answers::of(instrument);
    let matcher = Matcher::new(&table, &header, instrument, &answers).map_err(data)?;
    let kind = kind(source, &table, &header);
    options.progress.find(&format!("read {}: {kind}", source.name));
    let columns = answered(&matcher, &table, instrument, options, &mut problems)?;
    problems.extend(without_result(source, &table, &header, &columns.matches));
    let labels = matcher.labels(&columns);
    let usual_scale = match marks::usual_scale(instrument, &labels) {
        Ok(scale) => scale,
        Err(problem) => {
            problems.push(problem.at(table.file()));
            return Err(Failure::Data(problems));
        }
    };
    let fits = |roster: &mut RosterFile| roster.fit(&header, &table, &columns);
    if let Err(export) = roster.as_mut().map_or(Ok(()), fits) {
        problems.push(export);
        return Err(Failure::Data(problems));
    }
    let asked = options.wave.as_deref();
    let (waves, mixed) =
        one_wave::choose(&table, &header, &columns, asked, &mut problems).map_err(data)?;
    let reader = RowReader {
        table: &table,
        header: &header,
        columns: &columns,
        instrument,
        answers: &answers,
        partial: options.partial,
        marks: MarkReader::new(instrument, usual_scale, matcher.are_parts(&columns)),
        wave: match &waves {
            Waves::Chosen(wave) => Some(wave),
            Waves::One | Waves::All => None,
        },
        counted_moments: columns
            .timestamp
            .is_some_and(|column| !words::words(&header.shown(column)).ends_with("time")),
        to_the_second: matcher.has_seconds(&columns),
        names_have_addresses: matcher.have_addresses(columns.name),
        response_id: (0..header.headings.len())
            .find(|&column| usual::is_response_id(&header.shown(column))),
        previews: OneOf::new(header.dialect.previews),
        addresses: match (options.listed, &roster) {
            (Listed::UpTo(most), None) => most,
            (Listed::Everybody, _) | (Listed::UpTo(_), Some(_)) => usize::MAX,
        },
        forgotten: AtomicBool::new(false),
        progress: &options.progress,
    };
    let mut body = reader.body().map_err(data)?;
    if body.entries.is_empty() {
        return Err(data(nobody(&table, body.rows, body.left_out.len(), problems)));
    }
    problems.append(&mut body.problems);
    let mut entries = body.entries;
    let most = match options.listed {
        Listed::Everybody => usize::MAX,
        Listed::UpTo(most) => most,
    };
    let both = (&mut entries, &mut body.unfinished);
    let mut unique = counted((&table, &header, &columns), both, (options, most), &mut problems);
    if waves == Waves::One {
        problems.extend(unique.gap.map(|gap| gap.problem(&table)));
        problems.extend(answered_twice::problem(&table, &header, &columns, &unique, entries.len()));
    } else if unique.answered_twice > 0 {
        one_wave::tell_of_people_in_several(unique.answered_twice, &mut problems);
    }
    let wrong = entries.take_problems().collect();
    problems.extend(body.strange.told_once(wrong, &entries, &columns, &table, instrument));
    let used: Vec<usize> = entries.rows().iter().map(|row| *row as usize).collect();
    let unfinished = Unfinished::join(&mut entries, body.unfinished, &body.left_out);
    let roster = roster.map(|roster| roster.mark(&mut entries, unique.days, &table, &mut problems));
    body.left_out.append(&mut unique.left_out);
    let ledger = Ledger::close(body.rows, used.into_iter(), body.left_out).map_err(data)?;
    let (people, crowd) = listed((entries, unfinished), most, &columns, &table, &mut problems);
    let responses = Responses {
        source: source.name.clone(),
        kind,
        sheet: source.kind.sheet(),
        files: Vec::new(),
        people,
        others: unique.others,
        crowd,
        columns: columns.matches,
        ledger,
        roster,
        mixed,
        days: unique.days.map(|(first, last)| (moments::day(first), moments::day(last))),
    };
    Ok(Inspection { responses, problems })
}

/// Leaves out all but the response of each person that counts.
fn counted(
    (table, header, columns): (&Table<'_>, &Header, &Columns),
    (entries, unfinished): (&mut Entries, &mut Entries),
    (options, most): (&Options, usize),
    problems: &mut Vec<Problem>,
) -> Unique {
    let stamped = columns.timestamp.map(|column| header.shown(column));
    let both = (&mut *entries, &mut *unfinished);
    let order = stamps::order(both, stamped.as_deref(), table.file(), problems);
    shared::forget((table, header, columns), (&mut *entries, &mut *unfinished), problems);
    let rule = (options.duplicates, most);
    duplicates::leave_out(table, entries, unfinished, order, rule, problems)
}

/// What the table was taken for: `Google Forms, CSV, UTF-8`.
fn kind(source: &Source, table: &Table<'_>, header: &Header) -> String {
    let above = match table.header_row {
        1 => String::new(),
        row => format!(", header in row {row}"),
    };
    format!("{}, {}{above}", header.dialect.name, source.kind.words(table.delimiter))
}

/// The columns of a table that holds answers to the instrument.
fn answered(
    matcher: &Matcher<'_>,
    table: &Table<'_>,
    instrument: &Instrument,
    options: &Options,
    problems: &mut Vec<Problem>,
) -> Result<Columns, Failure> {
    let columns = matcher.columns(&options.columns, problems);
    let is_of_map = |problem: &Problem| {
        let file = &options.columns.file;
        matches!(&problem.place, Some(Place::File { file: own }) if own == file)
    };
    if problems.iter().any(is_of_map) {
        problems.retain(is_of_map);
        return Err(Failure::Usage(std::mem::take(problems)));
    }
    if columns.traits.iter().all(TraitColumns::is_missing) {
        // No row of such a table is anybody's response.
        problems.retain(|problem| problem.severity == Severity::Error);
        return Err(Failure::Data(std::mem::take(problems)));
    }
    if columns.are_answers(instrument) {
        let problem = Problem::error("the first row holds answers, not the names of the columns")
            .at(table.file())
            .hint("put a row above it that names them: `Name`, and for each trait its name, such as `Role`");
        return Err(Failure::Data(vec![problem]));
    }
    Ok(columns)
}

/// The cells of columns that are read with a formula whose value the workbook does not hold.
fn without_result(
    source: &Source,
    table: &Table<'_>,
    header: &Header,
    columns: &[ColumnMatch],
) -> Vec<Problem> {
    let is_read = |&&(row, column): &&(usize, usize)| {
        row > header.last_row
            && columns.get(column).is_some_and(|one| one.role != ColumnRole::Ignored)
    };
    let problem = |&(row, column): &(usize, usize)| {
        Problem::error("this is a formula whose result is not stored")
            .at(table.cell(row, column))
            .hint("open the workbook in a spreadsheet program and save it")
    };
    source.uncomputed.iter().filter(is_read).map(problem).collect()
}

/// The problem of a table without a single response: of its header, if that is to blame.
fn nobody(table: &Table<'_>, rows: usize, left_out: usize, problems: Vec<Problem>) -> Problem {
    let no_trait = problems.into_iter().find(|problem| problem.severity == Severity::Error);
    if let Some(problem) = no_trait.filter(|_| rows == 0) {
        return problem;
    }
    let message = match rows {
        0 => "there is no answer below the header".to_owned(),
        1 => "the only row below the header is no response, and left out".to_owned(),
        _ => format!("none of the {rows} rows below the header is a response: {left_out} left out"),
    };
    Problem::error(message)
        .at(table.file())
        .hint("export the responses again once somebody has answered")
}

/// The responses of the entries, or no more than their answers where nobody looks at so many.
fn listed(
    (entries, unfinished): (Entries, Unfinished),
    most: usize,
    columns: &Columns,
    table: &Table<'_>,
    problems: &mut Vec<Problem>,
) -> (Vec<Response>, Option<Crowd>) {
    if entries.len() - unfinished.len() <= most {
        let durations = durations::of(&entries, columns.traits.len());
        if let Some((column, _)) = columns.duration.filter(|_| durations.doubtful) {
            problems.push(
                Problem::warning("these numbers are too small for seconds, and are not used")
                    .at(table.column(column))
                    .hint("write the unit into the header, such as `Duration (minutes)`"),
            );
        }
        let mut people = people(&entries, &durations.seconds);
        unfinished.tell(&mut people);
        problems.extend(garbled::problem(&people, table));
        (people, None)
    } else {
        (Vec::new(), Some(crowd(entries, unfinished)))
    }
}

/// The responses of the entries, each with an id of its own.
fn people(entries: &Entries, seconds: &[Option<usize>]) -> Vec<Response> {
    let mut ids = Ids::default();
    let response = |place: usize| {
        let (name, row) = (entries.name(place), entries.row(place));
        Response {
            person: Person {
                id: ids.give(name, row),
                name: name.map_or_else(|| Person::of_row(row), str::to_owned),
                email: entries.email(place).map(str::to_owned),
                team: entries.team(place).map(str::to_owned),
                number: entries.number(place).map(str::to_owned),
            },
            row,
            answers: entries.sheet.of(place).collect(),
            seconds: seconds.get(place).copied().flatten(),
            unfinished: None,
        }
    };
    (0..entries.len()).map(response).collect()
}

/// The answers of the entries, and the teams that somebody has.
fn crowd(entries: Entries, unfinished: Unfinished) -> Crowd {
    let (all, mut teams, answers, rows) = entries.into_teams();
    let mut names: Vec<String> = Vec::new();
    let mut places: Vec<Option<u32>> = vec![None; all.len()];
    for team in teams.iter_mut().flatten() {
        let known = *team as usize;
        *team = *places[known].get_or_insert_with(|| {
            names.push(all[known].clone());
            (names.len() - 1) as u32
        });
    }
    Crowd { answers, rows, teams, names, unfinished: unfinished.into_reasons() }
}
