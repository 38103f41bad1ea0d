//! Agreements of two: each one's own line and yes on an own turn, a trial that ends by itself, made again by both.

use super::common::stands_somewhere;
use super::two::{ADA, BEN, at_home, joint, own, pair, take, together};
use crate::walks::harness::{Desk, Walk};

fn agree(walk: &mut Walk, last: &str) {
    walk.opens("3  Boundaries").opens("Your main agreement").sees("What limit do you both agree to?");
    walk.sees("Every new agreement is a trial.").press("we talk before spending over 100<c-s>");
    walk.choose("Monday 9 November").press("<ret>").press("<ret>");
    take(walk, "Ada").press("say my password first").sees("Passwords, codes").press("<ret>");
    take(walk, "Ben").sees("Ada: I will say my password first").misses("Passwords, codes").press("listen<ret>");
    walk.opens("Say yes");
    take(walk, "Ada").sees("Ben: I will listen").opens(last);
}

#[test]
fn an_agreement_is_one_record_by_both_at_the_second_yes_and_ends_by_itself() {
    let desk = Desk::new().sized(80, 30);
    let mut walk = at_home(together(&desk));
    agree(&mut walk, "Not now");
    walk.sees("Both of you, please.")
        .press("<ret>")
        .sees("Not agreed today. Nothing of it is kept.")
        .press("<ret>")
        .press("<esc>");
    assert!(!stands_somewhere(&desk.data(), "spending"));
    agree(&mut walk, "Say yes");
    walk.sees("we talk before spending")
        .press("<ret>")
        .press("<esc>")
        .opens("Agreements")
        .sees("we talk before spending");
    walk.press("<c-q>");
    desk.clock.days(7);
    let mut walk = desk.open();
    walk.press("<esc>")
        .sees("an agreement on its day")
        .opens("Agreements")
        .sees("Nothing stands here today.")
        .press("<esc>");
    walk.opens("Waiting   an agreement").sees("we talk before spending").press("<ret>");
    take(&mut walk, "Ada").opens("Make it again, for six weeks");
    take(&mut walk, "Ben").opens("Make it again, for two weeks").press("<ret>");
    walk.opens("Agreements")
        .sees("until 23 November")
        .press("<ret>")
        .opens("End it today")
        .sees("Nothing stands here today.");
}

#[test]
fn under_more_each_adds_what_they_themselves_will_do() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(together(&desk));
    walk.opens("3  Boundaries").opens("Your main agreement").press("we talk first<c-s>").press("<ret>");
    walk.press("<ret>");
    take(&mut walk, "Ada").press("say it<tab>").opens("More, if you want it").sees("Why it matters to me:");
    walk.press("it lets me sleep<ret>").press("call my sister<esc>").sees("I will say it");
    walk.opens("More, if you want it").sees("it lets me sleep").sees("If it is crossed, I will call my sister");
    walk.press("<c-s>").press("<c-s>");
    take(&mut walk, "Ben").sees("Ada: If it is crossed, I will call my sister");
    walk.sees("Why it matters to me (Ada): it lets me sleep").press("listen<ret>").opens("Say yes");
    take(&mut walk, "Ada").misses("More, if you want it").opens("Say yes").press("<ret>").press("<esc>");
    walk.opens("Agreements").press("<ret>").sees("Ben: I will listen").sees("it lets me sleep").sees("call my sister");
}

#[test]
fn openness_is_offered_by_the_one_who_will_do_it() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(together(&desk));
    walk.opens("3  Boundaries").opens("The openness agreement");
    walk.press("the card statement<c-s>").sees("How").press("on paper<esc>").sees("the card statement");
    walk.press("<c-s>").sees("on paper").press("<c-s>").sees("The day it ends").press("<ret>");
    walk.sees("Who will do it?").opens("Ben");
    take(&mut walk, "Ben").press("print it<ret>");
    take(&mut walk, "Ada").sees("Ben: I will print it").misses("what will you do?").opens("More, if you want it");
    walk.press("<ret>").press("say thank you<c-s>").sees("Ada: I will say thank you").opens("Say yes");
    take(&mut walk, "Ben").sees("How: on paper").sees("Ada: I will say thank you").opens("Say yes");
    walk.sees("ends by itself on Monday 9 November")
        .press("<ret>")
        .press("<esc>")
        .opens("Agreements")
        .sees("the card statement");
}

/// On its last day, with both choosing something.
fn look_again(desk: &Desk, wishes: [&str; 2]) -> Walk {
    let mut walk = at_home(together(desk));
    agree(&mut walk, "Say yes");
    walk.press("<c-q>");
    desk.clock.days(7);
    let mut walk = desk.open();
    walk.press("<esc>").opens("Waiting   an agreement").press("<ret>");
    for (name, wish) in ["Ada", "Ben"].into_iter().zip(wishes) {
        take(&mut walk, name).opens(wish);
    }
    walk
}

#[test]
fn it_is_made_again_with_changes_when_both_would_make_it_again() {
    const CHANGES: &str = "Make it again, with changes";
    for wishes in [[CHANGES, "Make it again, for two weeks"], ["Make it again, for two weeks", CHANGES]] {
        let desk = Desk::new().sized(80, 40);
        let mut walk = look_again(&desk, wishes);
        walk.sees("we talk before spending over 100").press("<home><c-k>spending over 150<c-s>");
        walk.sees("in twelve weeks").choose("in six weeks").press("<space><ret>").press("<ret>");
        take(&mut walk, "Ada").sees("I will say my password first").press("<ret>");
        take(&mut walk, "Ben").sees("I will listen").press(" to the end<ret>").sees("until Monday 21 December?");
        walk.opens("Say yes");
        take(&mut walk, "Ada").opens("Say yes").press("<ret>").misses("an agreement on its day");
        walk.opens("Agreements").sees("until 21 December").sees("spending over 150").press("<ret>").sees("to the end");
    }
}

