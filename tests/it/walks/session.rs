//! What goes to a session: ticked by each alone out of own pages, and by both together, each with their own yes.

use super::common::set_up;
use super::common::stands_somewhere;
use super::two::{ADA, BEN, at_home, joint, own, pair, show, take, together};
use crate::journal::two::open_in;
use crate::walks::harness::{Desk, Walk};
use goldseam::content::load;
use goldseam::engine::{Place, Progress, leaving};

/// Something shown, something own.
fn begun() -> Desk {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(pair(&desk));
    walk.opens("Welcome").opens("Hopes");
    show(&mut walk, ["calmer evenings", "to laugh again"]);
    walk.press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    walk.press("w").press("a page of mine<c-s>");
    walk.opens("4  Patience").opens("Hurry").press("<right><c-s>").press("<c-q>");
    desk
}

/// To each one's yes, after the first tick.
fn ticked<'a>(walk: &'a mut Walk, first: &str) -> &'a mut Walk {
    walk.opens("For a session").sees("[ ] Hopes").misses("a page").misses("Hurry").misses("[x]");
    walk.press("<space>").opens("Go on");
    take(walk, "Ada").sees("Hopes").opens(first)
}

/// The words that a session summary would hold, for whoever has this passphrase.
fn summary(desk: &Desk, pass: &str, place: Place) -> Vec<String> {
    let (_, reading) = open_in(&desk.data(), pass);
    let (book, progress) = (load::embedded().unwrap(), Progress::replay(reading.records.to_records()));
    let found = leaving::session(&book, &progress, &[place], desk.clock.at().date_naive());
    found.items.iter().map(|item| item.record.step.clone()).collect()
}

#[test]
fn what_both_take_along_is_ticked_together_and_each_says_yes_alone() {
    let desk = begun();
    let mut walk = joint(&desk, BEN);
    ticked(&mut walk, "Say yes");
    take(&mut walk, "Ben").sees("Ben, is it all right to take this along?").opens("Say yes");
    walk.sees("Entered in one sitting. It does not show who was at the keyboard.").press("<ret>").press("<c-q>");
    for (pass, place) in [(ADA, Place::One), (BEN, Place::Two)] {
        assert_eq!(summary(&desk, pass, place), ["welcome.hopes"]);
    }
}

#[test]
fn a_not_today_of_either_reads_the_same_and_keeps_nothing() {
    let mut read = Vec::new();
    for yes_first in [false, true] {
        let desk = begun();
        let mut walk = joint(&desk, ADA);
        let (first, second) = if yes_first { ("Say yes", "Not today") } else { ("Not today", "Say yes") };
        ticked(&mut walk, first);
        read.push(walk.text());
        take(&mut walk, "Ben").opens(second).sees("Both of you, please.").press("<ret>");
        read.push(walk.sees("Not today. Nothing of it is kept.").text());
        walk.press("<ret>").press("<c-q>");
        assert!(summary(&desk, ADA, Place::One).is_empty());
    }
    assert_eq!(read[..2], read[2..]);
}

#[test]
fn alone_only_own_pages_are_on_the_list_and_no_number() {
    let desk = begun();
    let mut walk = own(&desk, ADA, "Ada");
    walk.opens("6  Counseling").opens("What to bring").misses("Hurry").misses("[x]");
    walk.press("<down><space>").sees("[x] a page of mine, today").press("<c-s>").press("<c-q>");
    assert_eq!(summary(&desk, ADA, Place::One), ["page"]);
    // What both have is ticked by both.
    let mut walk = own(&desk, BEN, "Ben");
    walk.opens("6  Counseling")
        .opens("What to bring")
        .sees("[ ] Hopes: to laugh again, today")
        .misses("a page of mine")
        .press("<c-q>");
    assert!(summary(&desk, BEN, Place::Two).is_empty());
}

#[test]
fn where_there_is_nothing_of_both_it_says_so() {
    let desk = Desk::new();
    let mut walk = at_home(together(&desk));
    walk.opens("For a session").sees("There is nothing of both yet").press("<ret>").sees("Ada and Ben");
    assert!(!stands_somewhere(&desk.data(), "what-to-bring"));
}

/// To Ada's own list, whatever stood before it.
fn what_to_bring(desk: &Desk) -> Walk {
    let mut walk = own(desk, ADA, "Ada");
    walk.opens("6  Counseling").opens("What to bring");
    walk
}

#[test]
fn a_list_opens_as_it_was_ticked_and_can_be_emptied() {
    let desk = begun();
    what_to_bring(&desk).press("<down><space><c-s>").press("<c-q>");
    assert_eq!(summary(&desk, ADA, Place::One), ["page"]);
    let mut walk = what_to_bring(&desk);
    walk.sees("[ ] Hopes").sees("[x] a page of mine").press("<space><c-s>").press("<c-q>");
    assert_eq!(summary(&desk, ADA, Place::One), ["welcome.hopes", "page"]);
    let mut walk = what_to_bring(&desk);
    walk.sees("[x] Hopes").press("<space><down><space><c-s>").press("<c-q>");
    assert!(summary(&desk, ADA, Place::One).is_empty());
}

/// A tick copies no word, so that what is deleted for good is gone.
#[test]
fn what_was_ticked_and_deleted_for_good_stands_nowhere() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = set_up(&desk, "I was hurt");
    walk.press("<esc>").press("w").press("a canary to be gone<c-s>");
    while !walk.has("A hard night") {
        walk.press("<esc>");
    }
    walk.opens("6  Counseling").opens("What to bring").press("<space><c-s>");
    while !walk.has("A hard night") {
        walk.press("<esc>");
    }
    assert!(stands_somewhere(&desk.data(), "canary"));
    walk.press("j").opens("a canary").opens("Delete").opens("Delete for good, now").sees("This can't be undone.");
    walk.opens("Yes, for good");
    assert!(!stands_somewhere(&desk.data(), "canary"), "it is still there");
}

/// Enter alone ticks nothing that counts for somebody.
#[test]
fn enter_ticks_nothing_by_itself() {
    let desk = begun();
    let mut walk = joint(&desk, BEN);
    walk.opens("For a session").press("<ret><ret>").sees("[ ] Hopes").misses("Please pass the keyboard");
}
