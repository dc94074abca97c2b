//! The rules of an instrument, and the list of everything that breaks them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use toml::Spanned;

use super::{Mode, Orientation};
use crate::error::Problem;
use crate::form::{Faults, known_instead};

/// An orientation alone is no choice.
pub(super) const LEAST_ORIENTATIONS: usize = 2;

/// Collects what is wrong with one file. Each rule gives back a value in any case, so that the
/// next one can be checked, too.
pub(super) struct Check<'a> {
    faults: Faults<'a>,
}

impl<'a> Check<'a> {
    pub(super) fn new(text: &'a str, file: &'a str) -> Self {
        Self { faults: Faults::new(text, file) }
    }

    /// Notes a problem at a byte of the text.
    pub(super) fn problem(&mut self, at: usize, message: String, hint: &str) {
        self.faults.add(at, message, hint);
    }

    /// The problems in the order of their lines, if there are any.
    pub(super) fn finish(self) -> Result<(), Vec<Problem>> {
        self.faults.finish()
    }

    /// A text that must be there and hold more than spaces. `at` is where it is missing.
    pub(super) fn text(&mut self, what: &str, found: Option<Spanned<String>>, at: usize) -> String {
        match found {
            None => self.problem(at, format!("{what} is missing"), "add it to the file"),
            Some(text) if text.get_ref().trim().is_empty() => {
                self.problem(text.span().start, format!("{what} is empty"), "write a text");
            }
            Some(text) => return text.into_inner().trim().to_owned(),
        }
        String::new()
    }

    /// A list of at least one text.
    pub(super) fn texts(
        &mut self,
        key: &str,
        of: &str,
        found: Vec<Spanned<String>>,
        at: usize,
    ) -> Vec<String> {
        if found.is_empty() {
            self.problem(at, format!("`{key}` of {of} is missing"), "give at least one text");
        }
        let what = format!("a text in `{key}` of {of}");
        found.into_iter().map(|text| self.text(&what, Some(text), at)).collect()
    }

    /// A short name for keys and files.
    pub(super) fn id(&mut self, what: &str, found: Option<Spanned<String>>, at: usize) -> String {
        let at = found.as_ref().map_or(at, |id| id.span().start);
        let id = self.text(what, found, at);
        if !id.is_empty() && !is_slug(&id) {
            self.problem(
                at,
                format!("{what} is `{id}`"),
                "use lower-case letters a to z, digits, and single hyphens between them",
            );
        }
        id
    }

    /// A number above 0 and up to 1, of at most six decimal places.
    pub(super) fn share(&mut self, what: &str, found: Option<Spanned<f64>>, default: f64) -> f64 {
        let Some(found) = found else { return default };
        let share = *found.get_ref();
        if !(share > 0.0 && share <= 1.0) {
            let message = format!("{what} is {share}");
            self.problem(found.span().start, message, "use a number above 0 and up to 1");
        } else if (share * 1e6 - (share * 1e6).round()).abs() > 1e-6 {
            let message = format!("{what} is {share}");
            self.problem(found.span().start, message, "use at most six decimal places");
        }
        share
    }

    /// A number of people from 1 on.
    pub(super) fn people(
        &mut self,
        what: &str,
        found: Option<Spanned<i64>>,
        default: usize,
    ) -> usize {
        let Some(found) = found else { return default };
        let people = usize::try_from(*found.get_ref()).unwrap_or(0);
        if people == 0 {
            let message = format!("{what} is {}", found.get_ref());
            self.problem(found.span().start, message, "use a whole number from 1 on");
        }
        people
    }

