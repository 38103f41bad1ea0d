//! The lock in walks: a passphrase opens, everything else shows nothing; what is typed is never plain on disk.

use super::common::{at_home, set_up_locked, stands_somewhere, to_the_lock};
use super::two;
use crate::journal::shelf::{FaultyDisk, Op};
use crate::walks::harness::{Desk, Walk};
use goldseam::engine::{BookKind, Lock, Place};
use goldseam::journal::{DataDir, Key, Passphrase, RealDisk, WorkFactor};
use goldseam::runtime::Event;
use rustix::io::Errno;
use std::fs;
use std::sync::Arc;

const PASS: &str = "three odd words";

fn locked_home(desk: &Desk) -> Walk {
    let mut walk = set_up_locked(desk, "I was hurt", PASS);
    walk.press("<esc>").sees("Go on     ");
    walk
}

pub(super) fn lock_of(desk: &Desk) -> Lock {
    let standing = DataDir::new(Arc::new(RealDisk), desk.data()).books().unwrap();
    standing.books[0].book.lock
}

/// Types the passphrase on the screen that asks for it.
fn open_again(walk: &mut Walk) -> &mut Walk {
    walk.sees("Passphrase").misses("Ada").press(PASS).press("<ret>")
}

#[test]
fn a_passphrase_seals_every_page_and_the_line_under_them_says_so() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    assert_eq!(lock_of(&desk), Lock::Age);
    walk.press("w").press("canary in a mine").sees("Sealed. It opens with your passphrase").wait(3);
    assert!(!stands_somewhere(desk.temp.path(), "canary"), "the draft is plain");
    walk.press("<c-s>").sees("Go on     ");
    assert!(!stands_somewhere(desk.temp.path(), "canary"), "the page is plain");
    // Short ones in the quotes of a record: three letters alone stand in sealed bytes now and then.
    for word in ["\"Ada\"", "\"hurt\"", "welcome", "acknowledge", PASS] {
        assert!(!stands_somewhere(desk.temp.path(), word), "{word} is plain");
    }
    walk.press("<c-q>");
}

#[test]
fn the_start_shows_nothing_and_a_wrong_passphrase_is_a_sentence_as_often_as_wanted() {
    let desk = Desk::new();
    locked_home(&desk).press("<c-q>");
    let mut walk = desk.open();
    walk.sees("Passphrase").misses("Ada").misses("Acknowledge").misses("Go on");
    for wrong in ["", "three odd", "three odd words and one", "THREE ODD WORDS"] {
        walk.press(wrong).press("<ret>").misses("Ada").sees("Passphrase");
        assert_eq!(walk.has("That didn't open anything."), !wrong.is_empty());
    }
    walk.press("<c-g>").sees("Kitchen measures").press("<c-g><c-g>").sees("Passphrase");
    walk.press("<c-t>").sees("Someone to talk to").press("<esc>");
    open_again(&mut walk).sees("Your passphrase worked.");
}

/// A try takes its time. What is typed meanwhile is the next one, and presses nothing.
#[test]
fn a_second_try_is_not_lost_while_the_first_is_under_way() {
    let desk = Desk::new();
    locked_home(&desk).press("<c-q>");
    let mut walk = desk.open();
    desk.hold_up(true);
    walk.sees("Passphrase").press("three od<ret>").sees("Opening.").misses("•");
    walk.press("<tab><right><ret>").sees("Opening.").press(PASS).sees("•••").press("<ret>").sees("Opening.");
    desk.hold_up(false);
    walk.wait(1).happens(Event::Arrived).sees("Your passphrase worked.");
    let mut walk = desk.open();
    desk.hold_up(true);
    walk.press("three od<ret>").press("half of").sees("Opening.");
    desk.hold_up(false);
    walk.happens(Event::Arrived).sees("That didn't open anything. Try again.").sees("•••••••");
}

/// Words typed on a page of no workbook could be kept nowhere.
#[test]
fn where_no_workbook_is_open_nothing_leads_to_a_page_to_write() {
    let desk = Desk::new();
    let mut walk = desk.open();
    walk.press("<ret><c-p>").sees("A break").misses("Something lighter").press("<ret>").opens("Stay a little");
    walk.sees("What you write is kept on this computer").press("<c-q>");
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.press("<c-p>").opens("A break").sees("Meet back here at");
    walk.press("<c-p>").sees("Too much right now?").misses("Something lighter").press("<esc>");
    walk.opens("Stop for today").opens("Stay a little").sees("Passphrase").misses("Ada");
    walk.press("<c-p>").misses("Something lighter").opens("Stop for today").opens("Stay a little").sees("Passphrase");
    open_again(&mut walk).sees("Your passphrase worked.");
}