#[test]
fn where_one_would_leave_it_nothing_is_said_of_the_other() {
    let mut read = Vec::new();
    for other in ["Make it again, with changes", "Make it again, for six weeks", "Leave it"] {
        for wishes in [[other, "Leave it"], ["Leave it", other]] {
            let desk = Desk::new().sized(80, 40);
            let mut walk = look_again(&desk, wishes);
            read.push(walk.sees("That is looked at.").text());
            walk.press("<ret>")
                .misses("an agreement on its day")
                .opens("Agreements")
                .sees("Nothing stands here today.");
        }
    }
    assert!(read.windows(2).all(|two| two[0] == two[1]));
}

/// Whoever says not now, the screens are the same ones in the same order, and both read the same.
#[test]
fn the_order_of_the_screens_tells_nobody_who_said_not_now() {
    let mut read = Vec::new();
    for (ben, ada) in [("Not now", "Say yes"), ("Say yes", "Not now"), ("Not now", "Not now")] {
        let desk = Desk::new().sized(80, 30);
        let mut walk = at_home(together(&desk));
        walk.opens("3  Boundaries")
            .opens("Your main agreement")
            .press("we talk first<c-s>")
            .press("<ret>")
            .press("<ret>");
        take(&mut walk, "Ada").press("say it<ret>");
        take(&mut walk, "Ben").press("listen<ret>").opens(ben);
        let mut seen = vec![walk.text()];
        take(&mut walk, "Ada").sees("Ben: I will listen").opens(ada);
        seen.push(walk.sees("Both of you, please.").text());
        seen.push(walk.press("<ret>").sees("Not agreed today.").text());
        read.push(seen);
        assert!(!stands_somewhere(&desk.data(), "we talk first"));
    }
    assert!(read.windows(2).all(|two| two[0] == two[1]), "{read:?}");
}

/// Nobody says yes to what is not on the screen: however long it is, it is read before.
#[test]
fn what_is_agreed_to_can_be_read_before_the_yes() {
    let desk = Desk::new();
    let mut walk = at_home(together(&desk));
    walk.opens("3  Boundaries").opens("Your main agreement").paste(&"we talk before spending ".repeat(60));
    walk.press("<c-s>").sees("The day you look again").press("<ret>").sees("Who starts?").press("<ret>");
    take(&mut walk, "Ada").sees("I will").press("say it first<ret>");
    take(&mut walk, "Ben").press("listen to the end<ret>").sees("Ben, is this all right for you");
    walk.sees("...").misses("Ada: I will say it first");
    for _ in 0..30 {
        walk.press("<down>");
    }
    walk.sees("Ada: I will say it first").sees("Ben: I will listen to the end").sees("Either of you can end it today");
    walk.opens("Say yes");
    take(&mut walk, "Ada").sees("is this all right for you").opens("Say yes").sees("...");
}

/// Both have chosen to make it again, and the disk says no: nothing is shown as done, and it can be tried again.
#[test]
fn made_again_is_said_only_once_it_is_on_disk() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = look_again(&desk, ["Make it again, for two weeks", "Leave it"]);
    walk.press("<c-q>");
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(together(&desk));
    agree(&mut walk, "Say yes");
    walk.press("<c-q>");
    desk.clock.days(7);
    let mut walk = desk.open();
    walk.press("<esc>").opens("Waiting   an agreement").press("<ret>");
    take(&mut walk, "Ada").opens("Make it again, for two weeks");
    let (records, aside) = (desk.folder().join("records"), desk.folder().join("records.aside"));
    std::fs::rename(&records, &aside).unwrap();
    std::fs::write(&records, "in the way").unwrap();
    take(&mut walk, "Ben").opens("Make it again, for two weeks").misses("That is looked at.").sees("could not be kept");
    std::fs::remove_file(&records).unwrap();
    std::fs::rename(&aside, &records).unwrap();
    walk.press("<ret>").sees("That is looked at.").misses("could not be kept").press("<ret>");
    walk.opens("Agreements").sees("until 23 November");
}

/// Whether somebody ended it or its day came cannot be told from how it reads.
#[test]
fn an_agreement_that_was_ended_reads_like_one_whose_day_came() {
    let mut read = Vec::new();
    for by_hand in [true, false] {
        let desk = Desk::new().sized(80, 40);
        let mut walk = at_home(pair(&desk));
        walk.opens("3  Boundaries").opens("Your main agreement").press("we talk first<c-s>");
        walk.choose(if by_hand { "Monday 9 November" } else { "Saturday 7 November" }).press("<ret>").press("<ret>");
        take(&mut walk, "Ada").press("say it<ret>");
        take(&mut walk, "Ben").press("listen<ret>").opens("Say yes");
        take(&mut walk, "Ada").opens("Say yes").press("<ret>").press("<c-q>");
        desk.clock.days(5);
        if by_hand {
            let mut walk = joint(&desk, BEN);
            walk.opens("Agreements").press("<ret>").opens("End it today").press("<c-q>");
        }
        let mut walk = own(&desk, ADA, "Ada");
        read.push(walk.press("j<ret>").sees("we talk first").sees("Ended, 7 November").text());
    }
    assert_eq!(read[0], read[1]);
}
