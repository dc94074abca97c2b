//! Two waves in one file that no column of waves tells apart: most people stand in it twice, and perhaps another
//! column says `Before` in one of their rows and `After` in the other.

use std::collections::BTreeMap;

use super::answers::shown;
use super::columns::{Columns, TraitColumns};
use super::duplicates::Unique;
use super::header::Header;
use super::table::{Table, trim};
use super::usual::{Usual, is_of_a_wave};
use super::words::words;
use crate::error::Problem;

/// So many people who answered twice are no slip of single ones.
const FEWEST: usize = 3;
/// The same where no column tells their answers apart.
const FEWEST_UNTOLD: usize = 4;

/// What is in a header of a column that a tool writes: whoever begins anew does so on another day, perhaps with
/// another device, and comes further.
const OF_TOOLS: &[&str] = &[
    "page",
    "lastpage",
    "maxpage",
    "progress",
    "device",
    "browser",
    "platform",
    "os",
    "agent",
    "resolution",
    "ip",
    "collector",
    "channel",
    "version",
    "language",
    "startlanguage",
    "locale",
    "seed",
    "status",
    "completed",
    "complete",
    "finished",
    "attempt",
    "date",
    "datestamp",
    "timestamp",
    "duration",
    "seite",
    "sprache",
    "gerät",
    "fortschritt",
    "datum",
    "langue",
    "appareil",
    "idioma",
    "dispositivo",
    "lingua",
    "taal",
];

/// Whether a tool may write a column, and not those who answered.
fn is_of_a_tool(header: &Header, column: usize) -> bool {
    let what = header.headings.get(column).and_then(|heading| header.dialect.usual(heading));
    let is_wave = |what| matches!(what, Usual::Wave | Usual::PerhapsWave);
    what.is_some_and(|(what, _)| !is_wave(what))
        || words(&header.shown(column)).split(' ').any(|word| OF_TOOLS.contains(&word))
}

/// What is told where more than half of all `people` answered twice: the column that has one text in their rows
/// that are left out, and another one in those that count instead, if one does.
pub(super) fn problem(
    table: &Table<'_>,
    header: &Header,
    columns: &Columns,
    unique: &Unique,
    people: usize,
) -> Option<Problem> {
    if unique.answered_twice < FEWEST || unique.answered_twice * 2 <= people {
        return None;
    }
    let mut candidates = columns.ignored();
    candidates.extend(&columns.waves);
    candidates.retain(|&column| !header.shown(column).is_empty() && !is_of_a_tool(header, column));
    let answers: Vec<usize> = columns.traits.iter().flat_map(TraitColumns::all).collect();
    let read: Vec<usize> = candidates.iter().copied().chain(columns.finished).collect();
    let pairs = Pairs::of(table, header, unique, (&read, &answers));
    // Who broke off and came back has not answered twice.
    let broke_off = columns.finished.is_some() && pairs.differ_mostly(candidates.len());
    match pairs.told_apart(&candidates) {
        Some((column, texts)) => Some(by_column(table, header, column, texts)),
        None if unique.answered_twice < FEWEST_UNTOLD => None,
        // A long gap between the days is told of by itself, and answers that were given again are not lost.
        None if unique.gap.is_some() || pairs.are_copies() || broke_off => None,
        None => Some(
            Problem::warning(if unique.pairs.len() > unique.answered_twice {
                "most people answered more than once, and one of their answers counts"
            } else {
                "most people answered twice, and one of their two answers is left out"
            })
                .at(table.file())
                .hint(
                    "if they are two waves, name each row's in a column `Wave` and take one with `--wave`, or \
                     put them into two files",
                ),
        ),
    }
}

/// The rows that are left out, each with the one that counts instead.
struct Pairs<'u> {
    pairs: &'u [(usize, usize)],
    /// What stands in some columns of each of them, and all of its answers.
    rows: BTreeMap<usize, (Vec<String>, String)>,
}

impl<'u> Pairs<'u> {
    fn of(
        table: &Table<'_>,
        header: &Header,
        unique: &'u Unique,
        (columns, answers): (&[usize], &[usize]),
    ) -> Self {
        let pairs = &unique.pairs;
        let mut rows: BTreeMap<usize, (Vec<String>, String)> = pairs
            .iter()
            .flat_map(|&(out, counted)| [out, counted])
            .map(|row| (row, Default::default()))
            .collect();
        header.every_row(table, |row| {
            if let Some((cells, answered)) = rows.get_mut(&row.number) {
                cells.extend(columns.iter().map(|&column| trim(row.cell(column)).to_owned()));
                let answers = answers.iter().map(|&column| trim(row.cell(column)));
                *answered = answers.collect::<Vec<_>>().join("\n");
            }
        });
        Self { pairs, rows }
    }

    /// What stands in the column with this place, of a row that is left out and of the one that counts.
    fn texts(&self, (out, counted): (usize, usize), at: usize) -> [&str; 2] {
        [out, counted].map(|row| self.rows[&row].0.get(at).map_or("", String::as_str))
    }

    /// The column that has one text in nearly all rows that are left out, and another one in those that count.
    fn told_apart(&self, columns: &[usize]) -> Option<(usize, [&str; 2])> {
        columns.iter().enumerate().find_map(|(at, &column)| {
            let first = self.texts(*self.pairs.first()?, at);
            let same = self.pairs.iter().filter(|&&pair| self.texts(pair, at) == first).count();
            let tells_apart = first[0] != first[1] && first.iter().all(|text| !text.is_empty());
            (tells_apart && same * 10 >= self.pairs.len() * 9).then_some((column, first))
        })
    }

    /// Whether half of the rows that are left out or more hold another text in this column than those that count.
    fn differ_mostly(&self, at: usize) -> bool {
        let differs = |&&pair: &&(usize, usize)| {
            let [out, counted] = self.texts(pair, at);
            out != counted
        };
        self.pairs.iter().filter(differs).count() * 2 >= self.pairs.len()
    }

    /// Whether half of the rows that are left out or more hold the same answers as those that count.
    fn are_copies(&self) -> bool {
        let is_copy =
            |&&(out, counted): &&(usize, usize)| self.rows[&out].1 == self.rows[&counted].1;
        self.pairs.iter().filter(is_copy).count() * 2 >= self.pairs.len()
    }
}

/// What is told of a column that has one text in the rows that are left out, and another one in the others.
fn by_column(
    table: &Table<'_>,
    header: &Header,
    column: usize,
    [out, counted]: [&str; 2],
) -> Problem {
    let name = shown(&header.shown(column));
    // What says nothing of before and after may be the name of somebody, such as of who asked.
    let (rows, asked) = if is_of_a_wave(out) && is_of_a_wave(counted) {
        let [out, counted] = [out, counted].map(shown);
        let rows = format!("those with `{out}` are left out, and those with `{counted}` count");
        (rows, format!("--wave \"{counted}\""))
    } else {
        ("one of the two is left out".to_owned(), "--wave".to_owned())
    };
    Problem::warning(format!(
        "most people answered twice, and `{name}` tells their two answers apart; {rows}"
    ))
    .at(table.column(column))
    .hint(format!(
        "if they are two waves, name the column `Wave`: then `{asked}` takes the rows of one"
    ))
}
