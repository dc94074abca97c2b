//! The one page of a report, and the files that are made from it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::notes::Notes;
use super::{Format, Request, Scored, composed};
use crate::compose::{self, Paper, People};
use crate::drawing::Drawing;
use crate::error::{Failure, Problem};
use crate::instrument::Instrument;
use crate::pdf::attachment::{Attachment, Carry};
use crate::pdf::audit;
use crate::pdf::fonts::FontFile;
use crate::pdf::markup::lint;
use crate::pdf::style::{Stylesheet, stylesheet};
use crate::pdf::{self, Styled};
use crate::run::{self, Run};
use crate::template::{Overrides, Role, Templates, explained, screen, with_languages};
use crate::{chart, read, theme};

/// What the report looks like, whatever it says.
pub(super) struct Design {
    templates: Templates,
    /// Of the PDF.
    sheet: Stylesheet,
}

impl Design {
    pub(super) fn new(request: &Request, overrides: Overrides) -> Result<Self, Failure> {
        let templates = Templates::new(overrides)?;
        if request.templates.is_some() {
            let sources = templates.sources();
            let problems: Vec<Problem> = sources
                .flat_map(|(name, text)| {
                    match Path::new(&name).extension().and_then(|kind| kind.to_str()) {
                        Some("html") => lint::lint_template(text, &name),
                        Some("css") => lint::lint_sheet(text, &name),
                        _ => Vec::new(),
                    }
                })
                .collect();
            if !problems.is_empty() {
                return Err(Failure::Usage(problems));
            }
        }
        let variables: BTreeMap<String, String> = theme::variables()
            .into_iter()
            .map(|(name, value)| (format!("--{name}"), value))
            .collect();
        let (name, text) = templates.print_css();
        let sheet = stylesheet(text, &name, &variables).map_err(Failure::Usage)?;
        Ok(Self { templates, sheet })
    }
}

/// The one page that both files are made from.
pub(super) struct Page {
    text: String,
    /// The same, ready to be laid out; only for a PDF.
    styled: Option<Styled<'static>>,
    drawings: BTreeMap<String, Drawing>,
    /// What made it.
    run: Run,
    /// The last day of the answers.
    last_day: Option<String>,
}

impl Page {
    pub(super) fn make(
        request: &Request,
        instrument: &Instrument,
        scored: &Scored,
        design: &Design,
        run: Run,
    ) -> Result<Self, Failure> {
        let text = || -> Result<_, Failure> {
            let page = design.templates.page(&composed(request, instrument, scored))?;
            let text = with_languages(&page);
            let pdf = request.formats.contains(&Format::Pdf);
            let styled = pdf.then(|| styled(&text, design)).transpose()?;
            Ok((text, styled))
        };
        let charts = || chart::all(instrument, &scored.scores, people_charts(request, scored));
        let (text, drawings) = rayon::join(text, charts);
        let (text, styled) = text?;
        // A page without a PDF is judged where the user's templates may have broken it.
        let judged = match &styled {
            None if request.templates.is_some() => Some(self::styled(&text, design)?),
            _ => None,
        };
        let faults = styled.as_ref().or(judged.as_ref()).map(|styled| styled.audit(&drawings));
        if faults.is_some_and(|faults| !faults.is_empty()) {
            let report = composed(request, instrument, scored);
            let marked = design.templates.marked_page(&report, audit::SOURCE)?;
            return Err(Failure::Usage(self::styled(&marked, design)?.audit(&drawings)));
        }
        let last_day = scored.responses.days.as_ref().map(|(_, last)| last.clone());
        Ok(Self { text, styled, drawings, run, last_day })
    }

    /// The file for the screen, with a note on how each number was made.
    pub(super) fn html(&self, notes: &Notes) -> Result<String, Failure> {
        let mut stamps = chart::StampsSeen::default();
        let page = screen(&self.text, &self.drawings, |name, drawing, role| {
            let telling = match role {
                Role::Picture => chart::Telling::Picture,
                Role::Decoration => chart::Telling::Hidden,
                Role::Named(label) => chart::Telling::Named(label),
            };
            chart::svg(drawing, name, telling, &mut stamps)
        })?;
        let page = explained(&page, |paths| notes.of(paths));
        Ok(run::put_into_page(&page, &self.run))
    }

    /// The run as the PDF carries it.
    fn carry(&self, request: &Request) -> Carry {
        let (run, day) = (self.run.clone(), request.date.clone().or(self.last_day.clone()));
        Carry::new(move |pages| Attachment {
            name: run::FILE_NAME,
            media_type: "application/json",
            description: "The run that made this report: instrument, settings and scores",
            day: day.clone(),
            bytes: run.text(&BTreeMap::from([("pages".to_owned(), pages.to_vec())])).into_bytes(),
        })
    }

    pub(super) fn pdf(&self, request: &Request) -> Result<Option<pdf::Rendered>, Failure> {
        let Some(styled) = &self.styled else { return Ok(None) };
        let fonts = match &request.fonts {
            Some(folder) => fonts(folder)?,
            None => Vec::new(),
        };
        let options = pdf::Options {
            paper: match request.paper {
                Paper::A4 => pdf::Paper::A4,
                Paper::Letter => pdf::Paper::Letter,
            },
            date: request.date.clone(),
            fonts,
            carried: Some(self.carry(request)),
        };
        styled.render(&self.drawings, &options).map(Some)
    }
}

/// A page with the style of every element.
fn styled(text: &str, design: &Design) -> Result<Styled<'static>, Failure> {
    Styled::new(text, "report.html", &[&design.sheet])
}

fn people_charts(request: &Request, scored: &Scored) -> chart::PeopleCharts {
    match request.people {
        People::None => chart::PeopleCharts::None,
        People::Pages => chart::PeopleCharts::Pages,
        People::Auto if scored.scores.people.len() > compose::MOST_MULTIPLES => {
            chart::PeopleCharts::Strips
        }
        People::Auto => chart::PeopleCharts::Small,
    }
}

fn fonts(folder: &Path) -> Result<Vec<FontFile>, Failure> {
    let files = read::font_files(folder)?;
    Ok(files.into_iter().map(|(name, bytes)| (name, Arc::new(bytes))).collect())
}
