//! Text from outside is only ever text: a paste types, and presses nothing.

use crate::place::Place;

#[test]
fn a_paste_is_words_and_new_lines_and_nothing_a_terminal_obeys() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.paste("one\r\ntwo\rthree\n\x1b[31mred\x1b[0m \x1b]0;title\x07 bell\x07 \x11\x03\x1a\x00\u{9b}2J end");
    pty.sees("end");
    pty.keys("!\x03");
    let pty = pty.ends(0);
    let sent = String::from_utf8_lossy(pty.raw()).into_owned();
    assert_eq!(place.begun_words(), ["one\ntwo\nthree\nred  bell  end!"]);
    assert!(!sent.contains("]0;title") && !sent.contains("\x1b[31m"));
}

#[test]
fn a_pasted_new_line_presses_no_button() {
    let place = Place::new();
    let mut pty = place.open();
    pty.sees("A quiet workbook");
    pty.paste("\n\r\n\r");
    pty.paste("qwj? \n");
    pty.keys("\x1bOP");
    pty.sees("keep and go on");
    pty.keys("\x1b");
    pty.sees("A quiet workbook");
}

#[test]
fn a_name_that_is_pasted_with_a_new_line_waits_for_enter() {
    let place = Place::new();
    let mut pty = place.open();
    pty.sees("A quiet workbook");
    pty.keys("\r");
    pty.sees("Before you write");
    pty.keys("\r");
    pty.sees("Are you here alone");
    pty.keys("\r");
    pty.sees("What shall this book call you?");
    pty.paste("Ada\nLovelace\n");
    pty.sees("Ada");
    pty.keys("!");
    pty.sees("Lovelace !");
    pty.sees("What shall this book call you?");
}

#[test]
fn a_long_paste_arrives_whole() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    let page = (0..2_000).map(|at| format!("{at:04} wörter")).collect::<Vec<_>>().join("\n");
    pty.paste(&page);
    pty.sees("1999 wörter");
    pty.until("all of it is on disk", |_| place.begun_words() == [page.as_str()]);
}
