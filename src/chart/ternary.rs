//! The triangle: people and team by the mix of their answers, for three orientations.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::canvas::{Canvas, label, opaque, solid};
use super::corner_names::CornerNames;
use super::lattice::Lattice;
use super::mixes::Mixes;
use super::narrow::NARROW;
use super::recorder::MarkLook;
use super::words::{count_noun, list_and, percent};
use crate::drawing::{Anchor, Drawing, Fill, Point, Stroke};
use crate::instrument::{Instrument, Orientation};
use crate::score::{Measure, PersonScores, Scores, TeamScores};
use crate::theme::{self, Dash, Marker, ORIENTATIONS};

/// The height of an equilateral triangle, in sides.
pub(super) const HEIGHT: f32 = 0.866_025_4;

/// A triangle on a canvas: its first corner at the left, its second at the right, its third on top.
#[derive(Clone, Copy)]
pub(super) struct Triangle {
    pub(super) corners: [Point; 3],
}

impl Triangle {
    pub(super) fn new(left: f32, top: f32, side: f32) -> Self {
        let height = side * HEIGHT;
        let corners = [
            Point::new(left, top + height),
            Point::new(left + side, top + height),
            Point::new(left + side / 2.0, top),
        ];
        Self { corners }
    }

    /// The place of a mix of shares.
    pub(super) fn place(&self, shares: [f64; 3]) -> Point {
        let sum: f64 = shares.iter().sum::<f64>().max(1e-9);
        let mut at = Point::new(0.0, 0.0);
        for (corner, share) in self.corners.iter().zip(shares) {
            let share = (share / sum) as f32;
            at.x += corner.x * share;
            at.y += corner.y * share;
        }
        at
    }
}

/// The triangle of a summary: marks without names, as wide as its column of 101 mm. Only where people are
/// `named` in the report, the marks say whose they are.
#[must_use]
pub fn ternary(instrument: &Instrument, scores: &Scores, named: bool) -> Option<Drawing> {
    summary(instrument, (scores, named), (286.0, 236.0), Legend::Above)
}

/// The same for a narrow window, with what the marks mean below it.
pub(super) fn narrow_ternary(
    instrument: &Instrument,
    scores: &Scores,
    named: bool,
) -> Option<Drawing> {
    summary(instrument, (scores, named), (NARROW, 180.0), Legend::Below)
}

/// Where it is said what the marks mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Legend {
    /// Beside the corner on top.
    Above,
    Below,
}

fn summary(
    instrument: &Instrument,
    (scores, named): (&Scores, bool),
    (width, side): (f32, f32),
    means: Legend,
) -> Option<Drawing> {
    let poles = poles(instrument)?;
    let marked = if named { &scores.people } else { scores.marked_where_nobody_is_named() };
    let region = region_of_people(instrument);
    let mut people: Vec<One> = marked.iter().map(|one| One::person(one, region)).collect();
    let some_without = people.iter().any(|person| person.orientation.is_none());
    if !named {
        // The order of the file would tell whose mark is whose.
        people.sort_by(|one, other| by_shares(&one.shares, &other.shares));
    }
    let marks = if Measure::of(instrument).marks_mixes(people.len()) {
        Marks::Mixes(Mixes::of(people, instrument.traits().len(), side))
    } else {
        Marks::People(people)
    };
    let names = CornerNames::new(poles, width).above_mark(marks.on_top());
    let bottom = names.above + side * HEIGHT + names.below;
    let room = if means == Legend::Below { 48.0 + marks.legend_height() } else { 0.0 };
    let canvas = Canvas::new(width, bottom + room);
    let triangle = Triangle::new((width - side) / 2.0, names.above, side);
    ground(&canvas, triangle, instrument, region);
    names.draw(&canvas, triangle.corners, width);
    scales(&canvas, triangle);
    let spots = marks.draw(&canvas, triangle, team_place(triangle, scores));
    team_mark(&canvas, triangle, scores, instrument);
    if named {
        marks.values(&canvas, instrument, &spots);
    }
    let y = if means == Legend::Below { bottom + 8.0 } else { 8.0 };
    let y = legend(&canvas, y, scores.everybody_in_short(), some_without, region);
    if let Marks::Mixes(mixes) = &marks {
        mixes.legend(&canvas, y);
    }
    let (title, description) = words(instrument, scores, marked);
    Some(canvas.finish(title, description))
}

