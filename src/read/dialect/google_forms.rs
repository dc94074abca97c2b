//! Google Forms, `Download responses (.csv)` or the linked sheet: the first column is `Timestamp`,
//! the address is `Email Address` or, in older forms, `Username`; a grid is `Question [Row]`. Where
//! somebody gave the linked sheet short names, the questions may stand below them.

use super::{Dialect, Ending, Tail, heading};
use crate::read::usual::Usual;
use crate::read::words::words;

/// `Timestamp` in the languages whose exports were seen.
const FIRST: &[&str] =
    &["timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche"];

pub(super) static DIALECT: Dialect = Dialect {
    name: "Google Forms",
    header_rows: |rows| {
        let is_ours = FIRST.contains(&words(heading::cell(rows.first(), 0)).as_str());
        is_ours.then(|| heading::header_rows(rows))
    },
    headings: heading::headings,
    may_have_parts: true,
    own_words: &[("username", Usual::Email), ("user name", Usual::Email)],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
