//! A trace of the system calls of the real program: from set-up to a sealed page on the screen, and every command. No
//! socket of an internet family is ever made.

use crate::place::{GOLDSEAM, PASSPHRASE, Place, turn_to_a_page};
use crate::terminal::Pty;
use crate::{Locked, done};
use std::fs;
use std::path::{Path, PathBuf};

/// What is traced: the beginning of each program, and everything that makes a way out.
const CALLS: [&str; 4] = ["-f", "-e", "trace=execve,socket,socketpair,connect,bind,sendto", "-o"];

/// A file for a trace, in a folder that goes with the test.
fn trace() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let file = temp.path().join("trace");
    (temp, file)
}

/// The lines of a trace in which a socket of an internet family stands.
fn internet(trace: &Path) -> Vec<String> {
    let text = fs::read_to_string(trace).unwrap();
    assert!(text.contains("execve("), "nothing was traced");
    text.lines().filter(|line| line.contains("AF_INET")).map(str::to_owned).collect()
}

/// Run by the test below: it asks for what must be seen.
#[test]
#[ignore = "it makes a socket"]
fn it_makes_a_socket() {
    std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
}

#[test]
fn a_socket_that_is_made_is_seen() {
    let (_temp, trace) = trace();
    let mut program = std::process::Command::new("strace");
    program.args(CALLS).arg(&trace).arg(std::env::current_exe().unwrap());
    program.args(["--ignored", "--exact", "trace::it_makes_a_socket"]);
    program.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    done(&mut program, "");
    assert!(!internet(&trace).is_empty(), "strace would not see a socket of the program either");
}

#[test]
fn no_socket_is_made_from_set_up_to_a_sealed_page() {
    let (place, (_temp, trace)) = (Place::new(), trace());
    let mut program = place.any_program("strace");
    program.env("PATH", "/usr/bin:/bin:/usr/local/bin");
    program.args(CALLS);
    program.arg(&trace);
    program.args([GOLDSEAM, "--data-dir"]);
    program.arg(place.data());
    let mut pty = Pty::start(program);
    set_up_with_a_lock(&mut pty);
    turn_to_a_page(&mut pty);
    pty.keys("a page under a glass");
    pty.until("it is saved", |_| place.sealed("drafts") == 1);
    pty.keys("\x13");
    pty.until("it is kept", |_| place.sealed("drafts") == 0);
    pty.keys("\x14");
    pty.sees("You do not have to know what to say.");
    pty.keys("\x11");
    pty.ends(0);
    assert_eq!(internet(&trace), Vec::<String>::new());
}

/// The first sitting of one person, as its screens ask for it.
fn set_up_with_a_lock(pty: &mut Pty) {
    for (asked, keys) in [
        ("A quiet workbook", "\r"),
        ("Before you write", "\r"),
        ("Are you here alone", "\r"),
        ("What shall this book call you?", "Ada\r"),
        ("Which comes closest for you?", "\r"),
        ("Does anyone else use this computer account?", "\r"),
        ("A passphrase seals your pages.", "\r"),
    ] {
        pty.sees(asked);
        pty.keys(keys);
    }
    pty.sees("Seal my pages");
    pty.keys(PASSPHRASE);
    pty.keys("\t");
    pty.keys(PASSPHRASE);
    pty.keys("\r");
}

#[test]
fn no_command_makes_a_socket() {
    let locked = Locked::new();
    fs::write(locked.temp.path().join("another"), "four odder words\n").unwrap();
    for (args, input) in [
        (vec!["--help"], ""),
        (vec!["write"], "a page under a glass\n"),
        (vec!["journal"], ""),
        (vec!["journal", "--json"], ""),
        (vec!["doctor"], ""),
        (vec!["steps"], ""),
        (vec!["content", "check"], ""),
        (vec!["worksheet", "--all", "--format", "html", "--out", "sheets.html"], ""),
        (vec!["trash", "list"], ""),
        (vec!["backup", "copy.tar"], ""),
        (vec!["restore", "copy.tar"], ""),
        (vec!["unlock"], ""),
        (vec!["lock"], ""),
    ] {
        traced(&locked, &args, input);
    }
    let sheet = traced(&locked, &["recovery-sheet"], "");
    traced(&locked, &["recover", "--passphrase-file", "another"], &sheet);
}

/// Runs a command under the trace, which must hold no socket; gives what it printed.
fn traced(locked: &Locked, args: &[&str], input: &str) -> String {
    let (_temp, trace) = trace();
    let mut command = locked.command("strace");
    command.args(CALLS).arg(&trace).arg(GOLDSEAM).args(args);
    let printed = done(&mut command, input);
    assert_eq!(internet(&trace), Vec::<String>::new(), "{args:?}");
    printed
}
