//! Decoration that many pages show alike, such as rules and running heads: it is written once, and
//! each of these pages begins with it.

use std::collections::BTreeMap;

use crate::drawing::Point;
use crate::pdf::digest;
use crate::pdf::frame::{GlyphRun, Item, ItemKind};
use crate::theme::Color;

/// From how many pages on it is worth while to share.
const MANY: usize = 4;

/// What pages share.
#[derive(Debug, Default)]
pub(super) struct Underlays {
    /// By page: the number of its underlay.
    pub(super) by_page: Vec<Option<usize>>,
    /// Their items.
    pub(super) items: Vec<Vec<Item>>,
}

/// Takes out of each page's decoration what it shares with many others.
pub(super) fn take(decorations: &mut [Vec<Item>]) -> Underlays {
    let looks: Vec<Vec<Option<u128>>> = decorations
        .iter()
        .map(|items| items.iter().map(|item| look(&item.kind)).collect())
        .collect();
    let mut counts: BTreeMap<u128, usize> = BTreeMap::new();
    for look in looks.iter().flatten().flatten() {
        *counts.entry(*look).or_default() += 1;
    }
    let shared = |look: &Option<u128>| look.filter(|look| counts[look] >= 2 * MANY);
    let mut groups: BTreeMap<Vec<u128>, Vec<usize>> = BTreeMap::new();
    for (page, (items, looks)) in decorations.iter().zip(&looks).enumerate() {
        // An area of the page's own would be painted over the lines that were taken out.
        let own_area = |(item, look): (&Item, &Option<u128>)| {
            matches!(item.kind, ItemKind::Fill { .. }) && shared(look).is_none()
        };
        if !items.iter().zip(looks).any(own_area) {
            groups.entry(looks.iter().filter_map(shared).collect()).or_default().push(page);
        }
    }
    let mut underlays = Underlays { by_page: vec![None; decorations.len()], items: vec![] };
    for (common, pages) in groups {
        if common.is_empty() || pages.len() < MANY {
            continue;
        }
        let mut taken = vec![];
        for page in pages {
            let looks = looks[page].iter().map(|look| shared(look).is_some());
            let (common, own): (Vec<_>, Vec<_>) = std::mem::take(&mut decorations[page])
                .into_iter()
                .zip(looks)
                .partition(|pair| pair.1);
            decorations[page] = own.into_iter().map(|(item, _)| item).collect();
            taken = common;
            underlays.by_page[page] = Some(underlays.items.len());
        }
        underlays.items.push(taken.into_iter().map(|(item, _)| item).collect());
    }
    underlays
}

/// A number that is the same for items that look the same; none for what is not shared.
fn look(kind: &ItemKind) -> Option<u128> {
    let look = digest::of(&[]);
    Some(match kind {
        ItemKind::Fill { rect, color, radius } => {
            let look = numbers(look, &[0.0, rect.x, rect.y, rect.width, rect.height, *radius]);
            shade(look, *color)
        }
        ItemKind::Line { from, to, width, color, dash } => {
            let look = numbers(look, &[1.0, from.x, from.y, to.x, to.y, *width]);
            digest::extend(shade(look, *color), &[*dash as u8])
        }
        ItemKind::Outline { rect, width, color, radius } => {
            let Point { x, y } = Point::new(rect.x, rect.y);
            let look = numbers(look, &[2.0, x, y, rect.width, rect.height, *width, *radius]);
            shade(look, *color)
        }
        ItemKind::Text { at, color, run } => {
            glyphs(shade(numbers(look, &[3.0, at.x, at.y]), *color), run)
        }
        ItemKind::Drawing { .. } | ItemKind::Link { .. } => return None,
    })
}

fn numbers(look: u128, values: &[f32]) -> u128 {
    values.iter().fold(look, |look, value| digest::extend(look, &value.to_bits().to_be_bytes()))
}

fn shade(look: u128, color: Color) -> u128 {
    digest::extend(look, &[color.red, color.green, color.blue])
}

fn glyphs(look: u128, run: &GlyphRun) -> u128 {
    let look = numbers(look, &[f32::from(run.face.0), run.size]);
    let look = digest::extend(look, run.text.as_bytes());
    run.glyphs.iter().fold(look, |look, glyph| {
        numbers(digest::extend(look, &glyph.id.to_be_bytes()), &[glyph.advance, glyph.dx, glyph.dy])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::frame::{Owner, Rect};
    use crate::theme::Dash;

    fn line(y: f32) -> Item {
        let kind = ItemKind::Line {
            from: Point::new(0.0, y),
            to: Point::new(100.0, y),
            width: 1.0,
            color: Color::hex(0),
            dash: Dash::Solid,
        };
        Item { owner: Owner::Artifact, kind }
    }

    fn area() -> Item {
        let rect = Rect { x: 0.0, y: 0.0, width: 9.0, height: 9.0 };
        let kind = ItemKind::Fill { rect, color: Color::hex(0), radius: 0.0 };
        Item { owner: Owner::Artifact, kind }
    }

    #[test]
    fn pages_share_what_all_of_them_show_and_keep_the_rest() {
        let mut pages: Vec<Vec<Item>> =
            (0..9_u8).map(|page| vec![line(1.0), line(100.0 + f32::from(page))]).collect();
        let underlays = take(&mut pages);
        assert_eq!(underlays.items.len(), 1);
        assert_eq!(underlays.items[0].len(), 1);
        assert!(pages.iter().all(|own| own.len() == 1));
        assert!(underlays.by_page.iter().all(|under| *under == Some(0)));
    }

    #[test]
    fn a_page_with_an_area_of_its_own_keeps_its_lines_above_it() {
        let mut pages: Vec<Vec<Item>> = (0..9).map(|_| vec![line(1.0)]).collect();
        pages[3].insert(0, area());
        let underlays = take(&mut pages);
        assert_eq!(underlays.by_page[3], None);
        assert_eq!(pages[3].len(), 2);
    }

    #[test]
    fn a_few_pages_share_nothing() {
        let mut pages: Vec<Vec<Item>> = (0..5).map(|_| vec![line(1.0)]).collect();
        assert!(take(&mut pages).items.is_empty());
    }
}
