//! Rectangles, lines and circles as paths.

use super::canvas::Canvas;
use crate::drawing::{Fill, Point, Stroke};
use crate::pdf::frame::Rect;
use crate::theme::{Color, Dash};

/// How far a quarter circle's handles reach along its tangents, in radii.
const REACH: f32 = 0.552_285;

/// Fills a rectangle.
pub(super) fn fill_rectangle(canvas: &mut Canvas, rect: Rect, color: Color, radius: f32) {
    canvas.fill_color(color);
    rectangle(canvas, rect, radius);
    canvas.paint("f");
}

/// Strokes the outline of a rectangle.
pub(super) fn outline(canvas: &mut Canvas, rect: Rect, stroke: Stroke, radius: f32) {
    pen(canvas, stroke);
    rectangle(canvas, rect, radius);
    canvas.paint(if radius > 0.0 { "s" } else { "S" });
}

/// Strokes a straight line.
pub(super) fn line(canvas: &mut Canvas, from: Point, to: Point, stroke: Stroke) {
    pen(canvas, stroke);
    canvas.move_to(from);
    canvas.line_to(to);
    canvas.paint("S");
}

/// Strokes straight lines through points.
pub(super) fn polyline(canvas: &mut Canvas, points: &[Point], stroke: Stroke) {
    pen(canvas, stroke);
    if path(canvas, points) {
        canvas.paint("S");
    }
}

/// Fills and strokes a polygon.
pub(super) fn polygon(
    canvas: &mut Canvas,
    points: &[Point],
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) {
    if let Some(operator) = looks(canvas, fill, stroke)
        && path(canvas, points)
    {
        canvas.paint(operator);
    }
}

/// Fills and strokes a circle.
pub(super) fn circle(
    canvas: &mut Canvas,
    center: Point,
    radius: f32,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) {
    match fill {
        // A point of a round pen is a disc, and much shorter than four curves.
        Some(Fill { color, opacity: 1.0.. }) => {
            let rim = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
            if let Some(stroke) = stroke {
                disc(canvas, center, radius + rim, stroke.color);
            }
            disc(canvas, center, radius - rim, color);
        }
        _ => {
            if let Some(operator) = looks(canvas, fill, stroke) {
                let rect = Rect {
                    x: center.x - radius,
                    y: center.y - radius,
                    width: radius * 2.0,
                    height: radius * 2.0,
                };
                rectangle(canvas, rect, radius);
                canvas.paint(operator);
            }
        }
    }
}

fn disc(canvas: &mut Canvas, center: Point, radius: f32, color: Color) {
    canvas.stroke_color(color);
    canvas.pen(radius * 2.0, Dash::Solid, true);
    canvas.move_to(center);
    canvas.line_to(center);
    canvas.paint("S");
}

fn pen(canvas: &mut Canvas, stroke: Stroke) {
    canvas.stroke_color(stroke.color);
    canvas.pen(stroke.width, stroke.dash, false);
}

/// Sets colours and pen, and names the operator that closes and paints the path.
fn looks(canvas: &mut Canvas, fill: Option<Fill>, stroke: Option<Stroke>) -> Option<&'static str> {
    if let Some(fill) = fill {
        canvas.opacity(fill.opacity);
        canvas.fill_color(fill.color);
    }
    if let Some(stroke) = stroke {
        pen(canvas, stroke);
    }
    match (fill, stroke) {
        (Some(_), Some(_)) => Some("b"),
        (Some(_), None) => Some("f"),
        (None, Some(_)) => Some("s"),
        (None, None) => None,
    }
}

fn path(canvas: &mut Canvas, points: &[Point]) -> bool {
    let Some((&first, rest)) = points.split_first() else {
        return false;
    };
    canvas.move_to(first);
    for &point in rest {
        canvas.line_to(point);
    }
    !rest.is_empty()
}

fn rectangle(canvas: &mut Canvas, rect: Rect, radius: f32) {
    let Rect { x, y, width, height } = rect;
    let radius = radius.min(width / 2.0).min(height / 2.0);
    if radius <= 0.0 {
        canvas.rectangle(Point::new(x, y), width, height);
        return;
    }
    let (right, bottom) = (x + width, y + height);
    let handle = radius * (1.0 - REACH);
    // Each corner: where the curve begins, its two handles, and where it ends.
    let corners = [
        [(right - radius, y), (right - handle, y), (right, y + handle), (right, y + radius)],
        [
            (right, bottom - radius),
            (right, bottom - handle),
            (right - handle, bottom),
            (right - radius, bottom),
        ],
        [(x + radius, bottom), (x + handle, bottom), (x, bottom - handle), (x, bottom - radius)],
        [(x, y + radius), (x, y + handle), (x + handle, y), (x + radius, y)],
    ];
    canvas.move_to(Point::new(x + radius, y));
    let mut last = (x + radius, y);
    for [start, first, second, end] in corners {
        if start != last {
            canvas.line_to(Point::new(start.0, start.1));
        }
        let [first, second, point] = [first, second, end].map(|(x, y)| Point::new(x, y));
        canvas.curve_to(first, second, point);
        last = end;
    }
}
