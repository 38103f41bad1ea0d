//! Where the terminal is simple, or only half there: line by line without an escape code, or a sentence.

use crate::place::{GOLDSEAM, Place};
use crate::terminal::Pty;

#[test]
fn a_simple_terminal_is_spoken_to_line_by_line() {
    for term in [Some("dumb"), None] {
        let place = Place::begun();
        let mut program = place.program();
        program.env_remove("TERM");
        if let Some(term) = term {
            program.env("TERM", term);
        }
        let mut pty = Pty::start(program);
        pty.sees("How much room do you have?");
        pty.sees("A number. Or nothing.");
        pty.keys("3\n");
        pty.sees("Go on. A number, or Enter for the first.");
        pty.keys("1\n");
        pty.sees("Write. A full stop alone on a line ends it.");
        pty.keys("a line\n");
        pty.until("the line is on disk", |_| place.begun_words() == ["a line\n"]);
        assert!(pty.is_given_back(), "the terminal was taken");
        pty.keys(":quit\n");
        let pty = pty.ends(0);
        assert!(!pty.raw().contains(&b'\x1b'), "{}", pty.raw().escape_ascii());
    }
}

#[test]
fn half_a_terminal_is_none() {
    for half in ["exec \"$0\" < /dev/null", "\"$0\" > piped; code=$?; cat piped; exit $code"] {
        let place = Place::new();
        let mut program = place.any_program("/bin/sh");
        program.env("PATH", "/usr/bin:/bin");
        program.args(["-c", half, GOLDSEAM]);
        let pty = Pty::start(program).ends(2);
        let said = pty.screen().replace('\n', "");
        assert!(said.contains("goldseam journal --json") && said.contains("goldseam write"), "{said}");
        assert!(!pty.raw().contains(&b'\x1b'), "{}", pty.raw().escape_ascii());
    }
}
