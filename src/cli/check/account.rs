//! The account of a source as a table for the terminal.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{matched, role};
use crate::cli::paint::{Paint, Tone};
use crate::direction;
use crate::error::{Place, Problem, Severity, alike_once};
use crate::instrument::Instrument;
use crate::read::Inspection;
use crate::response::{ColumnMatch, ColumnRole, Ledger, LeftOut, Reason};

/// A text that grows by lines.
struct Lines {
    text: String,
    paint: Paint,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line and the head of a part.
    fn head(&mut self, head: &str) {
        let head = self.paint.tone(Tone::Head, head);
        let _ = write!(self.text, "\n{head}\n");
    }
}

/// What the source is, its columns, its rows, who is missing, and everything that is wrong with it.
pub(super) fn text(
    found: &Inspection,
    instrument: &Instrument,
    ledger: &Ledger,
    paint: Paint,
) -> String {
    let responses = &found.responses;
    let name = paint.tone(Tone::Head, &shown(&responses.source));
    let mut lines = Lines { text: format!("{name}: {}\n", shown(&responses.kind)), paint };
    columns(&mut lines, found, instrument);
    rows(&mut lines, ledger);
    teams(&mut lines, found, ledger);
    roster(&mut lines, found, ledger);
    problems(&mut lines, found);
    lines.text
}

fn columns(lines: &mut Lines, found: &Inspection, instrument: &Instrument) {
    lines.head("Columns");
    let columns = &found.responses.columns;
    let what = |column: &ColumnMatch| match column.role {
        ColumnRole::Trait(place) => (shown(&instrument.traits()[place].name), Tone::Good),
        ColumnRole::Statement(place, orientation) => {
            let known = &instrument.traits()[place];
            (shown(&format!("{}: {}", known.name, known.statements[orientation])), Tone::Good)
        }
        ColumnRole::Rank(place, rank) => {
            let known = &instrument.traits()[place];
            (shown(&format!("{}: rank {}", known.name, rank + 1)), Tone::Good)
        }
        ColumnRole::Ignored => (role(column).to_owned(), Tone::Faint),
        ColumnRole::Timestamp
        | ColumnRole::Name
        | ColumnRole::GivenName
        | ColumnRole::FamilyName
        | ColumnRole::Email
        | ColumnRole::Id
        | ColumnRole::Team
        | ColumnRole::Wave
        | ColumnRole::Finished
        | ColumnRole::Began
        | ColumnRole::LastAction
        | ColumnRole::Duration
        | ColumnRole::Status => (role(column).to_owned(), Tone::Good),
    };
    let by = |column: &ColumnMatch| match (matched(column, instrument), &column.role) {
        (None, _) => "–",
        (Some("usual"), _) => "usual header",
        (Some("question"), _) => "by question",
        (Some("statements"), ColumnRole::Statement(..)) => "by header",
        (Some("statements"), _) => "by statements",
        (Some(exactly), _) => exactly,
    };
    let wide = width(18, columns.iter().map(|column| what(column).0));
    let wide_by = width(12, columns.iter().map(|column| by(column).to_owned()));
    for column in columns {
        let (what, tone) = what(column);
        let what = lines.paint.tone(tone, &format!("{what:<wide$}"));
        let (by, header) = (by(column), shown(&column.header));
        lines.line(&format!("  {:<4} {what} {by:<wide_by$} {header}", column.letters));
    }
}

/// How many letters the longest of some texts has, and no fewer than so many.
fn width(least: usize, texts: impl Iterator<Item = String>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or_default().max(least)
}

fn rows(lines: &mut Lines, ledger: &Ledger) {
    lines.head(&format!(
        "Rows: {} = {} used + {} left out",
        ledger.rows,
        ledger.used,
        ledger.left_out.len()
    ));
    let person = |left: &LeftOut| shown(left.person.as_deref().unwrap_or("–"));
    let wide = width(28, ledger.left_out.iter().map(person));
    for left in &ledger.left_out {
        let reason = lines.paint.tone(Tone::Warning, &format!("{:<10}", left.reason.word()));
        let (person, seen) = (person(left), shown(&left.seen));
        lines.line(&format!("  {:<7} {reason} {person:<wide$} {seen}", left.row));
    }
}

