//! The print engine: the page's markup and print.css → pages → PDF bytes.
//!
//! ```text
//! markup ─► style ─► layout (taffy, parley) ─► pages ─► paint (printpdf) ─► finish (lopdf)
//!                                                        tags ──────────────┘
//! ```

pub mod attachment;
pub mod audit;
pub mod characters;
mod digest;
mod engine;
mod finish;
pub mod fonts;
pub mod frame;
pub mod layout;
pub mod markup;
pub mod pages;
pub mod paint;
mod press;
pub mod render;
pub mod style;
mod syntax;
mod tags;
pub mod text;

pub use press::Press;
pub use render::{Letters, Options, Paper, Rendered, Styled};

#[cfg(test)]
mod tests;
