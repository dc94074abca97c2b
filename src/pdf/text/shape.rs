//! Paragraph → shaped text → lines, by parley; words that repeat are shaped once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use parley::style::{FontFamilyName, FontFeature, FontFeatures, TextStyle};
use parley::{
    Alignment, AlignmentOptions, BaseDirection, BreakReason, FontContext, FontFamily, FontStyle,
    FontWeight, InlineBox, InlineBoxKind, Layout, LayoutContext, LineHeight, OverflowWrap,
    PositionedLayoutItem, TextWrapMode, VerticalAlign as ParleyAlign,
};

use crate::drawing::{Label, Weight};
use crate::pdf::fonts::Fonts;
use crate::pdf::frame::{Glyph, GlyphRun};
use crate::pdf::style::computed::{Style, TextAlign, VerticalAlign, WhiteSpace};
use crate::pdf::text::inline::{InlineDrawing, Paragraph, Span};
use crate::pdf::text::lines::{
    Line, Lines, Piece, PieceKind, ends, ends_in_spaces, hang_out, hanging,
};

/// In how many parts texts are remembered, so that two threads seldom ask for the same one.
const PARTS: usize = 16;

/// How many texts are remembered in each part: far more than a report repeats. Thousands of files
/// with a name in each must not fill the memory.
const MOST_SEEN: usize = 256;

/// More room than any line takes.
const ROOM: f32 = f32::MAX / 2.0;

/// Stands for every width that a paragraph fits in on one line.
const WHOLE: u32 = u32::MAX;

/// Paragraphs by their text, for all shapers on the same faces: names, statements and labels repeat
/// on every page.
#[derive(Default)]
pub struct ShapedCache([Mutex<BTreeMap<String, Vec<Arc<Shaped>>>>; PARTS]);

impl ShapedCache {
    fn part(&self, text: &str) -> MutexGuard<'_, BTreeMap<String, Vec<Arc<Shaped>>>> {
        let bytes = text.as_bytes();
        let ends = [bytes.first(), bytes.get(bytes.len() / 2), bytes.last()];
        let ends = ends.into_iter().flatten().map(|byte| usize::from(*byte));
        lock(&self.0[(bytes.len() + ends.sum::<usize>()) % PARTS])
    }

    fn find(&self, paragraph: &Paragraph) -> Option<Arc<Shaped>> {
        let part = self.part(&paragraph.text);
        let known = part.get(&paragraph.text)?;
        known.iter().find(|shaped| are_set_alike(&shaped.paragraph, paragraph)).cloned()
    }

    fn keep(&self, shaped: &Arc<Shaped>) {
        let mut part = self.part(&shaped.paragraph.text);
        if part.len() >= MOST_SEEN {
            part.clear();
        }
        part.entry(shaped.paragraph.text.clone()).or_default().push(shaped.clone());
    }
}

/// Shapes text for one thread.
pub struct Shaper<'a> {
    fonts: &'a Fonts,
    families: Vec<FontFamilyName<'static>>,
    context: FontContext,
    scratch: LayoutContext<()>,
    cache: Arc<ShapedCache>,
}

/// A shaped paragraph that can be broken for any width.
pub struct Shaped {
    /// What is set, but for what it notes.
    paragraph: Paragraph,
    /// None where it is a line that nothing breaks, and set already: most cells of a table are, and a
    /// layout takes kilobytes.
    layout: Option<Mutex<Layout<()>>>,
    /// Least width without breaking a word that may not be broken.
    pub min_width: f32,
    /// Width on one line.
    pub max_width: f32,
    broken: Mutex<Vec<(u32, Arc<Lines>)>>,
}

/// Whether two paragraphs of the same text are set alike. Styles of one page are shared by the cascade;
/// those of another page are compared by what they say.
fn are_set_alike(one: &Paragraph, other: &Paragraph) -> bool {
    let spans = || one.spans.iter().zip(&other.spans);
    let size = |drawing: &InlineDrawing| (drawing.at, drawing.width, drawing.height, drawing.raise);
    one.spans.len() == other.spans.len()
        && one.drawings.len() == other.drawings.len()
        && spans().all(|(one, other)| one.end == other.end && one.shift == other.shift)
        && one.drawings.iter().zip(&other.drawings).all(|(one, other)| size(one) == size(other))
        && are_styles_alike(&one.style, &other.style)
        && spans().all(|(one, other)| are_styles_alike(&one.style, &other.style))
}

/// Whether text in these styles has the same glyphs in the same places.
fn are_styles_alike(one: &Arc<Style>, other: &Arc<Style>) -> bool {
    let of = |style: &Style| {
        (
            (style.font_size, style.line_height, style.letter_spacing, style.font_weight),
            (style.italic, style.tabular_numbers, style.break_words, style.white_space),
            (style.right_to_left, style.text_align, style.text_balance),
        )
    };
    Arc::ptr_eq(one, other) || of(one) == of(other) && one.font_family == other.font_family
}

