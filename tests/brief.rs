//! The slides and the charts for a deck.

mod program;

use std::collections::BTreeSet;
use std::fs;

use hayro::hayro_syntax::Pdf;
use program::Program;

const Q3: &str = "sample-data/2026-q3.csv";
const Q4: &str = "sample-data/2026-q4.csv";

fn names(program: &Program, folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(program.path(folder)).expect("the folder was written");
    entries.map(|entry| entry.expect("listed").file_name().to_string_lossy().into_owned()).collect()
}

/// The extents of all pages of a PDF, in points.
fn pages(program: &Program, file: &str) -> Vec<(f32, f32)> {
    let bytes = fs::read(program.path(file)).expect("it was written");
    let pdf = Pdf::new(bytes).expect("it is a PDF");
    pdf.pages().iter().map(hayro::hayro_syntax::page::Page::render_dimensions).collect()
}

fn has_ending(name: &str, ending: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|found| found == ending)
}

#[test]
fn a_brief_is_two_slides_or_three_with_a_change() {
    let program = Program::new();
    program.run(&["report", Q4, "--format", "brief"]);
    assert_eq!(names(&program, "report"), BTreeSet::from([".orient".into(), "brief.pdf".into()]));
    assert_eq!(pages(&program, "report/brief.pdf"), [(960.0, 540.0); 2]);
    program.run(&["report", Q4, "--format", "brief", "--baseline", Q3]);
    assert_eq!(pages(&program, "report/brief.pdf"), [(960.0, 540.0); 3]);
}

#[test]
fn no_slide_runs_over_where_a_caution_and_a_long_title_stand_on_it() {
    let program = Program::new();
    let text = fs::read_to_string(program.path(Q4)).expect("it is there");
    let few: Vec<&str> = text.lines().take(6).collect();
    fs::write(program.path("few.csv"), few.join("\n")).expect("the folder can be written");
    let roster = ["--format", "brief", "--roster", "sample-data/roster.csv"];
    program.run(&[&["report", "few.csv"], &roster[..]].concat());
    // Of four people, counts by trait would tell single answers.
    assert_eq!(pages(&program, "report/brief.pdf"), [(960.0, 540.0); 1]);
    assert!(slide(&program).contains("of so few people no counts by trait"));
    assert!(slide(&program).contains("One caution."), "{}", slide(&program));
    let rated = ["sample-data/2026-q4-rated.csv", "--instrument", "sales-operations-rated"];
    program.run(&[&["report"], &rated[..], &roster[..]].concat());
    assert_eq!(pages(&program, "report/brief.pdf"), [(960.0, 540.0); 2]);
    assert!(slide(&program).contains("no appraisal"), "{}", slide(&program));
}

/// The words of the first slide.
fn slide(program: &Program) -> String {
    let bytes = fs::read(program.path("report/brief.pdf")).expect("it was written");
    let pdf = lopdf::Document::load_mem(&bytes).expect("it is a PDF");
    pdf.extract_text(&[1]).expect("it has text").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_brief_leaves_out_a_change_that_tells_how_one_person_answered() {
    let program = Program::new();
    let text = fs::read_to_string(program.path(Q3)).expect("it is there");
    let who = "hannah.weiss@example.com";
    let fewer: Vec<&str> = text.lines().filter(|line| !line.contains(who)).collect();
    assert!(fewer.len() < text.lines().count(), "{who} answered");
    fs::write(program.path("earlier.csv"), fewer.join("\n")).expect("the folder can be written");
    let words = ["report", Q4, "--format", "brief", "--baseline", "earlier.csv"];
    let output = program.command(&words).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(pages(&program, "report/brief.pdf").len(), 2);
    assert!(said.contains("leaves out what changed"), "{said}");
}

#[test]
fn a_brief_of_one_person_is_one_slide() {
    let program = Program::new();
    let text = fs::read_to_string(program.path(Q4)).expect("it is there");
    let one: Vec<&str> = text.lines().take(3).collect();
    fs::write(program.path("one.csv"), one.join("\n")).expect("the folder can be written");
    program.run(&["report", "one.csv", "--format", "brief"]);
    assert_eq!(pages(&program, "report/brief.pdf").len(), 1);
}

/// The files of a chart: for light slides and for dark ones.
fn files_of<'a>(charts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let kinds = [".svg", ".png", "-dark.svg", "-dark.png"];
    charts.into_iter().flat_map(|name| kinds.map(|kind| format!("{name}{kind}"))).collect()
}

