//! Two people at one keyboard: set up together, each heard once, one page opened together, one promise each.

use super::common::stands_somewhere;
use crate::journal::two::open_in;
use crate::walks::harness::{Desk, Walk};
use goldseam::app::Action;
use goldseam::app::route::TwoRoute;
use goldseam::app::update::update;
use goldseam::app::{App, Model, Msg, Route, Transition};
use goldseam::content::load;
use goldseam::engine::{Ids, Known, Place, Record};
use std::fs;
use std::sync::Arc;

pub(crate) const ADA: &str = "three odd words";
pub(crate) const BEN: &str = "four other words";

/// From the first screen to the question which kind.
fn names(desk: &Desk) -> Walk {
    let mut walk = desk.open();
    walk.press("<ret><ret>").sees("Are you here alone").opens("Two of us");
    walk.sees("two people who can each say no").press("<ret>").sees("Two names, please.");
    walk.press("Ada<ret>Ben<ret>").sees("With pages of your own, or together only?");
    walk
}

/// The right one takes the keyboard.
pub(crate) fn take<'a>(walk: &'a mut Walk, name: &str) -> &'a mut Walk {
    walk.sees(&format!("Please pass the keyboard to {name}.")).press(name).press("<ret>")
}

/// With pages of their own: a passphrase each, unseen.
pub(crate) fn pair(desk: &Desk) -> Walk {
    let mut walk = names(desk);
    walk.opens("With pages of your own");
    for (name, pass) in [("Ada", ADA), ("Ben", BEN)] {
        take(&mut walk, name).sees("Choose a passphrase for your own pages.");
        walk.press(pass).press("<tab>").press(pass).press("<ret>");
    }
    walk.sees("Both of you, please.").press("<ret>").sees("Each of you has a key.").press("<ret>");
    walk
}

/// No passphrase; nothing private is ever kept.
pub(crate) fn together(desk: &Desk) -> Walk {
    let mut walk = names(desk);
    walk.opens("Together only");
    walk
}

/// To the joint home page, the list of the first sitting left.
pub(crate) fn at_home(mut walk: Walk) -> Walk {
    walk.sees("Which of these do you both like?").press("<esc><esc>").sees("Ada and Ben");
    walk
}

/// The list of the first sitting, from its first screen to the last word.
pub(crate) fn first_sitting(walk: &mut Walk, has_own_pages: bool) {
    walk.sees("Which of these do you both like?").press("<ret><c-s>");
    walk.sees("What word or sign").press("a flat hand");
    for _ in 0..8 {
        if walk.has("Who starts?") {
            break;
        }
        walk.press("<c-s>");
    }
    show(walk, ["the post on the table", "a quiet quarter of an hour"]);
    walk.opens("A practice talk").press("<c-s>");
    talk(walk);
    for name in ["Ada:", "Ben:"] {
        walk.sees(name).press("make the tea").press("<c-s>");
        walk.choose("in a week").press("<space><c-s>").press("<c-s>");
    }
    walk.sees("When will you sit down again?").press("Sunday<ret>eight<ret>");
    assert_eq!(walk.has("Each of you has pages of your own."), has_own_pages);
    walk.opens("A card for the fridge").sees("No reason asked.").press("<ret>");
    walk.press("<ret>").sees("Enough.");
}

/// Both write a line and show it.
pub(crate) fn show(walk: &mut Walk, words: [&str; 2]) {
    walk.sees("Who starts?").press("<ret>");
    take(walk, "Ada").sees("can be guessed").press(words[0]).press("<c-s>");
    walk.sees("This is what will be shown.").sees(words[0]).opens("Show it");
    take(walk, "Ben").misses(words[0]).press(words[1]).press("<c-s>");
    walk.sees(words[1]).misses(words[0]).opens("Show it").sees("Both of you, please.").press("<ret>");
    walk.sees(words[0]).sees(words[1]).opens("We have");
}

/// One round: speak, say back, got it, swap.
fn talk(walk: &mut Walk) {
    walk.sees("Who would like to speak first?").press("<ret>");
    walk.sees("Ada speaks").misses("Swap").press("<ret>").sees("did I get it?").press("<ret>").opens("Swap");
    walk.sees("Ben speaks").press("<ret>").opens("Once more").press("<ret>").press("<ret>").opens("We are done");
    walk.press("<ret>");
}

/// Opens a workbook with pages of their own, by one passphrase.
fn open_pair(desk: &Desk, pass: &str) -> Walk {
    let mut walk = desk.open();
    walk.sees("Passphrase").misses("Ada").misses("Ben").press(pass).press("<ret>").sees("Who is here?");
    walk
}