/// What has a mark: every person, or of many people every mix.
enum Marks<'a> {
    People(Vec<One<'a>>),
    Mixes(Mixes<'a>),
}

impl Marks<'_> {
    fn draw(&self, canvas: &Canvas, triangle: Triangle, team: Point) -> Vec<Point> {
        match self {
            Self::Mixes(mixes) => mixes.draw(canvas, triangle, team),
            Self::People(people) => {
                let size = mark_size(people.len());
                let spots = places(triangle, people, size, team);
                for (person, at) in people.iter().zip(&spots) {
                    mark(canvas, person, *at, size, people.len());
                }
                spots
            }
        }
    }

    fn values(&self, canvas: &Canvas, instrument: &Instrument, spots: &[Point]) {
        match self {
            Self::Mixes(mixes) => mixes.values(canvas, instrument, spots),
            Self::People(people) => values(canvas, instrument, people, spots),
        }
    }

    /// How far a mark on the corner on top reaches, beyond one person's.
    fn on_top(&self) -> f32 {
        match self {
            Self::Mixes(mixes) => mixes.on_top(),
            Self::People(_) => 0.0,
        }
    }

    /// How much more room their legend takes than that of people.
    fn legend_height(&self) -> f32 {
        match self {
            Self::Mixes(mixes) => mixes.legend_height(),
            Self::People(_) => 0.0,
        }
    }
}

/// A person or a team with a mark of its own.
#[derive(Clone, Copy)]
pub(super) struct One<'a> {
    pub(super) name: &'a str,
    pub(super) shares: [f64; 3],
    orientation: Option<usize>,
}

impl<'a> One<'a> {
    /// A person: with their orientation where the mode has words of strength, else with the one
    /// that is first.
    pub(super) fn person(person: &'a PersonScores, region: Region) -> Self {
        let shares = [person.shares[0], person.shares[1], person.shares[2]];
        let orientation = match region {
            Region::Shown => person.orientation,
            Region::Left => person.first(),
        };
        Self { name: &person.name, shares, orientation }
    }

    pub(super) fn team(team: &'a TeamScores, region: Region) -> Self {
        let shares = [team.shares[0], team.shares[1], team.shares[2]];
        let orientation = match region {
            Region::Shown => team.orientation,
            Region::Left => team.first(),
        };
        Self { name: &team.name, shares, orientation }
    }
}

/// The corners: three orientations whose shares make a whole.
pub(super) fn poles(instrument: &Instrument) -> Option<&[Orientation; 3]> {
    let whole = Measure::of(instrument).shares_a_whole();
    instrument.orientations().try_into().ok().filter(|_| whole)
}

/// Only chosen statements have a region without a single orientation.
pub(super) fn region_of_people(instrument: &Instrument) -> Region {
    if Measure::of(instrument).is_chosen() { Region::Shown } else { Region::Left }
}

/// Whether the ground tells where a person has no single orientation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    Shown,
    Left,
}

/// Grid and outline.
pub(super) fn ground(canvas: &Canvas, triangle: Triangle, instrument: &Instrument, region: Region) {
    if region == Region::Shown {
        without_orientation(canvas, triangle, instrument);
    }
    for quarter in [0.25, 0.5, 0.75] {
        for corner in 0..3 {
            let ends = [1, 2].map(|step| {
                let mut shares = [0.0; 3];
                shares[corner] = quarter;
                shares[(corner + step) % 3] = 1.0 - quarter;
                triangle.place(shares)
            });
            canvas.line(&ends, solid(theme::HAIRLINE, 0.5));
        }
    }
    canvas.polygon(&triangle.corners, None, Some(solid(theme::FRAME, 0.9)));
}

/// The region without a single orientation, and where `clear` begins.
fn without_orientation(canvas: &Canvas, triangle: Triangle, instrument: &Instrument) {
    let bounds = instrument.bounds();
    let answers = instrument.traits().len().clamp(3, 40);
    let lattice = Lattice::of(answers);
    canvas.polygon(&triangle.corners, Some(opaque(theme::TINT)), None);
    let dashed = Stroke { color: theme::FRAME, width: 0.7, dash: Dash::Dashed };
    for corner in 0..3 {
        let border = lattice.border(bounds.leaning, corner, triangle);
        if border.len() > 1 {
            let mut region = vec![triangle.corners[corner]];
            region.extend(border);
            canvas.polygon(&region, Some(opaque(theme::PAPER)), None);
        }
        let border = lattice.border(bounds.clear, corner, triangle);
        if border.len() > 1 {
            canvas.line(&border, dashed);
        }
    }
}

