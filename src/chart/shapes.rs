//! Shapes → elements of SVG.

use std::fmt::{self, Write as _};

use crate::drawing::{Anchor, Fill, Label, Mark, Point, Shape, Stroke, Weight};
use crate::theme::{Dash, Marker};

/// How exactly places are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Tenths of a point.
    Tenth,
    /// Hundredths of a point.
    Hundredth,
}

/// Writes shapes.
pub(super) struct Writer {
    /// What is written so far.
    pub(super) out: String,
    pub(super) step: Step,
    /// The size of labels that is said around them.
    pub(super) size: Option<f32>,
}

/// What shapes look like of which several in a row make one path.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Look {
    /// Marks with corners that have neither an edge nor anything to be seen through.
    Filled(Fill),
    /// Round ones of a radius.
    Dots(Fill, f32),
    /// Lines.
    Drawn(Stroke),
}

fn look(shape: &Shape) -> Option<Look> {
    let is_plain = |fill: &Fill, stroke: Option<Stroke>| fill.opacity > 0.999 && stroke.is_none();
    match shape {
        Shape::Line { stroke, .. } => Some(Look::Drawn(*stroke)),
        Shape::Mark(Mark { marker, radius, fill, stroke, .. }) => {
            let fill = fill.filter(|fill| is_plain(fill, *stroke))?;
            let is_round = *marker == Marker::Circle;
            Some(if is_round { Look::Dots(fill, *radius) } else { Look::Filled(fill) })
        }
        _ => None,
    }
}

impl Writer {
    /// Writes the first shape with those after it that look alike, as one path; says how many.
    pub(super) fn alike(&mut self, shapes: &[Shape]) -> usize {
        let Some(look_of_all) = look(&shapes[0]) else {
            self.shape(&shapes[0]);
            return 1;
        };
        let many = shapes.iter().take_while(|shape| look(shape) == Some(look_of_all)).count();
        if many == 1 {
            self.shape(&shapes[0]);
            return 1;
        }
        self.out.push_str("<path d=\"");
        for shape in &shapes[..many] {
            match shape {
                Shape::Line { points, .. } => self.path(points, false),
                Shape::Mark(mark) => match mark.outline() {
                    Some(corners) => self.path(&corners, true),
                    None => self.dot(mark.at),
                },
                _ => {}
            }
        }
        self.out.push('"');
        match look_of_all {
            Look::Filled(fill) => self.paint(Some(fill), None),
            Look::Dots(fill, radius) => {
                let width = radius * 2.0;
                self.paint(None, Some(Stroke { color: fill.color, width, dash: Dash::Solid }));
                self.out.push_str(" stroke-linecap=\"round\"");
            }
            Look::Drawn(stroke) => self.paint(None, Some(stroke)),
        }
        self.out.push_str("/>");
        many
    }

