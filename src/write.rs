//! Files → the folder that the user named: all of them or none.
//!
//! Everything is written into a folder beside the target and put in the target's place by one
//! rename. Whenever the program is killed, the old files stand there or the new ones, whole. What
//! an earlier run left lying about is cleared by the next; runs at the same time wait for each
//! other.
//!
//! A report can be made again at any time, so we do not wait until the disk has it, as we do for a
//! file that the user edits ([`write_file`]).

mod new;
mod refusals;
mod strangers;

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::error::{Failure, Place, Problem};
use refusals::{holds_others, is_mounted, refused, would_replace_others};

pub use new::write_new;

/// The list of our own files in a folder, so that those of others are known.
const MANIFEST: &str = ".orient";

/// Whether a folder that holds files of others may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Foreign {
    /// It is refused.
    #[default]
    Refuse,
    /// Its files stay, beside ours.
    Keep,
}

/// Writes files into a folder, in place of what an earlier run wrote there. Gives back the names of
/// those that an earlier run wrote and this one does not: they are gone.
///
/// # Errors
///
/// A folder that holds files of others, and anything that the file system refuses.
pub fn write_all(
    folder: &Path,
    files: &[(String, Vec<u8>)],
    foreign: Foreign,
) -> Result<Vec<String>, Failure> {
    let target = Target::of(folder)?;
    let _turn = target.turn();
    target.recover().map_err(|error| refused(folder, "prepare the folder", &error))?;
    let strangers = target.strangers()?;
    if !strangers.is_empty() && foreign == Foreign::Refuse {
        return Err(holds_others(folder, &strangers));
    }
    let taken = taken(files, &strangers);
    if !taken.is_empty() {
        return Err(would_replace_others(folder, &taken));
    }
    let gone = target.gone(files);
    target.replace(files, &strangers).map_err(|error| match error.kind() {
        io::ErrorKind::ResourceBusy => is_mounted(folder),
        _ => refused(folder, "write into the folder", &error),
    })?;
    Ok(gone)
}

/// Whether somebody holds the lock beside this folder, so that [`write_all`] would wait.
#[must_use]
pub fn must_wait(folder: &Path) -> bool {
    let busy = |target: Target| {
        let parent = File::open(target.parent).ok()?;
        Some(matches!(parent.try_lock(), Err(TryLockError::WouldBlock)))
    };
    Target::of(folder).ok().and_then(busy).unwrap_or(false)
}

/// Writes one file, in place of what stands there: the whole of it or nothing.
///
/// # Errors
///
/// Anything that the file system refuses.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // Of a link, the file that it leads to.
    let found = fs::canonicalize(path);
    let path = found.as_deref().unwrap_or(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        if let Ok(old) = fs::metadata(path) {
            file.as_file().set_permissions(old.permissions())?;
        }
        file.persist(path).map_err(|error| error.error)?;
        sync(folder)
    };
    write().map_err(|error| refused(path, "write the file", &error))
}

struct Target {
    folder: PathBuf,
    parent: PathBuf,
    name: String,
}

impl Target {
    fn of(folder: &Path) -> Result<Self, Failure> {
        // Behind a slash at the end, a link would be the folder that it leads to.
        let folder: &Path = &folder.components().collect::<PathBuf>();
        let usage = |message: String, hint: &str| {
            let place = Place::File { file: folder.display().to_string() };
            Failure::Usage(vec![Problem::error(message).at(place).hint(hint)])
        };
        let name = folder.file_name().map(std::ffi::OsStr::to_str);
        if name == Some(None) {
            let hint = "name a folder in letters of UTF-8";
            return Err(usage("the folder's name cannot be read as text".to_owned(), hint));
        }
        let Some(name) = name.flatten().map(str::to_owned) else {
            let hint = "name a folder of its own, such as `--out report`";
            return Err(usage("the output needs a folder with a name".to_owned(), hint));
        };
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        if let Ok(found) = fs::symlink_metadata(folder) {
            if found.is_symlink() {
                let hint = "name the folder that the link leads to";
                return Err(usage("the output is a link, which is not followed".to_owned(), hint));
            }
            if !found.is_dir() {
                let hint = "name a folder; the report is several files";
                return Err(usage("the output is a file, not a folder".to_owned(), hint));
            }
        }
        fs::create_dir_all(&parent).map_err(|error| refused(&parent, "make the folder", &error))?;
        Ok(Self { folder: folder.to_path_buf(), parent, name })
    }

