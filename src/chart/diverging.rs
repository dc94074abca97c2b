//! Bars that begin at a stated middle and go to both sides of it: a row per trait, a column per
//! orientation, the number on the free side of the middle.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque, solid};
use super::fit::{Room, cut, wrap};
use super::measure;
use super::narrow::NARROW;
use super::recorder::MarkLook;
use crate::drawing::{Anchor, Drawing, Label, Point, Weight};
use crate::instrument::Instrument;
use crate::theme::{self, ORIENTATIONS};

/// What is drawn.
pub(super) struct Diverging {
    /// The orientations that have a column, by their places.
    pub(super) columns: Vec<usize>,
    /// Rows under a title each.
    pub(super) sections: Vec<Section>,
    /// The distance from the middle to either end.
    pub(super) reach: f64,
    /// The texts of the left end, the middle and the right end.
    pub(super) ticks: [String; 3],
    /// The height of a row with a name on one line, where there is room.
    pub(super) row: f32,
    /// The most that all rows take, so that the chart stands on one page of either paper.
    pub(super) tallest: f32,
}

/// Rows that are read in the same way.
pub(super) struct Section {
    /// How, when there are several.
    pub(super) title: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// A trait.
pub(super) struct Row {
    pub(super) name: String,
    /// One per column; none where there is nothing to show.
    pub(super) cells: Vec<Option<Bar>>,
}

/// How far a number is from the middle, and its text.
#[derive(Clone)]
pub(super) struct Bar {
    pub(super) distance: f64,
    pub(super) text: String,
    /// Whether the text is what matters.
    pub(super) weight: Weight,
}

const HEAD: f32 = 8.0;
const SMALL: f32 = 7.5;
const LEAST: f32 = 7.0;
const LINE: f32 = 10.4;
const NAMES: f32 = 112.0;
/// From so many columns on, they need the room.
const MANY: usize = 5;
const GAP: f32 = 14.0;
const TITLE: f32 = 16.0;
/// A row that has names in two lines.
const TWO_LINES: f32 = 19.0;
/// A row beside a table with the same numbers, and one that stands alone.
pub(super) const TIGHT: f32 = 13.0;
pub(super) const LOOSE: f32 = 17.0;

impl Diverging {
    /// Draws the bars; the caller says what they show.
    pub(super) fn draw(&self, instrument: &Instrument) -> Canvas {
        self.within(CONTENT_WIDTH, instrument)
    }

    /// The same for a narrow window: an orientation below the other, with the rows that it has.
    pub(super) fn narrow(&self, instrument: &Instrument) -> Vec<Drawing> {
        let part = |column: usize| {
            let rows = |section: &Section| -> Vec<Row> {
                let all = section.rows.iter().filter_map(|row| {
                    let cells = vec![Some(row.cells[column].clone()?)];
                    Some(Row { name: row.name.clone(), cells })
                });
                all.collect()
            };
            let sections = self
                .sections
                .iter()
                .map(|section| Section { title: section.title.clone(), rows: rows(section) });
            let alone = Self {
                columns: vec![self.columns[column]],
                sections: sections.filter(|section| !section.rows.is_empty()).collect(),
                reach: self.reach,
                ticks: self.ticks.clone(),
                row: self.row,
                tallest: f32::INFINITY,
            };
            alone.within(NARROW, instrument).finish(String::new(), String::new())
        };
        (0..self.columns.len()).map(part).collect()
    }

    /// The room for the names of traits: beside many columns, no more than they need.
    fn names_width(&self) -> f32 {
        if self.columns.len() < MANY {
            return NAMES;
        }
        let all = self.sections.iter().flat_map(|section| &section.rows);
        let widths = all.map(|row| measure::width(&row.name, Weight::Regular, SMALL));
        (widths.fold(0.0, f32::max) + 10.0).min(NAMES)
    }

    fn within(&self, whole: f32, instrument: &Instrument) -> Canvas {
        let beside = self.names_width();
        let rows: usize = self.sections.iter().map(|section| section.rows.len()).sum();
        let titles = self.sections.iter().filter(|section| section.title.is_some()).count();
        let width =
            (whole - beside - GAP * (self.columns.len() as f32 - 1.0)) / self.columns.len() as f32;
        let names = || self.columns.iter().map(|&place| &*instrument.orientations()[place].name);
        let size = head_size(&mut names().flat_map(str::split_whitespace), width - 11.0);
        let room = Room { weight: Weight::Bold, size, width: width - 11.0, indent: 0.0 };
        let heads: Vec<Vec<String>> = names().map(|name| wrap(name, room, 4).lines).collect();
        let room = Room { weight: Weight::Regular, size: LEAST, width: beside - 8.0, indent: 0.0 };
        let all = self.sections.iter().flat_map(|section| &section.rows);
        let fits_one = all.clone().all(|row| wrap(&row.name, room, 2).lines.len() < 2);
        let wanted = if fits_one { self.row } else { self.row.max(TWO_LINES) };
        let row = f32::min(wanted, self.tallest / rows.max(1) as f32);
        let lines = heads.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
        let top = lines * LINE + 18.0;
        let height = top + row * rows as f32 + TITLE * titles as f32;
        let canvas = Canvas::new(whole, height + 2.0);
        let middle = |column: usize| beside + column as f32 * (width + GAP) + width / 2.0;
        for (column, (&place, lines)) in self.columns.iter().zip(&heads).enumerate() {
            let left = middle(column) - width / 2.0;
            head(&canvas, (place, size), left, lines);
            self.axis(&canvas, middle(column), width, (top - 5.0, height));
        }
        let mut y = top;
        for section in &self.sections {
            if let Some(title) = &section.title {
                // On the paper itself, so that the axes do not run through the words.
                canvas.bar(0.0, y + 1.0, whole, TITLE - 2.0, opaque(theme::PAPER));
                let at = Point::new(0.0, y + TITLE - 5.0);
                let title = cut(title, Weight::Bold, SMALL, whole);
                canvas.label(&bold(at, Anchor::Start, SMALL, theme::INK_SOFT, &title));
                y += TITLE;
            }
            for own in &section.rows {
                name(&canvas, (&own.name, beside - 8.0), y + row / 2.0, row >= TWO_LINES);
                for (column, bar) in own.cells.iter().enumerate() {
                    if let Some(bar) = bar {
                        let place = self.columns[column];
                        let end = self.bar(&canvas, place, bar, (middle(column), y, width, row));
                        let pole = &instrument.orientations()[place].name;
                        canvas.value(vec![end], format!("{}: {pole} {}", own.name, bar.text));
                    }
                }
                y += row;
            }
        }
        canvas
    }

