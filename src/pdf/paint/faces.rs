//! The faces of a document, cut down to the glyphs that it shows.

use std::collections::{HashMap, HashSet};
use std::iter;
use std::sync::Arc;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use rayon::prelude::*;
use skrifa::MetadataProvider as _;
use skrifa::raw::{FontRef, TableProvider};
use subsetter::GlyphRemapper;

use super::drawing::Drawings;
use super::text::{self, Set, Show};
use crate::error::Problem;
use crate::pdf::frame::{FaceFile, Frames, Glyph, GlyphRun, ItemKind};

/// The faces that a document shows, and all its runs of glyphs, each set once.
#[derive(Debug)]
pub(super) struct Faces {
    subsets: Vec<Option<Arc<Subset>>>,
    /// Looked up by the run's address only; never walked through.
    sets: HashMap<usize, Set>,
}

/// The glyphs of one face that a document shows. A glyph that says one text here and another there
/// has a code for each.
#[derive(Debug)]
pub(super) struct Subset {
    /// By glyph of the face: its first code, or 0.
    codes: Vec<u16>,
    /// By code.
    glyphs: Vec<Shown>,
    /// The space in the face.
    space: u16,
    /// How many codes there are before those that glyphs have beyond their first, which are the
    /// numbers of their glyphs in the cut face.
    firsts: usize,
    /// The face, ready for the file.
    pub(super) font: ParsedFont,
}

#[derive(Debug, Clone, Default)]
struct Shown {
    /// In the face.
    id: u16,
    /// In thousandths of an em, rounded as the file states it.
    width: u16,
    /// What the glyph says: first with this code, then with others.
    texts: Vec<Box<str>>,
    /// The first of these other codes.
    next: u16,
}

impl Shown {
    /// Notes what the glyph says somewhere.
    fn say(&mut self, text: &str) {
        if self.place(text).is_none() {
            self.texts.push(text::said(text).into());
        }
    }

    /// Which of its texts this is.
    fn place(&self, text: &str) -> Option<usize> {
        self.texts.iter().position(|known| **known == *text).or_else(|| {
            let said = text::said(text);
            self.texts.iter().position(|known| text::are_alike(known, &said))
        })
    }
}

impl Subset {
    /// The code of a glyph where it says this text.
    pub(super) fn code(&self, glyph: u16, text: &str) -> u16 {
        self.known(glyph, text).unwrap_or_default()
    }

    fn known(&self, glyph: u16, text: &str) -> Option<u16> {
        let first = *self.codes.get(usize::from(glyph))?;
        let shown = &self.glyphs[usize::from(first)];
        match shown.place(text)? {
            0 => (first != 0).then_some(first),
            other => Some(shown.next + other as u16 - 1),
        }
    }

    /// The width of a code in thousandths of an em.
    pub(super) fn width(&self, code: u16) -> u16 {
        self.glyphs[usize::from(code)].width
    }

    /// The code of a glyph that shows nothing and says this text.
    pub(super) fn blank(&self, text: &str) -> u16 {
        self.code(self.space, text)
    }

    /// Each code, with what it says.
    pub(super) fn sayings(&self) -> impl Iterator<Item = (u16, &str)> {
        let sayings = self.glyphs.iter().enumerate().skip(1);
        sayings.map(|(code, shown)| (code as u16, shown.texts.first().map_or("", |text| text)))
    }

    /// By code: the number of its glyph in the cut face; none where they are the same.
    pub(super) fn glyphs(&self) -> Option<impl Iterator<Item = u16>> {
        let glyphs = self.glyphs.iter().skip(1).map(|shown| self.codes[usize::from(shown.id)]);
        (self.firsts < self.glyphs.len()).then(|| iter::once(0).chain(glyphs))
    }
}

/// The glyph of a character that a face does not have.
pub(super) const MISSING: u16 = 0;

/// What is set in its place: a mark of its own, as every glyph must be mapped to a text that is no
/// box.
const STAND_INS: [char; 3] = ['\u{fffd}', '\u{25a1}', '?'];

/// What a document shows of a face.
#[derive(Debug, Default, Clone)]
struct Usage {
    codes: Vec<u16>,
    glyphs: Vec<Shown>,
    /// What is read where nothing is seen.
    blanks: Shown,
}

impl Show for Usage {
    fn glyph(&mut self, glyph: &Glyph, _: f64, text: &str) {
        self.shown(glyph.id).say(text);
    }

    fn blank(&mut self, _: f64, text: &str) {
        self.blanks.say(text);
    }

    fn begin_actual(&mut self, _: &str) {}

    fn end_actual(&mut self) {}

    fn end(&mut self) {}
}

impl Usage {
    /// Lets another glyph of the face stand for missing ones, if it has one.
    fn stand_in(&mut self, font: &FontRef<'_>) {
        let charmap = font.charmap();
        let found = STAND_INS.into_iter().find_map(|mark| Some((mark, charmap.map(mark)?)));
        if let Some((mark, glyph)) = found {
            let glyph = glyph.to_u32() as u16;
            let missing = std::mem::take(&mut self.glyphs[usize::from(MISSING)]);
            let shown = self.shown(glyph);
            shown.say(mark.encode_utf8(&mut [0; 4]));
            missing.texts.iter().for_each(|text| shown.say(text));
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
            self.glyphs.push(Shown::default());
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
            text::show(run, &mut usages[usize::from(run.face.0)]);
        }
        let cut = usages.into_iter().zip(faces).map(|(usage, face)| {
            let shows = !usage.glyphs.is_empty();
            shows.then(|| subset(usage, face).ok().map(Arc::new)).flatten()
        });
        Self { subsets: cut.collect() }
    }

    /// The face as it is cut down, if that has all that is shown of it.
    fn with(&self, face: usize, usage: &Usage) -> Option<&Arc<Subset>> {
        let subset = self.subsets.get(face)?.as_ref()?;
        let has = |glyph, shown: &Shown| {
            shown.texts.iter().all(|text| subset.known(glyph, text).is_some())
        };
        let has_all = usage.glyphs.iter().all(|shown| has(shown.id, shown));
        (has_all && has(subset.space, &usage.blanks)).then_some(subset)
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
            text::show(run, usage);
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
    // A face without a space shows some glyph of its own, so narrow that it is not seen.
    let space = font.charmap().map(' ').map(|space| space.to_u32() as u16);
    let space = space.unwrap_or_else(|| usage.glyphs.last().map_or(MISSING, |shown| shown.id));
    for text in std::mem::take(&mut usage.blanks).texts {
        usage.shown(space).say(&text);
    }
    if !usage.glyphs[usize::from(MISSING)].texts.is_empty() {
        usage.stand_in(&font);
    }
    let Usage { codes, mut glyphs, .. } = usage;
    let mut remapper = GlyphRemapper::new();
    let firsts = glyphs.len();
    for code in 1..firsts {
        let given = remapper.remap(glyphs[code].id);
        debug_assert_eq!(usize::from(given), code, "both number the glyphs as they come");
        glyphs[code].next = glyphs.len() as u16;
        let others = glyphs[code].texts[1..].to_vec();
        let id = glyphs[code].id;
        glyphs.extend(others.into_iter().map(|text| Shown {
            id,
            texts: vec![text],
            ..Shown::default()
        }));
    }
    let program = subsetter::subset(bytes, face.index, &remapper).map_err(|e| refused(&e))?;
    let font = describe(&font, program, &mut glyphs, &face.name).map_err(|e| refused(&e))?;
    Ok(Subset { codes, glyphs, space, firsts, font })
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
