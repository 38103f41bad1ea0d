//! Letters belong to the page: whatever has the focus, what somebody writes is written, and nothing is pressed by it.

use super::common::{at_home, home};
use super::keys::{SCREENS, at};
use crate::walks::harness::{Desk, Walk};
use goldseam::runtime::End;
use std::fs;
use std::path::PathBuf;

const SENTENCE: &str = "I was home. And then I cried   about it? 12/j";

/// The file of the only words begun that lie on the desk.
fn draft_file(desk: &Desk) -> PathBuf {
    let folder = desk.folder().join("drafts");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.filter(|file| file.extension().is_some_and(|name| name == "json")).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.into_iter().next().unwrap()
}

fn draft(desk: &Desk) -> String {
    fs::read_to_string(draft_file(desk)).unwrap()
}

fn still_open(walk: &mut Walk) {
    walk.press("<c-q>");
    assert_eq!(walk.end(), Ok(End::Left));
}

#[test]
fn whoever_writes_on_after_tab_writes_in_the_page() {
    for tabs in ["<tab>", "<tab><tab>", "<s-tab>", "<tab><right><right>", "<tab><tab><right><right>"] {
        let desk = Desk::new();
        let mut walk = at_home(&desk, "I was hurt");
        walk.opens("A blank page").press("one two").press(tabs).press(SENTENCE);
        walk.sees(&format!("one two{SENTENCE}")).sees("not kept yet");
        walk.press("<c-s>").sees("Go on     ").press("j<ret>").sees(&format!("one two{SENTENCE}"));
    }
}

#[test]
fn spaces_press_no_button_and_enter_and_keep_still_do() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("A blank page").press("one<tab>   ").sees("one").sees("not kept yet");
    walk.press("two").sees("one   two").press("<tab><ret>").sees("Go on     ");
}

#[test]
fn digits_and_spaces_belong_to_the_line_beside_a_list_too() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("Welcome").opens("Where it shows").press(" 2 nights").sees(" 2 nights").misses("[x]");
    walk.press("<s-tab><ret>").sees("[x]").press("<c-s>").press("<esc>");
    home(&mut walk).press("j<ret>").sees("2 nights");
}

#[test]
fn what_is_typed_at_a_gate_stands_on_the_page_behind_it() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("1  Acknowledge").opens("The hardest part").sees("This page can be heavy.");
    walk.press(SENTENCE).sees("This page can be heavy.").sees("What you typed is on the page behind this one.");
    walk.wait(3);
    assert!(draft(&desk).contains(SENTENCE));
    walk.press("<ret>").sees(SENTENCE).press(" and on").sees(&format!("{SENTENCE} and on"));
}

#[test]
fn no_letter_and_no_space_closes_a_screen_that_ends_the_program() {
    for keys in ["<esc>", "<esc><ret>", "<esc><ret><ret>", "<c-p><ret>", "<c-p><ret><ret>"] {
        let desk = Desk::new();
        let mut walk = at_home(&desk, "I was hurt");
        walk.press("<home>").press(keys).press("   ").press(SENTENCE).press("   ");
        walk.sees("This is a good place to stop for today.").sees("› Stay a little");
        // A line that is ended there ends nothing else.
        walk.press("<ret>").misses("This is a good place to stop");
        still_open(&mut walk);
    }
}

#[test]
fn tab_and_three_spaces_close_nothing_anywhere() {
    for (_, keys, sees) in SCREENS {
        for tabs in ["", "<tab>", "<s-tab>", "<tab><tab>"] {
            let desk = Desk::new();
            let mut walk = at(&desk, keys, sees);
            walk.press(tabs).press("   ").press("and then   ");
            walk.misses("Enough.");
            still_open(&mut walk);
        }
    }
}

#[test]
fn the_row_of_keys_at_the_foot_is_no_way_out_for_somebody_who_looks_for_a_list() {
    for (name, keys, sees) in SCREENS {
        let desk = Desk::new();
        let mut walk = at(&desk, keys, sees);
        // Down and Enter, twice over, wherever Tab has led.
        for tabs in 1..6 {
            walk.press(&"<tab>".repeat(tabs)).press("<down>");
            assert!(!walk.has("› Leave fast"), "{name}: down leads to the key that leaves\n{}", walk.text());
        }
        walk.press("<s-tab>");
        still_open(&mut walk);
    }
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("<s-tab><down><down><ret>").sees("Someone to talk to").press("<esc>").sees("› Go on     ");
    walk.press("<s-tab><up>").misses("› Someone to talk to").press("<ret>").misses("Someone to talk to   ");
}

#[test]
fn keys_that_were_read_before_a_screen_was_drawn_type_there_and_press_nothing() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("A blank page").press("half").bursts("<tab><ret><ret><ret><ret><ret>").sees("Go on     ");
    walk.press("<home>").bursts("w and on <tab><tab><ret>").sees("A blank page").sees(" and on");
    walk.press("<c-s>").sees("Go on     ").bursts("<esc><ret><ret><ret>");
    walk.sees("This is a good place to stop for today.").sees("› Close");
    still_open(&mut walk);
}

#[test]
fn a_page_that_was_gone_on_from_is_on_the_disk_and_is_not_let_go_with_what_was_only_begun() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("2  Communicate").opens("Say it from your side");
    while !walk.has("When I") && !walk.has("not kept yet") && walk.has("› Go on") {
        walk.press("<ret>");
    }
    walk.press("canary of the first").press("<c-s>");
    assert!(draft(&desk).contains("canary of the first"), "it was not put on the disk");
    assert!(draft(&desk).contains(r#""accepted":[0]"#), "{}", draft(&desk));
    walk.press("second, only begun").opens("Not now");
    walk.sees("Letting it go takes away the words on this page.").sees("pages you finished before it stay.");
    // Looked at from a page that was gone on from, the one that would go has its name.
    walk.press("<esc>").opens("Say it from your side").sees("second, only begun").press("<esc>");
    walk.sees("canary of the first")
        .opens("Not now")
        .sees("takes away the words on the page")
        .sees("\u{201c}when\u{201d}.");
    walk.opens("Let them go").opens("Say it from your side");
    walk.wait(3);
    assert!(draft(&desk).contains("canary of the first") && !draft(&desk).contains("only begun"), "{}", draft(&desk));
}

#[test]
fn a_draft_without_a_word_of_anybody_is_not_offered() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("canary").wait(3).press("<c-q>").end().unwrap();
    let file = draft_file(&desk);
    let begun = fs::read_to_string(&file).unwrap();
    fs::write(&file, begun.replace("canary", "      ")).unwrap();
    let mut walk = desk.open();
    walk.press("<esc>").sees("Go on     ").press("w").misses("These are the words you had begun.");
    still_open(&mut walk);
}

/// Seen: the spaces of a sentence went past the page about safety, and its `w` opened a page in the middle of a word.
#[test]
fn a_sentence_where_nothing_is_written_presses_and_opens_nothing() {
    let desk = Desk::new();
    let mut walk = desk.open();
    let first = walk.text();
    walk.press("he lied to me again  ");
    assert_eq!(walk.text(), first);
    walk.press("<ret>").sees("What you write is kept on this computer");
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    let before = walk.text();
    walk.press("i want to just write");
    assert_eq!(walk.text(), before);
    walk.press("<down><up>w").sees("A blank page").misses("want");
}
