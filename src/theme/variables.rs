//! The theme as custom properties: what `var(--name)` means in the style sheets.

use super::{
    BAND, Color, FAMILY, FRAME, HAIRLINE, INK, INK_SOFT, ORIENTATIONS, PAPER, RULE, TINT,
};

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
    tints([0xF8_FA_FC, 0xE6_F0_F9, 0xCD_E3_F6, 0xB3_D6_F3, 0x95_C7_F0, 0x75_B7_EA]),
    tints([0xFC_F9_F8, 0xF9_EB_E4, 0xF7_D8_CA, 0xF5_C5_AE, 0xF2_AF_8F, 0xED_97_6D]),
    tints([0xF8_FB_F9, 0xE4_F3_EB, 0xC8_E9_D9, 0xAC_DE_C6, 0x8C_D3_B2, 0x67_C5_9D]),
    tints([0xFC_F9_FA, 0xF9_EB_F1, 0xF6_D8_E6, 0xF3_C5_DB, 0xEF_AF_CF, 0xE8_98_C1]),
    tints([0xFB_FA_F7, 0xF3_EE_E2, 0xEA_DF_C4, 0xE0_D0_A5, 0xD6_C0_81, 0xCB_AD_5A]),
    tints([0xF9_FA_FC, 0xEC_EE_FB, 0xDA_DF_FB, 0xC8_CF_FA, 0xB5_BE_FA, 0xA1_AB_F6]),
];

/// The same depths on dark paper.
const DARK_TINTS: [[Color; 6]; 6] = [
    tints([0x1C_1E_20, 0x1F_29_31, 0x1D_35_48, 0x1C_42_5E, 0x17_4F_75, 0x0C_5C_8C]),
    tints([0x20_1E_1C, 0x30_25_1F, 0x46_2C_1E, 0x5C_32_1C, 0x71_39_1A, 0x86_40_17]),
    tints([0x1C_1F_1E, 0x20_2B_25, 0x1E_39_2D, 0x1F_48_37, 0x1E_56_40, 0x1B_65_4A]),
    tints([0x20_1D_1F, 0x30_25_2A, 0x45_2B_38, 0x5A_33_47, 0x6E_3A_56, 0x82_41_64]),
    tints([0x1F_1E_1C, 0x2C_28_1D, 0x3B_32_17, 0x4C_3D_11, 0x5C_48_05, 0x6D_54_00]),
    tints([0x1E_1E_21, 0x26_27_32, 0x2E_31_4A, 0x38_3C_61, 0x42_47_78, 0x4C_51_8F]),
];

/// Fill and text of each orientation on dark paper.
const DARK_ORIENTATIONS: [(Color, Color); 6] = [
    (Color::hex(0x4F_A8_DC), Color::hex(0x7C_C2_EC)),
    (Color::hex(0xF0_84_3C), Color::hex(0xF7_A4_6C)),
    (Color::hex(0x36_BE_93), Color::hex(0x5F_D3_AE)),
    (Color::hex(0xD9_7B_AD), Color::hex(0xEB_A0_C6)),
    (Color::hex(0xBD_9A_2A), Color::hex(0xD3_B8_6D)),
    (Color::hex(0x8C_95_EE), Color::hex(0xAB_B5_FA)),
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

const fn step(
    size_name: &'static str,
    line_name: &'static str,
    size: f32,
    line: f32,
) -> TypeSize {
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
    let mut all = colors([
        Color::hex(0x14_17_1B),
        Color::hex(0xF1_F3_F5),
        Color::hex(0xB4_BC_C5),
        Color::hex(0x87_91_9C),
        Color::hex(0x3B_42_4A),
        Color::hex(0x2C_32_38),
        Color::hex(0x1D_21_26),
        Color::hex(0x34_3B_43),
    ]);
    let orientations = ORIENTATION_NAMES.iter().zip(DARK_ORIENTATIONS).zip(DARK_TINTS);
    for ((names, pair), depths) in orientations {
        push_orientation(&mut all, names, pair, depths);
    }
    all
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
