//! Whoever never set a passphrase and stands before the question for one: their pages can be read and taken along, and
//! nothing in the folder is changed by it.

use super::common::{at_home, set_up_locked, to_the_lock};
use super::lock::lock_of;
use crate::journal::shelf::page;
use crate::journal::two::{files_below, locked, times_below};
use crate::walks::harness::{Desk, Walk};
use goldseam::engine::Lock;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const BUTTON: &str = "I never set a passphrase";

/// Puts the key file of a stranger into a folder, and gives its name.
fn plant_key(folder: &Path) -> PathBuf {
    let stranger = locked(&[]);
    let theirs = fs::read_dir(stranger.folder.join("keys")).unwrap().next().unwrap().unwrap();
    let planted = folder.join("keys").join(theirs.file_name());
    fs::create_dir_all(folder.join("keys")).unwrap();
    fs::copy(theirs.path(), &planted).unwrap();
    planted
}

/// A workbook that was never locked, with a page, words begun, and a stranger's key in its folder.
fn planted(desk: &Desk) -> PathBuf {
    let mut walk = at_home(desk, "I was hurt");
    walk.press("w").press("the letters in the car").press("<c-s>").sees("Go on     ");
    walk.press("w").press("words only begun").wait(11).press("<c-q>");
    fs::create_dir_all(desk.temp.path().join("home")).unwrap();
    plant_key(&desk.folder())
}

/// Every byte below the desk's own folders, and when each was changed.
fn all(desk: &Desk) -> (BTreeMap<PathBuf, Vec<u8>>, BTreeMap<PathBuf, [i64; 4]>) {
    (files_below(desk.temp.path()), times_below(desk.temp.path()))
}

fn to_the_pages(walk: &mut Walk) -> &mut Walk {
    walk.opens(BUTTON).opens("Read the pages").sees("Journal")
}

#[test]
fn the_pages_are_read_and_taken_along_and_nothing_is_changed_until_the_file_is_moved_out() {
    let desk = Desk::new();
    let key = planted(&desk);
    let before = all(&desk);
    let mut walk = desk.open();
    walk.sees("Passphrase").misses("Ada").press("what nobody has<ret>").sees("That didn't open anything.");
    walk.opens(BUTTON).sees("If you ever set a passphrase here").misses("Ada");
    walk.sees(&format!("keys/{}", key.file_name().unwrap().display()));
    // Who only presses on is back at the passphrase.
    walk.press("<ret>").sees("Passphrase").opens(BUTTON).press("<pgdn>").sees("Don't delete them.");
    walk.opens("Read the pages").sees("Read without a passphrase.").sees("the letters in the car");
    walk.misses("your own page").misses("Deleted pages").misses("words only begun");
    walk.press("<ret>").sees("the letters in the car").sees("Read without a passphrase.");
    walk.misses("Delete").misses("Answer again").misses("your own page");
    walk.press("<esc>").opens("Take pages along").press("<space><ret>").sees("It would lie here:");
    assert_eq!(all(&desk), before, "reading changed something");
    walk.press("<esc><esc><esc>")
        .sees("To write again")
        .press("<esc>")
        .sees("Passphrase")
        .misses("letters")
        .press("<c-q>");
    walk.end().unwrap();
    assert_eq!(all(&desk), before, "leaving changed something");
    // Once it is out of the way, everything is as it was left.
    fs::rename(&key, desk.temp.path().join("moved out.age")).unwrap();
    let mut walk = desk.open();
    walk.sees("There are words you had begun.").opens("Open them").sees("words only begun");
}

#[test]
fn a_file_is_written_outside_and_none_in_the_folder() {
    let desk = Desk::new();
    planted(&desk);
    let before = (files_below(&desk.data()), times_below(&desk.data()));
    let mut walk = desk.open();
    to_the_pages(&mut walk)
        .opens("Take pages along")
        .press("<space><ret>")
        .sees("It would lie here:")
        .opens("Write it");
    walk.sees("Written to").press("<ret>").sees("Journal").press("<c-q>");
    walk.end().unwrap();
    assert_eq!((files_below(&desk.data()), times_below(&desk.data())), before);
    let home = files_below(&desk.temp.path().join("home"));
    let written = home.into_values().next().expect("nothing was written");
    assert!(String::from_utf8_lossy(&written).contains("the letters in the car"));
}

