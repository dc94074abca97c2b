//! Whole pages as they are laid out: no word stands on a drawing, and no drawing on another.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::instrument::{MODES, example};
use crate::pdf::frame::{Frames, ItemKind, Rect};

/// How far, in points, a letter or a drawing may reach into another before it counts as standing on it.
const SLACK: f32 = 0.75;

fn request(source: PathBuf, people: People) -> Request {
    Request {
        input: Input { source, wave: Some("2026-Q4".to_owned()), ..Input::default() },
        formats: vec![Format::Pdf],
        people,
        person_files: false,
        compare: Compare::default(),
        date: None,
        templates: None,
        fonts: None,
        paper: Paper::A4,
        language: "en".to_owned(),
    }
}

fn frames(request: &Request) -> Frames {
    let overrides = Overrides::default();
    let told = told(request, &overrides, true).expect("the export is sound");
    let content = told.content.expect("a page has content");
    let design = Design::new(request, &overrides).expect("our templates are sound");
    let page = Page::new(&content, &design).expect("our templates are sound");
    let styled = page.styled().expect("our page leaves nobody out");
    styled.frames(page.drawings(), page::paper(request))
}

/// What stands on something else, with the page it is on.
fn collisions(frames: &Frames) -> Vec<String> {
    let mut found = Vec::new();
    for (number, page) in frames.pages.iter().enumerate() {
        let mut drawings: Vec<(&str, Rect)> = Vec::new();
        let mut words: Vec<(&str, Rect)> = Vec::new();
        for item in &page.items {
            match &item.kind {
                ItemKind::Drawing { name, rect } => drawings.push((name, *rect)),
                ItemKind::Text { at, run, .. } => {
                    // The letters without the air above and below them.
                    let height = run.size * 0.5;
                    let rect = Rect { x: at.x, y: at.y - height, width: run.width, height };
                    words.push((run.text.trim(), rect));
                }
                ItemKind::Fill { .. }
                | ItemKind::Line { .. }
                | ItemKind::Outline { .. }
                | ItemKind::Link { .. } => {}
            }
        }
        for (index, (name, rect)) in drawings.iter().enumerate() {
            let others = drawings[index + 1..].iter().chain(&words);
            let on = others.filter(|(_, other)| reaches_into(rect, other));
            found.extend(on.map(|(other, _)| format!("page {}: {other} on {name}", number + 1)));
        }
    }
    found
}

fn reaches_into(one: &Rect, other: &Rect) -> bool {
    let across = (one.x + one.width).min(other.x + other.width) - one.x.max(other.x);
    let down = (one.y + one.height).min(other.y + other.height) - one.y.max(other.y);
    across > SLACK && down > SLACK
}

/// An export with a column for each trait, of invented people in as many teams.
fn export(folder: &Path, instrument: &Instrument, people: usize, teams: usize) -> PathBuf {
    let mut text = "Name,Team".to_owned();
    let mode = instrument.mode().word();
    let headers: Vec<String> = instrument
        .traits()
        .iter()
        .flat_map(|row| {
            let of = |statement: &String| format!("{} [{statement}]", row.name);
            match mode {
                "choose" => vec![row.name.clone()],
                _ => row.statements.iter().map(of).collect(),
            }
        })
        .collect();
    for header in &headers {
        write!(text, ",\"{header}\"").expect("a string takes any text");
    }
    text.push('\n');
    let mut state = 7_u32;
    for person in 0..people {
        let team = person % teams;
        write!(text, "Person {person} of the Department,Team {team} of Operations")
            .expect("a string takes any text");
        for row in instrument.traits() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let turn = (state >> 16) as usize % row.statements.len();
            if mode == "choose" {
                write!(text, ",\"{}\"", row.statements[turn]).expect("a string takes any text");
                continue;
            }
            let count = row.statements.len();
            for place in 0..count {
                let number = match mode {
                    "rank" => (place + turn) % count + 1,
                    "rate" => (place + turn) % 5 + 1,
                    _ => 10 * usize::from(place == turn),
                };
                write!(text, ",{number}").expect("a string takes any text");
            }
        }
        text.push('\n');
    }
    let path = folder.join(format!("{people}-{teams}-{mode}.csv"));
    fs::write(&path, text).expect("the folder can be written to");
    path
}

#[test]
fn nothing_stands_on_a_drawing_however_many_people_there_are() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (people, teams, shown) in [
        (1, 1, People::Pages),
        (12, 1, People::Auto),
        (12, 3, People::Pages),
        (60, 5, People::Auto),
        (200, 1, People::Auto),
        (200, 8, People::None),
    ] {
        let source = export(folder.path(), Instrument::built_in(), people, teams);
        let mut request = request(source, shown);
        for paper in [Paper::A4, Paper::Letter] {
            request.paper = paper;
            request.compare = if teams > 1 { Compare::Teams } else { Compare::default() };
            let found = collisions(&frames(&request));
            assert!(found.is_empty(), "{people} people, {teams} teams: {found:#?}");
        }
    }
}

#[test]
fn nothing_stands_on_a_drawing_in_any_mode_nor_with_long_words() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let long = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenhersteller";
    for mode in MODES {
        let plain = example(mode, "mine.toml");
        let names = Instrument::from_toml(&plain, "mine.toml").expect("the example is sound");
        let worded = names.orientations().iter().fold(plain.clone(), |text, one| {
            text.replace(
                &format!("name = \"{}\"", one.name),
                &format!("name = \"{}{long}\"", one.name),
            )
        });
        for text in [plain, worded] {
            let instrument = Instrument::from_toml(&text, "mine.toml").expect("it is sound");
            let path = folder.path().join("mine.toml");
            fs::write(&path, &text).expect("the folder can be written to");
            for (people, teams) in [(12, 1), (60, 4), (160, 1)] {
                let source = export(folder.path(), &instrument, people, teams);
                let mut request = request(source, People::Auto);
                request.input.instrument = Some(path.clone());
                request.compare = if teams > 1 { Compare::Teams } else { Compare::default() };
                let found = collisions(&frames(&request));
                assert!(found.is_empty(), "{mode}, {people} people: {found:#?}\n{text}");
            }
        }
    }
}
