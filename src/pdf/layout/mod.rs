//! Boxes and their places in one endless column: taffy for blocks, flex and grid, parley for text.

pub mod boxes;
pub mod convert;
pub(super) mod rows;
pub mod table;
pub mod tree;
