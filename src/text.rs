//! Text as a terminal shows it: clusters, cells, rows.
//!
//! The one place that measures, clips, wraps, cleans and folds text. A *cluster* is what a person
//! calls a letter (a family emoji, a flag, an `é` made of two characters); a *cell* is one column of
//! the terminal. Floor 0: no drawing, no I/O, nothing of Goldseam in it. It must never cut a cluster
//! and never measure a string in any other way than by adding up the cells of its clusters.

mod clean;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use clean::clean;

/// The clusters of a text with the byte at which each begins; see [`graphemes`].
#[derive(Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

/// The clusters of `text`, each with the byte at which it begins.
///
/// `text` must begin on a cluster boundary of whatever it was cut from. Plain ASCII is stepped over
/// byte by byte, but only where the next byte is ASCII too: a mark may follow any letter.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        let first = *bytes.get(self.at)?;
        let begin = self.at;
        let alone = is_plain(first) && bytes.get(begin + 1).is_none_or(u8::is_ascii);
        self.at += if alone { 1 } else { self.text[begin..].graphemes(true).next().map_or(1, str::len) };
        Some((begin, &self.text[begin..self.at]))
    }
}

/// Printable ASCII: one byte, one cell.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Cells that one cluster takes, as the terminal library draws it: control characters none, the two
/// half-width katakana sound marks one each.
#[inline]
pub fn cells(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [byte] => usize::from(is_plain(*byte)),
        _ if cluster.contains(char::is_control) => 0,
        _ => cluster.width() + cluster.matches(['\u{ff9e}', '\u{ff9f}']).count(),
    }
}

/// Cells that a text of one row takes: the sum over its clusters.
pub fn width(text: &str) -> usize {
    graphemes(text).map(|(_, cluster)| cells(cluster)).sum()
}

/// The longest beginning of `text` that fits into `room` cells, never cutting a cluster.
pub fn clip(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (at, cluster) in graphemes(text) {
        used += cells(cluster);
        if used > room {
            return &text[..at];
        }
    }
    text
}

/// Whether a row may end after this cluster: one white-space character that is not made to hold.
pub fn is_space(cluster: &str) -> bool {
    if let [byte] = cluster.as_bytes() {
        return *byte == b' ';
    }
    let mut chars = cluster.chars();
    let (first, second) = (chars.next(), chars.next());
    second.is_none() && first.is_some_and(is_breaking)
}

fn is_breaking(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The rows of one paragraph (no new line inside) as byte ranges that cover it without a gap.
///
/// A row ends after spaces; the spaces stay on it and may hang past `width`. A word longer than
/// `width` is broken between clusters. A row always holds at least one cluster, so that a cluster
/// wider than `width` stands alone, and an empty paragraph has one empty row. A `width` of 0 is 1.
pub fn rows(paragraph: &str, width: usize) -> Vec<Range<usize>> {
    let width = width.max(1);
    let mut rows = Vec::with_capacity(paragraph.len() / width + 1);
    // The row begins at `start` and is `used` cells wide so far; its last word begins at `word` and
    // is `long` cells wide so far.
    let (mut start, mut used, mut word, mut long) = (0, 0, 0, 0);
    for (at, cluster) in graphemes(paragraph) {
        let cells = cells(cluster);
        if is_space(cluster) {
            (word, long) = (at + cluster.len(), 0);
            used += cells;
            continue;
        }
        while used + cells > width && at > start {
            let broken = word <= start;
            let end = if broken { at } else { word };
            rows.push(start..end);
            used = if broken { 0 } else { long };
            if broken {
                long = 0;
            }
            start = end;
        }
        used += cells;
        long += cells;
    }
    rows.push(start..paragraph.len());
    rows
}

/// The rows of a text that only stands there: paragraphs at each new line, hanging spaces left off.
pub fn wrap(text: &str, width: usize) -> Vec<&str> {
    let paragraphs = text.split('\n');
    let of = |paragraph| rows(paragraph, width).into_iter().map(move |row| unhung(&paragraph[row]));
    paragraphs.flat_map(of).collect()
}

/// A row without the spaces that hang at its end.
pub fn unhung(row: &str) -> &str {
    row.trim_end_matches(is_breaking)
}

/// A text as search compares it: without case, accents and other combining marks.
pub fn fold(text: &str) -> String {
    text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)).collect()
}
