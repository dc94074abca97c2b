//! The stages in their order: what the command line asks for, from a source to finished files.

mod baseline;
mod camps;
mod charts;
mod compare;
mod deck;
mod map;
mod missing;
mod named;
mod names;
mod notes;
mod page;
mod people;
mod run;
mod shares;
mod target;
mod teams;
mod verify;
mod wave;

use std::path::PathBuf;

pub use self::compare::{nobody_shown, withhold};
pub use self::map::{columns, write_map};
pub use self::named::instrument;
use self::named::{are_there, read_once};
use self::notes::Notes;
use self::page::{Content, Design, Page};
pub use self::people::Progress;
pub use self::verify::{Verified, verify};
use self::wave::wave;
use crate::analyse::{Analysed, Findings, analyse};
use crate::change::Change;
use crate::compose::{self, Compare, Paper, People, Report};
use crate::edition::Edition;
use crate::error::{Failure, Place, Problem};
use crate::instrument::Instrument;
use crate::project::Project;
use crate::response::{Duplicates, Partial, Responses};
use crate::score::{self, Scores};
use crate::target::Gaps;
use crate::template::{Overrides, read_folder};
use crate::{export, format, read};

/// What is read.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The file that the survey tool exported; `-` for standard input.
    pub source: PathBuf,
    /// How it is stored, as far as the user says so.
    pub storage: read::Storage,
    /// Who was asked.
    pub roster: Option<PathBuf>,
    /// An instrument instead of the built-in one: its file, or the name of another built-in one.
    pub instrument: Option<PathBuf>,
    /// The wave's name; where the source holds several waves, its rows are taken.
    pub wave: Option<String>,
    /// What the wave is called, whatever rows are its.
    pub wave_name: Option<String>,
    /// The team's name.
    pub team: Option<String>,
    /// Which incomplete responses count.
    pub partial: Partial,
    /// Which of several responses by one person counts.
    pub duplicates: Duplicates,
    /// The earlier wave to compare with.
    pub baseline: Option<PathBuf>,
    /// Its name, and the wave whose rows are taken where its file holds several.
    pub baseline_wave: Option<String>,
    /// What the earlier wave is called, whatever rows are its.
    pub baseline_name: Option<String>,
    /// What the team aims at.
    pub target: Option<PathBuf>,
    /// How many people are listed one by one.
    pub listed: read::Listed,
    /// Whether messages name people.
    pub edition: Edition,
    /// Counts how far reading has come.
    pub progress: read::Progress,
}

/// A kind of file that a report consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `report.html`
    Html,
    /// `report.pdf`
    Pdf,
    /// `brief.pdf`: slides of 16:9
    Brief,
    /// `charts/NAME.svg` and `charts/NAME.png`
    Charts,
    /// `scores.json`
    Json,
    /// `scores.csv`
    Csv,
}

/// A report that is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// What is read.
    pub input: Input,
    /// What is made.
    pub formats: Vec<Format>,
    /// How people appear.
    pub people: People,
    /// Whether each person gets a file of their own.
    pub person_files: bool,
    /// What is set side by side.
    pub compare: Compare,
    /// The day of the report as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The user's templates.
    pub templates: Option<PathBuf>,
    /// The user's fonts.
    pub fonts: Option<PathBuf>,
    /// The paper.
    pub paper: Paper,
    /// The language of the templates' text.
    pub language: String,
}

/// What was made, and what should be told about it.
pub struct Made {
    /// Names within the output folder, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What may be wrong.
    pub warnings: Vec<Problem>,
    /// What was found, a line each.
    pub notes: Vec<String>,
}

/// Scores with what they came from.
pub struct Scored {
    /// The numbers.
    pub scores: Scores,
    /// How far they carry; none of people who are not listed.
    pub findings: Option<Findings>,
    /// What was read.
    pub responses: Responses,
    /// What changed since an earlier wave, where one was asked for.
    pub change: Option<Change>,
    /// How far the team is from its target, where one is given.
    pub target: Option<Gaps>,
    /// What may be wrong.
    pub warnings: Vec<Problem>,
    /// What was found, a line each.
    pub notes: Vec<String>,
}

