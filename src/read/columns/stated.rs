//! Codes that headers give to the choices below them, and what cells say by them.

use super::super::answers::{Answers, Reading, shown};
use super::super::words::words;
use super::codes::{self, Codes, Said};
use super::{Columns, Matcher, Named, TraitColumns};
use crate::error::Problem;
use crate::instrument::{Instrument, Mode};

/// What headers say of codes: for each column, by trait.
#[derive(Debug, Default)]
pub(super) struct Legends(Vec<Vec<(usize, Said)>>);

impl Legends {
    /// Looks for codes in these headers.
    pub(super) fn of(headers: &[String], instrument: &Instrument, named: &[Named]) -> Self {
        if instrument.mode() != Mode::Choose {
            return Self::default();
        }
        let orientations = instrument.orientations();
        let names: Vec<String> = orientations.iter().map(|one| words(&one.name)).collect();
        let initial = |name: &String| name.chars().take(1).collect::<String>();
        let is_alone =
            |letter: &String| names.iter().filter(|name| initial(name) == *letter).count() == 1;
        let initials: Vec<Vec<String>> = names
            .iter()
            .map(|name| Some(initial(name)).filter(is_alone).into_iter().collect())
            .collect();
        // A text that two choices share stands for neither.
        let choices = |one: &Named| -> Vec<Vec<String>> {
            let all: Vec<[&String; 2]> =
                one.statements.iter().zip(&names).map(<[_; 2]>::from).collect();
            let is_shared = |own: usize, text: &String| {
                all.iter().enumerate().any(|(at, texts)| at != own && texts.contains(&text))
            };
            let of = |(own, texts): (usize, &[&String; 2])| {
                texts.iter().copied().filter(|text| !is_shared(own, text)).cloned().collect()
            };
            all.iter().enumerate().map(of).collect()
        };
        let choices: Vec<Vec<Vec<String>>> = named.iter().map(choices).collect();
        let of = |header: &String| {
            let text = codes::Text::of(header);
            let may_have_codes = text.may_have_codes(orientations.len());
            let said = |(place, choices): (usize, &Vec<_>)| {
                let codes = may_have_codes.then(|| codes_of(header, choices, &initials)).flatten();
                let other = || text.lists_in_another_order(choices).then_some(Said::OtherOrder);
                Some((place, codes.or_else(other)?))
            };
            choices.iter().enumerate().filter_map(said).collect()
        };
        Self(headers.iter().map(of).collect())
    }

    /// What the header of a column says of codes for a trait.
    fn said(&self, column: usize, place: usize) -> Option<&Said> {
        let (_, said) = self.0.get(column)?.iter().find(|(of, _)| *of == place)?;
        Some(said)
    }

    /// The codes that the header of a column states for a trait.
    pub(super) fn codes(&self, column: usize, place: usize) -> Option<&Codes> {
        match self.said(column, place)? {
            Said::Codes(codes) => Some(codes),
            Said::Unclear | Said::OtherOrder => None,
        }
    }
}

/// What a header says of codes for these choices, as it is or with the choices written out.
fn codes_of(header: &str, choices: &[Vec<String>], initials: &[Vec<String>]) -> Option<Said> {
    let as_it_is = codes::said(header, choices, initials);
    if matches!(as_it_is, Some(Said::Codes(_))) {
        return as_it_is;
    }
    let in_full = in_full(header, choices);
    in_full.and_then(|header| codes::said(&header, choices, initials)).or(as_it_is)
}

/// A header with each choice written out of which it has the beginning and a full stop, as `strat.` of
/// `Strategic`; none where it has no such, or one that begins several.
fn in_full(header: &str, choices: &[Vec<String>]) -> Option<String> {
    const FEWEST_LETTERS: usize = 3;
    let mut full = String::new();
    let mut rest = header;
    while let Some(at) = rest.find('.') {
        let begin = rest[..at].trim_end_matches(char::is_alphabetic).len();
        let short = words(&rest[begin..at]);
        full.push_str(&rest[..begin]);
        let begun = choices.iter().filter_map(|texts| {
            let is_longer = |text: &&String| text.starts_with(&short) && text.len() > short.len();
            texts.iter().find(is_longer)
        });
        let begun: Vec<&String> = begun.collect();
        match begun[..] {
            [one] if short.chars().count() >= FEWEST_LETTERS => full.push_str(one),
            _ => full.push_str(&rest[begin..=at]),
        }
        rest = &rest[at + 1..];
    }
    full.push_str(rest);
    (full != header).then_some(full)
}

