//! Pastes, whole, in parts, and without an end.

use super::{at_once, written};
use goldseam::runtime::reader::Reader;
use goldseam::runtime::reader::paste::{OVER, PART, QUIET};
use std::time::Duration;

/// Pieces, each after a time without a byte; then that time once more. What each led to is set apart by a bar.
fn in_pieces(pieces: &[(&[u8], Duration)]) -> String {
    let mut reader = Reader::new();
    let mut now = Duration::ZERO;
    let mut all = Vec::new();
    for (bytes, wait) in pieces {
        reader.feed(bytes, now);
        now += *wait;
        reader.settle(now);
        all.push(written(&reader.take()));
    }
    all.join("|")
}

#[test]
fn a_paste_is_one_thing_and_what_follows_is_typed() {
    assert_eq!(at_once(b"\x1b[200~one\r\n\x1b[31m\x11two\x1b[201~a\r"), "{one\r\n\x1b[31m\x11two}a<enter>");
    assert_eq!(at_once(b"\x1b[200~\x1b[201~a"), "a");
    assert_eq!(at_once(b"\x1b[200~half \xff\xc3\x1b[201~"), "{half \u{fffd}\u{fffd}}");
}

#[test]
fn a_paste_without_an_end_hands_its_words_on_and_is_over_after_a_while() {
    assert_eq!(
        in_pieces(&[(b"\x1b[200~words", QUIET), (b"", OVER), (b"\r\x1b[201~x", QUIET)]),
        "{words}||<enter>(csi 201~)x"
    );
    // A slow line brings the rest: still words, and no key.
    assert_eq!(
        in_pieces(&[(b"\x1b[200~one", QUIET), (b"\rtwo", QUIET), (b"\r", QUIET), (b"\x1b[201~\r", QUIET)]),
        "{one}|{\rtwo}||{\r}<enter>"
    );
}

#[test]
fn what_may_be_half_of_something_is_kept_for_the_other_half() {
    assert_eq!(in_pieces(&[(b"\x1b[200~a\r", QUIET), (b"\nb\x1b[201~", QUIET)]), "{a}|{\r\nb}");
    assert_eq!(in_pieces(&[(b"\x1b[200~a\xc3", QUIET), (b"\xa9b\x1b[201~", QUIET)]), "{a}|{\u{e9}b}");
    assert_eq!(in_pieces(&[(b"\x1b[200~a\x1b[3", QUIET), (b"1mb\x1b[201~", QUIET)]), "{a}|{\x1b[31mb}");
    assert_eq!(in_pieces(&[(b"\x1b[200~a\x1b[20", QUIET), (b"1~\r", QUIET)]), "{a}|<enter>");
    // And without it nothing is lost but the half of a mark.
    assert_eq!(in_pieces(&[(b"\x1b[200~a\r", QUIET), (b"", OVER)]), "{a}|{\r}");
    assert_eq!(in_pieces(&[(b"\x1b[200~a\x1b[20", QUIET), (b"", OVER)]), "{a}|");
}

#[test]
fn in_a_paste_without_an_end_the_keys_that_leave_wait_for_one_moment_only() {
    assert_eq!(in_pieces(&[(b"\x1b[200~words\x11", QUIET), (b"\r", QUIET)]), "{words}<c-q>|<enter>");
    assert_eq!(in_pieces(&[(b"\x1b[200~words\x03", QUIET)]), "{words}<c-c>");
    assert_eq!(in_pieces(&[(b"\x1b[200~words", QUIET), (b"\x11", QUIET)]), "{words}|<c-q>");
    // So do all keys that are no letters, once it was quiet; what is typed stays a word.
    assert_eq!(in_pieces(&[(b"\x1b[200~words", QUIET), (b"\x14", QUIET)]), "{words}|<c-t>");
    assert_eq!(in_pieces(&[(b"\x1b[200~words", QUIET), (b"\x1b[A", QUIET), (b"\r", QUIET)]), "{words}|<up>|<enter>");
    assert_eq!(in_pieces(&[(b"\x1b[200~words", QUIET), (b"a", QUIET), (b"\x7f", QUIET)]), "{words}|{a}|<backspace>");
}

#[test]
fn a_paste_of_any_length_arrives_whole_and_is_held_in_parts() {
    let page = "w\u{f6}rter\r\n".repeat(PART / 4);
    let mut reader = Reader::new();
    reader.feed(b"\x1b[200~", Duration::ZERO);
    for piece in page.as_bytes().chunks(4095) {
        reader.feed(piece, Duration::ZERO);
        assert!(reader.holds() <= PART);
    }
    reader.feed(b"\x1b[201~", Duration::ZERO);
    let words = written(&reader.take()).replace("}{", "");
    assert!(words == format!("{{{page}}}"), "{} bytes of {}", words.len() - 2, page.len());
}

#[test]
fn at_the_end_all_that_is_held_is_handed_on() {
    for (bytes, is) in
        [(&b"\x1b[200~words\xc3\x1b[20"[..], "{words\u{fffd}}"), (b"\x1bXwords", "<a-X>words"), (b"\x1b", "<esc>")]
    {
        let mut reader = Reader::new();
        reader.feed(bytes, Duration::ZERO);
        reader.finish();
        assert_eq!(written(&reader.take()), is, "{}", bytes.escape_ascii());
        assert_eq!(reader.due(), None);
    }
}
