//! The theme as custom properties: what `var(--name)` means in the style sheets.

#![expect(
    clippy::unreadable_literal,
    reason = "a colour reads as six digits: some groups of two look like suffixes"
)]

use std::collections::BTreeMap;

use super::{BAND, Color, FAMILY, FRAME, HAIRLINE, INK, INK_SOFT, ORIENTATIONS, PAPER, RULE, TINT};

const fn tints(rgb: [u32; 6]) -> [Color; 6] {
    let [none, fifth, second, third, fourth, all] = rgb;
    [
        Color::hex(none),
        Color::hex(fifth),
        Color::hex(second),
        Color::hex(third),
        Color::hex(fourth),
        Color::hex(all),
    ]
}

/// Six depths of each orientation's hue, from a share of none to a share above four fifths.
///
/// Equal depths have equal luminance, so that they read alike in grey print too.
pub const TINTS: [[Color; 6]; 6] = [
    tints([0xF8FAFC, 0xE6F0F9, 0xCDE3F6, 0xB3D6F3, 0x95C7F0, 0x75B7EA]),
    tints([0xFCF9F8, 0xF9EBE4, 0xF7D8CA, 0xF5C5AE, 0xF2AF8F, 0xED976D]),
    tints([0xF8FBF9, 0xE4F3EB, 0xC8E9D9, 0xACDEC6, 0x8CD3B2, 0x67C59D]),
    tints([0xFCF9FA, 0xF9EBF1, 0xF6D8E6, 0xF3C5DB, 0xEFAFCF, 0xE898C1]),
    tints([0xFBFAF7, 0xF3EEE2, 0xEADFC4, 0xE0D0A5, 0xD6C081, 0xCBAD5A]),
    tints([0xF9FAFC, 0xECEEFB, 0xDADFFB, 0xC8CFFA, 0xB5BEFA, 0xA1ABF6]),
];

/// The same depths on dark paper.
const DARK_TINTS: [[Color; 6]; 6] = [
    tints([0x1C1E20, 0x1F2931, 0x1D3548, 0x1C425E, 0x174F75, 0x0C5C8C]),
    tints([0x201E1C, 0x30251F, 0x462C1E, 0x5C321C, 0x71391A, 0x864017]),
    tints([0x1C1F1E, 0x202B25, 0x1E392D, 0x1F4837, 0x1E5640, 0x1B654A]),
    tints([0x201D1F, 0x30252A, 0x452B38, 0x5A3347, 0x6E3A56, 0x824164]),
    tints([0x1F1E1C, 0x2C281D, 0x3B3217, 0x4C3D11, 0x5C4805, 0x6D5400]),
    tints([0x1E1E21, 0x262732, 0x2E314A, 0x383C61, 0x424778, 0x4C518F]),
];

/// Paper, ink and what stands between them, on dark paper.
const DARK_GROUNDS: [Color; 8] = [
    Color::hex(0x14171B),
    Color::hex(0xF1F3F5),
    Color::hex(0xB4BCC5),
    Color::hex(0x87919C),
    Color::hex(0x3B424A),
    Color::hex(0x2C3238),
    Color::hex(0x1D2126),
    Color::hex(0x343B43),
];

/// Fill and text of each orientation on dark paper.
const DARK_ORIENTATIONS: [(Color, Color); 6] = [
    (Color::hex(0x5BB4E8), Color::hex(0x7CC2EC)),
    (Color::hex(0xF0843C), Color::hex(0xF7A46C)),
    (Color::hex(0x1FA67A), Color::hex(0x5FD3AE)),
    (Color::hex(0xD97BAD), Color::hex(0xEBA0C6)),
    (Color::hex(0xBD9A2A), Color::hex(0xD3B86D)),
    (Color::hex(0x8C95EE), Color::hex(0xABB5FA)),
];

/// The names of an orientation's properties: fill, text, and the six depths.
const ORIENTATION_NAMES: [[&str; 8]; 6] = [
    ["o1", "o1-text", "o1-0", "o1-1", "o1-2", "o1-3", "o1-4", "o1-5"],
    ["o2", "o2-text", "o2-0", "o2-1", "o2-2", "o2-3", "o2-4", "o2-5"],
    ["o3", "o3-text", "o3-0", "o3-1", "o3-2", "o3-3", "o3-4", "o3-5"],
    ["o4", "o4-text", "o4-0", "o4-1", "o4-2", "o4-3", "o4-4", "o4-5"],
    ["o5", "o5-text", "o5-0", "o5-1", "o5-2", "o5-3", "o5-4", "o5-5"],
    ["o6", "o6-text", "o6-0", "o6-1", "o6-2", "o6-3", "o6-4", "o6-5"],
];

