//! Several waves in one file, told apart by a column such as `Wave` or `Quarter`: all are counted as one,
//! which is told, unless one of them is asked for.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::answers::shown;
use super::columns::Columns;
use super::header::Header;
use super::table::{Row, Table, trim};
use super::words::{contains, words};
use crate::error::Problem;
use crate::format::{count_noun, list_some};
use crate::response::MixedWaves;

/// A column with more values than this is a free text.
const MOST_VALUES: usize = 1000;
/// So many waves are told of even where hardly one has a second row.
const FEW_WAVES: usize = 12;
/// So many values of a column are joined with those of another.
const FEW_PARTS: usize = 100;
/// Years that waves may be of.
const YEARS: RangeInclusive<u16> = 1900..=2100;
/// A wave that is written in another way has so many signs more or less at most.
const MORE_SIGNS: usize = 6;
/// So many waves are named in a message.
const NAMED: usize = 4;

/// The wave whose rows are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneWave {
    /// The columns that tell waves apart, each with what it holds in this wave, as [`key`] gives it.
    cells: Vec<(usize, String)>,
}

impl OneWave {
    /// The column that names another wave than this one, if one does in a row of these cells.
    pub(super) fn differs<'r>(&self, cell: impl Fn(usize) -> &'r str) -> Option<usize> {
        let other = self.cells.iter().find(|(column, wave)| key(&name(cell(*column))) != *wave);
        other.map(|(column, _)| *column)
    }

    fn has(&self, column: usize) -> bool {
        self.cells.iter().any(|cell| cell.0 == column)
    }
}

/// What is told of the rows of several waves.
const AS_ONE: &str = "all are counted as one";

/// Says in what was told of several waves that so many people answered more than once, and count once.
pub(super) fn tell_of_people_in_several(people: usize, problems: &mut [Problem]) {
    let told = format!("{AS_ONE}: ");
    let of_several = count_noun(people, "person who gave several", "people who gave several");
    for problem in problems.iter_mut().filter(|problem| problem.message.contains(" waves apart")) {
        let counted = format!("{AS_ONE}, with one answer each of {of_several}: ");
        problem.message = problem.message.replacen(&told, &counted, 1);
    }
}

/// What the columns of waves say of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Waves {
    /// They tell no waves apart, or there are none.
    One,
    /// They tell several apart, of which this one is taken.
    Chosen(OneWave),
    /// They tell several apart, and all are taken.
    All,
}