/// Whatever is pressed, nothing leads to a page to write, and nothing is kept.
#[test]
fn no_key_leads_to_anything_that_is_written() {
    let desk = Desk::new();
    planted(&desk);
    let before = all(&desk);
    for keys in ["w", "j", "r", "d", "<c-s>", "<c-p>", "<c-t>", "<c-g><c-g><c-g>", "<f1>", "words<ret>", "<tab><space>"]
    {
        for on_a_page in [false, true] {
            let mut walk = desk.open();
            to_the_pages(&mut walk);
            walk.press(if on_a_page { "<ret>" } else { "" }).press(keys).wait(900);
            for words in ["Something lighter", "Answer again", "Deleted pages", "Keep", "Kept", "Go on     ", "canary"]
            {
                walk.misses(words);
            }
            walk.paste("a canary").press("<ret><c-s>").press("<c-q>");
            walk.end().unwrap();
            assert_eq!(all(&desk), before, "{keys} changed something");
        }
    }
}

/// A break leads back to the passphrase, with nothing left of what was read.
#[test]
fn after_a_break_the_pages_are_put_away() {
    let desk = Desk::new();
    planted(&desk);
    let before = all(&desk);
    let mut walk = desk.open();
    to_the_pages(&mut walk)
        .press("<c-p>")
        .opens("A break")
        .sees("Meet back here at")
        .opens("Back now")
        .opens("Yes, go on");
    walk.sees("Passphrase").misses("letters");
    assert_eq!(all(&desk), before);
}

#[test]
fn two_who_keep_a_workbook_together_read_what_both_have() {
    let desk = Desk::new();
    let mut journal = crate::walks::two::together(&desk);
    journal.press("<c-q>");
    plant_key(&desk.folder());
    let before = all(&desk);
    let mut walk = desk.open();
    to_the_pages(&mut walk).misses("your own page").press("<c-q>");
    walk.end().unwrap();
    assert_eq!(all(&desk), before);
}

/// What is seen on opening, to the last letter.
fn opening(desk: &Desk) -> String {
    let mut walk = desk.open();
    let seen = walk.text();
    walk.press("<c-q>");
    seen
}

fn says_never_locked(folder: &Path) {
    fs::write(folder.join("book.json"), "{\"format\":1,\"kind\":\"one\",\"lock\":\"none\"}\n").unwrap();
}

/// Where everything is sealed another word in `book.json` changes no letter of the start.
#[test]
fn a_locked_workbook_that_is_said_to_be_open_shows_nothing_and_its_owner_is_told() {
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", "three odd words").press("<c-q>");
    let before = opening(&desk);
    says_never_locked(&desk.folder());
    assert_eq!(opening(&desk), before);
    let mut walk = desk.open();
    walk.press("three odd words<ret>").sees("was marked as not locked").sees("It is locked again").press("<c-q>");
    walk.end().unwrap();
    assert_eq!(lock_of(&desk), Lock::Age);
    // It is said once.
    let mut walk = desk.open();
    walk.press("three odd words<ret>").sees("Your passphrase worked.").misses("was marked as not locked");
}

#[test]
fn a_page_planted_in_a_locked_workbook_is_shown_with_the_caution_and_nothing_else_is() {
    let desk = Desk::new();
    let mut walk = set_up_locked(&desk, "I was hurt", "three odd words");
    walk.press("<esc>").sees("Go on     ").press("w").press("the letters in the car").press("<c-s>").press("<c-q>");
    says_never_locked(&desk.folder());
    let records = desk.folder().join("records");
    let planted = serde_json::to_vec(&page(90, "Not by Ada.")).unwrap();
    fs::write(records.join(format!("{}.json", crate::journal::shelf::id(90))), planted).unwrap();
    let before = all(&desk);
    let mut walk = desk.open();
    walk.sees("Passphrase").opens(BUTTON).sees("If you ever set a passphrase here");
    walk.opens("Read the pages").misses("letters").misses("your own page");
    walk.press("<ret>").sees("Not by Ada.").sees("somebody else's words").misses("your own page");
    walk.press("<esc><esc><esc>").sees("Passphrase");
    assert_eq!(all(&desk), before);
    walk.press("three odd words<ret>").sees("It is locked again").press("<esc><esc>").sees("Found in the folder");
    walk.opens("Journal").sees("the letters in the car").misses("Not by Ada.");
}

