//! Broken lines of one paragraph, each at its place from the paragraph's top left corner.

use std::sync::Arc;

use crate::pdf::frame::GlyphRun;

/// A paragraph broken for one width.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// Width of the widest line, without trailing white space.
    pub width: f32,
    /// From the top of the first to the bottom of the last line.
    pub height: f32,
    /// The paragraph's base direction is right to left.
    pub right_to_left: bool,
}

/// One line, set from the left without alignment.
#[derive(Debug, Clone)]
pub struct Line {
    /// From the top of the paragraph.
    pub top: f32,
    /// Height of the line.
    pub height: f32,
    /// From the top of the paragraph.
    pub baseline: f32,
    /// Where the ink begins; more than 0 only where white space hangs at the left.
    pub start: f32,
    /// Width without hanging white space.
    pub width: f32,
    /// The paragraph goes on after this line without a forced break.
    pub soft: bool,
    /// In the order of reading.
    pub pieces: Vec<Piece>,
}

/// A part of a line.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Where in the paragraph's text it begins.
    pub start: usize,
    /// From the left of the paragraph.
    pub x: f32,
    /// From the top of the paragraph: the baseline of glyphs, the top of a drawing.
    pub y: f32,
    /// The span of the paragraph that it belongs to.
    pub span: usize,
    /// What it is.
    pub kind: PieceKind,
}

/// What a part of a line is.
#[derive(Debug, Clone)]
pub enum PieceKind {
    /// Glyphs.
    Glyphs(Arc<GlyphRun>),
    /// A drawing in the line: its index in the paragraph, its width and its height.
    Drawing {
        /// The index among the paragraph's drawings.
        index: usize,
        /// Points.
        width: f32,
        /// Points.
        height: f32,
    },
}

/// Whether a line of a text may end in spaces where it is not broken for want of room.
pub(super) fn ends_in_spaces(text: &str) -> bool {
    text.ends_with(' ') || text.contains(" \n")
}

/// How far the spaces at the end of a line hang over its edge. Parley lets them hang only where the
/// line was broken for want of room.
pub(super) fn hanging(line: &parley::Line<'_, ()>) -> f32 {
    let known = line.metrics().hanging_advance;
    let Some(last) = line.runs().last().filter(|last| known == 0.0 && !last.is_rtl()) else {
        return known;
    };
    let clusters: Vec<parley::Cluster<'_, ()>> = last.visual_clusters().collect();
    let mut ending = clusters.iter().rev().skip_while(|cluster| cluster.is_hard_line_break());
    let mut hanging = 0.0;
    while let Some(space) = ending.next().filter(|cluster| cluster.is_space_or_nbsp()) {
        hanging += space.advance();
    }
    hanging
}

/// Whether these clusters hold what stands before this place of the text.
pub(super) fn ends(clusters: &[parley::Cluster<'_, ()>], place: usize) -> bool {
    clusters.iter().any(|cluster| cluster.text_range().end == place)
}

/// Lets the spaces hang over the edge that end a line from left to right inside of words from right to
/// left, the piece `last`, and says how far they do. They would stand at the left of these words, in the
/// middle of the line; see rule L1 of <https://www.unicode.org/reports/tr9/>.
pub(super) fn hang_out(pieces: &mut [Piece], last: usize) -> f32 {
    let Some(piece) = pieces.get_mut(last) else { return 0.0 };
    let left = piece.x;
    let PieceKind::Glyphs(run) = &mut piece.kind else { return 0.0 };
    let Some(run) = Arc::get_mut(run) else { return 0.0 };
    let words = run.text.trim_end_matches(' ').len() as u32;
    let mut hanging = 0.0;
    for glyph in run.glyphs.iter_mut().take_while(|glyph| glyph.text.start >= words) {
        hanging += std::mem::take(&mut glyph.advance);
    }
    run.width -= hanging;
    for piece in pieces.iter_mut().filter(|piece| piece.x > left) {
        piece.x -= hanging;
    }
    hanging
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::frame::{FaceId, Glyph};

    /// A piece of glyphs 5 points wide, one for each letter.
    fn piece(x: f32, text: &str, right_to_left: bool) -> Piece {
        let mut places: Vec<(usize, char)> = text.char_indices().collect();
        if right_to_left {
            places.reverse();
        }
        let glyph = |(at, letter): (usize, char)| Glyph {
            id: 1,
            advance: 5.0,
            dx: 0.0,
            dy: 0.0,
            text: at as u32..(at + letter.len_utf8()) as u32,
        };
        let glyphs: Vec<Glyph> = places.into_iter().map(glyph).collect();
        let width = glyphs.len() as f32 * 5.0;
        let text = text.into();
        let run = GlyphRun { face: FaceId(0), size: 10.0, glyphs, text, right_to_left, width };
        Piece { start: 0, x, y: 0.0, span: 0, kind: PieceKind::Glyphs(Arc::new(run)) }
    }

    #[test]
    fn a_space_that_ends_a_line_leaves_no_gap_before_words_from_right_to_left() {
        // “ and then, from the right, two letters, the figure 3 and the space where the line ends.
        let mut pieces = [
            piece(0.0, "“", false),
            piece(5.0, " ", true),
            piece(10.0, "3", false),
            piece(15.0, "אב", true),
        ];
        assert_eq!(hang_out(&mut pieces, 1) as i32, 5);
        assert_eq!(pieces.each_ref().map(|piece| piece.x as i32), [0, 5, 5, 10]);
        let mut pieces = [piece(0.0, "“", false), piece(5.0, "אב ", true)];
        assert_eq!(hang_out(&mut pieces, 1) as i32, 5);
        let PieceKind::Glyphs(run) = &pieces[1].kind else { panic!("it is text") };
        let advances: Vec<i32> = run.glyphs.iter().map(|glyph| glyph.advance as i32).collect();
        assert_eq!((advances, run.width as i32), (vec![0, 5, 5], 10));
        assert_eq!(hang_out(&mut [piece(0.0, "אב", true)], 0) as i32, 0);
    }
}
