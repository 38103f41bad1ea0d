//! What comes back on its day: promises, agreements, a line to oneself, the looks. Never a count, never a word of blame.

use super::common::{at_home, finish};
use crate::walks::harness::{Desk, Walk};

/// Opens on a later day, past the question how much room there is.
fn later(desk: &Desk, days: i64) -> Walk {
    desk.clock.days(days);
    let mut walk = desk.open();
    walk.sees("How much room do you have?").press("<esc>").sees("Ada");
    walk
}

fn promise(desk: &Desk) -> Walk {
    let mut walk = at_home(desk, "I was hurt");
    walk.opens("5  Action").opens("A small promise to yourself");
    walk.press("read the letter on Sunday").press("<c-s>");
    walk.sees("tomorrow");
    walk.choose("in a week").press("<space>");
    finish(&mut walk, "");
    walk
}

#[test]
fn a_promise_is_due_on_its_day_and_its_maker_marks_it() {
    let desk = Desk::new();
    promise(&desk).press("<c-q>");
    later(&desk, 6).misses("a promise to look at").press("<c-q>");
    let mut walk = later(&desk, 1);
    walk.sees("a promise to look at").opens("Waiting").sees("I will read the letter on Sunday");
    walk.sees("Only the person who made a promise marks it.").choose("missed").press("<space><c-s>");
    walk.sees("A miss opens repair.").opens("Look at repairing it").sees("Repairing a miss");
    walk.press("<c-q>");
    later(&desk, 1).misses("a promise to look at");
}

#[test]
fn a_line_to_oneself_comes_back_in_four_weeks() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("Check-ins").opens("A note for later").press("you were brave<c-s>").press("<c-q>");
    later(&desk, 27).misses("A line from you").misses("a line from you").press("<c-q>");
    let mut walk = later(&desk, 1);
    walk.sees("a line from you is ready").opens("Waiting   a line").sees("you were brave").press("<c-q>");
    later(&desk, 1).misses("a line from you is ready");
}

#[test]
fn an_agreement_with_oneself_ends_by_itself_and_can_be_made_again() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("3  Boundaries").opens("A limit of your own");
    finish(&mut walk, "<space>1").press("<c-q>");
    let mut walk = later(&desk, 7);
    walk.sees("an agreement on its day").opens("Waiting   an agreement").choose("Make it again, for two weeks");
    walk.press("<space><c-s>").press("<c-q>");
    later(&desk, 13).misses("an agreement on its day").press("<c-q>");
    later(&desk, 1).sees("an agreement on its day");
}

#[test]
fn the_monthly_look_comes_round_and_can_be_switched_off() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    for number in ["4", "3"] {
        walk.opens("Check-ins").opens("Monthly look");
        finish(&mut walk, number).press("<c-q>");
        walk = later(&desk, 28);
        walk.sees("a monthly look, when you are ready");
    }
    walk.opens("Your own notes over time").sees("About the same as the time before.").press("<esc>");
    walk.opens("Check-ins").opens("Stop suggesting check-ins").press("<esc>").misses("a monthly look");
}

#[test]
fn after_a_long_silence_one_kind_line_and_no_backlog() {
    let desk = Desk::new();
    promise(&desk).press("<c-q>");
    desk.clock.days(43);
    let mut walk = desk.open();
    walk.sees("It has been a while. There is nothing to catch up on.");
    walk.choose("A few minutes").press("<space><ret>").sees("5 min");
    for word in ["overdue", "missed", "weeks", "ago"] {
        walk.misses(word);
    }
}

#[test]
fn a_clock_set_back_ten_years_loses_nothing_and_says_nothing() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("before<c-s>").press("<c-q>");
    desk.clock.days(-3650);
    let mut walk = desk.open();
    walk.press("<esc>").sees("Ada").press("w").press("after<c-s>").sees("Ada").press("j<ret>").sees("after");
    walk.press("<esc>").press("<down><ret>").sees("before");
}
