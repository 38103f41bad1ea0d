//! The real program on a locked workbook: what is typed stands in no file anywhere near it, whatever ends it; and a
//! passphrase that is being worked on holds nobody up.

use crate::inside::at_the_lock;
use crate::place::{PASSPHRASE, Place, past_the_lock, turn_to_a_page};
use crate::spellings::holding;
use crate::terminal::Pty;
use crossterm::event::{Event as TerminalEvent, KeyCode};
use goldseam::app::Moment;
use goldseam::runtime::clock::WallClock;
use goldseam::runtime::events::TerminalEvents;
use goldseam::runtime::{Event, Events};
use rustix::process::Signal;
use std::fs;
use std::time::{Duration, Instant};

const CANARY: &str = "a gilded wren under the stair";

/// Neither the phrase nor the passphrase stands in the home, where the data, the config, the cache and the temporary
/// files are, and which is the working folder.
#[track_caller]
fn stands_nowhere(place: &Place, when: &str) {
    let found = holding(place.home(), &[CANARY, PASSPHRASE]);
    assert!(found.is_empty(), "{when}: {found:?}");
}

/// At a blank page of a locked workbook, with the phrase typed and saved.
fn typed(place: &Place) -> Pty {
    let mut pty = place.open();
    past_the_lock(&mut pty);
    turn_to_a_page(&mut pty);
    for letter in CANARY.chars() {
        pty.keys(&letter.to_string());
        stands_nowhere(place, "while typing");
    }
    pty.sees(CANARY);
    pty.until("it is saved", |_| {
        stands_nowhere(place, "while it is saved");
        place.sealed("drafts") > 0
    });
    pty
}

#[test]
fn what_is_typed_stands_in_no_file_whatever_ends_the_program() {
    let place = Place::locked();
    let mut pty = typed(&place);
    pty.killed();
    let mut words = CANARY.to_owned();
    for way in ["leave fast", "close", "terminate", "hang up", "the window is closed"] {
        stands_nowhere(&place, way);
        pty = place.open();
        past_the_lock(&mut pty);
        pty.sees(&words);
        pty.keys("!");
        words.push('!');
        pty.sees(&words);
        match way {
            "leave fast" => pty.keys("\x11"),
            "close" => pty.keys("\x03"),
            "terminate" => pty.signal(Signal::TERM),
            "hang up" => pty.signal(Signal::HUP),
            _ => {}
        }
        match way {
            "leave fast" | "close" => drop(pty.ends(0)),
            "terminate" => drop(pty.ends(143)),
            "hang up" => drop(pty.ends(129)),
            _ => assert_eq!(pty.close().0, 129),
        }
        stands_nowhere(&place, way);
    }
    pty = place.open();
    past_the_lock(&mut pty);
    pty.sees(&words);
    pty.keys("\x13");
    pty.until("it is kept", |_| place.sealed("drafts") == 0);
    stands_nowhere(&place, "after keeping");
    pty.keys("\x11");
    pty.ends(0);
    stands_nowhere(&place, "after leaving");
}

#[test]
fn locking_on_the_command_line_leaves_no_word_behind() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys(CANARY);
    pty.until("it is saved", |_| place.begun_words() == [CANARY]);
    pty.killed();
    assert!(!holding(place.home(), &[CANARY]).is_empty(), "it is not looked for where it stands");
    for (passphrase, args) in [(PASSPHRASE, ["lock"]), ("a new passphrase", ["passphrase"])] {
        let mut program = place.program();
        program.args(args);
        let mut pty = Pty::start(program);
        if args == ["passphrase"] {
            pty.sees("Your passphrase:");
            pty.keys(PASSPHRASE);
            pty.keys("\r");
        }
        pty.sees("A new passphrase:");
        pty.keys(&format!("{passphrase}\r"));
        pty.sees("Once more:");
        pty.keys(&format!("{passphrase}\r"));
        pty.ends(0);
        stands_nowhere(&place, args[0]);
        assert!(holding(place.home(), &[passphrase]).is_empty());
    }
    assert_eq!(place.sealed("drafts"), 1);
}

