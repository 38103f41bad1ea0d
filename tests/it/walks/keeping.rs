//! Nothing is said to be kept before it is on disk, and no word is lost, whatever happens to the disk or the program.

use super::common::at_home;
use crate::journal::shelf::{FaultyDisk, Op};
use crate::walks::harness::{Desk, Walk};
use crossterm::event::Event as TerminalEvent;
use goldseam::runtime::{End, Event};
use rustix::io::Errno;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The names in a folder of the workbook, with the endings they have.
fn names(desk: &Desk, sub: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.folder().join(sub)).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn holds(folder: &Path, words: &str) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten();
    files.into_iter().any(|file| fs::read_to_string(file.unwrap().path()).is_ok_and(|text| text.contains(words)))
}

fn blank_page(walk: &mut Walk) -> &mut Walk {
    walk.press("w").sees("A blank page").sees("No lock here.")
}

#[test]
fn words_are_on_disk_a_second_after_the_first_key() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("I keep").sees("not kept yet");
    assert!(!holds(&desk.folder().join("drafts"), "I keep"));
    walk.wait(1);
    assert!(holds(&desk.folder().join("drafts"), "I keep"));
    walk.press(" doing sums.").wait(1);
    assert!(holds(&desk.folder().join("drafts"), "I keep doing sums."));
}

#[test]
fn words_begun_come_back_at_the_same_caret() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("one two three<left><left><left><left><left>");
    let caret = walk.caret();
    walk.wait(1);
    // Closed as a window is closed, without a word.
    assert!(walk.end().is_err());
    let mut walk = desk.open();
    walk.misses("one two three").press("<ret>").sees("one two three").sees("These are the words you had begun.");
    assert_eq!(walk.caret(), caret);
    walk.press("and a half ").sees("one two and a half three");
}

#[test]
fn leaving_in_any_way_keeps_the_words_begun() {
    for way in ["leave fast", "close", "terminate", "hang up", "the window is closed"] {
        let desk = Desk::new();
        let mut walk = at_home(&desk, "I broke trust");
        blank_page(&mut walk).press("never lose this");
        match way {
            "leave fast" => drop(walk.press("<c-q>").seen()),
            "close" => drop(walk.press("<c-c>").seen()),
            "terminate" => drop(walk.happens(Event::End(15)).seen()),
            "hang up" => drop(walk.happens(Event::End(1)).seen()),
            _ => (),
        }
        let end = walk.end();
        assert!(way == "the window is closed" || end.is_ok(), "{way}: {end:?}");
        assert!(holds(&desk.folder().join("drafts"), "never lose this"), "{way} lost the words");
        desk.open().misses("never lose this").press("<ret>").sees("never lose this");
    }
}

#[test]
fn leaving_fast_clears_the_screen_before_anything_else() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("private<c-q>");
    assert_eq!(walk.seen().vanished, 1);
    assert!(walk.text().trim().is_empty(), "{}", walk.text());
    assert_eq!(walk.end(), Ok(End::Left));
}

#[test]
fn a_page_that_could_not_be_written_says_so_and_a_later_try_keeps_it_under_the_same_id() {
    for errno in [Errno::NOSPC, Errno::ROFS, Errno::ACCESS, Errno::IO, Errno::MFILE] {
        let faults = Arc::new(FaultyDisk::default());
        let desk = Desk::new().on(faults.clone());
        let mut walk = at_home(&desk, "I was hurt");
        blank_page(&mut walk).press("still here");
        walk.wait(3);
        let draft = names(&desk, "drafts");
        faults.fail(Op::Create, 1, errno);
        walk.press("<c-s>").sees("still here").sees("not kept yet").misses("kept on this computer");
        walk.sees("could not be kept");
        faults.heal();
        walk.press("<c-s>");
        let kept = names(&desk, "records");
        let id = draft.iter().find_map(|name| name.strip_suffix(".json")).unwrap();
        assert!(kept.contains(&format!("{id}.json")), "{kept:?} has no {id}");
        assert!(holds(&desk.folder().join("records"), "still here"));
        assert!(!holds(&desk.folder().join("drafts"), "still here"));
    }
}

#[test]
fn words_stay_on_the_screen_while_the_folder_is_gone_and_are_kept_once_it_is_back() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    let (folder, away) = (desk.folder(), desk.data().join("moved away"));
    blank_page(&mut walk).press("still").wait(1);
    fs::rename(&folder, &away).unwrap();
    walk.press(" here").wait(1).sees("still here").sees("What you are writing could not be saved");
    walk.press("<c-s>").sees("still here").sees("not kept yet").sees("The page could not be kept");
    assert!(!folder.exists() && !holds(&away.join("records"), "still here") && !holds(&away.join("drafts"), "here"));
    fs::rename(&away, &folder).unwrap();
    walk.press("<c-s>").misses("could not be");
    assert!(holds(&folder.join("records"), "still here"));
    assert_eq!(names(&desk, "drafts").len(), 0);
}

#[test]
fn a_draft_that_could_not_be_written_says_so_and_the_next_one_is() {
    let faults = Arc::new(FaultyDisk::default());
    let desk = Desk::new().on(faults.clone());
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("first");
    faults.fail(Op::Create, 1, Errno::NOSPC);
    walk.wait(1).sees("first").sees("could not be");
    faults.heal();
    walk.press(" second").wait(1);
    assert!(holds(&desk.folder().join("drafts"), "first second"));
}