fn teams(lines: &mut Lines, found: &Inspection, ledger: &Ledger) {
    let teams = super::teams(&found.responses, ledger);
    if teams.is_empty() {
        return;
    }
    let named = teams.iter().filter(|(team, _)| team.is_some()).count();
    lines.head(&format!("Teams: {named}"));
    for (team, people) in teams {
        let team = team.map_or_else(|| lines.paint.tone(Tone::Faint, "without a team"), shown);
        lines.line(&format!("  {people:<7} {team}"));
    }
}

fn roster(lines: &mut Lines, found: &Inspection, ledger: &Ledger) {
    let Some(roster) = &found.responses.roster else { return };
    let (answered, all) =
        (roster.people.iter().filter(|one| one.answered).count(), roster.people.len());
    lines.head(&if roster.nameless.is_empty() {
        // As a report counts them: with a score, and without.
        let partial = || ledger.left_out.iter().filter(|one| one.reason == Reason::Partial);
        let listed: BTreeSet<String> =
            roster.people.iter().map(|one| one.name.to_lowercase()).collect();
        let is_listed = |one: &&LeftOut| {
            one.person.as_ref().is_some_and(|name| listed.contains(&name.to_lowercase()))
        };
        match (partial().count(), partial().filter(is_listed).count()) {
            (0, _) => format!("Roster: {answered} of {all} answered"),
            (some, known) if some == known && some <= answered => format!(
                "Roster: {} of {all} answered, {some} more too few traits for a score",
                answered - some
            ),
            (some, _) => {
                format!("Roster: {answered} of {all} answered, {some} too few traits for a score")
            }
        }
    } else {
        format!("Roster: {answered} of {all} found, who is missing is not known")
    });
    for one in roster.missing() {
        let not_yet = lines.paint.tone(Tone::Warning, "not yet");
        lines.line(&format!("  {not_yet}    {}", shown(&one.name)));
    }
    for (listed, answered) in &roster.turned {
        let taken = lines.paint.tone(Tone::Faint, "taken for");
        lines.line(&format!("  {taken}  {}: {}", shown(listed), shown(answered)));
    }
    for away in &roster.away {
        let not_asked = lines.paint.tone(Tone::Faint, "not asked");
        lines.line(&format!("  {not_asked}  {} {}", shown(&away.name), away.why));
    }
}

fn problems(lines: &mut Lines, found: &Inspection) {
    let count =
        |severity| found.problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings == 0 {
        lines.head("Problems: none");
        return;
    }
    lines.head(&format!("Problems: {}", counted(errors, warnings)));
    for problem in &alike_once(&found.problems) {
        let (word, tone) = match problem.severity {
            Severity::Error => ("error", Tone::Error),
            Severity::Warning => ("warning", Tone::Warning),
        };
        let place = place(problem, &found.responses.source);
        let word = lines.paint.tone(tone, &format!("{word:<8}"));
        lines.line(&format!("  {place:<7} {word} {}", problem.message));
        if let Some(hint) = &problem.hint {
            lines.line(&format!("{:19}hint: {hint}", ""));
        }
    }
}

/// `2 errors and 1 warning`
pub(super) fn counted(errors: usize, warnings: usize) -> String {
    let some = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {one}s")),
    };
    let parts: Vec<String> =
        [some(errors, "error"), some(warnings, "warning")].into_iter().flatten().collect();
    parts.join(" and ")
}

/// The place as a spreadsheet names it; the name of the file only if it is not the source's.
fn place(problem: &Problem, source: &str) -> String {
    match &problem.place {
        None => String::new(),
        Some(Place::File { file }) if file == source => "file".to_owned(),
        Some(Place::Cell { file, row, column }) if file == source => match (row, column) {
            (Some(row), Some(column)) => format!("{column}{row}"),
            (Some(row), None) => format!("row {row}"),
            (None, Some(column)) => format!("col {column}"),
            (None, None) => "file".to_owned(),
        },
        Some(place) => shown(&place.to_string()),
    }
}

/// A text from the source on one line of the terminal: cut, and nothing in it is obeyed.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let plain = |letter: char| {
        if letter.is_control() || direction::turns(letter) { ' ' } else { letter }
    };
    let mut shown: String = text.chars().map(plain).take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
