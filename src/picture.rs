//! Drawing → PNG: the same shapes and the same shaped labels as in the PDF, as pixels for a deck.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, PixmapMut, Stroke as PenStroke,
    StrokeDash, Transform,
};

use crate::drawing::{Anchor, Drawing, Fill, Label, Point, Shape, Stroke};
use crate::error::Problem;
use crate::pdf::fonts::{FontFile, Fonts};
use crate::pdf::frame::{FaceId, GlyphRun};
use crate::pdf::text::shape::Shaper;
use crate::theme::{Color, Dash};

/// The narrowest picture, in pixels: sharp across a slide.
const LEAST_WIDTH: f32 = 2000.0;
/// Dots per inch, where that is enough for the width.
const LEAST_DPI: f32 = 300.0;
const POINTS_PER_INCH: f32 = 72.0;
const METERS_PER_INCH: f64 = 0.0254;

/// PNG files of some drawings, in their order: transparent, at least 2,000 pixels wide, with the
/// resolution at which they have the drawing's size. Only the shipped faces and the user's are
/// used; warnings tell of characters that none of them has.
#[must_use]
pub fn pictures(drawings: &[Drawing], fonts: &[FontFile]) -> (Vec<Vec<u8>>, Vec<Problem>) {
    let named: BTreeMap<String, Drawing> = drawings
        .iter()
        .enumerate()
        .map(|(place, drawing)| (format!("{place:06}"), drawing.clone()))
        .collect();
    let (fonts, problems) =
        Fonts::without_system(&crate::pdf::characters::of_drawings(&named), fonts);
    let pictures = drawings.par_iter().map(|drawing| picture(drawing, &fonts)).collect();
    (pictures, problems)
}

fn picture(drawing: &Drawing, fonts: &Fonts) -> Vec<u8> {
    let dpi = LEAST_DPI.max((LEAST_WIDTH * POINTS_PER_INCH / drawing.width).ceil());
    let scale = dpi / POINTS_PER_INCH;
    let pixels = |points: f32| (points * scale).ceil().max(1.0) as u32;
    let (width, height) = (pixels(drawing.width), pixels(drawing.height));
    let mut pixmap = Pixmap::new(width, height).expect("a drawing has an extent");
    let mut brush = Brush {
        canvas: pixmap.as_mut(),
        scale,
        fonts,
        shaper: Shaper::new(fonts),
        outlines: BTreeMap::new(),
    };
    brush.shapes(&drawing.shapes);
    encode(&pixmap, dpi)
}

/// What draws on a picture.
struct Brush<'a> {
    canvas: PixmapMut<'a>,
    /// Pixels per point.
    scale: f32,
    fonts: &'a Fonts,
    shaper: Shaper<'a>,
    /// Outlines in font units, with how many of them make an em.
    outlines: BTreeMap<(FaceId, u16), Option<(Path, f32)>>,
}

