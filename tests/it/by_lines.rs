//! Line by line through the real loop: the lock, the disk and the end of the program meet somebody in the middle of a line.

use crate::walk::{Desk, TestClock, opened, parse};
use crate::walks::set_up_locked;
use chrono::TimeDelta;
use crossterm::event::Event;
use goldseam::app::Moment;
use goldseam::journal::RealDisk;
use goldseam::runtime::lines::{self, Voice, Window};
use goldseam::runtime::{End, Events, Happening};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What happens next.
enum Next {
    /// These keys are pressed, in one burst.
    Keys(String),
    /// So many minutes pass.
    Minutes(i64),
    /// The terminal gets another size.
    Size(u16, u16),
}

fn keys(keys: &str) -> Next {
    Next::Keys(keys.to_owned())
}

/// Events that are made up beforehand.
struct Script {
    next: std::vec::IntoIter<Next>,
    clock: TestClock,
}

impl Events for Script {
    fn next(&mut self, _due: Option<Moment>) -> std::io::Result<Vec<Happening>> {
        let terminal = |event| vec![Happening::Terminal(event)];
        Ok(match self.next.next() {
            Some(Next::Keys(keys)) => {
                parse(&keys).into_iter().map(|key| Happening::Terminal(Event::Key(key))).collect()
            }
            Some(Next::Minutes(minutes)) => {
                self.clock.set(self.clock.at() + TimeDelta::minutes(minutes));
                Vec::new()
            }
            Some(Next::Size(width, height)) => terminal(Event::Resize(width, height)),
            None => vec![Happening::End(15)],
        })
    }
}

/// All that was said and shown, up to the end.
fn said(desk: &Desk, script: Vec<Next>) -> (End, String) {
    let (mut model, mut store) = opened(desk.temp.path(), None, Arc::new(RealDisk), &desk.clock).unwrap();
    // What takes its time is done in place, so that nothing is waited for.
    let mut events = Script { next: script.into_iter(), clock: desk.clock.clone() };
    let out = Rc::new(RefCell::new(Vec::new()));
    let mut writer = out.borrow_mut();
    let seen = Some(Window { width: 80, height: 24, obeys: true, remembers: 0 });
    let voice = Voice { out: &mut *writer, seen, is_typed: true, beside: None };
    let end = lines::run(&mut model, voice, &mut events, &desk.clock, &mut store).unwrap();
    goldseam::runtime::World::close(&mut store);
    drop(writer);
    let said = String::from_utf8(out.take()).unwrap();
    (end, said)
}

const PASS: &str = "three odd words<ret>";

/// A locked workbook at a blank page.
fn at_a_locked_page() -> (Desk, Vec<Next>) {
    let desk = Desk::new();
    set_up_locked(&desk, "I was hurt", "three odd words").press("<esc>").press("<c-q>");
    // The passphrase; the offer of a recovery sheet is not taken; a blank page.
    let script = [keys(PASS), keys("2<ret>"), keys("3<ret>"), keys("1<ret>")];
    (desk, script.into_iter().collect())
}

#[test]
fn the_lock_shuts_in_the_middle_of_a_line_and_the_line_is_there_again() {
    let (desk, mut script) = at_a_locked_page();
    script.extend([keys("a whole line<ret>"), keys("and a private ha"), Next::Minutes(4), Next::Minutes(2)]);
    script.extend([keys("flour<ret>"), keys("<c-g>"), keys("<c-g>"), keys(PASS)]);
    let (_, said) = said(&desk, script);
    let (before, after) = said.rsplit_once("and a private ha").expect("the words begun are not read out");
    let (_, shut) = before.rsplit_once("\x1b[3J").expect("what stood there is not cleared");
    assert!(shut.contains("Kitchen measures"), "{shut}");
    let (dull, _) = shut.split_once("Passphrase").expect("it is not asked for");
    assert!(!dull.contains("whole line") && !dull.contains("Ada") && !dull.contains("written"), "{dull}");
    assert!(before.contains("You have written:\na whole line"), "{before}");
    assert!(!after.contains("flour"), "what was typed on the dull page stands on this one: {after}");
    assert!(!said.contains("odd words"), "the passphrase is shown");
}

#[test]
fn what_was_typed_for_another_page_stands_there_and_counts_only_with_enter() {
    let desk = Desk::new();
    crate::walks::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
    let script = vec![keys(":back<ret>1<ret>"), keys("<ret>")];
    let (_, said) = said(&desk, script);
    let (_, after) =
        said.split_once("You typed this before the page was there: 1. Enter sends it now.").expect("it counts");
    let page = after.split_once("1\n").expect("it does not stand there").1;
    assert!(page.contains("Write") || page.contains("Enter"), "{after}");
}

#[test]
fn nothing_breaks_in_mid_word_at_any_width() {
    let desk = Desk::new();
    crate::walks::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
    for width in [20, 33, 57, 80, 131] {
        let script = vec![Next::Size(width, 24), keys(":back<ret>"), keys(":help<ret>"), keys(":talk<ret>")];
        let (_, wrapped) = said(&desk, script);
        let (_, whole) =
            said(&desk, vec![Next::Size(9_999, 24), keys(":back<ret>"), keys(":help<ret>"), keys(":talk<ret>")]);
        let words = |said: &str| said.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (_, wrapped) = wrapped.split_once(":back\n").unwrap();
        let (_, whole) = whole.split_once(":back\n").unwrap();
        let longest = words(whole).iter().map(|word| goldseam::text::width(word)).max().unwrap();
        if longest < usize::from(width) {
            assert_eq!(words(wrapped), words(whole), "at {width}");
        }
        for row in wrapped.lines() {
            assert!(goldseam::text::width(row.trim_end()) <= usize::from(width).max(longest), "at {width}: {row}");
        }
    }
}
