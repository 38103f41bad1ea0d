//! What holds for any bytes, in pieces of any size.

use super::written;
use crossterm::event::{Event as TerminalEvent, KeyCode, KeyModifiers};
use goldseam::runtime::Event;
use goldseam::runtime::reader::paste::PART;
use goldseam::runtime::reader::{HELD, Reader};
use proptest::collection::vec;
use proptest::prelude::*;
use std::time::Duration;

/// Bytes as they lie around the edges of what is a sequence, far oftener than chance would have them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => vec(any::<u8>(), 0..6),
        3 => prop::sample::select(vec![
            &b"\x1b"[..], b"\x1b[", b"\x1bO", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1bX", b"\x1b\\", b"\x07", b"\x1b[200~",
            b"\x1b[201~", b"11;rgb:", b"1;2", b"?", b"$", b"M", b"[", b"\xc2\x9b", b"\xc2\x9d", b"\xc2\x98", b"\xc2\x9c",
            b"\xf0\x9f", b"\x8c\xbb", b"\x7f", b"\r\n", b"\x11", b"27;2;13~", b"128512u", b">|", b"G",
        ]).prop_map(<[u8]>::to_vec),
        2 => "[a-zäöß\u{1f33b} ]{0,6}".prop_map(String::into_bytes),
    ];
    vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn cut(bytes: &[u8], cuts: &[usize]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let mut rest = bytes;
    for many in cuts {
        let (piece, after) = rest.split_at((*many).min(rest.len()));
        pieces.push(piece.to_vec());
        rest = after;
    }
    pieces.push(rest.to_vec());
    pieces
}

fn heard(pieces: &[Vec<u8>]) -> String {
    let mut reader = Reader::new();
    for piece in pieces {
        reader.feed(piece, Duration::ZERO);
        assert!(reader.holds() <= HELD + PART);
    }
    reader.finish();
    assert_eq!(reader.holds(), 0);
    written(&reader.take())
}

/// A whole sequence, of a kind that is neither a letter nor a paste.
fn sequence() -> impl Strategy<Value = String> {
    prop_oneof![
        "\x1b\\[[0-9;:?<=>]{0,12}[A-LN-Z`-z|}]",
        "\x1b\\][0-9]{1,3};[ -~]{0,12}(\x07|\x1b\\\\)",
        "\x1bP[0-9]{0,2}[>!$+][ -~]{0,12}\x1b\\\\",
        "\x1b_G[ -~]{0,12}\x1b\\\\",
        "\x1bO[0-9]{0,2}[ -!A-Za-z]",
        "\x1b[a-zä0-9]",
        "[\x01-\x08\x0b-\x1a\x7f]",
    ]
    // An open paste would take in what follows, and these are cut off by what follows.
    .prop_filter("a paste", |sequence: &String| sequence != "\x1b[200~")
}

fn letters(events: &[Event]) -> String {
    let letter = |event: &Event| match event {
        Event::Terminal(TerminalEvent::Key(key)) if key.modifiers == KeyModifiers::NONE => match key.code {
            KeyCode::Char(letter) => Some(letter),
            _ => None,
        },
        _ => None,
    };
    events.iter().filter_map(letter).collect()
}

/// The letters that a sequence by itself is a spelling of.
fn spelled(sequence: &str) -> String {
    let mut reader = Reader::new();
    reader.feed(sequence.as_bytes(), Duration::ZERO);
    letters(&reader.take())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_same_bytes_mean_the_same_in_any_pieces(bytes in bytes(), cuts in vec(0_usize..8, 0..40)) {
        prop_assert_eq!(heard(&cut(&bytes, &cuts)), heard(&[bytes]));
    }

    #[test]
    fn words_between_sequences_come_out_whole_and_in_order(
        parts in vec(("[ -Za-z~äß\u{1f33b}\u{4e2d}]{0,8}", sequence()), 0..12),
        cuts in vec(0_usize..5, 0..60),
    ) {
        let bytes: String = parts.iter().flat_map(|(words, sequence)| [words.as_str(), sequence]).collect();
        let words: String = parts.iter().map(|(words, sequence)| words.clone() + &spelled(sequence)).collect();
        let mut reader = Reader::new();
        for piece in cut(bytes.as_bytes(), &cuts) {
            reader.feed(&piece, Duration::ZERO);
        }
        reader.finish();
        prop_assert_eq!(letters(&reader.take()), words);
    }

    #[test]
    fn any_pasted_text_is_pasted_as_it_is(text in "\\PC{0,200}", cuts in vec(0_usize..20, 0..20)) {
        let bytes = format!("\x1b[200~{text}\x1b[201~");
        let pasted = if text.is_empty() { String::new() } else { format!("{{{text}}}") };
        prop_assert_eq!(heard(&cut(bytes.as_bytes(), &cuts)), pasted);
    }

    #[test]
    fn nothing_is_held_for_long(bytes in bytes(), waits in vec(0_u64..400, 1..20)) {
        let mut reader = Reader::new();
        let mut now = Duration::ZERO;
        for (piece, wait) in bytes.chunks(bytes.len() / waits.len() + 1).zip(&waits) {
            reader.feed(piece, now);
            now += Duration::from_millis(*wait);
            reader.settle(now);
        }
        let mut rounds = 0;
        while let Some(due) = reader.due() {
            prop_assert!(due > now || rounds == 0, "it was due before");
            now = now.max(due);
            reader.settle(now);
            rounds += 1;
            prop_assert!(rounds <= 4, "it is never settled");
        }
        prop_assert!(reader.holds() <= 4, "more than half a letter is held for ever");
    }
}
