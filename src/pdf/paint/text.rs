//! A run of glyphs → the operators that show it, and the text that each glyph stands for.

use std::iter;

use super::faces::Subset;
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
    /// The text, where the glyphs in their order do not spell it.
    pub(super) actual: Option<Box<str>>,
}

/// The text of each glyph of a run.
///
/// A cluster of many glyphs shares out its characters in order, the last glyph taking the rest.
pub(super) fn pieces(run: &GlyphRun) -> Vec<&str> {
    let mut pieces = Vec::with_capacity(run.glyphs.len());
    let mut rest = run.glyphs.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let later = others.iter().take_while(|glyph| glyph.text.is_empty()).count();
        let mut text = cluster(run, first);
        for _ in 0..later {
            let end = text.chars().next().map_or(0, char::len_utf8);
            let (own, left) = text.split_at(end);
            pieces.push(own);
            text = left;
        }
        pieces.push(text);
        rest = &others[later..];
    }
    pieces
}

fn cluster<'a>(run: &'a GlyphRun, glyph: &Glyph) -> &'a str {
    run.text.get(glyph.text.start as usize..glyph.text.end as usize).unwrap_or_default()
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

/// Whether somebody who reads glyph after glyph reads the run's text.
fn spells(run: &GlyphRun, subset: &Subset) -> bool {
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    if run.right_to_left && !run.text.trim().is_empty() || run.text.contains(is_private) {
        return false;
    }
    let said = run.glyphs.iter().map(|glyph| subset.text(glyph.id));
    let said = said.filter(|&text| text != NOTHING).flat_map(str::chars);
    said.map(read_as).eq(run.text.chars().map(read_as))
}

/// Writes a run's operators.
pub(super) fn set(run: &GlyphRun, subset: &Subset) -> Set {
    let mut line = Line { operators: String::new(), pieces: Pieces::None, rise: 0 };
    let size = f64::from(run.size);
    // The pen as it should stand, in points, and as a viewer's stands, in thousandths of an em.
    let (mut pen, mut shown) = (0.0, 0.0);
    for glyph in &run.glyphs {
        line.rise(hundredths(glyph.dy.into()));
        let off = shown - (pen + f64::from(glyph.dx)) * 1000.0 / size;
        // One thousandth comes from rounded widths. It is mended once there are more.
        if off.abs() > 1.5 {
            line.adjust(off.round());
            shown -= off.round();
        }
        line.glyph(subset.code(glyph.id));
        shown += f64::from(subset.width(glyph.id));
        pen += f64::from(glyph.advance);
    }
    line.rise(0);
    line.end();
    Set {
        face: run.face.0,
        size: run.size,
        operators: line.operators,
        advance: shown * size / 1000.0,
        actual: (!spells(run, subset)).then(|| run.text.clone()),
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
