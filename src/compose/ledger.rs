//! The account of every row, the columns, and where everything comes from.

use crate::format::{self, spelled};
use crate::response::{
    ColumnMatch, ColumnRole, LeftOut, MatchedBy, Person, Reason, Response, file_name,
};

use super::cover::days;
use super::report::{ColumnRow, Definition, Head, LedgerChapter, LeftOutRow};
use super::story::Story;
use super::words::{DASH, capital, count_noun, fitting, plural};

/// Beyond so many lines in two halves, the list of columns is longer than a page, and is one table
/// that goes on.
const MOST_IN_HALVES: usize = 72;

pub(super) fn ledger(story: &Story) -> LedgerChapter {
    let ledger = &story.scores.ledger;
    let rows = column_rows(story);
    let lines: usize = rows.iter().map(lines_in_half).sum();
    let half = if lines > MOST_IN_HALVES { rows.len() } else { half_of(&rows) };
    let halves = [&rows[..half], &rows[half..]].into_iter().filter(|half| !half.is_empty());
    let column_halves = halves.map(<[_]>::to_vec).collect();
    LedgerChapter {
        head: Head::new("ledger", "Data ledger", headline(story)),
        rows: format::count(ledger.rows),
        used: format::count(ledger.used),
        used_title: used_title(story),
        left_out: format::count(ledger.left_out.len()),
        note: note(story),
        has_people: story.names_people(),
        left_out_rows: ledger.left_out.iter().map(|one| left_out_row(story, one)).collect(),
        column_halves,
        matched: matched(&story.responses.columns),
        provenance: provenance(story),
    }
}

fn headline(story: &Story) -> String {
    let ledger = &story.scores.ledger;
    let came = format!("{} {}", spelled(ledger.rows), plural(ledger.rows, "row", "rows"));
    if ledger.left_out.is_empty() && ledger.rows == 1 {
        return "One row came in, and it was used".to_owned();
    }
    let rest = match ledger.left_out.len() {
        0 => "all of them used".to_owned(),
        many => format!("{} used, {} left out", spelled(ledger.used), spelled(many)),
    };
    fitting(&[capital(&format!("{came} came in: {rest}"))])
}

fn used_title(story: &Story) -> String {
    let is_known = |one: &Response| {
        let person = &one.person;
        let is_named = person.name != Person::of_row(one.row);
        is_named || person.email.is_some() || person.number.is_some()
    };
    let people = &story.responses.people;
    let title = if people.is_empty() || people.iter().any(is_known) {
        if story.counts_some_twice() { "used, one per response" } else { "used, one per person" }
    } else {
        "used; nobody is named"
    };
    title.to_owned()
}

fn note(story: &Story) -> String {
    let possible = story.people() * story.traits();
    let blank = possible.saturating_sub(story.answers());
    let blanks = match blank {
        0 => "none of them blank".to_owned(),
        _ => format!("{} blank", format::count(blank)),
    };
    format!(
        "The sum is checked on every run; a report whose ledger does not add up is not written. The \
         rows used hold {} of {}: {blanks}.",
        count_noun(story.answers(), "answer", "answers"),
        format::count(possible),
    )
}

fn left_out_row(story: &Story, one: &LeftOut) -> LeftOutRow {
    // What was seen may quote a name, so an edition without names says the rule instead; and of a text
    // below the table, which may be anybody's comment, every edition does.
    let names = story.names_people();
    let seen = if names && one.reason != Reason::Note {
        quoted(&one.seen)
    } else {
        rule(one.reason).to_owned()
    };
    let person = one.person.clone().filter(|_| names).unwrap_or_else(|| DASH.to_owned());
    LeftOutRow { row: format::count(one.row), reason: one.reason.word().to_owned(), seen, person }
}

/// What was seen, with the quotes of a page about text that the terminal shows in backticks.
fn quoted(seen: &str) -> String {
    match seen.split('`').collect::<Vec<_>>()[..] {
        [before, text, after] => format!("{before}“{text}”{after}"),
        _ => seen.to_owned(),
    }
}