impl Scored {
    /// The same for the later stages, with what was asked.
    #[must_use]
    pub fn analysed<'a>(&'a self, instrument: &'a Instrument) -> Analysed<'a> {
        let Self { scores, findings, responses, change, target, .. } = self;
        let (findings, change, target) = (findings.as_ref(), change.as_ref(), target.as_ref());
        Analysed { scores, findings, change, target, responses, instrument }
    }
}

/// Reads the source as far as it goes.
///
/// # Errors
///
/// A source without any row that can be read.
pub fn inspect(input: &Input, instrument: &Instrument) -> Result<read::Inspection, Failure> {
    let options = options(input)?;
    let mut found = read::inspect(&input.source, instrument, &options)?;
    found.problems.extend(teams::problems(&found.responses));
    Ok(found)
}

/// How the source is read: with the map of its columns from `orient.toml`, beside the source or in
/// the current folder.
fn options(input: &Input) -> Result<read::Options, Failure> {
    read_once(input)?;
    let project = match read::project_file(&input.source) {
        Some(path) => {
            let text = read::text_file(&path)?;
            let project = Project::from_toml(&text, &path.display().to_string());
            project.map_err(Failure::Usage)?
        }
        None => Project::default(),
    };
    Ok(read::Options {
        roster: input.roster.clone(),
        columns: project.columns,
        wave: input.wave.clone(),
        partial: input.partial,
        duplicates: input.duplicates,
        storage: input.storage.clone(),
        listed: input.listed,
        progress: input.progress.clone(),
    })
}

/// Reads and scores the source, and compares it with an earlier wave where that is asked for.
///
/// # Errors
///
/// Everything that is wrong with the source, and with the earlier wave.
pub fn scored(input: &Input, instrument: &Instrument) -> Result<Scored, Failure> {
    let earlier = || {
        let path = input.baseline.as_ref();
        path.map(|path| baseline::earlier(path, input, instrument)).transpose()
    };
    let wanted = target::wanted(input, instrument)?;
    let (scored, earlier) = rayon::join(|| one_wave(input, instrument), earlier);
    let (mut scored, earlier) =
        both(scored, earlier).map_err(|failure| input.edition.told_failure(failure))?;
    if let Some(earlier) = earlier {
        scored.change = Some(earlier.change(&mut scored));
    }
    if let Some(wanted) = wanted {
        target::compare(&wanted, &mut scored, instrument);
    }
    scored.warnings = input.edition.told(std::mem::take(&mut scored.warnings));
    Ok(scored)
}

/// Both outcomes, or what is wrong with either.
fn both<A, B>(one: Result<A, Failure>, other: Result<B, Failure>) -> Result<(A, B), Failure> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) => Err(one.and(&other)),
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

fn one_wave(input: &Input, instrument: &Instrument) -> Result<Scored, Failure> {
    let options = options(input)?;
    let (mut responses, mut warnings) = read::read(&input.source, instrument, &options)?;
    let mut notes = vec![format!("read {}: {}", responses.source, responses.kind)];
    notes.extend(options.columns.source().map(|map| format!("columns as {map} says")));
    notes.extend(input.edition.away(&responses));
    notes.extend(input.edition.turned(&responses));
    let wave = match input.wave_name.as_ref().or(input.wave.as_ref()) {
        Some(wave) => wave.clone(),
        None => wave(&input.source, &responses, &mut notes),
    };
    let team = match &input.team {
        Some(team) => team.clone(),
        None => team(&responses),
    };
    let options = score::Options { wave, team, partial: input.partial };
    warnings.extend(teams::problems(&responses));
    warnings.extend(teams::named_like_one(&responses, input.team.as_deref()));
    let crowd = responses.crowd.take();
    let scored = Responses { crowd, ..responses.clone() };
    let scores = score::score(scored, instrument, &options);
    if scores.team.people == 0 {
        let problem = Problem::error("nobody answered enough traits for a score")
            .at(Place::File { file: responses.source.clone() })
            .hint(format!(
                "a score needs {} of {} traits",
                scores.needed,
                instrument.traits().len()
            ));
        return Err(Failure::Data(vec![problem]));
    }
    warnings.extend(missing::without_answers(&scores, &responses.source, instrument));
    let ledger = &scores.ledger;
    notes.push(format!(
        "{} {} = {} used + {} left out",
        ledger.rows,
        if ledger.rows == 1 { "row" } else { "rows" },
        ledger.used,
        ledger.left_out.len()
    ));
    let findings = (!scores.is_crowd()).then(|| analyse(&scores, &responses, instrument));
    Ok(Scored { scores, findings, responses, change: None, target: None, warnings, notes })
}

