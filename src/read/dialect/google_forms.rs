//! Google Forms, `Download responses (.csv)` or the linked sheet: the first column is `Timestamp`,
//! the address is `Email Address` or, in older forms, `Username`; a grid is `Question [Row]`.

use super::{Dialect, Ending, Tail, heading};
use crate::read::usual::Usual;
use crate::read::words::words;

/// `Timestamp` in the languages whose exports were seen.
const FIRST: &[&str] =
    &["timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche"];

pub(super) static DIALECT: Dialect = Dialect {
    name: "Google Forms",
    header_rows: |rows| {
        FIRST.contains(&words(heading::cell(rows.first(), 0)).as_str()).then_some(1)
    },
    headings: heading::plain,
    own_words: &[("username", Usual::Email), ("user name", Usual::Email)],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
