//! Two columns that answer a trait as well as each other, such as `Role today` and `Role (ideal)`: only
//! the user knows which one counts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::answers::{Reading, shown};
use super::super::table::trim;
use super::super::words::{contains, words};
use super::{Candidate, Columns, LOOKED_AT_ROWS, Matcher, Says, TraitColumns};
use crate::error::Problem;
use crate::instrument::Mode;
use crate::response::{ColumnRole, MatchedBy};

/// What heads numbers about a statement that are no answers.
const NO_ANSWERS: [&str; 3] = ["display order", "time", "click"];

/// So many columns are compared with the one that was found.
const MOST_COMPARED: usize = 20;

/// From so many rows on, numbers that go with statements are the codes of these.
const FEWEST_FOR_CODES: usize = 5;

impl Matcher<'_> {
    /// The column that was found for a trait, with those of the others that answer it as well; of these
    /// the one alone whose header names its trait as those of other traits do, which is told.
    ///
    /// A column that is called like the trait and holds its statements needs no comparison.
    pub(super) fn with_rivals(
        &self,
        place: usize,
        found: Vec<Candidate>,
        others: impl Iterator<Item = Candidate>,
        all: &[Candidate],
        matches: &[(ColumnRole, MatchedBy)],
        problems: &mut Vec<Problem>,
    ) -> Vec<Candidate> {
        let [own] = found[..] else { return self.with_texts_alone(place, found) };
        let evidence = self.evidence(own.column, place);
        if own.by == MatchedBy::Name && evidence.texts > 0 {
            return found;
        }
        let has_no_name = own.says == Says::Mentions && own.by == MatchedBy::Statements;
        let is_rival = |other: &Candidate| {
            let theirs = self.evidence(other.column, place);
            let is_alike = if evidence.texts == 0 {
                theirs.texts == 0
            } else {
                self.only_texts(other.column, place)
                    || other.says == Says::Names && (has_no_name || !self.outdoes(&own, other, all))
            };
            other.column != own.column
                && theirs.is_whole()
                && is_alike
                && self.beside(other.column, &[own.column]).both * 2 >= evidence.filled
                && !self.say_the_same(place, own.column, other.column)
        };
        let mut found: Vec<Candidate> =
            [own].into_iter().chain(others.take(MOST_COMPARED).filter(is_rival)).collect();
        if found.len() > 1 {
            // `Role last quarter` alone, among questions such as `Role: which fits?`.
            let usual = found.iter().filter(|one| self.is_usual_kind(one, all, matches));
            if let [usual] = usual.copied().collect::<Vec<_>>()[..] {
                found.retain(|one| one.column != usual.column);
                problems.extend(found.iter().map(|other| self.not_read(place, other.column)));
                return vec![usual];
            }
        }
        found
    }

    /// Of several columns found for a trait, the one alone that holds its statements, where the others hold
    /// their codes: as many, and each the same statement's.
    fn with_texts_alone(&self, place: usize, found: Vec<Candidate>) -> Vec<Candidate> {
        let evidence = |one: &Candidate| self.evidence(one.column, place);
        let (stated, others): (Vec<Candidate>, Vec<Candidate>) =
            found.iter().partition(|one| evidence(one).texts > 0);
        let [one] = stated[..] else { return found };
        let own = evidence(&one);
        let are_codes = |other: &Candidate| {
            evidence(other).filled == own.filled
                && self.say_the_same(place, one.column, other.column)
        };
        if own.is_whole() && others.iter().all(are_codes) { stated } else { found }
    }

    /// Whether half of the other traits or more have a column whose header names them as this one does
    /// its trait.
    fn is_usual_kind(
        &self,
        one: &Candidate,
        all: &[Candidate],
        matches: &[(ColumnRole, MatchedBy)],
    ) -> bool {
        let is_alike = |other: &Candidate| (other.by, other.says) == (one.by, one.says);
        let has_alike = |&place: &usize| {
            let mut own = all.iter().filter(|other| other.place == place && is_alike(other));
            own.any(|other| self.evidence(other.column, place).is_whole())
                || one.says == Says::Mentions
                    && one.by == MatchedBy::Statements
                    && !self.by_answers(place, all, matches).is_empty()
        };
        let others = (0..self.named.len()).filter(|&place| place != one.place);
        others.clone().filter(has_alike).count() * 2 >= others.count().max(1)
    }

    /// Whether two columns hold the same answers to a trait: the same orientation in each of the first
    /// rows that have both, or a number for each statement.
    fn say_the_same(&self, place: usize, one: usize, other: usize) -> bool {
        let Ok(mut rows) = self.header.body(self.table) else { return false };
        let (mut rows_of_both, mut is_same, mut are_numbers) = (0, true, true);
        let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
        let mut is_coded = true;
        for _ in 0..LOOKED_AT_ROWS {
            let Ok(Some(row)) = rows.next() else { break };
            let read = |column| self.reading(column, place, trim(row.cell(column)));
            let (own, theirs) = (read(one), read(other));
            let (Some(stated), Some(said)) = (own.answer().chosen(), theirs.answer().chosen())
            else {
                continue;
            };
            rows_of_both += 1;
            is_same &= stated == said;
            are_numbers &= matches!(theirs, Reading::Number(_));
            is_coded &= *pairs.entry(said).or_insert(stated) == stated;
        }
        let stated: BTreeSet<&usize> = pairs.values().collect();
        let are_codes = are_numbers && is_coded && stated.len() == pairs.len();
        rows_of_both > 0 && (is_same || are_codes && rows_of_both >= FEWEST_FOR_CODES)
    }

    /// Says so where each statement of a trait has a second column of numbers that is not read, such as
    /// `Plan (today)` beside `Importance [Plan]`.
    pub(super) fn second_numbers(
        &self,
        columns: &Columns,
        matches: &[(ColumnRole, MatchedBy)],
    ) -> Option<Problem> {
        if self.instrument.mode() == Mode::Choose {
            return None;
        }
        let free: Vec<(usize, String)> = (0..matches.len())
            .filter(|&column| matches[column].0 == ColumnRole::Ignored)
            .filter(|&column| !self.sample[column].is_empty() && self.are_marks(column))
            .map(|column| (column, words(&self.header.shown(column))))
            .filter(|(_, header)| NO_ANSWERS.iter().all(|words| !contains(header, words)))
            .collect();
        let second = |place: usize| -> Option<[usize; 2]> {
            let TraitColumns::Each(each) = &columns.traits[place] else { return None };
            let by_hand = |column: &&usize| matches[**column].1 == MatchedBy::Hand;
            if each.iter().flatten().any(|column| by_hand(&column)) {
                return None;
            }
            let statements = self.named[place].statements.iter();
            let others: Vec<usize> = statements
                .filter_map(|text| free.iter().find(|(_, header)| contains(header, text)))
                .map(|(column, _)| *column)
                .collect();
            let different: BTreeSet<&usize> = others.iter().collect();
            let is_whole = others.len() == each.len() && different.len() == each.len();
            is_whole.then(|| Some([(*each.first()?)?, others[0]]))?
        };
        let [read, other] = (0..self.named.len()).find_map(second)?;
        let name = |column: usize| shown(&self.header.shown(column));
        Some(
            Problem::error(format!(
                "`{}` and `{}` both hold numbers for one statement, and so do others: which ones count?",
                name(read),
                name(other)
            ))
            .at(self.table.file())
            .hint("delete the columns that do not count, or name those that do in `orient.toml`: `orient check --write-map` begins it"),
        )
    }
}
