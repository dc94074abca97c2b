//! What changed: a hollow mark for the earlier wave, a filled one for this, over the band in which
//! a change cannot be told from none.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque, solid};
use super::fit::{Room, cut, wrap};
use super::narrow::{NARROW, stacked};
use super::recorder::MarkLook;
use super::words::list_and;
use crate::change::{Change, Paired, StatementChange};
use crate::drawing::{Anchor, Drawing, Label, Point, Weight};
use crate::format;
use crate::instrument::Instrument;
use crate::theme::{self, ORIENTATIONS, OrientationStyle};

/// Size of what is read first, in points.
const SIZE: f32 = 8.5;
const SMALL: f32 = 7.5;
const LINE: f32 = 10.4;

/// The shares of the same people, an orientation a row; none when nobody is in both waves.
#[must_use]
pub fn dumbbell(instrument: &Instrument, change: &Change) -> Option<Drawing> {
    const NAMES: f32 = 74.0;
    const WORDS: f32 = 122.0;
    const TOP: f32 = 18.0;
    let pairs: Vec<Paired> =
        change.shares.iter().map(|share| share.paired).collect::<Option<_>>()?;
    let names: Vec<Vec<String>> = instrument
        .orientations()
        .iter()
        .map(|own| {
            let room = Room { weight: Weight::Bold, size: SIZE, width: NAMES - 8.0, indent: 0.0 };
            wrap(&own.name, room, 4).lines
        })
        .collect();
    let most = names.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
    let row = (most * LINE + 8.0).max(32.0);
    let height = TOP + row * pairs.len() as f32;
    let canvas = Canvas::new(CONTENT_WIDTH, height + 2.0);
    let axis = Axis::shares(&pairs, NAMES, CONTENT_WIDTH - WORDS - 14.0);
    for (place, paired) in pairs.iter().enumerate().filter(|_| change.has_band()) {
        let middle = TOP + row * (place as f32 + 0.5);
        let (from, to) = axis.band(paired.before, paired.band);
        canvas.bar(from, middle - 11.0, to - from, 22.0, opaque(theme::BAND));
    }
    axis.draw(&canvas, TOP - 6.0, height, " %");
    for (place, (paired, lines)) in pairs.iter().zip(&names).enumerate() {
        let middle = TOP + row * (place as f32 + 0.5);
        let look = ORIENTATIONS[place];
        let first = middle + 3.0 - (lines.len().max(1) - 1) as f32 * LINE / 2.0;
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(0.0, first + index as f32 * LINE);
            canvas.label(&bold(at, Anchor::Start, SIZE, look.text, line));
        }
        let ends = [paired.before, paired.after].map(|share| Point::new(axis.at(share), middle));
        step(&canvas, look, 4.2, ends);
        canvas.value(ends.to_vec(), row_words(&instrument.orientations()[place].name, *paired));
        let x = CONTENT_WIDTH - WORDS;
        let weight = if paired.beyond { Weight::Bold } else { Weight::Regular };
        let upper = Point::new(x, middle - 1.4);
        let text = numbers(*paired);
        canvas.label(&Label { weight, ..label(upper, Anchor::Start, 8.0, theme::INK, &text) });
        let lower = Point::new(x, middle + 8.6);
        canvas.label(&label(lower, Anchor::Start, SMALL, theme::INK_SOFT, verdict(*paired)));
    }
    let (title, description) = words(instrument, change, &pairs);
    Some(canvas.finish(title, description))
}

