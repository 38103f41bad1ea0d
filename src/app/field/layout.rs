//! From paragraphs to the rows on the screen, and back: where the caret is, what is in sight.
//!
//! A row is named by its paragraph and its number in it, so that nothing ever counts the rows of the
//! whole text. It must never wrap a paragraph that the question at hand does not need, and answers
//! only for one text and one area.

use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use crate::text;

use super::Caret;
use super::prose::{Prose, Spot};

/// Cells that a field is given on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What to draw.
#[derive(Clone, PartialEq, Eq)]
pub struct Laid<'a> {
    /// The rows in sight, from the top; at least one, at most the area's height.
    pub rows: Vec<LaidRow<'a>>,
    /// Column and row of the caret in the area.
    pub caret: (u16, u16),
    /// Whether there are rows above those in sight.
    pub above: bool,
    /// Whether there are rows below those in sight.
    pub below: bool,
}

/// One row in sight. `Debug` prints no text.
#[derive(Clone, PartialEq, Eq)]
pub struct LaidRow<'a> {
    /// Its text, never wider than the area.
    pub text: &'a str,
    /// The bytes of `text` that are selected, if any.
    pub selected: Option<Range<usize>>,
}

impl fmt::Debug for Laid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows.len();
        f.debug_struct("Laid").field("caret", &self.caret).field("rows", &rows).finish_non_exhaustive()
    }
}

impl fmt::Debug for LaidRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LaidRow").field("selected", &self.selected).finish_non_exhaustive()
    }
}

/// A row of the text: a paragraph and a row of it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowRef {
    pub(super) paragraph: usize,
    pub(super) row: usize,
}

