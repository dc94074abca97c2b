//! A cell → the orientation that was chosen.

use std::collections::HashMap;

use super::moments;
use super::names;
use super::words::{contains, without_number, words};
use super::{ticks, usual};
use crate::error::{Problem, nearest};
use crate::format;
use crate::instrument::Instrument;
use crate::response::Answer;

/// How many characters of a stranger's text a message shows.
const SHOWN_LETTERS: usize = 60;

/// What a cell says about one trait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing.
    Blank,
    /// The statement, or the orientation by its name.
    Text(usize),
    /// The orientation's first letter.
    Letter(usize),
    /// The orientation's place in the instrument, from 1.
    Number(usize),
    /// An answer outside the statements, such as `not sure`.
    Outside,
    /// A number that stands for no answer, such as `-99`.
    Missing,
    /// Something else.
    Unknown,
}

impl Reading {
    /// The answer that the cell gives.
    pub(super) fn answer(self) -> Answer {
        match self {
            Self::Text(place) | Self::Letter(place) | Self::Number(place) => Answer::Chosen(place),
            Self::Outside => Answer::Outside,
            Self::Blank | Self::Missing | Self::Unknown => Answer::Blank,
        }
    }
}

/// All known answers of an instrument, prepared once.
#[derive(Debug)]
pub(super) struct Answers<'a> {
    instrument: &'a Instrument,
    traits: Vec<HashMap<String, Reading>>,
    /// By trait: whether signs alone tell statements apart, as in `< 3 days` and `> 3 days`.
    by_signs: Vec<bool>,
    /// Whether signs alone tell orientations apart, as in `C` and `C++`.
    named_by_signs: bool,
}

impl<'a> Answers<'a> {
    /// Prepares the statements; where two readings of a text collide, the statement wins.
    pub(super) fn of(instrument: &'a Instrument) -> Self {
        let names: Vec<String> =
            instrument.orientations().iter().map(|orientation| words(&orientation.name)).collect();
        let is_alone = |name: &String| {
            !name.is_empty() && names.iter().filter(|other| *other == name).count() == 1
        };
        let named_by_signs = !names.iter().all(is_alone);
        let mut marks = Vec::new();
        for (place, name) in names.iter().enumerate() {
            let letter = name.chars().next();
            if names.iter().filter(|other| other.chars().next() == letter).count() == 1 {
                marks.extend(letter.map(|letter| (letter.to_string(), Reading::Letter(place))));
            }
            marks.push(((place + 1).to_string(), Reading::Number(place)));
        }
        let ids = ids_as_answers(instrument);
        let prepare = |texts: &[String]| {
            let statements: Vec<String> = texts.iter().map(|text| words(text)).collect();
            let mut known = HashMap::new();
            let mut by_signs = false;
            for (place, statement) in statements.iter().enumerate() {
                // One without a word is known by its signs.
                if statement.is_empty() {
                    by_signs = true;
                    continue;
                }
                let alike = known.insert(statement.clone(), Reading::Text(place)).is_some();
                if alike {
                    by_signs = true;
                    known.insert(statement.clone(), Reading::Unknown);
                }
            }
            let named = statements.iter().zip(&names).enumerate();
            for (place, (statement, name)) in named.filter(|(_, (_, name))| is_alone(name)) {
                for text in
                    [name.clone(), format!("{name} {statement}"), format!("{statement} {name}")]
                {
                    known.entry(text).or_insert(Reading::Text(place));
                }
            }
            // `direct_facilitate`, as a tool makes a name of `Direct & Facilitate`.
            for (place, text) in texts.iter().enumerate().filter(|(_, text)| text.contains('&')) {
                known.entry(words(&text.replace('&', " "))).or_insert(Reading::Text(place));
            }
            for (mark, reading) in &marks {
                known.entry(mark.clone()).or_insert(*reading);
            }
            for (place, id) in ids.iter().enumerate() {
                known.entry(id.clone()).or_insert(Reading::Text(place));
            }
            (known, by_signs)
        };
        let (traits, by_signs) =
            instrument.traits().iter().map(|one| prepare(&one.statements)).unzip();
        Self { instrument, traits, by_signs, named_by_signs }
    }

