//! Text: measured by clusters, wrapped without loss, cleaned to nothing but words.

use std::ops::Range;

use goldseam::text::{
    Written, clean, clip, decoded, graphemes, is_space, is_too_long, name, rows, unhung, width, wrap,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

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

/// How wide the widest word is; a word ends after spaces.
fn longest_word(text: &str) -> usize {
    let clusters: Vec<_> = text.graphemes(true).collect();
    let words = clusters.split(|cluster| is_space(cluster));
    words.map(|word| word.iter().map(|cluster| width(cluster)).sum()).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn clusters_are_those_of_unicode(text in foreign()) {
        let ours: Vec<_> = graphemes(&text).collect();
        let theirs: Vec<_> = text.grapheme_indices(true).collect();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn rows_cover_the_paragraph_and_fit(text in paragraph(), width_ in 0_usize..12) {
        let rows = rows(&text, width_);
        prop_assert_eq!(rows.first().map(|row| row.start), Some(0));
        prop_assert_eq!(rows.last().map(|row| row.end), Some(text.len()));
        for pair in rows.windows(2) {
            prop_assert_eq!(pair[0].end, pair[1].start);
        }
        for row in &rows {
            let row = &text[row.clone()];
            prop_assert!(!row.is_empty() || rows.len() == 1);
            let shown = unhung(row);
            prop_assert!(width(shown) <= width_.max(1) || graphemes(shown).filter(|(_, c)| width(c) > 0).count() == 1);
        }
    }

    #[test]
    fn plain_text_is_wrapped_as_any_other(text in "[a-d ]{0,60}[a-d é\u{301}]{0,5}", width_ in 1_usize..9) {
        // The same letters beyond ASCII take the long way to the same rows.
        let slow: String = text.chars().map(|c| if c.is_ascii_lowercase() { 'ö' } else { c }).collect();
        let lengths = |text: &str| rows(text, width_).into_iter().map(|row| text[row].chars().count()).collect::<Vec<_>>();
        prop_assert_eq!(lengths(&text), lengths(&slow));
    }

    #[test]
    fn a_row_breaks_inside_a_word_only_if_the_word_is_longer_than_a_row(text in paragraph(), width_ in 1_usize..12) {
        for Range { end, .. } in rows(&text, width_) {
            let (_, before) = text[..end].grapheme_indices(true).next_back().unwrap_or_default();
            let inside = end < text.len() && !is_space(before);
            prop_assert!(!inside || longest_word(&text) > width_, "no need to break at {end}");
        }
    }

    #[test]
    fn clip_is_the_longest_beginning_that_fits(text in paragraph(), room in 0_usize..20) {
        let clipped = clip(&text, room);
        prop_assert!(text.starts_with(clipped) && width(clipped) <= room);
        let next = text[clipped.len()..].graphemes(true).next();
        prop_assert!(next.is_none_or(|next| width(clipped) + width(next) > room));
        prop_assert!(text.grapheme_indices(true).any(|(at, _)| at == clipped.len()) || clipped == text);
    }

    #[test]
    fn cleaned_text_is_clean_and_stays_so(text in foreign()) {
        let cleaned = clean(&text);
        let controls = cleaned.chars().any(|c| c.is_control() && c != '\n');
        prop_assert!(!controls);
        let overrides = cleaned.contains(['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}']);
        prop_assert!(!overrides);
        prop_assert_eq!(clean(&cleaned), cleaned);
    }

    #[test]
    fn clean_leaves_text_without_controls_alone(text in paragraph()) {
        prop_assert_eq!(clean(&text), text);
    }

    #[test]
    fn width_is_what_the_terminal_library_draws(text in paragraph()) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 600, 1));
        let (column, _) = buffer.set_stringn(0, 0, &text, 600, Style::default());
        prop_assert_eq!(usize::from(column), width(&text));
    }
}

#[test]
fn width_counts_cells_of_clusters() {
    for (text, cells) in [
        ("", 0),
        ("plain", 5),
        ("é", 1),
        ("e\u{301}", 1),
        ("👨‍👩‍👧‍👦", 2),
        ("🇫🇷", 2),
        ("日本", 4),
        ("한", 2),
        ("\u{1112}\u{1161}\u{11ab}", 2),
        ("\0\u{7}\r\n", 0),
        ("\u{200d}", 0),
        ("لا", 2),
    ] {
        assert_eq!(width(text), cells, "{text:?}");
    }
}

