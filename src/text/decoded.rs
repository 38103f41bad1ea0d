//! Words out of bytes from outside, however they were written down.
//!
//! A person's words are never turned away for how an editor saved them, and never silently garbled: where it can only be
//! guessed how they were written, whoever asked is told so.

use std::borrow::Cow;

/// How bytes were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As UTF-8, or as the mark at their beginning says.
    AsTheySay,
    /// As Western Windows text, a guess: they are no UTF-8, and nothing says what else.
    AsWindows,
}

/// The words in all of what came from outside. A mark at the beginning that says how they are written is no word.
pub fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Written) {
    match bytes {
        [0xff, 0xfe, wide @ ..] => return (Cow::Owned(as_wide(wide, u16::from_le_bytes)), Written::AsTheySay),
        [0xfe, 0xff, wide @ ..] => return (Cow::Owned(as_wide(wide, u16::from_be_bytes)), Written::AsTheySay),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Written::AsTheySay),
        Err(_) => (Cow::Owned(bytes.iter().map(|byte| as_windows(*byte)).collect()), Written::AsWindows),
    }
}

/// UTF-16, as some editors of Windows save it. Whatever is no letter there, half a one at the end too, is shown as such.
fn as_wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, half) = bytes.as_chunks();
    let read = char::decode_utf16(units.iter().map(|pair| unit(*pair)));
    let letters = read.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    letters.chain(half.iter().map(|_| char::REPLACEMENT_CHARACTER)).collect()
}

/// What Windows-1252 has where Latin-1 has control characters. A byte that means nothing there is shown as such: as a
/// control character it would vanish later on.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', //
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

fn as_windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
