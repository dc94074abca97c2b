//! A drawing: shapes in points, with y pointing down and the origin at the top left.
//!
//! Charts are drawn once into a [`Drawing`]; `chart::svg` turns it into inline SVG for the page and
//! `pdf::paint` into operations for the PDF, so the two cannot disagree.

use std::sync::Arc;

use crate::theme::{Color, Dash, Marker};

/// A place in points from the top left.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Point {
    /// Points to the right.
    pub x: f32,
    /// Points down.
    pub y: f32,
}

impl Point {
    /// A point from its two distances.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A line's colour, width in points and dash.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour of the line.
    pub color: Color,
    /// Width in points.
    pub width: f32,
    /// Pattern of the line.
    pub dash: Dash,
}

/// The colour inside a shape; `opacity` runs from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Colour of the area.
    pub color: Color,
    /// 1 is opaque.
    pub opacity: f32,
}

/// Which point of a label its place names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The label begins at its place.
    Start,
    /// The label is centred on its place.
    Middle,
    /// The label ends at its place.
    End,
}

/// Weight of a label's face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// One line of text in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where the label stands; y is the baseline.
    pub at: Point,
    /// What `at` names.
    pub anchor: Anchor,
    /// Size in points.
    pub size: f32,
    /// Regular or bold.
    pub weight: Weight,
    /// Colour of the text.
    pub color: Color,
    /// The text, untrusted: translators escape it.
    pub text: String,
}

/// One mark, centred on its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The centre.
    pub at: Point,
    /// Which shape.
    pub marker: Marker,
    /// The radius of the circle that has the mark's area, in points: marks of one radius carry
    /// the same weight whatever their shape.
    pub radius: f32,
    /// The inside; a hollow mark has none.
    pub fill: Option<Fill>,
    /// The outline.
    pub stroke: Option<Stroke>,
}

impl Mark {
    /// The corners of the mark around its place, clockwise from the top; none for a circle.
    #[must_use]
    pub fn outline(&self) -> Option<Vec<Point>> {
        let corners: &[(f32, f32)] = match self.marker {
            Marker::Circle => return None,
            Marker::Triangle => &TRIANGLE,
            Marker::Square => &SQUARE,
            Marker::Diamond => &DIAMOND,
            Marker::TriangleDown => &TRIANGLE_DOWN,
            Marker::Cross => &CROSS,
        };
        let corner = |&(x, y): &(f32, f32)| {
            Point::new(self.at.x + x * self.radius, self.at.y + y * self.radius)
        };
        Some(corners.iter().map(corner).collect())
    }
}

// Regular outlines around their centre with the area of the unit circle.
const TRIANGLE: [(f32, f32); 3] = [(0.0, -1.555_12), (1.346_774, 0.777_56), (-1.346_774, 0.777_56)];
const TRIANGLE_DOWN: [(f32, f32); 3] =
    [(-1.346_774, -0.777_56), (1.346_774, -0.777_56), (0.0, 1.555_12)];
const SQUARE: [(f32, f32); 4] = [
    (-0.886_227, -0.886_227),
    (0.886_227, -0.886_227),
    (0.886_227, 0.886_227),
    (-0.886_227, 0.886_227),
];
const DIAMOND: [(f32, f32); 4] =
    [(0.0, -1.253_314), (1.253_314, 0.0), (0.0, 1.253_314), (-1.253_314, 0.0)];
const CROSS: [(f32, f32); 12] = [
    (-0.396_333, -1.188_998),
    (0.396_333, -1.188_998),
    (0.396_333, -0.396_333),
    (1.188_998, -0.396_333),
    (1.188_998, 0.396_333),
    (0.396_333, 0.396_333),
    (0.396_333, 1.188_998),
    (-0.396_333, 1.188_998),
    (-0.396_333, 0.396_333),
    (-1.188_998, 0.396_333),
    (-1.188_998, -0.396_333),
    (-0.396_333, -0.396_333),
];

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Straight lines through the points, open.
    Line {
        /// At least two points.
        points: Vec<Point>,
        /// How the line looks.
        stroke: Stroke,
    },
    /// Straight lines through the points, closed.
    Polygon {
        /// At least three points.
        points: Vec<Point>,
        /// The inside.
        fill: Option<Fill>,
        /// The outline.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// The centre.
        center: Point,
        /// In points.
        radius: f32,
        /// The inside.
        fill: Option<Fill>,
        /// The outline.
        stroke: Option<Stroke>,
    },
    /// A mark of an orientation.
    Mark(Mark),
    /// One line of text.
    Label(Label),
    /// Shapes that many drawings share: drawn once per document, placed by reference.
    Stamp(Arc<Stamp>),
}

