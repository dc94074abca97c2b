//! The team's radar: for each trait, the number of each statement. Where there are too many traits
//! for spokes, rows take their place.

use std::sync::Arc;

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque, solid};
use super::fit::cut;
use super::measure;
use super::narrow::NARROW;
use super::polar::{direction, place};
use super::radar_words::{Names, told, trait_words};
use super::recorder::MarkLook;
use super::rows::rows;
use super::spoke_labels::{Around, SpokeLabel, lay_out};
use super::wanted;
use super::words::leaders;
use crate::change::Wave;
use crate::drawing::{Anchor, Drawing, Fill, Label, Point, Shape, Stamp, Stroke, Weight};
use crate::instrument::Instrument;
use crate::score::{Measure, TeamScores, TraitScores};
use crate::target::Gaps;
use crate::theme::{self, ORIENTATIONS};

/// How large a radar is, in points. It is shown as it is drawn, so that its text keeps its size.
struct Measures {
    width: f32,
    radius: f32,
    /// The radius where names are long.
    smaller: f32,
    name: f32,
    count: f32,
    /// Whether a report has several of this size.
    shared: bool,
}

/// The radar of a chapter.
const CHAPTER: Measures = Measures {
    width: CONTENT_WIDTH,
    radius: 138.0,
    smaller: 126.0,
    name: 8.5,
    count: 7.5,
    shared: false,
};
/// The radar above the table of one of several teams.
const SECTION: Measures =
    Measures { width: 386.0, radius: 112.0, smaller: 96.0, name: 7.5, count: 7.0, shared: true };
/// The radar of a slide: large lettering around a small circle.
const SLIDE: Measures =
    Measures { width: 302.0, radius: 78.0, smaller: 66.0, name: 7.5, count: 7.0, shared: false };
const MARK: f32 = 2.5;
/// Beyond so many traits, neither spokes nor names could be told apart.
const MOST_SPOKES: usize = 24;
/// Beyond so many orientations, lines could not.
const MOST_LINES: usize = 3;

/// Whether an instrument has too many traits or orientations for a radar of all of them, so that
/// each trait has a row instead.
#[must_use]
pub fn is_in_rows(instrument: &Instrument) -> bool {
    has_many_spokes(instrument) || instrument.orientations().len() > MOST_LINES
}

/// Whether there are too many traits for their names around a circle.
pub(super) fn has_many_spokes(instrument: &Instrument) -> bool {
    instrument.traits().len() > MOST_SPOKES
}

/// Draws the radar of the whole team.
#[must_use]
pub fn team_radar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    draw(instrument, team, Compared::default(), &CHAPTER)
}

/// What a team's radar is compared with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Compared<'a> {
    /// An earlier wave, as outlines behind it.
    pub before: Option<&'a Wave>,
    /// A target, as hollow marks on it.
    pub target: Option<&'a Gaps>,
}

/// Draws the radar of the whole team with an earlier wave or a target.
#[must_use]
pub fn team_radar_compared(
    instrument: &Instrument,
    team: &TeamScores,
    with: Compared<'_>,
) -> Drawing {
    draw(instrument, team, with, &CHAPTER)
}

/// Draws the radar of the whole team for a slide.
#[must_use]
pub fn slide_radar(instrument: &Instrument, team: &TeamScores, with: Compared<'_>) -> Drawing {
    draw(instrument, team, with, &SLIDE)
}