pub(crate) fn joint(desk: &Desk, pass: &str) -> Walk {
    let mut walk = open_pair(desk, pass);
    walk.opens("Both of us").press("<esc>").sees("Ada and Ben");
    walk
}

pub(crate) fn own(desk: &Desk, pass: &str, name: &str) -> Walk {
    let mut walk = open_pair(desk, pass);
    walk.opens(&format!("{name}, alone"));
    if walk.has("Another time") {
        walk.opens("Another time");
    }
    walk.press("<esc>").sees("A moment for you");
    walk
}

#[test]
fn two_set_it_up_and_within_one_list_are_heard_show_one_page_and_promise_one_thing() {
    for (kind, has_own_pages) in [(pair as fn(&Desk) -> Walk, true), (together, false)] {
        let desk = Desk::new().sized(80, 30);
        let mut walk = kind(&desk);
        first_sitting(&mut walk, has_own_pages);
        walk.press("<ret>");
        assert!(walk.end().is_ok());
        desk.clock.days(7);
        let mut walk = if has_own_pages { joint(&desk, BEN) } else { desk.open() };
        if !has_own_pages {
            walk.press("<esc>");
        }
        walk.sees("Ada and Ben").misses("make the tea");
        // With passphrases nobody is asked after what was promised where no passphrase had been typed.
        assert_eq!(walk.has("a promise to look at"), !has_own_pages, "{}", walk.text());
    }
}

#[test]
fn nobody_is_asked_to_wait_for_more_than_three_minutes() {
    for kind in [pair, together] {
        let desk = Desk::new();
        let mut walk = at_home(kind(&desk));
        walk.opens("Welcome").opens("Hopes").press("<ret>");
        take(&mut walk, "Ada").press("calmer evenings").wait(179).misses("A good place").misses("Finish your thought.");
        walk.wait(2).sees("This is a good place to stop. Finish your thought.").sees("calmer evenings");
        walk.press(" and mornings<c-s>").sees("calmer evenings and mornings");
    }
}

#[test]
fn only_the_right_name_leads_on() {
    let desk = Desk::new();
    let mut walk = at_home(pair(&desk));
    walk.opens("Welcome").opens("Hopes").press("<ret>");
    walk.press("Ben<ret>").sees("Please pass the keyboard to Ada.").sees("That is another name.");
    walk.press("adA<ret>").sees("What do you hope");
}

/// What one of them does on a turn.
const WAYS: [&str; 5] = ["shows it", "changes it first", "keeps it back", "puts it off", "goes back"];

fn turn(walk: &mut Walk, name: &str, way: &str) {
    take(walk, name);
    match way {
        "puts it off" => drop(walk.opens("Not now").seen()),
        "goes back" => drop(walk.press("canary of mine<esc>").seen()),
        "changes it first" => {
            walk.press("canary of mi<c-s>").opens("Change it").press("ne<c-s>").opens("Show it");
        }
        "keeps it back" => drop(walk.press("canary of mine<c-s>").opens("Keep it to myself").seen()),
        _ => drop(walk.press("canary of mine<c-s>").opens("Show it").seen()),
    }
}

#[test]
fn both_see_both_or_both_read_the_same_whoever_kept_what_back() {
    for kind in [pair, together] {
        let mut read = Vec::new();
        for first in WAYS {
            for second in WAYS {
                let desk = Desk::new();
                let mut walk = at_home(kind(&desk));
                walk.opens("Welcome").opens("Hopes").press("<ret>");
                turn(&mut walk, "Ada", first);
                if first != "goes back" {
                    walk.misses("canary");
                    turn(&mut walk, "Ben", second);
                }
                if walk.has("Both of you, please.") {
                    walk.press("<ret>");
                }
                let is_showing = |way: &str| way == "shows it" || way == "changes it first";
                let shown = is_showing(first) && is_showing(second);
                assert_eq!(walk.has("canary"), shown, "{first}, {second}\n{}", walk.text());
                if !shown {
                    read.push(walk.text());
                }
                walk.press("<ret>").sees("Welcome").misses("canary");
                let kept = stands_somewhere(&desk.data(), "canary of mine");
                assert_eq!(kept, shown && walk.text().contains("Welcome") && is_together(&desk), "{first}, {second}");
            }
        }
        read.dedup();
        assert_eq!(read.len(), 1, "{}", read.join("\n---\n"));
    }
}

fn is_together(desk: &Desk) -> bool {
    let book = fs::read_to_string(desk.folder().join("book.json")).unwrap();
    book.contains("together")
}

