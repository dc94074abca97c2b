//! The team's radar: for each trait, the share of each statement.

use super::CONTENT_WIDTH;
use super::canvas::{Canvas, bold, label, opaque, solid};
use super::measure;
use super::polar::{direction, place};
use super::recorder::MarkLook;
use super::spoke_labels::{Around, SpokeLabel, lay_out};
use super::words::{counted, leaders, listed, names, percent};
use crate::change::Wave;
use crate::drawing::{Anchor, Drawing, Fill, Label, Point, Stroke, Weight};
use crate::instrument::Instrument;
use crate::score::TeamScores;
use crate::theme::{self, ORIENTATIONS};

/// How large a radar is, in points. It is shown as it is drawn, so that its text keeps its size.
struct Measures {
    width: f32,
    radius: f32,
    /// The radius where names are long.
    smaller: f32,
    name: f32,
    count: f32,
}

/// The radar of a chapter.
const CHAPTER: Measures =
    Measures { width: CONTENT_WIDTH, radius: 148.0, smaller: 132.0, name: 8.5, count: 7.5 };
/// The radar above the table of one of several teams.
const SECTION: Measures =
    Measures { width: 386.0, radius: 112.0, smaller: 96.0, name: 7.5, count: 7.0 };
const MARK: f32 = 2.5;

/// Draws the radar of the whole team.
#[must_use]
pub fn team_radar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    draw(instrument, team, None, &CHAPTER)
}

/// Draws the radar of the whole team over the outlines of an earlier wave.
#[must_use]
pub fn team_radar_since(
    instrument: &Instrument,
    team: &TeamScores,
    before: Option<&Wave>,
) -> Drawing {
    draw(instrument, team, before, &CHAPTER)
}

/// Draws the radar of one of several teams.
#[must_use]
pub fn section_radar(instrument: &Instrument, team: &TeamScores) -> Drawing {
    draw(instrument, team, None, &SECTION)
}

fn draw(
    instrument: &Instrument,
    team: &TeamScores,
    before: Option<&Wave>,
    measures: &Measures,
) -> Drawing {
    let titles: Vec<&str> = instrument.traits().iter().map(|one| one.name.as_str()).collect();
    let longest = titles.iter().map(|title| title.chars().count()).max().unwrap_or(0);
    let around = Around {
        width: measures.width,
        radius: if longest > 16 { measures.smaller } else { measures.radius },
        size: measures.name,
        below: counts_width(instrument, team, measures.count),
    };
    let laid = lay_out(&titles, around);
    let canvas = Canvas::new(around.width, laid.height);
    frame(&canvas, laid.center, around.radius, titles.len());
    let filled = instrument.orientations().len() <= 3;
    if let Some(wave) = before {
        ghost(&canvas, wave, laid.center, around.radius);
    }
    for (orientation, look) in ORIENTATIONS.iter().enumerate().take(instrument.orientations().len())
    {
        let points: Vec<Point> = team
            .traits
            .iter()
            .enumerate()
            .map(|(spoke, own)| {
                let share = own.shares.get(orientation).copied().unwrap_or(0.0) as f32;
                place(laid.center, around.radius * share, spoke, titles.len())
            })
            .collect();
        let stroke = Stroke { color: look.fill, width: 1.5, dash: look.dash };
        let fill = Fill { color: look.fill, opacity: 0.08 };
        canvas.polygon(&points, filled.then_some(fill), Some(stroke));
    }
    for (orientation, look) in ORIENTATIONS.iter().enumerate().take(instrument.orientations().len())
    {
        for (spoke, own) in team.traits.iter().enumerate() {
            let share = own.shares.get(orientation).copied().unwrap_or(0.0) as f32;
            if share > 0.0 {
                let at = place(laid.center, around.radius * share, spoke, titles.len());
                canvas.mark(at, filled_mark(*look, 3.2));
            }
        }
    }
    scale(&canvas, laid.center, around.radius, titles.len());
    for (own, trait_scores) in laid.labels.iter().zip(&team.traits) {
        name(&canvas, own);
        counts(&canvas, own, &trait_scores.counts, measures.count);
    }
    let (title, mut description) = words(instrument, team);
    if let Some(wave) = before {
        description.push_str(&earlier_words(instrument, wave));
    }
    canvas.finish(title, description)
}

/// The outlines of an earlier wave: grey, in the dash of each orientation, without marks.
fn ghost(canvas: &Canvas, wave: &Wave, center: Point, radius: f32) {
    for (orientation, look) in ORIENTATIONS.iter().enumerate().take(wave.shares.len()) {
        let points: Vec<Point> = wave
            .traits
            .iter()
            .enumerate()
            .map(|(spoke, shares)| {
                let share = shares.get(orientation).copied().unwrap_or(0.0) as f32;
                place(center, radius * share, spoke, wave.traits.len())
            })
            .collect();
        let stroke = Stroke { color: theme::FRAME, width: 0.8, dash: look.dash };
        canvas.polygon(&points, None, Some(stroke));
    }
}

