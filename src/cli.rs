//! The command line: what is asked for, and an exit code for how it went.
//!
//! No answer text is ever an argument. Output that is no terminal never gets escape codes, and a pipe that closes early
//! is no error.

pub mod backup;
pub mod command;
pub mod content;
pub mod demo;
pub mod doctor;
pub mod dumps;
pub mod edition;
pub mod erase;
pub mod export;
pub mod failure;
pub mod help;
pub mod init;
pub mod input;
pub mod join;
pub mod journal;
pub mod keep;
pub mod lock;
pub mod meant;
mod names;
pub mod never_locked;
pub mod open;
pub mod out;
pub mod path;
pub mod places;
pub mod role;
pub mod secret;
pub mod sheet;
pub mod status;
pub mod steps;
pub mod trash;
pub mod worksheet;
pub mod write;

pub use failure::Failure;

use crate::content::words::Words;
use crate::content::{Workbook, load};
use crate::text;
use clap::builder::Resettable;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};
use std::cell::OnceCell;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A guided workbook for rebuilding trust, in the terminal.
///
/// Without a command it opens your workbook, or sets one up at the first run. It is not therapy.
/// Ctrl+Q closes it at once. Someone to talk to: Ctrl+T inside.
///
/// Example: goldseam
///
/// Example: goldseam --plain
#[derive(Debug, Default, Parser)]
// Without colours, since some surroundings ask for them in a pipe too.
#[command(name = "goldseam", version, max_term_width = 90, after_long_help = help::under())]
pub struct Cli {
    /// The folder the workbooks lie in, or the folder of one of them.
    #[arg(long, global = true, env = "GOLDSEAM_DATA", hide_env_values = true, value_name = "DIR")]
    #[arg(value_parser = path::named())]
    pub data_dir: Option<PathBuf>,
    /// A folder with another edition of the workbook, or with one for each language.
    #[arg(long, global = true, env = "GOLDSEAM_CONTENT", hide_env_values = true, value_name = "DIR")]
    #[arg(value_parser = path::named())]
    pub content: Option<PathBuf>,
    /// The language, such as "en". Left out, it is that of the settings or of the system where it is there, else English.
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// The workbook to use, by the name of its folder.
    #[arg(long, global = true, value_name = "ID")]
    pub book: Option<String>,
    /// A file whose first line is the passphrase; twice for two, or for the one of today and a new one.
    #[arg(long, global = true, env = "GOLDSEAM_PASSPHRASE_FILE", hide_env_values = true, value_name = "FILE")]
    #[arg(value_parser = path::named())]
    pub passphrase_file: Vec<PathBuf>,
    /// Ask for a passphrase first; it says which workbook is meant.
    #[arg(long, global = true)]
    pub ask: bool,
    /// Read the pages of a workbook that you never locked, where a key or a sealed file in its folder makes it count as
    /// locked. Nothing is written, and one that says it is locked is not opened by this.
    #[arg(long, global = true)]
    pub never_locked: bool,
    /// How colours are used.
    #[arg(long, global = true, value_enum, default_value_t = ThemeName::Auto)]
    pub theme: ThemeName,
    /// Line by line, without a full screen; for a screen reader or a simple terminal.
    #[arg(long, global = true)]
    pub plain: bool,
    #[command(subcommand)]
    command: Option<command::Command>,
    /// The edition that is meant, once something of it is.
    #[arg(skip)]
    edition: OnceCell<Arc<Workbook>>,
}

/// How colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// By the terminal.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colours.
    Mono,
}

impl Cli {
    /// What the commands say, in the words of the edition that is meant.
    pub fn words(&self) -> &Words {
        // An edition that can't be read is no reason to leave somebody without a sentence.
        let _ = edition::workbook(self);
        match self.edition.get() {
            Some(book) => &book.words,
            None => load::shipped(),
        }
    }

    /// What was typed, and what the variables say beside it. Where that can't be meant, or help is asked for, this ends
    /// the program.
    pub fn from_surroundings() -> Self {
        // The usual start waits for no list of all the commands and their help.
        let is_meant_for_it = |name: OsString| name.as_encoded_bytes().starts_with(b"GOLDSEAM");
        if std::env::args_os().len() <= 1 && !std::env::vars_os().any(|(name, _)| is_meant_for_it(name)) {
            return Self::default();
        }
        // clap knows help for commands only, and these pages are about none.
        let typed: Vec<OsString> = std::env::args_os().skip(1).collect();
        if let [help, name] = &typed[..]
            && help == "help"
            && let Some(page) = name.to_str().and_then(help::page)
        {
            let said = print(page.lines().map(str::to_owned));
            std::process::exit(i32::from(said.unwrap_or_else(|failure| failure.code)));
        }
        let command = Self::command().mut_args(|arg| match arg.get_env() {
            Some(variable) if path::is_set_to_nothing(variable) => arg.env(Resettable::Reset),
            _ => arg,
        });
        Self::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
    }
}

/// What a command answers.
pub type Done = Result<u8, Failure>;

/// Does what was asked for; gives the exit code.
pub fn main(cli: &Cli) -> u8 {
    // Before anything is read: a dump would hold it, and outlive the lock.
    dumps::none();
    match begin(cli) {
        Ok(code) => code,
        Err(failure) => {
            // Where even this can't be said, the exit code still says it.
            let _ = writeln!(std::io::stderr(), "{}", failure.words(cli.words()));
            failure.code
        }
    }
}

fn begin(cli: &Cli) -> Done {
    // A command that says nothing of an edition is typed wrongly with a language that is not there, too.
    if cli.lang.is_some() {
        edition::meant(cli, &edition::packs(cli))?;
    }
    command::goes_with_never_locked(cli)?;
    command::run(cli)
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
            // `goldseam journal | head` is used rightly, so it must not end with an error.
            Err(gone) if gone.kind() == std::io::ErrorKind::BrokenPipe => return Ok(0),
            Err(error) => return Err(not_printed(error)),
        }
    }
    Ok(0)
}

/// Standard output can't be written.
fn not_printed(error: std::io::Error) -> Failure {
    Failure::because(5, error, |words, cause| words.commands.streams.not_printed(cause))
}

/// A path as it is shown: what a terminal would obey is spelled out.
pub fn shown(path: &Path) -> String {
    // Anybody can name a file in a shared folder, and its name must not steer the terminal.
    text::spelled(&path.to_string_lossy())
}
