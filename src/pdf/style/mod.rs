//! Style sheets → the computed style of every element.

pub mod computed;
