//! Broken lines of one paragraph, each at its place from the paragraph's top left corner.

use std::sync::Arc;

use crate::pdf::frame::GlyphRun;

/// A paragraph broken for one width.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// Width of the widest line, without trailing white space.
    pub width: f32,
    /// From the top of the first to the bottom of the last line.
    pub height: f32,
    /// The paragraph's base direction is right to left.
    pub right_to_left: bool,
}

/// One line, set from the left without alignment.
#[derive(Debug, Clone)]
pub struct Line {
    /// From the top of the paragraph.
    pub top: f32,
    /// Height of the line.
    pub height: f32,
    /// From the top of the paragraph.
    pub baseline: f32,
    /// Where the ink begins; more than 0 only where white space hangs at the left.
    pub start: f32,
    /// Width without hanging white space.
    pub width: f32,
    /// The paragraph goes on after this line without a forced break.
    pub soft: bool,
    /// From left to right.
    pub pieces: Vec<Piece>,
}

/// A part of a line.
#[derive(Debug, Clone)]
pub struct Piece {
    /// From the left of the paragraph.
    pub x: f32,
    /// From the top of the paragraph: the baseline of glyphs, the top of a drawing.
    pub y: f32,
    /// The span of the paragraph that it belongs to.
    pub span: usize,
    /// What it is.
    pub kind: PieceKind,
}

/// What a part of a line is.
#[derive(Debug, Clone)]
pub enum PieceKind {
    /// Glyphs.
    Glyphs(Arc<GlyphRun>),
    /// A drawing in the line: its index in the paragraph, its width and its height.
    Drawing {
        /// The index among the paragraph's drawings.
        index: usize,
        /// Points.
        width: f32,
        /// Points.
        height: f32,
    },
}
