//! Why files cannot be written, and what to do.

use std::io;
use std::path::Path;

use crate::error::{Failure, Place, Problem};
use crate::format::list_some;

/// What the file system says of a file or a folder.
pub(super) fn refused(path: &Path, what: &str, error: &io::Error) -> Failure {
    let place = Place::File { file: path.display().to_string() };
    let (why, hint) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            (error.to_string(), "make room on the disk, or name a folder on another one")
        }
        io::ErrorKind::PermissionDenied => (
            "you may not write there".to_owned(),
            "what is written is made beside its place first: name a folder in one where you may write",
        ),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => (
            "a file stands where a folder is needed".to_owned(),
            "name a folder whose path leads through folders only",
        ),
        _ => (
            error.to_string(),
            "check that it exists, is not open elsewhere, and that you may write there",
        ),
    };
    let problem = Problem::error(format!("cannot {what}: {why}")).at(place).hint(hint);
    Failure::Usage(vec![problem])
}

pub(super) fn is_mounted(folder: &Path) -> Failure {
    let place = Place::File { file: folder.display().to_string() };
    let problem =
        Problem::error("the folder is in use as a whole, as a mounted one is").at(place).hint(
            format!("name a folder within it, such as `--out {}`", folder.join("report").display()),
        );
    Failure::Usage(vec![problem])
}

pub(super) fn holds_others(folder: &Path, strangers: &[String]) -> Failure {
    let shown: Vec<String> = strangers.iter().take(3).map(|name| format!("`{name}`")).collect();
    let place = Place::File { file: folder.display().to_string() };
    let message = format!(
        "the folder holds files that orient did not write: {}",
        list_some(&shown, strangers.len())
    );
    let problem = Problem::error(message)
        .at(place)
        .hint("choose another folder with `--out`, or keep them there with `--force`");
    Failure::Usage(vec![problem])
}

pub(super) fn would_replace_others(folder: &Path, taken: &[&str]) -> Failure {
    let problems = taken.iter().map(|name| {
        let place = Place::File { file: folder.join(name).display().to_string() };
        Problem::error("a file of the report would take the place of one that orient did not write")
            .at(place)
            .hint("move it, or choose another folder with `--out`")
    });
    Failure::Usage(problems.collect())
}