/// The team's name, if all have one and the same.
fn team(responses: &Responses) -> String {
    let teams = teams::names(responses);
    match teams.iter().next() {
        Some(team) if teams.len() == 1 => (*team).to_owned(),
        Some(_) => "All teams".to_owned(),
        None => score::UNNAMED_TEAM.to_owned(),
    }
}

/// Makes all files of a report; `progress` hears of each person's file.
///
/// # Errors
///
/// Whatever is wrong with the source, the instrument or the templates. Nothing is written here.
pub fn report(request: &Request, progress: Progress<'_>) -> Result<Made, Failure> {
    are_there(request)?;
    let overrides = overrides(request)?;
    let wants = |format| request.formats.contains(&format);
    if request.people == People::None && request.formats == [Format::Csv] {
        let problem = Problem::error("`scores.csv` lists people, and `--people none` shows nobody")
            .hint("ask for another format, such as `--format json`, or leave out `--people none`");
        return Err(Failure::Usage(vec![problem]));
    }
    let drawn = [Format::Html, Format::Pdf, Format::Brief, Format::Charts];
    let has_page = request.person_files || drawn.into_iter().any(wants);
    let (told, design) = rayon::join(
        || told(request, &overrides, has_page),
        || has_page.then(|| Design::new(request, &overrides)).transpose(),
    );
    let (Told { instrument, mut scored, content, scores }, design) = both(told, design)?;
    let is_printed = wants(Format::Pdf) || request.person_files || request.templates.is_some();
    let (page, (mut numbers, sheet)) = rayon::join(
        || match (&content, &design) {
            (Some(content), Some(design)) => Page::new(content, design).map(Some),
            _ => Ok(None),
        },
        || {
            // While the page is filled, its style sheet is read.
            let sheet = design.as_ref().filter(|_| is_printed).map(Design::sheet);
            (numbers(request, &instrument, &scored, scores), sheet.transpose().map(drop))
        },
    );
    let page = page?;
    sheet?;
    let page = page.as_ref();
    let (printed, others) = rayon::join(
        // A page without a PDF is judged where the user's templates may have broken it.
        || {
            let Some(page) = page else { return Ok::<_, Failure>((None, None)) };
            if wants(Format::Pdf) {
                let (styled, made) = page.pdf(request)?;
                return Ok((Some(styled), Some(made)));
            }
            Ok((request.templates.is_some().then(|| page.styled()).transpose()?, None))
        },
        || {
            let analysed = scored.analysed(&instrument);
            let html = page
                .filter(|_| wants(Format::Html))
                .map(|page| page.html(&Notes::of_report(request, &analysed, page.run())));
            let html = html.transpose()?;
            let deck = match (page, &design) {
                (Some(page), Some(design)) => {
                    deck::deck(request, (&instrument, &scored), page, design, progress)?
                }
                _ => deck::Deck::default(),
            };
            Ok::<_, Failure>((html, deck))
        },
    );
    let ((styled, made), (html, mut deck)) = (printed?, others?);
    let mut files = Vec::new();
    files.extend(html.map(|html| ("report.html".to_owned(), html.into_bytes())));
    if let Some(made) = made {
        let pages = format::count_noun(made.pages, "page", "pages");
        scored.notes.push(format!("report.pdf has {pages}"));
        scored.warnings.extend(made.warnings);
        files.push(("report.pdf".to_owned(), made.bytes));
    }
    files.append(&mut deck.files);
    scored.notes.append(&mut deck.notes);
    let told = std::mem::take(&mut deck.warnings);
    scored
        .warnings
        .extend(told.into_iter().filter(|one| !scored.warnings.contains(one)).collect::<Vec<_>>());
    files.append(&mut numbers);
    // What is done with goes while the files are written.
    rayon::spawn(move || drop((content, design, styled)));
    Ok(Made { files, warnings: scored.warnings, notes: scored.notes })
}

