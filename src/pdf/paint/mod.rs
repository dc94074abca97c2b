//! Frames → the bytes of a PDF.
//!
//! Pages are painted apart from each other, as operators; printpdf makes the document, its pages
//! and its fonts; [`finish`](crate::pdf::finish) adds what printpdf does not know.

mod canvas;
mod drawing;
mod faces;
mod page;
mod shapes;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    Codepoint, CustomPdfConformance, FontId, Op, PdfConformance, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem,
};
use rayon::prelude::*;

use crate::drawing::{Drawing, Label};
use crate::error::Problem;
use crate::pdf::finish::{self, Form, Painted};
use crate::pdf::frame::{FaceFile, Frames, GlyphRun};
use crate::pdf::markup::Document;
use crate::pdf::tags::Skeleton;
use drawing::Drawings;
use faces::Faces;

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

/// Paints the frames and finishes the file.
///
/// `set_label` shapes a label into runs from left to right.
///
/// # Errors
///
/// A drawing that is missing, a face that cannot be embedded, or anything that printpdf warns of.
pub fn pdf(
    document: &Document,
    frames: &Frames,
    faces: &[FaceFile],
    drawings: &BTreeMap<String, Drawing>,
    set_label: &mut dyn FnMut(&Label) -> Vec<Arc<GlyphRun>>,
    info: &Info,
) -> Result<Vec<u8>, Vec<Problem>> {
    let gathered = Drawings::gather(frames, drawings, set_label)?;
    let faces = Faces::gather(frames, &gathered, faces)?;
    let skeleton = Skeleton::new(document, drawings);
    let pages: Vec<page::Page> = frames
        .pages
        .par_iter()
        .map(|frame| page::paint(frame, frames.height, &skeleton, &faces, &gathered))
        .collect();
    let forms: Vec<Form> = gathered.forms(&faces);
    let mut opacities: Vec<u8> = Vec::new();
    let named = pages.iter().flat_map(|page| &page.opacities);
    opacities.extend(named.chain(forms.iter().flat_map(|form| &form.opacities)));
    opacities.sort_unstable();
    opacities.dedup();
    let file = file(&faces, frames.pages.len())?;
    let painted = Painted {
        pages: pages.into_iter().map(|page| (page.content, page.marks)).collect(),
        forms,
        opacities,
    };
    Ok(finish::finish(file, painted, &skeleton, frames, info))
}

/// The document as printpdf makes it: pages without content yet, and the fonts.
fn file(faces: &Faces, pages: usize) -> Result<lopdf::Document, Vec<Problem>> {
    let mut document = PdfDocument::new("");
    document.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance::default());
    // printpdf learns which glyphs a font shows, and what they say, from the pages' text. The
    // first page names each once; its real content takes this one's place.
    let mut naming = vec![Op::StartTextSection];
    for (number, subset) in faces.shown() {
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
    let file = printpdf::serialize::to_lopdf_doc(&document, &options, &mut warnings);
    if warnings.is_empty() {
        return Ok(file);
    }
    Err(warnings.iter().map(|w| Problem::error(format!("printpdf: {}", w.msg))).collect())
}
