//! The bytes of a file or of standard input, up to a limit, or plain words about why there are none.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::names::visible;
use crate::digest;
use crate::error::{Failure, Place, Problem, nearest};

/// More than any survey of people; a file beyond it is refused before it fills the memory. The text
/// and one record, which an unclosed quote may make as long, together stay below 1 GiB.
pub(super) const MOST_BYTES: u64 = 384 << 20;

/// What a `-` on the command line is called in messages.
const STANDARD_INPUT: &str = "standard input";

/// A file as it stands on the disk.
#[derive(Debug)]
pub(super) struct Stored {
    /// The file as the user named it.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What a file is called in messages, and where files are told apart.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        STANDARD_INPUT.to_owned()
    } else {
        visible(&path.display().to_string())
    }
}

/// The SHA-256 of a file on the disk, which is read in pieces and not held.
pub(super) fn digest(path: &Path) -> Result<String, Failure> {
    let digest = File::open(path).and_then(digest::sha256_read);
    digest.map_err(|error| cannot_open(path, &error))
}

/// Reads a file, or standard input for `-`.
pub(super) fn open(path: &Path) -> Result<Stored, Failure> {
    let name = name(path);
    if path == Path::new("-") {
        let bytes = take(std::io::stdin().lock(), &name)?;
        return Ok(Stored { name, bytes });
    }
    if path.is_dir() {
        let problem = Problem::error(format!("`{name}` is a folder"))
            .hint("name a file in it: an export of the survey tool, or one that orient wrote");
        return Err(Failure::Usage(vec![problem]));
    }
    let file = File::open(path).map_err(|error| cannot_open(path, &error))?;
    let bytes = take(file, &name)?;
    Ok(Stored { name, bytes })
}

/// Takes all bytes of a reader, up to the limit.
fn take(reader: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let at = || Place::File { file: name.to_owned() };
    if let Err(error) = reader.take(MOST_BYTES + 1).read_to_end(&mut bytes) {
        let problem = Problem::error(format!("cannot read the file: {error}")).at(at());
        return Err(Failure::Usage(vec![problem]));
    }
    if bytes.len() as u64 > MOST_BYTES {
        let problem = Problem::error("the file is larger than 384 MiB")
            .at(at())
            .hint("export the responses of one survey only");
        return Err(Failure::Data(vec![problem]));
    }
    Ok(bytes)
}

/// A file that is not there, as a problem; standard input always is.
#[must_use]
pub fn absent_file(path: &Path) -> Option<Problem> {
    let error = std::fs::metadata(path).err().filter(|_| path != Path::new("-"))?;
    (error.kind() == std::io::ErrorKind::NotFound).then(|| unopened(path, &error))
}

/// A folder that is not there, as a problem; `hint` is what belongs there.
#[must_use]
pub fn absent_folder(path: &Path, hint: &str) -> Option<Problem> {
    let shown = visible(&path.display().to_string());
    let problem = || Problem::error(format!("there is no folder `{shown}`")).hint(hint);
    (!path.exists()).then(problem)
}

fn cannot_open(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Usage(vec![unopened(path, error)])
}

/// A file that cannot be opened, with the neighbour that may have been meant.
fn unopened(path: &Path, error: &std::io::Error) -> Problem {
    let shown = visible(&path.display().to_string());
    let problem = Problem::error(match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no file `{shown}`"),
        std::io::ErrorKind::PermissionDenied => {
            format!("`{shown}` may not be read by you")
        }
        _ => format!("cannot read `{shown}`: {error}"),
    });
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let mut neighbours: Vec<String> = std::fs::read_dir(folder.unwrap_or(Path::new(".")))
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into()).collect()
        })
        .unwrap_or_default();
    neighbours.sort();
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    // An ending that many files have says nothing of how alike their names are.
    let stem =
        |name: &str| Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stems: Vec<String> = neighbours.iter().map(|name| stem(name)).collect();
    let near = nearest(&stem(&wanted), stems.iter().map(String::as_str))
        .and_then(|near| neighbours.iter().zip(&stems).find(|(_, own)| *own == near))
        .map(|(name, _)| name.as_str());
    match near.filter(|near| *near != wanted) {
        Some(near) => problem.hint(format!("`{}` is in that folder", visible(near))),
        None => problem,
    }
}