#[test]
fn a_page_of_ones_own_is_seen_by_nobody_else() {
    let desk = Desk::new();
    at_home(pair(&desk)).press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    walk.press("w").press("canary in a mine<c-s>").sees("A moment for you");
    walk.opens("Welcome").opens("Your own reason").press("another canary<esc><esc>");
    walk.opens("7  When to move on").opens("If nothing changed").press("<c-s>third canary<c-s>").press("<c-q>");
    assert!(!stands_somewhere(desk.temp.path(), "canary"));
    let mut walk = own(&desk, BEN, "Ben");
    walk.press("j").misses("canary").sees("Nothing here.").press("/canary").sees("Nothing here.").press("<c-q>");
    for pass in [ADA, BEN] {
        let mut walk = joint(&desk, pass);
        walk.misses("canary").press("w").misses("canary").press("j").misses("Journal").sees("Ada and Ben");
        walk.opens("Welcome").misses("canary").misses("been through  ").press("<esc>").press("<c-q>");
    }
    let mut walk = own(&desk, ADA, "Ada");
    walk.press("j").sees("canary in a mine");
}

#[test]
fn together_only_keeps_nothing_private() {
    let desk = Desk::new();
    let mut walk = at_home(together(&desk));
    walk.opens("Welcome").opens("Hopes").press("<ret>");
    take(&mut walk, "Ada").press("canary of mine").sees("This page is for now only.").wait(20);
    assert!(!stands_somewhere(&desk.data(), "canary"));
    walk.press("<c-q>");
    assert!(!stands_somewhere(&desk.data(), "canary"));
    desk.open().misses("canary").sees("How much room");
}

#[test]
fn each_marks_own_promises_and_the_other_is_asked_aloud() {
    let desk = Desk::new().sized(80, 30);
    let mut walk = at_home(together(&desk));
    walk.opens("5  Action").opens("Something to count on");
    for name in ["Ada:", "Ben:"] {
        walk.sees(name).press("make the tea").press("<c-s>").choose("in a week").press("<space><c-s>").press("<c-s>");
    }
    walk.press("<c-q>");
    desk.clock.days(7);
    let mut walk = desk.open();
    walk.press("<esc>").opens("Waiting   a promise");
    for name in ["Ada", "Ben"] {
        take(&mut walk, name).sees("I will make the tea").choose("kept").press("<space><c-s>");
    }
    walk.sees("how was it for you?").press("<ret>").misses("a promise to look at");
    // Where there is none, nobody is asked how it was.
    walk.opens("5  Action").opens("Looking at promises").sees("There is no promise to look at today.");
    walk.misses("how was it for you?").press("<ret>").misses("There is no promise");
}

#[test]
fn a_copy_is_shown_by_a_fresh_choice_and_can_be_taken_back() {
    let desk = Desk::new();
    at_home(pair(&desk)).press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    walk.press("w").press("the whole of it<c-s>").press("j<ret>").opens("Show a copy to both");
    walk.sees("This is what will be shown.").sees("the whole of it").press(" and no more").opens("Show it");
    walk.press("<c-q>");
    let mut walk = joint(&desk, BEN);
    walk.opens("Shown").press("<ret>").sees("the whole of it and no more").misses("Take mine back").press("<c-q>");
    let mut walk = own(&desk, ADA, "Ada");
    walk.opens("Shown").press("<ret>").opens("Take mine back").sees("It may have been read already.");
    walk.opens("Take it back").sees("Nothing yet.").press("<c-q>");
    let mut walk = joint(&desk, BEN);
    walk.opens("Shown").sees("Nothing yet.").misses("the whole of it");
}

#[test]
fn a_break_in_a_talk_keeps_whose_turn_it_was_and_no_words() {
    let desk = Desk::new();
    let mut walk = at_home(pair(&desk));
    walk.opens("2  Communicate").opens("A warm-up round").opens("Go on all the same").opens("Ben");
    walk.sees("Ben speaks").press("<ret>").sees("did I get it?").press("<c-p>").opens("A break");
    walk.opens("Back now").opens("Yes, go on").press(ADA).press("<ret>").opens("Both of us");
    walk.sees("did I get it?").sees("Ada says it back");
}

