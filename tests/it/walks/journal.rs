//! The journal: found, read, held side by side, put out of sight and brought back, or gone for good.

use super::common::{at_home, home};
use crate::walks::harness::{Desk, Walk};
use std::fs;

/// Three pages, each kept on a day of its own; then the home page.
fn three_pages(desk: &Desk) -> Walk {
    at_home(desk, "I was hurt").press("<c-q>");
    for words in ["Café by the river", "the loan letter", "a quiet Tuesday"] {
        desk.clock.days(1);
        desk.open().press("<esc>w").press(words).press("<c-s>").sees("Go on").press("<c-q>");
    }
    let mut walk = desk.open();
    walk.press("<esc>").sees("Go on");
    walk
}

#[test]
fn pages_stand_newest_first_and_search_sees_through_case_and_accents() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j").sees("Journal").press("CAFE<ret>").sees("Café by the river");
    walk.press("<esc>").press(" nowhere").sees("Nothing here.");
}

#[test]
fn pages_can_be_laid_out_part_by_part() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.opens("Welcome").opens("One page").press("understood<c-s><ret><esc>").press("j").opens("Part by part");
    let text = walk.text();
    let row =
        |words: &str| text.lines().position(|row| row.contains(words)).unwrap_or_else(|| panic!("no {words}\n{text}"));
    assert!(row("Welcome") < row("One page") && row("One page") < row("Pages with nothing asked"));
    walk.opens("By date").misses("Pages with nothing asked").sees("Deleted pages");
}

#[test]
fn a_deleted_page_is_out_of_sight_and_comes_back() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j").press("<ret>").sees("a quiet Tuesday").opens("Delete").sees("30 days");
    walk.opens("Out of sight for 30 days").sees("It is out of sight.").press("<ret>");
    walk.sees("Journal").press("<ret>").sees("the loan letter").press("<esc>");
    walk.opens("Deleted pages").sees("Enter brings a page back.").press("<ret>").sees("Nothing here.");
    walk.press("<esc>").sees("Journal").opens("a quiet Tuesday").sees("a quiet Tuesday");
}

#[test]
fn undo_brings_a_page_back_at_once() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j").press("<ret>").opens("Delete").opens("Out of sight").opens("Undo");
    walk.sees("Journal").opens("a quiet Tuesday").sees("a quiet Tuesday");
}

#[test]
fn a_page_that_was_deleted_twice_stands_once_among_the_deleted_and_comes_back_at_once() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j").press("<ret>").opens("Delete").opens("Out of sight").opens("Undo");
    walk.sees("Journal").opens("a quiet Tuesday").opens("Delete").opens("Out of sight").press("<ret>").sees("Journal");
    walk.opens("Deleted pages");
    assert_eq!(walk.text().matches("A page").count(), 1, "{}", walk.text());
    walk.press("<ret>").sees("Nothing here.").press("<esc>").sees("a quiet Tuesday").press("<c-q>");
    walk.end().unwrap();
    // Two windows delete it, neither knowing of the other.
    let mut windows = [desk.open(), desk.open()];
    for walk in &mut windows {
        home(walk).press("j").opens("a quiet Tuesday").opens("Delete").opens("Out of sight").press("<c-q>");
    }
    let mut walk = desk.open();
    home(&mut walk).press("j").opens("Deleted pages");
    assert_eq!(walk.text().matches("A page").count(), 1, "{}", walk.text());
    walk.press("<ret>").sees("Nothing here.").press("<esc>").opens("a quiet Tuesday").sees("a quiet Tuesday");
}

#[test]
fn deleted_for_good_is_gone_from_the_disk_and_the_seam_stays() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j")
        .press("<ret>")
        .opens("Delete")
        .opens("Delete for good, now")
        .sees("This can't be undone.")
        .opens("Yes, for good")
        .sees("It is gone.")
        .press("<ret>")
        .sees("Journal");
    for sub in ["records", "trash", "drafts"] {
        for file in fs::read_dir(desk.folder().join(sub)).into_iter().flatten() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            assert!(!text.contains("quiet Tuesday"), "the words are still in {sub}");
        }
    }
    walk.opens("Deleted pages").sees("Nothing here.");
}

#[test]
fn what_is_deleted_goes_by_itself_after_thirty_days() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j").press("<ret>").opens("Delete").opens("Out of sight").press("<c-q>");
    walk.end().unwrap();
    desk.clock.days(29);
    assert_eq!(fs::read_dir(desk.folder().join("trash")).unwrap().count(), 1);
    desk.open().press("<c-q>");
    assert_eq!(fs::read_dir(desk.folder().join("trash")).unwrap().count(), 1);
    // One clock alone could be wrong: it takes a second evening.
    for left in [1, 0] {
        desk.clock.days(2);
        desk.open().press("<c-q>");
        assert_eq!(fs::read_dir(desk.folder().join("trash")).unwrap().count(), left);
    }
}

#[test]
fn a_paste_into_a_list_is_looked_for_and_opens_nothing() {
    let desk = Desk::new();
    let mut walk = three_pages(&desk);
    walk.press("j").paste("loan\r\n\n").sees("find: loan").sees("the loan letter").misses("Café by the river");
}
