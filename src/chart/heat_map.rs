//! The heat map: a row for each trait, a cell for each statement, with its number. The depth of the
//! orientation's hue is the share; the numbers say the same without colour.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque};
use super::fit::{Room, wrap};
use super::recorder::MarkLook;
use super::words::{count_noun, leaders, list_and, plain};
use crate::drawing::{Anchor, Drawing, Label, Point, Weight};
use crate::format;
use crate::instrument::Instrument;
use crate::score::{Measure, TeamScores};
use crate::theme::{self, ORIENTATIONS, TINTS};

const SIZE: f32 = 7.5;
const LINE: f32 = 9.2;
const NUMBER: f32 = 10.0;
/// Room for the names of traits.
const NAMES: f32 = 84.0;
/// Room for how many answered.
const ASKED: f32 = 26.0;
const PAD: f32 = 6.0;
/// The same in cells that are so narrow that the number stands below the statement.
const NARROW_PAD: f32 = 3.5;
/// The most statements in a row whose numbers stand beside them.
const MOST_BESIDE: usize = 4;
/// Between cells.
const GAP: f32 = 2.0;
/// The most lines of a statement; the last is cut.
const MOST_LINES: usize = 4;

/// Draws every statement with its number.
#[must_use]
pub fn heat_map(instrument: &Instrument, team: &TeamScores) -> Drawing {
    let measure = Measure::of(instrument);
    let poles = instrument.orientations();
    let width = (CONTENT_WIDTH - NAMES - ASKED) / poles.len() as f32;
    let is_narrow = poles.len() > MOST_BESIDE;
    let pad = if is_narrow { NARROW_PAD } else { PAD };
    let beside = if is_narrow { 0.0 } else { 2.0 * NUMBER };
    let below = if is_narrow { NUMBER + 2.0 } else { 0.0 };
    let room = |weight, width| Room { weight, size: SIZE, width, indent: 0.0 };
    let heads: Vec<Vec<String>> = poles
        .iter()
        .map(|pole| wrap(&pole.name, room(Weight::Bold, width - 2.0 * pad - 8.0), 3).lines)
        .collect();
    let top = heads.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32 * LINE + 5.0;
    let rows: Vec<Row> = instrument
        .traits()
        .iter()
        .map(|of| {
            let statements = of.statements.iter().map(|text| {
                let room = room(Weight::Regular, width - GAP - 2.0 * pad - beside);
                wrap(text, room, MOST_LINES).lines
            });
            let name = wrap(&of.name, room(Weight::Regular, NAMES - PAD), MOST_LINES).lines;
            let statements: Vec<Vec<String>> = statements.collect();
            let lines = statements.iter().chain([&name]).map(Vec::len).max().unwrap_or(1).max(1);
            Row { name, height: (lines as f32 * LINE + 2.0 * 4.0 + below).max(22.0), statements }
        })
        .collect();
    let bottom = top + rows.iter().map(|row| row.height + GAP).sum::<f32>();
    let canvas = Canvas::new(CONTENT_WIDTH, bottom + 14.0);
    let legend = if measure.is_chosen() {
        "Depth of colour: share of the answers to the trait, in steps of 20 %. Bold: the largest of its \
         row."
    } else {
        "Depth of colour: a fifth of the scale at each step. Bold: the largest of its row."
    };
    let at = Point::new(NAMES, bottom + 9.0);
    canvas.label(&label(at, Anchor::Start, 7.0, theme::INK_SOFT, legend));
    for (place, lines) in heads.iter().enumerate() {
        let look = &ORIENTATIONS[place];
        let left = NAMES + width * place as f32 + pad;
        let first = top - 6.0 - (lines.len().max(1) - 1) as f32 * LINE;
        let fill = Some(opaque(look.fill));
        let mark = MarkLook { marker: look.marker, radius: 2.8, fill, stroke: None };
        canvas.mark(Point::new(left + 3.0, first - 2.7), mark);
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(left + 9.0, first + index as f32 * LINE);
            canvas.label(&bold(at, Anchor::Start, SIZE, look.text, line));
        }
    }
    let right = CONTENT_WIDTH;
    canvas.label(&bold(Point::new(right, top - 6.0), Anchor::End, SIZE, theme::INK_SOFT, "n"));
    let mut y = top;
    for (row, scores) in rows.iter().zip(&team.traits) {
        let middle = y + row.height / 2.0;
        stack(&canvas, &row.name, 0.0, middle);
        let most = leaders(&scores.counts);
        for (place, statement) in row.statements.iter().enumerate() {
            let left = NAMES + width * place as f32;
            let depth = measure.depth(scores, place);
            canvas.bar(left, y, width - GAP, row.height, opaque(TINTS[place][depth]));
            stack(&canvas, statement, left + pad, middle - below / 2.0);
            let foot = if is_narrow { y + row.height - 5.0 } else { middle + NUMBER * 0.36 };
            let at = Point::new(left + width - GAP - pad, foot);
            let text = measure.trait_number(scores, place);
            let number = label(at, Anchor::End, NUMBER, theme::INK, &text);
            let weight = if most.contains(&place) { Weight::Bold } else { Weight::Regular };
            canvas.label(&Label { weight, ..number });
        }
        let at = Point::new(right, middle + SIZE * 0.36);
        let answered = scores.answered.to_string();
        canvas.label(&label(at, Anchor::End, SIZE, theme::INK_SOFT, &answered));
        y += row.height + GAP;
    }
    let (title, description) = words(instrument, team, measure);
    canvas.finish(title, description)
}

