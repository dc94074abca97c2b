//! A finished layout: items at fixed places on pages. Points, from the top left, y down.

use std::sync::Arc;

use crate::drawing::Point;
use crate::pdf::markup::NodeId;
use crate::theme::{Color, Dash};

/// All pages of a document.
#[derive(Debug, Clone, Default)]
pub struct Frames {
    /// Width of every page.
    pub width: f32,
    /// Height of every page.
    pub height: f32,
    /// In order.
    pub pages: Vec<Frame>,
    /// In document order.
    pub bookmarks: Vec<Bookmark>,
}

/// One page: its items in painting order, which within one owner is reading order.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// What is painted.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Debug, Clone)]
pub struct Item {
    /// Whose content it is.
    pub owner: Owner,
    /// What it is.
    pub kind: ItemKind,
}

/// Whose content an item is: this decides its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Content of an element: the nearest ancestor that has a structure element of its own.
    Element(NodeId),
    /// The marker of this list item.
    Marker(NodeId),
    /// Decoration, running heads, and repeated table heads: read by nobody.
    Artifact,
}

/// What an item is.
#[derive(Debug, Clone)]
pub enum ItemKind {
    /// A filled rectangle, perhaps with round corners.
    Fill {
        /// Where.
        rect: Rect,
        /// Its colour.
        color: Color,
        /// Radius of the corners.
        radius: f32,
    },
    /// A straight line: a border, a rule, an underline.
    Line {
        /// From.
        from: Point,
        /// To.
        to: Point,
        /// Its width.
        width: f32,
        /// Its colour.
        color: Color,
        /// Its pattern.
        dash: Dash,
    },
    /// The outline of a rectangle with round corners.
    Outline {
        /// The middle of the line.
        rect: Rect,
        /// Its width.
        width: f32,
        /// Its colour.
        color: Color,
        /// Radius of the corners.
        radius: f32,
    },
    /// Glyphs on a baseline.
    Text {
        /// The pen's start on the baseline.
        at: Point,
        /// Colour of the glyphs.
        color: Color,
        /// The glyphs, shared by all places that show the same words.
        run: Arc<GlyphRun>,
    },
    /// A drawing, scaled to fit.
    Drawing {
        /// The name in the page's drawings.
        name: String,
        /// Where.
        rect: Rect,
    },
    /// An area that leads somewhere.
    Link {
        /// The area.
        rect: Rect,
        /// Where it leads.
        target: Target,
    },
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// To the right.
    pub width: f32,
    /// Down.
    pub height: f32,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A place in this document: page from 0, y from the top.
    Place {
        /// The page, from 0.
        page: usize,
        /// From the top.
        y: f32,
    },
    /// An address elsewhere.
    Address(String),
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 1 is the outermost.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// From the top.
    pub y: f32,
}

/// The index of a face among the faces of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub u16);

/// Glyphs of one face and size, in visual order, left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// In visual order.
    pub glyphs: Vec<Glyph>,
    /// What the run says, in logical order.
    pub text: Box<str>,
    /// The run is set right to left.
    pub right_to_left: bool,
    /// Sum of the advances, in points.
    pub width: f32,
}

/// One glyph.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the pen moves, in points.
    pub advance: f32,
    /// Moved from the pen, in points to the right.
    pub dx: f32,
    /// Raised from the baseline, in points up.
    pub dy: f32,
    /// The bytes of the run's text that it shows; empty for the later glyphs of a cluster.
    pub text: std::ops::Range<u32>,
}

/// A face that a document uses: the bytes of its file and its index in a collection.
#[derive(Clone)]
pub struct FaceFile {
    /// The name for the PDF: `NotoSans-Bold`.
    pub name: String,
    /// The font file.
    pub bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which face of a collection; 0 for a plain file.
    pub index: u32,
}

impl std::fmt::Debug for FaceFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FaceFile")
            .field("name", &self.name)
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}
