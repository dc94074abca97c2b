//! The page's elements → the structure tree of the PDF.
//!
//! The [`Skeleton`] says, before anything is painted, which structure elements there may be and
//! which of them each piece of content belongs to. [`tree`] keeps those that have content.

mod number;
mod role;
mod skeleton;
pub(super) mod tree;
mod write;

pub(super) use skeleton::{Skeleton, Slot};
