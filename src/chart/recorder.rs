//! The plotters back-end that writes down what it is asked to draw.
//!
//! plotters counts in whole numbers, so its pixel is 1/100 pt here. Its styles know no dash and its
//! shapes no marks: the canvas sets the dash beside each line, and [`MarkElement`] is a plotters
//! element of our own.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::measure;
use crate::drawing::{Anchor, Fill, Label, Mark, Point, Shape, Stroke, Weight};
use crate::theme::{Color, Dash, Marker};

/// Steps of the grid in one point.
pub(super) const GRID: f32 = 100.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A place on the grid.
pub(super) fn to_grid(point: Point) -> BackendCoord {
    ((point.x * GRID).round() as i32, (point.y * GRID).round() as i32)
}

fn from_grid((x, y): BackendCoord) -> Point {
    Point::new(x as f32 / GRID, y as f32 / GRID)
}

/// Writes down shapes.
pub(super) struct Recorder {
    size: (u32, u32),
    /// The dash of the lines that are drawn next.
    pub(super) dash: Dash,
    shapes: Vec<Shape>,
}

impl Recorder {
    /// A recorder of this extent, in points.
    pub(super) fn new(width: f32, height: f32) -> Self {
        let (width, height) = to_grid(Point::new(width, height));
        Self {
            size: (width.unsigned_abs(), height.unsigned_abs()),
            dash: Dash::Solid,
            shapes: vec![],
        }
    }

    /// What was drawn so far.
    pub(super) fn take(&mut self) -> Vec<Shape> {
        std::mem::take(&mut self.shapes)
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> Stroke {
        let width = style.stroke_width() as f32 / GRID;
        Stroke { color: color(style.color()), width, dash: self.dash }
    }

    /// An outline right after the inside of the same polygon belongs to it.
    fn outline(&mut self, points: Vec<Point>, outline: Stroke) {
        if let Some(Shape::Polygon { points: inside, stroke: stroke @ None, .. }) =
            self.shapes.last_mut()
            && *inside == points
        {
            *stroke = Some(outline);
        } else {
            self.shapes.push(Shape::Polygon { points, fill: None, stroke: Some(outline) });
        }
    }
}

fn color(color: BackendColor) -> Color {
    let (red, green, blue) = color.rgb;
    Color { red, green, blue }
}

fn fill<S: BackendStyle>(style: &S) -> Fill {
    Fill { color: color(style.color()), opacity: style.color().alpha as f32 }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        if filled {
            self.fill_polygon(corners, style)
        } else {
            let stroke = self.stroke(style);
            self.outline(corners.into_iter().map(from_grid).collect(), stroke);
            Ok(())
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let stroke = self.stroke(style);
        let mut points: Vec<Point> = path.into_iter().map(from_grid).collect();
        if points.len() > 3 && points.first() == points.last() {
            points.pop();
            self.outline(points, stroke);
        } else {
            self.shapes.push(Shape::Line { points, stroke });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        filled: bool,
    ) -> Drawn {
        let fill = filled.then(|| fill(style));
        let stroke = (!filled).then(|| self.stroke(style));
        let center = from_grid(center);
        self.shapes.push(Shape::Circle { center, radius: radius as f32 / GRID, fill, stroke });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let points = corners.into_iter().map(from_grid).collect();
        self.shapes.push(Shape::Polygon { points, fill: Some(fill(style)), stroke: None });
        Ok(())
    }

    /// The place is on the baseline, whatever the style's vertical anchor.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        self.shapes.push(Shape::Label(Label {
            at: from_grid(at),
            anchor,
            size: style.size() as f32 / GRID,
            weight: weight(style),
            color: color(style.color()),
            text: text.to_owned(),
        }));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() as f32;
        let width = measure::width(text, weight(style), size);
        let height = (measure::ASCENT + measure::DESCENT) * size;
        Ok((width.ceil() as u32, height.ceil() as u32))
    }
}

fn weight<S: BackendTextStyle>(style: &S) -> Weight {
    match style.style() {
        FontStyle::Bold => Weight::Bold,
        FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
    }
}

/// How a mark looks, wherever it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkLook {
    pub(super) marker: Marker,
    pub(super) radius: f32,
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<Stroke>,
}

/// A mark as a plotters element.
pub(super) struct MarkElement<C>(pub(super) C, pub(super) MarkLook);

impl<'a, C: 'a> PointCollection<'a, C> for &'a MarkElement<C> {
    type Point = &'a C;
    type IntoIter = std::iter::Once<&'a C>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.0)
    }
}

impl<C> Drawable<Recorder> for MarkElement<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        recorder: &mut Recorder,
        _: (u32, u32),
    ) -> Drawn {
        let MarkLook { marker, radius, fill, stroke } = self.1;
        recorder.shapes.extend(points.map(|at| {
            let radius = (radius * GRID).round() / GRID;
            Shape::Mark(Mark { at: from_grid(at), marker, radius, fill, stroke })
        }));
        Ok(())
    }
}
