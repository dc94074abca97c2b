//! The faces of a document, cut down to the glyphs that it shows.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use rayon::prelude::*;
use skrifa::MetadataProvider as _;
use skrifa::raw::{FontRef, TableProvider};
use subsetter::GlyphRemapper;

use super::drawing::Drawings;
use super::text::{self, NOTHING, Set};
use crate::error::Problem;
use crate::pdf::frame::{FaceFile, Frames, GlyphRun, ItemKind};

/// The faces that a document shows, and all its runs of glyphs, each set once.
#[derive(Debug)]
pub(super) struct Faces {
    subsets: Vec<Option<Arc<Subset>>>,
    /// Looked up by the run's address only; never walked through.
    sets: HashMap<usize, Set>,
}

/// The glyphs of one face that a document shows.
#[derive(Debug)]
pub(super) struct Subset {
    /// By glyph of the face: the number in the subset, or 0.
    codes: Vec<u16>,
    /// By number in the subset.
    glyphs: Vec<Shown>,
    /// The number of the space in the subset, where a run needs it.
    space: u16,
    /// The face, ready for the file.
    pub(super) font: ParsedFont,
}

#[derive(Debug, Clone, Default)]
struct Shown {
    /// In the face.
    id: u16,
    /// In thousandths of an em, rounded as the file states it.
    width: u16,
    text: Box<str>,
}

impl Subset {
    /// The number of a glyph in the subset.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// The width of a glyph in thousandths of an em.
    pub(super) fn width(&self, glyph: u16) -> u16 {
        self.width_of(self.code(glyph))
    }

    /// The width of a number of the subset in thousandths of an em.
    pub(super) fn width_of(&self, code: u16) -> u16 {
        self.glyphs[usize::from(code)].width
    }

    /// The number of the space.
    pub(super) fn space(&self) -> u16 {
        self.space
    }

    /// What the glyph says.
    pub(super) fn text(&self, glyph: u16) -> &str {
        &self.glyphs[usize::from(self.code(glyph))].text
    }

    /// Each number of the subset that is shown, with what it says.
    pub(super) fn sayings(&self) -> impl Iterator<Item = (u16, &str)> {
        let sayings = self.glyphs.iter().enumerate().skip(1);
        sayings.map(|(code, shown)| (code as u16, &*shown.text))
    }
}

/// The glyph of a character that a face does not have.
pub(super) const MISSING: u16 = 0;

/// What is set in its place: a mark of its own, as every glyph must be mapped to a text that is no
/// box. The character goes with it as the text to be read.
const STAND_INS: [char; 3] = ['\u{fffd}', '\u{25a1}', '?'];

/// What a document shows of a face.
#[derive(Debug, Default, Clone)]
struct Usage {
    codes: Vec<u16>,
    glyphs: Vec<Shown>,
    needs_space: bool,
    /// Whether it shows a character that the face does not have.
    lacks: bool,
}

impl Usage {
    /// Notes what a run shows. The shortest text that a glyph has anywhere becomes its own: what
    /// it says alone, not what it says for its neighbours.
    fn note(&mut self, run: &GlyphRun) {
        self.needs_space |= text::needs_space(run);
        text::each_piece(run, |glyph, piece| {
            let shown = self.shown(glyph.id);
            if glyph.id == MISSING {
                self.lacks = true;
                return;
            }
            if !piece.is_empty() && (shown.text.is_empty() || piece.len() < shown.text.len()) {
                shown.text = piece.into();
            }
        });
    }

    /// Lets another glyph of the face stand for missing ones, if it has one.
    fn stand_in(&mut self, font: &FontRef<'_>) {
        let charmap = font.charmap();
        let found = STAND_INS.into_iter().find_map(|mark| Some((mark, charmap.map(mark)?)));
        if let Some((mark, glyph)) = found {
            let glyph = glyph.to_u32() as u16;
            let shown = self.shown(glyph);
            if shown.text.is_empty() {
                shown.text = mark.to_string().into();
            }
            self.codes[usize::from(MISSING)] = self.codes[usize::from(glyph)];
        }
    }