/// What the earlier wave's outlines show, in words.
fn earlier_words(instrument: &Instrument, wave: &Wave) -> String {
    let rows: Vec<String> = instrument
        .traits()
        .iter()
        .zip(&wave.traits)
        .map(|(own, shares)| {
            let poles = instrument.orientations().iter().zip(shares);
            let shares: Vec<String> =
                poles.map(|(pole, share)| format!("{} {}", pole.name, percent(*share))).collect();
            format!("{}: {}", own.name, shares.join(", "))
        })
        .collect();
    format!(" Behind it {}: {}.", crate::format::wave(&wave.name), rows.join(". "))
}

fn filled_mark(look: theme::OrientationStyle, radius: f32) -> MarkLook {
    MarkLook { marker: look.marker, radius, fill: Some(opaque(look.fill)), stroke: None }
}

/// Rings and spokes.
pub(super) fn frame(canvas: &Canvas, center: Point, radius: f32, spokes: usize) {
    for quarter in 1..=4 {
        let color = if quarter == 4 { theme::RULE } else { theme::HAIRLINE };
        canvas.ring(center, radius * quarter as f32 / 4.0, solid(color, 0.6));
    }
    for spoke in 0..spokes {
        let end = place(center, radius, spoke, spokes);
        canvas.line(&[center, end], solid(theme::HAIRLINE, 0.5));
    }
}

/// The values of the rings, between the last spoke and the first.
fn scale(canvas: &Canvas, center: Point, radius: f32, spokes: usize) {
    let (right, down) = direction(-0.5, spokes.max(8));
    for quarter in 1..=4_u8 {
        let distance = radius * f32::from(quarter) / 4.0;
        let text = format!("{}{}", quarter * 25, if quarter == 4 { " %" } else { "" });
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

fn count_width(count: usize, size: f32) -> f32 {
    MARK * 2.0 + 2.0 + measure::width(&count.to_string(), Weight::Bold, size)
}

const COUNT_GAP: f32 = 4.0;

fn counts_width(instrument: &Instrument, team: &TeamScores, size: f32) -> f32 {
    let widest = count_width(team.people.max(10), size);
    let poles = instrument.orientations().len() as f32;
    poles * widest + (poles - 1.0) * COUNT_GAP
}

/// The counts under a name; the largest is bold.
fn counts(canvas: &Canvas, own: &SpokeLabel, counts: &[usize], size: f32) {
    let width: f32 = counts.iter().map(|count| count_width(*count, size)).sum::<f32>()
        + (counts.len() as f32 - 1.0) * COUNT_GAP;
    let y = own.bounds.bottom - 2.4;
    let mut x = match own.anchor {
        Anchor::Start => own.at.x,
        Anchor::Middle => own.at.x - width / 2.0,
        Anchor::End => own.at.x - width,
    };
    let leading = leaders(counts);
    for (orientation, count) in counts.iter().enumerate() {
        let look = &ORIENTATIONS[orientation];
        let at = Point::new(x + MARK, y - size * 0.35);
        canvas.mark(at, filled_mark(*look, MARK));
        let at = Point::new(x + MARK * 2.0 + 2.0, y);
        let text = count.to_string();
        let weight = if leading.contains(&orientation) { Weight::Bold } else { Weight::Regular };
        canvas.label(&Label { weight, ..label(at, Anchor::Start, size, look.text, &text) });
        x += count_width(*count, size) + COUNT_GAP;
    }
}

fn words(instrument: &Instrument, team: &TeamScores) -> (String, String) {
    let mut led: Vec<Vec<&str>> = vec![Vec::new(); instrument.orientations().len()];
    let mut tied = Vec::new();
    let mut rows = Vec::new();
    for (own, scores) in instrument.traits().iter().zip(&team.traits) {
        match leaders(&scores.counts)[..] {
            [] => {}
            [only] => led[only].push(&own.name),
            ref several => {
                tied.push(format!("{} ({})", own.name, names(instrument, several).join(" = ")));
            }
        }
        let shares: Vec<String> = instrument
            .orientations()
            .iter()
            .zip(&scores.shares)
            .map(|(pole, share)| format!("{} {}", pole.name, percent(*share)))
            .collect();
        rows.push(format!("{}: {}, n = {}", own.name, shares.join(", "), scores.answered));
    }
    let led: Vec<String> = instrument
        .orientations()
        .iter()
        .zip(&led)
        .map(|(pole, own)| {
            format!("{} leads on {}", pole.name, counted(own.len(), "trait", "traits"))
        })
        .collect();
    let title = format!("Radar of {}: {}.", team.name, listed(&led));
    let mut description = String::new();
    if !tied.is_empty() {
        description.push_str("Tied: ");
        description.push_str(&listed(&tied));
        description.push_str(". ");
    }
    description.push_str(&rows.join(". "));
    description.push('.');
    (title, description)
}
