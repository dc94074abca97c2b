//! The marks of many people in the triangle: one for each mix of answers, its area for how many have it.
//! Marks of single people would lie above each other there, and nobody could tell five from two.

use std::collections::BTreeMap;

use super::canvas::{Canvas, label, opaque};
use super::recorder::MarkLook;
use super::ternary::{One, Triangle, by_shares, mark, mix, places};
use super::words::count_noun;
use crate::drawing::{Anchor, Point};
use crate::format::list_some;
use crate::instrument::Instrument;
use crate::theme::{self, Marker};

/// The radius of one person's mark, where there is room for as much, and where most have few others' mix.
const ONE: f32 = 2.6;
const SMALLEST: f32 = 1.5;
/// The largest radius where all marks keep apart, and where a few may meet their neighbours.
const APART: f32 = 6.2;
const LARGEST: f32 = 9.0;
/// A small mark, too, moves as one of this radius would, or the team's would hide it.
const BESIDE_TEAM: f32 = 3.4;
/// So much of the distance between two mixes a mark may take to each side.
const ROOM: f32 = 0.46;
/// How high a line of the legend is.
const ROW: f32 = 11.0;
/// So many people of a mix are named.
const NAMED: usize = 6;

/// All mixes, each with the people who have it.
pub(super) struct Mixes<'a> {
    /// Those of most people first, so that smaller marks lie above larger ones.
    all: Vec<Vec<One<'a>>>,
    one: f32,
}

impl<'a> Mixes<'a> {
    /// The mixes of people who gave so many answers each, in a triangle whose sides are this long.
    pub(super) fn of(people: Vec<One<'a>>, answers: usize, side: f32) -> Self {
        let mut by_mix: BTreeMap<[u64; 3], Vec<One>> = BTreeMap::new();
        for one in people {
            by_mix.entry(one.shares.map(f64::to_bits)).or_default().push(one);
        }
        let mut all: Vec<Vec<One>> = by_mix.into_values().collect();
        all.sort_by(|one, other| {
            let size = other.len().cmp(&one.len());
            size.then_with(|| by_shares(&one[0].shares, &other[0].shares))
        });
        let room = (side / answers.max(1) as f32 * ROOM).min(APART);
        let most = (all.first().map_or(1, Vec::len) as f32).sqrt();
        let one = ONE.min(room / most).max(SMALLEST).min(LARGEST / most);
        Self { all, one }
    }

    /// How many people have the mix that most have.
    fn most(&self) -> usize {
        self.all.first().map_or(0, Vec::len)
    }

    fn radius(&self, people: usize) -> f32 {
        self.one * (people as f32).sqrt()
    }

    /// The radius of the mark on the corner on top.
    pub(super) fn on_top(&self) -> f32 {
        let on_top = self.all.iter().find(|people| people[0].shares[2] >= 1.0);
        on_top.map_or(0.0, |people| self.radius(people.len()))
    }

    /// Draws them; gives where they stand.
    pub(super) fn draw(&self, canvas: &Canvas, triangle: Triangle, team: Point) -> Vec<Point> {
        let firsts: Vec<One> = self.all.iter().map(|people| people[0]).collect();
        let spots = places(triangle, &firsts, self.one.max(BESIDE_TEAM), team);
        for (people, at) in self.all.iter().zip(&spots) {
            mark(canvas, &people[0], *at, self.radius(people.len()), 1);
        }
        spots
    }

    /// Whose each mark is, and the mix.
    pub(super) fn values(&self, canvas: &Canvas, instrument: &Instrument, spots: &[Point]) {
        for (people, at) in self.all.iter().zip(spots) {
            let names: Vec<String> =
                people.iter().take(NAMED).map(|one| one.name.to_owned()).collect();
            let names = list_some(&names, people.len());
            let mix = mix(instrument, &people[0].shares).join(", ");
            canvas.value(vec![*at], format!("{names}: {mix}"));
        }
    }

    /// How large the marks of one person, and of most people, are: what the legend shows.
    fn sizes(&self) -> impl Iterator<Item = (usize, f32)> {
        let most = Some(self.most()).filter(|&most| most > 1);
        [Some(1), most].into_iter().flatten().map(|people| (people, self.radius(people)))
    }

    pub(super) fn legend_height(&self) -> f32 {
        self.sizes().map(|(_, radius)| row(radius)).sum()
    }

    /// What the areas mean; the first line stands at this height.
    pub(super) fn legend(&self, canvas: &Canvas, y: f32) {
        let mut top = y - ROW / 2.0;
        for (people, radius) in self.sizes() {
            let at = Point::new(radius.max(5.0), top + row(radius) / 2.0);
            let fill = Some(opaque(theme::FRAME));
            canvas.mark(at, MarkLook { marker: Marker::Circle, radius, fill, stroke: None });
            let text = count_noun(people, "person", "people");
            let start = Point::new((radius * 2.0 + 2.0).max(14.0), at.y + 2.6);
            canvas.label(&label(start, Anchor::Start, 7.0, theme::INK_SOFT, &text));
            top += row(radius);
        }
    }
}

/// How high the line of a mark is.
fn row(radius: f32) -> f32 {
    ROW.max(radius * 2.0 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::ternary::{One, Region};
    use super::*;
    use crate::score::fixtures::{instrument_text, responses, scores};

    #[test]
    fn everybody_is_in_one_mix_and_its_area_is_how_many_they_are() {
        let instrument = Instrument::from_toml(&instrument_text(3, 4), "tiny.toml").unwrap();
        let lines: Vec<String> =
            ["aaab", "abbb", "baaa", "aaba", "cccc"].iter().map(ToString::to_string).collect();
        let scores = scores(responses(&lines, &instrument), &instrument);
        let people = || scores.people.iter().map(|one| One::person(one, Region::Shown)).collect();
        let mixes = Mixes::of(people(), 4, 236.0);
        let counts: Vec<usize> = mixes.all.iter().map(Vec::len).collect();
        assert_eq!(counts, [3, 1, 1]);
        let area = |people| mixes.radius(people).powi(2);
        assert!((area(3) - 3.0 * area(1)).abs() < 1e-4);
        assert!(mixes.radius(3) * 2.0 < 236.0 / 4.0);
    }
}