    /// How many tables of a kind, such as `trait`, the file has. What is too many is told at the
    /// first table that is one too many.
    pub(super) fn how_many<T>(
        &mut self,
        kind: &str,
        found: &[Spanned<T>],
        allowed: RangeInclusive<usize>,
    ) {
        if allowed.contains(&found.len()) {
            return;
        }
        let at = found.get(*allowed.end()).or(found.first()).map_or(0, |table| table.span().start);
        let message = match found.len() {
            0 => format!("the instrument has no {kind}s"),
            1 => format!("the instrument has one {kind}"),
            many => format!("the instrument has {many} {kind}s"),
        };
        let hint = match (found.len(), allowed.end()) {
            (many, most) if many > *most => format!("there is room for {most} of them"),
            (_, most) => format!("give {} to {most} of them", allowed.start()),
        };
        self.problem(at, message, &hint);
    }

    /// One statement per orientation, all different, in the order of the orientations.
    pub(super) fn statements(
        &mut self,
        of: &str,
        mut found: BTreeMap<String, Spanned<String>>,
        orientations: &[Orientation],
        at: usize,
    ) -> Vec<String> {
        let mut statements: Vec<String> = Vec::with_capacity(orientations.len());
        for (place, orientation) in orientations.iter().enumerate() {
            // An orientation without an id of its own has its own problem, told once, not at every
            // trait.
            let is_taken = orientations[..place].iter().any(|other| other.id == orientation.id);
            if orientation.id.is_empty() || is_taken {
                statements.push(String::new());
                continue;
            }
            let statement = found.remove(&orientation.id);
            let at = statement.as_ref().map_or(at, |text| text.span().start);
            let what = format!("the statement `{}` of {of}", orientation.id);
            let statement = self.text(&what, statement, at);
            self.one_meaning(&statement, &what, &statements, orientations, at);
            statements.push(statement);
        }
        // Nor is it told at every trait that orientations are missing.
        let are_known = orientations.len() >= LEAST_ORIENTATIONS
            && orientations.iter().all(|orientation| !orientation.id.is_empty());
        for (id, statement) in found.into_iter().filter(|_| are_known) {
            let message = format!("{of} has a statement for `{id}`, which is no orientation");
            let hint = known_instead(&id, orientations.iter().map(|one| one.id.as_str()));
            self.problem(statement.span().start, message, &hint);
        }
        statements
    }

    /// The orientations whose statement says the opposite, in the mode that has such.
    pub(super) fn reversed(
        &mut self,
        of: &str,
        found: Vec<Spanned<String>>,
        orientations: &[Orientation],
        mode: Mode,
    ) -> Vec<bool> {
        let mut reversed = vec![false; orientations.len()];
        if let Some(first) = found.first().filter(|_| !matches!(mode, Mode::Rate(_))) {
            let message = format!("`reversed` of {of} means nothing in the mode `{}`", mode.word());
            let hint = "only a rating can be turned round: delete it, or set `mode = \"rate\"`";
            self.problem(first.span().start, message, hint);
            return reversed;
        }
        for id in found {
            let at = id.span().start;
            let id = id.into_inner();
            match orientations.iter().position(|one| one.id == id) {
                Some(place) if reversed[place] => {
                    let message = format!("`reversed` of {of} names `{id}` twice");
                    self.problem(at, message, "name it once");
                }
                Some(place) => reversed[place] = true,
                None => {
                    let message =
                        format!("`reversed` of {of} names `{id}`, which is no orientation");
                    let hint = known_instead(&id, orientations.iter().map(|one| one.id.as_str()));
                    self.problem(at, message, &hint);
                }
            }
        }
        reversed
    }

    /// How much a trait counts, in hundredths.
    pub(super) fn weight(&mut self, what: &str, found: Option<Spanned<f64>>) -> u16 {
        const ONE: u16 = 100;
        let Some(found) = found else { return ONE };
        let weight = *found.get_ref();
        let hundredths = (weight * 100.0).round();
        if !(weight > 0.0 && weight <= 100.0) {
            let message = format!("{what} is {weight}");
            self.problem(found.span().start, message, "use a number above 0 and up to 100");
        } else if (weight * 100.0 - hundredths).abs() > 1e-9 || hundredths < 1.0 {
            let message = format!("{what} is {weight}");
            self.problem(found.span().start, message, "use at most two decimal places");
        } else {
            return hundredths as u16;
        }
        ONE
    }

