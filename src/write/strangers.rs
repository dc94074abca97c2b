//! Files of others in the folder of a report: which they are, and how they are kept.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Adds the files below `folder` that are not `own`; `within` is what its names begin with. A folder
/// without any of ours is one of others, whole.
pub(super) fn find(
    folder: &Path,
    within: &str,
    own: &BTreeSet<&str>,
    strangers: &mut Vec<String>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        let below = format!("{name}/");
        let holds_ours =
            || own.range(below.as_str()..).next().is_some_and(|o| o.starts_with(&below));
        if entry.file_type()?.is_dir() && holds_ours() {
            find(&entry.path(), &below, own, strangers)?;
        } else if !own.contains(name.as_str()) {
            strangers.push(name);
        }
    }
    Ok(())
}

/// Copies what others keep in the folder: links stay links, and files keep their moments.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(from)?;
    #[cfg(unix)]
    if found.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if found.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if !found.is_file() && !found.is_symlink() {
        return Err(io::Error::other("it is neither a file nor a folder nor a link"));
    }
    fs::copy(from, to)?;
    let times =
        fs::FileTimes::new().set_accessed(found.accessed()?).set_modified(found.modified()?);
    File::options().write(true).open(to).and_then(|copy| copy.set_times(times)).or(Ok(()))
}