fn rule(reason: Reason) -> &'static str {
    match reason {
        Reason::Preview => "the survey owner’s look at the form",
        Reason::Excluded => "marked in the file as not to be counted",
        Reason::Wave => "another wave",
        Reason::Duplicate => "another row of the same person counts",
        Reason::Partial => "too few traits answered for a score",
        Reason::Blank => "no cell holds anything",
        Reason::Note => "a text below the table",
    }
}

/// How many rows stand on the left, so that the two halves are about equally high.
fn half_of(rows: &[ColumnRow]) -> usize {
    // As many letters as a line of the column usually holds, where names are short.
    let lines = |rows: &[ColumnRow]| rows.iter().map(|row| lines_of(row, 34, 10)).sum::<usize>();
    let uneven = |half: &usize| lines(&rows[..*half]).abs_diff(lines(&rows[*half..]));
    // Of equals, the larger half is on the left.
    (0..=rows.len()).rev().min_by_key(uneven).unwrap_or(0)
}

/// About how many lines a column's row takes where two halves stand side by side.
fn lines_in_half(row: &ColumnRow) -> usize {
    lines_of(row, 24, 18)
}

/// How many lines a row takes, when so many letters of its header and of its role fit a line.
fn lines_of(row: &ColumnRow, header: usize, role: usize) -> usize {
    let lines = |text: &str, letters: usize| text.chars().count().div_ceil(letters).max(1);
    lines(&row.header, header).max(lines(&row.role, role))
}

/// A row for each column; one for neighbours that hold the statements of one trait.
fn column_rows(story: &Story) -> Vec<ColumnRow> {
    let same = |one: &ColumnMatch, other: &ColumnMatch| match (&one.role, &other.role) {
        (ColumnRole::Statement(place, _), ColumnRole::Statement(next, _)) => {
            place == next && one.by == other.by
        }
        (ColumnRole::Rank(place, _), ColumnRole::Rank(next, _)) => place == next,
        _ => false,
    };
    let groups = story.responses.columns.chunk_by(same);
    groups
        .map(|group| {
            let [first, .., last] = group else { return column_row(story, &group[0]) };
            let mut row = column_row(story, first);
            row.letters = format!("{}–{}", first.letters, last.letters);
            if let ColumnRole::Statement(place, _) = first.role {
                let name = &story.instrument.traits()[place].name;
                row.role = format!("{name}: {} statements", spelled(group.len()));
            }
            if let ColumnRole::Rank(place, _) = first.role {
                let name = &story.instrument.traits()[place].name;
                row.role = format!("{name}: {} ranks", spelled(group.len()));
            }
            row.header = format!("{} and {} more", first.header, spelled(group.len() - 1));
            row
        })
        .collect()
}

fn column_row(story: &Story, column: &ColumnMatch) -> ColumnRow {
    let role = match column.role {
        ColumnRole::Trait(place) => story.instrument.traits()[place].name.clone(),
        ColumnRole::Statement(place, orientation) => {
            let row = &story.instrument.traits()[place];
            format!("{}: {}", row.name, row.statements[orientation])
        }
        ColumnRole::Rank(place, rank) => {
            format!("{}: rank {}", story.instrument.traits()[place].name, rank + 1)
        }
        ColumnRole::Timestamp => "time of the answer".to_owned(),
        ColumnRole::Name => "name".to_owned(),
        ColumnRole::GivenName => "first name".to_owned(),
        ColumnRole::FamilyName => "last name".to_owned(),
        ColumnRole::Email => "e-mail address".to_owned(),
        ColumnRole::Id => "number of a person".to_owned(),
        ColumnRole::Team => "team".to_owned(),
        ColumnRole::Wave => "wave".to_owned(),
        ColumnRole::Finished => "whether the form was finished".to_owned(),
        ColumnRole::Began => "when answering began".to_owned(),
        ColumnRole::LastAction => "when it was last gone on with".to_owned(),
        ColumnRole::Duration => "how long answering took".to_owned(),
        ColumnRole::Status => "preview or response".to_owned(),
        ColumnRole::Ignored => "not used".to_owned(),
    };
    // The header of a column that nobody needs may say whom it is about.
    let is_shown = story.names_people() || column.role != ColumnRole::Ignored;
    let header = if is_shown { &column.header } else { "not shown without names" };
    ColumnRow {
        letters: column.letters.clone(),
        header: header.to_owned(),
        role,
        by: word(column.by).to_owned(),
    }
}

