//! A page that takes its time to be saved: what is pressed meanwhile presses nothing, what is typed is not lost, and what
//! keeps somebody safe waits for no disk.

use super::common::at_home;
use crate::walks::harness::{Desk, Walk, parse};
use crossterm::event::Event as TerminalEvent;
use goldseam::journal::{Draft, Journal, RealDisk};
use goldseam::runtime::{End, Event};
use std::sync::Arc;

const SAVING: &str = "still saving";

/// A page with this on it, on its way to a disk that is held up.
fn on_its_way(desk: &Desk) -> Walk {
    let mut walk = at_home(desk, "I was hurt");
    walk.press("w").sees("A blank page").press("the whole page");
    desk.hold_up(true);
    walk.press("<c-s>").sees("the whole page");
    walk
}

/// The words on disk, however they got there.
fn words(desk: &Desk) -> Vec<String> {
    let (mut journal, reading) = Journal::open(Arc::new(RealDisk), desk.folder()).unwrap();
    let kept = reading.records.whole().filter_map(Draft::of);
    let all = kept.chain(journal.drafts()).map(|draft| draft.answer.text);
    all.filter(|text| !text.is_empty()).collect()
}

#[test]
fn what_is_pressed_meanwhile_presses_nothing_before_and_after() {
    let desk = Desk::new();
    let mut walk = on_its_way(&desk);
    let before = walk.text();
    walk.press("<ret> <tab><ret>x<c-s><esc><down><ret>");
    assert_eq!(walk.text(), before, "it is as it was");
    desk.hold_up(false);
    walk.happens(Event::Arrived);
    let other = Desk::new();
    let mut unhurried = at_home(&other, "I was hurt");
    unhurried.press("w").press("the whole page<c-s>");
    assert_eq!(walk.text(), unhurried.text(), "nothing of it reached the next screen");
    assert_eq!(words(&desk), ["the whole page"]);
}

#[test]
fn it_says_so_after_a_while_and_not_before() {
    let desk = Desk::new();
    let mut walk = on_its_way(&desk);
    walk.misses(SAVING).wait(1).sees(SAVING).press("x").sees(SAVING);
    desk.hold_up(false);
    walk.happens(Event::Arrived).misses(SAVING);
}

#[test]
fn leaving_and_the_cover_do_not_wait_and_the_words_are_there() {
    for keys in ["<c-q>", "<c-g>"] {
        let desk = Desk::new();
        let mut walk = on_its_way(&desk);
        walk.press(keys);
        if keys == "<c-g>" {
            walk.sees("Kitchen measures").misses("the whole page").misses(SAVING).wait(2).misses(SAVING);
            desk.hold_up(false);
            walk.press("<c-g><c-g>").misses("Kitchen measures").press("<c-q>");
        }
        assert_eq!(walk.end().unwrap(), End::Left, "{keys}");
        assert_eq!(words(&desk), ["the whole page"], "{keys}");
    }
}

#[test]
fn a_signal_does_not_wait_either() {
    let desk = Desk::new();
    let mut walk = on_its_way(&desk);
    let mut typed: Vec<Event> = parse(" and").into_iter().map(|key| Event::Terminal(TerminalEvent::Key(key))).collect();
    typed.push(Event::End(15));
    for event in typed {
        walk.happens(event);
    }
    assert_eq!(walk.end().unwrap(), End::Signal(15));
    assert_eq!(words(&desk), ["the whole page"]);
}
