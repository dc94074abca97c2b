//! Runs the program on files of the repository, in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder to run the program in. It holds `sample-data` and goes away at the end.
pub struct Program {
    folder: TempDir,
}

impl Program {
    /// A new folder with a copy of the sample data.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let samples = folder.path().join("sample-data");
        fs::create_dir(&samples).expect("the folder is empty");
        for entry in fs::read_dir(repository().join("sample-data")).expect("sample-data is there") {
            let entry = entry.expect("sample-data can be listed");
            fs::copy(entry.path(), samples.join(entry.file_name())).expect("a sample can be read");
        }
        Self { folder }
    }

    /// A path inside the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program with these words; it must end well.
    #[allow(dead_code, reason = "some tests look at what it prints")]
    pub fn run(&self, words: &[&str]) {
        self.command(words).assert().success();
    }

    /// The program with these words, yet to be run.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orient"));
        command.args(words).current_dir(self.folder.path());
        command
    }
}

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