impl Brush<'_> {
    fn shapes(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            match shape {
                Shape::Line { points, stroke } => {
                    self.path(lines(points, false), None, Some(*stroke));
                }
                Shape::Polygon { points, fill, stroke } => {
                    self.path(lines(points, true), *fill, *stroke);
                }
                Shape::Circle { center, radius, fill, stroke } => {
                    self.path(circle(*center, *radius), *fill, *stroke);
                }
                Shape::Mark(mark) => {
                    let path = match mark.outline() {
                        Some(corners) => lines(&corners, true),
                        None => circle(mark.at, mark.radius),
                    };
                    self.path(path, mark.fill, mark.stroke);
                }
                Shape::Label(label) => self.label(label),
                Shape::Stamp(stamp) => self.shapes(&stamp.shapes),
            }
        }
    }

    fn path(&mut self, path: Option<Path>, fill: Option<Fill>, stroke: Option<Stroke>) {
        let Some(path) = path else { return };
        let transform = Transform::from_scale(self.scale, self.scale);
        if let Some(fill) = fill {
            let paint = paint(fill.color, fill.opacity);
            self.canvas.fill_path(&path, &paint, FillRule::Winding, transform, None);
        }
        if let Some(stroke) = stroke {
            let (paint, pen) = (paint(stroke.color, 1.0), pen(stroke));
            self.canvas.stroke_path(&path, &paint, &pen, transform, None);
        }
    }

    fn label(&mut self, label: &Label) {
        let runs = self.shaper.label(label);
        let width: f32 = runs.iter().map(|run| run.width).sum();
        let mut x = label.at.x
            - match label.anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => width / 2.0,
                Anchor::End => width,
            };
        let paint = paint(label.color, 1.0);
        for run in &runs {
            self.run(run, x, label.at.y, &paint);
            x += run.width;
        }
    }

    fn run(&mut self, run: &Arc<GlyphRun>, x: f32, y: f32, paint: &Paint<'_>) {
        let mut pen = x;
        for glyph in &run.glyphs {
            let fonts = self.fonts;
            let outline = self
                .outlines
                .entry((run.face, glyph.id))
                .or_insert_with(|| outline(fonts, run.face, glyph.id));
            if let Some((path, units)) = outline {
                let size = run.size / *units * self.scale;
                let (left, base) = (pen + glyph.dx, y - glyph.dy);
                let transform = Transform::from_row(
                    size,
                    0.0,
                    0.0,
                    -size,
                    left * self.scale,
                    base * self.scale,
                );
                self.canvas.fill_path(path, paint, FillRule::Winding, transform, None);
            }
            pen += glyph.advance;
        }
    }
}

/// A glyph's outline in font units; none for white space.
fn outline(fonts: &Fonts, face: FaceId, glyph: u16) -> Option<(Path, f32)> {
    let file = &fonts.faces()[usize::from(face.0)];
    let font = FontRef::from_index((*file.bytes).as_ref(), file.index).ok()?;
    let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
    let glyph = font.outline_glyphs().get(GlyphId::from(glyph))?;
    let mut pen = Pen(PathBuilder::new());
    glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
    Some((pen.0.finish()?, f32::from(units)))
}

/// Takes an outline down as a path.
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

