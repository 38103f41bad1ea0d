//! What other programs say of Goldseam: the stock age tool opens its pages, and a trace of its system calls shows no
//! socket of an internet family. These need programs that Rust does not bring.

#[path = "../pty/place.rs"]
#[allow(dead_code)] // the walks of the terminal use more of it
mod place;
#[path = "../pty/terminal.rs"]
#[allow(dead_code)]
mod terminal;

use place::Place;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use terminal::Pty;

const GOLDSEAM: &str = env!("CARGO_BIN_EXE_goldseam");

/// A locked workbook made on the command line, and the file its passphrase stands in.
struct Locked {
    temp: tempfile::TempDir,
}

impl Locked {
    fn new() -> Self {
        let locked = Self { temp: tempfile::tempdir().unwrap() };
        fs::write(locked.pass(), "three odd words\n").unwrap();
        locked.run(&["init", "--name", "Ada"], "");
        locked
    }

    fn pass(&self) -> PathBuf {
        self.temp.path().join("pass")
    }

    fn data(&self) -> PathBuf {
        self.temp.path().join("data")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("HOME", self.temp.path()).env("GOLDSEAM_DATA", self.data());
        command.env("GOLDSEAM_PASSPHRASE_FILE", self.pass()).stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str], input: &str) -> String {
        let mut child = self.command(GOLDSEAM).args(args).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?} ended with {:?}", output.status);
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Every sealed record below the data folder.
fn sealed(data: &Path) -> Vec<PathBuf> {
    let books = fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path().join("records"));
    let records = books.filter_map(|records| fs::read_dir(records).ok()).flatten();
    records.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "age")).collect()
}

#[test]
fn the_stock_age_tool_opens_every_page_with_the_line_of_a_recovery_sheet() {
    let locked = Locked::new();
    locked.run(&["write"], "the words in the mine\n");
    let sheet = locked.run(&["recovery-sheet"], "");
    let line =
        sheet.lines().find(|line| line.trim_start().starts_with("AGE-SECRET-KEY-1")).expect("a key on the sheet");
    let identity = locked.temp.path().join("identity");
    fs::write(&identity, line.trim()).unwrap();
    let files = sealed(&locked.data());
    assert!(!files.is_empty());
    let mut found = false;
    for file in files {
        let output = Command::new("age").arg("-d").arg("-i").arg(&identity).arg(&file).output().unwrap();
        assert!(output.status.success(), "age could not open {}", file.display());
        found |= String::from_utf8_lossy(&output.stdout).contains("the words in the mine");
    }
    assert!(found, "the page was not among them");
}

/// The lines of a trace in which a socket of an internet family stands.
fn internet(trace: &Path) -> Vec<String> {
    let text = fs::read_to_string(trace).unwrap();
    assert!(text.contains("execve("), "nothing was traced");
    text.lines().filter(|line| line.contains("AF_INET")).map(str::to_owned).collect()
}

#[test]
fn no_socket_of_an_internet_family_is_ever_made() {
    let place = Place::begun();
    let temp = tempfile::tempdir().unwrap();
    let trace = temp.path().join("trace");
    let mut program = place.any_program("strace");
    program.env("PATH", "/usr/bin:/bin:/usr/local/bin");
    program.args(["-f", "-e", "trace=execve,socket,socketpair,connect", "-o"]);
    program.arg(&trace);
    program.args([GOLDSEAM, "--data-dir"]);
    program.arg(place.data());
    let mut pty = Pty::start(program);
    place::turn_to_a_page(&mut pty);
    pty.keys("a page under a glass\x13");
    pty.sees("Look away from the screen");
    pty.keys("\x1b");
    pty.sees("Stop for today");
    pty.keys("\x14");
    pty.sees("Someone to talk to");
    pty.keys("\x1b");
    pty.keys("j");
    pty.sees("Journal");
    pty.keys("\x11");
    pty.ends(0);
    assert_eq!(internet(&trace), Vec::<String>::new());

    let locked = Locked::new();
    for args in [vec!["journal"], vec!["doctor"], vec!["steps"], vec!["content", "check"]] {
        let mut command = locked.command("strace");
        command
            .args(["-f", "-e", "trace=execve,socket,socketpair,connect", "-o"])
            .arg(&trace)
            .arg(GOLDSEAM)
            .args(&args);
        assert!(command.spawn().unwrap().wait_with_output().unwrap().status.success(), "{args:?}");
        assert_eq!(internet(&trace), Vec::<String>::new(), "{args:?}");
    }
}
