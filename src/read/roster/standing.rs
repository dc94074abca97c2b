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
/// The letters by which personnel systems say how somebody stands: active, on leave, on paid leave,
/// and those below.
const CODES: &str = "alp";
/// Terminated, inactive, retired, deceased.
const CODES_OF_THE_GONE: &str = "tird";

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
    /// A letter each, as [`CODES`] has them.
    Letters,
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
            let cell = words(row.cell(column));
            if !cell.is_empty() && !cells.contains(&cell) {
                cells.insert(cell);
            }
        }
        let is_yes = |cell: &String| ticks::is_taken(cell) == Some(true);
        let are_letters = |letters: &str| {
            cells.iter().all(|cell| letters.contains(cell.as_str()) && cell.len() == 1)
        };
        let says = if asks(&header(column)) && cells.iter().all(is_yes) && !cells.is_empty() {
            Says::YesOrNothing
        } else if cells.contains("a") && are_letters(&format!("{CODES}{CODES_OF_THE_GONE}")) {
            Says::Letters
        } else {
            Says::Words
        };
        Ok(Self { status: Some((column, header(column), says)), dropped })
    }

    /// Why somebody is not there any more, or was not asked, in words.
    pub(super) fn gone(&self, row: &Row<'_>) -> Option<String> {
        let by_status = self.status.as_ref().and_then(|(column, header, says)| {
            let status = trim(row.cell(*column));
            let own = words(status);
            let is_gone = match says {
                Says::Words => is_gone(&own, header),
                Says::YesOrNothing => own.is_empty() && status.is_empty(),
                Says::Letters => !own.is_empty() && CODES_OF_THE_GONE.contains(&own),
            };
            is_gone.then(|| match says {
                Says::YesOrNothing => format!("has nothing below `{header}`"),
                Says::Words | Says::Letters => format!("has the status `{status}`"),
            })
        });
        by_status.or_else(|| {
            let (column, header) = self.dropped.as_ref()?;
            let mark = trim(row.cell(*column));
            let is_marked = is_yes(mark)
                || is_yes_with_reason(mark)
                || is_dropped(mark)
                || is_reason_to_drop(mark);
            (is_marked && !is_in_doubt(mark)).then(|| format!("has `{mark}` below `{header}`"))
        })
    }
}

/// Whether a header is called like one below which `no` says that somebody is gone.
fn asks(header: &str) -> bool {
    let header = words(header);
    ASKS.iter().any(|word| header.contains(word))
}

/// Whether a status, in its words, says that somebody is not there any more; below `Active` and its like, `no`
/// does.
fn is_gone(own: &str, header: &str) -> bool {
    let is = |known: &&str| {
        own.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    GONE.iter().any(is) || (asks(header) && ticks::is_taken(own) == Some(false))
}
