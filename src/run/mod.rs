//! A report carries its run: the instrument, the configuration, the scores that it shows and nothing
//! beyond them, and by what its inputs are known again. Here that is written, found again in a page,
//! computed once more, and compared with what the page shows.

mod carry;
mod compact;
mod document;
mod page;
mod recount;
mod scope;
mod shown;
mod since;
mod target;
#[cfg(test)]
mod tests;

pub use document::{COMPARE, Run, SCHEMA};
pub use page::{InPage, find_in_page, put_into_page};
pub use recount::{Recount, recount};
pub use shown::{Shown, compare_shown};

/// The name of the carried file.
pub const FILE_NAME: &str = "run.json";

/// A number that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its path in `scores.json`.
    pub path: String,
    /// What was found.
    pub found: String,
    /// What it should be.
    pub expected: String,
}

/// The first digits of a digest that name a part: enough to see that it was changed.
fn short(digest: &str) -> &str {
    &digest[..12]
}

/// The short digest of a part of a file, as a run carries it.
#[must_use]
pub fn part_digest<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    short(&crate::digest::sha256_of(pieces)).to_owned()
}

/// All differences between two documents of scores, by path: what the first has, and what the second.
#[must_use]
pub fn differences(found: &serde_json::Value, expected: &serde_json::Value) -> Vec<Difference> {
    document::differences(found, expected)
}
