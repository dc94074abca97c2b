//! Statements as tools write them into the codes of columns: `role___2`, `group/role/tactical`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::dialect::Heading;
use super::super::super::words::{contains, words};
use super::{Pair, Pairs};

/// What stands before a sign of a path in several of these headings, with something else behind it in each.
pub(super) fn shared(headings: &[Heading]) -> BTreeSet<String> {
    let mut ends: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for heading in headings {
        for (at, _) in heading.question.match_indices('/') {
            let (path, end) = (&heading.question[..at], &heading.question[at + 1..]);
            ends.entry(path).or_default().insert(end);
        }
    }
    let all = ends.into_iter().filter(|(_, ends)| ends.len() > 1);
    all.map(|(path, _)| path.to_owned()).collect()
}

impl Pairs {
    /// The trait and the number of `role___2`, as REDCap writes it.
    pub(in super::super) fn choice(&self, heading: &Heading) -> Option<Pair> {
        let (asked, choice) = heading.question.split_once("___")?;
        let asked = words(asked);
        let place = self.traits.iter().position(|names| names.contains(&asked))?;
        Some((place, choice.parse().ok()?))
    }

    /// The statement of a choice with a number, in the instrument's order.
    pub(in super::super) fn chosen(&self, heading: &Heading) -> Option<Pair> {
        let (place, number) = self.choice(heading)?;
        let least = usize::from(self.from_zero.get(place) != Some(&true));
        let orientation = number.checked_sub(least)?;
        (orientation < self.texts[place].len()).then_some((place, orientation))
    }

    /// Whether the choices of each trait that have a code are counted from 0.
    pub(super) fn counted_from_zero(&self, headings: &[Heading]) -> Vec<bool> {
        let mut choices = vec![BTreeSet::new(); self.traits.len()];
        for (place, choice) in headings.iter().filter_map(|heading| self.choice(heading)) {
            choices[place].insert(choice);
        }
        // From 0 up to one less than there are statements; a number more, and 0 stands for none of them.
        // What is open for one trait, the others say.
        let all = || choices.iter().zip(&self.texts);
        let has_all =
            |choices: &BTreeSet<usize>, many: usize| (0..many).all(|at| choices.contains(&at));
        let is_from_zero = all().any(|(choices, texts)| {
            has_all(choices, texts.len()) && !choices.contains(&texts.len())
        });
        let from_zero = |(choices, texts): (&BTreeSet<usize>, &Vec<_>)| {
            choices.contains(&0) && (is_from_zero || !choices.contains(&texts.len()))
        };
        all().map(from_zero).collect()
    }

    /// The statement at the end of a path: KoboToolbox `group/role/tactical`.
    pub(super) fn pathed(&self, code: &str) -> Option<Pair> {
        code.match_indices('/').find_map(|(at, _)| {
            let place = self.named(&code[..at])?;
            let orientation = self.named_by(place, &code[at + 1..])?;
            let pair = (place, orientation);
            // A list stands once; what several columns begin with is a path, whatever it lists.
            let is_path =
                self.paths.contains(&code[..at]) || !self.lists_another(&code[..at], pair);
            is_path.then_some(pair)
        })
    }

    /// Whether a heading is a path, the beginning of which others have, too.
    pub(in super::super) fn is_path(&self, heading: &Heading) -> bool {
        heading.question.rsplit_once('/').is_some_and(|(path, _)| self.paths.contains(path))
    }

    /// Whether the last part of a path is another choice of the trait, so that they are a list:
    /// `role (tactical / strategic / hybrid)`.
    fn lists_another(&self, path: &str, (place, orientation): Pair) -> bool {
        let last = words(path.rsplit('/').next().unwrap_or(path));
        // A trait may be called like a statement of it.
        let behind = |name: &String| last.strip_prefix(name.as_str());
        let rest = self.traits[place].iter().find_map(behind).unwrap_or(&last).trim_start();
        let mut others = self.texts[place].iter().enumerate().filter(|(at, _)| *at != orientation);
        others.any(|(_, texts)| texts.iter().any(|text| contains(rest, text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::Instrument;

    #[test]
    fn choices_in_a_question_are_a_list_where_it_stands_alone() {
        let found = |texts: &[&str]| -> Vec<Option<Pair>> {
            let heading =
                |text: &&str| Heading { question: (*text).to_owned(), ..Heading::default() };
            let headings: Vec<Heading> = texts.iter().map(heading).collect();
            let mut pairs = Pairs::of(Instrument::built_in());
            pairs.count(&headings, |_| false);
            headings.iter().map(|heading| pairs.find(heading)).collect()
        };
        let all = [Some((0, 0)), Some((0, 1)), Some((0, 2))];
        for question in [
            "Role: Plan or Do?",
            "Part 1/Role: Do, Plan or Direct & Facilitate?",
            "Role (Plan / Do / Direct & Facilitate)",
        ] {
            let paths =
                ["Plan", "Do", "Direct & Facilitate"].map(|end| format!("{question}/{end}"));
            assert_eq!(found(&paths.each_ref().map(String::as_str)), all, "{question}");
        }
        assert_eq!(found(&["Role (tactical / strategic / hybrid)"]), [None]);
        assert_eq!(found(&["Role: Plan/Do", "Scale: Larger Scale/Smaller Scale"]), [None; 2]);
    }
}
