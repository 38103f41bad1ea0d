//! The demo: made-up people, every stop of every route, every step, and SAMPLE on every frame.

use super::common::give_anything;
use crate::walks::harness::{Desk, Walk};
use goldseam::content::demo::Happened;
use goldseam::content::{Kind, Visibility, Workbook, load};

const SAMPLES: [&str; 3] = ["couple", "hurt", "broke"];

/// What only the presenter's page and the list of a route have.
const DESK: &str = "They are made up.";
const ROUTE: &str = "Notes for this stop";

fn book() -> Workbook {
    load::embedded().unwrap()
}

/// Back, until this is seen again.
fn back_to(walk: &mut Walk, words: &str) {
    for _ in 0..6 {
        if walk.has(words) {
            return;
        }
        walk.press("<esc>");
    }
    panic!("«{words}» is not reached again from\n{}", walk.text());
}

#[test]
fn each_stop_of_each_route_opens_and_the_list_leads_on_to_the_next() {
    let book = book();
    for sample in SAMPLES {
        for route in &book.demo.presenter.routes {
            let desk = Desk::new().sized(80, 40);
            let mut walk = desk.demo(sample);
            walk.opens(&route.title);
            let stops: Vec<_> = book.demo.presenter.stops_of(route, sample).collect();
            for (at, stop) in stops.iter().enumerate() {
                walk.sees(&format!("› {}", stop.title)).sees("SAMPLE").misses(&stop.aim).misses(&stop.say);
                walk.press("<tab><ret>").sees("Aim").sees("If it goes wrong").press("<ret>");
                walk.opens(&stop.title).misses(ROUTE).sees("SAMPLE").press("<esc>");
                back_to(&mut walk, ROUTE);
                let next = stops.get(at + 1).unwrap_or(stop);
                walk.sees(&format!("› {}", next.title));
            }
        }
    }
}

#[test]
fn a_stop_that_is_gone_through_leads_back_to_the_route() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = desk.demo("couple");
    walk.opens("Ten minutes").opens("Ground rules").press("<space><c-s>").press("<ret>").sees(ROUTE);
    walk.opens("A page of your own").press("<ret>").press("what they did<c-s>");
    for _ in 0..6 {
        if walk.has(ROUTE) {
            break;
        }
        walk.press("<ret>");
    }
    walk.sees("› Try to open the other's page");
}

#[test]
fn a_route_keeps_its_place_when_it_is_left_and_when_notes_are_read() {
    let desk = Desk::new().sized(80, 40);
    let mut walk = desk.demo("couple");
    walk.opens("Ten minutes").choose("Two columns").press("<tab><ret>").sees("Aim").press("<ret>");
    walk.sees("› Two columns").press("<esc>").sees(DESK);
    walk.opens("Three minutes").sees(ROUTE).press("<esc>").opens("Ten minutes").sees("› Two columns");
    walk.press("<ret>").sees("Ash feels").press("<esc>").sees(ROUTE).misses("› Two columns");
}

#[test]
fn a_sitting_that_is_brought_to_its_end_leads_back_to_the_presenter() {
    for (sample, name) in [("couple", "Jo"), ("couple", "Both of them"), ("hurt", "Sam")] {
        let mut walk = Desk::new().demo(sample);
        walk.opens(name).opens("Stop for today").press("<ret>").sees("Enough.").press("<ret>").sees(DESK);
        walk.press("<c-p>").opens("Stop for today").press("<ret>").sees("Enough.").press("<ret>").sees(DESK);
        // Esc on the home page asks, and then it is the end of the demo.
        walk.press("<esc><esc>").opens("Close").press("<ret>").sees("Enough.").press("<ret>");
        assert!(walk.end().is_ok(), "{sample}: the demo goes on");
        let mut walk = Desk::new().demo(sample);
        assert!(walk.opens(name).press("<c-q>").end().is_ok());
    }
    let mut walk = Desk::new().demo("couple");
    walk.opens("Jo").press("<c-p>").opens("A break").opens("Stop for today").press("<ret><ret>").sees("ash, or jo");
    walk.press("jo<ret>")
        .opens("Jo, alone")
        .opens("Another time")
        .press("<esc>")
        .opens("The presenter's page")
        .sees(DESK);
}

#[test]
fn an_own_page_says_who_sits_there() {
    let mut walk = Desk::new().demo("couple");
    walk.opens("Jo").press("w").sees("Jo, alone").misses("your own page").press("<esc>").press("j").sees("Jo, alone");
    let mut walk = Desk::new().demo("hurt");
    walk.opens("Sam").press("w").sees("Sam, alone");
    let mut walk = Desk::new().demo("couple");
    walk.opens("Both of them").opens("Shown").sees("both of you");
}

#[test]
fn the_keys_say_that_the_demo_keeps_nothing() {
    let gone = "In the demo nothing is kept: it is gone when you leave.";
    let mut walk = Desk::new().sized(80, 40).demo("couple");
    walk.press("<f1>").sees(gone).press("<esc>").opens("Ten minutes").press("<f1>").sees(gone);
}

#[test]
fn each_one_alone_has_a_promise_to_look_at() {
    for (sample, name) in [("hurt", "Sam"), ("broke", "Lee")] {
        let mut walk = Desk::new().demo(sample);
        walk.opens(name).sees("a promise to look at");
    }
}

#[test]
fn the_routes_take_no_longer_than_they_say() {
    let book = book();
    for (route, most) in book.demo.presenter.routes.iter().zip([10, 3]) {
        for sample in SAMPLES {
            let minutes: u16 = book.demo.presenter.stops_of(route, sample).map(|stop| stop.minutes).sum();
            assert!((1..=most).contains(&minutes), "{sample}: {} takes {minutes} minutes", route.title);
        }
    }
}