/// Shapes that stand unchanged in many drawings, such as the rings and names of a small radar.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// A name unique within a document; lower-case letters, digits and hyphens.
    pub id: String,
    /// The extent, in points: the same as that of each drawing it stands in.
    pub width: f32,
    /// The extent, in points.
    pub height: f32,
    /// The shapes, in drawing order. A stamp holds no stamps.
    pub shapes: Vec<Shape>,
}

/// A finished chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The extent, in points.
    pub width: f32,
    /// The extent, in points.
    pub height: f32,
    /// What the chart says in one sentence: the short text alternative.
    pub title: String,
    /// What the chart shows, for somebody who cannot see it: the long text alternative.
    pub description: String,
    /// The shapes, in drawing order.
    pub shapes: Vec<Shape>,
    /// What its marks say, in the order in which one would read them.
    pub values: Vec<Value>,
}

/// What one or several marks of a chart say: for the screen, where a reader points at a mark or goes
/// from one to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The centres of the marks.
    pub at: Vec<Point>,
    /// `Horizon: Strategic 57 %, Tactical 29 %, Hybrid 14 %, n = 14`, untrusted; empty where the wide
    /// drawing beside a narrow one says it.
    pub text: String,
}

impl Drawing {
    /// The same drawing with other colours.
    #[must_use]
    pub fn recolored(&self, color: &impl Fn(Color) -> Color) -> Self {
        let shapes = self.shapes.iter().map(|shape| shape.recolored(color)).collect();
        Self { shapes, ..self.clone() }
    }
}

impl Shape {
    fn recolored(&self, color: &impl Fn(Color) -> Color) -> Self {
        let filled = |fill: Option<Fill>| fill.map(|own| Fill { color: color(own.color), ..own });
        let drawn = |stroke: Stroke| Stroke { color: color(stroke.color), ..stroke };
        match self {
            Self::Line { points, stroke } => {
                Self::Line { points: points.clone(), stroke: drawn(*stroke) }
            }
            Self::Polygon { points, fill, stroke } => Self::Polygon {
                points: points.clone(),
                fill: filled(*fill),
                stroke: stroke.map(drawn),
            },
            Self::Circle { center, radius, fill, stroke } => Self::Circle {
                center: *center,
                radius: *radius,
                fill: filled(*fill),
                stroke: stroke.map(drawn),
            },
            Self::Mark(mark) => Self::Mark(Mark {
                fill: filled(mark.fill),
                stroke: mark.stroke.map(drawn),
                ..*mark
            }),
            Self::Label(label) => Self::Label(Label { color: color(label.color), ..label.clone() }),
            Self::Stamp(stamp) => {
                let shapes = stamp.shapes.iter().map(|shape| shape.recolored(color)).collect();
                Self::Stamp(Arc::new(Stamp { shapes, ..(**stamp).clone() }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_radius_have_one_area_and_one_centre() {
        let markers = [
            Marker::Triangle,
            Marker::Square,
            Marker::Diamond,
            Marker::TriangleDown,
            Marker::Cross,
        ];
        for marker in markers {
            let at = Point::new(10.0, 20.0);
            let mark = Mark { at, marker, radius: 2.0, fill: None, stroke: None };
            let corners = mark.outline().unwrap();
            let next = corners.iter().cycle().skip(1);
            let double: f32 = corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
            let circle = std::f32::consts::PI * 4.0;
            assert!((double / 2.0 - circle).abs() < 0.01, "{marker:?}: {}", double / 2.0);
            let count = corners.len() as f32;
            let x: f32 = corners.iter().map(|corner| corner.x).sum::<f32>() / count;
            let y: f32 = corners.iter().map(|corner| corner.y).sum::<f32>() / count;
            assert!((x - 10.0).abs() < 0.001 && (y - 20.0).abs() < 0.001, "{marker:?}");
        }
    }

    #[test]
    fn a_circle_has_no_corners() {
        let at = Point::new(0.0, 0.0);
        let mark = Mark { at, marker: Marker::Circle, radius: 1.0, fill: None, stroke: None };
        assert_eq!(mark.outline(), None);
    }
}
