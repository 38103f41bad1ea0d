//! The demo under a trace: nothing is made, written, renamed or removed anywhere, and a home and a temporary folder that
//! nobody can write into are enough.

use crate::place::{GOLDSEAM, Place};
use crate::terminal::Pty;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Everything that changes a file system, and every opening.
const CALLS: &str = "trace=execve,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,\
symlinkat,unlink,unlinkat,rmdir,truncate,ftruncate,chmod,fchmod,fchmodat,utimensat,mknod,mknodat";

/// What a terminal program may open to write: the terminal itself, and the place where words go to be forgotten.
const TERMINAL: [&str; 3] = ["\"/dev/tty\"", "\"/dev/pts/", "\"/dev/null\""];

/// The lines of a trace that change something, or open a file to write.
fn writes(trace: &Path) -> Vec<String> {
    let text = fs::read_to_string(trace).unwrap();
    assert!(text.contains("execve("), "nothing was traced");
    let changes = |line: &&str| {
        let opens = line.contains("open");
        let to_write = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| line.contains(flag));
        let call = line.split('(').next().unwrap_or_default();
        let alters = !opens && !call.contains("execve") && !line.contains("+++") && !line.contains("---");
        (opens && to_write || alters) && !TERMINAL.iter().any(|file| line.contains(file))
    };
    text.lines().filter(changes).map(str::to_owned).collect()
}

/// The demo under the trace, in a home that nobody can write into.
fn traced(place: &Place, trace: &Path, args: &[&str]) -> Pty {
    let mut program = place.any_program("strace");
    program.env("PATH", "/usr/bin:/bin:/usr/local/bin");
    program.args(["-f", "-e", CALLS, "-o"]);
    program.arg(trace);
    program.arg(GOLDSEAM);
    program.args(args);
    Pty::start(program)
}

/// Goes through a sample in a home that nobody can write into, and holds it to writing nothing at all.
fn unwritten(sample: &str, goes: impl FnOnce(&mut Pty)) {
    let place = Place::new();
    let (empty, temp) = (place.home().join("tmp"), tempfile::tempdir().unwrap());
    fs::create_dir(&empty).unwrap();
    fs::set_permissions(place.home(), fs::Permissions::from_mode(0o500)).unwrap();
    let trace = temp.path().join("trace");
    let mut pty = traced(&place, &trace, &["demo", sample]);
    pty.sees("They are made up.");
    pty.sees("SAMPLE");
    goes(&mut pty);
    pty.keys("\x11");
    pty.ends(0);
    fs::set_permissions(place.home(), fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(writes(&trace), Vec::<String>::new(), "{sample}");
    let left: Vec<_> = fs::read_dir(place.home()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["tmp"]);
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 0);
}

#[test]
fn the_demo_writes_nothing_whatever_is_done_in_it() {
    for sample in ["couple", "hurt", "broke"] {
        // The first stop of the route, something kept, something begun, help, a country, the cover, a new size.
        unwritten(sample, |pty| {
            pty.keys("\r");
            pty.sees("Notes for this stop");
            pty.keys("\r");
            pty.until("a stop is open", |pty| !pty.screen().contains("Notes for this stop"));
            pty.keys("a line \x13");
            pty.keys("\x14");
            pty.sees("You do not have to know what to say.");
            pty.keys("\r\x1b\x07\x07\x07");
            pty.resize(100, 30);
            pty.until("it is drawn anew", |pty| pty.screen().contains("SAMPLE"));
        });
    }
}

#[test]
fn what_would_leave_is_told_of_in_the_demo_and_not_written() {
    for (sample, row) in [("couple", 5), ("hurt", 3), ("broke", 3)] {
        unwritten(sample, |pty| {
            pty.keys(&("\x1b[B".repeat(row) + "\r"));
            pty.until("somebody sits down", |pty| !pty.screen().contains("They are made up."));
            pty.keys("j");
            pty.sees("Take pages along");
            pty.keys("\t\t\x1b[C\r");
            pty.sees("What would you like to take along?");
            pty.keys("\r");
            pty.sees("It would lie here: in your home folder");
            // Ctrl+S presses the first button, and Enter what has the focus: neither writes.
            pty.keys("\x13");
            pty.sees("What would you like to take along?");
        });
    }
}

/// A program that does write is seen; otherwise nothing would say that anybody looked.
#[test]
fn a_file_that_is_made_is_seen() {
    let place = Place::new();
    let temp = tempfile::tempdir().unwrap();
    let trace = temp.path().join("trace");
    traced(&place, &trace, &["init", "--name", "Ada"]).ends(0);
    assert!(!writes(&trace).is_empty(), "the trace would not show a write of the demo either");
}