/// Takes the wave that is `asked` for, where a column of waves holds it; tells of several waves that
/// are counted as one, which is given back, and of a wave that was asked for and is not there, or only in
/// a column that says nothing of waves. A year alone may be when
/// somebody joined; where answers are dated, that is what it is taken for.
pub(super) fn choose(
    table: &Table<'_>,
    header: &Header,
    all_columns: &Columns,
    asked: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Result<(Waves, Option<MixedWaves>), Problem> {
    let columns = &all_columns.waves;
    let is_dated = all_columns.timestamp.is_some();
    let mut mixed = None;
    let read = |within: Option<&OneWave>| -> Result<Vec<Told>, Problem> {
        columns.iter().map(|&column| Told::read(table, header, column, within)).collect()
    };
    let all = read(None)?;
    let named = asked.and_then(|asked| find(&all, asked));
    if let (Some(asked), Some(found)) = (asked, named) {
        let one = found.wave;
        let others = read(Some(&one))?;
        let mut others = others.iter().filter(|other| !one.has(other.column));
        if let Some(other) = others.find(|other| other.tells_apart()) {
            mixed = Some(other.mixed());
            let of = format!(" within `{}`", shown(asked));
            problems.push(other.problem(&of).at(table.column(other.column)).hint(format!(
                "`--wave \"{} {}\"` takes the rows of one",
                shown(&other.last),
                shown(found.part.map_or(asked, |part| &part.text))
            )));
        } else if let Some(part) = found.part {
            problems.push(
                Problem::warning(format!(
                    "`{}` is taken for `{}`, the only one of its waves that the words name",
                    shown(asked),
                    shown(&part.text)
                ))
                .at(table.column(one.cells[0].0))
                .hint("check that this is the wave that you mean"),
            );
        }
        let is_all = |(column, _): &(usize, String)| {
            let told = all.iter().find(|told| told.column == *column);
            told.is_some_and(|told| told.waves.len() == 1 && told.blanks == 0)
        };
        let is_one = one.cells.iter().all(is_all);
        let of_it = all.iter().find(|told| one.has(told.column) && told.blanks > 0);
        if let Some(told) = of_it {
            problems.push(
                Problem::warning(format!(
                    "{}, which {} left out",
                    told.unnamed(),
                    if told.blanks == 1 { "is" } else { "are" }
                ))
                .at(table.column(told.column))
                .hint("where a cell is merged with those above it, name the wave in every row"),
            );
        }
        return Ok((if is_one { Waves::One } else { Waves::Chosen(one) }, mixed));
    }
    let may_be_of_joining =
        |told: &Told| all.len() == 1 && told.is_year() && (is_dated || !told.are_years_in_a_row());
    let tells = |told: &&Told| told.tells_apart() && !may_be_of_joining(told);
    if let Some(told) = all.iter().find(tells) {
        let no_row = match asked {
            Some(asked) => format!("; no row is of `{}`", shown(asked)),
            None => String::new(),
        };
        let last = shown(&told.last);
        problems.push(told.problem(&no_row).at(table.column(told.column)).hint(format!(
            "`--wave \"{last}\"` takes the rows of one, and `--baseline-wave` those of an earlier one to \
             compare with"
        )));
        return Ok((Waves::All, Some(told.mixed())));
    }
    let is_partly = |told: &&Told| told.waves.len() == 1 && told.blanks > 0 && !told.is_year();
    if let Some(told) = all.iter().find(is_partly) {
        let wave = shown(&told.last);
        let other = asked.filter(|asked| !contains(&name(asked), &told.waves[0].name));
        let counted = match other {
            Some(asked) => format!("the report calls all of them `{}`", shown(asked)),
            None => AS_ONE.to_owned(),
        };
        let message = format!("{} and `{wave}` in the others, and {counted}", told.unnamed());
        problems.push(Problem::warning(message).at(table.column(told.column)).hint(format!(
            "if they are two waves, name each in every row; `--wave \"{wave}\"` takes the rows of one"
        )));
        return Ok((Waves::One, mixed));
    }
    if let Some(asked) = asked
        && all.iter().all(|told| told.waves.is_empty())
    {
        problems.extend(in_another(table, header, &all_columns.ignored(), asked)?);
    }
    let single = all.iter().find(|told| told.waves.len() == 1);
    if let (Some(asked), Some(told)) = (asked, single)
        && !contains(&name(asked), &told.waves[0].name)
    {
        problems.push(
            Problem::warning(format!(
                "`{}` is `{}` in every row, and the report calls the wave `{}`",
                told.header,
                shown(&told.last),
                shown(asked)
            ))
            .at(table.column(told.column))
            .hint("check that this is the file of that wave"),
        );
    }
    Ok((Waves::One, mixed))
}

/// Tells of a column that holds the wave which is asked for in some rows, and whose header does not say
/// that it tells waves apart.
fn in_another(
    table: &Table<'_>,
    header: &Header,
    columns: &[usize],
    asked: &str,
) -> Result<Option<Problem>, Problem> {
    let wanted = key(&name(asked));
    let mut held = vec![0; columns.len()];
    let mut all = 0;
    let digits = |text: &str| {
        let mut digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    let of_asked = digits(asked);
    let mut rows = header.body(table)?;
    while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
        all += usize::from(!row.is_blank());
        for (held, column) in held.iter_mut().zip(columns) {
            let cell = trim(row.cell(*column));
            let may_be = cell.len().abs_diff(asked.len()) <= MORE_SIGNS
                && digits(cell) == of_asked
                && !cell.is_empty();
            *held += usize::from(may_be && key(&name(cell)) == wanted);
        }
    }
    // A few rows may be of somebody who joined then.
    let found =
        held.iter().zip(columns).find(|(held, _)| (1..all).contains(*held) && **held * 5 >= all);
    Ok(found.map(|(held, column)| {
        Problem::warning(format!(
            "`{}` is in column `{}` in {held} of {all} rows, and all rows are counted, since its header \
             does not say that it tells waves apart",
            shown(asked),
            shown(&header.shown(*column)),
        ))
        .at(table.column(*column))
        .hint("if it does, call it `Wave`, or name it as `wave` below `[columns]` in `orient.toml`")
    }))
}

/// A wave that was found by what a call asks for.
struct Found<'t> {
    wave: OneWave,
    /// The one of which only a part of what was asked for tells.
    part: Option<&'t Wave>,
}

