//! Lines that are read: in whatever pieces they come, they are the same.

use crossterm::event::{Event, KeyCode};
use goldseam::runtime::feed::Pieces;

/// What comes of these pieces: an end of a line is written `|`, and the end of all `.`.
fn fed(pieces: &[&[u8]]) -> String {
    let (mut waiting, mut said) = (Pieces::default(), String::new());
    for piece in pieces.iter().copied().chain([&b""[..]]) {
        waiting.take(piece);
        loop {
            let events = waiting.line();
            if events.is_empty() {
                break;
            }
            for event in events {
                match event {
                    Event::Paste(words) => said.push_str(&words),
                    Event::Key(key) if key.code == KeyCode::Enter => said.push('|'),
                    _ => said.push('.'),
                }
            }
        }
    }
    said
}

#[test]
fn in_whatever_pieces_they_come_the_lines_are_the_same() {
    let bytes = "\u{feff}zwölf\r\n\n🙂 half".as_bytes();
    for first in 0..bytes.len() {
        for second in first..bytes.len() {
            let pieces = [&bytes[..first], &bytes[first..second], &bytes[second..]];
            let pieces: Vec<&[u8]> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
            assert_eq!(fed(&pieces), "zwölf||🙂 half.", "cut at {first} and {second}");
        }
    }
}

#[test]
fn what_is_no_text_is_one_odd_letter_and_the_words_around_it_stay() {
    assert_eq!(fed(&[b"no \xff text\n"]), "no \u{fffd} text|.");
}
