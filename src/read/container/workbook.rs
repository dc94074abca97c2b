//! The sheet of a workbook that holds the answers, and what should be said about it.

use std::ops::ControlFlow;

use super::merged::Merged;
use super::package::file;
use super::records::Records;
use super::{Kind, Sought, Source, Storage, data, shown, usage};
use crate::error::{Failure, Problem, nearest};
use crate::format::list_some;
use crate::read::pieces::Text;
use crate::read::table::letters;

/// In so many of its first rows a sheet has its header.
const HEADER_WITHIN: usize = 30;
/// So many formulas without a value are told with their places.
const MOST_UNCOMPUTED: usize = 1000;
/// So many names are listed in a message.
const LISTED: usize = 8;

/// A sheet by its outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// Its name.
    pub name: String,
    /// Whether a spreadsheet shows it.
    pub shown: bool,
}

/// How far a sheet reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// How many columns there are up to the last cell that holds anything.
    pub width: usize,
    /// The number of the last row, which may be empty; 0 where nobody asks for it.
    pub rows: usize,
    /// The rows with values that a spreadsheet does not show, from 1.
    pub hidden: Vec<usize>,
    /// The columns that a spreadsheet does not show, from 0: the first and the last of each stretch.
    pub hidden_columns: Vec<(usize, usize)>,
    /// The first cells with a formula whose value nobody has stored: rows from 1, columns from 0.
    pub uncomputed: Vec<(usize, usize)>,
    /// The cells that are one over several rows.
    pub merged: Merged,
}

impl Extent {
    /// Takes note of a formula without a value, as long as there are not too many.
    pub(super) fn add_uncomputed(&mut self, row: usize, column: usize) {
        if self.uncomputed.len() < MOST_UNCOMPUTED {
            self.uncomputed.push((row, column));
        }
    }
}

/// Takes a cell by its row and column, both from 0, or has seen enough.
pub(super) type Take<'t> = dyn FnMut(usize, usize, &str) -> ControlFlow<()> + 't;

/// A workbook of any format.
pub(super) trait Book {
    /// `XLSX` or `ODS`.
    fn format(&self) -> &'static str;

    /// The sheets in their order.
    fn sheets(&self) -> Vec<About>;

    /// Checks a sheet and measures it.
    fn extent(&mut self, sheet: usize) -> Result<Extent, Problem>;