/// The same for a narrow window: names and numbers above their marks, not beside them.
pub(super) fn narrow_dumbbell(instrument: &Instrument, change: &Change) -> Option<Drawing> {
    const ROW: f32 = 62.0;
    const EDGE: f32 = 10.0;
    let pairs: Vec<Paired> =
        change.shares.iter().map(|share| share.paired).collect::<Option<_>>()?;
    let canvas = Canvas::new(NARROW, 14.0 + ROW * pairs.len() as f32);
    let axis = Axis::shares(&pairs, EDGE, NARROW - EDGE - 6.0);
    let middle = |place: usize| 14.0 + ROW * place as f32 + 46.0;
    for (place, paired) in pairs.iter().enumerate() {
        if change.has_band() {
            let (from, to) = axis.band(paired.before, paired.band);
            canvas.bar(from, middle(place) - 9.0, to - from, 18.0, opaque(theme::BAND));
        }
        axis.lines(&canvas, middle(place) - 11.0, middle(place) + 11.0);
    }
    axis.draw(&canvas, 8.0, 13.0, " %");
    for (place, paired) in pairs.iter().enumerate() {
        let look = ORIENTATIONS[place];
        let y = middle(place);
        let name = &instrument.orientations()[place].name;
        let name = cut(name, Weight::Bold, SIZE, NARROW);
        canvas.label(&bold(Point::new(0.0, y - 28.0), Anchor::Start, SIZE, look.text, &name));
        let weight = if paired.beyond { Weight::Bold } else { Weight::Regular };
        let text = format!("{}; {}", numbers(*paired), verdict(*paired));
        let at = Point::new(0.0, y - 17.0);
        canvas.label(&Label { weight, ..label(at, Anchor::Start, SMALL, theme::INK, &text) });
        let ends = [paired.before, paired.after].map(|share| Point::new(axis.at(share), y));
        step(&canvas, look, 4.2, ends);
        canvas.value(ends.to_vec(), row_words(&instrument.orientations()[place].name, *paired));
    }
    let (title, description) = words(instrument, change, &pairs);
    Some(canvas.finish(title, description))
}

/// `31.9 to 27.4 %, −4.4`
fn numbers(paired: Paired) -> String {
    let (before, after) = (paired.before, paired.after);
    format!(
        "{} to {} %, {}",
        format::percent_tenths(before),
        format::percent_tenths(after),
        format::points_tenths(paired.difference())
    )
}

fn verdict(paired: Paired) -> &'static str {
    match (paired.beyond, paired.band) {
        (true, _) => "beyond the band",
        (false, Some(_)) => "inside the band: can’t tell",
        (false, None) => "can’t tell",
    }
}

fn words(instrument: &Instrument, change: &Change, pairs: &[Paired]) -> (String, String) {
    let orientations = instrument.orientations();
    let told: Vec<String> = orientations
        .iter()
        .zip(pairs)
        .filter(|(_, paired)| paired.beyond)
        .map(|(own, paired)| {
            format!("{} {} points", own.name, format::points_tenths(paired.difference()))
        })
        .collect();
    let since = format::wave(&change.before.name);
    let title = if told.is_empty() {
        format!("Change since {since}: none beyond the band of chance.")
    } else {
        format!("Change since {since}, beyond the band of chance: {}.", list_and(&told))
    };
    let rows = orientations.iter().zip(pairs);
    let rows: Vec<String> = rows.map(|(own, paired)| row_words(&own.name, *paired)).collect();
    let people = format::count_noun(change.both, "person", "people");
    (title, format!("{people} in both waves. {}.", rows.join(". ")))
}

/// What the two marks of an orientation say.
fn row_words(name: &str, paired: Paired) -> String {
    let band = paired.band.map_or_else(
        || "no band".to_owned(),
        |band| format!("band ± {}", format::decimal(band * 100.0, 1)),
    );
    format!("{name}: {} points, {band}, {}", numbers(paired), verdict(paired))
}

/// The same people on each trait: a column per orientation, in people.
#[must_use]
pub fn trait_dumbbells(instrument: &Instrument, change: &Change) -> Option<Drawing> {
    let columns: Vec<usize> = (0..instrument.orientations().len()).collect();
    columns_of(&columns, CONTENT_WIDTH, instrument, change)
}

/// The same for a narrow window: an orientation below the other.
pub(super) fn narrow_trait_dumbbells(instrument: &Instrument, change: &Change) -> Option<Drawing> {
    let each = 0..instrument.orientations().len();
    let parts = each.filter_map(|place| columns_of(&[place], NARROW, instrument, change));
    stacked(parts.collect(), 12.0)
}

