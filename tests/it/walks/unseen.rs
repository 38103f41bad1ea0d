//! Whole sittings in locked workbooks, with the disk looked at after every operation: nothing that was typed stands on
//! it as it is, at no moment.

use super::common::{finish, set_up_locked};
use super::two::{self, ADA};
use crate::journal::watched::Watched;
use crate::walks::harness::Desk;
use std::sync::Arc;

const PASS: &str = "seven grey herons";

/// What two people type in their first sitting, beside their passphrases and names.
const TYPED: [&str; 6] =
    [ADA, "a flat hand", "the post on the table", "a quiet quarter of an hour", "make the tea", "the kettle sang"];

/// A desk whose disk is watched for these words.
fn watched(words: &[&str]) -> (Desk, Arc<Watched>) {
    let desk = Desk::new();
    let eyes = Watched::over(desk.temp.path(), words);
    (desk.on(eyes.clone()), eyes)
}

#[test]
fn nothing_that_two_people_type_stands_on_the_disk_at_any_moment() {
    let (desk, eyes) = watched(&TYPED);
    let mut walk = two::pair(&desk);
    two::first_sitting(&mut walk, true);
    walk.press("<c-q>");
    let mut walk = two::own(&desk, ADA, "Ada");
    walk.press("w").press("the kettle sang").wait(3).press(" and sang").press("<c-s>").sees("A moment for you");
    walk.press("<c-q>");
    eyes.saw_nothing("two people sat together and alone");
}

#[test]
fn nothing_that_one_person_types_stands_on_the_disk_at_any_moment() {
    let (desk, eyes) = watched(&[PASS, "the kettle sang", "Marigold"]);
    let mut walk = set_up_locked(&desk, "I broke trust", PASS);
    walk.press("<esc>").opens("Welcome").opens("One page");
    finish(&mut walk, "the kettle sang");
    walk.press("w").press("the kettle sang").wait(1).press(" to Marigold").wait(3).press("<c-s>");
    walk.press("w").press("the kettle sang").press("<c-g><c-g>").wait(400);
    walk.press("<c-q>");
    eyes.saw_nothing("one person sat alone");
}

/// The same words are seen where there is no lock; otherwise nothing would say that anybody looked.
#[test]
fn without_a_lock_they_are_seen() {
    let (desk, eyes) = watched(&TYPED);
    let mut walk = two::together(&desk);
    two::first_sitting(&mut walk, false);
    assert!(eyes.seen().iter().any(|found| !found.is_empty()));
}
