//! How few answers, or people, would have to be others for the first place to change, with the values
//! put in.

use super::Facts;
use crate::analyse::Moves;
use crate::score::{PersonScores, Tally, Whole};

/// What would have to be others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Single answers.
    Answers,
    /// Whole people, with all their answers.
    People,
}

/// The formula of [`filled`] in words.
pub(super) const WORDS: &str = "fewest(lead | how many × how much each brings the rival nearer, …): \
                                those that bring most are taken first, until the lead is made up; \
                                for the rival that needs the fewest";

/// What the rival that needs the fewest has to make up, and what brings it nearer; in whole numbers of
/// one unit. None when no orientation is alone in the first place.
pub(super) fn nearest(
    facts: &Facts,
    people: &[&PersonScores],
    first: Option<usize>,
    kind: Kind,
) -> Option<(Whole, Moves)> {
    let first = first?;
    let tally = Tally::of(people, facts.instrument);
    let weights = facts.instrument.weights();
    let moves = |rival| match kind {
        Kind::Answers => Moves::of_answers(people, &tally, [first, rival], &weights),
        Kind::People => Moves::of_people(people, &tally, [first, rival]),
    };
    let all = (0..tally.orientations()).filter(|&rival| rival != first).map(|rival| {
        let moves = moves(rival);
        let fewest = moves.fewest(tally.part(rival), tally.part(first));
        (fewest, tally.part(first).minus(tally.part(rival)), moves)
    });
    all.min_by_key(|(fewest, ..)| *fewest).map(|(_, lead, moves)| (lead, moves))
}

/// `fewest(8 | 24 × 2, 30 × 1) = 4`; only the result, as so many of `what`, where the numbers are
/// too large to be read, or there are none.
pub(super) fn filled(nearest: Option<(Whole, Moves)>, many: usize, what: &str) -> String {
    let text = nearest.and_then(|(lead, Moves(moves))| {
        let mut kinds: Vec<(u64, &Whole)> = Vec::new();
        for (times, size) in &moves {
            match kinds.last_mut() {
                Some((known, same)) if *same == size => *known += times,
                _ => kinds.push((*times, size)),
            }
        }
        if kinds.is_empty() {
            return None;
        }
        // Ratios stay the same in smaller numbers.
        let mut unit = lead.small()?;
        for (_, size) in &kinds {
            unit = common(size.small()?, unit);
        }
        let unit = unit.max(1);
        let each: Option<Vec<String>> = { kinds }
            .into_iter()
            .map(|(times, size)| Some(format!("{times} × {}", size.small()? / unit)))
            .collect();
        Some(format!("fewest({} | {}) = {many}", lead.small()? / unit, each?.join(", ")))
    });
    text.unwrap_or_else(|| format!("{many} {what} = {many}"))
}

fn common(one: u64, other: u64) -> u64 {
    if other == 0 { one } else { common(other, one % other) }
}