#[test]
fn spaces_hang_and_long_words_break() {
    let broken = |text: &str, width| rows(text, width).into_iter().map(|row| text[row].to_owned()).collect::<Vec<_>>();
    assert_eq!(broken("one two three", 7), ["one two ", "three"]);
    assert_eq!(broken("one     two", 4), ["one     ", "two"]);
    assert_eq!(broken("   a", 2), ["   ", "a"]);
    assert_eq!(broken("abcdefgh ij", 3), ["abc", "def", "gh ", "ij"]);
    assert_eq!(broken("ab cdefgh", 4), ["ab ", "cdef", "gh"]);
    assert_eq!(broken("10\u{a0}km far", 6), ["10\u{a0}km ", "far"]);
    assert_eq!(broken("日本語", 3), ["日", "本", "語"]);
    assert_eq!(broken("日本", 1), ["日", "本"]);
    assert_eq!(broken("", 5), [""]);
    assert_eq!(broken("ab", 0), ["a", "b"]);
}

#[test]
fn wrap_keeps_paragraphs_and_drops_hanging_spaces() {
    assert_eq!(wrap("one two  three\n\nfour", 8), ["one two", "three", "", "four"]);
    assert_eq!(wrap("", 8), [""]);
}

#[test]
fn clean_drops_what_a_terminal_would_obey() {
    for (text, cleaned) in [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("a\tb", "a    b"),
        ("\u{1b}[1;31mred\u{1b}[0m", "red"),
        ("\u{1b}[200~pasted\u{1b}[201~", "pasted"),
        ("\u{1b}]0;title\u{7}text", "text"),
        ("\u{1b}]8;;https://example.org\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
        ("\u{1b}Pq#0\u{1b}\\after", "after"),
        ("\u{1b}(Bplain\u{1b}Mup\u{1b}7", "plainup"),
        ("\u{9b}31mred\u{9d}0;title\u{9c}", "red"),
        ("nul\0 bell\u{7} del\u{7f} c1\u{84}", "nul bell del c1"),
        ("a\u{202e}b\u{202c} c\u{2067}d\u{2069}", "ab cd"),
        ("\u{200f}שלום \u{200e}👨‍👩‍👧", "\u{200f}שלום \u{200e}👨‍👩‍👧"),
    ] {
        assert_eq!(clean(text), cleaned, "{text:?}");
    }
}

#[test]
fn a_sequence_without_an_end_takes_no_words_with_it() {
    assert_eq!(clean("\u{1b}]all of my words"), "all of my words");
    assert_eq!(clean("\u{1b}]all of\nmy words\u{7}"), "all of\nmy words");
    assert_eq!(clean("\u{1b}[12\nwords"), "12\nwords");
    assert_eq!(clean("\u{1b}é"), "é");
    assert_eq!(clean("end\u{1b}"), "end");
}

#[test]
fn a_name_is_one_line_that_can_be_seen_and_typed() {
    let kept = [
        ("  Ada  Bo\n\tLee\u{85}x ", "Ada Bo Lee x"),
        ("A\u{3000}\u{200b} \u{a0}d\u{200d}a\u{ad}\u{feff}", "A da"),
        ("\u{202e}Ada\u{2069}\u{200e}", "Ada"),
        ("\x1b[31mAda\x1b[0m\x07", "Ada"),
        ("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"),
        ("❤\u{fe0f}\u{200d}🔥\u{200d}", "❤\u{fe0f}\u{200d}🔥"),
        ("Zoe\u{308}", "Zoe\u{308}"),
        ("\u{200b}\u{200d}\u{feff}\n", ""),
        ("\u{3164}", ""),
        ("\u{301}", ""),
    ];
    for (typed, wanted) in kept {
        assert_eq!(name(typed), wanted, "{typed:?}");
        assert_eq!(name(&name(typed)), wanted, "{typed:?}");
    }
    assert!(!is_too_long(&"👩\u{200d}👩\u{200d}👧".repeat(60)) && is_too_long(&"a".repeat(61)));
    assert!(is_too_long(&format!("a{}", "\u{301}".repeat(2000))));
}

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