/// Finds the wave that is asked for: the value of one column; those of two, as in `2026-Q4` of a year and
/// a quarter; else the only value that it names among other words.
fn find<'t>(all: &'t [Told], asked: &str) -> Option<Found<'t>> {
    let wanted = name(asked);
    let whole = all.iter().find_map(|told| {
        let wave = told.waves.iter().find(|wave| wave.key == key(&wanted))?;
        Some(OneWave { cells: vec![(told.column, wave.key.clone())] })
    });
    if let Some(wave) = whole {
        return Some(Found { wave, part: None });
    }
    match &of_two_columns(all, &wanted)[..] {
        [] => {}
        [cells] => {
            return Some(Found { wave: OneWave { cells: cells.clone() }, part: None });
        }
        // `112` of two numbers may be 1 and 12, or 11 and 2.
        _ => return None,
    }
    if all.iter().any(|told| told.has_other_years(&wanted)) {
        return None;
    }
    let told = all.iter().find(|told| told.tells_apart() && !told.is_year())?;
    let mut parts = told.waves.iter().filter(|wave| contains(&wanted, &wave.name));
    let part = parts.next().filter(|_| parts.next().is_none())?;
    let wave = OneWave { cells: vec![(told.column, part.key.clone())] };
    Some(Found { wave, part: Some(part) })
}

/// Each way to read what is asked for as a value of one column and one of another, in this order.
fn of_two_columns(all: &[Told], wanted: &str) -> Vec<Vec<(usize, String)>> {
    let joined = wanted.replace(' ', "");
    let few = || all.iter().filter(|told| told.waves.len() <= FEW_PARTS);
    let mut found = Vec::new();
    for first in few() {
        for second in few().filter(|second| second.column != first.column) {
            for (start, end) in first.each_with(second) {
                let is_it = start.spelled(first).iter().any(|start| {
                    let rest = joined.strip_prefix(start.as_str());
                    rest.is_some_and(|rest| end.spelled(second).iter().any(|end| end == rest))
                });
                if is_it {
                    found.push(vec![
                        (first.column, start.key.clone()),
                        (second.column, end.key.clone()),
                    ]);
                }
            }
        }
    }
    found
}

/// A wave for comparing: its words; of a number that a spreadsheet wrote as `2.0`, the number.
fn name(text: &str) -> String {
    let text = trim(text);
    let number =
        text.strip_suffix(".0").filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    words(number.unwrap_or(text))
}

/// The same however a quarter is written, and whether its year comes first or last: `2026 q4` for `Q4 2026`
/// and `q 4 2026`.
fn key(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        match words.last_mut().filter(|last| *last == "q" && is_number) {
            Some(quarter) => quarter.push_str(word),
            None => words.push(word.to_owned()),
        }
    }
    let is_year =
        |word: &String| word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year));
    let has_letter = |word: &String| word.contains(char::is_alphabetic);
    if let [others @ .., last] = &words[..]
        && is_year(last)
        && !others.is_empty()
        && others.iter().all(has_letter)
    {
        words.rotate_right(1);
    }
    words.join(" ")
}

/// Whether a row may be a note or a sum of others: it holds two texts at most, or a text and numbers.
fn is_sum(row: &Row<'_>) -> bool {
    let filled: Vec<&str> = row.cells().map(trim).filter(|cell| !cell.is_empty()).collect();
    let is_number = |cell: &&str| cell.bytes().all(|byte| b"0123456789.,% ".contains(&byte));
    filled.len() <= 2 || filled[1..].iter().all(is_number)
}

/// One value of a column of waves.
#[derive(Debug)]
struct Wave {
    name: String,
    /// By this it is known.
    key: String,
    text: String,
    rows: usize,
}

impl Wave {
    /// Its words without spaces; of the number of a quarter, `q4` as well.
    fn spelled(&self, told: &Told) -> Vec<String> {
        let plain = self.name.replace(' ', "");
        let of_a_quarter = ["quarter", "quartal", "trimestre", "kwartaal"];
        let header = words(&told.header);
        let is_quarter = of_a_quarter.iter().any(|word| contains(&header, word));
        let is_number = matches!(plain.as_str(), "1" | "2" | "3" | "4");
        let spelled = (is_quarter && is_number).then(|| format!("q{plain}"));
        [Some(plain), spelled].into_iter().flatten().collect()
    }
}

/// What a column says of waves.
#[derive(Debug)]
struct Told {
    column: usize,
    header: String,
    /// In the order of the file; none where they are a free text.
    waves: Vec<Wave>,
    /// The wave of the last row.
    last: String,
    /// How many rows name no wave.
    blanks: usize,
}

