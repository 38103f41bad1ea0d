//! Each part a person can have walks the whole book alone: every step of every stage, with real answers, to the end.

use super::common::{at_home, give_anything, go_on, home, is_on_a_list};
use crate::walks::harness::{Desk, Walk};
use goldseam::content::{Kind, Role, Step, Visibility, Workbook, load};
use goldseam::engine::{Known, Place, Progress, Reader, Record, State, path};
use goldseam::journal::{Journal, RealDisk};
use std::sync::Arc;

/// The answer a person gives in set-up, and the part it stands for.
const PARTS: [(&str, Role); 4] = [
    ("I was hurt", Role::Hurt),
    ("I broke trust", Role::Broke),
    ("some of each", Role::SomeOfEach),
    ("I would rather not say", Role::Unsaid),
];

/// Answers whatever is asked, screen after screen, until the step leads somewhere else.
fn answer(walk: &mut Walk, is_over: impl Fn(&Walk) -> bool) {
    for _ in 0..60 {
        if is_over(walk) {
            return;
        }
        if !walk.has("Which comes closest for you?") {
            give_anything(walk);
        }
        go_on(walk);
    }
    panic!("this screen leads nowhere:\n{}", walk.text());
}

fn titles(steps: &[&Step], role: Role) -> Vec<(String, String)> {
    steps.iter().map(|step| (step.id.0.clone(), step.for_one(role).unwrap().title().to_owned())).collect()
}

/// Every step that stands on the list of that part, in the order of the page, with its title.
fn listed(book: &Workbook, role: Role) -> Vec<(String, Vec<(String, String)>)> {
    let stages = book.stages.iter().map(|stage| {
        let (road, more) = path::on_path(stage, &Reader::one(role));
        let all: Vec<&Step> = road.into_iter().chain(more).collect();
        (stage.title.clone(), titles(&all, role))
    });
    stages.collect()
}

fn kept(desk: &Desk) -> Vec<Record> {
    Journal::open(Arc::new(RealDisk), desk.folder()).unwrap().1.records.to_records()
}

/// What may be known of a step after it was walked through.
fn is_as_it_should_be(book: &Workbook, progress: &Progress, role: Role, id: &str) -> bool {
    let prompt = book.step(id).unwrap().for_one(role).unwrap();
    let state = progress.state(id);
    match (prompt.visibility, prompt.kind) {
        (Visibility::Untraced, _) => state == State::Open,
        (Visibility::Unsaved, _) if id.starts_with("when-to-move-on") || id == "check-ins.a-hard-night" => {
            state == State::Open
        }
        // Promises stand under one step, wherever they were made.
        (_, Kind::Promise) => !progress.answers(id).any(|_| true),
        (_, Kind::Review) => true,
        (_, Kind::Choice) if id == "welcome.your-part" => true,
        _ => state == State::Been,
    }
}

#[test]
fn each_part_walks_the_whole_book_with_real_answers() {
    let book = load::embedded().unwrap();
    let walks = PARTS.map(|(part, role)| {
        let book = listed(&book, role);
        std::thread::spawn(move || walk_it_all(part, &book))
    });
    for (walk, (part, role)) in walks.into_iter().zip(PARTS) {
        let records = walk.join().unwrap_or_else(|_| panic!("the walk of «{part}» failed"));
        let progress = Progress::replay(records);
        for (_, steps) in listed(&book, role) {
            for (id, _) in steps {
                assert!(is_as_it_should_be(&book, &progress, role, &id), "{part}: {id} is {:?}", progress.state(&id));
            }
        }
        assert_eq!(progress.role(Place::One), role);
        assert!(progress.live().any(|record| matches!(record.known(), Some(Known::Promised { .. }))));
    }
}

/// Opens every step of every stage and answers it; a sitting for each stage, on a day of its own.
fn walk_it_all(part: &str, book: &[(String, Vec<(String, String)>)]) -> Vec<Record> {
    let desk = Desk::new().sized(80, 40);
    at_home(&desk, part).press("<c-q>");
    for (stage, steps) in book {
        desk.clock.days(1);
        let mut walk = desk.open();
        walk.press("<esc>").sees("Ada");
        for (_, title) in steps {
            open_stage(&mut walk, stage);
            walk.opens(title);
            if title == "A hard night" {
                walk.press("<esc>");
            }
            if title == "Your part" {
                walk.choose(part).press("<space>");
            }
            answer_it(&mut walk);
        }
        walk.press("<c-q>");
        walk.end().unwrap();
    }
    kept(&desk)
}

fn open_stage(walk: &mut Walk, stage: &str) {
    let row = if stage.contains("good things") { "Later: good things" } else { stage };
    walk.opens(row).sees(stage);
}

/// Some of each: an event card comes first. What is made there is made once and found again.
fn answer_it(walk: &mut Walk) {
    if walk.has("Which one is this page about?") {
        walk.press("<ret>");
        if walk.has("What will you call it?") {
            walk.press("that spring<c-s>");
        }
    }
    answer(walk, is_on_a_list);
    home(walk);
}

#[test]
fn every_step_can_be_put_off_and_left_and_back_is_always_possible() {
    let book = load::embedded().unwrap();
    let desk = Desk::new().sized(80, 40);
    let mut walk = at_home(&desk, "I was hurt");
    for (stage, steps) in listed(&book, Role::Hurt) {
        for (_, title) in &steps {
            open_stage(&mut walk, &stage);
            walk.opens(title);
            walk.press("<esc>").sees(&stage).press("<esc>").sees("Ada");
        }
    }
    for (stage, steps) in listed(&book, Role::Hurt) {
        open_stage(&mut walk, &stage);
        walk.opens(&steps[0].1).opens("Not now").sees("This step can wait.");
        walk.press("<ret>").sees(&stage).press("<esc>").sees("Ada");
    }
}
