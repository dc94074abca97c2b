//! The triangle of named people or of teams: names beside it, or in a narrow window numbers beside it and
//! the names below.

use super::beside::{Beside, NamesBelow, column};
use super::canvas::Canvas;
use super::corner_names::CornerNames;
use super::narrow::NARROW;
use super::ternary::{
    HEIGHT, One, Region, Triangle, ground, mark, mark_size, mix, places, poles, region_of_people,
    team_mark, team_place, values, words,
};
use super::words::{count_noun, list_and};
use super::{CONTENT_WIDTH, MOST_NAMED};
use crate::drawing::{Drawing, Point};
use crate::instrument::Instrument;
use crate::score::{Scores, TeamScores};

/// The triangle with everybody's name, in two columns beside it.
#[must_use]
pub fn ternary_named(instrument: &Instrument, scores: &Scores) -> Option<Drawing> {
    poles(instrument)?;
    let region = region_of_people(instrument);
    let people: Vec<One> = scores.people.iter().map(|one| One::person(one, region)).collect();
    let numbers: Vec<String> = (1..=people.len()).map(|number| number.to_string()).collect();
    named(
        instrument,
        scores,
        (&people, &numbers),
        region,
        words(instrument, scores, &scores.people),
    )
}

/// The same for a narrow window: numbers beside the triangle, and the names below it.
pub(super) fn narrow_named(instrument: &Instrument, scores: &Scores) -> Option<Drawing> {
    poles(instrument)?;
    let region = region_of_people(instrument);
    let people: Vec<One> = scores.people.iter().map(|one| One::person(one, region)).collect();
    numbered(instrument, scores, &people, region, words(instrument, scores, &scores.people))
}

/// The triangle of teams for a narrow window.
pub(super) fn narrow_teams(
    instrument: &Instrument,
    scores: &Scores,
    compared: &[&TeamScores],
) -> Option<Drawing> {
    poles(instrument).filter(|_| compared.len() <= MOST_NAMED)?;
    let chosen = region_of_people(instrument);
    let teams: Vec<One> = compared.iter().map(|one| One::team(one, chosen)).collect();
    numbered(instrument, scores, &teams, Region::Left, teams_words(instrument, compared))
}

fn numbered(
    instrument: &Instrument,
    scores: &Scores,
    all: &[One],
    region: Region,
    (title, description): (String, String),
) -> Option<Drawing> {
    const SIDE: f32 = 150.0;
    let poles = poles(instrument)?;
    let numbers: Vec<Beside> =
        (1..=all.len()).map(|number| Beside::number(&number.to_string())).collect();
    let names = CornerNames::new(poles, NARROW);
    let most: f32 = numbers.iter().map(Beside::height).sum();
    let above = names.above.max(most + 8.0 - SIDE * HEIGHT);
    let bottom = above + SIDE * HEIGHT + names.below;
    let below = NamesBelow::new(all.iter().map(|one| one.name));
    let canvas = Canvas::new(NARROW, bottom + below.height());
    let triangle = Triangle::new((NARROW - SIDE) / 2.0, above, SIDE);
    ground(&canvas, triangle, instrument, region);
    names.draw(&canvas, triangle.corners, NARROW);
    let team = team_place(triangle, scores);
    let spots = marks_beside(&canvas, triangle, all, (&numbers, NARROW), team);
    team_mark(&canvas, triangle, scores, instrument);
    values(&canvas, instrument, all, &spots);
    below.draw(&canvas, bottom);
    Some(canvas.finish(title, description))
}

/// The triangle of several teams with their names. It has no region: that is one of single people.
#[must_use]
pub fn ternary_teams(
    instrument: &Instrument,
    scores: &Scores,
    compared: &[&TeamScores],
) -> Option<Drawing> {
    poles(instrument)?;
    let chosen = region_of_people(instrument);
    let teams: Vec<One> = compared.iter().map(|one| One::team(one, chosen)).collect();
    // People have a number in their table, teams have none.
    let numbers = vec![String::new(); teams.len()];
    let words = teams_words(instrument, compared);
    named(instrument, scores, (&teams, &numbers), Region::Left, words)
}

fn teams_words(instrument: &Instrument, compared: &[&TeamScores]) -> (String, String) {
    let mixes: Vec<String> = compared
        .iter()
        .map(|team| format!("{}: {}", team.name, list_and(&mix(instrument, &team.shares))))
        .collect();
    let title = format!("Triangle of {}.", count_noun(compared.len(), "team", "teams"));
    (title, format!("{}.", mixes.join(". ")))
}

fn named(
    instrument: &Instrument,
    scores: &Scores,
    (all, numbers): (&[One], &[String]),
    region: Region,
    (title, description): (String, String),
) -> Option<Drawing> {
    const SIDE: f32 = 186.0;
    let poles = poles(instrument)?;
    let beside: Vec<Beside> = all
        .iter()
        .zip(numbers)
        .map(|(one, number)| Beside::new(number.clone(), one.name))
        .collect();
    let names = CornerNames::new(poles, CONTENT_WIDTH);
    let most: f32 = beside.iter().map(Beside::height).sum();
    let above = names.above.max(most + 8.0 - SIDE * HEIGHT);
    let canvas = Canvas::new(CONTENT_WIDTH, above + SIDE * HEIGHT + names.below);
    let triangle = Triangle::new((CONTENT_WIDTH - SIDE) / 2.0, above, SIDE);
    ground(&canvas, triangle, instrument, region);
    names.draw(&canvas, triangle.corners, CONTENT_WIDTH);
    let team = team_place(triangle, scores);
    let spots = marks_beside(&canvas, triangle, all, (&beside, CONTENT_WIDTH), team);
    team_mark(&canvas, triangle, scores, instrument);
    values(&canvas, instrument, all, &spots);
    Some(canvas.finish(title, description))
}

/// Everybody's mark, with a line to what stands for them at the nearer side of a frame this wide. Gives
/// where the marks are.
fn marks_beside(
    canvas: &Canvas,
    triangle: Triangle,
    all: &[One],
    (beside, width): (&[Beside], f32),
    team: Point,
) -> Vec<Point> {
    let size = mark_size(all.len());
    let spots = places(triangle, all, size, team);
    for right in [false, true] {
        let mut own: Vec<usize> =
            (0..spots.len()).filter(|&index| (spots[index].x >= width / 2.0) == right).collect();
        own.sort_by(|&a, &b| {
            (spots[a].y, spots[a].x)
                .partial_cmp(&(spots[b].y, spots[b].x))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let wanted: Vec<(f32, f32)> =
            own.iter().map(|&index| (spots[index].y, beside[index].height())).collect();
        let ys = column(&wanted, 3.0, triangle.corners[0].y);
        for (&index, y) in own.iter().zip(ys) {
            beside[index].draw(canvas, spots[index], y, (right, width));
        }
    }
    for (one, at) in all.iter().zip(&spots) {
        mark(canvas, one, *at, size, all.len());
    }
    spots
}