#[test]
fn two_that_differ_are_asked_again_and_the_words_stay_dots() {
    let desk = Desk::new();
    let mut walk = to_the_lock(&desk, "I was hurt");
    walk.opens("Yes or not sure").opens("Set one now").press("one thing").misses("one thing").sees("•••••••••");
    walk.press("<tab>").press("another<ret>").sees("Those two don't match. Try again.").misses("•");
    walk.press(PASS).sees("guess").press("<tab>").press(PASS).press("<ret>").sees("How much room");
}

#[test]
fn the_second_sitting_offers_a_second_way_in_and_then_never_again() {
    for (button, then) in [("I accept that it would be lost", false), ("Show me the line", true)] {
        let desk = Desk::new();
        locked_home(&desk).press("<c-q>");
        let mut walk = desk.open();
        open_again(&mut walk).sees("A recovery sheet is a second way in").opens(button);
        if then {
            walk.sees("AGE-SECRET-KEY-1").sees("goldseam recovery-sheet");
            let text = walk.text();
            let rows: String = text.lines().skip_while(|row| !row.contains("AGE-SECRET-KEY-1")).take(2).collect();
            assert!(Key::from_sheet(Place::One, &rows).is_some(), "the line on the screen is no key: {rows}");
            walk.opens("I have it");
        }
        walk.sees("How much room do you have?").press("<c-q>");
        let mut walk = desk.open();
        open_again(&mut walk).sees("How much room do you have?");
    }
}

/// A terminal that says something by itself, as some do whenever their window is looked at, is nobody at the keys.
#[test]
fn what_the_terminal_says_puts_off_no_lock() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.press("w").press("half a thought").wait(299);
    walk.sends(b"\x1b[I\x1b]11;rgb:0/0/0\x07\x1b[?1;2c\x1b[97;1:3u").sees("half a thought");
    walk.wait(2).sees("Kitchen measures").misses("half");
}

#[test]
fn five_quiet_minutes_shut_the_lock_and_keep_the_words() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.press("w").press("half a thought<left><left><left>");
    let caret = walk.caret();
    walk.wait(299).sees("half a thought").wait(2).sees("Kitchen measures").misses("half").misses("Ada");
    walk.press("<c-g><c-g>").sees("Passphrase");
    open_again(&mut walk).sees("half a thought");
    assert_eq!(walk.caret(), caret);
    assert!(!stands_somewhere(desk.temp.path(), "half a thought"));
}

#[test]
fn while_something_is_said_aloud_the_lock_waits_for_its_minutes_too() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.opens("A hard night").sees("Let one breath go").wait(359).sees("Let one breath go");
    walk.wait(2).sees("Kitchen measures");
    let desk = Desk::new();
    let mut walk = two::at_home(two::pair(&desk));
    walk.opens("Check-ins").opens("Weekly check-in").sees("helped this week");
    walk.press("<c-s>").sees("about 6 minutes").wait(659);
    walk.sees("about 6 minutes").wait(2).sees("Kitchen measures");
    let desk = Desk::new();
    let mut walk = two::at_home(two::pair(&desk));
    walk.opens("2  Communicate").opens("A warm-up round").opens("Go on all the same").opens("Ben");
    walk.sees("Ben speaks").wait(419).sees("Ben speaks").wait(2).sees("Kitchen measures");
}

#[test]
fn how_long_the_lock_waits_is_chosen_and_remembered() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.opens("The lock").sees("After five minutes without a").opens("How long it waits").opens("After fifteen");
    walk.sees("After fifteen minutes").wait(899).sees("fifteen").wait(2).sees("Kitchen measures");
    walk.press("<c-q>");
    let mut walk = desk.open();
    open_again(&mut walk).opens("Another time").wait(899).sees("How much room").wait(2).sees("Kitchen measures");
    walk.press("<c-g><c-g>");
    open_again(&mut walk).opens("Another time").press("<esc>").opens("The lock").opens("How long it waits");
    fs::remove_dir_all(desk.temp.path().join("config")).unwrap();
    fs::write(desk.temp.path().join("config"), "in the way").unwrap();
    walk.opens("After two")
        .sees("After two minutes")
        .sees("could not be remembered")
        .wait(121)
        .sees("Kitchen measures");
}

