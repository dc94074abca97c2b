//! Colours, marks, dashes, faces and sizes: the one source for style sheets, charts and PDF.

#[cfg(test)]
mod tests;
mod variables;

pub use variables::{TINTS, TypeSize, dark_palette, dark_variables, variables};

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// A colour from a number written as `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self { red: (rgb >> 16) as u8, green: (rgb >> 8) as u8, blue: rgb as u8 }
    }

    /// The colour as CSS writes it: `#0072b2`.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// Text and what must be read first.
pub const INK: Color = Color::hex(0x15_18_1C);
/// Second ink: leads, captions, side notes.
pub const INK_SOFT: Color = Color::hex(0x4A_51_5A);
/// Marks without an orientation and the frames of charts.
pub const FRAME: Color = Color::hex(0x7A_82_8C);
/// Rules between blocks.
pub const RULE: Color = Color::hex(0xCD_D2_D8);
/// Hairlines between rows.
pub const HAIRLINE: Color = Color::hex(0xDD_E1_E5);
/// Background of notes.
pub const TINT: Color = Color::hex(0xF3_F4_F6);
/// Background of regions and bars.
pub const BAND: Color = Color::hex(0xE3_E6_EA);
/// The page.
pub const PAPER: Color = Color::hex(0xFF_FF_FF);

/// The mark that stands for an orientation where colour cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marker {
    /// ●
    Circle,
    /// ▲
    Triangle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ▼
    TriangleDown,
    /// ✚, with arms as thick as a third of its width
    Cross,
}

/// How the lines of an orientation are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dash {
    /// One unbroken line.
    Solid,
    /// Strokes of four widths with gaps of three.
    Dashed,
    /// Dots with round caps.
    Dotted,
}

/// How an orientation looks: it can be told apart by colour, by mark and by dash alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrientationStyle {
    /// Fill of marks, lines and bars: at least 3:1 on paper.
    pub fill: Color,
    /// Text in the orientation's hue: at least 4.5:1 on paper.
    pub text: Color,
    /// The mark.
    pub marker: Marker,
    /// The line.
    pub dash: Dash,
}

const fn style(fill: u32, text: u32, marker: Marker, dash: Dash) -> OrientationStyle {
    OrientationStyle { fill: Color::hex(fill), text: Color::hex(text), marker, dash }
}

/// The looks of up to six orientations, in the order of the instrument.
pub const ORIENTATIONS: [OrientationStyle; 6] = [
    style(0x00_72_B2, 0x00_59_8C, Marker::Circle, Dash::Solid),
    style(0xD5_5E_00, 0xA8_43_00, Marker::Triangle, Dash::Dashed),
    style(0x00_9E_73, 0x00_66_4A, Marker::Square, Dash::Dotted),
    style(0xAA_4A_80, 0x8A_36_66, Marker::Diamond, Dash::Dashed),
    style(0x8A_6D_00, 0x6B_54_00, Marker::TriangleDown, Dash::Solid),
    style(0x5B_5F_C7, 0x45_48_A6, Marker::Cross, Dash::Dotted),
];

/// The family that all of Orient is set in.
pub const FAMILY: &str = "Noto Sans";
