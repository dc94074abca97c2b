//! Items with a number that are called like what somebody is asked of: `17. Email` among other ways to talk.

use std::collections::BTreeSet;

use super::super::usual::{self, Usual};
use super::super::words::words;
use super::Matcher;

/// A name has so many words at most.
const MOST_OF_A_NAME: usize = 5;

impl Matcher<'_> {
    /// What a column holds by its header, where that is no item of several.
    pub(super) fn usual_here(&self, column: usize) -> Option<(Usual, usize)> {
        let usual = self.header.dialect.usual(&self.header.headings[column]);
        usual.filter(|&(what, _)| !self.is_one_of_several(column) && !self.is_item(column, what))
    }

    /// Whether a question with a number is an item that is rated, and asks nobody who they are: `17. Email` among
    /// `16. Phone` and `18. Chat`. The cells tell: of an address, a name or a team they hold texts.
    fn is_item(&self, column: usize, what: Usual) -> bool {
        let heading = &self.header.headings[column];
        let is_known = usual::in_survey(&heading.code).is_some() || !heading.part.is_empty();
        let Some(question) = usual::numbered(&heading.question).filter(|_| !is_known) else {
            return false;
        };
        let cells = &self.sample[column];
        let is_text = |cell: &str| cell.contains(char::is_alphabetic) && !usual::is_label(cell);
        let is_name = |cell: &str| {
            let signs = |letter: char| letter.is_ascii_digit() || letter == '@';
            is_text(cell)
                && !cell.contains(signs)
                && words(cell).split(' ').count() <= MOST_OF_A_NAME
        };
        let different: BTreeSet<String> = cells.iter().map(|cell| words(cell)).collect();
        let are_different = different.len() * 2 >= cells.len();
        match what {
            _ if cells.is_empty() => usual::is_one_word(question),
            Usual::Email => {
                cells.iter().filter(|cell| cell.contains('@')).count() * 2 < cells.len()
            }
            Usual::Name | Usual::GivenName | Usual::FamilyName if usual::is_one_word(question) => {
                !are_different || !cells.iter().all(|cell| is_name(cell))
            }
            Usual::Name | Usual::GivenName | Usual::FamilyName | Usual::Team => {
                !cells.iter().any(|cell| is_text(cell))
            }
            // Ratings are short, and several give the same one.
            Usual::Id => {
                let are_short = cells.iter().all(|cell| cell.chars().count() <= 2);
                !are_different || are_short && different.len() < cells.len()
            }
            _ => false,
        }
    }
}
