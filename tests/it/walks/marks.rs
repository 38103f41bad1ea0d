//! The mark on the home page: it stays with a row within a sitting, and says nothing of where nobody is to see that
//! somebody was. The screen after such a place is the screen on opening, cell by cell.

use super::common::{at_home, home, set_up_locked};
use super::two::{self, ADA, BEN, take};
use crate::walks::harness::{Desk, Walk};

/// What leads away from a home page and back to it, and leaves no mark there. Written as rows and keys.
type Way = (&'static str, fn(&mut Walk));

/// Back, until a home page is seen.
fn back(walk: &mut Walk) {
    for _ in 0..8 {
        if walk.has("Stop for today") && !walk.has("Too much right now?") {
            return;
        }
        walk.press("<esc>");
    }
    panic!("no way home from\n{}", walk.text());
}

/// From a person's own page.
const OWN: [Way; 9] = [
    ("the safety questions", |walk| drop(walk.opens("A moment for you").press("<ret><ret><ret>").seen())),
    ("the other untraced door", |walk| drop(walk.opens("A free yes?").press("<ret>").seen())),
    ("stage seven", |walk| drop(walk.opens("7  When to move on").seen())),
    ("a step of stage seven", |walk| drop(walk.opens("7  When to move on").press("<down><ret>").seen())),
    ("a hard night", |walk| drop(walk.opens("A hard night").press("<ret>").seen())),
    ("help lines", |walk| drop(walk.choose("Journal").press("<c-t>").seen())),
    ("countries", |walk| drop(walk.choose("Journal").press("<c-t>").opens("Choose your country").seen())),
    ("the cover", |walk| drop(walk.choose("Journal").press("<c-g>oats<c-g><c-g>").seen())),
    ("the cover over a page", |walk| drop(walk.opens("The lock").press("<c-g><c-g><c-g>").seen())),
];

/// From the page of both.
const JOINT: [Way; 5] = [
    ("stage seven", |walk| drop(walk.opens("7  When to move on").seen())),
    ("help lines", |walk| drop(walk.choose("Shown").press("<c-t>").seen())),
    ("the cover", |walk| drop(walk.choose("Shown").press("<c-g><c-g><c-g>").seen())),
    ("a hand-over", |walk| {
        walk.opens("Welcome").opens("Hopes");
        walk.sees("Who starts?").press("<ret>").sees("Please pass the keyboard");
    }),
    ("a turn", |walk| {
        walk.opens("Welcome").opens("Hopes");
        walk.sees("Who starts?").press("<ret>");
        take(walk, "Ada").sees("can be guessed");
    }),
];

/// Home as on opening; then each way, and home again.
fn nothing_shows(walk: &mut Walk, ways: &[Way]) {
    let opening = walk.cells();
    for (name, way) in ways {
        way(walk);
        back(walk);
        assert!(walk.cells() == opening, "home shows {name}\n{}", walk.text());
    }
}

#[test]
fn the_mark_stays_with_its_row_within_a_sitting() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    for row in ["3  Boundaries", "Journal", "Questions and answers", "The lock"] {
        walk.opens(row).press("<esc>").sees(&format!("› {row}"));
    }
    walk.opens("Welcome").press("<ret><esc>");
    home(&mut walk).sees("› Welcome");
    walk.press("<c-q>").end().unwrap();
    desk.open().press("<esc>").sees("› Go on     ");
}

#[test]
fn what_leaves_no_mark_leaves_home_as_on_opening_for_one() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    nothing_shows(&mut walk, &OWN);
    // Also where the mark stood elsewhere before.
    let opening = walk.cells();
    walk.opens("3  Boundaries").press("<esc>").sees("› 3  Boundaries").press("<c-t><esc>");
    assert!(walk.cells() == opening, "{}", walk.text());
}

#[test]
fn the_idle_lock_leaves_home_as_on_opening() {
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", ADA).press("<c-q>").end().unwrap();
    let mut walk = desk.open();
    let open = |walk: &mut Walk| {
        walk.sees("Passphrase").press(ADA).press("<ret>");
        if walk.has("A recovery sheet") {
            walk.opens("I accept that it would be lost");
        }
        walk.press("<esc>").sees("Go on     ");
    };
    open(&mut walk);
    let opening = walk.cells();
    for row in ["Journal", "7  When to move on", "A moment for you"] {
        walk.opens(row).wait(301).sees("Kitchen measures").press("<c-g><c-g>");
        open(&mut walk);
        assert!(walk.cells() == opening, "home shows {row}\n{}", walk.text());
    }
    nothing_shows(&mut walk, &OWN);
}

#[test]
fn for_two_no_seat_shows_where_another_was() {
    let desk = Desk::new();
    two::at_home(two::pair(&desk)).press("<c-q>").end().unwrap();
    for (pass, name) in [(ADA, "Ada"), (BEN, "Ben")] {
        let mut walk = two::own(&desk, pass, name);
        nothing_shows(&mut walk, &OWN);
        walk.press("<c-q>").end().unwrap();
        let mut walk = two::joint(&desk, pass);
        nothing_shows(&mut walk, &JOINT);
        // Who looked at pages of their own, and where the mark was there, shows to nobody.
        let joint = walk.cells();
        walk.opens("Pages of your own").sees("Passphrase").press(pass).press("<ret>").opens(&format!("{name}, alone"));
        if walk.has("Another time") {
            walk.opens("Another time");
        }
        walk.press("<esc>").sees("A moment for you").choose("Journal").opens("Both of us").press("<esc>");
        assert!(walk.cells() == joint, "{}", walk.text());
        walk.press("<c-q>").end().unwrap();
    }
}

#[test]
fn together_and_in_the_demo_the_page_of_both_is_as_on_opening() {
    let desk = Desk::new();
    let mut walk = two::at_home(two::together(&desk));
    nothing_shows(&mut walk, &JOINT);
}
