//! A run of glyphs → the operators that show it, and the text that each glyph stands for.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::cluster::{Cluster, Piece, clusters, letters};
use super::faces::{MISSING, Subset};
use crate::pdf::frame::{Glyph, GlyphRun};
use crate::pdf::syntax::{self, hundredths};

/// What a glyph says that shows no text of its own: every glyph must say something (PDF/UA-1,
/// 7.21.7), and this is invisible.
pub(super) const NOTHING: &str = "\u{200b}";

/// What sets the direction of a mark that nothing stands beside.
const RIGHT_TO_LEFT: &str = "\u{200f}";

/// How far from letter to letter, as a part of its size, one glyph is told that stands for many.
const STEP: f64 = 0.01;

/// How wide a space is set, in per cent, that shall not be seen, but read or not read. Chrome does
/// not read what is narrower than a fiftieth of a point.
const READ: u8 = 3;
const UNREAD: u8 = 1;

/// A run of glyphs, ready to be shown anywhere.
#[derive(Debug, PartialEq)]
pub(super) struct Set {
    /// The number of the face.
    pub(super) face: u16,
    /// In points.
    pub(super) size: f32,
    /// What shows the glyphs, from where the pen stands.
    pub(super) operators: String,
    /// The parts of it that go with their text, in order.
    pub(super) actual: Vec<Actual>,
    /// How far the pen moves, in points, by the rounded widths that a viewer reads.
    pub(super) advance: f64,
}

/// Operators that go with their text.
#[derive(Debug, PartialEq)]
pub(super) struct Actual {
    pub(super) operators: Range<usize>,
    pub(super) text: String,
}

/// Who is told of all that shows a run, in the order of reading.
pub(super) trait Show {
    /// A glyph that says a text; the pen stands there, in points from the left of the run.
    fn glyph(&mut self, glyph: &Glyph, pen: f64, text: &str);
    /// Something to be read where nothing is seen.
    fn blank(&mut self, place: f64, text: &str);
    /// What follows is read as this text.
    fn begin_actual(&mut self, text: &str);
    fn end_actual(&mut self);
    /// The end of what is shown together.
    fn end(&mut self);
}

/// Tells of all that shows a run.
pub(super) fn show(run: &GlyphRun, to: &mut impl Show) {
    if run.right_to_left {
        let all: Vec<Cluster<'_>> = clusters(run).collect();
        for cluster in all.iter().rev() {
            show_leftwards(cluster, run.size.into(), to);
        }
    } else {
        clusters(run).for_each(|cluster| show_rightwards(&cluster, to));
    }
}

/// Glyphs that are read before what stands at their right. Where they do not spell their text, it
/// goes with them.
fn show_rightwards(cluster: &Cluster<'_>, to: &mut impl Show) {
    let spells = !cluster.has_mark() && can_be_spelled(&cluster.text);
    if !spells {
        to.begin_actual(&cluster.text);
    }
    cluster.each_piece(|Piece { glyph, pen, text }| to.glyph(glyph, pen, text));
    if !spells {
        to.end_actual();
    }
}

/// Glyphs that are read before what stands at their left. Each is shown by itself: Chrome turns
/// around what one operator shows.
///
/// Readers that go by places turn around a text of many letters, and look for marks in the middle
/// of their letter. So ligatures are told letter by letter, the last with the glyph and those before
/// it at its right edge, and marks at the left edge of what they are put on.
fn show_leftwards(cluster: &Cluster<'_>, size: f64, to: &mut impl Show) {
    let step = STEP * size;
    let mut pieces = Vec::new();
    cluster.each_piece(|piece| pieces.push(piece));
    let (base, others) = pieces.split_first().expect("a cluster has a glyph");
    let (parts, marks): (Vec<Piece<'_>>, Vec<_>) =
        others.iter().partition(|piece| piece.text.is_empty());
    let (before, own, after) = letters(base.text);
    let mut place = cluster.end();
    for letter in each_letter(before) {
        place -= step;
        to.blank(place, letter);
        to.end();
    }
    if parts.is_empty() && can_be_spelled(own) {
        to.glyph(base.glyph, base.pen, own);
    } else {
        to.begin_actual(own);
        to.glyph(base.glyph, base.pen, own);
        for part in parts {
            to.glyph(part.glyph, part.pen, part.text);
        }
        // For poppler, a text stands between its first glyph and its last.
        to.blank(cluster.end(), "");
        to.end_actual();
    }
    to.end();
    let left = base.pen + f64::from(base.glyph.dx.min(0.0));
    let mut place = left;
    let mut mark = |mark: &str, piece: Option<Piece<'_>>| {
        place -= step;
        if let Some(Piece { glyph, pen, .. }) = piece {
            to.begin_actual(mark);
            to.blank(place, "");
            to.glyph(glyph, pen, mark);
            to.blank(place, "");
            to.end_actual();
        } else {
            to.blank(place, mark);
            to.end();
        }
    };
    each_letter(after).for_each(|letter| mark(letter, None));
    for piece in marks {
        let mut glyph = Some(piece);
        each_letter(piece.text).for_each(|letter| mark(letter, glyph.take()));
    }
    if place < left && cluster.start == 0.0 {
        to.blank(place - step, RIGHT_TO_LEFT);
        to.end();
    }
}

