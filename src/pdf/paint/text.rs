//! A run of glyphs → the operators that show it, and the text that each glyph stands for.

use std::borrow::Cow;
use std::iter;

use super::faces::{MISSING, Subset};
use crate::pdf::frame::{Glyph, GlyphRun};
use crate::pdf::syntax::{self, hundredths};

/// What a glyph says that shows no text of its own: every glyph must say something (PDF/UA-1,
/// 7.21.7), and this is invisible.
pub(super) const NOTHING: &str = "\u{200b}";

/// A run of glyphs, ready to be shown anywhere.
#[derive(Debug, PartialEq)]
pub(super) struct Set {
    /// The number of the face.
    pub(super) face: u16,
    /// In points.
    pub(super) size: f32,
    /// What shows the glyphs, from where the pen stands.
    pub(super) operators: String,
    /// How far the pen moves, in points, by the rounded widths that a viewer reads.
    pub(super) advance: f64,
}

/// Glyphs that show a piece of text together.
struct Cluster<'a> {
    glyphs: &'a [Glyph],
    /// Without the characters that only direct what stands around them.
    text: Cow<'a, str>,
}

fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let starts = |_: &Glyph, next: &Glyph| next.text.is_empty();
    run.glyphs.chunk_by(starts).map(|glyphs| {
        let range = &glyphs[0].text;
        let text = run.text.get(range.start as usize..range.end as usize).unwrap_or_default();
        let text = if text.contains(directs) {
            Cow::Owned(text.chars().filter(|&character| !directs(character)).collect())
        } else {
            Cow::Borrowed(text)
        };
        Cluster { glyphs, text }
    })
}

/// Marks that only set the direction of the text around them.
fn directs(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

impl Cluster<'_> {
    /// Nothing to see and nothing to read, such as the glyph of a mark of direction.
    fn is_nothing(&self) -> bool {
        self.text.is_empty()
    }

    /// A letter with marks of no width. A reader that takes glyphs by their places (poppler) finds
    /// such a mark beside its letter or behind the next one.
    fn has_mark(&self, run: &GlyphRun) -> bool {
        !run.right_to_left && self.glyphs.iter().skip(1).any(|glyph| glyph.advance <= 0.0)
    }

    /// One glyph for many letters, in a run that is read against its visual order.
    fn is_ligature_to_turn(&self, run: &GlyphRun) -> bool {
        run.right_to_left && self.glyphs.len() == 1 && self.text.chars().nth(1).is_some()
    }
}

/// Whether a run needs the glyph of a space, even if it shows none.
pub(super) fn needs_space(run: &GlyphRun) -> bool {
    run.right_to_left && clusters(run).any(|cluster| cluster.is_ligature_to_turn(run))
}

/// Calls with each glyph of a run and its text: the glyphs of a cluster share out its characters
/// in order, the last glyph taking the rest.
pub(super) fn each_piece(run: &GlyphRun, mut note: impl FnMut(&Glyph, &str)) {
    for cluster in clusters(run).filter(|cluster| !cluster.is_nothing()) {
        let mut text = &*cluster.text;
        let (last, others) = cluster.glyphs.split_last().expect("a cluster has a glyph");
        for glyph in others {
            let end = text.chars().next().map_or(0, char::len_utf8);
            let (own, left) = text.split_at(end);
            note(glyph, own);
            text = left;
        }
        note(last, text);
    }
}

/// Whether a character can stand in a font's map from glyphs to text.
pub(super) fn can_be_said(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{feff}' | '\u{fffe}')
}

/// Characters that are read alike, so that their glyph need not tell them apart.
fn read_as(character: char) -> char {
    match character {
        '\u{2010}' | '\u{2011}' => '-',
        _ if character.is_whitespace() || character.is_control() => ' ',
        _ => character,
    }
}

/// Whether somebody who reads the cluster glyph after glyph reads its text.
fn spells(cluster: &Cluster<'_>, subset: &Subset) -> bool {
    // PDF/A-3a, 6.2.11.7.3: characters of private use say nothing by themselves.
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let said = cluster.glyphs.iter().map(|glyph| subset.text(glyph.id));
    let said = said.filter(|&text| text != NOTHING).flat_map(str::chars);
    said.map(read_as).eq(cluster.text.chars().map(read_as)) && !cluster.text.contains(is_private)
}

/// How wide a glyph is set that carries a letter but shall not be seen.
const UNSEEN: f64 = 0.01;

