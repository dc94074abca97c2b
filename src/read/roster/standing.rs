//! What a list says of whether somebody is still there, and was asked at all.

use std::collections::BTreeSet;

use crate::error::Problem;
use crate::read::table::{Row, Table, trim};
use crate::read::ticks;
use crate::read::usual::{is_dropped, is_in_doubt, is_reason_to_drop, is_yes, is_yes_with_reason};
use crate::read::words::words;

/// What a personnel system calls somebody who is not there any more.
const GONE: &[&str] = &[
    "ausgetreten",
    "beendet",
    "deactivated",
    "deceased",
    "departed",
    "disabled",
    "ehemalig",
    "ended",
    "ex employee",
    "former",
    "former employee",
    "inactive",
    "leaver",
    "left",
    "not active",
    "offboarded",
    "resigned",
    "retired",
    "separated",
    "suspended",
    "terminated",
    "ausgeschieden",
    "deaktiviert",
    "inaktiv",
    "inactif",
    "inactivo",
    "inattivo",
];

/// What a header is called below which `no` says that somebody is not there, or was not asked.
const ASKS: [&str; 5] = ["active", "enabled", "employed", "invited", "asked"];
/// Headers below which personnel systems write a letter for how somebody stands.
const OF_LETTERS: [&str; 4] = ["status", "employment status", "employee status", "worker status"];
/// The letters: active, and terminated. With any other among them, they may say something else.
const LETTERS: [&str; 2] = ["a", "t"];

/// The columns that say how somebody stands.
pub(super) struct Standing {
    /// The column of the status, what it is called, and how its cells are read.
    status: Option<(usize, String, Says)>,
    /// The column that marks who is to be left out, and what it is called.
    dropped: Option<(usize, String)>,
}

/// What the cells of a status say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// A word each.
    Words,
    /// Yes, or nothing where it is no.
    YesOrNothing,
    /// A letter each, as [`LETTERS`] has them.
    Letters,
}

/// Why somebody counts as not there any more, or as not asked, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gone {
    /// A cell says so.
    Said(String),
    /// A cell is blank where others say yes; some lists are filled by half.
    Blank(String),
}

impl Gone {
    /// The words.
    pub(super) fn why(&self) -> &str {
        match self {
            Self::Said(why) | Self::Blank(why) => why,
        }
    }
}

impl Standing {
    /// Looks at every row once, where a column of the status is there.
    pub(super) fn of(
        table: &Table<'_>,
        status: Option<usize>,
        dropped: Option<usize>,
    ) -> Result<Self, Problem> {
        let header = |column: usize| table.header[column].clone();
        let dropped = dropped.map(|column| (column, header(column)));
        let Some(column) = status else { return Ok(Self { status: None, dropped }) };
        let mut cells = BTreeSet::new();
        let mut rows = table.body()?;
        while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
            let cell = of_status(row.cell(column));
            if !cell.is_empty() && !cells.contains(&cell) {
                cells.insert(cell);
            }
        }
        let is_yes = |cell: &String| ticks::is_taken(cell) == Some(true);
        let are_letters =
            || cells.iter().eq(LETTERS.iter()) && OF_LETTERS.contains(&&*words(&header(column)));
        let says = if asks(&header(column)) && cells.iter().all(is_yes) && !cells.is_empty() {
            Says::YesOrNothing
        } else if are_letters() {
            Says::Letters
        } else {
            Says::Words
        };
        Ok(Self { status: Some((column, header(column), says)), dropped })
    }

    /// Why somebody is not there any more, or was not asked, in words.
    pub(super) fn gone(&self, row: &Row<'_>) -> Option<Gone> {
        let by_status = self.status.as_ref().and_then(|(column, header, says)| {
            let status = trim(row.cell(*column));
            let is_gone = match says {
                Says::Words => is_gone(status, header),
                Says::YesOrNothing => status.is_empty(),
                Says::Letters => words(status) == LETTERS[1],
            };
            is_gone.then(|| match says {
                Says::YesOrNothing => Gone::Blank(format!("has nothing below `{header}`")),
                Says::Words | Says::Letters => Gone::Said(format!("has the status `{status}`")),
            })
        });
        by_status.or_else(|| {
            let (column, header) = self.dropped.as_ref()?;
            let mark = trim(row.cell(*column));
            let is_marked = is_yes(mark)
                || is_yes_with_reason(mark)
                || is_dropped(mark)
                || is_reason_to_drop(mark);
            let said = || Gone::Said(format!("has `{mark}` below `{header}`"));
            (is_marked && !is_in_doubt(mark)).then(said)
        })
    }
}

/// Whether a header is called like one below which `no` says that somebody is gone.
fn asks(header: &str) -> bool {
    let header = words(header);
    ASKS.iter().any(|word| header.contains(word))
}

/// The words of a status, or its signs where it has none: `✓`.
fn of_status(cell: &str) -> String {
    let words = words(cell);
    if words.is_empty() { trim(cell).to_owned() } else { words }
}

/// Whether a status says that somebody is not there any more; below `Active` and its like, `no` does.
fn is_gone(status: &str, header: &str) -> bool {
    let own = words(status);
    let is = |known: &&str| {
        own.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    GONE.iter().any(is) || (asks(header) && ticks::is_taken(status) == Some(false))
}
