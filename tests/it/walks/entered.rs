//! "Entered under your name": a plain row on one's own pages, until its owner removes it, and nothing anywhere else.

use super::two::{self, ADA, BEN};
use crate::export::kept::{names, of, page};
use crate::journal::shelf::id;
use crate::walks::harness::{Desk, Walk};
use goldseam::engine::proof::Proof;
use goldseam::engine::record::{Agreement, AgreementLine, Mark, Promise};
use goldseam::engine::{Answer, By, Known, Place, Record};
use ratatui::buffer::Buffer;

const ROW: &str = "Entered under your name";
const NOTED: &str = "Noted here, for you. Nothing has changed for the other person.";
const AGREED: &str = "boundaries.your-main-agreement";

/// Everything that an evening leaves under both names, opened with Ada's passphrase alone; and a page of Ben's own.
fn evening() -> Vec<Record> {
    let at = "2026-11-01T20:00:00+01:00".parse().unwrap();
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 11, day);
    let lines = vec![AgreementLine { by: By::Two, line: "I will ask once.".to_owned() }];
    let limit = "Nobody waits unsaid.".to_owned();
    let agreed = Known::Agreed { value: Agreement { limit, lines, ends: day(8), ..Agreement::default() } };
    let promised =
        |line: &str| Known::Promised { value: Promise { line: line.to_owned(), by: day(2), ..Promise::default() } };
    let shown = Known::Shown { one: Answer::page("to sleep"), two: Answer::page("to laugh") };
    let his = |record: Record| Record { by: By::Two, ..record };
    let by_ada = Proof::default().and(Place::One);
    let entered = [
        page(Place::Two, 11, "welcome.hopes", "A page of his turn."),
        of(Place::Shared, 12, "welcome.hopes", shown),
        of(Place::Shared, 13, AGREED, agreed),
        his(of(Place::Shared, 14, "action.something-to-count-on", promised("I will be home by six."))),
        his(of(Place::Shared, 15, "action.promise-review", Known::Outcome { of: id(17), mark: Mark::Missed })),
        of(Place::Shared, 16, "welcome.ground-rules", Known::SetAside),
        Record {
            by: By::One,
            ..of(Place::Shared, 17, "action.something-to-count-on", promised("I will make the tea."))
        },
        Record { by: By::One, ..of(Place::Shared, 18, "action.something-to-count-on", promised("I will call.")) },
    ];
    let mut records: Vec<Record> = entered.into_iter().map(|record| Record { at, proof: by_ada, ..record }).collect();
    let own = page(Place::Two, 19, "page", "Mine alone.");
    records.push(Record { at, proof: Proof::default().and(Place::Two), ..own });
    records.extend(names("Ada", "Ben").map(|name| Record { proof: by_ada, ..name }));
    records
}

/// The same without what Ada promised.
fn only_his() -> Vec<Record> {
    let ada = names("", "")[0].id.clone();
    evening().into_iter().filter(|record| record.by != By::One || record.id == ada).collect()
}

/// Ben, on his own pages.
fn ben(walk: &mut Walk) -> &mut Walk {
    walk.sees("Passphrase").press(BEN).press("<ret>").opens("Ben, alone");
    if walk.has("Another time") {
        walk.opens("Another time");
    }
    walk.press("<esc>").sees("A moment for you")
}

fn open(records: Vec<Record>) -> Walk {
    Desk::new().sized(80, 40).in_memory([ADA, BEN], records)
}