/// A text as it lies in an area; each paragraph is wrapped when first asked for.
pub(super) struct Lines<'a> {
    prose: &'a Prose,
    width: usize,
    height: usize,
    wrapped: Vec<(usize, Rc<[Range<usize>]>)>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(prose: &'a Prose, area: Area) -> Self {
        let (width, height) = (usize::from(area.width.max(1)), usize::from(area.height.max(1)));
        Self { prose, width, height, wrapped: Vec::new() }
    }

    /// How many rows are in sight.
    pub(super) fn height(&self) -> usize {
        self.height
    }

    /// The rows of a paragraph, one cell narrower than the area: that cell is the caret's.
    pub(super) fn rows(&mut self, paragraph: usize) -> Rc<[Range<usize>]> {
        if let Some((_, rows)) = self.wrapped.iter().rev().find(|(known, _)| *known == paragraph) {
            return Rc::clone(rows);
        }
        let rows: Rc<[_]> = text::rows(self.prose.paragraph(paragraph), self.width - 1).into();
        // One paragraph at a time, when it is asked for: so a key costs the same in five pages as in five hundred.
        self.wrapped.push((paragraph, Rc::clone(&rows)));
        rows
    }

    pub(super) fn place(&mut self, caret: Caret) -> RowRef {
        let Spot { paragraph, byte } = caret.at;
        let rows = self.rows(paragraph);
        let row = rows.partition_point(|row| row.start <= byte) - 1;
        let upper = caret.lean && row > 0 && rows[row].start == byte;
        RowRef { paragraph, row: row - usize::from(upper) }
    }

    /// The row `count` rows up, and how many rows the text was short of that.
    pub(super) fn up(&mut self, from: RowRef, count: usize) -> (RowRef, usize) {
        let (mut at, mut left) = (from, count);
        while left > at.row && at.paragraph > 0 {
            left -= at.row + 1;
            at.paragraph -= 1;
            at.row = self.rows(at.paragraph).len() - 1;
        }
        let steps = left.min(at.row);
        (RowRef { row: at.row - steps, ..at }, left - steps)
    }

    /// The row `count` rows down, and how many rows the text was short of that.
    pub(super) fn down(&mut self, from: RowRef, count: usize) -> (RowRef, usize) {
        let (mut at, mut left) = (from, count);
        let mut under = self.rows(at.paragraph).len() - 1 - at.row;
        while left > under && at.paragraph + 1 < self.prose.len() {
            left -= under + 1;
            at = RowRef { paragraph: at.paragraph + 1, row: 0 };
            under = self.rows(at.paragraph).len() - 1;
        }
        let steps = left.min(under);
        (RowRef { row: at.row + steps, ..at }, left - steps)
    }

    /// The first row to show: `top` if the caret is in sight from there and no row stays empty for
    /// want of it, else the nearest that will do.
    pub(super) fn scroll(&mut self, top: RowRef, caret: RowRef) -> RowRef {
        let reach = self.height - 1;
        let mut top = top.min(caret).max(self.up(caret, reach).0);
        // The area may have become wider since `top` was noted, and the paragraph shorter.
        top.row = top.row.min(self.rows(top.paragraph).len() - 1);
        let empty = self.down(top, reach).1;
        self.up(top, empty).0
    }

    /// The column at which a spot lies on its row; the last one for what hangs past the edge.
    pub(super) fn column(&mut self, place: RowRef, spot: Spot) -> usize {
        let start = self.rows(place.paragraph)[place.row].start;
        text::width(&self.prose.paragraph(spot.paragraph)[start..spot.byte]).min(self.width - 1)
    }

    /// The spot at a column of a row, or the row's end if it is shorter.
    pub(super) fn at_column(&mut self, place: RowRef, column: usize) -> Caret {
        let Range { start, end } = self.rows(place.paragraph)[place.row].clone();
        let line = self.prose.paragraph(place.paragraph);
        let within = text::clip(&line[start..end], column).len();
        if start + within == end {
            return self.end(place);
        }
        Caret::at(Spot { paragraph: place.paragraph, byte: start + within })
    }

    pub(super) fn home(&mut self, place: RowRef) -> Caret {
        let byte = self.rows(place.paragraph)[place.row].start;
        Caret::at(Spot { paragraph: place.paragraph, byte })
    }

    /// The end of a row: before the space at which it breaks, or leaning on the break inside a word.
    pub(super) fn end(&mut self, place: RowRef) -> Caret {
        let rows = self.rows(place.paragraph);
        let Range { start, end } = rows[place.row].clone();
        let spot = Spot { paragraph: place.paragraph, byte: end };
        if place.row + 1 == rows.len() {
            return Caret::at(spot);
        }
        let before = self.prose.left(spot).unwrap_or(spot);
        let hangs = text::is_space(&self.prose.paragraph(place.paragraph)[before.byte..end]);
        if hangs && before.byte >= start { Caret::at(before) } else { Caret { at: spot, lean: true } }
    }

    /// What is in sight from `top` on.
    pub(super) fn lay(&mut self, top: RowRef, at: RowRef, spot: Spot, selected: Option<&Range<Spot>>) -> Laid<'a> {
        let column = self.column(at, spot);
        let (mut rows, mut caret, mut place) = (Vec::with_capacity(self.height), (0, 0), top);
        let below = loop {
            if place == at {
                caret = (column as u16, rows.len() as u16);
            }
            rows.push(self.row(place, selected));
            let (next, short) = self.down(place, 1);
            if short > 0 || rows.len() == self.height {
                break short == 0;
            }
            place = next;
        };
        Laid { rows, caret, above: top > RowRef::default(), below }
    }

    fn row(&mut self, place: RowRef, selected: Option<&Range<Spot>>) -> LaidRow<'a> {
        let Range { start, end } = self.rows(place.paragraph)[place.row].clone();
        let text = text::clip(&self.prose.paragraph(place.paragraph)[start..end], self.width);
        let within = |spot: Spot| match spot.paragraph.cmp(&place.paragraph) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => spot.byte.saturating_sub(start).min(text.len()),
            std::cmp::Ordering::Greater => text.len(),
        };
        let selected = selected.map(|range| within(range.start)..within(range.end)).filter(|range| !range.is_empty());
        LaidRow { text, selected }
    }
}
