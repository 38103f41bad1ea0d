//! The passphrase once more: before the key is handed out, the lock is lowered or own pages leave, at a screen that was
//! left open. Within a minute of typing it, it is not asked for.

use super::common::{set_up_locked, stands_somewhere};
use super::lock::lock_of;
use super::two::{ADA, BEN, own, pair};
use crate::walks::harness::{Desk, Walk};
use chrono::{DateTime, TimeDelta};
use goldseam::app::since::Since;
use goldseam::engine::Lock;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

const ASKED: &str = "The passphrase you use now, please.";
const WRONG: &str = "That didn't open anything. Try again.";

/// What asks, the way to it from home, and what is seen where it goes on.
type Guarded = (&'static str, fn(&mut Walk), &'static str);

const GUARDED: [Guarded; 5] = [
    ("the recovery line", |walk| show_line(walk), "AGE-SECRET-KEY-1"),
    ("another passphrase", |walk| another(walk), "three odd words do well"),
    ("taking the lock off", |walk| take_off(walk), "The lock is off."),
    ("a longer wait", |walk| wait_longer(walk), "After fifteen minutes"),
    ("pages that leave", |walk| take_along(walk), "Written to"),
];

fn show_line(walk: &mut Walk) {
    walk.opens("The lock").opens("Show me the line");
}

fn another(walk: &mut Walk) {
    walk.opens("The lock").opens("Choose another passphrase");
}

fn take_off(walk: &mut Walk) {
    walk.opens("The lock").opens("Take the lock off").sees("Every page would lie open").opens("Take the lock off");
}

fn wait_longer(walk: &mut Walk) {
    walk.opens("The lock").opens("How long it waits").opens("After fifteen");
}

fn take_along(walk: &mut Walk) {
    walk.press("j").opens("Take pages along").press("<down><ret>").opens("Write it");
}

/// At home, with a page, and the passphrase typed so many seconds ago.
fn home(desk: &Desk, seconds: i64) -> Walk {
    fs::create_dir(desk.temp.path().join("home")).unwrap();
    let mut walk = set_up_locked(desk, "I was hurt", ADA);
    walk.press("<esc>").sees("Go on     ").press("w").press("the kettle sang<c-s>");
    walk.wait(seconds);
    walk
}

/// All that a person at an open screen could have changed or taken.
fn outcome(desk: &Desk) -> (Lock, Vec<u8>, Vec<PathBuf>, bool) {
    let keys = fs::read_dir(desk.folder().join("keys")).into_iter().flatten().map(|file| file.unwrap().path());
    let left = fs::read_dir(desk.temp.path().join("home")).unwrap().map(|file| file.unwrap().path());
    let waits = fs::read_to_string(desk.temp.path().join("config/settings.json")).unwrap_or_default();
    (lock_of(desk), keys.flat_map(|path| fs::read(path).unwrap()).collect(), left.collect(), waits.contains("15"))
}

#[test]
fn within_a_minute_of_typing_it_nothing_is_asked_and_after_that_everything_asks() {
    for (what, reach, then) in GUARDED {
        let desk = Desk::new().sized(80, 50);
        let mut walk = home(&desk, 58);
        reach(&mut walk);
        walk.misses(ASKED).sees(then);
        let desk = Desk::new().sized(80, 50);
        let mut walk = home(&desk, 61);
        let before = outcome(&desk);
        reach(&mut walk);
        walk.sees(ASKED).misses(then);
        for wrong in ["three odd", BEN] {
            walk.press(wrong).press("<ret>").sees(WRONG).sees(ASKED).misses(then);
        }
        assert!(outcome(&desk) == before, "{what}: a wrong passphrase changed something");
        walk.press("half of it<esc>").misses(ASKED).misses(then);
        assert!(outcome(&desk) == before, "{what}: going back changed something");
        walk.press("<c-q>");
        assert!(!stands_somewhere(desk.temp.path(), "half of it"), "{what}: what was typed is on disk");
        let desk = Desk::new().sized(80, 50);
        let mut walk = home(&desk, 61);
        reach(&mut walk);
        walk.press(ADA).press("<ret>").misses(ASKED).sees(then);
    }
}