#[test]
fn a_settings_file_with_a_zero_in_it_locks_nobody_out() {
    let desk = Desk::new();
    locked_home(&desk).press("<c-q>");
    fs::create_dir_all(desk.temp.path().join("config")).unwrap();
    fs::write(desk.temp.path().join("config/settings.json"), r#"{"idle_minutes": 0}"#).unwrap();
    let mut walk = desk.open();
    open_again(&mut walk).opens("Another time").wait(59).sees("How much room").wait(2).sees("Kitchen measures");
}

#[test]
fn the_cover_of_a_long_silence_leads_to_the_passphrase_and_nowhere_else() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.wait(400).sees("Kitchen measures").press("oa").sees("oats");
    walk.press("<c-g><c-g>").sees("Passphrase").press("<esc>").sees("Passphrase").misses("Go on     ");
}

#[test]
fn a_key_on_waking_is_no_word_of_the_page_that_lay_open() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.press("w").press("before");
    // The computer slept: only the wall clock went on, and nothing came due meanwhile.
    desk.clock.days(1);
    walk.press("x").sees("Kitchen measures").misses("before");
    walk.press("<c-g><c-g>");
    open_again(&mut walk).sees("before").misses("beforex");
}

#[test]
fn without_a_lock_a_long_silence_changes_nothing() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("still here").wait(900).sees("still here");
}

#[test]
fn a_break_lets_go_of_the_keys_at_once() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.press("w").press("too much of it").press("<c-p>").opens("A break").sees("Meet back here at");
    walk.misses("too much of it").opens("Back now").opens("Yes, go on").sees("Passphrase");
    open_again(&mut walk).sees("too much of it");
}

#[test]
fn a_lock_can_be_set_changed_and_taken_off_later() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("written before the lock").press("<c-s>");
    walk.opens("The lock").sees("A passphrase seals your pages.").opens("Set one now");
    walk.press(PASS).press("<tab>").press(PASS).press("<ret>").sees("Your pages are sealed.");
    assert!(!stands_somewhere(desk.temp.path(), "written before"), "a page stayed plain");
    walk.press("<ret>").opens("Choose another passphrase");
    walk.press(PASS).press("<tab>").press(PASS).press("<ret>").sees("Please choose another one.");
    walk.press("four odder words")
        .press("<tab>")
        .press("four odder words")
        .press("<ret>")
        .sees("The old one does not.");
    walk.press("<c-q>");
    let mut walk = desk.open();
    walk.press(PASS).press("<ret>").sees("That didn't open anything.");
    walk.press("four odder words").press("<ret>").opens("Another time").press("<esc>").press("j<ret>");
    walk.sees("written before the lock").press("<esc><esc>").opens("The lock").opens("Take the lock off");
    walk.sees("Every page would lie open").opens("Take the lock off").sees("The lock is off.").press("<c-q>");
    assert_eq!(lock_of(&desk), Lock::None);
    assert!(stands_somewhere(&desk.data(), "written before the lock"));
    desk.open().press("<esc>").press("j<ret>").sees("written before the lock");
}

#[test]
fn a_new_workbook_begins_beside_a_locked_one_and_neither_mentions_the_other() {
    let desk = Desk::new();
    locked_home(&desk).press("<c-q>");
    let mut walk = desk.open();
    walk.opens("Start a new one")
        .sees("use another device")
        .sees("A quiet workbook")
        .press("<ret><ret><ret>Ben<ret>")
        .choose("I broke trust");
    walk.press("<space><ret>").opens("Yes or not sure").opens("Set one now");
    walk.press(PASS).press("<tab>").press(PASS).press("<ret>").sees("Please choose another one.").misses("Ada");
    walk.press("a second one").press("<tab>").press("a second one").press("<ret>").sees("How much room").press("<esc>");
    walk.sees("Ben").misses("Ada").press("<c-q>");
    let mut walk = desk.open();
    walk.press("a second one").press("<ret>").opens("Another time").press("<esc>").sees("Ben").press("<c-q>");
    let mut walk = desk.open();
    open_again(&mut walk).opens("Another time").press("<esc>").sees("Ada");
}

#[test]
fn behind_a_door_the_lock_shuts_too_and_leaves_no_trace() {
    let desk = Desk::new();
    let mut walk = locked_home(&desk);
    walk.opens("A moment for you").press("<ret><ret>").sees("Can you disagree").wait(301).sees("Kitchen measures");
    walk.press("<c-g><c-g>");
    open_again(&mut walk).misses("A moment for you").misses("disagree");
}

