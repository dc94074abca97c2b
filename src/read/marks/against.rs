//! Numbers in cells whose words say another thing: `1 (best)` where 5 is the most.

use super::super::answers::shown;
use super::super::usual::{self, End};
use super::super::words::words;
use super::labels::{number_and_label, own_label};
use crate::instrument::{Instrument, Mode, Scale};

/// Whether a label speaks of the end of a scale that is not the one at which this step, from 0, stands.
pub(super) fn is_of_other_end(scale: Scale, step: u16, label: &str) -> bool {
    let is_last = usize::from(step) + 1 == scale.steps();
    match usual::end(label) {
        Some(End::Most) => step == 0 && usual::is_utmost(label),
        Some(End::Least) => is_last,
        None => false,
    }
}

/// Whether a text that else is no answer is the least of a scale, where its number says so: `1 - none`.
pub(super) fn may_be_least(words: &str) -> bool {
    matches!(words, "none" | "does not apply")
}

/// What a cell has wrong whose number and label are of two steps.
pub(super) fn contradiction(instrument: &Instrument, scale: Scale, cell: &str) -> Option<String> {
    let (number, label, _) = number_and_label(cell)?;
    if instrument.labels().is_empty() {
        let usual = || {
            format!(
                "`{}` is no usual word for {number}; give the words of the scale as the instrument's \
                 `scale.labels`, the least first",
                shown(label)
            )
        };
        return Some(runs_against(instrument, cell).unwrap_or_else(usual));
    }
    let known = usize::from(scale.least) + own_label(instrument.labels(), label)?;
    let of_number = number.parse::<u16>().ok()?.checked_sub(scale.least)?;
    let own = instrument.labels().get(usize::from(of_number))?;
    Some(format!("{number} is `{own}`, and `{}` is {known}", shown(label)))
}

/// What to do about a rating whose number counts from the other end than its words: `Strongly agree (1)`.
pub(in crate::read) fn runs_against(instrument: &Instrument, cell: &str) -> Option<String> {
    let Mode::Rate(scale) = instrument.mode() else { return None };
    let (number, label, _) = number_and_label(cell).filter(|_| instrument.labels().is_empty())?;
    let step = number.parse::<u16>().ok()?.checked_sub(scale.least)?;
    let from_above = scale.steps().checked_sub(usize::from(step) + 1)?;
    let text = words(label);
    let is_mirrored = usual::is_at(&text, from_above, scale.steps())
        && !usual::is_at(&text, step.into(), scale.steps());
    (is_mirrored || is_of_other_end(scale, step, label)).then(|| {
        format!(
            "the words and the numbers run against each other: {} is the most here; turn the numbers round, \
             or export the words alone (the numbers alone would be read the wrong way)",
            scale.most
        )
    })
}
