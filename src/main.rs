//! Reads the arguments, calls the command line, and turns what comes of it into an exit code.

use goldseam::cli::{self, Cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::main(&Cli::from_surroundings()))
}
