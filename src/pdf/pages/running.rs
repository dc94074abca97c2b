//! Running heads and feet: the margin boxes of `@page`, filled for each page.

use std::collections::BTreeMap;

use crate::direction::has_right_to_left;
use crate::drawing::Point;
use crate::pdf::frame::{Item, ItemKind, Owner};
use crate::pdf::markup::Document;
use crate::pdf::style::computed::{
    Content, MarginBox, MarginPlace, PageRules, Sides, Size, VerticalAlign,
};
use crate::pdf::text::inline::{Gatherer, Surroundings};
use crate::pdf::text::lines::PieceKind;
use crate::pdf::text::shape::Shaper;

/// Which `@page` rules a page follows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageKind {
    /// The name that `page` gives.
    pub name: Option<String>,
    /// The first page of the document.
    pub first: bool,
}

/// The margins of a page of this kind, in points; 56.7 (2 cm) where no rule sets them.
#[must_use]
pub fn margins(rules: &PageRules, kind: &PageKind) -> Sides<f32> {
    let mut margins = Sides { top: 56.7, right: 56.7, bottom: 56.7, left: 56.7 };
    for rule in rules.rules.iter().filter(|rule| applies(rule.name.as_ref(), rule.first, kind)) {
        let set = |own: &mut f32, value: Option<f32>| *own = value.unwrap_or(*own);
        set(&mut margins.top, rule.margin.top);
        set(&mut margins.right, rule.margin.right);
        set(&mut margins.bottom, rule.margin.bottom);
        set(&mut margins.left, rule.margin.left);
    }
    margins
}

fn applies(name: Option<&String>, first: bool, kind: &PageKind) -> bool {
    (name.is_none() || name == kind.name.as_ref()) && (!first || kind.first)
}

/// The margin boxes of a page of this kind: the last rule that names a place wins.
fn boxes<'a>(rules: &'a PageRules, kind: &PageKind) -> Vec<&'a MarginBox> {
    let mut found: Vec<&MarginBox> = Vec::new();
    // Rules for all pages come first, then those for a name, then those for the first page.
    let mut order: Vec<_> =
        rules.rules.iter().filter(|r| applies(r.name.as_ref(), r.first, kind)).collect();
    order.sort_by_key(|rule| (rule.name.is_some(), rule.first));
    for rule in order {
        for own in &rule.boxes {
            found.retain(|known| known.at != own.at);
            found.push(own);
        }
    }
    found.retain(|own| !own.content.is_empty());
    found
}

/// What margin boxes may say of a page.
pub struct PageFacts<'a> {
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub pages: usize,
    /// The named strings as they stand on this page.
    pub strings: &'a BTreeMap<String, String>,
    /// Width and height of the page.
    pub size: (f32, f32),
}

/// The items of a page's margins.
pub fn running<S: Surroundings>(
    document: &Document,
    around: &S,
    shaper: &mut Shaper<'_>,
    rules: &PageRules,
    kind: &PageKind,
    facts: &PageFacts<'_>,
) -> Vec<Item> {
    let margins = margins(rules, kind);
    let mut items = Vec::new();
    for own in boxes(rules, kind) {
        let text = text_of(&own.content, facts);
        let mut gatherer = Gatherer::new(document, around, own.style.clone());
        gatherer.add_generated(&text, &own.style, crate::pdf::markup::NodeId(0));
        let Some(paragraph) = gatherer.finish() else { continue };
        let shaped = shaper.shape(&paragraph);
        let room = facts.size.0 - margins.left - margins.right;
        // Two boxes may share an edge: neither takes more than two thirds of it.
        let lines = shaper.break_lines(&shaped, room * 0.66);
        let x = match own.at {
            MarginPlace::TopLeft | MarginPlace::BottomLeft => margins.left,
            MarginPlace::TopCenter | MarginPlace::BottomCenter => {
                margins.left + (room - lines.width) / 2.0
            }
            MarginPlace::TopRight | MarginPlace::BottomRight => {
                facts.size.0 - margins.right - lines.width
            }
        };
        let (from, to) = match own.at {
            MarginPlace::TopLeft | MarginPlace::TopCenter | MarginPlace::TopRight => {
                (0.0, margins.top)
            }
            MarginPlace::BottomLeft | MarginPlace::BottomCenter | MarginPlace::BottomRight => {
                (facts.size.1 - margins.bottom, facts.size.1)
            }
        };
        let (above, below) = (points(own.style.padding.top), points(own.style.padding.bottom));
        let y = match own.style.vertical_align {
            VerticalAlign::Top => from + above,
            VerticalAlign::Bottom => to - below - lines.height,
            VerticalAlign::Baseline
            | VerticalAlign::Middle
            | VerticalAlign::Super
            | VerticalAlign::Sub => f32::midpoint(from + above, to - below) - lines.height / 2.0,
        };
        for piece in lines.lines.iter().flat_map(|line| &line.pieces) {
            if let PieceKind::Glyphs(run) = &piece.kind {
                items.push(Item {
                    owner: Owner::Artifact,
                    kind: ItemKind::Text {
                        at: Point::new(x + piece.x, y + piece.y),
                        color: own.style.color,
                        run: run.clone(),
                    },
                });
            }
        }
    }
    items
}

fn points(size: Size) -> f32 {
    match size {
        Size::Points(points) => points,
        Size::Auto | Size::Share(_) => 0.0,
    }
}

fn text_of(content: &[Content], facts: &PageFacts<'_>) -> String {
    let mut text = String::new();
    for piece in content {
        match piece {
            Content::Text(own) => text.push_str(own),
            Content::Page => text.push_str(&facts.number.to_string()),
            Content::Pages => text.push_str(&facts.pages.to_string()),
            Content::Named(name) => {
                let value = facts.strings.get(name).map_or("", String::as_str);
                if has_right_to_left(value) {
                    // What stands beside it keeps its side.
                    text.extend(["\u{2068}", value, "\u{2069}"]);
                } else {
                    text.push_str(value);
                }
            }
            Content::Attribute(_) | Content::TargetPage => {}
        }
    }
    text
}