    fn axis(&self, canvas: &Canvas, middle: f32, width: f32, (y, bottom): (f32, f32)) {
        let half = width / 2.0;
        for (tick, (text, side)) in self.ticks.iter().zip([-1.0, 0.0, 1.0]).enumerate() {
            let x = middle + half * side;
            let (color, thick) =
                if tick == 1 { (theme::FRAME, 0.9) } else { (theme::HAIRLINE, 0.5) };
            canvas.line(&[Point::new(x, y + 4.0), Point::new(x, bottom)], solid(color, thick));
            // The ends stand inside, so that neighbours do not meet.
            let anchor = [Anchor::Start, Anchor::Middle, Anchor::End][tick];
            canvas.label(&label(Point::new(x, y), anchor, LEAST, theme::INK_SOFT, text));
        }
    }

    /// Gives where its mark is.
    fn bar(
        &self,
        canvas: &Canvas,
        place: usize,
        bar: &Bar,
        (middle, y, width, row): (f32, f32, f32, f32),
    ) -> Point {
        let look = ORIENTATIONS[place];
        let center = y + row / 2.0;
        let long = (bar.distance / self.reach).clamp(-1.0, 1.0) as f32 * (width / 2.0 - 3.0);
        let tall = (row * 0.46).min(6.0);
        let left = if long < 0.0 { middle + long } else { middle };
        canvas.bar(left, center - tall / 2.0, long.abs().max(0.01), tall, opaque(look.fill));
        let mark = MarkLook {
            marker: look.marker,
            radius: (row * 0.26).min(3.0),
            fill: Some(opaque(look.fill)),
            stroke: Some(solid(theme::PAPER, 0.5)),
        };
        let end = Point::new(middle + long, center);
        canvas.mark(end, mark);
        let (x, anchor) =
            if long > 0.0 { (middle - 4.0, Anchor::End) } else { (middle + 4.0, Anchor::Start) };
        let x = if long == 0.0 { middle + 6.0 } else { x };
        let at = Point::new(x, center + LEAST * 0.36);
        let text = label(at, anchor, LEAST, theme::INK, &bar.text);
        canvas.label(&Label { weight: bar.weight, ..text });
        end
    }
}

/// The mark and the name of an orientation.
fn head(canvas: &Canvas, (place, size): (usize, f32), left: f32, lines: &[String]) {
    let look = ORIENTATIONS[place];
    let mark =
        MarkLook { marker: look.marker, radius: 3.0, fill: Some(opaque(look.fill)), stroke: None };
    canvas.mark(Point::new(left + 3.2, 5.6), mark);
    for (index, line) in lines.iter().enumerate() {
        let at = Point::new(left + 11.0, 8.4 + index as f32 * LINE);
        canvas.label(&bold(at, Anchor::Start, size, look.text, line));
    }
}

/// The largest size at which no word of a head is broken.
fn head_size(words: &mut dyn Iterator<Item = &str>, room: f32) -> f32 {
    let widest = words.map(|word| measure::width(word, Weight::Bold, 1.0)).fold(0.0, f32::max);
    [HEAD, SMALL, LEAST].into_iter().find(|size| widest * size <= room).unwrap_or(LEAST)
}

/// The name of a trait, in one line or two.
fn name(canvas: &Canvas, (text, width): (&str, f32), middle: f32, in_two: bool) {
    let most = if in_two { 2 } else { 1 };
    let one = Room { weight: Weight::Regular, size: SMALL, width, indent: 0.0 };
    let mut lines = wrap(text, one, 1);
    let mut size = SMALL;
    if !lines.whole {
        size = LEAST;
        lines = wrap(text, Room { size, ..one }, most);
    }
    let first = middle + size * 0.36 - (lines.lines.len().max(1) - 1) as f32 * 4.2;
    for (index, line) in lines.lines.iter().enumerate() {
        let at = Point::new(0.0, first + index as f32 * 8.4);
        canvas.label(&label(at, Anchor::Start, size, theme::INK, line));
    }
}
