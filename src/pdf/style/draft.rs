//! A style while it is being computed, and what its values may refer to.

use super::computed::{Content, Style};
use super::initial::NORMAL_LEADING;
use crate::theme::Color;

/// A style being computed, with what inheritance needs beyond it.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The style so far.
    pub style: Style,
    /// The line height as it is inherited.
    pub leading: Leading,
    /// `content` of `::before`, `::after` and margin boxes.
    pub content: Option<Vec<Content>>,
}

/// The line height as it is inherited: a number goes on as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Leading {
    /// So many times the font size of each element.
    Factor(f32),
    /// Points.
    Points(f32),
}

impl Default for Leading {
    fn default() -> Self {
        Self::Factor(NORMAL_LEADING)
    }
}

/// What a value may refer to.
pub struct Basis<'a> {
    /// The parent's style.
    pub parent: &'a Draft,
    /// What 1em is.
    pub font_size: f32,
    /// What 1rem is.
    pub root_font_size: f32,
    /// What `currentColor` is.
    pub color: Color,
}