    /// What a cell says about the trait with this place.
    pub(super) fn read(&self, place: usize, cell: &str) -> Reading {
        let statements = &self.instrument.traits()[place].statements;
        if let Some(chosen) = statements.iter().position(|statement| statement == cell) {
            return Reading::Text(chosen);
        }
        if cell.is_empty() {
            return Reading::Blank;
        }
        let cell = names::without_apostrophe(cell);
        if let Some(chosen) = statements.iter().position(|statement| statement == cell) {
            return Reading::Text(chosen);
        }
        // `#VALUE!` is not the statement `Value`.
        if usual::is_failed_formula(cell) {
            return Reading::Unknown;
        }
        if usual::is_missing(cell) {
            return Reading::Missing;
        }
        if ticks::is_denied(cell) {
            return Reading::Unknown;
        }
        if self.by_signs[place] {
            let is =
                |cell: &str| statements.iter().position(|known| compact(known) == compact(cell));
            if let Some(chosen) = is(cell).or_else(|| is(without_pictures(cell))) {
                return Reading::Text(chosen);
            }
        }
        if self.named_by_signs
            && let Some(chosen) = self.named(cell).or_else(|| self.named(without_pictures(cell)))
        {
            return Reading::Text(chosen);
        }
        if usual::is_below_zero(cell) && !self.has_signs(place) {
            return Reading::Missing;
        }
        let known = &self.traits[place];
        let text = words(cell);
        if let Some(reading) = known.get(&text) {
            return *reading;
        }
        if !usual::is_failed_formula(cell) {
            if usual::is_left_blank(&text) {
                return Reading::Blank;
            } else if usual::is_outside(&text) {
                return Reading::Outside;
            }
        }
        // A form ends a list of choices with `;`, and an empty list is nothing else.
        let is_nothing = |letter: char| letter.is_whitespace() || is_dash(letter) || letter == ';';
        if text.is_empty() && cell.chars().all(is_nothing) {
            return Reading::Blank;
        }
        if let Some(reading) = whole_number(cell).and_then(|number| known.get(number)) {
            return *reading;
        }
        let bare = without_letter(without_number(without_pictures(cell)));
        let bare = [Some(bare), without_code(cell, statements.len())];
        match bare.into_iter().flatten().find_map(|bare| known.get(&words(bare))) {
            Some(Reading::Text(chosen)) => Reading::Text(*chosen),
            _ => Reading::Unknown,
        }
    }

    /// Whether a statement of the trait, or an orientation, begins with a sign as numbers have it.
    fn has_signs(&self, place: usize) -> bool {
        let begins = |text: &String| text.starts_with(['-', '\u{2212}', '–', '+']);
        let names = self.instrument.orientations().iter().map(|one| &one.name);
        self.instrument.traits()[place].statements.iter().chain(names).any(begins)
    }

    /// The orientation that is called so, signs included.
    fn named(&self, cell: &str) -> Option<usize> {
        let cell = compact(cell);
        self.instrument.orientations().iter().position(|one| compact(&one.name) == cell)
    }

    /// The option that the first letter of an orientation counts, from 0: 1 for `Builder`; none beyond
    /// the last option.
    pub(super) fn option_of(&self, orientation: usize) -> Option<usize> {
        let orientations = self.instrument.orientations();
        let letter = initial(&orientations[orientation].name)?;
        let place = u32::from(letter).checked_sub(u32::from('A'))? as usize;
        (place < orientations.len()).then_some(place)
    }

    /// Whether the first letter of an orientation begins another one's statement of this trait.
    pub(super) fn begins_another(&self, place: usize, orientation: usize) -> bool {
        let first = |text: &str| words(text).chars().next();
        let letter = first(&self.instrument.orientations()[orientation].name);
        let statements = self.instrument.traits()[place].statements.iter().enumerate();
        let mut others = statements.filter(|&(other, _)| other != orientation);
        others.any(|(_, statement)| first(statement) == letter)
    }

    /// What the cell below one statement says about it.
    pub(super) fn read_choice(&self, place: usize, orientation: usize, cell: &str) -> Choice {
        if cell.is_empty() {
            return Choice::NotTaken;
        }
        match self.read(place, cell) {
            Reading::Text(found) if found == orientation => return Choice::Taken,
            Reading::Number(found) if found == orientation => return Choice::Taken,
            Reading::Blank | Reading::Missing => return Choice::NotTaken,
            Reading::Outside
            | Reading::Text(_)
            | Reading::Letter(_)
            | Reading::Number(_)
            | Reading::Unknown => {}
        }
        match ticks::is_taken(names::without_apostrophe(cell)) {
            Some(true) => Choice::Taken,
            Some(false) => Choice::NotTaken,
            None => Choice::Unknown,
        }
    }

    /// The problem of a cell below one statement that says neither yes nor no.
    pub(super) fn choice_problem(&self, place: usize, orientation: usize, cell: &str) -> Problem {
        let statement = &self.instrument.traits()[place].statements[orientation];
        Problem::error(format!("`{}` does not say whether `{statement}` was chosen", shown(cell)))
            .hint(format!("a cell here is empty, or holds `{statement}`, `1` or `x`"))
    }

    /// The problem of a second statement that was chosen where one is allowed.
    pub(super) fn second_choice(&self, place: usize, chosen: [usize; 2]) -> Problem {
        let one = &self.instrument.traits()[place];
        let [first, second] = chosen.map(|orientation| &one.statements[orientation]);
        Problem::error(format!("`{}` has two answers: `{first}` and `{second}`", one.name))
            .hint("keep one of them; where all cells are empty it counts as not answered")
    }

    /// The problem of a cell that says something else, and nothing that could be meant.
    pub(super) fn strange(&self, place: usize, cell: &str) -> Problem {
        let one = &self.instrument.traits()[place];
        let known: Vec<String> = one.statements.iter().map(|text| format!("`{text}`")).collect();
        Problem::error(format!("`{}` is not a statement of `{}`", shown(cell), one.name))
            .hint(format!("known are {}; an empty cell counts as not answered", known.join(", ")))
    }

