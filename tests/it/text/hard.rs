//! What the tests of text stand on: text that has broken a writing field somewhere, and proptest over it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What makes text hard: each of these has broken a writing field somewhere.
pub(crate) const NASTY: &[&str] = &[
    "a",
    "é",
    "e\u{301}",
    "\u{301}",
    "👨‍👩‍👧‍👦",
    "👩",
    "\u{200d}",
    "🇫🇷",
    "🇩",
    "🇪",
    "👍🏽",
    "🏽",
    "❤\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "日本",
    "한",
    "\u{1112}",
    "\u{1161}",
    "\u{11ab}",
    "क्ष",
    "\u{94d}",
    "\u{200c}",
    "שלום",
    "مرحبا",
    "\u{600}",
    "ﾞ",
    "\u{a0}",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    " ",
    "  ",
    "word",
    "well-known",
    "don’t",
    "supercalifragilistic",
    ".",
];

/// What no text may keep.
const FOREIGN: &[&str] = &[
    "\t",
    "\r\n",
    "\r",
    "\n",
    "\u{1b}",
    "\u{1b}[31m",
    "\u{1b}[",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;u\u{1b}\\",
    "\u{1b}]",
    "\u{9b}1m",
    "\u{9d}x\u{9c}",
    "\u{90}",
    "\0",
    "\u{7}",
    "\u{7f}",
    "\u{85}",
    "\u{202e}",
    "\u{2066}",
    "\\",
    "[",
];

/// One paragraph of hard text.
pub(crate) fn paragraph() -> impl Strategy<Value = String> {
    vec(select(NASTY), 0..40).prop_map(|pieces| pieces.concat())
}

/// Hard text with new lines and everything that has to be cleaned away.
pub(crate) fn foreign() -> impl Strategy<Value = String> {
    vec(prop_oneof![select(NASTY), select(FOREIGN)], 0..40).prop_map(|pieces| pieces.concat())
}

/// Found failures become examples here, not files beside the tests.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}
