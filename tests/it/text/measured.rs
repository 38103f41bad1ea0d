//! Text is measured by clusters, and wrapped and clipped without loss.

use super::hard::{config, foreign, paragraph};
use goldseam::text::{clip, graphemes, is_space, rows, shortened, unhung, width, wrap};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

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
fn what_is_cut_says_so_and_never_takes_more_than_its_room() {
    assert_eq!(shortened("a pot of tea", 12), "a pot of tea");
    assert_eq!(shortened("a pot of tea", 11), "a pot of t…");
    assert_eq!(shortened("a pot of tea", 7), "a pot…", "no space before it");
    for room in 0..11 {
        let cut = shortened("日本 👩‍👩‍👧 tea", room);
        assert!(width(&cut) <= room, "«{cut}» in {room} cells");
        assert_eq!(cut.ends_with('…'), room > 0, "«{cut}» in {room} cells");
    }
}
