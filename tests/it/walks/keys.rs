//! The keys that mean the same everywhere, driven on every screen; and text from outside, which is only ever text.

use super::common::{at_home, set_up};
use crate::walks::harness::{Desk, Walk};
use goldseam::app::keys::{Named, TABLE, Where};
use goldseam::content::load::shipped;
use goldseam::runtime::{End, Event};

/// Screens of all kinds, and the keys that lead to each from the home page.
pub(super) const SCREENS: [(&str, &str, &str); 12] = [
    ("home", "", "Ada"),
    ("a blank page", "w", "A blank page"),
    ("the journal", "j", "Journal"),
    ("room", "r", "How much room do you have?"),
    ("a stage", "<down><ret>", "Welcome"),
    ("help lines", "<c-t>", "Someone to talk to"),
    ("countries", "<c-t><tab><right><ret>", "Which country are you in?"),
    ("help", "<f1>", "Keys and help"),
    ("too much", "<c-p>", "Too much right now?"),
    ("a break", "<c-p><right><ret>", "Meet back here at"),
    ("closing", "<esc>", "This is a good place to stop for today."),
    ("a safety question", "<tab><tab><ret><ret><ret>", "Can you disagree"),
];

pub(super) fn at(desk: &Desk, keys: &str, sees: &str) -> Walk {
    let mut walk = at_home(desk, "I was hurt");
    walk.press("<home>").press(keys).sees(sees);
    walk
}

#[test]
fn leave_fast_closes_at_once_from_every_screen() {
    for (name, keys, sees) in SCREENS {
        let desk = Desk::new();
        let mut walk = at(&desk, keys, sees);
        walk.press("<c-q>");
        assert_eq!(walk.seen().vanished, 1, "{name} did not clear the screen");
        assert_eq!(walk.end(), Ok(End::Left), "{name}");
    }
}

#[test]
fn cover_help_lines_too_much_and_help_work_on_every_screen() {
    for (name, keys, sees) in SCREENS {
        let desk = Desk::new();
        let mut walk = at(&desk, keys, sees);
        let before = walk.text();
        walk.press("<c-g>").sees("Kitchen measures").misses("Ctrl+G").misses("Goldseam");
        walk.press("<c-g><c-g>");
        assert_eq!(before, walk.text(), "{name} did not come back from under the cover");
        walk.press("<c-t>").sees("Someone to talk to").press("<esc>");
        walk.press("<f1>").sees("Keys and help").press("<esc>");
        walk.press("<c-p>").sees("Too much right now?").press("<esc>");
        assert_eq!(before, walk.text(), "{name} changed while others stood on it");
    }
}

#[test]
fn the_cover_is_up_within_one_frame_and_really_works() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("private words");
    let frames = walk.seen().frames;
    walk.press("<c-g>").misses("private").misses("Ada");
    assert_eq!(walk.seen().frames, frames + 1);
    walk.press("oa").sees("oats").misses("rice");
    walk.press("<esc><c-g><c-g>").sees("private words");
}

#[test]
fn the_row_of_keys_can_be_reached_without_them() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w<tab><tab>").sees("› Talk to someone").press("<right>").sees("› Too much").press("<ret>");
    walk.sees("Too much right now?").press("<esc>");
    // Whoever comes back writes on, and Enter is a new line again.
    walk.misses("›").press("one<ret>two").sees("one").sees("two");
    for (name, rights, then) in [("Cover", 3, "Kitchen measures"), ("Help", 4, "Keys and help")] {
        walk.press("<tab><tab>").press(&"<right>".repeat(rights)).sees(&format!("› {name}")).press("<ret>").sees(then);
        walk.press(if name == "Cover" { "<c-g><c-g>" } else { "<esc>" }).sees("two");
    }
    walk.press("<s-tab>").press(&"<right>".repeat(5)).sees("› Back").press("<ret>").sees("Go on     ");
}

