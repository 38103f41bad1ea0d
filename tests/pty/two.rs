//! Two at one real terminal: once the keyboard is passed, nothing that the one before typed, read, cut or undid is ever
//! sent to it again, not even where a cell keeps what stood in it.

use crate::place::Place;
use crate::terminal::Pty;

const ADA: &str = "three odd words";
pub(crate) const BEN: &str = "four other words";

const CANARY: &str = "a gilded wren";
const CUT: &str = "under the stair";

/// To the joint list, from the question for the passphrase.
fn joint(pty: &mut Pty, passphrase: &str) {
    pty.sees("Passphrase");
    pty.keys(&format!("{passphrase}\r"));
    pty.sees("Who is here?");
    pty.keys("\x1b[C\r");
    pty.sees("How much room do you have?");
    pty.keys("\x1b");
    pty.sees("› Go on");
}

/// To the page where she writes what she hopes for.
pub(crate) fn to_her_turn(pty: &mut Pty, passphrase: &str) {
    joint(pty, passphrase);
    opens(pty, "Welcome", DOWN);
    pty.until("the list is there", |pty| pty.screen().contains("Hopes") && chosen(pty).is_some());
    opens(pty, "Hopes", DOWN);
    pty.sees("Who starts?");
    pty.keys("\r");
    pty.sees("Please pass the keyboard to Ada.");
    pty.keys("Ada\r");
    pty.sees("What do you hope");
}

/// From her page to his.
pub(crate) fn to_his_turn(pty: &mut Pty) {
    pty.keys("\x13");
    pty.sees("This is what will be shown.");
    opens(pty, "Show it", LEFT);
    pty.sees("Please pass the keyboard to Ben.");
    pty.keys("Ben\r");
    pty.sees("What do you hope");
}

/// He keeps his page back, so that hers is never seen.
pub(crate) fn kept_back(pty: &mut Pty) {
    pty.keys("\x13");
    pty.sees("This is what will be shown.");
    opens(pty, "Keep it to myself", RIGHT);
    pty.sees("Both of you, please.");
    pty.keys("\r");
    pty.sees("Not shown today.");
}

/// The words after the mark of what is chosen.
fn chosen(pty: &Pty) -> Option<String> {
    let screen = pty.screen();
    Some(screen.split_once("› ")?.1.lines().next()?.to_owned())
}

/// Opens the row or presses the button that begins with these words, moving there by one key.
fn opens(pty: &mut Pty, words: &str, key: &str) {
    for _ in 0..30 {
        let now = chosen(pty);
        if now.as_ref().is_some_and(|now| now.starts_with(words)) {
            pty.keys("\r");
            return;
        }
        pty.keys(key);
        pty.until("it moves", |pty| chosen(pty).is_some_and(|next| Some(next) != now));
    }
    panic!("{words} can't be opened\n{}", pty.screen());
}

const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";

/// What was sent since a moment, without what moves and paints.
fn sent_since(pty: &Pty, from: usize) -> String {
    let raw = String::from_utf8_lossy(&pty.raw()[from..]).into_owned();
    let mut words = String::new();
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        if letter == '\x1b' {
            // Up to the letter that ends the sequence.
            letters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            words.push(letter);
        }
    }
    words
}

#[track_caller]
fn nothing_of_hers(pty: &Pty, from: usize) {
    let sent = sent_since(pty, from);
    for word in ["gilded", "wren", "stair", ADA] {
        assert!(!sent.contains(word), "{word} is sent again:\n{sent}");
    }
}

#[test]
fn after_the_keyboard_is_passed_nothing_of_the_one_before_is_sent_to_the_terminal() {
    let place = Place::for_two([ADA, BEN]);
    let mut pty = place.open();
    to_her_turn(&mut pty, ADA);
    // Some words stay, some are cut, and some are undone.
    pty.keys(CUT);
    pty.sees(CUT);
    pty.keys("\x1b[H\x0b");
    pty.until("it is cut", |pty| !pty.screen().contains(CUT));
    pty.keys(CANARY);
    pty.sees(CANARY);
    let before = pty.raw().len();
    to_his_turn(&mut pty);
    let from = before + after_clearing(&pty, before);
    nothing_of_hers(&pty, from);
    // Undo, redo and put back find nothing of hers; nor does the help, the cover, or a new size of the window.
    for keys in ["\x1a", "\x19", "\x16"] {
        pty.keys(keys);
        pty.keys("x");
        pty.sees("x");
        pty.keys("\x7f");
        pty.until("it is gone", |pty| !pty.screen().contains("│ x"));
    }
    pty.keys("\x07");
    pty.sees("Kitchen measures");
    pty.keys("\x07\x07");
    pty.sees("What do you hope");
    pty.resize(100, 30);
    pty.keys("something of his");
    pty.sees("something of his");
    nothing_of_hers(&pty, from);
    kept_back(&mut pty);
    nothing_of_hers(&pty, from);
    pty.keys("\x11");
    let pty = pty.ends(0);
    nothing_of_hers(&pty, from);
    assert!(!sent_since(&pty, from).rsplit("Please pass").next().unwrap().contains(CANARY));
}

/// How much was sent until the screen of the one before was gone: the frame that asks for the other one.
fn after_clearing(pty: &Pty, before: usize) -> usize {
    let sent = String::from_utf8_lossy(&pty.raw()[before..]).into_owned();
    sent.find("Please").expect("the other one is asked for in one piece")
}
