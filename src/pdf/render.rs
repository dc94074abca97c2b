//! The way from a page to a PDF: markup, styles, fonts, pages, and the bytes of the file.

use std::collections::{BTreeMap, BTreeSet};

use crate::drawing::{Drawing, Shape};
use crate::error::{Failure, Problem};
use crate::pdf::attachment::Carry;
use crate::pdf::characters::of_document;
use crate::pdf::engine::Engine;
use crate::pdf::fonts::{FontFile, Fonts};
use crate::pdf::frame::Frames;
use crate::pdf::markup::{self, Document, NodeId, NodeKind};
use crate::pdf::pages::room;
use crate::pdf::paint::{self, Info, Labels, Made, Shared};
use crate::pdf::press::{Press, Shapers};
use crate::pdf::style::{Styles, Stylesheet, cascade};
use crate::pdf::text::shape::Shaper;

/// The paper that pages are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
    /// A slide: 13.333 × 7.5 in.
    Slide,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
            Self::Slide => (960.0, 540.0),
        }
    }
}

/// What the maker of a PDF may choose.
#[derive(Default)]
pub struct Options {
    /// The paper.
    pub paper: Paper,
    /// The day that the file claims to be from: `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Font files of the user, for scripts that the shipped faces do not have.
    pub fonts: Vec<FontFile>,
    /// A file that the PDF carries.
    pub carried: Option<Carry>,
}

/// A finished PDF.
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What should be told, such as characters without a glyph.
    pub warnings: Vec<Problem>,
}

/// A page with the style of every element: all that can be known of it without its drawings.
pub struct Styled<'a> {
    /// What messages call the page.
    pub(super) name: &'a str,
    pub(super) document: Document,
    styles: Styles,
}

impl<'a> Styled<'a> {
    /// Reads a page of HTML and computes its styles. `name` is how messages call it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the markup, all at once.
    pub fn new(html: &str, name: &'a str, sheets: &[&Stylesheet]) -> Result<Self, Failure> {
        let (styled, ()) = Self::with(html, name, sheets, |_| ())?;
        Ok(styled)
    }

    /// The same, and beside it whatever else can be known from the markup alone.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the markup, all at once.
    pub fn with<T: Send>(
        html: &str,
        name: &'a str,
        sheets: &[&Stylesheet],
        other: impl FnOnce(&Document) -> T + Send,
    ) -> Result<(Self, T), Failure> {
        let document = markup::parse(html, name).map_err(Failure::Usage)?;
        let (styles, other) = rayon::join(|| cascade(&document, sheets), || other(&document));
        Ok((Self { name, document, styles }, other))
    }

    /// Makes a PDF of the page and the drawings that it names.
    ///
    /// # Errors
    ///
    /// A drawing that there is not, or everything that the painting finds wrong.
    pub fn render(
        &self,
        drawings: &BTreeMap<String, Drawing>,
        options: &Options,
    ) -> Result<Rendered, Failure> {
        self.render_in(Letters::of(&self.document, drawings, &options.fonts), drawings, options)
    }

    /// The same in letters that were found already.
    ///
    /// # Errors
    ///
    /// A drawing that there is not, or everything that the painting finds wrong.
    pub fn render_in(
        &self,
        letters: Letters,
        drawings: &BTreeMap<String, Drawing>,
        options: &Options,
    ) -> Result<Rendered, Failure> {
        let Self { document, styles, .. } = self;
        self.check(drawings, options.paper)?;
        let Letters { fonts, labels, warnings } = letters;
        let shapers = Shapers::new(&fonts);
        let frames = lay_out_with(document, styles, drawings, &shapers, options.paper);
        // What the shapers remember goes while the pages are painted.
        let (bytes, ()) = rayon::join(
            || self.paint(&frames, &fonts, drawings, &labels, options, None),
            || drop(shapers),
        );
        Ok(Rendered { bytes: bytes?, pages: frames.pages.len(), warnings })
    }

    /// Makes a PDF on a press that other documents of the same design use, too.
    ///
    /// # Errors
    ///
    /// A drawing that there is not, or everything that the painting finds wrong.
    pub fn render_on(
        &self,
        press: &Press<'_>,
        drawings: &BTreeMap<String, Drawing>,
        options: &Options,
    ) -> Result<Rendered, Failure> {
        let Self { document, styles, .. } = self;
        self.check(drawings, options.paper)?;
        let frames = press.lay_out(document, styles, drawings, options.paper);
        let (labels, shared) = (&press.labels, Some(&press.shared));
        let bytes = self.paint(&frames, press.fonts, drawings, labels, options, shared)?;
        Ok(Rendered { bytes, pages: frames.pages.len(), warnings: Vec::new() })
    }

    /// Where everything stands on the pages.
    #[cfg(test)]
    pub(crate) fn frames(&self, drawings: &BTreeMap<String, Drawing>, paper: Paper) -> Frames {
        let Letters { fonts, .. } = Letters::of(&self.document, drawings, &[]);
        lay_out(&self.document, &self.styles, drawings, &fonts, paper)
    }