#[test]
fn letters_in_text_are_never_shortcuts_and_a_pasted_line_presses_nothing() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("jw?r/").sees("jw?r/").sees("not kept yet");
    walk.paste("one\r\ntwo\rthree\u{1b}[31m red\u{7}\u{0}").sees("jw?r/one").sees("two").sees("three red");
    walk.sees("not kept yet").press("<tab>").paste("\n\n").sees("not kept yet");
}

#[test]
fn a_paste_outside_text_does_nothing_anywhere() {
    for (name, keys, sees) in SCREENS.into_iter().filter(|(name, ..)| !["a blank page", "the journal"].contains(name)) {
        let desk = Desk::new();
        let mut walk = at(&desk, keys, sees);
        let before = walk.text();
        walk.paste("y\nd\nw\r\nj\n");
        assert_eq!(before, walk.text(), "a paste changed {name}");
    }
}

#[test]
fn too_much_twice_on_one_step_suggests_stopping() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w<c-p>").misses("This one was too much before.").press("<esc>");
    walk.press("<c-p>").sees("This one was too much before.");
}

#[test]
fn a_break_names_the_time_to_come_back_and_ends_softly() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("half a line<c-p>").opens("A break").sees("Meet back here at 20:20.");
    walk.opens("Twenty minutes more").sees("Meet back here at 20:40.").wait(2400);
    walk.opens("Back now").sees("Welcome back.").press("<ret>").sees("half a line");
}

#[test]
fn something_lighter_is_lighter() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.opens("1  Acknowledge").opens("The hardest part").sees("This page can be heavy.");
    walk.press("<c-p>").opens("Something lighter").misses("heavy").misses("The hardest part");
}

#[test]
fn sleep_puts_the_draft_on_disk_first() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("w").press("before sleep").happens(Event::Sleep);
    assert_eq!(walk.seen().slept, 1);
    walk.happens(Event::Woke).sees("before sleep");
    drop(walk.end());
    desk.open().press("<ret>").sees("before sleep");
}

#[test]
fn set_up_can_be_gone_back_through_and_nothing_is_on_disk_before_it_ends() {
    let desk = Desk::new();
    let mut walk = desk.open();
    walk.press("<ret><ret><ret>Ada<ret>").sees("Which comes closest");
    assert!(!desk.data().exists(), "something was written before the workbook was begun");
    walk.press("<esc>")
        .sees("What shall this book call you?")
        .sees("Ada")
        .press("<esc><esc><esc>")
        .sees("A quiet workbook");
    walk.press("<c-q>");
    assert_eq!(walk.end(), Ok(End::Left));
    assert!(!desk.data().exists());
    set_up(&desk, "I was hurt");
}

#[test]
fn the_arrows_lead_through_every_row_of_buttons() {
    let desk = Desk::new();
    let mut walk = at_home(&desk, "I was hurt");
    walk.press("<tab><right><right><right>")
        .sees("› Questions and answers")
        .press("<right>")
        .sees("› A moment for you");
    walk.press("<left>").sees("› Questions and answers").press("<down>").sees("› A moment for you");
    walk.press("<right><right><right><right>").sees("› Stop for today");
    walk.press("<up><up><up><up>").sees("› Questions and answers").press("<left><left><left><left>");
    walk.sees("› A blank page").press("<tab><tab><ret>").sees("Someone to talk to");
}

#[test]
fn the_page_of_keys_names_those_of_the_one_table() {
    let words = &shipped().keys;
    let everywhere = TABLE.iter().filter(|row| row.place == Where::Everywhere).filter_map(|row| row.named);
    let row = |named: Named| format!("{}\n  {}\n", (named.key)(&words.names), (named.help)(&words.help));
    let rows: Vec<String> = everywhere.map(row).collect();
    let page = goldseam::cli::help::page("keys").unwrap();
    let (_, said) = page.split_once("\n\n").unwrap();
    let (said, _) = said.split_once("\n\n").unwrap();
    assert_eq!(format!("{said}\n"), rows.concat(), "the table of `goldseam help keys` is not the program's");
}
