//! Phrases that several charts say in their descriptions.

pub(super) use crate::format::{count_noun, list_and};
use crate::instrument::Instrument;
pub(super) use crate::score::leaders;

/// The names of the orientations in these places.
pub(super) fn names(instrument: &Instrument, places: &[usize]) -> Vec<String> {
    places.iter().map(|&place| instrument.orientations()[place].name.clone()).collect()
}

/// A share in whole per cent.
pub(super) fn percent(share: f64) -> String {
    plain(&crate::format::percent(share))
}

/// A text of the report with plain spaces, as titles and descriptions have them.
pub(super) fn plain(text: &str) -> String {
    text.replace(crate::format::NO_BREAK_SPACE, " ")
}
