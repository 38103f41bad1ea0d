//! A place of its own for each test: a home, a data and a config folder that nothing else looks into, and what can be
//! read there while the program runs or after it has gone.

use crate::terminal::Pty;
use portable_pty::CommandBuilder;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) const GOLDSEAM: &str = env!("CARGO_BIN_EXE_goldseam");

/// The passphrase of [`Place::locked`].
pub(crate) const PASSPHRASE: &str = "seven grey herons";

/// The environment that every program here gets, and nothing else.
fn environment(home: &Path) -> [(&'static str, &OsStr); 4] {
    let home = home.as_os_str();
    [("TERM", OsStr::new("xterm-256color")), ("HOME", home), ("XDG_CONFIG_HOME", home), ("TMPDIR", home)]
}

/// From the question how much room there is to a blank page.
pub(crate) fn turn_to_a_page(pty: &mut Pty) {
    pty.sees("How much room do you have?");
    pty.keys("\x1b[B\x1b[B\r");
    pty.sees("your own page");
}

/// From the question for the passphrase to whatever lies behind it; a second way in is offered once, and not taken.
pub(crate) fn past_the_lock(pty: &mut Pty) {
    pty.sees("Passphrase");
    pty.keys(PASSPHRASE);
    pty.keys("\r");
    let behind =
        ["How much room do you have?", "These are the words you had begun.", "A recovery sheet is a second way in"];
    pty.until("the lock opens", |pty| behind.iter().any(|words| pty.screen().contains(words)));
    if pty.screen().contains("A recovery sheet is a second way in") {
        pty.keys("\x1b[C\r");
        pty.until("it goes on", |pty| behind[..2].iter().any(|words| pty.screen().contains(words)));
    }
}

/// A home with nothing in it but what the test puts there.
pub(crate) struct Place {
    temp: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { temp: tempfile::tempdir().unwrap() }
    }

    /// With a workbook for one, set up by `goldseam init`.
    pub(crate) fn begun() -> Self {
        let place = Self::new();
        let mut init = Command::new(GOLDSEAM);
        init.env_clear().envs(environment(place.temp.path())).arg("--data-dir").arg(place.data());
        let status = init.args(["init", "--name", "Ada"]).stdout(Stdio::null()).status().unwrap();
        assert!(status.success());
        place
    }

    /// With a workbook for one that is locked, set up by `goldseam init` too.
    pub(crate) fn locked() -> Self {
        let place = Self::new();
        let file = place.temp.path().join("passphrase");
        fs::write(&file, PASSPHRASE).unwrap();
        let mut init = Command::new(GOLDSEAM);
        init.env_clear().envs(environment(place.temp.path())).arg("--data-dir").arg(place.data());
        let status =
            init.args(["init", "--name", "Ada", "--passphrase-file"]).arg(&file).stdout(Stdio::null()).status();
        assert!(status.unwrap().success());
        fs::remove_file(file).unwrap();
        place
    }

    /// With a workbook for two, each with a passphrase of their own, set up by `goldseam init` too.
    pub(crate) fn for_two([one, two]: [&str; 2]) -> Self {
        let place = Self::new();
        let files = [("one", one), ("two", two)].map(|(name, words)| {
            let file = place.temp.path().join(name);
            fs::write(&file, words).unwrap();
            file
        });
        let mut init = Command::new(GOLDSEAM);
        init.env_clear().envs(environment(place.temp.path())).arg("--data-dir").arg(place.data());
        init.args(["init", "--name", "Ada", "--second", "Ben"]);
        for file in &files {
            init.arg("--passphrase-file").arg(file);
        }
        assert!(init.stdout(Stdio::null()).status().unwrap().success());
        for file in files {
            fs::remove_file(file).unwrap();
        }
        place
    }

    /// Everything lies in here, and nothing else does.
    pub(crate) fn home(&self) -> &Path {
        self.temp.path()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.temp.path().join("data")
    }

    /// The program as a person here starts it.
    pub(crate) fn program(&self) -> CommandBuilder {
        let mut program = self.any_program(GOLDSEAM);
        program.arg("--data-dir");
        program.arg(self.data());
        program
    }

    /// Another program in the same surroundings.
    pub(crate) fn any_program(&self, program: impl AsRef<OsStr>) -> CommandBuilder {
        let mut program = CommandBuilder::new(program);
        program.env_clear();
        program.cwd(self.temp.path());
        for (name, value) in environment(self.temp.path()) {
            program.env(name, value);
        }
        program
    }

    /// The program, started in a terminal of 80 by 24.
    pub(crate) fn open(&self) -> Pty {
        Pty::start(self.program())
    }

    /// The program at a blank page, with the caret in it.
    pub(crate) fn at_a_page(&self) -> Pty {
        let mut pty = self.open();
        turn_to_a_page(&mut pty);
        pty
    }

    /// How many sealed files there are in a folder of the workbook.
    pub(crate) fn sealed(&self, folder: &str) -> usize {
        let books = fs::read_dir(self.data()).into_iter().flatten().flatten();
        let files = books.flat_map(|book| fs::read_dir(book.path().join(folder))).flatten().flatten();
        files.filter(|file| file.path().extension().is_some_and(|ending| ending == "age")).count()
    }

    /// The words begun that are on disk at this moment, once for each page: while the disk is slow, last words lie beside
    /// the save that they were handed past.
    pub(crate) fn begun_words(&self) -> Vec<String> {
        let mut words = self.texts("drafts", |draft| {
            let text = draft["answer"]["text"].as_str()?.to_owned();
            Some((draft["id"].as_str()?.to_owned(), draft["save"].as_u64()?, text))
        });
        words.sort();
        words.reverse();
        words.dedup_by(|older, later| older.0 == later.0);
        words.into_iter().map(|(_, _, text)| text).collect()
    }

    /// The pages that are kept.
    pub(crate) fn kept_words(&self) -> Vec<String> {
        self.texts("records", |record| record["event"]["value"]["text"].as_str().map(str::to_owned))
    }

    fn texts<T>(&self, folder: &str, text: impl Fn(&serde_json::Value) -> Option<T>) -> Vec<T> {
        let books = fs::read_dir(self.data()).into_iter().flatten().flatten();
        let files = books.flat_map(|book| fs::read_dir(book.path().join(folder))).flatten().flatten();
        // A file that is being put in place may be gone again before it is read.
        let read = files.filter_map(|file| serde_json::from_slice(&fs::read(file.path()).ok()?).ok());
        read.filter_map(|found| text(&found)).collect()
    }
}
