//! Frames → the bytes of a PDF.
//!
//! Pages are painted apart from each other, as operators; printpdf makes the document, its pages
//! and its fonts; [`finish`](crate::pdf::finish) adds what printpdf does not know.

mod canvas;
mod cluster;
mod drawing;
mod faces;
mod page;
mod shapes;
mod text;
mod underlay;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use printpdf::{
    Codepoint, CustomPdfConformance, FontId, Op, PdfConformance, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use rayon::prelude::*;

use crate::drawing::{Drawing, Label, Weight};
use crate::error::Problem;
use crate::pdf::attachment::Carry;
use crate::pdf::finish::{self, Form, Packed, Painted};
use crate::pdf::frame::{FaceFile, Frames, GlyphRun};
use crate::pdf::markup::Document;
use crate::pdf::style::Styles;
use crate::pdf::tags::Skeleton;
use drawing::Drawings;
use faces::{Common, Faces, Subset};

/// What a PDF says of itself.
#[derive(Debug, Clone, Default)]
pub struct Info {
    /// The title.
    pub title: String,
    /// The language, as BCP 47 has it.
    pub language: String,
    /// The day it claims to be from: `YYYY-MM-DD`.
    pub date: Option<String>,
}

/// What is said of a PDF, and what it carries.
pub struct Made<'a> {
    /// What it says of itself.
    pub info: &'a Info,
    /// A file in it.
    pub carried: Option<&'a Carry>,
    /// What it has in common with other files that are made beside it.
    pub shared: Option<&'a Shared>,
}

/// What many files have in common: faces that are cut down once, and streams that are packed once.
#[derive(Debug, Default)]
pub struct Shared {
    faces: Common,
    packed: Packed,
}

impl Shared {
    /// Faces cut down to what the runs of a specimen show.
    pub(super) fn of(specimen: &[Arc<GlyphRun>], faces: &[FaceFile]) -> Self {
        Self { faces: Common::of(specimen, faces), packed: Packed::default() }
    }

    /// Streams that were packed already.
    pub(super) fn packed(&self) -> &Packed {
        &self.packed
    }
}

/// The labels of drawings, each shaped once.
#[derive(Debug, Default)]
pub struct Labels {
    /// By text, size and weight; looked up only, never walked through.
    words: HashMap<(String, u32, Weight), Vec<Arc<GlyphRun>>>,
}

impl Labels {
    /// Adds a label, unless one that is set alike is there.
    pub fn add(&mut self, label: &Label, shape: impl FnOnce(&Label) -> Vec<Arc<GlyphRun>>) {
        self.words.entry(key(label)).or_insert_with(|| shape(label));
    }

    /// A label's runs from left to right.
    fn words(&self, label: &Label) -> &[Arc<GlyphRun>] {
        self.words.get(&key(label)).map_or(&[], Vec::as_slice)
    }
}

fn key(label: &Label) -> (String, u32, Weight) {
    (label.text.clone(), label.size.to_bits(), label.weight)
}

/// Paints the frames and finishes the file.
///
/// # Errors
///
/// A drawing that is missing, a face that cannot be embedded, or anything that printpdf warns of.
pub fn pdf(
    document: &Document,
    styles: &Styles,
    frames: &Frames,
    faces: &[FaceFile],
    drawings: &BTreeMap<String, Drawing>,
    labels: &Labels,
    made: &Made<'_>,
) -> Result<Vec<u8>, Vec<Problem>> {
    let common = made.shared.map(|shared| &shared.faces);
    let (gathered, skeleton) = rayon::join(
        || {
            let gathered = Drawings::gather(frames, drawings, labels)?;
            let faces = Faces::gather(frames, &gathered, faces, common)?;
            Ok::<_, Vec<Problem>>((gathered, faces))
        },
        || Skeleton::of(document, styles, drawings),
    );
    let (gathered, faces) = gathered?;
    let (painted, file) = rayon::join(
        || painted(frames, &skeleton, &faces, &gathered),
        || file(&faces, frames.pages.len()),
    );
    Ok(finish::finish(file?, painted, &skeleton, frames, made))
}

