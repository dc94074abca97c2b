//! Computed style → the style that taffy lays out.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use taffy::prelude::{
    FromFr, FromLength, FromPercent, TaffyAuto, TaffyMaxContent, TaffyMinContent,
};
use taffy::style::{
    AlignContent, AlignItems, Dimension, Display as TaffyDisplay, FlexDirection as TaffyDirection,
    FlexWrap, GridPlacement, GridTemplateComponent, LengthPercentage, LengthPercentageAuto,
    MaxTrackSizingFunction, MinTrackSizingFunction, Style as TaffyStyle, TrackSizingFunction,
};
use taffy::{Line, MinMax, Rect, Size as TaffySize};

use crate::pdf::style::computed::{
    Align, Border, BorderStyle, Display, FlexDirection, GridSpan, Sides, Size, Style, Track,
    VerticalAlign,
};

/// What a box is of its element, as far as its style for taffy depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The block around everything: as wide as the page's content.
    Root,
    /// All of the element.
    Whole,
    /// A paragraph in it.
    Text,
    /// A drawing, which has its own width and height.
    Drawing,
    /// The block of a table and its caption.
    TableAround,
    /// The rows and columns.
    Table,
    /// A cell of a table.
    Cell,
}

/// Styles for taffy that were made already: a few serve thousands of boxes.
#[derive(Default)]
pub struct Converted(HashMap<(usize, Part), (Arc<Style>, Rc<TaffyStyle>)>);

impl Converted {
    /// The style of a part of an element. The computed style is kept, so that its address stays its
    /// own.
    pub fn get(&mut self, style: &Arc<Style>, part: Part) -> Rc<TaffyStyle> {
        let key = match part {
            Part::Root | Part::Text => 0,
            _ => Arc::as_ptr(style).addr(),
        };
        let make = || (style.clone(), Rc::new(part_style(style, part)));
        self.0.entry((key, part)).or_insert_with(make).1.clone()
    }
}

fn part_style(style: &Style, part: Part) -> TaffyStyle {
    let plain = || TaffyStyle { display: TaffyDisplay::Block, ..TaffyStyle::default() };
    match part {
        Part::Text => plain(),
        Part::Root => {
            let mut root = plain();
            root.size.width = Dimension::from_percent(1.0);
            root
        }
        Part::Whole => taffy_style(style),
        Part::Drawing => {
            let mut drawing = taffy_style(style);
            // Percentages still follow the container; lengths are in the extent already.
            if let Size::Points(_) = style.width {
                drawing.size.width = Dimension::AUTO;
            }
            if let Size::Points(_) = style.height {
                drawing.size.height = Dimension::AUTO;
            }
            drawing.item_is_replaced = true;
            drawing
        }
        Part::TableAround => TaffyStyle {
            display: TaffyDisplay::Block,
            item_is_table: style.width == Size::Auto,
            padding: Rect::zero(),
            border: Rect::zero(),
            ..taffy_style(style)
        },
        Part::Table => {
            let set = style.width != Size::Auto;
            let width = if set { Dimension::from_percent(1.0) } else { Dimension::AUTO };
            TaffyStyle {
                display: TaffyDisplay::Block,
                margin: Rect::zero(),
                min_size: TaffySize::auto(),
                max_size: TaffySize::auto(),
                size: TaffySize { width, height: Dimension::AUTO },
                item_is_table: !set,
                ..taffy_style(style)
            }
        }
        Part::Cell => cell_style(style),
    }
}

/// A cell is as wide as its columns, and its content stands where `vertical-align` says.
fn cell_style(style: &Style) -> TaffyStyle {
    let mut cell = taffy_style(style);
    cell.display = TaffyDisplay::Block;
    cell.size.width = Dimension::AUTO;
    cell.margin = Rect::zero();
    let content = match style.vertical_align {
        VerticalAlign::Middle => AlignContent::CENTER,
        VerticalAlign::Bottom => AlignContent::END,
        VerticalAlign::Baseline
        | VerticalAlign::Top
        | VerticalAlign::Super
        | VerticalAlign::Sub => return cell,
    };
    cell.display = TaffyDisplay::Flex;
    cell.flex_direction = TaffyDirection::Column;
    cell.justify_content = content;
    cell
}

