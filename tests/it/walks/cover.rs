//! The cover: a dull page that stays one. Only its own key, twice, brings anything back.

use super::common::{at_home, set_up_locked, stands_somewhere};
use super::two::{self, ADA};
use crate::walks::harness::{Desk, Walk};
use crossterm::event::Event as TerminalEvent;
use goldseam::runtime::{End, Event};
use std::fs;

const DULL: &str = "Kitchen measures";

/// What the page must never say.
const BENEATH: [&str; 14] = [
    "Ada", "Ben", "Goldseam", "Ctrl", "Esc", "F1", "Tab", "cover", "back", "Someone", "Too much", "keys", "canary",
    "leave",
];

/// Everything that is no end of the program and not the key of the cover.
const KEYS: [&str; 32] = [
    "<esc>", "<tab>", "<s-tab>", "<ret>", "<space>", "a", "?", "/", "1", "<c-t>", "<c-p>", "<f1>", "<c-s>", "<up>",
    "<down>", "<left>", "<right>", "<home>", "<end>", "<pgup>", "<pgdn>", "<bs>", "<del>", "<c-z>", "<c-y>", "<c-k>",
    "<c-v>", "<c-a>", "<c-w>", "<c-h>", "<c-j>", "<s-left>",
];

fn is_dull(walk: &Walk, after: &str) {
    assert!(walk.has(DULL), "{after} led out of the cover\n{}", walk.text());
    for words in BENEATH {
        assert!(!walk.has(words), "after {after} the cover says «{words}»\n{}", walk.text());
    }
}

/// Every key alone, each twice, and each between two presses of the key that would bring the place back.
fn stays_dull(walk: &mut Walk) {
    walk.press("<c-g>");
    is_dull(walk, "the key itself");
    for key in KEYS.iter().filter(|key| **key != "<c-z>") {
        walk.press(key).press(key);
        is_dull(walk, key);
        walk.press("<c-g>").press(key).press("<c-g>");
        is_dull(walk, &format!("the key, {key} and the key"));
        walk.press(key);
    }
    walk.press(&"<tab><ret>".repeat(4)).press(&"<tab>".repeat(3)).press("<right><right><ret>");
    is_dull(walk, "Tab and Enter");
    walk.paste("\u{7}q\r\n\u{3}");
    is_dull(walk, "a paste");
    for (width, height) in [(60, 20), (80, 24)] {
        walk.seen().resize(width, height);
        walk.happens(Event::Terminal(TerminalEvent::Resize(width, height)));
        is_dull(walk, "another size");
    }
    walk.wait(3);
    is_dull(walk, "three seconds");
}

#[test]
fn no_key_but_its_own_brings_anything_back_and_the_words_are_in_the_draft() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("a canary in the mine");
    let before = walk.cells();
    stays_dull(&mut walk);
    let folder = desk.folder().join("drafts");
    let begun: String =
        fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(begun.contains("a canary in the mine"), "{begun}");
    walk.press("<c-g><c-g>");
    assert!(before == walk.cells(), "{}", walk.text());
    walk.press("<c-g>").press("oats<c-q>");
    assert_eq!(walk.end(), Ok(End::Left));
}

#[test]
fn home_under_it_is_as_on_opening_for_each_kind_of_workbook() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    stays_dull(&mut walk);
    walk.press("<c-g><c-g>").sees("Go on     ");
    for kind in [two::pair, two::together] {
        let desk = Desk::new();
        let mut walk = two::at_home(kind(&desk));
        stays_dull(&mut walk);
        walk.press("<c-g><c-g>").sees("Ada and Ben");
    }
    let desk = Desk::new();
    let mut walk = desk.demo("couple");
    walk.press("<c-g>").sees(DULL).press("<esc><tab><ret>").sees(DULL).press("<c-g><c-g>").misses(DULL);
}

#[test]
fn where_the_lock_has_shut_its_key_leads_to_the_passphrase_and_no_other_key_does() {
    let desk = Desk::new();
    let mut walk = set_up_locked(&desk, "I was hurt", ADA);
    walk.press("<esc>").sees("Go on     ").press("w").press("a canary in the mine").wait(301);
    is_dull(&walk, "the idle lock");
    stays_dull(&mut walk);
    walk.press("<c-g><c-g>").sees("Passphrase").misses("Ada");
    // Over the page that asks, it leads back to the page that asks.
    stays_dull(&mut walk);
    walk.press("<c-g><c-g>").sees("Passphrase").press(ADA).press("<ret>").sees("a canary in the mine");
    // The cover that was put up by hand is shut by time as well.
    walk.press("<c-g>").press("oats").wait(301);
    is_dull(&walk, "the idle lock");
    walk.press("<esc><c-g><c-g>").sees("Passphrase").misses("canary");
    assert!(!stands_somewhere(desk.temp.path(), "canary"));
}

#[test]
fn suspended_behind_the_cover_it_wakes_dull() {
    let desk = Desk::new();
    let mut walk = set_up_locked(&desk, "I was hurt", ADA);
    walk.press("<esc>").sees("Go on     ").happens(Event::Sleep);
    is_dull(&walk, "sleep");
    walk.happens(Event::Woke).press("<esc><ret>");
    is_dull(&walk, "waking");
    walk.press("<c-g><c-g>").sees("Passphrase");
}

#[test]
fn a_key_struck_again_and_again_puts_it_up_and_not_off() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("a canary").bursts("<c-g><c-g><c-g><c-g>");
    is_dull(&walk, "four presses in one burst");
    walk.press("<c-g>");
    is_dull(&walk, "one press");
    walk.press("<c-g>").sees("a canary");
}

/// What stands after "find:" on the dull page.
fn found(walk: &Walk) -> String {
    let text = walk.text();
    let row = text.lines().find_map(|row| row.split_once("find:")).expect("nothing is looked for");
    row.1.trim_matches([' ', '│']).to_owned()
}

/// Somebody comes back, does not see that the lock has shut, and types; somebody else looks on.
#[test]
fn a_passphrase_or_words_typed_into_it_are_not_seen() {
    let desk = Desk::new();
    let mut walk = set_up_locked(&desk, "I was hurt", ADA);
    walk.press("<esc>").sees("Go on     ").press("w").press("a canary").wait(301);
    let mut seen = String::new();
    for typed in [ADA, "and so I told her", "Butter1987", "spoon lantern walrus", "cup of tears"] {
        for letter in typed.split_inclusive(|_| true) {
            walk.press(letter);
            is_dull(&walk, letter);
            let stands = found(&walk);
            assert!(stands.is_empty() || typed.to_lowercase().starts_with(&stands.to_lowercase()), "{stands}");
            seen.push_str(&stands);
        }
        assert_eq!(found(&walk), "", "{typed}");
        // What was not taken can't be brought back.
        walk.press("<c-z><c-y>");
        assert_eq!(found(&walk), "", "{typed}");
        walk.press("<ret>").press("<bs>");
    }
    for word in ["odd", "words", "told", "her", "1987", "lantern", "walrus", "tears"] {
        assert!(!seen.contains(word), "«{word}» was seen: {seen}");
    }
    walk.paste("three odd words");
    assert_eq!(found(&walk), "");
    // It is a page that works all the same: after a pause, and after any other key.
    walk.wait(4).press("oa").sees("oats").press("xx").wait(4).press("oa").sees("oats");
    walk.press("xx<esc>oa").sees("oats").press("<c-g><c-g>").sees("Passphrase").press(ADA).press("<ret>");
    walk.sees("a canary");
}
