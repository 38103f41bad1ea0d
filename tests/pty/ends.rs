//! Every way out: the words begun are on disk, the exit code says how it ended, and the terminal is as it was.

use crate::place::{Place, turn_to_a_page};
use crate::terminal::Pty;
use goldseam::runtime::signals::ending;
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// Far less than what a program that sleeps until something is due would take, and enough for a busy machine.
const AT_ONCE: Duration = Duration::from_secs(2);

const SIGNALS: [(Signal, u32); 3] = [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)];

/// Every signal with a name that ends a program unless it is caught.
fn all_signals() -> Vec<(Signal, u32)> {
    let named = ending().filter_map(Signal::from_named_raw);
    let all: Vec<_> = named.map(|signal| (signal, 128 + u32::try_from(signal.as_raw()).unwrap())).collect();
    assert!(all.len() >= 12, "{all:?}");
    all
}

#[test]
fn a_signal_ends_the_idle_program_at_once() {
    for (signal, code) in SIGNALS {
        let place = Place::begun();
        let mut pty = place.open();
        pty.sees("How much room do you have?");
        assert!(!pty.is_given_back(), "nothing was taken, so giving it back proves nothing");
        let asked = Instant::now();
        pty.signal(signal);
        pty.ends(code);
        assert!(asked.elapsed() < AT_ONCE, "{signal:?} took {:?}", asked.elapsed());
    }
}

#[test]
fn a_signal_keeps_the_words_that_were_just_typed() {
    for (signal, code) in all_signals() {
        let place = Place::begun();
        let mut pty = place.at_a_page();
        pty.keys("just typed");
        pty.sees("just typed");
        pty.signal(signal);
        pty.ends(code);
        assert_eq!(place.begun_words(), ["just typed"]);
    }
}

/// Somebody at the other end of a pipe went away; nobody wants the program to end.
#[test]
fn a_broken_pipe_ends_nothing() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("just typed");
    pty.sees("just typed");
    pty.signal(Signal::PIPE);
    pty.keys(" and more");
    pty.sees("just typed and more");
    pty.keys("\x03");
    pty.ends(0);
}

#[test]
fn a_closed_window_keeps_the_words_and_ends_the_program() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("just typed");
    pty.sees("just typed");
    let (code, took) = pty.close();
    assert_eq!(code, 129);
    assert!(took < AT_ONCE, "{took:?}");
    assert_eq!(place.begun_words(), ["just typed"]);
}

/// In a session of its own without this terminal, as some launchers start programs, nobody tells it.
#[test]
fn a_window_that_closes_without_a_signal_ends_the_idle_program_too() {
    let place = Place::begun();
    let mut program = place.program();
    program.set_controlling_tty(false);
    let mut pty = Pty::start(program);
    pty.sees("How much room do you have?");
    let (code, took) = pty.close();
    assert_eq!(code, 129);
    assert!(took < AT_ONCE, "{took:?}");
}

#[test]
fn a_window_that_closes_while_the_program_sleeps_ends_it() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("just typed");
    pty.sees("just typed");
    pty.signal(Signal::TSTP);
    pty.has_stopped();
    let (code, took) = pty.close();
    assert_eq!(code, 129);
    assert!(took < AT_ONCE, "{took:?}");
    assert_eq!(place.begun_words(), ["just typed"]);
}

#[test]
fn ctrl_c_asks_nothing_and_keeps_the_words() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("just typed\x03");
    pty.ends(0);
    assert_eq!(place.begun_words(), ["just typed"]);
}

#[test]
fn ctrl_q_clears_the_screen_and_what_can_be_scrolled_to() {
    let place = Place::begun();
    let mut shell = place.any_program("/bin/sh");
    shell.args(["-c", "echo what the shell said; exec \"$0\" \"$@\""]);
    shell.args(place.program().get_argv());
    let mut pty = Pty::start(shell);
    pty.sees("what the shell said");
    turn_to_a_page(&mut pty);
    pty.keys("just typed");
    pty.sees("just typed");
    pty.keys("\x11");
    let pty = pty.ends(0);
    assert_eq!(pty.screen().trim(), "");
    let after = last_of(pty.raw(), b"\x1b[?1049l");
    assert!(holds(after, b"\x1b[2J") && holds(after, b"\x1b[3J"), "{}", after.escape_ascii());
    assert_eq!(place.begun_words(), ["just typed"]);
}

/// A terminal sends both in one go, which is what Alt with Ctrl+Q looks like.
#[test]
fn ctrl_q_leaves_also_right_after_an_esc() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("just typed\x1b\x11");
    pty.ends(0);
    assert_eq!(place.begun_words(), ["just typed"]);
}

/// What follows the last of these bytes.
fn last_of<'a>(raw: &'a [u8], mark: &[u8]) -> &'a [u8] {
    let at = raw.windows(mark.len()).rposition(|part| part == mark).expect("it was never sent");
    &raw[at + mark.len()..]
}

fn holds(raw: &[u8], bytes: &[u8]) -> bool {
    raw.windows(bytes.len()).any(|part| part == bytes)
}

#[test]
fn asleep_the_terminal_is_the_shells_and_awake_the_screen_is_back() {
    let place = Place::begun();
    let mut pty = place.open();
    pty.sees("How much room do you have?");
    for round in 0..2 {
        pty.keys("\x1a");
        pty.has_stopped();
        pty.until("the shell has the terminal", Pty::is_given_back);
        assert!(!pty.screen().contains("How much room"), "round {round}");
        pty.signal(Signal::CONT);
        pty.sees("How much room do you have?");
        pty.sees("leave fast");
        assert!(!pty.is_given_back());
    }
}

#[test]
fn put_to_sleep_in_the_middle_of_a_word_it_wakes_with_it() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("in the mid");
    pty.sees("in the mid");
    pty.signal(Signal::TSTP);
    pty.has_stopped();
    pty.until("the shell has the terminal", Pty::is_given_back);
    assert_eq!(place.begun_words(), ["in the mid"]);
    pty.signal(Signal::CONT);
    pty.sees("in the mid");
    pty.keys("dle");
    pty.sees("in the middle");
}

/// A title is remembered before ours is set, and taken back on every way out.
#[test]
fn the_title_of_the_window_is_taken_back() {
    for way_out in ["Ctrl+Q", "a signal", "sleep"] {
        let place = Place::begun();
        let mut pty = place.open();
        pty.sees("Ctrl+Q");
        assert!(holds(pty.raw(), b"\x1b[22;0t\x1b]0;goldseam\x07"), "{way_out}: it was not remembered");
        assert!(!holds(pty.raw(), b"\x1b[23;0t"));
        match way_out {
            "Ctrl+Q" => pty.keys("\x11"),
            "a signal" => pty.signal(Signal::TERM),
            _ => pty.signal(Signal::TSTP),
        }
        pty.until("the title is taken back", |pty| holds(pty.raw(), b"\x1b]0;\x07\x1b[23;0t"));
    }
}
