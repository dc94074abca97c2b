//! One endless column → pages.

pub mod breaks;
pub mod chapters;
pub mod emit;
pub mod room;
pub mod running;
pub mod slices;
