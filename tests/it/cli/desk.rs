//! What the tests of the command line stand on: a desk with a home and a data folder, and what came of a run.
//!
//! Each run gets an environment of its own, so that neither this account's workbook nor its settings are looked at.

use goldseam::journal::{Journal, Passphrase, RealDisk, WorkFactor};
use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// Said where it can't be told which workbook is meant, whatever lies there.
pub(crate) const WHICH: &str = "Type the passphrase of the workbook you mean, or name its folder with --data-dir.";

/// What came of a run.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// It went well, and nothing was complained about.
    pub(crate) fn well(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// It went wrong with this code: a sentence beside the output, with these words in it.
    pub(crate) fn badly(self, code: i32, words: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        let sentence = self.err.trim_end().ends_with('.') || self.err.contains("Usage:") || self.err.contains("--help");
        assert!(sentence && !self.err.contains("panicked"), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "\"{word}\" is missing: {}", self.err);
        }
    }
}

/// A desk with a home and a data folder, and nothing in either.
pub(crate) struct Desk {
    pub(crate) temp: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { temp: tempfile::tempdir().unwrap() }
    }

    /// With a workbook for one.
    pub(crate) fn begun() -> Self {
        let desk = Self::new();
        desk.run(["init", "--name", "Ada", "--role", "hurt"]).well();
        desk
    }

    /// With two passphrases in the files "p1" and "p2".
    pub(crate) fn with_passphrases() -> Self {
        let desk = Self::new();
        for (name, words) in [("p1", "three odd words\n"), ("p2", "three other words\r\nand more")] {
            std::fs::write(desk.temp.path().join(name), words).unwrap();
        }
        desk
    }

    /// With a workbook for one that is locked with the first of them, at next to no cost for each try.
    pub(crate) fn locked() -> Self {
        let desk = Self::with_passphrases();
        desk.run(["init", "--name", "Ada", "--role", "hurt"]).well();
        let (mut journal, _) = Journal::open(Arc::new(RealDisk), desk.book()).unwrap();
        let words = Passphrase::from("three odd words".to_owned());
        assert_eq!(journal.lock(&words, WorkFactor::NEXT_TO_NONE, crate::journal::shelf::day(0)).unwrap().left, 0);
        desk
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.temp.path().join("data")
    }

    /// The folder of the only workbook.
    pub(crate) fn book(&self) -> PathBuf {
        let mut books = std::fs::read_dir(self.data()).unwrap();
        books.next().unwrap().unwrap().path()
    }

    /// The name of that folder.
    pub(crate) fn id(&self) -> String {
        self.book().file_name().unwrap().to_str().unwrap().to_owned()
    }

    /// The program on this desk, with nothing on its standard input.
    pub(crate) fn goldseam<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goldseam"));
        command.env_clear().env("HOME", self.temp.path()).env("GOLDSEAM_DATA", self.data());
        command.args(args).current_dir(self.temp.path()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Said {
        said(self.goldseam(args).output().unwrap())
    }

    /// The same, with this on its standard input.
    pub(crate) fn run_with<S: AsRef<OsStr>>(&self, input: &[u8], args: impl IntoIterator<Item = S>) -> Said {
        let mut command = self.goldseam(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // One that complains before it reads has closed the pipe by now; what it says is looked at all the same.
        let _ = child.stdin.take().unwrap().write_all(input);
        said(child.wait_with_output().unwrap())
    }
}

pub(crate) fn said(output: Output) -> Said {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code().expect("a signal ended it"), out: text(output.stdout), err: text(output.stderr) }
}
