//! How long each stage takes, for a team of 12 and for 200 people with a page each.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use orient::analyse::{Analysed, Findings, analyse};
use orient::compose::{self, People, Report};
use orient::drawing::Drawing;
use orient::instrument::Instrument;
use orient::pdf::fonts::Fonts;
use orient::pdf::markup::{self, Document, NodeKind};
use orient::pdf::paint::{self, Info, Made};
use orient::pdf::render::{labels, lay_out};
use orient::pdf::style::{Stylesheet, cascade, stylesheet};
use orient::pdf::{Options, Paper, Styled};
use orient::response::{Partial, Responses};
use orient::score::{self, Scores};
use orient::template::{Context, Isolated, Overrides, Templates, screen};
use orient::{chart, read, theme};

/// A team, and what of it the report shows.
struct Team {
    answers: PathBuf,
    people: People,
    charts: chart::PeopleCharts,
}

/// A plain export with invented answers; the same ones every time.
fn export(instrument: &Instrument, people: usize) -> String {
    let names = instrument.traits().iter().map(|known| known.name.as_str());
    let mut text = format!("Name,{}\n", names.collect::<Vec<_>>().join(","));
    let mut state = 7_u32;
    for person in 0..people {
        write!(text, "Person {person}").expect("a string takes all that is written");
        for known in instrument.traits() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let choice = (state >> 16) as usize % known.statements.len();
            write!(text, ",\"{}\"", known.statements[choice]).expect("a string takes all");
        }
        text.push('\n');
    }
    text
}

fn scores(instrument: &Instrument, responses: &Responses) -> Scores {
    let options = score::Options {
        wave: "2026-Q4".to_owned(),
        team: "The team".to_owned(),
        partial: Partial::default(),
    };
    score::score(responses.clone(), instrument, &options)
}

fn composed(
    instrument: &Instrument,
    responses: &Responses,
    scores: &Scores,
    findings: &Findings,
    team: &Team,
) -> Report {
    let analysed = Analysed {
        scores,
        findings: Some(findings),
        change: None,
        target: None,
        responses,
        instrument,
    };
    let options = compose::Options { people: team.people, ..compose::Options::default() };
    compose::report(&analysed, &options)
}

fn print_sheet() -> Stylesheet {
    let variables: BTreeMap<String, String> =
        theme::variables().into_iter().map(|(name, value)| (format!("--{name}"), value)).collect();
    let overrides = Overrides::default();
    let (name, text) = overrides.print_css();
    stylesheet(text, &name, &variables).expect("our own style sheet is sound")
}

fn fonts(document: &Document) -> Fonts {
    let mut characters: BTreeMap<char, &str> = ('!'..='~').map(|c| (c, "")).collect();
    for node in &document.nodes {
        if let NodeKind::Text(text) = &node.kind {
            characters.extend(text.chars().map(|c| (c, text.as_str())));
        }
    }
    Fonts::for_characters(&characters, &[]).0
}

fn for_screen(page: &str, drawings: &BTreeMap<String, Drawing>) -> String {
    let mut stamps = chart::StampsSeen::default();
    let telling = chart::Telling::Picture;
    let made = screen(page, drawings, &Isolated::default(), |name, drawing, _| {
        chart::svg(drawing, name, telling, &mut stamps)
    });
    made.expect("our own page names drawings that there are")
}

fn stages(criterion: &mut Criterion, name: &str, team: &Team) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    let instrument = Instrument::built_in();
    let options = read::Options::default();
    let reading =
        || read::read(&team.answers, instrument, &options).expect("the export is sound").0;
    group.bench_function("1 read", |bencher| bencher.iter(reading));
    let responses = reading();
    group.bench_function("2 score", |bencher| bencher.iter(|| scores(instrument, &responses)));
    let scores = scores(instrument, &responses);
    let analysing = || analyse(&scores, &responses, instrument);
    group.bench_function("2b analyse", |bencher| bencher.iter(analysing));
    let findings = analysing();
    let composing = || composed(instrument, &responses, &scores, &findings, team);
    group.bench_function("3 compose", |bencher| bencher.iter(composing));
    let report = composing();
    let drawing = || chart::all(instrument, &scores, team.charts);
    group.bench_function("4 charts", |bencher| bencher.iter(drawing));
    let drawings = drawing();
    let parsing = || Templates::new(Overrides::default()).expect("our own templates are sound");
    group.bench_function("5 templates, parsed", |bencher| bencher.iter(parsing));
    let templates = parsing();
    let values = || Context::of(&report);
    group.bench_function("5b values", |bencher| bencher.iter(values));
    let values = values();
    let filling = || templates.page(&values).expect("our own templates know the report");
    group.bench_function("6 templates, filled", |bencher| bencher.iter(filling));
    let page = filling();
    group.bench_function("7 report.html", |bencher| bencher.iter(|| for_screen(&page, &drawings)));
    group.bench_function("8 print.css", |bencher| bencher.iter(print_sheet));
    let sheet = print_sheet();
    let marking = || markup::parse(&page, "report.html").expect("our own page is sound");
    group.bench_function("9 pdf: markup", |bencher| bencher.iter(marking));
    let document = marking();
    let styling = || cascade(&document, &[&sheet]);
    group.bench_function("10 pdf: style", |bencher| bencher.iter(styling));
    let styles = styling();
    let fonts = fonts(&document);
    let laying = || lay_out(&document, &styles, &drawings, &fonts, Paper::A4);
    group.bench_function("11 pdf: layout", |bencher| bencher.iter(laying));
    let frames = laying();
    let words = labels(&drawings, &fonts);
    let info = Info::default();
    let made = Made { info: &info, carried: None, shared: None };
    group.bench_function("12 pdf: paint and finish", |bencher| {
        bencher.iter(|| {
            let faces = fonts.faces();
            paint::pdf(&document, &styles, &frames, faces, &drawings, &words, &made)
                .expect("it was laid out")
        });
    });
    group.bench_function("13 report.pdf, whole", |bencher| {
        bencher.iter(|| {
            let styled = Styled::new(&page, "report.html", &[&sheet]).expect("our page is sound");
            let made = styled.render(&drawings, &Options::default());
            black_box(made.expect("our own page can be set"))
        });
    });
    group.finish();
}

fn all(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let teams = [
        (12, People::Auto, chart::PeopleCharts::Small),
        (200, People::Pages, chart::PeopleCharts::Pages),
    ];
    for (people, shown, charts) in teams {
        let answers = folder.path().join(format!("{people}.csv"));
        let text = export(Instrument::built_in(), people);
        std::fs::write(&answers, text).expect("a file can be written");
        stages(criterion, &format!("{people} people"), &Team { answers, people: shown, charts });
    }
}

criterion_group!(benches, all);
criterion_main!(benches);