    /// That there is every drawing, and room for them.
    fn check(&self, drawings: &BTreeMap<String, Drawing>, paper: Paper) -> Result<(), Failure> {
        let nodes = (0..self.document.nodes.len() as u32).map(NodeId);
        let is_used = |name: &str| {
            nodes.clone().any(|node| self.styles.style(node).page.as_deref() == Some(name))
        };
        check_drawings(&self.document, self.name, drawings)
            .and_then(|()| room::check(self.styles.page_rules(), paper.size(), is_used))
            .map_err(Failure::Usage)
    }

    fn paint(
        &self,
        frames: &Frames,
        fonts: &Fonts,
        drawings: &BTreeMap<String, Drawing>,
        labels: &Labels,
        options: &Options,
        shared: Option<&Shared>,
    ) -> Result<Vec<u8>, Failure> {
        if frames.pages.is_empty() {
            let problem = Problem::error(format!("nothing of `{}` is left to print", self.name))
                .hint("its body is empty, or `display: none` in a style sheet hides all of it");
            return Err(Failure::Usage(vec![problem]));
        }
        let info = Info {
            title: self.document.title.clone(),
            language: self.document.language.clone(),
            date: options.date.clone(),
        };
        let made = Made { info: &info, carried: options.carried.as_ref(), shared };
        let (document, styles) = (&self.document, &self.styles);
        paint::pdf(document, styles, frames, fonts.faces(), drawings, labels, &made)
            .map_err(Failure::Usage)
    }
}

/// What a page is set in: its faces, and the labels of its drawings.
pub struct Letters {
    fonts: Fonts,
    labels: Labels,
    /// What no face has.
    warnings: Vec<Problem>,
}

impl Letters {
    /// The letters of a page and the drawings that it names; `files` are the user's own faces.
    #[must_use]
    pub fn of(
        document: &Document,
        drawings: &BTreeMap<String, Drawing>,
        files: &[FontFile],
    ) -> Self {
        let texts = of_document(document, drawings);
        let (fonts, warnings) = Fonts::for_characters(&texts, files);
        let names: BTreeSet<&String> = document
            .nodes
            .iter()
            .filter_map(|node| match &node.kind {
                NodeKind::Element(element) => element.attributes.get("data-drawing"),
                NodeKind::Text(_) => None,
            })
            .collect();
        let shown = names.into_iter().filter_map(|name| drawings.get(name));
        let labels = labels_of(shown, &fonts);
        Self { fonts, labels, warnings }
    }
}

/// Lays out a page: chapters apart from each other, at the same time.
#[must_use]
pub fn lay_out(
    document: &Document,
    styles: &Styles,
    drawings: &BTreeMap<String, Drawing>,
    fonts: &Fonts,
    paper: Paper,
) -> Frames {
    lay_out_with(document, styles, drawings, &Shapers::new(fonts), paper)
}

/// The same with shapers that others use, too.
pub(super) fn lay_out_with(
    document: &Document,
    styles: &Styles,
    drawings: &BTreeMap<String, Drawing>,
    shapers: &Shapers<'_>,
    paper: Paper,
) -> Frames {
    Engine { document, styles, drawings, shapers, size: paper.size() }.frames()
}

/// Every `svg` must name a drawing that there is.
fn check_drawings(
    document: &Document,
    name: &str,
    drawings: &BTreeMap<String, Drawing>,
) -> Result<(), Vec<Problem>> {
    let file = name;
    let mut problems = Vec::new();
    for node in &document.nodes {
        let NodeKind::Element(element) = &node.kind else { continue };
        if element.name != "svg" {
            continue;
        }
        let place = crate::error::Place::Line {
            file: file.to_owned(),
            line: element.line as usize,
            column: None,
        };
        match element.attributes.get("data-drawing") {
            Some(name) if drawings.contains_key(name) => {}
            Some(name) => {
                let mut problem = Problem::error(format!("there is no drawing `{name}`")).at(place);
                let known = drawings.keys().map(String::as_str);
                if let Some(near) = crate::error::nearest(name, known) {
                    problem = problem.hint(format!("did you mean `{near}`?"));
                }
                problems.push(problem);
            }
            None => problems.push(
                Problem::error("`svg` without `data-drawing`")
                    .at(place)
                    .hint("name one of the report's drawings: `<svg data-drawing=\"team-radar\">`"),
            ),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// The labels of all drawings as runs from left to right.
#[must_use]
pub fn labels(drawings: &BTreeMap<String, Drawing>, fonts: &Fonts) -> Labels {
    labels_of(drawings.values(), fonts)
}

fn labels_of<'a>(drawings: impl Iterator<Item = &'a Drawing>, fonts: &Fonts) -> Labels {
    let mut shaper = Shaper::new(fonts);
    let mut labels = Labels::default();
    for drawing in drawings {
        add_labels(&mut labels, &mut shaper, drawing);
    }
    labels
}

/// Adds the labels of one drawing.
pub(super) fn add_labels(labels: &mut Labels, shaper: &mut Shaper<'_>, drawing: &Drawing) {
    let mut add = |shape: &Shape| {
        if let Shape::Label(label) = shape {
            labels.add(label, |label| shaper.label(label));
        }
    };
    for shape in &drawing.shapes {
        match shape {
            Shape::Stamp(stamp) => stamp.shapes.iter().for_each(&mut add),
            Shape::Line { .. }
            | Shape::Polygon { .. }
            | Shape::Circle { .. }
            | Shape::Mark(_)
            | Shape::Label(_) => add(shape),
        }
    }
}