fn word(by: MatchedBy) -> &'static str {
    match by {
        MatchedBy::Name => "name",
        MatchedBy::Question => "question",
        MatchedBy::Statements => "statements",
        MatchedBy::Hand => "by hand",
        MatchedBy::Nothing => DASH,
    }
}

/// How all columns were recognised, where one sentence can say it.
fn matched(columns: &[ColumnMatch]) -> Option<String> {
    let asks = |one: &&ColumnMatch| {
        matches!(one.role, ColumnRole::Trait(_) | ColumnRole::Statement(..) | ColumnRole::Rank(..))
    };
    let (asking, others): (Vec<&ColumnMatch>, Vec<&ColumnMatch>) = columns.iter().partition(asks);
    let first = asking.first()?.by;
    let others: Vec<MatchedBy> =
        others.iter().map(|one| one.by).filter(|by| *by != MatchedBy::Nothing).collect();
    if asking.iter().any(|one| one.by != first) || others.iter().any(|by| *by != MatchedBy::Name) {
        return None;
    }
    let how = match first {
        MatchedBy::Question => "by their questions",
        MatchedBy::Statements => "by their statements",
        MatchedBy::Hand => "by hand",
        MatchedBy::Name => return Some("All columns used were matched by their names.".to_owned()),
        MatchedBy::Nothing => return None,
    };
    Some(if others.is_empty() {
        format!("All columns used were matched {how}.")
    } else {
        format!("The columns of traits were matched {how}, the others used by their names.")
    })
}

fn provenance(story: &Story) -> Vec<Definition> {
    let define = |term: &str, text: String| Definition { term: term.to_owned(), text };
    let responses = story.responses;
    let instrument = story.instrument;
    let rows = count_noun(story.scores.ledger.rows, "row", "rows");
    let source = format!("{}, {rows}, {}", file_name(&responses.source), responses.kind);
    let mut all = vec![define("Source", source)];
    if responses.days.is_some() {
        all.push(define("Answers given", days(responses)));
    }
    if !story.has_team() {
        // The cover names the person; `scores.json` has the team that the answers were scored as.
        all.push(define("Scored as", story.scores.team.name.clone()));
    }
    if let Some(roster) = &story.scores.roster {
        let people = count_noun(roster.people.len(), "person", "people");
        // Who they are is nobody's business but the caller's, who is told.
        let away = match roster.away.len() {
            0 => String::new(),
            1 => "; 1 more was not there at the time and does not count as asked".to_owned(),
            many => format!("; {many} more were not there at the time and do not count as asked"),
        };
        all.push(define("Roster", format!("{}, {people}{away}", file_name(&roster.source))));
    }
    if let Some(change) = story.change {
        let people = count_noun(change.before.people, "person", "people");
        let wave = format::wave(&change.before.name);
        let same = match change.in_both() {
            _ if change.before.members.is_empty() => "none of them named".to_owned(),
            None => "not known who of them is in both waves".to_owned(),
            Some(0) => "none of them in both waves".to_owned(),
            Some(both) => format!("{} of them in both waves", format::count(both)),
        };
        all.push(define("Compared with", format!("{wave}: {people}, {same}")));
    }
    all.push(define("Instrument", format!("{} {}", instrument.id(), instrument.version())));
    all.push(define("Made by", format!("orient {}", story.options.version)));
    all
}
