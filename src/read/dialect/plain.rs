//! Any table with one header row and a column per trait, such as a spreadsheet saves it.

use super::{Dialect, Ending, Tail, heading};

pub(super) static DIALECT: Dialect = Dialect {
    name: "plain table",
    header_rows: |_| Some(1),
    headings: heading::plain,
    own_words: &[],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
