//! What a header says of its numbers: `(1 = strongly agree, 5 = strongly disagree)`. Where that is the
//! other way round than Orient counts, every number would stand for its opposite.

use super::super::usual;
use super::super::words::words;
use super::stated::codes;
use super::{Columns, Matcher, TraitColumns};
use crate::error::Problem;
use crate::instrument::Mode;

/// Words for the upper end of a scale and for the first place, and such for the other end.
const MOST: &[&str] =
    &["most", "best", "highest", "first", "top", "very much", "completely", "always"];
const LEAST: &[&str] = &["least", "worst", "lowest", "last", "not at all", "never"];

impl Matcher<'_> {
    /// An error for headers that say that their numbers run the other way.
    pub(super) fn turned_scales(&self, columns: &Columns) -> Option<Problem> {
        let steps = match self.instrument.mode() {
            Mode::Rate(scale) => scale.steps(),
            Mode::Rank => self.instrument.orientations().len(),
            Mode::Choose | Mode::Allocate { .. } => return None,
        };
        let has_numbers = |column: usize| {
            self.sample[column].iter().any(|cell| cell.trim().parse::<f64>().is_ok())
        };
        let all = columns.traits.iter().flat_map(TraitColumns::all);
        let (column, low, high) = all.filter(|&column| has_numbers(column)).find_map(|column| {
            let (low, high) = self.ends(column)?;
            let is_turned = match self.instrument.mode() {
                // The first rank is the best.
                Mode::Rank => is_above(&high.1, &low.1) == Some(true),
                _ => self.is_on_higher_step(&low.1, &high.1, steps),
            };
            is_turned.then_some((column, low, high))
        })?;
        let (what, hint) = match self.instrument.mode() {
            Mode::Rank => (
                "in a rank, 1 is what fits best",
                "turn the numbers round and correct the header, or export the order in words",
            ),
            _ => (
                "in a rating, the highest number is the most",
                "export the texts of the answers, or turn the numbers round and correct the header",
            ),
        };
        let ((low, its), (high, of_high)) = (low, high);
        Some(
            Problem::error(format!(
                "the header says that {low} is `{its}` and {high} is `{of_high}`, but {what}"
            ))
            .at(self.table.column(column))
            .hint(hint),
        )
    }

    /// The least and the largest number of which a header says what it stands for, each with its words.
    fn ends(&self, column: usize) -> Option<((u16, String), (u16, String))> {
        let header = self.header.shown(column);
        let mut all: Vec<(u16, String)> = codes(&header)
            .into_iter()
            .map(|(code, _, begin)| {
                let text = &header[begin..];
                let end = text.find([',', ';', ')', ']', '/', '|', '[', '(']).unwrap_or(text.len());
                (code, words(&text[..end]))
            })
            .collect();
        all.sort();
        all.dedup_by_key(|(code, _)| *code);
        let low = all.first().filter(|_| all.len() > 1)?.clone();
        Some((low, all.last()?.clone()))
    }

    /// Whether the words of the least number stand on a higher step than those of the largest.
    fn is_on_higher_step(&self, low: &str, high: &str, steps: usize) -> bool {
        let labels = self.instrument.labels();
        let own = |text: &str| labels.iter().position(|label| words(label) == text);
        if let (Some(low), Some(high)) = (own(low), own(high)) {
            return low > high;
        }
        let both = [low.to_owned(), high.to_owned()];
        let scale = usual::scale(&both, steps).ok().flatten();
        let on_scale =
            scale.and_then(|scale| Some(usual::step(low, scale)? > usual::step(high, scale)?));
        on_scale.or_else(|| is_above(low, high)).unwrap_or(false)
    }
}

/// Whether one text speaks of the upper end and the other of the lower.
fn is_above(one: &str, other: &str) -> Option<bool> {
    let speaks = |text: &str, known: &[&str]| {
        known.iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    if speaks(one, MOST) && speaks(other, LEAST) {
        Some(true)
    } else if speaks(one, LEAST) && speaks(other, MOST) {
        Some(false)
    } else {
        None
    }
}
