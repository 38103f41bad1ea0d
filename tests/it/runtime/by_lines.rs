//! Line by line through the real loop: the lock, the disk and the end of the program meet somebody in the middle of a line.

use crate::walks::common::set_up_locked;
use crate::walks::harness::{Desk, TestClock, opened, parse};
use chrono::TimeDelta;
use crossterm::event::Event as TerminalEvent;
use goldseam::app::Moment;
use goldseam::journal::RealDisk;
use goldseam::runtime::lines::{self, Voice, Window};
use goldseam::runtime::{End, Event, Events};
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
    fn next(&mut self, due: Option<Moment>) -> std::io::Result<Vec<Event>> {
        if due.is_some_and(|due| due <= self.clock.at()) {
            // Nothing is pressed while something is due at once.
            return Ok(Vec::new());
        }
        let terminal = |event| vec![Event::Terminal(event)];
        Ok(match self.next.next() {
            Some(Next::Keys(keys)) => {
                parse(&keys).into_iter().map(|key| Event::Terminal(TerminalEvent::Key(key))).collect()
            }
            Some(Next::Minutes(minutes)) => {
                self.clock.set(self.clock.at() + TimeDelta::minutes(minutes));
                Vec::new()
            }
            Some(Next::Size(width, height)) => terminal(TerminalEvent::Resize(width, height)),
            None => vec![Event::End(15)],
        })
    }
}

/// All that was said and shown, up to the end.
fn said(desk: &Desk, script: Vec<Next>) -> (End, String) {
    said_on(desk, script, true)
}

/// The same, on a terminal that obeys, or one that knows nothing but words.
fn said_on(desk: &Desk, script: Vec<Next>, obeys: bool) -> (End, String) {
    let (mut model, mut store) = opened(desk.temp.path(), None, Arc::new(RealDisk), &desk.clock).unwrap();
    // What takes its time is done in place, so that nothing is waited for.
    let mut events = Script { next: script.into_iter(), clock: desk.clock.clone() };
    let out = Rc::new(RefCell::new(Vec::new()));
    let mut writer = out.borrow_mut();
    let seen = Some(Window { width: 80, height: 24, obeys, remembers: 0 });
    let voice = Voice { out: &mut *writer, seen, is_typed: true, beside: None };
    let end = lines::run(&mut model, voice, &mut events, &desk.clock, &mut store).unwrap();
    goldseam::runtime::Host::close(&mut store);
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
    crate::walks::common::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
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
    crate::walks::common::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
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

/// What stands on a terminal of so many columns, row by row, and where the cursor is.
fn shown(said: &str, columns: u16) -> (Vec<String>, (u16, u16)) {
    let mut terminal = vt100::Parser::new(60, columns, 0);
    terminal.process(said.replace('\n', "\r\n").as_bytes());
    let rows = terminal.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect();
    (rows, terminal.screen().cursor_position())
}

/// Keys that edit a line, each with how often it comes.
const EDITS: [(&str, u32); 14] = [
    ("word ", 6),
    ("a", 6),
    ("e\u{301}", 1),
    ("家", 2),
    ("<bs>", 3),
    ("<del>", 1),
    ("<left>", 4),
    ("<right>", 2),
    ("<c-left>", 2),
    ("<c-home>", 1),
    ("<c-end>", 2),
    ("<c-w>", 1),
    ("<up>", 1),
    ("<c-z>", 1),
];

#[test]
fn whatever_is_edited_the_terminal_shows_the_line_as_it_is() {
    let desk = Desk::new();
    crate::walks::common::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
    let mut dice: u32 = 20_261_129;
    let mut throw = move |most: u32| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (dice >> 8) % most
    };
    for round in 0..12 {
        let mut script = vec![Next::Size(30, 60), keys("3<ret>"), keys("1<ret>"), keys("Begun: ")];
        for _ in 0..40 {
            let mut at = throw(EDITS.iter().map(|(_, often)| often).sum());
            let edit = EDITS.iter().find(|(_, often)| {
                let found = at < *often;
                at = at.saturating_sub(*often);
                found
            });
            script.push(keys(edit.unwrap().0));
        }
        script.push(keys("|"));
        let (_, said) = said(&desk, script);
        let written = begun(&desk);
        let expected: Vec<&str> = written.lines().flat_map(|line| goldseam::text::wrap(line, 29)).collect();
        let (rows, (row, column)) = shown(&said, 30);
        let last = rows.iter().rposition(|row| !row.is_empty()).unwrap();
        let stands = &rows[last + 1 - expected.len()..=last];
        assert_eq!(stands, expected, "round {round}");
        let before = rows[usize::from(row)].chars().scan(0, |cells, letter| {
            *cells += goldseam::text::width(letter.encode_utf8(&mut [0; 4]));
            Some((*cells, letter))
        });
        let left = before.take_while(|(cells, _)| *cells <= usize::from(column)).last();
        assert_eq!(
            left.map(|(_, letter)| letter),
            Some('|'),
            "round {round}: the cursor is elsewhere\n{}",
            rows.join("\n")
        );
        forget(&desk);
    }
}

