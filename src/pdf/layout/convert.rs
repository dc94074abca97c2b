//! Computed style → the style that taffy lays out.

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
};

/// The style for a box. Widths and heights include padding and border.
#[must_use]
pub fn taffy_style(style: &Style) -> TaffyStyle {
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
