//! TOML → [`Target`]: every problem of the file is told at once, with its line.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{Target, Wish};
use crate::error::Problem;
use crate::form::{self, Faults, known_instead};
use crate::format;
use crate::instrument::Instrument;
use crate::score::Measure;

/// What a target is called that has no name.
pub(super) const UNNAMED: &str = "Target";
/// The most letters of a name, so that a legend holds it.
const LONGEST_NAME: usize = 60;

/// The file as it is written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct TargetFile {
    name: Option<Spanned<String>>,
    traits: BTreeMap<String, Spanned<Wanted>>,
}

/// What stands behind a trait.
enum Wanted {
    /// The orientation that should be first.
    First(String),
    /// A number for each orientation.
    Numbers(BTreeMap<String, f64>),
}

impl<'de> Deserialize<'de> for Wanted {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Wanted;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "an orientation in quotes such as \"strategic\", or numbers such as { strategic \
                     = 40, tactical = 35 }",
                )
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Wanted, E> {
                Ok(Wanted::First(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Wanted, A::Error> {
                let mut numbers = BTreeMap::new();
                while let Some((orientation, number)) = map.next_entry()? {
                    numbers.insert(orientation, number);
                }
                Ok(Wanted::Numbers(numbers))
            }
        }
        from.deserialize_any(Either)
    }
}

pub(super) fn load(
    text: &str,
    file: &str,
    instrument: &Instrument,
) -> Result<Target, Vec<Problem>> {
    let read: TargetFile = form::read(text, file)?;
    let mut check = Check { instrument, faults: Faults::new(text, file) };
    if read.traits.is_empty() {
        check.problem(
            0,
            "the target names no trait",
            "add a section `[traits]` with a line such as `horizon = \"strategic\"`",
        );
    }
    let name = check.name(read.name);
    let mut wishes = vec![None; instrument.traits().len()];
    for (id, wanted) in read.traits {
        let at = wanted.span().start;
        match instrument.traits().iter().position(|row| row.id == id) {
            Some(place) => wishes[place] = check.wish(&id, wanted),
            None => check.unknown("trait", &id, at, instrument.traits().iter().map(|row| &row.id)),
        }
    }
    check.faults.finish().map(|()| Target { name, wishes })
}

/// Collects what is wrong.
struct Check<'a> {
    instrument: &'a Instrument,
    faults: Faults<'a>,
}

impl Check<'_> {
    fn problem(&mut self, at: usize, message: impl Into<String>, hint: impl Into<String>) {
        self.faults.add(at, message, hint);
    }

    fn name(&mut self, found: Option<Spanned<String>>) -> String {
        let Some(found) = found else { return UNNAMED.to_owned() };
        let (at, name) = (found.span().start, found.into_inner().trim().to_owned());
        if name.is_empty() {
            self.problem(at, "`name` is empty", "write a name, or leave the line out");
        } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            let hint = format!("use at most {LONGEST_NAME} letters on one line");
            self.problem(at, "`name` is too long for a legend", hint);
        }
        name
    }

    fn unknown<'a>(
        &mut self,
        what: &str,
        found: &str,
        at: usize,
        known: impl Iterator<Item = &'a String> + Clone,
    ) {
        let hint = known_instead(found, known.map(String::as_str));
        self.problem(at, format!("the instrument has no {what} `{found}`"), hint);
    }

    fn orientation(&mut self, found: &str, at: usize) -> Option<usize> {
        let place = self.instrument.orientation_of(found);
        if place.is_none() {
            let known = self.instrument.orientations().iter().map(|one| &one.id);
            self.unknown("orientation", found, at, known);
        }
        place
    }

    fn wish(&mut self, of: &str, wanted: Spanned<Wanted>) -> Option<Wish> {
        let at = wanted.span().start;
        match wanted.into_inner() {
            Wanted::First(id) => self.orientation(&id, at).map(Wish::First),
            Wanted::Numbers(numbers) => self.numbers(of, at, &numbers),
        }
    }

    fn numbers(&mut self, of: &str, at: usize, numbers: &BTreeMap<String, f64>) -> Option<Wish> {
        let measure = Measure::of(self.instrument);
        let before = self.faults.many();
        if numbers.is_empty() {
            let hint = "name an orientation and its number, or leave the trait out";
            self.problem(at, format!("`{of}` wants nothing"), hint);
        }
        let mut shares = vec![None; self.instrument.orientations().len()];
        let most = measure.most();
        for (id, &number) in numbers {
            if !(0.0..=most).contains(&number) {
                let message = format!("`{of}` wants {number} of `{id}`");
                let hint = format!("use a number from 0 to {most}, as the radar’s scale has it");
                self.problem(at, message, hint);
            }
            if let Some(place) = self.orientation(id, at) {
                shares[place] = Some(measure.share_of(number));
            }
        }
        if numbers.values().all(|number| (0.0..=most).contains(number)) && !numbers.is_empty() {
            self.whole(of, at, numbers, measure);
        }
        (self.faults.many() == before).then_some(Wish::Shares(shares))
    }

    /// Where more of one orientation is less of another, the numbers of all of them are a whole.
    fn whole(&mut self, of: &str, at: usize, numbers: &BTreeMap<String, f64>, measure: Measure) {
        let Some(whole) = measure.whole() else { return };
        let sum: f64 = numbers.values().sum();
        // So much may be lost by rounding each to one decimal place.
        let slack = 0.05 * numbers.len() as f64 + 1e-9;
        let all = numbers.len() == self.instrument.orientations().len();
        let text = format::decimal(sum, 1);
        if sum > whole + slack {
            let message = format!("the numbers of `{of}` are {text} together");
            self.problem(at, message, format!("there are {whole} to share out"));
        } else if all && sum < whole - slack {
            let message = format!("the numbers of `{of}` are {text} together");
            let hint = format!("all orientations together are {whole}; leave out one to want less");
            self.problem(at, message, hint);
        }
    }
}
