//! A user's folder of templates → names and texts.
//!
//! This is the one place of the stage that touches the disk: it belongs to reading, and stands here
//! because only the templates know which names a folder may hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::error::{Failure, Place, Problem, nearest};

use super::{BUILT_IN, PRINT_CSS};

/// The largest template that is read: one mebibyte.
const MOST_BYTES: u64 = 1 << 20;

/// The files of a user's folder, by name: each stands in for the built-in one of its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Where the folder is, as the user named it.
    pub folder: String,
    /// Text by file name.
    pub files: BTreeMap<String, String>,
}

impl Overrides {
    /// The style sheet of the PDF: its name for messages, and its text.
    #[must_use]
    pub fn print_css(&self) -> (String, &str) {
        (self.shown(PRINT_CSS), self.text(PRINT_CSS))
    }

    /// Each file as if it were the only one.
    pub(super) fn each_alone(&self) -> Vec<Self> {
        let alone = |(name, text): (&String, &String)| Self {
            folder: self.folder.clone(),
            files: BTreeMap::from([(name.clone(), text.clone())]),
        };
        self.files.iter().map(alone).collect()
    }

    /// The names of the files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a template: the user's, or the built-in one.
    pub(super) fn text(&self, name: &str) -> &str {
        let built_in = || BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
        self.files.get(name).map(String::as_str).or_else(built_in).unwrap_or_default()
    }

    /// The name of a template for messages: the user's file, or the built-in one by its name.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        if self.files.contains_key(name) {
            Path::new(&self.folder).join(name).display().to_string()
        } else {
            name.to_owned()
        }
    }
}

/// Reads every template of a folder.
///
/// Hidden files and `README.md` are passed over, so that a copy of our own folder can be used.
///
/// # Errors
///
/// All of these at once: a folder that cannot be read, a name that no template has, text that is
/// not UTF-8, a file that is empty or larger than one mebibyte.
pub fn read_folder(folder: &Path) -> Result<Overrides, Failure> {
    let shown = folder.display().to_string();
    let entries = fs::read_dir(folder).map_err(|error| {
        let problem = Problem::error(format!("cannot read the templates: {error}"))
            .at(Place::File { file: shown.clone() })
            .hint("give `--templates` a folder, such as the one that `orient init --templates` writes");
        Failure::Usage(vec![problem])
    })?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| !name.starts_with('.') && name != "README.md")
        .collect();
    names.sort();
    let mut overrides = Overrides { folder: shown, files: BTreeMap::new() };
    let mut problems = Vec::new();
    for name in names {
        match read_template(folder, &name) {
            Ok(text) => {
                overrides.files.insert(name, text);
            }
            Err(problem) => {
                let file = folder.join(&name).display().to_string();
                problems.push(problem.at(Place::File { file }));
            }
        }
    }
    if problems.is_empty() { Ok(overrides) } else { Err(Failure::Usage(problems)) }
}

fn read_template(folder: &Path, name: &str) -> Result<String, Problem> {
    let known = BUILT_IN.iter().map(|(name, _)| *name);
    if !known.clone().any(|known| known == name) {
        let problem = Problem::error(format!("no template is called `{name}`"));
        let hint = nearest(name, known.clone()).map_or_else(
            || format!("the templates are `{}`", known.collect::<Vec<_>>().join("`, `")),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(problem.hint(hint));
    }
    let path = folder.join(name);
    let unreadable = |error: std::io::Error| Problem::error(format!("cannot be read: {error}"));
    let facts = fs::metadata(&path).map_err(unreadable)?;
    if !facts.is_file() {
        return Err(Problem::error("is not a file").hint("put the template itself here"));
    }
    if facts.len() > MOST_BYTES {
        return Err(Problem::error("is larger than 1 MiB").hint("templates hold text only"));
    }
    let bytes = fs::read(&path).map_err(unreadable)?;
    clean(&bytes)
}

/// The text of a template without its byte order mark.
fn clean(bytes: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::error(format!("is not UTF-8 at byte {}", error.valid_up_to()))
            .hint("save the file as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::error("is empty").hint("remove it to use the built-in template"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    fn messages(folder: &Path) -> String {
        let shown = folder.display().to_string();
        read_folder(folder).unwrap_err().to_string().replace(&shown, "DIR")
    }

    #[test]
    fn a_known_name_stands_in_and_loses_its_byte_order_mark() {
        let folder = folder(&[("cover.html", b"\xef\xbb\xbf<h1>Hi</h1>"), (".DS_Store", b"x")]);
        let read = read_folder(folder.path()).unwrap();
        assert_eq!(read.files["cover.html"], "<h1>Hi</h1>");
        assert_eq!(read.files.len(), 1);
    }

    #[test]
    fn every_bad_file_is_named_at_once() {
        let folder = folder(&[
            ("covr.html", b"x"),
            ("method.html", b" \n"),
            ("people.html", b"\xff\xfe"),
            ("zebra.txt", b"x"),
        ]);
        insta::assert_snapshot!(messages(folder.path()));
    }

    #[test]
    fn a_folder_that_is_not_there_says_so() {
        let folder = folder(&[]);
        let gone = folder.path().join("gone");
        assert!(read_folder(&gone).unwrap_err().to_string().contains("cannot read the templates"));
    }
}
