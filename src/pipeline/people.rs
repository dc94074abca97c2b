//! A file for each person, made on all cores from one design.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::page::Design;
use super::{Request, Scored};
use crate::chart::{self, PeopleCharts};
use crate::compose;
use crate::drawing::Drawing;
use crate::error::{Failure, Problem};
use crate::instrument::Instrument;
use crate::pdf::fonts::{FontFile, Fonts};
use crate::pdf::{self, Press};
use crate::score::Scores;

/// Called with how many files are made, and how many there will be.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Files by their names, and what may be wrong in them.
pub(super) type Told = (Vec<(String, Vec<u8>)>, Vec<Problem>);

/// `people/NAME.pdf` for everybody who was scored, in the order of the source.
///
/// # Errors
///
/// A template that asks for what there is not, or anything that the print engine refuses.
pub(super) fn people(
    request: &Request,
    instrument: &Instrument,
    scored: &Scored,
    design: &Design,
    fonts: &[FontFile],
    progress: Progress<'_>,
) -> Result<Told, Failure> {
    let people = &scored.scores.people;
    let options = super::compose_options(request);
    let drawings = own_drawings(instrument, &scored.scores);
    let analysed = scored.analysed(instrument);
    let texts = people
        .par_iter()
        .map(|person| design.person_file(&compose::person_file(&analysed, &options, person)));
    let texts: Vec<String> = texts.collect::<Result<_, Failure>>()?;
    // Faces and labels are prepared once, for all files together.
    let mut characters = BTreeMap::new();
    for text in &texts {
        for (at, character) in text.char_indices() {
            characters.entry(character).or_insert_with(|| around(text, at));
        }
    }
    for drawing in drawings.iter().flat_map(BTreeMap::values) {
        characters.extend(pdf::characters::of_drawing(drawing));
    }
    let (faces, warnings) = Fonts::for_characters(&characters, fonts);
    let press = Press::new(&faces, drawings.iter().flat_map(BTreeMap::values));
    let settings = pdf::Options {
        paper: super::page::paper(request),
        date: request.date.clone(),
        fonts: Vec::new(),
        // The run has everybody's answers in it.
        carried: None,
    };
    let done = AtomicUsize::new(0);
    let made = people.par_iter().zip(&texts).zip(&drawings).map(|((person, text), drawings)| {
        let file = || compose::person_file(&analysed, &options, person);
        let styled = design.styled_file(text, drawings, file)?;
        let made = styled.render_on(&press, drawings, &settings)?;
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, people.len());
        Ok((format!("people/{}.pdf", person.id), made.bytes))
    });
    Ok((made.collect::<Result<_, Failure>>()?, warnings))
}

/// The text between two tags around a place: what a message shows of it.
fn around(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('>').map_or(0, |tag| tag + 1);
    let end = text[at..].find('<').map_or(text.len(), |tag| at + tag);
    &text[start..end]
}

/// The drawings of each person's file, in the order of the people: none of anybody else.
fn own_drawings(instrument: &Instrument, scores: &Scores) -> Vec<BTreeMap<String, Drawing>> {
    let all = chart::of_people(instrument, scores, PeopleCharts::Pages);
    let shared: BTreeMap<String, Drawing> = chart::marks(instrument);
    let own = |id: &str| {
        let name = format!("person-page-{id}");
        let mut own = shared.clone();
        own.extend(all.get(&name).map(|drawing| (name, drawing.clone())));
        own
    };
    scores.people.iter().map(|person| own(&person.id)).collect()
}