fn lines(points: &[Point], closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x, first.y);
    for point in rest {
        path.line_to(point.x, point.y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn circle(center: Point, radius: f32) -> Option<Path> {
    PathBuilder::from_circle(center.x, center.y, radius)
}

fn paint(color: Color, opacity: f32) -> Paint<'static> {
    let mut paint = Paint::default();
    let alpha = (opacity.clamp(0.0, 1.0) * 255.0).round() as u8;
    paint.set_color_rgba8(color.red, color.green, color.blue, alpha);
    paint
}

/// The line as SVG and PDF draw it.
fn pen(stroke: Stroke) -> PenStroke {
    let width = stroke.width;
    let (line_cap, dash) = match stroke.dash {
        Dash::Solid => (LineCap::Butt, None),
        Dash::Dashed => (LineCap::Butt, StrokeDash::new(vec![width * 4.0, width * 3.0], 0.0)),
        // A dot has a length that is nothing but a number, since a dash of none is not drawn.
        Dash::Dotted => (LineCap::Round, StrokeDash::new(vec![0.01, width * 2.2], 0.0)),
    };
    PenStroke { width, line_cap, line_join: LineJoin::Round, dash, ..PenStroke::default() }
}

/// The file, with its resolution.
fn encode(pixmap: &Pixmap, dpi: f32) -> Vec<u8> {
    // Colours are kept multiplied by their opacity: that matters for the edges of shapes alone.
    let mut pixels = pixmap.data().to_vec();
    for (plain, pixel) in pixels.chunks_exact_mut(4).zip(pixmap.pixels()) {
        if !matches!(plain[3], 0 | 255) {
            let color = pixel.demultiply();
            plain[..3].copy_from_slice(&[color.red(), color.green(), color.blue()]);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let per_meter = (f64::from(dpi) / METERS_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_meter,
        yppu: per_meter,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().expect("memory takes every byte");
    writer.write_image_data(&pixels).expect("the pixels fill the picture");
    writer.finish().expect("memory takes every byte");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Mark, Weight};
    use crate::theme::{INK, Marker, ORIENTATIONS};

    fn drawing(shapes: Vec<Shape>) -> Drawing {
        Drawing {
            width: 240.0,
            height: 120.0,
            title: "A".to_owned(),
            description: "B".to_owned(),
            shapes,
            values: vec![],
        }
    }

    /// Width, height, dots per meter and pixels of a picture.
    fn decoded(bytes: &[u8]) -> (u32, u32, u32, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let info = reader.info();
        (info.width, info.height, info.pixel_dims.unwrap().xppu, pixels)
    }

    fn pixel(width: u32, pixels: &[u8], x: u32, y: u32) -> [u8; 4] {
        let start = ((y * width + x) * 4) as usize;
        pixels[start..start + 4].try_into().unwrap()
    }

    #[test]
    fn a_picture_is_wide_transparent_and_knows_its_size() {
        let look = ORIENTATIONS[0];
        let mark = Mark {
            at: Point::new(60.0, 60.0),
            marker: Marker::Circle,
            radius: 10.0,
            fill: Some(Fill { color: look.fill, opacity: 1.0 }),
            stroke: None,
        };
        let (pictures, problems) = pictures(&[drawing(vec![Shape::Mark(mark)])], &[]);
        assert!(problems.is_empty());
        let (width, height, dots, pixels) = decoded(&pictures[0]);
        assert_eq!((width, height), (2000, 1000));
        // 600 dots per inch: the drawing is 240 points wide.
        assert_eq!(dots, 23_622);
        assert_eq!(pixel(width, &pixels, 0, 0), [0, 0, 0, 0]);
        let Color { red, green, blue } = look.fill;
        assert_eq!(pixel(width, &pixels, 500, 500), [red, green, blue, 255]);
    }

    #[test]
    fn labels_of_any_shipped_script_are_ink_at_their_place() {
        for text in ["Tactical", "Ελένη", "ليلى", "נועה", "अनन्या", "ไทย"]
        {
            let label = Label {
                at: Point::new(120.0, 70.0),
                anchor: Anchor::Middle,
                size: 20.0,
                weight: Weight::Bold,
                color: INK,
                text: text.to_owned(),
            };
            let (pictures, problems) = pictures(&[drawing(vec![Shape::Label(label)])], &[]);
            assert!(problems.is_empty(), "{text}");
            let (width, height, _, pixels) = decoded(&pictures[0]);
            let inked = |x: u32, y: u32| pixel(width, &pixels, x, y)[3] > 200;
            let all: Vec<(u32, u32)> = (0..height)
                .flat_map(|y| (0..width).map(move |x| (x, y)))
                .filter(|&(x, y)| inked(x, y))
                .collect();
            assert!(all.len() > 2000, "{text}: {} pixels", all.len());
            let middle = all.iter().map(|(x, _)| f64::from(*x)).sum::<f64>() / all.len() as f64;
            assert!((middle - 1000.0).abs() < 120.0, "{text}: {middle}");
            assert!(all.iter().all(|&(_, y)| (350..720).contains(&y)), "{text}");
        }
    }

    #[test]
    fn a_character_without_a_face_is_told() {
        let label = Label {
            at: Point::new(0.0, 70.0),
            anchor: Anchor::Start,
            size: 20.0,
            weight: Weight::Regular,
            color: INK,
            text: "漢".to_owned(),
        };
        let (_, problems) = pictures(&[drawing(vec![Shape::Label(label)])], &[]);
        assert!(problems[0].message.contains("no font has the character `漢`"));
    }
}
