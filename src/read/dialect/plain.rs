//! Any table with a column per trait, such as a spreadsheet saves it; below a header of short names
//! may stand one of questions.

use super::{Dialect, Ending, Tail, heading};

pub(super) static DIALECT: Dialect = Dialect {
    name: "plain table",
    header_rows: |rows| Some(1 + usize::from(heading::has_questions_below(rows))),
    headings: heading::code_above_question,
    own_words: &[],
    previews: &[],
    ending: Ending::Said,
    no_stamp: "",
    tail: Tail::Nothing,
};