    /// Writes one shape; stamps are not shapes of their own.
    pub(super) fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Line { points, stroke } => {
                self.out.push_str("<path d=\"");
                self.path(points, false);
                self.out.push('"');
                self.paint(None, Some(*stroke));
                self.out.push_str("/>");
            }
            Shape::Polygon { points, fill, stroke } => self.closed(points, *fill, *stroke),
            Shape::Circle { center, radius, fill, stroke } => {
                self.circle(*center, *radius, *fill, *stroke);
            }
            Shape::Mark(mark) => match mark.outline() {
                None => self.circle(mark.at, mark.radius, mark.fill, mark.stroke),
                Some(corners) => self.closed(&corners, mark.fill, mark.stroke),
            },
            Shape::Label(label) => self.label(label),
            Shape::Stamp(_) => {}
        }
    }

    fn closed(&mut self, corners: &[Point], fill: Option<Fill>, stroke: Option<Stroke>) {
        self.out.push_str("<path d=\"");
        self.path(corners, true);
        self.out.push('"');
        self.paint(fill, stroke);
        self.out.push_str("/>");
    }

    fn circle(&mut self, at: Point, radius: f32, fill: Option<Fill>, stroke: Option<Stroke>) {
        let (x, y, radius) = (self.place(at.x), self.place(at.y), number(radius));
        let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        self.paint(fill, stroke);
        self.out.push_str("/>");
    }

    /// A label; its size where it is not the usual one.
    fn label(&mut self, label: &Label) {
        let (x, y) = (self.place(label.at.x), self.place(label.at.y));
        let _ = write!(self.out, "<text x=\"{x}\" y=\"{y}\"");
        match label.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        if self.size.is_none_or(|usual| number(usual).0 != number(label.size).0) {
            let _ = write!(self.out, " font-size=\"{}\"", number(label.size));
        }
        let _ = write!(self.out, " fill=\"{}\"", label.color.css());
        if label.weight == Weight::Bold {
            self.out.push_str(" font-weight=\"700\"");
        }
        let _ = write!(self.out, ">{}</text>", escaped(&label.text));
    }

    fn paint(&mut self, fill: Option<Fill>, stroke: Option<Stroke>) {
        let out = &mut self.out;
        match fill {
            None => out.push_str(" fill=\"none\""),
            Some(fill) => {
                let _ = write!(out, " fill=\"{}\"", fill.color.css());
                if fill.opacity < 0.999 {
                    let _ = write!(out, " fill-opacity=\"{}\"", number(fill.opacity));
                }
            }
        }
        let Some(stroke) = stroke else { return };
        let (color, width) = (stroke.color.css(), stroke.width);
        let _ = write!(out, " stroke=\"{color}\" stroke-width=\"{}\"", number(width));
        match stroke.dash {
            Dash::Solid => {}
            Dash::Dashed => {
                let (on, off) = (number(width * 4.0), number(width * 3.0));
                let _ = write!(out, " stroke-dasharray=\"{on} {off}\"");
            }
            Dash::Dotted => {
                let gap = number(width * 2.2);
                let _ = write!(out, " stroke-dasharray=\"0 {gap}\" stroke-linecap=\"round\"");
            }
        }
    }

    /// Adds a line without length to a path: where lines end round, it is a dot.
    pub(super) fn dot(&mut self, at: Point) {
        let (x, y) = (self.place(at.x), self.place(at.y));
        let _ = write!(self.out, "M{x} {y}h0");
    }

    fn path(&mut self, points: &[Point], closed: bool) {
        let mut before: Option<(i64, i64)> = None;
        for point in points {
            let at = (self.place(point.x).0, self.place(point.y).0);
            // Steps are shorter than places; on the grid nothing is lost.
            let (x, y) = before.map_or(at, |(x, y)| (at.0 - x, at.1 - y));
            self.out.push(if before.is_none() { 'M' } else { 'l' });
            let _ = write!(self.out, "{}", Hundredths(x));
            if y >= 0 {
                self.out.push(' ');
            }
            let _ = write!(self.out, "{}", Hundredths(y));
            before = Some(at);
        }
        if closed {
            self.out.push('Z');
        }
    }

    /// A place on the grid.
    fn place(&self, value: f32) -> Hundredths {
        match self.step {
            Step::Hundredth => number(value),
            Step::Tenth => Hundredths((f64::from(value) * 10.0).round() as i64 * 10),
        }
    }
}

/// A number with at most two decimals.
pub(super) fn number(value: f32) -> Hundredths {
    Hundredths((f64::from(value) * 100.0).round() as i64)
}

/// A number of hundredths in its shortest form: `12.5`, `-0.07`, `3`.
pub(super) struct Hundredths(i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if self.0 < 0 {
            out.write_str("-")?;
        }
        match part {
            0 => write!(out, "{whole}"),
            tenths if tenths % 10 == 0 => write!(out, "{whole}.{}", tenths / 10),
            hundredths => write!(out, "{whole}.{hundredths:02}"),
        }
    }
}

pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::INK;

    #[test]
    fn numbers_have_two_decimals_at_most() {
        let text = |value| number(value).to_string();
        assert_eq!([1.0, -0.5, 12.345, 0.001].map(text), ["1", "-0.5", "12.35", "0"]);
    }

    #[test]
    fn marks_that_look_alike_are_one_path_on_the_grid() {
        let mark = |x, marker| {
            let fill = Some(Fill { color: INK, opacity: 1.0 });
            Shape::Mark(Mark { at: Point::new(x, 2.26), marker, radius: 1.5, fill, stroke: None })
        };
        let shapes = [
            mark(1.0, Marker::Circle),
            mark(9.04, Marker::Circle),
            mark(1.0, Marker::Square),
            mark(9.04, Marker::Square),
            mark(3.0, Marker::Circle),
        ];
        let mut writer = Writer { out: String::new(), step: Step::Tenth, size: None };
        let mut rest = &shapes[..];
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let many = writer.alike(rest);
            parts.push(many);
            rest = &rest[many..];
        }
        assert_eq!(parts, [2, 2, 1]);
        insta::assert_snapshot!(writer.out.replace("/>", "/>\n"), @r##"
        <path d="M1 2.3h0M9 2.3h0" fill="none" stroke="#15181c" stroke-width="3" stroke-linecap="round"/>
        <path d="M-0.3 0.9l2.6 0l0 2.7l-2.6 0ZM7.7 0.9l2.7 0l0 2.7l-2.7 0Z" fill="#15181c"/>
        <circle cx="3" cy="2.3" r="1.5" fill="#15181c"/>
        "##);
    }
}
