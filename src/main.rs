//! Reads the arguments, calls the command line, and turns what comes of it into an exit code.

use clap::Parser;
use goldseam::cli::{self, Cli};
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::main(&Cli::parse()))
}
