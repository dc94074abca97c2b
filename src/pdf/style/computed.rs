//! The value of every property for one element, after cascade and inheritance. Lengths in points.

use std::sync::Arc;

use crate::theme::Color;

/// A length, a share of the container, or up to the layout.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Size {
    /// Up to the layout.
    #[default]
    Auto,
    /// Points.
    Points(f32),
    /// 1 is the whole of the container.
    Share(f32),
}

/// How an element takes part in layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Display {
    /// Not at all.
    None,
    /// A block among blocks.
    Block,
    /// Part of a line.
    #[default]
    Inline,
    /// A block whose children are laid out in a row or column.
    Flex,
    /// A block whose children are laid out in a grid.
    Grid,
    /// A block with a marker.
    ListItem,
    /// A table.
    Table,
    /// `caption`.
    TableCaption,
    /// `thead`: repeated on every page that the table reaches.
    TableHeaderGroup,
    /// `tbody`.
    TableRowGroup,
    /// `tfoot`.
    TableFooterGroup,
    /// `tr`.
    TableRow,
    /// `th`, `td`.
    TableCell,
    /// `colgroup`.
    TableColumnGroup,
    /// `col`.
    TableColumn,
}

/// Top, right, bottom and left of something.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sides<T> {
    /// Above.
    pub top: T,
    /// To the right.
    pub right: T,
    /// Below.
    pub bottom: T,
    /// To the left.
    pub left: T,
}

/// One side of a border; a width of 0 draws nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Border {
    /// Points.
    pub width: f32,
    /// The line's colour.
    pub color: Color,
    /// The line's pattern.
    pub style: BorderStyle,
}

/// The pattern of a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BorderStyle {
    /// No line, whatever its width.
    #[default]
    None,
    /// Unbroken.
    Solid,
    /// Dashed.
    Dashed,
    /// Dotted.
    Dotted,
}

/// Direction of a flex container's main axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FlexDirection {
    /// Side by side.
    #[default]
    Row,
    /// One below the other.
    Column,
}

/// `justify-content` and, without the spaces, `align-items`, `align-self`, `justify-items`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the start.
    Start,
    /// In the middle.
    Center,
    /// At the end.
    End,
    /// Fill the room.
    Stretch,
    /// On one baseline.
    Baseline,
    /// Equal gaps between.
    SpaceBetween,
    /// Equal gaps around.
    SpaceAround,
    /// Equal gaps, the ends included.
    SpaceEvenly,
}

/// One column or row of a grid: `minmax(min, max)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Track {
    /// A fixed size.
    Fixed(Size),
    /// A share of what is left.
    Fraction(f32),
    /// From the content.
    Auto,
    /// Not below a size, and a share of what is left: `minmax(0, 1fr)`.
    MinFraction(f32, f32),
    /// As narrow as the content allows.
    MinContent,
    /// As wide as the content without a break.
    MaxContent,
}

/// Where a grid item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GridSpan {
    /// The line it starts at, from 1; none places it after the one before.
    pub start: Option<i16>,
    /// How many tracks it covers, at least 1; 0 stands for 1.
    pub span: u16,
    /// The line it ends at where that is counted from the end, as in `1 / -1`: -1 is the last line
    /// of the declared tracks. It then counts instead of `span`.
    pub end: Option<i16>,
}

/// How text is aligned in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextAlign {
    /// At the start of the direction of the block.
    #[default]
    Start,
    /// At the end of the direction of the block.
    End,
    /// Left.
    Left,
    /// Right.
    Right,
    /// In the middle.
    Center,
    /// Both edges straight.
    Justify,
}

/// What white space and line ends do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhiteSpace {
    /// Collapse and wrap.
    #[default]
    Normal,
    /// Collapse, do not wrap.
    NoWrap,
    /// Keep and wrap.
    PreWrap,
}

/// `text-transform`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextTransform {
    /// As written.
    #[default]
    None,
    /// All capitals.
    Uppercase,
}

/// `vertical-align` of an inline element or a table cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerticalAlign {
    /// On the baseline; in a cell, at the top.
    #[default]
    Baseline,
    /// At the top of the cell.
    Top,
    /// In the middle of the cell.
    Middle,
    /// At the bottom of the cell.
    Bottom,
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}

/// `break-before` and `break-after`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Break {
    /// Where it falls.
    #[default]
    Auto,
    /// Always a new page.
    Page,
    /// Never here, if it can be helped.
    Avoid,
}

/// The marker of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListStyle {
    /// A dot.
    #[default]
    Disc,
    /// An en dash.
    Dash,
    /// 1. 2. 3.
    Decimal,
    /// None.
    None,
}

