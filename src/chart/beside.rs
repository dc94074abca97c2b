//! The names beside a triangle, in two columns, with a line from each to its mark.

use super::canvas::{Canvas, label, solid};
use super::fit::{Room, wrap};
use super::measure;
use super::narrow::NARROW;
use crate::drawing::{Anchor, Point, Weight};
use crate::theme;

/// The number and the name of a person or a team beside the triangle.
pub(super) struct Beside {
    number: String,
    lines: Vec<String>,
    /// How wide its column is.
    width: f32,
}

impl Beside {
    const SIZE: f32 = 7.5;
    const LINE: f32 = 9.2;
    /// How wide the columns beside the triangle are.
    const WIDTH: f32 = 124.0;

    /// The number may be empty.
    pub(super) fn new(number: String, name: &str) -> Self {
        let width = Self::WIDTH - Self::indent(&number);
        let room = Room { weight: Weight::Regular, size: Self::SIZE, width, indent: 0.0 };
        Self { number, lines: wrap(name, room, 3).lines, width: Self::WIDTH }
    }

    /// A number alone, which stands for a name elsewhere.
    pub(super) fn number(number: &str) -> Self {
        Self { number: String::new(), lines: vec![number.to_owned()], width: 14.0 }
    }

    fn indent(number: &str) -> f32 {
        let gap = if number.is_empty() { 0.0 } else { 3.0 };
        measure::width(number, Weight::Regular, Self::SIZE) + gap
    }

    pub(super) fn height(&self) -> f32 {
        self.lines.len().max(1) as f32 * Self::LINE + 1.8
    }

    /// The name with its middle at this height, and the line to its mark.
    pub(super) fn draw(&self, canvas: &Canvas, spot: Point, y: f32, (right, whole): (bool, f32)) {
        let indent = Self::indent(&self.number);
        let width = |line: &String| measure::width(line, Weight::Regular, Self::SIZE);
        let widest = self.lines.iter().map(width).fold(0.0, f32::max);
        let (elbow, left) = if right {
            (whole - self.width - 5.0, whole - self.width)
        } else {
            (self.width + 5.0, self.width - widest - indent)
        };
        canvas.line(&[spot, Point::new(elbow, y)], solid(theme::RULE, 0.5));
        let first = y + 2.6 - (self.lines.len().max(1) - 1) as f32 * Self::LINE / 2.0;
        // A label of its own: beside a name from right to left, the number must not change sides.
        let at = Point::new(left, first);
        if !self.number.is_empty() {
            canvas.label(&label(at, Anchor::Start, Self::SIZE, theme::INK_SOFT, &self.number));
        }
        for (index, line) in self.lines.iter().enumerate() {
            let at = Point::new(left + indent, first + index as f32 * Self::LINE);
            canvas.label(&label(at, Anchor::Start, Self::SIZE, theme::INK, line));
        }
    }
}

/// Numbers with their names, in two columns below a narrow triangle.
pub(super) struct NamesBelow(Vec<Vec<String>>);

impl NamesBelow {
    const COLUMN: f32 = (NARROW - 10.0) / 2.0;
    const INDENT: f32 = 14.0;

    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let room = Room {
            weight: Weight::Regular,
            size: Beside::SIZE,
            width: Self::COLUMN - Self::INDENT,
            indent: 0.0,
        };
        Self(names.map(|name| wrap(name, room, 2).lines).collect())
    }

    /// How high each line of two names is.
    fn heights(&self) -> Vec<f32> {
        let most = |pair: &[Vec<String>]| pair.iter().map(Vec::len).max().unwrap_or(1).max(1);
        self.0.chunks(2).map(|pair| most(pair) as f32 * Beside::LINE + 2.5).collect()
    }

    pub(super) fn height(&self) -> f32 {
        self.heights().iter().sum::<f32>() + 6.0
    }

    pub(super) fn draw(&self, canvas: &Canvas, top: f32) {
        let mut y = top + 4.0;
        for (row, (pair, height)) in self.0.chunks(2).zip(self.heights()).enumerate() {
            for (side, lines) in pair.iter().enumerate() {
                let left = side as f32 * (Self::COLUMN + 10.0);
                let number = (row * 2 + side + 1).to_string();
                let at = Point::new(left + Self::INDENT - 4.0, y + Beside::LINE - 2.0);
                canvas.label(&label(at, Anchor::End, Beside::SIZE, theme::INK_SOFT, &number));
                for (index, line) in lines.iter().enumerate() {
                    let down = index as f32 * Beside::LINE;
                    let at = Point::new(left + Self::INDENT, at.y + down);
                    canvas.label(&label(at, Anchor::Start, Beside::SIZE, theme::INK, line));
                }
            }
            y += height;
        }
    }
}

/// Where the labels of a column have their middle: near what they belong to, never on each other.
/// What is wanted is the middle of each and its height, from top to bottom.
pub(super) fn column(wanted: &[(f32, f32)], top: f32, bottom: f32) -> Vec<f32> {
    let mut ys: Vec<f32> = wanted.iter().map(|(y, _)| *y).collect();
    let mut floor = top;
    for (y, (_, height)) in ys.iter_mut().zip(wanted) {
        *y = y.max(floor + height / 2.0);
        floor = *y + height / 2.0;
    }
    let mut ceiling = bottom;
    for (y, (_, height)) in ys.iter_mut().zip(wanted).rev() {
        *y = y.min(ceiling - height / 2.0);
        ceiling = *y - height / 2.0;
    }
    ys
}
