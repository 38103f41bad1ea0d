//! Text as a terminal shows it: clusters, cells, rows.
//!
//! The one place that measures, clips, wraps and cleans text. A *cluster* is what a person
//! calls a letter (a family emoji, a flag, an `é` made of two characters); a *cell* is one column of
//! the terminal. Floor 0: no drawing, no I/O, nothing of Goldseam in it. It must never cut a cluster
//! and never measure a string in any other way than by adding up the cells of its clusters.

mod clean;
mod decoded;
mod name;

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use clean::{clean, in_json, spelled, turns};
pub use decoded::{Written, decoded};
pub use name::{LONGEST_NAME, is_too_long, name};

/// The clusters of a text with the byte at which each begins; see [`graphemes`].
#[derive(Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
    /// Finds the clusters that are not plain; kept while they follow one another.
    finder: unicode_segmentation::Graphemes<'a>,
}

/// The clusters of `text`, each with the byte at which it begins.
///
/// `text` must begin on a cluster boundary of whatever it was cut from. Plain ASCII is stepped over
/// byte by byte, but only where the next byte is ASCII too: a mark may follow any letter.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0, finder: text.graphemes(true) }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = (usize, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let begin = self.at;
        let bytes = self.text.as_bytes();
        let alone = is_plain(*bytes.get(begin)?) && bytes.get(begin + 1).is_none_or(u8::is_ascii);
        self.at += if alone { 1 } else { self.find(begin) };
        Some((begin, &self.text[begin..self.at]))
    }
}

impl Graphemes<'_> {
    /// How long the cluster at `begin` is.
    fn find(&mut self, begin: usize) -> usize {
        if self.text.len() - self.finder.as_str().len() != begin {
            self.finder = self.text[begin..].graphemes(true);
        }
        self.finder.next().map_or(1, str::len)
    }
}

/// Printable ASCII: one byte, one cell.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Whether a text is nothing else, told at a glance: then each byte of it is a cluster of one cell.
fn is_all_plain(text: &[u8]) -> bool {
    text.iter().fold(true, |plain, byte| plain & is_plain(*byte))
}

/// Cells that one cluster takes, as the terminal library draws it: control characters none, the two
/// half-width katakana sound marks one each.
#[inline]
pub fn cells(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [byte] => usize::from(is_plain(*byte)),
        // The only clusters with control characters in them: a C1 alone, and a new line of two.
        [0xc2, 0x80..=0x9f] | b"\r\n" => 0,
        _ => cluster.width() + cluster.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count(),
    }
}

/// Cells that a text of one row takes: the sum over its clusters.
pub fn width(text: &str) -> usize {
    if is_all_plain(text.as_bytes()) {
        return text.len();
    }
    graphemes(text).map(|(_, cluster)| cells(cluster)).sum()
}

/// The longest beginning of `text` that fits into `room` cells, never cutting a cluster.
pub fn clip(text: &str, room: usize) -> &str {
    if is_all_plain(text.as_bytes()) {
        return &text[..text.len().min(room)];
    }
    let mut used = 0;
    for (at, cluster) in graphemes(text) {
        used += cells(cluster);
        if used > room {
            return &text[..at];
        }
    }
    text
}

/// `text` in at most `room` cells. Where it is cut it ends in "…": a row that only stops reads as if it were whole.
pub fn shortened(text: &str, room: usize) -> Cow<'_, str> {
    match clip(text, room) {
        whole if whole.len() == text.len() => text.into(),
        _ if room == 0 => "".into(),
        _ => format!("{}…", clip(text, room - 1).trim_end()).into(),
    }
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
    // Whoever put one of these between a number and its unit wants the two to stay together.
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// The rows of one paragraph (no new line inside) as byte ranges that cover it without a gap.
///
/// A row ends after spaces; the spaces stay on it and may hang past `width`. A word longer than
/// `width` is broken between clusters. A row always holds at least one cluster, so that a cluster
/// wider than `width` stands alone, and an empty paragraph has one empty row. A `width` of 0 is 1.
pub fn rows(paragraph: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::with_capacity(paragraph.len() / width.max(1) + 1);
    let mut start = 0;
    loop {
        let end = start + row_end(&paragraph[start..], width.max(1));
        rows.push(start..end);
        start = end;
        if start == paragraph.len() {
            return rows;
        }
    }
}

fn row_end(rest: &str, width: usize) -> usize {
    if let Some(end) = plain_row_end(rest.as_bytes(), width) {
        return end;
    }
    let (mut used, mut word) = (0, 0);
    for (at, cluster) in graphemes(rest) {
        let cells = cells(cluster);
        if is_space(cluster) {
            word = at + cluster.len();
        } else if used + cells > width && at > 0 {
            return if word > 0 { word } else { at };
        }
        used += cells;
    }
    rest.len()
}

/// The same, at a glance, for a row that is full of plain ASCII up to and with the cell past its edge, or the last one.
fn plain_row_end(rest: &[u8], width: usize) -> Option<usize> {
    if rest.len() <= width {
        return is_all_plain(rest).then_some(rest.len());
    }
    let (row, past) = (&rest[..width], rest[width]);
    if !is_plain(past) || !is_all_plain(row) {
        return None;
    }
    if past == b' ' {
        let end = rest[width..].iter().position(|byte| *byte != b' ').map_or(rest.len(), |more| width + more);
        // A mark may follow the last space and make it something to be seen.
        return rest.get(end).is_none_or(u8::is_ascii).then_some(end);
    }
    // The cell past the edge belongs to the same word, so it moves down with its first half.
    Some(row.iter().rposition(|byte| *byte == b' ').map_or(width, |space| space + 1))
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
