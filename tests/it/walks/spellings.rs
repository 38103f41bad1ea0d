//! What hands do by habit in a text, in the bytes that their terminal sends for it, down to what stands on the page.

use super::common::at_home;
use crate::walks::harness::{Desk, Walk};

fn at_a_page(desk: &Desk) -> Walk {
    let mut walk = at_home(desk, "I was hurt");
    walk.press("<home>w").sees("A blank page");
    walk
}

/// Writes, sends the bytes, and writes on.
fn written(bytes: &[u8]) -> Walk {
    let desk = Desk::new();
    let mut walk = at_a_page(&desk);
    walk.press("one two").press("<s-ret>").press("three four").sends(bytes).press("X");
    walk.sees("A blank page");
    walk
}

#[test]
fn option_with_an_arrow_moves_by_words_and_paragraphs() {
    for left in [&b"\x1b[1;3D"[..], b"\x1b[1;9D", b"\x1bb", b"\x1b\x1b[D", b"\x1b\x1bOD", b"\x1bOd", b"\x1b[1;5D"] {
        written(left).sees("three Xfour");
    }
    for (there, back) in [(&b"\x1bb"[..], &b"\x1bf"[..]), (b"\x1b[1;3D", b"\x1b[1;3C"), (b"\x1b\x1b[D", b"\x1b\x1b[C")]
    {
        written(&[there, back].concat()).sees("three fourX");
    }
    for up in [&b"\x1b\x1b[A"[..], b"\x1b[1;3A", b"\x1b[1;9A", b"\x1bOa"] {
        written(up).sees("Xthree four");
        written(&[up, up].concat()).sees("Xone two");
    }
    written(b"\x1b\x1b[A\x1b\x1b[A\x1b\x1b[B").sees("one twoX");
}

#[test]
fn option_with_backspace_takes_the_word_before() {
    for backspace in [&b"\x1b\x7f"[..], b"\x1b[127;3u", b"\x1b[27;3;127~", b"\x1b[127;5u"] {
        written(backspace).sees("three X").misses("four");
    }
    written(b"\x1bb\x1bd").sees("three X").misses("four");
}

#[test]
fn shift_with_enter_is_a_new_line_and_shift_with_backspace_one_letter() {
    for enter in [&b"\x1b[13;2u"[..], b"\x1b\r", b"\x1b[27;2;13~", b"\x1bOM", b"\x1b[57414u", b"\x1b[13;3u"] {
        written(enter).misses("fourX").sees("three four");
    }
    for backspace in [&b"\x1b[127;2u"[..], b"\x1b[27;2;127~", b"\x08"] {
        written(backspace).sees("three fouX");
    }
}

#[test]
fn the_ends_of_a_row_and_what_lies_between_can_be_had_in_every_spelling() {
    for home in [&b"\x1b[H"[..], b"\x1bOH", b"\x1b[1~", b"\x1b[7~"] {
        written(home).sees("Xthree four");
        for end in [&b"\x1b[F"[..], b"\x1bOF", b"\x1b[4~", b"\x1b[8~"] {
            written(&[home, end].concat()).sees("three fourX");
        }
    }
    // What is selected is replaced by what is typed.
    for select in [&b"\x1b[1;6D"[..], b"\x1b[1;4D", b"\x1b[d\x1b[d\x1b[d\x1b[d"] {
        written(select).sees("three X").misses("four");
    }
}

/// Everything that Esc begins and that nobody knows: the page stays, and nothing is typed.
#[test]
fn an_unknown_sequence_leaves_no_page_and_types_nothing() {
    let unknown = [
        "\x1b[",
        "\x1bO",
        "\x1b[999~",
        "\x1b[?1;2x",
        "\x1b[>41;390;0c",
        "\x1b[1;2R",
        "\x1bOz",
        "\x1b[57358u",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1b]10;rgb:0/0/0\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b[I",
        "\x1b[O",
        "\x1b[M !!",
        "\x1b[201~",
        "\x1ba",
        "\x1b[1;2",
        "\u{9b}5n",
    ];
    let desk = Desk::new();
    let mut walk = at_a_page(&desk);
    walk.press("one two");
    let before = walk.text();
    for bytes in unknown {
        walk.sends(bytes.as_bytes());
        assert_eq!(before, walk.text(), "after {}", bytes.escape_debug());
    }
    walk.press(" three").sees("one two three");
}
