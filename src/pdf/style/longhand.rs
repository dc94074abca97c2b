//! The table of properties: what each is called, how it is read, and where it goes in a style.

use super::computed::{
    Align, Break, Display, FlexDirection, ListStyle, TextAlign, TextTransform, VerticalAlign,
    WhiteSpace,
};
use super::draft::{Basis, Draft};
use super::value::Sign::{Any, Positive};
use super::value::{Input, LINES, Read, count, line_width, number, points, size, words};
use super::{color, content, font, grid};

/// Writes one value into a style.
pub type Set = Box<dyn Fn(&mut Draft, &Basis) + Send + Sync>;

/// A property with one value.
pub struct Longhand {
    /// Its name.
    pub name: &'static str,
    /// Whether an element takes it from its parent unless a rule speaks.
    pub inherited: bool,
    /// Reads its value.
    pub read: for<'i, 't> fn(&mut Input<'i, 't>) -> Read<'i, Set>,
    /// Copies it from one style to another.
    pub copy: fn(&Draft, &mut Draft),
}

/// The property of this name, in lower case.
pub fn find(name: &str) -> Option<&'static Longhand> {
    LONGHANDS.iter().find(|longhand| longhand.name == name)
}

macro_rules! longhands {
    ($($name:literal $flow:ident $($field:ident).+ = $($reader:ident)::+ $(($($option:expr),+))?;)*) => {
        /// Every property with one value.
        pub const LONGHANDS: &[Longhand] = &[$(Longhand {
            name: $name,
            inherited: $flow,
            read: |input| {
                let value = $($reader)::+(input $(, $($option),+)?)?;
                Ok(Box::new(move |draft: &mut Draft, basis: &Basis| {
                    draft.$($field).+ = value(basis);
                }))
            },
            copy: |from, to| to.$($field).+.clone_from(&from.$($field).+),
        },)*
        Longhand {
            name: "text-decoration",
            inherited: OWN,
            read: |input| {
                let value = font::decoration(input)?;
                Ok(Box::new(move |draft: &mut Draft, _: &Basis| {
                    draft.style.underline = value.underline;
                    draft.style.line_through = value.line_through;
                }))
            },
            copy: |from, to| {
                to.style.underline = from.style.underline;
                to.style.line_through = from.style.line_through;
            },
        }];
    };
}

const OWN: bool = false;
const INHERITED: bool = true;

longhands! {
    "display" OWN style.display = words(DISPLAY);
    "width" OWN style.width = size(Positive, Some("auto"));
    "height" OWN style.height = size(Positive, Some("auto"));
    "min-width" OWN style.min_width = size(Positive, Some("auto"));
    "min-height" OWN style.min_height = size(Positive, Some("auto"));
    "max-width" OWN style.max_width = size(Positive, Some("none"));
    "max-height" OWN style.max_height = size(Positive, Some("none"));
    "margin-top" OWN style.margin.top = size(Any, Some("auto"));
    "margin-right" OWN style.margin.right = size(Any, Some("auto"));
    "margin-bottom" OWN style.margin.bottom = size(Any, Some("auto"));
    "margin-left" OWN style.margin.left = size(Any, Some("auto"));
    "padding-top" OWN style.padding.top = size(Positive, None);
    "padding-right" OWN style.padding.right = size(Positive, None);
    "padding-bottom" OWN style.padding.bottom = size(Positive, None);
    "padding-left" OWN style.padding.left = size(Positive, None);
    "border-top-width" OWN style.border.top.width = line_width;
    "border-right-width" OWN style.border.right.width = line_width;
    "border-bottom-width" OWN style.border.bottom.width = line_width;
    "border-left-width" OWN style.border.left.width = line_width;
    "border-top-style" OWN style.border.top.style = words(LINES);
    "border-right-style" OWN style.border.right.style = words(LINES);
    "border-bottom-style" OWN style.border.bottom.style = words(LINES);
    "border-left-style" OWN style.border.left.style = words(LINES);
    "border-top-color" OWN style.border.top.color = color::color;
    "border-right-color" OWN style.border.right.color = color::color;
    "border-bottom-color" OWN style.border.bottom.color = color::color;
    "border-left-color" OWN style.border.left.color = color::color;
    "border-radius" OWN style.border_radius = points(Positive);
    "background-color" OWN style.background = color::background;
    "flex-direction" OWN style.flex_direction = words(FLEX_DIRECTION);
    "flex-wrap" OWN style.flex_wrap = words(FLEX_WRAP);
    "flex-grow" OWN style.flex_grow = number;
    "flex-shrink" OWN style.flex_shrink = number;
    "flex-basis" OWN style.flex_basis = size(Positive, Some("auto"));
    "justify-content" OWN style.justify_content = words(SPREAD);
    "align-content" OWN style.align_content = words(SPREAD);
    "justify-items" OWN style.justify_items = words(ALIGN);
    "align-items" OWN style.align_items = words(ALIGN);
    "align-self" OWN style.align_self = words(ALIGN);
    "row-gap" OWN style.row_gap = points(Positive);
    "column-gap" OWN style.column_gap = points(Positive);
    "grid-template-columns" OWN style.grid_columns = grid::tracks;
    "grid-template-rows" OWN style.grid_rows = grid::tracks;
    "grid-column" OWN style.grid_column = grid::span;
    "grid-row" OWN style.grid_row = grid::span;
    "break-before" OWN style.break_before = words(BREAK);
    "break-after" OWN style.break_after = words(BREAK);
    "break-inside" OWN style.break_inside_avoid = words(BREAK_INSIDE);
    "vertical-align" OWN style.vertical_align = words(VERTICAL_ALIGN);
    "string-set" OWN style.string_set = content::string_set;
    "bookmark-level" OWN style.bookmark_level = content::bookmark_level;
    "page" OWN style.page = content::page_name;
    "content" OWN content = content::content;
    "color" INHERITED style.color = color::color;
    "font-family" INHERITED style.font_family = font::family;
    "font-size" INHERITED style.font_size = font::size;
    "font-weight" INHERITED style.font_weight = font::weight;
    "font-style" INHERITED style.italic = words(FONT_STYLE);
    "font-variant-numeric" INHERITED style.tabular_numbers = font::tabular;
    "line-height" INHERITED leading = font::leading;
    "letter-spacing" INHERITED style.letter_spacing = font::letter_spacing;
    "text-align" INHERITED style.text_align = words(TEXT_ALIGN);
    "text-transform" INHERITED style.text_transform = words(TEXT_TRANSFORM);
    "text-wrap" INHERITED style.text_balance = words(TEXT_WRAP);
    "white-space" INHERITED style.white_space = words(WHITE_SPACE);
    "overflow-wrap" INHERITED style.break_words = words(OVERFLOW_WRAP);
    "list-style-type" INHERITED style.list_style = words(LIST_STYLE);
    "orphans" INHERITED style.orphans = count;
    "widows" INHERITED style.widows = count;
}

