//! Bytes from elsewhere are words, in whatever encoding they were written down.

use super::hard::config;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use goldseam::text::{Written, decoded};
use proptest::prelude::*;

#[test]
fn words_are_read_however_they_were_written_down() {
    let wide = |order: fn(u16) -> [u8; 2]| "\u{feff}S\u{201c}é\r\n".encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let kept: [(&[u8], &str, Written); 8] = [
        (b"plain", "plain", Written::AsTheySay),
        ("\u{feff}marked".as_bytes(), "marked", Written::AsTheySay),
        ("not\u{feff}at the beginning".as_bytes(), "not\u{feff}at the beginning", Written::AsTheySay),
        (&wide(u16::to_le_bytes), "S\u{201c}é\r\n", Written::AsTheySay),
        (&wide(u16::to_be_bytes), "S\u{201c}é\r\n", Written::AsTheySay),
        (b"\xff\xfeS\0h", "S\u{fffd}", Written::AsTheySay),
        (b"caf\xe9 \x93so\x94 \x80", "café \u{201c}so\u{201d} \u{20ac}", Written::AsWindows),
        (b"a \x81 means nothing there", "a \u{fffd} means nothing there", Written::AsWindows),
    ];
    for (bytes, words, written) in kept {
        assert_eq!(decoded(bytes), (words.into(), written), "{bytes:?}");
    }
}

/// What the standard of the web reads there. A byte of Windows that means nothing is a control character to it.
fn by_the_standard(bytes: &[u8]) -> String {
    let (encoding, length) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let is_guessed = encoding == UTF_8 && std::str::from_utf8(bytes).is_err();
    if !is_guessed {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    let (words, _) = WINDOWS_1252.decode_without_bom_handling(&bytes[length..]);
    words.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}")
}

proptest! {
    #![proptest_config(config())]

    /// A second mark and a lone half of a pair, too. Half a letter at the end is above: after half a pair the standard tells
    /// both by one sign, where each has its own here.
    #[test]
    fn words_are_read_as_the_standard_reads_them(
        mark in prop::sample::select(vec![&b""[..], b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]),
        pairs in prop::collection::vec(
            prop::array::uniform2(prop_oneof![any::<u8>(), prop::sample::select(&b"\xd8\xdc\xff\xfe"[..])]),
            0..20,
        ),
    ) {
        let bytes = [mark, pairs.as_flattened()].concat();
        prop_assert_eq!(decoded(&bytes).0, by_the_standard(&bytes));
    }
}
