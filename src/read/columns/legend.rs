//! What a header says of its numbers: `(1 = strongly agree, 5 = strongly disagree)`. Where that is the
//! other way round than Orient counts, every number would stand for its opposite.

use super::super::usual;
use super::super::words::{OneOf, words};
use super::{Columns, Matcher, TraitColumns, coded};
use crate::error::Problem;
use crate::instrument::Mode;

/// Words between a number and its text, or between two of them, that belong to neither.
const BETWEEN: OneOf = OneOf::new(&[
    "to", "through", "and", "means", "is", "for", "from", "bis", "und", "von", "à", "et", "de",
    "a", "hasta", "y", "tot", "en", "e", "where",
]);

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
                Mode::Rank => usual::is_above(&high.1, &low.1) == Some(true),
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
        let mut all = labelled(&self.header.shown(column));
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
        on_scale.or_else(|| usual::is_above(low, high)).unwrap_or(false)
    }
}

/// Each number in a header with the words that stand for it: `1 = strongly agree`, `1 (strongly agree)`, or
/// `strongly agree = 1`.
fn labelled(header: &str) -> Vec<(u16, String)> {
    const SIGNS: [char; 6] = ['=', ':', '-', '–', '—', '('];
    const LOOSE_SIGNS: [char; 4] = ['→', '/', '.', ')'];
    let is_said = |(_, label): &(u16, String)| !label.is_empty();
    let behind = |header, signs: &[char]| -> Vec<(u16, String)> {
        let first = |(code, text): (u16, &str)| {
            let text = text.split(ENDS).next().unwrap_or(text);
            let dash = DASHES.iter().filter_map(|dash| text.find(dash)).min();
            (code, label(&text[..dash.unwrap_or(text.len())]))
        };
        coded::behind(header, signs).into_iter().map(first).filter(is_said).collect()
    };
    let before = |header, signs: &[char]| -> Vec<(u16, String)> {
        let last = |(code, text): (u16, &str)| {
            let text = text.trim_end_matches(ENDS);
            (code, label(text.rsplit(ENDS).next().unwrap_or(text)))
        };
        coded::before(header, signs).into_iter().map(last).filter(is_said).collect()
    };
    let headers = [coded::without_question(header), header];
    // A sign of equality says more than a dash, and that more than a full stop or a space, which may stand
    // anywhere.
    let all = [&['='][..], &SIGNS[..], &LOOSE_SIGNS[..]].into_iter().flat_map(|signs| {
        headers.into_iter().flat_map(move |header| [behind(header, signs), before(header, signs)])
    });
    let bare = || {
        let mut bare = behind(headers[0], &[' ']);
        bare.retain(|(_, label)| usual::end(label).is_some());
        bare
    };
    all.into_iter().find(|found| found.len() > 1).unwrap_or_else(bare)
}

/// What ends a label.
const ENDS: [char; 10] = [',', ';', ')', ']', '/', '|', '[', '(', '…', '→'];

/// A dash between two parts of a header, and none within a word.
const DASHES: [&str; 3] = [" – ", " — ", " - "];

/// The words of a label, without those that join it to others.
fn label(text: &str) -> String {
    let text = words(text);
    let mut all: &[&str] = &text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>();
    while let Some((_, rest)) = all.split_first().filter(|(first, _)| BETWEEN.has(first)) {
        all = rest;
    }
    while let Some((_, rest)) = all.split_last().filter(|(last, _)| BETWEEN.has(last)) {
        all = rest;
    }
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn numbers_are_labelled_before_and_behind_them() {
        for header in [
            "7. Start (1 = strongly agree, 5 = strongly disagree) [We plan]",
            "5) Start (1=strongly agree to 5=strongly disagree)",
            "Start from 1 (strongly agree) to 5 (strongly disagree) [We plan]",
            "Start (1 = strongly agree … 5 = strongly disagree)",
            "Start (strongly agree = 1, strongly disagree = 5)",
            "Start, strongly agree (1) to strongly disagree (5)",
            "Start: 1 - strongly agree, 5 - strongly disagree",
            "7. Start (1 → strongly agree, 5 → strongly disagree) [We plan]",
            "Start (1. strongly agree ... 5. strongly disagree)",
            "Start (1/ strongly agree 5/ strongly disagree)",
            "Start (1 strongly agree, 5 strongly disagree)",
            "1: strongly agree, 5: strongly disagree – Start [We plan]",
        ] {
            let ends = [(1, "strongly agree".to_owned()), (5, "strongly disagree".to_owned())];
            assert_eq!(labelled(header), ends, "{header}");
        }
        assert_eq!(labelled("Q2 of 15 people, 3 of them"), []);
    }
}