const DISPLAY: &[(&str, Display)] = &[
    ("none", Display::None),
    ("block", Display::Block),
    ("inline", Display::Inline),
    ("flex", Display::Flex),
    ("grid", Display::Grid),
    ("list-item", Display::ListItem),
    ("table", Display::Table),
    ("table-caption", Display::TableCaption),
    ("table-header-group", Display::TableHeaderGroup),
    ("table-row-group", Display::TableRowGroup),
    ("table-footer-group", Display::TableFooterGroup),
    ("table-row", Display::TableRow),
    ("table-cell", Display::TableCell),
    ("table-column-group", Display::TableColumnGroup),
    ("table-column", Display::TableColumn),
];

const FLEX_DIRECTION: &[(&str, FlexDirection)] =
    &[("row", FlexDirection::Row), ("column", FlexDirection::Column)];

const FLEX_WRAP: &[(&str, bool)] = &[("nowrap", false), ("wrap", true)];

const ALIGN: &[(&str, Option<Align>)] = &[
    ("auto", None),
    ("normal", None),
    ("start", Some(Align::Start)),
    ("flex-start", Some(Align::Start)),
    ("center", Some(Align::Center)),
    ("end", Some(Align::End)),
    ("flex-end", Some(Align::End)),
    ("stretch", Some(Align::Stretch)),
    ("baseline", Some(Align::Baseline)),
];

const SPREAD: &[(&str, Option<Align>)] = &[
    ("normal", None),
    ("start", Some(Align::Start)),
    ("flex-start", Some(Align::Start)),
    ("center", Some(Align::Center)),
    ("end", Some(Align::End)),
    ("flex-end", Some(Align::End)),
    ("stretch", Some(Align::Stretch)),
    ("space-between", Some(Align::SpaceBetween)),
    ("space-around", Some(Align::SpaceAround)),
    ("space-evenly", Some(Align::SpaceEvenly)),
];

const BREAK: &[(&str, Break)] =
    &[("auto", Break::Auto), ("page", Break::Page), ("avoid", Break::Avoid)];

const BREAK_INSIDE: &[(&str, bool)] = &[("auto", false), ("avoid", true)];

const VERTICAL_ALIGN: &[(&str, VerticalAlign)] = &[
    ("baseline", VerticalAlign::Baseline),
    ("top", VerticalAlign::Top),
    ("middle", VerticalAlign::Middle),
    ("bottom", VerticalAlign::Bottom),
    ("super", VerticalAlign::Super),
    ("sub", VerticalAlign::Sub),
];

const FONT_STYLE: &[(&str, bool)] = &[("normal", false), ("italic", true)];

const TEXT_ALIGN: &[(&str, TextAlign)] = &[
    ("start", TextAlign::Start),
    ("end", TextAlign::End),
    ("left", TextAlign::Left),
    ("right", TextAlign::Right),
    ("center", TextAlign::Center),
    ("justify", TextAlign::Justify),
];

const TEXT_TRANSFORM: &[(&str, TextTransform)] =
    &[("none", TextTransform::None), ("uppercase", TextTransform::Uppercase)];

const TEXT_WRAP: &[(&str, bool)] = &[("wrap", false), ("balance", true)];

const WHITE_SPACE: &[(&str, WhiteSpace)] = &[
    ("normal", WhiteSpace::Normal),
    ("nowrap", WhiteSpace::NoWrap),
    ("pre-wrap", WhiteSpace::PreWrap),
];

const OVERFLOW_WRAP: &[(&str, bool)] =
    &[("normal", false), ("anywhere", true), ("break-word", true)];

const LIST_STYLE: &[(&str, ListStyle)] = &[
    ("disc", ListStyle::Disc),
    ("dash", ListStyle::Dash),
    ("decimal", ListStyle::Decimal),
    ("none", ListStyle::None),
];
