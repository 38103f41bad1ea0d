//! The words themselves: paragraphs, and spots between their clusters.
//!
//! The one place that changes text. Memory that held words is wiped when it is given back: a line
//! that outgrows its memory is moved by hand. It must never be without a paragraph, and knows
//! nothing of rows, carets or undo.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use zeroize::{Zeroize, Zeroizing};

use crate::text;

/// A place in the text: a paragraph and a byte in it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) paragraph: usize,
    pub(super) byte: usize,
}

impl Spot {
    /// The beginning of this paragraph, or of the one before it.
    pub(super) fn paragraph_up(self) -> Self {
        Self { paragraph: self.paragraph.saturating_sub(usize::from(self.byte == 0)), byte: 0 }
    }

    /// Where `text` ends if it begins here.
    pub(super) fn past(self, text: &str) -> Self {
        match text.rfind('\n') {
            None => Self { byte: self.byte + text.len(), ..self },
            Some(last) => Self { paragraph: self.paragraph + text.matches('\n').count(), byte: text.len() - last - 1 },
        }
    }
}

/// The paragraphs; at least one.
pub(super) struct Prose {
    paragraphs: Vec<String>,
}

impl Prose {
    pub(super) fn new(text: &str) -> Self {
        Self { paragraphs: text.split('\n').map(str::to_owned).collect() }
    }

    pub(super) fn text(&self) -> String {
        self.paragraphs.join("\n")
    }

    /// How many paragraphs there are.
    pub(super) fn len(&self) -> usize {
        self.paragraphs.len()
    }

    pub(super) fn paragraph(&self, index: usize) -> &str {
        &self.paragraphs[index]
    }

    /// The spot after the last word.
    pub(super) fn end(&self) -> Spot {
        self.end_of(self.paragraphs.len() - 1)
    }

    pub(super) fn end_of(&self, paragraph: usize) -> Spot {
        Spot { paragraph, byte: self.paragraphs[paragraph].len() }
    }

    /// The end of this paragraph, or of the one after it.
    pub(super) fn paragraph_down(&self, at: Spot) -> Spot {
        let is_on = at == self.end_of(at.paragraph) && at != self.end();
        self.end_of(at.paragraph + usize::from(is_on))
    }

    /// The byte of the whole text at which a spot lies.
    pub(super) fn offset(&self, spot: Spot) -> usize {
        let before: usize = self.paragraphs[..spot.paragraph].iter().map(|line| line.len() + 1).sum();
        before + spot.byte
    }