/// Draws the radar of a team for a narrow window.
pub(super) fn narrow_radar(
    instrument: &Instrument,
    team: &TeamScores,
    with: Compared<'_>,
    names: Names,
) -> Drawing {
    const RADIUS: f32 = 90.0;
    const LINE: f32 = 13.0;
    if is_in_rows(instrument) {
        return draw(instrument, team, with, &Measures { width: NARROW, ..CHAPTER });
    }
    let spokes = team.traits.len();
    let measure = Measure::of(instrument);
    let (title, description) = told(instrument, team, with, names);
    let center = Point::new(NARROW / 2.0, RADIUS + 17.0);
    let circle = center.y + RADIUS + 17.0;
    let below = if with.target.is_some() { wanted::LEGEND } else { 0.0 };
    let list = if names == Names::Below { LINE * spokes as f32 } else { 0.0 };
    let canvas = Canvas::new(NARROW, circle + below + list + 4.0);
    frame(&canvas, center, (RADIUS, spokes), measure.scale().len());
    for spoke in 0..spokes {
        let at = place(center, RADIUS + 11.0, spoke, spokes);
        let at = Point::new(at.x, at.y + 2.6);
        let number = (spoke + 1).to_string();
        canvas.label(&label(at, Anchor::Middle, CHAPTER.count, theme::INK, &number));
    }
    let shared = (names == Names::InTable).then(|| stamp("radar-narrow", &canvas));
    lines(&canvas, instrument, team, with, (center, RADIUS));
    if let Some(gaps) = with.target {
        wanted::legend(&canvas, gaps, instrument.orientations().len(), NARROW, circle);
    }
    scale(&canvas, center, (RADIUS, spokes), measure);
    let below = circle + below;
    let wide = numbers_width(measure, team, CHAPTER.count);
    let listed = instrument.traits().iter().zip(&team.traits).enumerate();
    for (spoke, (of, scores)) in listed.filter(|_| names == Names::Below) {
        let number = (spoke + 1).to_string();
        let y = below + LINE * (spoke as f32 + 0.5) + 2.8;
        let at = Point::new(11.0, y);
        canvas.label(&label(at, Anchor::End, CHAPTER.count, theme::INK_SOFT, &number));
        let name = cut(&of.name, Weight::Bold, CHAPTER.count, NARROW - 15.0 - wide - 4.0);
        canvas.label(&bold(Point::new(15.0, y), Anchor::Start, CHAPTER.count, theme::INK, &name));
        numbers_at(&canvas, (NARROW, Anchor::End, y), scores, (measure, CHAPTER.count));
    }
    on(shared, canvas.finish(title, description))
}

/// What a canvas has so far, as a stamp for all drawings of its size that begin alike.
pub(super) fn stamp(id: &str, canvas: &Canvas) -> Arc<Stamp> {
    let (width, height) = canvas.extent();
    Arc::new(Stamp { id: id.to_owned(), width, height, shapes: canvas.take() })
}

/// A drawing on the stamp that it begins with.
pub(super) fn on(stamp: Option<Arc<Stamp>>, mut drawing: Drawing) -> Drawing {
    drawing.shapes.splice(0..0, stamp.map(Shape::Stamp));
    drawing
}

/// Draws the radar of one of several teams.
#[must_use]
pub fn section_radar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    draw(instrument, team, Compared::default(), &SECTION)
}

fn draw(
    instrument: &Instrument,
    team: &TeamScores,
    with: Compared<'_>,
    measures: &Measures,
) -> Drawing {
    let measure = Measure::of(instrument);
    let names = if measures.shared { Names::InTable } else { Names::Below };
    let (title, description) = told(instrument, team, with, names);
    if is_in_rows(instrument) {
        let says = |place: usize| trait_words(instrument, place, &team.traits[place]);
        return rows(instrument, &team.traits, (measures.width, with.target), &says)
            .finish(title, description);
    }
    let titles: Vec<&str> = instrument.traits().iter().map(|one| one.name.as_str()).collect();
    let longest = titles.iter().map(|title| title.chars().count()).max().unwrap_or(0);
    let around = Around {
        width: measures.width,
        radius: if longest > 16 { measures.smaller } else { measures.radius },
        size: measures.name,
        below: numbers_width(measure, team, measures.count),
    };
    let laid = lay_out(&titles, around);
    let below = if with.target.is_some() { wanted::LEGEND } else { 0.0 };
    let canvas = Canvas::new(around.width, laid.height + below);
    frame(&canvas, laid.center, (around.radius, titles.len()), measure.scale().len());
    for own in &laid.labels {
        name(&canvas, own);
    }
    // The teams' radars of a report have the same names around the same circle, unless numbers are wider.
    let id = || format!("radar-section-{}", (around.below * 100.0).round());
    let shared = measures.shared.then(|| stamp(&id(), &canvas));
    lines(&canvas, instrument, team, with, (laid.center, around.radius));
    if let Some(gaps) = with.target {
        let orientations = instrument.orientations().len();
        wanted::legend(&canvas, gaps, orientations, around.width, laid.height);
    }
    scale(&canvas, laid.center, (around.radius, titles.len()), measure);
    for (own, scores) in laid.labels.iter().zip(&team.traits) {
        let spot = (own.at.x, own.anchor, own.bounds.bottom - 2.4);
        numbers_at(&canvas, spot, scores, (measure, measures.count));
    }
    on(shared, canvas.finish(title, description))
}

