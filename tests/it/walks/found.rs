//! Files in the folder of a locked workbook that nothing proves, and pages that are not here: told on one's own pages alone,
//! never part of the workbook by themselves.

use super::common::{at_home, set_up_locked, stands_somewhere};
use super::two::{self, BEN};
use crate::walks::harness::{Desk, Walk};
use std::fs;
use std::path::PathBuf;

const PASS: &str = "lantern walrus copper";
const FOUND: &str = "Found in the folder";
const MISSING: &str = "Not here, or not here yet";
const ASKED: &str = "The passphrase you use now, please.";

/// The files of the records of a desk.
fn records(desk: &Desk) -> Vec<PathBuf> {
    fs::read_dir(desk.folder().join("records")).unwrap().map(|file| file.unwrap().path()).collect()
}

/// A locked workbook, and in its folder plain pages that somebody wrote elsewhere.
fn with_pages_of_a_stranger(pages: &[&str]) -> Desk {
    let stranger = Desk::new();
    let mut walk = at_home(&stranger, "I was hurt");
    for page in pages {
        walk.press("w").press(page).press("<c-s>");
    }
    walk.press("<c-q>");
    walk.end().unwrap();
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", PASS).press("<c-q>");
    for file in records(&stranger) {
        if pages.iter().any(|page| fs::read_to_string(&file).unwrap().contains(page)) {
            fs::copy(&file, desk.folder().join("records").join(file.file_name().unwrap())).unwrap();
        }
    }
    desk
}

/// At home in it.
fn open(desk: &Desk) -> Walk {
    let mut walk = desk.open();
    walk.press(PASS).press("<ret>").misses(FOUND).misses(MISSING);
    if walk.has("Another time") {
        walk.opens("Another time");
    }
    walk.press("<esc>").sees("A moment for you");
    walk
}

#[test]
fn what_was_found_is_no_page_until_it_is_taken_in_after_the_passphrase() {
    let desk = with_pages_of_a_stranger(&["the kettle sang"]);
    let mut walk = open(&desk);
    walk.press("j").misses("the kettle").misses("A page,").press("<esc>");
    // Whoever only presses on leaves it, and nothing is said of it anywhere.
    walk.misses("could not be read").opens(FOUND).sees("You don't have to do").press("<ret>").sees(FOUND);
    walk.opens(FOUND).opens("A").sees("the kettle sang").press("<ret>").sees("You don't have to do").press("<esc>");
    walk.sees(FOUND).wait(61);
    walk.opens(FOUND).opens("A").opens("Take it in").sees(ASKED).press("no<ret>").sees("Try again.").press("<esc>");
    walk.sees("the kettle sang").press("<esc><esc>").sees(FOUND).press("j").misses("the kettle").press("<esc>");
    walk.opens(FOUND).opens("A").opens("Take it in").press(PASS).press("<ret>").sees("A moment for you").misses(FOUND);
    walk.press("j<ret>").sees("the kettle sang").sees("We can't tell who wrote it.").press("<c-q>");
    walk.end().unwrap();
    assert!(!stands_somewhere(&desk.data(), "the kettle sang"), "it is plain");
    let mut walk = open(&desk);
    walk.misses(FOUND).press("j<ret>").sees("the kettle sang").sees("Found in the folder, and taken in by you.");
}

#[test]
fn all_of_them_can_be_taken_in_at_once() {
    let desk = with_pages_of_a_stranger(&["the kettle sang", "the rain came"]);
    let mut walk = open(&desk);
    walk.opens(FOUND).opens("Take all of them in").sees("A moment for you").misses(FOUND);
    for words in ["the kettle sang", "the rain came"] {
        walk.press("j").press(&words[4..]).sees("find:").press("<esc>");
    }
    assert_eq!(records(&desk).iter().filter(|file| file.extension().is_some_and(|end| end == "json")).count(), 0);
}

/// What carries no proof can be the owner's own: from weeks when the lock was off.
#[test]
fn what_is_left_out_when_the_lock_is_taken_off_is_shown_and_taken_in_there() {
    let desk = with_pages_of_a_stranger(&["the kettle sang", "the rain came"]);
    let mut walk = open(&desk);
    walk.opens("The lock").opens("Take the lock off").opens("Take the lock off").sees("The lock is off.");
    walk.sees("were left out").press("<ret>").press("<esc>").press("<esc>").sees(FOUND).press("j").misses("the kettle");
    walk.press("<esc>").opens(FOUND).sees("when the lock was taken off").opens("A").sees("the").press("<c-q>");
    walk.end().unwrap();
    let mut walk = desk.open();
    walk.press("<esc>").sees(FOUND).press("j").misses("the kettle").press("<esc>");
    walk.opens(FOUND).opens("Take all of them in").sees("A moment for you").misses(FOUND);
    walk.press("j").press("kettle sang").sees("find:").press("<c-q>");
    walk.end().unwrap();
    let mut walk = desk.open();
    walk.press("<esc>").misses(FOUND).press("j").press("rain came").sees("find:");
}

#[test]
fn a_page_that_a_later_one_names_and_that_is_gone_is_said_to_be_missing() {
    let desk = Desk::new();
    let mut walk = set_up_locked(&desk, "I was hurt", PASS);
    walk.press("<esc>").sees("Go on     ");
    let before = records(&desk);
    walk.press("w").press("the kettle sang<c-s>");
    let page: Vec<PathBuf> = records(&desk).into_iter().filter(|file| !before.contains(file)).collect();
    walk.press("w").press("the rain came<c-s><c-q>");
    walk.end().unwrap();
    open(&desk).misses(MISSING).press("<c-q>");
    let away = desk.temp.path().join("away");
    fs::rename(&page[0], &away).unwrap();
    let mut walk = open(&desk);
    walk.opens(MISSING).sees("Later pages name one page").sees("goldseam restore").press("<ret>").press("<c-q>");
    walk.end().unwrap();
    fs::rename(&away, &page[0]).unwrap();
    open(&desk).misses(MISSING);
}

/// One of two deletes what is theirs, and puts a page of the other's there: neither shows where both sit.
#[test]
fn of_two_neither_is_said_where_both_sit() {
    let stranger = with_pages_of_a_stranger(&["the kettle sang"]);
    let desk = Desk::new().sized(80, 30);
    two::pair(&desk).press("<c-q>");
    for file in records(&stranger).iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        fs::copy(file, desk.folder().join("records").join(file.file_name().unwrap())).unwrap();
    }
    two::joint(&desk, two::ADA).misses(FOUND).misses(MISSING).press("<c-q>");
    two::own(&desk, BEN, "Ben").misses(FOUND).press("<c-q>");
    two::own(&desk, two::ADA, "Ada").sees(FOUND).opens(FOUND).opens("A").sees("the kettle sang");
}