/// One step of the printed type scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeSize {
    /// The property with the size.
    pub size_name: &'static str,
    /// The property with the line height.
    pub line_name: &'static str,
    /// Points.
    pub size: f32,
    /// Points.
    pub line: f32,
}

const fn step(size_name: &'static str, line_name: &'static str, size: f32, line: f32) -> TypeSize {
    TypeSize { size_name, line_name, size, line }
}

/// The printed type scale, the largest first. Nothing is set smaller than the last.
const SCALE: [TypeSize; 10] = [
    step("cover-size", "cover-line", 48.0, 49.5),
    step("figure-size", "figure-line", 30.0, 36.0),
    step("headline-size", "headline-line", 22.0, 27.0),
    step("subtitle-size", "subtitle-line", 16.0, 22.5),
    step("name-size", "name-line", 15.0, 18.0),
    step("lead-size", "lead-line", 10.5, 15.75),
    step("body-size", "body-line", 9.0, 13.5),
    step("table-size", "table-line", 8.5, 11.25),
    step("caption-size", "caption-line", 7.5, 11.25),
    step("furniture-size", "furniture-line", 7.0, 10.5),
];

/// Every custom property of the printed page: name without the two hyphens, and value.
#[must_use]
pub fn variables() -> Vec<(&'static str, String)> {
    let mut all = colors([PAPER, INK, INK_SOFT, FRAME, RULE, HAIRLINE, TINT, BAND]);
    for ((names, style), depths) in ORIENTATION_NAMES.iter().zip(ORIENTATIONS).zip(TINTS) {
        push_orientation(&mut all, names, (style.fill, style.text), depths);
    }
    all.push(("font", FAMILY.to_owned()));
    for step in SCALE {
        all.push((step.size_name, format!("{}pt", step.size)));
        all.push((step.line_name, format!("{}pt", step.line)));
    }
    all
}

/// The colours on dark paper, under the names they have in [`variables`].
#[must_use]
pub fn dark_variables() -> Vec<(&'static str, String)> {
    let mut all = colors(DARK_GROUNDS);
    let orientations = ORIENTATION_NAMES.iter().zip(DARK_ORIENTATIONS).zip(DARK_TINTS);
    for ((names, pair), depths) in orientations {
        push_orientation(&mut all, names, pair, depths);
    }
    all
}

/// What stands for each drawn colour on dark paper.
#[must_use]
pub fn dark_palette() -> BTreeMap<Color, Color> {
    let grounds = [PAPER, INK, INK_SOFT, FRAME, RULE, HAIRLINE, TINT, BAND];
    let mut palette: BTreeMap<Color, Color> = grounds.into_iter().zip(DARK_GROUNDS).collect();
    for (style, (fill, text)) in ORIENTATIONS.iter().zip(DARK_ORIENTATIONS) {
        palette.extend([(style.fill, fill), (style.text, text)]);
    }
    palette.extend(TINTS.into_iter().flatten().zip(DARK_TINTS.into_iter().flatten()));
    palette
}

fn colors(values: [Color; 8]) -> Vec<(&'static str, String)> {
    let names = ["paper", "ink", "ink-soft", "frame", "rule", "hairline", "tint", "band"];
    names.into_iter().zip(values.map(Color::css)).collect()
}

fn push_orientation(
    all: &mut Vec<(&'static str, String)>,
    names: &[&'static str; 8],
    (fill, text): (Color, Color),
    depths: [Color; 6],
) {
    let values = [fill, text].into_iter().chain(depths);
    all.extend(names.iter().copied().zip(values.map(Color::css)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_theme_names_only_what_the_light_one_has() {
        let light: Vec<_> = variables().into_iter().map(|(name, _)| name).collect();
        for (name, _) in dark_variables() {
            assert!(light.contains(&name), "{name}");
        }
    }

    #[test]
    fn every_drawn_colour_has_another_on_dark_paper() {
        let palette = dark_palette();
        let light = variables();
        for (light_color, dark_color) in &palette {
            assert_ne!(light_color, dark_color);
            let name = |value: &Color, all: &[(&'static str, String)]| {
                all.iter().find(|(_, own)| *own == value.css()).map(|(name, _)| *name)
            };
            let (own, other) = (name(light_color, &light), name(dark_color, &dark_variables()));
            assert!(own.is_some() && own == other, "{light_color:?}: {own:?} {other:?}");
        }
        assert_eq!(palette.len(), 20 + 36);
    }

    #[test]
    fn no_type_is_smaller_than_seven_points() {
        assert!(SCALE.iter().all(|step| step.size >= 7.0 && step.line > step.size));
    }

    #[test]
    fn values_are_safe_inside_a_style_element() {
        for (name, value) in variables().into_iter().chain(dark_variables()) {
            assert!(!value.contains(['<', '>', '&', '"', '\'', ';', '}']), "{name}: {value}");
        }
    }
}
