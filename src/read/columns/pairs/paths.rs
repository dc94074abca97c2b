//! Statements as tools write them into the codes of columns: `role___2`, `group/role/tactical`.

use super::super::super::dialect::Heading;
use super::super::super::words::{contains, words};
use super::{Pair, Pairs};

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

    /// The statement at the end of a path: KoboToolbox `group/role/tactical`.
    pub(super) fn pathed(&self, code: &str) -> Option<Pair> {
        code.match_indices('/').find_map(|(at, _)| {
            let place = self.named(&code[..at])?;
            let orientation = self.named_by(place, &code[at + 1..])?;
            (!self.lists_another(&code[..at], (place, orientation))).then_some((place, orientation))
        })
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
