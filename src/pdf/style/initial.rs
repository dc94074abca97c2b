//! The style of an element before any rule speaks.

use std::sync::Arc;

use super::computed::{
    Border, BorderStyle, Break, Display, FlexDirection, GridSpan, ListStyle, Sides, Size, Style,
    TextAlign, TextTransform, VerticalAlign, WhiteSpace,
};
use crate::theme;

/// The size of text that no rule sets.
pub const FONT_SIZE: f32 = 12.0;

/// `line-height: normal`, as a multiple of the font size.
pub const NORMAL_LEADING: f32 = 1.36;

impl Default for Style {
    /// The initial value of every property.
    fn default() -> Self {
        let border = Border { width: 0.0, color: theme::INK, style: BorderStyle::None };
        let none = Size::Points(0.0);
        Self {
            display: Display::Inline,
            width: Size::Auto,
            height: Size::Auto,
            min_width: Size::Auto,
            max_width: Size::Auto,
            min_height: Size::Auto,
            max_height: Size::Auto,
            margin: Sides::all(none),
            padding: Sides::all(none),
            border: Sides::all(border),
            border_radius: 0.0,
            background: None,
            flex_direction: FlexDirection::Row,
            flex_wrap: false,
            flex_grow: 0.0,
            flex_shrink: 1.0,
            flex_basis: Size::Auto,
            justify_content: None,
            justify_items: None,
            align_items: None,
            align_content: None,
            align_self: None,
            row_gap: 0.0,
            column_gap: 0.0,
            grid_columns: Arc::default(),
            grid_rows: Arc::default(),
            grid_column: GridSpan::default(),
            grid_row: GridSpan::default(),
            break_before: Break::Auto,
            break_after: Break::Auto,
            break_inside_avoid: false,
            vertical_align: VerticalAlign::Baseline,
            underline: false,
            line_through: false,
            string_set: None,
            bookmark_level: None,
            page: None,
            before: None,
            after: None,
            color: theme::INK,
            font_family: Arc::default(),
            font_size: FONT_SIZE,
            font_weight: 400,
            italic: false,
            line_height: FONT_SIZE * NORMAL_LEADING,
            letter_spacing: 0.0,
            tabular_numbers: false,
            text_align: TextAlign::Start,
            text_transform: TextTransform::None,
            text_balance: false,
            white_space: WhiteSpace::Normal,
            break_words: false,
            list_style: ListStyle::Disc,
            orphans: 2,
            widows: 2,
            right_to_left: false,
        }
    }
}

impl Style {
    /// The style of a box that no element stands for, inside an element of this style: inherited
    /// properties from it, initial values for the rest.
    #[must_use]
    pub fn anonymous(&self) -> Self {
        Self {
            color: self.color,
            font_family: Arc::clone(&self.font_family),
            font_size: self.font_size,
            font_weight: self.font_weight,
            italic: self.italic,
            line_height: self.line_height,
            letter_spacing: self.letter_spacing,
            tabular_numbers: self.tabular_numbers,
            text_align: self.text_align,
            text_transform: self.text_transform,
            text_balance: self.text_balance,
            white_space: self.white_space,
            break_words: self.break_words,
            list_style: self.list_style,
            orphans: self.orphans,
            widows: self.widows,
            right_to_left: self.right_to_left,
            ..Self::default()
        }
    }
}

impl<T: Copy> Sides<T> {
    /// The same on all four sides.
    #[must_use]
    pub fn all(one: T) -> Self {
        Self { top: one, right: one, bottom: one, left: one }
    }
}
