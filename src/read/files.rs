//! Files of ours that a user names: an instrument, a folder of fonts.

use std::fs;
use std::path::{Path, PathBuf};

use super::bytes::{self, Stored};
use crate::error::{Failure, Place, Problem};
use crate::project::FILE_NAME;

/// The text of a file of ours, which may be read several times, so that it is never standard input.
///
/// # Errors
///
/// A file that cannot be read or is not UTF-8.
pub fn text_file(path: &Path) -> Result<String, Failure> {
    if path == Path::new("-") {
        let problem = Problem::error("standard input is read for answers and rosters only");
        return Err(Failure::Usage(vec![problem.hint("save it as a file, and name the file")]));
    }
    if path.is_dir() {
        let problem = Problem::error(format!("`{}` is a folder", bytes::name(path)));
        return Err(Failure::Usage(vec![problem.hint("name a file in it")]));
    }
    let Stored { name, bytes } = bytes::open(path)?;
    String::from_utf8(bytes).map_err(|_| {
        let problem =
            Problem::error("the file is not text in UTF-8").at(Place::File { file: name });
        Failure::Usage(vec![problem.hint("save it as UTF-8 in your editor")])
    })
}

/// The project file that belongs to a source: beside it, or else in the current folder.
#[must_use]
pub fn project_file(source: &Path) -> Option<PathBuf> {
    let beside = source.parent().map(|folder| folder.join(FILE_NAME));
    [beside, Some(PathBuf::from(FILE_NAME))].into_iter().flatten().find(|path| path.is_file())
}

/// The font files of a folder, by name.
///
/// # Errors
///
/// A folder that cannot be read, or holds no font.
pub fn font_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let at = || Place::File { file: folder.display().to_string() };
    let refused = |error: &std::io::Error| {
        let problem = Problem::error(format!("cannot read the folder of fonts: {error}")).at(at());
        Failure::Usage(vec![problem.hint("name a folder with .ttf or .otf files")])
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| refused(&error))? {
        paths.push(entry.map_err(|error| refused(&error))?.path());
    }
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase());
        if matches!(kind.as_deref(), Some("ttf" | "otf" | "ttc")) {
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
            let bytes = fs::read(&path).map_err(|error| refused(&error))?;
            found.push((name.unwrap_or_default(), bytes));
        }
    }
    if found.is_empty() {
        let problem = Problem::error("the folder of fonts holds no font").at(at());
        return Err(Failure::Usage(vec![problem.hint("put .ttf or .otf files into it")]));
    }
    Ok(found)
}
