//! The print engine: the page's markup and print.css → pages → PDF bytes.
//!
//! ```text
//! markup ─► style ─► layout (taffy, parley) ─► frames ─► paint (printpdf) ─► finish (lopdf)
//!                                                         tags ──────────────┘
//! ```

pub mod fonts;
pub mod frame;
pub mod layout;
pub mod markup;
pub mod pages;
pub mod style;
pub mod text;
