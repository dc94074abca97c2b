//! The team on each orientation: a mark at its share, and a line as long as its interval where there
//! is one, along one scale from zero.

use super::canvas::{Canvas, bold, label, opaque, solid};
use super::dumbbell::Axis;
use super::fit::{Room, cut, wrap};
use super::measure;
use super::narrow::NARROW;
use super::recorder::MarkLook;
use super::team_dots::{TeamDots, interval_line, share_words};
use super::words::{list_and, names, plain};
use crate::drawing::{Anchor, Drawing, Point, Stroke, Weight};
use crate::format;
use crate::instrument::Instrument;
use crate::score::Measure;
use crate::theme::{self, ORIENTATIONS};

/// The width of a page's content without what stands beside the chart: 50 mm, and 6 mm between.
const WIDTH: f32 = 323.2;
/// The most that a name takes.
const NAMES: f32 = 78.0;
/// The column of a share and its interval, and of a share alone.
const NUMBERS: f32 = 82.0;
const SHARES: f32 = 36.0;
/// The end of the shares in that column.
const SHARE_END: f32 = 34.0;
const SIZE: f32 = 8.0;
const LINE: f32 = 9.6;
const ROW: f32 = 18.0;
const CLOSER_ROW: f32 = 15.0;
/// What the mark and the line before a name take: the key to the radar, too.
const KEY: f32 = 25.0;
const TOP: f32 = 14.0;
const RADIUS: f32 = 3.6;

/// Draws the shares of the whole team. `without` says why there are no intervals, where there are
/// none.
#[must_use]
pub fn dot_plot(instrument: &Instrument, team: TeamDots<'_>, without: Option<&str>) -> Drawing {
    let poles = instrument.orientations();
    let room = Room { weight: Weight::Bold, size: SIZE, width: NAMES, indent: 0.0 };
    let names: Vec<Vec<String>> =
        poles.iter().map(|pole| wrap(&pole.name, room, 3).lines).collect();
    let row = if poles.len() > 3 { CLOSER_ROW } else { ROW };
    let heights: Vec<f32> =
        names.iter().map(|lines| (lines.len() as f32 * LINE + 4.0).max(row)).collect();
    let bottom = TOP + heights.iter().sum::<f32>();
    let canvas = Canvas::new(WIDTH, bottom + 2.0);
    let numbers = if has_intervals(team) { NUMBERS } else { SHARES };
    let widest = names.iter().flatten().map(|line| measure::width(line, Weight::Bold, SIZE));
    let from = KEY + widest.fold(0.0, f32::max) + 10.0;
    let to = WIDTH - numbers - 12.0;
    let scale = Measure::of(instrument);
    let axis = Axis::up_to(reach(team), from, to);
    axis.draw(&canvas, TOP - 6.0, bottom, unit(scale));
    let mut top = TOP;
    for (place, (lines, height)) in names.iter().zip(&heights).enumerate() {
        let middle = top + height / 2.0;
        let first = middle + 2.8 - (lines.len().max(1) - 1) as f32 * LINE / 2.0;
        key(&canvas, place, middle);
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(KEY, first + index as f32 * LINE);
            canvas.label(&bold(at, Anchor::Start, SIZE, ORIENTATIONS[place].text, line));
        }
        canvas
            .line(&[Point::new(from, middle), Point::new(to, middle)], solid(theme::HAIRLINE, 0.5));
        let at = dot(&canvas, &axis, team, place, middle);
        canvas.value(vec![at], share_words(instrument, team, place));
        let y = middle + 2.8;
        numbers_at(&canvas, scale, team, place, Point::new(WIDTH - numbers + SHARE_END, y));
        top += height;
    }
    let (title, description) = words(instrument, team, without);
    canvas.finish(title, description)
}

/// The same for a narrow window: names and numbers above their marks, not beside them.
pub(super) fn narrow_dot_plot(
    instrument: &Instrument,
    team: TeamDots<'_>,
    without: Option<&str>,
) -> Drawing {
    const TALL: f32 = 36.0;
    const EDGE: f32 = 10.0;
    let poles = instrument.orientations();
    let canvas = Canvas::new(NARROW, TOP + TALL * poles.len() as f32);
    let numbers = if has_intervals(team) { NUMBERS } else { SHARES };
    let measure = Measure::of(instrument);
    let axis = Axis::up_to(reach(team), EDGE, NARROW - EDGE - 6.0);
    let middle = |place: usize| TOP + TALL * place as f32 + 25.0;
    for place in 0..poles.len() {
        axis.lines(&canvas, middle(place) - 7.0, middle(place) + 7.0);
    }
    axis.draw(&canvas, TOP - 6.0, TOP - 2.0, unit(measure));
    for (place, pole) in poles.iter().enumerate() {
        let y = middle(place);
        let base = y - 11.0;
        key(&canvas, place, base - 2.8);
        let name = cut(&pole.name, Weight::Bold, SIZE, NARROW - numbers - KEY - 3.0);
        let at = Point::new(KEY, base);
        canvas.label(&bold(at, Anchor::Start, SIZE, ORIENTATIONS[place].text, &name));
        let track = [Point::new(EDGE, y), Point::new(NARROW - EDGE - 6.0, y)];
        canvas.line(&track, solid(theme::HAIRLINE, 0.5));
        let at = dot(&canvas, &axis, team, place, y);
        canvas.value(vec![at], share_words(instrument, team, place));
        numbers_at(&canvas, measure, team, place, Point::new(NARROW - numbers + SHARE_END, base));
    }
    let (title, description) = words(instrument, team, without);
    canvas.finish(title, description)
}