    fn shown(&mut self, glyph: u16) -> &mut Shown {
        let index = usize::from(glyph);
        if self.codes.len() <= index {
            self.codes.resize(index + 1, 0);
        }
        // A PDF must not show the glyph of number 0 (PDF/UA-1, 7.21.8).
        if self.glyphs.is_empty() {
            self.glyphs.push(Shown { id: 0, width: 0, text: NOTHING.into() });
        }
        if self.codes[index] == 0 && index > 0 {
            self.codes[index] = self.glyphs.len() as u16;
            self.glyphs.push(Shown { id: glyph, ..Shown::default() });
        }
        &mut self.glyphs[usize::from(self.codes[index])]
    }
}

/// Faces cut down to the glyphs of a specimen, for many documents: what a document needs no other
/// glyphs for need not be cut for it alone.
#[derive(Debug, Default)]
pub struct Common {
    /// By face.
    subsets: Vec<Option<Arc<Subset>>>,
}

impl Common {
    /// The faces cut down to what these runs show. A face that cannot be cut down is left to the
    /// document that shows it, which says so.
    pub(in crate::pdf) fn of(runs: &[Arc<GlyphRun>], faces: &[FaceFile]) -> Self {
        let mut usages = vec![Usage::default(); faces.len()];
        for run in runs {
            usages[usize::from(run.face.0)].note(run);
        }
        let cut = usages.into_iter().zip(faces).map(|(mut usage, face)| {
            usage.needs_space = true;
            let shows = !usage.glyphs.is_empty();
            shows.then(|| subset(usage, face).ok().map(Arc::new)).flatten()
        });
        Self { subsets: cut.collect() }
    }

    /// The face as it is cut down, if that has all that is shown of it.
    fn with(&self, face: usize, usage: &Usage) -> Option<&Arc<Subset>> {
        let subset = self.subsets.get(face)?.as_ref()?;
        let mut shown = usage.glyphs.iter().skip(1);
        let stands_in = !usage.lacks || subset.code(MISSING) != 0;
        (stands_in && shown.all(|shown| subset.code(shown.id) != 0)).then_some(subset)
    }
}

impl Faces {
    /// Collects what the pages and drawings show, cuts the faces down unless they are so already,
    /// and sets every run.
    pub(super) fn gather(
        frames: &Frames,
        drawings: &Drawings<'_>,
        faces: &[FaceFile],
        common: Option<&Common>,
    ) -> Result<Self, Vec<Problem>> {
        let (mut runs, mut seen) = (vec![], HashSet::new());
        let items = frames.pages.iter().flat_map(|page| &page.items);
        let on_pages = items.filter_map(|item| match &item.kind {
            ItemKind::Text { run, .. } => Some(run),
            ItemKind::Fill { .. }
            | ItemKind::Line { .. }
            | ItemKind::Outline { .. }
            | ItemKind::Drawing { .. }
            | ItemKind::Link { .. } => None,
        });
        for run in on_pages.chain(drawings.runs()) {
            if seen.insert(address(run)) {
                runs.push(run);
            }
        }
        let mut usages = vec![Usage::default(); faces.len()];
        for run in &runs {
            let Some(usage) = usages.get_mut(usize::from(run.face.0)) else {
                return Err(vec![Problem::error(format!(
                    "text is set in face {}, but the document has {} faces",
                    run.face.0,
                    faces.len()
                ))]);
            };
            usage.note(run);
        }
        let cut = usages.into_par_iter().zip(faces).enumerate().map(|(number, (usage, face))| {
            if usage.glyphs.is_empty() {
                return Ok(None);
            }
            if let Some(common) = common.and_then(|common| common.with(number, &usage)) {
                return Ok(Some(common.clone()));
            }
            subset(usage, face).map(Arc::new).map(Some)
        });
        let subsets: Vec<_> = cut.collect::<Result<_, _>>().map_err(|problem| vec![problem])?;
        let sets = runs.par_iter().map(|run| {
            let subset: &Option<Arc<Subset>> = &subsets[usize::from(run.face.0)];
            let subset = subset.as_ref().expect("the face of each run was cut down");
            (address(run), text::set(run, subset))
        });
        let sets: Vec<_> = sets.collect();
        Ok(Self { sets: sets.into_iter().collect(), subsets })
    }

