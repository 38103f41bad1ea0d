//! Whoever sits there opens what is theirs, by whatever road: nothing of one's own before both, nothing of both by one.

use super::common::stands_somewhere;
use super::two::{ADA, BEN, at_home, joint, own, pair, together};
use crate::journal::two::open_in;
use crate::walks::harness::{Desk, Walk};
use goldseam::content::{Kind, Sitting, Visibility, Workbook, load};
use goldseam::engine::Place;

const CANARY: &str = "a gilded wren";

fn book() -> Workbook {
    load::embedded().unwrap()
}

/// Every step that stands beside an answer of the library leads both only to what is for two.
#[test]
fn from_the_library_both_reach_nothing_of_ones_own() {
    let book = book();
    for kind in [pair, together] {
        let desk = Desk::new().sized(80, 40);
        let mut walk = at_home(kind(&desk));
        for asked in &book.library.faq.questions {
            walk.opens("Questions and answers").opens(&asked.ask);
            for id in &asked.see {
                let step = book.step(id.as_str()).unwrap();
                let title = step.prose.words.title.as_deref().unwrap();
                assert_eq!(walk.has(title), step.sitting == Sitting::Together, "{title}\n{}", walk.text());
            }
            walk.press("<esc><esc>").sees("Ada and Ben");
        }
        walk.press("<c-q>");
    }
}

/// From every joint step, Ctrl+P leads to something lighter for two, and nothing typed there is anyone's own.
#[test]
fn what_is_lighter_for_two_is_for_two() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(pair(&desk));
    for (stage, step) in
        [("Later: good things", "When to begin"), ("3  Boundaries", "Your main agreement"), ("Welcome", "Hopes")]
    {
        walk.opens(stage).opens(step).press("<c-p>").opens("Something lighter").misses("your own page");
        walk.sees("both of you").press(CANARY).press("<c-s>");
        back(&mut walk);
    }
    walk.press("<c-q>");
    let (_, reading) = open_in(&desk.data(), BEN);
    assert!(reading.records.whole().all(|record| record.place == Place::Shared));
}

fn back(walk: &mut Walk) {
    for _ in 0..6 {
        if walk.has("Agreements    Shown") {
            return;
        }
        walk.press("<esc>");
    }
    panic!("{}", walk.text());
}

/// Alone, one does not write for both: only what both may read alone, or what each answers apart, opens.
#[test]
fn alone_nobody_writes_what_is_for_both() {
    let book = book();
    let desk = Desk::new().sized(80, 40);
    at_home(pair(&desk)).press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    for asked in &book.library.faq.questions {
        walk.opens("Questions and answers").opens(&asked.ask);
        for id in &asked.see {
            let step = book.step(id.as_str()).unwrap();
            let apart = step.kind == Kind::Reading || step.visibility == Visibility::Blind;
            // Each marks promises of their own, on a turn or in their own pages.
            let apart = apart || step.id.as_str() == "action.promise-review";
            let title = step.prose.words.title.as_deref().unwrap();
            assert_eq!(walk.has(title), step.sitting == Sitting::Alone || apart, "{title}\n{}", walk.text());
        }
        walk.press("<esc><esc>").sees("A moment for you");
    }
}

/// A reading that one opens alone marks nothing that the other one sees.
#[test]
fn a_reading_opened_alone_marks_the_own_list_only() {
    let desk = Desk::new().sized(80, 40);
    at_home(pair(&desk)).press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    walk.opens("Questions and answers").opens("How long does this take?").opens("No fixed clock").press("<c-s>");
    walk.press("<c-q>");
    let mut walk = joint(&desk, BEN);
    walk.opens("4  Patience").sees("No fixed clock").misses("been through");
}

/// Words begun on a joint turn are offered to their writer as a page of their own, never as one for both.
#[test]
fn words_begun_on_a_joint_turn_come_back_as_an_own_page() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(pair(&desk));
    walk.opens("3  Boundaries").opens("One kind of support").sees("Ada:").press(CANARY).wait(3).press("<esc>");
    walk.press("<c-q>");
    let mut walk = desk.open();
    walk.press(ADA).press("<ret>").opens("Ada, alone");
    walk.sees(CANARY).sees("your own page").misses("both of you").press("<c-s>").press("<c-q>");
    let (_, reading) = open_in(&desk.data(), BEN);
    let told = reading.records.whole().map(|record| serde_json::to_string(record).unwrap()).collect::<String>();
    assert!(!told.contains(CANARY) && !stands_somewhere(&desk.data(), CANARY));
}
