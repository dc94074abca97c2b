//! Which rows count and which do not, as tests compare them.

use crate::read::Inspection;

/// The left-out rows with their reasons and what was seen.
pub(super) fn left_out(found: &Inspection) -> Vec<String> {
    let all = found.responses.ledger.left_out.iter();
    all.map(|left| format!("{} {}: {}", left.row, left.reason.word(), left.seen)).collect()
}

/// The rows of those who count.
pub(super) fn rows(found: &Inspection) -> Vec<usize> {
    found.responses.people.iter().map(|response| response.row).collect()
}