#[test]
fn it_stays_until_its_owner_removes_it_and_leaving_it_is_chosen_first() {
    let mut walk = open(evening());
    ben(&mut walk).sees(ROW).opens(ROW);
    walk.sees("These were entered when your passphrase had not been typed.").sees("have to do anything.");
    for row in ["Hopes", "Your main agreement", "Something to count on", "Looking at promises"] {
        walk.sees(row);
    }
    walk.misses("Mine alone").sees("› Leave it").press("<ret>").sees(ROW).sees("A moment for you");
    walk.opens(ROW).press("<esc>").sees(ROW).sees("A moment for you");
    // One of them: leaving it changes nothing either.
    walk.opens(ROW).opens("Something to count on").sees("I will be home by six.").sees("Entered: yesterday.");
    walk.sees("› Leave it").press("<ret>").sees("Something to count on").opens("Something to count on").press("<esc>");
    walk.opens("Something to count on").opens("It was me").misses("Something to count on").sees("Your main agreement");
    walk.opens("Looking at promises").sees("I will make the tea.").sees("Marked: missed.").opens("It wasn't me");
    walk.sees("Noted here, for you.").misses("An agreement ends").press("<ret>").misses("Looking at promises");
    walk.opens("It was me, all of these").misses(ROW).sees("A moment for you");
}

#[test]
fn it_wasnt_me_says_what_follows_and_ends_an_agreement_only_when_that_is_chosen() {
    for ends in [false, true] {
        let mut walk = open(evening());
        ben(&mut walk).opens(ROW).opens("Your main agreement").sees("Nobody waits unsaid.").opens("It wasn't me");
        let flat = walk.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let said = "An agreement ends by itself on its day. You can also end it now. Then the other person can see that \
                    it ended, and may guess that it was you. If that could bring you trouble, leave it as it is and talk \
                    to someone first: Ctrl+T.";
        assert!(flat.contains(&format!("{NOTED} {said}")), "{}", walk.text());
        walk.sees("› Leave it as it is");
        if ends {
            walk.opens("End it now");
        } else {
            walk.press("<esc>");
        }
        walk.misses("Your main agreement").sees("Hopes").press("<esc>").opens("Both of us").press("<esc>");
        walk.opens("Agreements");
        assert_eq!(walk.has("Nothing stands here today."), ends, "{}", walk.text());
        walk.press("<esc>").opens("Pages of your own");
        ben(&mut walk).press("j").opens("Your main agreement");
        assert_eq!(walk.has("Ended, 2 November"), ends, "{}", walk.text());
    }
}

#[test]
fn a_promise_entered_this_way_is_never_asked_after() {
    let mut walk = open(only_his());
    ben(&mut walk).misses("a promise to look at").opens(ROW).opens("It was me, all of these");
    walk.misses("a promise to look at").opens("Both of us").press("<esc>").misses("a promise to look at");
    walk.opens("5  Action").opens("Looking at promises").sees("There is no promise to look at today.");
}

/// A frame as text, and cell by cell with its caret.
type Frame = (String, (Buffer, (u16, u16)));

/// Every frame that Ada, or both, can see.
fn frames(walk: &mut Walk) -> Vec<Frame> {
    let mut seen = Vec::new();
    let mut see = |walk: &Walk| seen.push((walk.text(), walk.cells()));
    walk.opens("Pages of your own").sees("Passphrase").press(ADA).press("<ret>");
    walk.opens("Ada, alone");
    if walk.has("Another time") {
        walk.opens("Another time");
    }
    for at in ["own", "both"] {
        walk.press("<esc>");
        see(walk);
        for row in ["Agreements", "Shown", "Welcome", "3  Boundaries", "5  Action", "Check-ins"] {
            walk.opens(row);
            see(walk);
            walk.press("<esc>");
        }
        if at == "own" {
            walk.press("j");
            see(walk);
            walk.press("<esc>").opens("Both of us");
            see(walk);
        }
    }
    walk.opens("For a session");
    see(walk);
    seen
}

/// What Ben says of the list, and back to both.
fn says(walk: &mut Walk, what: &str) {
    ben(walk);
    match what {
        "leaves it" => drop(walk.opens(ROW).press("<ret>").seen()),
        "it was me" => drop(walk.opens(ROW).opens("It was me, all of these").seen()),
        _ => {
            for row in ["Your main agreement", "Something to count on", "Looking at promises", "Hopes", "Hopes"] {
                walk.opens(ROW).opens(row).opens("It wasn't me").press("<ret>");
                if !walk.has("A moment for you") {
                    walk.press("<esc>");
                }
            }
            walk.misses(ROW);
        }
    }
    walk.sees("A moment for you").opens("Both of us").press("<esc>");
}

