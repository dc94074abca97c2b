//! Tests of the templates.

use std::fmt::Write as _;

use super::*;
use crate::compose::sample::Sample;
use crate::compose::{Options, People};

fn templates() -> Templates {
    Templates::new(Overrides::default()).unwrap()
}

fn with(name: &str, text: &str) -> Result<Templates, Failure> {
    let files = BTreeMap::from([(name.to_owned(), text.to_owned())]);
    Templates::new(Overrides { folder: "mine".to_owned(), files })
}

fn page(sample: &Sample, people: People) -> String {
    let options = Options { people, version: "0.0.0".to_owned(), ..Options::default() };
    templates().page(&sample.report(&options)).unwrap()
}

/// Everything on the page that somebody reads, a line per block.
fn text(page: &str) -> String {
    let body = page.split("<body").nth(1).unwrap();
    let mut text = String::new();
    let mut in_tag = true;
    for (index, letter) in body.char_indices() {
        match letter {
            '<' => {
                in_tag = true;
                let rest = &body[index + 1..];
                if ["/p>", "/h", "/td", "/th", "/li", "/dt", "/dd", "/tr"].iter().any(|end| rest.starts_with(end)) {
                    text.push(if rest.starts_with("/td") || rest.starts_with("/th>") { '|' } else { '\n' });
                }
            }
            '>' => in_tag = false,
            letter if !in_tag => text.push(if letter == '\n' { ' ' } else { letter }),
            _ => {}
        }
    }
    let mut lines = String::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() && words != ["|"] {
            writeln!(lines, "{}", words.join(" ")).unwrap();
        }
    }
    lines
}

#[test]
#[ignore = "writes pages to look at into the folder that ORIENT_PAGES names"]
fn pages_to_look_at() {
    let folder = std::path::PathBuf::from(std::env::var("ORIENT_PAGES").unwrap());
    for (name, sample, people) in [
        ("1", Sample::sized(1), People::Auto),
        ("2", Sample::sized(2), People::Auto),
        ("5", Sample::sized(5).with_silent(1), People::Auto),
        ("12", Sample::sized(12).with_partial().with_silent(1), People::Auto),
        ("12-pages", Sample::sized(12).with_partial().with_silent(1), People::Pages),
        ("60", Sample::sized(60).in_teams(5), People::Auto),
        ("200", Sample::sized(200).in_teams(5), People::Auto),
    ] {
        std::fs::write(folder.join(format!("{name}.html")), page(&sample, people)).unwrap();
    }
}
