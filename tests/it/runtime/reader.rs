//! The terminal reader: bytes go in, in pieces of any size, and keys, pastes and answers come out. The time is handed in.

mod paste;
mod properties;
mod spellings;

use crossterm::event::{Event as TerminalEvent, KeyCode, KeyModifiers};
use goldseam::runtime::Event;
use goldseam::runtime::reader::{Answer, KEY, Reader, SEQUENCE};
use std::time::Duration;

/// What came out, written short: `a`, `<c-q>`, `{a paste}`, `(an answer)`.
fn written(events: &[Event]) -> String {
    events.iter().map(one).collect()
}

fn one(event: &Event) -> String {
    match event {
        Event::Terminal(TerminalEvent::Key(key)) => {
            let marks = [("c-", KeyModifiers::CONTROL), ("a-", KeyModifiers::ALT), ("s-", KeyModifiers::SHIFT)];
            let mods: String = marks.iter().filter(|mark| key.modifiers.contains(mark.1)).map(|mark| mark.0).collect();
            match key.code {
                KeyCode::Char(letter) if mods.is_empty() => letter.to_string(),
                KeyCode::Char(letter) => format!("<{mods}{letter}>"),
                code => format!("<{mods}{}>", format!("{code:?}").to_lowercase()),
            }
        }
        Event::Terminal(TerminalEvent::Paste(words)) => format!("{{{words}}}"),
        Event::Answer(Answer::Osc(number, rest)) => format!("(osc {number} {rest})"),
        Event::Answer(Answer::Csi(rest)) => format!("(csi {rest})"),
        Event::Answer(Answer::Other) => "(other)".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Bytes at one moment, and nothing after them.
fn at_once(bytes: &[u8]) -> String {
    let mut reader = Reader::new();
    reader.feed(bytes, Duration::ZERO);
    written(&reader.take())
}

/// Bytes at one moment, then a time without any.
fn after(bytes: &[u8], time: Duration) -> String {
    let mut reader = Reader::new();
    reader.feed(bytes, Duration::ZERO);
    reader.settle(time);
    written(&reader.take())
}

#[test]
fn what_is_unfinished_is_settled_by_time_and_not_before() {
    for (bytes, wait, is) in [
        (&b"\x1b"[..], KEY, "<esc>"),
        (b"\x1b\x1b", KEY, "<esc><esc>"),
        (b"\x1b[", KEY, "<a-[>"),
        (b"\x1bO", KEY, "<a-O>"),
        (b"\x1b]", KEY, "<a-]>"),
        (b"\x1bP", KEY, "<a-P>"),
        (b"\x1b[[", KEY, "<a-[>["),
        (b"\x1b[1;", SEQUENCE, "(other)"),
        (b"\x1bO1", SEQUENCE, "<a-O>1"),
        (b"\x1b]11;rgb:00", SEQUENCE, "(other)"),
        (b"\x1b]12", SEQUENCE, "<a-]>12"),
        (b"\x1bP>|xterm", SEQUENCE, "(other)"),
        (b"\x1b[M !", SEQUENCE, "(other)"),
        (b"\x1bXwords", SEQUENCE, "<a-X>words"),
    ] {
        let just_before = wait.saturating_sub(Duration::from_nanos(1));
        assert_eq!(after(bytes, just_before), "", "{} was settled early", bytes.escape_ascii());
        assert_eq!(after(bytes, wait), is, "{}", bytes.escape_ascii());
    }
}

#[test]
fn the_keys_that_leave_cover_and_help_wait_for_nothing_in_any_state() {
    let states: [(&[u8], &str); 14] = [
        (b"\x1b[", "<a-[>"),
        (b"\x1bO", "<a-O>"),
        (b"\x1b[[", "<a-[>["),
        (b"\x1b[1;2", "(other)"),
        (b"\x1bO1", "<a-O>1"),
        (b"\x1b[M ", "(other)"),
        (b"\x1b]", "<a-]>"),
        (b"\x1bP", "<a-P>"),
        (b"\x1b]11;rgb:", "(other)"),
        (b"\x1bP>|x", "(other)"),
        (b"\x1b_Gi=1", "(other)"),
        (b"\x1bXwords", "<a-X>words"),
        (b"\xc3", ""),
        (b"", ""),
    ];
    for (state, before) in states {
        for (key, is) in [(0x11, "<c-q>"), (0x03, "<c-c>"), (0x14, "<c-t>"), (0x10, "<c-p>")] {
            let bytes = [state, &[key]].concat();
            assert_eq!(at_once(&bytes), format!("{before}{is}"), "{}", bytes.escape_ascii());
        }
    }
    // Esc is Alt for these as for all others, and the key table takes that for the key itself.
    assert_eq!(at_once(b"\x1b\x11"), "<c-a-q>");
    assert_eq!(at_once(b"\x1b\x1b\x11"), "<esc><c-a-q>");
}

#[test]
fn what_a_terminal_says_is_no_typing_and_its_bell_is_no_key() {
    for (bytes, is) in [
        (&b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07"[..], "(osc 11 rgb:1e1e/1e1e/2e2e)"),
        (b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "(osc 11 rgb:1e1e/1e1e/2e2e)"),
        ("\u{9d}11;rgb:0/0/0\u{9c}".as_bytes(), "(osc 11 rgb:0/0/0)"),
        (b"\x1b]10;rgba:ff/ff/ff/ff\x07", "(osc 10 rgba:ff/ff/ff/ff)"),
        (b"\x1b]104\x07", "(osc 104 )"),
        (b"\x1b]lthe title; it holds words\x1b\\", "(other)"),
        (b"\x1b[?1;2c", "(csi ?1;2c)"),
        (b"\x1b[>41;390;0c", "(csi >41;390;0c)"),
        ("\u{9b}?62;c".as_bytes(), "(csi ?62;c)"),
        (b"\x1b[0n", "(csi 0n)"),
        (b"\x1b[12;40R", "(csi 12;40R)"),
        (b"\x1b[1;2R", "(csi 1;2R)"),
        (b"\x1b[?997;1n", "(csi ?997;1n)"),
        (b"\x1b[?2026;2$y", "(csi ?2026;2$y)"),
        (b"\x1b[4;2$y", "(csi 4;2$y)"),
        (b"\x1b[?1u", "(csi ?1u)"),
        (b"\x1b[8;24;80t", "(csi 8;24;80t)"),
        (b"\x1b[I\x1b[O", "(csi I)(csi O)"),
        (b"\x1b[<0;10;20M\x1b[<0;10;20m", "(csi <0;10;20M)(csi <0;10;20m)"),
        (b"\x1b[32;10;20M", "(csi 32;10;20M)"),
        (b"\x1bP>|xterm(390)\x1b\\", "(other)"),
        (b"\x1bP1$r0m\x1b\\", "(other)"),
        (b"\x1bP1+r544e=78\x1b\\", "(other)"),
        (b"\x1bP!|00000000\x1b\\", "(other)"),
        (b"\x1b_Gi=31;OK\x1b\\", "(other)"),
        (b"\x1b[201~", "(csi 201~)"),
        (b"\x1b[999~\x1b[5;5;5x\x1b[=1z", "(csi 999~)(csi 5;5;5x)(csi =1z)"),
        (b"\x1b[M !!", ""),
    ] {
        let bytes = [bytes, b"words"].concat();
        assert_eq!(at_once(&bytes), format!("{is}words"), "{}", bytes.escape_ascii());
    }
    // A bell by itself is the key that covers the screen, and stays it after a key that only looks like a beginning.
    assert_eq!(at_once(b"\x1b]\x07"), "<a-]><c-g>");
    assert_eq!(at_once(b"\x07"), "<c-g>");
}

#[test]
fn what_cannot_be_an_answer_was_typed() {
    assert_eq!(at_once(b"\x1b]He left."), "<a-]>He left.");
    assert_eq!(at_once(b"\x1b]12 times"), "<a-]>12 times");
    assert_eq!(at_once(b"\x1bPlease"), "<a-P>lease");
    assert_eq!(at_once("\x1b[\u{e9}t\u{e9}".as_bytes()), "<a-[>\u{e9}t\u{e9}");
    assert_eq!(at_once("\x1b\u{f6}\u{f6}".as_bytes()), "<a-\u{f6}>\u{f6}");
}

#[test]
fn half_a_letter_waits_and_a_broken_one_takes_nothing_with_it() {
    let mut reader = Reader::new();
    reader.feed(b"\xf0\x9f", Duration::ZERO);
    assert_eq!(reader.due(), None);
    reader.settle(Duration::from_secs(3600));
    reader.feed(b"\x8c\xbb", Duration::from_secs(3600));
    assert_eq!(written(&reader.take()), "\u{1f33b}");
    assert_eq!(at_once(b"\xc3a\xffb\x9bc\xe2\x82d\xed\xa0\x80e"), "abcde");
}

#[test]
fn a_sequence_without_end_is_bounded() {
    let mut reader = Reader::new();
    reader.feed(b"\x1b]11;", Duration::ZERO);
    reader.feed(&vec![b'x'; 100_000], Duration::ZERO);
    assert!(reader.holds() <= goldseam::runtime::reader::HELD, "{}", reader.holds());
    reader.feed(b"\x07words", Duration::ZERO);
    assert!(written(&reader.take()).ends_with(")words"));
    // Where it is no answer, all of it was typed.
    let words = "x".repeat(100_000);
    assert_eq!(at_once(format!("\x1bX{words}").as_bytes()), format!("<a-X>{words}"));
}