#[test]
fn one_can_jump_to_every_step_by_a_part_of_its_name_and_to_no_door() {
    for sample in SAMPLES {
        let desk = Desk::new().sized(80, 24);
        let mut walk = desk.demo(sample);
        walk.opens("Jump to a step").press("hardest").sees("The hardest part").misses("One page");
        walk.opens("The hardest part").sees("This page can be heavy.").sees("SAMPLE");
        back_to(&mut walk, DESK);
        walk.opens("Jump to a step").press("free yes").misses("A free yes?").press("<esc>");
        walk.opens("Jump to a step").press("feeling safe").misses("private questions");
        // Enter in the line opens the first that is found; where nothing is, it stays there.
        back_to(&mut walk, DESK);
        walk.opens("Jump to a step").press("hardestt").sees("Nothing here.").press("<ret>").sees("Nothing here.");
        walk.press("<bs><ret>").sees("This page can be heavy.");
        back_to(&mut walk, DESK);
        walk.opens("Jump to a step").press("<tab><down>").misses("› How this works");
        back_to(&mut walk, DESK);
    }
    let book = book();
    let steps = book.stages.iter().flat_map(|stage| &stage.steps);
    let mut walk = Desk::new().demo("couple");
    for step in steps.filter(|step| step.visibility != Visibility::Untraced) {
        let title = step.prose.words.title.as_deref().unwrap();
        walk.opens("Jump to a step").press(title).opens(title).misses("find:").sees("SAMPLE");
        back_to(&mut walk, DESK);
    }
}

#[test]
fn the_doors_for_one_alone_give_a_card_and_nothing_is_asked() {
    let desk = Desk::new();
    for (sample, name) in [("couple", "Ash"), ("couple", "Jo"), ("hurt", "Sam"), ("broke", "Lee")] {
        for door in ["A moment for you", "A free yes?"] {
            let mut walk = desk.demo(sample);
            walk.opens(name).opens(door).misses("Are you alone").misses("Did you feel free").misses("Not sure");
            walk.sees("SAMPLE").press("<ret>").sees("A moment for you");
        }
    }
}

#[test]
fn what_waits_for_the_couple_is_seen_by_both() {
    let mut walk = Desk::new().demo("couple");
    walk.opens("Both of them").sees("a promise to look at").sees("a weekly check-in").opens("Agreements");
    walk.sees("Any spending over 100 is talked about first.");
}

#[test]
fn opening_the_other_ones_page_is_refused() {
    let desk = Desk::new();
    let mut walk = desk.demo("couple");
    walk.opens("Ten minutes").opens("Try to open").sees("age-encryption.org/v1").opens("Open it with Ash's key");
    walk.sees("Ash's key does not open it.").sees("Jo's key opens it.").sees("SAMPLE");
    let mut walk = desk.demo("couple");
    walk.opens("Ash").press("j").misses("I took out a loan").press("/took out<esc>").misses("I took out a loan");
}

#[test]
fn a_passphrase_of_the_sample_says_who_is_here() {
    let desk = Desk::new();
    let mut walk = desk.demo("couple");
    walk.opens("Both of them").opens("Pages of your own").sees("a passphrase is a name: ash, or jo").sees("SAMPLE");
    walk.press("sam<ret>").sees("That didn't open anything.").press("jo<ret>").sees("Who is here?").sees("Jo, alone");
}

/// Everything that stands over or beside the pages, and small windows.
#[test]
fn every_frame_says_sample() {
    let keys = ["<f1>", "<esc>", "<c-t>", "<esc>", "<c-p>", "<esc>", "<c-g>", "<c-g>", "<c-g>", "<down>", "<ret>"];
    for sample in SAMPLES {
        for (width, height) in [(80, 24), (60, 20), (40, 12), (30, 8), (10, 2)] {
            let mut walk = Desk::new().sized(width, height).demo(sample);
            for keys in keys {
                walk.press(keys).sees("SAMPLE");
            }
        }
    }
    let mut walk = Desk::new().demo("hurt");
    walk.opens("Sam").opens("Stop for today").sees("SAMPLE").press("<ret>").sees("Enough.").sees("SAMPLE");
}

#[test]
fn what_is_kept_is_said_to_be_in_memory_only() {
    let mut walk = Desk::new().demo("broke");
    walk.opens("Lee").press("w").press("a line<c-s>").misses("kept on this computer").press("j").sees("a line");
    let mut walk = Desk::new().sized(80, 40).demo("couple");
    walk.opens("Both of them").opens("5  Action").opens("Something to count on");
    give_anything(&mut walk);
    walk.press("<c-s>").misses("kept on this computer");
}

/// Everything that leaves something behind, except the list for a session, which a presenter makes.
#[test]
fn every_kind_of_step_has_something_to_show() {
    let book = book();
    let told: Vec<Kind> = book
        .demo
        .samples
        .iter()
        .flat_map(|sample| &sample.records)
        .filter_map(|record| {
            let step = book.step(record.step.as_ref()?.as_str())?;
            (!matches!(record.what, Happened::SetAside)).then_some(step.kind)
        })
        .collect();
    for kind in book.steps().map(|step| step.kind) {
        assert!(kind == Kind::Summary || told.contains(&kind), "no made-up person has been through a {kind:?}");
    }
    let shown = |sample: &str| book.demo.sample(sample).unwrap().records.len();
    assert!(SAMPLES.iter().all(|sample| shown(sample) >= 15));
}

#[test]
fn a_quiet_hour_does_not_shut_the_demo() {
    let mut walk = Desk::new().demo("couple");
    walk.opens("Three minutes").wait(3600).sees(ROUTE);
}