#[test]
fn charts_have_names_that_stay_and_none_of_a_person_where_nobody_is_named() {
    let program = Program::new();
    program.run(&["report", Q4, "--people", "none", "--format", "charts"]);
    let team = [
        "cover",
        "dot-plot",
        "heat-map",
        "share-bar",
        "team-radar",
        "team-radar-slide",
        "team-triangle",
        "ternary",
    ];
    let own = names(&program, "report/charts");
    assert!(own.is_superset(&files_of(team)), "{own:?}");
    assert!(!own.iter().any(|name| name.contains("named") || name.contains("person")), "{own:?}");
    for name in own.iter().filter(|name| has_ending(name, "svg")) {
        let text = text(&program, "report", name);
        for person in ["Grace", "Becker", "Ana", "Ελένη"] {
            assert!(!text.contains(person), "{name}: {person}");
        }
    }
}

/// The text of a chart.
fn text(program: &Program, out: &str, name: &str) -> String {
    let path = program.path(&format!("{out}/charts/{name}"));
    fs::read_to_string(path).expect("it was written")
}

fn is_sound_picture(program: &Program, name: &str) {
    let path = program.path(&format!("one/charts/{name}"));
    let file = fs::File::open(path).expect("it was written");
    let reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG");
    let info = reader.info();
    assert!(info.width >= 2000, "{name}: {}", info.width);
    assert_eq!(info.color_type, png::ColorType::Rgba);
    let dots = info.pixel_dims.expect("it has a resolution");
    assert_eq!(dots.unit, png::Unit::Meter);
    // 300 dots per inch and more.
    assert!(dots.xppu >= 11_811 && dots.xppu == dots.yppu, "{name}: {}", dots.xppu);
}

fn colors(text: &str) -> BTreeSet<String> {
    let parts = text.split('"').filter(|part| part.len() == 7 && part.starts_with('#'));
    parts.map(str::to_owned).collect()
}

#[test]
fn charts_stand_alone_in_light_and_dark_and_two_runs_make_the_same_bytes() {
    let program = Program::new();
    let all = ["--format", "brief,charts", "--people", "files", "--baseline", Q3];
    for out in ["one", "two"] {
        program.run(&[&["report", Q4, "--out", out], &all[..]].concat());
    }
    for folder in ["", "charts", "people"] {
        let (one, two) = (format!("one/{folder}"), format!("two/{folder}"));
        assert_eq!(names(&program, &one), names(&program, &two));
        for name in names(&program, &one) {
            let read = |folder: &str| fs::read(program.path(&format!("{folder}/{name}"))).ok();
            assert_eq!(read(&one), read(&two), "{folder}/{name}");
        }
    }
    let own = names(&program, "one/charts");
    assert!(own.is_superset(&files_of(["change", "change-traits", "ternary-named"])), "{own:?}");
    for name in &own {
        if has_ending(name, "png") {
            is_sound_picture(&program, name);
            continue;
        }
        let dark = text(&program, "one", name);
        assert!(dark.contains("<title id=\"title\">") && dark.contains("<desc id=\"desc\">"));
        for outside in ["href", "url(", "<script", "@import", "<style"] {
            assert!(!dark.contains(outside), "{name}: {outside}");
        }
        assert_eq!(dark.matches("http").count(), 1, "{name}: only the name space");
        if let Some(base) = name.strip_suffix("-dark.svg") {
            let light = colors(&text(&program, "one", &format!("{base}.svg")));
            let dark = colors(&dark);
            assert!(!light.is_empty() && light.is_disjoint(&dark), "{base}: {light:?} {dark:?}");
        }
    }
}