    /// The problem of a cell that says something else, where more can be said of it: the nearest
    /// known statement, for one.
    pub(super) fn problem(&self, place: usize, cell: &str) -> Option<Problem> {
        let one = &self.instrument.traits()[place];
        let found = shown(cell);
        let text = words(&found);
        let several = one.statements.iter().filter(|known| contains(&text, &words(known)));
        if several.count() > 1 && cell.contains([';', ',', '/', '|', '\n']) {
            let problem =
                Problem::error(format!("`{found}` is more than one answer to `{}`", one.name));
            return Some(problem.hint("keep one statement; an empty cell counts as not answered"));
        }
        let problem = Problem::error(format!("`{found}` is not a statement of `{}`", one.name));
        if usual::is_failed_formula(cell) {
            return Some(problem.hint(usual::FAILED_FORMULA));
        }
        if ticks::is_denied(cell) {
            return Some(problem.hint(
                "it is marked as not chosen; leave only what was chosen in the cell, or empty it",
            ));
        }
        if moments::is_day(cell) {
            return Some(problem.hint(
                "it looks as if a spreadsheet took the answer for a date, as it does with `1-3` or \
                 `3/1`; export the answers again, and open that file with Orient only",
            ));
        }
        let begins = |name: &str| words(name).starts_with(&text);
        let named = self.instrument.orientations().iter().filter(|one| begins(&one.name));
        let named: Vec<String> = named.map(|one| format!("`{}`", one.name)).collect();
        if text.chars().count() == 1 && named.len() > 1 {
            return Some(problem.hint(format!(
                "{} begin with it; write the name, the statement, or the number of the orientation",
                format::list_and(&named)
            )));
        }
        let begun = one.statements.iter().filter(|known| words(known).starts_with(&text));
        let begun: Vec<String> = begun.map(|known| format!("`{known}`")).collect();
        if begun.len() > 1 {
            return Some(problem.hint(format!("it may stand for {}", begun.join(" or "))));
        }
        if let [one] = &begun[..] {
            return Some(problem.hint(format!("it is the beginning of {one}")));
        }
        let near = nearest(&found, one.statements.iter().map(String::as_str))?;
        Some(problem.hint(format!("the nearest known one is `{near}`")))
    }
}

/// The ids of the orientations, as words, where an answer may be one: not where they are letters, which
/// stand for names, nor where one says that something was ticked or left blank.
fn ids_as_answers(instrument: &Instrument) -> Vec<String> {
    let ids: Vec<String> = instrument.orientations().iter().map(|one| words(&one.id)).collect();
    let says_other = |id: &String| {
        id.len() == 1
            || ticks::is_taken(id).is_some()
            || usual::is_left_blank(id)
            || usual::is_outside(id)
    };
    if ids.iter().any(says_other) { Vec::new() } else { ids }
}

/// What a cell below one of several statements says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The statement was chosen.
    Taken,
    /// It was not.
    NotTaken,
    /// Neither is said.
    Unknown,
}

/// The first letter of a name, as a capital.
pub(super) fn initial(name: &str) -> Option<char> {
    words(name).chars().next()?.to_uppercase().next()
}

/// A text in small letters and without spaces: its signs count.
pub(super) fn compact(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The digits of a whole number that a spreadsheet wrote as `2.0`.
fn whole_number(cell: &str) -> Option<&str> {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = cell.split_at(digits);
    let zeros = rest
        .strip_prefix(['.', ','])
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte == b'0'));
    (digits > 0 && zeros).then_some(number)
}

/// The text behind a leading letter such as `a)` or `B.`.
fn without_letter(cell: &str) -> &str {
    let cell = cell.trim_start().trim_start_matches('(');
    let mut letters = cell.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), Some('.' | ')' | ':')) if letter.is_ascii_alphabetic() => letters.as_str(),
        _ => cell,
    }
}

/// The text before its code of so many: `Do (1)`; a larger number counts something else.
fn without_code(cell: &str, most: usize) -> Option<&str> {
    let (text, code) = cell.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let is_code = code.len() == 1 && code.parse::<usize>().is_ok_and(|code| code <= most);
    is_code.then_some(text)
}

/// A text without the pictures around it.
pub(super) fn without_pictures(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || is_pictogram(sign))
}

/// Whether a sign is a picture, or a part of one: 🎯, ⭐️, 1️⃣.
fn is_pictogram(sign: char) -> bool {
    matches!(
        sign,
        '\u{200D}' | '\u{20E3}' | '\u{FE0F}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}'
            | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// Whether a letter is a hyphen, a dash or a minus.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A stranger's text as a message shows it: on one line, cut, with nothing invisible in it.
pub(super) fn shown(text: &str) -> String {
    let text = super::table::trim(text);
    let cut: String = text.chars().take(SHOWN_LETTERS).collect();
    let mut shown = super::names::visible(&cut).replace('`', "'");
    if text.chars().nth(SHOWN_LETTERS).is_some() {
        shown.push('…');
    }
    shown
}
