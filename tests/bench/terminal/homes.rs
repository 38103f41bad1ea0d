//! Homes to measure in, each with one made-up workbook, where a person would have it: with data, state and cache folders
//! below it, as the system says.

use crate::made::{self, Kind};
use portable_pty::CommandBuilder;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program that is measured.
pub(crate) const GOLDSEAM: &str = env!("CARGO_BIN_EXE_goldseam");

/// What another process is started with, to make a workbook.
pub(crate) const MAKE: &str = "--make";

/// A home.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    pub(crate) path: PathBuf,
    pub(crate) pages: u64,
}

impl Home {
    /// One in which there is nothing yet.
    pub(crate) fn empty(path: PathBuf) -> Self {
        fs::create_dir_all(&path).expect("room for a home");
        Self { path, pages: 0 }
    }

    /// One with a workbook. Another process makes it: this one would be as large ever after, and starting a program from a
    /// large one takes longer.
    pub(crate) fn with(root: &Path, kind: Kind, pages: u64) -> Self {
        let home = Self { pages, ..Self::empty(root.join(format!("{}-{pages}", kind.name()))) };
        let mut maker = Command::new(std::env::current_exe().expect("this program"));
        let status = maker.args([MAKE, kind.name(), &pages.to_string()]).arg(&home.path).status();
        assert!(status.is_ok_and(|status| status.success()), "no workbook of {pages} pages can be made");
        home
    }

    /// What that other process does.
    pub(crate) fn fill(home: &Path, kind: &str, pages: &str) {
        let kind = Kind::ALL.into_iter().find(|(_, name)| *name == kind).expect("a kind of workbook").0;
        made::workbook(&data(home), kind, pages.parse().expect("a number of pages"));
    }

    pub(crate) fn data(&self) -> PathBuf {
        data(&self.path)
    }

    /// A program in a terminal here.
    pub(crate) fn program(&self, program: impl AsRef<Path>) -> CommandBuilder {
        let mut command = CommandBuilder::new(program.as_ref());
        command.env_clear();
        command.cwd(&self.path);
        command.env("HOME", &self.path);
        command.env("TERM", "xterm-256color");
        command
    }

    /// Goldseam in a terminal here.
    pub(crate) fn goldseam(&self) -> CommandBuilder {
        self.program(GOLDSEAM)
    }

    /// Goldseam without a terminal: a command that prints.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(GOLDSEAM);
        command.env_clear().env("HOME", &self.path).current_dir(&self.path).args(args);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        command
    }
}

fn data(home: &Path) -> PathBuf {
    home.join(".local/share/goldseam")
}
