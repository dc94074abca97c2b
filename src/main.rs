//! The `orient` program: parse the call, run it, say what went wrong, and exit with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    match orient::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
