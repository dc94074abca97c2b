//! The columns of each trait: by their headers, and by their answers where these leave a choice.

use super::pairs::Pair;
use super::{Candidate, Columns, Matcher, Says, TraitColumns};
use crate::error::Problem;
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

impl Matcher<'_> {
    /// Gives each trait its columns: by header, and else by answers.
    pub(super) fn trait_columns(
        &self,
        candidates: &[Candidate],
        pairs: &[(Pair, usize)],
        columns: &mut Columns,
        matches: &mut [(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) {
        for place in 0..self.named.len() {
            let of_trait = &mut columns.traits[place];
            if !of_trait.is_missing()
                || self.instrument.mode() == Mode::Rank && self.positions(place, of_trait, matches)
            {
                continue;
            }
            let named: Vec<Candidate> =
                candidates.iter().copied().filter(|one| one.place == place).collect();
            let held = |one: &Candidate| self.evidence(one.column, place).holds();
            let each: Vec<(usize, usize)> = pairs
                .iter()
                .filter(|(pair, column)| {
                    pair.0 == place && matches[*column].1 == MatchedBy::Nothing
                })
                .map(|(pair, column)| (pair.1, *column))
                .collect();
            let is_one = |one: &Candidate| held(one) && each.iter().all(|two| two.1 != one.column);
            let mut alone: Vec<Candidate> = named.iter().copied().filter(is_one).collect();
            let each = self.with_unnamed_statement(place, each, &alone);
            alone.retain(|one| each.iter().all(|two| two.1 != one.column));
            let (in_each, alone) = match self.instrument.mode() {
                Mode::Choose => self.each_or_one(place, &each, alone, problems),
                Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => (!each.is_empty(), alone),
            };
            if in_each {
                self.each_column(place, &each, columns, matches, problems);
                continue;
            }
            if matches!(self.instrument.mode(), Mode::Rate(_) | Mode::Allocate { .. }) {
                continue;
            }
            let found = self.whole_answers(place, named, &alone, candidates, matches, problems);
            match found[..] {
                [] => {}
                [one] => {
                    columns.traits[place] = TraitColumns::One(one.column);
                    matches[one.column] = (ColumnRole::Trait(place), one.by);
                }
                [first, ..] => match self.single_statements(place, &found) {
                    Some(each) => {
                        for (orientation, column) in
                            (0..).zip(&each).filter_map(|(at, column)| Some((at, (*column)?)))
                        {
                            matches[column] =
                                (ColumnRole::Statement(place, orientation), MatchedBy::Statements);
                        }
                        columns.traits[place] = TraitColumns::Each(each);
                    }
                    None => {
                        columns.traits[place] = TraitColumns::One(first.column);
                        problems.push(self.duplicate(place, &found));
                    }
                },
            }
        }
    }

    /// The columns that may hold the whole answer to a trait, of those that its name leads to or, where
    /// other columns hold statements and these do not, of all: one where nothing is in doubt.
    fn whole_answers(
        &self,
        place: usize,
        named: Vec<Candidate>,
        alone: &[Candidate],
        candidates: &[Candidate],
        matches: &[(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) -> Vec<Candidate> {
        let held = |one: &Candidate| self.evidence(one.column, place).holds();
        // Where one column holds the whole answer, those of single statements say it once more.
        let all = if alone.is_empty() { &named } else { alone };
        let mut found: Vec<Candidate> = all.iter().copied().filter(held).collect();
        let states = |one: &Candidate| self.states(one.column, place);
        let names = |one: &Candidate| one.says == Says::Names;
        let by_name: Vec<Candidate> = found.iter().copied().filter(names).collect();
        let is_stated = |one: &Candidate| {
            states(one)
                && self.only_texts(one.column, place)
                && by_name.iter().all(|other| self.outdoes(one, other, candidates))
        };
        // A header that is the name comes before one that has the word in it, but not marks below the
        // former before statements below the latter.
        let is_marked = !by_name.is_empty() && !by_name.iter().any(states);
        if is_marked && found.iter().any(is_stated) {
            found.retain(is_stated);
        } else if found.iter().any(names) {
            found.retain(names);
        }
        // A header that is no name, or below which no cell is a statement, is less than a column
        // that holds nothing but statements.
        if !found.iter().any(|one| one.says == Says::Names && states(one)) {
            let mut stated = self.by_answers(place, candidates, matches);
            let is_less =
                |other: &Candidate, one: &Candidate| states(other) || self.covers(one, other);
            stated.retain(|one| found.iter().all(|other| is_less(other, one)));
            if !stated.is_empty() {
                found.retain(states);
                found.append(&mut stated);
            }
        }
        if found.is_empty() {
            return named;
        }
        let free = self.by_answers(place, candidates, matches);
        let others = named.into_iter().chain(free);
        self.with_rivals(place, found, others, candidates, matches, problems)
    }
}
