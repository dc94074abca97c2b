//! A user's templates: what would leave somebody out is refused with the template's own line, and
//! nothing is written.

mod program;

use std::fs;

use program::{Program, repository};

/// What is said of a report whose template `name` was changed, if it is refused.
fn refused(name: &str, change: impl Fn(&str) -> String) -> String {
    let program = Program::new();
    let own = fs::read_to_string(repository().join("templates").join(name)).expect("it is ours");
    let changed = change(&own);
    assert_ne!(own, changed, "nothing was changed in {name}");
    fs::create_dir(program.path("mine")).expect("the folder can be written to");
    fs::write(program.path("mine").join(name), changed).expect("the folder can be written to");
    let mut said = String::new();
    let makes: &[&[&str]] = match name {
        "brief.html" => &[&["brief"], &["html,brief"]],
        "person-file.html" => &[&["json", "--people", "files"]],
        _ => &[&["pdf"], &["html"], &["html,pdf"]],
    };
    for format in makes {
        let words = ["report", "sample-data/2026-q4.csv", "--templates", "mine", "--format"];
        let words = [&words, *format].concat();
        let output = program.command(&words).output().expect("the program runs");
        let told = String::from_utf8(output.stderr).expect("the program writes UTF-8");
        // The first line says what the source was taken for.
        said = told.split_once('\n').map_or_else(String::new, |(_, rest)| rest.to_owned());
        assert_eq!(output.status.code(), Some(2), "{name}, {format:?}: {said}");
        assert!(!program.path("report").exists(), "something was written");
    }
    said
}

/// A template of ours with a text in place of another.
fn with(name: &str, old: &str, new: &str) -> String {
    refused(name, |text| {
        assert!(text.contains(old), "`{old}` is not in {name}");
        text.replacen(old, new, 1)
    })
}

/// The line of a text in a template of ours, from 1.
fn line(name: &str, text: &str) -> usize {
    let own = fs::read_to_string(repository().join("templates").join(name)).expect("it is ours");
    own[..own.find(text).expect("it is there")].matches('\n').count() + 1
}

#[test]
fn a_page_without_language_or_title_is_refused() {
    let said = with("report.html", "<html lang=\"{{ language }}\">", "<html>");
    assert_eq!(said.lines().next(), Some("error: mine/report.html:2: the page has no language"));
    let said = with("report.html", "<title>{{ title }}</title>", "<title></title>");
    assert_eq!(said.lines().next(), Some("error: mine/report.html:2: the page has no title"));
}

#[test]
fn a_page_of_which_nothing_is_left_to_print_is_refused() {
    let said = refused_with_print("\n* { display: none }\n");
    assert!(said.contains("error: nothing of `report.html` is left to print\n"), "{said}");
    let said = refused_with_print("\n@page { margin: 100mm }\n");
    assert!(said.contains("the margins of `@page` leave 10 by 97 mm of 210 by 297 mm\n"), "{said}");
}

/// What is said of a PDF whose style sheet ends with this, if it is refused.
fn refused_with_print(end: &str) -> String {
    let program = Program::new();
    let own = fs::read_to_string(repository().join("templates/print.css")).expect("it is ours");
    fs::create_dir(program.path("mine")).expect("the folder can be written to");
    fs::write(program.path("mine/print.css"), own + end).expect("the folder can be written to");
    let words = ["report", "sample-data/2026-q4.csv", "--templates", "mine", "--format", "pdf"];
    let output = program.command(&words).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(!program.path("report").exists(), "something was written");
    String::from_utf8(output.stderr).expect("the program writes UTF-8")
}

#[test]
fn a_heading_that_leaves_a_level_out_is_refused() {
    let at = line("radar.html", "<h3");
    let said = refused("radar.html", |text| text.replace("<h3", "<h4").replace("</h3", "</h4"));
    let message = format!("error: mine/radar.html:{at}: `h4` follows `h2`: a level is left out");
    assert_eq!(said.lines().next(), Some(message.as_str()));
    let said = refused("cover.html", |text| text.replace("<h1", "<p").replace("</h1", "</p"));
    assert!(said.contains(": the first heading is `h2`"), "{said}");
}

#[test]
fn a_figure_without_alternative_text_is_refused() {
    let at = line("summary.html", "<svg");
    let said = with("summary.html", "<svg ", "<svg aria-label=\"\" ");
    let message = format!("error: mine/summary.html:{at}: figure without alternative text");
    assert_eq!(said.lines().next(), Some(message.as_str()));
    let said = with("summary.html", "<svg ", "<svg aria-hidden=\"true\" ");
    assert!(said.contains("figure without alternative text"), "{said}");
}