#[test]
fn set_up_on_a_disk_that_refuses_says_so_and_a_later_try_goes_on() {
    for op in [Op::Create, Op::Write, Op::Sync, Op::Rename] {
        // Wherever it stops: before the workbook is there, at its first record, and between that one and the next.
        let refused = (1..100).take_while(|nth| refuses_set_up(op, *nth)).count();
        assert!(refused > 1, "set-up asks the disk only {refused} times to {op:?}");
    }
}

/// Sets up on a disk that refuses this the nth time, and once more when it is well again. Whether it came to that.
fn refuses_set_up(op: Op, nth: usize) -> bool {
    let faults = Arc::new(FaultyDisk::default());
    let desk = Desk::new().on(faults.clone());
    let mut walk = desk.open();
    walk.press("<ret><ret><ret>Ada<ret>").choose("I was hurt").press("<space><ret>").opens("No");
    faults.fail(op, nth, Errno::ROFS);
    walk.opens("Not tonight");
    let refused = walk.text().contains("could not be");
    faults.heal();
    if refused {
        walk.misses("How much room").opens("Not tonight");
    }
    walk.press("<ret>").sees("How much room do you have?");
    let _ = walk.end();
    desk.open().sees("How much room do you have?").sees("Ada");
    refused
}

#[test]
fn answering_again_leaves_the_earlier_answer_in_the_journal() {
    let desk = Desk::new();
    at_home(&desk, "I was hurt").press("<c-q>");
    for words in ["the first time", "the second time"] {
        desk.clock.days(1);
        let mut walk = desk.open();
        walk.press("<esc>").opens("Welcome").opens("One page").press(words).press("<c-s><ret><esc>").sees("Go on     ");
        walk.press("<c-q>");
    }
    let mut walk = desk.open();
    walk.press("<esc>j").sees("Journal").press("<ret>").sees("the second time");
    walk.opens("Then and now").sees("the first time").sees("the second time");
}

#[test]
fn a_page_that_was_kept_asks_for_nothing_at_the_next_start() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("done");
    walk.press("<c-s>").sees("Go on");
    walk.press("<c-q>");
    walk.end().unwrap();
    assert!(names(&desk, "drafts").is_empty());
    desk.open().sees("How much room do you have?").misses("done");
}

#[test]
fn the_window_may_change_its_size_at_any_time_and_no_word_is_lost() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("one two three four five six seven eight nine ten");
    for (width, height) in [(30, 10), (60, 20), (1, 1), (0, 0), (200, 60), (80, 24)] {
        walk.seen().resize(width, height);
        walk.happens(Event::Terminal(TerminalEvent::Resize(width, height))).press(" more");
        if width >= 60 {
            walk.sees("one two").sees("more");
        }
    }
    walk.press("<c-s>").press("j<ret>").sees("ten more more more more").sees("more more");
}

#[test]
fn words_left_with_esc_are_found_again_in_the_same_sitting() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("half a thought<esc>").press("w").sees("half a thought");
    walk.press("<esc>").opens("Welcome").opens("Your own reason").press("another half<esc><esc>");
    walk.opens("Welcome").opens("Your own reason").sees("another half");
}

#[test]
fn words_begun_can_be_let_go() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("do not want this").opens("Not now").opens("Let them go").press("w").misses("do not");
    walk.press("<c-q>");
    assert!(!holds(&desk.folder().join("drafts"), "do not want this"));
    desk.open().misses("There are words");
}

/// Seen: the words stood on the screen, the page was left, and once the disk was well again they were nowhere.
#[test]
fn words_that_could_not_be_written_are_tried_again_wherever_one_is_by_then() {
    for then in ["j", ""] {
        let faults = Arc::new(FaultyDisk::default());
        let desk = Desk::new().on(faults.clone());
        let mut walk = at_home(&desk, "I was hurt");
        blank_page(&mut walk).press("first").wait(2);
        faults.refuse(Op::Create, Errno::NOSPC);
        walk.press(" second").wait(1).sees("could not be").press("<esc>").sees("Go on     ");
        faults.heal();
        walk.press(then).press("<c-q>");
        assert_eq!(walk.end(), Ok(End::Left));
        let mut walk = desk.open();
        walk.press("<ret>").sees("first second");
    }
}

#[test]
fn words_that_the_disk_does_not_take_can_be_taken_elsewhere() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    blank_page(&mut walk).press("all of it").misses("elsewhere");
    fs::create_dir(desk.temp.path().join("home")).unwrap();
    let (here, away) = (desk.folder(), desk.temp.path().join("away"));
    fs::rename(&here, &away).unwrap();
    walk.press("<c-s>").sees("not there").sees("all of it").opens("Take the words elsewhere");
    walk.sees("It would lie here").press("<esc>").sees("all of it");
    walk.press("<c-s>").opens("Take the words elsewhere").opens("Write it").sees("Written to").press("<ret>");
    walk.sees("all of it");
    assert!(holds(&desk.temp.path().join("home"), "all of it"));
    assert!(!here.exists());
    fs::rename(&away, &here).unwrap();
    walk.press("<c-s>").sees("Go on     ").press("<c-q>");
}
