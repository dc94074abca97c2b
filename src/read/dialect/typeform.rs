//! Typeform: a column per question, or per choice with the choice alone above it; the first column
//! is `#`, the last ones say when and from where. Headers may hold HTML tags.

use super::{Dialect, Ending, Tail, count, heading};
use crate::read::usual::Usual;

pub(super) static DIALECT: Dialect = Dialect {
    name: "Typeform",
    header_rows: |rows| {
        let row = rows.first()?;
        let dates = count(row, &["start date utc", "submit date utc", "stage date utc"]);
        let own = count(row, &["network id", "response type", "ending"]);
        let numbered = row.first().is_some_and(|cell| cell.trim() == "#");
        (dates > 0 && (own > 0 || numbered)).then_some(1)
    },
    headings: heading::plain,
    may_have_parts: false,
    own_words: &[
        ("response type", Usual::Finished),
        ("start date utc", Usual::Began),
        ("stage date utc", Usual::Other),
    ],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