/// By trait: the codes that the header of its column states.
#[derive(Debug, Default)]
pub(in crate::read) struct StatedCodes(Vec<Option<Codes>>);

impl StatedCodes {
    /// What a cell says by the header above it and, where that states no codes, by itself.
    pub(in crate::read) fn read(&self, answers: &Answers<'_>, place: usize, cell: &str) -> Reading {
        let by_itself = answers.read(place, cell);
        let codes = self.0.get(place).and_then(Option::as_ref);
        codes.map_or(by_itself, |codes| codes.read(cell, by_itself))
    }

    /// The problem of a cell with another code than the header above it states.
    pub(in crate::read) fn problem(
        &self,
        instrument: &Instrument,
        place: usize,
        cell: &str,
    ) -> Option<Problem> {
        self.0.get(place)?.as_ref().filter(|codes| codes.lack(cell))?;
        let name = &instrument.traits()[place].name;
        let problem = Problem::error(format!("`{}` is not a statement of `{name}`", shown(cell)));
        Some(
            problem
                .hint("the header says what each code stands for, and this is none of its codes"),
        )
    }
}

impl Matcher<'_> {
    /// What a cell of a column says of a trait, by its header or by itself.
    pub(super) fn reading(&self, column: usize, place: usize, cell: &str) -> Reading {
        let by_itself = self.answers.read(place, cell);
        let codes = self.legends.codes(column, place);
        codes.map_or(by_itself, |codes| codes.read(cell, by_itself))
    }

    /// The codes that the headers of answers state.
    pub(super) fn stated_codes(&self, columns: &Columns) -> StatedCodes {
        let of = |(place, of): (usize, &TraitColumns)| match of {
            TraitColumns::One(column) => self.legends.codes(*column, place).cloned(),
            _ => None,
        };
        let all: Vec<_> = columns.traits.iter().enumerate().map(of).collect();
        StatedCodes(if all.iter().all(Option::is_none) { Vec::new() } else { all })
    }

    /// An error for a header that leaves open what the codes in the cells below it stand for.
    pub(super) fn unclear_codes(&self, columns: &Columns) -> Option<Problem> {
        let unclear = |&(place, column): &(usize, usize)| {
            let header = self.header.shown(column);
            let said = self.legends.said(column, place)?;
            let is_code = |cell: &String| match (said, self.answers.read(place, cell)) {
                (Said::Unclear, Reading::Number(_) | Reading::Letter(_)) => {
                    codes::has_code_of(&header, cell)
                }
                (Said::OtherOrder, Reading::Number(_)) => true,
                _ => false,
            };
            let what = match said {
                Said::Codes(_) => return None,
                Said::Unclear => {
                    "says what codes stand for, and not clearly which statement each is"
                }
                Said::OtherOrder => {
                    "lists the choices in another order than the instrument, so that it is not clear what \
                     the numbers stand for"
                }
            };
            self.sample[column].iter().any(is_code).then_some((place, column, what))
        };
        let one = |(place, of): (usize, &TraitColumns)| match of {
            TraitColumns::One(column) => Some((place, *column)),
            _ => None,
        };
        let mut all = columns.traits.iter().enumerate().filter_map(one);
        let (place, column, what) = all.find_map(|one| unclear(&one))?;
        let name = &self.instrument.traits()[place].name;
        let statement = &self.instrument.traits()[place].statements[0];
        Some(
            Problem::error(format!("the header `{}` {what}", shown(&self.header.shown(column))))
                .at(self.table.column(column))
                .hint(format!(
                    "write it as `{name} (1 = {statement}, …)` with all statements, or export the texts of \
                     the answers"
                )),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::in_full;

    #[test]
    fn choices_may_be_shortened_where_it_is_clear_which_they_are() {
        let choices = [["strategic", "plan"], ["tactical", "do"], ["hybrid", "planning ahead"]];
        let choices = choices.map(|texts| texts.map(str::to_owned).to_vec());
        for (header, full) in [
            ("Role (1=strat., 2=tact., 3=hybr.)", "Role (1=strategic, 2=tactical, 3=hybrid)"),
            ("Role (1=Strat. 2=Tact. 3=pla.)", "Role (1=strategic 2=tactical 3=pla.)"),
        ] {
            assert_eq!(in_full(header, &choices).as_deref(), Some(full));
        }
        for header in ["Role (1=s., 2=t., 3=h.)", "1. Role. Who plans?", "Role (1=strategic.)"] {
            assert_eq!(in_full(header, &choices), None, "{header}");
        }
    }
}