    /// The run as operators.
    pub(super) fn set(&self, run: &Arc<GlyphRun>) -> &Set {
        self.sets.get(&address(run)).expect("gathering set every run")
    }

    /// The faces that are shown, with their numbers.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, &Subset)> {
        let numbered = self.subsets.iter().enumerate();
        numbered.filter_map(|(number, subset)| Some((number, subset.as_deref()?)))
    }
}

fn address(run: &Arc<GlyphRun>) -> usize {
    Arc::as_ptr(run).addr()
}

/// Cuts a face down to the glyphs in use.
fn subset(mut usage: Usage, face: &FaceFile) -> Result<Subset, Problem> {
    let refused = |reason: &dyn std::fmt::Display| {
        Problem::error(format!("the face `{}` cannot be put into a PDF: {reason}", face.name))
    };
    let bytes = (*face.bytes).as_ref();
    let font = FontRef::from_index(bytes, face.index).map_err(|error| refused(&error))?;
    let mut remapper = GlyphRemapper::new();
    let space = font.charmap().map(' ').map_or(0, |space| space.to_u32() as u16);
    if usage.needs_space {
        usage.shown(space).text = " ".into();
    }
    if usage.lacks {
        usage.stand_in(&font);
    }
    let Usage { codes, mut glyphs, .. } = usage;
    for (code, shown) in glyphs.iter_mut().enumerate().skip(1) {
        let given = remapper.remap(shown.id);
        debug_assert_eq!(usize::from(given), code, "both number the glyphs as they come");
        let said: String = shown.text.chars().filter(|&c| text::can_be_said(c)).collect();
        shown.text = match said.as_str() {
            "" if shown.text.chars().any(char::is_whitespace) => " ".into(),
            "" => NOTHING.into(),
            said => said.into(),
        };
    }
    let program = subsetter::subset(bytes, face.index, &remapper).map_err(|e| refused(&e))?;
    let font = describe(&font, program, &mut glyphs, &face.name).map_err(|e| refused(&e))?;
    let space = codes.get(usize::from(space)).copied().unwrap_or(0);
    Ok(Subset { codes, glyphs, space, font })
}

/// Reads what a PDF states about a face.
fn describe(
    font: &FontRef<'_>,
    program: Vec<u8>,
    glyphs: &mut [Shown],
    name: &str,
) -> Result<ParsedFont, skrifa::raw::ReadError> {
    let (head, hhea, hmtx) = (font.head()?, font.hhea()?, font.hmtx()?);
    let units_per_em = head.units_per_em();
    let mut glyph_widths = std::collections::BTreeMap::new();
    for (code, shown) in glyphs.iter_mut().enumerate() {
        let width = hmtx.advance(skrifa::GlyphId::from(shown.id)).unwrap_or(0);
        // printpdf states widths cut to whole thousandths: the pen must use the same.
        shown.width = (f32::from(width) * 1000.0 / f32::from(units_per_em)) as u16;
        glyph_widths.insert(code as u16, width);
    }
    let tag = tag(&program);
    Ok(ParsedFont {
        original_bytes: program,
        font_index: 0,
        font_name: Some(format!("{tag}+{name}")),
        codepoint_to_glyph: std::collections::BTreeMap::new(),
        glyph_widths,
        units_per_em,
        font_metrics: FontMetrics {
            ascent: hhea.ascender().to_i16(),
            descent: hhea.descender().to_i16(),
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em,
            x_min: head.x_min(),
            y_min: head.y_min(),
            x_max: head.x_max(),
            y_max: head.y_max(),
            caret_slope_rise: hhea.caret_slope_rise(),
            caret_slope_run: hhea.caret_slope_run(),
            us_weight_class: font.os2().map_or(0, |os2| os2.us_weight_class()),
        },
    })
}

/// Six letters that tell this subset of a face from others (ISO 32000-1, 9.6.4).
fn tag(program: &[u8]) -> String {
    let mut digest = crate::pdf::digest::of(program);
    let mut letter = || {
        let letter = char::from(b'A' + (digest % 26) as u8);
        digest /= 26;
        letter
    };
    std::iter::repeat_with(&mut letter).take(6).collect()
}