impl<'a> Shaper<'a> {
    /// A shaper on these faces, which remembers for itself.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        Self::with_cache(fonts, Arc::default())
    }

    /// A shaper on these faces that remembers with others on them.
    #[must_use]
    pub fn with_cache(fonts: &'a Fonts, cache: Arc<ShapedCache>) -> Self {
        let families = fonts
            .families()
            .iter()
            .map(|name| FontFamilyName::Named(name.clone().into()))
            .collect();
        Self { fonts, families, context: fonts.context(), scratch: LayoutContext::new(), cache }
    }

    /// The paragraph, shaped.
    pub fn shape(&mut self, paragraph: &Paragraph) -> Arc<Shaped> {
        self.cache.find(paragraph).unwrap_or_else(|| {
            let shaped = Arc::new(self.shape_anew(paragraph));
            self.cache.keep(&shaped);
            shaped
        })
    }

    fn shape_anew(&mut self, paragraph: &Paragraph) -> Shaped {
        let text = paragraph.text.as_str();
        let mut layout = self.layout(paragraph);
        let widths = layout.calculate_content_widths();
        let mut max_width = widths.max;
        if ends_in_spaces(text) {
            // What hangs at the end of a line takes no room.
            layout.break_all_lines(None);
            let widths = layout.lines().map(|line| line.metrics().advance - hanging(&line));
            max_width = widths.fold(0.0, f32::max);
        }
        let is_whole = widths.min >= max_width && !text.contains('\n') && !is_justified(paragraph);
        let whole = is_whole.then(|| Arc::new(self.broken(&mut layout, paragraph, ROOM)));
        Shaped {
            paragraph: Paragraph { noted: Vec::new(), ..paragraph.clone() },
            min_width: widths.min.min(max_width),
            max_width,
            layout: whole.is_none().then(|| Mutex::new(layout)),
            broken: Mutex::new(whole.into_iter().map(|lines| (WHOLE, lines)).collect()),
        }
    }

    /// The paragraph, shaped and not yet broken.
    fn layout(&mut self, paragraph: &Paragraph) -> Layout<()> {
        let text = paragraph.text.as_str();
        let mut builder = self.scratch.style_run_builder(&mut self.context, text, 1.0, false);
        builder.set_base_direction(if paragraph.style.right_to_left {
            BaseDirection::Rtl
        } else {
            BaseDirection::Ltr
        });
        let mut start = 0;
        for span in &paragraph.spans {
            let style = builder.push_style(text_style(span, &self.families));
            builder.push_style_run(style, start..span.end);
            start = span.end;
        }
        if paragraph.spans.is_empty() {
            let span = Span {
                end: 0,
                style: paragraph.style.clone(),
                owner: crate::pdf::markup::NodeId(0),
                link: None,
                shift: VerticalAlign::Baseline,
            };
            let style = builder.push_style(text_style(&span, &self.families));
            builder.push_style_run(style, 0..0);
        }
        for (index, drawing) in paragraph.drawings.iter().enumerate() {
            builder.push_inline_box(InlineBox {
                id: index as u64,
                kind: InlineBoxKind::InFlow,
                index: drawing.at,
                width: drawing.width,
                height: drawing.height,
                baseline: Some(drawing.height + drawing.raise),
                vertical_align: ParleyAlign::BASELINE,
            });
        }
        builder.build(text)
    }

    /// Lines for a width in points.
    pub fn break_lines(&self, shaped: &Shaped, width: f32) -> Arc<Lines> {
        let paragraph = &shaped.paragraph;
        // A hundredth of a point of slack, so that a width measured from the text itself fits.
        let fits = shaped.max_width <= width + 0.01;
        let key = if fits && !is_justified(paragraph) { WHOLE } else { (width * 64.0) as u32 };
        if let Some((_, lines)) = lock(&shaped.broken).iter().find(|(known, _)| *known == key) {
            return lines.clone();
        }
        let width = if fits { ROOM } else { width };
        let lines = Arc::new(match &shaped.layout {
            Some(layout) => self.broken(&mut lock(layout), paragraph, width),
            // Seldom: a word in less room than it takes.
            None => self.broken(&mut Self::new(self.fonts).layout(paragraph), paragraph, width),
        });
        lock(&shaped.broken).push((key, lines.clone()));
        lines
    }

    fn broken(&self, layout: &mut Layout<()>, paragraph: &Paragraph, width: f32) -> Lines {
        layout.break_all_lines(Some(width + 0.01));
        if paragraph.style.text_balance && (2..=6).contains(&layout.len()) {
            balance(layout, width);
        }
        if is_justified(paragraph) {
            layout.align(Alignment::Justify, AlignmentOptions::default());
        }
        self.collect(layout, &paragraph.text, &paragraph.drawings)
    }

    /// A drawing's label as runs from left to right.
    pub fn label(&mut self, label: &Label) -> Vec<Arc<GlyphRun>> {
        let mut builder =
            self.scratch.style_run_builder(&mut self.context, &label.text, 1.0, false);
        let weight = match label.weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::Bold => FontWeight::BOLD,
        };
        let style = builder.push_style(TextStyle {
            font_family: FontFamily::List(Cow::Borrowed(&self.families)),
            font_size: label.size,
            font_weight: weight,
            ..TextStyle::default()
        });
        builder.push_style_run(style, ..);
        let mut layout = builder.build(&label.text);
        layout.break_all_lines(None);
        let lines = self.collect(&layout, &label.text, &[]);
        let mut pieces: Vec<Piece> = lines.lines.into_iter().flat_map(|line| line.pieces).collect();
        pieces.sort_by(|one, other| one.x.total_cmp(&other.x));
        pieces
            .into_iter()
            .filter_map(|piece| match piece.kind {
                PieceKind::Glyphs(run) => Some(run),
                PieceKind::Drawing { .. } => None,
            })
            .collect()
    }

    fn collect(&self, layout: &Layout<()>, text: &str, drawings: &[InlineDrawing]) -> Lines {
        let mut lines = Lines {
            lines: Vec::with_capacity(layout.len()),
            width: layout.width(),
            height: layout.height(),
            right_to_left: layout.is_rtl(),
        };
        let spaced = ends_in_spaces(text);
        let mut clusters: Vec<parley::Cluster<'_, ()>> = Vec::new();
        for line in layout.lines() {
            let metrics = line.metrics();
            let mut pieces = Vec::new();
            let mut last_run: Option<usize> = None;
            let mut next = 0;
            let mut last_leftwards = None;
            for item in line.items() {
                match item {
                    PositionedLayoutItem::GlyphRun(glyphs) => {
                        let run = glyphs.run();
                        if last_run != Some(run.index()) {
                            last_run = Some(run.index());
                            clusters.clear();
                            clusters.extend(run.visual_clusters());
                            next = 0;
                        }
                        let from = next;
                        while next < clusters.len()
                            && (clusters[next].style_index() == glyphs.style_index())
                        {
                            next += 1;
                        }
                        let clusters = &clusters[from..next];
                        if run.is_rtl() && ends(clusters, line.text_range().end) {
                            last_leftwards = Some(pieces.len());
                        }
                        let range = text_range(clusters);
                        let start = range.start;
                        let run = self.glyph_run(run, clusters, text, range);
                        if !run.glyphs.is_empty() {
                            pieces.push(Piece {
                                start,
                                x: glyphs.offset(),
                                y: glyphs.baseline(),
                                span: usize::from(glyphs.style_index()),
                                kind: PieceKind::Glyphs(Arc::new(run)),
                            });
                        }
                    }
                    PositionedLayoutItem::InlineBox(place) => pieces.push(Piece {
                        start: drawings[place.id as usize].at,
                        x: place.x,
                        y: place.y,
                        span: 0,
                        kind: PieceKind::Drawing {
                            index: place.id as usize,
                            width: place.width,
                            height: place.height,
                        },
                    }),
                }
            }
            let hanging = if spaced { hanging(&line) } else { metrics.hanging_advance };
            let inside = last_leftwards.filter(|_| !layout.is_rtl());
            let hanging = hanging + inside.map_or(0.0, |last| hang_out(&mut pieces, last));
            pieces.sort_by_key(|piece| piece.start);
            lines.lines.push(Line {
                top: metrics.block_min_coord,
                height: metrics.line_height,
                baseline: metrics.baseline,
                start: if layout.is_rtl() { hanging } else { 0.0 },
                width: metrics.advance - hanging,
                soft: matches!(line.break_reason(), BreakReason::Regular | BreakReason::Emergency),
                pieces,
            });
        }
        if spaced {
            lines.width = lines.lines.iter().map(|line| line.width).fold(0.0, f32::max);
        }
        lines
    }

    fn glyph_run(
        &self,
        run: &parley::Run<'_, ()>,
        clusters: &[parley::Cluster<'_, ()>],
        text: &str,
        Range { start, end }: Range<usize>,
    ) -> GlyphRun {
        let data = run.font();
        let mut glyphs = Vec::with_capacity(clusters.len());
        let mut width = 0.0;
        for (index, cluster) in clusters.iter().enumerate() {
            let range = cluster_range(clusters, index);
            let shown = !text[range.clone()].chars().all(is_unseen);
            let mut own = (range.start - start) as u32..(range.end - start) as u32;
            for glyph in cluster.glyphs() {
                width += glyph.advance;
                // What is never seen (joiners, isolates, line ends) needs no glyph in the file.
                if !shown && glyph.advance == 0.0 {
                    continue;
                }
                glyphs.push(Glyph {
                    id: glyph.id as u16,
                    advance: glyph.advance,
                    dx: glyph.x,
                    dy: -glyph.y,
                    text: own.clone(),
                });
                own = own.end..own.end;
            }
        }
        GlyphRun {
            face: self.fonts.face(data.data.id(), data.index),
            size: run.font_size(),
            glyphs,
            text: text[start..end].into(),
            right_to_left: run.is_rtl(),
            width,
        }
    }
}

