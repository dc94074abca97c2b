//! The one page of a report, and the files that are made from it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::notes::Notes;
use super::run::run_of;
use super::{Format, Request, Scored, composed};
use crate::compose::{self, Paper, People, PersonFile, Report};
use crate::drawing::Drawing;
use crate::error::{Failure, Problem};
use crate::instrument::Instrument;
use crate::pdf::attachment::{Attachment, Carry};
use crate::pdf::audit;
use crate::pdf::fonts::FontFile;
use crate::pdf::markup::lint;
use crate::pdf::style::{Stylesheet, stylesheet};
use crate::pdf::{self, Letters, Styled};
use crate::response::ReadFile;
use crate::run::{self, Run};
use crate::template::{Context, Overrides, Role, Templates, explained, screen, with_script};
use crate::{chart, read, theme};

/// What messages call the page.
const NAME: &str = "report.html";
/// What they call the slides, and a person's own page.
const BRIEF: &str = "brief.html";
const PERSON_FILE: &str = "person-file.html";

/// What the report looks like, whatever it says.
pub(super) struct Design {
    templates: Templates,
    /// Of the PDF, once it is asked for.
    sheet: OnceLock<Result<Stylesheet, Failure>>,
    /// Of the brief, when it is made.
    brief: Option<Stylesheet>,
}

impl Design {
    pub(super) fn new(request: &Request, overrides: &Overrides) -> Result<Self, Failure> {
        let templates = Templates::new(overrides.clone())?;
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
        let brief = request.formats.contains(&Format::Brief);
        let brief = brief.then(|| self::sheet(templates.brief_css())).transpose()?;
        Ok(Self { templates, sheet: OnceLock::new(), brief })
    }

    /// The style sheet of the PDF.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub(super) fn sheet(&self) -> Result<&Stylesheet, Failure> {
        let sheet = self.sheet.get_or_init(|| sheet(self.templates.print_css()));
        sheet.as_ref().map_err(Clone::clone)
    }

    /// One person's own page.
    pub(super) fn person_file(&self, file: &PersonFile) -> Result<String, Failure> {
        self.templates.person_file(file)
    }

    /// The same ready to be laid out, from its text.
    ///
    /// # Errors
    ///
    /// A page that would leave somebody out, with the lines of the template that do.
    pub(super) fn styled_file(
        &self,
        text: &str,
        drawings: &BTreeMap<String, Drawing>,
        file: impl FnOnce() -> PersonFile,
    ) -> Result<Styled<'static>, Failure> {
        let sheet = self.sheet()?;
        let styled = Styled::new(text, PERSON_FILE, &[sheet])?;
        refuse_unsound(&styled, drawings, (PERSON_FILE, sheet), || {
            self.templates.marked_person_file(&file(), audit::SOURCE)
        })?;
        Ok(styled)
    }
}

/// Refuses a page that would leave somebody out. It is made once more, with marks that tell which
/// line of a template made what.
fn refuse_unsound(
    styled: &Styled<'_>,
    drawings: &BTreeMap<String, Drawing>,
    (name, sheet): (&str, &Stylesheet),
    marked: impl FnOnce() -> Result<String, Failure>,
) -> Result<(), Failure> {
    if styled.audit(drawings).is_empty() {
        return Ok(());
    }
    let marked = marked()?;
    Err(Failure::Usage(Styled::new(&marked, name, &[sheet])?.audit(drawings)))
}

fn sheet((name, text): (String, &str)) -> Result<Stylesheet, Failure> {
    let variables: BTreeMap<String, String> =
        theme::variables().into_iter().map(|(name, value)| (format!("--{name}"), value)).collect();
    stylesheet(text, &name, &variables).map_err(Failure::Usage)
}

/// What a page tells, whatever it looks like.
pub(super) struct Content {
    report: Report,
    /// The same as templates see it.
    context: Context,
    drawings: BTreeMap<String, Drawing>,
    /// What made it.
    run: Arc<Run>,
    /// The last day of the answers.
    last_day: Option<String>,
}

impl Content {
    /// `files` decided the report beside the answers and the roster; `scores` is the text of its
    /// `scores.json`.
    pub(super) fn of(
        request: &Request,
        instrument: &Instrument,
        scored: &Scored,
        files: Vec<ReadFile>,
        scores: &str,
    ) -> Self {
        let charts = people_charts(request, scored);
        let ((report, context, run), drawings) = rayon::join(
            || {
                let run = run_of(request, instrument, scored, files, scores);
                let report = composed(request, instrument, scored);
                let context = Context::of(&report);
                (report, context, run)
            },
            || drawings(request, instrument, scored, charts),
        );
        let last_day = scored.responses.days.as_ref().map(|(_, last)| last.clone());
        Self { report, context, drawings, run: Arc::new(run), last_day }
    }
}

