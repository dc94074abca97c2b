//! The names around a radar: beside their spokes, never on each other, never out of the frame.

use super::fit::{Lines, Room, wrap};
use super::measure;
use super::polar::direction;
use super::rect::Rect;
use crate::drawing::{Anchor, Point, Weight};

/// A name at its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SpokeLabel {
    /// What stands before the name on its first line: `3 `.
    pub(super) number: String,
    /// The name in lines.
    pub(super) lines: Vec<String>,
    /// Where the first line stands; y is its baseline.
    pub(super) at: Point,
    pub(super) anchor: Anchor,
    pub(super) size: f32,
    /// Around the name and what stands below it.
    pub(super) bounds: Rect,
    /// From the rim to the name, where neighbours have pushed it away from its spoke.
    pub(super) leader: Option<[Point; 2]>,
}

/// What the labels are laid out around and in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) width: f32,
    pub(super) radius: f32,
    /// Of the names, in points.
    pub(super) size: f32,
    /// How wide what stands below each name is; 0 for nothing.
    pub(super) below: f32,
}

/// The labels and the size of the frame that they need.
pub(super) struct Laid {
    pub(super) labels: Vec<SpokeLabel>,
    pub(super) height: f32,
    pub(super) center: Point,
    /// How many names are not whole.
    cut: usize,
}

/// The least size of a name, in points.
const LEAST: f32 = 7.0;
const GAP: f32 = 9.0;
/// A label whose beginning is farther from its spoke's end has a line to it.
const FAR: f32 = 40.0;
const BETWEEN: f32 = 3.0;
/// Up to so many spokes, the first name stands in the middle above its spoke.
const MOST_CENTERED: usize = 20;

impl Around {
    fn line(&self) -> f32 {
        self.size * 1.22
    }

    fn below_height(&self) -> f32 {
        if self.below > 0.0 { 10.0 } else { 0.0 }
    }

    fn height(&self, lines: usize) -> f32 {
        lines as f32 * self.line() + self.below_height()
    }
}

/// Lays out the names of all spokes: smaller ones where that keeps every name whole.
pub(super) fn lay_out(names: &[&str], around: Around) -> Laid {
    let mut laid = lay_out_at(names, around);
    let mut size = around.size;
    while laid.cut > 0 && size > LEAST {
        size = (size - 0.5).max(LEAST);
        laid = lay_out_at(names, Around { size, ..around });
    }
    laid
}

