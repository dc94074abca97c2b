//! What an answer gives to each orientation, in whole numbers, so that a tie is a tie in every mode.

use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, HUNDREDTHS};

/// The points that an answer to the trait with this place gives to an orientation, if it counts: 1
/// for the chosen one; a rating above the least, or below the most where the statement is reversed;
/// points; how many statements are ranked below (Borda).
pub(super) fn given(
    answer: Answer,
    place: usize,
    orientation: usize,
    instrument: &Instrument,
) -> usize {
    let number = |number: Option<u16>| usize::from(number.unwrap_or_default());
    match (answer, instrument.mode()) {
        (Answer::Chosen(chosen), _) => usize::from(chosen == orientation),
        (Answer::Rated(marks), Mode::Rate(scale)) if marks.is_whole() => {
            let rating = number(marks.of(orientation));
            if instrument.traits()[place].reversed[orientation] {
                usize::from(scale.most * HUNDREDTHS) - rating
            } else {
                rating - usize::from(scale.least * HUNDREDTHS)
            }
        }
        (Answer::Allocated(marks), _) if marks.is_whole() => number(marks.of(orientation)),
        (Answer::Ranked(marks), _) if marks.is_whole() => {
            instrument.orientations().len() - number(marks.of(orientation))
        }
        (
            Answer::Blank
            | Answer::Outside
            | Answer::Rated(_)
            | Answer::Allocated(_)
            | Answer::Ranked(_),
            _,
        ) => 0,
    }
}

/// The points of one answer that make a share of 1: all that are shared out, and in the mode `rate`
/// the most that one orientation can have.
pub(super) fn whole(instrument: &Instrument) -> usize {
    let orientations = instrument.orientations().len();
    match instrument.mode() {
        Mode::Choose => 1,
        Mode::Rate(scale) => usize::from((scale.most - scale.least) * HUNDREDTHS),
        Mode::Allocate { points } => usize::from(points * HUNDREDTHS),
        Mode::Rank => orientations * (orientations - 1) / 2,
    }
}

/// The most points by which one answer can put an orientation ahead of another.
pub(super) fn widest_lead(instrument: &Instrument) -> usize {
    match instrument.mode() {
        Mode::Choose | Mode::Rate(_) | Mode::Allocate { .. } => whole(instrument),
        Mode::Rank => instrument.orientations().len() - 1,
    }
}