    /// Waits until no other run writes beside the target; the next one waits until this is dropped.
    /// Where the system cannot lock a folder, nobody waits.
    fn turn(&self) -> Option<File> {
        let parent = File::open(&self.parent).ok()?;
        parent.lock().ok()?;
        Some(parent)
    }

    /// How folders begin that runs for this target make beside it.
    fn prefix(&self) -> String {
        format!(".{}.orient-", self.name)
    }

    fn old(&self) -> PathBuf {
        self.parent.join(format!("{}old", self.prefix()))
    }

    /// Puts right what a killed run left.
    fn recover(&self) -> io::Result<()> {
        let old = self.old();
        if old.exists() && !self.folder.exists() {
            fs::rename(&old, &self.folder)?;
        }
        for entry in fs::read_dir(&self.parent)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&self.prefix()) {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }

    /// The names of what an earlier run wrote, a line each.
    fn manifest(&self) -> String {
        fs::read_to_string(self.folder.join(MANIFEST)).unwrap_or_default()
    }

    /// What an earlier run wrote, still stands there, and is not among these files.
    fn gone(&self, files: &[(String, Vec<u8>)]) -> Vec<String> {
        let kept: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let is_gone = |name: &&str| !kept.contains(name) && self.folder.join(name).is_file();
        self.manifest().lines().filter(is_gone).map(str::to_owned).collect()
    }

    /// What stands in the folder, or in a folder in it, and was not written by us.
    fn strangers(&self) -> Result<Vec<String>, Failure> {
        let manifest = self.manifest();
        let own: BTreeSet<&str> = manifest.lines().chain([MANIFEST]).collect();
        let mut strangers = Vec::new();
        let found = strangers::find(&self.folder, "", &own, &mut strangers);
        match found {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(refused(&self.folder, "read the folder", &error));
            }
            Ok(()) | Err(_) => {}
        }
        strangers.sort();
        Ok(strangers)
    }

    fn replace(&self, files: &[(String, Vec<u8>)], strangers: &[String]) -> io::Result<()> {
        let made = self.temporary()?;
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        let manifest = (MANIFEST.to_owned(), (names.join("\n") + "\n").into_bytes());
        files.par_iter().chain([&manifest]).try_for_each(|(name, bytes)| {
            let path = made.path().join(name);
            if let Some(folder) = path.parent().filter(|_| name.contains('/')) {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, bytes)
        })?;
        for stranger in strangers {
            let kept = made.path().join(stranger);
            if let Some(folder) = kept.parent().filter(|_| stranger.contains('/')) {
                fs::create_dir_all(folder)?;
            }
            strangers::copy(&self.folder.join(stranger), &kept).map_err(|error| {
                io::Error::new(error.kind(), format!("`{stranger}` cannot be kept: {error}"))
            })?;
        }
        // After an exchange the old files stand where the new ones were, and go with the temporary
        // folder; elsewhere nothing is left.
        self.swap(made.path())
    }

    fn temporary(&self) -> io::Result<tempfile::TempDir> {
        let mut builder = tempfile::Builder::new();
        let prefix = self.prefix();
        builder.prefix(&prefix);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As the folder that it replaces; a new one as any that the user makes: what the umask
            // leaves of it.
            let kept = fs::metadata(&self.folder).map(|found| found.permissions());
            builder.permissions(kept.unwrap_or_else(|_| fs::Permissions::from_mode(0o777)));
        }
        builder.tempdir_in(&self.parent)
    }

    fn swap(&self, made: &Path) -> io::Result<()> {
        if !self.folder.exists() {
            return fs::rename(made, &self.folder);
        }
        match exchange(made, &self.folder) {
            Some(Err(error)) if error.kind() == io::ErrorKind::ResourceBusy => return Err(error),
            Some(Ok(())) => return Ok(()),
            Some(Err(_)) | None => {}
        }
        // Two renames: a run that is killed between them is put right by the next.
        let old = self.old();
        fs::rename(&self.folder, &old)?;
        fs::rename(made, &self.folder)?;
        remove(&old)
    }
}