/// Paints the pages apart from each other, and what they share.
fn painted(
    frames: &Frames,
    skeleton: &Skeleton<'_>,
    faces: &Faces,
    gathered: &Drawings<'_>,
) -> Painted {
    let sorted = frames.pages.par_iter().map(|frame| page::sort(frame, skeleton));
    let mut sorted: Vec<page::Sorted<'_>> = sorted.collect();
    let mut decorations: Vec<_> =
        sorted.iter_mut().map(|page| std::mem::take(&mut page.decoration)).collect();
    let shared = underlay::take(&mut decorations);
    for (page, own) in sorted.iter_mut().zip(decorations) {
        page.decoration = own;
    }
    let pages = sorted.par_iter();
    let pages = pages.map(|page| page::paint(page, skeleton, frames.height, faces, gathered));
    let pages: Vec<page::Page> = pages.collect();
    let underlays = shared.items.iter();
    let underlays =
        underlays.map(|items| page::paint_underlay(items, frames.height, faces, gathered));
    let underlays = underlays.collect();
    let forms: Vec<Form> = gathered.forms(faces);
    let mut opacities: Vec<u8> = Vec::new();
    let named = pages.iter().flat_map(|page| &page.opacities);
    opacities.extend(named.chain(forms.iter().flat_map(|form| &form.opacities)));
    opacities.sort_unstable();
    opacities.dedup();
    let (contents, marks) = pages.into_iter().map(|page| (page.content, page.marks)).unzip();
    Painted { contents, underlays, under: shared.by_page, marks, forms, opacities }
}

/// The document as printpdf makes it: pages without content yet, and the fonts.
fn file(faces: &Faces, pages: usize) -> Result<lopdf::Document, Vec<Problem>> {
    let mut document = PdfDocument::new("");
    document.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance::default());
    // printpdf learns which glyphs a font shows, and what they say, from the pages' text. The
    // first page names each once; its real content takes this one's place.
    let mut naming = vec![Op::StartTextSection];
    for (number, subset) in faces.shown() {
        if let Some((code, _)) = subset.sayings().find(|(_, says)| says.is_empty()) {
            let problem = Problem::error(format!("glyph {code} of face {number} says nothing"));
            let hint = "this is a fault of orient; please report it with the text of the page";
            return Err(vec![problem.hint(hint)]);
        }
        let id = FontId(format!("T{number}"));
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(subset.font.clone()));
        naming.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        let glyphs = subset
            .sayings()
            .map(|(code, says)| Codepoint::with_cid(code, 0.0, says.to_owned()))
            .collect();
        naming.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    naming.push(Op::EndTextSection);
    let size = printpdf::Mm(210.0);
    document.pages.push(PdfPage::new(size, size, naming));
    for _ in 1..pages {
        document.pages.push(PdfPage::new(size, size, Vec::new()));
    }
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut file = printpdf::serialize::to_lopdf_doc(&document, &options, &mut warnings);
    if !warnings.is_empty() {
        let problems = warnings.iter().map(|w| Problem::error(format!("printpdf: {}", w.msg)));
        return Err(problems.collect());
    }
    for (_, subset) in faces.shown() {
        map_codes(&mut file, subset);
    }
    Ok(file)
}

/// Tells the font which glyph each code shows, where glyphs have more than one code.
fn map_codes(file: &mut lopdf::Document, subset: &Subset) {
    let Some(glyphs) = subset.glyphs() else { return };
    let name = subset.font.font_name.as_deref().unwrap_or_default().as_bytes();
    let map = glyphs.flat_map(u16::to_be_bytes).collect();
    let map = file.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), map));
    let fonts = file.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    let descendants = fonts.filter_map(|font| font.get_mut(b"DescendantFonts").ok());
    let descendants = descendants.filter_map(|fonts| fonts.as_array_mut().ok()).flatten();
    for font in descendants.filter_map(|font| font.as_dict_mut().ok()) {
        if font.get(b"BaseFont").and_then(lopdf::Object::as_name).is_ok_and(|own| own == name) {
            font.set("CIDToGIDMap", map);
        }
    }
}
