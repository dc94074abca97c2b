//! Two waves in one file that no column of waves tells apart: most people stand in it twice, and another column
//! says `Before` in one of their rows and `After` in the other.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::shown;
use super::columns::Columns;
use super::duplicates::Unique;
use super::header::Header;
use super::table::{Table, trim};
use crate::error::Problem;

/// So many people who answered twice are no slip of single ones.
const FEWEST: usize = 3;

/// What is told where one column has one text in the rows of people that are left out, and another one in those
/// that count instead: for at least half of all `people`.
pub(super) fn problem(
    table: &Table<'_>,
    header: &Header,
    columns: &Columns,
    unique: &Unique,
    people: usize,
) -> Option<Problem> {
    let pairs = &unique.pairs;
    let counted: BTreeSet<usize> = pairs.iter().map(|&(_, counted)| counted).collect();
    if counted.len() < FEWEST || unique.left_out.len() * 2 < people {
        return None;
    }
    let mut candidates = columns.ignored();
    candidates.extend(&columns.waves);
    candidates.retain(|&column| !header.shown(column).is_empty());
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
    Some(
        Problem::warning(format!(
            "most people answered twice, and `{name}` tells their two answers apart; those with `{}` are left \
             out, and those with `{}` count",
            shown(out),
            shown(counted)
        ))
        .at(table.column(column))
        .hint(format!(
            "if they are two waves, name the column `Wave`: then `--wave \"{}\"` takes the rows of one",
            shown(counted)
        )),
    )
}
