//! A bar on the terminal for whoever waits for a large file.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::say;
use crate::error::Failure;
use crate::read::Progress;

/// What takes less than this needs no bar.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often the bar moves.
const STEP: Duration = Duration::from_millis(100);

/// Does the work, and shows on a terminal how far reading has come if it takes long. Where the work
/// fails after the source was recognised, says what it was taken for.
pub fn watched<T>(
    progress: &Progress,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let result = if io::stderr().is_terminal() { with_bar(progress, work) } else { work() };
    if result.is_err()
        && let Some(found) = progress.found()
    {
        say(&found);
    }
    result
}

fn with_bar<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    thread::scope(|scope| {
        let (done, wait) = channel::<()>();
        scope.spawn(move || {
            if wait.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("reading {wide_bar} {percent:>3} %");
            bar.set_style(style.expect("the template is valid"));
            while wait.recv_timeout(STEP) == Err(RecvTimeoutError::Timeout) {
                let (read, whole) = (progress.read(), progress.whole().max(1));
                // What comes after reading has a bar of its own, or needs none.
                if read >= whole {
                    break;
                }
                bar.set_length(whole);
                bar.set_position(read);
            }
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}