fn lay_out_at(names: &[&str], around: Around) -> Laid {
    let spokes = names.len();
    let side = (around.width / 2.0 - around.radius - GAP - 2.0).max(40.0);
    let mut parts: Vec<Part> =
        (0..spokes).map(|spoke| Part::new(names[spoke], spoke, spokes, around, side)).collect();
    let stack = |right: bool| -> f32 {
        let own = parts.iter().filter(|part| part.side == Side::of(right));
        own.map(|part| part.height + BETWEEN).sum()
    };
    let top = parts.iter().filter(|p| p.side == Side::Top).map(|p| p.height).fold(8.0, f32::max);
    let bottom =
        parts.iter().filter(|p| p.side == Side::Bottom).map(|p| p.height).fold(8.0, f32::max);
    let round = 2.0 * (around.radius + GAP) + top + bottom;
    let height = round.max(stack(true) + 4.0).max(stack(false) + 4.0) + 4.0;
    let extra = (height - 4.0 - round) / 2.0;
    let center = Point::new(around.width / 2.0, 2.0 + extra + top + GAP + around.radius);
    spread(&mut parts, Side::Right, center, around, height);
    spread(&mut parts, Side::Left, center, around, height);
    for (part, name) in parts.iter_mut().zip(names) {
        part.use_the_room(name, center, around);
    }
    let cut = parts.iter().filter(|part| !part.whole).count();
    let labels = parts.into_iter().map(|part| part.label(center, around)).collect();
    Laid { labels, height, center, cut }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Side {
    fn of(right: bool) -> Self {
        if right { Self::Right } else { Self::Left }
    }
}

struct Part {
    number: String,
    lines: Vec<String>,
    /// Whether nothing of the name had to be cut.
    whole: bool,
    side: Side,
    /// How far to the right and down the spoke leads.
    way: (f32, f32),
    width: f32,
    height: f32,
    /// The top of the label, once it is known.
    top: f32,
}

impl Part {
    fn new(name: &str, spoke: usize, spokes: usize, around: Around, side_room: f32) -> Self {
        let way = direction(spoke as f64, spokes);
        let centered = spokes <= MOST_CENTERED && spokes > 2;
        let side = match way {
            (x, y) if centered && x.abs() < 0.001 && y < 0.0 => Side::Top,
            (x, y) if centered && x.abs() < 0.001 && y > 0.0 => Side::Bottom,
            (x, _) if x >= -0.001 => Side::Right,
            _ => Side::Left,
        };
        let number = format!("{} ", spoke + 1);
        let indent = measure::width(&number, Weight::Regular, around.size);
        let room = match side {
            Side::Right | Side::Left => side_room,
            Side::Top | Side::Bottom => {
                let (next, _) = direction(1.0, spokes);
                (2.0 * next * (around.radius + GAP) - 16.0).clamp(40.0, 160.0)
            }
        };
        let room = Room { weight: Weight::Bold, size: around.size, width: room, indent };
        let most = match spokes {
            // Narrow between its neighbours, but free to rise.
            0..=16 if matches!(side, Side::Top | Side::Bottom) => 8,
            0..=16 => 4,
            17..=30 => 3,
            _ => 1,
        };
        let Lines { mut lines, whole } = wrap(name, room, most);
        if lines.is_empty() {
            lines.push(String::new());
        }
        let height = around.height(lines.len());
        let mut part = Self { number, lines, whole, side, way, width: 0.0, height, top: 0.0 };
        part.width = part.widest(around, indent);
        part
    }

    fn widest(&self, around: Around, indent: f32) -> f32 {
        let wide = |(index, line): (usize, &String)| {
            let own = measure::width(line, Weight::Bold, around.size);
            if index == 0 { own + indent } else { own }
        };
        self.lines.iter().enumerate().map(wide).fold(around.below, f32::max)
    }

    /// Above and below the middle of the circle there is more room than was reckoned with: a
    /// name that was cut takes it, in as many lines as before.
    fn use_the_room(&mut self, name: &str, center: Point, around: Around) {
        if self.whole || matches!(self.side, Side::Top | Side::Bottom) {
            return;
        }
        let indent = measure::width(&self.number, Weight::Regular, around.size);
        let width = around.width / 2.0 - self.beside(center, around) - 1.0;
        let room = Room { weight: Weight::Bold, size: around.size, width, indent };
        let wider = wrap(name, room, self.lines.len());
        if wider.lines.len() == self.lines.len() {
            self.whole = wider.whole;
            self.lines = wider.lines;
            self.width = self.widest(around, indent);
        }
    }

    /// How far from the middle the label begins: beside the circle at the height where it
    /// stands, and not before its spoke.
    fn beside(&self, center: Point, around: Around) -> f32 {
        let far = around.radius + GAP;
        let nearest = (self.top - center.y).max(center.y - self.top - self.height).max(0.0);
        let half = (far * far - nearest * nearest).max(0.0).sqrt();
        half.max(self.way.0.abs() * far)
    }

    /// The line from the rim to a label that starts `at` and stands far from its spoke.
    fn leader(&self, center: Point, around: Around, at: Point) -> Option<[Point; 2]> {
        let rim = around.radius + 2.0;
        let rim = Point::new(center.x + self.way.0 * rim, center.y + self.way.1 * rim);
        let gap = match self.side {
            Side::Top | Side::Bottom => return None,
            Side::Right => -2.0,
            Side::Left => 2.0,
        };
        // The name's middle, or what of the label is at the height of the rim.
        let middle = at.y - around.size * 0.35;
        let near = Point::new(at.x + gap, rim.y.clamp(middle, self.top + self.height - 4.0));
        let (right, down) = (near.x - rim.x, near.y - rim.y);
        (right * right + down * down > FAR * FAR).then_some([rim, near])
    }

    /// The place of the spoke's end, as far out as labels stand.
    fn end(&self, center: Point, around: Around) -> Point {
        let far = around.radius + GAP;
        Point::new(center.x + self.way.0 * far, center.y + self.way.1 * far)
    }

    fn label(self, center: Point, around: Around) -> SpokeLabel {
        let end = self.end(center, around);
        let (x, anchor, left) = match self.side {
            Side::Top | Side::Bottom => (end.x, Anchor::Middle, end.x - self.width / 2.0),
            Side::Right | Side::Left => {
                let most = around.width / 2.0 - self.width - 1.0;
                let out = self.beside(center, around).min(most);
                if self.side == Side::Right {
                    (center.x + out, Anchor::Start, center.x + out)
                } else {
                    (center.x - out, Anchor::End, center.x - out - self.width)
                }
            }
        };
        let top = match self.side {
            Side::Top => end.y - self.height,
            Side::Bottom => end.y,
            Side::Right | Side::Left => self.top,
        };
        let bounds = Rect { left, top, right: left + self.width, bottom: top + self.height };
        let at = Point::new(x, top + around.size * 0.95);
        SpokeLabel {
            leader: self.leader(center, around, at),
            number: self.number,
            lines: self.lines,
            at,
            anchor,
            size: around.size,
            bounds,
        }
    }
}

/// Puts the labels of one side as near to their spokes as their neighbours let them.
fn spread(parts: &mut [Part], side: Side, center: Point, around: Around, height: f32) {
    let mut own: Vec<&mut Part> = parts.iter_mut().filter(|part| part.side == side).collect();
    own.sort_by(|a, b| a.way.1.total_cmp(&b.way.1));
    let mut floor = 2.0;
    for part in &mut own {
        let wanted = part.end(center, around).y - part.height / 2.0;
        part.top = wanted.max(floor);
        floor = part.top + part.height + BETWEEN;
    }
    let mut ceiling = height - 2.0;
    for part in own.iter_mut().rev() {
        part.top = part.top.min(ceiling - part.height);
        ceiling = part.top - BETWEEN;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sound(laid: &Laid, width: f32) -> Result<(), String> {
        for (index, label) in laid.labels.iter().enumerate() {
            let bounds = label.bounds;
            if bounds.left < -0.01
                || bounds.right > width + 0.01
                || bounds.top < -0.01
                || bounds.bottom > laid.height + 0.01
            {
                return Err(format!(
                    "{index} leaves the frame: {bounds:?} of {width} × {}",
                    laid.height
                ));
            }
            for (other, later) in laid.labels.iter().enumerate().skip(index + 1) {
                if bounds.meets(&later.bounds) {
                    return Err(format!("{index} and {other} meet: {bounds:?} {:?}", later.bounds));
                }
            }
        }
        Ok(())
    }

    #[test]
    fn names_of_sixty_characters_fit_around_any_number_of_spokes() {
        let long = "Connecting today and the future with words that go on for ev";
        for spokes in [1, 2, 3, 4, 15, 16, 20, 21, 30, 60] {
            let names = vec![long; spokes];
            let around = Around { width: 482.0, radius: 140.0, size: 8.0, below: 60.0 };
            let laid = lay_out(&names, around);
            sound(&laid, 482.0).unwrap_or_else(|fault| panic!("{spokes}: {fault}"));
        }
    }

    proptest! {
        #[test]
        fn labels_never_meet_and_never_leave_the_frame(
            names in prop::collection::vec("[A-Za-z ]{1,60}", 1..60),
            below in prop_oneof![Just(0.0f32), Just(70.0f32)],
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let around = Around { width: 482.0, radius: 140.0, size: 8.0, below };
            let laid = lay_out(&names, around);
            prop_assert!(sound(&laid, 482.0).is_ok(), "{:?}", sound(&laid, 482.0));
        }
    }
}
