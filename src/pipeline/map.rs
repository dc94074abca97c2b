//! The map of a source's columns, as it was found or as the user wants it.

use std::path::{Path, PathBuf};

use super::{Input, options};
use crate::error::{Failure, Place, Problem};
use crate::instrument::Instrument;
use crate::response::ColumnMatch;
use crate::{project, read, write};

/// What each column of the source is taken for, even where none of them holds a trait.
///
/// # Errors
///
/// A source that is no table, or a project file that is wrong.
pub fn columns(input: &Input, instrument: &Instrument) -> Result<Vec<ColumnMatch>, Failure> {
    read::columns(&input.source, instrument, &options(input)?)
}

/// Writes the section `[columns]` of the project file, made from what was found, for the user to
/// edit; gives back the file. What else the file holds stays as it is.
///
/// # Errors
///
/// A file that has such a section already, or cannot be written.
pub fn write_map(input: &Input, instrument: &Instrument) -> Result<PathBuf, Failure> {
    let section = project::columns_section(&columns(input, instrument)?, instrument);
    let path = read::project_file(&input.source).unwrap_or_else(|| {
        input.source.parent().map_or_else(PathBuf::new, Path::to_path_buf).join(project::FILE_NAME)
    });
    let mut text = String::new();
    if path.is_file() {
        text = read::text_file(&path)?;
        let name = path.display().to_string();
        if project::has_columns(&text, &name).map_err(Failure::Usage)? {
            let problem = Problem::error("the file has a section `[columns]` already")
                .at(Place::File { file: name })
                .hint("edit that section, or delete it to have it written again");
            return Err(Failure::Usage(vec![problem]));
        }
        if !text.is_empty() {
            text = text.trim_end().to_owned() + "\n\n";
        }
    }
    write::write_file(&path, (text + &section).as_bytes())?;
    Ok(path)
}