    /// Hands over the cells of a sheet, row by row.
    fn cells(&mut self, sheet: usize, take: &mut Take<'_>) -> Result<(), Problem>;
}

/// The text of the sheet that the user names, or of the one that looks most like answers.
pub(super) fn read(
    name: &str,
    book: &mut dyn Book,
    storage: &Storage,
    sought: &Sought,
) -> Result<Source, Failure> {
    for (option, given) in
        [("--encoding", storage.encoding.is_some()), ("--delimiter", storage.delimiter.is_some())]
    {
        if given {
            return Err(usage(
                Problem::error(format!("`{option}` is given, but this is a workbook"))
                    .at(file(name))
                    .hint(format!("leave `{option}` out: a workbook needs none")),
            ));
        }
    }
    let sheets = book.sheets();
    let place = match &storage.sheet {
        Some(wanted) => named(name, &sheets, wanted).map_err(usage)?,
        None => best(name, book, &sheets, sought).map_err(data)?,
    };
    let sheet = &sheets[place];
    let mut extent = book.extent(place).map_err(data)?;
    let mut records = Records::new(name, extent.width);
    let mut problem = None;
    book.cells(place, &mut |row, column, cell| {
        extent.merged.take(row + 1, column, cell);
        match records.push(row, column, cell) {
            Ok(()) => ControlFlow::Continue(()),
            Err(found) => {
                problem = Some(found);
                ControlFlow::Break(())
            }
        }
    })
    .map_err(data)?;
    if let Some(problem) = problem {
        return Err(data(problem));
    }
    let text = records.close();
    if text.is_empty() {
        return Err(data(
            Problem::error(format!("the sheet `{}` is empty", shown(&sheet.name)))
                .at(file(name))
                .hint("export the individual responses again, as CSV or XLSX"),
        ));
    }
    Ok(Source {
        name: name.to_owned(),
        text: Text::Held(text),
        kind: Kind::Sheet { format: book.format(), sheet: sheet.name.clone() },
        warnings: warnings(name, sheet, &extent, sought),
        uncomputed: extent.uncomputed,
        merged: extent.merged,
    })
}

/// `C, G and 4 more`: the first of so many.
fn listed(first: &[String], all: usize) -> String {
    list_some(&first[..first.len().min(LISTED)], all)
}

/// What a spreadsheet does not show but is read all the same.
fn warnings(name: &str, sheet: &About, extent: &Extent, sought: &Sought) -> Vec<Problem> {
    let mut warnings = Vec::new();
    if !sheet.shown {
        warnings.push(
            Problem::warning(format!("the sheet `{}` is hidden and is read", shown(&sheet.name)))
                .at(file(name))
                .hint("name another with `--sheet` if it is not the one with the answers"),
        );
    }
    if !extent.hidden.is_empty() {
        let rows: Vec<String> =
            extent.hidden.iter().take(LISTED).map(ToString::to_string).collect();
        let (row, are) = if extent.hidden.len() == 1 { ("row", "is") } else { ("rows", "are") };
        warnings.push(
            Problem::warning(format!(
                "{} hidden {row} {are} read: {}",
                extent.hidden.len(),
                listed(&rows, extent.hidden.len())
            ))
            .at(file(name))
            .hint("a filter hides rows without deleting them; delete those that should not count"),
        );
    }
    let hidden = extent.hidden_columns.iter().flat_map(|&(first, last)| first..=last);
    let hidden: Vec<String> =
        hidden.take_while(|column| *column < extent.width).map(letters).collect();
    if !hidden.is_empty() {
        let (column, are) = if hidden.len() == 1 { ("column", "is") } else { ("columns", "are") };
        warnings.push(
            Problem::warning(format!(
                "{} hidden {column} {are} read: {}",
                hidden.len(),
                listed(&hidden, hidden.len())
            ))
            .at(file(name))
            .hint("delete those that should not count"),
        );
    }
    // Of a table of answers they are told once it is known which columns are read.
    if let (Some(&(row, column)), Sought::Roster) = (extent.uncomputed.first(), sought) {
        let first = format!("{}{row}", letters(column));
        let (many, count) = match extent.uncomputed.len() {
            1 => ("the formula in", "counts"),
            _ => ("formulas such as the one in", "count"),
        };
        warnings.push(
            Problem::warning(format!(
                "{many} `{first}` {count} as empty, since the file does not hold what comes out"
            ))
            .at(file(name))
            .hint("open the workbook in a spreadsheet and save it, which stores the values"),
        );
    }
    warnings
}

/// The sheet that the user names.
fn named(name: &str, sheets: &[About], wanted: &str) -> Result<usize, Problem> {
    let plain = |text: &str| text.trim().to_lowercase();
    let exactly = sheets.iter().position(|sheet| sheet.name == wanted);
    let roughly = || sheets.iter().position(|sheet| plain(&sheet.name) == plain(wanted));
    exactly.or_else(roughly).ok_or_else(|| {
        let names = || sheets.iter().map(|sheet| sheet.name.as_str());
        let problem = Problem::error(format!("there is no sheet `{wanted}`")).at(file(name));
        match nearest(wanted, names()) {
            Some(near) => problem.hint(format!("the nearest name is `{}`", shown(near))),
            None => problem.hint(format!("the sheets are {}", list(names()))),
        }
    })
}

/// From so many sought columns on, a sheet with three quarters of them looks like answers, too.
const FEWEST_OF_NEAR: usize = 4;

/// The sheet with most of the sought columns in one of its first rows.
fn best(
    name: &str,
    book: &mut dyn Book,
    sheets: &[About],
    sought: &Sought,
) -> Result<usize, Problem> {
    let mut filled = Vec::new();
    for place in 0..sheets.len() {
        if book.extent(place)?.width > 0 {
            filled.push(place);
        }
    }
    let mut found = Vec::new();
    for &place in filled.iter().filter(|_| filled.len() > 1) {
        let rows = first_rows(book, place)?;
        let named = |at: usize| sought.named_by(&rows[at]);
        let header = (0..rows.len()).max_by_key(|&at| (named(at), std::cmp::Reverse(at)));
        let below = header.map_or(&[][..], |at| &rows[at + 1..]);
        let is_stated = sheets[place].shown && sought.is_stated_in(below);
        found.push((place, header.map_or(0, named), are_texts(below), is_stated));
    }
    let most = found.iter().map(|(_, named, ..)| *named).max().unwrap_or(0);
    // A question may have been worded anew between two sheets of answers.
    let is_near = |place: usize, named: usize| {
        sheets[place].shown && most >= FEWEST_OF_NEAR && named * 4 >= most * 3
    };
    // A few names, as in instructions, are little beside a sheet of statements.
    let is_stated_somewhere = found.iter().any(|(.., is_stated)| *is_stated);
    let is_enough = |named: usize| {
        named > 0 && (!is_stated_somewhere || named * 2 >= sought.columns().unwrap_or_default())
    };
    let mut fitting: Vec<usize> = found
        .into_iter()
        .filter(|&(place, named, texts, is_stated)| {
            let is_named = named == most || texts && is_near(place, named);
            is_named && is_enough(named) || is_stated
        })
        .map(|(place, ..)| place)
        .collect();
    // Nothing looks like answers; whatever is first will be refused with its header.
    let is_unknown = fitting.is_empty();
    if is_unknown {
        fitting = filled;
    }
    let visible = || fitting.iter().copied().filter(|&place| sheets[place].shown);
    match (visible().count(), &fitting[..]) {
        (_, []) => Err(Problem::error("no sheet of the workbook holds anything")
            .at(file(name))
            .hint("export the individual responses again, as CSV or XLSX")),
        (_, [place]) => Ok(*place),
        (1, _) => Ok(visible().next().unwrap_or(fitting[0])),
        _ if is_unknown => Ok(visible().next().unwrap_or(fitting[0])),
        (several, _) => {
            let fitting: Vec<usize> = if several > 1 { visible().collect() } else { fitting };
            let names = fitting.iter().map(|&place| sheets[place].name.as_str());
            Err(Problem::error(format!(
                "{} sheets look like {}: {}",
                fitting.len(),
                if matches!(sought, Sought::Roster) { "a roster" } else { "answers" },
                list(names)
            ))
            .at(file(name))
            .hint(format!("name one of them, as in `--sheet \"{}\"`", sheets[fitting[0]].name)))
        }
    }
}

/// Whether rows hold texts, as answers do, and not the numbers of an evaluation.
fn are_texts(rows: &[Vec<String>]) -> bool {
    let cells = || rows.iter().flatten().filter(|cell| !cell.is_empty());
    let texts = cells().filter(|cell| cell.contains(char::is_alphabetic)).count();
    texts * 2 > cells().count()
}

/// The first rows of a sheet that hold anything, each cell at its place.
fn first_rows(book: &mut dyn Book, sheet: usize) -> Result<Vec<Vec<String>>, Problem> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut last = None;
    book.cells(sheet, &mut |row, column, cell| {
        if last != Some(row) {
            if rows.len() == HEADER_WITHIN {
                return ControlFlow::Break(());
            }
            last = Some(row);
            rows.push(Vec::new());
        }
        if let Some(cells) = rows.last_mut() {
            cells.resize(column.max(cells.len()), String::new());
            cells.push(cell.to_owned());
        }
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// `` `a`, `b` and 3 more ``: the first of some names.
pub(super) fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", shown(name))).collect();
    listed(&names, names.len())
}