/// Exchanges two folders in one step; none where the system has no such step.
#[cfg(target_os = "linux")]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such step")]
fn exchange(one: &Path, other: &Path) -> Option<io::Result<()>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Some(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from))
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> Option<io::Result<()>> {
    None
}

fn sync(folder: &Path) -> io::Result<()> {
    match File::open(folder) {
        Ok(folder) => folder.sync_all().or(Ok(())),
        // Some systems do not open folders; there is nothing to bring to the disk then.
        Err(_) => Ok(()),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    }
}

/// The files of others that stand where ours would be written.
fn taken<'a>(files: &[(String, Vec<u8>)], strangers: &'a [String]) -> Vec<&'a str> {
    let meets = |stranger: &str, name: &str| {
        let folder = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
        };
        stranger == name || folder(stranger, name) || folder(name, stranger)
    };
    let strangers = strangers.iter().map(String::as_str);
    strangers.filter(|stranger| files.iter().any(|(name, _)| meets(stranger, name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_second_run_replaces_all_that_the_first_wrote() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        write_all(&out, &[file("a.txt", "1"), file("people/b.txt", "2")], Foreign::Refuse).unwrap();
        let gone = write_all(&out, &[file("c.txt", "3")], Foreign::Refuse).unwrap();
        assert_eq!(gone, ["a.txt", "people/b.txt"]);
        assert_eq!(names(&out), [".orient", "c.txt"]);
        assert_eq!(names(space.path()), ["report"]);
    }

    #[test]
    fn runs_at_the_same_time_all_end_with_one_of_their_outputs_whole() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        std::thread::scope(|scope| {
            for run in 0..8 {
                let out = &out;
                scope.spawn(move || {
                    let files: Vec<_> =
                        (0..20).map(|at| file(&format!("{at}.txt"), &run.to_string())).collect();
                    write_all(out, &files, Foreign::Refuse).unwrap();
                });
            }
        });
        assert_eq!(names(space.path()), ["report"]);
        let first = fs::read_to_string(out.join("0.txt")).unwrap();
        for at in 1..20 {
            assert_eq!(fs::read_to_string(out.join(format!("{at}.txt"))).unwrap(), first);
        }
    }

    #[test]
    fn files_of_others_are_refused_or_kept_but_never_deleted() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("budget.xlsx"), "theirs").unwrap();
        let refused = write_all(&out, &[file("a.txt", "1")], Foreign::Refuse).unwrap_err();
        assert_eq!(refused.exit_code(), 2);
        assert_eq!(names(&out), ["budget.xlsx"]);
        write_all(&out, &[file("a.txt", "1")], Foreign::Keep).unwrap();
        assert_eq!(names(&out), [".orient", "a.txt", "budget.xlsx"]);
        assert_eq!(fs::read_to_string(out.join("budget.xlsx")).unwrap(), "theirs");
    }

    #[cfg(unix)]
    #[test]
    fn links_of_others_stay_links_and_their_files_keep_their_moments() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        fs::create_dir(&out).unwrap();
        std::os::unix::fs::symlink("nowhere", out.join("dangling")).unwrap();
        let notes = out.join("notes.txt");
        fs::write(&notes, "theirs").unwrap();
        let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
        let times = fs::FileTimes::new().set_modified(then);
        File::options().write(true).open(&notes).unwrap().set_times(times).unwrap();
        write_all(&out, &[file("a.txt", "1")], Foreign::Keep).unwrap();
        assert_eq!(fs::read_link(out.join("dangling")).unwrap(), Path::new("nowhere"));
        assert_eq!(fs::metadata(&notes).unwrap().modified().unwrap(), then);
    }

    #[test]
    fn files_of_others_in_our_own_folders_stay_too() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        write_all(&out, &[file("charts/a.svg", "1")], Foreign::Refuse).unwrap();
        fs::write(out.join("charts/mine.svg"), "theirs").unwrap();
        fs::create_dir(out.join("charts/old")).unwrap();
        fs::write(out.join("charts/old/b.svg"), "theirs").unwrap();
        let refused = write_all(&out, &[file("c.txt", "2")], Foreign::Refuse).unwrap_err();
        assert!(refused.to_string().contains("`charts/mine.svg` and `charts/old`"), "{refused}");
        write_all(&out, &[file("c.txt", "2")], Foreign::Keep).unwrap();
        assert_eq!(names(&out), [".orient", "c.txt", "charts"]);
        assert_eq!(names(&out.join("charts")), ["mine.svg", "old"]);
        assert_eq!(names(&out.join("charts/old")), ["b.svg"]);
    }

    #[test]
    fn a_file_of_others_is_not_replaced_by_one_of_ours() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("a.txt"), "theirs").unwrap();
        fs::write(out.join("people"), "theirs").unwrap();
        let files = [file("a.txt", "1"), file("people/b.txt", "2"), file("c.txt", "3")];
        let refused = write_all(&out, &files, Foreign::Keep).unwrap_err();
        let told = refused.to_string();
        assert!(told.contains("a.txt") && told.contains("people"), "{told}");
        assert_eq!(names(&out), ["a.txt", "people"]);
        assert_eq!(fs::read_to_string(out.join("a.txt")).unwrap(), "theirs");
    }

    #[test]
    fn what_a_killed_run_left_is_put_right() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        fs::create_dir(space.path().join(".report.orient-Xy12")).unwrap();
        let old = space.path().join(".report.orient-old");
        fs::create_dir(&old).unwrap();
        fs::write(old.join(MANIFEST), "a.txt\n").unwrap();
        fs::write(old.join("a.txt"), "old").unwrap();
        let failing = [file("dir/../../x", "no")];
        let _ = write_all(&out, &failing[..0], Foreign::Refuse);
        assert_eq!(names(space.path()), ["report"]);
    }

    #[test]
    fn who_would_wait_is_known() {
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        assert!(!must_wait(&out));
        let other = File::open(space.path()).unwrap();
        other.lock().unwrap();
        assert!(must_wait(&out));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_keeps_the_rights_that_it_has() {
        use std::os::unix::fs::PermissionsExt;
        let space = tempfile::tempdir().unwrap();
        let out = space.path().join("report");
        write_all(&out, &[file("a.txt", "1")], Foreign::Refuse).unwrap();
        fs::set_permissions(&out, fs::Permissions::from_mode(0o700)).unwrap();
        write_all(&out, &[file("a.txt", "2")], Foreign::Refuse).unwrap();
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let space = tempfile::tempdir().unwrap();
        let real = space.path().join("real");
        fs::create_dir(&real).unwrap();
        let link = space.path().join("link");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let refused = write_all(&link, &[file("a.txt", "1")], Foreign::Refuse).unwrap_err();
        assert!(refused.to_string().contains("is a link"));
        let slashed = space.path().join("link/");
        let refused = write_all(&slashed, &[file("a.txt", "1")], Foreign::Refuse).unwrap_err();
        assert!(refused.to_string().contains("is a link"));
        assert!(names(&real).is_empty());
    }
}