#[test]
fn two_who_were_together_only_can_begin_pages_of_their_own_later() {
    let desk = Desk::new();
    let mut walk = at_home(together(&desk));
    walk.opens("Welcome").opens("Hopes");
    show(&mut walk, ["calmer evenings", "to laugh again"]);
    walk.press("<esc>").opens("The lock").opens("With pages of your own");
    for (name, pass) in [("Ada", ADA), ("Ben", BEN)] {
        take(&mut walk, name).press(pass).press("<tab>").press(pass).press("<ret>");
    }
    walk.press("<ret>").sees("Each of you has a key.").press("<ret>").sees("Pages of your own").press("<c-q>");
    assert!(!stands_somewhere(&desk.data(), "calmer evenings"));
    let mut walk = joint(&desk, BEN);
    walk.opens("Shown").press("<ret>").sees("calmer evenings").sees("to laugh again").press("<c-q>");
    own(&desk, ADA, "Ada").press("w").press("a page of my own").sees("Sealed. It opens with your passphrase");
}

#[test]
fn not_this_way_reads_the_same_whoever_chose_it_and_leaves_nothing_sealed() {
    let mut read = Vec::new();
    for refusing in ["Ada", "Ben"] {
        let desk = Desk::new();
        let mut walk = names(&desk);
        walk.opens("With pages of your own");
        for (name, pass) in [("Ada", ADA), ("Ben", BEN)] {
            take(&mut walk, name);
            if name == refusing {
                walk.opens("Not this way");
            } else {
                walk.press(pass).press("<tab>").press(pass).press("<ret>");
            }
        }
        walk.press("<ret>").sees("Together only for now.");
        read.push(walk.text());
        assert!(!desk.folder().join("keys").exists());
    }
    assert_eq!(read[0], read[1]);
}

#[test]
fn either_may_begin_and_quitting_or_a_crash_half_way_shows_nothing() {
    for kind in [pair, together] {
        for crash in [false, true] {
            let desk = Desk::new();
            let mut walk = at_home(kind(&desk));
            walk.opens("Welcome").opens("Hopes").opens("Ben");
            turn(&mut walk, "Ben", "shows it");
            take(&mut walk, "Ada").press("half a canary").wait(2);
            if crash {
                assert!(walk.end().is_err());
            } else {
                walk.press("<c-q>");
            }
            let mut walk = if is_together(&desk) { desk.open() } else { joint(&desk, ADA) };
            walk.misses("canary").press("<esc>");
            if walk.has("Stay a little") {
                walk.press("<esc>");
            }
            walk.misses("canary").opens("Shown").sees("Nothing yet.").press("<c-q>");
            assert!(!stands_somewhere(&desk.data(), "canary"));
        }
    }
}

/// A promise made on one's own pages says nothing of the page it was made on: that page is asked of one part alone.
#[test]
fn a_promise_made_alone_tells_nobody_where_it_was_made() {
    let desk = Desk::new().sized(80, 40);
    at_home(pair(&desk)).press("<c-q>");
    let mut walk = own(&desk, BEN, "Ben");
    walk.opens("Welcome").opens("Your part").press("<down><space><c-s>");
    while !walk.has("A moment for you") {
        walk.press("<esc>");
    }
    walk.opens("4  Patience").opens("Steady over time").sees("Both of you will see this promise.");
    walk.press("say what the day was like<c-s>").press("<ret>");
    for _ in 0..4 {
        if walk.has("How it can be seen") {
            break;
        }
        walk.press("<c-s>");
    }
    walk.sees("How it can be seen").press("by the note on the table<c-s>").press("<c-q>");
    let (_, reading) = open_in(&desk.data(), ADA);
    let promised = |record: &&Record| matches!(record.known(), Some(Known::Promised { .. }));
    let seen: Vec<&Record> = reading.records.whole().filter(promised).collect();
    assert_eq!(seen.len(), 1);
    let bytes = serde_json::to_string(seen[0]).unwrap();
    assert!(bytes.contains("say what the day was like") && bytes.contains("by the note on the table"), "{bytes}");
    for trace in ["no one checks", "it can be seen", "patience", "\"card\""] {
        assert!(!bytes.contains(trace), "{trace} stands in {bytes}");
    }
}

/// Stop, before both have been heard: nothing is marked, nothing is praised, and the plan for it stands there.
#[test]
fn a_talk_that_is_stopped_before_both_were_heard_marks_nothing() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(together(&desk));
    walk.opens("2  Communicate").opens("Your time-out plan").press("a flat hand<c-s>");
    for _ in 0..6 {
        if walk.has("A warm-up round") {
            break;
        }
        walk.press("<c-s>");
    }
    if !walk.has("A warm-up round") {
        walk.opens("2  Communicate");
    }
    for stop_at in [0, 1, 2] {
        walk.opens("A warm-up round").sees("Who would like to speak first?").press("<ret>");
        for _ in 0..stop_at {
            walk.press("<ret>");
        }
        walk.opens("Stop here").sees("This is a good place to stop for today.").sees("a flat hand").misses("round.");
        walk.press("<ret>");
        if !walk.has("A warm-up round") {
            walk.opens("2  Communicate");
        }
        let row = walk.text().lines().find(|row| row.contains("A warm-up round")).unwrap().to_owned();
        assert!(!row.contains("been through"), "{row}");
    }
}

