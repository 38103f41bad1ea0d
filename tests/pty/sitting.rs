//! A first sitting by keys, and words that come back at their caret after the program was killed.

use crate::place::Place;

#[test]
fn a_first_page_outlives_kill_9_and_comes_back_at_its_caret() {
    let place = Place::new();
    let mut pty = place.open();
    pty.sees("A quiet workbook");
    pty.keys("\r");
    pty.sees("Before you write");
    pty.keys("\r");
    pty.sees("Are you here alone");
    pty.keys("\r");
    pty.sees("What shall this book call you?");
    pty.keys("Ada\r");
    pty.sees("Which comes closest for you?");
    pty.keys("\r");
    pty.sees("Does anyone else use this computer account?");
    pty.keys("\x1b[C\r");
    pty.sees("A passphrase seals your pages.");
    pty.keys("\r");
    pty.sees("Your pages are not sealed.");
    pty.keys("\r");
    pty.sees("How much room do you have?");
    pty.keys("\r");
    pty.sees("Choose any words that fit.");
    pty.keys("\r\x13");
    pty.sees("What do you wish someone understood");
    pty.keys("The tea was cold.\rNobody noticed at all.\x1b[D\x1b[D\x1b[D\x1b[D");
    pty.until("the words are on disk", |_| place.begun_words() == ["The tea was cold.\nNobody noticed at all."]);
    let (row, column) = pty.place_of("Nobody noticed");
    let caret = Some((row, column + 18));
    pty.until("the caret stands before the last word", |pty| pty.caret() == caret);
    pty.killed();

    let mut pty = place.open();
    pty.sees("There are words you had begun.");
    pty.keys("\r");
    pty.sees("Nobody noticed at all.");
    pty.sees("The tea was cold.");
    pty.until("the caret is where it was", |pty| pty.caret() == caret);
    pty.keys("much ");
    pty.sees("Nobody noticed at much all.");
    pty.keys("\x13");
    pty.sees("kept on this computer");
    assert_eq!(place.kept_words(), ["The tea was cold.\nNobody noticed at much all."]);
    assert!(place.begun_words().is_empty());
}

#[test]
fn a_key_that_was_read_before_a_screen_was_drawn_presses_nothing_on_it() {
    let place = Place::new();
    let mut pty = place.open();
    pty.sees("A quiet workbook");
    // In one burst: only the first was meant for what is seen.
    pty.keys("\r\r\r\r");
    pty.sees("Before you write");
    pty.keys("\r");
    pty.sees("Are you here alone");
}