/// The three scales, each on the edge that leads to its corner.
pub(super) fn scales(canvas: &Canvas, triangle: Triangle) {
    for quarter in [25_u8, 50, 75] {
        let share = f64::from(quarter) / 100.0;
        let text = quarter.to_string();
        // First orientation: left edge; second: base; third: right edge.
        let spots = [
            (triangle.place([share, 0.0, 1.0 - share]), -5.0, 2.0, Anchor::End),
            (triangle.place([1.0 - share, share, 0.0]), 0.0, 10.0, Anchor::Middle),
            (triangle.place([0.0, 1.0 - share, share]), 5.0, 2.0, Anchor::Start),
        ];
        for (orientation, (at, dx, dy, anchor)) in spots.into_iter().enumerate() {
            let at = Point::new(at.x + dx, at.y + dy);
            canvas.label(&label(at, anchor, 7.0, ORIENTATIONS[orientation].text, &text));
        }
    }
}

/// An edge of paper would leave little of a mark as small as this.
const SMALL: f32 = 2.0;

pub(super) fn mark_size(people: usize) -> f32 {
    match people {
        0..=30 => 4.2,
        31..=80 => 3.2,
        _ => 2.3,
    }
}

/// Where marks stand: on their mix, moved apart from each other and from the team's own mark, which
/// lies above them, but never by more than their size. Few marks keep more distance than many.
pub(super) fn places(triangle: Triangle, all: &[One], size: f32, team: Point) -> Vec<Point> {
    let apart = if all.len() <= 30 { size * 1.6 } else { size * 0.7 };
    let mut placed: Vec<Point> = Vec::with_capacity(all.len());
    // Whoever is too near stands in the same square of a grid this wide, or in one beside it.
    let mut squares: HashMap<[i32; 2], Vec<Point>> = HashMap::new();
    let square = |at: &Point| [at.x, at.y].map(|along| (along / apart).floor() as i32);
    for one in all {
        let own = triangle.place(one.shares);
        let off = |other: &Point, at: &Point| (other.x - at.x).abs() + (other.y - at.y).abs();
        let free = |at: &Point| {
            let [column, row] = square(at);
            let mut near = (column - 1..=column + 1)
                .flat_map(|column| (row - 1..=row + 1).map(move |row| [column, row]))
                .filter_map(|square| squares.get(&square))
                .flatten();
            near.all(|other| off(other, at) > apart) && off(&team, at) > TEAM_RADIUS * 1.3
        };
        let around = (0..25).map(|step| {
            if step == 0 {
                return own;
            }
            let angle = f64::from(step) * std::f64::consts::TAU / 6.0;
            let far = size * [0.7, 1.2, 1.6, 1.95][(step as usize - 1) / 6];
            Point::new(own.x + libm::cos(angle) as f32 * far, own.y + libm::sin(angle) as f32 * far)
        });
        let mut around = around.filter(|at| free(at));
        let at = around.next().unwrap_or(own);
        // Marks on one point are in each other's way once.
        let known = squares.entry(square(&at)).or_default();
        if !known.contains(&at) {
            known.push(at);
        }
        placed.push(at);
    }
    placed
}

pub(super) fn mark(canvas: &Canvas, one: &One, at: Point, size: f32, many: usize) {
    match one.orientation {
        Some(orientation) => {
            let look = &ORIENTATIONS[orientation];
            let opacity = if many > 80 { 0.6 } else { 1.0 };
            let fill = Fill { color: look.fill, opacity };
            let edge = (many <= 80 && size > SMALL).then(|| solid(theme::PAPER, 0.6));
            let mark =
                MarkLook { marker: look.marker, radius: size, fill: Some(fill), stroke: edge };
            canvas.mark(at, mark);
        }
        None => {
            let mark = MarkLook {
                marker: Marker::Circle,
                radius: size * 0.85,
                fill: Some(opaque(theme::PAPER)),
                stroke: Some(solid(theme::INK, (size * 0.5).min(1.2))),
            };
            canvas.mark(at, mark);
        }
    }
}

/// The radius of the team's diamond, as that of all marks: see [`Mark`](crate::drawing::Mark).
const TEAM_RADIUS: f32 = 5.0;

pub(super) fn team_place(triangle: Triangle, scores: &Scores) -> Point {
    let shares = &scores.team.shares;
    triangle.place([shares[0], shares[1], shares[2]])
}

pub(super) fn team_mark(
    canvas: &Canvas,
    triangle: Triangle,
    scores: &Scores,
    instrument: &Instrument,
) {
    let at = team_place(triangle, scores);
    canvas.mark(at, team_look(TEAM_RADIUS));
    canvas.value(vec![at], mix_words(instrument, &scores.team.name, &scores.team.shares));
}

/// Whose each mark is, and its shares.
pub(super) fn values(canvas: &Canvas, instrument: &Instrument, all: &[One], spots: &[Point]) {
    for (one, at) in all.iter().zip(spots) {
        canvas.value(vec![*at], mix_words(instrument, one.name, &one.shares));
    }
}