    /// The spot at a byte of the whole text, or the end.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let mut byte = offset;
        for (paragraph, line) in self.paragraphs.iter().enumerate() {
            if byte <= line.len() {
                return Spot { paragraph, byte };
            }
            byte -= line.len() + 1;
        }
        self.end()
    }

    /// A copy of what lies between two spots.
    pub(super) fn slice(&self, range: &Range<Spot>) -> String {
        let (start, end) = (range.start, range.end);
        if start.paragraph == end.paragraph {
            return self.paragraphs[start.paragraph][start.byte..end.byte].to_owned();
        }
        let between = &self.paragraphs[start.paragraph + 1..end.paragraph];
        let mut pieces = vec![&self.paragraphs[start.paragraph][start.byte..]];
        pieces.extend(between.iter().map(String::as_str));
        pieces.push(&self.paragraphs[end.paragraph][..end.byte]);
        pieces.join("\n")
    }

    /// Puts `with` in the place of what lies between two spots; answers where it ends.
    pub(super) fn replace(&mut self, range: &Range<Spot>, with: &str) -> Spot {
        let (start, end) = (range.start, range.end);
        if start.paragraph == end.paragraph && !with.contains('\n') {
            splice(&mut self.paragraphs[start.paragraph], start.byte..end.byte, with);
            return start.past(with);
        }
        let tail = Zeroizing::new(self.paragraphs[end.paragraph][end.byte..].to_owned());
        let mut pieces = with.split('\n');
        let first = &mut self.paragraphs[start.paragraph];
        let rest = start.byte..first.len();
        splice(first, rest, pieces.next().unwrap_or_default());
        let gone = self.paragraphs.splice(start.paragraph + 1..=end.paragraph, pieces.map(str::to_owned));
        gone.for_each(|mut line| line.zeroize());
        let end = start.past(with);
        splice(&mut self.paragraphs[end.paragraph], end.byte..end.byte, &tail);
        end
    }

    /// The cluster boundary at a spot or next after it.
    pub(super) fn snap(&self, spot: Spot) -> Spot {
        let line = &self.paragraphs[spot.paragraph];
        let byte = (spot.byte..=line.len()).find(|byte| line.is_char_boundary(*byte)).unwrap_or(line.len());
        let mut cursor = GraphemeCursor::new(byte, line.len(), true);
        // The whole paragraph is at hand, so the cursor never asks for more and never errs.
        let snapped = match cursor.is_boundary(line, 0) {
            Ok(false) => cursor.next_boundary(line, 0).ok().flatten().unwrap_or(line.len()),
            _ => byte,
        };
        Spot { byte: snapped, ..spot }
    }

    /// One cluster back, or the end of the paragraph before; nothing at the beginning.
    pub(super) fn left(&self, spot: Spot) -> Option<Spot> {
        let line = &self.paragraphs[spot.paragraph];
        let before = GraphemeCursor::new(spot.byte, line.len(), true).prev_boundary(line, 0);
        match before.ok().flatten() {
            Some(byte) => Some(Spot { byte, ..spot }),
            None => Some(self.end_of(spot.paragraph.checked_sub(1)?)),
        }
    }

    /// One cluster on, or the beginning of the next paragraph; nothing at the end.
    pub(super) fn right(&self, spot: Spot) -> Option<Spot> {
        let line = &self.paragraphs[spot.paragraph];
        match text::graphemes(&line[spot.byte..]).next() {
            Some((_, cluster)) => Some(Spot { byte: spot.byte + cluster.len(), ..spot }),
            None if spot.paragraph + 1 < self.len() => Some(Spot { paragraph: spot.paragraph + 1, byte: 0 }),
            None => None,
        }
    }

    /// The beginning of this word or the one before; the end of the paragraph before.
    pub(super) fn word_left(&self, spot: Spot) -> Option<Spot> {
        let before = &self.paragraphs[spot.paragraph][..spot.byte];
        let mut pieces = before.split_word_bound_indices().rev();
        let byte = match pieces.find(|(_, piece)| is_word(piece)) {
            Some((byte, _)) => byte,
            None if spot.byte > 0 => 0,
            None => return self.left(spot),
        };
        let snapped = self.snap(Spot { byte, ..spot });
        if snapped < spot { Some(snapped) } else { self.left(spot) }
    }

    /// The end of this word or the next; the beginning of the next paragraph.
    pub(super) fn word_right(&self, spot: Spot) -> Option<Spot> {
        let after = &self.paragraphs[spot.paragraph][spot.byte..];
        let mut pieces = after.split_word_bound_indices();
        let byte = match pieces.find(|(_, piece)| is_word(piece)) {
            Some((begin, piece)) => spot.byte + begin + piece.len(),
            None if !after.is_empty() => spot.byte + after.len(),
            None => return self.right(spot),
        };
        Some(self.snap(Spot { byte, ..spot }))
    }
}

/// Whether a piece between word boundaries is something to stop at: letters, digits, or a picture.
fn is_word(piece: &str) -> bool {
    piece.contains(char::is_alphanumeric) || text::width(piece) > piece.chars().count()
}

/// Replaces bytes of a line. If it outgrows its memory the old memory is wiped, which
/// `String::replace_range` would not do.
pub(super) fn splice(line: &mut String, range: Range<usize>, with: &str) {
    let len = line.len() - range.len() + with.len();
    if len <= line.capacity() {
        line.replace_range(range, with);
        return;
    }
    // With room to grow: without it a line would be moved, and its old memory wiped, for every letter.
    let mut larger = String::with_capacity(len + len / 2 + 16);
    larger.push_str(&line[..range.start]);
    larger.push_str(with);
    larger.push_str(&line[range.end..]);
    line.zeroize();
    *line = larger;
}

/// Adds to the end of a line, as [`splice`] does.
pub(super) fn append(line: &mut String, with: &str) {
    let end = line.len();
    splice(line, end..end, with);
}

impl Drop for Prose {
    fn drop(&mut self) {
        self.paragraphs.zeroize();
    }
}
