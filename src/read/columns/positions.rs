//! A column for each place of an order, as LimeSurvey and others export it: below `Role [1]` stands the
//! statement that came first.

use super::super::dialect::Heading;
use super::super::ordinal::ordinal;
use super::super::words::words;
use super::pairs::Pair;
use super::{Matcher, TraitColumns};
use crate::response::{ColumnRole, MatchedBy};

impl Matcher<'_> {
    /// Gives a trait the columns of the places of its order, the first place first.
    pub(super) fn positions(
        &self,
        place: usize,
        columns: &mut TraitColumns,
        matches: &mut [(ColumnRole, MatchedBy)],
    ) -> bool {
        let many = self.instrument.orientations().len();
        let mut found: Vec<Option<usize>> = vec![None; many];
        for (column, heading) in self.header.headings.iter().enumerate() {
            let rank = rank(heading).or_else(|| self.behind_name(heading, place));
            let Some(rank) = rank.filter(|rank| (1..=many).contains(rank)) else { continue };
            // A statement that is called like a place is the statement.
            if self.pairs.find(heading).is_some_and(|pair| self.is_called_like_a_place(pair)) {
                return false;
            }
            let names_it = self.by_header(column, heading).iter().any(|one| one.place == place);
            let is_free = matches[column].1 == MatchedBy::Nothing;
            if names_it && is_free && self.are_statements(column, place) {
                if found[rank - 1].is_some() {
                    return false;
                }
                found[rank - 1] = Some(column);
            }
        }
        let Some(found) = found.into_iter().collect::<Option<Vec<usize>>>() else { return false };
        for (rank, &column) in found.iter().enumerate() {
            matches[column] = (ColumnRole::Rank(place, rank), MatchedBy::Question);
        }
        *columns = TraitColumns::Places(found);
        true
    }

    /// Whether a statement, or its orientation, has the name of a place: `First choice`.
    fn is_called_like_a_place(&self, (place, orientation): Pair) -> bool {
        let of = &self.instrument.orientations()[orientation];
        let statement = self.named[place].statements[orientation].as_str();
        [statement, of.name.as_str(), of.id.as_str()]
            .into_iter()
            .any(|text| ordinal(text).is_some())
    }

    /// The place behind the trait's name in a heading: 2 of `Role Rank 2` or `Role #2`.
    fn behind_name(&self, heading: &Heading, place: usize) -> Option<usize> {
        let text = words(&heading.shown());
        let names = &self.named[place].names;
        names.iter().find_map(|name| ordinal(text.strip_prefix(name.as_str())?.strip_prefix(' ')?))
    }

    /// Whether a column holds statements of the trait, and hardly anything else.
    fn are_statements(&self, column: usize, place: usize) -> bool {
        let evidence = self.evidence(column, place);
        evidence.texts > 0 && evidence.texts * 2 > evidence.filled
    }
}

/// The place in an order that a heading names: 2 of `Role [2]`, `Role [Rank 2]` or `Role - 2nd choice`, and
/// of `2nd choice [Role]` or `2nd choice: Role`.
fn rank(heading: &Heading) -> Option<usize> {
    // A bare number is that of a question.
    let before = |text: &str| ordinal(text).filter(|_| text.contains(char::is_alphabetic));
    if !heading.part.is_empty() {
        return ordinal(&heading.part).or_else(|| before(&heading.question));
    }
    let (_, last) = heading.question.rsplit_once([':', '-', '–', '(', '_'])?;
    let first = || heading.question.split_once([':', '-', '–']).map(|(first, _)| first);
    ordinal(last).or_else(|| before(first()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_an_order_is_read_from_a_heading() {
        let rank = |question: &str, part: &str| {
            let (question, part) = (question.to_owned(), part.to_owned());
            rank(&Heading { code: String::new(), question, part })
        };
        assert_eq!(rank("Role: which fits?", "Rank 2"), Some(2));
        assert_eq!(rank("Role: which fits?", "Plan 2"), None);
        assert_eq!(rank("2nd choice", "Role"), Some(2));
        assert_eq!(rank("Second choice: Role", ""), Some(2));
        assert_eq!(rank("2: Role", ""), None);
        for whole in ["Role - Rank 2", "Role: 2nd choice", "Role (2)", "role_2"] {
            assert_eq!(rank(whole, ""), Some(2), "{whole}");
        }
        assert_eq!(rank("Role 2", ""), None);
    }
}
