//! What other programs say of Goldseam: the stock age tool opens its pages, a trace of its system calls shows no
//! socket of an internet family, a browser shows and prints what leaves it, a validator holds the shipped files to the
//! schemas for editors, and a count of instructions shows what has crept in. These need programs that Rust does not bring.

mod age;
mod browser;
mod counts;
mod demo;
mod exports;
mod schema;
mod scrollback;
mod sheets;
mod trace;

#[path = "../pty/place.rs"]
#[allow(dead_code)] // the walks of the terminal use more of it
mod place;
#[path = "../pty/terminal.rs"]
#[allow(dead_code)]
mod terminal;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const PASSPHRASE: &str = "three odd words";

/// A locked workbook made on the command line, and the file its passphrase stands in.
struct Locked {
    temp: TempDir,
}

impl Locked {
    fn new() -> Self {
        let locked = Self { temp: tempfile::tempdir().unwrap() };
        fs::write(locked.pass(), format!("{PASSPHRASE}\n")).unwrap();
        locked.run(&["init", "--name", "Ada"], "");
        locked
    }

    fn pass(&self) -> PathBuf {
        self.temp.path().join("pass")
    }

    fn data(&self) -> PathBuf {
        self.temp.path().join("data")
    }

    /// A file of the workbook, or a folder of it.
    fn of_the_book(&self, path: &str) -> PathBuf {
        let mut books = fs::read_dir(self.data()).unwrap().map(|entry| entry.unwrap().path());
        books.find(|book| book.join("book.json").exists()).expect("no workbook").join(path)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("HOME", self.temp.path()).env("GOLDSEAM_DATA", self.data()).current_dir(self.temp.path());
        command.env("GOLDSEAM_PASSPHRASE_FILE", self.pass()).stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str], input: &str) -> String {
        let mut command = self.command(place::GOLDSEAM);
        command.args(args);
        done(&mut command, input)
    }
}

/// Runs it to its end, which must be a good one; gives what it printed.
fn done(command: &mut Command, input: &str) -> String {
    let mut child = command.spawn().unwrap();
    // One that reads nothing has closed the pipe by now.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?} ended with {:?}", output.status);
    String::from_utf8(output.stdout).unwrap()
}
