//! The first sitting of one person: own words on a page within a few keys, and nothing kept before it is said to be.

use super::common::set_up;
use crate::walks::harness::Desk;
use goldseam::runtime::End;

#[test]
fn a_few_keys_lead_to_a_first_page_and_it_is_kept() {
    let desk = Desk::new();
    let mut walk = set_up(&desk, "I was hurt");
    walk.choose("A few minutes").press("<space><ret>").sees("What are you feeling about it today?");
    walk.press("<ret><c-s>").sees("What do you wish someone understood tonight?");
    walk.sees("No lock here. Anyone who uses this computer account can read this page.");
    walk.press("I am tired.").sees("not kept yet").misses("kept on this computer");
    walk.press("<c-s>").sees("Look away from the screen").press("<ret>").sees("That is a page.");
    walk.opens("See the whole book").sees("Go on").sees("Your questions");
    walk.press("<c-q>");
    assert_eq!(walk.end(), Ok(End::Left));
}

#[test]
fn a_name_left_out_is_asked_for_and_the_asking_does_not_follow_to_another_screen() {
    let desk = Desk::new();
    let mut walk = desk.open();
    walk.press("<ret><ret><ret>").sees("What shall this book call you?").press("<ret>").sees("or a letter.");
    walk.press("<esc>").sees("Are you here alone").misses("or a letter.").press("<ret>").misses("or a letter.");
}