/// The interval of an orientation, where there is one.
fn interval(team: TeamDots<'_>, place: usize) -> Option<(f64, f64)> {
    team.intervals.get(place).copied().flatten()
}

fn has_intervals(team: TeamDots<'_>) -> bool {
    team.intervals.iter().any(Option::is_some)
}

/// The largest number that is drawn.
fn reach(team: TeamDots<'_>) -> f64 {
    let ends = team.intervals.iter().flatten().map(|(_, high)| *high);
    team.scores.shares.iter().copied().chain(ends).fold(0.0, f64::max)
}

fn unit(measure: Measure) -> &'static str {
    if measure.shares_a_whole() { " %" } else { "" }
}

fn mark(place: usize, radius: f32) -> MarkLook {
    let look = ORIENTATIONS[place];
    let fill = Some(opaque(look.fill));
    MarkLook { marker: look.marker, radius, fill, stroke: Some(solid(theme::PAPER, 0.5)) }
}

/// How an orientation is drawn, here and on the radar.
fn key(canvas: &Canvas, place: usize, y: f32) {
    let look = ORIENTATIONS[place];
    let stroke = Stroke { color: look.fill, width: 1.5, dash: look.dash };
    canvas.line(&[Point::new(0.5, y), Point::new(20.5, y)], stroke);
    canvas.mark(Point::new(10.5, y), mark(place, 3.0));
}

/// A team's mark on its interval, whose ends stand out even where the mark covers the line; gives
/// where it is.
fn dot(canvas: &Canvas, axis: &Axis, team: TeamDots<'_>, place: usize, y: f32) -> Point {
    let color = ORIENTATIONS[place].fill;
    if let Some((low, high)) = interval(team, place) {
        interval_line(canvas, axis, (low, high), y, color);
        for end in [low, high] {
            let x = axis.at(end);
            canvas.line(&[Point::new(x, y - 5.0), Point::new(x, y + 5.0)], solid(color, 1.2));
        }
    }
    let at = Point::new(axis.at(team.scores.shares[place]), y);
    canvas.mark(at, mark(place, RADIUS));
    at
}

/// `50 %  47 to 53`, the share ending at this place.
fn numbers_at(canvas: &Canvas, measure: Measure, team: TeamDots<'_>, place: usize, at: Point) {
    let share = measure.level(team.scores.shares[place]);
    canvas.label(&bold(at, Anchor::End, SIZE, ORIENTATIONS[place].text, &share));
    if has_intervals(team) {
        let text = interval(team, place).map_or_else(|| "no interval".to_owned(), bounds);
        let at = Point::new(at.x + 5.0, at.y);
        canvas.label(&label(at, Anchor::Start, 7.5, theme::INK_SOFT, &text));
    }
}

/// `47 to 53`
fn bounds((low, high): (f64, f64)) -> String {
    format!("{} to {}", format::percent_number(low), format::percent_number(high))
}

/// The shares in the order of the instrument; then from the largest to the smallest with their
/// intervals, and whether that of the first overlaps another.
fn words(instrument: &Instrument, team: TeamDots<'_>, without: Option<&str>) -> (String, String) {
    let measure = Measure::of(instrument);
    let shares = &team.scores.shares;
    let level = |place: usize| {
        let name = &instrument.orientations()[place].name;
        format!("{name} {}", plain(&measure.level(shares[place])))
    };
    let all: Vec<String> = (0..shares.len()).map(level).collect();
    let title = format!("Dot plot of {}: {}.", team.scores.name, list_and(&all));
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|&one, &other| shares[other].total_cmp(&shares[one]));
    let rows = order.iter().map(|&place| share_words(instrument, team, place));
    let rows: Vec<String> = rows.collect();
    let mut parts = vec![format!("From the largest to the smallest: {}", rows.join("; "))];
    if team.scores.tied.len() > 1 {
        let tied = names(instrument, &team.scores.tied);
        parts.push(format!("{} share the first place", list_and(&tied)));
    }
    if let Some(why) = without {
        parts.push(format!("No interval: {why}"));
    } else if team.scores.tied.len() < 2 {
        let first = &instrument.orientations()[order[0]].name;
        parts.push(match &team.overlapping_first()[..] {
            [] => format!("The interval of {first} overlaps no other"),
            met => {
                let met = list_and(&names(instrument, met));
                format!("The interval of {first} overlaps with {met}")
            }
        });
    }
    parts.push(format!("n = {}", team.scores.people));
    (title, format!("{}.", parts.join(". ")))
}
