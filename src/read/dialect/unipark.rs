//! Unipark (Tivian EFS): variables such as `v_1` between the tool's own columns, of which one marks
//! those who tried the form out.

use super::heading;
use super::{Dialect, Ending, Tail, count};
use crate::read::usual::Usual;

pub(super) static DIALECT: Dialect = Dialect {
    name: "Unipark",
    header_rows: |rows| {
        let own = ["lfdn", "external lfdn", "tester", "dispcode"];
        (count(rows.first()?, &own) > 2).then_some(1)
    },
    headings: heading::plain,
    may_have_parts: false,
    own_words: &[
        ("tester", Usual::Status),
        ("datetime", Usual::Began),
        ("date of last access", Usual::Timestamp),
    ],
    previews: &["1"],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