/// Writes a run's operators.
///
/// Where the glyphs of a cluster do not spell it, its text goes with them. It goes with each
/// cluster, not with the run: readers put clusters into the order of reading by their places, and
/// would turn around the text of a whole run that is set right to left. For the same reason the
/// letters of a ligature in such a run are told one by one, in visual order: the last with the
/// ligature, the others with spaces of no width after it.
pub(super) fn set(run: &GlyphRun, subset: &Subset) -> Set {
    let mut line = Line { operators: String::new(), pieces: Pieces::None, rise: 0 };
    let size = f64::from(run.size);
    // The pen as it should stand, in points, and as a viewer's stands, in thousandths of an em.
    let (mut pen, mut shown) = (0.0, 0.0);
    for cluster in clusters(run) {
        if cluster.is_nothing() {
            pen += cluster.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum::<f64>();
            continue;
        }
        let turn = cluster.is_ligature_to_turn(run);
        let says = if turn { cluster.text.chars().next_back() } else { None };
        let actual = says.map_or_else(
            || {
                (!spells(&cluster, subset) || cluster.has_mark(run))
                    .then(|| cluster.text.to_string())
            },
            |last| Some(last.to_string()),
        );
        if let Some(actual) = &actual {
            line.begin_actual(actual);
        }
        for glyph in cluster.glyphs {
            line.rise(hundredths(glyph.dy.into()));
            let off = shown - (pen + f64::from(glyph.dx)) * 1000.0 / size;
            // One thousandth comes from rounded widths. It is mended once there are more.
            if off.abs() > 1.5 {
                line.adjust(off.round());
                shown -= off.round();
            }
            let width = f64::from(subset.width(glyph.id));
            let room = f64::from(glyph.advance) * 1000.0 / size;
            if glyph.id == MISSING && width > room {
                shown += line.narrowed(subset.code(glyph.id), room / width) * width;
            } else {
                line.glyph(subset.code(glyph.id));
                shown += width;
            }
            pen += f64::from(glyph.advance);
        }
        if actual.is_some() {
            line.end_actual();
        }
        if turn {
            for letter in cluster.text.chars().rev().skip(1) {
                line.unseen(letter, subset.space());
                shown += f64::from(subset.width_of(subset.space())) * UNSEEN;
            }
        }
    }
    line.rise(0);
    line.end();
    Set {
        face: run.face.0,
        size: run.size,
        operators: line.operators,
        advance: shown * size / 1000.0,
    }
}

struct Line {
    operators: String,
    pieces: Pieces,
    rise: i64,
}

/// What is open in the operand of the next operator.
#[derive(Clone, Copy, PartialEq)]
enum Pieces {
    None,
    /// A string, which begins at this byte.
    First(usize),
    /// An array with an open string.
    Text,
    /// An array, after a number.
    Number,
}

impl Line {
    fn glyph(&mut self, code: u16) {
        match self.pieces {
            Pieces::None => {
                self.pieces = Pieces::First(self.operators.len());
                self.operators.push('(');
            }
            Pieces::Number => {
                self.pieces = Pieces::Text;
                self.operators.push('(');
            }
            Pieces::First(_) | Pieces::Text => {}
        }
        for byte in code.to_be_bytes() {
            syntax::literal_byte(&mut self.operators, byte);
        }
    }

    fn adjust(&mut self, thousandths: f64) {
        match self.pieces {
            Pieces::None => self.operators.push('['),
            Pieces::First(start) => {
                self.operators.insert(start, '[');
                self.operators.push(')');
            }
            Pieces::Text => self.operators.push(')'),
            Pieces::Number => self.operators.push(' '),
        }
        self.pieces = Pieces::Number;
        syntax::number(&mut self.operators, thousandths as i64 * 100);
    }

    fn rise(&mut self, rise: i64) {
        if self.rise != rise {
            self.end();
            self.rise = rise;
            syntax::number(&mut self.operators, rise);
            self.operators.push_str(" Ts\n");
        }
    }

    fn begin_actual(&mut self, text: &str) {
        self.end();
        self.operators.push_str("/Span<</ActualText");
        syntax::text(&mut self.operators, if text.is_empty() { NOTHING } else { text });
        self.operators.push_str(">>BDC\n");
    }

    /// A letter that another glyph shows already, for those who read.
    fn unseen(&mut self, letter: char, space: u16) {
        self.begin_actual(letter.encode_utf8(&mut [0; 4]));
        self.narrowed(space, UNSEEN);
        self.end_actual();
    }

    /// A glyph at this part of its width, in whole per cent; says at which part it was set.
    fn narrowed(&mut self, code: u16, part: f64) -> f64 {
        let percent = (part * 100.0) as u64;
        self.end();
        syntax::integer(&mut self.operators, percent);
        self.operators.push_str(" Tz\n");
        self.glyph(code);
        self.end();
        self.operators.push_str("100 Tz\n");
        percent as f64 / 100.0
    }

    fn end_actual(&mut self) {
        self.end();
        self.operators.push_str("EMC\n");
    }

    fn end(&mut self) {
        self.operators.extend(iter::once(match self.pieces {
            Pieces::None => return,
            Pieces::First(_) => ")Tj\n",
            Pieces::Text => ")]TJ\n",
            Pieces::Number => "]TJ\n",
        }));
        self.pieces = Pieces::None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::frame::FaceId;

    /// A run of one letter with a mark below, and of one without.
    fn thai(mark: f32, right_to_left: bool) -> GlyphRun {
        let glyph = |id, advance, text| Glyph { id, advance, dx: 0.0, dy: 0.0, text };
        GlyphRun {
            face: FaceId(0),
            size: 9.0,
            glyphs: vec![glyph(1, 5.0, 0..6), glyph(2, mark, 6..6), glyph(3, 5.0, 6..9)],
            text: "สุข".into(),
            right_to_left,
            width: 10.0,
        }
    }

    fn with_marks(run: &GlyphRun) -> Vec<bool> {
        clusters(run).map(|cluster| cluster.has_mark(run)).collect()
    }

    #[test]
    fn a_letter_goes_with_its_mark_even_where_letters_are_set_tight() {
        assert_eq!(with_marks(&thai(0.0, false)), [true, false]);
        assert_eq!(with_marks(&thai(-0.2, false)), [true, false]);
    }

    #[test]
    fn marks_of_words_set_right_to_left_stay_for_themselves() {
        assert_eq!(with_marks(&thai(0.0, true)), [false, false]);
    }
}