/// Lines, marks and what they are compared with, around this centre.
fn lines(
    canvas: &Canvas,
    instrument: &Instrument,
    team: &TeamScores,
    with: Compared<'_>,
    (center, radius): (Point, f32),
) {
    let measure = Measure::of(instrument);
    let spokes = team.traits.len();
    let at = |spoke: usize, orientation: usize| {
        let own = &team.traits[spoke];
        let along = measure.reach(own.shares[orientation]) as f32;
        (own.answered > 0).then(|| place(center, radius * along, spoke, spokes))
    };
    if let Some(wave) = with.before {
        ghost(canvas, wave, measure, center, radius);
    }
    let looks = ORIENTATIONS.iter().enumerate().take(instrument.orientations().len());
    for (orientation, look) in looks.clone() {
        let points: Vec<Option<Point>> = (0..spokes).map(|spoke| at(spoke, orientation)).collect();
        let stroke = Stroke { color: look.fill, width: 1.5, dash: look.dash };
        let fill = Fill { color: look.fill, opacity: 0.08 };
        outline(canvas, &points, Some(fill), stroke);
    }
    for (orientation, look) in looks {
        for (spoke, own) in team.traits.iter().enumerate() {
            if let Some(at) = at(spoke, orientation).filter(|_| own.shares[orientation] > 0.0) {
                canvas.mark(at, filled_mark(*look, 3.2));
            }
        }
    }
    if let Some(gaps) = with.target {
        wanted::on_spokes(canvas, gaps, team, (measure, center, radius));
    }
    for (spoke, own) in team.traits.iter().enumerate() {
        let marks = (0..own.shares.len()).filter_map(|orientation| at(spoke, orientation));
        let rim = (own.answered == 0).then(|| place(center, radius, spoke, spokes));
        canvas.value(marks.chain(rim).collect(), trait_words(instrument, spoke, own));
    }
}

/// A closed line through the places of an orientation; where nobody answered, the line has a gap,
/// and nothing is filled.
pub(super) fn outline(
    canvas: &Canvas,
    points: &[Option<Point>],
    fill: Option<Fill>,
    stroke: Stroke,
) {
    let Some(gap) = points.iter().position(Option::is_none) else {
        let all: Vec<Point> = points.iter().copied().flatten().collect();
        return canvas.polygon(&all, fill, Some(stroke));
    };
    // From a gap on, no run goes over the end of the circle.
    let around: Vec<Option<Point>> = points[gap..].iter().chain(&points[..gap]).copied().collect();
    for run in around.split(Option::is_none) {
        let run: Vec<Point> = run.iter().copied().flatten().collect();
        if run.len() > 1 {
            canvas.line(&run, stroke);
        }
    }
}

/// The outlines of an earlier wave: grey, in the dash of each orientation, without marks.
fn ghost(canvas: &Canvas, wave: &Wave, measure: Measure, center: Point, radius: f32) {
    for (orientation, look) in ORIENTATIONS.iter().enumerate().take(wave.shares.len()) {
        let points: Vec<Point> = wave
            .traits
            .iter()
            .enumerate()
            .map(|(spoke, shares)| {
                let share = shares.get(orientation).copied().unwrap_or(0.0);
                place(center, radius * measure.reach(share) as f32, spoke, wave.traits.len())
            })
            .collect();
        let stroke = Stroke { color: theme::FRAME, width: 0.8, dash: look.dash };
        canvas.polygon(&points, None, Some(stroke));
    }
}

fn filled_mark(look: theme::OrientationStyle, radius: f32) -> MarkLook {
    MarkLook { marker: look.marker, radius, fill: Some(opaque(look.fill)), stroke: None }
}

