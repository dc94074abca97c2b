//! Columns in which no answer is understood: codes stand where texts should, or the questions are
//! others. Each is told of once, and all of them together if there are no others.

use std::collections::BTreeMap;

use super::answers::shown;
use super::columns::Columns;
use super::entries::Entries;
use super::marks::runs_against;
use super::table::{Table, letters};
use crate::error::{Place, Problem};
use crate::instrument::{Instrument, Mode};
use crate::response::Answer;

/// So many cells are told of one by one.
const FEW: usize = 2;
/// So many texts of a column are named.
const NAMED: usize = 3;

/// What is not understood, by column.
#[derive(Debug, Default)]
pub(super) struct Strange(BTreeMap<usize, Cells>);

/// What one column holds of it.
#[derive(Debug, Default)]
struct Cells {
    /// How many cells there are of which no more can be said than that they are not understood.
    count: usize,
    /// The first different ones of them.
    texts: Vec<String>,
    /// Whether there are others, of which more can be said.
    has_others: bool,
}

impl Cells {
    fn name(&mut self, text: &str) {
        if self.texts.len() <= NAMED && !self.texts.iter().any(|known| known == text) {
            self.texts.push(text.to_owned());
        }
    }
}

impl Strange {
    /// Adds a cell that is like no answer.
    pub(super) fn add(&mut self, column: usize, cell: &str) {
        let cells = self.0.entry(column).or_default();
        cells.count += 1;
        cells.name(cell);
    }

    /// Adds a cell of which more can be said.
    pub(super) fn add_other(&mut self, column: usize) {
        self.0.entry(column).or_default().has_others = true;
    }

    pub(super) fn append(&mut self, other: Self) {
        for (column, more) in other.0 {
            let cells = self.0.entry(column).or_default();
            cells.count += more.count;
            cells.has_others |= more.has_others;
            more.texts.iter().for_each(|text| cells.name(text));
        }
    }

    /// What is wrong in the cells of the entries, with one problem for each column that holds no
    /// answer at all, or one for the file.
    pub(super) fn told_once(
        &self,
        problems: Vec<Problem>,
        entries: &Entries,
        columns: &Columns,
        table: &Table<'_>,
        instrument: &Instrument,
    ) -> Vec<Problem> {
        let is_blank = |place: usize| {
            let mut people = 0..entries.len();
            people.all(|person| entries.sheet.of(person).nth(place) == Some(Answer::Blank))
        };
        let mut foreign: Vec<(usize, usize, &Cells)> = Vec::new();
        let mut all_foreign = true;
        for (place, of_trait) in columns.traits.iter().enumerate() {
            let held = of_trait.all().filter_map(|column| Some((column, self.0.get(&column)?)));
            let held: Vec<(usize, &Cells)> = held.collect();
            let is_foreign = held.iter().all(|(_, cells)| !cells.has_others) && is_blank(place);
            all_foreign &= is_foreign;
            if is_foreign {
                foreign.extend(held.into_iter().map(|(column, cells)| (place, column, cells)));
            }
        }
        let whole = all_foreign && foreign.len() > 1;
        let many: usize = foreign.iter().map(|(_, _, cells)| cells.count).sum();
        if whole && many <= FEW {
            return problems;
        }
        foreign.retain(|(_, _, cells)| whole || cells.count > FEW);
        let of_column = |(place, column, cells): &(usize, usize, &Cells)| {
            let (message, hint) = in_column(instrument, *place, cells);
            Problem::error(message).at(table.column(*column)).hint(hint)
        };
        let instead = match &foreign[..] {
            [(_, first, _), .., (_, last, _)] if whole => {
                let mut all = Cells::default();
                foreign.iter().flat_map(|one| &one.2.texts).for_each(|text| all.name(text));
                let (message, hint) = in_file(instrument, [*first, *last], &all);
                vec![Problem::error(message).at(table.file()).hint(hint)]
            }
            some => some.iter().map(of_column).collect(),
        };
        let told: Vec<String> = foreign.iter().map(|(_, column, _)| letters(*column)).collect();
        let is_told = |problem: &Problem| {
            matches!(&problem.place, Some(Place::Cell { column: Some(column), .. })
                if told.contains(column))
        };
        let others = problems.into_iter().filter(|problem| !is_told(problem));
        instead.into_iter().chain(others).collect()
    }
}

fn in_column(instrument: &Instrument, place: usize, cells: &Cells) -> (String, String) {
    let one = &instrument.traits()[place];
    let against = cells.texts.iter().find_map(|text| runs_against(instrument, text));
    let known: Vec<String> = one.statements.iter().map(|text| format!("`{text}`")).collect();
    let (what, hint) = match instrument.mode() {
        Mode::Choose => ("one of its statements", format!("known are {}", known.join(", "))),
        Mode::Rate(_) if against.is_some() => ("a rating", against.unwrap_or_default()),
        Mode::Rate(_) if cells.are_words() => (
            "a rating",
            "name the words of the scale in the instrument's `scale.labels`, the least first, or export \
             the answers as numbers"
                .to_owned(),
        ),
        mode => (number(mode), "export the answers as numbers, not as codes".to_owned()),
    };
    (format!("no answer to `{}` is {what}; there are {}", one.name, cells.named()), hint)
}

fn in_file(instrument: &Instrument, ends: [usize; 2], cells: &Cells) -> (String, String) {
    let (what, form) = match instrument.mode() {
        Mode::Choose => ("a statement of the instrument", "texts"),
        mode => (number(mode), "numbers"),
    };
    let ([first, last], named) = (ends.map(letters), cells.named());
    let message = format!("no answer in {first} to {last} is {what}; there are {named}");
    if let Some(against) = cells.texts.iter().find_map(|text| runs_against(instrument, text)) {
        return (message, against);
    }
    let what_they_are = if matches!(instrument.mode(), Mode::Rate(_)) && cells.are_words() {
        "if these are the words of the scale, name them in the instrument's `scale.labels`, the least \
         first"
            .to_owned()
    } else {
        format!(
            "if these are codes, export the answers as {form} (LimeSurvey calls it `Full answers`)"
        )
    };
    let hint =
        format!("{what_they_are}; if the questions are others, say which with `--instrument`");
    (message, hint)
}

fn number(mode: Mode) -> &'static str {
    match mode {
        Mode::Rate(_) => "a rating",
        Mode::Allocate { .. } => "a number of points",
        Mode::Choose | Mode::Rank => "a rank",
    }
}

impl Cells {
    /// Whether they are words rather than codes: `Often`, and not `A1`.
    fn are_words(&self) -> bool {
        let is_word = |text: &String| {
            text.chars().filter(|letter| letter.is_alphabetic()).count() > 2
                && !text.chars().any(|letter| letter.is_ascii_digit())
        };
        self.texts.iter().all(is_word)
    }

    /// `` `A1`, `A2`, `A3` and others ``
    fn named(&self) -> String {
        let mut named: Vec<String> =
            self.texts.iter().take(NAMED).map(|text| format!("`{}`", shown(text))).collect();
        named.sort_unstable();
        let named = named.join(", ");
        if self.texts.len() > NAMED { format!("{named} and others") } else { named }
    }
}
