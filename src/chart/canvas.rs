//! What charts draw on: a plotters drawing area over a recorder, in a coordinate space of choice.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::CoordTranslate;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, BackendCoord};

use super::recorder::{GRID, MarkElement, MarkLook, Recorder, to_grid};
use crate::drawing::{Anchor, Drawing, Fill, Label, Point, Shape, Stroke, Value, Weight};
use crate::theme::{Color, Dash, FAMILY};

/// The space of points from the top left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet;

impl CoordTranslate for Sheet {
    type From = Point;

    fn translate(&self, from: &Point) -> BackendCoord {
        to_grid(*from)
    }
}

/// Where a chart is drawn.
pub(super) struct Canvas {
    recorder: Rc<RefCell<Recorder>>,
    area: DrawingArea<Recorder, Sheet>,
    values: RefCell<Vec<Value>>,
}

/// Writing down a shape cannot fail.
const SURE: &str = "writing down a shape cannot fail";

impl Canvas {
    /// A canvas of this extent, in points.
    pub(super) fn new(width: f32, height: f32) -> Self {
        let recorder = Rc::new(RefCell::new(Recorder::new(width, height)));
        let area = DrawingArea::from(&recorder).apply_coord_spec(Sheet);
        Self { recorder, area, values: RefCell::default() }
    }

    /// The shapes so far; the canvas is empty afterwards.
    pub(super) fn take(&self) -> Vec<Shape> {
        self.recorder.borrow_mut().take()
    }

    /// Its width and height, in points.
    pub(super) fn extent(&self) -> (f32, f32) {
        let (width, height) = self.area.dim_in_pixel();
        (width as f32 / GRID, height as f32 / GRID)
    }

    /// The finished chart.
    pub(super) fn finish(&self, title: String, description: String) -> Drawing {
        let (width, height) = self.extent();
        Drawing {
            width,
            height,
            title,
            description,
            shapes: self.take(),
            values: self.values.take(),
        }
    }

    /// Notes what the marks in these places say.
    pub(super) fn value(&self, at: Vec<Point>, text: String) {
        if !at.is_empty() {
            self.values.borrow_mut().push(Value { at, text });
        }
    }

    /// Draws one line of text.
    pub(super) fn label(&self, label: &Label) {
        let style = match label.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let anchor = match label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let Color { red, green, blue } = label.color;
        let size = f64::from((label.size * GRID).round());
        let mut text = TextStyle::from(FontDesc::new(FontFamily::Name(FAMILY), size, style));
        text.color = BackendColor { alpha: 1.0, rgb: (red, green, blue) };
        text.pos = Pos::new(anchor, VPos::Bottom);
        self.area.draw(&Text::new(label.text.as_str(), label.at, text)).expect(SURE);
    }

    /// Draws a rectangle's inside.
    pub(super) fn bar(&self, left: f32, top: f32, width: f32, height: f32, fill: Fill) {
        let (right, bottom) = (left + width, top + height);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        self.polygon(&corners.map(|(x, y)| Point::new(x, y)), Some(fill), None);
    }
}

impl Canvas {
    /// Draws straight lines through the points.
    pub(super) fn line(&self, points: &[Point], stroke: Stroke) {
        self.recorder.borrow_mut().dash = stroke.dash;
        self.area.draw(&PathElement::new(points, stroke_style(stroke))).expect(SURE);
        self.recorder.borrow_mut().dash = Dash::Solid;
    }

    /// Draws a polygon: its inside, then its outline.
    pub(super) fn polygon(&self, points: &[Point], fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(fill) = fill {
            self.area.draw(&Polygon::new(points, fill_style(fill))).expect(SURE);
        }
        if let Some(stroke) = stroke {
            let closed: Vec<Point> = points.iter().chain(points.first()).copied().collect();
            self.line(&closed, stroke);
        }
    }

    /// Draws a circle's outline; the radius is in points.
    pub(super) fn ring(&self, center: Point, radius: f32, stroke: Stroke) {
        let radius = (radius * GRID).round() as i32;
        self.area.draw(&Circle::new(center, radius, stroke_style(stroke))).expect(SURE);
    }

    /// Draws a mark.
    pub(super) fn mark(&self, at: Point, look: MarkLook) {
        self.area.draw(&MarkElement(at, look)).expect(SURE);
    }
}

fn rgba(Color { red, green, blue }: Color, opacity: f32) -> RGBAColor {
    RGBAColor(red, green, blue, f64::from(opacity))
}

fn stroke_style(stroke: Stroke) -> ShapeStyle {
    let stroke_width = (stroke.width * GRID).round() as u32;
    ShapeStyle { color: rgba(stroke.color, 1.0), filled: false, stroke_width }
}

fn fill_style(fill: Fill) -> ShapeStyle {
    ShapeStyle { color: rgba(fill.color, fill.opacity), filled: true, stroke_width: 0 }
}

/// An unbroken line.
pub(super) const fn solid(color: Color, width: f32) -> Stroke {
    Stroke { color, width, dash: Dash::Solid }
}

/// An opaque inside.
pub(super) const fn opaque(color: Color) -> Fill {
    Fill { color, opacity: 1.0 }
}

/// A label in regular weight.
pub(super) fn label(at: Point, anchor: Anchor, size: f32, color: Color, text: &str) -> Label {
    Label { at, anchor, size, weight: Weight::Regular, color, text: text.to_owned() }
}

/// A label in bold.
pub(super) fn bold(at: Point, anchor: Anchor, size: f32, color: Color, text: &str) -> Label {
    Label { weight: Weight::Bold, ..label(at, anchor, size, color, text) }
}
