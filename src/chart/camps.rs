//! Two camps on a trait as one bar, where answers are numbers: who rates a statement below and above
//! the middle of the scale, or who puts which statement first.

use super::canvas::{Canvas, opaque, solid};
use super::words::{count_noun, list_and};
use crate::drawing::{Drawing, Point};
use crate::theme::{self, ORIENTATIONS};

/// A part of the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Camp {
    /// Whose colour it has; none for those who are in no camp.
    pub orientation: Option<usize>,
    /// Whether the camp is against the statement: then the part is hollow.
    pub is_against: bool,
    /// How many people it holds.
    pub people: usize,
    /// What they say: `Long Term: above the middle`.
    pub name: String,
}

/// Draws the camps of a trait, as long as there are people in them.
#[must_use]
pub fn camps(of: &str, camps: &[Camp]) -> Drawing {
    const WIDTH: f32 = 150.0;
    const HEIGHT: f32 = 9.0;
    let canvas = Canvas::new(WIDTH, HEIGHT);
    let all: usize = camps.iter().map(|camp| camp.people).sum();
    let mut left = 0.0;
    for camp in camps.iter().filter(|camp| camp.people > 0) {
        let width = WIDTH * camp.people as f32 / all.max(1) as f32;
        let (top, right, bottom) = (1.0, left + width - 1.5, HEIGHT - 1.0);
        let corners = [(left + 0.5, top), (right, top), (right, bottom), (left + 0.5, bottom)]
            .map(|(x, y)| Point::new(x, y));
        let (fill, edge) = match camp.orientation {
            None => (theme::BAND, None),
            Some(place) if camp.is_against => (theme::PAPER, Some(ORIENTATIONS[place].fill)),
            Some(place) => (ORIENTATIONS[place].fill, None),
        };
        canvas.polygon(&corners, Some(opaque(fill)), edge.map(|color| solid(color, 0.9)));
        left += width;
    }
    let named = camps.iter().filter(|camp| camp.people > 0);
    let named: Vec<String> = named.map(|camp| format!("{} {}", camp.people, camp.name)).collect();
    let people = count_noun(all, "person", "people");
    canvas.finish(format!("{of}: {} of {people}.", list_and(&named)), String::new())
}
