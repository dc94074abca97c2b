//! What goes with a report: slides, charts as files, and a file for each person.

use super::page::{self, Design, Page};
use super::people::{Progress, Told};
use super::{Format, Request, Scored, charts, people};
use crate::change::Change;
use crate::error::{Failure, Problem};
use crate::instrument::Instrument;

/// What of it was made.
#[derive(Default)]
pub(super) struct Deck {
    /// Names within the output folder, and bytes.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What may be wrong.
    pub(super) warnings: Vec<Problem>,
    /// What was found, a line each.
    pub(super) notes: Vec<String>,
}

/// Makes what the call asks for.
///
/// # Errors
///
/// A template that asks for what there is not, or anything that the print engine refuses.
pub(super) fn deck(
    request: &Request,
    (instrument, scored): (&Instrument, &Scored),
    page: &Page<'_>,
    design: &Design,
    progress: Progress<'_>,
) -> Result<Deck, Failure> {
    let fonts = request.fonts.as_deref().map_or(Ok(Vec::new()), page::fonts)?;
    let wants_charts = request.formats.contains(&Format::Charts);
    let charts = || wants_charts.then(|| charts::charts(page.drawings(), &fonts));
    let own = || {
        let made = || people::people(request, instrument, scored, design, &fonts, progress);
        request.person_files.then(made).transpose()
    };
    let (brief, (charts, own)) =
        rayon::join(|| page.brief(request, &fonts), || rayon::join(charts, own));
    let mut deck = Deck::default();
    if let Some(made) = brief? {
        let pages = if made.pages == 1 { "page" } else { "pages" };
        deck.notes.push(format!("brief.pdf has {} {pages}", made.pages));
        let is_team = scored.scores.people.len() > 1;
        if is_team && scored.change.as_ref().is_some_and(Change::exposes_one) {
            deck.notes.push(
                "brief.pdf leaves out what changed, which would tell how one person answered"
                    .to_owned(),
            );
        }
        deck.add((vec![("brief.pdf".to_owned(), made.bytes)], made.warnings));
    }
    [charts, own?].into_iter().flatten().for_each(|told| deck.add(told));
    Ok(deck)
}

impl Deck {
    /// Adds files, and each warning once.
    fn add(&mut self, (files, warnings): Told) {
        self.files.extend(files);
        for warning in warnings {
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        }
    }
}
