//! The `orient` program: parse the call, run it, say what went wrong, and exit with its code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Threads that ask for memory at once do not wait for each other, as they do with the system's.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match orient::cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
