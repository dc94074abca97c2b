//! The content of one page or form as PDF operators.
//!
//! A canvas remembers the graphics state, so an operator that would change nothing is not written.

use crate::drawing::Point;
use crate::pdf::syntax::{self, Hundredths, hundredths};
use crate::theme::{Color, Dash};

/// A content stream under construction.
#[derive(Debug)]
pub(super) struct Canvas {
    out: String,
    height: f32,
    state: State,
    saved: Vec<(f32, State)>,
    /// Where the last of a series of places is.
    place: Option<(Hundredths, Hundredths)>,
    /// Where the line of text starts and where the pen stands; none outside of a text object.
    pen: Option<Pen>,
    open: Option<Sequence>,
    /// The number of the next marked sequence.
    next: usize,
    /// Opacities of fills in percent, by first use.
    opacities: Vec<u8>,
}

/// What was set last; none where it is not known.
#[derive(Debug, Clone, Default)]
struct State {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: Option<Hundredths>,
    /// The pattern and the width of line that it was made for.
    dash: Option<(Dash, Hundredths)>,
    round_caps: Option<bool>,
    /// In percent.
    opacity: Option<u8>,
    face: Option<(u16, Hundredths)>,
}

#[derive(Debug)]
struct Pen {
    line: (Hundredths, Hundredths),
    x: f64,
}

/// Whether a marked sequence lies inside of one text object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// It holds text only, so it may share a text object with its neighbours.
    Text,
    /// It holds anything.
    Mixed,
}

/// A marked sequence that is not ended.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    extent: Extent,
    /// Whether it has a number, which says whose it is.
    numbered: bool,
    /// Where in the operators it begins, and what stands in it.
    start: usize,
    inside: usize,
}

/// The end of an operator that shows one string.
const SHOWN: &str = ")Tj\n";

const BLACK: Color = Color::hex(0);

impl Canvas {
    /// An empty page of a height in points, in the state that PDF starts a page with.
    pub(super) fn page(height: f32) -> Self {
        let mut canvas = Self::form(height);
        canvas.state = State {
            fill: Some(BLACK),
            stroke: Some(BLACK),
            width: Some(100),
            dash: Some((Dash::Solid, 0)),
            round_caps: Some(false),
            opacity: Some(100),
            face: None,
        };
        // Lines join round, so that no sharp corner sticks out.
        canvas.operator("1 j");
        canvas
    }

    /// An empty form, in whatever state it will be shown.
    pub(super) fn form(height: f32) -> Self {
        Self {
            out: String::with_capacity(4096),
            height,
            state: State::default(),
            saved: vec![],
            place: None,
            pen: None,
            open: None,
            next: 0,
            opacities: vec![],
        }
    }

    /// The finished operators, and the opacities that they name.
    pub(super) fn finish(mut self) -> (String, Vec<u8>) {
        self.end_text();
        (self.out, self.opacities)
    }

    /// The one place where y turns from down to up.
    fn flip(&self, point: Point) -> (Hundredths, Hundredths) {
        (hundredths(point.x.into()), hundredths(f64::from(self.height) - f64::from(point.y)))
    }

    fn operator(&mut self, name: &str) {
        self.out.push_str(name);
        self.out.push('\n');
    }

    fn operand(&mut self, value: Hundredths) {
        syntax::number(&mut self.out, value);
        self.out.push(' ');
    }

    fn operands(&mut self, points: &[Point]) {
        for &point in points {
            let (x, y) = self.flip(point);
            self.operand(x);
            self.operand(y);
        }
    }
}

/// Marked content.
impl Canvas {
    /// Begins a sequence of a structure element. What the element is stands in the structure tree;
    /// one name for all here keeps pages small.
    pub(super) fn begin(&mut self, number: usize, extent: Extent) {
        self.next = number;
        self.enter(extent);
        self.mark(extent, None);
    }

    /// Begins a sequence that is not read.
    pub(super) fn begin_artifact(&mut self, extent: Extent) {
        self.enter(extent);
        let start = self.out.len();
        self.operator("/Artifact BMC");
        let inside = self.out.len();
        self.open = Some(Sequence { extent, numbered: false, start, inside });
    }

    fn enter(&mut self, extent: Extent) {
        debug_assert!(self.open.is_none(), "marked sequences do not nest");
        match extent {
            Extent::Text => self.begin_text(),
            Extent::Mixed => self.end_text(),
        }
    }

    /// Begins the sequence of the next number.
    fn mark(&mut self, extent: Extent, actual: Option<&str>) {
        let start = self.out.len();
        self.out.push_str(if actual.is_some() { "/Span<</MCID " } else { "/P<</MCID " });
        syntax::integer(&mut self.out, self.next as u64);
        if let Some(text) = actual {
            self.out.push_str("/ActualText");
            syntax::text(&mut self.out, text);
        }
        self.operator(">>BDC");
        self.next += 1;
        let inside = self.out.len();
        self.open = Some(Sequence { extent, numbered: true, start, inside });
    }