/// A column for each of these orientations.
fn columns_of(
    columns: &[usize],
    whole: f32,
    instrument: &Instrument,
    change: &Change,
) -> Option<Drawing> {
    const NAMES: f32 = 96.0;
    const GAP: f32 = 18.0;
    let traits = change.traits.as_ref()?;
    let orientations = instrument.orientations();
    let many = columns.len() as f32;
    let width = (whole - NAMES - GAP * (many - 1.0)) / many;
    let heads: Vec<Vec<String>> = columns
        .iter()
        .map(|&place| {
            let room = Room { weight: Weight::Bold, size: 8.0, width: width - 11.0, indent: 0.0 };
            wrap(&orientations[place].name, room, 4).lines
        })
        .collect();
    let names: Vec<Vec<String>> = instrument
        .traits()
        .iter()
        .map(|own| {
            let room =
                Room { weight: Weight::Regular, size: SMALL, width: NAMES - 10.0, indent: 0.0 };
            wrap(&own.name, room, 2).lines
        })
        .collect();
    // Sixty traits still fit a page of either paper.
    let most = names.iter().map(Vec::len).max().unwrap_or(1);
    let wanted = if most > 1 { 20.0 } else { 12.4 };
    let row = f32::min(wanted, 620.0 / traits.len().max(1) as f32);
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
    let top = lines * LINE + 18.0;
    let height = top + row * traits.len() as f32;
    let canvas = Canvas::new(whole, height + 2.0);
    for (column, (&place, lines)) in columns.iter().zip(&heads).enumerate() {
        let look = ORIENTATIONS[place];
        let left = NAMES + column as f32 * (width + GAP);
        let axis = Axis::people(
            change.both,
            left,
            left + width - if whole < CONTENT_WIDTH { 6.0 } else { 0.0 },
        );
        let mark = MarkLook {
            marker: look.marker,
            radius: 3.0,
            fill: Some(opaque(look.fill)),
            stroke: None,
        };
        canvas.mark(Point::new(left + 3.2, 5.6), mark);
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(left + 11.0, 8.4 + index as f32 * LINE);
            canvas.label(&bold(at, Anchor::Start, 8.0, look.text, line));
        }
        for (index, own) in traits.iter().enumerate() {
            let one = &own.statements[place];
            let middle = top + row * (index as f32 + 0.5);
            let (from, to) = axis.band(one.before as f64, Some(one.needed as f64 - 0.5));
            let tall = row * 0.74;
            canvas.bar(from, middle - tall / 2.0, to - from, tall, opaque(theme::TINT));
        }
        axis.draw(&canvas, top - 5.0, height, "");
        for (index, own) in traits.iter().enumerate() {
            let middle = top + row * (index as f32 + 0.5);
            let StatementChange { before, after, .. } = own.statements[place];
            let radius = (row * 0.24).min(3.0);
            let ends = [before, after].map(|count| Point::new(axis.at(count as f64), middle));
            step(&canvas, look, radius, ends);
            let (on, pole) = (&instrument.traits()[index].name, &orientations[place].name);
            canvas.value(ends.to_vec(), format!("{on}: {pole} {before} to {after}"));
        }
    }
    for (index, lines) in names.iter().enumerate() {
        let size = if lines.len() > 1 { 7.0 } else { SMALL };
        let first = top + row * (index as f32 + 0.5) + 2.6 - (lines.len().max(1) - 1) as f32 * 4.2;
        for (place, line) in lines.iter().enumerate() {
            let at = Point::new(0.0, first + place as f32 * 8.4);
            canvas.label(&label(at, Anchor::Start, size, theme::INK, line));
        }
    }
    let (title, description) = trait_words(instrument, change);
    Some(canvas.finish(title, description))
}

fn trait_words(instrument: &Instrument, change: &Change) -> (String, String) {
    let since = format::wave(&change.before.name);
    let mut told = Vec::new();
    let mut rows = Vec::new();
    for (own, of) in change.traits.iter().flatten().zip(instrument.traits()) {
        let each = instrument.orientations().iter().zip(&own.statements);
        let cells: Vec<String> = each
            .clone()
            .map(|(pole, one)| format!("{} {} to {}", pole.name, one.before, one.after))
            .collect();
        told.extend(each.filter(|(_, one)| one.beyond).map(|(pole, one)| {
            format!("{} on {}, {} to {}", pole.name, of.name, one.before, one.after)
        }));
        rows.push(format!("{}: {}, n = {}", of.name, cells.join(", "), own.both));
    }
    let title = if told.is_empty() {
        format!("Change since {since}, trait by trait: none beyond the band of chance.")
    } else {
        format!("Change since {since}, trait by trait: {}.", list_and(&told))
    };
    (title, format!("{}.", rows.join(". ")))
}

