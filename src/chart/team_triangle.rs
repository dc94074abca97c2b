//! The triangle for a slide: the team alone, where it stood before, and where the first place
//! changes. It shows nobody by themselves.

use super::canvas::{Canvas, label, solid};
use super::corner_names::CornerNames;
use super::fit::cut;
use super::recorder::MarkLook;
use super::ternary::{HEIGHT, Region, Triangle, ground, mix, scales, team_look};
use super::words::list_and;
use crate::change::Wave;
use crate::drawing::{Anchor, Drawing, Point, Stroke, Weight};
use crate::format;
use crate::instrument::Instrument;
use crate::score::Scores;
use crate::theme::{self, Dash};

/// The team in the triangle, with its place in an earlier wave; for three orientations only.
#[must_use]
pub fn team_triangle(
    instrument: &Instrument,
    scores: &Scores,
    before: Option<&Wave>,
) -> Option<Drawing> {
    const WIDTH: f32 = 232.0;
    const SIDE: f32 = 184.0;
    let poles: &[_; 3] = instrument.orientations().try_into().ok()?;
    let names = CornerNames::new(poles, WIDTH);
    let canvas = Canvas::new(WIDTH, names.above + SIDE * HEIGHT + names.below);
    let triangle = Triangle::new((WIDTH - SIDE) / 2.0, names.above, SIDE);
    ground(&canvas, triangle, instrument, Region::Left);
    let border = Stroke { color: theme::FRAME, width: 0.7, dash: Dash::Dashed };
    let middle = triangle.place([1.0, 1.0, 1.0]);
    for corner in 0..3 {
        let mut edge = [1.0; 3];
        edge[corner] = 0.0;
        canvas.line(&[middle, triangle.place(edge)], border);
    }
    names.draw(&canvas, triangle.corners, WIDTH);
    scales(&canvas, triangle);
    let now = triangle.place(three(&scores.team.shares));
    if let Some(wave) = before {
        let then = triangle.place(three(&wave.shares));
        canvas.line(&[then, now], solid(theme::FRAME, 0.8));
        canvas.mark(then, earlier(5.0));
    }
    canvas.mark(now, team_look(5.4));
    let mut y = 6.0;
    let mut line = |text: &str, draw: &dyn Fn(Point)| {
        draw(Point::new(5.0, y));
        // It ends before the name on top.
        let room = names.top_from(WIDTH) - 14.0 - 3.0;
        let text = cut(text, Weight::Regular, 7.0, room);
        canvas.label(&label(Point::new(14.0, y + 2.6), Anchor::Start, 7.0, theme::INK_SOFT, &text));
        y += 11.0;
    };
    line(&format::wave(&scores.wave), &|at| canvas.mark(at, team_look(3.6)));
    if let Some(wave) = before {
        line(&format::wave(&wave.name), &|at| canvas.mark(at, earlier(3.4)));
    }
    line("lead changes", &|at| {
        canvas.line(&[Point::new(0.0, at.y), Point::new(10.0, at.y)], border);
    });
    let title = format!(
        "Triangle of {}: {}.",
        scores.team.name,
        list_and(&mix(instrument, &scores.team.shares))
    );
    let description = before.map_or_else(String::new, |wave| {
        let shares = list_and(&mix(instrument, &wave.shares));
        format!("In {}: {shares}.", format::wave(&wave.name))
    });
    Some(canvas.finish(title, description))
}

fn three(shares: &[f64]) -> [f64; 3] {
    [shares[0], shares[1], shares[2]]
}

/// The mark of an earlier wave: hollow and grey.
fn earlier(radius: f32) -> MarkLook {
    MarkLook {
        fill: Some(super::canvas::opaque(theme::PAPER)),
        stroke: Some(solid(theme::FRAME, 1.0)),
        ..team_look(radius)
    }
}
