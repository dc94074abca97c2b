//! The one page of a report, and the files that are made from it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{Format, Request, Scored, composed};
use crate::compose::{self, Paper, People, PersonFile};
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
    /// Of the brief, when it is made.
    brief: Option<Stylesheet>,
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
        let read = |(name, text): (String, &str)| {
            stylesheet(text, &name, &variables).map_err(Failure::Usage)
        };
        let sheet = read(templates.print_css())?;
        let brief = request.formats.contains(&Format::Brief);
        let brief = brief.then(|| read(templates.brief_css())).transpose()?;
        Ok(Self { templates, sheet, brief })
    }

    /// One person's own page.
    pub(super) fn person_file(&self, file: &PersonFile) -> Result<String, Failure> {
        self.templates.person_file(file)
    }

    /// The style sheet of the PDF.
    pub(super) fn sheet(&self) -> &Stylesheet {
        &self.sheet
    }
}

/// The one page that both files are made from.
pub(super) struct Page {
    text: String,
    /// The same, ready to be laid out; only for a PDF.
    styled: Option<Styled<'static>>,
    /// The slides, ready to be laid out, and how many there are.
    slides: Option<(Styled<'static>, usize)>,
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
            let report = composed(request, instrument, scored);
            let text = design.templates.page(&report)?;
            let pdf = request.formats.contains(&Format::Pdf);
            let styled = pdf.then(|| styled(&text)).transpose()?;
            let slides = design.brief.as_ref().map(|sheet| {
                let text = design.templates.brief(&report)?;
                let styled = Styled::new(&text, "brief.html", &[sheet])?;
                Ok::<_, Failure>((styled, report.brief.slides.len()))
            });
            Ok((text, styled, slides.transpose()?))
        };
        let deck = [Format::Brief, Format::Charts];
        let wants_slides = deck.iter().any(|format| request.formats.contains(format));
        let charts = || {
            let scores = &scored.scores;
            let mut all = chart::all(instrument, scores, people_charts(request, scored));
            if let Some(change) = &scored.change {
                all.extend(chart::of_change(instrument, scores, change));
            }
            if wants_slides {
                let before = scored.change.as_ref().map(|change| &change.before);
                all.extend(chart::of_slides(instrument, scores, before));
            }
            all
        };
        let (text, drawings) = rayon::join(text, charts);
        let (text, styled, slides) = text?;
        Ok(Self { text, styled, slides, drawings })
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

    pub(super) fn pdf(
        &self,
        request: &Request,
        fonts: &[FontFile],
    ) -> Result<Option<pdf::Rendered>, Failure> {
        let Some(styled) = &self.styled else { return Ok(None) };
        styled.render(&self.drawings, &options(request, paper(request), fonts)).map(Some)
    }

    pub(super) fn brief(
        &self,
        request: &Request,
        fonts: &[FontFile],
    ) -> Result<Option<pdf::Rendered>, Failure> {
        let Some((slides, many)) = &self.slides else { return Ok(None) };
        let options = options(request, pdf::Paper::Slide, fonts);
        let mut made = slides.render(&self.drawings, &options)?;
        if made.pages > *many {
            made.warnings.push(
                Problem::warning("a slide of `brief.pdf` runs over to a page of its own")
                    .hint("shorten the longest names, or change `brief.html` with `--templates`"),
            );
        }
        Ok(Some(made))
    }

    /// The drawings of the page.
    pub(super) fn drawings(&self) -> &BTreeMap<String, Drawing> {
        &self.drawings
    }
}

fn options(request: &Request, paper: pdf::Paper, fonts: &[FontFile]) -> pdf::Options {
    pdf::Options { paper, date: request.date.clone(), fonts: fonts.to_vec() }
}

/// The paper of the report.
pub(super) fn paper(request: &Request) -> pdf::Paper {
    match request.paper {
        Paper::A4 => pdf::Paper::A4,
        Paper::Letter => pdf::Paper::Letter,
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

/// The user's own fonts.
pub(super) fn fonts(folder: &Path) -> Result<Vec<FontFile>, Failure> {
    let files = read::font_files(folder)?;
    Ok(files.into_iter().map(|(name, bytes)| (name, Arc::new(bytes))).collect())
}