/// The earlier mark, hollow, and this wave's, filled, on a line; one small mark where they are one.
fn step(canvas: &Canvas, look: OrientationStyle, radius: f32, [before, after]: [Point; 2]) {
    let filled = |radius| MarkLook {
        marker: look.marker,
        radius,
        fill: Some(opaque(look.fill)),
        // On the grey of the band, a mark stands out by its edge.
        stroke: Some(solid(theme::PAPER, 0.6)),
    };
    if (before.x - after.x).abs() < 0.05 {
        canvas.mark(after, filled(radius * 0.72));
        return;
    }
    canvas.line(&[before, after], solid(look.text, if radius > 3.5 { 1.5 } else { 1.1 }));
    let hollow = MarkLook {
        marker: look.marker,
        radius,
        fill: Some(opaque(theme::PAPER)),
        stroke: Some(solid(theme::FRAME, 1.0)),
    };
    canvas.mark(before, hollow);
    canvas.mark(after, filled(radius));
}

/// A scale from zero.
pub(super) struct Axis {
    left: f32,
    right: f32,
    most: f64,
    ticks: Vec<f64>,
    /// What a tick is multiplied by to be read.
    times: f64,
}

impl Axis {
    /// Shares, as far as the marks and the bands reach.
    fn shares(pairs: &[Paired], left: f32, right: f32) -> Self {
        let reach =
            |paired: &Paired| paired.after.max(paired.before + paired.band.unwrap_or(0.0)).min(1.0);
        Self::up_to(pairs.iter().map(reach).fold(0.0, f64::max), left, right)
    }

    /// Shares up to this one at least.
    pub(super) fn up_to(most: f64, left: f32, right: f32) -> Self {
        let tenths = ((most * 10.0 - 1e-9).ceil() as usize).clamp(2, 10);
        // So that numbers stand apart.
        let fits = |every: &usize| (right - left) * *every as f32 / tenths as f32 >= 22.0;
        let least = if tenths > 8 { 2 } else { 1 };
        let every = [1, 2, 5].into_iter().filter(|every| *every >= least).find(fits).unwrap_or(10);
        let ticks = (0..=tenths).filter(|tick| tick % every == 0);
        let ticks = ticks.map(|tick| tick as f64 / 10.0).collect();
        Self { left, right, most: tenths as f64 / 10.0, ticks, times: 100.0 }
    }

    /// People, up to all who answered in both waves.
    fn people(most: usize, left: f32, right: f32) -> Self {
        let every = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000]
            .into_iter()
            .find(|every| most / every <= 4)
            .unwrap_or(most.max(1));
        let ticks = (0..=most).step_by(every).map(|tick| tick as f64).collect();
        Self { left, right, most: most.max(1) as f64, ticks, times: 1.0 }
    }

    pub(super) fn at(&self, value: f64) -> f32 {
        let part = (value / self.most).clamp(0.0, 1.0) as f32;
        self.left + part * (self.right - self.left)
    }

    /// From where to where a band around a value reaches: everywhere, when nothing could be told.
    fn band(&self, middle: f64, half: Option<f64>) -> (f32, f32) {
        half.map_or((self.left, self.right), |half| {
            (self.at(middle - half), self.at(middle + half))
        })
    }

    /// A line at each tick.
    pub(super) fn lines(&self, canvas: &Canvas, top: f32, bottom: f32) {
        for (place, &tick) in self.ticks.iter().enumerate() {
            let x = self.at(tick);
            let color = if place == 0 { theme::FRAME } else { theme::HAIRLINE };
            let width = if place == 0 { 0.75 } else { 0.5 };
            canvas.line(&[Point::new(x, top), Point::new(x, bottom)], solid(color, width));
        }
    }

    pub(super) fn draw(&self, canvas: &Canvas, y: f32, bottom: f32, unit: &str) {
        let last = self.ticks.len().saturating_sub(1);
        self.lines(canvas, y + 4.0, bottom);
        for (place, &tick) in self.ticks.iter().enumerate() {
            let x = self.at(tick);
            let text = format::decimal(tick * self.times, 0);
            let text = if place == last { text + unit } else { text };
            canvas.label(&label(Point::new(x, y), Anchor::Middle, 7.0, theme::INK_SOFT, &text));
        }
    }
}
