//! Line by line on a real terminal: no line is cut, none is lost half, and what is covered is gone from the terminal.

use crate::place::{PASSPHRASE, Place};
use crate::terminal::Pty;
use rustix::process::Signal;

fn by_lines(place: &Place) -> Pty {
    let mut program = place.program();
    program.arg("--plain");
    Pty::start(program)
}

/// At a blank page, ready to be written on.
fn at_a_page(place: &Place) -> Pty {
    let mut pty = by_lines(place);
    pty.sees("Type a number, or press Enter for none.");
    pty.keys("3\r");
    pty.sees("1 Go on.");
    pty.keys("1\r");
    pty.sees("Write. A period on a line by itself ends it.");
    pty
}

#[test]
fn a_line_of_any_length_is_whole() {
    let place = Place::begun();
    let mut pty = at_a_page(&place);
    let line = "Every evening I say the same thing. ".repeat(400);
    for piece in line.as_bytes().chunks(1000) {
        let shown = pty.raw().len();
        pty.keys(std::str::from_utf8(piece).unwrap());
        pty.until("some of it is shown", |pty| pty.raw().len() > shown);
    }
    pty.keys("The end.");
    pty.sees("The end.");
    pty.keys("\r");
    pty.until("it is on disk", |_| place.begun_words() == [format!("{line}The end.\n")]);
    pty.keys("\x11");
    pty.ends(0);
}

#[test]
fn half_a_line_survives_however_it_ends() {
    type End = fn(Pty);
    let ends: [(&str, End); 5] = [
        ("Ctrl+C", |mut pty| {
            pty.keys("\x03");
            pty.ends(0);
        }),
        ("SIGTERM", |pty| {
            pty.signal(Signal::TERM);
            pty.ends(143);
        }),
        ("SIGHUP", |pty| {
            pty.signal(Signal::HUP);
            pty.ends(129);
        }),
        ("a window that closes", |pty| assert_eq!(pty.close().0, 129)),
        ("Ctrl+Q", |mut pty| {
            pty.keys("\x11");
            pty.ends(0);
        }),
    ];
    for (how, end) in ends {
        let place = Place::begun();
        let mut pty = at_a_page(&place);
        pty.keys("a whole line\rhalf a li");
        pty.sees("half a li");
        end(pty);
        assert_eq!(place.begun_words(), ["a whole line\nhalf a li"], "{how}");
    }
}

#[test]
fn words_half_typed_where_a_number_is_asked_are_on_the_page_afterwards() {
    let place = Place::begun();
    let mut pty = at_a_page(&place);
    pty.keys("a line\r.\r");
    pty.sees("1 Keep");
    pty.keys("and I forgot to sa");
    pty.sees("and I forgot to sa");
    pty.signal(Signal::TERM);
    pty.ends(143);
    assert_eq!(place.begun_words(), ["a line\nand I forgot to sa\n"]);
}

#[test]
fn the_cover_clears_what_stood_there_in_the_middle_of_a_line_too() {
    let place = Place::begun();
    let mut pty = at_a_page(&place);
    pty.keys("a private line\rand ha");
    pty.sees("and ha");
    pty.keys("\x07");
    pty.sees("find:");
    let seen = pty.screen();
    assert!(!seen.contains("private") && !seen.contains("and ha") && !seen.contains("Goldseam"), "{seen}");
    let raw = String::from_utf8_lossy(pty.raw()).into_owned();
    let cleared = raw.rsplit_once("and ha").unwrap().1;
    let rows = cleared.find("\x1b[1;1H\x1b[2K").expect("no row is emptied");
    assert!(rows < cleared.find("\x1b[2J").unwrap(), "the rows are not emptied first");
    assert!(cleared.contains("\x1b[3J"), "what can be scrolled to stays");
    pty.keys("\x1b");
    pty.keys("flour\r");
    pty.sees("flour, a cup");
    pty.keys("\x07\x07");
    pty.sees("You have written:");
    pty.keys("lf\r");
    pty.until("the line goes on", |_| place.begun_words() == ["a private line\nand ha\nlf\n"]);
    pty.keys(":quit\r");
    let pty = pty.ends(0);
    assert!(!pty.screen().contains("private"), "{}", pty.screen());
}

#[test]
fn a_passphrase_is_not_shown_and_what_is_typed_too_early_is_no_part_of_it() {
    let place = Place::locked();
    let mut pty = by_lines(&place);
    pty.sees("What you type is not shown");
    pty.keys("wrong one\r");
    pty.sees("open anything");
    pty.keys(&format!("{PASSPHRASE}x\x7f\r"));
    pty.sees("A recovery sheet");
    let raw = String::from_utf8_lossy(pty.raw()).into_owned();
    assert!(!raw.contains("heron") && !raw.contains("wrong one"), "{}", pty.screen());
    pty.keys("\x03");
    pty.ends(0);
}

#[test]
fn a_passphrase_typed_on_the_dull_page_is_not_shown_and_the_page_finds_what_it_has() {
    let place = Place::locked();
    let mut pty = by_lines(&place);
    pty.sees("What you type is not shown");
    pty.keys("\x07");
    pty.sees("find:");
    pty.keys(&format!("{PASSPHRASE}\rflour\r"));
    pty.sees("flour, a cup");
    pty.keys("\x07\x07");
    pty.sees("What you type is not shown");
    let raw = String::from_utf8_lossy(pty.raw()).into_owned();
    assert!(!raw.contains("heron") && !raw.contains("seven"), "{}", pty.screen());
    pty.keys("\x03");
    pty.ends(0);
}

#[test]
fn a_line_is_edited_where_it_stands() {
    let place = Place::begun();
    let mut pty = at_a_page(&place);
    pty.keys("a long line of words that goes past the end of the row of this terminal, and past it");
    pty.keys("\x1b[1;5H\x1b[C\x1b[C");
    pty.keys("very ");
    pty.sees("a very long line of words");
    pty.keys("\x1b[1;5F again\r");
    let line = "a very long line of words that goes past the end of the row of this terminal, and past it again\n";
    pty.until("it is as it was seen", |_| place.begun_words() == [line]);
    let shown = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains(line.trim_end()), "{}", pty.screen());
    pty.keys("\x11");
    pty.ends(0);
}

#[test]
fn put_to_sleep_it_clears_the_terminal_and_woken_it_says_the_page_once() {
    let place = Place::begun();
    let mut pty = at_a_page(&place);
    pty.keys("a private line\r\x1a");
    pty.has_stopped();
    assert!(!pty.screen().contains("private"), "{}", pty.screen());
    let asleep = pty.raw().len();
    pty.signal(Signal::CONT);
    pty.sees("You have written:");
    pty.keys("and more\r");
    pty.until("the line is on disk", |_| place.begun_words() == ["a private line\nand more\n"]);
    let woken = String::from_utf8_lossy(&pty.raw()[asleep..]).into_owned();
    assert_eq!(woken.matches("You have written:").count(), 1, "{woken}");
    pty.keys("\x11");
    pty.ends(0);
}
