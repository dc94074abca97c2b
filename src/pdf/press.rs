//! What many documents of one design share: the faces, and the words that were shaped already.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::drawing::Drawing;
use crate::pdf::fonts::Fonts;
use crate::pdf::frame::Frames;
use crate::pdf::markup::Document;
use crate::pdf::paint::Labels;
use crate::pdf::render::{Paper, add_labels, lay_out_with};
use crate::pdf::style::Styles;
use crate::pdf::text::shape::Shaper;

/// Shapers that wait for work. A shaper remembers the words it has set, so each goes on from
/// chapter to chapter and from document to document.
pub(super) struct Shapers<'a> {
    fonts: &'a Fonts,
    waiting: Mutex<Vec<Shaper<'a>>>,
}

impl<'a> Shapers<'a> {
    /// None yet, on these faces.
    #[must_use]
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, waiting: Mutex::new(Vec::new()) }
    }

    /// One that waits, or a new one.
    pub(super) fn take(&self) -> Shaper<'a> {
        let waits = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
        waits.unwrap_or_else(|| Shaper::new(self.fonts))
    }

    /// Gives one back.
    pub(super) fn give(&self, shaper: Shaper<'a>) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(shaper);
    }
}

/// Makes many documents of one design.
pub struct Press<'a> {
    /// The faces.
    pub(super) fonts: &'a Fonts,
    /// The labels of all drawings.
    pub(super) labels: Labels,
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
        shapers.give(shaper);
        Self { fonts, labels, shapers }
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