#[test]
fn slides_and_the_files_of_people_are_held_to_the_same_rules() {
    let cases = [
        ("brief.html", "<html lang=\"{{ language }}\">", "<html>", "the page has no language"),
        ("brief.html", "<title>{{ title }}: brief</title>", "", "the page has no title"),
        ("brief.html", "<h1>{{ slide.headline }}</h1>", "<p>a</p>", "the first heading is `h2`"),
        ("brief.html", "<svg ", "<svg aria-label=\"\" ", "figure without alternative text"),
        ("person-file.html", "<title>{{ title }}</title>", "", "the page has no title"),
        ("person-file.html", "<h1 ", "<h2 ", "the first heading is `h2`"),
        ("person-file.html", "<div class=\"notes\">", "<h3>a</h3><div>", "`h3` follows `h1`"),
    ];
    for (name, old, new, message) in cases {
        let said = with(name, old, new);
        let first = said.lines().next().unwrap_or_default();
        assert!(first.starts_with(&format!("error: mine/{name}:")), "{first}");
        assert!(first.contains(message), "{first}");
    }
    let at = line("brief.html", "<svg ");
    let said = with("brief.html", "<svg ", "<svg aria-hidden=\"true\" ");
    let message = format!("error: mine/brief.html:{at}: figure without alternative text");
    assert_eq!(said.lines().next(), Some(message.as_str()));
    let at = line("person-file.html", "<p class=\"lead\">");
    let more = "<svg data-drawing=\"none\"></svg><p class=\"lead\">";
    let said = with("person-file.html", "<p class=\"lead\">", more);
    let message = format!("error: mine/person-file.html:{at}: figure without alternative text");
    assert_eq!(said.lines().next(), Some(message.as_str()));
}

#[test]
fn a_table_without_header_cells_is_refused() {
    let at = line("traits.html", "<table");
    let said = refused("traits.html", |text| {
        let cells = text.replace("<th ", "<td ").replace("</th>", "</td>");
        cells.replace("<thead>", "").replace("</thead>", "").replace("scope=\"col\"", "")
    });
    let message = format!("error: mine/traits.html:{at}: table without header cells");
    assert_eq!(said.lines().next(), Some(message.as_str()));
}

#[test]
fn a_link_without_text_or_target_is_refused() {
    let said = with("method.html", "<dl", "<p><a href=\"https://example.org/\"></a></p><dl");
    let at = line("method.html", "<dl");
    let message =
        format!("error: mine/method.html:{at}: link without text to `https://example.org/`");
    assert_eq!(said.lines().next(), Some(message.as_str()));
    let said = with("method.html", "<dl", "<p><a href=\"#ledgr\">Ledger</a></p><dl");
    assert!(said.contains(&format!("mine/method.html:{at}: link to `#ledgr`")), "{said}");
    assert!(said.contains("hint: did you mean `#ledger`?"), "{said}");
}

#[test]
fn a_glyph_that_says_nothing_is_refused() {
    for glyph in ["&#xE001;", "\u{f8ff}"] {
        let said = with("method.html", "<dl", &format!("\n<p>{glyph}</p><dl"));
        let at = line("method.html", "<dl") + 1;
        assert!(
            said.starts_with(&format!("error: mine/method.html:{at}: the character U+")),
            "{said}"
        );
    }
}

#[test]
fn a_script_is_refused_however_it_is_written() {
    let cases = [
        ("<script>alert(1)</script>", "a template has a `script`"),
        ("<SCRIPT SRC=x.js></SCRIPT>", "a template has a `script`"),
        ("<script type=\"application/json\">{}</script>", "a template has a `script`"),
        ("<p onclick=\"alert(1)\">a</p>", "`p` has an event handler `onclick`"),
        ("<p OnMouseOver=alert(1)>a</p>", "`p` has an event handler `onmouseover`"),
        (
            "<a href=\" javascript:alert(1)\">a</a>",
            "`href` of `a` leads to a `javascript:` address",
        ),
        ("<a href=\"JaVa\tScRiPt:alert(1)\">a</a>", "leads to a `javascript:` address"),
        ("<a href=\"data:text/html,x\">a</a>", "leads to a `data:` address"),
        ("<details><svg onload=alert(1)></svg></details>", "an event handler `onload`"),
        ("<button formaction=\"javascript:alert(1)\">a</button>", "`formaction` of `button`"),
    ];
    for (markup, message) in cases {
        let said = with("method.html", "<dl", &format!("{markup}<dl"));
        let at = format!("mine/method.html:{}", line("method.html", "<dl"));
        assert!(said.contains(message) && said.contains(&at), "{markup}: {said}");
    }
}

#[test]
fn a_sound_change_is_written_and_verified() {
    let program = Program::new();
    fs::create_dir(program.path("mine")).expect("the folder can be written to");
    let cover = "<header class=\"cover\"><h1>{{ cover.team }}</h1><p>Ours</p></header>";
    fs::write(program.path("mine/cover.html"), cover).expect("the folder can be written to");
    program.run(&["report", "sample-data/2026-q4.csv", "--templates", "mine", "--strict"]);
    program.run(&["verify", "report/report.pdf", "sample-data/2026-q4.csv"]);
    program.run(&["verify", "report/report.html"]);
}

#[test]
fn every_template_that_cannot_be_read_is_told_at_once() {
    let program = Program::new();
    fs::create_dir(program.path("mine")).expect("the folder can be written to");
    for name in ["cover.html", "ledger.html"] {
        let own =
            fs::read_to_string(repository().join("templates").join(name)).expect("it is ours");
        let broken = format!("{own}{{% if %}}\n");
        fs::write(program.path("mine").join(name), broken).expect("the folder can be written to");
    }
    let words = ["report", "sample-data/2026-q4.csv", "--templates", "mine", "--format", "html"];
    let output = program.command(&words).output().expect("the program runs");
    let said = String::from_utf8(output.stderr).expect("the program writes UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    for name in ["mine/cover.html:", "mine/ledger.html:"] {
        assert!(said.contains(name), "{said}");
    }
}
