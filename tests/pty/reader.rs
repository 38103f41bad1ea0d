//! Half a sequence, half a paste, and what the terminal says: none of it keeps anything waiting, and no word is lost.

use crate::place::{PASSPHRASE, Place};
use crate::terminal::Pty;
use rustix::process::Signal;

/// What a terminal says when it is asked for its background, and what ends it.
const BACKGROUND: [&str; 2] = ["\x1b]11;rgb:1e1e/1e1e/2e2e\x07", "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\"];

/// The beginnings that held up the program: it waited in a read for the rest, and did nothing else.
const UNFINISHED: [&str; 5] = ["\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b[1;"];

fn typed(place: &Place, keys: &str) -> Pty {
    let mut pty = place.at_a_page();
    pty.keys(keys);
    pty.sees("just typed");
    pty
}

#[test]
fn ctrl_q_leaves_in_the_middle_of_a_sequence() {
    for begun in UNFINISHED {
        let place = Place::begun();
        let mut pty = typed(&place, &format!("just typed{begun}"));
        pty.keys("\x11");
        pty.ends(0);
        assert_eq!(place.begun_words(), ["just typed"], "after {}", begun.escape_debug());
    }
}

#[test]
fn a_signal_ends_it_in_the_middle_of_a_sequence() {
    let place = Place::begun();
    let pty = typed(&place, "just typed\x1b[");
    pty.signal(Signal::TERM);
    pty.ends(143);
    assert_eq!(place.begun_words(), ["just typed"]);
}

#[test]
fn words_typed_after_half_a_sequence_are_on_the_page_and_on_disk() {
    let place = Place::begun();
    let mut pty = typed(&place, "just typed\x1bO");
    pty.until("the draft is written", |_| place.begun_words() == ["just typed"]);
    pty.keys(" and more");
    pty.sees("just typed and more");
    pty.until("the draft is written", |_| place.begun_words() == ["just typed and more"]);
    pty.keys("\x03");
    pty.ends(0);
}

#[test]
fn a_paste_without_an_end_is_on_the_page_and_on_disk() {
    let place = Place::begun();
    let mut pty = typed(&place, "\x1b[200~just typed");
    pty.until("the draft is written", |_| place.begun_words() == ["just typed"]);
    pty.keys("\x11");
    let pty = pty.ends(0);
    assert_eq!(pty.screen().trim(), "");
}

#[test]
fn what_ends_the_program_ends_it_in_the_middle_of_a_paste() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("\x1b[200~one\rtwo\x11");
    pty.ends(0);
    assert_eq!(place.begun_words(), ["one\ntwo"]);

    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("\x1b[200~one\rtwo");
    pty.signal(Signal::TERM);
    pty.ends(143);
    assert_eq!(place.begun_words(), ["one\ntwo"]);
}

#[test]
fn what_the_terminal_says_is_on_no_page_and_in_no_passphrase() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    for said in BACKGROUND {
        pty.keys(&format!("one {said}two "));
    }
    pty.sees("one two one two");
    pty.keys("\x03");
    pty.ends(0);
    assert_eq!(place.begun_words(), ["one two one two "]);

    for said in BACKGROUND {
        let place = Place::locked();
        let mut pty = place.open();
        pty.sees("Passphrase");
        let (one, two) = PASSPHRASE.split_at(5);
        pty.keys(&format!("{one}{said}{two}\r"));
        // Behind the lock a second way in is offered first.
        pty.sees("A recovery sheet is a second way in");
    }
}

/// As a shell would: what was typed after Ctrl+Q waits for nobody.
#[test]
fn what_is_typed_after_ctrl_q_reaches_no_shell() {
    let place = Place::begun();
    let mut shell = place.any_program("/bin/sh");
    shell.args(["-c", "\"$0\" \"$@\"; echo gone; read line; echo \"heard <$line>\""]);
    shell.args(place.program().get_argv());
    let mut pty = Pty::start(shell);
    crate::place::turn_to_a_page(&mut pty);
    pty.keys("just typed\x11 about her\r");
    pty.sees("gone");
    pty.keys("ls\r");
    pty.sees("heard <");
    assert!(pty.screen().contains("heard <ls>"), "{}", pty.screen());
    pty.ends(0);
    assert_eq!(place.begun_words(), ["just typed"]);
}
