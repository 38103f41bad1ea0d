//! Bytes from elsewhere are words, in whatever encoding they were written down.

use goldseam::text::{Written, decoded};

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
