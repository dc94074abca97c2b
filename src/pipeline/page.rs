//! The one page of a report, and the files that are made from it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Format, Request, Scored, composed};
use crate::compose::{self, Paper, People};
use crate::drawing::Drawing;
use crate::error::{Failure, Problem};
use crate::instrument::Instrument;
use crate::pdf::fonts::FontFile;
use crate::pdf::markup::lint;
use crate::pdf::style::{Stylesheet, stylesheet};
use crate::pdf::{self, Styled};
use crate::template::{Overrides, Role, Templates, screen};
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
}

impl Page {
    pub(super) fn make(
        request: &Request,
        instrument: &Instrument,
        scored: &Scored,
        design: &Design,
    ) -> Result<Self, Failure> {
        let styled = |text: &str| Styled::new(text, "report.html", &[&design.sheet]);
        let text = || -> Result<_, Failure> {
            let text = design.templates.page(&composed(request, instrument, scored))?;
            let pdf = request.formats.contains(&Format::Pdf);
            let styled = pdf.then(|| styled(&text)).transpose()?;
            Ok((text, styled))
        };
        let charts = || {
            let scores = &scored.scores;
            let mut all = chart::all(instrument, scores, people_charts(request, scored));
            if let Some(change) = &scored.change {
                all.extend(chart::of_change(instrument, scores, change));
            }
            all
        };
        let (text, drawings) = rayon::join(text, charts);
        let (text, styled) = text?;
        Ok(Self { text, styled, drawings })
    }

    pub(super) fn html(&self) -> Result<String, Failure> {
        let mut stamps = chart::StampsSeen::default();
        screen(&self.text, &self.drawings, |name, drawing, role| {
            let telling = match role {
                Role::Picture => chart::Telling::Picture,
                Role::Decoration => chart::Telling::Hidden,
                Role::Named(label) => chart::Telling::Named(label),
            };
            chart::svg(drawing, name, telling, &mut stamps)
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
        };
        styled.render(&self.drawings, &options).map(Some)
    }
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
