//! How wide a text is, from the advances of the shipped faces.
//!
//! Widths are sums of advances without kerning or joining: at most a little too wide, so a label
//! that fits here fits where it is set. No font is read before the first label is measured.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider, charmap::Charmap};

use crate::drawing::Weight;
use crate::face::SHIPPED;

/// Characters below this have their advance in a table: Latin, Greek, Cyrillic and their kin.
const TABLE: usize = 0x530;

/// Height of a capital in Noto Sans, in ems.
pub const CAP_HEIGHT: f32 = 0.714;
/// Height of a lower-case x in Noto Sans, in ems.
pub const X_HEIGHT: f32 = 0.536;
/// What ordinary letters reach below the baseline, in ems.
pub const DESCENT: f32 = 0.24;
/// What ordinary letters with accents reach above the baseline, in ems.
pub const ASCENT: f32 = 0.95;

/// A character no shipped face has is set in some face of the system.
const UNKNOWN: f32 = 0.6;
/// … and those of East Asia fill a square.
const UNKNOWN_WIDE: f32 = 1.0;

/// The faces of one weight.
struct Faces {
    /// Advances in ems of the characters below [`TABLE`].
    table: Vec<f32>,
    /// The theme's own face, then those for other scripts.
    faces: Vec<Face>,
}

struct Face {
    characters: Charmap<'static>,
    glyphs: GlyphMetrics<'static>,
}

impl Face {
    fn advance(&self, character: char) -> Option<f32> {
        self.glyphs.advance_width(self.characters.map(character)?)
    }
}

impl Faces {
    fn of(weight: Weight) -> Self {
        let faces: Vec<Face> = SHIPPED
            .iter()
            .filter(|face| face.weight == weight && !face.italic)
            .map(|face| {
                let font = FontRef::new(face.bytes).expect("a shipped face is a valid font");
                Face {
                    characters: font.charmap(),
                    glyphs: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
                }
            })
            .collect();
        let advance = |code: usize| {
            let character = u32::try_from(code).ok().and_then(char::from_u32);
            character.and_then(|character| faces[0].advance(character)).unwrap_or(UNKNOWN)
        };
        Self { table: (0..TABLE).map(advance).collect(), faces }
    }

    fn advance(&self, character: char) -> f32 {
        if let Some(&advance) = self.table.get(character as usize) {
            return advance;
        }
        if is_invisible(character) {
            return 0.0;
        }
        self.faces
            .iter()
            .find_map(|face| face.advance(character))
            .unwrap_or_else(|| if is_wide(character) { UNKNOWN_WIDE } else { UNKNOWN })
    }
}

fn faces(weight: Weight) -> &'static Faces {
    static REGULAR: OnceLock<Faces> = OnceLock::new();
    static BOLD: OnceLock<Faces> = OnceLock::new();
    match weight {
        Weight::Regular => REGULAR.get_or_init(|| Faces::of(weight)),
        Weight::Bold => BOLD.get_or_init(|| Faces::of(weight)),
    }
}

/// The width of a text on one line, in points.
#[must_use]
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let faces = faces(weight);
    text.chars().map(|character| faces.advance(character)).sum::<f32>() * size
}

/// The advance of one character, in points.
#[must_use]
pub fn advance(character: char, weight: Weight, size: f32) -> f32 {
    faces(weight).advance(character) * size
}

/// Joiners, direction marks and variation selectors take no room.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
}

fn is_wide(character: char) -> bool {
    matches!(u32::from(character), 0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_shipped_face() {
        // Advances of Noto Sans: H 741, a 561, m 935 of 1000.
        assert!((width("Ham", Weight::Regular, 10.0) - 22.37).abs() < 0.01);
        assert!(width("Ham", Weight::Bold, 10.0) > 22.37);
        assert!(width("", Weight::Regular, 10.0).abs() < f32::EPSILON);
    }

    #[test]
    fn every_shipped_script_has_widths_and_others_a_guess() {
        for text in ["ليلى", "נועה", "अनन्या", "สมชาย", "Ελένη", "Ирина", "Nguyễn"]
        {
            let letters = text.chars().count() as f32;
            let wide = width(text, Weight::Regular, 1.0);
            assert!(wide > 0.2 * letters && wide < 0.9 * letters, "{text}: {wide}");
        }
        assert!((width("李雷", Weight::Bold, 10.0) - 20.0).abs() < 0.001);
        assert!((width("\u{16A0}", Weight::Bold, 10.0) - 6.0).abs() < 0.001);
    }

    #[test]
    fn heights_are_those_of_the_shipped_face() {
        let font = FontRef::new(SHIPPED[0].bytes).unwrap();
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        assert!((metrics.cap_height.unwrap() - CAP_HEIGHT).abs() < 0.001);
        assert!((metrics.x_height.unwrap() - X_HEIGHT).abs() < 0.001);
    }
}