/// So many rings, and spokes.
pub(super) fn frame(canvas: &Canvas, center: Point, (radius, spokes): (f32, usize), rings: usize) {
    for ring in 1..=rings {
        let color = if ring == rings { theme::RULE } else { theme::HAIRLINE };
        canvas.ring(center, radius * ring as f32 / rings as f32, solid(color, 0.6));
    }
    for spoke in 0..spokes {
        let end = place(center, radius, spoke, spokes);
        canvas.line(&[center, end], solid(theme::HAIRLINE, 0.5));
    }
}

/// The values of the rings, between the last spoke and the first.
fn scale(canvas: &Canvas, center: Point, (radius, spokes): (f32, usize), measure: Measure) {
    let (right, down) = direction(-0.5, spokes.max(8));
    for (along, text) in measure.scale() {
        let distance = radius * along as f32;
        let at = Point::new(center.x + right * distance, center.y + down * distance + 2.5);
        let width = measure::width(&text, Weight::Regular, 7.0);
        let paper = Fill { color: theme::PAPER, opacity: 0.85 };
        canvas.bar(at.x - width / 2.0 - 1.0, at.y - 6.0, width + 2.0, 7.6, paper);
        canvas.label(&label(at, Anchor::Middle, 7.0, theme::INK_SOFT, &text));
    }
}

/// A spoke's number and name.
pub(super) fn name(canvas: &Canvas, own: &SpokeLabel) {
    if let Some(leader) = own.leader {
        canvas.line(&leader, solid(theme::RULE, 0.5));
    }
    let number_width = measure::width(&own.number, Weight::Regular, own.size);
    for (index, line) in own.lines.iter().enumerate() {
        let mut at = Point::new(own.at.x, own.at.y + index as f32 * own.size * 1.22);
        let width = measure::width(line, Weight::Bold, own.size);
        let number = (index == 0).then_some(own.number.as_str());
        let whole = width + if number.is_some() { number_width } else { 0.0 };
        at.x = match own.anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - whole / 2.0,
            Anchor::End => at.x - whole,
        };
        if let Some(number) = number {
            let text = number.trim_end();
            canvas.label(&label(at, Anchor::Start, own.size, theme::INK_SOFT, text));
            at.x += number_width;
        }
        canvas.label(&bold(at, Anchor::Start, own.size, theme::INK, line));
    }
}

fn number_width(number: &str, size: f32) -> f32 {
    MARK * 2.0 + 2.0 + measure::width(number, Weight::Bold, size)
}

const NUMBER_GAP: f32 = 4.0;

fn numbers_width(measure: Measure, team: &TeamScores, size: f32) -> f32 {
    let all = |own: &TraitScores| {
        let own = (0..own.shares.len()).map(|place| measure.trait_number(own, place));
        own.map(|number| number_width(&number, size) + NUMBER_GAP).sum::<f32>() - NUMBER_GAP
    };
    let least = number_width("10", size) * team.shares.len() as f32
        + NUMBER_GAP * (team.shares.len() as f32 - 1.0);
    team.traits.iter().map(all).fold(least, f32::max)
}

/// The numbers of a trait; the largest is bold. Where nobody answered, that is said.
fn numbers_at(
    canvas: &Canvas,
    (x, anchor, y): (f32, Anchor, f32),
    scores: &TraitScores,
    (measure, size): (Measure, f32),
) {
    if scores.answered == 0 {
        let at = Point::new(x, y);
        return canvas.label(&label(at, anchor, size, theme::INK_SOFT, "no answer"));
    }
    let texts: Vec<String> =
        (0..scores.shares.len()).map(|place| measure.trait_number(scores, place)).collect();
    let width: f32 = texts.iter().map(|text| number_width(text, size)).sum::<f32>()
        + (texts.len() as f32 - 1.0) * NUMBER_GAP;
    let mut x = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    let leading = leaders(&scores.counts);
    for (orientation, text) in texts.iter().enumerate() {
        let look = &ORIENTATIONS[orientation];
        let at = Point::new(x + MARK, y - size * 0.35);
        canvas.mark(at, filled_mark(*look, MARK));
        let at = Point::new(x + MARK * 2.0 + 2.0, y);
        let weight = if leading.contains(&orientation) { Weight::Bold } else { Weight::Regular };
        canvas.label(&Label { weight, ..label(at, Anchor::Start, size, look.text, text) });
        x += number_width(text, size) + NUMBER_GAP;
    }
}