/// Its first page has no such button where no workbook says that it was never locked.
#[test]
fn elsewhere_there_is_no_such_way() {
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", "three odd words").press("<c-q>");
    desk.open().sees("Passphrase").misses(BUTTON);
    let key = plant_key(&desk.folder());
    desk.open().sees("Passphrase").misses(BUTTON);
    fs::remove_file(key).unwrap();
    let desk = Desk::new();
    to_the_lock(&desk, "I was hurt").misses(BUTTON);
}

/// Two of them lie side by side: each is named and read by itself, and neither is mixed with the one that opens as usual.
#[test]
fn of_several_each_is_read_by_itself() {
    let desk = Desk::new();
    planted(&desk);
    let second = desk.data().join(crate::journal::shelf::id(0xfffe).0);
    fs::create_dir_all(second.join("records")).unwrap();
    says_never_locked(&second);
    let words = serde_json::to_vec(&page(1, "In the other one.")).unwrap();
    fs::write(second.join("records").join(format!("{}.json", crate::journal::shelf::id(1))), words).unwrap();
    plant_key(&second);
    let before = (files_below(&desk.data()), times_below(&desk.data()));
    let mut walk = desk.open();
    walk.opens(BUTTON);
    let mut seen = Vec::new();
    for _ in 0..2 {
        walk.opens("Read the pages").press("<ret>");
        seen.push(["the letters in the car", "In the other one."].map(|words| walk.has(words)));
        walk.press("<esc><esc>").opens("The other workbook");
    }
    seen.sort_unstable();
    assert_eq!(seen, [[false, true], [true, false]]);
    walk.press("<c-q>");
    walk.end().unwrap();
    assert_eq!((files_below(&desk.data()), times_below(&desk.data())), before);
}

/// Whoever starts a new workbook from there has one for one, whatever was read.
#[test]
fn a_new_one_after_it_takes_nothing_over_from_what_was_read() {
    let desk = Desk::new();
    crate::walks::two::together(&desk).press("<c-q>");
    plant_key(&desk.folder());
    let mut walk = desk.open();
    to_the_pages(&mut walk).press("<esc><esc>").opens("Start a new one");
    walk.press("<ret><ret><ret>Bo<ret>").choose("I broke trust").press("<space><ret>").opens("Yes or not sure");
    walk.opens("Not tonight").press("<ret><esc>").sees("Bo").opens("The lock").sees("A passphrase seals your pages.");
}

/// From where both sit, one person's own pages are asked for by their passphrase: there is no such button there.
#[test]
fn beside_a_workbook_for_two_it_leads_away_from_no_open_one() {
    let desk = Desk::new();
    crate::walks::two::pair(&desk).press("<c-q>");
    let beside = desk.data().join(crate::journal::shelf::id(0xfffe).0);
    fs::create_dir_all(beside.join("records")).unwrap();
    says_never_locked(&beside);
    let words = serde_json::to_vec(&page(1, "Beside it.")).unwrap();
    fs::write(beside.join("records").join(format!("{}.json", crate::journal::shelf::id(1))), words).unwrap();
    plant_key(&beside);
    let mut walk = crate::walks::two::joint(&desk, crate::walks::two::ADA);
    walk.opens("Pages of your own").sees("Passphrase").misses(BUTTON);
}

/// Who plants a file gives it its name: that is one line, and says nothing of its own.
#[test]
fn a_planted_name_is_one_line_and_nothing_a_terminal_obeys() {
    let desk = Desk::new();
    planted(&desk);
    let records = desk.folder().join("records");
    fs::write(records.join("a\nDelete the folder keys now.age"), "age").unwrap();
    fs::write(records.join("\u{1b}[2J\u{202e}b.age"), "age").unwrap();
    let mut walk = desk.open();
    walk.opens(BUTTON).press("<pgdn>").sees("a\\nDelete the folder keys now.age").misses("\u{1b}").misses("\u{202e}");
    assert!(!walk.text().lines().any(|line| line.trim_start().starts_with("Delete the folder")));
}
