//! The command line: what is asked for, and an exit code for how it went.
//!
//! No answer text is ever an argument. Output that is no terminal never gets escape codes, and a pipe that closes early
//! is no error.

pub mod content;
pub mod init;
pub mod journal;
pub mod open;
pub mod places;
pub mod steps;
pub mod write;

use crate::content::Role;
use clap::{ColorChoice, Parser, Subcommand, ValueEnum};
use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;

/// A guided workbook for rebuilding trust, in the terminal.
///
/// Without a command it opens your workbook, or sets one up at the first run. It is not therapy.
/// Ctrl+Q closes it at once. Someone to talk to: Ctrl+T inside.
#[derive(Debug, Parser)]
// Without colours, since some surroundings ask for them in a pipe too.
#[command(name = "goldseam", version, max_term_width = 90, color = ColorChoice::Never)]
pub struct Cli {
    /// The folder the workbooks lie in.
    #[arg(long, global = true, env = "GOLDSEAM_DATA", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// A folder with another edition of the workbook.
    #[arg(long, global = true, env = "GOLDSEAM_CONTENT", value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// The workbook to use, where several lie side by side.
    #[arg(long, global = true, value_name = "ID")]
    pub book: Option<String>,
    /// How colours are used.
    #[arg(long, global = true, value_enum, default_value_t = ThemeName::Auto)]
    pub theme: ThemeName,
    /// Line by line, without a full screen; for a screen reader or a simple terminal.
    #[arg(long, global = true)]
    pub plain: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// How colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// By the terminal.
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colours.
    Mono,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Set up a workbook for one, without the screens.
    Init {
        /// What the book calls you.
        #[arg(long)]
        name: String,
        /// Your own answer about your part.
        #[arg(long, value_parser = role, default_value = "unsaid", value_name = "hurt|broke|some-of-each|unsaid")]
        role: Role,
    },
    /// Keep an answer, or a free page, read from standard input.
    ///
    /// Example: goldseam write welcome.one-page < page.txt
    Write {
        /// The step it answers; without one it is a free page.
        step: Option<String>,
    },
    /// Show what was written.
    Journal {
        /// Asks for words to look for, so that none stand in the shell's history.
        #[arg(long)]
        search: bool,
        /// Only this part.
        #[arg(long, value_name = "ID")]
        stage: Option<String>,
        /// One object a line.
        #[arg(long)]
        json: bool,
    },
    /// Every step: id, stage, kind, for, sitting, visibility, leaves, core.
    Steps {
        /// One object a line.
        #[arg(long)]
        json: bool,
    },
    /// Check, export or preview an edition of the workbook.
    #[command(subcommand)]
    Content(content::Command),
}

fn role(word: &str) -> Result<Role, String> {
    Role::read(word).ok_or_else(|| "one of: hurt, broke, some-of-each, unsaid".to_owned())
}

/// What went wrong, in a sentence, and the exit code that says so.
#[derive(Debug)]
pub struct Failure {
    /// 1 found something wrong, 2 used wrongly, 4 data that can't be read, 5 could not write.
    pub code: u8,
    /// What could not be done, what is safe, what to do now.
    pub words: String,
}

impl Failure {
    /// A failure with its exit code.
    pub fn new(code: u8, words: impl Display) -> Self {
        Self { code, words: words.to_string() }
    }
}

/// What a command answers.
pub type Done = Result<u8, Failure>;

/// Does what was asked for; gives the exit code.
pub fn main(cli: &Cli) -> u8 {
    match run(cli) {
        Ok(code) => code,
        Err(failure) => {
            // Where even this can't be said, the exit code still says it.
            let _ = writeln!(std::io::stderr(), "{}", failure.words);
            failure.code
        }
    }
}

fn run(cli: &Cli) -> Done {
    match &cli.command {
        None => open::open(cli),
        Some(Command::Init { name, role }) => init::init(cli, name, *role),
        Some(Command::Write { step }) => write::write(cli, step.as_deref()),
        Some(Command::Journal { search, stage, json }) => journal::journal(cli, *search, stage.as_deref(), *json),
        Some(Command::Steps { json }) => steps::steps(cli, *json),
        Some(Command::Content(command)) => content::run(cli, command),
    }
}

/// Prints lines; a reader that has gone away is no error.
///
/// # Errors
/// When standard output can't be written for another reason.
pub fn print(lines: impl IntoIterator<Item = String>) -> Done {
    let mut out = std::io::stdout().lock();
    for line in lines {
        match writeln!(out, "{line}") {
            Ok(()) => {}
            Err(gone) if gone.kind() == std::io::ErrorKind::BrokenPipe => return Ok(0),
            Err(error) => return Err(Failure::new(5, format!("Could not print: {error}."))),
        }
    }
    Ok(0)
}
