//! The window: any size at any time, and a flood of keys that is drawn in a few frames.

use crate::place::Place;

#[test]
fn three_thousand_keys_arrive_whole_in_at_most_three_frames() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    let letters = (0..500).map(|at| format!("{at:05}")).collect::<Vec<_>>().join(" ");
    assert_eq!(letters.len(), 2_999);
    let before = pty.frames();
    pty.keys(&letters);
    pty.sees("00499");
    let frames = pty.frames() - before;
    assert!((1..=3).contains(&frames), "{frames} frames");
    pty.until("every letter is on disk", |_| place.begun_words() == [letters.as_str()]);
}

#[test]
fn a_window_of_any_size_at_any_time_loses_nothing() {
    let place = Place::begun();
    let mut pty = place.at_a_page();
    pty.keys("in a small room");
    pty.sees("in a small room");
    let caret = pty.caret();
    pty.resize(1, 1);
    pty.until("one letter is left", |pty| pty.screen() == "A\n");
    pty.resize(20, 5);
    pty.until("one line says so", |pty| pty.screen().trim() == "A little more room,");
    pty.resize(39, 12);
    pty.until("one line says so", |pty| pty.screen().trim() == "A little more room, please.");
    pty.resize(40, 11);
    pty.until("one line says so", |pty| pty.screen().trim() == "A little more room, please.");
    pty.keys(" and still");
    pty.resize(40, 12);
    pty.sees("in a small room and still");
    pty.resize(200, 60);
    pty.until("the foot is at the foot", |pty| pty.screen().lines().skip(40).any(|row| row.contains("leave fast")));
    pty.sees("in a small room and still");
    pty.resize(80, 24);
    pty.until("the caret is where it was", |pty| pty.caret() == caret.map(|(row, column)| (row, column + 10)));
    pty.keys("\x03");
    pty.ends(0);
    assert_eq!(place.begun_words(), ["in a small room and still"]);
}

#[test]
fn many_sizes_in_a_row_end_in_the_last_one() {
    let place = Place::begun();
    let mut pty = place.open();
    pty.sees("How much room do you have?");
    for size in (1..=60).chain((1..60).rev()).chain([80]) {
        pty.resize(size * 2, size);
    }
    pty.resize(80, 24);
    pty.until("all of it is there", |pty| {
        let screen = pty.screen();
        screen.contains("How much room do you have?") && screen.contains("leave fast")
    });
}
