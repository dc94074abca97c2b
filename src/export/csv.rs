//! `scores.csv`: one row per scored person, for a spreadsheet.

use crate::direction;
use crate::format::six_places;
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, HUNDREDTHS};
use crate::score::{PersonScores, Scores};

/// What may begin a formula.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What tells a spreadsheet that a CSV file is UTF-8. It belongs before [`csv`] in a file, and
/// not on standard output.
pub const SPREADSHEET_MARK: &str = "\u{feff}";

/// The scored people, one per row below a header, in the order of the source.
///
/// Columns are named as in `scores.json`: `shares.strategic`, `answers.role`. A cell that a
/// spreadsheet might take for a formula begins with an apostrophe.
#[must_use]
pub fn csv(scores: &Scores, instrument: &Instrument) -> String {
    let mut text = String::new();
    write_row(&mut text, &header(instrument));
    for person in &scores.people {
        write_row(&mut text, &row(person, scores, instrument));
    }
    text
}

fn header(instrument: &Instrument) -> Vec<String> {
    let of_each = |what: &str| -> Vec<String> {
        instrument.orientations().iter().map(|one| format!("{what}.{}", one.id)).collect()
    };
    let levels = match instrument.mode() {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => "shares",
        Mode::Rate(_) => "scores",
    };
    let mut head = ["wave", "id", "name", "team", "row", "answered"].map(str::to_owned).to_vec();
    if instrument.mode() == Mode::Choose {
        head.extend(of_each("counts"));
    }
    head.extend(of_each(levels));
    if matches!(instrument.mode(), Mode::Rate(_)) {
        head.push("own_mean".to_owned());
    }
    let words = ["orientation", "strength", "certainty", "tied", "answers_from_losing_first"];
    head.extend(words.map(str::to_owned));
    for row in instrument.traits() {
        let answers = format!("answers.{}", row.id);
        match instrument.mode() {
            Mode::Choose => head.push(answers),
            Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => head.extend(of_each(&answers)),
        }
    }
    head
}

fn row(person: &PersonScores, scores: &Scores, instrument: &Instrument) -> Vec<String> {
    let id = |place: usize| instrument.orientations()[place].id.clone();
    let mut cells = vec![
        inert(&scores.wave),
        inert(&person.id),
        inert(&person.name),
        inert(person.team.as_deref().unwrap_or_default()),
        person.row.to_string(),
        person.answered.to_string(),
    ];
    let times = match instrument.mode() {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => 1.0,
        Mode::Rate(_) => 100.0,
    };
    let is_chosen = instrument.mode() == Mode::Choose;
    let known = |text: String| if is_chosen { text } else { String::new() };
    if is_chosen {
        cells.extend(person.counts.iter().map(usize::to_string));
    }
    cells.extend(person.shares.iter().map(|share| six_places(times * share)));
    if let Mode::Rate(_) = instrument.mode() {
        let mean = person.shares.iter().sum::<f64>() / person.shares.len() as f64;
        cells.push(six_places(times * mean));
    }
    cells.push(person.orientation.map(id).unwrap_or_default());
    cells.push(known(person.strength.word().to_owned()));
    cells.push(known(six_places(person.certainty)));
    cells.push(person.tied.iter().map(|place| id(*place)).collect::<Vec<_>>().join(" "));
    cells.push(known(person.answers_from_losing_first.to_string()));
    cells.extend(person.answers.iter().flat_map(|answer| answered(*answer, instrument)));
    cells
}

/// The cells of one answer: the chosen orientation, or a number for each.
fn answered(answer: Answer, instrument: &Instrument) -> Vec<String> {
    let orientations = instrument.orientations();
    if instrument.mode() == Mode::Choose {
        let id = answer.chosen().map(|place| orientations[place].id.clone());
        return vec![id.unwrap_or_default()];
    }
    let number = |place| match answer {
        Answer::Blank | Answer::Outside | Answer::Chosen(_) => None,
        Answer::Rated(marks) | Answer::Allocated(marks) => {
            marks.of(place).map(|number| f64::from(number) / f64::from(HUNDREDTHS))
        }
        Answer::Ranked(marks) => marks.of(place).map(f64::from),
    };
    (0..orientations.len())
        .map(|place| number(place).map(|number| number.to_string()).unwrap_or_default())
        .collect()
}

/// A text that no spreadsheet runs: what could begin a formula gets an apostrophe before it.
///
/// The list is OWASP's, with the full-width signs that some spreadsheets fold. Characters that
/// turn the direction of the rest of the line are shown as a stand-in.
fn inert(text: &str) -> String {
    let text = text.replace(direction::turns, "\u{fffd}");
    if text.trim_start_matches(' ').starts_with(STARTS) { format!("'{text}") } else { text }
}

/// Writes one line as RFC 4180 has it, but with a plain line feed. A cell with a semicolon or a
/// tab is quoted, too, since spreadsheets of some countries split cells there.
fn write_row(text: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        if cell.contains([',', ';', '"', '\t', '\r', '\n']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
}
