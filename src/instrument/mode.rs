//! The rules of an answer mode: its name, and the scale or the points that it needs.

use toml::Spanned;

use super::check::{Check, fold};
use super::load::ScaleTable;
use super::{MODES, Mode, Scale};
use crate::form::known_instead;

/// The most that a scale reaches, and the most points of a trait.
const MOST: i64 = 100;

impl Check<'_> {
    /// How people answer, and what the steps of a scale are called.
    pub(super) fn mode(
        &mut self,
        found: Option<Spanned<String>>,
        scale: Option<Spanned<ScaleTable>>,
        points: Option<Spanned<i64>>,
    ) -> (Mode, Vec<String>) {
        let at = found.as_ref().map_or(0, |mode| mode.span().start);
        let word = self.text("`mode`", found, at);
        if let Some(scale) = scale.as_ref().filter(|_| word != "rate") {
            let message = format!("`scale` means nothing in the mode `{word}`");
            self.problem(scale.span().start, message, "delete it, or set `mode = \"rate\"`");
        }
        if let Some(points) = points.as_ref().filter(|_| word != "allocate") {
            let message = format!("`points` means nothing in the mode `{word}`");
            self.problem(points.span().start, message, "delete it, or set `mode = \"allocate\"`");
        }
        match word.as_str() {
            // A missing mode has its problem already.
            "choose" | "" => (Mode::Choose, Vec::new()),
            "rank" => (Mode::Rank, Vec::new()),
            "allocate" => {
                let points = self.whole("`points`", points, 1, at).unwrap_or(1);
                (Mode::Allocate { points }, Vec::new())
            }
            "rate" => self.scale(scale, at),
            unknown => {
                let hint = known_instead(unknown, MODES.into_iter());
                self.problem(at, format!("unknown mode `{unknown}`"), &hint);
                (Mode::Choose, Vec::new())
            }
        }
    }

    fn scale(&mut self, table: Option<Spanned<ScaleTable>>, at: usize) -> (Mode, Vec<String>) {
        let at = table.as_ref().map_or(at, |table| table.span().start);
        let table = table.map(Spanned::into_inner).unwrap_or_default();
        let least = self.whole("`scale.least`", table.least, 0, at);
        let most = self.whole("`scale.most`", table.most, 1, at);
        let scale = least.zip(most).map(|(least, most)| Scale { least, most });
        if let Some(Scale { least, most }) = scale.filter(|scale| scale.least >= scale.most) {
            let message = format!("`scale.least` is {least} and `scale.most` is {most}");
            self.problem(at, message, "the scale goes from the least agreement to the most");
        }
        let scale = scale.filter(|scale| scale.least < scale.most);
        let mut labels: Vec<String> = Vec::new();
        for label in table.labels {
            let at = label.span().start;
            let label = self.text("a text in `scale.labels`", Some(label), at);
            if !label.is_empty() && labels.iter().any(|other| fold(other) == fold(&label)) {
                let message = format!("`scale.labels` has `{label}` twice");
                self.problem(
                    at,
                    message,
                    "ratings are told apart by their text; give each its own",
                );
            }
            labels.push(label);
        }
        // Without a scale, how many labels it needs is not known.
        let steps = scale.map(Scale::steps).filter(|steps| *steps != labels.len());
        if let Some(steps) = steps.filter(|_| !labels.is_empty()) {
            let message = format!("`scale.labels` has {} texts for {steps} steps", labels.len());
            self.problem(at, message, "give one for each step, from the least to the most");
        }
        (Mode::Rate(scale.unwrap_or(Scale { least: 0, most: 1 })), labels)
    }

    /// A whole number from a least one to 100 that must be there; none where that is a problem.
    fn whole(
        &mut self,
        what: &str,
        found: Option<Spanned<i64>>,
        least: u16,
        at: usize,
    ) -> Option<u16> {
        let Some(found) = found else {
            self.problem(at, format!("{what} is missing"), "add it to the file");
            return None;
        };
        let number = *found.get_ref();
        if (i64::from(least)..=MOST).contains(&number) {
            return u16::try_from(number).ok();
        }
        let hint = format!("use a whole number from {least} to {MOST}");
        self.problem(found.span().start, format!("{what} is {number}"), &hint);
        None
    }
}
