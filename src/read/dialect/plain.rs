//! Any table with a column per trait, such as a spreadsheet saves it; below a header of short names
//! may stand one of questions, or of the parts of each.

use super::{Dialect, Ending, Tail, heading};

pub(super) static DIALECT: Dialect = Dialect {
    name: "plain table",
    header_rows: |rows| Some(heading::header_rows(rows)),
    headings: heading::headings,
    may_have_parts: true,
    own_words: &[],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
