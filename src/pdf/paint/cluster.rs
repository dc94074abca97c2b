//! The glyphs of a run that show a piece of text together, and what each of them says of it.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::pdf::frame::{Glyph, GlyphRun};

/// Glyphs that show a piece of text together.
pub(super) struct Cluster<'a> {
    /// From left to right.
    pub(super) glyphs: &'a [Glyph],
    /// Without the characters that only direct what stands around them.
    pub(super) text: Cow<'a, str>,
    /// Where the pen stands for the first glyph, in points from the left of the run.
    pub(super) start: f64,
    right_to_left: bool,
}

/// A glyph, where the pen stands for it, and the part of the text that it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) glyph: &'a Glyph,
    pub(super) pen: f64,
    pub(super) text: &'a str,
}

/// The clusters of a run from left to right, without those that show and say nothing, such as the
/// glyph of a mark of direction.
pub(super) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let mut pen = 0.0;
    let starts = |_: &Glyph, next: &Glyph| next.text.is_empty();
    let all = run.glyphs.chunk_by(starts).map(move |glyphs| {
        let range = &glyphs[0].text;
        let text = run.text.get(range.start as usize..range.end as usize).unwrap_or_default();
        let text = if text.contains(directs) {
            Cow::Owned(text.chars().filter(|&character| !directs(character)).collect())
        } else {
            Cow::Borrowed(text)
        };
        let cluster = Cluster { glyphs, text, start: pen, right_to_left: run.right_to_left };
        pen = cluster.end();
        cluster
    });
    all.filter(|cluster| !cluster.text.is_empty())
}

/// Marks that only set the direction of the text around them.
fn directs(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Characters that say whether the letters beside them join.
fn joins(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

impl Cluster<'_> {
    /// Where the pen stands after the last glyph.
    pub(super) fn end(&self) -> f64 {
        self.start + self.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum::<f64>()
    }

    /// A letter with marks of no width. A reader that takes glyphs by their places (poppler) finds
    /// such a mark beside its letter or behind the next one.
    pub(super) fn has_mark(&self) -> bool {
        self.glyphs.iter().skip(1).any(|glyph| glyph.advance <= 0.0)
    }

    /// Calls with its glyphs in the order of reading, each with its text. They share out the
    /// characters in order, one each. Of those left over, letters belong to the first glyph, a
    /// ligature, and marks to the last, which is put on it.
    pub(super) fn each_piece<'a>(&'a self, mut note: impl FnMut(Piece<'a>)) {
        if let [glyph] = self.glyphs {
            return note(Piece { glyph, pen: self.start, text: &self.text });
        }
        let over = self.text.chars().count().saturating_sub(self.glyphs.len());
        let letters = self.text.chars().filter(|&letter| !is_combining_mark(letter)).count();
        let mut many = 1 + over.min(letters.saturating_sub(1));
        let (mut text, mut left) = (&*self.text, self.glyphs.len());
        let mut share = |glyph, pen| {
            left -= 1;
            let end = text.char_indices().nth(many).filter(|_| left > 0);
            let (own, rest) = text.split_at(end.map_or(text.len(), |(end, _)| end));
            note(Piece { glyph, pen, text: own });
            (text, many) = (rest, 1);
        };
        if self.right_to_left {
            let mut pen = self.end();
            for glyph in self.glyphs.iter().rev() {
                pen -= f64::from(glyph.advance);
                share(glyph, pen);
            }
        } else {
            let mut pen = self.start;
            for glyph in self.glyphs {
                share(glyph, pen);
                pen += f64::from(glyph.advance);
            }
        }
    }
}

/// The last letter of a text, with what stands before it and the marks that are put on it.
pub(super) fn letters(text: &str) -> (&str, &str, &str) {
    let is_letter = |letter: char| !is_combining_mark(letter) && !joins(letter);
    let (before, own) = text.split_at(text.rfind(is_letter).unwrap_or(0));
    let (own, after) = own.split_at(own.chars().next().map_or(0, char::len_utf8));
    (before, own, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::frame::FaceId;

    /// A run of clusters: the advances of their glyphs from left to right, and their texts.
    fn run(clusters: &[(&[f32], &str)], right_to_left: bool) -> GlyphRun {
        let texts = clusters.iter().map(|(_, text)| *text);
        let text: String =
            if right_to_left { texts.rev().collect() } else { texts.collect::<String>() };
        let mut glyphs = vec![];
        for (advances, own) in clusters {
            let start = text.find(own).expect("the texts differ") as u32;
            let end = start + own.len() as u32;
            for (at, &advance) in advances.iter().enumerate() {
                let text = if at == 0 { start..end } else { end..end };
                glyphs.push(Glyph { id: glyphs.len() as u16, advance, dx: 0.0, dy: 0.0, text });
            }
        }
        GlyphRun {
            face: FaceId(0),
            size: 9.0,
            glyphs,
            text: text.into(),
            right_to_left,
            width: 0.0,
        }
    }

    /// Each glyph of the run in the order of reading, where it stands, and what it says.
    fn pieces(run: &GlyphRun) -> Vec<(u16, f64, String)> {
        let mut found = vec![];
        for cluster in clusters(run) {
            cluster.each_piece(|Piece { glyph, pen, text }| {
                found.push((glyph.id, pen, text.to_owned()));
            });
        }
        found
    }

    fn piece(glyph: u16, pen: f64, text: &str) -> (u16, f64, String) {
        (glyph, pen, text.to_owned())
    }

    #[test]
    fn a_letter_goes_with_its_mark_even_where_letters_are_set_tight() {
        for mark in [0.0, -0.2] {
            let run = run(&[(&[5.0, mark], "สุ"), (&[5.0], "ข")], false);
            let marks: Vec<bool> = clusters(&run).map(|cluster| cluster.has_mark()).collect();
            assert_eq!(marks, [true, false], "{mark}");
        }
    }

    #[test]
    fn letters_belong_to_a_ligature_and_marks_to_what_is_put_on_it() {
        let run = run(&[(&[7.0, 0.0], "ffi\u{301}"), (&[5.0, 0.0], "a\u{301}\u{323}")], false);
        let found = pieces(&run);
        let expected =
            [(0, 0.0, "ffi"), (1, 7.0, "\u{301}"), (2, 7.0, "a"), (3, 12.0, "\u{301}\u{323}")];
        assert_eq!(found, expected.map(|(glyph, pen, text)| piece(glyph, pen, text)));
    }

    #[test]
    fn glyphs_from_right_to_left_are_read_from_the_right() {
        // Lam and alef as one glyph with a mark on it, which is set before it.
        let run = run(&[(&[4.0], "ب"), (&[0.0, 6.0], "لا\u{64b}")], true);
        assert_eq!(
            pieces(&run),
            [piece(0, 0.0, "ب"), piece(2, 4.0, "لا"), piece(1, 4.0, "\u{64b}"),]
        );
    }

    #[test]
    fn glyphs_beyond_the_letters_say_nothing() {
        let run = run(&[(&[4.0, 3.0, 0.0], "ขำ")], false);
        let texts: Vec<String> = pieces(&run).into_iter().map(|(_, _, text)| text).collect();
        assert_eq!(texts, ["ข", "ำ", ""]);
    }

    #[test]
    fn marks_and_joiners_belong_to_the_letter_before_them() {
        assert_eq!(letters("لا\u{64b}"), ("ل", "ا", "\u{64b}"));
        assert_eq!(letters("ی\u{200c}"), ("", "ی", "\u{200c}"));
        assert_eq!(letters("\u{64b}"), ("", "\u{64b}", ""));
        assert_eq!(letters(""), ("", "", ""));
    }
}