    /// Ends the sequence, or takes it back where nothing stands in it. Says what the next number is.
    pub(super) fn end(&mut self) -> usize {
        let sequence = self.open.take().expect("each end follows its begin");
        if sequence.extent == Extent::Mixed {
            self.end_text();
        }
        if self.out.len() == sequence.inside {
            self.out.truncate(sequence.start);
            self.next -= usize::from(sequence.numbered);
        } else {
            self.operator("EMC");
        }
        self.next
    }

    /// Shows glyphs that go with their text. Within text they are a sequence of their own, between
    /// two others of the same element: inside of another, with no number, poppler would take their
    /// end for that of the other, and not read on.
    fn show_actual(&mut self, operators: &str, text: &str) {
        let around = self.open.filter(|open| open.numbered && open.extent == Extent::Text);
        if around.is_some() {
            self.end();
            self.mark(Extent::Text, Some(text));
        } else {
            self.out.push_str("/Span<</ActualText");
            syntax::text(&mut self.out, text);
            self.operator(">>BDC");
        }
        self.out.push_str(operators);
        if around.is_some() {
            self.end();
            self.mark(Extent::Text, None);
        } else {
            self.operator("EMC");
        }
    }
}

/// Text.
impl Canvas {
    fn begin_text(&mut self) {
        if self.pen.is_none() {
            self.operator("BT");
            self.pen = Some(Pen { line: (0, 0), x: f64::NAN });
        }
    }

    fn end_text(&mut self) {
        if self.pen.take().is_some() {
            let holds_text = self.open.is_some_and(|open| open.extent == Extent::Text);
            debug_assert!(!holds_text, "a text sequence holds text only");
            self.operator("ET");
        }
    }

    /// Shows glyphs that are already operators.
    pub(super) fn show(&mut self, at: Point, color: Color, set: &super::text::Set) {
        self.begin_text();
        self.fill_color(color);
        let face = (set.face, hundredths(set.size.into()));
        if self.state.face != Some(face) {
            self.state.face = Some(face);
            self.out.push_str("/T");
            syntax::integer(&mut self.out, face.0.into());
            self.out.push(' ');
            self.operand(face.1);
            self.operator("Tf");
        }
        let (x, y) = self.flip(at);
        let moved = self.move_pen(x, y);
        let mut from = 0;
        for actual in &set.actual {
            self.show_operators(&set.operators[from..actual.operators.start], moved || from > 0);
            self.show_actual(&set.operators[actual.operators.clone()], &actual.text);
            from = actual.operators.end;
        }
        self.show_operators(&set.operators[from..], moved || from > 0);
        let pen = self.pen.as_mut().expect("the text object was begun above");
        pen.x += set.advance;
    }

    /// Where nothing comes between two strings they are one.
    fn show_operators(&mut self, operators: &str, moved: bool) {
        let next = operators.strip_prefix('(').filter(|_| !moved);
        match next {
            Some(next) if self.out.ends_with(SHOWN) => {
                self.out.truncate(self.out.len() - SHOWN.len());
                self.out.push_str(next);
            }
            _ => self.out.push_str(operators),
        }
    }

    /// Moves the pen, unless it stands there already.
    fn move_pen(&mut self, x: Hundredths, y: Hundredths) -> bool {
        /// Nearer than this, the pen already stands where the text begins.
        const NEAR: f64 = 0.02;
        let pen = self.pen.as_mut().expect("text is shown inside of a text object");
        let target = x as f64 / 100.0;
        if pen.line.1 == y && (pen.x - target).abs() < NEAR {
            return false;
        }
        let (right, up) = (x - pen.line.0, y - pen.line.1);
        pen.line = (x, y);
        pen.x = target;
        self.operand(right);
        self.operand(up);
        self.operator("Td");
        true
    }
}

/// State.
impl Canvas {
    /// Makes the canvas that follows one of its own size, scaled into a place.
    pub(super) fn save_and_place(&mut self, bottom_left: Point, scale: f32, height: f32) {
        self.end_text();
        self.saved.push((self.height, self.state.clone()));
        self.operator("q");
        let (x, y) = self.flip(bottom_left);
        if (scale - 1.0).abs() < 0.000_1 {
            self.out.push_str("1 0 0 1 ");
        } else {
            let scale = format!("{scale:.4}");
            let scale = scale.trim_end_matches('0').trim_end_matches('.');
            self.out.extend([scale, " 0 0 ", scale, " "]);
        }
        self.operand(x);
        self.operand(y);
        self.operator("cm");
        self.height = height;
    }

    /// Begins a series of places: see [`place`](Self::place).
    pub(super) fn begin_places(&mut self) {
        self.end_text();
        self.saved.push((self.height, self.state.clone()));
        self.operator("q");
        self.place = Some((0, 0));
    }

    /// Makes the canvas that follows one of its own size in its place. It is moved there from the
    /// place before, as the same step is often taken again.
    pub(super) fn place(&mut self, bottom_left: Point, height: f32) {
        self.end_text();
        let page = self.saved.last().expect("places were begun").0;
        self.height = page;
        let (x, y) = self.flip(bottom_left);
        let before = self.place.replace((x, y)).expect("places were begun");
        self.out.push_str("1 0 0 1 ");
        self.operand(x - before.0);
        self.operand(y - before.1);
        self.operator("cm");
        self.height = height;
    }

