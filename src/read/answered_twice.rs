//! Two waves in one file that no column of waves tells apart: most people stand in it twice, and another column
//! says `Before` in one of their rows and `After` in the other.

use std::collections::BTreeMap;

use super::answers::shown;
use super::columns::Columns;
use super::duplicates::Unique;
use super::header::Header;
use super::table::{Table, trim};
use super::usual::{Usual, is_of_a_wave};
use super::words::words;
use crate::error::Problem;

/// So many people who answered twice are no slip of single ones.
const FEWEST: usize = 3;

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

/// What is told where one column has one text in the rows of people that are left out, and another one in those
/// that count instead: for more than half of all `people`.
pub(super) fn problem(
    table: &Table<'_>,
    header: &Header,
    columns: &Columns,
    unique: &Unique,
    people: usize,
) -> Option<Problem> {
    let pairs = &unique.pairs;
    if unique.answered_twice < FEWEST || unique.answered_twice * 2 <= people {
        return None;
    }
    let mut candidates = columns.ignored();
    candidates.extend(&columns.waves);
    candidates.retain(|&column| !header.shown(column).is_empty() && !is_of_a_tool(header, column));
    let mut rows: BTreeMap<usize, Vec<String>> =
        pairs.iter().flat_map(|&(out, counted)| [out, counted]).map(|row| (row, vec![])).collect();
    header.every_row(table, |row| {
        if let Some(cells) = rows.get_mut(&row.number) {
            cells.extend(candidates.iter().map(|&column| trim(row.cell(column)).to_owned()));
        }
    });
    let text = |row: usize, at: usize| rows[&row].get(at).map_or("", String::as_str);
    let (column, [out, counted]) = candidates.iter().enumerate().find_map(|(at, &column)| {
        let first = pairs.first().map(|&(out, counted)| [text(out, at), text(counted, at)])?;
        let is_same =
            |&&(out, counted): &&(usize, usize)| [text(out, at), text(counted, at)] == first;
        let same = pairs.iter().filter(is_same).count();
        let tells_apart = first[0] != first[1] && first.iter().all(|text| !text.is_empty());
        (tells_apart && same * 10 >= pairs.len() * 9).then_some((column, first))
    })?;
    let name = shown(&header.shown(column));
    // What says nothing of before and after may be the name of somebody, such as of who asked.
    let (rows, asked) = if is_of_a_wave(out) && is_of_a_wave(counted) {
        let [out, counted] = [out, counted].map(shown);
        let rows = format!("those with `{out}` are left out, and those with `{counted}` count");
        (rows, format!("--wave \"{counted}\""))
    } else {
        ("one of the two is left out".to_owned(), "--wave".to_owned())
    };
    Some(
        Problem::warning(format!(
            "most people answered twice, and `{name}` tells their two answers apart; {rows}"
        ))
        .at(table.column(column))
        .hint(format!(
            "if they are two waves, name the column `Wave`: then `{asked}` takes the rows of one"
        )),
    )
}
