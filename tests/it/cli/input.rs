//! What comes in from outside: however it was written down, the words are there, and what never ends ends nothing.

use super::desk::{Desk, Said};
use crate::files::odd_things;
use goldseam::engine::Place;
use goldseam::journal::Key;
use secrecy::ExposeSecret;
use std::fs;

/// A page as editors save it, whether that has to be guessed, and its words.
const PAGES: [(&[u8], bool, &str); 7] = [
    (b"\xef\xbb\xbfHello from Notepad\r\nsecond line\r\n", false, "Hello from Notepad\nsecond line"),
    (b"\xff\xfeS\0h\0e\0 \0s\0a\0i\0d\0 \0n\0o\0.\0\r\0\n\0I\0.\0\r\0\n\0", false, "She said no.\nI."),
    (b"\xfe\xff\0S\0h\0e\0 \x20\x19", false, "She \u{2019}"),
    (b"Hello caf\xe9 na\xefve \x93quoted\x94\n", true, "Hello café naïve \u{201c}quoted\u{201d}"),
    (b"old\rlines\r", false, "old\nlines"),
    ("I don\u{2019}t know\n".as_bytes(), false, "I don\u{2019}t know"),
    (b"\xef\xbb\xbfcaf\xe9", true, "café"),
];

fn texts(desk: &Desk) -> Vec<String> {
    let said = desk.run(["journal", "--json"]).well();
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
    said.lines().map(text).collect()
}

#[test]
fn a_page_is_kept_however_it_was_written_down() {
    for (bytes, is_guessed, words) in PAGES {
        let desk = Desk::begun();
        let Said { code, out, err } = desk.run_with(bytes, ["write"]);
        assert_eq!((code, out.as_str()), (0, "Kept on this computer, in a workbook that isn't locked.\n"), "{err}");
        assert_eq!(err.contains("Windows") && err.contains("look"), is_guessed, "{err}");
        assert_eq!(texts(&desk), [words]);
    }
    // A mark and nothing else is no word.
    Desk::begun().run_with(b"\xef\xbb\xbf\r\n", ["write"]).badly(2, &["Nothing came in"]);
}

#[test]
fn what_never_ends_is_said_to_be_too_long() {
    let desk = Desk::begun();
    let mut endless = desk.goldseam(["write"]);
    endless.stdin(fs::File::open("/dev/zero").unwrap());
    super::desk::said(endless.output().unwrap()).badly(2, &["longer than a page", "several pages"]);
    assert!(texts(&desk).is_empty());
}

#[test]
fn words_to_look_for_are_read_however_they_were_written_down() {
    let desk = Desk::begun();
    desk.run_with("I don\u{2019}t know, Łukasz\n".as_bytes(), ["write"]).well();
    let wide: Vec<u8> = "\u{feff}don't\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for sought in ["don't\n".as_bytes(), b"\xef\xbb\xbfDON'T\r\n", b"don\x92t", &wide, "lukasz".as_bytes()] {
        let said = desk.run_with(sought, ["journal", "--search"]).well();
        assert!(said.contains("I don\u{2019}t know"), "{sought:?}: {said}");
    }
    assert_eq!(desk.run_with(b"nowhere\n", ["journal", "--search"]).well(), "");
}

#[test]
fn a_word_that_is_asked_for_is_understood_behind_a_mark() {
    let desk = Desk::begun();
    desk.run_with(b"\xef\xbb\xbferase\r\n", ["erase", "--everything"]).well();
}

/// A passphrase as editors save it; none where its file is none.
const PASSPHRASES: [(&[u8], bool); 7] = [
    (b"three odd words", true),
    (b"three odd words\n", true),
    (b"\xef\xbb\xbfthree odd words\r\n", true),
    (b"\xff\xfet\0h\0r\0e\0e\0 \0o\0d\0d\0 \0w\0o\0r\0d\0s\0\r\0\n\0x\0", true),
    (b"three odd words\n\xff\xff no text at all", true),
    (b"\xef\xbb\xbf\r\nthree odd words", false),
    (b"three odd w\xf6rds", false),
];

#[test]
fn a_passphrase_opens_however_its_file_was_saved() {
    let desk = Desk::locked();
    for (bytes, opens) in PASSPHRASES {
        fs::write(desk.temp.path().join("p"), bytes).unwrap();
        let said = desk.run(["status", "--passphrase-file", "p"]);
        if opens {
            said.well();
        } else {
            assert!([2, 4].contains(&said.code), "{bytes:?}: {}", said.err);
        }
    }
}

#[test]
fn a_passphrase_can_come_through_a_pipe_and_an_odd_thing_is_not_waited_for() {
    let desk = Desk::locked();
    // As for `<(command)`, a shell has somebody at the other end, who writes a little later.
    desk.run_with(b"three odd words\n", ["status", "--passphrase-file", "/dev/stdin"]).well();
    let folder = desk.temp.path().join("odd");
    fs::create_dir(&folder).unwrap();
    for odd in odd_things(&folder) {
        let said = desk.run(["status", "--passphrase-file", odd.to_str().unwrap()]);
        assert!([2, 3, 4].contains(&said.code) && said.out.is_empty(), "{}: {}", odd.display(), said.err);
        let said = desk.run(["recover", odd.to_str().unwrap()]);
        assert!([3, 4].contains(&said.code), "{}: {}", odd.display(), said.err);
    }
}

#[test]
fn a_recovery_sheet_is_read_however_it_was_saved() {
    let desk = Desk::with_passphrases();
    let shelf = crate::journal::two::shelf_in(&desk.data());
    let key = Key::new(Place::One);
    let kind = goldseam::engine::BookKind::One;
    let work = goldseam::journal::WorkFactor::NEXT_TO_NONE;
    shelf.create_locked(kind, &[(&key, &crate::journal::two::pass("forgotten"))], work, 1).unwrap();
    let line = key.secret().unwrap().expose_secret().to_owned();
    let wide: Vec<u8> = format!("\u{feff}{line}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = format!("\u{feff}{line}\r\n");
    for (bytes, dash) in [(marked.as_bytes(), false), (&wide, false), (&wide, true)] {
        fs::write(desk.temp.path().join("sheet"), bytes).unwrap();
        let pass = format!("passphrase {}", fs::read_dir(desk.temp.path()).unwrap().count());
        fs::write(desk.temp.path().join(&pass), &pass).unwrap();
        let input = if dash { bytes } else { b"" };
        let sheet = if dash { "-" } else { "sheet" };
        let said = desk.run_with(input, ["recover", sheet, "--passphrase-file", &pass]).well();
        assert!(said.contains("passphrase"), "{said}");
    }
}
