//! Several waves in one file: a column such as `Wave` or `Quarter` tells them apart, or a long gap
//! between the days of the answers.

use super::answers::shown;
use super::duplicates::Day;
use super::header::Header;
use super::moments::{Moment, day};
use super::table::{Table, trim};
use super::words::words;
use crate::error::Problem;
use crate::format;

/// More values than this are no waves.
const MOST_WAVES: usize = 12;
/// So many waves are named in a message.
const NAMED: usize = 4;

/// From so many days without an answer on, the answers may be of two waves; a straggler is later, but
/// stragglers are few.
const GAP_DAYS: i64 = 45;
/// So many answers stand at least on either side of such a gap,
const FEWEST: usize = 3;
/// and at least one of so many.
const SHARE: usize = 5;

/// The wave whose rows are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OneWave {
    /// The column that tells waves apart.
    pub column: usize,
    /// The wave, as [`words`] gives it.
    words: String,
}

impl OneWave {
    /// Whether a cell names this wave.
    pub(super) fn is(&self, cell: &str) -> bool {
        words(cell) == self.words
    }
}

/// What the column of waves says of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Waves {
    /// It tells no waves apart, or there is none.
    One,
    /// It tells several apart, of which this one is taken.
    Chosen(OneWave),
    /// It tells several apart, and all are taken.
    All,
}

/// Takes the wave that is `asked` for, where the column holds it among others; tells of several waves
/// that are counted as one.
pub(super) fn choose(
    table: &Table<'_>,
    header: &Header,
    column: Option<usize>,
    asked: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Result<Waves, Problem> {
    let Some(column) = column else { return Ok(Waves::One) };
    let Some(waves) = waves(table, header, column)? else { return Ok(Waves::One) };
    let asked = asked.map(words).filter(|asked| waves.iter().any(|wave| wave.words == *asked));
    if let Some(words) = asked {
        return Ok(Waves::Chosen(OneWave { column, words }));
    }
    let last = &waves[waves.len() - 1].text;
    problems.push(
        Problem::warning(format!(
            "`{}` tells {} waves apart, and all are counted as one: {}",
            shown(&header.shown(column)),
            waves.len(),
            list(&waves)
        ))
        .at(table.column(column))
        .hint(format!(
            "`--wave \"{}\"` takes the rows of one, and `--baseline-wave` those of an earlier one to \
             compare with",
            shown(last)
        )),
    );
    Ok(Waves::All)
}

/// One value of a column of waves.
#[derive(Debug)]
struct Wave {
    words: String,
    text: String,
    rows: usize,
}

/// The values of a column, where there are several and not as many as a free text has.
fn waves(table: &Table<'_>, header: &Header, column: usize) -> Result<Option<Vec<Wave>>, Problem> {
    let mut waves: Vec<Wave> = Vec::new();
    let mut rows = header.body(table)?;
    while let Some(row) = rows.next().map_err(|broken| broken.problem(table.name))? {
        let text = trim(row.cell(column));
        if text.is_empty() {
            continue;
        }
        let words = words(text);
        match waves.iter().position(|wave| wave.words == words) {
            Some(known) => waves[known].rows += 1,
            None if waves.len() == MOST_WAVES => return Ok(None),
            None => waves.push(Wave { words, text: text.to_owned(), rows: 1 }),
        }
    }
    let rows: usize = waves.iter().map(|wave| wave.rows).sum();
    Ok((waves.len() > 1 && waves.len() * 2 <= rows).then_some(waves))
}

/// `Q3` (12 rows) and `Q4` (14 rows)
fn list(waves: &[Wave]) -> String {
    let one = |wave: &Wave| {
        let rows = if wave.rows == 1 { "row" } else { "rows" };
        format!("`{}` ({} {rows})", shown(&wave.text), wave.rows)
    };
    let all: Vec<String> = waves.iter().take(NAMED).map(one).collect();
    match (&all[..], waves.len() - all.len()) {
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (all, more) => format!("{} and {more} more", all.join(", ")),
    }
}

/// The days of answers with a gap between them, before which and after which many stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// How many answers stand before it, and the days of the first and the last of them.
    before: (usize, Day, Day),
    /// The same after it.
    after: (usize, Day, Day),
}

impl Gap {
    /// The longest gap between answers, if it is long enough to part two waves.
    pub(super) fn of(mut moments: Vec<Moment>) -> Option<Self> {
        moments.sort_unstable_by_key(|moment| moment.seconds);
        let seconds = |at: usize| moments[at].seconds - moments[at - 1].seconds;
        let at = (1..moments.len()).max_by_key(|&at| seconds(at))?;
        let least = FEWEST.max(moments.len().div_ceil(SHARE));
        let (before, after) = moments.split_at(at);
        let is_gap = seconds(at) >= GAP_DAYS * 86_400;
        let side = |part: &[Moment]| Some((part.len(), part.first()?.day, part.last()?.day));
        if is_gap && before.len().min(after.len()) >= least {
            Some(Self { before: side(before)?, after: side(after)? })
        } else {
            None
        }
    }

    /// What is said of it.
    pub(super) fn problem(self, table: &Table<'_>) -> Problem {
        let side = |(answers, first, last): (usize, Day, Day)| {
            format!("{answers} answers from {}", format::days(&day(first), &day(last)))
        };
        Problem::warning(format!(
            "the answers may be of two waves, and all are counted as one: {}, then {}",
            side(self.before),
            side(self.after)
        ))
        .at(table.file())
        .hint(
            "if they are two waves, name each row's in a column `Wave` and take one with `--wave`, or put \
             them into two files",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::moments::{Order, Stamp};

    fn gap(days: &[&str]) -> Option<(usize, usize)> {
        let moments = days.iter().filter_map(|day| Stamp::parse(day)?.at(Order::DayFirst));
        Gap::of(moments.collect()).map(|gap| (gap.before.0, gap.after.0))
    }

    #[test]
    fn a_long_gap_between_many_answers_parts_two_waves() {
        let [july, later] = [["2026-07-13", "2026-07-14", "2026-07-20"], ["2026-10-12"; 3]];
        assert_eq!(gap(&[july, later].concat()), Some((3, 3)));
        assert_eq!(gap(&[&july[..], &later[..2]].concat()), None, "two may be stragglers");
        assert_eq!(
            gap(&[&july[..], &["2026-07-20"; 12], &later[..]].concat()),
            None,
            "few of many"
        );
        assert_eq!(gap(&[&july[..], &["2026-09-01"; 3]].concat()), None, "43 days");
        assert_eq!(gap(&[&later[..], &july[..]].concat()), Some((3, 3)), "in any order");
        assert_eq!(gap(&[]), None);
    }
}
