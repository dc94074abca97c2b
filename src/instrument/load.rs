//! TOML → [`Instrument`]. Every field may be missing here, so that all problems are told at once.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::check::{Check, LEAST_ORIENTATIONS, Names};
use super::{Bounds, Instrument, Mode, Orientation, Trait};
use crate::error::Problem;
use crate::form;

/// The file as it is written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct InstrumentFile {
    id: Option<Spanned<String>>,
    version: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
    source: Option<Spanned<String>>,
    caution: Option<Spanned<String>>,
    mode: Option<Spanned<String>>,
    scale: Option<Spanned<ScaleTable>>,
    points: Option<Spanned<i64>>,
    bounds: BoundsTable,
    orientations: Vec<Spanned<OrientationTable>>,
    traits: Vec<Spanned<TraitTable>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ScaleTable {
    pub(super) least: Option<Spanned<i64>>,
    pub(super) most: Option<Spanned<i64>>,
    pub(super) labels: Vec<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct BoundsTable {
    answered: Option<Spanned<f64>>,
    clear: Option<Spanned<f64>>,
    leaning: Option<Spanned<f64>>,
    people_for_words: Option<Spanned<i64>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct OrientationTable {
    id: Option<Spanned<String>>,
    name: Option<Spanned<String>>,
    description: Option<Spanned<String>>,
    strengths: Vec<Spanned<String>>,
    blind_spots: Vec<Spanned<String>>,
    aim: Option<Spanned<String>>,
    advice: Vec<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct TraitTable {
    id: Option<Spanned<String>>,
    name: Option<Spanned<String>>,
    statements: BTreeMap<String, Spanned<String>>,
    reversed: Vec<Spanned<String>>,
    weight: Option<Spanned<f64>>,
}

/// Reads and validates an instrument.
pub(super) fn load(text: &str, file: &str) -> Result<Instrument, Vec<Problem>> {
    let mut check = Check::new(text, file);
    let read: InstrumentFile = form::read(text, file)?;

    let id = check.id("`id`", read.id, 0);
    let version = check.text("`version`", read.version, 0);
    let title = check.text("`title`", read.title, 0);
    let source = check.text("`source`", read.source, 0);
    let caution = check.text("`caution`", read.caution, 0);
    let (mode, labels) = check.mode(read.mode, read.scale, read.points);
    let bounds = bounds(&mut check, read.bounds);
    let orientations = orientations(&mut check, read.orientations);
    let traits = traits(&mut check, read.traits, &orientations, mode);

    let instrument = Instrument {
        id,
        version,
        title,
        source,
        caution,
        mode,
        labels,
        bounds,
        orientations,
        traits,
    };
    check.finish().map(|()| instrument)
}

/// The bounds, each of them with the default that the built-in instrument has, too.
fn bounds(check: &mut Check<'_>, table: BoundsTable) -> Bounds {
    let usual = Bounds::default();
    let answered = check.share("`bounds.answered`", table.answered, usual.answered);
    let leaning_at = table.leaning.as_ref().map(Spanned::span);
    let clear = check.share("`bounds.clear`", table.clear, usual.clear);
    let leaning = check.share("`bounds.leaning`", table.leaning, usual.leaning);
    if leaning > clear && leaning <= 1.0 {
        check.problem(
            leaning_at.map_or(0, |span| span.start),
            format!("`bounds.leaning` is {leaning}, which is above `bounds.clear`, {clear}"),
            "`clear` asks for at least as much certainty as `leaning`",
        );
    }
    let people_for_words =
        check.people("`bounds.people_for_words`", table.people_for_words, usual.people_for_words);
    Bounds { answered, clear, leaning, people_for_words }
}

fn orientations(check: &mut Check<'_>, tables: Vec<Spanned<OrientationTable>>) -> Vec<Orientation> {
    check.how_many("orientation", &tables, LEAST_ORIENTATIONS..=6);
    let mut seen = Names::new("orientation");
    let mut orientations = Vec::with_capacity(tables.len());
    for (index, table) in tables.into_iter().enumerate() {
        let line = table.span().start;
        let table = table.into_inner();
        let which = which("orientation", table.id.as_ref(), index);
        seen.note(check, table.id.as_ref(), table.name.as_ref());
        orientations.push(Orientation {
            id: check.id(&format!("`id` of {which}"), table.id, line),
            name: check.text(&format!("`name` of {which}"), table.name, line),
            description: check.text(&format!("`description` of {which}"), table.description, line),
            strengths: check.texts("strengths", &which, table.strengths, line),
            blind_spots: check.texts("blind_spots", &which, table.blind_spots, line),
            aim: table.aim.map(|aim| check.text(&format!("`aim` of {which}"), Some(aim), line)),
            advice: check.texts("advice", &which, table.advice, line),
        });
    }
    orientations
}

fn traits(
    check: &mut Check<'_>,
    tables: Vec<Spanned<TraitTable>>,
    orientations: &[Orientation],
    mode: Mode,
) -> Vec<Trait> {
    check.how_many("trait", &tables, 1..=60);
    let mut seen = Names::new("trait");
    let mut traits: Vec<Trait> = Vec::with_capacity(tables.len());
    let mut names: Vec<String> = Vec::with_capacity(tables.len());
    for (index, table) in tables.into_iter().enumerate() {
        let line = table.span().start;
        let table = table.into_inner();
        let which = which("trait", table.id.as_ref(), index);
        seen.note(check, table.id.as_ref(), table.name.as_ref());
        let id = check.id(&format!("`id` of {which}"), table.id, line);
        let name = check.trait_name(&format!("`name` of {which}"), table.name, line, &names);
        names.push(name.clone());
        traits.push(Trait {
            id,
            name,
            statements: check.statements(&which, table.statements, orientations, line),
            reversed: check.reversed(&which, table.reversed, orientations, mode),
            weight: check.weight(&format!("`weight` of {which}"), table.weight),
        });
    }
    traits
}

/// How a message names a table: by its id, and by its place where it has none.
fn which(kind: &str, id: Option<&Spanned<String>>, index: usize) -> String {
    match id {
        Some(id) if !id.get_ref().trim().is_empty() => format!("{kind} `{}`", id.get_ref()),
        _ => format!("{kind} {}", index + 1),
    }
}

impl Default for Bounds {
    /// The bounds of the built-in instrument.
    fn default() -> Self {
        Self { answered: 0.80, clear: 0.90, leaning: 0.75, people_for_words: 5 }
    }
}