#[test]
fn whatever_was_chosen_every_screen_of_the_other_and_of_both_is_the_same_cell_by_cell() {
    let mut twins = Vec::new();
    for what in ["leaves it", "it was me", "it wasn't me"] {
        let mut walk = open(evening());
        says(&mut walk, what);
        let seen = frames(&mut walk);
        assert!(seen.iter().all(|(text, _)| !text.contains("Entered under")), "{what}");
        twins.push(seen);
    }
    for other in &twins[1..] {
        for (left, chosen) in twins[0].iter().zip(other) {
            assert!(left == chosen, "{}\n{}", left.0, chosen.0);
        }
    }
}

#[test]
fn without_the_other_ones_hand_in_it_there_is_no_row() {
    let both = Proof::default().and(Place::One).and(Place::Two);
    for proof in [both, Proof::default(), Proof::from_before()] {
        let records = evening().into_iter().map(|record| Record { proof, ..record }).collect();
        ben(&mut open(records)).misses(ROW);
    }
}

/// Nobody asks, and its maker can still say how it went, in their own pages.
#[test]
fn a_promise_that_nobody_asks_after_can_be_marked_from_the_own_journal() {
    let mut walk = open(only_his());
    ben(&mut walk).press("j").opens("Something to count on").sees("I will be home by six.").opens("Say how it went");
    walk.sees("I will be home by six.").misses("I will make the tea.").choose("let go").press("<space><c-s>");
    for _ in 0..4 {
        if walk.has("A moment for you") {
            break;
        }
        walk.press("<esc>");
    }
    walk.press("j").opens("Something to count on").misses("Say how it went");
}

/// On the disk: after an evening that Ada's passphrase opened, each finds what was entered on their turns, and nothing
/// that they wrote in their own pages.
#[test]
fn after_an_evening_for_two_each_has_the_row_in_their_own_pages() {
    let desk = Desk::new().sized(80, 40);
    two::at_home(two::pair(&desk)).press("<c-q>");
    for (pass, name) in [(ADA, "Ada"), (BEN, "Ben")] {
        let mut walk = two::own(&desk, pass, name);
        walk.press("w").press("a page of my own<c-s>").sees("A moment for you").misses(ROW).press("<c-q>");
    }
    let mut walk = two::joint(&desk, ADA);
    walk.opens("Welcome").opens("Hopes");
    two::show(&mut walk, ["calmer evenings", "to laugh again"]);
    walk.press("<esc>").opens("5  Action").opens("Something to count on");
    for name in ["Ada:", "Ben:"] {
        walk.sees(name).press("make the tea").press("<c-s>").choose("in a week").press("<space><c-s>").press("<c-s>");
    }
    walk.press("<c-q>");
    desk.clock.days(7);
    // Nobody is asked after a promise that was entered without its maker's passphrase.
    two::joint(&desk, BEN).misses("a promise to look at").misses(ROW).press("<c-q>");
    for (pass, name) in [(BEN, "Ben"), (ADA, "Ada")] {
        let mut walk = two::own(&desk, pass, name);
        walk.misses("a promise to look at").opens(ROW).sees("Hopes").sees("Something to count on");
        walk.misses("a page of my own").press("<esc>").press("<c-q>");
        let mut walk = two::own(&desk, pass, name);
        walk.opens(ROW).opens("It was me, all of these").misses(ROW).misses("a promise to look at").press("<c-q>");
        two::own(&desk, pass, name).misses(ROW).press("<c-q>");
    }
    // In their own pages each can look at what is theirs.
    let mut walk = two::own(&desk, BEN, "Ben");
    walk.press("j").opens("Something to count on").opens("Say how it went").sees("I will make the tea");
    walk.choose("kept").press("<space><c-s>");
}