fn each_letter(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().map(|(start, letter)| &text[start..start + letter.len_utf8()])
}

/// Whether somebody who reads what each glyph says reads the text.
fn can_be_spelled(text: &str) -> bool {
    // PDF/A-3a, 6.2.11.7.3: characters of private use say nothing by themselves.
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    !text.contains(|c: char| is_private(c) || !(can_be_said(c) || c.is_whitespace()))
}

/// Whether a character can stand in a font's map from glyphs to text.
fn can_be_said(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{feff}' | '\u{fffe}')
}

/// A text as a font's map from glyphs to text has it.
pub(super) fn said(text: &str) -> Cow<'_, str> {
    if !text.is_empty() && text.chars().all(can_be_said) {
        return text.into();
    }
    match text.chars().filter(|&letter| can_be_said(letter)).collect::<String>() {
        none if none.is_empty() && text.contains(char::is_whitespace) => " ".into(),
        none if none.is_empty() => NOTHING.into(),
        said => said.into(),
    }
}

/// Whether two texts are read alike, so that a glyph need not tell them apart.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let read_as = |character: char| match character {
        '\u{2010}' | '\u{2011}' => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    };
    one == other || one.chars().map(read_as).eq(other.chars().map(read_as))
}

/// Writes a run's operators.
pub(super) fn set(run: &GlyphRun, subset: &Subset) -> Set {
    let mut setter = Setter { line: Line::default(), subset, size: run.size.into(), shown: 0.0 };
    show(run, &mut setter);
    let Setter { mut line, size, shown, .. } = setter;
    line.rise(0);
    line.end();
    Set {
        face: run.face.0,
        size: run.size,
        operators: line.operators,
        actual: line.actual,
        advance: shown * size / 1000.0,
    }
}

struct Setter<'a> {
    line: Line,
    subset: &'a Subset,
    /// In points.
    size: f64,
    /// Where the pen of a viewer stands, in thousandths of an em.
    shown: f64,
}

impl Show for Setter<'_> {
    fn glyph(&mut self, glyph: &Glyph, pen: f64, text: &str) {
        self.line.rise(hundredths(glyph.dy.into()));
        self.go_to(pen + f64::from(glyph.dx));
        let code = self.subset.code(glyph.id, text);
        let width = f64::from(self.subset.width(code));
        let room = f64::from(glyph.advance) * 1000.0 / self.size;
        if glyph.id == MISSING && width > room {
            self.narrowed(code, (room / width * 100.0) as u8);
        } else {
            self.line.glyph(code);
            self.shown += width;
        }
    }

    fn blank(&mut self, place: f64, text: &str) {
        self.line.rise(0);
        self.go_to(place);
        let percent = if text.is_empty() { UNREAD } else { READ };
        self.narrowed(self.subset.blank(text), percent);
    }

    fn begin_actual(&mut self, text: &str) {
        self.line.begin_actual(text);
    }

    fn end_actual(&mut self) {
        self.line.end_actual();
    }

    fn end(&mut self) {
        self.line.end();
    }
}

impl Setter<'_> {
    /// Moves the pen to a place in points.
    fn go_to(&mut self, place: f64) {
        let off = self.shown - place * 1000.0 / self.size;
        // One thousandth comes from rounded widths. It is mended once there are more.
        if off.abs() > 1.5 {
            self.line.adjust(off.round());
            self.shown -= off.round();
        }
    }

    /// Shows a glyph at this part of its width.
    fn narrowed(&mut self, code: u16, percent: u8) {
        self.line.narrowed(code, percent);
        self.shown += f64::from(self.subset.width(code)) * f64::from(percent) / 100.0;
    }
}

#[derive(Default)]
struct Line {
    operators: String,
    actual: Vec<Actual>,
    pieces: Pieces,
    rise: i64,
}

/// What is open in the operand of the next operator.
#[derive(Default, Clone, Copy, PartialEq)]
enum Pieces {
    #[default]
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
        let text = if text.is_empty() { NOTHING } else { text }.to_owned();
        self.actual.push(Actual { operators: self.operators.len()..0, text });
    }

    /// A glyph at this part of its width.
    fn narrowed(&mut self, code: u16, percent: u8) {
        self.end();
        syntax::integer(&mut self.operators, percent.into());
        self.operators.push_str(" Tz\n");
        self.glyph(code);
        self.end();
        self.operators.push_str("100 Tz\n");
    }

    fn end_actual(&mut self) {
        self.end();
        let actual = self.actual.last_mut().expect("what ends was begun");
        actual.operators.end = self.operators.len();
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
