//! Rows at the end that count as somebody's, though they may be nobody's: `Target` below whole names, `Max`
//! above the largest number of every column.

use std::collections::BTreeSet;

use super::super::entries::{Counts, Entries};
use super::sum_label::{Extreme, Word};
use crate::response::Answer;

/// So many others have answered where their answers or names tell.
const FEWEST: usize = 3;

/// Whether a row that counts as somebody's may be nobody's, beside those that are not in `rows`.
pub(super) fn may_be_nobodys(
    entries: &Entries,
    row: usize,
    (label, word): (&str, Word),
    rows: &BTreeSet<usize>,
    orientations: usize,
) -> bool {
    let is_other = |&place: &usize| {
        !rows.contains(&entries.row(place)) && entries.counts(place) != Counts::Empty
    };
    let others: Vec<usize> = (0..entries.len()).filter(is_other).collect();
    let own = entries.rows().iter().position(|own| *own as usize == row);
    let is_last = |place: &usize| others.last().is_some_and(|last| last < place);
    let Some(own) = own.filter(is_last).filter(|_| others.len() >= FEWEST) else { return false };
    let has_whole_name = |&place: &usize| {
        entries.name(place).is_some_and(|name| name.split_whitespace().count() > 1)
    };
    match word {
        Word::MayBeAName if word.is_of_numbers(label) => Extreme::of(label)
            .is_some_and(|extreme| is_extreme(entries, orientations, own, &others, extreme)),
        Word::MayBeAName | Word::Compared => others.iter().all(has_whole_name),
        Word::Sure | Word::Beside | Word::WithAName | Word::Numbers => false,
    }
}

/// Whether every number of an entry is the largest, or the least, of the others' numbers in its place.
fn is_extreme(
    entries: &Entries,
    orientations: usize,
    own: usize,
    others: &[usize],
    extreme: Extreme,
) -> bool {
    let numbers = |place: usize| {
        let marks = entries.sheet.of(place).map(|answer| match answer {
            Answer::Rated(marks) | Answer::Allocated(marks) | Answer::Ranked(marks) => Some(marks),
            Answer::Blank | Answer::Outside | Answer::Chosen(_) => None,
        });
        marks
            .flat_map(|marks| (0..orientations).map(move |at| marks?.of(at)))
            .collect::<Vec<Option<u16>>>()
    };
    let mut extremes: Vec<Option<u16>> = Vec::new();
    for &other in others {
        let numbers = numbers(other);
        extremes.resize(numbers.len(), None);
        for (extremest, number) in extremes.iter_mut().zip(numbers) {
            *extremest = match (*extremest, number) {
                (Some(one), Some(other)) => Some(extreme.of_two(one, other)),
                (one, other) => one.or(other),
            };
        }
    }
    extremes.iter().any(Option::is_some) && numbers(own) == extremes
}
