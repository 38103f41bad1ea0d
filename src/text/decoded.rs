//! Words out of bytes from outside, however they were written down.
//!
//! A person's words are never turned away for how an editor saved them, and never silently garbled: where it can only be
//! guessed how they were written, whoever asked is told so.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
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
    if let Some((encoding, length)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return (encoding.decode_without_bom_handling(&bytes[length..]).0, Written::AsTheySay);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Written::AsTheySay),
        Err(_) => (as_windows(bytes), Written::AsWindows),
    }
}

/// A byte that means nothing there is shown as such: as a control character it would vanish later on.
fn as_windows(bytes: &[u8]) -> Cow<'_, str> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_none = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if text.contains(is_none) { Cow::Owned(text.replace(is_none, "\u{fffd}")) } else { text }
}
