//! The charts of a report as files for a deck.

use std::collections::BTreeMap;

use super::people::Told;
use crate::chart;
use crate::drawing::Drawing;
use crate::pdf::fonts::FontFile;
use crate::picture::pictures;
use crate::theme::dark_palette;

/// What stands in a line of text or a table, or belongs to one person: no chart for a deck.
const PARTS: [&str; 6] = ["camps-", "line-", "mark-", "person-", "strip-", "trait-"];

/// `charts/NAME.svg` and `charts/NAME.png` of every chart, and the same for dark slides under
/// `NAME-dark`; the names are the same in every wave.
pub(super) fn charts(drawings: &BTreeMap<String, Drawing>, fonts: &[FontFile]) -> Told {
    let palette = dark_palette();
    let on_dark = |color| palette.get(&color).copied().unwrap_or(color);
    let mut names = Vec::new();
    let mut shown = Vec::new();
    for (name, drawing) in drawings {
        let is_part = PARTS.iter().any(|part| name.starts_with(part));
        if !is_part && !name.ends_with(chart::NARROW_SUFFIX) {
            names.extend([name.clone(), format!("{name}-dark")]);
            shown.extend([drawing.clone(), drawing.recolored(&on_dark)]);
        }
    }
    let (pictures, problems) = pictures(&shown, fonts);
    let mut files = Vec::new();
    for ((name, drawing), picture) in names.iter().zip(&shown).zip(pictures) {
        files.push((format!("charts/{name}.svg"), chart::svg_file(drawing).into_bytes()));
        files.push((format!("charts/{name}.png"), picture));
    }
    (files, problems)
}