    /// Goes back to the canvas before the first place.
    pub(super) fn end_places(&mut self) {
        self.place = None;
        self.restore();
    }

    /// Makes the canvas that follows one whose top left is at a place.
    pub(super) fn save_and_move(&mut self, at: Point) {
        self.save_and_place(at, 1.0, 0.0);
    }

    /// Goes back to the canvas before it was saved.
    pub(super) fn restore(&mut self) {
        self.end_text();
        let (height, state) = self.saved.pop().expect("each restore follows its save");
        self.height = height;
        self.state = state;
        self.operator("Q");
    }

    /// Sets the colour of areas and text.
    pub(super) fn fill_color(&mut self, color: Color) {
        if self.state.fill != Some(color) {
            self.state.fill = Some(color);
            self.color(color, ["g", "rg"]);
        }
    }

    /// Sets the colour of lines.
    pub(super) fn stroke_color(&mut self, color: Color) {
        if self.state.stroke != Some(color) {
            self.state.stroke = Some(color);
            self.color(color, ["G", "RG"]);
        }
    }

    fn color(&mut self, color: Color, [gray, rgb]: [&str; 2]) {
        let Color { red, green, blue } = color;
        if red == green && green == blue {
            self.share(red);
            self.operator(gray);
        } else {
            self.share(red);
            self.share(green);
            self.share(blue);
            self.operator(rgb);
        }
    }

    /// A share of 255 in three decimals: enough to give each of the 256 back.
    fn share(&mut self, value: u8) {
        let thousandths = (u32::from(value) * 2000 + 255) / 510;
        match thousandths {
            0 => self.out.push('0'),
            1000 => self.out.push('1'),
            _ => {
                let digits = format!(".{thousandths:03}");
                self.out.push_str(digits.trim_end_matches('0'));
            }
        }
        self.out.push(' ');
    }

    /// Sets the opacity of areas, from 0 to 1.
    pub(super) fn opacity(&mut self, opacity: f32) {
        let percent = (opacity.clamp(0.0, 1.0) * 100.0).round() as u8;
        if self.state.opacity == Some(percent) {
            return;
        }
        self.state.opacity = Some(percent);
        if !self.opacities.contains(&percent) {
            self.opacities.push(percent);
        }
        self.end_text();
        self.out.push_str("/G");
        syntax::integer(&mut self.out, percent.into());
        self.operator(" gs");
    }

    /// Sets width, pattern and caps of lines.
    pub(super) fn pen(&mut self, width: f32, dash: Dash, round_caps: bool) {
        let width_points = width;
        let width = hundredths(width.into());
        if self.state.width != Some(width) {
            self.state.width = Some(width);
            self.operand(width);
            self.operator("w");
        }
        let round_caps = round_caps || dash == Dash::Dotted;
        if self.state.round_caps != Some(round_caps) {
            self.state.round_caps = Some(round_caps);
            self.operator(if round_caps { "1 J" } else { "0 J" });
        }
        let pattern = (dash, if dash == Dash::Solid { 0 } else { width });
        if self.state.dash == Some(pattern) {
            return;
        }
        self.state.dash = Some(pattern);
        let lengths: &[f32] = match dash {
            Dash::Solid => &[],
            Dash::Dashed => &[4.0, 3.0],
            Dash::Dotted => &[0.0, 2.2],
        };
        self.out.push('[');
        for (index, length) in lengths.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            syntax::number(&mut self.out, hundredths((length * width_points).into()));
        }
        self.operator("]0 d");
    }
}

/// Paths.
impl Canvas {
    /// Starts a path.
    pub(super) fn move_to(&mut self, point: Point) {
        self.end_text();
        self.operands(&[point]);
        self.operator("m");
    }

    /// Goes on straight.
    pub(super) fn line_to(&mut self, point: Point) {
        self.operands(&[point]);
        self.operator("l");
    }

    /// Goes on in a Bézier curve.
    pub(super) fn curve_to(&mut self, first: Point, second: Point, point: Point) {
        self.operands(&[first, second, point]);
        self.operator("c");
    }

    /// Adds a rectangle from its top left.
    pub(super) fn rectangle(&mut self, top_left: Point, width: f32, height: f32) {
        self.end_text();
        self.operands(&[Point::new(top_left.x, top_left.y + height)]);
        self.operand(hundredths(width.into()));
        self.operand(hundredths(height.into()));
        self.operator("re");
    }

    /// Paints the path with an operator such as `f`, `S` or `b`.
    pub(super) fn paint(&mut self, operator: &str) {
        self.operator(operator);
    }

    /// Shows the form of this number.
    pub(super) fn show_form(&mut self, number: usize) {
        self.end_text();
        self.out.push_str("/S");
        syntax::integer(&mut self.out, number as u64);
        self.operator(" Do");
    }
}