/// All drawings that any file of the report shows.
fn drawings(
    request: &Request,
    instrument: &Instrument,
    scored: &Scored,
    charts: chart::PeopleCharts,
) -> BTreeMap<String, Drawing> {
    let scores = &scored.scores;
    let (change, target) = (scored.change.as_ref(), scored.target.as_ref());
    let with = chart::Compared { before: change.map(|change| &change.before), target };
    let (mut all, others) = rayon::join(
        || chart::all(instrument, scores, charts),
        || {
            let mut others = super::compare::drawings(request, instrument, scored);
            others.extend(super::camps::drawings(instrument, scored));
            if request.formats.contains(&Format::Html) {
                others.extend(chart::narrow(instrument, scores, charts, (change, with)));
            }
            let deck = [Format::Brief, Format::Charts];
            if deck.iter().any(|format| request.formats.contains(format)) {
                others.extend(chart::of_slides(instrument, scores, with));
            }
            others.extend(super::shares::drawings(request, instrument, scored));
            others
        },
    );
    all.extend(others);
    // With an earlier wave or a target, the radar is another one.
    all.extend(chart::of_comparisons(instrument, scores, change, target));
    chart::say_values_once(&mut all);
    all
}

/// The one page that both files are made from.
pub(super) struct Page<'a> {
    content: &'a Content,
    design: &'a Design,
    text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(content: &'a Content, design: &'a Design) -> Result<Self, Failure> {
        let text = design.templates.page(&content.context)?;
        Ok(Self { content, design, text })
    }

    /// The file for the screen, with a note on how each number was made.
    pub(super) fn html(&self, notes: &Notes<'_>) -> Result<String, Failure> {
        let Content { drawings, context, .. } = self.content;
        let mut stamps = chart::StampsSeen::default();
        let page = screen(&self.text, drawings, context.isolated(), |name, drawing, role| {
            let telling = match role {
                Role::Picture => chart::Telling::Picture,
                Role::Decoration => chart::Telling::Hidden,
                Role::Named(label) => chart::Telling::Named(label),
            };
            chart::svg(drawing, name, telling, &mut stamps)
        })?;
        let page = explained(&page, |paths| notes.of(paths));
        Ok(run::put_into_page(with_script(page), &self.content.run))
    }

    /// What made the page.
    pub(super) fn run(&self) -> &Run {
        &self.content.run
    }

    /// The run as the PDF carries it.
    fn carry(&self, request: &Request) -> Carry {
        let (run, day) =
            (self.content.run.clone(), request.date.clone().or(self.content.last_day.clone()));
        Carry::new(move |pages| Attachment {
            name: run::FILE_NAME,
            media_type: "application/json",
            description: "The run that made this report: instrument, settings and scores",
            day: day.clone(),
            bytes: run.text(&BTreeMap::from([("pages".to_owned(), pages.to_vec())])).into_bytes(),
        })
    }

    /// The page ready to be laid out.
    ///
    /// # Errors
    ///
    /// A page that would leave somebody out, with the lines of the templates that do.
    pub(super) fn styled(&self) -> Result<Styled<'static>, Failure> {
        let styled = Styled::new(&self.text, NAME, &[self.design.sheet()?])?;
        self.audit(&styled)?;
        Ok(styled)
    }

    fn audit(&self, styled: &Styled<'_>) -> Result<(), Failure> {
        let Content { context, drawings, .. } = self.content;
        refuse_unsound(styled, drawings, (NAME, self.design.sheet()?), || {
            self.design.templates.marked_page(context, audit::SOURCE)
        })
    }

    /// The PDF, and the page that it was made from.
    ///
    /// # Errors
    ///
    /// A page that would leave somebody out, or anything that the print engine refuses.
    pub(super) fn pdf(
        &self,
        request: &Request,
    ) -> Result<(Styled<'static>, pdf::Rendered), Failure> {
        let drawings = &self.content.drawings;
        let fonts = request.fonts.as_deref().map_or(Ok(Vec::new()), fonts)?;
        let (styled, letters) =
            Styled::with(&self.text, NAME, &[self.design.sheet()?], |document| {
                Letters::of(document, drawings, &fonts)
            })?;
        self.audit(&styled)?;
        let carried = Some(self.carry(request));
        let date = request.date.clone();
        let options = pdf::Options { paper: paper(request), date, fonts, carried };
        let made = styled.render_in(letters, drawings, &options)?;
        Ok((styled, made))
    }

    /// The slides, when they are asked for. They carry nothing: a deck goes to others.
    pub(super) fn brief(
        &self,
        request: &Request,
        fonts: &[FontFile],
    ) -> Result<Option<pdf::Rendered>, Failure> {
        let Some(sheet) = &self.design.brief else { return Ok(None) };
        let Content { report, context, drawings, .. } = self.content;
        let text = self.design.templates.brief(context)?;
        let slides = Styled::new(&text, BRIEF, &[sheet])?;
        refuse_unsound(&slides, drawings, (BRIEF, sheet), || {
            self.design.templates.marked_brief(context, audit::SOURCE)
        })?;
        let options = pdf::Options {
            paper: pdf::Paper::Slide,
            date: request.date.clone(),
            fonts: fonts.to_vec(),
            carried: None,
        };
        let mut made = slides.render(drawings, &options)?;
        if made.pages > report.brief.slides.len() {
            made.warnings.push(
                Problem::warning("a slide of `brief.pdf` runs over to a page of its own")
                    .hint("shorten the longest names, or change `brief.html` with `--templates`"),
            );
        }
        Ok(Some(made))
    }

    /// The drawings of the page.
    pub(super) fn drawings(&self) -> &BTreeMap<String, Drawing> {
        &self.content.drawings
    }
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
