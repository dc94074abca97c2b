//! How colours are seen: contrast, colour blindness and distance, after published formulas.

use crate::theme::Color;

/// The channels from 0 to 1, in linear light.
///
/// sRGB, IEC 61966-2-1:1999.
pub(super) fn linear(color: Color) -> [f64; 3] {
    [color.red, color.green, color.blue].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    })
}

/// Relative luminance, from 0 to 1; WCAG 2.2.
fn luminance(color: Color) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast ratio of two colours, from 1 to 21; WCAG 2.2.
pub(super) fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Ways in which a colour may reach the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// As it is.
    Fully,
    /// Without the long-wave cones.
    Protanopia,
    /// Without the medium-wave cones.
    Deuteranopia,
    /// Without the short-wave cones.
    Tritanopia,
    /// In print without colour.
    Grey,
}

/// Machado, Oliveira and Fernandes (2009), *A physiologically-based model for simulation of color
/// vision deficiency*, IEEE TVCG 15 (6), table 1: severity 1.0, for linear light.
const PROTANOPIA: [[f64; 3]; 3] = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTERANOPIA: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITANOPIA: [[f64; 3]; 3] = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

fn times(matrix: [[f64; 3]; 3], light: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(light).map(|(part, own)| part * own).sum())
}

/// The linear light that is seen.
pub(super) fn seen(color: Color, how: Seen) -> [f64; 3] {
    let light = linear(color);
    let clamped = |light: [f64; 3]| light.map(|channel| channel.clamp(0.0, 1.0));
    match how {
        Seen::Fully => light,
        Seen::Protanopia => clamped(times(PROTANOPIA, light)),
        Seen::Deuteranopia => clamped(times(DEUTERANOPIA, light)),
        Seen::Tritanopia => clamped(times(TRITANOPIA, light)),
        Seen::Grey => [luminance(color); 3],
    }
}

/// A colour in Oklab: lightness from 0 to 1, and two axes of hue.
///
/// Ottosson (2020), *A perceptual color space for image processing*,
/// <https://bottosson.github.io/posts/oklab/>.
fn oklab(light: [f64; 3]) -> [f64; 3] {
    const CONES: [[f64; 3]; 3] = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const AXES: [[f64; 3]; 3] = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(AXES, times(CONES, light).map(libm::cbrt))
}

/// The distance of two colours as they are seen: that of Oklab, where black and white are 1 apart
/// and about 0.02 is the least that is noticed side by side.
pub(super) fn distance(one: Color, other: Color, how: Seen) -> f64 {
    let (one, other) = (oklab(seen(one, how)), oklab(seen(other, how)));
    let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
    libm::sqrt(squares.sum::<f64>())
}

#[test]
fn the_formulas_give_the_published_values() {
    let (black, white) = (Color::hex(0), Color::hex(0xFF_FF_FF));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    // The example of many tools: the lightest grey that still has 4.5:1 on white.
    assert!((contrast(Color::hex(0x76_76_76), white) - 4.54).abs() < 0.005);
    assert!((distance(black, white, Seen::Fully) - 1.0).abs() < 1e-6);
    // Ottosson's table: sRGB red is L .628, a .225, b .126.
    let [lightness, a, b] = oklab(linear(Color::hex(0xFF_00_00)));
    assert!(
        (lightness - 0.628).abs() < 5e-4 && (a - 0.225).abs() < 5e-4 && (b - 0.126).abs() < 5e-4
    );
    for how in [Seen::Protanopia, Seen::Deuteranopia, Seen::Tritanopia, Seen::Grey] {
        // Greys stay greys.
        let [red, green, blue] = seen(Color::hex(0x80_80_80), how);
        assert!((red - green).abs() < 1e-3 && (green - blue).abs() < 1e-3, "{how:?}");
    }
    // Red and green of one lightness are told apart by most, and hardly without long-wave cones.
    let (red, green) = (Color::hex(0xC0_50_30), Color::hex(0x6A_80_2A));
    assert!(distance(red, green, Seen::Fully) > 2.0 * distance(red, green, Seen::Protanopia));
}