/// `Ana Ortiz: Strategic 33 %, Tactical 13 %, Hybrid 53 %`
fn mix_words(instrument: &Instrument, name: &str, shares: &[f64]) -> String {
    format!("{name}: {}", mix(instrument, shares).join(", "))
}

/// The team's diamond.
pub(super) fn team_look(radius: f32) -> MarkLook {
    MarkLook {
        marker: Marker::Diamond,
        radius,
        fill: Some(opaque(theme::INK)),
        stroke: Some(solid(theme::PAPER, 0.9)),
    }
}

/// Says what the marks mean, from this height on; gives where the next line would stand.
fn legend(canvas: &Canvas, mut y: f32, everybody: &str, some_without: bool, region: Region) -> f32 {
    let mut line = |draw: &dyn Fn(f32), text: &str| {
        draw(y);
        canvas.label(&label(Point::new(14.0, y + 2.6), Anchor::Start, 7.0, theme::INK_SOFT, text));
        y += 11.0;
    };
    let diamond = |y: f32| {
        let fill = Some(opaque(theme::INK));
        let mark = MarkLook { marker: Marker::Diamond, radius: 3.4, fill, stroke: None };
        canvas.mark(Point::new(5.0, y), mark);
    };
    let ring = |y: f32| canvas.ring(Point::new(5.0, y), 2.8, solid(theme::INK, 1.1));
    let tint = |y: f32| canvas.bar(0.0, y - 3.0, 10.0, 6.0, opaque(theme::TINT));
    let dashed = |y: f32| {
        let stroke = Stroke { color: theme::FRAME, width: 0.7, dash: Dash::Dashed };
        canvas.line(&[Point::new(0.0, y), Point::new(10.0, y)], stroke);
    };
    line(&diamond, everybody);
    match region {
        Region::Left if some_without => line(&ring, "the first place is shared"),
        Region::Left => {}
        Region::Shown => {
            if some_without {
                line(&ring, "no single orientation");
                line(&tint, "their region");
            } else {
                line(&tint, "no single orientation here");
            }
            line(&dashed, "clear from here on");
        }
    }
    y
}

/// The order of what is drawn by its numbers alone.
pub(super) fn by_shares(one: &[f64; 3], other: &[f64; 3]) -> Ordering {
    let unlike = one.iter().zip(other).map(|(one, other)| other.total_cmp(one));
    { unlike }.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// `Strategic 27 %` for each orientation.
pub(super) fn mix(instrument: &Instrument, shares: &[f64]) -> Vec<String> {
    let poles = instrument.orientations().iter().zip(shares);
    poles.map(|(pole, share)| format!("{} {}", pole.name, percent(*share))).collect()
}

/// A title and a description for the team and the people who have a mark.
pub(super) fn words(
    instrument: &Instrument,
    scores: &Scores,
    marked: &[PersonScores],
) -> (String, String) {
    let shares = mix(instrument, &scores.team.shares);
    if marked.is_empty() {
        let title = format!("Triangle of {}: {}.", scores.everybody(), list_and(&shares));
        return (title, String::new());
    }
    let region = region_of_people(instrument);
    let people: Vec<One> = marked.iter().map(|one| One::person(one, region)).collect();
    let verb = |count| match region {
        Region::Shown => count_noun(count, "person is", "people are"),
        Region::Left => format!("{} most to", count_noun(count, "person gives", "people give")),
    };
    let mut groups: Vec<String> = instrument
        .orientations()
        .iter()
        .enumerate()
        .map(|(place, pole)| {
            let count = people.iter().filter(|person| person.orientation == Some(place)).count();
            match (count, region) {
                (0, Region::Shown) => format!("nobody is {}", pole.name),
                (0, Region::Left) => format!("nobody gives most to {}", pole.name),
                (_, Region::Shown | Region::Left) => format!("{} {}", verb(count), pole.name),
            }
        })
        .collect();
    let none = people.iter().filter(|person| person.orientation.is_none()).count();
    let without = match region {
        Region::Shown => {
            format!("{} no single orientation", count_noun(none, "person has", "people have"))
        }
        Region::Left => {
            format!("the first place is shared for {}", count_noun(none, "person", "people"))
        }
    };
    groups.extend((none > 0).then_some(without));
    let title = format!(
        "Triangle of {} and {}: {}.",
        count_noun(marked.len(), "person", "people"),
        scores.everybody(),
        list_and(&shares)
    );
    (title, format!("{}.", crate::format::sentence_start(&list_and(&groups))))
}
