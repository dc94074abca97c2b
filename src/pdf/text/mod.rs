//! Text: the inline content of a block → shaped and broken lines.

pub mod inline;
pub mod lines;
pub mod shape;
