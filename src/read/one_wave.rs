//! Several waves in one file, told apart by a column such as `Wave` or `Quarter`: all are counted as one,
//! which is told, unless one of them is asked for.

use super::answers::shown;
use super::header::Header;
use super::table::{Table, trim};
use super::words::{contains, words};
use crate::error::Problem;

/// A column with more values than this is a free text.
const MOST_VALUES: usize = 1000;
/// So many waves are told of even where hardly one has a second row.
const FEW_WAVES: usize = 12;
/// So many waves are named in a message.
const NAMED: usize = 4;

/// The wave whose rows are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneWave {
    /// The column that tells waves apart.
    pub column: usize,
    /// The wave, as [`name`] gives it.
    name: String,
}

impl OneWave {
    /// Whether a cell names this wave.
    pub(super) fn is(&self, cell: &str) -> bool {
        name(cell) == self.name
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

/// Takes the wave that is `asked` for, where one of these columns holds it; tells of several waves that
/// are counted as one, and of a wave that was asked for and is not there.
pub(super) fn choose(
    table: &Table<'_>,
    header: &Header,
    columns: &[usize],
    asked: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Result<Waves, Problem> {
    let read = |within: Option<&OneWave>| -> Result<Vec<Told>, Problem> {
        columns.iter().map(|&column| Told::read(table, header, column, within)).collect()
    };
    let all = read(None)?;
    let wanted = asked.map(name);
    let holds = |told: &&Told| told.waves.iter().any(|wave| Some(&wave.name) == wanted.as_ref());
    if let (Some(wanted), Some(told)) = (&wanted, all.iter().find(holds)) {
        if told.waves.len() == 1 && !told.has_blanks {
            return Ok(Waves::One);
        }
        let one = OneWave { column: told.column, name: wanted.clone() };
        let others = read(Some(&one))?;
        let mut others = others.iter().filter(|other| other.column != one.column);
        if let Some(other) = others.find(|other| other.tells_apart()) {
            let of = format!(" within `{}`", shown(asked.unwrap_or_default()));
            problems.push(other.problem(&of).at(table.column(other.column)).hint(
                "put the rows of one wave into a file of their own, or name both in one column",
            ));
        }
        return Ok(Waves::Chosen(one));
    }
    // A year alone may be when somebody joined.
    let is_year = |told: &Told| words(&told.header) == "year" && columns.len() == 1;
    if let Some(told) = all.iter().find(|told| told.tells_apart() && !is_year(told)) {
        let no_row = match asked {
            Some(asked) => format!("; no row is of `{}`", shown(asked)),
            None => String::new(),
        };
        let last = shown(&told.last);
        problems.push(told.problem(&no_row).at(table.column(told.column)).hint(format!(
            "`--wave \"{last}\"` takes the rows of one, and `--baseline-wave` those of an earlier one to \
             compare with"
        )));
        return Ok(Waves::All);
    }
    let single = all.iter().find(|told| told.waves.len() == 1);
    if let (Some(asked), Some(wanted), Some(told)) = (asked, wanted, single)
        && !contains(&wanted, &told.waves[0].name)
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
    Ok(Waves::One)
}

/// A wave for comparing: its words; of a number that a spreadsheet wrote as `2.0`, the number.
fn name(text: &str) -> String {
    let text = trim(text);
    let number =
        text.strip_suffix(".0").filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    words(number.unwrap_or(text))
}

/// One value of a column of waves.
#[derive(Debug)]
struct Wave {
    name: String,
    text: String,
    rows: usize,
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
    /// Whether rows name no wave.
    has_blanks: bool,
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
        let mut told = Self {
            column,
            header: header_text,
            waves: Vec::new(),
            last: String::new(),
            has_blanks: false,
        };
        let mut rows = header.body(table)?;
        while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
            let text = trim(row.cell(column));
            if within.is_some_and(|one| !one.is(row.cell(one.column))) {
                continue;
            }
            if text.is_empty() {
                told.has_blanks |= !row.is_blank();
                continue;
            }
            let name = name(text);
            match told.waves.iter().position(|wave| wave.name == name) {
                Some(known) => told.waves[known].rows += 1,
                None if told.waves.len() == MOST_VALUES => {
                    told.waves.clear();
                    return Ok(told);
                }
                None => told.waves.push(Wave { name, text: text.to_owned(), rows: 1 }),
            }
            text.clone_into(&mut told.last);
        }
        Ok(told)
    }

    /// Whether several waves have rows, and not each row its own.
    fn tells_apart(&self) -> bool {
        let (waves, rows) = (self.waves.len(), self.waves.iter().map(|wave| wave.rows).sum());
        waves > 1 && ((waves <= FEW_WAVES && waves < rows) || waves * 2 <= rows)
    }

    fn problem(&self, more: &str) -> Problem {
        Problem::warning(format!(
            "`{}` tells {} waves apart{more}, and all are counted as one: {}",
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
        match (&all[..], self.waves.len() - all.len()) {
            ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
            (all, more) => format!("{} and {more} more", all.join(", ")),
        }
    }
}
