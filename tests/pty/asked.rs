//! A passphrase that is asked for on the terminal: nothing typed is shown, and however it ends the terminal is as before.

use crate::place::{GOLDSEAM, Place};
use crate::terminal::Pty;
use rustix::process::Signal;

fn run(place: &Place, args: &[&str]) -> Pty {
    let mut program = place.program();
    program.args(args);
    Pty::start(program)
}

/// Locked on the terminal, after two tries that differed.
fn locked() -> Place {
    let place = Place::begun();
    let mut pty = run(&place, &["lock"]);
    pty.sees("three odd words do well");
    pty.sees("A new passphrase:");
    pty.keys("corn flower\r");
    pty.sees("could guess this");
    pty.sees("Once more:");
    pty.keys("corn flour\r");
    pty.sees("Those two don't match. Try again.");
    pty.keys("corn flower\r");
    pty.until("it asks once more again", |pty| pty.screen().matches("Once more:").count() == 2);
    pty.keys("corn flower\r");
    pty.sees("Locked: every page is sealed");
    let pty = pty.ends(0);
    assert!(!pty.screen().contains("corn"), "{}", pty.screen());
    place
}

#[test]
fn what_is_typed_is_not_shown_and_opens() {
    let place = locked();
    let mut pty = run(&place, &["journal"]);
    pty.sees("Your passphrase:");
    pty.keys("corn flour\r");
    pty.sees("opens no workbook here");
    pty.ends(3);
    let mut pty = run(&place, &["doctor"]);
    pty.sees("or Enter to look without it:");
    pty.keys("\r");
    pty.sees("Type the passphrase of the workbook you mean");
    pty.ends(3);
    let mut pty = run(&place, &["recovery-sheet"]);
    pty.sees("Your passphrase:");
    pty.keys("corn flowerx\x7f\r");
    pty.sees("AGE-SECRET-KEY-1");
    let pty = pty.ends(0);
    assert!(!pty.screen().contains("corn"), "{}", pty.screen());
}

#[test]
fn however_it_ends_the_terminal_is_given_back() {
    let place = locked();
    let asked = |args: &[&str]| {
        let mut pty = run(&place, args);
        pty.sees("Your passphrase:");
        pty.keys("corn");
        pty.until("echo is off", |pty| !pty.is_given_back());
        pty
    };
    for key in ["\x03", "\x11"] {
        let mut pty = asked(&["journal"]);
        pty.keys(key);
        pty.sees("Left at the question");
        pty.ends(130);
    }
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129)] {
        let pty = asked(&["journal"]);
        pty.signal(signal);
        pty.ends(code);
    }
    let mut program = place.program();
    program.env("TERM", "dumb");
    let mut pty = Pty::start(program);
    pty.sees("What you type is not shown");
    pty.until("echo is off", |pty| !pty.is_given_back());
    pty.keys("corn\x03");
    let pty = pty.ends(0);
    assert!(!String::from_utf8_lossy(pty.raw()).contains("corn"), "{}", pty.screen());
    let mut pty = asked(&["journal"]);
    pty.keys("\x04\x04");
    pty.sees("opens no workbook here");
    pty.ends(3);
    let mut pty = asked(&["journal"]);
    pty.keys("\x15\r");
    pty.sees("Nothing was typed");
    pty.ends(3);
}

#[test]
fn only_letters_are_part_of_it_and_a_paste_is_only_text() {
    let place = locked();
    // Arrows, a function key, Esc, an answer of the terminal and Tab among the letters; then a word too many, taken back.
    for typed in [
        "corn\x1b[D\x1b[A\x1bOP\x1b[15~ flow\x1b]11;rgb:0000/0000/0000\x07er\t\r",
        "\x1b[200~corn flower\x1b[201~\r",
        "corn \x1b[200~flower\n\x1b[201~\r",
        "no such words\x15corn flower\r",
        "corn flower\u{e9}\u{301}\x7f\r",
    ] {
        let mut pty = run(&place, &["journal"]);
        pty.sees("Your passphrase:");
        pty.keys(typed);
        let pty = pty.ends(0);
        assert!(!String::from_utf8_lossy(pty.raw()).contains("corn"), "{typed:?}: {}", pty.screen());
    }
    // A paste with a new line in it presses nothing: the question still waits.
    let mut pty = run(&place, &["journal"]);
    pty.sees("Your passphrase:");
    pty.keys("\x1b[200~no such words\n\x1b[201~");
    pty.keys("\x15corn flower\r");
    pty.ends(0);
}

/// Whoever can't be watched over isn't asked: after a signal the terminal would stay as it is while it is quiet.
#[test]
fn without_a_thread_to_be_had_nothing_is_asked_and_nothing_changed() {
    let place = locked();
    let mut program = place.program();
    program.args(["journal"]);
    program.env("RUST_MIN_STACK", (1_u64 << 47).to_string());
    let mut pty = Pty::start(program);
    pty.sees("The terminal could not be read");
    let pty = pty.ends(5);
    assert!(!pty.screen().contains("Your passphrase:"), "{}", pty.screen());
}

#[test]
fn a_program_that_is_fed_by_a_pipe_asks_the_terminal_all_the_same() {
    let place = locked();
    let mut program = place.any_program("/bin/sh");
    program.env("PATH", "/usr/bin:/bin");
    let data = place.data().display().to_string();
    let script = "echo 'From a pipe.' | \"$0\" --data-dir \"$1\" write | cat";
    program.args(["-c", script, GOLDSEAM, &data]);
    let mut pty = Pty::start(program);
    pty.sees("Your passphrase:");
    pty.keys("corn flower\r");
    pty.sees("Kept on this computer.");
    pty.ends(0);
}
