//! The program; everything is in the library.

use std::process::ExitCode;

/// Reading makes and drops many small pieces of text, which this allocator does faster than the system's: a sixth off the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    isnad::cli::run()
}
