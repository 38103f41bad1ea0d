//! What is sealed with another passphrase: asked once on one's own pages alone, left with one key, and opened by whoever has
//! both passphrases.

use super::common::{at_home, stands_somewhere};
use super::two::{self, ADA, BEN};
use crate::journal::lock::copy_files;
use crate::journal::two::{files_below, pass, shelf_in};
use crate::walks::harness::{Desk, Walk};
use goldseam::engine::BookKind;
use goldseam::journal::{Key, WorkFactor};
use std::fs;
use std::path::Path;

const OTHER: &str = "lantern walrus copper";
const ROW: &str = "Sealed with another passphrase";
const FOUND: &str = "Found in the folder";

fn lock(walk: &mut Walk, words: &str) {
    walk.opens("The lock").opens("Set one now").press(words).press("<tab>").press(words).press("<ret>");
    walk.sees("Your pages are sealed.").press("<ret><esc>").sees("Go on     ");
}

/// A workbook that was locked on two computers, with a page written on each, and the folders put together.
fn two_locks(desk: Desk) -> Desk {
    at_home(&desk, "I was hurt").press("<c-q>");
    let elsewhere = Desk::new();
    copy_files(&desk.data(), &elsewhere.data());
    for (desk, words, said) in [(&desk, ADA, "the kettle sang"), (&elsewhere, OTHER, "the rain came")] {
        let mut walk = desk.open();
        walk.press("<esc>").sees("Go on     ");
        lock(&mut walk, words);
        walk.wait(60).press("w").press(said).press("<c-s><c-q>");
        walk.end().unwrap();
        elsewhere.clock.set(desk.clock.at() + chrono::TimeDelta::minutes(5));
    }
    put_together(&elsewhere.folder(), &desk.folder());
    desk
}

fn put_together(from: &Path, into: &Path) {
    for file in files_below(from).into_keys().filter(|file| !into.join(file).exists()) {
        fs::copy(from.join(&file), into.join(&file)).unwrap();
    }
}

fn open(desk: &Desk, words: &str) -> Walk {
    let mut walk = desk.open();
    walk.press(words).press("<ret>");
    if walk.has("Another time") {
        walk.opens("Another time");
    }
    walk.press("<esc>").sees("A moment for you");
    walk
}

#[test]
fn whoever_leaves_it_is_not_asked_again_and_finds_it_under_the_lock() {
    let desk = two_locks(Desk::new().sized(80, 40));
    let mut walk = open(&desk, ADA);
    walk.opens(ROW).sees("You don't have to do anything.").press("<esc>").sees(ROW);
    // Leaving it is where the mark stands.
    walk.opens(ROW).press("<ret>").sees("A moment for you").misses(ROW);
    walk.opens("The lock").opens(ROW).press("<ret>").sees("Choose another passphrase").press("<c-q>");
    walk.end().unwrap();
    let mut walk = open(&desk, ADA);
    walk.misses(ROW).misses(FOUND).opens("The lock").opens(ROW).sees("They are safe").press("<c-q>");
    walk.end().unwrap();
    // Of another one that turns up later it is asked once more.
    let theirs = Desk::new();
    let keys = [(&Key::new(goldseam::engine::Place::One), &pass("told"))];
    let folder = shelf_in(&theirs.data()).create_locked(BookKind::One, &keys, WorkFactor::NEXT_TO_NONE, 7).unwrap();
    put_together(&folder.join("keys"), &desk.folder().join("keys"));
    open(&desk, ADA).sees(ROW);
}

#[test]
fn with_both_passphrases_one_opens_both_from_then_on() {
    for (width, height) in [(80, 24), (60, 20)] {
        let desk = two_locks(Desk::new().sized(width, height));
        let mut walk = open(&desk, ADA);
        walk.press("j").misses("the rain").press("<esc>");
        walk.opens(ROW).opens("Type that passphrase").sees("Only if you chose the other one yourself.");
        let keys = files_below(&desk.folder().join("keys"));
        for (today, other, said) in [
            (ADA, "", "Both are needed."),
            (OTHER, OTHER, "The first one isn't the passphrase you use here."),
            (ADA, "no one's", "The second one didn't open anything."),
            (ADA, ADA, "The second one didn't open anything."),
        ] {
            walk.press(today).press("<tab>").press(other).press("<ret>").sees(said).misses("•");
            assert!(files_below(&desk.folder().join("keys")) == keys, "{said}");
        }
        walk.press("half of it<esc>").sees("Leave it").opens("Type that passphrase").misses("•");
        walk.press(ADA).press("<tab>").press(OTHER).press("<ret>").sees("From now on your passphrase opens both.");
        assert!(!stands_somewhere(desk.temp.path(), "half of it") && !stands_somewhere(desk.temp.path(), OTHER));
        walk.opens(FOUND).sees("You don't have to").opens("A").sees("the rain came").press("<esc><esc>");
        walk.sees("A moment for you").misses(ROW).press("j").misses("the rain").press("<esc>");
        walk.opens("The lock").misses(ROW).press("<esc>");
        // The passphrase was typed just now.
        walk.opens(FOUND).opens("Take all of them in").sees("A moment for you").misses(FOUND);
        walk.press("w").press("the wind turned<c-s>").press("<c-q>");
        walk.end().unwrap();
        let mut walk = open(&desk, ADA);
        walk.misses(ROW).misses(FOUND).press("j").press("rain").sees("find:").press("<ret>").sees("the rain came");
        walk.press("<c-q>");
        walk.end().unwrap();
        assert!(
            !open(&desk, OTHER).press("j").press("wind").has("the wind"),
            "what is written here is not for the other one"
        );
    }
}

#[test]
fn the_sheet_on_the_screen_has_a_line_for_each_lock() {
    let desk = two_locks(Desk::new().sized(80, 40));
    let mut walk = open(&desk, ADA);
    walk.opens(ROW).opens("Type that passphrase").press(ADA).press("<tab>").press(OTHER).press("<ret>").press("<ret>");
    walk.opens("The lock").opens("Show me the line");
    assert_eq!(walk.text().matches("AGE-SECRET-KEY-1").count(), 2);
}

/// A key file that anybody put there: the row stands on one's own pages, and nowhere that both look at.
#[test]
fn of_two_it_is_said_in_the_own_area_alone_and_takes_nothing_of_the_others() {
    let desk = Desk::new().sized(80, 40);
    two::pair(&desk).press("<c-q>");
    two::own(&desk, BEN, "Ben").press("w").press("his own words<c-s><c-q>");
    let keys = [(&Key::new(goldseam::engine::Place::Two), &pass("told"))];
    let theirs = Desk::new();
    let folder = shelf_in(&theirs.data()).create_locked(BookKind::One, &keys, WorkFactor::NEXT_TO_NONE, 7).unwrap();
    two::own(&desk, ADA, "Ada").misses(ROW).press("<c-q>");
    put_together(&folder.join("keys"), &desk.folder().join("keys"));
    two::joint(&desk, ADA).misses(ROW).press("<c-q>");
    let mut walk = two::own(&desk, ADA, "Ada");
    walk.opens(ROW).opens("Type that passphrase");
    walk.press(ADA).press("<tab>").press("told").press("<ret>").sees("The second one opens somebody else's key");
    walk.press(ADA).press("<tab>").press(BEN).press("<ret>").sees("The second one didn't open anything.");
    walk.press("<c-q>");
}