#[test]
fn another_passphrase_asks_first_and_once_more_where_it_took_long() {
    const NEW: &str = "lantern walrus copper<tab>lantern walrus copper<ret>";
    for (seconds, is_long) in [(0, false), (61, true)] {
        let desk = Desk::new().sized(80, 50);
        let mut walk = home(&desk, 61);
        another(&mut walk);
        walk.sees(ASKED).press(ADA).press("<ret>").misses(ASKED).wait(seconds);
        walk.press(NEW);
        if is_long {
            walk.sees(ASKED).press(ADA).press("<ret>");
        }
        walk.misses(ASKED).sees("The old one does not.");
    }
}

#[test]
fn nothing_that_lowers_no_lock_asks() {
    let desk = Desk::new().sized(80, 50);
    let mut walk = home(&desk, 200);
    walk.opens("The lock").opens("How long it waits").opens("After two").misses(ASKED).sees("After two minutes");
    walk.press("<esc>").press("j").opens("the kettle").misses(ASKED).sees("the kettle sang");
}

#[test]
fn the_offer_at_the_start_of_a_sitting_asks_too_when_it_was_left_standing() {
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", ADA).press("<c-q>");
    let mut walk = desk.open();
    walk.press(ADA).press("<ret>").sees("A recovery sheet is a second way in").wait(61);
    walk.opens("Show me the line").sees(ASKED).press("<esc>").sees("A recovery sheet is a second way in");
    walk.opens("Show me the line").press(ADA).press("<ret>").sees("AGE-SECRET-KEY-1");
}

/// The partner knows a passphrase of this workbook, and it is not the one of whoever's area lies open.
#[test]
fn the_other_ones_passphrase_is_a_wrong_one() {
    let desk = Desk::new();
    pair(&desk).press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    walk.wait(61);
    show_line(&mut walk);
    walk.sees(ASKED).press(BEN).press("<ret>").sees(WRONG).press(ADA).press("<ret>").sees("AGE-SECRET-KEY-1");
}

#[test]
fn the_keys_for_everywhere_do_there_what_they_do_everywhere() {
    let desk = Desk::new();
    let mut walk = home(&desk, 61);
    show_line(&mut walk);
    walk.sees(ASKED).press("three").press("<c-g>").sees("Kitchen measures").press("<c-g><c-g>").sees(ASKED);
    walk.press(" odd words<ret>").sees("AGE-SECRET-KEY-1");
    walk.opens("I have it").wait(61).press("<c-t>").sees("Someone to talk to").press("<esc>");
    walk.opens("Show me the line").sees(ASKED).press("three odd").wait(301).misses(ASKED);
    assert!(!stands_somewhere(desk.temp.path(), "three odd"));
    walk.press("<c-q>");
    assert!(walk.end().is_ok());
}

/// What was right for one question, and was not waited for, is no answer to the next one.
#[test]
fn a_right_passphrase_that_nobody_waited_for_lets_no_wrong_one_through() {
    let desk = Desk::new();
    let mut walk = home(&desk, 61);
    show_line(&mut walk);
    desk.hold_up(true);
    walk.press(ADA).press("<ret><esc>").misses(ASKED);
    desk.hold_up(false);
    walk.wait(120);
    walk.opens("Show me the line").sees(ASKED).press("no").press("<ret>").sees(WRONG).misses("AGE-SECRET");
}

#[test]
fn a_clock_that_is_set_makes_the_minute_no_longer() {
    let at = |time: &str, ticks| Since::new(DateTime::parse_from_rfc3339(time).unwrap(), Duration::from_secs(ticks));
    let typed = at("2026-11-02T20:00:00+01:00", 100);
    for (now, gone) in [
        (at("2026-11-02T20:00:30+01:00", 130), 30),
        // Set back by an hour.
        (at("2026-11-02T19:01:30+01:00", 190), 90),
        // Asleep for two minutes.
        (at("2026-11-02T20:02:30+01:00", 130), 150),
    ] {
        assert_eq!(typed.gone(now), TimeDelta::seconds(gone));
    }
}