/// Words on a page that the disk took none of, and the lock shut over them.
fn shut_on_a_full_disk() -> (Desk, Arc<FaultyDisk>, Walk) {
    let faults = Arc::new(FaultyDisk::default());
    let desk = Desk::new().on(faults.clone());
    let mut walk = locked_home(&desk);
    walk.press("w").press("canary in a mine");
    faults.refuse(Op::Create, Errno::NOSPC);
    walk.wait(3600).sees("Kitchen measures");
    (desk, faults, walk)
}

/// What the disk did not take is neither plain nor gone while the lock is shut.
#[test]
fn words_that_the_disk_did_not_take_before_the_lock_shut_are_there_when_it_does() {
    for still_full in [false, true] {
        let (desk, faults, mut walk) = shut_on_a_full_disk();
        if !still_full {
            faults.heal();
        }
        walk.press("<c-g><c-g>");
        open_again(&mut walk).sees("canary in a mine");
        faults.heal();
        walk.press(" and out").wait(1).press("<c-q>");
        walk.end().unwrap();
        let mut walk = desk.open();
        open_again(&mut walk).sees("canary in a mine and out");
    }
}

#[test]
fn leaving_from_behind_the_lock_tries_them_once_more() {
    let (desk, faults, mut walk) = shut_on_a_full_disk();
    faults.heal();
    walk.press("<c-q>");
    walk.end().unwrap();
    assert!(!stands_somewhere(desk.temp.path(), "canary"), "it is plain");
    let mut walk = desk.open();
    open_again(&mut walk).sees("canary in a mine");
}

#[test]
fn a_workbook_for_one_names_no_partner_under_a_page() {
    let desk = Desk::new();
    locked_home(&desk).press("w").sees("Sealed. It opens with your passphrase").misses("partner");
}

/// A locked workbook of somebody else's, beside what is there.
fn lock_one_beside(desk: &Desk) {
    let (key, pass) = (Key::new(Place::One), Passphrase::from(PASS.to_owned()));
    let shelf = DataDir::new(Arc::new(RealDisk), desk.data());
    shelf.create_locked(BookKind::One, &[(&key, &pass)], WorkFactor::NEXT_TO_NONE, u128::MAX).unwrap();
}

/// What is seen on opening, to the last letter.
fn opening(desk: &Desk) -> String {
    let mut walk = desk.open();
    let seen = walk.text();
    walk.press("<c-q>");
    seen
}

#[test]
fn what_is_locked_changes_no_letter_of_the_start_and_its_passphrase_opens_it() {
    let desk = Desk::new();
    at_home(&desk, "I was hurt").press("<c-q>");
    let alone = opening(&desk);
    lock_one_beside(&desk);
    assert_eq!(opening(&desk), alone);
    // The way to it is the same for everybody who has a workbook without a lock.
    let mut walk = desk.open();
    walk.press("<esc>")
        .opens("The lock")
        .opens("Another workbook")
        .sees("Passphrase")
        .misses("Ada")
        .misses("Acknowledge");
    walk.press("no such words<ret>").sees("That didn't open anything.");
    walk.opens("Open a workbook").opens("Ada").press("<esc>").sees("Go on     ");
    walk.opens("The lock")
        .opens("Another workbook")
        .press(PASS)
        .press("<ret>")
        .misses("Passphrase")
        .misses("Ada")
        .press("<c-q>");
}

#[test]
fn several_without_a_lock_are_listed_by_their_names_and_what_is_locked_is_not_there() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("The lock").opens("Another workbook").opens("Start a new one").sees("use another device");
    walk.press("<ret><ret><ret>Bo<ret>").choose("I broke trust").press("<space><ret>").opens("Yes or not sure");
    walk.opens("Not tonight").press("<c-q>");
    let listed = opening(&desk);
    lock_one_beside(&desk);
    assert_eq!(opening(&desk), listed);
    for row in ["Ada", "Bo", "Open with a passphrase", "Start a new one"] {
        assert!(listed.contains(row), "{row}: {listed}");
    }
    let mut walk = desk.open();
    // Esc leads back to the list, and from where the list was come to from the question, step by step.
    walk.opens("Open with a passphrase").sees("Passphrase").press("<esc>").sees("Open with a passphrase");
    walk.opens("Open with a passphrase").opens("Open a workbook").sees("Open with a passphrase");
    walk.press("<esc>")
        .sees("Passphrase")
        .press("<esc>")
        .sees("Open with a passphrase")
        .press("<esc>")
        .sees("Open with a passphrase");
    walk.opens("Open with a passphrase").press(PASS).press("<ret>").misses("Passphrase").misses("Open a workbook");
}
