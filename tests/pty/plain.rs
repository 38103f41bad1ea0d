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
        pty.sees("Type a number, or press Enter for none.");
        pty.keys("3\r");
        pty.sees("1 Go on. Type a number, or press Enter for the first.");
        pty.keys("1\r");
        pty.sees("Write. A period on a line by itself ends it.");
        pty.keys("a lime\x7f\x7fne\r");
        pty.until("the line is on disk", |_| place.begun_words() == ["a line\n"]);
        pty.keys(":quit\r");
        let pty = pty.ends(0);
        assert!(!pty.raw().contains(&b'\x1b'), "{}", pty.raw().escape_ascii());
    }
}

#[test]
fn asked_for_in_the_surroundings_it_goes_line_by_line_too() {
    for (value, lines) in [("1", true), ("", false)] {
        let place = Place::begun();
        let mut program = place.program();
        program.env("ACCESSIBLE", value);
        let mut pty = Pty::start(program);
        pty.sees("How much room do you have?");
        if lines {
            pty.sees("Type a number, or press Enter for none.");
            pty.keys(":quit\r");
        } else {
            pty.sees("leave fast");
            pty.keys("\x11");
        }
        let pty = pty.ends(0);
        // What is left fast is cleared, line by line too; the screen itself is taken only where it is drawn on.
        let taken = pty.raw().windows(8).any(|bytes| bytes == b"\x1b[?1049h");
        assert_eq!(taken, !lines, "ACCESSIBLE={value}: {}", pty.raw().escape_ascii());
    }
}

/// Whether any of these bytes sets a colour.
fn sets_a_colour(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw);
    let mut settings = text.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m')).map(|(codes, _)| codes);
    let colour = |code: &str| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
    settings.any(|codes| codes.bytes().all(|b| b.is_ascii_digit() || b == b';') && codes.split(';').any(colour))
}

#[test]
fn where_no_colour_is_wanted_none_is_set() {
    for (value, coloured) in [("1", false), ("", true)] {
        let place = Place::begun();
        let mut program = place.program();
        program.env("NO_COLOR", value);
        let mut pty = Pty::start(program);
        pty.sees("How much room do you have?");
        pty.keys("\x1b[B");
        pty.keys("\x1b");
        pty.sees("Go on");
        pty.keys("\x11");
        let pty = pty.ends(0);
        assert_eq!(sets_a_colour(pty.raw()), coloured, "NO_COLOR={value}: {}", pty.raw().escape_ascii());
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
