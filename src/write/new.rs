//! New files into a folder that may hold others: all of them or none, and never over one that is
//! there.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::refusals::refused;
use super::sync;
use crate::error::{Failure, Place, Problem};

/// Writes files that must not be there yet into a folder, which is made where it is missing. A name
/// may have folders in it.
///
/// # Errors
///
/// Every file that is in the way, at once; then nothing is written. Anything that the file system
/// refuses; then what was written is taken away again.
pub fn write_new(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    // A path in the current folder reads best without a dot before it.
    let folder = if folder == Path::new(".") { Path::new("") } else { folder };
    let in_the_way: Vec<Problem> = files
        .iter()
        .map(|(name, _)| folder.join(name))
        .filter(|path| fs::symlink_metadata(path).is_ok())
        .map(|path| {
            Problem::error("the file is there already, and nothing is overwritten")
                .at(Place::File { file: path.display().to_string() })
                .hint("move it away, or name another folder")
        })
        .collect();
    if !in_the_way.is_empty() {
        return Err(Failure::Usage(in_the_way));
    }
    let mut made = Made::default();
    for (name, bytes) in files {
        let path = folder.join(name);
        made.write(&path, bytes).map_err(|error| refused(&path, "write the file", &error))?;
    }
    made.keep();
    Ok(())
}

/// What was made so far, the last at the end; taken away again unless it is kept.
#[derive(Default)]
struct Made {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Made {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        let missing: Vec<&Path> = parent
            .ancestors()
            .filter(|folder| !folder.as_os_str().is_empty())
            .take_while(|folder| !folder.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_path_buf());
        }
        // Never over a file that came in the meantime.
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        self.files.push(path.to_path_buf());
        file.write_all(bytes)?;
        file.sync_all()?;
        sync(parent)
    }

    fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // There is nobody left to tell of a file that cannot be removed: the failure that led here
        // is told already.
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), b"new".to_vec())).collect()
    }

    #[test]
    fn all_that_is_in_the_way_is_named_and_nothing_is_written() {
        let space = tempfile::tempdir().unwrap();
        fs::write(space.path().join("b.txt"), "old").unwrap();
        fs::create_dir(space.path().join("d.txt")).unwrap();
        let names = files(&["a.txt", "b.txt", "in/c.txt", "d.txt"]);
        let said = write_new(space.path(), &names).unwrap_err().to_string();
        assert_eq!(said.matches("is there already").count(), 2, "{said}");
        assert!(!space.path().join("a.txt").exists() && !space.path().join("in").exists());
        assert_eq!(fs::read_to_string(space.path().join("b.txt")).unwrap(), "old");
    }

    #[test]
    fn what_was_written_goes_away_with_the_failure() {
        let space = tempfile::tempdir().unwrap();
        let folder = space.path().join("new/deep");
        // A folder cannot be made where a file stands.
        let names = files(&["a.txt", "sub/b.txt", "a.txt/c.txt"]);
        assert!(write_new(&folder, &names).is_err());
        assert!(!space.path().join("new").exists());
        write_new(&folder, &names[..2]).unwrap();
        assert_eq!(fs::read_to_string(folder.join("sub/b.txt")).unwrap(), "new");
    }
}