#[test]
fn a_panic_in_a_locked_workbook_leaves_no_word_behind() {
    let place = Place::locked();
    let mut program = place.any_program(std::env::current_exe().unwrap());
    program.args(["--ignored", "--exact", "locked::broken_inside"]);
    program.env("PLACE_DATA", place.data());
    let mut pty = Pty::start(program);
    past_the_lock(&mut pty);
    turn_to_a_page(&mut pty);
    pty.keys(CANARY);
    pty.sees(CANARY);
    pty.until("it is saved", |_| place.sealed("drafts") > 0);
    pty.keys("\x01");
    let pty = pty.ends(0);
    assert!(pty.screen().contains("Goldseam stopped because of a mistake of its own."), "{}", pty.screen());
    let said = String::from_utf8_lossy(pty.raw()).into_owned();
    let after = said.rsplit("\x1b[?1049l").next().unwrap();
    assert!(!after.contains("gilded") && !said.contains(PASSPHRASE), "it says aloud what was typed");
    stands_nowhere(&place, "after a panic");
    let mut pty = place.open();
    past_the_lock(&mut pty);
    pty.sees(CANARY);
}

/// Run by [`a_panic_in_a_locked_workbook_leaves_no_word_behind`], in a terminal of its own.
#[test]
#[ignore = "it takes the terminal it runs in"]
#[should_panic(expected = "the words of somebody")]
fn broken_inside() {
    let _ = at_the_lock(&WallClock, Broken);
}

/// Events that break once Ctrl+A is pressed.
struct Broken(TerminalEvents<WallClock>);

impl Events for Broken {
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Event>> {
        let events = self.0.next(due)?;
        let is_a = |event: &Event| matches!(event, Event::Terminal(TerminalEvent::Key(key)) if key.code == KeyCode::Char('a') && !key.modifiers.is_empty());
        assert!(!events.iter().any(is_a), "the words of somebody");
        Ok(events)
    }
}

#[test]
fn a_wrong_passphrase_is_a_sentence_as_often_as_it_is_typed() {
    let place = Place::locked();
    let mut pty = place.open();
    pty.sees("Passphrase");
    for wrong in ["seven grey heron\r", "no\r", "seven  grey herons\r"] {
        pty.keys(wrong);
        pty.sees("That didn't open anything.");
        assert!(!pty.screen().contains("Ada") && !pty.screen().contains("grey"), "{}", pty.screen());
        pty.keys("x\x7f");
        pty.until("the sentence is gone", |pty| !pty.screen().contains("That didn't open anything."));
    }
    past_the_lock(&mut pty);
    stands_nowhere(&place, "after three wrong ones");
}

/// The key file asks for four times the usual work, so that waiting for it would be seen.
fn with_a_slow_key() -> Place {
    let place = Place::locked();
    let book =
        fs::read_dir(place.data()).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.join("keys").is_dir());
    let mut keys = fs::read_dir(book.unwrap().join("keys")).unwrap();
    let file = keys.next().expect("there is no key").unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    let cost = bytes.windows(4).position(|at| at == b" 17\n").expect("the work factor is not where it was");
    bytes[cost + 1..cost + 3].copy_from_slice(b"19");
    fs::write(file, bytes).unwrap();
    place
}

#[test]
fn leaving_does_not_wait_for_a_passphrase_that_is_worked_on() {
    let place = with_a_slow_key();
    let mut pty = place.open();
    pty.sees("Passphrase");
    let began = Instant::now();
    pty.keys("seven grey herons\r");
    pty.sees("That didn't open anything.");
    let whole = began.elapsed();
    pty.keys("seven grey herons\r");
    // The letters are taken in, and the work has begun.
    pty.until("it is under way", |pty| !pty.screen().contains('•') && !pty.screen().contains("That didn't"));
    let asked = Instant::now();
    pty.keys("\x14");
    pty.sees("You do not have to know what to say.");
    pty.keys("\x11");
    let pty = pty.ends(0);
    let took = asked.elapsed();
    assert_eq!(pty.screen().trim(), "");
    assert!(took < whole / 2, "it took {took:?} to leave, where the work takes {whole:?}");
    assert!(took < Duration::from_secs(1), "{took:?}");
}