/// The style for a box. Widths and heights include padding and border.
#[must_use]
fn taffy_style(style: &Style) -> TaffyStyle {
    TaffyStyle {
        display: match style.display {
            Display::None => TaffyDisplay::None,
            Display::Flex => TaffyDisplay::Flex,
            Display::Grid => TaffyDisplay::Grid,
            Display::Block
            | Display::Inline
            | Display::ListItem
            | Display::Table
            | Display::TableCaption
            | Display::TableHeaderGroup
            | Display::TableRowGroup
            | Display::TableFooterGroup
            | Display::TableRow
            | Display::TableCell
            | Display::TableColumnGroup
            | Display::TableColumn => TaffyDisplay::Block,
        },
        size: TaffySize { width: dimension(style.width), height: dimension(style.height) },
        min_size: TaffySize { width: extent(style.min_width), height: extent(style.min_height) },
        max_size: TaffySize { width: extent(style.max_width), height: extent(style.max_height) },
        margin: sides(style.margin, extent),
        padding: sides(style.padding, inner),
        border: borders(style.border),
        flex_direction: match style.flex_direction {
            FlexDirection::Row => TaffyDirection::Row,
            FlexDirection::Column => TaffyDirection::Column,
        },
        flex_wrap: if style.flex_wrap { FlexWrap::Wrap } else { FlexWrap::NoWrap },
        flex_grow: style.flex_grow,
        flex_shrink: style.flex_shrink,
        flex_basis: dimension(style.flex_basis),
        align_items: style.align_items.map_or(AlignItems::NORMAL, items),
        justify_items: style.justify_items.map_or(AlignItems::NORMAL, items),
        align_self: style.align_self.map(items),
        align_content: style.align_content.map_or(AlignContent::NORMAL, content),
        justify_content: style.justify_content.map_or(AlignContent::NORMAL, content),
        gap: TaffySize {
            width: LengthPercentage::from_length(style.column_gap),
            height: LengthPercentage::from_length(style.row_gap),
        },
        grid_template_columns: tracks(&style.grid_columns),
        grid_template_rows: tracks(&style.grid_rows),
        grid_column: placement(style.grid_column),
        grid_row: placement(style.grid_row),
        ..TaffyStyle::default()
    }
}

/// The width of a border side as it is drawn.
#[must_use]
pub fn border_width(border: Border) -> f32 {
    if border.style == BorderStyle::None { 0.0 } else { border.width }
}

fn dimension(size: Size) -> Dimension {
    match size {
        Size::Auto => Dimension::AUTO,
        Size::Points(points) => Dimension::from_length(points),
        Size::Share(share) => Dimension::from_percent(share),
    }
}

fn extent(size: Size) -> LengthPercentageAuto {
    match size {
        Size::Auto => LengthPercentageAuto::AUTO,
        Size::Points(points) => LengthPercentageAuto::from_length(points),
        Size::Share(share) => LengthPercentageAuto::from_percent(share),
    }
}

fn inner(size: Size) -> LengthPercentage {
    match size {
        Size::Auto => LengthPercentage::from_length(0.0_f32),
        Size::Points(points) => LengthPercentage::from_length(points),
        Size::Share(share) => LengthPercentage::from_percent(share),
    }
}

fn sides<T: Copy, U>(sides: Sides<T>, convert: impl Fn(T) -> U) -> Rect<U> {
    Rect {
        left: convert(sides.left),
        right: convert(sides.right),
        top: convert(sides.top),
        bottom: convert(sides.bottom),
    }
}

fn borders(border: Sides<Border>) -> Rect<LengthPercentage> {
    sides(border, |side| LengthPercentage::from_length(border_width(side)))
}

fn items(align: Align) -> AlignItems {
    match align {
        Align::Start | Align::SpaceBetween | Align::SpaceAround | Align::SpaceEvenly => {
            AlignItems::START
        }
        Align::Center => AlignItems::CENTER,
        Align::End => AlignItems::END,
        Align::Stretch => AlignItems::STRETCH,
        Align::Baseline => AlignItems::BASELINE,
    }
}

fn content(align: Align) -> AlignContent {
    match align {
        Align::Start | Align::Baseline => AlignContent::START,
        Align::Center => AlignContent::CENTER,
        Align::End => AlignContent::END,
        Align::Stretch => AlignContent::STRETCH,
        Align::SpaceBetween => AlignContent::SPACE_BETWEEN,
        Align::SpaceAround => AlignContent::SPACE_AROUND,
        Align::SpaceEvenly => AlignContent::SPACE_EVENLY,
    }
}

fn tracks(tracks: &[Track]) -> Vec<GridTemplateComponent<String>> {
    tracks.iter().map(|track| GridTemplateComponent::Single(sizing(*track))).collect()
}

fn sizing(track: Track) -> TrackSizingFunction {
    match track {
        Track::Fixed(Size::Points(points)) => TrackSizingFunction::from_length(points),
        Track::Fixed(Size::Share(share)) => TrackSizingFunction::from_percent(share),
        Track::Fixed(Size::Auto) | Track::Auto => TrackSizingFunction::AUTO,
        Track::Fraction(share) => TrackSizingFunction::from_fr(share),
        Track::MinFraction(least, share) => MinMax {
            min: MinTrackSizingFunction::from_length(least),
            max: MaxTrackSizingFunction::from_fr(share),
        },
        Track::MinContent => TrackSizingFunction::MIN_CONTENT,
        Track::MaxContent => TrackSizingFunction::MAX_CONTENT,
    }
}

fn placement(span: GridSpan) -> Line<GridPlacement<String>> {
    let end = match span.end {
        Some(line) => GridPlacement::Line(line.into()),
        None => GridPlacement::Span(span.span.max(1)),
    };
    match span.start {
        Some(line) => Line { start: GridPlacement::Line(line.into()), end },
        None => Line { start: GridPlacement::Auto, end },
    }
}