/// Where the names could not be read, nothing that is typed is the right one.
#[test]
fn an_empty_name_takes_no_keyboard() {
    let book = load::embedded().unwrap_or_else(|faults| panic!("{faults}"));
    let mut app = App::new(Model::new(Arc::new(book), "2026-03-01T20:00:00+00:00".parse().unwrap(), Ids::new(|| 0)));
    for (to, is_taken) in [(Some(Place::One), false), (None, true)] {
        for route in [Route::Said("beneath".to_owned()), Route::Two(TwoRoute::HandOver(to))] {
            app.follow(Transition::to(route));
        }
        let now = app.model.now;
        update(&mut app, Msg::Act(Action::Press), now);
        assert_eq!(goldseam::ui::drawn(&app, (80, 24)).join("\n").contains("beneath"), is_taken);
    }
}

/// Seen: on a turn of two the key for help showed the keys and nothing of the step.
#[test]
fn help_on_a_turn_of_two_is_the_help_of_the_step() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(pair(&desk));
    walk.opens("Welcome").opens("Hopes").press("<ret>");
    // Nothing of the step belongs on the screen that passes the keyboard.
    walk.press("<f1>").sees("Keys and help").misses("Why this step").press("<esc>");
    take(&mut walk, "Ada").press("calmer evenings").press("<f1>").sees("Why this step").press("<esc>");
    walk.sees("calmer evenings").press("<c-s>").sees("This is what will be shown.").opens("Show it");
    // The same beside the line of a promise, which both look on at.
    walk.press("<esc>").press("<ret>").press("<esc>").opens("5  Action").opens("Something to count on");
    walk.sees("Ada:").press("<f1>").sees("Why this step").press("<esc>").sees("Ada:");
}

/// What is pressed at a hand-over is about the step that it belongs to.
#[test]
fn too_much_at_a_hand_over_is_too_much_of_that_step() {
    let desk = Desk::new();
    let mut walk = at_home(together(&desk));
    walk.opens("Welcome").opens("Hopes").press("<ret>");
    walk.press("<c-p>").misses("This one was too much before.").press("<esc>");
    take(&mut walk, "Ada").press("<c-p>").sees("This one was too much before.");
}

/// Words that are half a page when the turn is broken off are kept as they would be on any page that is left.
#[test]
fn a_line_begun_on_a_turn_that_both_see_is_there_again() {
    let desk = Desk::new().sized(80, 30);
    let mut walk = at_home(together(&desk));
    walk.opens("5  Action").opens("Something to count on");
    walk.sees("Ada:").press("make the tea").press("<esc>").misses("make the tea");
    walk.press("<c-q>");
    assert!(stands_somewhere(&desk.data(), "make the tea"), "a draft of both is kept like any other");
}

/// Seen: Esc at a hand-over led to two empty names, and a passphrase that was chosen was gone without a word.
#[test]
fn while_setting_up_esc_goes_one_screen_back_and_the_names_stay() {
    let desk = Desk::new();
    let mut walk = names(&desk);
    walk.press("<esc>").sees("Two names, please.").sees("one name: Ada").sees("the other: Ben");
    walk.press("<ret><ret>").opens("With pages of your own").sees("Please pass the keyboard to Ada.");
    walk.press("<esc>").sees("With pages of your own, or together only?").opens("With pages of your own");
    take(&mut walk, "Ada").press(ADA).press("<esc>").sees("Please pass the keyboard to Ada.");
    take(&mut walk, "Ada").press(ADA).press("<tab>").press(ADA).press("<ret>");
    // What the other one chose is nobody's to step back into: both choose again.
    take(&mut walk, "Ben").press("<esc>").sees("Please pass the keyboard to Ben.");
    walk.press("<esc>").sees("Please pass the keyboard to Ada.");
    for (name, pass) in [("Ada", ADA), ("Ben", BEN)] {
        take(&mut walk, name).press(pass).press("<tab>").press(pass).press("<ret>");
    }
    walk.sees("Both of you, please.").press("<ret>").sees("Each of you has a key.");
}
