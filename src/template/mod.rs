//! Report → one semantic page, with tera; the page with its drawings → the file for the screen.
//!
//! The built-in templates are part of the program; a user's folder stands in for any of them by
//! name. What they see is [`Report`]: strings that are finished, and escaped wherever they go.

mod folder;
mod how;
mod isolate;
mod languages;
mod marked;
mod problem;
mod screen;
mod script;

use tera::Tera;

use crate::compose::{PersonFile, Report};
use crate::error::Failure;

use languages::with_languages;
use marked::marked;

pub use folder::{Overrides, read_folder};
pub use how::{Note, explained};
pub use isolate::Isolated;
pub use screen::{Role, screen};
pub use script::with_script;

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// The templates inside the program, by file name.
pub const BUILT_IN: [(&str, &str); 23] = built_in![
    "report.html",
    "parts.html",
    "cover.html",
    "summary.html",
    "how-to-read.html",
    "radar.html",
    "traits.html",
    "agreement.html",
    "people.html",
    "person.html",
    "target.html",
    "change.html",
    "teams.html",
    "conversation.html",
    "method.html",
    "ledger.html",
    "contents.html",
    "brief.html",
    "person-file.html",
    "theme.css",
    "screen.css",
    "print.css",
    "brief.css",
];

/// What a copy of the templates says of itself: their elements, properties and names.
pub const GUIDE: (&str, &str) = ("README.md", include_str!("../../templates/README.md"));

/// The style sheet of the PDF: read by the print engine and not by tera.
pub const PRINT_CSS: &str = "print.css";

/// The style sheet of the brief: read by the print engine and not by tera.
pub const BRIEF_CSS: &str = "brief.css";

/// Whether a template is read by tera, and not by the print engine.
fn is_for_tera(name: &str) -> bool {
    ![PRINT_CSS, BRIEF_CSS].contains(&name)
}

fn parsed(overrides: &Overrides) -> Result<Tera, Failure> {
    let mut tera = Tera::new();
    // Every name ends with the empty string, so every template escapes what it is given.
    tera.autoescape_on([""]);
    let names = BUILT_IN.iter().map(|(name, _)| *name).filter(|name| is_for_tera(name));
    tera.add_raw_templates(names.map(|name| (name, overrides.text(name))))
        .map_err(|error| problem::failure(&error, overrides))?;
    Ok(tera)
}

/// What is wrong in each of the user's templates: tera stops at the first.
fn each_by_itself(overrides: &Overrides) -> Option<Failure> {
    let alone = overrides.each_alone().into_iter().filter(|alone| alone.names().any(is_for_tera));
    alone.filter_map(|alone| parsed(&alone).err()).reduce(|one, other| one.and(&other))
}

/// A report as templates see it. It can be made before there are templates.
#[derive(Debug)]
pub struct Context {
    view: tera::Context,
    isolated: Isolated,
}

impl Context {
    /// What templates see of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self::new(report, &report.right_to_left)
    }

    fn of_person_file(file: &PersonFile) -> Self {
        Self::new(file, &file.right_to_left)
    }

    fn new(view: &impl serde::Serialize, right_to_left: &[String]) -> Self {
        let view = tera::Context::from_serialize(view)
            .expect("a view is made of structures, lists and strings, as values of tera are");
        Self { view, isolated: Isolated::new(right_to_left) }
    }

    /// The names that are isolated in sentences.
    #[must_use]
    pub fn isolated(&self) -> &Isolated {
        &self.isolated
    }
}

/// All templates of a run, parsed.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    overrides: Overrides,
}

impl Templates {
    /// Parses the built-in templates with the user's over them. Do it once a run, and only when a
    /// page is asked for.
    ///
    /// # Errors
    ///
    /// A template that tera cannot parse, or one that uses a name which does not exist.
    pub fn new(overrides: Overrides) -> Result<Self, Failure> {
        match parsed(&overrides) {
            Ok(tera) => Ok(Self { tera, overrides }),
            Err(failure) => Err(each_by_itself(&overrides).unwrap_or(failure)),
        }
    }

    /// The page of a report, with a placeholder for every drawing.
    ///
    /// # Errors
    ///
    /// A template that asks for what the report does not have.
    pub fn page(&self, report: &Context) -> Result<String, Failure> {
        self.render("report.html", report)
    }

    /// The slides of a report's brief, with a placeholder for every drawing.
    ///
    /// # Errors
    ///
    /// A template that asks for what the report does not have.
    pub fn brief(&self, report: &Context) -> Result<String, Failure> {
        self.render("brief.html", report)
    }

    /// One person's own page, with a placeholder for every drawing.
    ///
    /// # Errors
    ///
    /// A template that asks for what there is not.
    pub fn person_file(&self, file: &PersonFile) -> Result<String, Failure> {
        self.render("person-file.html", &Context::of_person_file(file))
    }

    fn render(&self, name: &str, view: &Context) -> Result<String, Failure> {
        let page = self.tera.render(name, &view.view);
        page.map(|page| with_languages(view.isolated.in_page(page)))
            .map_err(|error| problem::failure(&error, &self.overrides))
    }

    /// The style sheet of the PDF: its name for messages, and its text.
    #[must_use]
    pub fn print_css(&self) -> (String, &str) {
        self.overrides.print_css()
    }

    /// The style sheet of the brief: its name for messages, and its text.
    #[must_use]
    pub fn brief_css(&self) -> (String, &str) {
        (self.overrides.shown(BRIEF_CSS), self.overrides.text(BRIEF_CSS))
    }

    /// The page of a report in which each element has an attribute with this name that says which
    /// line of which template it comes from: `cover.html:12`.
    ///
    /// # Errors
    ///
    /// As [`page`](Self::page).
    pub fn marked_page(&self, report: &Context, attribute: &str) -> Result<String, Failure> {
        self.marked("report.html", report, attribute)
    }

    /// The slides with the same attribute.
    ///
    /// # Errors
    ///
    /// As [`brief`](Self::brief).
    pub fn marked_brief(&self, report: &Context, attribute: &str) -> Result<String, Failure> {
        self.marked("brief.html", report, attribute)
    }

    /// One person's own page with the same attribute.
    ///
    /// # Errors
    ///
    /// As [`person_file`](Self::person_file).
    pub fn marked_person_file(
        &self,
        file: &PersonFile,
        attribute: &str,
    ) -> Result<String, Failure> {
        self.marked("person-file.html", &Context::of_person_file(file), attribute)
    }

    fn marked(&self, page: &str, view: &Context, attribute: &str) -> Result<String, Failure> {
        let names = BUILT_IN.iter().map(|(name, _)| *name).filter(|name| is_for_tera(name));
        let texts = names.map(|name| {
            let is_page = std::path::Path::new(name).extension().is_some_and(|kind| kind == "html");
            let shown = self.overrides.shown(name).replace(['&', '"', '{'], "_");
            let text = self.overrides.text(name);
            (name, if is_page { marked(text, &shown, attribute) } else { text.to_owned() })
        });
        let mut tera = Tera::new();
        tera.autoescape_on([""]);
        tera.add_raw_templates(texts).map_err(|error| problem::failure(&error, &self.overrides))?;
        tera.render(page, &view.view).map_err(|error| problem::failure(&error, &self.overrides))
    }

    /// Every template: its name for messages, and its text.
    pub fn sources(&self) -> impl Iterator<Item = (String, &str)> {
        let names = BUILT_IN.iter().map(|(name, _)| *name);
        names.map(|name| (self.overrides.shown(name), self.overrides.text(name)))
    }
}

#[cfg(test)]
mod tests;
