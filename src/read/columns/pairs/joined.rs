//! Ids in one word, which is what tools that allow no hyphen in a code make of them: `doingright[SQ001]`.

use super::super::super::dialect::Heading;
use super::super::super::words::words;
use super::Pairs;
use crate::instrument::Instrument;

/// The id of each trait in one word; none where that is the id as it is, or may be another trait's.
pub(super) fn ids(instrument: &Instrument) -> Vec<Option<String>> {
    let traits = instrument.traits();
    let joined = |text: &str| words(text).replace(' ', "");
    let of = |place: usize| {
        let id = &traits[place].id;
        let own = joined(id);
        let is_another = |other: usize| {
            let of_other = [&traits[other].name, &traits[other].id].map(|text| joined(text));
            other != place && of_other.contains(&own)
        };
        (own != words(id) && !(0..traits.len()).any(is_another)).then_some(own)
    };
    (0..traits.len()).map(of).collect()
}

impl Pairs {
    /// The trait whose id in one word this code is: it may be a word of its own, too, and so names a trait
    /// only before a number.
    pub(super) fn joined(&self, code: &str) -> Option<usize> {
        let code = code.trim().to_lowercase();
        self.joined.iter().position(|own| own.as_ref() == Some(&code))
    }

    /// Leaves out the ids in one word of traits that these headings name as they are called.
    pub(super) fn forget_joined(&mut self, headings: &[Heading]) {
        if self.joined.iter().all(Option::is_none) {
            return;
        }
        let named = |heading: &Heading| {
            let pair = self.worded(heading).map(|(place, _)| place);
            pair.or_else(|| heading.texts().find_map(|text| self.named(text)))
        };
        let all: Vec<usize> = headings.iter().filter_map(named).collect();
        for place in all {
            self.joined[place] = None;
        }
    }
}