    /// A trait's name, by whose letters and digits a column is found.
    pub(super) fn trait_name(
        &mut self,
        what: &str,
        found: Option<Spanned<String>>,
        at: usize,
        earlier: &[String],
    ) -> String {
        let at = found.as_ref().map_or(at, |name| name.span().start);
        let name = self.text(what, found, at);
        let own = letters(&name);
        if own.is_empty() && !name.is_empty() {
            let hint = "a column is found by the letters and digits of a name; give it some";
            self.problem(at, format!("{what} is `{name}`"), hint);
        }
        // Names that are equal have their own problem.
        let differs = |other: &&String| letters(other) == own && fold(other) != fold(&name);
        if let Some(other) = earlier.iter().find(differs).filter(|_| !own.is_empty()) {
            self.problem(
                at,
                format!("{what} is `{name}`, which differs from `{other}` in signs only"),
                "a column is found by the letters and digits of a name; give each its own",
            );
        }
        name
    }

    /// An answer may be given as a statement or as an orientation's name, so neither may stand
    /// for two orientations.
    fn one_meaning(
        &mut self,
        statement: &str,
        what: &str,
        earlier: &[String],
        orientations: &[Orientation],
        at: usize,
    ) {
        if statement.is_empty() {
            return;
        }
        let folded = fold(statement);
        if earlier.iter().any(|other| fold(other) == folded) {
            let message = format!("{what} is `{statement}`, as is another one of this trait");
            self.problem(at, message, "answers are told apart by their text");
        }
        let own = earlier.len();
        let others = orientations.iter().enumerate().filter(|(place, _)| *place != own);
        if let Some((_, other)) = { others }.find(|(_, other)| fold(&other.name) == folded) {
            let message = format!("{what} is the name of orientation `{}`", other.id);
            self.problem(at, message, "answers are told apart by their text");
        }
    }
}

/// The ids and names of one kind that were seen, each with the line of its first use.
pub(super) struct Names {
    kind: &'static str,
    ids: BTreeMap<String, usize>,
    titles: BTreeMap<String, usize>,
}

impl Names {
    /// A list for finding ids and names that occur twice.
    pub(super) fn new(kind: &'static str) -> Self {
        Self { kind, ids: BTreeMap::new(), titles: BTreeMap::new() }
    }

    /// Notes the id and the name of one table.
    pub(super) fn note(
        &mut self,
        check: &mut Check<'_>,
        id: Option<&Spanned<String>>,
        name: Option<&Spanned<String>>,
    ) {
        Self::once(&mut self.ids, check, &format!("{} `id`", self.kind), id);
        Self::once(&mut self.titles, check, &format!("{} `name`", self.kind), name);
    }

    fn once(
        seen: &mut BTreeMap<String, usize>,
        check: &mut Check<'_>,
        what: &str,
        found: Option<&Spanned<String>>,
    ) {
        let Some(found) = found else { return };
        let (folded, line) = (fold(found.get_ref()), check.faults.line(found.span().start));
        if folded.is_empty() {
            return;
        }
        if let Some(first) = seen.get(&folded) {
            let message = format!("the {what} `{}` is taken", found.get_ref());
            let hint = format!("line {first} has it already; small and capital letters are one");
            check.problem(found.span().start, message, &hint);
        } else {
            seen.insert(folded, line);
        }
    }
}

/// A text without the differences that a reader would not see: case and spaces.
pub(super) fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text in small letters, parted by one space; signs only part them.
fn letters(text: &str) -> String {
    let is_sign = |letter: char| {
        let is_of_a_script = letter >= '\u{300}' && !('\u{2000}'..='\u{2BFF}').contains(&letter);
        !letter.is_alphanumeric() && !is_of_a_script
    };
    let text = text.to_lowercase();
    text.split(is_sign).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the text is lower-case letters and digits with single hyphens between them.
fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}
