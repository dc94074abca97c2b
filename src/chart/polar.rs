//! Places on a radar: spokes clockwise from the top. Pure functions of numbers.

use std::f64::consts::TAU;

use crate::drawing::Point;

/// The direction of a spoke: how far to the right and how far down one step leads.
pub(super) fn direction(spoke: f64, spokes: usize) -> (f32, f32) {
    let angle = TAU * spoke / spokes.max(1) as f64;
    (libm::sin(angle) as f32, -libm::cos(angle) as f32)
}

/// The place on a spoke at a distance from the centre.
pub(super) fn place(center: Point, radius: f32, spoke: usize, spokes: usize) -> Point {
    let (right, down) = direction(spoke as f64, spokes);
    Point::new(center.x + right * radius, center.y + down * radius)
}