/// The words begun, which are on disk once the program has ended.
fn begun(desk: &Desk) -> String {
    let drafts = std::fs::read_dir(desk.folder().join("drafts")).unwrap().map(|draft| draft.unwrap().path());
    let read =
        drafts.filter_map(|draft| serde_json::from_slice::<serde_json::Value>(&std::fs::read(draft).unwrap()).ok());
    let mut words = read.filter_map(|draft| draft["answer"]["text"].as_str().map(str::to_owned));
    words.next().unwrap_or_default()
}

fn forget(desk: &Desk) {
    for draft in std::fs::read_dir(desk.folder().join("drafts")).unwrap() {
        std::fs::remove_file(draft.unwrap().path()).unwrap();
    }
}

#[test]
fn words_that_come_too_late_stand_on_no_dull_page_and_are_there_again_afterwards() {
    let desk = Desk::new();
    crate::walks::common::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
    let script = vec![keys(":back<ret>"), keys("<c-g>private words<ret>"), keys("<c-g>"), keys("<c-g>")];
    let (_, said) = said(&desk, script);
    let (_, dull) = said.split_once("Kitchen measures").expect("it is not covered");
    let (dull, back) = dull.split_once("Goldseam").expect("it does not come back");
    assert!(!dull.contains("You typed this"), "{dull}");
    assert!(back.contains("private words"), "{back}");
}

#[test]
fn what_is_looked_for_is_said_once_and_whole() {
    let desk = Desk::new();
    crate::walks::common::set_up(&desk, "I was hurt").press("<esc>").press("<c-q>");
    // So much that it takes several turns, with what is sought on the oldest page.
    for day in 1..=40 {
        let words = if day == 1 { "a wren under the stair" } else { "a robin" };
        let event =
            format!(r#"{{"kind":"answered","value":{{"text":"page {day}\n{words} {}"}}}}"#, "z".repeat(150_000));
        let record = format!(
            r#"{{"format":1,"id":"{day:032x}","seq":{},"at":"2026-10-01T20:00:00+01:00","place":"1","by":"1","step":"page","event":{event}}}"#,
            day + 100
        );
        std::fs::write(desk.folder().join(format!("records/{day:032x}.json")), record).unwrap();
    }
    let to_the_journal = [":back<ret>", "<ret>", "Journal<ret>", "<ret>"];
    let script = to_the_journal.into_iter().chain(["wren<ret>:next<ret>"]).map(keys).collect();
    let (_, said) = said(&desk, script);
    let (_, found) = said.split_once("wren\n").unwrap();
    assert!(found.contains("\n1 page 1: 1 October\nType a number"), "{found}");
    for early in ["Nothing here.", "Still looking."] {
        assert!(!found.contains(early), "{early}: {found}");
    }
}
