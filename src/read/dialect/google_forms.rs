//! Google Forms, `Download responses (.csv)` or the linked sheet: the first column is `Timestamp`,
//! the address is `Email Address` or, in older forms, `Username`.

use super::Dialect;
use crate::read::usual::Usual;
use crate::read::words::words;

/// `Timestamp` in the languages whose exports were seen.
const FIRST: &[&str] =
    &["timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche"];

pub(super) static DIALECT: Dialect = Dialect {
    name: "Google Forms",
    recognises: |header| header.first().is_some_and(|cell| FIRST.contains(&words(cell).as_str())),
    own_words: &[("username", Usual::Email), ("user name", Usual::Email)],
};