/// The lines of a trait's name and statements, and how high the row is.
struct Row {
    name: Vec<String>,
    statements: Vec<Vec<String>>,
    height: f32,
}

/// Lines around a middle.
fn stack(canvas: &Canvas, lines: &[String], left: f32, middle: f32) {
    let first = middle + SIZE * 0.36 - (lines.len().max(1) - 1) as f32 * LINE / 2.0;
    for (index, line) in lines.iter().enumerate() {
        let at = Point::new(left, first + index as f32 * LINE);
        canvas.label(&label(at, Anchor::Start, SIZE, theme::INK, line));
    }
}

/// The largest cell, and every row in words.
fn words(instrument: &Instrument, team: &TeamScores, measure: Measure) -> (String, String) {
    let rows = instrument.traits().iter().zip(&team.traits).map(|(of, scores)| {
        if scores.answered == 0 {
            return format!("{}: no answer", of.name);
        }
        let cells: Vec<String> = of
            .statements
            .iter()
            .enumerate()
            .map(|(place, text)| format!("{text} {}", plain(&measure.trait_number(scores, place))))
            .collect();
        format!("{}: {}, n = {}", of.name, list_and(&cells), scores.answered)
    });
    let rows: Vec<String> = rows.collect();
    (title(instrument, team, measure), format!("{}.", rows.join(". ")))
}

/// The statement with the largest number, or how many share it.
fn title(instrument: &Instrument, team: &TeamScores, measure: Measure) -> String {
    let cells = team.traits.iter().enumerate().flat_map(|(at, scores)| {
        (0..scores.shares.len()).map(move |place| (at, place, measure.reach(scores.shares[place])))
    });
    let cells: Vec<(usize, usize, f64)> = cells.collect();
    let most = cells.iter().map(|cell| cell.2).fold(0.0, f64::max);
    let first: Vec<_> = cells.iter().filter(|cell| cell.2 >= most - 1e-12).collect();
    let people = count_noun(team.people, "person", "people");
    let &[&(at, place, _)] = &first[..] else {
        return format!("{} statements share the largest number; {people}.", first.len());
    };
    let of = &instrument.traits()[at];
    let number = plain(&measure.trait_number(&team.traits[at], place));
    let of_all = if measure.is_chosen() {
        format!("{number} of {}", team.traits[at].answered)
    } else {
        format!("{number} of {}", format::decimal(measure.most(), 0))
    };
    format!("“{}” on {} has the largest number: {of_all}; {people}.", of.statements[place], of.name)
}