/// A piece of `content`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text(String),
    /// `attr(name)` of the element.
    Attribute(String),
    /// `counter(page)`.
    Page,
    /// `counter(pages)`.
    Pages,
    /// `string(name)`: what the last `string-set` of that name took.
    Named(String),
    /// `target-counter(attr(href), page)`: the page of the link's target.
    TargetPage,
}

/// `::before` or `::after`: generated text with a style of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// What it says.
    pub content: Vec<Content>,
    /// How it looks.
    pub style: Arc<Style>,
}

/// The computed style of an element.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for a property of two values")]
#[expect(missing_docs, reason = "each field is the CSS property of that name")]
pub struct Style {
    pub display: Display,
    pub width: Size,
    pub height: Size,
    pub min_width: Size,
    pub max_width: Size,
    pub min_height: Size,
    pub max_height: Size,
    pub margin: Sides<Size>,
    /// Padding may not be `Auto`.
    pub padding: Sides<Size>,
    pub border: Sides<Border>,
    pub border_radius: f32,
    pub background: Option<Color>,
    pub flex_direction: FlexDirection,
    pub flex_wrap: bool,
    pub flex_grow: f32,
    pub flex_shrink: f32,
    pub flex_basis: Size,
    pub justify_content: Option<Align>,
    pub justify_items: Option<Align>,
    pub align_items: Option<Align>,
    pub align_content: Option<Align>,
    pub align_self: Option<Align>,
    pub row_gap: f32,
    pub column_gap: f32,
    pub grid_columns: Arc<[Track]>,
    pub grid_rows: Arc<[Track]>,
    pub grid_column: GridSpan,
    pub grid_row: GridSpan,
    pub break_before: Break,
    pub break_after: Break,
    /// `break-inside: avoid`.
    pub break_inside_avoid: bool,
    pub vertical_align: VerticalAlign,
    pub underline: bool,
    pub line_through: bool,
    /// `string-set: name content()`, with a text behind it or none.
    pub string_set: Option<NamedString>,
    /// `bookmark-level`; none for `none`, else 1 to 6. Headings default to their level.
    pub bookmark_level: Option<u8>,
    /// The name of the `@page` rule that the element's pages follow: `page: cover`.
    pub page: Option<String>,
    pub before: Option<Arc<Generated>>,
    pub after: Option<Arc<Generated>>,

    // Inherited.
    pub color: Color,
    /// Family names in order of preference; empty for the theme's own.
    pub font_family: Arc<[String]>,
    pub font_size: f32,
    pub font_weight: u16,
    pub italic: bool,
    /// In points.
    pub line_height: f32,
    pub letter_spacing: f32,
    pub tabular_numbers: bool,
    pub text_align: TextAlign,
    pub text_transform: TextTransform,
    pub text_balance: bool,
    pub white_space: WhiteSpace,
    /// `overflow-wrap: anywhere`: a word may be broken, and counts as breakable for column widths.
    pub break_words: bool,
    pub list_style: ListStyle,
    pub orphans: u8,
    pub widows: u8,
    /// From the `dir` attribute: the block's base direction is right to left.
    pub right_to_left: bool,
}

/// `string-set`: what margin boxes call the text of an element, and what they put behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedString {
    /// How `string()` calls it.
    pub name: String,
    /// What follows the element's text.
    pub after: String,
}

/// `@page` and its margin boxes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageRules {
    /// In the order of the style sheets; later ones win.
    pub rules: Vec<PageRule>,
}

/// One `@page` rule.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRule {
    /// Pages of this name only: `@page cover`.
    pub name: Option<String>,
    /// The first page only: `@page :first`.
    pub first: bool,
    /// The page's margins, where the rule sets them.
    pub margin: Sides<Option<f32>>,
    /// The page's margin boxes that the rule sets.
    pub boxes: Vec<MarginBox>,
}

/// Text in the margin of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct MarginBox {
    /// Which one.
    pub at: MarginPlace,
    /// What it says; empty for `content: none`.
    pub content: Vec<Content>,
    /// How it looks; padding and borders count.
    pub style: Arc<Style>,
}

/// The margin boxes that the engine fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarginPlace {
    /// `@top-left`
    TopLeft,
    /// `@top-center`
    TopCenter,
    /// `@top-right`
    TopRight,
    /// `@bottom-left`
    BottomLeft,
    /// `@bottom-center`
    BottomCenter,
    /// `@bottom-right`
    BottomRight,
}