/// What part of the text these clusters show.
fn text_range(clusters: &[parley::Cluster<'_, ()>]) -> Range<usize> {
    let start = clusters.iter().map(|cluster| cluster.text_range().start).min().unwrap_or(0);
    let end = clusters.iter().map(|cluster| cluster.text_range().end).max().unwrap_or(start);
    start..end
}

fn is_justified(paragraph: &Paragraph) -> bool {
    paragraph.style.text_align == TextAlign::Justify
}

fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The text of a cluster, with that of the ligature parts that follow it.
fn cluster_range(clusters: &[parley::Cluster<'_, ()>], index: usize) -> Range<usize> {
    let cluster = &clusters[index];
    let mut range = cluster.text_range();
    if cluster.is_ligature_start() {
        let step: isize = if cluster.is_rtl() { -1 } else { 1 };
        let mut at = index as isize + step;
        while let Some(part) = usize::try_from(at).ok().and_then(|at| clusters.get(at)) {
            if !part.is_ligature_continuation() || part.text_range().start != range.end {
                break;
            }
            range.end = part.text_range().end;
            at += step;
        }
    }
    range
}

fn is_unseen(character: char) -> bool {
    matches!(
        u32::from(character),
        0x0A | 0x0D | 0xAD | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF
    )
}

/// Narrows the lines as far as their number allows, so that they are about equally long.
fn balance(layout: &mut Layout<()>, width: f32) {
    let lines = layout.len();
    let (mut low, mut high) = (width / lines as f32, width);
    while high - low > 1.0 {
        let middle = f32::midpoint(low, high);
        layout.break_all_lines(Some(middle));
        if layout.len() > lines || layout.width() > middle + 0.01 {
            low = middle;
        } else {
            high = middle;
        }
    }
    layout.break_all_lines(Some(high + 0.01));
}

const TABULAR: &[FontFeature] = &[
    FontFeature::new(parley::setting::Tag::new(b"tnum"), 1),
    FontFeature::new(parley::setting::Tag::new(b"lnum"), 1),
];

fn text_style<'a>(span: &Span, families: &'a [FontFamilyName<'static>]) -> TextStyle<'a, 'a, ()> {
    let style = &span.style;
    let mut own: Vec<FontFamilyName<'static>> = Vec::new();
    if !style.font_family.is_empty() {
        own.extend(style.font_family.iter().map(|name| FontFamilyName::Named(name.clone().into())));
        own.extend(families.iter().cloned());
    }
    let (size, align) = match span.shift {
        VerticalAlign::Super => (style.font_size, ParleyAlign::SUPER),
        VerticalAlign::Sub => (style.font_size, ParleyAlign::SUB),
        VerticalAlign::Baseline
        | VerticalAlign::Top
        | VerticalAlign::Middle
        | VerticalAlign::Bottom => (style.font_size, ParleyAlign::BASELINE),
    };
    let nowrap = style.white_space == WhiteSpace::NoWrap;
    TextStyle {
        font_family: FontFamily::List(if own.is_empty() {
            Cow::Borrowed(families)
        } else {
            Cow::Owned(own)
        }),
        font_size: size,
        font_style: if style.italic { FontStyle::Italic } else { FontStyle::Normal },
        font_weight: FontWeight::new(f32::from(style.font_weight)),
        font_features: if style.tabular_numbers {
            FontFeatures::List(Cow::Borrowed(TABULAR))
        } else {
            FontFeatures::empty()
        },
        line_height: LineHeight::Absolute(match span.shift {
            // A raised figure must not push lines apart.
            VerticalAlign::Super | VerticalAlign::Sub => 0.0,
            VerticalAlign::Baseline
            | VerticalAlign::Top
            | VerticalAlign::Middle
            | VerticalAlign::Bottom => style.line_height,
        }),
        vertical_align: align,
        letter_spacing: style.letter_spacing,
        overflow_wrap: if style.break_words {
            OverflowWrap::Anywhere
        } else {
            OverflowWrap::BreakWord
        },
        text_wrap_mode: if nowrap { TextWrapMode::NoWrap } else { TextWrapMode::Wrap },
        ..TextStyle::default()
    }
}
