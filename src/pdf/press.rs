//! What many documents of one design share: the faces, and the words that were shaped already.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::drawing::{Anchor, Drawing, Label, Point, Weight};
use crate::pdf::fonts::Fonts;
use crate::pdf::frame::{Frames, GlyphRun};
use crate::pdf::markup::Document;
use crate::pdf::paint::{Labels, Shared};
use crate::pdf::render::{Paper, add_labels, lay_out_with};
use crate::pdf::style::Styles;
use crate::pdf::text::shape::{ShapedCache, Shaper};
use crate::theme::INK;

/// Shapers that wait for work. Together they remember the words that any of them has set, from
/// chapter to chapter and from document to document.
pub(super) struct Shapers<'a> {
    fonts: &'a Fonts,
    cache: Arc<ShapedCache>,
    waiting: Mutex<Vec<Shaper<'a>>>,
}

impl<'a> Shapers<'a> {
    /// None yet, on these faces.
    #[must_use]
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, cache: Arc::default(), waiting: Mutex::new(Vec::new()) }
    }

    /// One that waits, or a new one.
    pub(super) fn take(&self) -> Shaper<'a> {
        let waits = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
        waits.unwrap_or_else(|| Shaper::with_cache(self.fonts, self.cache.clone()))
    }

    /// Gives one back.
    pub(super) fn give(&self, shaper: Shaper<'a>) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(shaper);
    }
}

/// All that English and most other languages of Europe are written with. It does not depend on the
/// documents, so that none tells by its faces who else there is.
const SPECIMEN: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`\
    abcdefghijklmnopqrstuvwxyz{|}~ ff fi fl ffi ffl ¡§©«®°±·»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖ×ØÙÚÛÜÝßàáâãäåæçèéêë\
    ìíîïñòóôõö÷øùúûüýÿ–—‘’‚“”„†•…‰‹›\u{A0}\u{2009}\u{202F}";

fn specimen(shaper: &mut Shaper<'_>) -> Vec<Arc<GlyphRun>> {
    let label = |weight| Label {
        at: Point::new(0.0, 0.0),
        anchor: Anchor::Start,
        size: 10.0,
        weight,
        color: INK,
        text: SPECIMEN.to_owned(),
    };
    [Weight::Regular, Weight::Bold].into_iter().flat_map(|w| shaper.label(&label(w))).collect()
}

/// Makes many documents of one design.
pub struct Press<'a> {
    /// The faces.
    pub(super) fonts: &'a Fonts,
    /// The labels of all drawings.
    pub(super) labels: Labels,
    /// What the files have in common.
    pub(super) shared: Shared,
    shapers: Shapers<'a>,
}

impl<'a> Press<'a> {
    /// A press with these faces, and with the labels of every drawing that its documents show.
    #[must_use]
    pub fn new<'d>(fonts: &'a Fonts, drawings: impl Iterator<Item = &'d Drawing>) -> Self {
        let shapers = Shapers::new(fonts);
        let mut shaper = shapers.take();
        let mut labels = Labels::default();
        for drawing in drawings {
            add_labels(&mut labels, &mut shaper, drawing);
        }
        let shared = Shared::of(&specimen(&mut shaper), fonts.faces());
        shapers.give(shaper);
        Self { fonts, labels, shared, shapers }
    }

    /// Lays out one document.
    pub(super) fn lay_out(
        &self,
        document: &Document,
        styles: &Styles,
        drawings: &BTreeMap<String, Drawing>,
        paper: Paper,
    ) -> Frames {
        lay_out_with(document, styles, drawings, &self.shapers, paper)
    }
}
