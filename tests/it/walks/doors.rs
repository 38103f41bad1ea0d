//! The doors that leave no trace: whatever is answered and however they are left, every file is as it was before.

use super::common::at_home;
use crate::walks::harness::{Desk, Walk};
use goldseam::runtime::Event;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Every file and folder below a folder: its name, its bytes and when it was last changed.
type Trace = Vec<(PathBuf, Vec<u8>, SystemTime)>;

fn trace(folder: &Path) -> Trace {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        let about = fs::symlink_metadata(&path).unwrap();
        let bytes = if about.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
        if about.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
        found.push((path, bytes, about.modified().unwrap()));
    }
    found.sort();
    found
}

/// How a door is left.
#[derive(Clone, Copy, Debug)]
enum Destination {
    Through,
    Esc,
    LeaveFast,
    Close,
    Signal,
    Window,
    Cover,
    TooMuch,
}

const WAYS: [Destination; 8] = [
    Destination::Through,
    Destination::Esc,
    Destination::LeaveFast,
    Destination::Close,
    Destination::Signal,
    Destination::Window,
    Destination::Cover,
    Destination::TooMuch,
];

fn leave(walk: &mut Walk, way: Destination) {
    match way {
        Destination::Through => (0..30).for_each(|_| {
            if !walk.has("Go on     ") {
                walk.press("<c-s>");
            }
        }),
        Destination::Esc => drop(walk.press("<esc>").seen()),
        Destination::LeaveFast => drop(walk.press("<c-q>").seen()),
        Destination::Close => drop(walk.press("<c-c>").seen()),
        Destination::Signal => drop(walk.happens(Event::End(15)).seen()),
        Destination::Window => drop(walk.end()),
        Destination::Cover => drop(walk.press("<c-g>oa<esc><c-g><c-g><esc>").seen()),
        Destination::TooMuch => drop(walk.press("<c-p>").choose("Something lighter").press("<esc>").seen()),
    }
}

/// Answers so many of the questions, with the buttons of these numbers.
fn answer(walk: &mut Walk, answers: &[usize]) {
    walk.opens("A moment for you").sees("Would you like to look at some private questions about feeling safe?");
    walk.press("<ret>").sees("Are you alone right now");
    walk.press("<ret>");
    for answer in answers {
        // "Leave it out" is the one that is chosen first.
        for _ in *answer..3 {
            walk.press("<left>");
        }
        walk.press("<ret>");
    }
}

/// Opens the door on a new desk, answers, leaves, and says whether anything below the desk has changed.
fn leaves_no_trace(answers: &[usize], way: Destination) -> Result<(), String> {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("<c-t>").opens("Choose your country").press("<space><ret><esc>");
    let (before, home) = (trace(desk.temp.path()), walk.text());
    answer(&mut walk, answers);
    walk.wait(20);
    leave(&mut walk, way);
    let after = trace(desk.temp.path());
    if before != after {
        return Err(format!("something below the desk changed: {way:?} after {answers:?}"));
    }
    if matches!(way, Destination::Through | Destination::Esc) && !walk.text().contains("Go on     ") {
        return Err(format!("{way:?} did not lead home\n{}", walk.text()));
    }
    drop(walk);
    let mut again = desk.open();
    again.press("<esc>");
    let same = again.text() == home;
    if same { Ok(()) } else { Err(format!("home was\n{home}\nand is\n{}", again.text())) }
}

#[test]
fn too_much_behind_the_door_is_not_remembered_at_home() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    answer(&mut walk, &[]);
    walk.press("<c-p>").sees("A break").press("<esc>").press("<c-p>").sees("A break").press("<esc>");
    walk.press("<esc>").sees("A moment for you").press("<c-p>").sees("A break");
    walk.misses("This one was too much before.");
}

#[test]
fn the_safety_check_leaves_no_trace_however_it_is_left() {
    for way in WAYS {
        leaves_no_trace(&[2, 0, 1], way).unwrap_or_else(|wrong| panic!("{wrong}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn the_safety_check_leaves_no_trace_whatever_is_answered(
        answers in proptest::collection::vec(0..4usize, 0..9),
        way in 0..WAYS.len(),
    ) {
        prop_assert_eq!(leaves_no_trace(&answers, WAYS[way]), Ok(()));
    }
}

#[test]
fn every_outcome_of_the_safety_check_is_kind_and_leads_to_help_and_home() {
    let outcomes = [
        (vec![0, 1, 1, 1, 1, 1, 0, 1, 1], "cannot prove that all is well"),
        (vec![0, 0, 1, 1, 1, 1, 0, 1, 1], "can be a sign that working on this together"),
        (vec![2, 1, 1, 1, 1, 1, 0, 1, 1], "can be a sign that working on this together"),
    ];
    for (answers, words) in outcomes {
        let desk = Desk::new();
        let mut walk = at_home(&desk, "I was hurt");
        answer(&mut walk, &answers);
        let flat = walk.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words), "no «{words}» after {answers:?} on\n{}", walk.text());
        walk.opens("Someone to talk to").sees("Emergency").press("<esc>");
        walk.opens("Go on").sees("Planning for safety").press("<ret>").press("<ret>").sees("Go on     ");
    }
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I broke trust");
    answer(&mut walk, &[0, 1, 1, 1, 1, 1, 0, 1, 0]);
    walk.press("<ret>").sees("It takes courage to say that.");
}

#[test]
fn not_alone_shows_no_question() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("A moment for you").press("<ret>").sees("Are you alone right now").press("<right><ret>");
    walk.misses("?").press("<ret>").sees("Go on     ");
}

#[test]
fn the_free_yes_leaves_no_trace_and_says_what_helps() {
    for answer in ["Yes", "No", "Not sure"] {
        for way in [Destination::Through, Destination::Esc, Destination::LeaveFast, Destination::Window] {
            let desk = Desk::new();
            let mut walk = at_home(&desk, "I was hurt");
            let before = trace(desk.temp.path());
            walk.opens("A free yes?").sees("Did you feel free to say no?");
            walk.choose(answer).press("<space>").wait(20);
            if answer != "Yes" && matches!(way, Destination::Through) {
                walk.press("<c-s>").sees("Ctrl+T");
            }
            leave(&mut walk, way);
            assert!(before == trace(desk.temp.path()), "{answer}, {way:?} left a trace");
        }
    }
}

#[test]
fn a_hard_night_keeps_nothing_unless_asked() {
    for (button, kept) in [("Close", false), ("Keep the line", true)] {
        let desk = Desk::new();
        let mut walk = at_home(&desk, "I was hurt");
        let before = trace(desk.temp.path());
        walk.opens("A hard night").sees("Let one breath go").press("<c-s>");
        walk.press("heavy<c-s>").press("so many sums<c-s>").press("<ret>").wait(20);
        while !walk.has(button) {
            walk.press("<c-s>");
        }
        assert!(before == trace(desk.temp.path()), "something was written before it was asked for");
        walk.opens(button).sees("Enough.").press("<ret>");
        walk.end().unwrap();
        assert_eq!(before != trace(desk.temp.path()), kept);
        if kept {
            desk.open().press("<esc>j<ret>").sees("so many sums");
        }
    }
}
