//! Cleaned text is nothing but words, and loses none of them.

use super::hard::{config, foreign, paragraph};
use goldseam::text::clean;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config())]

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
