//! One key in every spelling that terminals send.

use super::at_once;

/// What a key is, and the bytes that mean it.
const SPELLINGS: [(&str, &[&[u8]]); 34] = [
    ("<left>", &[b"\x1b[D", b"\x1bOD", b"\x1b[1;1D", b"\x1b[57417u"]),
    ("<a-left>", &[b"\x1b[1;3D", b"\x1b[1;9D", b"\x1b\x1b[D", b"\x1b\x1bOD", b"\x1b[1;3:1D"]),
    ("<a-up>", &[b"\x1b\x1b[A", b"\x1b[1;3A", b"\x1b[1;9A"]),
    ("<a-b>", &[b"\x1bb", b"\x1b[98;3u", b"\x1b[27;3;98~"]),
    ("<a-f>", &[b"\x1bf"]),
    ("<c-left>", &[b"\x1b[1;5D", b"\x1bOd", b"\x1b[5D", b"\x1bO5D", b"\x1bO1;5D"]),
    ("<c-up>", &[b"\x1bOa", b"\x1b[1;5A"]),
    ("<c-a-left>", &[b"\x1b\x1bOd", b"\x1b[1;7D"]),
    ("<s-left>", &[b"\x1b[d", b"\x1b[1;2D"]),
    ("<s-up>", &[b"\x1b[a", b"\x1b[1;2A"]),
    ("<c-s-left>", &[b"\x1b[1;6D"]),
    ("<home>", &[b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~", b"\x1b[1;1H", b"\x1b[57423u"]),
    ("<end>", &[b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"]),
    ("<c-home>", &[b"\x1b[1;5H", b"\x1b[7^", b"\x1b[1;5~"]),
    ("<s-end>", &[b"\x1b[1;2F", b"\x1b[8$"]),
    ("<c-s-end>", &[b"\x1b[8@", b"\x1b[1;6F"]),
    ("<delete>", &[b"\x1b[3~", b"\x1b[57426u"]),
    ("<c-delete>", &[b"\x1b[3^", b"\x1b[3;5~"]),
    ("<a-delete>", &[b"\x1b[3;3~", b"\x1b\x1b[3~"]),
    ("<pageup>", &[b"\x1b[5~", b"\x1b[57421u"]),
    ("<enter>", &[b"\r", b"\x1bOM", b"\x1b[13u", b"\x1b[57414u", b"\x1b[13;1u"]),
    ("<s-enter>", &[b"\x1b[13;2u", b"\x1b[27;2;13~", b"\x1b[57414;2u"]),
    ("<a-enter>", &[b"\x1b\r", b"\x1b[13;3u", b"\x1b[27;3;13~"]),
    ("<backspace>", &[b"\x7f", b"\x1b[127u"]),
    ("<s-backspace>", &[b"\x1b[127;2u", b"\x1b[27;2;127~", b"\x1b[8;2u"]),
    ("<a-backspace>", &[b"\x1b\x7f", b"\x1b[127;3u", b"\x1b[27;3;127~"]),
    ("<c-backspace>", &[b"\x1b[127;5u", b"\x1b[27;5;127~"]),
    ("<c-h>", &[b"\x08"]),
    ("<backtab>", &[b"\x1b[Z", b"\x1b[9;2u", b"\x1b[27;2;9~"]),
    ("<f(1)>", &[b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P"]),
    ("<c-q>", &[b"\x11", b"\x1b[113;5u", b"\x1b[27;5;113~", b"\x1b[1081::113;5u"]),
    ("<esc>", &[b"\x1b[27u", b"\x1b[27;1u"]),
    ("5", &[b"5", b"\x1bOu", b"\x1b[57404u"]),
    ("A", &[b"A", b"\x1b[97:65;2u", b"\x1b[97;2u", b"\x1b[65;2u", b"\x1b[97;65u", b"\x1b[97;;65u"]),
];

#[test]
fn a_key_is_itself_in_every_spelling() {
    for (key, spellings) in SPELLINGS {
        for bytes in spellings {
            assert_eq!(at_once(bytes), key, "{}", bytes.escape_ascii());
        }
    }
}

#[test]
fn letters_that_are_spelled_out_are_typed_whole() {
    assert_eq!(at_once("\x1b[128512u\x1b[223;2u\x1b[32;2u\x1b[27;2;63~".as_bytes()), "\u{1f600}\u{df} <s-?>");
    assert_eq!(at_once(b"\x1bOj\x1bOk\x1bOl\x1bOm\x1bOn\x1bOo\x1bOp\x1bOy\x1bOX"), "*+,-./09=");
}

#[test]
fn letting_a_key_go_and_keys_that_do_nothing_here_are_nothing() {
    for bytes in [
        &b"\x1b[97;1:3u"[..], // let go
        b"\x1b[1;1:3D",
        b"\x1b[57441;2u", // Shift by itself
        b"\x1b[57358u",   // Caps Lock
        b"\x1b[57428u",   // play
        b"\x1b[99;9u",    // Super and a letter
        b"\x1b[E",        // the middle of the keypad
        b"\x1bOE",
        b"\x1bOz",
    ] {
        assert_eq!(at_once(bytes), "", "{}", bytes.escape_ascii());
    }
}