/// What is told, before it looks like anything.
struct Told {
    instrument: Instrument,
    scored: Scored,
    /// Only for a page.
    content: Option<Content>,
    /// The text of `scores.json`, where anything needs it.
    scores: Option<String>,
}

fn told(request: &Request, overrides: &Overrides, has_page: bool) -> Result<Told, Failure> {
    let instrument = instrument(&request.input)?;
    let files = run::files(request, overrides)?;
    let mut scored = scored(&request.input, &instrument)?;
    read::digest_source(&request.input.source, &mut scored.responses)?;
    if request.people == People::None {
        nobody_shown(&scored)?;
        withhold(&mut scored, &instrument);
        if request.formats.contains(&Format::Csv) {
            scored.notes.push("scores.csv is left out, since it lists people".to_owned());
        }
    }
    if has_page {
        scored.notes.extend(compare::told(request, &scored));
    }
    let wanted = has_page || request.formats.contains(&Format::Json);
    let scores =
        wanted.then(|| export::json(&scored.analysed(&instrument), request.people.edition()));
    let text = scores.as_deref().filter(|_| has_page);
    let content = text.map(|text| Content::of(request, &instrument, &scored, files, text));
    Ok(Told { instrument, scored, content, scores })
}

/// The files for other programs; `scores` is the text of `scores.json`.
fn numbers(
    request: &Request,
    instrument: &Instrument,
    scored: &Scored,
    scores: Option<String>,
) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    if let Some(text) = scores.filter(|_| request.formats.contains(&Format::Json)) {
        files.push(("scores.json".to_owned(), text.into_bytes()));
    }
    if request.formats.contains(&Format::Csv) && request.people != People::None {
        let text = export::csv(&scored.scores, instrument);
        // Without the mark, some spreadsheets take the file for an old encoding.
        let text = format!("{}{text}", export::SPREADSHEET_MARK);
        files.push(("scores.csv".to_owned(), text.into_bytes()));
    }
    files
}

/// What the templates would see.
///
/// # Errors
///
/// Whatever is wrong with the source or the instrument.
pub fn context(request: &Request) -> Result<(Report, Vec<Problem>), Failure> {
    are_there(request)?;
    let instrument = instrument(&request.input)?;
    let mut scored = scored(&request.input, &instrument)?;
    if request.people == People::None {
        nobody_shown(&scored)?;
        withhold(&mut scored, &instrument);
    }
    Ok((composed(request, &instrument, &scored), scored.warnings))
}

/// What the caller chose about the words of a report.
fn compose_options(request: &Request) -> compose::Options {
    compose::Options {
        people: request.people,
        compare: request.compare,
        date: request.date.clone(),
        paper: request.paper,
        language: request.language.clone(),
        ..compose::Options::default()
    }
}

fn composed(request: &Request, instrument: &Instrument, scored: &Scored) -> Report {
    compose::report(&scored.analysed(instrument), &compose_options(request))
}

fn overrides(request: &Request) -> Result<Overrides, Failure> {
    match &request.templates {
        Some(folder) => read_folder(folder),
        None => Ok(Overrides::default()),
    }
}

#[cfg(test)]
mod tests;
