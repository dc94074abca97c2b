//! Puts the files of a report into the user's folder, and says what was done.

use std::path::Path;

use super::say;
use crate::error::Failure;
use crate::pipeline::Made;
use crate::read::visible;
use crate::write::{Foreign, must_wait, write_all};

/// Writes the files of a report; says what was found, what was written, what of an earlier run is gone,
/// and where another program must be done first.
///
/// # Errors
///
/// Whatever keeps the files from being written.
pub(super) fn deliver(folder: &Path, made: &Made, foreign: Foreign) -> Result<(), Failure> {
    let shown = visible(&folder.display().to_string());
    if must_wait(folder) {
        say(&format!(
            "another program has locked the folder of `{shown}`; waiting until it is done"
        ));
    }
    let gone = write_all(folder, &made.files, foreign)?;
    for note in &made.notes {
        say(note);
    }
    let written: Vec<&str> = made.files.iter().map(|(name, _)| name.as_str()).collect();
    say(&format!("wrote {} to {shown}", told(&written)));
    if !gone.is_empty() {
        let gone: Vec<&str> = gone.iter().map(String::as_str).collect();
        say(&format!("removed {} of an earlier run", told(&gone)));
    }
    Ok(())
}

/// The names of the files; of a folder only how many are in it.
fn told(files: &[&str]) -> String {
    let mut told: Vec<(&str, usize)> = Vec::new();
    for name in files {
        let shown = name.split_once('/').map_or(*name, |(folder, _)| folder);
        match told.iter_mut().find(|(known, _)| *known == shown) {
            Some((_, count)) => *count += 1,
            None => told.push((shown, 1)),
        }
    }
    let words = told.into_iter().map(|(shown, count)| match count {
        _ if files.contains(&shown) => shown.to_owned(),
        1 => format!("{shown}/ (1 file)"),
        _ => format!("{shown}/ ({count} files)"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_a_folder_are_counted() {
        let files = ["report.html", "charts/a.svg", "charts/b.svg", "people/ana.pdf"];
        assert_eq!(told(&files), "report.html, charts/ (2 files), people/ (1 file)");
    }
}