impl Told {
    /// Reads a column, of one wave's rows only where that is asked for.
    fn read(
        table: &Table<'_>,
        header: &Header,
        column: usize,
        within: Option<&OneWave>,
    ) -> Result<Self, Problem> {
        let header_text = shown(&header.shown(column));
        let mut told =
            Self { column, header: header_text, waves: Vec::new(), last: String::new(), blanks: 0 };
        let mut rows = header.body(table)?;
        while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
            let text = trim(row.cell(column));
            if within.is_some_and(|one| one.differs(|column| row.cell(column)).is_some()) {
                continue;
            }
            if text.is_empty() {
                told.blanks += usize::from(!row.is_blank() && !is_sum(&row));
                continue;
            }
            let name = name(text);
            let key = key(&name);
            match told.waves.iter().position(|wave| wave.key == key) {
                Some(known) => told.waves[known].rows += 1,
                None if told.waves.len() == MOST_VALUES => {
                    told.waves.clear();
                    return Ok(told);
                }
                None => told.waves.push(Wave { name, key, text: text.to_owned(), rows: 1 }),
            }
            text.clone_into(&mut told.last);
        }
        Ok(told)
    }

    /// Whether it is a year, which may be when somebody joined.
    fn is_year(&self) -> bool {
        matches!(&*words(&self.header), "year" | "jahr" | "année" | "año" | "anno" | "ano" | "jaar")
    }

    /// `Wave` is empty in 3 of 12 rows.
    fn unnamed(&self) -> String {
        let all = self.blanks + self.waves.iter().map(|wave| wave.rows).sum::<usize>();
        format!("`{}` is empty in {} of {all} rows", self.header, self.blanks)
    }

    /// Whether years follow each other, are few, and have several people each.
    fn are_years_in_a_row(&self) -> bool {
        let is_year = |year: &u16| YEARS.contains(year);
        let years = self.waves.iter().map(|wave| wave.name.parse().ok().filter(is_year));
        let years: Option<BTreeSet<u16>> = years.collect();
        let follow = years.is_some_and(|years| {
            let ends = years.first().zip(years.last());
            ends.is_some_and(|(first, last)| usize::from(last - first) + 1 == years.len())
        });
        follow && self.waves.len() <= FEW_WAVES && self.waves.iter().all(|wave| wave.rows > 1)
    }

    /// Whether it holds years, and not the one that is asked for.
    fn has_other_years(&self, wanted: &str) -> bool {
        let is_year =
            |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let are_years = !self.waves.is_empty() && self.waves.iter().all(|wave| is_year(&wave.name));
        let mut years = wanted.split(' ').filter(|word| is_year(word));
        are_years && years.any(|year| self.waves.iter().all(|wave| wave.name != year))
    }

    /// Each of its waves with each of another column's.
    fn each_with<'t>(&'t self, other: &'t Self) -> impl Iterator<Item = (&'t Wave, &'t Wave)> {
        self.waves.iter().flat_map(|wave| other.waves.iter().map(move |second| (wave, second)))
    }

    /// Whether several waves have rows, and not each row its own.
    fn tells_apart(&self) -> bool {
        // `Morning` and `Night` are periods of a day.
        let has_number = |wave: &Wave| wave.text.bytes().any(|byte| byte.is_ascii_digit());
        if words(&self.header) == "period" && !self.waves.iter().any(has_number) {
            return false;
        }
        let (waves, rows) = (self.waves.len(), self.waves.iter().map(|wave| wave.rows).sum());
        waves > 1 && ((waves <= FEW_WAVES && waves < rows) || waves * 2 <= rows)
    }

    fn mixed(&self) -> MixedWaves {
        MixedWaves { header: self.header.clone(), waves: self.waves.len() }
    }

    fn problem(&self, more: &str) -> Problem {
        Problem::warning(format!(
            "`{}` tells {} waves apart{more}, and {AS_ONE}: {}",
            self.header,
            self.waves.len(),
            self.list()
        ))
    }

    /// `Q3` (12 rows) and `Q4` (14 rows)
    fn list(&self) -> String {
        let one = |wave: &Wave| {
            let rows = if wave.rows == 1 { "row" } else { "rows" };
            format!("`{}` ({} {rows})", shown(&wave.text), wave.rows)
        };
        let all: Vec<String> = self.waves.iter().take(NAMED).map(one).collect();
        list_some(&all, self.waves.len())
    }
}
