//! Style sheets → the computed style of every element.
//!
//! ```text
//! text ─► sheet (rules) ─► declaration (longhand, shorthand, value) ─► Stylesheet
//! Document + Stylesheets ─► element (matching) ─► cascade ─► Styles
//! ```
//!
//! A declaration is read once, into a function that writes a typed value into a style; the cascade
//! only calls these functions, and only once for all elements that share parent style and rules.

mod cascade;
mod color;
pub mod computed;
mod content;
mod declaration;
mod direction;
mod draft;
mod element;
mod font;
mod grid;
mod index;
mod initial;
mod longhand;
mod page;
mod selector;
mod sheet;
mod shorthand;
mod value;
mod variable;

pub use cascade::{Styles, cascade};
pub use declaration::property_names;
pub use sheet::{Stylesheet, stylesheet};
