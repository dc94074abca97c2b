//! Whoever was scored in one wave only: those who joined, those who left, and those who answered too
//! little now.

use std::collections::BTreeSet;

use super::Change;
use crate::format;

impl Change {
    /// The places of those who were scored in this wave only.
    #[must_use]
    pub fn joined_now(&self, people: usize) -> Vec<usize> {
        let paired: BTreeSet<usize> = self.same.pairs.iter().map(|&(_, now)| now).collect();
        (0..people).filter(|now| !paired.contains(now)).collect()
    }

    /// The names of those of whom this wave has no answers, in the order of the earlier wave.
    #[must_use]
    pub fn gone(&self) -> Vec<&str> {
        let paired = self.same.pairs.iter().map(|&(then, _)| then);
        let known: BTreeSet<usize> = paired.chain(self.same.unscored.iter().copied()).collect();
        self.names(&mut (0..self.before.members.len()).filter(|then| !known.contains(then)))
    }

    /// The names of those who were asked in this wave, too, and gave no answer or too few for a score.
    #[must_use]
    pub fn unscored(&self) -> Vec<&str> {
        self.names(&mut self.same.unscored.iter().copied())
    }

    fn names(&self, members: &mut dyn Iterator<Item = usize>) -> Vec<&str> {
        members.map(|then| self.before.members[then].person.name.as_str()).collect()
    }

    /// `2 joined, 1 left, 1 without a score now`; none where not everybody can be known.
    #[must_use]
    pub fn coming_and_going(&self) -> Option<String> {
        let (joined, left, unscored) = (self.joined?, self.left?, self.same.unscored.len());
        let without = match unscored {
            0 => String::new(),
            many => format!(", {} without a score now", format::count(many)),
        };
        let left = format::count(left.saturating_sub(unscored));
        Some(format!("{} joined, {left} left{without}", format::count(joined)))
    }
}
