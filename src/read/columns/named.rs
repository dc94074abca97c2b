//! Which traits a header names, and how firmly.

use super::super::dialect::Heading;
use super::super::usual::{self, Usual};
use super::super::words::{contains, without_number, words};
use super::{Candidate, Matcher, Named, Says};
use crate::instrument::Mode;
use crate::response::MatchedBy;

impl Matcher<'_> {
    /// What a column holds whose header has a group of questions before its name, such as `page/name`, where a
    /// trait stands in the same group: elsewhere it may be one of several choices, such as `tools/email`.
    pub(super) fn usual_in_group(&self, heading: &Heading) -> Option<(Usual, usize)> {
        let parts = |heading: &Heading| {
            let (group, name) = heading.question.rsplit_once('/')?;
            let is_plain =
                heading.part.is_empty() && !heading.question.contains(char::is_whitespace);
            is_plain.then(|| (group.to_owned(), name.to_owned()))
        };
        let (group, name) = parts(heading)?;
        let is_trait = |name: &str| self.named.iter().any(|one| one.names.contains(&words(name)));
        let mut others = self.header.headings.iter().filter_map(parts);
        others.find(|(other, name)| *other == group && is_trait(name))?;
        usual::in_survey(&name)
    }

    /// Whether a header has a number, and another one is the same but for it: `1. Name` beside `2. Name` asks
    /// for the names of others.
    pub(super) fn is_one_of_several(&self, column: usize) -> bool {
        let headings = &self.header.headings;
        let asked = |heading: &Heading| words(without_number(&heading.question));
        let own = &headings[column];
        own.part.is_empty()
            && usual::in_survey(&own.code).is_none()
            && usual::numbered(&own.question).is_some()
            && headings
                .iter()
                .enumerate()
                .any(|(other, heading)| other != column && asked(heading) == asked(own))
    }

    /// Whether a header names a statement of a trait, and no cell below it is one: then the column is
    /// no answer to the whole trait.
    pub(super) fn is_of_a_statement(
        &self,
        column: usize,
        heading: &Heading,
        of: &Candidate,
    ) -> bool {
        self.instrument.mode() == Mode::Choose
            && of.by != MatchedBy::Name
            && !self.lists_statements(heading, of.place)
            && !self.has_legend(column, heading, of.place)
            && self.pairs.worded(heading).is_some_and(|(place, orientation)| {
                // A trait may be called like one of its statements.
                let named = &self.named[place];
                place == of.place && !named.names.contains(&named.statements[orientation])
            })
            && self.evidence(column, of.place).texts == 0
    }

    /// Whether a header says what codes stand for, and is not of one statement for all that: `Which, 1) Plan
    /// or 2) Do? [Plan]`.
    pub(super) fn has_legend(&self, column: usize, heading: &Heading, place: usize) -> bool {
        let is_of_one = self.named[place].statements.contains(&words(&heading.part))
            || self.pairs.is_path(heading);
        !is_of_one && self.legends.codes(column, place).is_some()
    }

    /// Whether a header names several statements of a trait, none of which is a part of another.
    fn lists_statements(&self, heading: &Heading, place: usize) -> bool {
        let text = words(&heading.shown());
        let Named { names, statements } = &self.named[place];
        let statements = statements.iter().filter(|statement| !names.contains(statement));
        let named: Vec<&String> =
            statements.filter(|statement| contains(&text, statement)).collect();
        let is_whole =
            |one: &&&String| !named.iter().any(|other| other != *one && contains(other, one));
        named.iter().filter(is_whole).count() > 1
    }

    /// The traits that a header names: one when it is clear, several when it is not.
    pub(super) fn by_header(&self, column: usize, heading: &Heading) -> Vec<Candidate> {
        let all = |places: Vec<usize>, by, says| -> Vec<Candidate> {
            places.into_iter().map(|place| Candidate { column, place, by, says }).collect()
        };
        let exactly = |text: &str| -> Vec<usize> {
            let text = words(text);
            self.places(|named| named.names.contains(&text))
        };
        // A grid is exported as a question and its row, and the row is what counts.
        for text in heading.texts() {
            let whole = exactly(text);
            let whole = if whole.is_empty() { exactly(without_number(text)) } else { whole };
            if !whole.is_empty() {
                let alone = heading.part.is_empty() || text == heading.code;
                let by = if alone { MatchedBy::Name } else { MatchedBy::Question };
                return all(whole, by, Says::Names);
            }
        }
        for text in heading.texts() {
            let leading = exactly(before_the_question(without_number(text)));
            if !leading.is_empty() {
                return all(leading, MatchedBy::Question, Says::Names);
            }
        }
        let text = words(&heading.shown());
        let stated = self.places(|named| named.statements.iter().all(|part| contains(&text, part)));
        if stated.len() == 1 {
            return all(stated, MatchedBy::Statements, Says::Names);
        }
        let mut contained =
            self.places(|named| named.names.iter().any(|name| contains(&text, name)));
        if contained.len() > 1 {
            let held: Vec<usize> =
                contained.iter().copied().filter(|&place| self.only_texts(column, place)).collect();
            if held.len() == 1 {
                contained = held;
            }
        }
        // A name somewhere in a sentence is little; the answers must bear it out.
        match contained[..] {
            [place] if !self.evidence(column, place).holds() => Vec::new(),
            _ => all(contained, MatchedBy::Question, Says::Mentions),
        }
    }

    fn places(&self, fits: impl Fn(&Named) -> bool) -> Vec<usize> {
        let all = self.named.iter().enumerate();
        all.filter(|(_, named)| fits(named)).map(|(place, _)| place).collect()
    }
}

/// The part of a header before its question: `Role` of `Role: which fits your work best?`.
pub(super) fn before_the_question(header: &str) -> &str {
    let stops = [':', '?', '(', '[', '|', '–', '—', '.'];
    let stop = header.find(stops).unwrap_or(header.len());
    let dash = header.find(" - ").unwrap_or(header.len());
    &header[..stop.min(dash)]
}
