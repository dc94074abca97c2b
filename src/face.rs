//! The faces that are shipped inside the program.

use crate::drawing::Weight;

/// A face inside the program.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// Its family: `Noto Sans Arabic`.
    pub family: &'static str,
    /// Regular or bold.
    pub weight: Weight,
    /// Whether it slants.
    pub italic: bool,
    /// The font file.
    pub bytes: &'static [u8],
}

macro_rules! shipped {
    ($family:literal, $weight:ident, $italic:literal, $file:literal) => {
        Shipped {
            family: $family,
            weight: Weight::$weight,
            italic: $italic,
            bytes: include_bytes!(concat!("../fonts/", $file)),
        }
    };
}

/// All of them; the theme's own family first.
pub static SHIPPED: [Shipped; 11] = [
    shipped!("Noto Sans", Regular, false, "NotoSans-Regular.ttf"),
    shipped!("Noto Sans", Bold, false, "NotoSans-Bold.ttf"),
    shipped!("Noto Sans", Regular, true, "NotoSans-Italic.ttf"),
    shipped!("Noto Sans Arabic", Regular, false, "NotoSansArabic-Regular.ttf"),
    shipped!("Noto Sans Arabic", Bold, false, "NotoSansArabic-Bold.ttf"),
    shipped!("Noto Sans Hebrew", Regular, false, "NotoSansHebrew-Regular.ttf"),
    shipped!("Noto Sans Hebrew", Bold, false, "NotoSansHebrew-Bold.ttf"),
    shipped!("Noto Sans Devanagari", Regular, false, "NotoSansDevanagari-Regular.ttf"),
    shipped!("Noto Sans Devanagari", Bold, false, "NotoSansDevanagari-Bold.ttf"),
    shipped!("Noto Sans Thai", Regular, false, "NotoSansThai-Regular.ttf"),
    shipped!("Noto Sans Thai", Bold, false, "NotoSansThai-Bold.ttf"),
];
